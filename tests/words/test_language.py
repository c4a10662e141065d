"""Words: every code and column has them, numbers and dates read well, and a further language works."""

import re
from pathlib import Path

import pandas as pd
import pytest
from conftest import ROOT

from components.facts import schema
from components.words import language
from components.words.language import Words


@pytest.mark.parametrize(
    ("dollars", "said"),
    [
        (194_970_000, "US$ 195 million"),
        (50_300_000, "US$ 50.3 million"),
        (4_200_000, "US$ 4.2 million"),
        (1_234_000_000, "US$ 1.23 billion"),
        (13_000, "US$ 13 thousand"),
        (950, "US$ 950"),
        (-10_600_000, "US$ -10.6 million"),
    ],
)
def test_money_is_said_for_people(words: Words, dollars: float, said: str) -> None:
    assert words.money(dollars).replace("−", "-") == said


@pytest.mark.parametrize(
    ("precision", "said"), [("day", "1 October 2010"), ("month", "October 2010"), ("year", "2010"), ("", "")]
)
def test_a_date_is_said_as_vaguely_as_it_is_known(words: Words, precision: str, said: str) -> None:
    assert words.date(pd.Timestamp("2010-10-01"), precision) == said


@pytest.mark.parametrize(
    ("value", "digits", "said"), [(1234567, 0, "1,234,567"), (-15.83341, 5, "-15.83341"), (41, 5, "41")]
)
def test_a_number_keeps_the_digits_that_it_has(words: Words, value: float, digits: int, said: str) -> None:
    assert words.number(value, digits) == said


def test_an_unknown_date_is_said_as_nothing(words: Words) -> None:
    assert words.date(pd.NaT, "day") == ""


def test_every_column_has_the_heading_that_the_description_gives_it(words: Words) -> None:
    for table in schema.package().tables.values():
        for field in table.fields:
            assert words.heading(table.name, field.name) == field.title, (table.name, field.name)


def test_every_code_of_every_vocabulary_has_words(words: Words) -> None:
    for table in (*schema.package().tables.values(), *schema.series().values()):
        for field in table.fields:
            for code in field.enum:
                assert words.value(table.name, field.name, code), (table.name, field.name, code)


def test_a_sentence_that_no_language_has_is_an_error(words: Words) -> None:
    with pytest.raises(KeyError, match="no-such-sentence"):
        words("no-such-sentence")


def test_a_sentence_without_its_value_is_an_error(words: Words) -> None:
    with pytest.raises(ValueError, match="chart-source"):
        words("chart-source")


def test_no_sentence_stands_twice_and_each_is_in_use() -> None:
    source = (language.FOLDER / "en.ftl").read_text(encoding="utf-8")
    keys = re.findall(r"^([a-zA-Z][\w-]*) =", source, re.MULTILINE)
    assert sorted(set(keys)) == sorted(keys)
    code = "\n".join(
        path.read_text(encoding="utf-8") for folder in ("components", "pages") for path in (ROOT / folder).rglob("*.py")
    )
    parts = set(re.findall(r"[\w-]+", code))
    stems = re.findall(r'f"([\w-]+-)\{', code)
    described = (*schema.package().tables.values(), *schema.series().values())
    columns = {field.name for table in described for field in table.fields}
    tables, names = "|".join(table.name for table in described), "|".join(sorted(columns, key=len, reverse=True))
    coded = re.compile(rf"^((heading|option)-)?(({tables})-)?({names}|precision)\b")
    unused = [key for key in keys if key not in parts and not key.startswith(tuple(stems)) and not coded.match(key)]
    assert unused == []


def test_a_further_language_is_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    english = (language.FOLDER / "en.ftl").read_text(encoding="utf-8")
    (tmp_path / "en.ftl").write_text(english, encoding="utf-8")
    (tmp_path / "qps.ftl").write_text("locale = es\nlanguage-name = Pseudo\nopen = ⟦Öpeñ⟧\n", encoding="utf-8")
    monkeypatch.setattr(language, "FOLDER", tmp_path)
    language._bundle.cache_clear()
    pseudo = Words("qps")
    language._bundle.cache_clear()
    assert language.languages() == ("en", "qps")
    assert pseudo("open") == "⟦Öpeñ⟧"
    assert pseudo("reset") == "Reset"  # what it lacks is given in English
    assert pseudo.country("BRA") == "Brasil"
    assert pseudo.date(pd.Timestamp("2010-10-01"), "month") == "octubre de 2010"


@pytest.mark.parametrize("code", language.languages())
def test_sentences_name_the_home_states(code: str) -> None:
    """ "Home" is a word of the code: readers are told the names."""
    source = re.sub(r"^#.*$", "", (language.FOLDER / f"{code}.ftl").read_text(encoding="utf-8"), flags=re.MULTILINE)
    texts = re.sub(r"^[\w-]+ =|\{ \$\w+ ->|\{ \$?[\w-]+ \}|^\s*\*?\[\w+\]", "", source, flags=re.MULTILINE)
    assert re.findall(r".*\bhomes?\b.*", texts, re.IGNORECASE) == []


def test_sentences_have_the_names_of_the_homes_on_screen() -> None:
    kazakhstan, both = language.words("en", ("KAZ",)), language.words("en", ("AZE", "KAZ"))
    assert kazakhstan.value("visits", "direction", "to_home") == "To Kazakhstan"
    assert both.value("visits", "direction", "to_home") == "To Azerbaijan or Kazakhstan"
    assert both("option-reporter-home") == "Azerbaijan and Kazakhstan"
    assert language.words().heading("agreements", "home_signatory") == "Signatory of Azerbaijan or Kazakhstan"
