"""Axes that people can read: dollars in thousands, millions and billions, shares, indexes, logarithms, and years."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import plotly.graph_objects as go

from components.figures import style
from components.words.language import Words

POWERS = (9, 6, 3)
"""Thousands, millions and billions, as powers of ten: those that an axis may count in."""

MILLION = 1e6
"""From here on a tick has its amount in words, as its digits would be too many."""

FULL_DECADES = 2
"""A logarithmic axis over no more decades than this has ticks at 2 and 5 as well."""

LEAST_SHARE = 0.001
"""A share below this is said to be below it, as it would be printed as nothing."""


@dataclass(frozen=True)
class Scale:
    """How values are drawn: what they measure, what one unit of the axis is worth, and the axis for the layout."""

    measure: str
    unit: float
    axis: dict[str, Any] = field(default_factory=dict)

    @property
    def logarithmic(self) -> bool:
        """Whether a place on the axis is the logarithm of a value, which Plotly wants for annotations."""
        return self.axis.get("type") == "log"

    def places(self, values: Iterable[float]) -> list[float | None]:
        """The values in the axis' unit, to five figures, as no screen shows more; None where there is no value."""
        return [None if math.isnan(value) else float(f"{value / self.unit:.5g}") for value in values]

    def text(self, value: float, words: Words) -> str:
        """A value in words, without its sign."""
        size = abs(value)
        if self.measure == "absolute":
            return words.money(size)
        if self.measure == "index":
            return words.number(size, 0 if size >= 10 else 1)
        return words.percent(size) if size >= LEAST_SHARE else words("scale-below", value=words.percent(LEAST_SHARE))


PLAIN = Scale("", 1)
"""Values as they are, on an axis that the chart makes itself."""


def values(known: npt.NDArray[np.float64], measure: str, scale: str, words: Words) -> Scale:
    """The scale that fits the values: dollars (absolute), parts of one (share) or per cent of the first (index)."""
    sizes = np.abs(known[np.isfinite(known) & (known != 0)])
    low, high = (float(sizes.min()), float(sizes.max())) if len(sizes) else (1.0, 10.0)
    title = {"text": words("scale-dollars" if measure == "absolute" else f"scale-{measure}")}
    if scale == "log":
        ticks = decades(low, high)
        labels = [_tick(value, measure, words) for value in ticks]
        return Scale(measure, 1, {"type": "log", "tickvals": ticks, "ticktext": labels, "title": title})
    if measure != "absolute":
        ticks_as = ".0%" if measure == "share" else ",d"
        return Scale(measure, 1, {"tickformat": ticks_as, "rangemode": "tozero", "title": title})
    # At least two units tall, so that the ticks are not all below one.
    power = next((power for power in POWERS if high >= 2 * 10**power), 0)
    title = {"text": words(f"scale-dollars-{power}")} if power else title
    return Scale(measure, 10**power, {"tickformat": ",", "rangemode": "tozero", "title": title})


def years(shown: Iterable[int], words: Words) -> dict[str, Any]:
    """An axis on which the number of a year is its middle: a year reaches half a unit to each side."""
    known = list(shown)
    axis = {"tickformat": "d", "title": {"text": words("scale-year")}}
    if not known:
        return axis
    first, last = min(known), max(known)
    return axis | {"range": [first - 0.6, last + 0.6], "tick0": 2000, "dtick": 1 if last - first < 8 else 5}


def shade_years(figure: go.Figure, first: int, last: int, text: str = "") -> None:
    """Puts a shade behind these years of a figure, with a text at its top, if any."""
    ends = {"x0": first - 0.5, "x1": last + 0.5, "exclude_empty_subplots": False}
    shade = {"fillcolor": style.rgba(style.NEUTRAL, 0.13), "line_width": 0, "layer": "below"}
    label = {"annotation_text": text, "annotation_position": "inside top"} if text else {}
    figure.add_vrect(**ends, **shade, **label)


def decades(low: float, high: float) -> list[float]:
    """The powers of ten around two values, over a short way also twice and five times each."""
    first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
    steps = (1, 2, 5) if last - first <= FULL_DECADES else (1,)
    return [step * 10.0**power for power in range(first, last + 1) for step in steps]


def _tick(value: float, measure: str, words: Words) -> str:
    """A round value for an axis that names no unit: "100,000", "1 million", "0.01%"."""
    if measure == "share":
        return words("scale-percent", amount=words.number(value * 100, 8))
    if measure == "absolute" and value >= MILLION:
        return words.money(value, unit=False)
    return words.number(value, 2)
