"""Looking for a text: letters of every language folded, names of states in any of them, several words, any column."""

import pytest

from components.choices import address
from components.facts import schema, search, store

LETTERS = {
    "az": "aâbcçdeəfgğhxıiíjkqlmnñoöprsştuüvyz",
    "es": "aábcdeéfghiíjklmnñoópqrstuúüvwxyz",
    "pt": "aáâãàbcçdeéêfghiíjklmnoóôõpqrstuúüvwxyz",
}


@pytest.mark.parametrize("language", LETTERS)
def test_every_letter_is_found_by_one_of_the_english_alphabet_in_any_case(language: str) -> None:
    for letter in LETTERS[language]:
        folded = search.folded(letter)
        assert folded in set("abcdefghijklmnopqrstuvwxyz"), letter
        assert search.folded(letter.upper()) == folded, letter
        assert search.folded(folded.upper()) == folded, letter
    assert search.folded("İI ıi") == "ii ii"


@pytest.mark.parametrize(
    ("typed", "held"),
    [
        ("ilham aliyev", "İlham Əliyev"),
        ("ILHAM ƏLİYEV", "Ilham Aliyev"),
        ("peru", "Perú"),
        ("mexico", "México"),
        ("istanbul", "İstanbul"),
        ("brasilia", "Brasília"),
        ("sao tome", "São Tomé"),
        ("kazakhstan's", "Kazakhstan’s"),
    ],
)
def test_what_is_typed_plainly_finds_what_is_written_with_accents(typed: str, held: str) -> None:
    assert search.folded(typed) == search.folded(held)


@pytest.mark.parametrize(
    ("table", "text", "least"),
    [
        ("visits", "Elmar Mammadyarov", 20),
        ("visits", "mammadyarov", 20),
        ("visits", "perú", 3),
        ("visits", "peru", 3),
        ("visits", "foreign minister cuba", 2),
        ("visits", "2006-04", 1),
        ("visits", "azernews", 10),
        ("missions", "La Habana", 0),
        ("missions", "havana embassy", 1),
        ("envoys", "meksika", 3),
        ("trade", "un comtrade brasil 2015", 2),
        ("products", "sugar", 5),
        ("claims", "meksika", 3),
        ("sources", "wikipedia español", 0),
        ("countries", "trinidad", 1),
        ("chapters", "sugar", 1),
    ],
)
def test_every_word_is_found_in_whatever_column(table: str, text: str, least: int) -> None:
    rows = store.load(table)
    found = rows[search.matching(rows, text)]
    assert least <= len(found) < len(rows)
    held = search.texts(found)
    assert all(word in cell for cell in held for word in search.folded(text).split())


@pytest.mark.parametrize("name", schema.package().tables)
def test_every_row_has_something_to_be_found_by(name: str) -> None:
    held = search.texts(store.load(name))
    assert held.str.strip().ne("").all()
    assert held.equals(held.map(search.folded))


def test_a_part_of_the_rows_is_searched_as_the_whole_is() -> None:
    visits = store.load("visits")
    some = visits[visits["partner_iso3"] == "CUB"]
    assert search.texts(some).equals(search.texts(visits).loc[some.index])
    assert search.matching(some, "").all()
    assert len(search.matching(visits.iloc[:0], "cuba")) == 0


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Perú", "PER"),
        ("PERU", "PER"),
        ("St Kitts", "KNA"),
        ("Saint Kitts", "KNA"),
        ("San Cristóbal", "KNA"),
        ("Trinidad", "TTO"),
        ("DR", "DOM"),
        ("Braziliya", "BRA"),
        ("mexico", "MEX"),
        ("Antigua and Barbuda", "ATG"),
        ("st. vincent", "VCT"),
        ("Dominica", "DMA"),
        ("saint", ""),
        ("Atlantis", ""),
        ("  ", ""),
        ("(.*", ""),
    ],
)
def test_a_state_is_known_by_any_of_its_names(text: str, code: str) -> None:
    assert search.state(text, address.partners()) == code


def test_every_partner_is_known_by_each_of_its_names() -> None:
    partners = address.partners()
    for code in partners:
        for name in search.state_names(code):
            assert search.state(name, partners) == code, name
