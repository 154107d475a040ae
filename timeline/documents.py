"""From an article as read to a document: its language, its sentences, what part of the article each is."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from timeline.model import Document, Language, Sentence, Source
from timeline.readers.byline import agency_of
from timeline.readers.typed import SPACED, VERSUS
from timeline.script import HAN

LATIN = re.compile(r"[A-Za-zÀ-ɏ]+")
TRADITIONAL = frozenset(
    "們個這來時國說對為過後學會經發點動還進現開長問關間實業產億萬電網車東馬華權題員總見書話麼讓將應與從當"
    "報資財務營銷廣費計劃預購買賣構組織機關係價值際際較達單雙億創術頭號聲認識許論議證設試記訊調變質貿貸賬"
    "銀錢鏡鐵錄門閉閱隊陽階難雲靈順須額顯風飛養驗體點龍嗎圖團園圍場壓壞處備寫導層屬島帶幣廠廳張強彈歸"
    "戶擁擇擔據擴敗數斷於歲歷殺氣決況淨減測準漢潔潛災無煙爭狀獨獲環現畢異療監盤眾礎禮離種稱積窮競筆節"
)
SIMPLIFIED = frozenset(
    "们个这来时国说对为过后学会经发点动还进现开长问关间实业产亿万电网车东马华权题员总见书话么让将应与从当"
    "报资财务营销广费计划预购买卖构组织机关系价值际较达单双创术头号声认识许论议证设试记讯调变质贸贷账"
    "银钱镜铁录门闭阅队阳阶难云灵顺须额显风飞养验体龙吗图团园围场压坏处备写导层属岛带币厂厅张强弹归"
    "户拥择担据扩败数断于岁历杀气决况净减测准汉洁潜灾无烟争状独获环毕异疗监盘众础礼离种称积穷竞笔节"
)
ONLY_TRADITIONAL = TRADITIONAL - SIMPLIFIED
ONLY_SIMPLIFIED = SIMPLIFIED - TRADITIONAL

CLOSERS = "”’」』】》）)\"'"
END = re.compile(
    rf"(?:[。！？!?…]+|(?<!\d)\.(?=[{CLOSERS}]*(?:\s|$))|(?<=\d)\.(?=[{CLOSERS}]*(?:\s+[“\"‘]?[A-Z]|\s*$)))[{CLOSERS}]*"
)
TABLE_ROW = re.compile(r"^\s*\||\S ?\| ?\S|\|\s*$")
LEAD = 6
"""Sentences; of a first paragraph that is longer (a body in one piece), only two are the lead."""
BULLET = re.compile(r"[▌■◆●▲▼◎★※]")
SHORT = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|Gen|Sen|Rep|Gov|Col|Lt|Capt|Jr|Sr|vs|v|No|Nos|Inc|Ltd|Co|Corp|Bros|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Mon|Tue|Tues|Wed|Thu|Thurs|Fri|Sat|Sun|"
    r"approx|est|fig|al|cf|etc|e\.g|i\.e|a\.m|p\.m)|\b(?:[A-Za-z]\.)*[A-Z])\.$"
)
SAID = re.compile(
    r"\s*(?:他們|她們|他们|她们|他|她|[\u3400-\u9fff·]{2,12})?(?:說|说|問|问|道|稱|称|表示|回應|回应|反問|反问)"
)


def make_document(source: Source) -> Document:
    """Number, date (where the file says so) and cut an article. The id is the path, or `path#2`."""
    return Document(
        id=source.path if source.index == 0 else f"{source.path}#{source.index + 1}",
        path=source.path,
        title=source.title,
        outlet=source.outlet or agency_of(source.text),
        language=language_of(source.text),
        text=source.text,
        published=source.published,
        published_how=source.published_how,
        sentences=sentences_of(source),
        cells=source.cells,
    )


def language_of(text: str) -> Language:
    """English, or Chinese in the script whose own characters are in the majority."""
    sample = text[:20000]
    han = len(HAN.findall(sample))
    if han * 2 < len(LATIN.findall(sample)):
        return "en"
    traditional = sum(c in ONLY_TRADITIONAL for c in sample)
    simplified = sum(c in ONLY_SIMPLIFIED for c in sample)
    if traditional == simplified and han:
        from opencc import OpenCC

        return "zh-Hant" if OpenCC("t2s").convert(sample) != sample else "zh-Hans"
    return "zh-Hant" if traditional > simplified else "zh-Hans" if han else "en"


def sentences_of(source: Source) -> tuple[Sentence, ...]:
    """All sentences in their order; together they hold every character that is not white space."""
    tables = sorted({(c.start, c.end) for c in source.cells})
    starts = [start for start, _ in tables]
    captions = set(source.captions)
    found: list[Sentence] = []
    lead: int | None = None
    for number, (start, end) in enumerate(paragraphs(source)):
        section = "body"
        held = bisect_right(starts, end - 1) - 1
        if (start, end) == source.title_span or (
            found and found[-1].section == "headline" and _goes_on(source.text, found[-1], start, end)
        ):
            section = "headline"
        elif (start, end) in captions:
            section = "caption"
        elif (
            (held >= 0 and tables[held][0] >= start)
            or (tables and TABLE_ROW.search(source.text, start, end))
            or any(row.fullmatch(source.text, start, end) for row in (VERSUS, SPACED))
        ):
            section = "table"
        elif lead is None and source.title_span is not None:
            lead, section = number, "lead"
        pieces = (
            [(start, end)] if section in ("headline", "caption", "table") else cut(source.text, start, end)
        )
        for place, (first, last) in enumerate(pieces):
            kept = section if section != "lead" or len(pieces) <= LEAD or place < 2 else "body"
            found.append(Sentence(first, last, kept, number))
    return tuple(found)


def _goes_on(text: str, headline: Sentence, start: int, end: int) -> bool:
    """Whether a headline in capitals goes on in a line of capitals right below it."""
    return (
        text[headline.end : start].count("\n") == 1
        and text[headline.start : headline.end].isupper()
        and text[start:end].isupper()
    )


def paragraphs(source: Source) -> Iterator[tuple[int, int]]:
    """Lines without the white space around them; title, caption and byline stand apart from their line."""
    text = source.text
    apart = sorted({*source.captions, *([source.title_span] if source.title_span else [])})
    edges = sorted({edge for place in apart for edge in place})
    at = 0
    for line in text.split("\n"):
        end = at + len(line)
        inner = edges[bisect_right(edges, at) : bisect_right(edges, end - 1)]
        for start, stop in zip([at, *inner], [*inner, end], strict=True):
            bare = trimmed(text, start, stop)
            if bare[0] < bare[1]:
                yield bare
        at = end + 1


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A place without the white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def cut(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut a paragraph into sentences; closing quotation marks stay with what they close."""
    pieces: list[tuple[int, int]] = []
    first = start
    marks = [(m.start(), m.end(), m[0]) for m in END.finditer(text, start, end)]
    marks += [(m.start(), m.start(), "") for m in BULLET.finditer(text, start + 1, end)]
    for at, stop, mark in sorted(marks):
        if at < first or not ends(text, first, at, stop, mark, end):
            continue
        piece = trimmed(text, first, stop)
        if piece[0] < piece[1]:
            pieces.append(piece)
        first = stop
    last = trimmed(text, first, end)
    if last[0] < last[1]:
        pieces.append(last)
    return pieces


def ends(text: str, first: int, at: int, stop: int, mark: str, end: int) -> bool:
    """Whether a full stop ends a sentence: not after an abbreviation or before a quote's speaker."""
    if not mark:
        return True
    after = text[stop : min(end, stop + 16)]
    if mark[0] == "." and SHORT.search(text, max(first, at - 12), at + 1) and not mark[1:]:
        return after.strip() == ""
    following = after.lstrip()
    if following[:1].islower() and mark[0] in ".!?…":
        return False
    closed = mark.rstrip(CLOSERS) != mark
    if closed and mark[0] in "。！？!?…" and SAID.match(after):
        return False
    if mark[0] in "!?！？" and not closed and following[:1] in "，,、；;：:":
        return False
    return not (mark[0] == "…" and not closed and following[:1] not in ("", "\n") and len(mark) < 2)
