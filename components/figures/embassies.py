"""The map of missions on a day, with its legend and its text, and the chart of missions open through the years."""

from __future__ import annotations

import html
import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pydeck as pdk

from components import mission_measures as measures
from components.figures import marks, network_layers, style
from components.language import Words
from components.mission_measures import Day

LAND = "/data/land.geojson"
HEIGHT = 560
"""Pixels that the cameras are made for; the width may be a phone's or a wide screen's."""

CAMERAS = {
    "network": {"longitude": -20, "latitude": 25, "zoom": 0},
    "america": {"longitude": -72, "latitude": -8, "zoom": 2},
}
"""Where the camera stands at first. A zoom of 0 is raised by the browser until BOUNDS fill the width but for MARGIN."""

BOUNDS = [[-127, -90], [87, 90]]
MARGIN = "calc(28.5% - 102px)"
"""What stays free on each side: nothing on a phone, more the wider the map, since its height stays the same."""

TOOLTIP = {
    "text": "{text}",
    "style": {"backgroundColor": "#1C2530", "color": "#F3F5F8", "fontSize": "13px", "borderRadius": "6px"},
}
"""Plain text: the browser sets it as text and never reads it as HTML."""

USED = [
    *("sending_iso3", "receiving_iso3", "kind", "city", "longitude", "latitude"),
    *("opened_on", "opened_precision", "closed_on", "closed_precision", "status", "seat_city", "seat_iso3", "note"),
]


APART = 0.2
"""Years that the points of two lines stand apart, so that each can be picked where the counts are equal."""


class LegendItem(NamedTuple):
    """One line of the legend: a colour as #RRGGBB, its words, and a shape that `swatch` can draw."""

    colour: str
    label: str
    shape: str


class Map(pdk.Deck):  # type: ignore[misc]  # pydeck carries no types
    """A deck with compact JSON that holds text as text."""

    def to_json(self) -> str:
        """The deck as Streamlit sends it to the browser; pydeck indents its own, which doubles every rerun's bytes."""
        return json.dumps(json.loads(super().to_json()), separators=(",", ":"), ensure_ascii=False)


def network(
    missions: pd.DataFrame,
    words: Words,
    *,
    day: Day,
    homes: Sequence[str],
    ties: pd.Series,
    countries: pd.DataFrame,
    land: str = LAND,
    camera: str = "network",
    picks: int = 0,
) -> Map:
    """The missions on a day as dots, arcs from the homes' capitals for resident ones, and states filled by their tie.

    Marks of the layers "missions", "arcs" and "states" carry `address` (a mission's, or a state's code) and `text`.
    The ids of these layers end in `picks`: another number lets go of what is selected, the camera stays.
    """
    ours = missions["sending_iso3"].isin(homes) | missions["receiving_iso3"].isin(homes)
    spread = measures.spread(missions.loc[ours & (missions["status"] != "announced"), USED])
    there = spread.assign(state=measures.state_on(spread, day))
    rows = list(there[there["state"] != "not_open"].itertuples())
    places = dict(zip(countries["iso3"], zip(countries["longitude"], countries["latitude"], strict=True), strict=True))
    layers = [
        network_layers.land(ties, homes, land),
        network_layers.states(rows, words, homes, ties, places, name=f"states-{picks}"),
        network_layers.arcs(rows, words, day, homes, places, name=f"arcs-{picks}"),
        network_layers.missions(rows, words, day, name=f"missions-{picks}"),
        network_layers.names(rows, words, homes, places),
    ]
    views = [pdk.View("MapView", controller={"dragRotate": False, "touchRotate": False}, repeat=True)]
    return Map(layers, views=views, initial_view_state=view(camera), map_provider=None, tooltip=TOOLTIP)


def view(camera: str = "network") -> pdk.ViewState:
    """One of CAMERAS, which fits any width."""
    padding = {"left": MARGIN, "right": MARGIN}
    return pdk.ViewState(**CAMERAS[camera], min_zoom=0, max_zoom=6, max_bounds=BOUNDS, max_bounds_padding=padding)


def picked(selection: Mapping[str, Any], missions: pd.DataFrame) -> list[str]:
    """The addresses of the missions behind a pick on the map: of the mission, or of all with the state that was picked.

    `selection` is what Streamlit hands over; what does not name a mission or a state of `missions` is left out.
    """
    objects = [mark for found in selection.get("objects", {}).values() for mark in found]
    named = [str(mark["address"]) for mark in objects if isinstance(mark, Mapping) and "address" in mark]
    sides = missions["sending_iso3"].isin(named) | missions["receiving_iso3"].isin(named)
    return [str(address) for address in missions.index[sides | missions.index.isin(named)]]


def legend_items(
    words: Words, homes: Sequence[str], *, kinds: Collection[str] = tuple(network_layers.KINDS)
) -> list[LegendItem]:
    """What the colours and shapes mean: fills by tie, arcs by direction, marks by kind (those of `kinds`), doubt."""
    items = [
        LegendItem(style.TIES.get(tie, style.NEUTRAL), network_layers.tie_words(tie, words, homes), f"fill-{tie}")
        for tie in measures.TIES
    ]
    items += [
        LegendItem(style.HOMES[home], words("embassies-from", country=words.country(home)), "arc") for home in homes
    ]
    items.append(LegendItem(style.PARTNER, words("embassies-from-partners"), "arc"))
    shown = [kind for kind in network_layers.KINDS if kind in kinds]
    items += [LegendItem(style.NEUTRAL, words.value("missions", "kind", kind), kind) for kind in shown]
    return [*items, LegendItem(style.NEUTRAL, words("embassies-doubtful"), "faint")]


