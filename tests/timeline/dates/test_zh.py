"""Dates in Chinese: what is found, what it means, and what is no date."""

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.dates import find_dates, resolve_dates
from timeline.dates.tense import tense_at
from timeline.dates.zh import propose
from timeline.lexicon import BUILTIN
from timeline.model import Document, Period, When

WRITTEN = date(2025, 11, 20)
"""A Thursday."""


def read(text: str, written: date | None = WRITTEN, language: str = "zh-Hans") -> tuple[When, ...]:
    """Find and resolve the dates of a text."""
    document = Document("d", "d", "", None, language, text, None, None)
    published = Period(written, written) if written else None
    return resolve_dates(find_dates(text, language, BUILTIN), document, published, BUILTIN)


def days(when: When) -> tuple[str | None, str | None] | None:
    """The period as ISO days."""
    if when.period is None:
        return None
    first, last = when.period.first, when.period.last
    return first and first.isoformat(), last and last.isoformat()


DATES = [
    ("前(18)日", "2025-11-18", "2025-11-18"),
    ("昨（19日）", "2025-11-19", "2025-11-19"),
    ("今（114）年上半年", "2025-01-01", "2025-06-30"),
    ("三四十年代", "1930-01-01", "1949-12-31"),
    ("今（20）日", "2025-11-20", "2025-11-20"),
    ("昨(19)日", "2025-11-19", "2025-11-19"),
    ("上（10）月", "2025-10-01", "2025-10-31"),
    ("去（2024）年", "2024-01-01", "2024-12-31"),
    ("今（114）年", "2025-01-01", "2025-12-31"),
    ("上周一到周三", "2025-11-10", "2025-11-12"),
    ("下周一至周五", "2025-11-24", "2025-11-28"),
    ("上周五到周一", "2025-11-14", "2025-11-17"),
    ("最后一个季度", "2025-10-01", "2025-12-31"),
    ("兩年前的十月", "2023-10-01", "2023-10-31"),
    ("三年前的10月5日", "2022-10-05", "2022-10-05"),
    ("上个月的今天", "2025-10-20", "2025-10-20"),
    ("2025年世界讀書日", "2025-04-23", "2025-04-23"),
    ("25Q3", "2025-07-01", "2025-09-30"),
    ("二零一六年九月三號ー2017年10月24號", "2016-09-03", "2017-10-24"),
    ("2022、2023两年", "2022-01-01", "2023-12-31"),
    ("上世紀七八十年代", "1970-01-01", "1989-12-31"),
    ("80、90年代", "1980-01-01", "1999-12-31"),
    ("今明两天", "2025-11-20", "2025-11-21"),
    ("今明後三天", "2025-11-20", "2025-11-22"),
    ("去今兩年", "2024-01-01", "2025-12-31"),
    ("两年前的今天", "2023-11-20", "2023-11-20"),
    ("半个月后", "2025-12-05", "2025-12-05"),
    ("9月上半月", "2025-09-01", "2025-09-15"),
    ("9月下半月", "2025-09-16", "2025-09-30"),
    ("三日内", "2025-11-20", "2025-11-23"),
    ("10月5号船到", "2025-10-05", "2025-10-05"),
    ("2019年8月7日", "2019-08-07", "2019-08-07"),
    ("二〇一九年八月七日", "2019-08-07", "2019-08-07"),
    ("２０１９年８月", "2019-08-01", "2019-08-31"),
    ("民國108年8月", "2019-08-01", "2019-08-31"),
    ("2019/8/7", "2019-08-07", "2019-08-07"),
    ("2019年8月中旬", "2019-08-11", "2019-08-20"),
    ("去年5月30日", "2024-05-30", "2024-05-30"),
    ("前年秋季", "2023-08-08", "2023-11-07"),
    ("2019年第三季度", "2019-07-01", "2019-09-30"),
    ("2019Q3", "2019-07-01", "2019-09-30"),
    ("3Q19", "2019-07-01", "2019-09-30"),
    ("去年下半年", "2024-07-01", "2024-12-31"),
    ("前三季度", "2025-01-01", "2025-09-30"),
    ("今年前7個月", "2025-01-01", "2025-07-31"),
    ("2019年4月12-19日", "2019-04-12", "2019-04-19"),
    ("2018年11月至次年2月", "2018-11-01", "2019-02-28"),
    ("2018年底到2019年初", "2018-12-01", "2019-01-31"),
    ("11月3日到5日", "2025-11-03", "2025-11-05"),
    ("1-9月", "2025-01-01", "2025-09-30"),
    ("2016-2018年", "2016-01-01", "2018-12-31"),
    ("去年三季度以來", "2024-07-01", "2025-11-20"),
    ("2018年至今", "2018-01-01", "2025-11-20"),
    ("年初至今", "2025-01-01", "2025-11-20"),
    ("截至10月底", "2025-10-31", "2025-10-31"),
    ("自2018年3月起", "2018-03-01", None),
    ("从2018年3月1日开始发货的平均成本", "2018-03-01", None),
    ("2018年3月1日开始发货", "2018-03-01", "2018-03-01"),
    ("2018年之前", None, "2017-12-31"),
    ("年底前", None, "2025-12-31"),
    ("昨天下午三點", "2025-11-19", "2025-11-19"),
    ("大前天", "2025-11-17", "2025-11-17"),
    ("上周五", "2025-11-14", "2025-11-14"),
    ("下下周", "2025-12-01", "2025-12-07"),
    ("上上个月", "2025-09-01", "2025-09-30"),
    ("三年前", "2022-01-01", "2022-12-31"),
    ("15天前", "2025-11-05", "2025-11-05"),
    ("过去三个月", "2025-08-20", "2025-11-20"),
    ("未來兩年", "2025-11-20", "2027-11-19"),
    ("上世纪九十年代", "1990-01-01", "1999-12-31"),
    ("十八世纪", "1700-01-01", "1799-12-31"),
    ("2020年5月的第二周", "2020-05-11", "2020-05-17"),
    ("农历2020年五月初五", "2020-06-25", "2020-06-25"),
    ("“十三五”期间", "2016-01-01", "2020-12-31"),
]


