"""Dates, drafts and tellings in texts of several sources, all of them invented."""

from pathlib import Path

from rules.evaluate import evaluate
from rules.findings import Audit
from rules.load import load_rules
from timeline.pipeline import read_corpus
from timeline.settings import Settings


def audit(folder: Path, texts: dict[str, str], drafts: frozenset[str] = frozenset()) -> Audit:
    """Audit texts by file name; drafts by file name too."""
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    settings = Settings()
    corpus = read_corpus([folder / name for name in texts], settings)
    ids = frozenset(f.document.id for f in corpus.facts if Path(f.document.path).name in drafts)
    return evaluate(corpus, load_rules().rules, settings, ids)


def test_a_weekday_is_checked_in_the_year_of_the_dateline(tmp_path: Path) -> None:
    text = "Bridge closed\n\nFriday, 14 March 2025\n\nThe flood of Wednesday, 11 March closed the bridge.\n"
    found = audit(tmp_path, {"bridge.txt": text}).findings
    assert any(f.rule == "weekday-differs" for f in found)


def test_a_draft_bears_no_witness(tmp_path: Path) -> None:
    texts = {
        f"{name}.md": f"# Note {name}\n\n5 May 2025\n\nOrlan Foods had revenue of $412m in 2024.\n"
        for name in ("a", "b")
    }
    whole = audit(tmp_path, texts)
    alone = audit(tmp_path, texts, frozenset({"b.md"}))
    assert [c.independent for c in whole.corroborations] == [2]
    assert [c.independent for c in alone.corroborations] == [1]


def test_shares_that_close_twice_are_no_event_with_two_dates(tmp_path: Path) -> None:
    texts = {
        "a.md": "# Leak halts the mill of Orlan Copper\n\n12 March 2025\n\n"
        "Orlan Copper shares closed down 6.3% at 551 pence, compared with 588 pence on Tuesday.\n",
        "b.md": "# Orlan Copper digs up more\n\n19 February 2025\n\n"
        "Orlan Copper shares closed at 588 pence, up 2.1% from 576 pence on Monday.\n",
    }
    assert not [f for f in audit(tmp_path, texts).findings if f.rule == "one-event-two-dates"]


def test_a_sum_in_another_currency_stands_against_three_prints(tmp_path: Path) -> None:
    told = "Brandt Copper took 12% of Orlan Copper for $740 million in May 2025."
    texts = {f"{day}.md": f"# Note {day}\n\n{day} May 2025\n\n{told}\n" for day in (5, 6, 7)}
    paid = "All turns on Brandt Copper, which paid £740 million for a share."
    texts["bid.md"] = f"# Bid\n\n9 July 2025\n\n{paid}\n"
    found = [f for f in audit(tmp_path, texts).findings if f.rule == "currency-slip"]
    assert len(found) == 1


def test_two_digits_exchanged_in_a_price_stand_against_three_prints(tmp_path: Path) -> None:
    told = "Denholm Estates paid £86 million for the studios in Larkfield."
    texts = {f"{day}.md": f"# Note {day}\n\n{day} May 2025\n\n{told}\n" for day in (5, 6, 7)}
    half = "The sale of the old site to Denholm Estates, announced for £68m, cuts debt."
    texts["half.md"] = f"# Half year\n\n9 May 2025\n\n{half}\n"
    found = [f for f in audit(tmp_path, texts).findings if f.rule == "digits-exchanged"]
    assert len(found) == 1


def test_a_short_family_name_is_misspelt_where_many_print_it(tmp_path: Path) -> None:
    texts = {
        f"{day}.md": f"# Orlan Copper {day}\n\n{day} May 2025\n\n{said}\n"
        for day, said in (
            (5, "Farida Osei, the chief executive of Orlan Copper, said it was ready."),
            (6, "Orlan Copper is ready, said Farida Osei, its chief executive."),
            (7, "Chief executive Farida Osei told Orlan Copper's staff that it was ready."),
            (8, "Farida Oseh, who has run Orlan Copper since 2019, is ready."),
        )
    }
    found = [f for f in audit(tmp_path, texts).findings if f.rule == "name-slip"]
    assert [f.message for f in found] == ["Farida Oseh is likely Farida Osei, which is printed 3 times"]


