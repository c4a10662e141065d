"""The legend and the text of the map of missions, and the chart of missions open through the years."""

from __future__ import annotations

import html
import math
from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from components.figures import marks, style, titles
from components.measures import missions as measures
from components.measures.missions import Day
from components.words.language import Words

CELL = 64
"""Pixels of a sign in the picture that has all of them."""

HEIGHT = 240
"""Pixels of the chart of open missions without its title: it is the axis of time of the map above it."""

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


class LegendItem(NamedTuple):
    """One line of the legend: a colour as #RRGGBB, its words, and a shape that `swatch` can draw."""

    colour: str
    label: str
    shape: str


def legend_items(words: Words, homes: Sequence[str], *, kinds: Collection[str] = tuple(SIGNS)) -> list[LegendItem]:
    """What the colours and shapes mean: fills by tie, arcs by direction, marks by kind (those of `kinds`), doubt."""
    items = [
        LegendItem(style.TIES.get(tie, style.NEUTRAL), tie_label(tie, words, homes), f"fill-{tie}")
        for tie in measures.TIES
    ]
    items += [
        LegendItem(style.HOMES[home], words("embassies-from", country=words.country(home)), "arc") for home in homes
    ]
    items.append(LegendItem(style.PARTNER, words("embassies-from-partners"), "arc"))
    for kind in SIGNS:
        items += [LegendItem(style.NEUTRAL, words.value("missions", "kind", kind), kind)] if kind in kinds else []
    items.append(LegendItem(style.NEUTRAL, words("embassies-doubtful"), "faint"))
    return [*items, LegendItem(style.NEUTRAL, words("embassies-disputed"), "disputed")]


def swatch(item: LegendItem) -> str:
    """The sign of a legend item as SVG, 16 pixels square: transparent where nothing is drawn."""
    colour = html.escape(item.colour)
    if item.shape.startswith("fill-"):
        alpha = style.FILLS[item.shape.removeprefix("fill-")]
        drawn = f'<rect x="1" y="2" width="14" height="12" rx="2" fill="{colour}" fill-opacity="{alpha:.2f}"/>'
    elif item.shape in ("arc", "non_resident"):
        width, dashes = (2, "") if item.shape == "arc" else (1, ' stroke-dasharray="3 2"')
        drawn = f'<path d="M1 13Q6 3 15 4" fill="none" stroke="{colour}" stroke-width="{width}"{dashes}/>'
    else:
        dashes = "2 2" if item.shape == "disputed" else ""
        alpha = 0.35 if item.shape == "faint" else 1
        drawn = _sign(item.shape, (8, 8), 5, colour, 1.5, dashes, f'opacity="{alpha:.2f}" ')
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16">{drawn}</svg>'


def _sign(
    kind: str, middle: tuple[float, float], radius: float, colour: str, width: float, dashes: str, look: str = ""
) -> str:
    """The sign of a kind, or that of embassies, as an SVG element: filled, or with an outline of this width.

    A shape with corners reaches a fifth further than a circle of the same radius.
    """
    x, y = middle
    corners, first, filled = SIGNS.get(kind, SIGNS["embassy"])
    if corners:
        angles = [math.radians(first) + 2 * math.pi * at / corners for at in range(corners)]
        far = 1.2 * radius
        points = " ".join(f"{x + far * math.cos(angle):.1f},{y + far * math.sin(angle):.1f}" for angle in angles)
        shape = f'polygon points="{points}"'
    else:
        shape = f'circle cx="{x:g}" cy="{y:g}" r="{radius:g}"'
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    paint = (
        f'fill="{colour}"'
        if filled and not dashes
        else f'fill="none" stroke="{colour}" stroke-width="{width:g}"{dashed}'
    )
    return f"<{shape} {look}{paint}/>"


def sign_atlas() -> str:
    """One picture of the signs of all kinds as SVG, side by side, and below them as they are drawn in dispute."""
    signs = [
        _sign(kind, (CELL * (at + 0.5), CELL * (row + 0.5)), CELL * 0.36, "#fff", 8, dashes)
        for at, kind in enumerate(SIGNS)
        for row, dashes in enumerate(("", "10 6"))
    ]
    size = f'width="{CELL * len(SIGNS)}" height="{2 * CELL}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{"".join(signs)}</svg>'


def icon_mapping() -> dict[str, dict[str, int | bool]]:
    """Where each sign is in that picture, as deck.gl reads it; those of disputed missions end in "-disputed"."""
    return {
        f"{kind}{suffix}": {"x": CELL * at, "y": CELL * row, "width": CELL, "height": CELL, "mask": True}
        for at, kind in enumerate(SIGNS)
        for row, suffix in enumerate(("", "-disputed"))
    }


def tie_label(tie: str, words: Words, homes: Sequence[str]) -> str:
    """What a tie is called, seen from the homes."""
    return words(f"embassies-ties-{tie}", homes=words.join(words.country(home) for home in homes), count=len(homes))