@pytest.mark.parametrize(("text", "first", "last"), DATES)
def test_a_date_has_its_days(text: str, first: str | None, last: str | None) -> None:
    found = read(text)
    assert [days(w) for w in found] == [(first, last)]


STORIES = [
    ("2月9日公司上市。当天股价上涨，次日回落。", ["2025-02-09", "2025-02-09", "2025-02-10"]),
    ("2023年公司成立，同年盈利。", ["2023-01-01", "2023-01-01"]),
    ("三季度营收8亿元，上年同期5亿元。", ["2025-07-01", "2024-07-01"]),
    ("公司2024年盈利8亿元，高于上年的7亿元，存款较年初增长。", ["2024-01-01", "2023-01-01", "2024-01-01"]),
    ("9月5日签约。8月销量10万台。公司6日公告。", ["2025-09-05", "2025-08-01", "2025-09-06"]),
    ("1月销量下降，次月回升。", ["2025-01-01", "2025-02-01"]),
    ("公司预计11月初公布三季度财报。", ["2025-11-01", "2025-07-01"]),
    ("公司将在1月公布业绩。", ["2026-01-01"]),
    ("首批教师将上岗，30人已于7月结业。", ["2025-07-01"]),
    ("公司9月15日提出诉求，要求把月薪提高，并将分润比例拉高。", ["2025-09-15"]),
    ("今年总薪资比2023年增加，洋将就占了三分之一。", ["2025-01-01", "2023-01-01"]),
    ("公司营收8亿元，因为第二季的汇兑损失大增。", ["2025-04-01"]),
    ("订单能见度到明年第二季。我们把全年营收目标调高。", ["2026-04-01", "2025-01-01"]),
    ("3月2日开售，开售首周卖出1万台。", ["2025-03-02", "2025-03-02"]),
    ("2024年营收创新高，四季度尤其强劲。", ["2024-01-01", "2024-10-01"]),
    ("5月8日签约，三天后股价大涨。", ["2025-05-08", "2025-05-11"]),
]


@pytest.mark.parametrize(("text", "firsts"), STORIES)
def test_a_date_points_at_what_was_told(text: str, firsts: list[str]) -> None:
    assert [(days(w) or ("", ""))[0] for w in read(text)] == firsts


