"""The network of missions as the browser holds it: every mission, state, count and event through the years, with its
words, so that playing through time asks the server nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from components.figures import style
from components.measures import mission_days
from components.measures import missions as missions_measures
from components.measures.missions import RESIDENT, TIES, Day
from components.words.language import Words

LAND_PATH = "/data/land.geojson"
"""Where our own server gives the outline of the states."""

FIRST = pd.Timestamp(missions_measures.FIRST_YEAR, 1, 1)
EPOCH = pd.Timestamp(1970, 1, 1)

BOXES = {"network": (-118, -50, 78, 62), "america": (-110, -54, -33, 30), "baku": (44, 36.5, 55, 44)} | {
    "astana": (57, 43, 87, 58)
}
"""What each camera shows at least: west, south, east and north in degrees."""

STATES = (*missions_measures.STATES, "disputed")
MISSION = ("address", "kind", "by", "partner", "text", "spans", "at", "ring", "way")
"""The columns of the missions."""

SIGNS = {
    "embassy": (0, 0, True),
    "diplomatic_office": (4, 45, True),
    "consulate_general": (4, 0, True),
    "consulate": (3, -90, True),
    "honorary_consulate": (3, -90, False),
    "trade_office": (3, 90, True),
    "cultural_centre": (5, -90, True),
    "non_resident": (0, 0, False),
}
"""The sign of each kind: its corners, none being a circle, the degrees at which the first is, and if it is filled."""

AROUND = 8
"""Degrees that stay in sight on each side of the chosen partners."""

Place = tuple[float, float]


def scene(
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
) -> dict[str, Any]:
    """All that a map of these missions shows on any day from FIRST to today, as JSON.

    Days are numbers since 1 January 1970; steps are lists of a day and what holds from it, a state or a tie as its
    place in STATES or TIES. Missions and states stand in columns, which takes half the bytes. States are filled by the
    ties that `everything` makes, the missions of all kinds, so that leaving out a kind does not change a tie.
    """
    whole = missions if everything is None else everything
    shown = missions[missions["status"] != "announced"]
    days = mission_days.turns(whole, milestones, claims, FIRST, pd.Timestamp(today))
    places = _places(countries, cities)
    rings, spans = mission_days.rings(shown), mission_days.states(shown, claims, days)
    ties = mission_days.ties(whole, milestones, partners, days, homes)
    rows = [
        _mission(row, words, places, rings.get(str(row.Index), (0, 1)), _numbered(spans[str(row.Index)], STATES))
        for row in shown.itertuples()
    ]
    codes = [*homes, *partners]
    states = {
        "code": codes,
        "name": [words.country(code) for code in codes],
        "at": [places[code] for code in codes],
        "ties": [_numbered(ties.get(code, []), TIES) for code in codes],
    }
    return {
        "first": day_number(FIRST),
        "today": day_number(today),
        "missions": {name: [row[name] for row in rows] for name in MISSION},
        "states": states,
        "counts": {home: _numbered(mission_days.counts(shown, home, days)) for home in homes},
        "names": {"states": STATES, "ties": TIES},
        "events": events(shown, words),
        "relations": _relations(milestones, words, homes),
        "colours": colours(homes),
        "signs": {kind: SIGNS[kind] for kind in sorted({*shown["kind"]})},
        "words": _words(words, homes),
        "locale": str(words.locale).replace("_", "-"),
    }


def day_number(day: Day) -> int:
    """A day as the number of days since 1 January 1970."""
    return (pd.Timestamp(day) - EPOCH).days


def box(camera: str, chosen: Sequence[str], countries: pd.DataFrame) -> tuple[float, float, float, float]:
    """What a camera shows: one of BOXES, or around the chosen partners; without any, the whole network."""
    if camera in BOXES or not chosen:
        return BOXES.get(camera, BOXES["network"])
    at = countries[countries["iso3"].isin(chosen)]
    east, north = at["longitude"], at["latitude"]
    return (east.min() - AROUND, north.min() - AROUND, east.max() + AROUND, north.max() + AROUND)


def events(missions: pd.DataFrame, words: Words) -> list[list[Any]]:
    """What is said to happen: [first day that it may be, sentence, address of the mission, or of none], by day.

    Missions without a date of opening are told together, in the year from which sources speak of them.
    """
    told = [
        [day_number(getattr(row, f"{what}_on")), _event(row, what, words), f"missions:{row.Index}"]
        for row in missions.itertuples()
        for what in ("opened", "closed")
        if not pd.isna(getattr(row, f"{what}_on"))
    ]
    undated = missions[missions["opened_on"].isna() & (missions["status"] == "open")]
    known = missions_measures.bounds(undated)["is_open"].value_counts()
    told += [
        [day_number(pd.Timestamp(str(day))), words("network-told", count=int(count)), ""]
        for day, count in known.items()
    ]
    return sorted(told)


def colours(homes: Sequence[str]) -> dict[str, Any]:
    """The colours by tie, of the homes and of the partner side."""
    ties = {tie: style.TIES.get(tie, style.NEUTRAL) for tie in TIES}
    return ties | {"partner": style.PARTNER, "homes": {home: style.HOMES[home] for home in homes}}


def tie_words(tie: str, words: Words, homes: Sequence[str]) -> str:
    """What a tie is called, seen from the homes."""
    return words(f"embassies-ties-{tie}", homes=words.join(words.country(home) for home in homes), count=len(homes))


def _places(countries: pd.DataFrame, cities: pd.DataFrame) -> dict[Any, Place]:
    """Where the capital of each state and each city with coordinates lies, by its code or by (city, code)."""
    of_states = zip(countries["iso3"], countries["longitude"], countries["latitude"], strict=True)
    of_cities = zip(cities["city"], cities["country_iso3"], cities["longitude"], cities["latitude"], strict=True)
    places: dict[Any, Place] = {code: (east, north) for code, east, north in of_states}
    places |= {(city, code): (east, north) for city, code, east, north in of_cities}
    return {name: (round(east, 2), round(north, 2)) for name, (east, north) in places.items() if not pd.isna(east)}


def _mission(
    row: Any, words: Words, places: Mapping[Any, Place], ring: tuple[int, int], spans: list[list[Any]]
) -> dict[str, Any]:
    """A mission: what it is, where it stands, from where to where its arc runs, and its state through the days.

    What it does not have, a place or an arc, is None.
    """
    ours = row.sending_iso3 in style.HOMES
    mark = {
        "address": row.Index,
        "kind": row.kind,
        "by": row.sending_iso3 if ours else "",
        "partner": row.receiving_iso3 if ours else row.sending_iso3,
        "text": "\n".join(_said(row, words)),
        "spans": spans,
        "at": None if pd.isna(row.longitude) else (round(row.longitude, 3), round(row.latitude, 3)),
        "ring": ring,
        "way": None,
    }
    home = row.sending_iso3 if ours else row.receiving_iso3
    if row.kind in RESIDENT:
        mark["way"] = (places[home], places[mark["partner"]])
    seat = places.get((row.seat_city, row.seat_iso3)) or places.get(row.seat_iso3)
    if row.kind == "non_resident" and seat:
        mark["way"] = (seat, places[row.receiving_iso3])
    return mark


def _said(row: Any, words: Words) -> list[str]:
    """A mission in a few lines: what and where it is, or from where a state is covered; since and until when."""
    opened, closed = words.date(row.opened_on, row.opened_precision), words.date(row.closed_on, row.closed_precision)
    known = {(True, False): "since", (False, True): "until", (True, True): "from-until", (False, False): "undated"}
    since = words(f"embassies-{known[bool(opened), bool(closed)]}", opened=opened, closed=closed)
    sending, receiving = words.country(row.sending_iso3), words.country(row.receiving_iso3)
    if row.kind == "non_resident":
        seat = row.seat_city or words.country(row.seat_iso3) or words("embassies-seat-unknown")
        return [words("embassies-covered", sending=sending, receiving=receiving, seat=seat), since]
    kind = words.value("missions", "kind", row.kind)
    return [words("embassies-mission", kind=kind, country=sending, city=row.city or receiving), since]


def _event(row: Any, what: str, words: Words) -> str:
    """An opening or a closing as a sentence, with its month or day where that is known."""
    precision = getattr(row, f"{what}_precision")
    when = "" if precision == "year" else words.date(getattr(row, f"{what}_on"), precision)
    key = f"network-{what}" + ("" if row.kind == "embassy" else "-away" if row.kind == "non_resident" else "-kind")
    sentence = words(
        key,
        country=words.country(row.sending_iso3),
        receiving=words.country(row.receiving_iso3),
        city=row.city or words.country(row.receiving_iso3),
        kind=words.value("missions", "kind", row.kind),
        seat=row.seat_city or words.country(row.seat_iso3) or words("embassies-seat-unknown"),
    )
    return words("network-when", sentence=sentence, date=when) if when else sentence


def _relations(milestones: pd.DataFrame, words: Words, homes: Sequence[str]) -> list[list[Any]]:
    """With whom each home established relations: [first day that it may be, home, name of the partner], by day."""
    rows = milestones[(milestones["kind"] == "relations_established") & milestones["home_iso3"].isin(homes)]
    dated = rows[rows["date"].notna() & (rows["partner_iso3"] != "")]
    each = zip(dated["date"], dated["home_iso3"], dated["partner_iso3"], strict=True)
    return sorted([day_number(day), home, words.country(partner)] for day, home, partner in each)


def _numbered(steps: Sequence[tuple[pd.Timestamp, Any]], names: Sequence[str] = ()) -> list[list[Any]]:
    """The steps with their days as numbers and, of a vocabulary, each value as its place in it."""
    return [[day_number(day), names.index(value) if names else value] for day, value in steps]


def _words(words: Words, homes: Sequence[str]) -> dict[str, Any]:
    """The words that the map itself says."""
    return {
        **{name: words(f"network-{name}", year="¤", count="¤") for name in SAID},
        "ties": {tie: tie_words(tie, words, homes) for tie in TIES},
        "states": {state: words(f"network-state-{state}") for state in ("perhaps", "disputed", "unknown")},
        "homes": {home: words.country(home) for home in homes},
        "relations": {home: words("network-relations", home=words.country(home), states="¤") for home in homes},
        "speeds": {speed: words("network-times", times=times) for speed, times in SPEEDS.items()},
    }


SAID = (
    *("play", "pause", "back", "on", "speed", "date", "year", "changed", "unchanged", "counts", "abroad", "here"),
    *("missions", "accreditations", "doubtful", "zoom-in", "zoom-out", "keys"),
)
"""What the map says by itself; the browser puts a year or a count in the place of ¤."""

SPEEDS = {"0.5": "½", "1": "1", "2": "2", "4": "4"}
"""Years that pass in a second while it plays, and how each is written."""
