"""The views of the trade page: what each draws of the figures on screen. Only the open one is drawn."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from components.choices.filters import Filters
from components.figures import mirror as mirror_figures
from components.figures import mirror_partners, trade_partners
from components.figures import trade as figures
from components.measures import mirror as mirror_measures
from components.measures import outliers
from components.measures import trade as trade_measures
from components.ui import charts, notices
from components.ui.cache import cached
from components.ui.markdown import plain
from components.views import trade_series
from components.views.trade_series import Told
from components.words.language import Words

WHY = ("origin", "hubs", "value", "silent", "time")
"""The reasons why two sides differ, in the order in which they are told."""


def flows(trade: pd.DataFrame, chosen: Filters, words: Words) -> None:
    """Exports, imports and balance through the years of each reporter, with the statements of one pair beside them."""
    drawn = trade_series.drawn(trade, chosen, words)
    said = trade_measures.beside(trade)
    crowded = len(drawn) > 1 and len(chosen.homes) > 1 and trade_series.with_older(chosen)
    for one in drawn if not crowded else _front(drawn, chosen):
        by_partner = said["reporter_iso3"] == said["partner_iso3"]
        beside = said[by_partner == (one.reporter == "partner")] if len(drawn) > 1 else said
        if len(one.series) or len(beside):
            _flows(trade, one, beside, chosen, words)
        if one.series.empty:
            trade_series.nothing(one, chosen, words)
    trade_series.remarks(drawn, chosen, words)


def partners(trade: pd.DataFrame, chosen: Filters, words: Words) -> None:
    """The partners with the most trade through the years, and all of them in the newest complete one."""
    drawn = trade_series.drawn(trade, chosen, words)
    front = _front(drawn, chosen)
    for one in front:
        _partners(one, chosen, words)
    trade_series.remarks(front, chosen, words)


def _front(drawn: Sequence[Told], chosen: Filters) -> list[Told]:
    """The side that is in front, where the charts of both are too many for one look."""
    return [one for one in drawn if len(drawn) == 1 or one.reporter == chosen.one("side")]


def _partners(one: Told, chosen: Filters, words: Words) -> None:
    if one.series.empty:
        trade_series.nothing(one, chosen, words)
        return
    look: dict[str, Any] = {"scale": chosen.one("scale"), "measure": chosen.one("measure"), "whole": one.whole}
    top = functools.partial(trade_partners.top_partners, one.series, words, outliers=outliers.known(), **look)
    measured = trade_series.measured(one, chosen)
    charts.show(top, one.series, chosen, words, key=f"trade-partners-{one.reporter}", measured=measured)
    ranking = functools.partial(
        trade_partners.ranking, one.series, words, whole=one.whole, outliers=outliers.known(), over=chosen.one("over")
    )
    charts.show(ranking, one.series, chosen, words, key=f"trade-ranking-{one.reporter}", measured=measured)


def _flows(trade: pd.DataFrame, one: Told, beside: pd.DataFrame, chosen: Filters, words: Words) -> None:
    said = beside if chosen.one("measure") == "absolute" else beside[:0]
    older = trade_series.older(trade, one, chosen)
    draw = functools.partial(
        figures.flows,
        one.series,
        words,
        statements=said,
        older=older,
        outliers=outliers.known(),
        whole=one.whole,
        scale=chosen.one("scale"),
        measure=chosen.one("measure"),
    )
    measured, key = trade_series.measured(one, chosen), f"trade-flows-{one.reporter}"
    charts.show(draw, [one.series, said, older], chosen, words, key=key, measured=measured)


def mirror(trade: pd.DataFrame, chosen: Filters, words: Words) -> None:
    """What both sides say of the same goods: in a sentence, year by year, as a map of ratios, or the widest gaps."""
    gap = cached(lambda: mirror_measures.mirror_gap(trade), "mirror-gap", chosen, words)
    if gap.empty:
        notices.info("mirror-nothing", words)
        return
    for sentence in cached(lambda: _sentences(gap, chosen, words), "mirror-told", chosen, words):
        st.markdown(plain(sentence))
    GAPS[chosen.one("gap")](trade, gap, chosen, words)
    with st.container(border=True, key="mirror-why"):
        st.markdown(f"**{words('mirror-why')}**")
        st.markdown("\n".join(f"- {words(f'mirror-why-{reason}')}" for reason in WHY))


def _sentences(gap: pd.DataFrame, chosen: Filters, words: Words) -> list[str]:
    """The newest figures of each home and flow that both sides report, and how the gaps are altogether."""
    rows = [
        row
        for home in chosen.homes
        for flow in trade_measures.FLOWS[::-1]
        for row in mirror_measures.newest(gap, home, flow).itertuples()
    ]
    return [*(mirror_figures.sentence(row, words) for row in rows), mirror_figures.summary(gap, words)]


def _years(trade: pd.DataFrame, gap: pd.DataFrame, chosen: Filters, words: Words) -> None:
    """Imports and exports of one home beside each other, or one flow of two homes.

    Of one pair also both flows together, where statements tell those.
    """
    homes = chosen.homes
    flows_of = trade_measures.FLOWS[::-1] if len(homes) == 1 else (chosen.one("flow"),)
    pairs = list(itertools.product(homes, flows_of))
    for (home, flow), place in zip(pairs, st.columns(len(pairs), gap="large"), strict=True):
        with place:
            _dumbbells(trade, gap, flow, chosen, words, home=home)
    stated = _behind(trade, chosen, words, home=homes[0])["flow"] == "turnover"
    if len(homes) == 1 and stated.any():
        _dumbbells(trade, gap, "turnover", chosen, words, home=homes[0])


def _turnover(trade: pd.DataFrame, gap: pd.DataFrame, chosen: Filters, words: Words) -> None:
    """Exports and imports together of each home, as many statements tell them."""
    for home, place in zip(chosen.homes, st.columns(len(chosen.homes), gap="large"), strict=True):
        with place:
            _dumbbells(trade, gap, "turnover", chosen, words, home=home)


def _dumbbells(trade: pd.DataFrame, gap: pd.DataFrame, flow: str, chosen: Filters, words: Words, *, home: str) -> None:
    rows, of_home = _behind(trade, chosen, words, home=home), gap[gap["home_iso3"] == home]
    look: dict[str, Any] = {"flow": flow, "scale": chosen.one("scale"), "outliers": outliers.known()}
    draw = functools.partial(mirror_figures.dumbbells, rows, words, gap=of_home, **look)
    charts.show(draw, rows, chosen, words, key=f"mirror-{home}-{flow}", measured="mirror-gap")


def _behind(trade: pd.DataFrame, chosen: Filters, words: Words, *, home: str) -> pd.DataFrame:
    """The rows of both sides of one home, and the statements of one pair."""

    def found() -> pd.DataFrame:
        of_home = trade[trade["home_iso3"] == home]
        return pd.concat([mirror_measures.behind(of_home), trade_measures.beside(of_home)])

    return cached(found, f"mirror-rows-{home}", chosen, words, large=True)


def _map(trade: pd.DataFrame, gap: pd.DataFrame, chosen: Filters, words: Words) -> None:
    """The ratios of one flow and one home: two maps at once are more than one can read."""
    home = chosen.one("map") if len(chosen.homes) > 1 else chosen.homes[0]
    rows, of_home = _behind(trade, chosen, words, home=home), gap[gap["home_iso3"] == home]
    look: dict[str, Any] = {"flow": chosen.one("gap"), "outliers": outliers.known()}
    draw = functools.partial(mirror_partners.ratios, rows, words, gap=of_home, **look)
    charts.show(draw, rows, chosen, words, key=f"mirror-map-{home}", measured="mirror-gap")


def _widest(trade: pd.DataFrame, gap: pd.DataFrame, chosen: Filters, words: Words) -> None:
    """The widest gaps of all homes on screen."""
    charts.show(
        lambda: mirror_partners.widest(trade, words, scale=chosen.one("scale"), gap=gap, outliers=outliers.known()),
        trade,
        chosen,
        words,
        key="mirror-widest",
        measured="mirror-gap",
    )


GAPS = {"years": _years, "turnover": _turnover, "imports": _map, "exports": _map, "widest": _widest}
"""What is compared, by its code."""
