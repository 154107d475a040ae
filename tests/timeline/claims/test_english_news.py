"""What numbers of English news are of: results without a time, plans set anew, arms of a trial, rivals."""

from pathlib import Path

import pytest

from timeline.model import Claim
from timeline.pipeline import read_corpus
from timeline.settings import Settings


def claims(folder: Path, said: str) -> dict[str, Claim]:
    path = folder / "a.md"
    path.write_text(f"---\ndate: 2025-10-23\n---\n\n{said}\n", encoding="utf-8")
    return {c.text: c for c in read_corpus([path], Settings()).facts[0].claims}


HALDEN = "# Halden Packaging cuts forecast\n\nHalden Packaging cut its forecast on Thursday.\n\n"


@pytest.mark.parametrize(
    ("said", "text", "metric"),
    [
        ("Halden bought back 1.4 million shares for $66 million.", "$66 million", "buyback"),
        ("Halden spent $420 million on its own shares.", "$420 million", "buyback"),
        ("The stock lost 5.4% in late trading to $79.60.", "$79.60", "share_price"),
        ("Shares fell.\n\nRival Crestline, due to report on Nov. 4, fell 3.2%.", "3.2%", "share_price"),
        ("Spending on cloud computing rose 41% in the quarter.", "41%", "cost"),
        ("Sales in Peru, which is home to 12 plants, were down 7%.", "7%", "revenue"),
        ("The council tax rise of 4.99% was approved.", "4.99%", "council_tax"),
        (
            "It expects adjusted earnings of $3.10 to $3.20 a share, down from a range of $3.45 to $3.60.",
            "$3.45 to $3.60",
            "earnings_per_share",
        ),
    ],
)
def test_what_a_number_is_of(tmp_path: Path, said: str, text: str, metric: str) -> None:
    assert claims(tmp_path, HALDEN + said)[text].metric == metric


def test_results_further_down_are_of_the_quarter_that_the_article_reports_on(tmp_path: Path) -> None:
    said = HALDEN + "\n\n".join(
        [
            "Shares fell 8.7%.",
            "The forecast had been higher.",
            "Net sales fell 4% to $1.27 billion in the third quarter.",
            "Nobody saw it coming.",
            "Net income was $58 million.",
        ]
    )
    period = claims(tmp_path, said)["$58 million"].period
    assert period is not None and str(period.first) == "2025-07-01"


def test_a_plan_that_is_cut_was_of_the_same_year(tmp_path: Path) -> None:
    said = (
        HALDEN + "The company cut its capital spending plan for the year to $310 million from $380 million."
    )
    period = claims(tmp_path, said)["$380 million"].period
    assert period is not None and str(period.last) == "2025-12-31"


def test_a_board_decides_for_its_company(tmp_path: Path) -> None:
    said = HALDEN + "Halden is doing well. The board approved a new $1 billion buyback."
    assert claims(tmp_path, said)["$1 billion"].subject == "Halden Packaging"


def test_those_on_the_drug_are_on_the_product(tmp_path: Path) -> None:
    said = (
        "# Approval\n\nRegulators approved Tezmira (orvelimab), a once-monthly injection from Verolis.\n\n"
        "Sore throat was seen in 11.2% of patients on Tezmira. Patients on the drug had 0.84 attacks a year."
    )
    found = claims(tmp_path, said)
    assert {found["11.2%"].subject, found["0.84"].subject} == {"Tezmira"}


def test_how_many_have_an_illness_is_told_of_their_country(tmp_path: Path) -> None:
    said = HALDEN + "Halden makes inhalers. About 25 million people in the United States have asthma."
    assert claims(tmp_path, said)["About 25 million"].subject == "United States"
