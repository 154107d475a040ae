"""Titles, outlets and bylines that an article prints about itself."""

from __future__ import annotations

import re

WORDS = "|".join(
    (
        r"本[报報]|[记記]者|[编編][辑輯]|通[讯訊][员員]|[实實][习習]生|文[/／｜|]",
        r"作者|撰文|[采採][写寫]|[来來]源|[电電]$",
    )
)
BYLINE = re.compile(rf"(?:{WORDS})|^\s*(?:by|reporting by|source:)\b", re.IGNORECASE)
RUBRIC = re.compile(r"^(?P<outlet>[^|｜]{2,40}?)\s*[|｜]\s*(?P<rest>[^|｜]{2,60})$")
SPACED = re.compile(r"^(?P<outlet>[^\s　,，。]{2,20})[　 ](?P<rest>.{2,30})$")
TAIL = re.compile(r"[（(]\s*(?P<said>[^()（）]{2,60})\s*[)）]\s*$")
SAID_BY = re.compile(
    r"^(?P<outlet>[^\s]{2,16}?)\s*(?:特[约約派]|本[报報]|[实實][习習]|首席|[资資]深|[驻駐]\S{1,6})?(?:[记記]者|[编編][辑輯]|通[讯訊][员員])"
)
PAPER = re.compile(
    r"^《?(?P<outlet>[\u3400-\u9fff]{1,8}(?:[报報]|通[讯訊]社|新[闻聞](?:[网網社])?|[周週]刊|[杂雜][志誌]|[电電][视視]台|[财財][经經]|"
    r"[观觀]察|[网網]))》?(?:[\s　·|]+\d{4}\s?[年\-/.].{0,24})?$"
)
"""A line with nothing but the name of a paper, or that and a date."""
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
SHORT_MONTHS = "(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\.?"
MONTH = f"(?:{MONTHS}|{SHORT_MONTHS})"
ENGLISH_DAY = rf"(?:[A-Z][a-z]+day,? )?(?:\d{{1,2}} {MONTH} \d{{4}}|{MONTH} \d{{1,2}},? \d{{4}})"
ENGLISH_PAPER = re.compile(
    rf"^(?P<outlet>(?:The )?[A-Z][\w&'’.-]*(?: (?:[A-Z&][\w&'’.-]*|of|and|the)){{0,5}})(?:,| ?[|·–—])"
    rf" (?:[^|·,]{{2,30}} ?[|·,] )?(?P<day>{ENGLISH_DAY})$"
)
"""The name of a paper and the day of its issue: The Harbour Chronicle, Friday, February 14, 2025."""
MASTHEAD = re.compile(
    rf"(?P<outlet>[A-Z][^\n]{{3,60}}[^\n.])\n+(?P<issue>(?:No|Issue|Vol|Volume)\b[^\n]{{1,40}}|(?<=[A-Z]\n){ENGLISH_DAY})"
    r"\n\n(?=[^\n]{8,160}[^\n.]\n)"
)
"""The name of a letter, with number and day of the issue, above the headline of an article."""
DAY = re.compile(
    r"(?<!\d)(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)|\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日)"
    r"(?=\s*(?:\d{1,2}[:：]\d{2}|刊出|刊登|刊[載载]|[發发][佈布]|[報报][導导道]|[電电訊讯])?\s*[)）]?\s*$)"
)
"""The day with which a byline ends (某某日报　2025年5月6日; 记者…，2025年5月6日刊出)."""
SOURCE = re.compile(r"[来來]源[:：]\s*(\S{2,20})")
PARTED = re.compile(r"\s*[|｜·•]\s*|\s+[-–—]\s+")
DAY_ALONE = re.compile(
    rf"{ENGLISH_DAY}|\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}|\d{{4}}\s*年\s*\d{{1,2}}\s*月\s*\d{{1,2}}\s*[日号號]"
)
LONGEST_PART = 40
"""Characters of a part of a byline: The Harbour Chronicle | June 18, 2025 | By Carla Mendes."""
SENTENCE_END = re.compile(r"[。！？!?；;]|[.]\s*$")


def is_byline(line: str) -> bool:
    """Whether a line under a title says who wrote it or where it stood, and nothing else."""
    line = line.strip()
    if _parted(line) is not None:
        return True
    if not 2 <= len(line) <= 80 or line[0] in "（(" or SENTENCE_END.search(line):
        return False
    if ENGLISH_PAPER.match(line):
        return True
    if re.search(r"[，,]\s*.+[，,]", line):
        return False
    return bool(
        BYLINE.search(line)
        or PAPER.match(line)
        or RUBRIC.match(line)
        or ("　" in line and SPACED.match(line))
    )


