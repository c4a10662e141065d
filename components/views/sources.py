"""The views of the sources page: the sources themselves, how well they support each table, and where they differ."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from components.choices.filters import Filters
from components.export.sources import CLAIMED, SUPPORT
from components.facts import store
from components.facts.sources import FACTS, STATISTICS
from components.figures import sources as figures
from components.measures import sources as sources_measures
from components.measures.cache import cached
from components.ui import address_bar, charts, menu
from components.words.language import Words, plain


def listed(rows: Sequence[pd.DataFrame], chosen: Filters, words: Words) -> None:
    """The sources by kind and by year, and the table of them."""
    _headline(chosen, words)
    left, right = st.columns((2, 3), gap="large")
    with left:
        charts.show("sources-kind", chosen, words)
    with right:
        charts.show("sources-year", chosen, words)
    charts.show_tables(rows, chosen, words)


def support(rows: Sequence[pd.DataFrame], chosen: Filters, words: Words) -> None:
    """How many sources a row has and how many rows have an official one, table by table, beside the benchmarks."""
    _headline(chosen, words)
    supported = sources_measures.support(rows, store.load("sources"))
    charts.show_row([f"support-{measure}" for measure in SUPPORT], chosen, words)
    _numbers(supported, words)
    st.caption(words("support-note"))


def disagreements(rows: Sequence[pd.DataFrame], chosen: Filters, words: Words) -> None:
    """How often sources differ by partner and table, and the list of every such claim."""
    (claims,) = rows
    charts.show("sources-disagreements", chosen, words)
    charts.show_tables(claims.sort_values(["partner_iso3", "table", "row_id"], kind="stable"), chosen, words)
    st.caption(words("row-claims-rule"))
    st.caption(words("disagreements-trade"))
    menu.link("trade", words, label=words("disagreements-trade-link"), view="mirror", gap="widest")


VIEWS = {"sources": listed, "support": support, "disagreements": disagreements}


def _headline(chosen: Filters, words: Words) -> None:
    """The measures of all rows on screen, honestly: with and without statistics, and the benchmarks to beat."""
    sources = store.load("sources")
    supported = cached(
        lambda: sources_measures.support(sources_measures.chosen_facts(chosen), sources), "support", chosen, words
    )
    whole, claimed = sources_measures.total_support(supported), sources_measures.total_support(supported, CLAIMED)
    benchmarks = store.load("benchmarks")
    for place, (measure, column) in zip(st.columns(2), MEASURES.items(), strict=True):
        with place, st.container(border=True, height="stretch"):
            text = _number(claimed[column], column, words)
            st.metric(words(f"support-{column}-told"), text, help=words("support-help"))
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                text = _number(whole[column], column, words)
                st.caption(words("support-with-statistics", value=text), width="content")
                for identity, mark in benchmarks[benchmarks["measure"] == measure].to_dict("index").items():
                    value = figures.value_text(mark["value"], measure, words)
                    label = words("support-mark", publisher=plain(mark["publisher"]), value=value)
                    opened: dict[str, Any] = {"on_click": address_bar.open_row, "args": (f"benchmarks:{identity}",)}
                    st.button(label, key=f"mark-{identity}", type="tertiary", **opened)


MEASURES = {"sources_per_row": "average", "official_share": "share"}
"""The measures of the benchmarks, each with the column of ours that stands beside it."""


def _numbers(supported: pd.DataFrame, words: Words) -> None:
    """The measures of each table and of all of them as a table."""
    sums = {"support-all": FACTS, "support-told-tables": CLAIMED, "support-statistics": STATISTICS}
    each = {words(f"table-{table}"): row for table, row in supported.iterrows()}
    each |= {words(key): sources_measures.total_support(supported, of) for key, of in sums.items()}
    shown = pd.DataFrame(each).T
    cells = {
        words("support-table"): shown.index,
        words("heading-rows"): [words.number(count) for count in shown["rows"]],
        words("support-average"): [_number(value, "average", words) for value in shown["average"]],
        words("support-share"): [_number(value, "share", words) for value in shown["share"]],
    }
    st.table(pd.DataFrame(cells), border="horizontal", hide_index=True, alt=words("support-table-alt"))


def _number(value: float, column: str, words: Words) -> str:
    """A measure as text: a share in per cent, an average with two decimals."""
    if pd.isna(value):
        return words("row-empty")
    return words.percent(value) if column == "share" else words.number(value, 2, fixed=True)