NOT_DATES = [
    "用掉H100",
    "折旧年限不变",
    "五四运动",
    "一五一十地交代",
    "公元前221年",
    "五号井、6号矿、7号仓库和8号泊位",
    "二號機組與三號爐",
    "十分",
    "一起",
    "三里屯",
    "第一财经",
    "千问",
    "二手",
    "930变革",
    "5G",
    "H20",
    "1688",
    "GPT-4.5",
    "R1-0528",
    "十二届",
    "3号线",
    "15号楼",
    "一号店",
    "100日元",
    "半决赛",
    "上半场",
    "三年级",
    "百年老店",
    "三四线城市",
    "1/3",
    "三分之一",
    "400-820-8820",
    "每日经济新闻",
    "周岁",
    "前所未有",
    "前十",
    "L7月销6000辆",
    "建成后日处理能力",
    "剧集第三季开播",
    "发布新一季财报",
    "年产能",
    "六月雪",
    "四季酒店",
]


def test_the_year_of_a_relative_clause_is_not_that_of_the_date_behind_it() -> None:
    """Whoever came last year does something in July of this one."""
    moments = read("去年进军本港的鲸速购于7月将门槛降至99元。", date(2025, 8, 27))
    assert days(moments[-1]) == ("2025-07-01", "2025-07-31")


def test_a_whole_year_that_is_told_of_in_december_is_that_year() -> None:
    """In November it is the one before."""
    for month, year in ((12, 2025), (11, 2024)):
        moments = read(f"{month}月9日，公司宣布全年出货1,260台。", date(2025, month, 11))
        assert days(moments[-1]) == (f"{year}-01-01", f"{year}-12-31")


@pytest.mark.parametrize("text", NOT_DATES)
def test_false_friends_are_no_dates(text: str) -> None:
    assert [w.text for w in read(f"他说{text}。") if w.period] == []


def test_a_noun_that_ends_in_head_counts_no_days() -> None:
    (when,) = read("东岸的自动化码头18日启用")
    assert (when.text, days(when)) == ("18日", ("2025-11-18", "2025-11-18"))


def test_what_lies_before_the_calendar_is_unknown_and_not_impossible() -> None:
    (when,) = read("早在6000年前就已种植水稻")
    assert when.period is None and "impossible" not in when.flags


def test_an_impossible_day_stays_one_mention() -> None:
    (when,) = read("2024年6月31日")
    assert (when.text, when.period) == ("2024年6月31日", None)
    assert "impossible" in when.flags


def test_a_weekday_beside_a_date_is_kept() -> None:
    (when,) = read("11月19日（星期五）")
    assert days(when) == ("2025-11-19", "2025-11-19")
    assert "weekday:FRI" in when.flags
    (other,) = read("本周三（11月19日）")
    assert "weekday:WED" in other.flags
    (said,) = read("11月19日当天是星期五，二号機組併網。", language="zh-Hant")
    assert (said.text, said.flags & {"weekday:FRI"}) == ("11月19日当天是星期五", {"weekday:FRI"})


def test_how_much_sooner_something_came_is_a_length() -> None:
    sooner, later = read("二号机组提前23天并网，三号机组推迟2周")
    assert [(w.text, w.period) for w in (sooner, later)] == [("23天", None), ("2周", None)]


def test_a_surname_behind_a_date_is_no_weekday() -> None:
    (date,) = read("2025年8月12日，周一鸣辞任行长。")
    assert (date.text, date.flags & {"weekday:MON"}) == ("2025年8月12日", set())
    (monday,) = read("2025年8月11日，周一上午，行长辞任。")
    assert "weekday:MON" in monday.flags


def test_a_weekday_of_another_paragraph_is_not_of_the_date() -> None:
    date_line, weekday = read("2025年11月20日\n\n星期二，公司公告。")
    assert (date_line.text, weekday.text) == ("2025年11月20日", "星期二")


def test_how_a_year_was_chosen_is_kept() -> None:
    (when,) = read("公司12月将发布新品", date(2025, 2, 1))
    assert days(when) == ("2025-12-01", "2025-12-31")
    (past,) = read("公司12月发布了新品", date(2025, 2, 1))
    assert days(past) == ("2024-12-01", "2024-12-31")
    assert "year_from:tense" in past.flags


