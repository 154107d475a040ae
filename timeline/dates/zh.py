"""The Chinese grammar of dates, both scripts: tokens of `zh_lex` put together into expressions.

A simple date is a row of tokens, each finer than the one before (去年 + 5月 + 30日); operators before and
after it make ranges, open ranges and parts. Operators are read only where a date stands.
"""

from __future__ import annotations

import re

from timeline.dates import zh_build
from timeline.dates.calendar import as_unit
from timeline.dates.expressions import (
    Duration,
    Expression,
    Mention,
    Range,
    Shift,
    Since,
    Stretch,
    Until,
    Vague,
    Weekday,
)
from timeline.dates.zh_built import Built
from timeline.dates.zh_lex import lexer
from timeline.dates.zh_text import fold
from timeline.dates.zh_tokens import LEVEL, Token
from timeline.lexicon import Lexicon

_TO = re.compile(r"\s?(?:的?时间)?(?:起|开始)?\s?(?:-{1,2}|至|到|直到|直至|一直到)\s?")
_LONGEST_TO = 12
_AND = re.compile(r"\s?(?:和|与|及|跟|同)\s?")
_BETWEEN = re.compile(r"\s?(?:之间|间|这段时间|期间)")
_AFTER = re.compile(
    r"\s?(?:"
    r"(?P<since>以来|至今|迄今|到现在|到目前|来(?=[,，。;；、的\s]|$))"
    r"|(?P<notless>(?:或|及|和)(?:之|以)?后|起(?!点|步|诉|源|草|初|伏|飞|薪|价|码|重)|开始(?=[,，。;；、的至到前\s]|$)(?!前)|伊始)"
    r"|(?P<notmore>(?:或|及|和)(?:之|以)?前|为止|止(?!步|损|跌|盈|于)|前夕)"
    r"|(?P<after>之后|以后|过后|后(?=[,，。;；、的将会才\s]|$))"
    r"|(?P<before>之前|以前|前(?=[,，。;；、的将会就完须需要\s]|$|[一-鿿](?<![一二三四五六七八九十两几数后夕往去来])))"
    r"|(?P<during>期间|之内|以内|内(?!部|容|存|地|需|外|销|涵|置|在|蒙|测)|(?:当|这|那)[天日]|左右|前后|上下|许)"
    r")"
)
_AFTER_STARTS = frozenset("以至迄到来或及和起开伊为止前之后过期内当这那左上许 \t\n\u3000\xa0")
"""First characters of what may follow a date, looked at before the pattern."""
_UNTIL_NOW = re.compile(r"\s?(?:至|到|-{1,2})\s?(?:今(?![年天日晚晨早])|现在|目前|如今)")
_UNTIL_STARTS = frozenset("至到- \t\n\u3000\xa0")
_BEFORE = re.compile(
    r"(?:(?P<asof>截至|截止到|截至到|截止至|截止|截至于)|(?P<since>自从|自|从|由|打从)|(?P<until>直到|直至|到))\s?(?:在?包括)?$"
)
_ENDING = re.compile(
    r"止?的?(?:(?P<year>财政?年度?|会计年度|年度|全?年|一年|十二个月|12个月)|(?P<half>半年|六个月|6个月|中期(?=业绩|报告|财报|息|股息|综合))|"
    r"(?P<quarter>一?季度?|三个月|3个月)|(?P<nine>九个月|9个月))"
)
"""The stretch that a day closes (截至6月30日止六个月)."""
_STRETCHES = {"year": (1, "year"), "half": (6, "month"), "quarter": (3, "month"), "nine": (9, "month")}
_BEGUN = re.compile(r"(?P<notless>开始(?!前))")
"""Behind a date that 从 leads to, whatever it is that begins: 从2月1日开始发货."""
_BEFORE_ENDS = frozenset("至到止于从自由括 \t\n\u3000\xa0")


