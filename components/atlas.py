"""The map of missions on a page: its layers from the tables, what a pick on it opens, and its legend."""

from __future__ import annotations

import base64
import datetime
import functools

import pandas as pd
import streamlit as st

from components import data, mission_measures, panel
from components.figures import embassies
from components.filters import Filters
from components.kept import kept
from components.language import Words


def network(
    missions: pd.DataFrame, chosen: Filters, words: Words, *, day: datetime.date, key: str, height: int
) -> None:
    """The missions on a day between the chosen homes and partners. A mark opens its mission, a state all of its own."""
    picks = st.session_state.setdefault(f"picks-{key}", 0)
    deck, alt = kept(lambda: _drawn(missions, chosen, words, day, picks), "network", chosen, words, day, picks)
    st.pydeck_chart(
        deck,
        key=key,
        height=height,
        alt=alt,
        on_select=functools.partial(_picked, key, missions),
        selection_mode="single-object",
    )


def legend(missions: pd.DataFrame, chosen: Filters, words: Words) -> None:
    """What the colours and shapes of the map mean, those of kinds that no mission has left out."""
    items = embassies.legend_items(words, chosen.homes, kinds=set(missions.loc[missions["longitude"].notna(), "kind"]))
    signs = (f"![]({_image(embassies.swatch(item))}) {item.label}" for item in items)
    st.markdown(f":small[{' &nbsp; '.join(signs)}]")


def _drawn(
    missions: pd.DataFrame, chosen: Filters, words: Words, day: datetime.date, picks: int
) -> tuple[embassies.Map, str]:
    """The map, and what it shows in sentences."""
    countries = data.load("countries")
    ties = _ties(chosen, countries, day)
    deck = embassies.network(missions, words, day=day, homes=chosen.homes, ties=ties, countries=countries, picks=picks)
    return deck, embassies.network_alt(missions, words, day=day, homes=chosen.homes, ties=ties)


def _ties(chosen: Filters, countries: pd.DataFrame, day: datetime.date) -> pd.Series:
    """The closest tie of each chosen partner with any chosen home, whichever kinds of mission are on screen."""
    wide = chosen.changed(own={})
    missions, milestones = (wide.apply(data.load(name), years=False) for name in ("missions", "milestones"))
    wanted = countries[countries["iso3"].isin(chosen.partners)] if chosen.partners else countries
    return mission_measures.closest(
        mission_measures.ties_on(missions, milestones, wanted, day, home) for home in chosen.homes
    )


def _picked(key: str, missions: pd.DataFrame) -> None:
    found = embassies.picked(st.session_state[key]["selection"], missions)
    if found:
        st.session_state[f"picks-{key}"] += 1
        panel.picked(found, "missions")


def _image(svg: str) -> str:
    return f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}"
