"""What ties a mark to its rows: it carries, as text, their positions in the frames that the figure was made from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

POSITION = re.compile("[0-9]{1,9}")


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
    behind: list[tuple[str, str]] = []
    for position in carried.split():
        at = int(position) if POSITION.fullmatch(position) else sum(map(len, frames))
        for index in frames:
            if at < len(index):
                behind.append((str(index.name), str(index[at])))
                break
            at -= len(index)
    table = behind[0][0] if behind else ""
    return table, [address for name, address in behind if name == table]


def hover(texts: Iterable[str], positions: Iterable[str]) -> dict[str, Any]:
    """What the marks of a trace say under the pointer, and the positions of the rows that a click on them opens."""
    return {"hovertext": list(texts), "hoverinfo": "text", "customdata": list(positions)}
