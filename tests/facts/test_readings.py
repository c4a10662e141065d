"""What the pages that a row cites were found to state of its fields, and that the readings agree with the rest."""

import functools

import pandas as pd
import pytest

from components.facts import checks, schema, sources, store
from components.facts.sources import Stated


@functools.cache
def stated(table: str, row: str) -> dict[str, Stated]:
    return sources.stated(table, store.load(table).loc[row])


def test_the_pages_on_the_relations_with_argentina_state_their_date_or_another() -> None:
    known = stated("milestones", "aze-arg-1993-relations-established")
    assert known["ada-2010"] == Stated(states=("date",))
    assert known["today-186181"] == Stated(vaguer=("date",), note="November 1993")
    assert known["wikipedia-argentina-azerbaijan"] == Stated(other=("date",))


def test_the_only_source_of_a_row_states_all_of_it_and_of_a_page_that_nobody_read_nothing_is_recorded() -> None:
    milestones = store.load("milestones")
    alone = milestones[~milestones["sources"].str.contains(";")].index[0]
    assert [one.only for one in stated("milestones", alone).values()] == [True]
    unread = pd.Series({"sources": "trend-1909663;ada-2010"}, name="aze-nobody-2026")
    assert set(sources.stated("visits", unread).values()) == {Stated()}


def test_most_rows_with_several_sources_tell_which_of_them_states_their_date() -> None:
    """Of pages that were not found, or are cut before the date, nothing is recorded."""
    readings = store.load("readings")
    for name in ("visits", "milestones", "agreements"):
        rows = store.load(name)
        dated = rows[rows["sources"].str.contains(";") & rows[schema.table(name).period[0]].notna()]
        assert dated.index.isin(readings.loc[readings["table"] == name, "row_id"]).mean() > 0.8


def test_no_page_states_a_value_and_another_one() -> None:
    readings = store.load("readings")
    assert len(readings) > 30
    for reading in readings.to_dict("records"):
        known = stated(reading["table"], reading["row_id"])[reading["source_id"]]
        assert reading["field"] in getattr(known, reading["finding"])
        assert reading["field"] not in known.other
        assert not known.only


def test_a_source_that_says_nothing_of_a_field_is_not_counted_behind_its_value() -> None:
    row = pd.Series({"sources": "ministry;trend;post"})
    assert sources.own_sources(row, pd.Series(["trend"]), ["post"]) == ["ministry"]


@pytest.mark.parametrize(
    ("column", "value", "rule"),
    [("source_id", "imf-dots", "cited"), ("field", "colour", "claimed_field"), ("row_id", "no-row", "foreign_key")],
)
def test_a_reading_is_of_a_page_that_the_row_cites(column: str, value: str, rule: str) -> None:
    text = dict(store.STORE.snapshot().text)
    readings = text["readings"].copy()
    readings.loc[3, column] = value
    found = checks.between(schema.table("readings"), text | {"readings": readings}, {})
    assert [(fault.line, fault.rule) for fault in found] == [(5, rule)]
