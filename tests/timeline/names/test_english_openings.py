"""Plain words that open a sentence with what they are of are no names."""

from __future__ import annotations

from timeline.pipeline import read_text

TEXT = """Notes of Alder Corp

Alder Corp explains the Changes in its rates. {} in foreign exchange rates raised sales by $4 billion.
"""


def test_a_plural_that_opens_a_sentence_is_no_name() -> None:
    for opening, count in (("Changes", 1), ("The Changes", 2)):
        names = read_text(TEXT.format(opening)).names
        assert sum(n.text == "Changes" for n in names) == count


def test_the_places_of_a_list_are_places_and_who_has_something_of_his_own_is_a_person() -> None:
    told = "By Imra Sadiq\n\nWards in Todbridge, Marle and Hexley. Euan Mackle of Lyle Bank cut his target."
    types = {n.text: n.type for n in read_text(told).names}
    assert {types[name] for name in ("Todbridge", "Marle", "Hexley")} == {"place"}
    assert types["Euan Mackle"] == types["Imra Sadiq"] == "person"


def test_an_analyst_with_his_office_before_him_is_a_person_and_degrees_are_no_name() -> None:
    told = "At 4.12 am it had 190 degrees Celsius. It is over, wrote its analyst Jorit Meijer of Lyle Bank."
    assert {n.text: n.type for n in read_text(told).names} == {
        "Jorit Meijer": "person",
        "Lyle Bank": "organisation",
    }


def test_particles_belong_to_a_person_and_what_has_an_article_is_none() -> None:
    told = (
        "Chief Executive Joost van Ammel spoke."
        " Maria de la Cruz Ortega agreed. Nuala Brask, who runs it, left"
        ". A body of writers, the Serial Guild, complained. Analysts at Wexford Hale called it clean."
        " Finance chief Ovind Oltmark said so."
    )
    types = {n.text: n.type for n in read_text(told).names}
    persons = {"Joost van Ammel", "Maria de la Cruz Ortega", "Nuala Brask", "Ovind Oltmark"}
    assert persons == {name for name, type_ in types.items() if type_ == "person"}
    assert types["Serial Guild"] == types["Wexford Hale"] == "organisation"
