"""The mirror gap: both sides of the same goods, which way freight works, and who did not report."""

import math

import pandas as pd
import pytest
from trade_rows import figure, trade

from components.facts import store
from components.measures import mirror
from components.measures import trade as trade_measures


@pytest.fixture(scope="module")
def everything() -> pd.DataFrame:
    return mirror.mirror_gap(store.load("trade"))


def only(gap: pd.DataFrame, **wanted: object) -> dict[str, object]:
    """The one row that has these values."""
    for column, value in wanted.items():
        gap = gap[gap[column] == value]
    (row,) = gap.to_dict("records")
    return row


def test_both_sides_difference_and_ratio_with_their_rows_and_sources() -> None:
    rows = trade(
        figure("BRA", "imports", 2021, 200, dataset="un-comtrade") | {"sources": "a;b"},
        figure("BRA", "imports", 2021, 40, reporter="BRA") | {"sources": "c"},
    )
    gap = mirror.mirror_gap(rows)
    assert gap.columns.tolist() == mirror.COLUMNS
    assert gap.to_dict("records") == [
        {
            "home_iso3": "AZE",
            "partner_iso3": "BRA",
            "flow": "imports",
            "year": 2021,
            "home_usd": 200.0,
            "partner_usd": 40.0,
            "difference_usd": 160.0,
            "ratio": 5.0,
            "importer_to_exporter": 5.0,
            "explained": False,
            "silent": "",
            "silent_elsewhere": False,
            "home_dataset": "un-comtrade",
            "home_row": rows.index[0],
            "home_sources": "a;b",
            "partner_dataset": "imf-dots",
            "partner_row": rows.index[1],
            "partner_sources": "c",
        }
    ]


@pytest.mark.parametrize(
    ("flow", "home", "partner", "importer", "explained"),
    [
        ("imports", 115, 100, 1.15, True),
        ("imports", 100, 115, 100 / 115, False),
        ("imports", 120, 100, 1.2, True),
        ("imports", 121, 100, 1.21, False),
        ("exports", 100, 115, 1.15, True),
        ("exports", 115, 100, 100 / 115, False),
        ("exports", 100, 100, 1.0, True),
    ],
)
def test_freight_and_insurance_stand_on_the_importers_side(
    flow: str, home: int, partner: int, importer: float, explained: bool
) -> None:
    gap = mirror.mirror_gap(trade(figure("BRA", flow, 2010, home), figure("BRA", flow, 2010, partner, reporter="BRA")))
    row = only(gap)
    assert row["importer_to_exporter"] == pytest.approx(importer)
    assert row["ratio"] == pytest.approx(home / partner)
    assert row["explained"] is explained


def test_a_side_without_a_figure_is_silent_and_nothing_is_measured() -> None:
    gap = mirror.mirror_gap(
        trade(
            figure("BRA", "imports", 2010, 5),
            figure("BRA", "exports", 2010, 7, reporter="BRA"),
            figure("CHL", "exports", 2011, 3),
        )
    )
    imports, exports = only(gap, flow="imports"), only(gap, flow="exports", year=2010)
    assert (imports["silent"], imports["silent_elsewhere"]) == ("partner", True)
    assert (exports["silent"], exports["silent_elsewhere"]) == ("home", True)
    assert (only(gap, partner_iso3="CHL")["silent"], only(gap, partner_iso3="CHL")["silent_elsewhere"]) == (
        "partner",
        False,
    )
    assert gap[["difference_usd", "ratio", "importer_to_exporter"]].isna().all(axis=None)
    assert not gap["explained"].any()
    assert (exports["home_row"], exports["home_sources"], exports["home_dataset"]) == ("", "", "")


def test_nothing_is_divided_by_zero() -> None:
    row = only(
        mirror.mirror_gap(trade(figure("BRA", "exports", 2010, 5), figure("BRA", "exports", 2010, 0, reporter="BRA")))
    )
    assert row["difference_usd"] == 5.0
    assert math.isnan(float(str(row["ratio"])))
    assert row["silent"] == ""