def test_without_a_day_of_writing_only_absolute_dates_have_days() -> None:
    found = {w.text: days(w) for w in read("2019年8月7日他来过，昨天又来。", None)}
    assert found == {"2019年8月7日": ("2019-08-07", "2019-08-07"), "昨天": None}


def test_vague_and_recurring_words_say_so() -> None:
    found = {w.text: w for w in read("近日，公司每周五开会，历时35天。")}
    assert found["近日"].granularity == "vague"
    assert "recurring" in found["每周五"].flags
    assert (found["35天"].granularity, found["35天"].timex) == ("duration", "P35D")


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)), st.sampled_from("年-/."))
def test_an_absolute_date_round_trips(day: date, sign: str) -> None:
    text = (
        f"{day.year}年{day.month}月{day.day}日"
        if sign == "年"
        else f"{day.year}{sign}{day.month}{sign}{day.day}"
    )
    (when,) = read(f"在{text}，他走了")
    assert when.period == Period(day, day)
    assert when.text == text


TRADITIONAL = str.maketrans(
    "个周号两来后时点当这节间从农历国现内昼", "個週號兩來後時點當這節間從農曆國現內晝"
)


@given(st.sampled_from([d[0] for d in DATES]), st.sampled_from([d[0] for d in DATES]))
def test_both_scripts_mean_the_same(one: str, two: str) -> None:
    text = f"{one}。{two}。"
    other = text.translate(TRADITIONAL)
    assert [days(w) for w in read(text)] == [days(w) for w in read(other, language="zh-Hant")]


@given(st.text(alphabet="12一二十年月日号周天上下前后今昨至到-/.:、的第每半个末底初Q《“ \n", max_size=60))
def test_a_mention_is_what_is_printed(text: str) -> None:
    end = 0
    for mention in propose(text, BUILTIN):
        assert text[mention.start : mention.end] == mention.text
        assert mention.start >= end
        end = mention.end
    read(text)


@settings(max_examples=12, deadline=None)
@given(
    st.sampled_from(
        [
            "1",
            "一",
            "1至",
            "1-",
            "3、",
            "3月5日至",
            "2024年",
            "第",
            "上",
            "《今天",
            "半",
            "10.",
            "“昨天",
            "1刻",
        ]
    )
)
def test_hostile_text_takes_time_in_proportion(piece: str) -> None:
    times = []
    for size in (20_000, 80_000):
        text = (piece * size)[:size]
        start = time.process_time()
        propose(text, BUILTIN)
        times.append(time.process_time() - start)
    assert times[1] < 10 * times[0] + 0.2


LENGTHS = [
    ("工期13—18天", "P13D/P18D"),
    ("需要3~6个月", "P3M/P6M"),
    ("三五天", "P3D/P5D"),
    ("等了1刻钟", "PT15M"),
    ("一个半钟", "PT90M"),
    ("个半小时", "PT90M"),
    ("五分半钟", "PT330S"),
    ("两小时十分", "PT2H10M"),
    ("一小时零十五秒", "PT1H15S"),
    ("两年零三个月", "P27M"),
    ("一年零21天", "P1Y21D"),
]


@pytest.mark.parametrize(("text", "timex"), LENGTHS)
def test_lengths_keep_all_that_is_printed(text: str, timex: str) -> None:
    """Both ends of a range, and the finer units beside the coarse one."""
    assert [(w.granularity, w.timex) for w in read(text)] == [("duration", timex)]


@pytest.mark.parametrize("text", ["两小时十分满意", "得分半数", "这个半小时的节目"])
def test_what_only_looks_like_more_of_a_length(text: str) -> None:
    """十分 is very, and a half after 分 or 个 belongs to what follows."""
    assert not {w.timex for w in read(text)} & {"PT2H10M", "PT90S", "PT90M"}


