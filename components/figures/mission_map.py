"""The map of missions on one day as a pydeck Deck: land by tie, lines, a sign for each kind of mission, states, names.

Its marks come once, by address (export/mission_marks.py), each with its days: another day is only another filter.
"""

from __future__ import annotations

import json
import math
import zlib
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import pydeck as pdk

from components.figures import style
from components.figures.style import FILLS
from components.measures.mission_days import LATER, day_number
from components.measures.missions import Day

LAND, SIGN_ATLAS, ICON_MAPPING = "data/land.geojson", "data/map/signs.svg", "data/map/icons.json"
"""Where our own server gives the outline of the states, the signs, and where each is among them, seen from a page."""

LAYERS = ("arcs", "signs", "states")
"""The layers whose marks come by address; a reader can point at each of them."""

WHOLE = (-118.0, -50.0, 78.0, 66.0)
"""Where the whole network lies: west, south, east and north in degrees."""

FLAT, GLOBE = 512, 121
"""Pixels of the width of the world on a flat map, and of the diameter of a globe, where the zoom is 0."""

FILTER = {"@@type": "DataFilterExtension", "filterSize": 2}
DASHED = {"@@type": "PathStyleExtension", "dash": True, "offset": True}
COLLISION = {"@@type": "CollisionFilterExtension"}
UNSEEN = "[0, 0, 0, 0]"
PIXELS = "'pixels'"

ROOMS = {"end": (0, 6, 74, 6), "start": (74, 6, 0, 6), "middle": ()}
"""Pixels that a name keeps free to its left, above, right and below, by its side of a capital: where it ends, starts or
has its middle. Those in the middle need none."""

Box = tuple[float, float, float, float]


class Deck(pdk.Deck):  # type: ignore[misc]
    """A map that goes to the browser without the spaces by which pydeck indents it, which are nearly half of it."""

    def to_json(self) -> str:
        """The map as deck.gl reads it."""
        return json.dumps(json.loads(super().to_json()), separators=(",", ":"))


def mission_map(
    urls: Mapping[str, str],
    ties: pd.Series,
    *,
    day: Day,
    homes: Sequence[str],
    box: Box,
    size: tuple[float, float],
    projection: str = "flat",
    dark: bool = False,
    picks: Mapping[str, int] | None = None,
) -> Deck:
    """The map on a day, with the marks at the `urls` of LAYERS, and each partner's land filled by its tie.

    It has a `size` of so many pixels and shows at first what is in the `box` of west, south, east and north. `picks`
    counts those on each layer and is in its name: with another one Streamlit forgets which mark was picked.
    """
    ids = {layer: f"{layer}-{(picks or {}).get(layer, 0)}" for layer in LAYERS}
    globe = projection == "globe"
    layers = [_land(ties, homes), *_lines(urls, ids, day), *_points(urls, ids, day), *_names(urls, day, dark)]
    controller = {"dragRotate": False, "touchRotate": False}
    return Deck(
        [_sea(dark), *layers] if globe else layers,
        [
            pdk.View(
                "_GlobeView" if globe else "MapView",
                controller,
                parameters={"cullMode": "none", "depthWriteEnabled": False},
            )
        ],
        map_provider=None,
        initial_view_state=view_state(box, projection, *size),
        tooltip={"text": "{text}", "style": {"maxWidth": "18rem", "fontSize": "0.8125rem", "borderRadius": "0.375rem"}},
    )


def view_state(box: Box, projection: str, width: float, height: float, margin: float = 24) -> pdk.ViewState:
    """The camera that shows a box on a map of so many pixels; pydeck's own knows no size and only whole zooms."""
    west, south, east, north = box
    wide, high = max(width - 2 * margin, 60), max(height - 2 * margin, 60)
    if projection == "globe":
        latitude = (south + north) / 2
        across = math.radians(max((east - west) * math.cos(math.radians(latitude)), north - south)) / 2
        zoom = math.log2(min(wide, high) / GLOBE / math.sin(min(math.pi / 2, across)))
    else:
        low, top = mercator(south), mercator(north)
        latitude = math.degrees(math.atan(math.sinh((low + top) / 2)))
        zoom = math.log2(min(wide / (east - west) * 360, high / (top - low) * 2 * math.pi) / FLAT)
    return pdk.ViewState((west + east) / 2, round(latitude, 2), round(zoom, 2), min_zoom=0, max_zoom=9)


def mercator(latitude: float) -> float:
    """How far north a latitude is on a flat map, in radians of its equator."""
    return math.asinh(math.tan(math.radians(latitude)))


