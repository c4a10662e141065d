"""The map of missions on a page: what the browser is given, what a pick on it opens, and its legend."""

from __future__ import annotations

import base64
import datetime
import functools
from collections.abc import Callable, Sequence
from dataclasses import replace

import pandas as pd
import streamlit as st

from components.choices.address import Address
from components.choices.filters import Filters
from components.export import mission_marks
from components.facts import store
from components.figures import mission_map
from components.figures import missions as missions_figures
from components.measures import missions as missions_measures
from components.measures.cache import cached
from components.ui import address_bar, downloads, table_columns, tables
from components.words import language
from components.words.language import Words, plain

HEIGHT, SMALL_HEIGHT, PHONE_HEIGHT = 480, 384, 336
"""Pixels of a map: on its own page, beside others, and on a phone."""

USUAL, PHONE = 1440, 640
"""Pixels of a window of which nothing is known, and of the widest one whose columns stand below each other."""

FRAME, GUTTER = 466, 32
"""Pixels that a window has beside its content, and a phone."""

BOXES = {
    "network": mission_map.WHOLE,
    "america": (-110, -54, -33, 30),
    "baku": (44, 36.5, 55, 44),
    "astana": (57, 43, 87, 58),
}
"""What each camera shows at least: west, south, east and north in degrees."""

AROUND = 8
"""Degrees that stay in sight on each side of the chosen partners."""


def network(
    missions: pd.DataFrame, chosen: Filters, words: Words, *, day: datetime.date, key: str, share: float = 1
) -> None:
    """The missions between the chosen homes and partners on a day, and a button that lists them.

    `share` is how much of the page's width the map has.
    """
    draw(missions, chosen, words, day=day, key=key, share=share, height=SMALL_HEIGHT)
    tables.rows_button([missions.index], words, key=key)


def draw(
    missions: pd.DataFrame,
    chosen: Filters,
    words: Words,
    *,
    day: datetime.date,
    key: str,
    share: float,
    height: int = HEIGHT,
    where: Callable[[], Address] = address_bar.current,
) -> None:
    """The map alone, whose marks open their mission or their state; a list where the browser cannot draw it.

    A row opens at the address that `where` gives when it is picked.
    """
    window = _window()
    if not window:
        st.info(words("network-failed"), icon=":material/public_off:")
        there = missions[missions_measures.state_on(missions, day).isin(["open", "perhaps"])]
        tables.show_brief("missions", table_columns.mission_cells(there, words), words, key=f"instead-{key}")
        return
    phone, countries = window <= PHONE, store.load("countries")
    own = {choice.name: codes[0] for choice, codes in chosen.own.items() if codes}
    rows = chosen.changed(own={choice: codes for choice, codes in chosen.own.items() if choice.many})
    high = PHONE_HEIGHT if phone else height
    deck = mission_map.mission_map(
        mission_marks.urls(replace(address_bar.page_address(), filters=rows)),
        ties_on(rows, day),
        day=day,
        homes=chosen.homes,
        box=camera_box(own.get("camera", "network"), chosen.partners, countries),
        size=(window - GUTTER if phone else (window - FRAME) * share, high),
        projection=own.get("projection", "flat"),
        dark=st.context.theme.type == "dark",
        picks=st.session_state.setdefault(f"picks-{key}", {}),
    )
    alt = cached(lambda: _alt(missions, rows, words, day), "network-alt", rows, words, day)
    st.pydeck_chart(deck, height=high, key=key, alt=alt, on_select=functools.partial(_picked, key, where))


def _window() -> int:
    """Pixels of the width of the reader's window; 0 where nothing draws with WebGL."""
    screen = str(st.context.cookies.get("screen", ""))
    return int(screen) if screen.isdigit() else USUAL


def camera_box(camera: str, chosen: Sequence[str], countries: pd.DataFrame) -> mission_map.Box:
    """What a camera shows: one of BOXES, or around the chosen partners; without any, the whole network."""
    if camera in BOXES or not chosen:
        return BOXES.get(camera, mission_map.WHOLE)
    at = countries[countries["iso3"].isin(chosen)]
    east, north = at["longitude"], at["latitude"]
    return (east.min() - AROUND, north.min() - AROUND, east.max() + AROUND, north.max() + AROUND)


def ties_on(chosen: Filters, day: datetime.date) -> pd.Series:
    """The closest tie of each chosen partner with any chosen home, whichever kinds of mission are on screen."""
    wide = chosen.changed(own={})

    def make() -> pd.Series:
        countries = store.load("countries")
        missions, milestones = (wide.apply(store.load(name), years=False) for name in ("missions", "milestones"))
        wanted = countries[countries["iso3"].isin(wide.partners)] if wide.partners else countries
        return missions_measures.ties_on(missions, milestones, wanted, day, *wide.homes)

    return cached(make, "ties", wide, language.words(), day)


def legend(missions: pd.DataFrame, chosen: Filters, words: Words, *, measured: str = "") -> None:
    """What the colours of the map mean, behind a button what its signs do, and what zooms it.

    Signs of kinds that no mission has are left out. With the name of a series that is measured of the missions it and
    they can be taken away; where nothing draws, that is all there is.
    """
    items = missions_figures.legend_items(words, chosen.homes, kinds=set(missions["kind"])) if _window() else []
    colours = [item for item in items if item.shape.startswith(("fill-", "arc"))]
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="legend"):
        for item in colours:
            _legend_item(item)
        if items:
            with st.popover(words("network-signs"), icon=":material/category:", type="tertiary"):
                for item in items[len(colours) :]:
                    _legend_item(item)
            _zoom_buttons(words.code)
        if measured:
            downloads.panel([missions.index], chosen, words.code, key="embassies-network", measured=measured)


def _legend_item(item: missions_figures.LegendItem) -> None:
    """One item on one line, which breaks before it or after it."""
    image = base64.b64encode(missions_figures.swatch(item).encode()).decode()
    st.markdown(f":small[![](data:image/svg+xml;base64,{image}) {plain(item.label)}]", width="content")


@st.fragment
def _zoom_buttons(code: str) -> None:
    """Two buttons, which the page's own script (server/page.js) turns into the keys that deck.gl listens to.

    The server does not know how near a reader has gone, and nothing but this part runs.
    """
    words = language.words(code)
    with st.container(horizontal=True, width=230):
        for way in ("in", "out"):
            st.button(words(f"network-zoom-{way}"), icon=f":material/zoom_{way}:", key=f"zoom-{way}", type="tertiary")


def _picked(key: str, where: Callable[[], Address]) -> None:
    """Opens the mission or the state that was picked."""
    for name, picked in st.session_state[key]["selection"]["objects"].items():
        layer, counts = name.split("-")[0], st.session_state[f"picks-{key}"]
        st.session_state[f"picks-{key}"] = counts | {layer: counts.get(layer, 0) + 1}
        table, row = "countries" if layer == "states" else "missions", str(picked[0].get("id", ""))
        if row in store.load(table).index:
            address_bar.write(replace(where(), row=f"{table}:{row}"))


def _alt(missions: pd.DataFrame, rows: Filters, words: Words, day: datetime.date) -> str:
    """What the map shows on a day, in sentences, and how a keyboard moves it."""
    text = missions_figures.network_alt(missions, words, day=day, homes=rows.homes, ties=ties_on(rows, day))
    return f"{text} {words('network-keys')}"
