"""The map of missions on one day as a pydeck Deck: land by tie, arcs, a sign for each kind of mission, states, names.

What stands on the map through all time comes from our own server, at the addresses of `map_marks`, and the browser
keeps it. Each mark tells from which day until which it stands, so that a day is only the range of a filter.
"""

from __future__ import annotations

import itertools
import json
import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
import pydeck as pdk

from components.figures import style
from components.figures.missions import FILLS, SIGNS, mission_lines, outline, tie_label
from components.measures import mission_days
from components.measures import missions as missions_measures
from components.measures.missions import RESIDENT, Day
from components.words.language import Words

LAND, SIGN_ATLAS = "data/land.geojson", "data/map/signs.svg"
"""Where our own server gives the outline of the states and the signs, seen from a page."""

LAYERS = ("arcs", "signs", "states")
"""The layers whose marks come from the server; a reader can point at each of them."""

BOXES = {"network": (-118, -50, 78, 66), "america": (-110, -54, -33, 30), "baku": (44, 36.5, 55, 44)} | {
    "astana": (57, 43, 87, 58)
}
"""What each camera shows at least: west, south, east and north in degrees."""

AROUND = 8
"""Degrees that stay in sight on each side of the chosen partners."""

SOLID = {"open": 1, "perhaps": 0.35, "disputed": 0.5, "unknown": 0.28}
"""How solid a mission is drawn by its state on the day, from 0 to 1."""

DASHES = {"open": (0, 0), "perhaps": (4, 2), "disputed": (4, 2)}
"""How a line of each state is broken, in widths of the line; accreditations are dotted."""

CELL = 64
"""Pixels of a sign in the picture that has all of them."""

LATER = 100_000
"""A day, as a number since 1970, after every day that is asked for."""

FILTER = {"@@type": "DataFilterExtension", "filterSize": 2}
PATHS = {"@@type": "PathStyleExtension", "dash": True, "offset": True}

Mark = dict[str, Any]
Place = tuple[float, float]
Box = tuple[float, float, float, float]


class Deck(pdk.Deck):  # type: ignore[misc]
    """A Deck whose JSON has no indents, which are half of it: below 10 kB Streamlit sends a message as it is."""

    def to_json(self) -> str:
        return json.dumps(json.loads(super().to_json()), separators=(",", ":"))


def mission_map(
    addresses: Mapping[str, str],
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
    round_: int = 0,
) -> Deck:
    """The map on a day, with the marks at the `addresses` of LAYERS, and each partner's land filled by its tie.

    It has a `size` of so many pixels and shows at first what is in the `box` of west, south, east and north. `round_`
    is in the names of the layers: with another one Streamlit forgets which mark was picked.
    """
    cameras = [view_state(sides, projection, *size) for sides in (box, BOXES["network"])]
    globe = projection == "globe"
    number = day_number(day)
    shown = {"get_filter_value": "[from, until]", "filter_range": [[0, number], [number + 1, LATER]]}
    fill = _fill(ties, homes)
    pixels: dict[str, Any] = {"width_units": "'pixels'", "radius_units": "'pixels'", "line_width_units": "'pixels'"}

    def layer(type_: str, name: str, source: str, extensions: Sequence[Mark] = (FILTER,), **options: Any) -> pdk.Layer:
        options |= shown | pixels | {"extensions": list(extensions), "pickable": name.split("-")[0] in LAYERS}
        options |= {"parameters": {"depthWriteEnabled": False}}
        return pdk.Layer(type_, addresses[source], id=f"{name}-{round_}", **options)

    layers = [
        pdk.Layer(
            "GeoJsonLayer",
            LAND,
            id="land",
            get_fill_color=fill,
            get_line_color=[*style.rgb(style.NEUTRAL), 90],
            get_line_width=0.6,
            update_triggers={
                "getFillColor": " ".join(f"{code}{missions_measures.TIES.index(tie)}" for code, tie in ties.items())
            },
            parameters={"depthWriteEnabled": False},
            **pixels,
        ),
        layer("PathLayer", "arcs-reach", "arcs", get_path="path", get_width=9, get_color=[0, 0, 0, 0]),
        layer(
            "PathLayer",
            "arcs",
            "arcs",
            (FILTER, PATHS),
            get_path="path",
            get_color="colour",
            get_width="width",
            get_dash_array="dash",
            get_offset="side",
        ),
        layer(
            "ScatterplotLayer",
            "states-reach",
            "states",
            get_position="place",
            get_radius=9,
            get_fill_color=[0, 0, 0, 0],
        ),
        layer(
            "ScatterplotLayer", "states", "states", get_position="place", get_radius="radius", get_fill_color="colour"
        ),
        *_names(ties, countries, words, homes, cameras, globe, dark),
        layer(
            "IconLayer",
            "signs",
            "signs",
            icon_atlas=f"'{SIGN_ATLAS}'",
            icon_mapping=_icons(),
            get_icon="sign",
            get_position="place",
            get_pixel_offset="offset",
            get_size=14,
            get_color="colour",
        ),
    ]
    controller = {"dragRotate": False, "touchRotate": False}
    return Deck(
        [_sea(dark), *layers] if globe else layers,
        [pdk.View("_GlobeView" if globe else "MapView", controller, parameters={"cullMode": "none"})],
        map_provider=None,
        initial_view_state=cameras[0],
        tooltip={"text": "{text}", "style": {"maxWidth": "18rem", "fontSize": "0.8125rem", "borderRadius": "0.375rem"}},
    )


