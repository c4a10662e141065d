"""The frame of every page: its head, its menu, its filters, and the foot that says how new and whose the data are."""

from __future__ import annotations

import contextlib
import datetime
import functools
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pandas as pd
import plotly.graph_objects as go
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.choices.filters import DEFAULT_HOMES, Filters
from components.choices.parameters import Choice
from components.facts import store
from components.figures import captions, marks
from components.measures import trade as trade_measures
from components.measures.counts import newest_fact
from components.ui import address_bar, citing, controls, downloads, menu, notices, row_dialog
from components.ui.cache import cached
from components.ui.evidence import plain
from components.words import language
from components.words.language import Words

ICON = Path(__file__).resolve().parent / "icon.svg"
SIDEBAR = 316
"""Pixels in which the choice of the home stands in one row; on a phone the sidebar is closed at first."""


def frame() -> None:
    """Draws the page that the address names inside its frame. The script that Streamlit runs."""
    where = address_bar.read()
    words = language.words(where.language)
    current = st.navigation(menu.pages(words), position="hidden")
    st.set_page_config(
        page_title=words("page-title", page=current.title),
        page_icon=str(ICON),
        layout="wide",
        initial_sidebar_state=SIDEBAR,
    )
    with st.sidebar:
        st.markdown(f"**{words('title')}**")
        menu.draw(where, words)
    try:
        current.run()
    except store.QuarantineError as missing:
        st.error(words("quarantined", table=words(f"table-{missing}")), icon=":material/report:")
    _foot(current.title, words)


def page(name: str, *choices: Choice, usual: tuple[str, ...] = DEFAULT_HOMES) -> tuple[Words, Filters]:
    """The head of a page: title, what was ignored or is held back, filters. Returns the words and what was chosen.

    `usual` are the homes that the page shows at first.
    """
    where = address_bar.read(choices, usual)
    address_bar.remember(choices, where)
    words = language.words(where.language)
    with st.sidebar:
        controls.shared(where, words)
    st.title(words(f"page-{name}"), anchor=False)
    st.caption(words(f"page-{name}-help"))
    if where.ignored:
        st.info(
            words("ignored", what=", ".join(f"`{one.replace('`', '')}`" for one in where.ignored[:8])),
            icon=":material/link_off:",
        )
    notices.held(words)
    controls.own(where, words)
    row_dialog.draw(where, words)
    return words, where.filters


def anything(
    rows: pd.DataFrame | Sequence[pd.DataFrame],
    chosen: Filters,
    words: Words,
    again: Callable[[Filters], Sequence[pd.DataFrame]] | None = None,
) -> bool:
    """Says in words what is on screen, with a way back to everything, or how to widen. Returns whether anything is.

    `again` gives the rows for other choices, where those are more than the same tables narrowed.
    """
    tables = [rows] if isinstance(rows, pd.DataFrame) else list(rows)
    count = notices.counted(tables, words)
    with st.container(horizontal=True, vertical_alignment="center", key="summary"):
        what = plain(chosen.describe(words))
        st.markdown(f"**{words('on-screen', what=what, count=count or words('count-nothing'))}**", width="content")
        if chosen.narrowed:
            controls.reset(words)
    if not count:
        names = [str(table.index.name) for table in tables]
        notices.nothing(again or (lambda wider: [wider.apply(store.load(name)) for name in names]), chosen, words)
    return bool(count)


def chart(
    draw: Callable[[], go.Figure],
    rows: pd.DataFrame | Sequence[pd.DataFrame],
    chosen: Filters,
    words: Words,
    *,
    key: str,
    measured: str = "",
) -> None:
    """A chart whose marks open the rows that they stand for; `rows` are those that `draw` makes it from, in order.

    `measured` names the series that it draws, if any, to be taken away beside the rows. Its title and its source are in
    the picture itself, so that they are in one that a reader saves.
    """
    frames = [rows.index] if isinstance(rows, pd.DataFrame) else [each.index for each in rows]
    # A figure that changes after a pick lets go of it, so the same mark can be picked again; zoom stays (uirevision).
    picks = st.session_state.setdefault(f"picks-{key}", 0)
    figure, alt = cached(lambda: _finished(draw(), key, picks, words), key, chosen, words, picks)
    st.plotly_chart(
        figure,
        key=key,
        alt=alt,
        on_select=functools.partial(_picked, key, frames),
        selection_mode="points",
        config={
            "displaylogo": False,
            "scrollZoom": False,
            "modeBarButtonsToRemove": ["select2d", "lasso2d", "autoScale2d"],
            "toImageButtonOptions": downloads.picture(key, chosen),
        },
    )
    with st.container(horizontal=True, horizontal_alignment="right", key=f"below-{key}"):
        row_dialog.opener(frames, words, key=key)
        downloads.panel(frames, chosen, words.code, key=key, chart=True, measured=measured)


