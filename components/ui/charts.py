"""A chart on a page: its marks open the rows that they stand for, and below it are its rows and its download."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from components.choices.filters import Filters
from components.figures import marks, style
from components.ui import address_bar, citing, downloads
from components.ui.cache import cached
from components.words.language import Words


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
        rows_button(drawn, words, key=key)
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


def rows_button(indexes: Sequence[pd.Index], words: Words, *, key: str) -> None:
    """The button that lists the rows behind a chart or a map, whose marks answer to the pointer alone."""
    label, act = words("chart-rows"), functools.partial(address_bar.list_rows, indexes)
    st.button(label, key=f"rows-{key}", type="tertiary", icon=":material/list:", on_click=act)


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
