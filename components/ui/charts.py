"""Charts and tables on a page, with what opens their rows, cites them and takes them away."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from components.choices.filters import Filters
from components.choices.parameters import LONGEST_SEARCH, SEARCH
from components.facts import cells, search
from components.figures import marks, style
from components.measures import trade as trade_measures
from components.ui import address_bar, citing, downloads, menu, tables
from components.ui.cache import cached
from components.words.language import Words, plain


def show(
    draw: Callable[[], go.Figure],
    rows: pd.DataFrame | Sequence[pd.DataFrame],
    chosen: Filters,
    words: Words,
    *,
    key: str,
    measured: str = "",
    pick: Callable[[dict[str, Any]], None] | None = None,
    moment: object = None,
) -> None:
    """A chart whose marks open the rows that they stand for; `rows` are those that `draw` makes it from, in order.

    `measured` names the series that it draws, if any, to be taken away beside the rows. Its title and its source are in
    the picture itself, so that they are in one that a reader saves. `pick` is called with the mark that was clicked,
    instead of opening its rows; `moment` is what the figure depends on beside the choices.
    """
    frames = [rows.index] if isinstance(rows, pd.DataFrame) else [each.index for each in rows]
    # A figure that changes after a pick lets go of it, so the same mark can be picked again; zoom stays (uirevision).
    picks = st.session_state.setdefault(f"picks-{key}", 0)
    title, figure, alt, drawn = cached(
        lambda: _finished(draw(), frames, key, picks, words), key, chosen, words, picks, moment
    )
    st.plotly_chart(
        figure,
        key=key,
        alt=alt,
        on_select=functools.partial(_clicked, key, pick or functools.partial(_open_rows, frames)),
        selection_mode="points",
        config={
            "displaylogo": False,
            "scrollZoom": False,
            "modeBarButtonsToRemove": ["select2d", "lasso2d", "autoScale2d"],
            "toImageButtonOptions": downloads.picture(key, chosen),
        },
    )
    with st.container(horizontal=True, horizontal_alignment="right", key=f"below-{key}"):
        tables.rows_button(drawn, words, key=key)
        citing.chart(title, key, words)
        downloads.panel(frames, chosen, words.code, key=key, drawn=drawn, measured=measured)


def _finished(
    figure: go.Figure, frames: Sequence[pd.Index], key: str, picks: int, words: Words
) -> tuple[str, go.Figure, str, list[pd.Index]]:
    """The title of the figure, the figure with it and its source in the picture, its text alternative, which begins
    with the title, and the addresses of the rows that its marks stand for."""
    title = str(figure.layout.title.text)
    alt = words("chart-alt", title=title, alt=figure.layout.meta["alt"])
    style.captioned(figure, words)
    figure.update_layout(uirevision=key, meta={"picks": picks})
    return title, figure, alt, marks.rows_drawn(figure, frames)


def _clicked(key: str, pick: Callable[[dict[str, Any]], None]) -> None:
    """Calls `pick` with the mark that was clicked, if any is."""
    points = st.session_state[key]["selection"]["points"]
    if points:
        st.session_state[f"picks-{key}"] += 1
        pick(points[0])


def _open_rows(frames: Sequence[pd.Index], mark: dict[str, Any]) -> None:
    """Opens the rows behind a mark. The browser sends its customdata as a text or as a list of one; of an area in a
    treemap, its id."""
    carried = mark.get("customdata", mark.get("id", ""))
    table, rows = marks.rows_behind(frames, str(carried[0] if isinstance(carried, list) and carried else carried))
    address_bar.open_rows(pd.Index(rows, dtype="str", name=table))


def show_tables(
    rows: Sequence[pd.DataFrame] | pd.DataFrame, chosen: Filters, words: Words, *, hide: Sequence[str] = ()
) -> None:
    """Tables, each in a tab where there are several, with the download of their rows.

    Only the tab in front is sent; a page with the choice `table` has it in its address, one with SEARCH lets readers
    look for a text in the tables alone. `hide` names columns that every row has alike, or that a row's dialog has.
    """
    filled = [rows] if isinstance(rows, pd.DataFrame) else [each for each in rows if len(each)]
    text = address_bar.page_address().filters.text
    searched = chosen.changed(own={**chosen.own, SEARCH: (text,)}) if text else chosen

    def draw(of_one: pd.DataFrame) -> None:
        found = of_one[search.matching(of_one, text)] if text else of_one
        _table(found, searched, words, hide, count=len(of_one))

    if len(filled) == 1:
        draw(filled[0])
        return
    by_name = {str(each.index.name): each for each in filled}
    for name, tab in menu.tabs("table", {name: words(f"table-{name}") for name in by_name}, words):
        with tab:
            draw(by_name[name])


def _table(rows: pd.DataFrame, chosen: Filters, words: Words, hide: Sequence[str], count: int) -> None:
    """The rows that were found among `count`, below their search and their download."""
    name = str(rows.index.name)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom"):
        st.subheader(words(f"table-{name}"), anchor=False, width="content")
        if SEARCH in address_bar.page_address().filters.own:
            _search(chosen.text, words)
        downloads.panel([rows.index], chosen, words.code, key=name)
    every = words(f"count-{name}", count=count)
    if chosen.text:
        st.caption(plain(words("table-found", count=len(rows), rows=every, text=chosen.text)))
    if rows.empty:
        st.button(words("find-clear"), key="find-clear", icon=":material/close:", on_click=_search_for, args=("",))
        return
    if not chosen.text:
        st.caption(words("table-rows", rows=every))
    same = ("home_iso3",) if len(chosen.homes) == 1 else ()
    tables.show(name, cells.newest_first(rows), words, key=name, hide=(*same, *hide))


def _search(text: str, words: Words) -> None:
    """The field in which a reader types what the rows should have."""
    key = f"q-{words.code}"
    st.session_state[key] = text
    st.text_input(
        words("find"),
        key=key,
        type="search",
        icon=":material/search:",
        max_chars=LONGEST_SEARCH,
        placeholder=words("find"),
        label_visibility="collapsed",
        on_change=lambda: _search_for(st.session_state[key]),
        width=260,
    )


def _search_for(text: str) -> None:
    address_bar.choose(SEARCH.name, *filter(None, [text]))


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
        on_change=_picked_in_list,
        args=(f"menu-{key}", len(options), then),
        width=380,
    )


def _picked_in_list(key: str, count: int, then: Callable[[int], None]) -> None:
    at, st.session_state[key] = st.session_state[key], None
    if at is not None and 0 <= at < count:
        then(at)


def nothing(key: str, words: Words) -> None:
    """A sentence about what cannot be drawn."""
    st.info(words(key), icon=":material/info:")


def note_common_year(series: pd.DataFrame, whole: pd.DataFrame, words: Words) -> None:
    """Says where the newest year that several homes report in full is older than that of one of them alone."""
    homes = series["home_iso3"].unique()
    common = trade_measures.newest_year(series, whole=whole) if len(homes) > 1 else None
    for home in homes if common else ():
        own, everyone = (rows[rows["home_iso3"] == home] for rows in (series, whole))
        newest = trade_measures.newest_year(own, whole=everyone)
        if common and newest and newest > common:
            years = {"common": str(common), "newest": str(newest)}
            st.caption(words("trade-common-year", **years, home=words.country(home)))
