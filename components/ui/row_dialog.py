"""One row whole, or the rows behind a mark, in a dialog: every field in words, its sources, what others say."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pandas as pd
import streamlit as st

from components.choices.address import Address
from components.facts import cells, schema, sources, store
from components.figures import trade_marks
from components.measures import coverage, outliers
from components.measures import sources as sources_measures
from components.ui import (
    address_bar,
    citing,
    claim_dialog,
    mission_lists,
    tables,
)
from components.ui.markdown import linked, plain
from components.words.language import Words

BEHIND = "behind"
"""Where a reader's session keeps the addresses, by table, of the rows behind the mark that was picked."""


def picked(addresses: list[str], table: str) -> None:
    """Opens the one row behind a mark at its own address, or lists the rows that the mark sums.

    The addresses of `rows` name their tables themselves ("visits:aze-arg-..."), as in `coverage_measures.found`.
    """
    by_table = coverage.apart(table, addresses)
    if len(addresses) == 1:
        ((only, (identity,)),) = by_table.items()
        (address,) = tables.addresses(only, store.load(only).loc[[identity]])
        address_bar.open_row(*address.split(":", 1))
    elif addresses:
        st.session_state[BEHIND] = by_table


def opener(frames: Sequence[pd.Index], words: Words, *, key: str) -> None:
    """The button that lists the rows behind a chart or a map, whose marks answer to the pointer alone."""
    st.button(
        words("chart-rows"),
        key=f"rows-{key}",
        type="tertiary",
        icon=":material/list:",
        on_click=_behind,
        args=(frames,),
    )


def _behind(frames: Sequence[pd.Index]) -> None:
    """Lists every row that the indexes have, each once; they name their tables."""
    by_table: dict[str, list[str]] = {}
    for index in frames:
        for table, addresses in coverage.apart(str(index.name), index).items():
            by_table[table] = list(dict.fromkeys([*by_table.get(table, ()), *addresses]))
    st.session_state[BEHIND] = by_table


def draw(where: Address, words: Words) -> None:
    """Draws the dialog that is open, if any: the row that the address names, else the rows behind a mark."""
    if where.row:
        st.session_state.pop(BEHIND, None)
        table, _, identity = where.row.partition(":")
        st.dialog(_title(table, identity, words), width="large", on_dismiss=address_bar.close_row)(_row)(
            table, identity, words
        )
    elif BEHIND in st.session_state:
        behind = st.session_state[BEHIND]
        title = words(f"table-{next(iter(behind))}") if len(behind) == 1 else words("rows-title")
        st.dialog(title, width="large", on_dismiss=_forget)(_rows)(behind, words)


def _title(table: str, identity: str, words: Words) -> str:
    return plain(sources.headline(table, store.load(table).loc[[identity]], words))


def _row(table: str, identity: str, words: Words) -> None:
    _follow(f"{table}:{identity}")
    rows = store.load(table).loc[[identity]]
    fields = claim_dialog.about(rows, words) if table == "claims" else _fields(table, rows, words)
    st.table(fields, border="horizontal", alt=words(f"row-{table}"))
    if table == "trade":
        _odd(rows, identity, words)
    if table == "claims":
        claim_dialog.onward(rows.iloc[0], words)
    claim_dialog.beside(table, identity, words)
    if "sources" in rows.columns:
        st.markdown(f"**{words('heading-sources')}**")
        citing.listed(rows["sources"].iloc[0].split(";"), words)
    if table == "sources":
        _citing(identity, words)
    mission_lists.around(table, identity, words)
    citing.row(table, identity, words)


def _fields(table: str, rows: pd.DataFrame, words: Words) -> dict[str, str]:
    """Every field of the one row given that has a value, in words; one that sources dispute is marked as such."""
    fields: dict[str, str] = {}
    disputed = claim_dialog.disputed(table, str(rows.index[0]))
    for field in schema.table(table).fields:
        if field.name in ("id", "former_ids", "sources") or field.name.endswith("precision"):
            continue
        told = cells.text(table, field.name, rows, words)
        shown = linked(plain(told), told) if field.name == "url" else plain(told)
        if field.name in disputed:
            shown = f"{shown or words('row-empty')} :orange-badge[{words('sources-differ')}]"
        if shown:
            fields[plain(words.heading(table, field.name))] = shown
    return fields


def _odd(rows: pd.DataFrame, identity: str, words: Words) -> None:
    """Why a reader should look twice at a figure of trade, where there is a reason."""
    reasons = outliers.known().to_dict("index").get(identity)
    if reasons:
        why = trade_marks.reason_text(next(rows.itertuples()), reasons, words)
        st.info(plain(words("odd-row", why=why)), icon=":material/error:")


def _citing(source: str, words: Words) -> None:
    """Every row that cites a source, table by table."""
    by_table = sources_measures.rows_citing(source, sources_measures.citing_tables())
    st.markdown(f"**{words('source-cited', count=sum(map(len, by_table.values())))}**")
    tables.grouped(by_table, words, key="citing")


def _follow(row: str) -> None:
    """Runs the page anew when the address no longer names this row: a dialog alone would go on showing it."""
    if address_bar.current().row != row:
        st.rerun()


def _rows(behind: dict[str, list[str]], words: Words) -> None:
    _follow("")
    st.caption(words("rows-behind", count=sum(map(len, behind.values()))))
    tables.grouped(behind, words, key="behind")


def _forget() -> None:
    st.session_state.pop(BEHIND, None)


def pick_list(key: str, label: str, options: Sequence[str], then: Callable[[int], None]) -> None:
    """A list of these options for those who use no pointer; `then` gets the place of the one picked.

    Not Streamlit's menu button: within a dialog the keyboard does not reach its entries.
    """
    st.selectbox(
        label,
        range(len(options)),
        index=None,
        format_func=lambda at: options[at],
        key=f"menu-{key}",
        placeholder=label,
        label_visibility="collapsed",
        on_change=_chosen,
        args=(f"menu-{key}", len(options), then),
        width=380,
    )


def _chosen(key: str, count: int, then: Callable[[int], None]) -> None:
    at, st.session_state[key] = st.session_state[key], None
    if at is not None and 0 <= at < count:
        then(at)
