"""What `make data` warns of: what is valid and yet unlikely."""

import dataclasses
from pathlib import Path

import pandas as pd
import pytest
from made import rows

from components.facts import store
from data import rewrite

SOURCES = {"early": "2015-04-09", "late": "2019-08", "undated": ""}


def warned(**tables: pd.DataFrame) -> list[tuple[str, str, str]]:
    """The rule, the row and the column of every warning of some rows."""
    tables["sources"] = rows("sources", *({"id": name, "published_on": day} for name, day in SOURCES.items()))
    text = {name: table.reset_index(drop=True).astype("str") for name, table in tables.items()}
    found = rewrite.warnings(dataclasses.replace(store.STORE.snapshot(), tables=tables, text=text))
    index = {f"{name}.csv": table.index for name, table in tables.items()}
    return [(fault.rule, index[fault.file][fault.line - 2], fault.column) for fault in found]


def test_what_has_happened_is_not_later_than_all_of_its_sources() -> None:
    visits = rows(
        "visits",
        {"id": "a", "start_date": "2019-09-01", "status": "held", "sources": "early;late"},
        {"id": "b", "start_date": "2019-08-31", "status": "held", "sources": "late"},
        {"id": "c", "start_date": "2019-09-01", "status": "held", "sources": "late;undated"},
        {"id": "d", "start_date": "2019-09-01", "status": "announced", "sources": "late"},
    )
    milestones = rows("milestones", {"id": "e", "date": "2016-01-01", "sources": "early"})
    agreements = rows(
        "agreements",
        {"id": "f", "signed_on": "2016-01-01", "status": "signed", "sources": "early"},
        {"id": "g", "signed_on": "2016-01-01", "status": "draft", "sources": "early"},
    )
    assert warned(visits=visits, milestones=milestones, agreements=agreements) == [
        ("later_than_sources", "a", "start_date"),
        ("later_than_sources", "e", "date"),
        ("later_than_sources", "f", "signed_on"),
    ]


def test_an_end_that_no_later_source_tells_may_be_an_announcement() -> None:
    held = {"start_date": "2015-04-07", "status": "held"}
    visits = rows(
        "visits",
        {"id": "a", "end_date": "2015-04-09", "sources": "early", **held},
        {"id": "b", "end_date": "2015-04-10", "sources": "early", **held},
        {"id": "c", "end_date": "2015-04-10", "sources": "early;late", **held},
        {"id": "d", "end_date": "2015-04-08", "sources": "early", **held},
    )
    assert warned(visits=visits) == [("later_than_sources", "b", "end_date"), ("end_of_report", "a", "end_date")]


def test_a_source_of_another_day_may_know_a_posting_longer() -> None:
    seen = {"seen_first_on": "2016-01-01", "seen_first_precision": "month"}
    last = {"seen_last_on": "2018-01-01", "seen_last_precision": "year"}
    ended = {"ended_on": "2020-01-01", "ended_precision": "year"}
    envoys = rows(
        "envoys",
        {"id": "a", "sources": "early;late;undated", **seen, **last},
        {"id": "b", "sources": "late", **seen, **ended},
        {"id": "c", "sources": "early;late"},
    )
    assert warned(envoys=envoys) == [("outside_posting", "a", "sources")] * 2


@pytest.mark.parametrize("text", ["=1+1", "+44", "-x", "@sum"])
def test_a_text_that_begins_as_a_formula_does_is_told(text: str) -> None:
    assert warned(visits=rows("visits", {"id": "a", "purpose": text})) == [("formula", "a", "purpose")]


def files(folder: Path) -> dict[str, bytes]:
    """What stands in every file of a folder."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_tables_that_are_as_they_should_be_stay_so(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setattr(rewrite.schema, "FOLDER", folder)
    before = files(folder)
    rewrite.count(fewer=False)
    rewrite.rewrite()
    assert files(folder) == before
    held, warnings = rewrite.faults()
    assert held == []
    assert all(".csv, line " in warning for warning in warnings)


def test_rows_that_are_lost_are_counted_only_when_that_is_meant(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setattr(rewrite.schema, "FOLDER", folder)
    path = folder / "envoys.csv"
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:51]))
    counted = {}
    for fewer in (False, True):
        rewrite.count(fewer=fewer)
        counted[fewer] = rewrite.schema.read(folder).tables["envoys"].counted
    assert counted[False] > 100
    assert counted[True] == 50
