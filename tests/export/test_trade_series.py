"""The measured series of the shape and of goods: what the pages draw, for the same choices, each with its sources."""

import datetime
from typing import Any

import pandas as pd
import pytest

from components.choices import address, parameters
from components.choices.filters import Filters
from components.choices.parameters import Choice
from components.export import extracts, series
from components.facts import store
from components.measures import goods, outliers, trade_shape
from components.measures import trade as measures
from components.words.language import Words

TODAY = datetime.date(2026, 1, 1)


def taken(name: str, words: Words, own: dict[Choice, tuple[str, ...]] | None = None, **changes: Any) -> pd.DataFrame:
    """The rows of a series for these choices of a page."""
    bounds = address.bounds()
    chosen = Filters(bounds, bounds, own=own or {}).changed(**changes)
    return extracts.extract(name, chosen, TODAY, words).rows


@pytest.fixture(scope="module")
def own() -> pd.DataFrame:
    trade = store.load("trade")
    return measures.own_series(trade[trade["home_iso3"] == "AZE"])


@pytest.mark.parametrize("name", [*series.SHAPES, "goods-series"])
def test_every_row_cites_its_sources_and_has_one_key(name: str, words: Words) -> None:
    known = set(store.load("sources").index)
    rows = taken(name, words, homes=("AZE", "KAZ"))
    assert len(rows)
    assert rows.index.is_unique
    for cited in rows["sources"]:
        assert cited
        assert set(cited.split(";")) <= known


def test_the_balance_sums_the_chosen_partners(words: Words) -> None:
    rows = taken("trade-balance", words, partners=("BRA",), years=(2021, 2021))
    (row,) = rows.to_dict("records")
    assert (round(row["imports_usd"] / 1e6, 2), round(row["exports_usd"] / 1e6, 2)) == (194.97, 72.05)
    assert row["balance_usd"] == row["exports_usd"] - row["imports_usd"]
    assert round(row["turnover_usd"] / 1e6, 1) == 267.0
    assert row["partners"] == 1
    figures = store.load("trade").loc[lambda trade: trade["partner_iso3"] == "BRA"]
    assert set(row["sources"].split(";")) <= set(";".join(figures["sources"]).split(";"))


def test_shares_are_of_all_partners_and_of_the_flow_that_is_asked_for(own: pd.DataFrame, words: Words) -> None:
    page = parameters.view("of", *trade_shape.OF, within=("shape=shares",))
    rows = taken("trade-shares", words, {page: ("imports",)}, partners=("BRA",), years=(2015, 2020))
    mine = trade_shape.ranks(own, own, "imports")
    mine = mine[(mine["partner_iso3"] == "BRA") & mine["year"].between(2015, 2020)].set_index("year")
    assert rows.set_index("year")["share"].to_dict() == pytest.approx(mine["share"].to_dict())
    assert rows.set_index("year")["rank"].to_dict() == mine["rank"].to_dict()
    assert set(rows["of"]) == {"imports"}


def test_growth_is_measured_over_the_years_that_are_chosen(own: pd.DataFrame, words: Words) -> None:
    rows = taken("trade-growth", words, years=(2010, 2016)).set_index("partner_iso3")
    assert set(rows["first_year"]) == {2010}
    assert set(rows["last_year"]) == {2016}
    brazil = rows.loc["BRA"]
    assert brazil["growth"] == pytest.approx((brazil["last_usd"] / brazil["first_usd"]) ** (1 / 6) - 1)


def test_concentration_leaves_the_choice_of_partners_aside(own: pd.DataFrame, words: Words) -> None:
    rows = taken("trade-concentration", words, partners=("BRA",), years=(2015, 2015))
    mine = trade_shape.concentration(own, own).set_index("year")
    assert rows["hhi"].tolist() == [pytest.approx(mine.loc[2015, "hhi"])]


def test_odd_figures_are_left_out_where_the_page_leaves_them_out(words: Words) -> None:
    odd = parameters.view("odd", "kept", "out", within=("flows",), aside=True)
    kept, out = (taken("trade-balance", words, {odd: (code,)}).set_index("year") for code in ("kept", "out"))
    chile = outliers.known().loc[lambda rows: rows["noted"]].index
    assert len(chile)
    assert kept.loc[2008, "exports_usd"] - out.loc[2008, "exports_usd"] >= 934_000_000


def test_goods_are_those_that_are_drawn(words: Words) -> None:
    flow = parameters.view("flow", "imports", "exports")
    classes = parameters.view("classes", "finest", "HS2", "SITC1", within=("year", "years"))
    code = Choice("code", ("02", "27"), "products")
    page = {flow: ("exports",), classes: ("HS2",), code: ("27",)}
    rows = taken("goods-series", words, page, homes=("AZE",))
    products = store.load("products")
    products = products[(products["home_iso3"] == "AZE") & (products["flow"] == "exports") & (products["code"] == "27")]
    drawn = goods.of_class(goods.series(products), "HS2")
    assert len(rows)
    assert set(rows["product_row"]) == set(drawn.index)


def test_what_a_chart_of_goods_draws_is_known_as_the_series_that_it_is(words: Words) -> None:
    bounds = address.bounds()
    chosen = Filters(bounds, bounds, own={parameters.view("flow", "imports", "exports"): ("imports",)})
    products = chosen.apply(store.load("products"))
    drawn = goods.of_class(goods.series(products[products["flow"] == "imports"]), "finest")
    found = extracts.series_of(drawn.index, chosen, TODAY, words)
    assert found is not None
    assert found.url("http://host/", "csv") == "http://host/data/goods-series.csv?flow=imports"
