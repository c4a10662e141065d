"""What the panel of a source shows below its fields: every row that cites it, table by table, each a click away."""

from __future__ import annotations

import streamlit as st

from components.facts import cells, store
from components.measures import sources
from components.ui import tables
from components.words.language import Words


def citing(source: str, words: Words) -> None:
    """The rows that cite a source; only the table in front is sent to the browser."""
    by_table = sources.rows_citing(source, sources.citing_tables())
    st.markdown(f"**{words('source-cited', count=sum(map(len, by_table.values())))}**")
    grouped(by_table, words, key="citing")


def grouped(by_table: dict[str, list[str]], words: Words, *, key: str) -> None:
    """Rows of several tables by their addresses, each table in a tab of its own."""
    if len(by_table) == 1:
        ((table, addresses),) = by_table.items()
        _rows(table, addresses, words, key)
        return
    labels = [words("tab", table=words(f"table-{table}"), count=len(rows)) for table, rows in by_table.items()]
    if labels:
        for table, tab in zip(by_table, st.tabs(labels, key=f"{key}-{words.code}", on_change="rerun"), strict=True):
            if tab.open:
                with tab:
                    _rows(table, by_table[table], words, key)


def _rows(table: str, addresses: list[str], words: Words, key: str) -> None:
    known = store.load(table)
    rows = known.loc[[one for one in addresses if one in known.index]]
    tables.listed(table, cells.newest_first(rows), words, key=f"{key}-{table}")
