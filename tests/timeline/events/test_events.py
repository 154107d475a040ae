"""Events: their dates, what hands a date on, who took part, what came first, which tellings are one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from timeline.model import Corpus, Event, Facts, Period
from timeline.pipeline import read_corpus, read_text
from timeline.tables import rows, timeline_table

DAY = Period(date(2025, 3, 20), date(2025, 3, 20))


def read(text: str) -> Facts:
    return read_text(text, published=DAY)


def event(facts: Facts, said: str) -> Event:
    return next(e for e in facts.events if said in e.text)


def days(event: Event) -> tuple[str | None, str | None]:
    assert event.period is not None
    first, last = event.period.first, event.period.last
    return first.isoformat() if first else None, last.isoformat() if last else None


@pytest.mark.parametrize(
    ("text", "said", "first", "last", "action"),
    [
        ("3月4日，河灣電機發佈了新泵。", "發佈", "2025-03-04", "2025-03-04", "release"),
        ("河湾电机去年5月30日投产。", "投产", "2024-05-30", "2024-05-30", "start_production"),
        ("3月4日，河灣電機發佈新泵，並同步接入潮工平台。", "接入", "2025-03-04", "2025-03-04", "integrate"),
        ("青禾醫院去年8月因壅塞遭開罰30萬元。", "開罰", "2024-08-01", "2024-08-31", "punish"),
        ("3月4日，碧岭队以2比1战胜河湾队。", "战胜", "2025-03-04", "2025-03-04", "win"),
        ("Tide Works opened a plant on 4 March 2025.", "opened", "2025-03-04", "2025-03-04", "open"),
        ("The drought was not lifted until 4 March 2025.", "lifted", "2025-03-04", "2025-03-04", "lift"),
        ("Tide Works said on 4 March that it harvested pears.", "said", "2025-03-04", "2025-03-04", "say"),
        (
            "Tide Works borrowed £6m from Tarn Bank in May 2024.",
            "borrowed",
            "2024-05-01",
            "2024-05-31",
            "raise_funds",
        ),
        ("Tide Works reported the results of January 17.", "results", "2025-01-17", "2025-01-17", "report"),
    ],
)
def test_an_event_has_its_date_and_action(text: str, said: str, first: str, last: str, action: str) -> None:
    found = event(read(text), said)
    assert days(found) == (first, last)
    assert found.action == action


def test_two_dates_of_one_clause_go_with_their_own_verbs() -> None:
    found = read("Two wards of Tide Hospital that closed in January will reopen on 1 December 2025.").events
    assert {(days(e)[0], e.action, e.stance) for e in found} >= {
        ("2025-01-01", "close", "asserted"),
        ("2025-12-01", "open", "planned"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "The Vale Gazette · 18 March 2025",
        "Net income was $77 million, against $60 million in 2022.",
        "2022年，河灣電機營收827億元，同比下降7%。",
        "截至3月4日，公司現金儲備為286.5億元。",
        "2024年末這一比例為78%。",
        "不良率從1月末的1.24%走到2月末的1.20%。",
        "年初定的目標是450萬戶。",
        "2月末撥備覆蓋率321.4%。",
        "Profit climbed to £48.3m from £41.9m a year earlier.",
        "河灣電機宣佈，將全年交付目標由30萬輛調整為32萬輛。",
        "河灣電機指出，第三季度受惠暑假旺季。",
        "The firm sells pumps.",
    ],
)
def test_figures_alone_are_no_events(text: str) -> None:
    assert not read(text).events


def test_what_is_only_talked_of_inherits_no_date() -> None:
    facts = read("3月4日，河灣電機總裁林某表示：公司已收購一家工廠。")
    assert [e.action for e in facts.events] == ["say"]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Tide Works will open a plant on 4 May 2025.", "planned"),
        ("河灣電機將於5月4日發佈新泵。", "planned"),
        ("3月4日，河灣電機發佈了新泵。", "asserted"),
    ],
)
def test_stance(text: str, stance: str) -> None:
    (found,) = read(text).events
    assert found.stance == stance


def test_a_call_named_again_is_of_its_day() -> None:
    facts = read("3月4日，河灣電機召開財報電話會。在財報會上，總裁林某透露新泵已經量產。")
    assert days(event(facts, "透露")) == ("2025-03-04", "2025-03-04")


def test_a_meeting_is_of_the_day_that_its_sentence_opens_with() -> None:
    facts = read("3月16日，我來到了河灣電機的產業大會。大會期間宣佈開啟內測的新泵，也很有趣。")
    assert days(event(facts, "大會期間")) == ("2025-03-16", "2025-03-16")


def test_a_word_of_order_orders_two_events() -> None:
    facts = read("3月4日，河灣電機發佈了新泵。隨後，3月6日河灣電機召回了舊泵。")
    release, recall = event(facts, "發佈"), event(facts, "召回")
    assert [(o.earlier, o.later, o.cue.text) for o in facts.orders] == [(release.id, recall.id, "隨後")]


def corpus(folder: Path, *texts: str) -> Corpus:
    for number, text in enumerate(texts):
        head = f"---\ntitle: T{number}\ndate: 2025-03-20\noutlet: O{number}\n---\n\n"
        (folder / f"{number}.md").write_text(head + text, encoding="utf-8")
    return read_corpus([folder])


def test_two_tellings_of_one_event_are_one_row(tmp_path: Path) -> None:
    found = corpus(
        tmp_path,
        "Tide Works plc opened a plant in Cork on 4 March 2025.",
        "On March 4, Tide Works plc opened its Cork plant.",
    )
    (row,) = timeline_table(found)
    assert len(row["tellings"]) == 2
    assert row["outlets"] == ["O0", "O1"]


def test_a_place_joins_tellings_in_like_words(tmp_path: Path) -> None:
    found = corpus(tmp_path, "3月4日，青禾大橋在潮縣通車。", "潮縣的青禾大橋已於3月4日通車。")
    assert [len(row["tellings"]) for row in timeline_table(found)] == [2]


def test_two_openings_in_one_town_on_one_day_stay_two_events(tmp_path: Path) -> None:
    found = corpus(tmp_path, "3月4日，一家新書店在潮縣開業。", "潮縣的第三所小學於3月4日開放報名。")
    assert [len(row["tellings"]) for row in timeline_table(found)] == [1, 1]


def test_the_line_of_a_paper_and_its_day_is_no_event() -> None:
    assert not read("財新社 2025年3月4日\n\n青禾大橋的造價為3億元。").events


def test_two_dates_of_one_action_stay_two_events(tmp_path: Path) -> None:
    found = corpus(
        tmp_path,
        "Tide Works plc opened a plant in Cork on 4 March 2025.",
        "On March 5, Tide Works plc opened its Cork plant.",
    )
    assert len(timeline_table(found)) == 2


def test_rows_are_sorted_and_quote_their_place(tmp_path: Path) -> None:
    found = list(
        rows(corpus(tmp_path, "Tide Works plc opened a plant in Cork on 4 March 2025 for $4.5 million."))
    )
    text = found[0]["text"]
    facts = found[1:]
    assert found[0]["published"] == {"from": "2025-03-20", "to": "2025-03-20"}
    assert [(f["start"], f["end"]) for f in facts] == sorted((f["start"], f["end"]) for f in facts)
    assert all(text[f["start"] : f["end"]] == f["text"] for f in facts)
    assert {"date", "quantity", "event"} <= {f["kind"] for f in facts}


def test_a_clause_that_begins_with_which_is_told_of_the_name_before_it() -> None:
    found = event(read("Tide Works sold Larkfield, which it had bought in May 2017."), "which it")
    assert found.participants == ("Larkfield",)


def test_a_noun_behind_a_people_is_no_verb() -> None:
    found = event(read("Tide Works bought the mine from the Peruvian state in May 2017."), "bought")
    assert found.action == "buy"


def test_the_day_of_a_price_is_not_that_of_what_the_clause_tells() -> None:
    told = "That was the day before the talks leaked, and 7% above Wednesday's €14.20."
    assert all(
        e.when is None
        for e in read(f"Tide Works closed on 3 March 2025. {told}").events
        if "leaked" in e.text
    )


def test_what_shares_did_is_of_the_day_of_the_news() -> None:
    text = "Tide Works reported a loss on 3 March 2025. Its shares fell by a third. Shares have risen since."
    found = [e for e in read(text).events if "hares" in e.text]
    assert [(e.action, str(e.period.first)) for e in found if e.period] == [("fall", "2025-03-03")]


def test_a_forecast_that_is_cut_is_no_forecast() -> None:
    found = event(read("Tide Works cut its full-year forecast on 7 August 2025."), "cut")
    assert (found.action, found.stance) == ("cut_forecast", "asserted")
