"""What a page says when it cannot show all: files that are held back, and choices that nothing was found for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from components.choices.address import Address
from components.choices.filters import Filters
from components.facts import rules, store
from components.measures import counts as counts_measures
from components.ui import address_bar
from components.ui.markdown import plain
from components.words.language import Words

MOST_FAULTS = 20
MOST_IGNORED = 8


def ignored(where: Address, words: Words) -> None:
    """What of the address was not understood, if anything."""
    if where.ignored:
        parts = ", ".join(f"`{one.replace('`', '')}`" for one in where.ignored[:MOST_IGNORED])
        st.info(words("ignored", what=parts), icon=":material/link_off:")


def held_back(words: Words) -> None:
    """Which files are held back, and every fault that was found in them."""
    for one in store.STORE.snapshot().held:
        sentence = "held-kept" if one.kept else "held-missing"
        if one.table == store.OUTLINES:
            sentence = "held-land-kept" if one.kept else "held-land"
        st.warning(words(sentence, file=one.faults[0].file), icon=":material/report:")
        with st.expander(words("held-faults", count=len(one.faults))):
            for fault in one.faults[:MOST_FAULTS]:
                st.text(rules.sentence(fault, words))


def counts(tables: Sequence[pd.DataFrame], words: Words) -> str:
    """How many rows of each table there are, in words; empty when there is none."""
    there = [_count(table, words) for table in tables if len(table)]
    return words.join(there) if there else ""


def _count(table: pd.DataFrame, words: Words) -> str:
    """How many rows a table has; of visits also how many of them were held, as those alone are counted elsewhere."""
    count = words(f"count-{table.index.name}", count=len(table))
    held = len(counts_measures.held(table)) if table.index.name == "visits" else len(table)
    return count if held == len(table) else words("count-held", count=count, held=held)


def nothing(again: Callable[[Filters], Sequence[pd.DataFrame]], chosen: Filters, words: Words) -> None:
    """The empty state: nothing was found for this, and what a wider view would hold."""
    with st.container(border=True, key="nothing"):
        st.markdown(words("nothing", what=plain(chosen.describe(words))))
        wider: dict[str, dict[str, Any]] = {
            "years": {"years": chosen.bounds},
            "partners": {"partners": ()},
            "all": {"years": chosen.bounds, "partners": (), "own": chosen.unchosen},
        }
        for what, changes in wider.items():
            widened = chosen.changed(**changes)
            count = counts(again(widened), words)
            if widened != chosen and count:
                label = words(f"widen-{what}", count=count)
                st.button(label, key=f"widen-{what}", on_click=_widen, kwargs=changes)
        st.caption(words("nothing-note"))


def info(key: str, words: Words) -> None:
    """A sentence about what the page cannot show."""
    st.info(words(key), icon=":material/info:")


def _widen(**changes: Any) -> None:
    address_bar.change(address_bar.current(), **changes)
