"""The patterns of Chinese date words and what each of them means, as a table: first characters, pattern, reader.

Order matters: of the rules that a first character can begin, the first that matches and is read wins.
"""

from __future__ import annotations

import re

from timeline.dates.expressions import Duration, Fields, Range, Recurring, Relative, Weekday
from timeline.dates.zh_lex import LEVEL, Reader
from timeline.dates.zh_text import NUMERALS, number

UNITS = {
    "世纪": "century", "个世纪": "century", "年": "year", "个年头": "year", "年头": "year", "个月": "month",
    "月": "month", "个季度": "quarter", "季度": "quarter", "个季": "quarter", "季": "quarter", "旬": "tenday",
    "个星期": "week", "星期": "week", "个礼拜": "week", "礼拜": "week", "个周": "week", "周": "week",
    "个周末": "weekend", "周末": "weekend", "个工作日": "workday", "工作日": "workday", "个交易日": "workday",
    "交易日": "workday", "天": "day", "日": "day", "昼夜": "day", "个昼夜": "day", "个小时": "hour", "小时": "hour",
    "个钟头": "hour", "钟头": "hour", "钟": "minute", "分钟": "minute", "秒钟": "second", "秒": "second",
    "个半年": "half",
}  # fmt: skip
MOVED = {
    "上上个": -2, "上上": -2, "上一个": -1, "上一": -1, "上个": -1, "上": -1, "这个": 0, "这一个": 0, "这一": 0,
    "下下下": 3, "上上上": -3, "这": 0, "本": 0, "今个": 0, "今": 0, "呢个": 0, "下个": 1, "下一个": 1, "下一": 1, "下": 1, "下下个": 2,
    "下下": 2,
}  # fmt: skip
WEEKDAYS = {c: i for i, c in enumerate("一二三四五六日")} | {"天": 6}
SEASONS = {"春": "spring", "夏": "summer", "秋": "autumn", "冬": "winter"}
SPAN = {"年": "year", "年度": "year", "财年": "year", "月": "month", "月份": "month", "季": "quarter", "季度": "quarter",
        "半年": "half", "周": "week", "星期": "week", "礼拜": "week", "世纪": "century", "年代": "decade", "旬": "tenday",
        "天": "day", "日": "day", "周末": "weekend", "小时": "hour", "分钟": "minute"}  # fmt: skip

DIGITS = "0123456789"
NUMBERS = DIGITS + NUMERALS
N = rf"(?:\d{{1,6}}(?:\.\d{{1,3}})?|[{NUMERALS}]{{1,8}})"
ONE = "[〇零○一二三四五六七八九]"
UNIT = "|".join(sorted(UNITS, key=len, reverse=True))
MOVE = "|".join(sorted(MOVED, key=len, reverse=True))
WEEK = "(?:周|星期|礼拜)"
TO = r"\s?(?:-{1,2}|至|到)\s?"
AND = r"\s?(?:-{1,2}|至|到|、)\s?"
MONTH = "(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
DAY = r"(?:[0-3]?\d|[一二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九])"
NO_YEAR = "(?!级|代|薪|轮|龄|均|化|租费|报酬|息|货|糕|夜饭)"
NO_MONTH = "(?!饼|球|亮|嫂|子弹|薪|票|租|台|卡|供|经)"
NO_DAY = "(?!元|本|圆|企|系|股|语|经济|线|楼|店|文件|人物|机|馆|院|厅|门|令|码|均|照|选手|种子|位|航站|公路|车|桌|房|床)"
NO_LENGTH = {
    "year": "级产薪轮龄均化租报息货糕",
    "month": "饼球亮嫂薪票租台卡供",
    "day": "元本圆企系股语报然津线文使王均",
    "week": "岁围边遭刊年转报期长公",
    "quarter": "节报",
    "second": "杀懂变",
    "minute": "",
    "hour": "代",
}
Meaning = tuple[str, int, object]


def _fields(level: str, **values: object) -> Meaning:
    return "fields", LEVEL[level], values


