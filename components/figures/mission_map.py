"""The map of missions on one day as a pydeck Deck: land by tie, lines, a sign for each kind of mission, states, names.

Its marks come once, by address (export/mission_marks.py), each with its days: another day is only another filter.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd
import pydeck as pdk

from components.figures import style
from components.figures.missions import FILLS, icon_mapping
from components.measures.mission_days import LATER, Place, day_number
from components.measures.missions import TIES, Day
from components.words.language import Words

LAND, SIGN_ATLAS = "data/land.geojson", "data/map/signs.svg"
"""Where our own server gives the outline of the states and the signs, seen from a page."""

LAYERS = ("arcs", "signs", "states")
"""The layers whose marks come by address; a reader can point at each of them."""

WHOLE = (-118.0, -50.0, 78.0, 66.0)
"""Where the whole network lies: west, south, east and north in degrees."""

FLAT, GLOBE = 512, 121
"""Pixels of the width of the world on a flat map, and of the diameter of a globe, where the zoom is 0."""

FILTER = {"@@type": "DataFilterExtension", "filterSize": 2}
DASHED = {"@@type": "PathStyleExtension", "dash": True, "offset": True}
PIXELS = dict.fromkeys(("width_units", "radius_units", "line_width_units"), "'pixels'")

Box = tuple[float, float, float, float]
Mark = dict[str, Any]


def mission_map(
    urls: Mapping[str, str],
    ties: pd.Series,
    countries: pd.DataFrame,
    words: Words,
    *,
    day: Day,
    homes: Sequence[str],
    box: Box,
    size: tuple[float, float],
    projection: str = "flat",
    dark: bool = False,
    picks: Mapping[str, int] | None = None,
) -> pdk.Deck:
    """The map on a day, with the marks at the `urls` of LAYERS, and each partner's land filled by its tie.

    It has a `size` of so many pixels and shows at first what is in the `box` of west, south, east and north. `picks`
    counts those on each layer and is in its name: with another one Streamlit forgets which mark was picked.
    """
    ids = {layer: f"{layer}-{(picks or {}).get(layer, 0)}" for layer in LAYERS}
    globe = projection == "globe"
    camera, whole = (view_state(sides, projection, *size) for sides in (box, WHOLE))
    names = _labels(ties, countries, words, homes, (camera.zoom, whole.zoom), globe, dark)
    layers = [_land(ties, homes), *_lines(urls, ids, day), *_points(urls, ids, day), *names]
    controller = {"dragRotate": False, "touchRotate": False}
    return pdk.Deck(
        [_sea(dark), *layers] if globe else layers,
        [pdk.View("_GlobeView" if globe else "MapView", controller, parameters={"cullMode": "none"})],
        map_provider=None,
        initial_view_state=camera,
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
    return pdk.ViewState((west + east) / 2, latitude, round(zoom, 2), min_zoom=0, max_zoom=9)


def mercator(latitude: float) -> float:
    """How far north a latitude is on a flat map, in radians of its equator."""
    return math.asinh(math.tan(math.radians(latitude)))


def _sea(dark: bool) -> pdk.Layer:
    """The ball of a globe, a little below the ground, so that it hides what is behind it and nothing before it."""
    corners = [[east, north, -100_000] for east, north in ((-180, 90), (0, 90), (180, 90), (180, -90), (0, -90))]
    return pdk.Layer(
        "SolidPolygonLayer",
        [{"corners": [*corners, [-180, -90, -100_000]]}],
        id="sea",
        get_polygon="corners",
        get_fill_color=style.rgb((style.DARK if dark else style.LIGHT).sea),
        parameters={"depthBias": 40, "depthBiasSlopeScale": 40},
    )


def _land(ties: pd.Series, homes: Sequence[str]) -> pdk.Layer:
    """The states, filled by an expression of deck.gl: `id == 'BRA' ? [10, 150, 108, 128] : ...`."""
    cases = []
    for tie, codes in ties.groupby(ties).groups.items():
        colour = [*style.rgb(style.TIES.get(str(tie), style.NEUTRAL)), round(255 * FILLS[str(tie)])]
        cases.append(f"{' || '.join(f'id == {code!r}' for code in codes)} ? {colour} : ")
    cases += [f"id == {home!r} ? {[*style.rgb(style.HOMES[home]), 115]} : " for home in homes]
    return pdk.Layer(
        "GeoJsonLayer",
        LAND,
        id="land",
        get_fill_color=f"{''.join(cases)}{[*style.rgb(style.NEUTRAL), round(255 * FILLS['none'])]}",
        update_triggers={"getFillColor": " ".join(f"{code}{TIES.index(tie)}" for code, tie in ties.items())},
        get_line_color=[*style.rgb(style.NEUTRAL), 90],
        get_line_width=0.6,
        parameters={"depthWriteEnabled": False},
        **PIXELS,
    )


def _lines(urls: Mapping[str, str], ids: Mapping[str, str], day: Day) -> list[pdk.Layer]:
    """The missions' lines; below each, where a pointer finds it, a wider one that is not seen."""
    common = {"get_path": "path"} | _marks_of(day)
    drawn = {"get_width": "width", "get_color": "colour", "get_dash_array": "dash", "get_offset": "side"}
    return [
        pdk.Layer("PathLayer", urls["arcs"], id=f"{ids['arcs']}-reach", get_width=9, get_color=[0, 0, 0, 0], **common),
        pdk.Layer("PathLayer", urls["arcs"], id=ids["arcs"], **common | drawn | {"extensions": [FILTER, DASHED]}),
    ]


