"""The view of the trade page that shows its shape: one measure at a time, for each home on screen."""

from __future__ import annotations

import functools
from collections.abc import Callable

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from components.choices import parameters
from components.choices.filters import Filters
from components.choices.parameters import Choice
from components.figures import trade_shape as trade_shape_figures
from components.measures import trade_shape as trade_shape_measures
from components.ui import charts, notices
from components.views import trade_series
from components.words.language import Words

OF_BOTH = ("balance", "first")
"""Measures that tell both flows in any case."""

Draw = Callable[[pd.DataFrame, pd.DataFrame, Filters, Words], go.Figure]
"""What makes a figure of one home's own series and of its series with all partners."""


def offered() -> tuple[Choice, ...]:
    """What the reader can choose in this view: the measure, and the flow that it is of."""
    shape = parameters.view("shape", *SHAPES, within=tuple(VIEWS))
    of_one = tuple(f"shape={code}" for code in SHAPES if code not in OF_BOTH)
    return shape, parameters.view("of", *trade_shape_measures.OF, within=of_one)


def shapes(trade: pd.DataFrame, chosen: Filters, words: Words) -> None:
    """The chosen measure of each home on screen, side by side where there are two."""
    series, whole = trade_series.own(trade, chosen, words)
    told = trade_series.parted("home", series, whole, chosen)
    series, whole = told.series, told.whole
    if series.empty:
        notices.info("trade-unreported", words)
        return
    homes = [home for home in chosen.homes if (series["home_iso3"] == home).any()]
    for home, place in zip(homes, st.columns(len(homes), gap="large"), strict=True):
        with place:
            own, everyone = (rows[rows["home_iso3"] == home] for rows in (series, whole))
            # How much leans on few can only be said of all partners, not of those that are picked.
            own = chosen.changed(partners=()).apply(everyone) if chosen.one("shape") == "concentration" else own
            _chart(own, everyone, chosen, words, f"shape-{chosen.one('shape')}-{home}")
    if chosen.one("odd") == "out":
        trade_series.remarks([told], chosen, words)


def _chart(series: pd.DataFrame, whole: pd.DataFrame, chosen: Filters, words: Words, key: str) -> None:
    shape = chosen.one("shape")
    draw = functools.partial(SHAPES[shape], series, whole, chosen, words)
    charts.show(draw, series, chosen, words, key=key, measured=SERIES[shape])


def _balance(series: pd.DataFrame, whole: pd.DataFrame, chosen: Filters, words: Words) -> go.Figure:
    return trade_shape_figures.balance(series, words, whole)


def _shares(series: pd.DataFrame, whole: pd.DataFrame, chosen: Filters, words: Words) -> go.Figure:
    return trade_shape_figures.shares(series, words, whole, of=chosen.one("of"))


def _ranks(series: pd.DataFrame, whole: pd.DataFrame, chosen: Filters, words: Words) -> go.Figure:
    return trade_shape_figures.ranks(series, words, whole, of=chosen.one("of"))


def _growth(series: pd.DataFrame, whole: pd.DataFrame, chosen: Filters, words: Words) -> go.Figure:
    years = trade_shape_measures.span(series, whole, None if chosen.all_years else chosen.years)
    return trade_shape_figures.growth(series, words, years, of=chosen.one("of"))


def _concentration(series: pd.DataFrame, whole: pd.DataFrame, chosen: Filters, words: Words) -> go.Figure:
    return trade_shape_figures.concentration(series, words, whole, of=chosen.one("of"))


def _volatility(series: pd.DataFrame, whole: pd.DataFrame, chosen: Filters, words: Words) -> go.Figure:
    return trade_shape_figures.volatility(series, words, of=chosen.one("of"))


def _first(series: pd.DataFrame, whole: pd.DataFrame, chosen: Filters, words: Words) -> go.Figure:
    return trade_shape_figures.first_years(series, words)


SHAPES: dict[str, Draw] = {
    "balance": _balance,
    "shares": _shares,
    "ranks": _ranks,
    "growth": _growth,
    "concentration": _concentration,
    "volatility": _volatility,
    "first": _first,
}
"""The measures by their code, each with what draws it."""

SERIES = {
    "balance": "trade-balance",
    "shares": "trade-shares",
    "ranks": "trade-shares",
    "growth": "trade-growth",
    "concentration": "trade-concentration",
    "volatility": "trade-volatility",
    "first": "trade-first-years",
}
"""The series that can be taken away of each measure."""

VIEWS = {"shape": shapes}
"""The view by its code, as the trade page lists its own."""
