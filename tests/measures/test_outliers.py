"""Odd figures: the three reasons, what they weigh in a sum, and the known ones of the data; revised figures."""

import pandas as pd
import pytest
from trade_rows import figure, trade

from components.facts import store
from components.measures import outliers
from components.measures import trade as trade_measures


def reasons(rows: pd.DataFrame) -> dict[str, list[str]]:
    """The value of each odd figure, with its reasons."""
    found = outliers.find(rows)
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
    heavy = outliers.in_sums(rows, odd, ["home_iso3", "flow", "year"])
    assert heavy[["partner_iso3", "positions"]].to_numpy().tolist() == [["CHL", 1], ["MEX", 4]]


def test_the_known_outliers_of_the_data_are_odd() -> None:
    rows = store.load("trade")
    odd = outliers.find(rows)
    for partner, year in (("CHL", 2008), ("BRA", 2007)):
        of_pair = rows[(rows["home_iso3"] == "AZE") & (rows["partner_iso3"] == partner) & (rows["flow"] == "exports")]
        own = trade_measures.own_series(of_pair)
        (address,) = own.index[own["period_start"].dt.year == year]
        assert odd.loc[address, "noted"]
    assert outliers.known().equals(odd)


REVISED = trade(
    figure("BRA", "imports", 2016, 30, dataset="un-comtrade", extracted_on="2026-03"),
    figure("BRA", "imports", 2016, 20, dataset="un-comtrade", extracted_on="2024-06"),
    figure("BRA", "imports", 2016, 25, dataset="imf-dots", extracted_on="2022-05"),
    figure("CHL", "imports", 2016, 5, dataset="imf-dots", extracted_on="2022-05"),
    figure("CHL", "imports", 2016, 5, dataset="un-comtrade-wits", extracted_on="2017-11"),
    figure("BRA", "imports", 2016, 7, reporter="BRA", dataset="un-comtrade-wits", extracted_on="2017-11"),
)


def test_older_figures_of_the_same_reporter_flow_and_year() -> None:
    series = trade_measures.own_series(REVISED)
    assert series["value_usd"].tolist() == [30, 5]
    assert outliers.superseded(REVISED, series)["value_usd"].tolist() == [20, 25, 5]
    alone = trade_measures.own_series(REVISED, "un-comtrade")
    assert outliers.superseded(REVISED, alone, ["un-comtrade"])["value_usd"].tolist() == [20]


def test_a_sum_with_the_figures_of_one_extract_in_place_of_the_newer_ones() -> None:
    series = trade_measures.own_series(REVISED)
    told = outliers.sums_by_older_extract(series, outliers.superseded(REVISED, series))
    assert told.to_dict("records") == [
        {
            "home_iso3": "AZE",
            "flow": "imports",
            "year": 2016,
            "dataset": dataset,
            "extracted_on": extract,
            "places": places,
            "value_usd": value,
        }
        for dataset, extract, places, value in (
            ("imf-dots", "2022-05", [1], 30.0),
            ("un-comtrade", "2024-06", [0], 25.0),
        )
    ]


def test_the_revised_figures_of_kazakhstan_with_brazil_are_found() -> None:
    rows = store.load("trade")
    pair = rows[(rows["home_iso3"] == "KAZ") & (rows["partner_iso3"] == "BRA")]
    older = outliers.superseded(pair, trade_measures.own_series(pair, "un-comtrade"), ["un-comtrade"])
    assert sorted(older["period_start"].dt.year) == [2020, 2021, 2022]
    assert outliers.sums_by_older_extract(pair[:0], older[:0]).empty
