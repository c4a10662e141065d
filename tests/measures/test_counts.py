"""The general measures, on rows made by hand and on the real ones."""

import datetime

import made
import pandas as pd
import pytest

from components.facts import schema, store
from components.figures import style
from components.measures import counts as counts_measures


def visit(name: str, start: str, precision: str = "day", partner: str = "BRA") -> dict[str, str]:
    return {"id": name, "start_date": start, "date_precision": precision, "partner_iso3": partner}


def relation(name: str, date: str, partner: str, home: str = "AZE") -> dict[str, str]:
    kind = {"kind": "relations_established", "date_precision": "day" if date else ""}
    return {"id": name, "date": date, "partner_iso3": partner, "home_iso3": home} | kind


VISITS = made.rows(
    "visits",
    visit("new", "2014-05-03"),
    visit("undated", "", "", partner="ARG"),
    visit("old", "2011-01-01", "year", partner="ARG"),
    visit("vague", "2014-01-01", "year", partner="CUB"),
    visit("same-year", "2011-07-01", "month", partner="ARG"),
)
NONE = made.rows("visits")
RELATIONS = made.rows(
    "milestones",
    relation("second", "1995-01-01", "BRA"),
    relation("first", "1993-10-21", "BRA"),
    relation("other-home", "1993-11-01", "BRA", home="KAZ"),
    relation("undated", "", "HTI"),
    relation("later", "1997-03-05", "CUB"),
    relation("body", "1999-01-01", ""),
    {"id": "mission", "date": "1990-01-01", "date_precision": "year", "partner_iso3": "PER", "kind": "mission_opened"},
)


def test_every_level_has_a_rank_and_every_rank_a_level_and_a_colour() -> None:
    assert set(counts_measures.RANK_OF) == set(schema.table("visits").field("level").enum)
    assert set(counts_measures.RANK_OF.values()) == set(counts_measures.RANKS)
    assert tuple(style.RANKS) == counts_measures.RANKS


def test_years_from_the_first_to_the_last_dated_row() -> None:
    assert counts_measures.first_and_last_year(VISITS) == (2011, 2014)
    assert counts_measures.first_and_last_year(VISITS.loc[["undated"]]) is None
    assert counts_measures.first_and_last_year(NONE) is None


def test_a_year_without_a_row_has_none_and_undated_rows_are_in_no_year() -> None:
    counts = counts_measures.per_year(VISITS)
    assert counts.to_dict() == {2011: 2, 2012: 0, 2013: 0, 2014: 2}
    assert counts.index.name == "year"
    assert counts_measures.per_year(NONE).empty
    assert counts_measures.per_year(VISITS.loc[["undated"]]).empty


@pytest.mark.parametrize(
    ("table", "column"), [("milestones", "date"), ("agreements", "signed_on"), ("missions", "opened_on")]
)
def test_every_table_counts_by_the_date_that_its_rows_begin_on(table: str, column: str) -> None:
    rows = made.rows(table, {"id": "one", column: "2001-01-01"}, {"id": "two", column: ""})
    assert counts_measures.per_year(rows).to_dict() == {2001: 1}


def test_newest_first_and_none_after_today() -> None:
    newest = counts_measures.newest(VISITS, 2, datetime.date(2014, 5, 2))
    assert newest.index.tolist() == ["vague", "same-year"]
    assert counts_measures.newest(VISITS, 9, datetime.date(2014, 5, 3)).index.tolist() == [
        "new",
        "vague",
        "same-year",
        "old",
    ]
    assert counts_measures.newest(NONE, 3, datetime.date(2014, 5, 3)).empty
    assert newest.index.name == "visits"


def test_partners_by_rows_then_by_code() -> None:
    assert list(counts_measures.by_partner(VISITS).items()) == [("ARG", 3), ("BRA", 1), ("CUB", 1)]
    assert "" not in counts_measures.by_partner(RELATIONS)
    assert counts_measures.by_partner(NONE).empty


def test_a_pair_has_relations_since_its_first_date() -> None:
    established = counts_measures.states_with_relations(RELATIONS)
    assert established.index.tolist() == ["first", "other-home", "later", "undated"]
    assert pd.isna(established.loc["undated", "date"])


def test_relations_add_up_through_the_years() -> None:
    assert counts_measures.relations_by_year(RELATIONS).to_dict() == {1993: 2, 1994: 2, 1995: 2, 1996: 2, 1997: 3}
    assert counts_measures.relations_by_year(RELATIONS, last=1999).iloc[-1] == 3
    assert counts_measures.relations_by_year(RELATIONS, last=1994).to_dict() == {1993: 2, 1994: 2}
    assert counts_measures.relations_by_year(RELATIONS, last=1990).empty
    assert counts_measures.relations_by_year(RELATIONS.loc[["undated"]], last=2020).empty


def test_measures_leave_their_rows_alone() -> None:
    visits, relations = VISITS.copy(), RELATIONS.copy()
    (
        counts_measures.per_year(visits),
        counts_measures.by_partner(visits),
        counts_measures.newest(visits, 2, datetime.date(2020, 1, 1)),
    )
    counts_measures.states_with_relations(relations), counts_measures.relations_by_year(relations, last=2000)
    pd.testing.assert_frame_equal(visits, VISITS)
    pd.testing.assert_frame_equal(relations, RELATIONS)


def test_the_real_rows_are_all_counted_once() -> None:
    for table, column in (("visits", "start_date"), ("milestones", "date"), ("agreements", "signed_on")):
        rows = store.load(table)
        assert counts_measures.per_year(rows).sum() == rows[column].notna().sum()
    milestones = store.load("milestones")
    assert counts_measures.by_partner(milestones).sum() == (milestones["partner_iso3"] != "").sum()
    established = counts_measures.states_with_relations(milestones)
    assert not established.duplicated(["home_iso3", "partner_iso3"]).any()
    assert counts_measures.relations_by_year(milestones).iloc[-1] == established["date"].notna().sum()
