"""The rules of the data, each broken once: what is told, and of which cell."""

import datetime

import pandas as pd
import pytest

from components.facts import checks, rules, schema, store
from components.facts.schema import Fault
from components.words.language import Words

TODAY = datetime.date(2026, 11, 30)


def faults(name: str, at: int, /, **cells: str) -> list[Fault]:
    """The faults of a table by itself, once some cells of one of its rows are others."""
    text = store.STORE.snapshot().text[name].copy()
    for column, value in cells.items():
        text.loc[at, column] = value
    return rules.faults(schema.table(name), text) or checks.within(schema.table(name), text, TODAY)


def row(name: str, **wanted: str) -> int:
    """The number of the first row that has these cells."""
    text = store.STORE.snapshot().text[name]
    fits = pd.Series(True, index=text.index)
    for column, value in wanted.items():
        fits &= text[column] == value
    assert fits.any()
    return int(fits.idxmax())


def told(found: list[Fault], words: Words) -> str:
    """The one fault that there is, as a sentence."""
    (fault,) = found
    return rules.sentence(fault, words)


def test_the_tables_as_they_are_break_no_rule() -> None:
    for name, table in schema.package().tables.items():
        text = store.STORE.snapshot().text[name]
        assert [*rules.faults(table, text), *checks.within(table, text, TODAY)] == []


@pytest.mark.parametrize(
    ("sign", "name"),
    [
        ("\x00", "U+0000 CONTROL"),
        ("\x07", "U+0007 CONTROL"),
        ("\x9f", "U+009F CONTROL"),
        ("\u00ad", "U+00AD SOFT HYPHEN"),
        ("\u200b", "U+200B ZERO WIDTH SPACE"),
        ("\u200d", "U+200D ZERO WIDTH JOINER"),
        ("\u202a", "U+202A LEFT-TO-RIGHT EMBEDDING"),
        ("\u202e", "U+202E RIGHT-TO-LEFT OVERRIDE"),
        ("\u2066", "U+2066 LEFT-TO-RIGHT ISOLATE"),
        ("\u2069", "U+2069 POP DIRECTIONAL ISOLATE"),
        ("\ufeff", "U+FEFF ZERO WIDTH NO-BREAK SPACE"),
    ],
)
def test_a_sign_that_nobody_sees_is_a_fault_by_its_name(sign: str, name: str, words: Words) -> None:
    sentence = told(faults("visits", 3, purpose=f"Talks{sign} on trade"), words)
    assert name in sentence
    assert sign not in sentence
    assert f"\\u{ord(sign):04x}" in sentence


@pytest.mark.parametrize("text", ["Məmmədov", "São Paulo", "Цой Ён", "رحمة الله", "naïve — “so” … №1"])
def test_letters_of_all_scripts_are_seen(text: str) -> None:
    assert faults("visits", 3, purpose=text) == []


@pytest.mark.parametrize(
    ("name", "column", "length"), [("visits", "purpose", 300), ("sources", "url", 600), ("milestones", "title", 200)]
)
def test_a_text_has_a_longest_length(name: str, column: str, length: int, words: Words) -> None:
    start = "https://example.org/" if column == "url" else "Text"
    assert faults(name, 0, **{column: start.ljust(length, "x")}) == []
    sentence = told(faults(name, 0, **{column: start.ljust(20_000, "x")}), words)
    assert f"longer than {length} characters" in sentence
    assert len(sentence) < 250


def test_every_free_text_has_a_longest_length() -> None:
    for table in schema.package().tables.values():
        for field in table.fields:
            free = field.type == "string" and not field.enum and "pattern" not in field.constraints
            coded = field.name.endswith("iso3") or field.name == "section"
            assert not free or coded or field.constraints["maxLength"] <= 600, (table.name, field.name)


@pytest.mark.parametrize(
    ("name", "column", "value"),
    [
        ("visits", "visitor", "1e9"),
        ("milestones", "title", "2015-02-30"),
        ("envoys", "name", "007"),
        ("agreements", "title", "2012"),
        ("sources", "title", "--"),
    ],
)
def test_a_name_has_letters(name: str, column: str, value: str, words: Words) -> None:
    assert "has no word in it" in told(faults(name, 0, **{column: value}), words)


@pytest.mark.parametrize("value", ["Trend https://trend.az", "<script>alert(1)</script>", "javascript:x", "www.x.y"])
@pytest.mark.parametrize("column", ["licence", "publisher"])
def test_publisher_and_licence_are_plain_text(column: str, value: str, words: Words) -> None:
    assert "no plain text" in told(faults("sources", 0, **{column: value}), words)
    assert faults("sources", 0, **{column: "Trend / day.az (CC BY 4.0)"}) == []


