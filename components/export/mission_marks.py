"""What stands on the map of missions through all time, layer by layer, as the browser fetches it and deck.gl draws it.

A mission or a state has one mark for each of its states: `from` is the first day that the mark holds and `until` the
first on which it no longer does, as days since 1970; `text` is what it says under the pointer.
"""

from __future__ import annotations

import datetime
import functools
import itertools
import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from components.choices import address, parameters
from components.choices.address import Address
from components.choices.filters import Filters
from components.facts import store
from components.figures import mission_map, style
from components.figures.missions import mission_lines, tie_label
from components.measures import mission_days
from components.measures.mission_days import Place, Steps
from components.measures.missions import RESIDENT
from components.words import language
from components.words.language import Words

KIND = parameters.column("missions", "kind")
Mark = dict[str, Any]

SOLID = {"open": 1, "perhaps": 0.35, "disputed": 0.5, "unknown": 0.28}
"""How solid a mission is drawn by its state on the day, from 0 to 1."""

DASHES = {"open": (0, 0), "perhaps": (4, 2), "disputed": (4, 2)}
"""How a line of each state is broken, in widths of the line; accreditations are dotted."""

SIDES = dict.fromkeys(("ARG", *style.HOMES), "middle") | dict.fromkeys(
    ("BLZ", "CHL", "COL", "CRI", "ECU", "GTM", "HND", "MEX", "NIC", "PAN", "PER", "SLV"), "end"
)
"""Where the name of a state has its capital: at its end in the west, where there is sea; of all others at its start."""

BESIDE = {"end": (-10, 0), "start": (10, 0), "middle": (0, 18)}
"""Pixels to the right of a capital and below it at which its name stands."""

PRIORITIES = {"mutual": 600, "ours": 500, "theirs": 500}
"""How much the name of a state matters by its tie, from -1000 to 1000, where two names would overlap."""


def urls(where: Address) -> dict[str, str]:
    """The address of each layer for what is chosen, as a page has it. It changes with data and day, so that a browser
    may keep what it gets."""
    kinds = {choice: codes for choice, codes in where.filters.own.items() if choice == KIND}
    query = replace(where, row="", filters=where.filters.changed(own=kinds)).query()
    query["version"] = [f"{store.STORE.snapshot().version}-{datetime.date.today()}"]
    return {layer: address.with_query(f"data/map/{layer}.json", query) for layer in mission_map.LAYERS}


def layer(name: str, query: Mapping[str, Sequence[str]]) -> bytes:
    """One layer at such an address, as JSON; what the address has that is not understood is left out."""
    known = tuple((key, tuple(values)) for key, values in sorted(query.items()) if key != "version")
    return _layers(store.STORE.snapshot().version, datetime.date.today(), known)[name]


@functools.lru_cache(maxsize=24)
def _layers(version: str, today: datetime.date, query: tuple[tuple[str, tuple[str, ...]], ...]) -> dict[str, bytes]:
    where = address.parse(dict(query), (KIND,), address.partners(), address.bounds())
    made = layers(where.filters, language.words(where.language), today)
    return {name: json.dumps(marks, separators=(",", ":")).encode() for name, marks in made.items()}


def layers(chosen: Filters, words: Words, today: datetime.date) -> dict[str, list[Mark]]:
    """The marks of each layer for what is chosen, up to `today`.

    States have the ties of all kinds of mission, so that leaving out a kind changes no tie.
    """
    wide = chosen.changed(own={})
    whole, milestones = (wide.apply(store.load(name), years=False) for name in ("missions", "milestones"))
    missions, claims, places = chosen.apply(store.load("missions")), store.load("claims"), _places()
    missions = missions[missions["status"] != "announced"]
    days = mission_days.change_days(whole, milestones, claims, today)
    states, rings = mission_days.states(missions, claims, days), mission_days.ring_slots(missions)
    partners = chosen.partners or address.partners()
    ties = mission_days.ties(whole, milestones, partners, days, chosen.homes)
    marks: dict[str, list[Mark]] = {name: [] for name in mission_map.LAYERS}
    headlines: dict[str, dict[str, str]] = {code: {} for code in (*chosen.homes, *partners)}
    row: Any
    for row in missions.itertuples():
        lines = mission_lines(row, words)
        headlines[_partner(row)][str(row.Index)] = lines[0]
        for mark, state in _mission(row, lines, states[str(row.Index)], words):
            marks["arcs"] += _arc(row, mark, state, places)
            marks["signs"] += _sign(row, mark, state, rings)
    for code, of_state in headlines.items():
        steps = mission_days.ties_and_missions(ties.get(code, []), {row: states[row] for row in of_state})
        marks["states"] += _state(code, steps, of_state, places, words, chosen.homes)
    return marks


