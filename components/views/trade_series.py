"""Which figures the trade page draws: the reporter and the data set that are chosen, said in words, and what is odd."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd
import streamlit as st

from components.choices.filters import Filters
from components.facts import store
from components.figures import outliers as outlier_figures
from components.measures import outliers
from components.measures import trade as trade_measures
from components.ui import notices
from components.ui.cache import cached
from components.ui.markdown import plain
from components.words.language import Words

MAKE = {"home": trade_measures.own_series, "partner": trade_measures.mirror_series}
"""The series of each side, in the order of their charts."""

RULE = "rule"
"""The choice of data set that leaves it to the default rule."""

NAMED = 3
"""Figures left out that are told by name."""


class Told(NamedTuple):
    """One side's figures as they are drawn: of the rows on screen, of all partners and years, and what is left out."""

    reporter: str
    series: pd.DataFrame
    whole: pd.DataFrame
    out: pd.DataFrame


def drawn(trade: pd.DataFrame, chosen: Filters, words: Words) -> list[Told]:
    """The series of the sides and the data set that are chosen, below a sentence that says which they are."""
    reporter = chosen.one("reporter")
    st.caption(plain(said(chosen, words)))
    return [_told(side, trade, chosen, words) for side in (MAKE if reporter == "both" else (reporter,))]


def own(trade: pd.DataFrame, chosen: Filters, words: Words) -> tuple[pd.DataFrame, pd.DataFrame]:
    """What the homes report themselves: of the trade on screen, and of all partners in all years.

    The second tells which years are complete, and what a share is a share of.
    """
    homes = Filters(chosen.bounds, chosen.bounds, chosen.homes)
    everyone = cached(lambda: trade_measures.own_series(homes.apply(store.load("trade"))), "own-trade", homes, words)
    series = cached(
        lambda: trade_measures.together(trade_measures.own_series(trade)), "own-series", chosen, words, large=True
    )
    return series, everyone


def said(chosen: Filters, words: Words) -> str:
    """Whose figures are drawn, of which data sets, and by which rule where several have one."""
    reporter, dataset = chosen.one("reporter"), chosen.one("dataset")
    homes = words.join(words.country(home) for home in chosen.homes)
    several = {"home": "homes", "both": "both-homes"} if len(chosen.homes) > 1 else {}
    who = several.get(reporter, reporter)
    named = [
        words.value("trade", "dataset", name) for name in (trade_measures.DATASETS if dataset == RULE else [dataset])
    ]
    rule = (
        words("drawn-rule", datasets=words.join(named)) if dataset == RULE else words("drawn-dataset", dataset=named[0])
    )
    sentences = [words(f"drawn-{who}", homes=homes), rule]
    if with_older(chosen):
        sentences.append(words("drawn-older"))
    return " ".join(sentences)


def measured(one: Told, chosen: Filters) -> str:
    """The series to take away that has these figures; none for a single data set or without odd figures."""
    if chosen.one("dataset") != RULE or chosen.one("odd") != "kept":
        return ""
    return "trade-series" if one.reporter == "home" else "mirror-gap"


def older(trade: pd.DataFrame, one: Told, chosen: Filters) -> pd.DataFrame:
    """The figures of older extracts behind those of a series, where the reader wants them; otherwise none."""
    if not with_older(chosen):
        return one.series[:0]
    dataset = chosen.one("dataset")
    looked = trade_measures.DATASETS if dataset == RULE else (dataset,)
    rows = outliers.superseded(trade, one.series, looked)
    # Rows that a mark sums stand side by side, so that their positions are short to send.
    return rows.sort_values(["home_iso3", "flow", "period_start", "dataset", "extracted_on"], kind="stable")


def nothing(one: Told, chosen: Filters, words: Words) -> None:
    """Says that there is no series to draw, and why."""
    if chosen.one("dataset") != RULE:
        notices.info("trade-undrawn", words)
    else:
        notices.info("trade-unreported" if one.reporter == "home" else "trade-unreported-partner", words)


def remarks(told: Sequence[Told], chosen: Filters, words: Words) -> None:
    """What the rings mean, or what is left out of the sums."""
    if chosen.one("odd") == "out":
        for one in told:
            largest = one.out.sort_values("value_usd", ascending=False, kind="stable")[:NAMED]
            named = "; ".join(outlier_figures.figure(row, words) for row in largest.itertuples())
            total = words.money(float(one.out["value_usd"].sum()))
            sentence = words("odd-left-out", count=len(one.out), total=total, largest=named)
            st.info(plain(sentence), icon=":material/filter_alt_off:")
    elif cached(lambda: _any_odd(told), "odd-drawn", chosen, words):
        st.caption(words("odd-rule"))


def _any_odd(told: Sequence[Told]) -> bool:
    odd = outliers.known().index
    return any(bool(one.series.index.isin(odd).any()) for one in told)


def with_older(chosen: Filters) -> bool:
    """Whether older extracts are drawn: they are sums of dollars, not shares or indexes."""
    return chosen.one("extracts") == "all" and chosen.one("measure") == "absolute" and chosen.one("view") == "flows"


def _told(reporter: str, trade: pd.DataFrame, chosen: Filters, words: Words) -> Told:
    dataset = "" if chosen.one("dataset") == RULE else chosen.one("dataset")
    homes = Filters(chosen.bounds, chosen.bounds, chosen.homes)
    make = MAKE[reporter]
    whole = cached(lambda: make(homes.apply(store.load("trade")), dataset), f"{reporter}-whole", homes, words, dataset)
    series = cached(lambda: trade_measures.together(make(trade, dataset)), f"{reporter}-series", chosen, words)
    return parted(reporter, series, whole, chosen)


def parted(reporter: str, series: pd.DataFrame, whole: pd.DataFrame, chosen: Filters) -> Told:
    """One side's figures without the odd ones where the reader wants them left out, and those that are."""
    odd = outliers.known().index
    if chosen.one("odd") == "kept":
        return Told(reporter, series, whole, series[:0])
    out = series.index.isin(odd)
    return Told(reporter, series[~out], whole[~whole.index.isin(odd)], series[out])
