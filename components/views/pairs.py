"""Pairs side by side, the same facts and charts in columns, and whether their trade follows the flag."""

from __future__ import annotations

import datetime
import functools
from dataclasses import replace

import pandas as pd
import streamlit as st

from components.choices.filters import HOMES, Filters
from components.facts import store
from components.figures import flag as flag_figures
from components.figures import pairs as figures
from components.figures import profile_facts
from components.figures.profile_facts import Line
from components.measures import counts
from components.measures import flag as flag_measures
from components.measures import pairs as pairs_measures
from components.measures.cache import cached
from components.measures.pairs import Tables
from components.ui import address_bar, charts, menu
from components.views import briefing
from components.views import league as league_view
from components.words.language import Words

GROUPS = {"relations": ("relations", "visits"), "missions": ("missions",), "trade": ("trade", "goods")}
"""The groups of facts (see profile_facts) of each subject."""

TABLES = {
    "relations": ("visits", "milestones", "agreements"),
    "missions": ("missions", "envoys"),
    "trade": ("trade", "products"),
}
"""The tables of each subject."""

MOST, OFFERED = 4, 2
"""Pairs that stand side by side at most, and partners that do where the reader chose none."""


def homes(frames: Tables, league: pd.DataFrame, chosen: Filters, words: Words, *, today: datetime.date) -> None:
    """Both homes beside each other, whichever is chosen: what each has with all the partners chosen together."""
    both, day = chosen.changed(homes=HOMES, own={}), chosen.day(today)
    of = league_view.frames(both, words)
    compared = cached(lambda: pairs_measures.of_homes(of, HOMES, day=day, years=both.years), "homes", both, words)
    drawn = [of.missions, of.visits, of.agreements, of.series]
    charts.show(lambda: figures.homes(compared, drawn, words, day=day), drawn, both, words, key="homes")
    charts.note_common_year(of.series, of.whole, words)
    charts.note_newer_years(of.series, compared["year"], words)


def side_by_side(frames: Tables, league: pd.DataFrame, chosen: Filters, words: Words, *, today: datetime.date) -> None:
    """The facts and the chart of one subject, for each home with each partner."""
    pairs = _pairs(league, chosen, words)
    facts = {
        pair: cached(functools.partial(profile_facts.of_pair, *pair, words, today), f"pair-{pair}", chosen, words)
        for pair in pairs
    }
    for place, pair in zip(st.columns(len(pairs), gap="medium"), pairs, strict=True):
        with place:
            where = address_bar.page_address()
            query = replace(where, filters=where.filters.changed(homes=pair[:1]))
            menu.profile(pair[1], query, words, label=f"**{figures.name(pair, words)}**")
    for group in GROUPS[chosen.one("subject")]:
        for lines in zip(*(facts[pair][group] for pair in pairs), strict=True):
            for place, pair, line in zip(st.columns(len(pairs), gap="medium"), pairs, lines, strict=True):
                with place:
                    briefing.show(_labelled(line, pair, words), "-".join(pair), words)
    if not chosen.all_years:
        st.caption(words("profile-years", years=words.years(*chosen.years)))
    _chart(frames, pairs, chosen, words, today)


def _pairs(league: pd.DataFrame, chosen: Filters, words: Words) -> list[tuple[str, str]]:
    """The pairs to show; a line says so where they are not all that were chosen."""
    partners = chosen.partners
    if not partners:
        most = league.groupby("partner_iso3")["visits"].sum().sort_values(ascending=False, kind="stable")
        partners = tuple(most.index[:OFFERED])
        st.caption(words("pairs-offered", partners=words.join(words.country(code) for code in partners)))
    every = [(home, partner) for partner in partners for home in chosen.homes]
    if len(every) > MOST:
        st.caption(words("pairs-first", shown=MOST, count=len(every)))
    return every[:MOST]


