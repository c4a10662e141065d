"""The charts of the shape of the trade: every mark leads to its rows, gaps stay gaps, nothing given is changed."""

from collections.abc import Callable

import pandas as pd
import plotly.graph_objects as go
import pytest
from trade_rows import figure, trade

from components.facts import store
from components.figures import trade_shape as trade_shape_figures
from components.measures import trade as trade_measures
from components.measures import trade_shape as trade_shape_measures
from components.words.language import Words

MOST_BYTES = 40_000
Draw = Callable[[pd.DataFrame, pd.DataFrame, Words, str], go.Figure]
CHARTS: dict[str, Draw] = {
    "balance": lambda series, whole, words, of: trade_shape_figures.balance(series, words, whole),
    "shares": lambda series, whole, words, of: trade_shape_figures.shares(series, words, whole, of=of),
    "ranks": lambda series, whole, words, of: trade_shape_figures.ranks(series, words, whole, of=of),
    "concentration": lambda series, whole, words, of: trade_shape_figures.concentration(series, words, whole, of=of),
    "growth": lambda series, whole, words, of: trade_shape_figures.growth(
        series, words, trade_shape_measures.span(series, whole, None), of=of
    ),
    "volatility": lambda series, whole, words, of: trade_shape_figures.volatility(series, words, of=of),
    "first": lambda series, whole, words, of: trade_shape_figures.first_years(series, words),
}


@pytest.fixture(scope="module")
def own() -> pd.DataFrame:
    return trade_measures.in_order(trade_measures.own_series(store.load("trade")))


def seen(chart: go.Figure) -> list[str]:
    """What every mark that is seen carries."""
    return [
        carried
        for trace in chart.data
        for carried, value in zip(trace.customdata, trace.x if trace.orientation == "h" else trace.y, strict=True)
        if value is not None
    ]


@pytest.mark.parametrize("of", trade_shape_measures.OF)
@pytest.mark.parametrize("chart", CHARTS)
def test_every_mark_leads_to_rows_and_the_input_stays(chart: str, of: str, own: pd.DataFrame, words: Words) -> None:
    for home in ("AZE", "KAZ"):
        whole = own[own["home_iso3"] == home]
        for series in (whole, whole[whole["partner_iso3"] == "BRA"], whole[whole["partner_iso3"] == "GRD"], whole[:1]):
            if series.empty:
                continue
            before = series.copy(deep=True)
            drawn = CHARTS[chart](series, whole, words, of)
            pd.testing.assert_frame_equal(series, before)
            assert all(seen(drawn))
            assert len(drawn.to_json()) < MOST_BYTES
            assert drawn.layout.meta["alt"]


def test_shares_of_all_partners_come_to_one(own: pd.DataFrame, words: Words) -> None:
    whole = own[own["home_iso3"] == "AZE"]
    sums: dict[int, float] = {}
    for trace in trade_shape_figures.shares(whole, words, whole).data:
        for year, share in zip(trace.x, trace.y, strict=True):
            sums[year] = sums.get(year, 0) + share
    assert list(sums.values()) == pytest.approx([1.0] * len(sums), abs=1e-3)


def test_a_balance_needs_both_flows(words: Words) -> None:
    series = trade(
        figure("BRA", "imports", 2010, 30_000_000),
        figure("BRA", "exports", 2010, 10_000_000),
        figure("BRA", "imports", 2011, 5_000_000),
    )
    surplus, deficit = trade_shape_figures.balance(series, words, series).data
    assert list(surplus.x) == []
    assert dict(zip(deficit.x, deficit.y, strict=True)) == {2010: -20.0}
    assert deficit.customdata[0] == "0 1"


def test_a_year_without_a_place_is_a_gap(words: Words) -> None:
    rows = [figure(partner, "imports", 2010, 10) for partner in ("ARG", "BRA")]
    rows += [figure("ARG", "imports", 2011, 10), figure("CHL", "imports", 2011, 20)]
    rows += [figure(partner, "imports", 2012, value) for partner, value in (("ARG", 10), ("BRA", 20))]
    series = trade(*rows)
    brazil = next(trace for trace in trade_shape_figures.ranks(series, words, series).data if trace.name == "Brazil")
    assert dict(zip(brazil.x, brazil.y, strict=True)) == {2010: 1, 2011: None, 2012: 1}


def test_growth_leads_to_the_two_figures_that_it_compares(words: Words) -> None:
    series = trade(*(figure("BRA", "imports", year, value) for year, value in ((2010, 100), (2011, 5), (2012, 121))))
    (bars,) = trade_shape_figures.growth(series, words, (2010, 2012)).data
    assert list(bars.x) == pytest.approx([0.1])
    assert bars.customdata[0] == "0 2"


def test_a_first_year_leads_to_its_first_figure(words: Words) -> None:
    series = trade(
        figure("BRA", "imports", 2012, 1), figure("BRA", "imports", 2003, 1), figure("BRA", "exports", 2005, 1)
    )
    imports, exports = trade_shape_figures.first_years(series, words).data
    assert (list(imports.x), imports.customdata[0]) == ([2003], "1")
    assert (list(exports.x), exports.customdata[0]) == ([2005], "2")
