"""The layers of the map of missions: land filled by ties, a point for each state, arcs, missions and names."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
import pydeck as pdk

from components import mission_measures as measures
from components.figures import style
from components.figures.great_circles import Place, great_circle
from components.language import Words
from components.mission_measures import Day

GREY = style.rgb(style.NEUTRAL)
"""Land, outlines and names: it holds on a light and on a dark page."""

FILLS = {"mutual": 120, "ours": 115, "theirs": 115, "non_resident": 85, "relations": 95, "none": 30}
"""How solid the fill of a state is by its tie, from 0 to 255; land that is no partner's is filled as without a tie."""

POINTS = {"mutual": 255, "ours": 255, "theirs": 255, "non_resident": 255, "relations": 190, "none": 100}
"""How solid a state's own point is; it stands at the capital and is all that shows of the smallest islands."""

KINDS = {
    "embassy": (110, False),
    "diplomatic_office": (105, True),
    "consulate": (80, False),
    "honorary_consulate": (70, True),
    "cultural_centre": (45, False),
}
"""Each kind's radius in kilometres, which SMALLEST and LARGEST pixels limit, and whether it is a ring, not a dot."""

SMALLEST, LARGEST = 2.6, 7
SOLID, FAINT = 235, 95

NAMES = {
    "left": ("end", [-8, 0]),
    "lower": ("end", [-8, 6]),
    "right": ("start", [8, 0]),
    "below": ("middle", [0, 15]),
    "home": ("middle", [0, 20]),
}
"""Where a name stands beside its capital: which end of it, and how many pixels to the right and down."""

NAME_SIDES = {"ARG": "below", "BRA": "right", "COL": "lower", "URY": "right"}
"""The names that do not stand on the left, so that all keep clear of each other."""


def land(ties: pd.Series, homes: Sequence[str], url: str) -> pdk.Layer:
    """The outline of all states, by its URL; partners are filled by their tie and homes in their own colour."""
    colours = [(list(ties.index[ties == tie]), [*tie_colour(tie), FILLS[tie]]) for tie in measures.TIES[:-1]]
    colours += [([home], [*style.rgb(style.HOMES[home]), 110]) for home in homes]
    return pdk.Layer(
        "GeoJsonLayer",
        url,
        id="land",
        get_fill_color=_choice("id", colours, [*GREY, FILLS["none"]]),
        get_line_color=[*GREY, 70],
        get_line_width=0.6,
        line_width_units="'pixels'",
    )


def states(
    rows: Sequence[Any],
    words: Words,
    homes: Sequence[str],
    ties: pd.Series,
    places: Mapping[str, Place],
    *,
    name: str = "states",
) -> pdk.Layer:
    """A point at the capital of each partner and home. Its text tells the tie and from where the state is covered."""
    covered: dict[str, list[str]] = {}
    for row in rows:
        if row.kind == "non_resident" and row.state != "unknown":
            partner = row.receiving_iso3 if row.sending_iso3 in homes else row.sending_iso3
            covered.setdefault(partner, []).append(_covered(row, words))
    data = []
    for code, tie in ties.items():
        told = words("embassies-state", country=words.country(str(code)), tie=tie_words(tie, words, homes))
        data.append(_mark(code, [told, *covered.get(str(code), [])], places[str(code)]) | {"tie": tie})
    data += [_mark(home, [words.country(home)], places[home]) | {"tie": home} for home in homes]
    colours = [([tie], [*tie_colour(tie), POINTS[tie]]) for tie in measures.TIES]
    colours += [([home], [*style.rgb(style.HOMES[home]), 255]) for home in homes]
    return _points(name, data, get_fill_color=_choice("tie", colours, [0, 0, 0, 0]), get_radius=50_000)


def arcs(
    rows: Sequence[Any],
    words: Words,
    day: Day,
    homes: Sequence[str],
    places: Mapping[str, Place],
    *,
    name: str = "arcs",
) -> pdk.Layer:
    """Great circles between a home's capital and a partner's for resident missions, the two directions side by side."""
    data = []
    for row in rows:
        if row.kind not in measures.RESIDENT or row.state == "unknown":
            continue
        ours = row.sending_iso3 in homes
        home, partner = (row.sending_iso3, row.receiving_iso3) if ours else (row.receiving_iso3, row.sending_iso3)
        mark = {"address": row.Index, "text": _plain(_said(row, words, day)), **_side(row)}
        data.append(mark | {"path": great_circle(*places[home], *places[partner])})
    return pdk.Layer(
        "PathLayer",
        data,
        id=name,
        pickable=True,
        get_path="path",
        get_color=_side_colours(),
        get_offset="by ? -0.8 : 0.8",
        get_width=1.8,
        width_units="'pixels'",
        joint_rounded=True,
        cap_rounded=True,
        extensions=[{"@@type": "PathStyleExtension", "offset": True}],
    )


