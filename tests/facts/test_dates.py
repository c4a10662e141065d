"""Dates as vague as they are known."""

import pandas as pd
import pytest
from made import rows

from components.facts import dates


@pytest.mark.parametrize(
    ("day", "precision", "last"),
    [
        ("2012-02-10", "day", "2012-02-10"),
        ("2012-02-01", "month", "2012-02-29"),
        ("2012-12-01", "month", "2012-12-31"),
        ("1900-01-01", "year", "1900-12-31"),
        (None, "year", None),
        (None, "", None),
    ],
)
def test_a_vague_date_lasts_to_the_end_of_its_month_or_year(day: str | None, precision: str, last: str | None) -> None:
    found = dates.last_day(pd.Series([day], dtype="datetime64[s]"), pd.Series([precision], dtype="str"))
    pd.testing.assert_series_equal(found, pd.Series([last], dtype="datetime64[s]"))


def test_years_reach_as_far_as_they_may_where_an_end_is_open_or_not_known() -> None:
    visit = {"date_precision": "day", "start_date": "2011-12-30"}
    visits = rows("visits", {"id": "a", **visit}, {"id": "b", **visit, "end_date": "2012-01-02"}, {"id": "c"})
    assert [years.tolist() for years in dates.years(visits)] == [[2011, 2011, dates.EVER], [2011, 2012, dates.NEVER]]
    missions = rows(
        "missions",
        {"id": "a", "opened_on": "2004-01-01", "opened_precision": "year"},
        {"id": "b", "closed_on": "2010-05-01", "closed_precision": "month"},
    )
    assert [years.tolist() for years in dates.years(missions)] == [[2004, dates.NEVER], [dates.EVER, 2010]]