REPORTED = [
    ("公司公佈業績，收入比2023年增長8%，全年淨利潤30億元。", date(2025, 3, 20), "2024-01-01"),
    ("2024年收入增長，較2022年增長8%，全年淨利潤30億元。", date(2025, 9, 20), "2024-01-01"),
    ("與2022年相比，2024年收入增長。全年淨利潤30億元。", date(2025, 9, 20), "2024-01-01"),
    ("2025年除夕夜，園區點燈。全年收入為22億元。", date(2025, 3, 20), "2024-01-01"),
    ("3月19日，公司上調全年目標至32萬輛。", date(2025, 3, 20), "2025-01-01"),
    ("8月19日，公司公佈財報。全年交付32萬輛。", date(2025, 8, 20), "2025-01-01"),
]


@pytest.mark.parametrize(("text", "written", "first"), REPORTED)
def test_the_whole_year_is_the_one_reported_on(text: str, written: date, first: str) -> None:
    """Neither the year of a comparison nor a day of the new year is the year that 全年 tells of."""
    whole = [w for w in read(text, written) if w.text == "全年"]
    assert [w.period and w.period.first for w in whole] == [date.fromisoformat(first)]


GROUPS = [
    ("第三季營收增長8%", "2025-07-01", "2025-09-30"),
    ("第一、二季營收", "2025-01-01", "2025-06-30"),
    ("三季报显示", "2025-07-01", "2025-09-30"),
    ("10月3、4、5日", "2025-10-03", "2025-10-05"),
    ("7、8、9月", "2025-07-01", "2025-09-30"),
    ("618期间卖出一万台", "2025-06-18", "2025-06-18"),
    ("去年618", "2024-06-18", "2024-06-18"),
    ("年中前", None, "2025-06-30"),
    ("截至年中", "2025-06-30", "2025-06-30"),
]


@pytest.mark.parametrize(("text", "first", "last"), GROUPS)
def test_quarters_lists_and_shopping_days(text: str, first: str | None, last: str) -> None:
    """A quarter without 度, lists that leave nothing out, 618, and the middle of a year as a limit."""
    assert [days(w) for w in read(text)] == [(first, last)]


@pytest.mark.parametrize(
    "text", ["第三季《长夜》开播", "连续三季成长", "第三季報名人數", "售价618元", "第618号", "618万辆"]
)
def test_seasons_and_numbers_that_are_no_dates(text: str) -> None:
    """A show's third season, three quarters in a row, and 618 as a number."""
    assert read(text) == ()


def test_the_same_day_as_what_stands_beside_it() -> None:
    """同一天 is the day told of its companion, even over a nearer day."""
    text = "5月20日研發中心掛牌。7月1日新廠投產，總部與研發中心同一天啟用。"
    assert days(read(text)[-1]) == ("2025-05-20", "2025-05-20")


FISCAL = [
    ("2025財年（截至2025年3月31日）收入增長。", "FY2025", "2024-04-01", "2025-03-31"),
    ("公司財年由4月1日開始，2024財年收入增長。", "FY2024", "2023-04-01", "2024-03-31"),
    ("2024財年第二季度增長，公司財年截至3月31日。", "FY2024-Q2", "2023-07-01", "2023-09-30"),
    ("2025財年第三財季（截至2025年5月31日）收入增長。", "FY2025-Q3", "2025-03-01", "2025-05-31"),
    ("2025財年收入增長。", "FY2025", "2025-01-01", "2025-12-31"),
]


@pytest.mark.parametrize(("text", "timex", "first", "last"), FISCAL)
def test_a_fiscal_year_that_the_text_gives(text: str, timex: str, first: str, last: str) -> None:
    """Its own end or start counts; without one it is the calendar's."""
    assert {w.timex: days(w) for w in read(text)}[timex] == (first, last)


def test_a_list_of_days_that_prints_its_unit_once() -> None:
    """Each day of 10月3、7、9日, and none in a list of numbers."""
    assert [days(w) for w in read("10月3、7、9日开放")] == [(f"2025-10-0{d}",) * 2 for d in (3, 7, 9)]
    assert read("第3、7、9日本选手") == ()


def test_a_bare_day_is_of_the_month_told_of_not_of_one_compared_with() -> None:
    """The day after 比去年同期 is of this year."""
    text = "截至11月12日，收割21万亩，进度比去年同期快3天。局里13日发布结果。"
    assert days(read(text)[-1]) == ("2025-11-13", "2025-11-13")