def missions(rows: Sequence[Any], words: Words, day: Day, *, name: str = "missions") -> pdk.Layer:
    """A dot or a ring for each mission that has a place, by its kind, coloured by who sends, faint where in doubt."""
    data = []
    for row in rows:
        if row.kind in KINDS and not np.isnan(row.longitude):
            radius, ring = KINDS[row.kind]
            mark = _mark(row.Index, _said(row, words, day), (row.longitude, row.latitude)) | _side(row)
            data.append(mark | {"radius": radius} | ({"ring": 1} if ring else {}))
    return _points(
        name,
        data,
        get_radius="radius * 1000",
        get_fill_color=f"ring ? [0, 0, 0, 0] : ({_side_colours()})",
        stroked=True,
        get_line_color=f"ring ? ({_side_colours()}) : [255, 255, 255, 190]",
        get_line_width=1.2,
        line_width_units="'pixels'",
    )


def names(rows: Sequence[Any], words: Words, homes: Sequence[str], places: Mapping[str, Place]) -> pdk.Layer:
    """The names of the homes and of the states that have a resident mission or send one."""
    resident = [row for row in rows if row.kind in measures.RESIDENT]
    named = {code for row in resident for code in (row.sending_iso3, row.receiving_iso3)} | set(homes)
    data = []
    for code in sorted(named):
        anchor, shift = NAMES["home" if code in homes else NAME_SIDES.get(code, "left")]
        data.append({"at": places[code], "name": words.country(code), "anchor": anchor, "shift": shift})
    return pdk.Layer(
        "TextLayer",
        data,
        id="names",
        get_position="at",
        get_text="name",
        get_size=12,
        get_color=[*(channel + 24 for channel in GREY), 255],
        get_text_anchor="anchor",
        get_pixel_offset="shift",
        character_set="'auto'",
        font_family="'Source Sans, sans-serif'",
    )


def tie_words(tie: str, words: Words, homes: Sequence[str]) -> str:
    """What a tie is called, seen from the homes."""
    return words(f"embassies-ties-{tie}", homes=words.join(words.country(home) for home in homes), count=len(homes))


def tie_colour(tie: str) -> list[int]:
    """The colour of a tie; relations without a mission are grey, as the palette has no colour for them."""
    return style.rgb(style.TIES.get(tie, style.NEUTRAL))


def _points(name: str, data: list[dict[str, Any]], **options: Any) -> pdk.Layer:
    limits = {"radius_min_pixels": SMALLEST, "radius_max_pixels": LARGEST}
    return pdk.Layer("ScatterplotLayer", data, id=name, pickable=True, get_position="at", **limits, **options)


def _mark(address: object, lines: list[str], place: Place) -> dict[str, Any]:
    return {"address": address, "text": _plain(lines), "at": (round(place[0], 2), round(place[1], 2))}


def _plain(lines: Sequence[str]) -> str:
    """The lines as text that stays text: what begins with @@ would be run by the browser as an expression."""
    text = "\n".join(lines)
    return f" {text}" if text.startswith("@@") else text


def _side(row: Any) -> dict[str, Any]:
    """What the browser needs to know to colour a mission: the home that sends it, if one does, and whether in doubt."""
    by = {"by": row.sending_iso3} if row.sending_iso3 in style.HOMES else {}
    return by if row.state == "open" else by | {"faint": 1}


def _side_colours() -> str:
    """An expression for the browser: the colour of a mark by who sends the mission, faint where in doubt."""
    sides = {home: f"by == '{home}' ? " for home in style.HOMES} | {"partner": ""}
    colours = style.HOMES | {"partner": style.PARTNER}
    alpha = f"faint ? {FAINT} : {SOLID}"
    return " : ".join(f"{asked}{json.dumps(style.rgb(colours[side]))[:-1]}, {alpha}]" for side, asked in sides.items())


def _choice(field: str, choices: Sequence[tuple[list[str], list[int]]], otherwise: list[int]) -> str:
    """An expression for the browser: the colour of the first choice whose codes hold the field's, else another."""
    said = ""
    for codes, colour in choices:
        if codes:
            asked = " || ".join(f"{field} == '{code}'" for code in codes)
            said += f"({asked}) ? {json.dumps(colour)} : "
    return said + json.dumps(otherwise)


def _said(row: Any, words: Words, day: Day) -> list[str]:
    """A mission in a few lines: what and where it is, since and until when, and whether that day is in doubt."""
    opened, closed = words.date(row.opened_on, row.opened_precision), words.date(row.closed_on, row.closed_precision)
    known = {(True, False): "since", (False, True): "until", (True, True): "from-until", (False, False): "undated"}
    kind, city = words.value("missions", "kind", row.kind), row.city or words.country(row.receiving_iso3)
    lines = [
        words("embassies-mission", kind=kind, country=words.country(row.sending_iso3), city=city),
        words(f"embassies-{known[bool(opened), bool(closed)]}", opened=opened, closed=closed),
    ]
    if row.state == "perhaps":
        lines.append(words("embassies-perhaps", day=words.date(pd.Timestamp(day), "day")))
    return lines


def _covered(row: Any, words: Words) -> str:
    """An accreditation in one line: of whom, where, and from which seat."""
    seat = row.seat_city or words.country(row.seat_iso3) or words("embassies-seat-unknown")
    sending, receiving = words.country(row.sending_iso3), words.country(row.receiving_iso3)
    return words("embassies-covered", sending=sending, receiving=receiving, seat=seat)