def map_marks(
    missions: pd.DataFrame,
    milestones: pd.DataFrame,
    claims: pd.DataFrame,
    words: Words,
    *,
    homes: Sequence[str],
    partners: Sequence[str],
    countries: pd.DataFrame,
    cities: pd.DataFrame,
    today: Day,
    everything: pd.DataFrame | None = None,
) -> dict[str, list[Mark]]:
    """The marks of each of LAYERS from 1991 to `today`, as JSON; a mission or a state has one for each of its states.

    `from` is the first day that a mark holds and `until` the first on which it no longer does, as days since 1970.
    States have the ties that `everything` makes, the missions of all kinds, so that leaving out a kind changes no tie.
    """
    whole = missions if everything is None else everything
    shown = missions[missions["status"] != "announced"]
    first = pd.Timestamp(missions_measures.FIRST_YEAR, 1, 1)
    days = mission_days.change_days(whole, milestones, claims, first, pd.Timestamp(today))
    states = mission_days.states(shown, claims, days)
    ties = mission_days.ties(whole, milestones, partners, days, homes)
    places, rings = _places(countries, cities), mission_days.rings(shown)
    marks: dict[str, list[Mark]] = {layer: [] for layer in LAYERS}
    there: dict[str, list[tuple[str, mission_days.Steps]]] = {code: [] for code in (*homes, *partners)}
    for row in shown.itertuples():
        lines, steps = mission_lines(row, words), states[str(row.Index)]
        partner = row.receiving_iso3 if row.sending_iso3 in style.HOMES else row.sending_iso3
        there[partner].append((lines[0], steps))
        ends = _ends(row, partner, places)
        path = great_circle(*ends) if ends else []
        for start, until, state in _spans(steps):
            if state == "not_open":
                continue
            unsure = f"network-state-{state}"
            told = [*lines, words(unsure)] if words.has(unsure) else lines
            mark = {"id": row.Index, "from": start, "until": until, "text": "\n".join(told)}
            if path and state != "unknown":
                marks["arcs"].append(mark | _arc(row, state, path))
            if not pd.isna(row.longitude):
                marks["signs"].append(mark | _sign(row, state, rings.get(str(row.Index), (0, 1))))
    for code, of_state in there.items():
        marks["states"] += _state(code, of_state, ties.get(code, []), places, words, homes)
    return marks


def sign_atlas() -> str:
    """One picture of the signs of all kinds as SVG, side by side, and below them as they are drawn in dispute."""
    drawn = []
    for at, (corners, first, filled) in enumerate(SIGNS.values()):
        for row, dashes in enumerate(("", ' stroke-dasharray="10 6"')):
            shape = outline(corners, first, (CELL * (at + 0.5), CELL * (row + 0.5)), CELL * 0.36)
            paint = 'fill="#fff"' if filled and not dashes else f'fill="none" stroke="#fff" stroke-width="8"{dashes}'
            drawn.append(f"<{shape} {paint}/>")
    size = f'width="{CELL * len(SIGNS)}" height="{2 * CELL}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{"".join(drawn)}</svg>'


