"""Disputed dates: worked by hand, with vague dates, several claims, and rows that nobody disputes."""

import made
import pandas as pd

from components.facts import dates, store

MISSIONS = made.rows(
    "missions",
    {"id": "a", "opened_on": "2007-01-01", "opened_precision": "year"},
    {"id": "b", "opened_on": "2012-08-01", "opened_precision": "month"},
    {"id": "c", "opened_on": "2016-06-20", "opened_precision": "day"},
    {"id": "d"},
)


def claims(*given: tuple[str, str, str, str]) -> pd.DataFrame:
    """Claims about missions, each as row, column, value and precision."""
    named = ("row_id", "field", "value", "precision")
    told = [dict(zip(named, one, strict=True)) | {"id": f"x--{at}"} for at, one in enumerate(given)]
    return made.rows("claims", *(one | {"table": "missions"} for one in told))


def spans(*given: tuple[str, str, str, str]) -> dict[str, tuple[str, str]]:
    """The spans of the disputed rows, as text."""
    found = dates.disputed_spans(MISSIONS, claims(*given), "opened_on")
    assert list(found.index) == list(MISSIONS.index)
    assert found["earliest"].isna().equals(found["latest"].isna())
    days = found.dropna().apply(lambda column: column.dt.strftime("%Y-%m-%d"))
    return {str(row): (first, last) for row, first, last in days.itertuples(name=None)}


def test_a_span_reaches_from_the_first_day_to_the_last_that_any_source_may_mean() -> None:
    said = (("a", "2006-01-01", "year"), ("a", "2008-01-01", "year"), ("a", "2009-11-01", "month"))
    assert spans(*((row, "opened_on", day, vague) for row, day, vague in said)) == {"a": ("2006-01-01", "2009-11-30")}


def test_the_own_date_counts_as_one_of_the_values() -> None:
    assert spans(("b", "opened_on", "2011-01-01", "year")) == {"b": ("2011-01-01", "2012-08-31")}
    assert spans(("c", "opened_on", "2016-07-04", "day")) == {"c": ("2016-06-20", "2016-07-04")}


def test_a_row_without_a_date_lies_where_the_claims_say() -> None:
    assert spans(("d", "opened_on", "2010-03-01", "month")) == {"d": ("2010-03-01", "2010-03-31")}


def test_claims_of_other_columns_rows_and_tables_are_left_aside() -> None:
    assert spans(("a", "kind", "consulate", ""), ("z", "opened_on", "2001-01-01", "day")) == {}
    elsewhere = claims(("a", "opened_on", "2001-01-01", "day")).assign(table="milestones")
    assert dates.disputed_spans(MISSIONS, elsewhere, "opened_on").isna().all(axis=None)
    assert dates.disputed_spans(MISSIONS, claims(), "opened_on").isna().all(axis=None)


def test_every_claimed_date_of_the_data_lies_within_its_span() -> None:
    every = store.load("claims")
    dated = every[every["precision"] != ""]
    assert len(dated) > 50
    for (table, column), of_column in dated.groupby(["table", "field"]):
        found = dates.disputed_spans(store.load(table), every, column)
        for row, value in zip(of_column["row_id"], pd.to_datetime(of_column["value"]), strict=True):
            assert found.at[row, "earliest"] <= value <= found.at[row, "latest"]
