"""People: who is one, who is an office, one spelling each; every row with a person, and the states visited."""

import itertools

import pandas as pd
import pytest

from components.facts import search, store
from components.measures import people


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Elmar Mammadyarov", ["Elmar Mammadyarov"]),
        ("Julio César Arriola; Raúl Ricciardi", ["Julio César Arriola", "Raúl Ricciardi"]),
        ("Alberto Pedro D'Alotto", ["Alberto Pedro D'Alotto"]),
        ("Luiz Inácio Lula da Silva", ["Luiz Inácio Lula da Silva"]),
        ("Alberto van Klaveren;Carl B. Greenidge", ["Alberto van Klaveren", "Carl B. Greenidge"]),
        ("Parliamentary delegation", []),
        ("Senate plenary; Minister of Foreign Affairs of Cuba", []),
        ("Azerbaijan Airlines", []),
        ("Prosecutor General's Office", []),
        ("COP30 Secretariat", []),
        ("Avianca", []),
        ("", []),
        ("a" * 50_000, []),
        ("Aa " * 20_000 + "1", []),
    ],
)
def test_people_are_told_from_offices(cell: str, names: list[str]) -> None:
    assert search.people_in(cell) == names


def test_nobody_is_written_two_ways() -> None:
    """A name that has all words of another one, or differs from it in accents alone, is the same person's."""
    names = sorted(people.mentions()["person"].unique())
    assert len(names) > 350
    words = {name: set(search.folded(name).replace("-", " ").split()) for name in names}
    alike = [(one, other) for one, other in itertools.permutations(names, 2) if words[one] <= words[other]]
    assert alike == []


def test_other_names_are_of_people_in_the_tables_and_of_one_each() -> None:
    known = set(people.mentions()["person"])
    rows = store.load("people")
    assert set(rows["name"]) <= known
    others = [search.folded(name) for cell in rows["other_names"] for name in cell.split(";")]
    assert len(others) == len(set(others))
    assert not set(others) & {search.folded(name) for name in known}


def test_rows_are_found_by_other_spellings_of_their_people() -> None:
    visits, envoys = store.load("visits"), store.load("envoys")
    by_name = visits[search.matching(visits, "elmar mammadyarov")]
    assert set(visits[search.matching(visits, "Mamedyarov")].index) <= set(by_name.index)
    assert len(visits[search.matching(visits, "Mamedyarov")]) > 40
    found = envoys[search.matching(envoys, "Rivoi")]  # a claim: another source calls him so
    assert list(found["name"]) == ["Carlos Dante Riva"]


def test_every_person_has_a_code_of_its_own_that_stays_plain() -> None:
    codes = people.codes()
    assert set(codes.values()) == set(people.known().index)
    assert all(code.replace("-", "").isalnum() and code.isascii() for code in codes)
    assert codes["alberto-pedro-d-alotto"] == "Alberto Pedro D'Alotto"


def test_which_states_mammadyarov_visited_and_when() -> None:
    person = people.person("elmar-mammadyarov")
    assert (person.name, person.iso3, person.role) == ("Elmar Mammadyarov", "AZE", "Minister of Foreign Affairs")
    visits = store.load("visits")
    mine = visits[(visits["visitor"] == person.name) & (visits["status"] == "held")]
    went = mine[mine["direction"] == "to_partner"]
    states = people.states_visited(person.rows["travelled"]["visits"]).set_index("iso3")["rows"]
    assert set(states.index) == set(went["partner_iso3"])
    assert {"ARG", "BRA", "CUB", "MEX", "PER"} <= set(states.index)
    assert set().union(*states) == set(went.index)
    assert list(states["ARG"]) == list(went[went["partner_iso3"] == "ARG"].sort_values("start_date").index)


def test_a_person_has_each_row_once_and_by_what_was_done_there() -> None:
    person = people.person("elmar-mammadyarov")
    assert list(person.rows) == ["travelled", "met", "signed", "named"]
    seen = [row for by_table in person.rows.values() for table, rows in by_table.items() for row in rows.index]
    assert len(seen) == len(set(seen)) > 50
    assert person.rows["met"]["visits"]["counterparts"].str.contains("Elmar Mammadyarov").all()
    assert "Elmar Mamedyarov" in person.other_names
    for rows in person.rows["travelled"].values():
        days = rows["start_date"].dropna()
        assert days.is_monotonic_decreasing


def test_an_envoy_has_postings_and_the_state_that_sent() -> None:
    person = people.person("mammad-talibov")
    assert person.iso3 == "AZE"
    assert set(person.rows["posted"]["envoys"]["name"]) == {"Mammad Talibov"}


def test_what_was_only_announced_or_held_elsewhere_is_no_visit_to_a_state() -> None:
    rows = pd.DataFrame(
        {
            "status": ["held", "announced", "held", "held", "held"],
            "direction": ["to_partner", "to_partner", "third_place", "virtual", "to_home"],
            "home_iso3": ["AZE"] * 5,
            "partner_iso3": ["BRA", "CUB", "PER", "CHL", "ARG"],
            "start_date": pd.to_datetime(["2001-01-01"] * 5),
        },
        index=list("abcde"),
    )
    found = people.states_visited(rows)
    assert {iso3: list(index) for iso3, index in zip(found["iso3"], found["rows"], strict=True)} == {
        "BRA": ["a"],
        "AZE": ["e"],
    }


def test_an_unknown_person_is_an_error() -> None:
    with pytest.raises(KeyError):
        people.person("nobody")
