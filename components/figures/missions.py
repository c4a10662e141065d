"""The legend and the text of the map of missions, and the chart of missions open through the years."""

from __future__ import annotations

import html
import math
from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from components.figures import marks, network, style
from components.measures import missions as measures
from components.measures.missions import Day
from components.words.language import Words

FILLS = {"mutual": 0.5, "ours": 0.48, "theirs": 0.48, "non_resident": 0.36, "relations": 0.4, "none": 0.12}
"""How solid the fill of a state is by its tie, from 0 to 1."""

APART = 0.2
"""Years that the points of two lines stand apart, so that each can be picked where the counts are equal."""


class LegendItem(NamedTuple):
    """One line of the legend: a colour as #RRGGBB, its words, and a shape that `swatch` can draw."""

    colour: str
    label: str
    shape: str


def legend_items(
    words: Words, homes: Sequence[str], *, kinds: Collection[str] = tuple(network.SIGNS)
) -> list[LegendItem]:
    """What the colours and shapes mean: fills by tie, arcs by direction, marks by kind (those of `kinds`), doubt."""
    items = [
        LegendItem(style.TIES.get(tie, style.NEUTRAL), network.tie_words(tie, words, homes), f"fill-{tie}")
        for tie in measures.TIES
    ]
    items += [
        LegendItem(style.HOMES[home], words("embassies-from", country=words.country(home)), "arc") for home in homes
    ]
    items.append(LegendItem(style.PARTNER, words("embassies-from-partners"), "arc"))
    shown = [kind for kind in network.SIGNS if kind in kinds]
    items += [LegendItem(style.NEUTRAL, words.value("missions", "kind", kind), kind) for kind in shown]
    return [
        *items,
        LegendItem(style.NEUTRAL, words("embassies-doubtful"), "faint"),
        LegendItem(style.NEUTRAL, words("embassies-disputed"), "disputed"),
    ]


def swatch(item: LegendItem) -> str:
    """The sign of a legend item as SVG, 16 pixels square: transparent where nothing is drawn."""
    colour = html.escape(item.colour)
    if item.shape.startswith("fill-"):
        alpha = FILLS[item.shape.removeprefix("fill-")]
        drawn = f'<rect x="1" y="2" width="14" height="12" rx="2" fill="{colour}" fill-opacity="{alpha:.2f}"/>'
    elif item.shape in ("arc", "non_resident"):
        width, dashes = (2, "") if item.shape == "arc" else (1, ' stroke-dasharray="3 2"')
        drawn = f'<path d="M1 13Q6 3 15 4" fill="none" stroke="{colour}" stroke-width="{width}"{dashes}/>'
    else:
        corners, first, filled = network.SIGNS.get(item.shape, network.SIGNS["embassy"])
        alpha, dashes = (
            0.35 if item.shape == "faint" else 1,
            ' stroke-dasharray="2 2"' if item.shape == "disputed" else "",
        )
        paint = (
            f'fill="{colour}"' if filled and not dashes else f'fill="none" stroke="{colour}" stroke-width="1.5"{dashes}'
        )
        drawn = f'<{_outline(corners, first)} opacity="{alpha:.2f}" {paint}/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16">{drawn}</svg>'


def _outline(corners: int, first: float) -> str:
    """A circle, or a shape with so many corners, the first at an angle in degrees, as the start of an SVG element."""
    if not corners:
        return 'circle cx="8" cy="8" r="5"'
    angles = [math.radians(first) + 2 * math.pi * at / corners for at in range(corners)]
    points = " ".join(f"{8 + 6 * math.cos(angle):.1f},{8 + 6 * math.sin(angle):.1f}" for angle in angles)
    return f'polygon points="{points}"'


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
        "customdata": [" ".join(positions[column]) for column in there.T],
        "mode": "lines+markers",
        "marker": {"size": 5},
    }


def _line(side: str, home: str, homes: Sequence[str]) -> dict[str, Any]:
    """How a line is drawn. Lines of equal counts lie on each other, so the partners' narrow one lies on a wide one."""
    if side == "ours":
        return {"shape": "hvh", "width": 5, "color": style.HOMES[home]}
    return {"shape": "hvh", "width": 2, "color": style.PARTNER, "dash": "solid" if home == homes[0] else "dot"}
