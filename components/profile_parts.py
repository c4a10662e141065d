"""What the country page draws below the facts of a pair: its timeline, and the parts of which only one is open."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

import pandas as pd
import streamlit as st

from components import atlas, provenance, shell, trade_measures
from components.figures import postings
from components.figures import profile as figures
from components.figures import trade as trade_figures
from components.filters import Filters
from components.language import Words

Rows = Mapping[str, pd.DataFrame]
"""The rows of a pair by the name of their table."""

OVER_TIME = ("milestones", "visits", "agreements", "missions", "envoys")


def timeline(rows: Rows, chosen: Filters, words: Words, today: datetime.date) -> None:
    """Everything dated between the two states, in lanes."""
    ties = [rows[name] for name in OVER_TIME]
    if not any(map(len, ties)):
        shell.say("profile-no-events", words)
        return
    shell.chart(
        lambda: figures.timeline(ties, words, today, provenance.claims()), ties, chosen, words, key="country-timeline"
    )


def parts(rows: Rows, chosen: Filters, words: Words, today: datetime.date) -> None:
    """Trade, map and heads of mission in tabs; only the one in front is drawn."""
    labels = [words(f"part-{name}") for name in PARTS]
    tabs = st.tabs(labels, key=f"parts-{words.code}", on_change="rerun")
    for draw, tab in zip(PARTS.values(), tabs, strict=True):
        if tab.open:
            with tab:
                draw(rows, chosen, words, today)


def _trade(rows: Rows, chosen: Filters, words: Words, today: datetime.date) -> None:
    series, whole = shell.own_trade(rows["trade"], chosen, words)
    said = trade_measures.beside(rows["trade"])
    if series.empty:
        shell.say("trade-unreported", words)
    if len(series) or len(said):
        shell.chart(
            lambda: trade_figures.flows(series, words, statements=said, whole=whole),
            [series, said],
            chosen,
            words,
            key="country-trade",
        )


def _network(rows: Rows, chosen: Filters, words: Words, today: datetime.date) -> None:
    atlas.network(rows["missions"], chosen, words, day=today, key="country-network")
    atlas.legend(rows["missions"], chosen, words)


def _heads(rows: Rows, chosen: Filters, words: Words, today: datetime.date) -> None:
    envoys = rows["envoys"]
    if envoys.empty:
        shell.say("profile-no-heads", words)
        return
    shell.chart(lambda: postings.heads(envoys, words, today), envoys, chosen, words, key="country-heads")


PARTS = {"trade": _trade, "network": _network, "heads": _heads}
