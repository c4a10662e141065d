"""The view of trade and the flag: trade before and after a mission opened, and visits beside trade."""

from __future__ import annotations

import datetime
import functools

import pandas as pd
import streamlit as st

from components.choices.filters import Filters
from components.facts import store
from components.figures import flag as figures
from components.measures import counts
from components.measures import flag as flag_measures
from components.measures.pairs import Tables
from components.ui import charts, notices, tables
from components.ui.cache import cached
from components.views import league
from components.words.language import Words


def show(of: Tables, partners: tuple[str, ...], chosen: Filters, words: Words, *, today: datetime.date) -> None:
    """What came out, both charts as far as there is something to draw, and their rows."""
    series, whole = of.series, of.whole
    if series.empty:
        notices.info("trade-unreported", words)
        return
    known = cached(lambda: flag_measures.complete_trade(series, whole), "flag-trade", chosen, words)
    every = cached(lambda: flag_measures.complete_trade(whole, whole), "flag-every", chosen, words)
    pairs = cached(lambda: _pairs(known, every, partners, chosen), "flag-pairs", chosen, words)
    never = len(chosen.homes) * len(partners) - len(pairs)
    st.markdown(figures.summary(pairs, never, words))
    if pairs["change"].notna().any():
        draw = functools.partial(figures.trade, series, pairs, words, known=known, never=never)
        charts.show(draw, series, chosen, words, key="flag-before-after")
    held = counts.held(of.visits)
    around = flag_measures.visits_around(pairs, held, (chosen.years[0], min(chosen.years[1], today.year - 1)))
    if len(around.dropna()):
        charts.show(lambda: figures.visits(held, around, words), held, chosen, words, key="flag-openings-visits")
    years = flag_measures.newest_years(every[every["year"].between(*chosen.years)])
    rows = league.of_pairs(of, partners, chosen, words, day=chosen.day(today))
    if len(flag_measures.typical(known, years)):
        draw = functools.partial(figures.visits_and_trade, series, rows, words, known=known, years=years)
        charts.show(draw, series, chosen, words, key="flag-visits")
    else:
        notices.info("flag-scatter-none", words)
    tables.show([series, of.missions, of.visits], chosen, words)


def _pairs(known: pd.DataFrame, every: pd.DataFrame, partners: tuple[str, ...], chosen: Filters) -> pd.DataFrame:
    """Trade before and after the first mission of each chosen pair, beside all partners that have had none."""
    missions = chosen.changed(partners=()).apply(store.load("missions"), years=False)
    opened = flag_measures.first_missions(missions, chosen.homes)
    others = flag_measures.without(every, opened)
    return flag_measures.before_after(opened[opened["partner_iso3"].isin(partners)], known, others)
