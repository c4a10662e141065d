"""What ties a mark to its rows: the positions of those rows in the frame that the figure was made from."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd


def positions(rows: pd.DataFrame) -> pd.Series:
    """The position of each row as text, indexed like `rows`: what a mark of one row carries as customdata."""
    return pd.Series([str(at) for at in range(len(rows))], index=rows.index, dtype="str")


def joined(of_rows: Iterable[str]) -> str:
    """The positions of several rows as one text: what a mark that sums them carries."""
    return " ".join(of_rows)


def addresses(rows: pd.Index, carried: str) -> list[str]:
    """The addresses of the rows behind a mark, given the index of the frame that the figure was made from.

    A position that the frame does not have is left out: what a browser sends is not to be trusted.
    """
    found = [int(at) for at in str(carried).split() if at.isascii() and at.isdigit()]
    return [str(rows[at]) for at in found if at < len(rows)]
