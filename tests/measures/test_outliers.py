"""Odd figures: the three reasons, what they weigh in a sum, and the known outliers of the data."""

import pandas as pd
import pytest
from trade_rows import figure, trade

from components.facts import store
from components.measures import outliers
from components.measures import trade as trade_measures


def reasons(rows: pd.DataFrame) -> dict[str, list[str]]:
    """The value of each odd figure, with its reasons."""
    found = outliers.odd(rows)
    return {
        str(rows.loc[address, "value_usd"]): [name for name in outliers.REASONS if flags[name]]
        for address, flags in found.to_dict("index").items()
    }


def test_more_than_ten_times_both_neighbours() -> None:
    rows = trade(
        figure("BRA", "imports", 2009, 10), figure("BRA", "imports", 2010, 101), figure("BRA", "imports", 2011, 9)
    )
    assert reasons(rows) == {"101": ["neighbours"]}


@pytest.mark.parametrize(("before", "value", "after"), [(10, 100, 9), (10, 101, 11), (11, 101, 1)])
def test_ten_times_or_one_neighbour_alone_is_not_odd(before: int, value: int, after: int) -> None:
    rows = trade(
        figure("BRA", "imports", 2009, before),
        figure("BRA", "imports", 2010, value),
        figure("BRA", "imports", 2011, after),
    )
    assert reasons(rows) == {}


def test_a_year_without_two_neighbours_cannot_be_compared_with_them() -> None:
    rows = trade(figure("BRA", "imports", 2009, 1), figure("BRA", "imports", 2010, 1000))
    assert reasons(rows) == {}
    assert reasons(trade(*[figure("BRA", "imports", year, value) for year, value in ((2008, 1), (2010, 999))])) == {}


def test_more_than_ten_times_what_the_other_side_says_whichever_side_it_is() -> None:
    rows = trade(
        figure("BRA", "imports", 2010, 101),
        figure("BRA", "imports", 2010, 10, reporter="BRA"),
        figure("CHL", "exports", 2010, 5),
        figure("CHL", "exports", 2010, 51, reporter="CHL"),
        figure("ARG", "exports", 2010, 50),
        figure("ARG", "exports", 2010, 5, reporter="ARG"),
    )
    assert reasons(rows) == {"101": ["mirror"], "51": ["mirror"]}


def test_a_note_that_calls_it_an_outlier_is_enough() -> None:
    rows = trade(
        figure("BRA", "imports", 2010, 1) | {"note": "Outlier: says so"},
        figure("CHL", "imports", 2010, 2) | {"note": "Rounded"},
    )
    assert reasons(rows) == {"1": ["noted"]}


def test_figures_of_other_extracts_are_held_against_the_same_neighbours_and_statements_are_not_judged() -> None:
    rows = trade(
        figure("BRA", "imports", 2009, 1),
        figure("BRA", "imports", 2010, 5),
        figure("BRA", "imports", 2010, 77, dataset="un-comtrade-wits", extracted_on="2017-11"),
        figure("BRA", "imports", 2010, 88, dataset="statement", extracted_on=""),
        figure("BRA", "imports", 2011, 1),
    )
    assert reasons(rows) == {"77": ["neighbours"]}


def test_a_sum_is_marked_where_odd_figures_weigh_a_tenth_or_are_known_outliers() -> None:
    rows = trade(
        figure("BRA", "imports", 2010, 90),
        figure("CHL", "imports", 2010, 10),
        figure("ARG", "imports", 2011, 9),
        figure("BRA", "imports", 2011, 91),
        figure("MEX", "imports", 2012, 1),
        figure("BRA", "imports", 2012, 99),
    )
    odd = pd.DataFrame({"noted": [False, False, True]}, index=rows.index[[1, 2, 4]])
    heavy = outliers.heavy(rows, odd, ["home_iso3", "flow", "year"])
    assert heavy[["partner_iso3", "at"]].to_numpy().tolist() == [["CHL", 1], ["MEX", 4]]


def test_the_known_outliers_of_the_data_are_odd() -> None:
    rows = store.load("trade")
    odd = outliers.odd(rows)
    for partner, year in (("CHL", 2008), ("BRA", 2007)):
        of_pair = rows[(rows["home_iso3"] == "AZE") & (rows["partner_iso3"] == partner) & (rows["flow"] == "exports")]
        own = trade_measures.own_series(of_pair)
        (address,) = own.index[own["period_start"].dt.year == year]
        assert odd.loc[address, "noted"]
    assert outliers.known().equals(odd)