def _year_number(printed: str) -> dict[str, object] | None:
    value = number(printed)
    if value is None:
        return None
    if len(printed) == 2 and (printed.isdigit() or all(c in ONE for c in printed)):
        return {"short_year": value}
    return {"year": value} if 1000 <= value < 2300 else None


def _ymd(m: re.Match[str]) -> Meaning | None:
    year, month, day = int(m[1]), int(m[3]), int(m[4])
    if not (1000 <= year < 2300 and 1 <= month <= 12 and 1 <= day <= 31):
        return None
    return _fields("day", year=year, month=month, day=day)


def _dmy(m: re.Match[str]) -> Meaning | None:
    first, second, year = int(m[1]), int(m[2]), int(m[3])
    readings = [(a, b) for a, b in ((first, second), (second, first)) if 1 <= a <= 12 and 1 <= b <= 31]
    if not readings or not 1000 <= year < 2300:
        return None
    fields = [Fields(year=year, month=a, day=b) for a, b in dict.fromkeys(readings)]
    values: dict[str, object] = {"year": year, "month": fields[0].month, "day": fields[0].day}
    return _fields("day", **values, **({"other": fields[1]} if len(fields) > 1 else {}))


def _ym(m: re.Match[str]) -> Meaning | None:
    if not 1900 <= int(m[1]) < 2300:
        return None
    return _fields("month", year=int(m[1]), month=int(m[2] or m[3]))


def _era(m: re.Match[str]) -> Meaning | None:
    value = 1 if m[2] == "元" else number(m[2])
    return None if value is None else _fields("year", year=value + (1911 if m[1] else 0))