def test_a_day_in_passing_or_ahead_is_not_what_the_next_ones_count_from() -> None:
    """截至9月30日 is no day of news; a launch next year gives no month to what was yesterday."""
    text = "11月12日，青禾发布财报。\n截至9月30日，现金21亿元。董事会当天通过回购。"
    assert days(read(text)[-1]) == ("2025-11-12", "2025-11-12")
    text = "公司预定2026年5月15日开航。\n19日股价上涨2.8%。"
    assert days(read(text)[-1]) == ("2025-11-19", "2025-11-19")


def test_a_bare_day_on_which_somebody_tells_is_near_the_day_of_writing() -> None:
    """Though an earlier sentence speaks of another month; a day that goes on with it stays."""
    told = "今年6月骑乘次数达104万人次，创下新高。交通局19日公布统计。"
    assert days(read(told)[-1]) == ("2025-11-19", "2025-11-19")
    assert days(read("6月骑乘次数创下新高。19日达到9万人次。")[-1]) == ("2025-06-19", "2025-06-19")


def test_the_same_period_is_that_of_the_report_not_of_a_month_named_in_an_earlier_paragraph() -> None:
    """上年同期 of the half year, behind a paragraph in which a hotel opened in May."""
    text = "截至6月底止六个月，收入21亿元。\n新酒店于5月试业。\n餐饮业务利润率由上年同期的6%升至9%。"
    assert days(read(text)[-1])[0] == "2024-01-01"


def test_the_quarter_before_the_one_told_of() -> None:
    """较上季度 counts from the quarter of the paragraph, not from the day of writing."""
    assert days(read("三季度毛利率为71.5%，较上季度提升3.8个百分点。")[-1]) == ("2025-04-01", "2025-06-30")


def test_what_a_later_clause_expects_moves_no_date_of_an_earlier_one() -> None:
    found = read("投放集中在8月和9月，四季度将回落。")
    assert [days(w) for w in found] == [
        ("2025-08-01", "2025-08-31"),
        ("2025-09-01", "2025-09-30"),
        ("2025-10-01", "2025-12-31"),
    ]


def test_a_quarter_and_a_day_before_words_of_business() -> None:
    """第四季 is no season of a show before 單季; the 日股 of a day's share price is no foreign market."""
    assert [days(w) for w in read("2024年第四季單季收入12億元")] == [("2024-10-01", "2024-12-31")]
    assert [days(w) for w in read("青禾11月19日股價下跌6.2%")] == [("2025-11-19", "2025-11-19")]


def test_the_same_day_as_the_article_is_about() -> None:
    """A companion that no earlier sentence names so is what the article began with."""
    text = "6月12日，临川工厂投产。\n首台试制车5月20日下线。\n配套车间与总装线同一天启用。"
    assert days(read(text)[-1]) == ("2025-06-12", "2025-06-12")


def test_what_points_back_takes_time_in_proportion() -> None:
    """However many dates a text has, only the nearest are looked back at."""
    times = []
    for count in (500, 2000):
        start = time.process_time()
        read("3月5日，甲厂投产。\n总部与乙厂同一天启用，比2023年增长，全年营收上升。" * count)
        times.append(time.process_time() - start)
    assert times[1] < 10 * times[0] + 0.2


CLOSED = [
    ("截至2025年6月30日的财年，营收增长。", "2024-07-01", "2025-06-30"),
    ("截至6月30日止六個月，營收增長。", "2025-01-01", "2025-06-30"),
    ("截至2025年3月31日止年度，营收增长。", "2024-04-01", "2025-03-31"),
    ("截至2025年6月30日的三个月，营收增长。", "2025-04-01", "2025-06-30"),
]


@pytest.mark.parametrize(("text", "first", "last"), CLOSED)
def test_a_day_closes_the_stretch_named_behind_it(text: str, first: str, last: str) -> None:
    assert [days(w) for w in read(text, date(2025, 8, 20))] == [(first, last)]


