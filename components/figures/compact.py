"""A figure on its way to the browser: the same marks in fewer bytes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import plotly.graph_objects as go

HOVER = "%{hovertext}"
"""Where the text of a mark stands in what is shown of it."""

BREAK = "<br>"

SYMBOLS = {"circle": 0, "circle-open": 100}
"""The numbers that Plotly knows symbols by, which some charts have one of for each mark."""

BYTES, AROUND = 16 / 3, 30
"""Characters that a number of 32 bits takes, and what is written around an array of them."""

PLACES = ("x", "y", "values")
"""What says where a mark stands or how large it is."""


def compacted(figure: go.Figure) -> go.Figure:
    """The figure, changed: numbers are written as bytes, and what all texts of a trace begin with is said once.

    Places become numbers of 32 bits, which is more than a screen can show, but for those that a text tells. A mark of
    a single row carries its position as a number. An area is known by its id, and needs nothing else.
    """
    for trace in figure.data:
        if trace.type == "treemap":
            trace.customdata = None
        _texts(trace)
        _numbers(trace)
    return figure


def _texts(trace: Any) -> None:
    """Splits off what all hover texts have in common: their beginning, and the break before their second line."""
    told, template = trace.hovertext, trace.hovertemplate
    if not _listed(told) or not isinstance(template, str) or template.count(HOVER) != 1:
        return
    first, second = list(told), [""] * len(told)
    drawn = trace.type == "scatter" and "text" not in (trace.mode or "text")
    if drawn and trace.text is None and all(text.count(BREAK) == 1 for text in told if text):
        first, second = (list(part) for part in zip(*(text.partition(BREAK)[::2] for text in told), strict=True))
    if not any(first):
        return
    said = HOVER
    if any(second):
        start = _start(second)
        trace.text = [text[len(start) :] for text in second]
        said = f"{HOVER}{BREAK}{start}%{{text}}"
    start = _start(first)
    trace.hovertext = [text[len(start) :] for text in first]
    trace.hovertemplate = template.replace(HOVER, f"{start}{said}")


def _numbers(trace: Any) -> None:
    told = str(trace.hovertemplate or "")
    for name in PLACES:
        if name in trace:
            _put(trace, name, _packed(trace[name], exact=f"%{{{name}" in told))
    for error in ("error_x", "error_y"):
        if error in trace:
            for name in ("array", "arrayminus"):
                _put(trace[error], name, _packed(trace[error][name], exact=False))
    symbols: Any = trace.marker.symbol if trace.type == "scatter" else None
    if _listed(symbols) and {*symbols} <= {*SYMBOLS}:
        trace.marker.symbol = [SYMBOLS[str(one)] for one in symbols]
    carried = trace.customdata
    if _listed(carried) and all(isinstance(one, str) and one.isdecimal() for one in carried):
        _put(trace, "customdata", _smallest([int(one) for one in carried]))


def _put(part: Any, name: str, value: Any) -> None:
    """Sets a property. Plotly keeps the old value where the new one is equal, so that one is taken out first."""
    part[name] = None
    part[name] = value


def _packed(given: Any, *, exact: bool) -> Any:
    """Numbers as an array of bytes; anything else as it is."""
    if not _listed(given) or not all(isinstance(one, int | float | None) for one in given):
        return given
    if all(isinstance(one, int) for one in given):
        return _smallest(given)
    longer = sum(len(f"{one},") for one in given) > BYTES * len(given) + AROUND
    return (
        np.array([np.nan if one is None else one for one in given], dtype="float32") if longer and not exact else given
    )


def _smallest(whole: Sequence[int]) -> npt.NDArray[Any]:
    """Whole numbers in as few bytes each as they need."""
    size = next((size for size in ("int8", "int16", "int32") if _within(whole, np.iinfo(size))), "float64")
    return np.array(whole, dtype=size)


def _within(whole: Iterable[int], limits: Any) -> bool:
    return all(limits.min <= one <= limits.max for one in whole)


def _listed(given: Any) -> bool:
    return isinstance(given, list | tuple) and len(given) > 1


def _start(texts: Iterable[str]) -> str:
    """What all texts that are not empty begin with, up to the end of a word; nothing that Plotly reads as a mark."""
    known = [text for text in texts if text]
    lowest, highest = min(known), max(known)
    # What the first and the last in order have in common, all between them have too.
    same = next((at for at, sign in enumerate(lowest) if highest[at : at + 1] != sign), len(lowest))
    whole = "".join(lowest[:same].rpartition(" ")[:2])
    return "" if set(whole) & set("<>&%{}") else whole
