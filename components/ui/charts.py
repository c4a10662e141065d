"""Charts and tables on a page, with what opens their rows, cites them and takes them away."""

from __future__ import annotations

import functools
import html
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from components.choices.filters import Filters
from components.choices.parameters import LONGEST_SEARCH, SEARCH
from components.facts import cells, search
from components.figures import marks, points
from components.measures import trade as trade_measures
from components.measures.cache import cached
from components.ui import address_bar, citing, downloads, menu, tables
from components.words.language import Words, plain


class Shown(NamedTuple):
    """A figure without its texts, which the page shows: its title, what is seen there, how that is measured, what its
    signs mean, a line each, and its source. `alt` is its text alternative; `drawn` are the addresses of its rows."""

    title: str
    point: str
    subtitle: str
    signs: list[str]
    source: str
    alt: str
    figure: go.Figure
    drawn: list[pd.Index]


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

    `measured` names the series that it draws, if any, to be taken away beside the rows. Its title, what is seen there
    and its source are text of the page; components/server/page.js puts them into a picture that a reader saves. `pick`
    is called with the mark that was clicked, instead of opening its rows; `moment` is what the figure depends on beside
    the choices.
    """
    frames = [rows.index] if isinstance(rows, pd.DataFrame) else [each.index for each in rows]
    # A figure that changes after a pick lets go of it, so the same mark can be picked again; zoom stays (uirevision).
    picks = st.session_state.setdefault(f"picks-{key}", 0)
    shown = cached(lambda: _shown(draw(), frames, key, picks, words), key, chosen, words, picks, moment)
    _head(shown, words, key=key)
    st.plotly_chart(
        shown.figure,
        key=key,
        alt=shown.alt,
        on_select=functools.partial(_clicked, key, pick or functools.partial(_open_rows, frames)),
        selection_mode="points",
        config={
            "displaylogo": False,
            "scrollZoom": False,
            "modeBarButtonsToRemove": ["select2d", "lasso2d", "autoScale2d"],
            "toImageButtonOptions": downloads.picture(key, chosen),
        },
    )
    st.caption(plain(shown.source))
    with st.container(horizontal=True, horizontal_alignment="right", key=f"below-{key}"):
        tables.rows_button(shown.drawn, words, key=key)
        citing.chart(shown.title, key, words)
        downloads.panel(frames, chosen, words.code, key=key, drawn=shown.drawn, measured=measured)


def _head(shown: Shown, words: Words, *, key: str) -> None:
    """What stands above a chart: its title, what its signs mean behind a button, what is seen there, and how."""
    # Of charts side by side, the lower one of two heads leaves both charts at one height.
    with st.container(gap="xxsmall", height="stretch", key=f"above-{key}"):
        with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
            st.subheader(plain(shown.title), anchor=False, width="content" if shown.signs else "stretch")
            if shown.signs:
                with st.popover(words("chart-signs"), type="tertiary", icon=":material/help:", key=f"signs-{key}"):
                    st.markdown("\n".join(f"- {plain(sign)}" for sign in shown.signs))
        if shown.point:
            st.markdown(plain(shown.point))
        if shown.subtitle:
            st.caption(plain(shown.subtitle))


def _shown(figure: go.Figure, frames: Sequence[pd.Index], key: str, picks: int, words: Words) -> Shown:
    """The figure, changed: its texts are taken out of the picture, and carried beside it for one that is saved."""
    title, meta = str(figure.layout.title.text), figure.layout.meta
    subtitle, source = figure.layout.title.subtitle.text or "", words("chart-source", source=meta["source"])
    texts = [text for text in (meta["point"], subtitle, " ".join(meta["signs"]), source) if text]
    figure.update_layout(uirevision=key, title=None, meta={"picks": picks, "title": title, "texts": texts})
    alt = words("chart-alt", title=title, alt=meta["alt"])
    # Names of goods are written for Plotly, which reads tags and entities.
    title, point, subtitle = (html.unescape(text) for text in (title, meta["point"], subtitle))
    return Shown(title, point, subtitle, meta["signs"], source, alt, figure, marks.rows_drawn(figure, frames))


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
            search_field(chosen.text, words)
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


def search_field(text: str, words: Words) -> None:
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


def note_newer_years(series: pd.DataFrame, years: pd.Series, words: Words) -> None:
    """Says beside figures of the newest complete year, the one of `years`, which partners of each home have newer."""
    known = years.dropna()
    for home, own in series.groupby("home_iso3") if len(known) else ():
        sentence = points.newer(own, int(known.max()), words)
        if sentence:
            st.caption(plain(f"{words.country(str(home))}: {sentence}"))


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
