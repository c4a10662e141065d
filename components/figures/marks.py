"""What ties a mark to its rows: the positions of those rows in the frame that the figure was made from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import pandas as pd


def positions(rows: pd.DataFrame) -> pd.Series:
    """The position of each row as text, indexed like `rows`: what a mark of one row carries as customdata."""
    return pd.Series([str(at) for at in range(len(rows))], index=rows.index, dtype="str")


def joined(of_rows: Iterable[str]) -> str:
    """The positions of several rows as one text: what a mark that sums them carries. A run of them is "3-17"."""
    runs: list[list[int]] = []
    for at in map(int, of_rows):
        if runs and at == runs[-1][1] + 1:
            runs[-1][1] = at
        else:
            runs.append([at, at])
    return " ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)


def found(carried: str, count: int) -> list[int]:
    """The positions that a mark carries, of a frame of `count` rows.

    What is no position of the frame is left out: what a browser sends is not to be trusted.
    """
    places: list[int] = []
    for run in _RUN.finditer(str(carried)):
        first, last = int(run[1]), int(run[2] or run[1])
        places += range(first, min(last, count - 1) + 1)
    return places


def addresses(rows: pd.Index, carried: str) -> list[str]:
    """The addresses of the rows behind a mark, given the index of the frame that the figure was made from."""
    return [str(rows[at]) for at in found(carried, len(rows))]


def evidence(frames: Sequence[pd.Index], carried: str) -> tuple[str, list[str]]:
    """The table and the addresses of the rows behind a mark, given the indexes of the frames that the figure was made
    from, one after the other. Of rows of several tables, those of the first one count."""
    places = found(carried, sum(map(len, frames)))
    rows: list[tuple[str, str]] = []
    start = 0
    for index in frames:
        rows += [(str(index.name), str(index[at - start])) for at in places if start <= at < start + len(index)]
        start += len(index)
    table = rows[0][0] if rows else ""
    return table, [address for name, address in rows if name == table]


_RUN = re.compile(r"(?:^|(?<= ))([0-9]{1,9})(?:-([0-9]{1,9}))?(?= |$)")