def propose(text: str, lexicon: Lexicon) -> list[Mention]:
    """Find the date expressions of a text in either script, sorted by place, none overlapping."""
    folded = fold(text)
    tokens = lexer(lexicon).cut(folded)
    mentions: list[Mention] = []
    i, floor = 0, 0
    while i < len(tokens):
        if _leads_length(folded, tokens, i):
            i += 1
            continue
        built = _whole(folded, tokens, i, floor)
        if built is None:
            i += 1
            continue
        mention = Mention(
            built.start,
            built.end,
            text[built.start : built.end],
            built.expression,
            built.weekday,
            built.flags,
        )
        mentions.append(mention)
        floor = built.end
        i = max(i + 1, built.next)
        while i < len(tokens) and tokens[i].start < floor:
            i += 1
    return mentions


def _leads_length(text: str, tokens: list[Token], i: int) -> bool:
    """Whether a vague word only gives the length of time after it a direction: 最近三天."""
    if tokens[i].kind != "final" or i + 1 >= len(tokens) or tokens[i + 1].kind != "dur":
        return False
    if not isinstance(tokens[i].value, Vague):
        return False
    return tokens[i + 1].start - tokens[i].end <= 1 and text[tokens[i].start : tokens[i].end] == "最近"


def _whole(text: str, tokens: list[Token], i: int, floor: int) -> Built | None:
    """A date with what is before and after it: ranges, then open ranges."""
    built = zh_build.simple(text, tokens, i, floor)
    if built is None:
        return None
    built = _with_weekday(text, tokens, built)
    before = None if built.closed else _led_by(text, floor, built.start)
    built, ranged = _ranged(text, tokens, built, before is not None)
    if built.closed:
        return _allowed(text, built)
    follows = text[built.end : built.end + 1]
    if not ranged and follows in _UNTIL_STARTS and (now := _UNTIL_NOW.match(text, built.end)):
        return built.grown(end=now.end(), expression=Since(built.expression, to_base=True))
    after = _AFTER.match(text, built.end) if follows in _AFTER_STARTS else None
    if after is None and before is not None and before["since"]:
        after = _BEGUN.match(text, built.end)
    if (
        before is not None
        and before["since"]
        and text[max(0, before.start() - 1) : before.start()] in ("来", "取")
    ):
        before = None
    closing = _ENDING.match(text, built.end) if before is not None and before["asof"] and not ranged else None
    if before is not None and closing is not None and closing.lastgroup:
        amount, unit = _STRETCHES[closing.lastgroup]
        span = Stretch(Duration(amount, as_unit(unit)), "past", anchor=built.expression, edge="with")
        return _allowed(text, built.grown(start=before.start(), end=closing.end(), expression=span))
    return _allowed(text, _opened(text, built, ranged, before, after))


def _led_by(text: str, floor: int, start: int) -> re.Match[str] | None:
    """The operator that ends where a date starts; most dates have none, which their last character shows."""
    if text[start - 1 : start] not in _BEFORE_ENDS:
        return None
    return _BEFORE.search(text, max(floor, start - 8), start)


_JOINT = re.compile(r"\s?[,，(（]?\s?")


def _with_weekday(text: str, tokens: list[Token], built: Built) -> Built:
    """周日, 二月十號 and 本周三（11月19日）: the date is what counts, the weekday is kept beside it."""
    weekday, j = built.expression, built.next
    if not isinstance(weekday, Weekday) or j >= len(tokens):
        return built
    joint = _JOINT.match(text, built.end)
    if joint is None or tokens[j].start != joint.end() or tokens[j].kind not in ("fields", "lunar"):
        return built
    date = zh_build.simple(text, tokens, j, built.end)
    if date is None or date.level != LEVEL["day"] or date.weekday is not None:
        return built
    opened = joint[0].strip() in ("(", "（")
    end = date.end + (opened and text[date.end : date.end + 1] in (")", "）"))
    return date.grown(start=built.start, end=end, weekday=weekday.weekday)


