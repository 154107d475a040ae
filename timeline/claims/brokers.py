"""Houses that say what a company will earn."""

from __future__ import annotations

import re

from timeline.claims.subject import Topic
from timeline.script import simplify

BROKER = re.compile(r"(?:证券|券商|投顾|投行|投信|期货|研究所|研究院|研究中心|评级|研投|资本市场部)$")
OUTLOOK = re.compile(
    r"预测|预计|预期|预估|分析，|研判|压力|支撑|目标价|评级|上调|下调|上修|下修|看好|看淡|维持|给予|重申|[“「][\u3400-\u9fff]{2,3}[”」]"
)


def forecaster(topic: Topic, main: Topic | None, sentence: str) -> bool:
    """Whether a topic is a house that tells what the company of the article will earn."""
    if main is None or topic.key == main.key or not BROKER.search(simplify(topic.subject)):
        return False
    return OUTLOOK.search(sentence) is not None
