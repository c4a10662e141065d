"""The frame of every page: its head, its menu, its filters, and the foot that says how new and whose the data are."""

from __future__ import annotations

import datetime
import functools
from pathlib import Path

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from components import address, checks, controls, data, dates, language, panel
from components.figures import marks
from components.filters import Choice, Filters
from components.language import Words

PAGES = {
    "overview": ":material/dashboard:",
    "visits": ":material/flight_takeoff:",
    "trade": ":material/swap_horiz:",
    "embassies": ":material/account_balance:",
    "relations": ":material/handshake:",
}
"""The pages in the order of the menu, the first at the bare address, each with its icon."""

ICON = Path(__file__).resolve().parent / "icon.svg"
FAULTS_TOLD = 20
SIDEBAR = 316
"""Pixels in which the choice of the home stands in one row; on a phone the sidebar is closed at first."""


def frame() -> None:
    """Draws the page that the address names inside its frame. The script that Streamlit runs."""
    where = address.read()
    words = language.words(where.language)
    pages = {name: _page(name, words) for name in PAGES}
    first = next(iter(PAGES))
    # The first page answers at the bare address and, like every other, at its own name.
    current = st.navigation([_page(first, words, default=True), *pages.values()], position="hidden")
    st.set_page_config(
        page_title=words("page-title", page=current.title),
        page_icon=str(ICON),
        layout="wide",
        initial_sidebar_state=SIDEBAR,
    )
    with st.sidebar:
        st.markdown(f"**{words('title')}**")
        with st.container(gap=None, key="menu"):
            for name, icon in PAGES.items():
                st.page_link(pages[name], icon=icon, query_params=where.query(own=False))
    try:
        current.run()
    except data.QuarantineError as missing:
        st.error(words("quarantined", table=words(f"table-{missing}")), icon=":material/report:")
    _foot(words)


def page(name: str, *choices: Choice) -> tuple[Words, Filters]:
    """The head of a page: title, what was ignored or is held back, filters. Returns the words and what was chosen."""
    where = address.read(choices)
    address.remember(choices)
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
    _held(words)
    controls.own(where, words)
    panel.draw(where, words)
    return words, where.filters


def anything(rows: pd.DataFrame, chosen: Filters, words: Words) -> bool:
    """Says in words what is on screen, with a way back to everything, or how to widen. Returns whether anything is."""
    table = str(rows.index.name)
    with st.container(horizontal=True, vertical_alignment="center", key="summary"):
        said = words("on-screen", what=chosen.describe(words), count=words(f"count-{table}", count=len(rows)))
        st.markdown(f"**{said}**", width="content")
        if chosen.narrowed:
            controls.reset(words)
    if len(rows):
        return True
    _nothing(table, chosen, words)
    return False


def chart(figure: go.Figure, rows: pd.DataFrame, words: Words, *, key: str) -> None:
    """A chart whose marks open the rows that they stand for; `rows` is the frame that the figure was made from.

    Its title stands above it as text of the page, which a narrow screen can wrap and a screen reader can read.
    """
    about, title = dict(figure.layout.meta), figure.layout.title
    st.markdown(f"**{title.text}**  \n:small[{title.subtitle.text or ''}]")
    # A figure that changes after a pick lets go of it, so the same mark can be picked again; zoom stays (uirevision).
    picks = st.session_state.setdefault(f"picks-{key}", 0)
    figure.update_layout(title=None, uirevision=key, meta={"picks": picks})
    st.plotly_chart(
        figure,
        key=key,
        alt=about["alt"],
        on_select=functools.partial(_picked, key, str(rows.index.name), rows.index),
        selection_mode="points",
        config={
            "displaylogo": False,
            "scrollZoom": False,
            "modeBarButtonsToRemove": ["select2d", "lasso2d", "autoScale2d"],
        },
    )
    st.caption(words("chart-source", source=about["source"]))


def _picked(key: str, table: str, index: pd.Index) -> None:
    points = st.session_state[key]["selection"]["points"]
    if points:
        st.session_state[f"picks-{key}"] += 1
        panel.picked(marks.addresses(index, _carried(points[0])), table)


def _carried(point: dict[str, object]) -> str:
    """A mark's customdata, which the browser sends as a text or as a list of one."""
    carried = point.get("customdata", "")
    return str(carried[0] if isinstance(carried, list) and carried else carried)


def _page(name: str, words: Words, *, default: bool = False) -> st.Page:
    # The icon stands in the menu alone: a page's own icon becomes the tab's, which the browser fetches from outside.
    path = Path("..", "pages", f"{name}.py")
    return st.Page(
        path,
        title=words(f"page-{name}"),
        url_path="" if default else name,
        default=default,
        help=words(f"page-{name}-help"),
    )


def _held(words: Words) -> None:
    """Which files are held back, and every fault that was found in them."""
    for held in data.STORE.snapshot().held:
        st.warning(
            words("held-kept" if held.kept else "held-missing", file=f"{held.table}.csv"), icon=":material/report:"
        )
        with st.expander(words("held-faults", count=len(held.faults))):
            for fault in held.faults[:FAULTS_TOLD]:
                st.text(checks.told(fault, words))


def _nothing(table: str, chosen: Filters, words: Words) -> None:
    """The empty state: nothing was found for this, and what a wider view would hold."""
    with st.container(border=True, key="nothing"):
        st.markdown(words("nothing", what=chosen.describe(words)))
        whole = data.load(table)
        wider = {"years": chosen.bounds, "partners": ()}
        for what, value in wider.items():
            count = len(chosen.changed(**{what: value}).apply(whole))
            if getattr(chosen, what) != value and count:
                st.button(
                    words(f"widen-{what}", count=words(f"count-{table}", count=count)),
                    key=f"widen-{what}",
                    on_click=_widen,
                    args=(what, value),
                )
        st.caption(words("nothing-note"))


def _widen(what: str, value: object) -> None:
    address.change(address.current(), **{what: value})


def _foot(words: Words) -> None:
    """How new the data are, which version, under which licence, and how to cite them."""
    now = data.STORE.snapshot()
    created = datetime.date.fromisoformat(data.created()[:10])
    newest = _newest(now.version, datetime.date.today())
    st.divider()
    with st.container(horizontal=True, vertical_alignment="center", key="foot"):
        version = words("data-version", version=now.version, date=words.date(created, "day"))
        st.caption(
            " · ".join([words("newest-fact", date=words.date(newest, "day")), version, words("licence")]),
            width="content",
        )
        with st.popover(words("cite"), icon=":material/format_quote:", type="tertiary"):
            today = words.date(datetime.date.today(), "day")
            st.code(
                words(
                    "citation", version=now.version, year=str(created.year), url=str(st.context.url or ""), today=today
                ),
                language=None,
                wrap_lines=True,
            )


@functools.lru_cache(maxsize=2)
def _newest(version: str, today: datetime.date) -> pd.Timestamp:
    return dates.newest(data.STORE.snapshot().tables, today)


if __name__ == "__main__":
    frame()
