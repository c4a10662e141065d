"""What ties a mark to its rows: it carries, as text, their positions in the frames that the figure was made from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pandas as pd


def positions(rows: pd.DataFrame) -> pd.Series:
    """The position of each row as text, indexed like `rows`: what the mark of one row carries as its customdata.

    The mark of several rows carries theirs with spaces between, "3 4 17".
    """
    return pd.Series(list(map(str, range(len(rows)))), index=rows.index, dtype="str")


def rows_behind(frames: Sequence[pd.Index], carried: str) -> tuple[str, list[str]]:
    """The table and the addresses of the rows behind a mark, given the indexes of the frames that the figure was made
    from, one after the other. Of rows of several tables, those of the first one count.

    What is no position of them is left out: what a browser sends is not to be trusted.
    """
    every = [(str(index.name), str(address)) for index in frames for address in index]
    at = {str(position): row for position, row in enumerate(every)}
    behind = [at[position] for position in carried.split() if position in at]
    table = behind[0][0] if behind else ""
    return table, [address for name, address in behind if name == table]


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
    beside: Sequence[str] | None = None,
    **more: Any,
) -> dict[str, Any]:
    """A trace of bars, with what they say and carry, and what stands beside each; across with `orientation="h"`."""
    bars = {"type": "bar", "name": name, "x": list(x), "y": list(y), **more} | hover(texts, positions)
    shown = {"text": beside, "textposition": "outside", "constraintext": "none", "cliponaxis": False}
    return bars if beside is None else bars | shown


def labels(x: Iterable[Any], y: Iterable[Any], texts: Iterable[str]) -> dict[str, Any]:
    """A trace of texts that begin at these places and do not answer to the pointer."""
    places = {"type": "scatter", "mode": "text", "x": list(x), "y": list(y), "text": list(texts)}
    return places | {"textposition": "middle right", "hoverinfo": "skip", "showlegend": False, "cliponaxis": False}


def each(rows: pd.DataFrame) -> Iterator[Any]:
    """The rows as named tuples. The fields of pandas' own are typed as whatever a cell may hold."""
    return iter(rows.itertuples())
