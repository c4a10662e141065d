"""Tables: every row of them at once, put in order by a heading, and each opened by the tick at its start; and the
buttons that open the rows behind a chart or a fact."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import quote, urlencode

import pandas as pd
import streamlit as st

from components.facts import cells, schema, search, sources, store
from components.figures.profile_facts import Line
from components.measures import counts
from components.ui import address_bar, table_columns
from components.words.language import Words, plain

WHOLE = 6_000
"""Rows that are sent at once: those of the largest table, 5,400, take 120 kB where a page may have 400. Of more the
browser fetches those in sight, for which Streamlit refuses ticks: each row has a link to its address instead."""

ROW, WRAPPED, HEIGHT = 35, 80, 595
"""Pixels of a row of one line, and of one of several, in which four have room; and the height in which a longer table
scrolls."""

REPEATED = 0.5
"""A column of texts with fewer different ones than this share of its rows is sent as a list of them and positions."""

HALF_PAGE = 255
"""Pixels of the texts of a table beside another part of the page, after a date and a name."""


def show_undated(rows: pd.DataFrame, words: Words) -> None:
    """The rows that no chart over time can place, for a reader who opens them."""
    (day, *_) = schema.table(str(rows.index.name)).period or ("",)
    show_folded(rows[rows[day].isna()], "undated", words)


def show_folded(rows: pd.DataFrame, title: str, words: Words) -> None:
    """Rows under a line that says what and how many they are, sent once a reader opens it; nothing for no rows."""
    if len(rows):
        name = str(rows.index.name)
        key, label = f"folded-{title}-{name}", words(f"folded-{title}", rows=words(f"count-{name}", count=len(rows)))
        section = st.expander(label, key=key, icon=":material/list:", on_change="rerun")
        if section.open:
            with section:
                show(name, cells.newest_first(rows), words, key=key)


def show_grouped(by_table: Mapping[str, Iterable[str]], words: Words, *, key: str) -> None:
    """Rows of several tables by their ids, each table in a tab of its own."""
    rows = {}
    for table, ids in by_table.items():
        known = store.load(table)
        rows[table] = known.loc[pd.Index([*ids]).intersection(known.index)]
    if len(rows) == 1:
        ((table, found),) = rows.items()
        show(table, cells.newest_first(found), words, key=f"{key}-{table}")
    elif rows:
        labels = [words("tab", table=words(f"table-{table}"), count=len(found)) for table, found in rows.items()]
        places = st.tabs(labels, key=f"{key}-{words.code}", on_change="rerun")
        for (table, found), place in zip(rows.items(), places, strict=True):
            if place.open:
                with place:
                    show(table, cells.newest_first(found), words, key=f"{key}-{table}")


def show(name: str, rows: pd.DataFrame, words: Words, *, key: str, hide: Sequence[str] = (), printed: str = "") -> None:
    """The rows of a table, as long as no reader puts them otherwise in the order given. `printed` is what stands above
    them on paper, where only those in sight are drawn."""
    shown = table_columns.displayed(name, rows, words)
    shown = shown.drop(columns=[column for column in hide if column in shown])
    config, wrapped = table_columns.layout(shown, table_columns.headings(name, shown, words))
    if config:  # the first column stays in sight when a reader scrolls
        config[next(iter(config))] |= {"pinned": True}
    if "source" in config:
        config["source"] |= {"help": words("heading-source-help")}
    _grid(shown, config, address_bar.row_addresses(name, rows), words, key=key, wrapped=wrapped, printed=printed)


def show_brief(
    name: str, shown: pd.DataFrame, words: Words, *, key: str, headings: Mapping[str, str] | None = None
) -> None:
    """A few columns of text of a table's rows, as they are given; index: the ids of the rows."""
    known = headings or {column: words(f"standing-column-{column}") for column in shown.columns}
    show_lines(shown, [f"{name}:{row}" for row in shown.index], known, words, key=key)


def show_lines(
    shown: pd.DataFrame, addresses: Sequence[str], headings: Mapping[str, str], words: Words, *, key: str
) -> None:
    """Lines of text as they are given; `addresses` has the row that each opens, "" for none."""
    config, wrapped = table_columns.layout(shown, headings)
    _grid(shown, config, addresses, words, key=key, wrapped=wrapped)


def show_newest(frames: Sequence[pd.DataFrame], count: int, words: Words, *, key: str, today: datetime.date) -> None:
    """The newest rows of several tables in one list."""
    events = pd.concat([cells.events(counts.newest(rows, count, today), words) for rows in frames])
    events = events.sort_values("day", ascending=False, kind="stable").head(count)
    headings = {name: words(f"newest-{name}") for name in ("date", "partner", "what", "kind")}
    shown = events[[*headings]]
    config, _ = table_columns.layout(shown, headings, wrapped=True)
    config["what"] |= {"width": HALF_PAGE}
    _grid(shown, config, (events["table"] + ":" + events.index).tolist(), words, key=key, wrapped=True)


