"""Which person a number is of that persons have (a salary, a sentence)."""

from __future__ import annotations

import re

from timeline.claims.marks import Mark, Marked
from timeline.claims.subject import Topic, named, topic_of

SAYING_ZH = re.compile(
    r"[\u3400-\u9fff]{0,4}?(?:表示|说明|指出|介绍|透露|分析|认为|坦言|强调|称|说|指)(?:[，,：:]|，?(?=[明今去\ue003]))"
)
REPORTER = re.compile(r"(?:记者|通讯员|特派员)$")


def _only_tells(marked: Marked, mark: Mark) -> bool:
    """Whether a person in a Chinese sentence is its reporter, or only says what it tells."""
    said = SAYING_ZH.match(marked.text, mark.at + 1) is not None
    return said or REPORTER.search(marked.text[: mark.at]) is not None


def person_before(marked: Marked, mark: Mark) -> Topic | None:
    """The person named last before a number in its sentence, who neither only speaks nor reports."""
    names = [m for m in marked.of("name", 0, mark.at) if named(m).type == "person"]
    names = [m for m in names if not _only_tells(marked, m)]
    return topic_of(names[-1]) if names else None
