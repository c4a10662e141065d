"""The map of missions on a page: what the browser is given, what a pick on it opens, and its legend."""

from __future__ import annotations

import base64
import datetime
import functools
from dataclasses import replace
from pathlib import Path

import pandas as pd
import streamlit as st

from components.choices.filters import Filters
from components.export import scenes
from components.facts import store
from components.figures import missions as missions_figures
from components.figures import network as figures
from components.measures import missions as missions_measures
from components.ui import address_bar, downloads, row_dialog
from components.ui.cache import cached
from components.words import language
from components.words.language import Words

NETWORK = Path(__file__).resolve().parent / "network"
_DRAWN = st.components.v2.component(
    "network_map",
    html='<div class="network"></div>\n',
    css=(NETWORK / "map.css").read_text(encoding="utf-8"),
    js=(NETWORK / "load.js").read_text(encoding="utf-8"),
)


def network(
    missions: pd.DataFrame,
    chosen: Filters,
    words: Words,
    *,
    day: datetime.date,
    key: str,
    today: datetime.date | None = None,
) -> None:
    """The missions between the chosen homes and partners on a day. A mark opens its mission or its state.

    With `today` the reader can go through time, from 1991 until then: the browser holds everything that it needs for
    it, and tells the day only once the reader stops; the missions open then can be taken away. Without it the map
    stands still at its day, and a button lists its missions, which no table of such a page has.
    """
    timeless = chosen.changed(own={choice: codes for choice, codes in chosen.own.items() if choice.many})
    alt = cached(lambda: _alt(missions, timeless, words, day), "network-alt", timeless, words, day)
    own = {choice.name: codes[0] for choice, codes in chosen.own.items() if codes}
    where = address_bar.drawn()
    _DRAWN(
        key=key,
        data={
            "scene": scenes.url(replace(where, filters=chosen)),
            "day": day.isoformat(),
            "still": today is None,
            "projection": own.get("projection", "flat"),
            "box": figures.box(own.get("camera", "network"), chosen.partners, store.load("countries")),
            "picked": where.row.removeprefix("missions:"),
            "land": figures.LAND_PATH,
            "alt": alt,
            "failed": words("network-failed"),
        },
        on_day_change=functools.partial(_told, key),
        on_picked_change=functools.partial(_told, key),
    )
    if today is None:
        row_dialog.opener([missions.index], words, key=key)
    else:
        downloads.panel([missions.index], chosen, words.code, key=key, measured="open-missions")


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


def _told(key: str) -> None:
    """Writes into the address at which day the reader stopped, and the row that the reader picked."""
    said = st.session_state[key]
    picked = said.get("picked") or {}
    day = said.get("day") or (picked.get("day") if isinstance(picked, dict) else None)
    row = str(picked.get("address", "")) if isinstance(picked, dict) else ""
    where = address_bar.current()
    own = {
        choice: (code,) if choice.days and (code := choice.understood(str(day))) else codes
        for choice, codes in where.filters.own.items()
    }
    table, _, identity = row.partition(":")
    known = table in ("missions", "countries") and identity in store.load(table).index
    address_bar.write(replace(where, row=row if known else "", filters=where.filters.changed(own=own)))


def _image(svg: str) -> str:
    return f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}"
