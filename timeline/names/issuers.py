"""Firms told by what only a firm has right behind its name, whatever its characters are: a code in brackets,
results that it publishes, a head who is named, a round of money, the year it was founded in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from timeline.names.endings import LEADING_IN, LEGAL_FORMS
from timeline.names.found import Found
from timeline.names.houses import headed
from timeline.names.reading import Reading

DAY = (
    r"(?:(?:\d{1,2}月)?\d{1,2}日|[今昨](?:[天日]|(?:（\d{1,2}）|\(\d{1,2}\))日?)|日前|近日)?"
    r"(?:晚间?|上午|下午|盘后)?"
)
MARKET = r"(?:股票代[号码]|股份代号|代[号码]|[A-Z]{2,8}|[纳纽港上深][\u3400-\u9fff]{2,3})?[：:\s]*"
NUMBER = r"(?:\d{4,6}|(?<=[：:\s])[A-Z]{1,5})(?:\.[A-Za-z]{2,3})?"
CODE = rf"[（(]{MARKET}(?!(?:19|20)\d\d[）)]){NUMBER}[）)]"
RESULTS = (
    rf"(?:[（(]{MARKET}{NUMBER}[）)])?{DAY}(?:发布|披露|公布|交出|发表)(?:了)?[^，。；\n]{{0,16}}"
    r"(?:季报|年报|中报|财报|业绩|快报|年度报告|季度报告|(?<=月)合并营收|(?<=月)营收)"
)
MONEY = rf"{DAY}(?:宣布)?(?:已|正式)?完成[^，。；\n]{{0,14}}(?:融资|募资)"
FOUNDED = r"(?:成立|创立|创办)于(?:19|20)\d\d年"
ISSUER = re.compile(
    r"(?<![\u3400-\u9fff])(?P<name>[\u3400-\u9fff]{2,12}?)"
    rf"(?:(?P<sure>{CODE}|(?<=有限公司)|(?<=有限责任公司))|(?:{RESULTS}|{MONEY}|{FOUNDED})"
    r"|(?P<head>(?=董事长|总经理|总裁|首席执行官|执行长|财务长|创始人|行长|CEO|CFO)))"
)
LEGAL = re.compile(r"(?:股份)?有限(?:责任)?公司$")
LEAD = re.compile(
    rf"(?:.*(?:{'|'.join(sorted(LEADING_IN, key=len, reverse=True))})"
    r"|.*(?:公司|企业|集团|新创|连锁店?|开发商|发展商|[厂商])|新股)(?=.{2})"
)
"""What only says which kind of firm follows (机能布料厂晟纺, 连锁咖啡品牌山丘咖啡)."""
NO_ISSUER = re.compile(
    r"公司$|企业|银行业|机构|股份制|.[的在是了将把被为向对有或从到每这那该本其据由于各等与及和]"
    r"|^[的在是了将把被为向对从到每这那该本其据由于各等及]|^.?日|晚间?$|[号证]$"
    r"|^(?:行政|执行|联席|常务|名誉|昨天|今天|集团|上市|平台|记者|两市|沪深|全[国市省])"
)
AGAIN, JOINING = 2, 3
"""How often a name must be printed, or what is left of it without its trade, where no code is beside it; and
one that begins with what joins words else (和记).
"""


def issuers(reader: Reading) -> Iterator[Found]:
    """Find them, and the forms without the words of their trade that the text prints by themselves."""
    known = reader.tables.known
    trades = reader.tables.words("trade") | reader.tables.words("organisation") | LEGAL_FORMS
    for match in ISSUER.finditer(reader.text):
        start, end = match.span("name")
        lead = LEAD.match(match["name"])
        start += lead.end() if lead else 0
        name = reader.text[start:end]
        stem = LEGAL.sub("", name)
        if len(stem) < 2 or NO_ISSUER.search(stem):
            continue
        if any(stem in words for words in reader.tables.cues.values()):
            continue
        if any(name[:n] in known for n in range(2, len(name) + 1)):
            continue
        if match["head"] is not None and not headed(reader, end):
            continue
        forms = list(_shorter(stem, trades))
        count = reader.printed.count
        least = JOINING if name[0] in "和与有" else AGAIN if match["sure"] is None else 1
        if count(forms[-1]) < least:
            continue
        if stem != name:
            yield Found(start, end, "organisation", "legal form of the name", alias_of=stem)
        yield Found(start, start + len(stem), "organisation", "what only a firm has behind it")
        for form in forms[1:]:
            if count(form) > count(stem):
                yield Found(start, start + len(form), "organisation", "short form", alias_of=stem)


def _shorter(name: str, trades: frozenset[str]) -> Iterator[str]:
    """A name, and what is left of it without the words of its trade, one after the other."""
    yield name
    while size := next((n for n in (4, 3, 2) if len(name) > n + 1 and name[-n:] in trades), 0):
        name = name[:-size]
        yield name