def view_state(box: Box, projection: str, width: float, height: float, margin: float = 24) -> pdk.ViewState:
    """The camera that shows a box of west, south, east and north in degrees on a map of so many pixels."""
    west, south, east, north = box
    wide, high = max(width - 2 * margin, 60), max(height - 2 * margin, 60)
    if projection == "globe":
        latitude = (south + north) / 2
        across = math.radians(max((east - west) * math.cos(math.radians(latitude)), north - south)) / 2
        zoom = math.log2(min(wide, high) / GLOBE / math.sin(min(math.pi / 2, across)))
    else:
        low, top = _mercator(south), _mercator(north)
        latitude = math.degrees(math.atan(math.sinh((low + top) / 2)))
        zoom = math.log2(min(wide / (east - west) * 360, high / (top - low) * 2 * math.pi) / TILE)
    return pdk.ViewState((west + east) / 2, latitude, round(zoom, 2), min_zoom=0, max_zoom=9)


TILE, GLOBE = 512, 121
"""Pixels of the whole width of a flat map, and of the diameter of a globe, where the zoom is 0."""


def box(camera: str, chosen: Sequence[str], countries: pd.DataFrame) -> Box:
    """What a camera shows: one of BOXES, or around the chosen partners; without any, the whole network."""
    if camera in BOXES or not chosen:
        return BOXES.get(camera, BOXES["network"])
    at = countries[countries["iso3"].isin(chosen)]
    east, north = at["longitude"], at["latitude"]
    return (east.min() - AROUND, north.min() - AROUND, east.max() + AROUND, north.max() + AROUND)


def day_number(day: Day) -> int:
    """A day as the number of days since 1 January 1970."""
    return (pd.Timestamp(day) - pd.Timestamp(1970, 1, 1)).days


def great_circle(start: Place, end: Place, step: float = 2) -> list[list[float]]:
    """The shortest way over the globe between two places, as points of longitude and latitude `step` degrees apart."""
    east, north = np.radians(np.array([start, end])).T
    ends = np.array([np.cos(north) * np.cos(east), np.cos(north) * np.sin(east), np.sin(north)]).T
    angle = math.acos(min(1.0, float(ends[0] @ ends[1])))
    if angle < 1e-6:
        return [list(start), list(end)]
    share = np.linspace(0, 1, max(8, math.ceil(math.degrees(angle) / step)) + 1)[:, None]
    x, y, z = ((np.sin((1 - share) * angle) * ends[0] + np.sin(share * angle) * ends[1]) / math.sin(angle)).T
    return np.degrees([np.arctan2(y, x), np.arcsin(np.clip(z, -1, 1))]).T.round(2).tolist()  # type: ignore[no-any-return]


def _names(
    ties: pd.Series,
    countries: pd.DataFrame,
    words: Words,
    homes: Sequence[str],
    cameras: Sequence[pdk.ViewState],
    globe: bool,
    dark: bool,
) -> list[pdk.Layer]:
    """The names of homes and of states with a resident mission, and, closer than the whole network, of all others.

    No name overlaps another, however far a reader goes away: the first are placed as the whole network is seen, and
    the others become smaller with the map.
    """
    closer, whole = (camera.zoom for camera in cameras)
    near = [code for code in ties.index if ties[code] in ("mutual", "ours", "theirs")]
    others = [code for code in ties.index if code not in near] if closer > whole + 0.5 else []
    at = countries.set_index("iso3")[["longitude", "latitude"]]
    options: dict[str, Any] = {
        "get_text": "name",
        "get_position": "place",
        "get_text_anchor": "anchor",
        "get_pixel_offset": "offset",
        "get_color": style.rgb((style.DARK if dark else style.LIGHT).text),
        "character_set": "'auto'",
        "font_family": "'Source Sans, sans-serif'",
        "background": True,
        "background_padding": [2, 0],
        "background_border_radius": 3,
        "get_background_color": [*style.rgb((style.DARK if dark else style.LIGHT).page), 150],
    }
    layers = []
    for layer, codes, zoom in (("names", [*homes, *near], min(whole, closer)), ("other-names", others, closer)):
        pixels = 2**zoom * (GLOBE * math.pi if globe else TILE)
        small = 11 / 2**zoom / (GLOBE / TILE if globe else 1)
        size = {"get_size": 12} if layer == "names" else {"get_size": small, "size_units": "'common'"}
        taken = [_name_box(mark, pixels) for of_layer in layers for mark in of_layer.data]
        marks = []
        for code in codes:
            name = {"name": words.country(code), "place": tuple(at.loc[code])}
            away = 26 if code in homes else 9
            for anchor, right, down in (("end", -away, 0), ("start", away, 0), ("middle", 0, -away - 6)):
                mark = name | {"anchor": anchor, "offset": (right, down)}
                box = _name_box(mark, pixels)
                if all(
                    box[2] < left or right < box[0] or box[3] < top or low < box[1] for left, top, right, low in taken
                ):
                    taken.append(box)
                    marks.append(mark)
                    break
        layers.append(pdk.Layer("TextLayer", marks, id=layer, **options, **size))
    return layers