def swatch(item: LegendItem) -> str:
    """The sign of a legend item as SVG, 16 pixels square: transparent where nothing is drawn."""
    colour = html.escape(item.colour)
    if item.shape.startswith("fill-"):
        alpha = network_layers.FILLS[item.shape.removeprefix("fill-")] / 255
        drawn = f'<rect x="1" y="2" width="14" height="12" rx="2" fill="{colour}" fill-opacity="{alpha:.2f}"/>'
    elif item.shape == "arc":
        drawn = f'<path d="M1 13Q6 3 15 4" fill="none" stroke="{colour}" stroke-width="2"/>'
    else:
        radius, ring = network_layers.KINDS.get(item.shape, network_layers.KINDS["embassy"])
        alpha = network_layers.FAINT / 255 if item.shape == "faint" else 1
        paint = f'fill="none" stroke="{colour}" stroke-width="1.5"' if ring else f'fill="{colour}"'
        drawn = f'<circle cx="8" cy="8" r="{radius / 18:.1f}" opacity="{alpha:.2f}" {paint}/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16">{drawn}</svg>'


def network_alt(missions: pd.DataFrame, words: Words, *, day: Day, homes: Sequence[str], ties: pd.Series) -> str:
    """What the map shows, in sentences: the missions of each home each way, and the states by their tie."""
    sentences = [words("embassies-alt-day", day=words.date(pd.Timestamp(day), "day"))]
    for home in homes:
        counts = measures.counts_on(missions, day, home)
        sentences.append(words("embassies-alt-home", home=words.country(home), ours=counts.ours, theirs=counts.theirs))
        if counts.doubtful:
            sentences.append(words("embassies-alt-doubtful", count=counts.doubtful))
    numbers = ties.value_counts()
    told = {tie: int(numbers.get(tie, 0)) for tie in measures.TIES}
    sentences.append(words("embassies-alt-ties", mutual=told["mutual"], covered=told["non_resident"]))
    return " ".join(sentences)


def open_missions(missions: pd.DataFrame, words: Words, homes: Sequence[str], today: Day) -> go.Figure:
    """Resident missions open at the end of each year as steps: each home's abroad, and its partners' in it.

    A point's customdata are the positions in `missions` of those that are open then. The newest year counts `today`.
    """
    days = measures.year_ends(today)
    resident = missions["kind"].isin(measures.RESIDENT).to_numpy()[:, None]
    there = measures.open_on(missions, days).to_numpy() & resident
    lines, told = [], []
    for home in homes:
        numbers = {}
        for side, column in {"ours": "sending_iso3", "theirs": "receiving_iso3"}.items():
            steps = _steps(missions, there & (missions[column] == home).to_numpy()[:, None])
            name = words(f"embassies-open-{side}", home=words.country(home))
            about = {"name": name, "hovertemplate": f"%{{x:.0f}}, {name}: %{{y}}<extra></extra>"}
            lines.append(steps | about | {"line": _line(side, home, homes)})
            numbers[side] = steps["y"][-1]
        told.append(words("embassies-open-alt", home=words.country(home), **numbers))
    for at, line in enumerate(lines):
        line["x"] = [day.year + APART * (at - (len(lines) - 1) / 2) for day in days]
    highest = max((max(line["y"]) for line in lines), default=0)
    return go.Figure(
        [go.Scatter(line) for line in lines],
        {
            "template": style.template(),
            "title": {"text": words("embassies-open-title"), "subtitle": {"text": words("embassies-open-subtitle")}},
            "xaxis": {"title": {"text": words("embassies-open-years")}, "dtick": 5},
            "yaxis": {
                "title": {"text": words("embassies-open-count")},
                "rangemode": "tozero",
                "dtick": max(1, -(-highest // 8)),
            },
            "hovermode": "closest",
            "meta": {"alt": " ".join(told), "source": words("embassies-source")},
        },
    )


def _steps(missions: pd.DataFrame, there: np.ndarray) -> dict[str, Any]:
    """A line of how many missions are there on each day; `there` has a row for each mission, a column for each day."""
    positions = marks.positions(missions).to_numpy()
    return {
        "y": there.sum(axis=0).tolist(),
        "customdata": [marks.joined(positions[column]) for column in there.T],
        "mode": "lines+markers",
        "marker": {"size": 5},
    }


def _line(side: str, home: str, homes: Sequence[str]) -> dict[str, Any]:
    """How a line is drawn. Lines of equal counts lie on each other, so the partners' narrow one lies on a wide one."""
    if side == "ours":
        return {"shape": "hvh", "width": 5, "color": style.HOMES[home]}
    return {"shape": "hvh", "width": 2, "color": style.PARTNER, "dash": "solid" if home == homes[0] else "dot"}
