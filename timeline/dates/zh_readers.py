"""What each pattern of a Chinese date word means: one reader a pattern, from a match to a token's meaning.

A reader gives a token's kind, level and value (see `zh_lex.Token`), or None where the match is no date.
"""

from __future__ import annotations

import functools
import re

from timeline.dates.calendar import as_unit
from timeline.dates.expressions import Fields, Range, Recurring, Relative, Weekday
from timeline.dates.zh_text import number
from timeline.dates.zh_tokens import LEVEL
from timeline.dates.zh_units import (
    MONTH,
    MOVED,
    NO_LENGTH,
    ONE,
    REPORTED,
    SPAN,
    UNITS,
    WEEKDAYS,
)

PAPER = re.compile(
    r"(?:[\[【〔(〈《](?:19|20)\d\d年?[\]】〕)〉》][^\s\d]{0,3}(?:\d{4})?[^\s\d]{0,2}|第|编号[:：]?)\s*$"
)
PAPER_REACH = 16
"""What stands before the number of a decree, a letter or a court's case, 〔2018〕29号, and its characters."""
Meaning = tuple[str, int, object]


def fields_token(level: str, **values: object) -> Meaning:
    return "fields", LEVEL[level], values


def _year_number(printed: str) -> dict[str, int] | None:
    value = number(printed)
    if value is None:
        return None
    if len(printed) == 2 and (printed.isdigit() or all(c in ONE for c in printed)):
        return {"short_year": value}
    return {"year": value} if 1000 <= value < 2300 else None


def read_ymd(m: re.Match[str]) -> Meaning | None:
    year, month, day = int(m[1]), int(m[3]), int(m[4])
    if not (1000 <= year < 2300 and 1 <= month <= 12 and 1 <= day <= 31):
        return None
    return fields_token("day", year=year, month=month, day=day)


def read_dmy(m: re.Match[str]) -> Meaning | None:
    first, second, year = int(m[1]), int(m[2]), int(m[3])
    readings = [(a, b) for a, b in ((first, second), (second, first)) if 1 <= a <= 12 and 1 <= b <= 31]
    if not readings or not 1000 <= year < 2300:
        return None
    fields = [Fields(year=year, month=a, day=b) for a, b in dict.fromkeys(readings)]
    values: dict[str, object] = {"year": year, "month": fields[0].month, "day": fields[0].day}
    return fields_token("day", **values, **({"other": fields[1]} if len(fields) > 1 else {}))


def read_ym(m: re.Match[str]) -> Meaning | None:
    if not 1900 <= int(m[1]) < 2300:
        return None
    return fields_token("month", year=int(m[1]), month=int(m[2] or m[3]))


def read_era(m: re.Match[str]) -> Meaning | None:
    value = 1 if m[2] == "元" else number(m[2])
    return None if value is None else fields_token("year", year=value + (1911 if m[1] else 0))


def read_minguo(m: re.Match[str]) -> Meaning | None:
    """114年9月, 113年第三季, 112年度: years of Taiwan's calendar; a month or part of a year follows."""
    return fields_token("year", year=int(m[1]) + 1911)