def mission_lines(row: Any, words: Words) -> list[str]:
    """A mission in two lines: what and where it is, or from where a state is covered; since and until when."""
    opened, closed = words.date(row.opened_on, row.opened_precision), words.date(row.closed_on, row.closed_precision)
    known = {(True, False): "since", (False, True): "until", (True, True): "from-until", (False, False): "undated"}
    since = words(f"embassies-{known[bool(opened), bool(closed)]}", opened=opened, closed=closed)
    sending, receiving = words.country(row.sending_iso3), words.country(row.receiving_iso3)
    if row.kind == "non_resident":
        return [words("embassies-covered", sending=sending, receiving=receiving, seat=seat(row, words)), since]
    kind = words.value("missions", "kind", row.kind)
    return [words("embassies-mission", kind=kind, country=sending, city=row.city or receiving), since]


def seat(row: Any, words: Words) -> str:
    """From where a state is covered, as far as is known."""
    return str(row.seat_city or words.country(row.seat_iso3) or words("embassies-seat-unknown"))


def network_alt(missions: pd.DataFrame, words: Words, *, day: Day, homes: Sequence[str], ties: pd.Series) -> str:
    """What the map shows, in sentences: the missions of each home each way, and the states by their tie."""
    sentences = [words("embassies-alt-day", day=words.date(pd.Timestamp(day), "day"))]
    for home in homes:
        counts = measures.counts_on(missions, day, home)
        sentences.append(words("embassies-alt-home", home=words.country(home), ours=counts.ours, theirs=counts.theirs))
        if counts.doubtful:
            sentences.append(words("embassies-alt-doubtful", count=counts.doubtful))
    numbers = ties.value_counts().reindex(measures.TIES, fill_value=0)
    sentences.append(words("embassies-alt-ties", mutual=int(numbers["mutual"]), covered=int(numbers["non_resident"])))
    return " ".join(sentences)


def open_missions(
    missions: pd.DataFrame, words: Words, homes: Sequence[str], today: Day, day: Day | None = None
) -> go.Figure:
    """Resident missions open at the end of each year as steps: each home's abroad, and its partners' in it.

    A point's customdata are the positions in `missions` of those that are open then. The newest year counts `today`. A
    line marks the `day` that the map shows, if any; a click anywhere is one on the points of the nearest year.
    """
    days, resident = measures.year_ends(today), missions["kind"].isin(measures.RESIDENT)
    there = measures.open_on(missions, days).to_numpy() & resident.to_numpy()[:, None]
    years = [day.year for day in days]
    traces, sentences = [], []
    for home in homes:
        numbers = {}
        for side, column in {"ours": "sending_iso3", "theirs": "receiving_iso3"}.items():
            steps = _steps(missions, there & (missions[column] == home).to_numpy()[:, None])
            name = words(f"embassies-open-{side}", home=words.country(home))
            traces.append(steps | {"x": years, "name": name, "line": _line(side, home, homes)})
            numbers[side] = steps["y"][-1]
        sentences.append(words("embassies-open-alt", home=words.country(home), **numbers))
    layout = style.layout(
        words("embassies-open-title", **titles.of_rows(missions[resident], words, homes=homes, years=years)),
        [words("embassies-open-subtitle")],
        alt=" ".join(sentences),
        source=words("embassies-source"),
        point=titles.missions_point(missions, homes, today, words),
    )
    step = max(1, -(-max((max(trace["y"]) for trace in traces), default=0) // 8))
    figure = go.Figure(traces, layout).update_layout(
        xaxis={"title": {"text": words("embassies-open-years")}, "dtick": 5},
        yaxis={"title": {"text": words("embassies-open-count")}, "rangemode": "tozero", "dtick": step},
        height=HEIGHT,
        hovermode="x unified",
        hoverdistance=-1,
    )
    if day is None:
        return figure
    # Years on the axis stand for their ends.
    moment = pd.Timestamp(day)
    at = moment.year - 1 + moment.day_of_year / (366 if moment.is_leap_year else 365)
    return figure.add_vline(at, line={"color": style.NEUTRAL, "width": 1.5, "dash": "dash"})


def _steps(missions: pd.DataFrame, there: np.ndarray) -> dict[str, Any]:
    """A line of how many missions are there on each day; `there` has a row for each mission, a column for each day."""
    positions = marks.positions(missions).to_numpy()
    points = {"y": there.sum(axis=0).tolist(), "customdata": [" ".join(positions[on_day]) for on_day in there.T]}
    look = {"mode": "lines+markers", "marker": {"size": 5}, "hovertemplate": "%{y}"}
    return {"type": "scatter", **points, **look}


def _line(side: str, home: str, homes: Sequence[str]) -> dict[str, Any]:
    """How a line is drawn. Lines of equal counts lie on each other, so the partners' narrow one lies on a wide one."""
    if side == "ours":
        return {"shape": "hvh", "width": 5, "color": style.HOMES[home]}
    return {"shape": "hvh", "width": 2, "color": style.PARTNER, "dash": "solid" if home == homes[0] else "dot"}
