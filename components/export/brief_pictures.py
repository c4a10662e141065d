"""The pictures of a brief as plain shapes: the map of the missions, a timeline, and the trade that both sides report.

A picture is `height`, in parts of its width; `alt`, what it shows in words; and `shapes` in the order in which they lie
on each other. A shape has points with x and y from 0 to 1, from the upper left corner; it is an area (`fill`), a line
(`stroke`, `width` in points, `dash`), a dot (`dot`, its radius in points) or a text (`text`, `align`).
"""

from __future__ import annotations

import datetime
import itertools
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from components.export.brief_rows import Rows, lanes
from components.facts import cells, store
from components.figures import style
from components.figures.marks import each
from components.measures import missions as missions_measures
from components.measures import profile
from components.measures.mission_days import Place, great_circle
from components.words.language import Words

Shape = dict[str, Any]
Picture = dict[str, Any]

GRID, LAND = "#DDE1E7", "#E7EAEE"
"""The colours of grid lines, and of states that a map is not about."""

MAP_HEIGHTS, NARROWER = (0.3, 0.36), 0.9
"""The least and the most height of a map in parts of its width, and a degree of longitude in those of latitude."""


LABELS = 0.23
"""The part of the width of a timeline that the names of its lanes take."""


def colours(home: str) -> dict[str, str]:
    """The one accent of each side: the home's own colour, and that of every partner."""
    return {"home": style.HOMES[home], "partner": style.PARTNER, "none": style.NEUTRAL}


def mission_map(missions: pd.DataFrame, home: str, partner: str, words: Words, day: datetime.date) -> Picture | None:
    """Both states with their capitals and the missions that are open between them on a day.

    A dot has the colour of who sends; a dashed line leads from the seat of a mission that covers a state from
    elsewhere. None where the table of states is held back.
    """
    tables = store.tables()
    if "countries" not in tables:
        return None
    capitals = {row.iso3: row for row in each(tables["countries"]) if row.iso3 in (home, partner)}
    there = missions[missions_measures.state_on(missions, day) == "open"]
    resident = [one for one in each(there) if one.kind != "non_resident" and not pd.isna(one.longitude)]
    cities = {(row.city, row.country_iso3): row for row in each(tables.get("cities", missions[:0]))}
    covers = [(cities[seat], one) for one in each(there) if (seat := (one.seat_city, one.seat_iso3)) in cities]
    labels = [(_place(row), row.capital, "none") for row in capitals.values()]
    labels += [(_place(seat), seat.city, "none") for seat, _ in covers]
    labels += [(_place(one), one.city, "home" if one.sending_iso3 == home else "partner") for one in resident]
    routes = [(seat, capitals[one.receiving_iso3], True) for seat, one in covers if one.receiving_iso3 in capitals]
    if resident and len(capitals) == 2:
        routes.append((*capitals.values(), False))
    ways = [(great_circle(_place(start), _place(end)), dash) for start, end, dash in routes]
    land = [*_outlines()]
    whole = [max((ring for code, ring in land if code == of), key=len, default=[]) for of in (home, partner)]
    frame = _Frame([*(place for place, _, _ in labels), *itertools.chain(*whole, *(way for way, _ in ways))])
    shapes = list(_land(frame, land, {home: style.HOMES[home], partner: style.PARTNER}))
    shapes += [_line(map(frame.at, way), style.NEUTRAL, 0.7, dash=dash) for way, dash in ways]
    shapes += _dots(frame, labels, colours(home))
    named = cells.headlines("missions", there[there["kind"] != "non_resident"], words)
    alt = words("brief-map-alt", missions=words.join(named) if named else words("profile-none-missions"))
    return {"height": frame.height, "alt": alt, "shapes": shapes}


def _place(row: Any) -> Place:
    return float(row.longitude), float(row.latitude)