def _years(m: re.Match[str]) -> Meaning | None:
    low, high = _year_number(m[1]), _year_number(m[2])
    if (
        low is None
        or high is None
        or "short_year" in low
        and "year" not in high
        and len(m[1]) == 2
        and "年" not in m[3]
    ):
        return None
    if "short_year" in low and _is_length(m, m[1]):
        return None
    if "year" in low and "short_year" in high:
        high = {"year": low["year"] // 100 * 100 + high["short_year"]}  # type: ignore[operator]
    fiscal = {"fiscal": True} if "财" in m[3] else {}
    return "spread", LEVEL["year"], ({**low, **fiscal}, {**high, **fiscal})


def _year(m: re.Match[str]) -> Meaning | None:
    value = number(m[1])
    if value is None or not 1000 <= value < 2300:
        return None
    return _fields("year", year=value, **({"fiscal": True} if "财" in (m[2] or "") else {}))


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


def _short_year(m: re.Match[str]) -> Meaning | None:
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
    return _fields("year", short_year=value, **double)


def _decade(m: re.Match[str]) -> Meaning | None:
    decade = int(m[2]) if m[2] else 10 * (number(m[3]) or 0)
    return _fields("decade", decade=decade, **({"century": int(m[1]) + 1} if m[1] else {}))


def _century(m: re.Match[str]) -> Meaning | None:
    if m[2]:
        return "expr", LEVEL["century"], Relative("century", MOVED[m[2]])
    value = number(m[1])
    return _fields("century", century=value) if value and value <= 30 else None


def _quarter(m: re.Match[str]) -> Meaning | None:
    which = next(g for g in m.groups() if g)
    value = 1 if which == "首" else 4 if which == "末" else number(which)
    return _fields("quarter", quarter=value)


def _two_quarters(m: re.Match[str]) -> Meaning | None:
    return "spread", LEVEL["quarter"], ({"quarter": number(m[1])}, {"quarter": number(m[2])})


def _letter(m: re.Match[str]) -> Meaning | None:
    year = m["y1"] or m["y2"]
    quarter, half = m["q1"] or m["q2"], m["h1"] or m["h2"]
    if not quarter and not half:
        return _fields("year", **(_year_number(year) or {}), fiscal=True) if year and m["y1"] else None
    values: dict[str, object] = {"quarter": int(quarter)} if quarter else {"half": int(half)}
    if year:
        values |= _year_number(year) or {}
    if "FY" in m.group():
        values["fiscal"] = True
    return _fields("quarter" if quarter else "half", **values)


def _half(m: re.Match[str]) -> Meaning | None:
    return _fields("half", half=1 if m[1] in "上前" else 2)


def _half_week(m: re.Match[str]) -> Meaning | None:
    days = (0, 2) if m[1] in "上前" else (3, 6)
    return "final", 9, Range(Weekday(days[0], 0), Weekday(days[1], 0))


def _every(m: re.Match[str]) -> Meaning | None:
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


def _weekday(m: re.Match[str]) -> Meaning | None:
    return "weekday", LEVEL["weekday"], Weekday(WEEKDAYS[m[2]], MOVED[m[1]] if m[1] else None)


def _moved(m: re.Match[str]) -> Meaning | None:
    unit, offset = SPAN[m[2]], MOVED[m[1]]
    if (m[1] == "今" and unit != "week") or (m[1] in ("上", "下") and unit == "half"):
        return None
    if unit == "decade" and m[1] not in ("本", "上", "上个", "下个"):
        return None
    return "expr", LEVEL[unit], Relative(unit, offset)  # type: ignore[arg-type]


def _months(m: re.Match[str]) -> Meaning | None:
    low, high = number(m[1]), number(m[2])
    if low is None or high is None or high <= low or ("、" in m.group() and high != low + 1):
        return None
    return "spread", LEVEL["month"], ({"month": low}, {"month": high})


def _days(m: re.Match[str]) -> Meaning | None:
    low, high = number(m[1]), number(m[2])
    if low is None or high is None or not (1 <= low <= 31 and 1 <= high <= 31):
        return None
    if "、" in m.group() and high != low + 1:
        return None
    return "spread", LEVEL["day"], ({"day": low}, {"day": high})


def _lengths(m: re.Match[str]) -> Meaning | None:
    low, high, unit = number(m[1]), number(m[2]), UNITS[m[3]]
    if low is None or high is None or _bad_next(m, unit) or (unit == "month" and m[3] == "月"):
        return None
    return "dur", 9, Duration(low, unit, high=high)  # type: ignore[arg-type]


def _bad_next(m: re.Match[str], unit: str) -> bool:
    following = m.string[m.end() : m.end() + 1]
    return bool(following) and following in NO_LENGTH.get(unit, "")


def _ordinal(m: re.Match[str]) -> Meaning | None:
    value, unit = number(m[2]) if m[2] else 1, UNITS[m[3]]
    if (
        value is None
        or unit in ("hour", "minute", "second")
        or (m[1] in ("前", "后") and not m[2])
        or _bad_next(m, unit)
    ):
        return None
    first = m[1][0]
    if first == "第" and m[3] in ("年", "月", "日", "天") and not m[2]:
        return None
    together = first in "前头后" or (first in "首最" and bool(m[2]) and value > 1)
    number_ = -value if first == "后" or m[1].startswith(("最后", "最末")) else value
    return "ordinal", LEVEL[unit], (unit, number_, together, None, m[1])


def _ordinal_weekday(m: re.Match[str]) -> Meaning | None:
    value = number(m[2]) if m[2] else 1
    return "ordinal", 7, ("week", -(value or 1) if m[1] == "最后" else value, False, WEEKDAYS[m[3]], m[1])


def _leap_month(m: re.Match[str]) -> Meaning | None:
    return _fields("month", month=number(m[1]), lunar=True, leap=True)


def _month(m: re.Match[str]) -> Meaning | None:
    if m[1] in "正冬腊":
        return _fields("month", month={"正": 1, "冬": 11, "腊": 12}[m[1]], lunar=True)
    value = 1 if m[1] == "元" else number(m[1])
    return _fields("month", month=value) if value else None


def _tenday(m: re.Match[str]) -> Meaning | None:
    return _fields("tenday", tenday="上中下".index(m[1]) + 1)


def _lunar_day(m: re.Match[str]) -> Meaning | None:
    value = number(m[2].lstrip("初"))
    return _fields("day", day=value, lunar=True, **({"month": 1} if m[1] else {})) if value else None


def _day(m: re.Match[str]) -> Meaning | None:
    value = number(m[1])
    if value is None or not 1 <= value <= 39:
        return None
    return (
        "fields",
        LEVEL["day"],
        {"day": value, "form": ("号" if m[2] == "号" else "" if m[1].isascii() else "中")},
    )


def _compound(m: re.Match[str]) -> Meaning | None:
    """两年零三个月, 36天5小时30分: the coarsest unit with the rest in months or left to the TIMEX3 value."""
    amounts = [(number(m[i]), UNITS[m[i + 1]]) for i in (1, 3) if m[i]]
    if any(a is None for a, _ in amounts) or amounts[0][1] == amounts[1][1]:
        return None
    (first, coarse), (second, fine) = amounts
    if coarse == "year" and fine == "month" and m[4].startswith("个"):
        return "dur", 9, Duration(12 * (first or 0) + (second or 0), "month")
    order = ("year", "quarter", "month", "week", "day", "hour", "minute", "second")
    if coarse not in order or fine not in order or order.index(coarse) >= order.index(fine):
        return None
    if fine == "month" or (coarse == "year" and fine == "day" and "日" in m[4]):
        return None
    return "dur", 9, Duration(first, coarse)  # type: ignore[arg-type]


def _length(m: re.Match[str]) -> Meaning | None:
    unit = UNITS[m["unit"]]
    if _bad_next(m, unit):
        return None
    if m["half"]:
        if m["unit"] in ("日", "季", "旬"):
            return None
        return "dur", 9, Duration(0, unit, halves=1)  # type: ignore[arg-type]
    printed = m["n"]
    if m["unit"] == "日" and not (printed in ("两", "几", "数") or printed.isdigit()):
        return None  # 三日 is a day of the month
    if m["unit"] in ("月", "季") and not m["ge"]:
        return None
    if printed in ("几", "数", "多", "好几", "若干") or "几" in printed or printed[0] in "数几多":
        return "dur", 9, Duration(None, unit)  # type: ignore[arg-type]
    if len(printed) == 2 and all(c in "一二三四五六七八九两" for c in printed):
        low, high = number(printed[0]), number(printed[1])
        if low is None or high is None or high <= low:
            return None
        return "dur", 9, Duration(low, unit, high=high)  # type: ignore[arg-type]
    value = number(printed)
    if value is None:
        return _decimal_length(printed, unit)
    halves = 1 if m["ahalf"] or m["half2"] else 0
    return "dur", 9, Duration(value, unit, halves=halves)  # type: ignore[arg-type]


def _decimal_length(printed: str, unit: str) -> Meaning | None:
    whole, _, rest = printed.partition(".")
    if not whole.isdigit() or not rest.isdigit():
        return None
    return "dur", 9, Duration(int(whole), unit, halves=1 if rest.rstrip("0") == "5" else 0)  # type: ignore[arg-type]


def _packed(m: re.Match[str]) -> Meaning | None:
    """20240307, where nothing else stands against it."""
    year, month, day = int(m[1]), int(m[2]), int(m[3])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return _fields("day", year=year, month=month, day=day)


def _year_of_letter(m: re.Match[str]) -> Meaning | None:
    return _fields("year", short_year=int(m[1]))


def _season_years(m: re.Match[str]) -> Meaning | None:
    """2024/25财年: the fiscal year is named after the year in which it ends."""
    first, last = int(m[1]), int(m[2][-2:])
    year = first // 100 * 100 + last
    return _fields("year", year=year, fiscal=True) if year == first + 1 else None


def _plan(m: re.Match[str]) -> Meaning | None:
    """A five-year plan by its ordinal: the 14th began in 2021."""
    first = 2021 + 5 * ((number(m[1]) or 0) - 14)
    return "final", 9, Range(Fields(year=first), Fields(year=first + 4))


def _october_first(m: re.Match[str]) -> Meaning | None:
    return "holiday", LEVEL["day"], "national_day_cn"


def _p(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


_LETTERS = (
    r"(?<![A-Za-z0-9.\-])(?:FY\s?'?(?P<y1>\d{4}|\d\d)\s?|(?=[1-4QH]))"
    r"(?:(?:Q(?P<q1>[1-4])|H(?P<h1>[12])|(?P<q2>[1-4])Q|(?P<h2>[12])H)"
    r"(?:\s?(?:FY|'|/)?\s?(?P<y2>(?:19|20)\d\d|[0-3]\d)(?![\d年月日%]))?|(?<=\d))(?![A-Za-z0-9.%])"
)
RULES: tuple[tuple[str, re.Pattern[str], Reader], ...] = (
    (DIGITS, _p(r"(\d{4})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{1,2})(?!\d|\.\d)"), _ymd),
    (DIGITS, _p(r"(\d{1,2})/(\d{1,2})/(\d{4})(?!\d)"), _dmy),
    (
        "12",
        _p(r"(?<![A-Za-z0-9.\-_#])((?:199|20[0-3])\d)(\d\d)(\d\d)(?![A-Za-z0-9.\-_%]|[万亿千元美个人家台])"),
        _packed,
    ),
    (DIGITS, _p(r"(?<![A-Za-z0-9.])'?(\d\d)\s?(?=[QH][1-4](?![A-Za-z0-9]))"), _year_of_letter),
    (DIGITS, _p(r"(\d{4})[/\-](\d{4}|\d\d)\s?财年"), _season_years),
    ("七八九十", _p('([七八九]|十[一二三四五六])五[”」』"]?(?=期间|时期|规划|以来|末期|收官|开局)'), _plan),
    ("十", _p(r"十一(?=黄金周|长假|假期|小长假|国庆)|(?<![\s\S])十一(?![\s\S])"), _october_first),
    (DIGITS, _p(r"(\d{4})(?:-(0[1-9])|/(0?[1-9]|1[0-2]))(?![-/\d年月])"), _ym),
    ("民公西", _p(rf"(?:(民国)|公元|西元)\s?({N}|元)\s?年"), _era),
    (
        NUMBERS,
        _p(rf"(\d{{4}}|\d\d|{ONE}{{4}})\s?年?{TO}(\d{{4}}|\d\d|{ONE}{{4}})\s?(年度|财年|年){NO_YEAR}"),
        _years,
    ),
    (
        NUMBERS,
        _p(rf"([12]\d{{3}}|{ONE}{{4}}|[一二两]千[{NUMERALS}]{{0,5}})\s?(年度|财年|财政年度|年){NO_YEAR}"),
        _year,
    ),
    (
        DIGITS,
        _p(
            r"((?:19|20)\d\d)(\s?)(?=[QH][1-4](?![A-Za-z0-9])|[1-4]Q|上半年|下半年|第?[一二三四]季|前三季|全年|财年)"
        ),
        _year,
    ),
    (NUMBERS + "'", _p(rf"'?(\d\d|{ONE}{{2}})\s?年{NO_YEAR}"), _short_year),
    (NUMBERS, _p(r"(?:(\d\d)?(\d0)|([一二三四五六七八九])十)\s?年代"), _decade),
    (NUMBERS + "第上本下这", _p(rf"(?:第?({N})|(上|本|下|这)个?)世纪"), _century),
    ("QHF1234", _p(_LETTERS), _letter),
    (
        NUMBERS + "第",
        _p(r"第?([一二三四1-4])\s?季?度?(?:[、,\-]|至|到){1,2}第?([一二三四1-4])\s?季度"),
        _two_quarters,
    ),
    (
        NUMBERS + "第首末",
        _p(
            r"(?:第\s?([一二三四1-4])\s?季度|([一二三四1-4])\s?季(?=报|业绩|营收|财报|净利)|([一二三四1-4])\s?季度|(首|末)季度?)"
        ),
        _quarter,
    ),
    ("上下前后", _p(r"(上|下|前|后)半年度?"), _half),
    ("上下前后", _p(rf"(上|下|前|后)半{WEEK}"), _half_week),
    (
        "每",
        _p(
            rf"每(?:隔)?\s?({N})?\s?(?:个)?(年|季度?|月|周末|周|星期|礼拜|天|日|小时|分钟)([一二三四五六日天](?![年月周个天日]))?(?!经济|度)"
        ),
        _every,
    ),
    (
        "上下这本今呢周星礼",
        _p(rf"({MOVE})?{WEEK}([一二三四五六日天])(?!围|[年月周个天]|[一二三四五六七八九十]?[年月])"),
        _weekday,
    ),
    ("上下这本今呢周", _p(rf"({MOVE})周末"), lambda m: ("expr", 7, Relative("weekend", MOVED[m[1]]))),
    ("周", _p("周末"), lambda m: ("expr", 7, Relative("weekend", 0))),
    (
        "上下这本今",
        _p(
            rf"({MOVE})(世纪|年代|年度|财年|年|半年|季度?|月份?|周|星期|礼拜)(?!纪|球|亮|围|边|遭|岁|刊|期(?!间)|[一二三四五六日天](?![年月周个天日]))"
        ),
        _moved,
    ),
    (NUMBERS, _p(rf"({MONTH}){AND}({MONTH})\s?月{NO_MONTH}份?"), _months),
    (NUMBERS, _p(rf"({DAY}){AND}({DAY})\s?[日号]{NO_DAY}"), _days),
    (NUMBERS, _p(rf"({N})\s?(?:-{{1,2}}|至|到|、)\s?({N})\s?({UNIT})"), _lengths),
    ("第最", _p(rf"(第|最后的?)\s?({N})?\s?个?{WEEK}([一二三四五六日天])(?![年月周个天])"), _ordinal_weekday),
    (
        "第前头首后最",
        _p(rf"(第|前|头|首|后|最后的?|最初的?|最末)\s?({N})?\s?({UNIT})(?!半|以|之|前|后)"),
        _ordinal,
    ),
    ("闰", _p(rf"闰\s?({MONTH})\s?月"), _leap_month),
    ("农阴旧夏", _p(r"(?:农历|阴历|旧历|夏历)\s?"), lambda m: ("lunar", 9, None)),
    (NUMBERS + "元正冬腊", _p(rf"({MONTH}|[元正冬腊])\s?月{NO_MONTH}份?"), _month),
    ("上中下", _p("([上中下])旬"), _tenday),
    ("大初廿", _p("(大年)?(初(?:十|[一二三四五六七八九])|廿[一二三四五六七八九])(?![年月])"), _lunar_day),
    (NUMBERS, _p(rf"({DAY})\s?([日号]){NO_DAY}"), _day),
    (
        NUMBERS,
        _p(rf"({N})\s?({UNIT})[零又]?\s?({N})\s?({UNIT})(?:[零又]?{N}\s?(?:{UNIT}|分)){{0,2}}"),
        _compound,
    ),
    (
        NUMBERS + "半几数多好若",
        _p(
            rf"(?:(?P<n>{N}|[一二三四五六七八]?十几|\d0几|[几数多]十|好几|若干|几|数|多)(?:多|余|来)?\s?(?:(?P<ahalf>个半)|(?P<ge>个(?:多|余|来)))?|(?P<half>半))"
            rf"\s?(?P<unit>{UNIT})(?:多|余|(?P<half2>半(?![径导数价场程年决])))?"
        ),
        _length,
    ),
    (
        "春夏秋冬",
        _p("(春|夏|秋|冬)(?:季(?!节)|天)"),
        lambda m: _fields("season", season=SEASONS[m[1]], lunar=True),
    ),
)