def _name_box(mark: Mark, pixels: float) -> Box:
    """What a name covers of a flat map so many pixels wide: left, top, right and bottom."""
    (longitude, latitude), (right, down), wide = mark["place"], mark["offset"], 7 * len(mark["name"])
    left = longitude / 360 * pixels + right - wide * {"start": 0, "middle": 0.5, "end": 1}[mark["anchor"]]
    middle = down - _mercator(latitude) / (2 * math.pi) * pixels
    return left, middle - 7, left + wide, middle + 7


def _mercator(latitude: float) -> float:
    """How far north a latitude is on a flat map, in the radians of its equator."""
    return math.asinh(math.tan(math.radians(latitude)))


def _sea(dark: bool) -> pdk.Layer:
    """The ball of a globe, a little below the ground, so that it hides what is behind it and nothing before it."""
    corners = [
        [east, north, -100_000] for north, easts in ((90, (-180, 0, 180)), (-90, (180, 0, -180))) for east in easts
    ]
    polygon = {"get_polygon": "corners", "get_fill_color": style.rgb((style.DARK if dark else style.LIGHT).sea)}
    polygon["parameters"] = {"depthBias": 40, "depthBiasSlopeScale": 40}
    return pdk.Layer("SolidPolygonLayer", [{"corners": corners}], id="sea", **polygon)


def _fill(ties: pd.Series, homes: Sequence[str]) -> str:
    """The colour of each state's land as an expression of deck.gl: `id == 'BRA' ? [10, 150, 108, 128] : ...`."""
    parts = []
    for tie, codes in ties.groupby(ties).groups.items():
        colour = [*style.rgb(style.TIES.get(str(tie), style.NEUTRAL)), round(255 * FILLS[str(tie)])]
        parts.append(f"{' || '.join(f'id == {code!r}' for code in codes)} ? {colour} : ")
    parts += [f"id == {home!r} ? {[*style.rgb(style.HOMES[home]), 115]} : " for home in homes]
    return f"{''.join(parts)}{[*style.rgb(style.NEUTRAL), round(255 * FILLS['none'])]}"


def _icons() -> dict[str, Mark]:
    """Where each sign is in the picture of them all; those of disputed missions are in the second row."""
    return {
        f"{kind}{suffix}": {"x": CELL * at, "y": CELL * row, "width": CELL, "height": CELL, "mask": True}
        for at, kind in enumerate(SIGNS)
        for row, suffix in enumerate(("", "-disputed"))
    }


def _places(countries: pd.DataFrame, cities: pd.DataFrame) -> dict[Any, Place]:
    """Where the capital of each state and each city with coordinates lies, by its code or by (city, code)."""
    of_states = zip(countries["iso3"], countries["longitude"], countries["latitude"], strict=True)
    of_cities = zip(cities["city"], cities["country_iso3"], cities["longitude"], cities["latitude"], strict=True)
    places: dict[Any, Place] = {code: (east, north) for code, east, north in of_states}
    places |= {(city, code): (east, north) for city, code, east, north in of_cities}
    return {name: (round(east, 2), round(north, 2)) for name, (east, north) in places.items() if not pd.isna(east)}