def _points(urls: Mapping[str, str], ids: Mapping[str, str], day: Day) -> list[pdk.Layer]:
    """The dots of the states, each with as wide a reach as a finger has, and above them the signs of the missions."""
    common = {"get_position": "place"} | _marks_of(day)
    reach = {"get_radius": 9, "get_fill_color": [0, 0, 0, 0]}
    dot = {"get_radius": "radius", "get_fill_color": "colour"}
    return [
        pdk.Layer("ScatterplotLayer", urls["states"], id=f"{ids['states']}-reach", **common | reach),
        pdk.Layer("ScatterplotLayer", urls["states"], id=ids["states"], **common | dot),
        pdk.Layer(
            "IconLayer",
            urls["signs"],
            id=ids["signs"],
            icon_atlas=f"'{SIGN_ATLAS}'",
            icon_mapping=icon_mapping(),
            get_icon="sign",
            get_pixel_offset="offset",
            get_size=14,
            get_color="colour",
            **common,
        ),
    ]


def _marks_of(day: Day) -> dict[str, Any]:
    """What all layers of marks have in common: of the marks, those of the day are drawn."""
    number = day_number(day)
    return PIXELS | {
        "get_filter_value": "[from, until]",
        "filter_range": [[0, number], [number + 1, LATER]],
        "extensions": [FILTER],
        "parameters": {"depthWriteEnabled": False},
        "pickable": True,
    }


def _labels(
    ties: pd.Series,
    countries: pd.DataFrame,
    words: Words,
    homes: Sequence[str],
    zooms: tuple[float, float],
    globe: bool,
    dark: bool,
) -> list[pdk.Layer]:
    """The names of homes and of states with a resident mission; where the first of two zooms is much closer than that
    of the whole network, those of all others as well. Each is on a piece of the page's own colour.

    No name overlaps another, however far a reader goes away: the first are placed as the whole network is seen, and
    the others become smaller with the map.
    """
    zoom, whole = zooms
    near = [code for code in ties.index if ties[code] in ("mutual", "ours", "theirs")]
    others = [code for code in ties.index if code not in near] if zoom > whole + 0.5 else []
    at = countries.set_index("iso3")[["longitude", "latitude"]]
    names = [(words.country(code), tuple(at.loc[code]), 26 if code in homes else 9) for code in (*homes, *near)]
    width = GLOBE * math.pi if globe else FLAT
    first = _placed(names, width * 2 ** min(zoom, whole), [])
    more = _placed([(words.country(code), tuple(at.loc[code]), 9) for code in others], width * 2**zoom, first)
    small = {"get_size": 11 / 2**zoom * (2.9 if globe else 1), "size_units": "'common'", "size_max_pixels": 12}
    surface = style.DARK if dark else style.LIGHT
    options: dict[str, Any] = {
        "get_text": "name",
        "get_position": "place",
        "get_text_anchor": "anchor",
        "get_pixel_offset": "offset",
        "get_color": style.rgb(surface.text),
        "character_set": "'auto'",
        "font_family": "'Source Sans, sans-serif'",
        "background": True,
        "background_padding": [2, 0],
        "background_border_radius": 3,
        "get_background_color": [*style.rgb(surface.page), 150],
    }
    return [
        pdk.Layer("TextLayer", first, id="names", get_size=12, **options),
        pdk.Layer("TextLayer", more, id="more-names", **options | small),
    ]


def _placed(names: Iterable[tuple[str, Place, int]], pixels: float, besides: Sequence[Mark]) -> list[Mark]:
    """Names to the left or right of their place, or above it, so many pixels away, where they cover neither each other
    nor those `besides` on a flat map so many pixels wide or wider; one that does nowhere is left out."""
    marks: list[Mark] = []
    for name, place, away in names:
        for anchor, right, down in (("end", -away, 0), ("start", away, 0), ("middle", 0, -away - 6)):
            mark = {"name": name, "place": place, "anchor": anchor, "offset": (right, down)}
            if all(
                _apart(mark, other, pixels * nearer) for other in (*besides, *marks) for nearer in (1, 1.5, 2, 4, 8)
            ):
                marks.append(mark)
                break
    return marks


def _apart(one: Mark, other: Mark, pixels: float) -> bool:
    """Whether two names cover nothing of each other on a flat map so many pixels wide."""
    boxes = []
    for mark in (one, other):
        (longitude, latitude), (right, down), wide = mark["place"], mark["offset"], 7 * len(mark["name"])
        left = longitude / 360 * pixels + right - wide * {"start": 0, "middle": 0.5, "end": 1}[mark["anchor"]]
        middle = down - mercator(latitude) / (2 * math.pi) * pixels
        boxes.append((left, middle - 7, left + wide, middle + 7))
    (left, top, right, bottom), (west, north, east, south) = boxes
    return bool(right < west or east < left or bottom < north or south < top)
