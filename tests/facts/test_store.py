"""The tables of data/: canonical, valid by two judges, cited, and kept safe from faulty files."""

import json
from pathlib import Path

import pandas as pd
import pytest
from conftest import ROOT, unread
from frictionless import Package

from components.facts import reading, rules, schema, store
from components.words.language import Words

TABLES = schema.package().tables


@pytest.mark.parametrize("name", TABLES)
def test_every_file_is_its_own_canonical_form(name: str) -> None:
    text = store.STORE.snapshot().text[name]
    assert (schema.FOLDER / TABLES[name].file).read_bytes() == reading.canonical(TABLES[name], text)


def test_no_table_is_at_fault() -> None:
    assert store.STORE.snapshot().held == ()


def test_the_package_is_valid_by_frictionless() -> None:
    report = Package(str(schema.FOLDER / schema.DESCRIPTOR)).validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "type", "message"])[:5]


def test_no_table_has_lost_rows() -> None:
    recorded = json.loads((ROOT / "tests" / "recorded_rows.json").read_text(encoding="utf-8"))
    rows = {name: len(store.load(name)) for name in TABLES}
    assert recorded.keys() == rows.keys()
    assert {name: count for name, count in rows.items() if count < recorded[name]} == {}


def test_every_row_cites_a_source_and_every_source_is_cited() -> None:
    cited: set[str] = set()
    for name in TABLES:
        if "sources" in TABLES[name].columns:
            lists = store.load(name)["sources"]
            assert (lists != "").all(), f"{name} has rows without a source"
            cited |= {source for ids in lists for source in ids.split(";")}
    assert cited == set(store.load("sources").index)


def test_every_address_of_a_row_is_unique() -> None:
    for name in TABLES:
        assert store.load(name).index.is_unique, name


def test_the_harmonized_system_is_whole_and_its_chapters_follow_its_sections() -> None:
    chapters, sections = store.load("chapters"), store.load("sections")
    of_hs = sections.loc[sections["classification"] == "HS2", "section"]
    assert chapters["chapter"].tolist() == [f"{number:02}" for number in range(1, 98)]
    assert " ".join(chapters["section"].drop_duplicates()) == (
        "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX XXI"
    )
    assert set(of_hs) == set(chapters["section"])
    assert sections.loc[sections["classification"] == "SITC1", "section"].tolist() == list("0123456789")


def test_goods_have_the_short_name_of_their_chapter_or_section() -> None:
    products = store.load("products")
    names = pd.concat([store.load("chapters")["name"], store.load("sections")["name"]])
    named = products[products["code"].isin(names.index)]
    assert named["code"].map(names).tolist() == named["product"].tolist()
    assert set(products.loc[~products["code"].isin(names.index), "code"]) == {"", "99"}


def test_every_city_of_a_row_lies_in_the_country_that_the_row_names() -> None:
    cities = store.load("cities").set_index("city")["country_iso3"]
    for name, city, country in (
        ("visits", "city", "host_iso3"),
        ("agreements", "city", "host_iso3"),
        ("missions", "city", "receiving_iso3"),
    ):
        rows = store.load(name)
        placed = rows[(rows[city] != "") & (rows[country] != "")]
        assert placed[city].map(cities).tolist() == placed[country].tolist(), name


def broken(folder: Path, name: str, column: str, value: str, at: int = 0) -> None:
    """Writes a value into one cell of a copied table."""
    path = folder / f"{name}.csv"
    rows = pd.read_csv(path, dtype=str, keep_default_na=False)
    rows.loc[at, column] = value
    rows.to_csv(path, index=False, lineterminator="\n")