class _Frame:
    """The part of the world around some places, with room at its edges; `span` degrees wide and `high` degrees high,
    and of a `height` in parts of its width."""

    def __init__(self, places: Iterable[Place]) -> None:
        east, north = np.array([*places], dtype="float64").T
        wide, high = float(np.ptp(east)) + 30, float(np.ptp(north)) + 6
        self.height = min(max(high / wide / NARROWER, MAP_HEIGHTS[0]), MAP_HEIGHTS[1])
        self.span = max(wide, high / self.height / NARROWER)
        self.west = (float(east.min()) + float(east.max()) - self.span) / 2
        self.high = self.span * self.height * NARROWER
        self.north = (float(north.min()) + float(north.max()) + self.high) / 2

    def at(self, place: Place) -> Place:
        """Where in the picture a longitude and a latitude lie."""
        return round((place[0] - self.west) / self.span, 4), round((self.north - place[1]) / self.high, 4)


def _outlines() -> Iterator[tuple[str, list[Place]]]:
    """Every piece of land with the code of its state."""
    for feature in json.loads(store.land() or b'{"features": []}')["features"]:
        shape = feature["geometry"]
        for rings in shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]:
            yield str(feature.get("id")), rings[0]


def _land(frame: _Frame, land: Iterable[tuple[str, list[Place]]], of: Mapping[str, str]) -> Iterator[Shape]:
    """The land that lies within the frame, that of the states of the brief in the tint of their side."""
    for code, ring in sorted(land, key=lambda one: one[0] in of):
        points = [*map(frame.at, ring)]
        across, down = zip(*points, strict=True)
        if max(across) > 0 and min(across) < 1 and max(down) > 0 and min(down) < 1:
            yield {"points": points, "fill": of.get(code, LAND), "tint": code in of}


def _dots(frame: _Frame, labels: Sequence[tuple[Place, str, str]], colour: Mapping[str, str]) -> Iterator[Shape]:
    """A dot at each place, and its name where none stands close by; missions lie upon the capitals that they are in."""
    named: list[Place] = []
    for place, text, side in labels:
        across, down = frame.at(place)
        yield {"points": [(across, down)], "fill": colour[side], "dot": 1.6 if side == "none" else 2.6}
        if text and all(abs(across - x) > 0.12 or abs(down - y) > 0.06 for x, y in named):
            named.append((across, down))
            left = across + 0.02 + 0.009 * len(text) > 1
            yield _text((across + (-0.01 if left else 0.01), down), text, "right" if left else "left", strong=True)


def timeline(of: Rows, home: str, partner: str, words: Words, day: datetime.date) -> Picture | None:
    """Everything dated between two states, in lanes that have any of it; None without any.

    Missions and postings are bars over the days for which each is known, thin where its start or end is not; all else
    are dots in the middle of the days that they may have been on.
    """
    filled = [lane for lane in lanes(of, home, partner, words, day) if len(lane[2])]
    if not filled:
        return None
    starts = [spans["before" if "before" in spans else "first"].min() for _, _, spans in filled]
    start = min(missions_measures.FIRST_YEAR, min(starts).year)
    height, years = 0.0275 * len(filled) + 0.03, day.year + 1 - start
    bottom = 1 - 0.03 / height

    def across(days: pd.Series) -> list[float]:
        part = (days.dt.year + (days.dt.day_of_year - 1) / 366 - start) / years
        return [round(LABELS + one * (1 - LABELS), 4) for one in part]

    shapes = []
    for year in range(start - start % 5 + 5, day.year + 1, 5):
        at = LABELS + (year - start) / years * (1 - LABELS)
        shapes.append(_line([(at, 0), (at, bottom)], GRID, 0.5))
        shapes.append(_text((at, bottom + 0.016 / height), str(year), "center"))
    for place, (name, side, spans) in enumerate(filled):
        top, down, colour = bottom * place / len(filled), bottom * (place + 0.5) / len(filled), colours(home)[side]
        shapes += [_line([(0, top), (1, top)], GRID, 0.4), _text((0, down), name, "left")]
        if "before" in spans:
            shapes += _bars({str(name): across(days) for name, days in spans.items()}, down, 0.005 / height, colour)
        else:
            middle = spans["first"] + (spans["last"] - spans["first"]) / 2
            shapes += [{"points": [(at, down)], "fill": colour, "dot": 2.1} for at in across(middle)]
    counted = words.join(words(f"count-{name}", count=len(of[name])) for name in profile.OVER_TIME if len(of[name]))
    alt = words("profile-timeline-alt", counts=counted, years=words.years(start, day.year))
    return {"height": height, "alt": alt, "shapes": shapes}


