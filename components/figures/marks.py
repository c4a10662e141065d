"""Traces of marks, which carry the positions of their rows and say what they are, and the axes that they stand on."""

from __future__ import annotations

import html
import itertools
import math
import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from components.words.language import Words

LATER_DAYS = ("home_approved_on", "partner_approved_on", "in_force_on")
"""The days after its signing that a document may have."""

LINE, MOST_LINES = 48, 9
"""Characters of a line of text, which Plotly does not break by itself, so that a phone has room for it; and the lines
of a text that only a mistake in the data can be longer than."""

Drawing = tuple[go.Figure, Sequence[pd.DataFrame]]
"""A figure, and the tables in which its marks find their rows, in the order in which they count them."""

POSITION = re.compile("[0-9]{1,9}")


def positions(rows: pd.DataFrame) -> pd.Series:
    """The position of each row as text, indexed like `rows`: what the mark of one row carries as its customdata.

    The mark of several rows carries theirs with spaces between, "3 4 17".
    """
    return pd.Series(list(map(str, range(len(rows)))), index=rows.index, dtype="str")


def grouped_positions(rows: pd.DataFrame, *by: str | pd.Series) -> pd.Series:
    """The positions of the rows of each group, as its mark carries them, indexed by the values of `by`."""
    keys = [rows[key] if isinstance(key, str) else key for key in by]
    return positions(rows).rename("positions").groupby(keys if len(keys) > 1 else keys[0]).agg(" ".join)


def rows_behind(frames: Sequence[pd.Index], carried: str) -> tuple[str, list[str]]:
    """The table and the addresses of the rows behind a mark, given the indexes of the frames that the figure was made
    from, one after the other. Of rows of several tables, those of the first one count.

    What is no position of them is left out: what a browser sends is not to be trusted.
    """
    found: list[tuple[str, str]] = []
    for position in carried.split():
        at = int(position) if POSITION.fullmatch(position) else sum(map(len, frames))
        for index in frames:
            if at < len(index):
                found.append((str(index.name), str(index[at])))
                break
            at -= len(index)
    table = found[0][0] if found else ""
    return table, [address for name, address in found if name == table]


def rows_drawn(figure: go.Figure, frames: Sequence[pd.Index]) -> list[pd.Index]:
    """Of the frames that the figure was made from, the addresses of the rows that its marks stand for."""
    carried = (np.ravel(given) for trace in figure.data for given in (trace.customdata, trace.ids) if given is not None)
    positions = {position for texts in carried for text in texts for position in str(text).split()}
    starts = itertools.accumulate(map(len, frames), initial=0)
    drawn = [
        index[[str(start + at) in positions for at in range(len(index))]]
        for start, index in zip(starts, frames, strict=False)
    ]
    return [index for index in drawn if len(index)]


def hover(texts: Iterable[str], positions: Iterable[str]) -> dict[str, Any]:
    """What the marks of a trace say under the pointer, and the positions of the rows that a click on them opens."""
    return {"hovertext": list(texts), "hoverinfo": "text", "customdata": list(positions)}


def points(
    x: Iterable[Any], y: Iterable[Any], texts: Iterable[str], positions: Iterable[str], *, name: str, **more: Any
) -> dict[str, Any]:
    """A trace of marks that no line joins, with what they say and carry."""
    return {"type": "scatter", "mode": "markers", "name": name, "x": list(x), "y": list(y), **more} | hover(
        texts, positions
    )


def bars(
    x: Iterable[Any],
    y: Iterable[Any],
    texts: Iterable[str],
    positions: Iterable[str],
    *,
    name: str,
    **more: Any,
) -> dict[str, Any]:
    """A trace of bars, with what they say and carry; across with `orientation="h"`, and each with its `text` beside
    it, if any."""
    return {"type": "bar", "name": name, "x": list(x), "y": list(y), **more} | hover(texts, positions)


def labels(x: Iterable[Any], y: Iterable[Any], texts: Iterable[str]) -> dict[str, Any]:
    """A trace of texts that begin at these places and do not answer to the pointer."""
    places = {"type": "scatter", "mode": "text", "x": list(x), "y": list(y), "text": list(texts)}
    return places | {"textposition": "middle right", "hoverinfo": "skip", "showlegend": False, "cliponaxis": False}


def connectors(
    first: Iterable[Any], last: Iterable[Any], y: Iterable[Any], *, line: Mapping[str, Any]
) -> dict[str, Any]:
    """A trace of lines across, from the first to the last place on each height, that do not answer to the pointer."""
    x = [place for ends in zip(first, last, strict=True) for place in (*ends, None)]
    heights = [height for height in y for _ in range(3)]
    lines = {"type": "scatter", "mode": "lines", "x": x, "y": heights, "line": line}
    return lines | {"hoverinfo": "skip", "showlegend": False}


def each(rows: pd.DataFrame) -> Iterator[Any]:
    """The rows as named tuples. The fields of pandas' own are typed as whatever a cell may hold."""
    return iter(rows.itertuples())


def lines(text: str, width: int = LINE) -> str:
    """The text in lines of at most `width` characters, shown as it stands: Plotly would read tags and entities."""
    fits = len(text) <= width and text.isprintable() and text == text.strip()
    broken = [text] if fits else textwrap.wrap(text, width, max_lines=MOST_LINES, placeholder=" …")
    return "<br>".join(html.escape(line, quote=False) for line in broken)


def partner_name(partner: str, words: Words) -> str:
    """The name of a partner; regional bodies, which have no code, together as such."""
    return words.country(partner) if partner else words("coverage-bodies")


def text(heading: str, *details: str) -> str:
    """What a mark says: a heading in bold, and what is known, each on a line of its own; empty ones are left out."""
    return "<br>".join([f"<b>{lines(heading)}</b>", *map(lines, filter(None, details))])


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
        """Whether the axis is logarithmic."""
        return self.axis.get("type") == "log"

    def annotation_place(self, place: float) -> float:
        """A place on the axis as Plotly wants it for annotations."""
        return math.log10(place) if self.logarithmic else place

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


def value_scale(values: Iterable[float], measure: str, scale: str, words: Words) -> Scale:
    """The scale that fits the values: dollars (absolute), parts of one (share) or per cent of the first (index)."""
    known = np.array([*values], dtype="float64")
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


def year_axis(years: Iterable[int], words: Words) -> dict[str, Any]:
    """An axis on which the number of a year is its middle: a year reaches half a unit to each side."""
    known = list(years)
    axis = {"tickformat": "d", "title": {"text": words("scale-year")}}
    if not known:
        return axis
    first, last = min(known), max(known)
    return axis | {"range": [first - 0.6, last + 0.6], "tick0": 2000, "dtick": 1 if last - first < 8 else 5}


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


def value_text(label: str, year: object, value: float, scale: Scale, words: Words) -> str:
    """What a mark says of its value: "Imports 2021: US$ 195 million"."""
    return words(f"trade-hover-{scale.measure}", line=label, year=str(year), value=scale.text(value, words))


def flow_name(flow: str, words: Words, home: str = "") -> str:
    """What a flow or the balance is called; of one `home` among several."""
    line = words("trade-balance") if flow == "balance" else words.value("trade", "flow", flow)
    return words("trade-line-home", home=words.country(home), line=line.lower()) if home else line
