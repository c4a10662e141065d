"""The league of pairs, and the charts of pairs side by side and of trade and the flag, as pages and addresses ask."""

from __future__ import annotations

import datetime
from typing import NamedTuple

import pandas as pd

from components.choices import address
from components.choices.filters import HOMES, Filters
from components.facts import store
from components.figures import flag as flag_figures
from components.figures import pairs as figures
from components.figures.marks import Drawing
from components.measures import counts
from components.measures import flag as flag_measures
from components.measures import pairs as pairs_measures
from components.measures.cache import cached
from components.measures.pairs import Tables
from components.words.language import Words

MOST, OFFERED = 4, 2
"""Pairs that stand side by side at most, and partners that do where the reader chose none."""


def frames(chosen: Filters, words: Words) -> Tables:
    """The rows that the league is made of, as far as the choices keep them."""
    known = {name: store.load(name) for name in (*pairs_measures.DATED, *pairs_measures.LASTING, "trade")}
    own = pairs_measures.own_trade()
    timeless = chosen.changed(own={})
    return cached(lambda: pairs_measures.tables(timeless, known, own), "league-frames", timeless, words, large=True)


def league(chosen: Filters, words: Words, today: datetime.date) -> pd.DataFrame:
    """The frame of `measures.pairs.league` for what the reader chose; its index has the addresses of its series."""

    def made() -> pd.DataFrame:
        partners = chosen.partners or address.partners()
        of = frames(chosen, words)
        rows = pairs_measures.league(of, chosen.homes, partners, day=chosen.day(today), years=chosen.years)
        return rows.set_axis(pd.Index(rows["home_iso3"] + "." + rows["partner_iso3"], name="league"))

    return cached(made, "league", chosen.changed(own={}), words)


def of_homes(chosen: Filters, words: Words, today: datetime.date) -> pd.DataFrame:
    """The frame of `measures.pairs.of_homes`: both homes, whichever is chosen, with all chosen partners together."""
    both = chosen.changed(homes=HOMES, own={})
    of, day = frames(both, words), chosen.day(today)
    return cached(lambda: pairs_measures.of_homes(of, HOMES, day=day, years=both.years), "homes", both, words)


def homes(chosen: Filters, words: Words, today: datetime.date) -> Drawing:
    """Both homes beside each other."""
    of = frames(chosen.changed(homes=HOMES), words)
    rows = [of.missions, of.visits, of.agreements, of.series]
    return figures.homes(of_homes(chosen, words, today), rows, words, day=chosen.day(today)), rows


def side_by_side(chosen: Filters, words: Words, today: datetime.date) -> list[tuple[str, str]]:
    """The pairs of all homes and partners that are chosen, or of the partners with the most visits where none is."""
    partners = chosen.partners
    if not partners:
        visits = league(chosen, words, today).groupby("partner_iso3")["visits"].sum()
        partners = tuple(visits.sort_values(ascending=False, kind="stable").index[:OFFERED])
    return [(home, partner) for partner in partners for home in chosen.homes]


def subject(name: str, chosen: Filters, words: Words, today: datetime.date) -> Drawing | None:
    """The chart of one subject, of the pairs that stand side by side, on the same axes."""
    of, pairs = frames(chosen, words), side_by_side(chosen, words, today)[:MOST]
    rows = within({"relations": counts.held(of.visits), "missions": of.missions, "trade": of.series}[name], pairs)
    if rows.empty:
        return None
    if name == "missions":
        return figures.missions(rows, pairs, words, today=today), [rows]
    return (figures.visits if name == "relations" else figures.trade)(rows, pairs, words), [rows]


def within(rows: pd.DataFrame, pairs: list[tuple[str, str]]) -> pd.DataFrame:
    """The rows of the pairs, whichever of the two sends."""
    if "home_iso3" in rows.columns:
        return rows[(rows["home_iso3"] + rows["partner_iso3"]).isin([home + partner for home, partner in pairs])]
    ways = [way for home, partner in pairs for way in (home + partner, partner + home)]
    return rows[(rows["sending_iso3"] + rows["receiving_iso3"]).isin(ways)]


class Flag(NamedTuple):
    """Complete trade of the chosen partners and of all, trade before and after the first mission of each chosen pair,
    and how many pairs have none."""

    known: pd.DataFrame
    every: pd.DataFrame
    pairs: pd.DataFrame
    never: int


def flag(chosen: Filters, words: Words, today: datetime.date) -> Flag:
    """What the charts of trade and the flag are of."""

    def made() -> Flag:
        of, rows = frames(chosen, words), league(chosen, words, today)
        known, every = (flag_measures.complete_trade(one, of.whole) for one in (of.series, of.whole))
        missions = chosen.changed(partners=(), own={}).apply(store.load("missions"), years=False)
        opened = flag_measures.first_missions(missions, chosen.homes)
        # Beside all partners that have had none.
        others, chosen_ones = flag_measures.without(every, opened), opened["partner_iso3"].isin(rows["partner_iso3"])
        pairs = flag_measures.before_after(opened[chosen_ones], known, others)
        return Flag(known, every, pairs, len(rows) - len(pairs))

    return cached(made, "flag", chosen, words)


def before_after(chosen: Filters, words: Words, today: datetime.date) -> Drawing | None:
    """Trade before and after the first mission."""
    series = frames(chosen, words).series
    if series.empty or flag(chosen, words, today).pairs["change"].isna().all():
        return None
    of = flag(chosen, words, today)
    return flag_figures.trade(series, of.pairs, words, known=of.known, never=of.never), [series]


def visits_around(chosen: Filters, words: Words, today: datetime.date) -> Drawing | None:
    """Visits before and after the first mission."""
    of = frames(chosen, words)
    if of.series.empty:
        return None
    held, years = counts.held(of.visits), (chosen.years[0], min(chosen.years[1], today.year - 1))
    around = flag_measures.visits_around(flag(chosen, words, today).pairs, held, years)
    return (flag_figures.visits(held, around, words), [held]) if len(around.dropna()) else None


def visits_and_trade(chosen: Filters, words: Words, today: datetime.date) -> Drawing | None:
    """Visits and trade, pair by pair."""
    series = frames(chosen, words).series
    if series.empty:
        return None
    of = flag(chosen, words, today)
    years = flag_measures.newest_years(of.every[of.every["year"].between(*chosen.years)])
    if not len(flag_measures.typical(of.known, years)):
        return None
    rows = league(chosen, words, today)
    return flag_figures.visits_and_trade(series, rows, words, known=of.known, years=years), [series]
