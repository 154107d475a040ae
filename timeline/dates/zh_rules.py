"""The patterns of Chinese date words as a table: first characters, pattern, reader.

Order matters: of the rules that a first character can begin, the first that matches and is read wins.
"""

from __future__ import annotations

import re

from timeline.dates import zh_length_readers, zh_named_readers, zh_readers
from timeline.dates.expressions import Relative
from timeline.dates.zh_text import NUMERALS
from timeline.dates.zh_tokens import Reader
from timeline.dates.zh_units import (
    AND,
    DAY,
    DIGITS,
    LED_QUARTER,
    MONTH,
    MOVE,
    MOVED,
    NO_DAY,
    NO_MONTH,
    NO_YEAR,
    NOT_NOUN,
    NUMBERED,
    NUMBERS,
    ONE,
    REPORTED,
    SHOPPING,
    UNIT,
    UNITS,
    WEEK,
    N,
)


def _p(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


_LETTERS = (
    r"(?!H[12]00)(?:(?<![A-Za-z0-9.\-])|(?<=19\d\d)(?=Q|H)|(?<=20\d\d)(?=Q|H)|(?<=[^A-Za-z0-9.]\d\d)(?=Q|H)|(?<=\A\d\d)(?=Q|H))(?:FY\s?'?(?P<y1>\d{4}|\d\d)\s?|(?=[1-4QH]))"
    r"(?:(?:Q(?P<q1>[1-4])|H(?P<h1>[12])|(?P<q2>[1-4])Q|(?P<h2>[12])H)"
    r"(?:\s?(?:FY|'|/)?\s?(?P<y2>(?:19|20)\d\d|[0-3]\d)(?![\d年月日%]))?|(?<=\d))(?![A-Za-z0-9.%])"
)
RULES: tuple[tuple[str, re.Pattern[str], Reader], ...] = (
    (DIGITS, _p(r"(\d{4})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{1,2})(?!\d|\.\d)"), zh_readers.read_ymd),
    (DIGITS, _p(r"(\d{1,2})/(\d{1,2})/(\d{4})(?!\d)"), zh_readers.read_dmy),
    (
        "12",
        _p(r"(?<![A-Za-z0-9.\-_#])((?:199|20[0-3])\d)(\d\d)(\d\d)(?![A-Za-z0-9.\-_%]|[万亿千元美个人家台])"),
        zh_readers.read_packed,
    ),
    (DIGITS, _p(r"(?<![A-Za-z0-9.])'?(\d\d)\s?(?=[QH][1-4](?![A-Za-z0-9]))"), zh_readers.read_year_of_letter),
    (DIGITS, _p(r"(\d{4})[/\-](\d{4}|\d\d)\s?财年"), zh_named_readers.read_season_years),
    (
        "七八九十",
        _p('([七八九]|十[一二三四五六])五[”」』"]?(?=期间|时期|规划|以来|末期|收官|开局)'),
        zh_named_readers.read_plan,
    ),
    (
        "十",
        _p(r"十一(?=黄金周|长假|假期|小长假|国庆)|(?<![\s\S])十一(?![\s\S])"),
        zh_named_readers.read_october_first,
    ),
    (DIGITS, _p(r"(\d{4})(?:-(0[1-9])|/(0?[1-9]|1[0-2]))(?![-/\d年月])"), zh_readers.read_ym),
    ("公", _p(rf"公元前\s?{N}\s?(?:年|世纪)"), lambda m: ("skip", 9, None)),
    (
        DIGITS,
        _p(
            r"(?<![\d.])(1[0-3]\d)\s?年(?:度(?!过)|(?=\s?(?:第?[一二三四1-4]\s?季|Q[1-4]|上半年|下半年|前[二三两]季|全年(?!龄)"
            r"|[初底末](?!代)|(?:1[0-2]|0?[1-9])\s?(?:月份?)?[至到\-–~](?:1[0-2]|0?[1-9])\s?月|(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])\s?月(?:[份底初末\d一二三十]|$|[^内来后前间多余租薪]))))"
        ),
        zh_readers.read_minguo,
    ),
    ("民公西", _p(rf"(?:(民国)|公元|西元)\s?({N}|元)\s?年"), zh_readers.read_era),
    (
        NUMBERS,
        _p(rf"(\d{{4}}|\d\d|{ONE}{{4}})\s?年?{AND}(\d{{4}}|\d\d|{ONE}{{4}})\s?(年度|财年|两?年){NO_YEAR}"),
        zh_readers.read_years,
    ),
    (
        NUMBERS,
        _p(rf"([12]\d{{3}}|{ONE}{{4}}|[一二两]千[{NUMERALS}]{{0,5}})\s?(年度|财年|财政年度|年){NO_YEAR}"),
        zh_readers.read_year,
    ),
    (
        DIGITS,
        _p(
            r"((?:19|20)\d\d)(\s?)(?=[QH][1-4](?![A-Za-z0-9])|[1-4]Q|上半年|下半年|第?[一二三四]季|前三季|全年|财年)"
        ),
        zh_readers.read_year,
    ),
    (NUMBERS + "'", _p(rf"'?(\d\d|{ONE}{{2}})\s?年{NO_YEAR}"), zh_readers.read_short_year),
    (
        NUMBERS,
        _p(r"(?:(\d0)\s?(?:-|至|到|、)\s?(\d0)|([一二三四五六七八])([二三四五六七八九])十)\s?年代"),
        zh_readers.read_two_decades,
    ),
    (NUMBERS, _p(r"(?:(\d\d)?(\d0)|([一二三四五六七八九])十)\s?年代"), zh_readers.read_decade),
    (NUMBERS + "第上本下这", _p(rf"(?:第?({N})|(上|本|下|这)个?)世纪"), zh_readers.read_century),
    ("QHF1234", _p(_LETTERS), zh_readers.read_letter),
    (
        NUMBERS + "第",
        _p(
            r"第?([一二三四1-4])\s?季?度?(?:[、,\-]|至|到){1,2}第?([一二三四1-4])\s?"
            rf"(?:季度|(?<=[、\-至到第][一二三四1-4])季(?={REPORTED}))"
        ),
        zh_readers.read_two_quarters,
    ),
    (
        NUMBERS + "第首末",
        _p(
            rf"(?:第\s?([一二三四1-4])\s?季度|第\s?([一二三四1-4])\s?季(?:(?={REPORTED})|{LED_QUARTER}|(?P<bare>))|(?<=年)([一二三四1-4])\s?季(?=报)"
            r"|(?<![续连近过前后新上下每])([一二三四1-4])\s?季(?=业绩|营收|财报|净利|报(?!名|喜|价|账))|([一二三四1-4])\s?季度|(首|末)季度?)"
        ),
        zh_readers.read_quarter,
    ),
    ("第", _p("第([一二三四1-4])财季"), zh_readers.read_fiscal_quarter),
    (
        "今昨明前本上下去",
        _p(
            r"[今昨明前]天?\s?[(（]\s?(?P<day>\d{1,2})\s?(?:[)）]\s?[日号晚晨早]|[日号]\s?[)）])|[本上下]个?\s?[(（]\s?(?P<month>\d{1,2})\s?[)）]\s?月份?"
            r"|[今去明]\s?[(（]\s?(?P<year>20\d\d|1[01]\d)\s?[)）]\s?年"
        ),
        zh_named_readers.read_bracketed,
    ),
    ("上下前后", _p(r"(上|下|前|后)半年度?"), zh_readers.read_half),
    ("上下前后", _p(rf"(上|下|前|后)半{WEEK}"), zh_readers.read_half_week),
    ("上下", _p("(上|下)半月"), zh_readers.read_half_month),
    (
        "昨今明去",
        _p("(昨今|今明|明后|去今)[两二2]([天日年])|(今明后)[三3]([天日年])"),
        zh_readers.read_neighbours,
    ),
    (
        "每",
        _p(
            rf"每(?:隔)?\s?({N})?\s?(?:个)?(年|季度?|月|周末|周|星期|礼拜|天|日|小时|分钟)([一二三四五六日天](?![年月周个天日]))?(?!经济|度)"
        ),
        zh_readers.read_every,
    ),
    (
        "上下这本今呢周星礼",
        _p(
            rf"(?!(?<=[日号][,，、])周)({MOVE})?{WEEK}([一二三四五六日天])(?!围|报(?!道|告)|[年月周个天]|[一二三四五六七八九十]?[年月])"
        ),
        zh_readers.read_weekday,
    ),
    ("上下这本今呢周", _p(rf"({MOVE})周末"), lambda m: ("expr", 7, Relative("weekend", MOVED[m[1]]))),
    ("周", _p("周末"), lambda m: ("expr", 7, Relative("weekend", 0))),
    (
        "上下这本今",
        _p(
            rf"({MOVE})(世纪|年代|年度|财年|年|半年|季度?|月份?|周|星期|礼拜)(?!纪|球|亮|围|边|遭|岁|刊|期(?!间)|[一二三四五六日天](?![年月周个天日]))"
        ),
        zh_readers.read_moved,
    ),
    (
        "一二三四五六七八",
        _p(rf"([一二三四五六七八])([二三四五六七八九])月{NO_MONTH}份?"),
        zh_readers.read_two_months,
    ),
    (DIGITS, _p(r"(?<![\d/.])(\d{1,2})/([1-9]|[0-3]\d)(?![\d/.%])"), zh_readers.read_slash),
    (
        NUMBERS,
        _p(rf"({MONTH})((?:、{MONTH}){{0,10}}){AND}({MONTH})\s?月{NO_MONTH}份?"),
        zh_readers.read_months,
    ),
    (NUMBERS, _p(rf"({DAY})((?:、{DAY}){{0,30}}){AND}({DAY})\s?[日号]{NO_DAY}"), zh_readers.read_days),
    (NUMBERS, _p(rf"({DAY})(?=(?:、{DAY}){{1,30}}\s?日{NO_DAY})"), zh_readers.read_listed_day),
    (NUMBERS, _p(rf"({N})\s?(?:-{{1,2}}|至|到|、)\s?({N})\s?({UNIT})"), zh_length_readers.read_lengths),
    (
        "第最",
        _p(rf"(第|最后的?)\s?({N})?\s?个?{WEEK}([一二三四五六日天])(?![年月周个天])"),
        zh_readers.read_ordinal_weekday,
    ),
    (
        "第前头首后最",
        _p(rf"(第|(?<!提)前|{NOT_NOUN}头|首|后|最后的?|最初的?|最末)\s?({N})?\s?({UNIT})(?!半|以|之|前|后)"),
        zh_readers.read_ordinal,
    ),
    (
        "6六",
        _p(
            rf"(?:618|六一八)(?=[”」』\"]?\s?(?:期间|{SHOPPING}|当[天日]|前夕|来临|战报))|(?<=年)(?:618|六一八)(?![\d.,万亿元])"
        ),
        zh_named_readers.read_shopping_day,
    ),
    ("闰", _p(rf"闰\s?({MONTH})\s?月"), zh_named_readers.read_leap_month),
    ("农阴旧夏", _p(r"(?:农历|阴历|旧历|夏历)\s?"), lambda m: ("lunar", 9, None)),
    (NUMBERS + "元正冬腊", _p(rf"({MONTH}|[元正冬腊])\s?月{NO_MONTH}份?"), zh_readers.read_month),
    ("上中下", _p("([上中下])旬"), zh_named_readers.read_tenday),
    (
        "大初廿",
        _p("(大年)?(初(?:十|[一二三四五六七八九])|廿[一二三四五六七八九])(?![年月])"),
        zh_named_readers.read_lunar_day,
    ),
    (NUMBERS, _p(rf"({DAY})\s?(?!{NUMBERED})([日号]){NO_DAY}"), zh_readers.read_day),
    (
        NUMBERS,
        _p(
            rf"({N})\s?({UNIT})[零又]?\s?({N})\s?({UNIT}|分(?=[后内]|(?![一-鿿])))(?:[零又]?{N}\s?(?:{UNIT}|分)){{0,2}}"
        ),
        zh_length_readers.read_compound,
    ),
    (
        NUMBERS + "分",
        _p(rf"(?:({N})\s?|(?<![一-鿿\d]))分半(?:钟|(?=的?时间|[之以]?[内后])|(?![\s\S]))"),
        zh_length_readers.read_half_minutes,
    ),
    (
        "个",
        _p("(?:(?<![一-鿿\\d])|(?<=[约近了用花足成差]))个半(小时|钟头?|月)"),
        zh_length_readers.read_bare_half,
    ),
    (
        NUMBERS + "半几数多好若",
        _p(
            rf"(?:(?P<n>{N}|[一二三四五六七八]?十几|\d0几|[几数多]十|好几|若干|几|数|多)(?:多|余|来)?\s?(?:(?P<ahalf>个半)|(?P<ge>个(?:多|余|来)))?|(?P<half>半))"
            rf"\s?整?(?P<unit>{UNIT})(?:多|余|(?P<half2>半(?![径导数价场程年决])))?"
        ),
        zh_length_readers.read_length,
    ),
    (
        "春夏秋冬",
        _p("(春|夏|秋|冬)(?:季(?!节)|天)"),
        zh_named_readers.read_season,
    ),
)

_TO = "-至到、"
_UNITS = "".join(dict.fromkeys(u[0] for u in UNITS)) + "."
AFTER: dict[Reader, str] = {
    zh_readers.read_ymd: "-/.",
    zh_readers.read_dmy: "/",
    zh_readers.read_year_of_letter: "QH",
    zh_named_readers.read_season_years: "/-",
    zh_readers.read_ym: "-/",
    zh_readers.read_years: "年" + _TO,
    zh_readers.read_year: "年财QH上下第前全季",
    zh_readers.read_short_year: "年",
    zh_readers.read_two_decades: "年" + _TO,
    zh_readers.read_decade: "年",
    zh_readers.read_century: "世",
    zh_readers.read_letter: "QH",
    zh_readers.read_two_quarters: "季度," + _TO,
    zh_readers.read_quarter: "季",
    zh_readers.read_two_months: "月",
    zh_readers.read_slash: "/",
    zh_readers.read_months: _TO,
    zh_readers.read_days: _TO,
    zh_readers.read_listed_day: "、",
    zh_readers.read_month: "月",
    zh_readers.read_day: "日号",
    zh_length_readers.read_lengths: _TO + ".",
    zh_length_readers.read_compound: _UNITS,
    zh_length_readers.read_half_minutes: "分.",
    zh_length_readers.read_length: _UNITS + "多余来几整",
}
"""What can stand behind the number that a match begins with: elsewhere the rule is not tried there."""