def _ranged(text: str, tokens: list[Token], built: Built, from_before: bool) -> tuple[Built, bool]:
    """Join a second date that a connector leads to."""
    j = built.next
    if j >= len(tokens) or tokens[j].start > built.end + _LONGEST_TO:
        return built, False
    connector = _TO.match(text, built.end)
    strong = connector is not None
    if connector is None:
        connector = _AND.match(text, built.end)
    if connector is None or not _starts_at(text, tokens[j], connector.end()):
        return built, False
    other = zh_build.simple(text, tokens, j, built.end, after=built)
    if other is None or other.closed or (other.level > built.level + 2 and built.level < LEVEL["month"]):
        return built, False
    between = _BETWEEN.match(text, other.end)
    if not strong and not (between and other.level == built.level):
        return built, False
    start = built.start
    if from_before and not between:
        lead = _led_by(text, 0, start)
        start = lead.start() if lead and lead["since"] else start
    end = between.end() if between and (not strong or between[0].strip() != "期间") else other.end
    limit = re.compile("之?前").match(text, end) if strong and built.level == LEVEL["day"] else None
    if limit:
        span = Range(built.expression, other.expression, exclusive=limit[0] == "之前")
        return Built(start, limit.end(), span, built.level, other.next, closed=True), True
    last = other.expression
    if isinstance(built.expression, Weekday) and isinstance(last, Weekday) and last.offset is None:
        away = (last.weekday - built.expression.weekday) % 7 or 7  # 上周一到周三
        last = Shift(away, "day", "future", anchor=built.expression)
    joined = Built(start, end, Range(built.expression, last), max(built.level, other.level), other.next)
    return joined, True


def _starts_at(text: str, token: Token, place: int) -> bool:
    return token.start == place and token.kind not in ("final", "dur", "ordinal")


def _opened(
    text: str, built: Built, ranged: bool, before: re.Match[str] | None, after: re.Match[str] | None
) -> Built:
    """Open ranges by the operator after the date, then by the one before it."""
    date: Expression = built.expression
    start = built.start
    if (
        before is not None
        and not ranged
        and (before["asof"] or (before["since"] and _gives_since(before, after)))
    ):
        start = before.start()
    if after is None:
        return _led(built, ranged, before, start)
    end, kind = after.end(), after.lastgroup
    if kind == "during":
        word = after[0].strip()
        flags = frozenset({"approximate"}) if word in ("左右", "前后", "上下") else frozenset()
        return _led(built.grown(end=end, flags=built.flags | flags), ranged, before, start)
    if kind == "since":
        return built.grown(start=start, end=end, expression=Since(date, to_base=True))
    if kind == "notless":
        return built.grown(start=start, end=end, expression=Since(date))
    if kind == "notmore":
        if isinstance(date, Range):
            return built.grown(start=start, end=end)  # 11月7日至明年1月6日止
        as_of = before is not None and bool(before["asof"])
        return built.grown(start=start, end=end, expression=Until(date, as_of=as_of))
    if kind == "after":
        return built.grown(end=end, expression=Since(date, after=True))
    return built.grown(end=end, expression=Until(date, before=not _whole_end(built, after[0])))


def _whole_end(built: Built, word: str) -> bool:
    """Whether a date with 前 is a limit that counts itself: 年底前, 6月30日前 (but not 5月前)."""
    return built.part or (built.level == LEVEL["day"] and word.strip() == "前")


def _gives_since(before: re.Match[str], after: re.Match[str] | None) -> bool:
    return before["since"] in ("自", "自从") or (
        after is not None and after.lastgroup in ("since", "notless")
    )


def _led(built: Built, ranged: bool, before: re.Match[str] | None, start: int) -> Built:
    """What only an operator before the date says: 截至9月底, 自2018年."""
    if before is None or ranged:
        return built
    if before["asof"]:
        return built.grown(start=start, expression=Until(built.expression, as_of=True))
    if before["since"] and _gives_since(before, None):
        return built.grown(start=start, expression=Since(built.expression))
    return built


_TITLE = re.compile(r"《[^》《\n]{0,24}$")


def _allowed(text: str, built: Built) -> Built | None:
    """Drop what a title only seems to say: a deictic word inside 《》 is a name."""
    if built.deictic and _TITLE.search(text, max(0, built.start - 26), built.start):
        return None
    return built
