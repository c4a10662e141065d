"""The names of lines at their ends, in place of a legend."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from components.figures.scales import Scale

LONGEST, TALL, PLOT = 14, 0.065, 280
"""Characters of a name that can stand at its line's end, the part of the plot that it takes, and the plot's pixels."""


def named(lines: Sequence[Mapping[str, Any]], axis: Scale) -> dict[str, Any]:
    """What a layout needs to name the lines at their ends instead of in a legend, none of the names upon another."""
    values = [np.array([value for value in line["y"] if value is not None]) for line in lines]
    heights = [np.log10(known) for known in values] if axis.logarithmic else values
    low = min(height.min() for height in heights) if axis.logarithmic else 0.0
    reach = (max(height.max() for height in heights) - low) or 1.0
    ends = sorted(
        ((float(height[-1]), line) for height, line in zip(heights, lines, strict=True)), key=lambda end: end[0]
    )
    wanted = [(end - low) / reach for end, _ in ends]
    annotations = [
        {
            "x": 1,
            "xref": "paper",
            "xanchor": "left",
            "xshift": 4,
            "y": end,
            "yshift": round((place - height) * PLOT),
            "text": f'<span style="color:{line["line"]["color"]}">●</span> {line["name"]}',
            "showarrow": False,
        }
        for (end, line), height, place in zip(ends, wanted, _apart(wanted), strict=True)
    ]
    longest = max(len(line["name"]) for line in lines)
    return {"annotations": annotations, "showlegend": False, "margin": {"t": 12, "r": 24 + 7 * longest}}


def _apart(heights: Sequence[float]) -> list[float]:
    """Heights in rising order, as parts of the plot, with TALL between them: moved up, but not out of the plot."""
    places: list[float] = []
    for height in heights:
        places.append(max(height, places[-1] + TALL) if places else height)
    return [min(place, 1 - TALL * above) for place, above in zip(places, reversed(range(len(places))), strict=True)]