def _finished(figure: go.Figure, key: str, picks: int, words: Words) -> tuple[go.Figure, str]:
    """The figure with its title and source in the picture, and its text alternative, which begins with the title."""
    alt = words("chart-alt", title=figure.layout.title.text, alt=figure.layout.meta["alt"])
    captions.captioned(figure, words)
    figure.update_layout(uirevision=key, meta={"picks": picks})
    return figure, alt


def own_trade(trade: pd.DataFrame, chosen: Filters, words: Words) -> tuple[pd.DataFrame, pd.DataFrame]:
    """What the homes report themselves: of the trade on screen, and of all partners in all years.

    The second tells which years are complete, and what a share is a share of.
    """
    homes = Filters(chosen.bounds, chosen.bounds, chosen.homes)
    everyone = cached(lambda: trade_measures.own_series(homes.apply(store.load("trade"))), "own-trade", homes, words)
    series = cached(
        lambda: trade_measures.together(trade_measures.own_series(trade)), "own-series", chosen, words, large=True
    )
    return series, everyone


def heading(title: str, note: str, words: Words) -> None:
    """The heading of a part that is no chart, and what a reader should know of it."""
    st.markdown(f"**{words(title)}**  \n:small[{words(note)}]")


def note(key: str, words: Words, **values: str) -> None:
    """What a reader should know of all that follows."""
    st.caption(plain(words(key, **values)))


def say(key: str, words: Words) -> None:
    """A sentence about what the page cannot show."""
    st.info(words(key), icon=":material/info:")


@contextlib.contextmanager
def section(title: str, page: str, words: Words) -> Iterator[None]:
    """A part of the overview: its heading, the link to the page that has the rest, and what is drawn within."""
    with st.container(key=f"section-{title}"):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            st.subheader(words(title), anchor=False)
            menu.link(page, address_bar.drawn(), words)
        yield


def onward(page: str, words: Words) -> None:
    """The link to a page that goes on with the same choices."""
    menu.link(page, address_bar.drawn(), words)


def columns(*widths: int) -> Sequence[DeltaGenerator]:
    """Columns beside each other, one below the other on a narrow screen."""
    return st.columns(widths, gap="large")


def today() -> datetime.date:
    """The day of this run, by the server's clock."""
    return datetime.date.today()


def _picked(key: str, frames: Sequence[pd.Index]) -> None:
    points = st.session_state[key]["selection"]["points"]
    if points:
        st.session_state[f"picks-{key}"] += 1
        table, addresses = marks.rows_behind(frames, _carried(points[0]))
        row_dialog.picked(addresses, table)


def _carried(point: dict[str, object]) -> str:
    """A mark's customdata, which the browser sends as a text or as a list of one; of an area in a treemap, its id."""
    carried = point.get("customdata", point.get("id", ""))
    return str(carried[0] if isinstance(carried, list) and carried else carried)


def _foot(page: str, words: Words) -> None:
    """How new the data are, which version, under which licence, and how to cite them."""
    now = store.STORE.snapshot()
    created = datetime.date.fromisoformat(store.created()[:10])
    newest = newest_fact(datetime.date.today())
    st.divider()
    with st.container(horizontal=True, vertical_alignment="center", key="foot"):
        version = words("data-version", version=now.version, date=words.date(created, "day"))
        st.caption(
            " · ".join([words("newest-fact", date=words.date(newest, "day")), version, words("licence")]),
            width="content",
        )
        citing.view(page, words)


if __name__ == "__main__":
    frame()