def _grid(
    shown: pd.DataFrame,
    config: dict[str, Any],
    addresses: Sequence[str],
    words: Words,
    *,
    key: str,
    wrapped: bool,
    printed: str = "",
) -> None:
    """All of the rows; `addresses` has the one that each opens. Long texts are `wrapped`."""
    with st.container(key=f"on-paper-{key}"):
        st.caption(printed or words("list-printed"))
    look: dict[str, Any] = {"key": f"table-{key}", "hide_index": True, "column_config": config, "placeholder": ""}
    look["alt"] = words("table-alt", count=len(shown))
    if len(shown) > WHOLE:
        config["open"] = st.column_config.LinkColumn(words("open"), display_text=":material/open_in_new:", pinned=True)
        st.dataframe(shown.assign(open=_links(addresses))[["open", *shown.columns]], lazy=True, **look)
        return
    column, falling = st.session_state.get(f"order-{key}", ("", False))
    if column in shown:
        places = _order(shown[column], falling)
        shown, addresses = shown.iloc[places], [addresses[at] for at in places]
        config[column] |= {"label": f"{config[column]['label']} {'↓' if falling else '↑'}"}
    _keep_tick(key, addresses)
    st.dataframe(
        _compact(shown),
        height="content" if (WRAPPED if wrapped else ROW) * (len(shown) + 1) <= HEIGHT else HEIGHT,
        row_height=WRAPPED if wrapped else None,
        on_select=functools.partial(_picked, key, tuple(addresses)),
        selection_mode=["single-row", "single-column"],
        **look,
    )


def _links(addresses: Sequence[str]) -> list[str]:
    """The view on screen with each of these rows open."""
    query = urlencode(replace(address_bar.page_address(), row="").query(), doseq=True)
    return [f"?{query}{'&' if query else ''}row={quote(address)}" for address in addresses]


def _order(cells: pd.Series, falling: bool) -> list[int]:
    """The places of the cells in their order: texts whatever their case and accents, what is unknown always last."""
    keys = cells.reset_index(drop=True)
    if pd.api.types.is_string_dtype(keys):
        texts = {text: text.rpartition(sources.LABEL)[2] for text in keys.dropna().unique()}
        keys = keys.map({text: search.folded(shown) or None for text, shown in texts.items()})
    return keys.sort_values(ascending=not falling, kind="stable", na_position="last").index.tolist()


def _compact(shown: pd.DataFrame) -> pd.DataFrame:
    """The cells in few bytes: a text that stands often is sent once, a count as the small number that it is."""
    texts = [column for column, values in shown.items() if pd.api.types.is_string_dtype(values)]
    often = [column for column in texts if shown[column].nunique() < REPEATED * len(shown)]
    counts = shown.select_dtypes("integer").apply(pd.to_numeric, downcast="unsigned")
    return shown.astype(dict.fromkeys(often, "category")).assign(**counts).reset_index(drop=True)


def _keep_tick(key: str, addresses: Sequence[str]) -> None:
    """Keeps the tick at the row that was opened last, wherever it now stands: the browser knows rows by place alone."""
    grid = st.session_state.get(f"table-{key}")
    if grid is None:
        st.session_state.pop(f"columns-{key}", None)
        return
    ticked = st.session_state.get(f"ticked-{key}", "")
    rows = [addresses.index(ticked)] if ticked and ticked in addresses else []
    if rows != grid["selection"]["rows"]:
        st.session_state[f"table-{key}"] = {"selection": {**grid["selection"], "rows": rows}}


def _picked(key: str, addresses: tuple[str, ...]) -> None:
    """A row that was ticked opens; a heading puts the rows in its order, then the other way round, then as before.

    A heading stays selected after a click, and the next one takes that away: either is a click on it.
    """
    selected = st.session_state[f"table-{key}"]["selection"]
    before = st.session_state.get(f"columns-{key}", [])
    if selected["columns"] != before:
        (column,) = selected["columns"] or before
        turns = {(column, False): (column, True), (column, True): ("", False)}
        st.session_state[f"order-{key}"] = turns.get(st.session_state.get(f"order-{key}", ("", False)), (column, False))
        st.session_state[f"columns-{key}"] = selected["columns"]
    elif selected["rows"] and selected["rows"][0] < len(addresses):
        st.session_state[f"ticked-{key}"] = address = addresses[selected["rows"][0]]
        if address:
            address_bar.open_row(address)
    else:
        st.session_state.pop(f"ticked-{key}", None)


def rows_button(indexes: Sequence[pd.Index], words: Words, *, key: str) -> None:
    """The button that lists the rows behind a chart or a map, whose marks answer to the pointer alone."""
    label, act = words("chart-rows"), functools.partial(address_bar.list_rows, indexes)
    st.button(label, key=f"rows-{key}", type="tertiary", icon=":material/list:", on_click=act)


def show_fact(line: Line, of: str, words: Words) -> None:
    """One fact and, where there is something behind it, the button that opens that. `of` names its pair."""
    value = "  \n".join(f"**{plain(part)}**" if len(line.rows) else part for part in line.value.splitlines())
    text = f":small[{plain(line.label)}]  \n{value}"
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        # A container keeps its place beside the button, however long its text.
        with st.container():
            st.markdown(f"{text}  \n:small[{plain(line.remark)}]" if line.remark else text)
        if len(line.rows):
            st.button(
                words("open"),
                key=f"evidence-{of}-{line.name}",
                type="tertiary",
                on_click=address_bar.open_rows,
                args=(line.rows.index,),
            )