def _bars(ends: Mapping[str, Sequence[float]], down: float, step: float, colour: str) -> Iterator[Shape]:
    """Bars that lie a `step` above and below the middle of their lane by turns, so that those which follow each other
    are told apart."""
    bars = zip(*(ends[name] for name in ("before", "first", "last", "after")), strict=True)
    for turn, (before, first, last, after) in enumerate(bars):
        level = down + (turn % 2 - 0.5) * 2 * step if len(ends["first"]) > 1 else down
        yield _line([(before, level), (after, level)], colour, 0.6)
        yield _line([(first, level), (max(last, first + 0.003), level)], colour, 3)


def trade(gap: pd.DataFrame, home: str, partner: str, words: Words) -> Picture | None:
    """Exports and imports side by side, each as both sides report it, of a frame of `measures.mirror.mirror_gap`.

    A year without a figure is a gap in the line, not a zero. None where neither side has any figure.
    """
    if gap.empty:
        return None
    names = {"home": words.country(home), "partner": words.country(partner)}
    shapes, years = [], range(int(gap["year"].min()), int(gap["year"].max()))
    for start, flow in ((0.0, "exports"), (0.52, "imports")):
        values = gap[gap["flow"] == flow].set_index("year")[["home_usd", "partner_usd"]]
        shapes.append(_text((start, 0.04), words(f"brief-{flow}", **names), "left", strong=True))
        nothing = [_text((start, 0.5), words("profile-none-trade"), "left")]
        known = values.notna().to_numpy().any()
        shapes += _flow(values, start, years, colours(home), words) if known else nothing
    alt = words("brief-trade-alt", years=words.years(years.start, years.stop), **names)
    return {"height": 0.26, "alt": alt, "shapes": shapes}


def _flow(values: pd.DataFrame, start: float, years: range, colour: Mapping[str, str], words: Words) -> Iterator[Shape]:
    """One flow: a line for each side over the years, with its scale from zero at the left."""
    left, right, top, bottom = start + 0.095, start + 0.465, 0.17, 0.88
    highest = float(np.nanmax(values.to_numpy(dtype="float64")))
    step = _step(highest)
    most = step * max(1.0, np.ceil(highest / step))

    def at(year: int, value: float) -> Place:
        part = (year - years.start) / max(1, len(years))
        return round(left + part * (right - left), 4), round(bottom - value / most * (bottom - top), 4)

    for tick in np.arange(0, most + step / 2, step):
        down = at(years.start, tick)[1]
        yield _line([(left, down), (right, down)], GRID, 0.5)
        yield _text((left - 0.008, down), words.money(float(tick), unit=False) if tick else "0", "right")
    inner = [year for year in years if year % 10 == 0 and min(year - years.start, years.stop - year) > 3]
    for year in dict.fromkeys((years.start, years.stop, *inner)):
        yield _text((at(year, 0)[0], bottom + 0.08), str(year), "center")
    for side in ("partner", "home"):
        known = values[f"{side}_usd"].dropna().sort_index()
        run = (known.index.to_series().diff() != 1).cumsum()
        for _, of_run in known.groupby(run.to_numpy()):
            points = [at(year, value) for year, value in zip(of_run.index, of_run, strict=True)]
            dot = {"points": points, "fill": colour[side], "dot": 1.6}
            yield _line(points, colour[side], 1.4) if len(points) > 1 else dot


def _step(most: float) -> float:
    """The distance of the lines of a scale that reaches to `most`: 1, 2 or 5 times a power of ten, four at most."""
    power = 10.0 ** np.floor(np.log10(most)) if most > 0 else 1.0
    return next(power * part for part in (0.2, 0.5, 1, 2, 5) if most <= power * part * 4)


def _line(points: Iterable[Place], stroke: str, width: float, *, dash: bool = False) -> Shape:
    """A line through these points, `width` points wide."""
    return {"points": [*points], "stroke": stroke, "width": width, "dash": dash}


def _text(at: Place, text: str, align: str, *, strong: bool = False) -> Shape:
    """A text that begins, lies in the middle or ends at a point."""
    return {"points": [at], "text": text, "align": align, "strong": strong}
