"""What ties a mark to its rows: the positions of those rows in the frame that the figure was made from."""

from __future__ import annotations

import re
from collections.abc import Iterable

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


_RUN = re.compile(r"(?:^|(?<= ))([0-9]{1,9})(?:-([0-9]{1,9}))?(?= |$)")