@pytest.mark.parametrize(
    ("name", "column", "value", "rule"),
    [
        ("visits", "level", "emperor", "enum"),
        ("visits", "visitor", "", "required"),
        ("visits", "visitor", " Elmar  Mammadyarov", "tidy"),
        ("visits", "start_date", "2006-02-30", "date"),
        ("visits", "start_date", "1 January 2012", "date"),
        ("visits", "end_date", "2001-01-01", "end_after_start"),
        ("visits", "date_precision", "", "precision_given"),
        ("visits", "partner_iso3", "XXX", "foreign_key"),
        ("visits", "sources", "no-such-source", "foreign_key"),
        ("visits", "sources", "ada-2010;ada-2010", "listed_twice"),
        ("trade", "value_usd", "12.5", "integer"),
        ("trade", "value_usd", "-1", "minimum"),
        ("trade", "period_end", "1990-01-01", "end_after_start"),
        ("products", "year_complete", "maybe", "boolean"),
        ("missions", "latitude", "40.0", "in_country"),
        ("missions", "longitude", "", "both_coordinates"),
        ("visits", "city", "Montevideo", "city_in_country"),
        ("missions", "city", "Montevideo", "city_in_country"),
        ("countries", "capital", "Montevideo", "city_in_country"),
        ("cities", "latitude", "north", "number"),
        ("countries", "latitude", "91", "maximum"),
        ("sources", "url", "javascript:alert(1)", "pattern"),
        ("sources", "published_on", "last week", "pattern"),
        ("claims", "field", "colour", "claimed_field"),
        ("claims", "row_id", "no-such-row", "foreign_key"),
    ],
)
def test_a_fault_is_told_with_file_line_column_value_and_rule(
    copied: store.Store, folder: Path, name: str, column: str, value: str, rule: str
) -> None:
    at = 2 if name == "missions" else 0  # the third mission has a point
    broken(folder, name, column, value, at)
    found = {
        (fault.file, fault.line, fault.column, fault.rule) for held in copied.snapshot().held for fault in held.faults
    }
    assert (f"{name}.csv", at + 2, column, rule) in found


def test_a_date_that_is_more_exact_than_its_precision_is_a_fault(copied: store.Store, folder: Path) -> None:
    broken(folder, "visits", "date_precision", "year")
    (held,) = copied.snapshot().held
    assert [(fault.column, fault.rule) for fault in held.faults] == [("start_date", "precision_fits")]


def test_all_faults_of_a_file_are_told_at_once(copied: store.Store, folder: Path) -> None:
    broken(folder, "visits", "level", "emperor", 0)
    broken(folder, "visits", "visitor", "", 5)
    broken(folder, "visits", "status", "dreamt", 9)
    (held,) = copied.snapshot().held
    assert {(fault.line, fault.column) for fault in held.faults} == {(2, "level"), (7, "visitor"), (11, "status")}


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (None, "missing_file"),
        (b"", "empty_file"),
        (b"id,name\n1\n", "cells"),
        (b'id,"name\n1,2\n', "csv"),
        (b"id\xff,name\n", "encoding"),
        (b"id,colour\nx,red\n", "unknown_column"),
        (b"id,id\nx,red\n", "repeated_column"),
    ],
)
def test_a_file_that_is_no_table_is_told_as_such(folder: Path, content: bytes | None, rule: str) -> None:
    copied = unread(folder, "visits")
    path = folder / "visits.csv"
    path.unlink() if content is None else path.write_bytes(content)
    held = {held.table: held for held in copied.snapshot().held}
    assert rule in {fault.rule for fault in held["visits"].faults}
    assert not held["visits"].served


@pytest.mark.parametrize("kind", ["directory", "loop"])
def test_what_is_no_file_in_the_place_of_a_table_is_held_back(
    copied: store.Store, folder: Path, kind: str, words: Words
) -> None:
    good = copied.load("visits")
    path = folder / "visits.csv"
    path.unlink()
    path.mkdir() if kind == "directory" else path.symlink_to(path)
    (held,) = copied.snapshot().held
    assert held.served
    assert [fault.rule for fault in held.faults] == ["unreadable"]
    assert "visits.csv" in rules.sentence(held.faults[0], words)
    pd.testing.assert_frame_equal(copied.load("visits"), good)
    first = unread(folder, "visits").snapshot()
    assert [(held.table, held.served) for held in first.held] == [("visits", False)]


@pytest.mark.parametrize("kind", ["missing", "directory", "no JSON", "no outlines", "empty"])
def test_tables_are_read_without_outlines_which_is_told(folder: Path, kind: str, words: Words) -> None:
    path = folder / store.LAND
    outlines = path.read_bytes()
    path.unlink()
    contents = {"no JSON": b"\xff{", "no outlines": b'{"features": [{"id": "ARG", "geometry": {}}]}', "empty": b""}
    if kind == "directory":
        path.mkdir()
    elif kind in contents:
        path.write_bytes(contents[kind])
    broken = store.Store(folder)
    (held,) = broken.snapshot().held
    assert (held.table, held.served, broken.snapshot().outlines) == (store.OUTLINES, False, b"")
    assert "land.geojson" in rules.sentence(held.faults[0], words)
    assert len(broken.load("countries")) == len(store.load("countries"))
    if kind != "directory":
        path.write_bytes(outlines)
        assert broken.snapshot().held == ()
        assert broken.snapshot().outlines == outlines


