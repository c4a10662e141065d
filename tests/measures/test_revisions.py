"""Revisions: which figures were replaced, and what the sums were with them."""

from trade_rows import figure, trade

from components.facts import store
from components.measures import revisions
from components.measures import trade as trade_measures

ROWS = trade(
    figure("BRA", "imports", 2016, 30, dataset="un-comtrade", extracted_on="2026-03"),
    figure("BRA", "imports", 2016, 20, dataset="un-comtrade", extracted_on="2024-06"),
    figure("BRA", "imports", 2016, 25, dataset="imf-dots", extracted_on="2022-05"),
    figure("CHL", "imports", 2016, 5, dataset="imf-dots", extracted_on="2022-05"),
    figure("CHL", "imports", 2016, 5, dataset="un-comtrade-wits", extracted_on="2017-11"),
    figure("BRA", "imports", 2016, 7, reporter="BRA", dataset="un-comtrade-wits", extracted_on="2017-11"),
)


def test_older_figures_of_the_same_reporter_flow_and_year() -> None:
    series = trade_measures.own_series(ROWS)
    assert series["value_usd"].tolist() == [30, 5]
    assert revisions.superseded(ROWS, series)["value_usd"].tolist() == [20, 25, 5]
    alone = trade_measures.own_series(ROWS, "un-comtrade")
    assert revisions.superseded(ROWS, alone, ["un-comtrade"])["value_usd"].tolist() == [20]


def test_a_sum_with_the_figures_of_one_extract_in_place_of_the_newer_ones() -> None:
    series = trade_measures.own_series(ROWS)
    told = revisions.as_told(series, revisions.superseded(ROWS, series))
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
    older = revisions.superseded(pair, trade_measures.own_series(pair, "un-comtrade"), ["un-comtrade"])
    assert sorted(older["period_start"].dt.year) == [2020, 2021, 2022]
    assert revisions.as_told(pair[:0], older[:0]).empty