POINTING = [
    (
        "三季度毛利率为17.8%；汽车毛利率为17.1%，二季度为16.2%。当季亏损3亿元。",
        "当季",
        ("2025-07-01", "2025-09-30"),
    ),
    ("9月5日，监管部门公布了一张罚单，落款是9月1日。\n罚单公布次日，股价下跌。", "次日", ("2025-09-06",) * 2),
    ("11月3日披露季报。股价比泄露事件发生前一日低3.7%。", "前一日", None),
    ("2021年在香港上市，截至8月31日有员工2万人。\n20日收盘，股价报62元。", "20日收盘", ("2025-11-20",) * 2),
    ("首批备件11月25日到店，12月20日前完成八成。", "12月20日前", (None, "2025-12-20")),
    ("他12月时下调过目标，430万户。", "12月", ("2024-12-01", "2024-12-31")),
    ("单季营收8亿元，第三季受惠旺季。", "第三季", ("2025-07-01", "2025-09-30")),
    ("期间自11月7日至明年1月6日止。", "自11月7日至明年1月6日止", ("2025-11-07", "2026-01-06")),
    ("6日股价收在286元，基本工资明年元旦调高。\n董事会同日决议，将买回股份。", "同日", ("2025-11-06",) * 2),
    ("工厂8月28日投产，比计划没有晚。", "8月28日", ("2025-08-28", "2025-08-28")),
    ("公司披露2025年半年度报告。", "2025年半年度", ("2025-01-01", "2025-06-30")),
    ("截至6月底止中期业绩，溢利5亿元。", "截至6月底止中期", ("2025-01-01", "2025-06-30")),
    ("上半年溢利5亿元，交易料于第一季完成。", "第一季", ("2026-01-01", "2026-03-31")),
    ("到12月时将下调目标。", "12月", ("2025-12-01", "2025-12-31")),
    ("9月17日（周三）晚，新车上市，比3月10日公布的价格低。总裁当晚坐在第一排。", "当晚", ("2025-09-17",) * 2),
    (
        "上半年营收8亿元，存款较上年同期增长。本行对2024年上半年作了调整，上年同期营收由9亿元重述为8亿元。",
        "上年同期",
        ("2024-01-01", "2024-06-30"),
    ),
]


@pytest.mark.parametrize(("text", "printed", "expected"), POINTING)
def test_what_a_date_points_at(
    text: str, printed: str, expected: tuple[str | None, str | None] | None
) -> None:
    """Not at what a comparison names beside it, nor at a day of long ago; at the day of the event named."""
    assert {days(w) for w in read(text) if w.text == printed} == {expected}


def test_the_year_that_the_title_reports_on() -> None:
    """The end of the year, in a paragraph without a date, is that of the report."""
    text = "甲银行2018年净利润增长8.1%\n3月27日，甲银行披露年报。\n年末不良率1.24%，高于上年的1.20%。"
    found = {w.text: days(w) for w in read(text, date(2019, 3, 28))}
    assert found["年末"] == ("2018-12-01", "2018-12-31")
    assert found["上年"] == ("2017-01-01", "2017-12-31")


def test_a_whole_year_does_not_go_on_with_a_plan_of_an_earlier_paragraph() -> None:
    """全年 is that of writing again where the paragraph before spoke of the next one."""
    text = "新厂预计明年四季度投产。\n分析师把公司全年净利润预测上调至4.6亿元。"
    assert next(days(w) for w in read(text) if w.text == "全年") == ("2025-01-01", "2025-12-31")


@pytest.mark.parametrize(
    "text",
    [
        "证监会公告〔2018〕29 号",
        "证监会公告【2022】15号",
        "做出(2026)鲁0202破5号复函",
        "《监管指引第 2 号》",
        "编号：12号",
    ],
)
def test_the_number_of_a_paper_is_no_day(text: str) -> None:
    assert [w.text for w in read(text) if "号" in w.text] == []


def test_a_day_behind_other_words_is_one() -> None:
    assert [w.text for w in read("会议于29号举行")] == ["29号"]


@pytest.mark.parametrize(
    ("text", "tense"),
    [("2016年启动，获国家研发计划支持。", "told"), ("2016年启动，计划明年完成。", "future")],
)
def test_a_plan_by_name_says_nothing_of_what_is_to_come(text: str, tense: str) -> None:
    assert tense_at(text, 0, 5, BUILTIN) == tense
