"""Charts and tables on a page, with what opens their rows, cites them and takes them away."""

from __future__ import annotations

import datetime
import functools
import html
from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from components.choices.filters import Filters
from components.choices.parameters import SEARCH
from components.export import charts as export_charts
from components.export import extracts
from components.export.pictures import AROUND, HEIGHT, Shown
from components.facts import cells, search
from components.figures import marks
from components.measures import trade as trade_measures
from components.measures.cache import cached
from components.ui import address_bar, citing, downloads, menu, tables
from components.words.language import Words, plain

TOOLBAR = {
    "displaylogo": False,
    "scrollZoom": False,
    "modeBarButtonsToRemove": ["select2d", "lasso2d", "autoScale2d"],
}
"""What the toolbar of a chart has, and that scrolling moves the page."""


def show(
    name: str,
    chosen: Filters,
    words: Words,
    *,
    measured: str = "",
    rows_of: Filters | None = None,
    pick: Callable[[dict[str, Any]], None] | None = None,
    otherwise: str = "",
) -> None:
    """One of `export.charts.CHARTS`, whose marks open the rows that they stand for; `otherwise` is said
    where there is nothing to draw.

    `measured` names the series that it draws, if any, to be taken away beside the rows, and `rows_of` the choices that
    keep these rows where it is drawn for others. Its title, what is seen there and its source are text of the page;
    components/server/page.js puts them into a picture that a reader saves. `pick` is called with the mark that was
    clicked, instead of opening its rows.
    """
    chart = cached_chart(name, chosen, words)
    if chart is None:
        if otherwise:
            nothing(otherwise, words)
        return
    _head(chart, words, key=name)
    st.plotly_chart(
        chart.figure,
        key=name,
        alt=chart.alt,
        on_select=functools.partial(_clicked, name, pick or functools.partial(_open_rows, chart.rows)),
        selection_mode="points",
        config=TOOLBAR | {"toImageButtonOptions": downloads.picture(name, rows_of or chosen)},
    )
    st.caption(plain(chart.source))
    about = _addresses(name, chart)
    with st.container(horizontal=True, horizontal_alignment="right", key=f"below-{name}"):
        tables.rows_button(chart.drawn, words, key=name)
        citing.chart(chart.title, name, words)
        downloads.panel(chart.rows, rows_of or chosen, words.code, key=name, measured=measured, chart=about)


def show_row(names: Sequence[str], chosen: Filters, words: Words, *, measured: str = "") -> None:
    """Charts side by side; one alone has the whole width."""
    for name, place in zip(names, st.columns(len(names), gap="large" if len(names) > 1 else "small"), strict=True):
        with place:
            show(name, chosen, words, measured=measured)


def cached_chart(name: str, chosen: Filters, words: Words) -> Shown | None:
    """A chart for these choices, made for all readers at once; None where there is nothing to draw."""
    # A figure that changes after a pick lets go of it, so the same mark can be picked again; zoom stays (uirevision).
    picks = st.session_state.setdefault(f"picks-{name}", 0)

    def make() -> Shown | None:
        shown = export_charts.draw(name, chosen, words, datetime.date.today())
        if shown:
            shown.figure.update_layout(meta={**shown.figure.layout.meta, "picks": picks})
        return shown

    return cached(make, name, chosen, words, picks)


def _addresses(name: str, shown: Shown) -> downloads.Chart:
    """A chart as it can be shown elsewhere: in a frame of another page, and as a picture."""
    where, origin = address_bar.page_address(), address_bar.server_origin()
    page, *pictures = (origin + export_charts.chart_path(name, form, where) for form in ("html", *downloads.PICTURES))
    height = (shown.figure.layout.height or HEIGHT) + AROUND
    look = f'width="100%" height="{height}" style="border: 0"'
    frame = f'<iframe src="{html.escape(page)}" title="{html.escape(shown.title)}" {look}></iframe>'
    return downloads.Chart(shown.drawn, frame, pictures)


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
        with st.container(key="on-screen"):
            st.caption(words("table-rows", rows=every))
    address = address_bar.server_origin() + extracts.csv_path(name, chosen, datetime.date.today())
    printed = words("table-printed", rows=words(f"count-{name}", count=len(rows)), url=f"<{address}>")
    same = ("home_iso3",) if len(chosen.homes) == 1 else ()
    tables.show(name, cells.newest_first(rows), words, key=name, hide=(*same, *hide), printed=printed)


def search_field(text: str, words: Words) -> None:
    """The field in which a reader types what the rows should have."""
    menu.text_field(f"q-{words.code}", text, words("find"), _search_for, width=260)


def _search_for(text: str) -> None:
    address_bar.choose(SEARCH.name, *filter(None, [text]))


def pick_list(key: str, label: str, options: Sequence[str], then: Callable[[int], None]) -> None:
    """A list of these options for those who use no pointer; `then` gets the place of the one picked.

    Not Streamlit's menu button: within a dialog the keyboard does not reach its entries.
    """
    key = f"menu-{key}"

    def picked() -> None:
        at, st.session_state[key] = st.session_state[key], None
        if at is not None:
            then(at)

    st.selectbox(
        label,
        range(len(options)),
        index=None,
        format_func=lambda at: options[at],
        key=key,
        placeholder=label,
        label_visibility="collapsed",
        on_change=picked,
        width=380,
    )


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