def test_the_last_good_outlines_stay(copied: store.Store, folder: Path) -> None:
    copied.snapshot()
    (folder / store.LAND).write_text("{}")
    (held,) = copied.snapshot().held
    assert (held.table, held.served) == (store.OUTLINES, True)
    assert store.land() == (schema.FOLDER / store.LAND).read_bytes()


@pytest.mark.parametrize("left", [0, 100, 4000])
def test_a_table_that_is_cut_is_held_back_with_both_counts(
    copied: store.Store, folder: Path, left: int, words: Words
) -> None:
    rows = len(copied.load("trade"))
    path = folder / "trade.csv"
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[: left + 1]))
    (held,) = copied.snapshot().held
    assert [(fault.rule, fault.value) for fault in held.faults] == [("few_rows", str(left))]
    assert str(schema.table("trade").counted) in rules.sentence(held.faults[0], words)
    assert len(copied.load("trade")) == rows


def test_a_few_rows_less_are_a_correction(copied: store.Store, folder: Path) -> None:
    path = folder / "trade.csv"
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-20]))
    assert copied.snapshot().held == ()


def test_a_changed_file_is_read_on_the_next_look(copied: store.Store, folder: Path) -> None:
    before = copied.snapshot().version
    broken(folder, "visits", "purpose", "Something new", 0)
    assert copied.load("visits")["purpose"].iloc[0] == "Something new"
    assert copied.snapshot().version != before


def test_a_look_at_the_files_holds_as_long_as_the_store_is_patient(folder: Path) -> None:
    patient = store.Store(folder, store.STORE.snapshot(), patience=3600)
    before = patient.snapshot().version
    broken(folder, "visits", "purpose", "Something new", 0)
    assert patient.snapshot().version == before
    patient.patience = 0
    assert patient.snapshot().version != before


def test_a_file_that_becomes_faulty_leaves_the_last_good_version_and_recovers(
    copied: store.Store, folder: Path
) -> None:
    good = copied.load("visits")
    original = (folder / "visits.csv").read_bytes()
    broken(folder, "visits", "level", "emperor")
    (held,) = copied.snapshot().held
    assert held.table == "visits"
    assert held.served
    pd.testing.assert_frame_equal(copied.load("visits"), good)
    (folder / "visits.csv").write_bytes(original)
    assert copied.snapshot().held == ()


def test_a_table_that_is_faulty_from_the_start_is_quarantined_and_the_others_work(folder: Path) -> None:
    copied = store.Store(folder)
    broken(folder, "visits", "level", "emperor")
    with pytest.raises(store.QuarantineError):
        copied.load("visits")
    assert len(copied.load("trade")) == len(store.load("trade")) > 0


def test_a_new_file_that_takes_away_what_another_points_to_is_held_back(copied: store.Store, folder: Path) -> None:
    copied.snapshot()
    path = folder / "sources.csv"
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-1]))
    (held,) = copied.snapshot().held
    assert held.table == "sources"
    assert held.served


def test_what_a_caller_changes_stays_with_the_caller() -> None:
    mine = store.load("visits")
    mine.loc[:, "visitor"] = "nobody"
    assert (store.load("visits")["visitor"] != "nobody").all()


def test_text_that_looks_like_nothing_is_kept_as_text() -> None:
    described = schema.table("cities")
    text = pd.DataFrame([["NA", "ARG", "false", "", "", "NULL"]], columns=described.columns, dtype="str")
    typed = schema.typed(described, text)
    assert typed.loc[0, "city"] == "NA"
    assert typed.loc[0, "sources"] == "NULL"
    assert pd.isna(typed.loc[0, "latitude"])


def test_faults_have_words(words: Words) -> None:
    names = {
        check.name
        for table in TABLES.values()
        for field in table.fields
        for check in rules.validator(table).columns[field.name].checks
    }
    names |= {
        "precision_given",
        "precision_fits",
        "end_after_start",
        "foreign_key",
        "listed_twice",
        "both_coordinates",
        "in_country",
    }
    names |= {"few_rows", "ahead", "before", "seen_after_start", "inferred_note", "id_year", "former_id"}
    names |= {"claimed_precision", "unreadable", "outlines", "later_than_sources", "end_of_report", "city_in_country"}
    names |= {"outside_posting", "formula"}
    names |= {"claimed_field", "missing_file", "encoding", "csv", "cells", "empty_file", *rules._NAMES.values()}
    for rule in names:
        assert words(f"fault-{rule.replace('_', '-')}", detail="x")
