"""The view of the trade page that shows its shape: one measure at a time, for each home on screen."""

from __future__ import annotations

import functools

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from components.choices import parameters
from components.choices.filters import Filters
from components.choices.parameters import Choice
from components.figures import trade_shape as figures
from components.measures import trade_shape as trade_shape_measures
from components.ui import charts, notices
from components.views import trade as trade_views
from components.words.language import Words

SHAPES = {
    "balance": "trade-balance",
    "shares": "trade-shares",
    "ranks": "trade-shares",
    "growth": "trade-growth",
    "concentration": "trade-concentration",
    "volatility": "trade-volatility",
    "first": "trade-first-years",
}
"""The measures by their code, each with the series that can be taken away of it."""

OF_BOTH = ("balance", "first")
"""Measures that tell both flows in any case."""


def offered() -> tuple[Choice, ...]:
    """What the reader can choose in this view: the measure, and the flow that it is of."""
    shape = parameters.view("shape", *SHAPES, within=tuple(VIEWS))
    of_one = tuple(f"shape={code}" for code in SHAPES if code not in OF_BOTH)
    return shape, parameters.view("of", *trade_shape_measures.OF, within=of_one)


def shapes(trade: pd.DataFrame, chosen: Filters, words: Words) -> None:
    """The chosen measure of each home on screen, side by side where there are two."""
    shape = chosen.one("shape")
    side = trade_views.split_outliers("home", *trade_views.own_series(trade, chosen, words), chosen)
    if side.series.empty:
        notices.info("trade-unreported", words)
        return
    homes = [home for home in chosen.homes if (side.series["home_iso3"] == home).any()]
    for home, place in zip(homes, st.columns(len(homes), gap="large"), strict=True):
        own, everyone = (rows[rows["home_iso3"] == home] for rows in (side.series, side.whole))
        # How much leans on few can only be said of all partners, not of those that are picked.
        own = chosen.changed(partners=()).apply(everyone) if shape == "concentration" else own
        draw = functools.partial(_figure, own, everyone, chosen, words)
        with place:
            charts.show(draw, own, chosen, words, key=f"shape-{shape}-{home}", measured=SHAPES[shape])
    if chosen.one("odd") == "out":
        trade_views.remarks([side], chosen, words)


def _figure(series: pd.DataFrame, whole: pd.DataFrame, chosen: Filters, words: Words) -> go.Figure:
    """The figure of the chosen measure, of one home's own series and of its series with all partners."""
    shape, of = chosen.one("shape"), chosen.one("of")
    if shape == "balance":
        return figures.balance(series, words, whole)
    if shape == "growth":
        years = trade_shape_measures.span(series, whole, None if chosen.all_years else chosen.years)
        return figures.growth(series, words, years, of=of)
    if shape == "volatility":
        return figures.volatility(series, words, of=of)
    if shape == "first":
        return figures.first_years(series, words)
    draw = {"shares": figures.shares, "ranks": figures.ranks, "concentration": figures.concentration}[shape]
    return draw(series, words, whole, of=of)


VIEWS = {"shape": shapes}
"""The view by its code."""