def read_years(m: re.Match[str]) -> Meaning | None:
    low, high = _year_number(m[1]), _year_number(m[2])
    if (
        low is None
        or high is None
        or ("short_year" in low and "year" not in high and len(m[1]) == 2 and "年" not in m[3])
    ):
        return None
    if "、" in m.group() and "年" in m.group().partition("、")[0]:
        return None
    if "、" in m.group() and ("year" not in low or high.get("year") != low["year"] + 1):
        return None
    if "short_year" in low and _is_length(m, m[1]):
        return None
    if "year" in low and "short_year" in high:
        high = {"year": low["year"] // 100 * 100 + high["short_year"]}
    fiscal = {"fiscal": True} if "财" in m[3] else {}
    return "spread", LEVEL["year"], ({**low, **fiscal}, {**high, **fiscal})


def read_year(m: re.Match[str]) -> Meaning | None:
    value = number(m[1])
    if value is None or not 1000 <= value < 2300:
        return None
    return fields_token("year", year=value, **({"fiscal": True} if "财" in (m[2] or "") else {}))


_LENGTH_AFTER = re.compile(
    r"\s?(?:多|余|来|之|以|前|后|内|里|间|期|时间|历史|老|左右|的?(?:时|经验|寿命|合同|质保|战略))"
)
_YEAR_AFTER = re.compile(
    rf"\s?(?:度|{MONTH}\s?月|第|[一二三四]季|[上下]半年|[春夏秋冬]|底|初|末|全年|财|Q[1-4]|H[12]|[的]?(?:除夕|春节|国庆|端午|中秋|元旦))"
)
_LENGTH_BEFORE = re.compile(
    r"(?:近|过去|未来|这|那|长达|达|历时|历经|用了|约|超过|不到|至少|满|超|逾|每|长|连续|为期|期限|了|共|过|时隔|今后|最近|多|大约|仅|只|刑)$"
)


def _is_length(m: re.Match[str], printed: str) -> bool:
    """Whether NN年 is a length of time rather than a year, by the words around it."""
    text, start, end = m.string, m.start(), m.end()
    if printed[0] in "0零〇○" or _YEAR_AFTER.match(text, end):
        return False
    return bool(_LENGTH_AFTER.match(text, end) or _LENGTH_BEFORE.search(text[max(0, start - 4) : start]))


def read_short_year(m: re.Match[str]) -> Meaning | None:
    printed = m[1]
    value = number(printed)
    if value is None or _is_length(m, printed):
        return None
    digits = printed.isascii()
    said = printed[0] in "0零〇○" or m.group().startswith("'") or bool(_YEAR_AFTER.match(m.string, m.end()))
    if not digits and not said and value % 10 == value // 10 + 1:
        return None  # 三四年
    if digits and not said and not (value >= 70 or 15 <= value <= 29):
        return None
    double = {"flag": "or_duration"} if digits and not said and value < 70 else {}
    return fields_token("year", short_year=value, **double)


def read_decade(m: re.Match[str]) -> Meaning | None:
    decade = int(m[2]) if m[2] else 10 * (number(m[3]) or 0)
    return fields_token("decade", decade=decade, **({"century": int(m[1]) + 1} if m[1] else {}))


def read_two_decades(m: re.Match[str]) -> Meaning | None:
    """七八十年代, 80、90年代."""
    low, high = (int(m[1]), int(m[2])) if m[1] else (10 * (number(m[3]) or 0), 10 * (number(m[4]) or 0))
    return ("spread", LEVEL["decade"], ({"decade": low}, {"decade": high})) if high == low + 10 else None


def read_century(m: re.Match[str]) -> Meaning | None:
    if m[2]:
        return "expr", LEVEL["century"], Relative("century", MOVED[m[2]])
    value = number(m[1])
    return fields_token("century", century=value) if value and value <= 30 else None


_SURE_QUARTER = re.compile(
    rf"第[一二三四1-4]季(?:度|(?={REPORTED}))|[一二三四]季(?:度|报(?![名喜价账]))|前[二三两]季(?!度?节目)|单季|年增|季增"
    r"|[业財财][绩務报]|营业额|溢利|净利|毛利|派息|营收"
)
_NO_QUARTER = re.compile(
    r"[报赛剧集播映]|[，。]?(?:共[^，。；]{0,6}[集期话]|第|将[开播])"
    r"|的[^，。；]{0,8}?(?:节目|[剧集播]|拍摄|制作|嘉宾|收视|选手|赛|冠军|故事|主演|演员|导演|阵容)"
)


@functools.lru_cache(maxsize=8)
def _of_business(text: str) -> bool:
    """Whether a text surely speaks of quarters, so that a bare 第三季 is one and no season of a show."""
    return _SURE_QUARTER.search(text) is not None


def read_quarter(m: re.Match[str]) -> Meaning | None:
    if m["bare"] is not None and (_NO_QUARTER.match(m.string, m.end()) or not _of_business(m.string)):
        return None
    which = next(g for g in m.groups() if g)
    value = 1 if which == "首" else 4 if which == "末" else number(which)
    return fields_token("quarter", quarter=value)


def read_fiscal_quarter(m: re.Match[str]) -> Meaning | None:
    """第三财季: a company's own quarter."""
    return fields_token("quarter", quarter=number(m[1]), fiscal=True)


def read_two_quarters(m: re.Match[str]) -> Meaning | None:
    return "spread", LEVEL["quarter"], ({"quarter": number(m[1])}, {"quarter": number(m[2])})


def read_letter(m: re.Match[str]) -> Meaning | None:
    year = m["y1"] or m["y2"]
    quarter, half = m["q1"] or m["q2"], m["h1"] or m["h2"]
    if not quarter and not half:
        return fields_token("year", **(_year_number(year) or {}), fiscal=True) if year and m["y1"] else None
    values: dict[str, object] = {"quarter": int(quarter)} if quarter else {"half": int(half)}
    if year:
        values |= _year_number(year) or {}
    if "FY" in m.group():
        values["fiscal"] = True
    return fields_token("quarter" if quarter else "half", **values)


def read_half(m: re.Match[str]) -> Meaning | None:
    return fields_token("half", half=1 if m[1] in "上前" else 2)


def read_half_week(m: re.Match[str]) -> Meaning | None:
    days = (0, 2) if m[1] in "上前" else (3, 6)
    return "final", 9, Range(Weekday(days[0], 0), Weekday(days[1], 0))


def read_half_month(m: re.Match[str]) -> Meaning | None:
    """上半月, 下半月: to the 15th, and from the 16th to the end of the last ten days."""
    ends = ({"day": 1}, {"day": 15}) if m[1] == "上" else ({"day": 16}, {"tenday": 3})
    return "spread", LEVEL["day"], ends


_BESIDE_TODAY = {"去": -1, "昨": -1, "今": 0, "明": 1, "后": 2}


def read_neighbours(m: re.Match[str]) -> Meaning | None:
    """今明两天, 明后两年: days or years beside each other."""
    words, unit = m[1] or m[3], as_unit(SPAN[m[2] or m[4]])
    if ("去" in words) != (unit == "year" and words == "去今") or ("昨" in words and unit == "year"):
        return None
    first, last = (Relative(unit, _BESIDE_TODAY[words[place]]) for place in (0, -1))
    return "final", 9, Range(first, last)


def read_every(m: re.Match[str]) -> Meaning | None:
    unit = SPAN[m[2]]
    if m[3]:
        return ("final", 9, Recurring(f"XXXX-WXX-{WEEKDAYS[m[3]] + 1}")) if unit == "week" else None
    letter = {"year": "Y", "quarter": "Q", "month": "M", "week": "W", "weekend": "WE", "day": "D"}.get(unit)
    value = number(m[1]) if m[1] else 1
    return (
        "final",
        9,
        Recurring(f"P{value}{letter}" if letter else f"PT{value}{'H' if unit == 'hour' else 'M'}"),
    )


def read_weekday(m: re.Match[str]) -> Meaning | None:
    return "weekday", LEVEL["weekday"], Weekday(WEEKDAYS[m[2]], MOVED[m[1]] if m[1] else None)


def read_moved(m: re.Match[str]) -> Meaning | None:
    unit, offset = SPAN[m[2]], MOVED[m[1]]
    if (m[1] == "今" and unit != "week") or (m[1] in ("上", "下") and unit == "half"):
        return None
    if unit == "decade" and m[1] not in ("本", "上", "上个", "下个"):
        return None
    return "expr", LEVEL[unit], Relative(as_unit(unit), offset)


def _counted(m: re.Match[str]) -> tuple[int, int] | None:
    """The ends of a range or of a list that leaves nothing out (3、4、5); None where it is neither."""
    low, high = number(m[1]), number(m[3])
    between = [number(n) for n in m[2].split("、")[1:]]
    if low is None or high is None:
        return None
    listed = "、" in m[0]
    if listed and [low, *between, high] != list(range(low, high + 1)):
        return None
    return low, high


def read_months(m: re.Match[str]) -> Meaning | None:
    ends = _counted(m)
    if ends is None or ends[1] <= ends[0]:
        return None
    return "spread", LEVEL["month"], ({"month": ends[0]}, {"month": ends[1]})


def read_two_months(m: re.Match[str]) -> Meaning | None:
    """七八月."""
    low, high = number(m[1]), number(m[2])
    if low is None or high != low + 1:
        return None
    return "spread", LEVEL["month"], ({"month": low}, {"month": high})


_SLASH_BEFORE = re.compile(r"(?:[在于到自从至]|日期)$")


def read_slash(m: re.Match[str]) -> Meaning | None:
    """12/1: month and day, where the words beside it say that it is a date; the other order is kept too."""
    first, second = int(m[1]), int(m[2])
    beside = _SLASH_BEFORE.search(m.string, max(0, m.start() - 2), m.start())
    if not (beside or m.string[m.end() : m.end() + 1] in set("起前止(（")) or not (
        1 <= first <= 12 and second <= 31
    ):
        return None
    swapped = {"other": Fields(month=second, day=first)} if second <= 12 and second != first else {}
    return fields_token("day", month=first, day=second, **swapped)


def read_days(m: re.Match[str]) -> Meaning | None:
    ends = _counted(m)
    if ends is None or m.string[m.start() - 1 : m.start()] == "第":
        return None
    if not (1 <= ends[0] <= 31 and 1 <= ends[1] <= 31):
        return None
    return "spread", LEVEL["day"], ({"day": ends[0]}, {"day": ends[1]})


def is_part_of_word(m: re.Match[str], unit: str) -> bool:
    """Whether the character behind a length makes its unit the start of another word (三年级)."""
    following = m.string[m.end() : m.end() + 1]
    return bool(following) and following in NO_LENGTH.get(unit, "")


def read_ordinal(m: re.Match[str]) -> Meaning | None:
    value, unit = number(m[2]) if m[2] else 1, UNITS[m[3]]
    if (
        value is None
        or unit in ("hour", "minute", "second")
        or (m[1] in ("前", "后") and not m[2])
        or is_part_of_word(m, unit)
    ):
        return None
    if m[1] in ("前", "后") and m.string[max(0, m.start() - 1) : m.start()] in ("此", "之", "以", "今", "往"):
        return None
    first = m[1][0]
    if first == "第" and m[3] in ("年", "月", "日", "天") and not m[2]:
        return None
    together = first in "前头后" or (first in "首最" and bool(m[2]) and value > 1)
    number_ = -value if first == "后" or m[1].startswith(("最后", "最末")) else value
    return "ordinal", LEVEL[unit], (unit, number_, together, None, m[1])


def read_ordinal_weekday(m: re.Match[str]) -> Meaning | None:
    value = number(m[2]) if m[2] else 1
    return "ordinal", 7, ("week", -(value or 1) if m[1] == "最后" else value, False, WEEKDAYS[m[3]], m[1])


def read_month(m: re.Match[str]) -> Meaning | None:
    if m[1] in "正冬腊":
        return fields_token("month", month={"正": 1, "冬": 11, "腊": 12}[m[1]], lunar=True)
    value = 1 if m[1] == "元" else number(m[1])
    return fields_token("month", month=value) if value else None


def read_listed_day(m: re.Match[str]) -> Meaning | None:
    """A day of a list that prints 日 once, at its end: 3、7、9日."""
    value = number(m[1])
    if value is None or not 1 <= value <= 31 or m.string[m.start() - 1 : m.start()] == "第":
        return None
    return fields_token("day", day=value)


def read_day(m: re.Match[str]) -> Meaning | None:
    value = number(m[1])
    if m[2] == "号" and PAPER.search(m.string, max(m.start() - PAPER_REACH, 0), m.start()):
        return None
    if m[2] == "日" and m.string.startswith(("内", "之内", "以内"), m.end()):
        return None
    if value is None or not 1 <= value <= 39:
        return None
    return (
        "fields",
        LEVEL["day"],
        {"day": value, "form": ("号" if m[2] == "号" else "" if m[1].isascii() else "中")},
    )


def read_packed(m: re.Match[str]) -> Meaning | None:
    """20240307, where nothing else stands against it."""
    year, month, day = int(m[1]), int(m[2]), int(m[3])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return fields_token("day", year=year, month=month, day=day)


def read_year_of_letter(m: re.Match[str]) -> Meaning | None:
    return fields_token("year", short_year=int(m[1]))
