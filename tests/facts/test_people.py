"""People: who is one and who is an office, and that everybody is written one way."""

import itertools

import pytest

from components.facts import people, search, store


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
    assert people.people_in(cell) == names


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
