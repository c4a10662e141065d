"""What stands out in the rows of a choice: who or when has the most, and since when most of it was."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd

from components.measures import trade

MOST_LEADERS, FEWEST = 3, 6
"""More that have equally much are none that stands out; fewer rows are too few to say since when most of them are."""


FLATTENS = 2.5
"""From so many times all others, a sum makes them look flat."""


def leaders(totals: pd.Series) -> list[str]:
    """The labels of the largest total, in the order of the totals; none where it is not positive, or shared by many."""
    most = totals[totals == totals.max()] if len(totals) and totals.max() > 0 else totals[:0]
    return [str(label) for label in most.index] if len(most) <= MOST_LEADERS else []


def since(starts: pd.Series, share: float) -> int | None:
    """The latest year since which at least this share of all rows began; undated ones count as before.

    None where rows are few, or where that year is the first of all, which says nothing.
    """
    years = starts.dropna().dt.year.sort_values(ascending=False)
    needed = -int(-len(starts) * share // 1)
    if len(starts) < FEWEST or needed > len(years):
        return None
    year = int(years.iloc[needed - 1])
    return year if year > years.iloc[-1] else None


def newest_sums(series: pd.DataFrame, whole: pd.DataFrame) -> pd.Series | None:
    """What the series of one home comes to in its newest complete year, as `trade.yearly` has it; None without one."""
    sums = trade.yearly(series, whole=whole)
    complete = sums[sums["complete"]]
    return complete.iloc[-1] if len(complete) else None


def mostly(figures: Sequence[tuple[float, str, str]], share: float) -> str:
    """Of the figures behind a sum, each a value, whose it is and its address, who has at least this share of it; ""
    where there is one figure alone, or nobody has. Of equal ones it is the last."""
    most, whose = 0.0, ""
    for value, of, _ in figures:
        most, whose = (value, of) if value >= most else (most, whose)
    return whose if len(figures) > 1 and most >= share * math.fsum(value for value, *_ in figures) else ""


class Dominant(NamedTuple):
    """The flow and the year of the largest sum, and how many times the largest of all other years it is."""

    flow: str
    year: int
    times: float


def dominant(series: pd.DataFrame) -> Dominant | None:
    """The sum of a series of trade beside which those of all other years look flat; None where there is none such."""
    sums = series.groupby(["home_iso3", "flow", series["period_start"].dt.year])["value_usd"].sum()
    if sums.empty:
        return None
    largest = sums.sort_values(ascending=False, kind="stable").reset_index().iloc[0]
    flow, year = str(largest["flow"]), int(largest["period_start"])
    others = sums[sums.index.get_level_values("period_start") != year]
    times = float(sums.max() / others.max()) if len(others) and others.max() > 0 else 0.0
    return Dominant(flow, year, times) if times >= FLATTENS else None
