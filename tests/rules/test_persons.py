"""One office, two spellings: what is a slip, and what may be two persons or two ways to write one name."""

from __future__ import annotations

from pathlib import Path

import pytest

from rules.evaluate import evaluate
from rules.load import load_rules
from timeline.pipeline import read_corpus
from timeline.settings import Settings

RULES = [r for r in load_rules().rules if r.theme == "names"]


def found(folder: Path, *texts: str, days: tuple[str, ...] = ()) -> set[str]:
    """The rules on names that find something in articles of several outlets."""
    paths = []
    for number, text in enumerate(texts):
        day = f"date: {days[number]}\n" if days else ""
        paths.append(folder / f"{number}.md")
        paths[-1].write_text(
            f"---\ntitle: Note\noutlet: Outlet {number}\n{day}---\n\n{text}\n", encoding="utf-8"
        )
    settings = Settings()
    return {f.rule for f in evaluate(read_corpus(paths, settings), RULES, settings).findings}


SAID = "Museum director Priya Nandakumar said the Larkfield Museum would reopen in May."
說 = "青嶼美術館館長陳美琪表示，新展將於五月開幕。"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (SAID, "The Larkfield Museum's director, Priya Nandakumer, spoke at the opening."),
        (SAID, "Priya Nandakuma, the museum's director, thanked the Larkfield Museum's volunteers."),
        (SAID, "“We are ready,” said Prya Nandakumar, director of the Larkfield Museum."),
        (
            "Chief executive Ingrid Halvorsen said Orlan Foods would expand.",
            "Ingrid Halvorson, chief executive of Orlan Foods, declined to say more.",
        ),
        (說, "青嶼美術館長期經費不足，館長陳美琦說，仍會如期開幕。"),
        (說, "陳美琦館長在青嶼美術館受訪時說，一切就緒。"),
        ("白岸港務公司董事長林志明指出，航班將增加。", "白岸港務公司董事長林志銘與工會代表會面。"),
        (說, "青屿美术馆馆长陈美琦表示，新展五月开幕。"),
        (說, "青嶼美術館館長陳鎂琦說，一切就緒。"),
        ("青屿美术馆馆长张伟表示，新展将于五月开幕。", "青屿美术馆馆长张维说，新展筹备了两年。"),
    ],
)
def test_two_spellings_of_one_holder(tmp_path: Path, one: str, other: str) -> None:
    assert found(tmp_path, one, other) == {"person-spelt-two-ways"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (SAID, "Larkfield Museum deputy director Priya Nandakumer spoke at the opening."),
        (SAID, "Larkfield Museum former director Priya Nandakumer spoke at the opening."),
        (SAID, "Larkfield Museum chairman Priya Nandakumer spoke at the opening."),
        (SAID, "Greyfold Museum director Priya Nandakumer spoke at the opening."),
        (SAID, "Larkfield Museum director Priya Nandakumer replaced her in June."),
        (SAID, "Larkfield Museum director Priya Nandakumer is her sister."),
        (SAID, "Larkfield Museum co-director Priya Nandakumer spoke at the opening."),
        (SAID, "Priya Nandakumer, a visitor to the Larkfield Museum, spoke at the opening."),
        (
            "Larkfield Museum director Tom Ashworth said it would reopen in May.",
            "Larkfield Museum director Tim Ashworth said it would reopen in May.",
        ),
        (
            "Larkfield Museum director Mohammed Rahim said it would reopen in May.",
            "Larkfield Museum director Mohamed Rahim said it would reopen in May.",
        ),
        (
            "Larkfield Museum director Søren Håkansson said it would reopen in May.",
            "Larkfield Museum director Søren Hakansson said it would reopen in May.",
        ),
        (說, "青嶼美術館副館長陳美琦說，新展籌備了兩年。"),
        (說, "青嶼美術館前館長陳美琦說，新展籌備了兩年。"),
        (說, "青嶼美術館館長陳美琦上任後說，新展籌備了兩年。"),
        (說, "青嶼美術館共同館長陳美琦說，新展籌備了兩年。"),
        (說, "青嶼美術館館長陳美琦與姊姊同台。"),
        (說, "白岸美術館館長陳美琦說，新展籌備了兩年。"),
        (說, "青嶼美術館館長林美琪說，新展籌備了兩年。"),
        (說, "青嶼美術館館員陳美琦說，新展籌備了兩年。"),
        ("青屿美术馆馆长张伟表示，新展将于五月开幕。", "青屿美术馆馆长张强说，新展筹备了两年。"),
    ],
)
def test_what_may_be_two_persons_or_two_ways_to_write_one(tmp_path: Path, one: str, other: str) -> None:
    assert not found(tmp_path, one, other)


def test_an_office_may_change_hands_with_time(tmp_path: Path) -> None:
    other = SAID.replace("Nandakumar", "Nandakumer")
    assert found(tmp_path, SAID, other, days=("2025-03-01", "2025-04-01"))
    assert not found(tmp_path, SAID, other, days=("2024-03-01", "2025-04-01"))


def test_who_prints_both_means_two(tmp_path: Path) -> None:
    both = f"{SAID} Priya Nandakumer, a visitor, was pleased."
    assert "person-spelt-two-ways" not in found(tmp_path, both, SAID.replace("Nandakumar", "Nandakumer"))


def test_a_lone_spelling_beside_a_well_attested_one_is_told_once(tmp_path: Path) -> None:
    other = SAID.replace("Nandakumar", "Nandakumer")
    assert found(tmp_path, SAID, SAID, other) == {"name-slip"}
