"""The views of the products page: what each draws of the goods on screen. Only the open one is drawn."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pandas as pd

from components import cells, data, product_measures, shell, tables
from components.figures import goods, goods_years
from components.filters import Choice, Filters
from components.language import Words
from components.product_measures import Nomenclature
from components.trade_measures import FLOWS

NEWEST = "newest"
"""The year that is drawn while the reader has chosen none."""


def code() -> Choice:
    """The choice of goods: every chapter, code and section that the data know, by its name."""
    known = _codes(data.STORE.snapshot().version)
    return Choice("code", tuple(known), "products", within=("year", "years"), names=known)


def year() -> Choice:
    """The choice of the year whose goods are drawn."""
    known = _years(data.STORE.snapshot().version)
    return Choice("year", (*known, NEWEST), preset=NEWEST, within=("year",))


def one_year(products: pd.DataFrame, chosen: Filters, words: Words) -> None:
    """The goods of one year: all of them as areas, the largest as bars, or the partners of the one that is picked."""
    standard = _standard()
    for figures, where in _parts(products, chosen, words):
        drawn = _year_of(figures, chosen)
        if drawn is None:
            with where:
                shell.say("goods-not-in-year", words)
            continue
        key = f"{figures['home_iso3'].iloc[0]}-{figures['flow'].iloc[0]}"
        with where:
            if len(chosen.chosen("code")) == 1:
                draw = functools.partial(goods.ranking, figures, words, standard, drawn, by="partner_iso3")
                shell.chart(draw, figures, chosen, words, key=f"goods-partners-{key}")
                continue
            if product_measures.total(figures, drawn) is not None:
                draw = functools.partial(goods.treemap, figures, words, standard, drawn)
                shell.chart(draw, figures, chosen, words, key=f"goods-map-{key}")
            draw = functools.partial(goods.ranking, figures, words, standard, drawn)
            shell.chart(draw, figures, chosen, words, key=f"goods-top-{key}")


def years(products: pd.DataFrame, chosen: Filters, words: Words) -> None:
    """The goods through the years: complete years as sums, and the largest goods (or partners) each by itself."""
    standard = _standard()
    one = len(chosen.chosen("code")) == 1
    for figures, where in _parts(products, chosen, words):
        key = f"{figures['home_iso3'].iloc[0]}-{figures['flow'].iloc[0]}"
        with where:
            by = "partner_iso3" if one else "group"
            draw = functools.partial(goods_years.stacked, figures, words, standard, by=by)
            shell.chart(draw, figures, chosen, words, key=f"goods-years-{key}")
            by = "partner_iso3" if one else "code"
            draw = functools.partial(goods_years.each, figures, words, standard, by=by)
            shell.chart(draw, figures, chosen, words, key=f"goods-each-{key}")


def named(products: pd.DataFrame, chosen: Filters, words: Words) -> None:
    """The goods that sources only name, each with its source."""
    mentions = product_measures.named(products)
    if mentions.empty:
        shell.say("goods-none-named", words)
        return
    hide = ("classification", "code", "year_complete", "reporter_iso3")
    shell.heading("goods-named", "goods-named-help", words)
    tables.listed("products", cells.newest_first(mentions), words, key="named", homes=chosen.homes, hide=hide)


def _standard() -> Nomenclature:
    return product_measures.nomenclature(data.load("chapters"), data.load("sections"))


Part = tuple[pd.DataFrame, AbstractContextManager[object]]


def _parts(products: pd.DataFrame, chosen: Filters, words: Words) -> Iterator[Part]:
    """The figures of each home and flow on screen, and the place where they are drawn: flows stand side by side."""
    figures = product_measures.of_class(product_measures.series(products), chosen.one("classes"))
    if figures.empty:
        shell.say("goods-no-figures", words)
    ordered = product_measures.together(figures)
    for home in chosen.homes:
        parts = [ordered[(ordered["home_iso3"] == home) & (ordered["flow"] == flow)] for flow in FLOWS]
        known = [part for part in parts if len(part)]
        if known:
            yield from zip(known, shell.columns(*[1] * len(known)), strict=True)


def _year_of(figures: pd.DataFrame, chosen: Filters) -> int | None:
    """The year to draw: the one chosen, where the figures have it, or the newest complete one."""
    wanted = chosen.one("year")
    if wanted == NEWEST:
        return product_measures.newest_year(figures)
    return int(wanted) if (figures["period_start"].dt.year == int(wanted)).any() else None


@functools.lru_cache(maxsize=2)
def _codes(version: str) -> dict[str, str]:
    standard, products = _standard(), data.load("products")
    classed = products[products["code"] != ""].drop_duplicates("code").set_index("code")["product"]
    known = sorted({*standard.names, *classed.index}, key=lambda one: (len(one) == 1, one))
    return {one: standard.said(one, str(classed.get(one, ""))) for one in known}


@functools.lru_cache(maxsize=2)
def _years(version: str) -> tuple[str, ...]:
    starts = product_measures.series(data.load("products"))["period_start"].dt.year
    return tuple(str(one) for one in sorted(starts.unique()))


VIEWS: dict[str, Callable[[pd.DataFrame, Filters, Words], None]] = {"year": one_year, "years": years, "named": named}
