"""The view of trade and the flag: trade before and after a mission opened, and visits beside trade."""

from __future__ import annotations

import datetime

import pandas as pd
import streamlit as st

from components import data, flag_measures, league, shell, tables
from components.figures import flag as figures
from components.filters import Filters
from components.kept import kept
from components.language import Words
from components.league_measures import Tables


def show(of: Tables, partners: tuple[str, ...], chosen: Filters, words: Words, *, today: datetime.date) -> None:
    """Both charts, or that the homes reported no trade."""
    series, whole = of.series, of.whole
    if series.empty:
        shell.say("trade-unreported", words)
        return
    known = kept(lambda: flag_measures.complete_trade(series, whole), "flag-trade", chosen, words)
    years = flag_measures.newest_years(known)
    pairs = kept(lambda: _pairs(of, known, partners, chosen), "flag-pairs", chosen, words)
    never = len(chosen.homes) * len(partners) - len(pairs)
    st.markdown(figures.summary(pairs, never, words))
    shell.chart(
        lambda: figures.before_after(series, pairs, words, known=known, never=never),
        series,
        chosen,
        words,
        key="flag-before-after",
    )
    rows = league.of_pairs(of, partners, chosen, words, day=chosen.day(today))
    shell.chart(
        lambda: figures.visits_and_trade(series, rows, words, known=known, years=years),
        series,
        chosen,
        words,
        key="flag-visits",
    )
    tables.show([series, of.missions], chosen, words)


def _pairs(of: Tables, known: pd.DataFrame, partners: tuple[str, ...], chosen: Filters) -> pd.DataFrame:
    """Trade before and after the first mission of each chosen pair, beside all partners that have had none."""
    missions = chosen.changed(partners=()).apply(data.load("missions"), years=False)
    opened = flag_measures.first_missions(missions, chosen.homes)
    everyone = flag_measures.without(flag_measures.complete_trade(of.whole, of.whole), opened)
    return flag_measures.before_after(opened[opened["partner_iso3"].isin(partners)], known, everyone)