def test_no_trade_gives_no_rows_and_all_columns() -> None:
    empty = mirror.mirror_gap(trade())
    assert empty.empty
    assert empty.columns.tolist() == mirror.COLUMNS


def test_every_figure_of_both_series_is_there_once(everything: pd.DataFrame) -> None:
    rows = store.load("trade")
    for side, series in (
        ("home", trade_measures.own_series(rows)),
        ("partner", trade_measures.mirror_series(rows)),
    ):
        told = everything[everything[f"{side}_row"] != ""]
        assert sorted(told[f"{side}_row"]) == sorted(series.index)
        assert told[f"{side}_usd"].sum() == series["value_usd"].sum()
    assert not everything.duplicated(mirror.KEY).any()


def test_brazil_in_2021_as_both_tell_it(everything: pd.DataFrame) -> None:
    imports = only(everything, home_iso3="AZE", partner_iso3="BRA", flow="imports", year=2021)
    assert (imports["home_usd"], imports["partner_usd"]) == (194_966_052, 11_091_986)
    assert imports["ratio"] == pytest.approx(17.577, abs=0.001)
    exports = only(everything, home_iso3="AZE", partner_iso3="BRA", flow="exports", year=2021)
    assert exports["home_usd"] == 72_050_298
    assert float(str(imports["home_usd"])) + float(str(exports["home_usd"])) == pytest.approx(267.0e6, abs=0.05e6)


def test_turnover_of_a_side_needs_both_of_its_flows() -> None:
    rows = trade(
        figure("BRA", "exports", 2010, 2),
        figure("BRA", "imports", 2010, 3),
        figure("BRA", "imports", 2010, 7, reporter="BRA"),
    )
    (told,) = mirror.turnover_by_year(mirror.mirror_gap(rows)).to_dict("records")
    assert (told["flow"], told["home_usd"]) == ("turnover", 5.0)
    assert math.isnan(told["partner_usd"])
    assert mirror.turnover_by_year(mirror.mirror_gap(rows[:1])).empty


def test_the_newest_year_of_both_sides_and_its_widest_gap() -> None:
    rows = trade(
        figure("BRA", "imports", 2010, 10),
        figure("BRA", "imports", 2010, 7, reporter="BRA"),
        figure("CHL", "imports", 2010, 10),
        figure("CHL", "imports", 2010, 2, reporter="CHL"),
        figure("CHL", "imports", 2009, 1000),
        figure("CHL", "imports", 2009, 2, reporter="CHL"),
        figure("ARG", "imports", 2011, 10),
    )
    gap = mirror.mirror_gap(rows)
    row = only(mirror.newest(gap, "AZE", "imports"))
    assert (row["partner_iso3"], row["year"]) == ("CHL", 2010)
    assert mirror.newest(gap, "AZE", "exports").empty
    assert mirror.widest(gap, 5)[["partner_iso3", "year"]].to_numpy().tolist() == [
        ["CHL", 2009],
        ["BRA", 2010],
    ]


def test_where_nobody_is_answered_no_gap_is_the_widest() -> None:
    gap = mirror.mirror_gap(trade(figure("BRA", "imports", 2010, 10), figure("BRA", "imports", 2011, 10)))
    assert mirror.widest(gap, 5).empty
    assert mirror.newest(gap, "AZE", "imports").empty


def test_the_rows_behind_a_gap_stand_so_that_a_year_of_both_sides_is_one_run() -> None:
    rows = trade(
        figure("ARG", "imports", 2010, 1),
        figure("BRA", "imports", 2010, 2),
        figure("BRA", "imports", 2010, 3, reporter="BRA"),
        figure("CHL", "imports", 2010, 4),
        figure("CHL", "imports", 2010, 5, reporter="CHL"),
        figure("CHL", "imports", 2010, 6, dataset="unctad", extracted_on="2018-08"),
    )
    assert mirror.rows_of_both_sides(rows)["value_usd"].tolist() == [2, 4, 1, 3, 5]
