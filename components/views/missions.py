"""The map of missions on a page: what the browser is given, what a pick on it opens, and its legend."""

from __future__ import annotations

import base64
import datetime
import functools
from dataclasses import replace
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from components.choices.filters import Filters
from components.facts import store
from components.figures import mission_map
from components.figures import missions as missions_figures
from components.measures import missions as missions_measures
from components.ui import address_bar, row_dialog
from components.ui.cache import cached
from components.words import language
from components.words.language import Words

HEIGHT, SMALL_HEIGHT, PHONE_HEIGHT = 480, 384, 336
"""Pixels of a map: on its own page, beside others, and on a phone."""

PHONE, FRAME, GUTTER = 640, 466, 32
"""The widest window whose columns stand below each other; and the pixels beside the content, in a wide one and there."""


def network(
    missions: pd.DataFrame, chosen: Filters, words: Words, *, day: datetime.date, key: str, share: float = 1
) -> None:
    """The missions between the chosen homes and partners on a day. A mark opens its mission or its state.

    `share` is how much of the page's width the map has. A button lists its missions.
    """
    draw(missions, chosen, words, day=day, key=key, share=share, height=SMALL_HEIGHT)
    row_dialog.opener([missions.index], words, key=key)


def draw(
    missions: pd.DataFrame,
    chosen: Filters,
    words: Words,
    *,
    day: datetime.date,
    key: str,
    share: float = 1,
    height: int = HEIGHT,
) -> None:
    """The map itself, or a sentence where the browser cannot draw it."""
    window = int(st.context.cookies.get("screen", "1440"))
    if not window:
        st.info(words("network-failed"), icon=":material/public_off:")
        return
    timeless = chosen.changed(own={choice: codes for choice, codes in chosen.own.items() if choice.many})
    own = {choice.name: codes[0] for choice, codes in chosen.own.items() if codes}
    width = window - GUTTER if window <= PHONE else (window - FRAME) * share
    height = PHONE_HEIGHT if window <= PHONE else height
    countries = store.load("countries")
    projection = own.get("projection", "flat")
    alt = cached(lambda: _alt(missions, timeless, words, day), "network-alt", timeless, words, day)
    deck = mission_map.mission_map(
        _addresses(timeless),
        ties_on(timeless, day),
        countries,
        words,
        day=day,
        homes=chosen.homes,
        box=mission_map.box(own.get("camera", "network"), chosen.partners, countries),
        size=(width, height),
        projection=projection,
        dark=st.context.theme.type == "dark",
        round_=st.session_state.setdefault(f"picks-{key}", 0),
    )
    st.pydeck_chart(deck, height=height, key=key, alt=alt, on_select=functools.partial(_picked, key))


def _addresses(timeless: Filters) -> dict[str, str]:
    """Where the marks of each layer are. The addresses change with data and day, so that a browser may keep them."""
    query = replace(address_bar.drawn(), row="", filters=timeless).query()
    query["version"] = [f"{store.STORE.snapshot().version}-{datetime.date.today()}"]
    return {layer: f"data/map/{layer}.json?{urlencode(query, doseq=True)}" for layer in mission_map.LAYERS}


def _picked(key: str) -> None:
    """Opens the mission or the state that was picked."""
    for layer, picked in st.session_state[key]["selection"]["objects"].items():
        st.session_state[f"picks-{key}"] += 1
        table = "countries" if layer.startswith("states") else "missions"
        if picked and picked[0]["id"] in store.load(table).index:
            address_bar.open_row(table, picked[0]["id"])


def legend(missions: pd.DataFrame, chosen: Filters, words: Words) -> None:
    """What the colours and shapes of the map mean, those of kinds that no mission has left out."""
    items = missions_figures.legend_items(words, chosen.homes, kinds=set(missions["kind"]))
    signs = (f"![]({_image(missions_figures.swatch(item))}) {item.label}" for item in items)
    st.markdown(f":small[{' &nbsp; '.join(signs)}]")


def _alt(missions: pd.DataFrame, timeless: Filters, words: Words, day: datetime.date) -> str:
    """What the map shows on a day, in sentences."""
    ties = ties_on(timeless, day)
    return missions_figures.network_alt(missions, words, day=day, homes=timeless.homes, ties=ties)


def ties_on(chosen: Filters, day: datetime.date) -> pd.Series:
    """The closest tie of each chosen partner with any chosen home, whichever kinds of mission are on screen."""
    wide = chosen.changed(own={})
    return cached(lambda: _ties(wide, day), "ties", wide, language.words(), day)


def _ties(wide: Filters, day: datetime.date) -> pd.Series:
    countries = store.load("countries")
    missions, milestones = (wide.apply(store.load(name), years=False) for name in ("missions", "milestones"))
    wanted = countries[countries["iso3"].isin(wide.partners)] if wide.partners else countries
    return missions_measures.closest(
        missions_measures.ties_on(missions, milestones, wanted, day, home) for home in wide.homes
    )


def _image(svg: str) -> str:
    return f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}"