def test_rows_of_a_total_in_pounds_are_no_subscribers(tmp_path: Path) -> None:
    text = (
        "# Orlan Television in 2024\n\n5 May 2025\n\nOrlan+ had 2.4 million subscribers, 24% more.\n\n"
        "## Revenue\n\n"
        "| £ million | 2024 | 2023 |\n| --- | --- | --- |\n| Advertising | 538 | 511 |\n"
        "| Subscriptions | 281 | 262 |\n| Total | 819 | 773 |\n"
    )
    (tmp_path / "orlan.md").write_text(text, encoding="utf-8")
    facts = read_corpus([tmp_path / "orlan.md"], Settings()).facts[0]
    cell = next(c for c in facts.claims if c.text == "281")
    assert cell.quantity.unit == "GBP" and cell.metric != "subscribers"


def test_a_noun_that_no_lexicon_has_moves_in_its_own_clause(tmp_path: Path) -> None:
    said = "Occupancy averaged 74.6%, against 71.9% in 2024, and the average ticket size climbed 5.2% to $31."
    facts = read_corpus([_written(tmp_path, "orlan.md", said)], Settings()).facts[0]
    metrics = {c.text: c.metric for c in facts.claims}
    assert metrics["5.2%"] == metrics["$31"] == "average_ticket_size"
    assert metrics["74.6%"] == metrics["71.9%"] == "occupancy_rate"


def test_the_corner_of_a_table_says_what_it_is_of(tmp_path: Path) -> None:
    table = "| Revenue ($ million) | Q3 2025 |\n| --- | --- |\n| North | 171 |\n| Total | 402 |"
    text = f"The North has half of the staff.\n\n{table}"
    facts = read_corpus([_written(tmp_path, "orlan.md", text)], Settings()).facts[0]
    assert {c.metric for c in facts.claims if c.text in ("171", "402")} == {"revenue"}


def test_a_count_with_digits_exchanged_is_found_across_languages_beside_another(tmp_path: Path) -> None:
    english = (
        "Orlan Hotels runs 148 hotels in 21 countries. Net profit was $96.4 million in the half year and "
        "revenue $743 million. A room costs $231 on average."
    )
    chinese = "奥兰酒店集团（Orlan Hotels）在21个国家经营184家酒店。"
    chinese += "上半年净利润9640万美元，收入7.43亿美元，平均房价231美元。"
    texts = {
        "a.md": f"# Orlan\n\n14 August 2025\n\n{english}\n",
        "b.md": f"# 奥兰酒店\n\n2025年8月15日\n\n{chinese}\n",
    }
    found = [f for f in audit(tmp_path, texts).findings if f.rule == "digits-exchanged"]
    assert len(found) == 1


def _written(folder: Path, name: str, said: str) -> Path:
    path = folder / name
    path.write_text(f"# Orlan in autumn\n\n5 November 2025\n\n{said}\n", encoding="utf-8")
    return path


def test_digits_exchanged_in_a_measure_of_one_named_thing(tmp_path: Path) -> None:
    others = (
        "Tidewell Bank opened a branch.",
        "Marden Foods sold its mill.",
        "Calder Rail bought six trains.",
    )
    texts = {f"{n}.md": f"# Note {n}\n\n{n} May 2025\n\n{said}\n" for n, said in enumerate(others, 1)}
    built = "Dogmer, the wind farm of Orlan Energy, will have 96 turbines with a capacity of 1,440 megawatts."
    mended = "Until the cable is mended, Dogmer can deliver no more than 720 of its 1,404 megawatts."
    texts["a.md"] = f"# Orlan\n\n6 August 2025\n\n{built}\n"
    texts["b.md"] = f"# The long wait for Dogmer\n\n19 September 2025\n\n{mended}\n"
    assert [f.rule for f in audit(tmp_path, texts).findings] == ["digits-exchanged"]