@pytest.mark.parametrize(
    ("name", "column", "precision"),
    [
        ("visits", "start_date", "date_precision"),
        ("milestones", "date", "date_precision"),
        ("agreements", "in_force_on", "in_force_precision"),
        ("envoys", "seen_last_on", "seen_last_precision"),
    ],
)
def test_what_has_happened_does_not_lie_ahead(name: str, column: str, precision: str) -> None:
    at = row("visits", status="held", end_date="") if name == "visits" else 0
    cells = {column: "2026-12-01", precision: "day"} | ({"id": "aze-arg-later"} if name != "envoys" else {})
    assert not [fault for fault in faults(name, at, **cells) if fault.rule == "ahead"]
    cells[column] = "2099-01-01"
    assert (column, "ahead") in [(fault.column, fault.rule) for fault in faults(name, at, **cells)]


def test_an_announced_visit_may_lie_ahead() -> None:
    at = row("visits", status="announced")
    later = {"start_date": "2027-01-01", "end_date": "", "date_precision": "day", "date_basis": "report"}
    assert faults("visits", at, id="aze-arg-later", **later) == []


@pytest.mark.parametrize("name", ["visits", "milestones", "agreements"])
def test_what_is_inferred_is_explained(name: str, words: Words) -> None:
    at = row(name, date_basis="inferred")
    assert "Inferred:" in told(faults(name, at, note="From the text"), words)
    assert faults(name, at, note="Inferred: from the text") == []
    assert "Inferred:" in told(faults(name, at, note="Inferred: from the text", date_basis="event"), words)


@pytest.mark.parametrize("name", ["visits", "milestones", "agreements"])
def test_the_year_of_an_id_is_that_of_its_date(name: str, words: Words) -> None:
    at = row(name, date_precision="day", date_basis="event")
    assert "another year" in told(faults(name, at, id="aze-arg-1989-revolution"), words)
    assert faults(name, at, id="aze-arg-without-a-year") == []


def test_a_first_sighting_is_before_a_known_start() -> None:
    at = row("envoys", appointed_precision="day", seen_first_on="", credentials_on="")
    start = store.STORE.snapshot().text["envoys"].loc[at, "appointed_on"]
    seen = {"seen_first_precision": "day", "seen_first_on": start}
    assert [(fault.column, fault.rule) for fault in faults("envoys", at, **seen)] == [
        ("seen_first_on", "seen_after_start")
    ]
    # Within the month or year of a vague start nobody knows which was first.
    vague = {"appointed_on": start[:4] + "-01-01", "appointed_precision": "year"}
    assert faults("envoys", at, **seen, **vague) == []


def test_a_document_is_approved_after_it_is_signed() -> None:
    at = row("agreements", date_precision="day", home_approved_precision="day")
    signed = store.STORE.snapshot().text["agreements"].loc[at, "signed_on"]
    (fault,) = faults("agreements", at, home_approved_on="1999-01-01")
    assert (fault.column, fault.rule) == ("home_approved_on", "before")
    assert faults("agreements", at, home_approved_on=f"{signed[:4]}-01-01", home_approved_precision="year") == []


def test_a_former_id_is_no_id_of_today() -> None:
    taken = store.STORE.snapshot().text["agreements"].loc[1, "id"]
    assert [fault.rule for fault in faults("agreements", 0, former_ids=f"aze-arg-once;{taken}")] == ["former_id"]
    assert faults("agreements", 0, former_ids="aze-arg-once") == []
    assert [fault.rule for fault in faults("agreements", 0, former_ids="aze-arg-once;Ä")] == ["former_id"]


@pytest.mark.parametrize(
    ("field", "value", "precision", "rule"),
    [
        ("start_date", "NaN", "day", "date"),
        ("start_date", "1e9", "day", "date"),
        ("start_date", "2015-02-30", "day", "date"),
        ("start_date", "2015-02-03", "month", "precision_fits"),
        ("start_date", "2015-02-03", "", "claimed_precision"),
        ("level", "emperor", "", "enum"),
        ("level", "minister", "day", "claimed_precision"),
        ("host_iso3", "Argentina", "", "pattern"),
        ("visitor", "1e9", "", "letters"),
        ("purpose", "x" * 301, "", "maxLength"),
    ],
)
def test_a_claim_gives_a_value_that_its_field_could_have(field: str, value: str, precision: str, rule: str) -> None:
    text = dict(store.STORE.snapshot().text)
    claims = text["claims"].copy()
    wanted = {"table": "visits", "row_id": text["visits"].loc[0, "id"], "field": field}
    claims.loc[5, [*wanted, "value", "precision"]] = [*wanted.values(), value, precision]
    table, tables = schema.table("claims"), schema.package().tables
    found = [*checks.between(table, text | {"claims": claims}, {}), *rules.claim_faults(table, claims, tables)]
    assert [(fault.line, fault.rule) for fault in found] == [(7, rule)]


def test_hidden_signs_are_named_once() -> None:
    assert rules.hidden_signs("a\u200bb\u200bc\x00") == "U+200B ZERO WIDTH SPACE, U+0000 CONTROL"
    assert rules.escaped("a\u200bb") == "a\\u200bb"
