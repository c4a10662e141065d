"""Missions through time, as steps: pairs of a day and what holds from it until the next; and where missions stand."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

import numpy as np
import pandas as pd

from components.facts import dates
from components.measures import missions as missions_measures
from components.measures.missions import Day

T = TypeVar("T")
Steps = list[tuple[pd.Timestamp, T]]
Place = tuple[float, float]
"""A longitude and a latitude, in degrees."""

LATER = 100_000
"""The number of a day after every day that is asked for."""

FIRST_DAY = pd.Timestamp(missions_measures.FIRST_YEAR, 1, 1)


def change_days(missions: pd.DataFrame, milestones: pd.DataFrame, claims: pd.DataFrame, last: Day) -> pd.Index:
    """The days up to `last` on which a mission, a dispute about its dates or relations may change; FIRST_DAY first."""
    known = missions_measures.bounds(missions).to_numpy("datetime64[s]").ravel()
    disputed = [_disputed(missions, claims, column).to_numpy("datetime64[s]").ravel() for column in _DATES]
    related = missions_measures.established(milestones)["day"].to_numpy("datetime64[s]")
    days = pd.DatetimeIndex(np.unique(np.concatenate([known, *disputed, related]))).dropna()
    return days[(days > FIRST_DAY) & (days <= pd.Timestamp(last))].insert(0, FIRST_DAY)


def states(missions: pd.DataFrame, claims: pd.DataFrame, days: pd.Index) -> dict[str, Steps[str]]:
    """The state of each mission through the days, by its address: one of STATES, or "disputed".

    A state is disputed where the row is sure but another source gives a date from which the contrary follows.
    """
    known = missions_measures.states_on(missions, days)
    sure = np.isin(known, ["open", "not_open"])
    moments = days.to_numpy()
    for column in _DATES:
        span = _disputed(missions, claims, column).to_numpy("datetime64[s]")
        between = (span[:, :1] <= moments) & (moments < span[:, 1:])
        known = np.where(between & sure, "disputed", known)
    return {str(address): _steps(row, days) for address, row in zip(missions.index, known, strict=True)}


def ties(
    missions: pd.DataFrame, milestones: pd.DataFrame, partners: Iterable[str], days: pd.Index, homes: Sequence[str]
) -> dict[str, Steps[str]]:
    """The closest tie of each partner with any of the homes through the days, as in `missions.ties_through`."""
    through = missions_measures.ties_through(missions, milestones, partners, days, homes)
    return {str(partner): _steps(row, days) for partner, row in zip(through.index, through.to_numpy(), strict=True)}


def ties_and_missions(ties: Steps[str], missions: Mapping[str, Steps[str]]) -> Steps[tuple[str, tuple[str, ...]]]:
    """The tie of a state and the addresses of its missions that may be open, through the days; without a tie "none"."""
    days = {FIRST_DAY, *(day for steps in (ties, *missions.values()) for day, _ in steps)}

    def held(day: pd.Timestamp) -> tuple[str, tuple[str, ...]]:
        there = (row for row, steps in missions.items() if value_on(steps, day) not in (None, "unknown", "not_open"))
        return value_on(ties, day) or "none", tuple(there)

    return [(next(same), held) for held, same in itertools.groupby(sorted(days), held)]


def value_on(steps: Steps[T], day: pd.Timestamp) -> T | None:
    """What holds on a day; None before the first step."""
    return next((value for start, value in reversed(steps) if start <= day), None)


def day_number(day: Day) -> int:
    """A day as the number of days since 1 January 1970."""
    return (pd.Timestamp(day) - pd.Timestamp(1970, 1, 1)).days


def ring_slots(missions: pd.DataFrame) -> dict[str, tuple[int, int]]:
    """The slot of each placed mission in its city's ring, and how many slots the ring has; alone it is (0, 1).

    Clockwise from the north by sending state and address; a slot stays a mission's own through all time.
    """
    placed = missions[missions["longitude"].notna()]
    columns = (placed[name] for name in ("receiving_iso3", "city", "sending_iso3"))
    order = sorted(zip(*columns, placed.index, strict=True))
    slots: dict[str, tuple[int, int]] = {}
    for _, group in itertools.groupby(order, key=lambda row: row[:2]):
        together = [row[-1] for row in group]
        slots |= {address: (at, len(together)) for at, address in enumerate(together)}
    return slots


def great_circle(start: Place, end: Place, step: float = 3) -> list[Place]:
    """The shortest way over the globe between two places, as points about `step` degrees apart, to a hundredth."""
    east, north = np.radians(np.array([start, end])).T
    ends = np.array([np.cos(north) * np.cos(east), np.cos(north) * np.sin(east), np.sin(north)]).T
    angle = math.acos(min(1.0, float(ends[0] @ ends[1])))
    if angle < 1e-6:
        return [start, end]
    share = np.linspace(0, 1, max(8, math.ceil(math.degrees(angle) / step)) + 1)[:, None]
    x, y, z = ((np.sin((1 - share) * angle) * ends[0] + np.sin(share * angle) * ends[1]) / math.sin(angle)).T
    easts, norths = np.degrees([np.arctan2(y, x), np.arcsin(np.clip(z, -1, 1))]).round(2).tolist()
    return list(zip(easts, norths, strict=True))


_DATES = ("opened_on", "closed_on")


def _disputed(missions: pd.DataFrame, claims: pd.DataFrame, column: str) -> pd.DataFrame:
    """From which day until which, not included, a date of each mission is disputed; NaT where it is not."""
    span = dates.disputed_spans(missions, claims, column)
    return pd.DataFrame({"from": span["earliest"], "until": span["latest"] + pd.Timedelta(days=1)})


def _steps(values: np.ndarray, days: pd.Index) -> Steps[str]:
    return [(days[at], str(values[at])) for at in range(len(days)) if at == 0 or values[at] != values[at - 1]]