def _labelled(line: Line, pair: tuple[str, str], words: Words) -> Line:
    """The fact with its pair in its label, as columns stand below each other on a narrow screen."""
    if words.country(pair[1]) in line.label:
        return line
    return line._replace(label=words("pairs-fact", pair=figures.name(pair, words), fact=line.label))


def _chart(frames: Tables, pairs: list[tuple[str, str]], chosen: Filters, words: Words, today: datetime.date) -> None:
    """The chart of the subject, of all pairs on the same axes, and the tables of their rows."""
    subject = chosen.one("subject")
    if subject == "relations":
        rows = _within(counts.held(frames.visits), pairs)
        draw = functools.partial(figures.visits, rows, pairs, words)
    elif subject == "missions":
        rows = _within(frames.missions, pairs)
        draw = functools.partial(figures.missions, rows, pairs, words, today=today)
    else:
        rows = _within(frames.series, pairs)
        draw = functools.partial(figures.trade, rows, pairs, words)
    if len(rows):
        charts.show(draw, rows, chosen, words, key=f"pairs-{subject}")
    else:
        charts.nothing(f"pairs-none-{subject}", words)
    behind = [_within(chosen.apply(store.load(name)), pairs) for name in TABLES[subject]]
    if any(len(each) for each in behind):
        charts.show_tables(behind, chosen, words)


def _within(rows: pd.DataFrame, pairs: list[tuple[str, str]]) -> pd.DataFrame:
    """The rows of the pairs, whichever of the two sends."""
    if "home_iso3" in rows.columns:
        return rows[(rows["home_iso3"] + rows["partner_iso3"]).isin([home + partner for home, partner in pairs])]
    ways = [way for home, partner in pairs for way in (home + partner, partner + home)]
    return rows[(rows["sending_iso3"] + rows["receiving_iso3"]).isin(ways)]


def flag(frames: Tables, league: pd.DataFrame, chosen: Filters, words: Words, *, today: datetime.date) -> None:
    """What came out, both charts as far as there is something to draw, and their rows."""
    series, whole = frames.series, frames.whole
    if series.empty:
        charts.nothing("trade-unreported", words)
        return
    known = cached(lambda: flag_measures.complete_trade(series, whole), "flag-trade", chosen, words)
    every = cached(lambda: flag_measures.complete_trade(whole, whole), "flag-every", chosen, words)
    pairs = cached(lambda: _before_after(known, every, league, chosen), "flag-pairs", chosen, words)
    never = len(league) - len(pairs)
    st.markdown(flag_figures.summary(pairs, never, words))
    if pairs["change"].notna().any():
        draw = functools.partial(flag_figures.trade, series, pairs, words, known=known, never=never)
        charts.show(draw, series, chosen, words, key="flag-before-after")
    held = counts.held(frames.visits)
    around = flag_measures.visits_around(pairs, held, (chosen.years[0], min(chosen.years[1], today.year - 1)))
    if len(around.dropna()):
        charts.show(lambda: flag_figures.visits(held, around, words), held, chosen, words, key="flag-openings-visits")
    years = flag_measures.newest_years(every[every["year"].between(*chosen.years)])
    if len(flag_measures.typical(known, years)):
        draw = functools.partial(flag_figures.visits_and_trade, series, league, words, known=known, years=years)
        charts.show(draw, series, chosen, words, key="flag-visits")
    else:
        charts.nothing("flag-scatter-none", words)
    charts.show_tables([series, frames.missions, frames.visits], chosen, words)


def _before_after(known: pd.DataFrame, every: pd.DataFrame, league: pd.DataFrame, chosen: Filters) -> pd.DataFrame:
    """Trade before and after the first mission of each chosen pair, beside all partners that have had none."""
    missions = chosen.changed(partners=()).apply(store.load("missions"), years=False)
    opened = flag_measures.first_missions(missions, chosen.homes)
    others = flag_measures.without(every, opened)
    return flag_measures.before_after(opened[opened["partner_iso3"].isin(league["partner_iso3"])], known, others)
