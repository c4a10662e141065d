"""The views of the products page: what each draws of the goods on screen. Only the open one is drawn."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from components.choices.filters import Filters
from components.choices.parameters import Choice
from components.facts import store
from components.figures import goods as goods_figures
from components.figures import goods_years
from components.measures import goods as goods_measures
from components.measures.goods import Nomenclature
from components.ui import charts, notices
from components.ui.cache import cached
from components.ui.markdown import plain
from components.words.language import Words

PARTNER = "partner_iso3"

TITLED = 3
"""Goods that are picked whose full titles are told at most."""

NEWEST = "newest"
"""The year that is drawn while the reader has chosen none."""


def code() -> Choice:
    """The choice of goods: every chapter, code and section that the data know, by its name."""
    known = _codes(store.STORE.snapshot().version)
    return Choice("code", tuple(known), "products", within=("year", "years"), names=known)


def year() -> Choice:
    """The choice of the year whose goods are drawn."""
    known = _years(store.STORE.snapshot().version)
    return Choice("year", (*known, NEWEST), preset=NEWEST, within=("year",))


def one_year(products: pd.DataFrame, chosen: Filters, words: Words) -> None:
    """The goods of one year: all of them as areas, the largest as bars, or the partners of the one that is picked."""
    standard = _standard()
    one = len(chosen.chosen("code")) == 1
    of_homes: list[Charts] = []
    for home, figures in _of_homes(products, chosen, words):
        drawn = _year_of(figures, chosen)
        charts: Charts = {}
        if drawn is not None and not one and goods_measures.total(figures, drawn) is not None:
            draw = functools.partial(goods_figures.treemap, figures, words, standard, drawn)
            charts[f"goods-map-{home}"] = (draw, figures)
        if drawn is not None:
            by = PARTNER if one else "code"
            draw = functools.partial(goods_figures.ranking, figures, words, standard, drawn, by=by)
            charts[f"goods-top-{home}"] = (draw, figures)
        of_homes.append(charts)
    _laid(of_homes, chosen, words)


def years(products: pd.DataFrame, chosen: Filters, words: Words) -> None:
    """The goods through the years: complete years as sums, and the largest goods (or partners) each by itself."""
    standard = _standard()
    one = len(chosen.chosen("code")) == 1
    of_homes: list[Charts] = []
    for home, figures in _of_homes(products, chosen, words):
        stacked = functools.partial(goods_years.stacked, figures, words, standard, by=PARTNER if one else "group")
        look: dict[str, Any] = {"by": PARTNER if one else "code", "scale": chosen.one("scale")}
        each = functools.partial(goods_years.panels, figures, words, standard, **look)
        of_homes.append({f"goods-years-{home}": (stacked, figures), f"goods-each-{home}": (each, figures)})
    _laid(of_homes, chosen, words)


def named(products: pd.DataFrame, chosen: Filters, words: Words) -> None:
    """The goods that sources only name, each with its source."""
    if behind(products, chosen, words).empty:
        notices.info("goods-none-named", words)
        return
    st.markdown(f"**{words('goods-named')}**  \n:small[{words('goods-named-help')}]")


def behind(products: pd.DataFrame, chosen: Filters, words: Words) -> pd.DataFrame:
    """The rows that the open view is of, for its table: those that are drawn, or those that name goods."""
    return cached(lambda: _behind(products, chosen), "goods-behind", chosen, words, large=True)


def _behind(products: pd.DataFrame, chosen: Filters) -> pd.DataFrame:
    of_flow = products[products["flow"] == chosen.one("flow")]
    if chosen.one("view") == "named":
        return goods_measures.named(of_flow)
    return goods_measures.of_class(goods_measures.series(of_flow), chosen.one("classes"))


def _standard() -> Nomenclature:
    return goods_measures.nomenclature(store.load("chapters"), store.load("sections"))


Charts = dict[str, tuple[Callable[[], go.Figure], pd.DataFrame]]
"""What draws each chart of one home, and the figures that it is made from, by the chart's key."""


def _of_homes(products: pd.DataFrame, chosen: Filters, words: Words) -> Iterator[tuple[str, pd.DataFrame]]:
    """Each home on screen that has figures of the chosen flow, with those, below what a reader should know of them."""
    rows = behind(products, chosen, words)
    figures = cached(lambda: goods_measures.together(rows), "goods-drawn", chosen, words, large=True)
    homes = [home for home in chosen.homes if (figures["home_iso3"] == home).any()]
    if not homes:
        notices.info("goods-no-figures", words)
        return
    st.caption(plain(words("goods-rule")))
    for code in chosen.chosen("code")[:TITLED]:
        _titled(code, words)
    for home in homes:
        yield home, figures[figures["home_iso3"] == home]


def _laid(of_homes: Sequence[Charts], chosen: Filters, words: Words) -> None:
    """The charts of one home side by side, those of two homes one below the other, so that the homes are compared."""
    if not of_homes:
        return
    alone = len(of_homes) == 1
    places = st.columns((max(len(of_homes[0]), 1) if alone else len(of_homes)), gap="large")
    for home, drawn in enumerate(of_homes):
        if not drawn:
            with places[home]:
                notices.info("goods-not-in-year", words)
        for at, (key, (draw, figures)) in enumerate(drawn.items()):
            with places[at if alone else home]:
                charts.show(draw, figures, chosen, words, key=key)


def _titled(code: str, words: Words) -> None:
    """What the standard calls goods that are picked, in full, and the section of a chapter."""
    standard = _standard()
    title, section = standard.titles.get(code, ""), standard.section_said(code)
    if title:
        key, more = ("goods-titled", {"section": section}) if section else ("goods-titled-SITC1", {})
        st.caption(plain(words(key, code=code, title=title, **more)))


def _year_of(figures: pd.DataFrame, chosen: Filters) -> int | None:
    """The year to draw: the one chosen, where the figures have it, or the newest complete one."""
    wanted = chosen.one("year")
    if wanted == NEWEST:
        return goods_measures.newest_year(figures)
    return int(wanted) if (figures["period_start"].dt.year == int(wanted)).any() else None


@functools.lru_cache(maxsize=2)
def _codes(version: str) -> dict[str, str]:
    standard, products = _standard(), store.load("products")
    classed = products[products["code"] != ""].drop_duplicates("code").set_index("code")["product"]
    known = sorted({*standard.names, *classed.index}, key=lambda one: (len(one) == 1, one))
    return {one: standard.said(one, str(classed.get(one, ""))) for one in known}


@functools.lru_cache(maxsize=2)
def _years(version: str) -> tuple[str, ...]:
    starts = goods_measures.series(store.load("products"))["period_start"].dt.year
    return tuple(str(one) for one in sorted(starts.unique()))


VIEWS: dict[str, Callable[[pd.DataFrame, Filters, Words], None]] = {"year": one_year, "years": years, "named": named}