def _places() -> dict[Any, Place]:
    """Where the capital of each state and each city with coordinates lies, by its code or by (city, code)."""
    countries, cities = store.load("countries"), store.load("cities")
    of_states = zip(countries["iso3"], countries["longitude"], countries["latitude"], strict=True)
    of_cities = zip(cities["city"], cities["country_iso3"], cities["longitude"], cities["latitude"], strict=True)
    places: dict[Any, Place] = {code: (east, north) for code, east, north in of_states}
    places |= {(city, code): (east, north) for city, code, east, north in of_cities}
    return {name: (round(east, 2), round(north, 2)) for name, (east, north) in places.items() if not pd.isna(east)}


def _partner(row: Any) -> str:
    return str(row.receiving_iso3 if row.sending_iso3 in style.HOMES else row.sending_iso3)


def _mission(row: Any, lines: Sequence[str], steps: Steps[str], words: Words) -> Iterator[tuple[Mark, str]]:
    """What the marks of a mission have on every layer, each with its state; none while it is not open."""
    for start, until, state in _spans(steps):
        if state != "not_open":
            unsure = [words(f"network-state-{state}")] if state != "open" else []
            yield {"id": row.Index, "from": start, "until": until, "text": "\n".join([*lines, *unsure])}, state


def _arc(row: Any, mark: Mark, state: str, places: Mapping[Any, Place]) -> Iterator[Mark]:
    """A mission's line, if it has one: between the capitals, or from the seat to whom it is accredited.

    Those of the two directions run side by side.
    """
    away, ours = row.kind == "non_resident", row.sending_iso3 in style.HOMES
    start: Place | None = places[row.sending_iso3 if ours else row.receiving_iso3]
    end = places[row.receiving_iso3 if ours or away else row.sending_iso3]
    if away:
        start = places.get((row.seat_city, row.seat_iso3)) or places.get(row.seat_iso3)
    if state != "unknown" and start and (away or row.kind in RESIDENT):
        yield mark | {
            "path": mission_days.great_circle(start, end),
            "colour": _colour(row, SOLID[state] * (0.6 if away else 0.85)),
            "width": 1 if away else 1.8,
            "dash": (3, 4) if away else DASHES[state],
            "side": 0 if away else -0.7 if ours else 0.7,
        }


def _sign(row: Any, mark: Mark, state: str, rings: Mapping[str, tuple[int, int]]) -> Iterator[Mark]:
    """A mission's sign, if it has a place: there, or on a ring around it where several share a city."""
    if pd.isna(row.longitude):
        return
    slot, count = rings[str(row.Index)]
    radius = max(8.0, count * 12 / (2 * math.pi)) if count > 1 else 0.0
    angle = 2 * math.pi * slot / count - math.pi / 2
    yield mark | {
        "sign": f"{row.kind}-disputed" if state == "disputed" else row.kind,
        "colour": _colour(row, 1 if state == "disputed" else SOLID[state]),
        "place": (round(row.longitude, 3), round(row.latitude, 3)),
        "offset": (round(radius * math.cos(angle), 1), round(radius * math.sin(angle), 1)),
    }


def _state(
    code: str,
    steps: Steps[tuple[str, tuple[str, ...]]],
    headlines: Mapping[str, str],
    places: Mapping[Any, Place],
    words: Words,
    homes: Sequence[str],
) -> Iterator[Mark]:
    """The marks of a state: a dot in its capital that says its tie and what missions there are, and its name.

    Its name is the more important the closer its tie; of other names the longer one, which has the fewest places.
    """
    home, name = code in style.HOMES, words.country(code)
    for start, until, (tie, rows) in _spans(steps):
        heading = name if home else f"{name}: {tie_label(tie, words, homes)}"
        colour = style.HOMES[code] if home else style.TIES.get(tie, style.NEUTRAL)
        yield {
            "id": code,
            "from": start,
            "until": until,
            "text": "\n".join([heading, *(headlines[row] for row in rows)]),
            "place": places[code],
            "colour": [*style.rgb(colour), 255 if home or tie != "none" else 140],
            "radius": 4 if home else 2.6,
            "name": name,
            "side": (side := SIDES.get(code, "start")),
            "beside": (0, -31) if home else BESIDE[side],
            "priority": PRIORITIES.get(tie, len(name)),
        }


def _colour(row: Any, solid: float) -> list[int]:
    """The colour of whoever sends, so solid, from 0 to 1, as deck.gl takes it."""
    return [*style.rgb(style.HOMES.get(row.sending_iso3, style.PARTNER)), round(255 * solid)]


def _spans(steps: Steps[Any]) -> Iterator[tuple[int, int, Any]]:
    """What holds in each step, with the number of its first day and of the first day of the next."""
    starts = [*(mission_days.day_number(day) for day, _ in steps), mission_days.LATER]
    for (start, until), (_, value) in zip(itertools.pairwise(starts), steps, strict=True):
        yield start, until, value