def _parted(line: str) -> tuple[str | None, str] | None:
    """The outlet, if one is named, and the day of a byline whose parts are set apart by signs; None if it is
    none.
    """
    parts = PARTED.split(line)
    day = next((p for p in parts if DAY_ALONE.fullmatch(p)), None)
    if len(parts) < 2 or day is None or any(len(p) > LONGEST_PART or SENTENCE_END.search(p) for p in parts):
        return None
    sources = [m[1] for p in parts if (m := SOURCE.match(p))]
    named = [p for p in parts if p and not DAY_ALONE.fullmatch(p) and not BYLINE.search(p)]
    return next(iter((*sources, *named)), None), day


STATE = re.compile(
    r"(?:draft|(?:last )?updated|published|posted|version|embargo\w*|草稿|初稿|更新|[发發][布佈])\b", re.I
)
"""What a line of a date tells of the article, and no outlet: Draft, 2 October 2025."""


def outlet_of(line: str) -> str | None:
    """The outlet that a byline names: 「某某日报 记者 某某」, "The Paper | Business", 「某某周刊　某某」."""
    line = line.strip()
    if STATE.match(line):
        return None
    parted = _parted(line)
    if parted is not None:
        return parted[0]
    paper = PAPER.match(line) or ENGLISH_PAPER.match(line)
    if paper:
        return paper["outlet"]
    said = SAID_BY.match(line)
    if said and said["outlet"] not in ("本报", "本報"):
        return said["outlet"]
    for pattern in (RUBRIC, SPACED):
        match = pattern.match(line)
        if match and not re.match(
            r"(?:by|source)\b|作者|[记記]者|文[/／]|[来來]源", match["outlet"], re.IGNORECASE
        ):
            return match["outlet"].strip()
    source = SOURCE.search(line)
    return source[1] if source else None


def tail_of(text: str) -> tuple[int, int, str | None] | None:
    """A byline or outlet in parentheses at the very end: its place, and the outlet that it names if any."""
    match = TAIL.search(text)
    if not match or match.start() < len(text) * 0.5:
        return None
    said = match["said"].strip()
    if re.match(r"(?:reporting|editing|writing|additional reporting)\b", said, re.IGNORECASE):
        return match.start(), match.end(), None
    by = SAID_BY.match(said)
    if by:
        return match.start(), match.end(), by["outlet"]
    if BYLINE.search(said):
        return match.start(), match.end(), None
    before = text[: match.start()].rstrip(" \t")
    alone = before.endswith(("\n", "。", "！", "？", ".", "”", "」", "!", "?", '"')) and len(said) <= 24
    return (match.start(), match.end(), said) if alone and not re.search(r"\d", said) else None


def day_of_byline(line: str) -> str | None:
    """The day with which a byline ends, as printed: that on which the article appeared."""
    parted = _parted(line.strip())
    if parted is not None:
        return parted[1]
    match = DAY.search(line)
    paper = ENGLISH_PAPER.match(line.strip()) if match is None else None
    return match[0] if match else paper["day"] if paper else None


AGENCY = re.compile(
    r"^[（(【]?(?P<zh>[\u3400-\u9fff]{2,6}?[社报報])(?:[记記]者)?[\u3400-\u9fff]{0,12}?"
    r"(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}[日号號]?[电電讯訊]"
    r"|^(?:[A-Z][\w .,'’-]{0,48})?\((?P<en>[A-Z][\w .&’-]{1,30})\)\s(?:[-–—]|--)\s",
    re.MULTILINE,
)
"""A dateline with the agency that sent it: 某某社杭州10月18日电; KERAN, May 8 (Meridian) -."""
OPENING = 400
"""Characters in which a dateline stands."""


def agency_of(text: str) -> str | None:
    """The agency of an article's dateline, if it has one."""
    match = AGENCY.search(text, 0, OPENING)
    return (match["zh"] or match["en"]) if match and not (match["zh"] or "").startswith("本") else None


def masthead_of(text: str) -> tuple[int, str | None, str | None]:
    """Where the masthead of a letter ends, 0 where there is none; what the letter is called, and its day."""
    match = MASTHEAD.match(text)
    if match is None:
        return 0, None, None
    day = re.search(ENGLISH_DAY, match["issue"])
    return match.end(), match["outlet"].strip(), day[0] if day else None