def _ends(row: Any, partner: str, places: Mapping[Any, Place]) -> tuple[Place, Place] | None:
    """From where to where a mission's line runs: between the capitals, or from the seat to whom it is accredited."""
    if row.kind in RESIDENT:
        home = row.sending_iso3 if partner == row.receiving_iso3 else row.receiving_iso3
        return places[home], places[partner]
    seat = places.get((row.seat_city, row.seat_iso3)) or places.get(row.seat_iso3)
    return (seat, places[row.receiving_iso3]) if row.kind == "non_resident" and seat else None


def _colour(row: Any, solid: float) -> list[int]:
    """The colour of whoever sends, so solid, from 0 to 1, as deck.gl takes it."""
    return [*style.rgb(style.HOMES.get(row.sending_iso3, style.PARTNER)), round(255 * solid)]


def _arc(row: Any, state: str, path: list[list[float]]) -> Mark:
    """How a mission's line is drawn; those of the two directions run side by side."""
    away = row.kind == "non_resident"
    return {
        "path": path,
        "colour": _colour(row, SOLID[state] * (0.6 if away else 0.85)),
        "width": 1 if away else 1.8,
        "dash": (3, 4) if away else DASHES[state],
        "side": 0 if away else -0.7 if row.sending_iso3 in style.HOMES else 0.7,
    }


def _sign(row: Any, state: str, slot: tuple[int, int]) -> Mark:
    """How a mission's sign is drawn: at its place, or on a ring around it where several share a city."""
    at, of = slot
    radius = max(8.0, of * 12 / (2 * math.pi)) if of > 1 else 0.0
    angle = math.pi + 2 * math.pi * at / of
    return {
        "sign": f"{row.kind}-disputed" if state == "disputed" else row.kind,
        "colour": _colour(row, 1 if state == "disputed" else SOLID[state]),
        "place": (round(row.longitude, 3), round(row.latitude, 3)),
        "offset": (round(radius * math.cos(angle), 1), round(radius * math.sin(angle), 1)),
    }


def _state(
    code: str,
    missions: Sequence[tuple[str, mission_days.Steps]],
    ties: mission_days.Steps,
    places: Mapping[Any, Place],
    words: Words,
    homes: Sequence[str],
) -> Iterator[Mark]:
    """The marks of a state: a home's one, or one for each time in which neither its tie nor its missions change."""
    name, home = words.country(code), code in style.HOMES
    first = pd.Timestamp(missions_measures.FIRST_YEAR, 1, 1)
    turns = sorted({first, *(start for steps in (ties, *(steps for _, steps in missions)) for start, _ in steps)})
    told: list[tuple[pd.Timestamp, tuple[str, str]]] = []
    for day in turns:
        tie = str(_held(ties, day) or "none")
        there = [line for line, steps in missions if _held(steps, day) in ("open", "perhaps", "disputed")]
        heading = name if home else f"{name}: {tie_label(tie, words, homes)}"
        now = (tie, "\n".join([heading, *there]))
        if not told or told[-1][1] != now:
            told.append((day, now))
    for start, until, (tie, text) in _spans(told):
        solid = 0.55 if tie == "none" and not home else 1
        colour = style.HOMES[code] if home else style.TIES.get(tie, style.NEUTRAL)
        yield {
            "id": code,
            "from": start,
            "until": until,
            "text": text,
            "place": places[code],
            "colour": [*style.rgb(colour), round(255 * solid)],
            "radius": 4 if home else 2.6,
        }


def _spans(steps: Sequence[tuple[pd.Timestamp, Any]]) -> Iterator[tuple[int, int, Any]]:
    """Each step with the number of its first day and of the first day of the next."""
    starts = [*(day_number(day) for day, _ in steps), LATER]
    yield from (
        (start, until, held) for (start, until), (_, held) in zip(itertools.pairwise(starts), steps, strict=True)
    )


def _held(steps: Sequence[tuple[pd.Timestamp, Any]], day: pd.Timestamp) -> Any:
    """What holds on a day; None before the first."""
    return next((held for start, held in reversed(steps) if start <= day), None)