def _sea(dark: bool) -> pdk.Layer:
    """The ball of a globe: it hides what is behind it, but no end of a name, beside whose capital the ball bulges.

    So it is pushed back, by the second number: deck.gl hands both to polygonOffset, as its factor and its units.
    """
    return pdk.Layer(
        "SolidPolygonLayer",
        [{}],
        id="sea",
        get_polygon="[[180,90],[0,90],[-180,90],[-180,-90],[0,-90],[180,-90]]",
        get_fill_color=str(style.rgb((style.DARK if dark else style.LIGHT).sea)),
        parameters={"depthWriteEnabled": True, "depthBias": 0, "depthBiasSlopeScale": 800_000},
    )


def _land(ties: pd.Series, homes: Sequence[str]) -> pdk.Layer:
    """The states, filled by an expression of deck.gl: `id == 'BRA' ? [10, 150, 108, 128] : ...`."""
    cases = []
    for tie, codes in ties.groupby(ties).groups.items():
        colour = [*style.rgb(style.TIES.get(str(tie), style.NEUTRAL)), round(255 * FILLS[str(tie)])]
        cases.append(f"{' || '.join(f'id == {code!r}' for code in codes)} ? {colour} : ")
    cases += [f"id == {home!r} ? {[*style.rgb(style.HOMES[home]), 115]} : " for home in homes]
    fill = f"{''.join(cases)}{[*style.rgb(style.NEUTRAL), round(255 * FILLS['none'])]}"
    return pdk.Layer(
        "GeoJsonLayer",
        LAND,
        id="land",
        get_fill_color=fill,
        update_triggers={"getFillColor": zlib.crc32(fill.encode())},
        get_line_color=str([*style.rgb(style.NEUTRAL), 90]),
        get_line_width=0.6,
        line_width_units=PIXELS,
    )


def _lines(urls: Mapping[str, str], ids: Mapping[str, str], day: Day) -> list[pdk.Layer]:
    """The missions' lines; below each, where a pointer finds it, a wider one that is not seen."""
    common = {"get_path": "path", "width_units": PIXELS, "pickable": True} | _marks_of(day)
    drawn = {"get_width": "width", "get_color": "colour", "get_dash_array": "dash", "get_offset": "side"}
    return [
        pdk.Layer("PathLayer", urls["arcs"], id=f"{ids['arcs']}-reach", get_width=9, get_color=UNSEEN, **common),
        pdk.Layer("PathLayer", urls["arcs"], id=ids["arcs"], **common | drawn | {"extensions": [FILTER, DASHED]}),
    ]


def _points(urls: Mapping[str, str], ids: Mapping[str, str], day: Day) -> list[pdk.Layer]:
    """The dots of the states, above discs not seen that reach as far as a finger, and the signs of the missions."""
    common = {"get_position": "place", "pickable": True} | _marks_of(day)
    reach = {"get_radius": 9, "radius_units": PIXELS, "get_fill_color": UNSEEN}
    dot = {"get_radius": "radius", "radius_units": PIXELS, "get_fill_color": "colour"}
    sign = {
        "icon_atlas": f"'{SIGN_ATLAS}'",
        "icon_mapping": f"'{ICON_MAPPING}'",
        "get_icon": "sign",
        "get_pixel_offset": "offset",
        "get_color": "colour",
    }
    return [
        pdk.Layer("ScatterplotLayer", urls["states"], id=f"{ids['states']}-reach", **common | reach),
        pdk.Layer("ScatterplotLayer", urls["states"], id=ids["states"], **common | dot),
        pdk.Layer("IconLayer", urls["signs"], id=ids["signs"], get_size=14, **common | sign),
    ]


def _marks_of(day: Day) -> dict[str, Any]:
    """What all layers of marks have in common: of the marks, those of the day are drawn."""
    number = day_number(day)
    return {
        "get_filter_value": "[from, until]",
        "filter_range": [[0, number], [number + 1, LATER]],
        "extensions": [FILTER],
    }


def _names(urls: Mapping[str, str], day: Day, dark: bool) -> list[pdk.Layer]:
    """The names of the states, a layer for those on each side of their capital, which never overlap the other side's.

    Of two names on one side that would overlap, deck.gl leaves out the one whose capital lies on the more important
    one, together with the room that is kept beside it for the width of the other.
    """
    surface = style.DARK if dark else style.LIGHT
    look = {
        "get_position": "place",
        "get_pixel_offset": "beside",
        "get_size": 12,
        "get_color": str(style.rgb(surface.text)),
        "get_background_color": str([*style.rgb(surface.page), 150]),
        "background": True,
        "font_family": "'Source Sans, sans-serif'",
    }
    layers = []
    for side, room in ROOMS.items():
        about: dict[str, Any] = {"get_text": f"side == '{side}' ? name : ''", "get_text_anchor": f"'{side}'"}
        if room:
            about |= {"get_collision_priority": "priority", "collision_group": f"'{side}'"}
            about |= {"collision_test_props": {"padding": room}, "extensions": [FILTER, COLLISION]}
        layers.append(pdk.Layer("TextLayer", urls["states"], id=f"names-{side}", **_marks_of(day) | look | about))
    return layers
