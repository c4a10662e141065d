"""The network of missions through time: on which day what changes, so that any day can be looked at without asking.

Everything is told as steps: tuples of a day and what holds from it until the next. The rules of each day are those of
mission_measures; only the days on which something may change are looked at.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

from components.facts import claims as claims_facts
from components.measures import missions as missions_measures
from components.measures.missions import RESIDENT, TIES, Day

Steps = list[tuple[pd.Timestamp, str]]


def change_days(
    missions: pd.DataFrame, milestones: pd.DataFrame, claims: pd.DataFrame, first: Day, last: Day
) -> pd.Index:
    """The days from `first` to `last` on which a mission, a dispute about its dates or relations may change.

    Sorted; `first` is always among them.
    """
    known = missions_measures.bounds(missions).to_numpy("datetime64[s]").ravel()
    told = [_disputed(missions, claims, column).to_numpy("datetime64[s]").ravel() for column in _DATES]
    related = missions_measures.established(milestones)["day"].to_numpy("datetime64[s]")
    days = pd.DatetimeIndex(np.unique(np.concatenate([known, *told, related]))).dropna()
    inside = days[(days > pd.Timestamp(first)) & (days <= pd.Timestamp(last))]
    return inside.insert(0, pd.Timestamp(first))


def states(missions: pd.DataFrame, claims: pd.DataFrame, days: pd.Index) -> dict[str, Steps]:
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
) -> dict[str, Steps]:
    """The closest tie of each partner with any of the homes through the days, by the rule of ties_on."""
    there = np.isin(missions_measures.states_on(missions, days), ["open", "perhaps"])
    resident = missions["kind"].isin(RESIDENT)
    pairs = missions.groupby(["sending_iso3", "receiving_iso3"]).indices
    nowhere = np.zeros(len(days), dtype=bool)

    def some(pair: tuple[str, str], *, living: bool = False) -> np.ndarray:
        rows = pairs.get(pair, np.array([], dtype=int))
        rows = rows[resident.to_numpy()[rows]] if living else rows
        return np.asarray(there[rows].any(axis=0)) if len(rows) else nowhere

    related = missions_measures.established(milestones).groupby(["home_iso3", "partner_iso3"])["day"].min()
    held = {}
    for partner in partners:
        ranks = []
        for home in homes:
            ours, theirs = some((home, partner), living=True), some((partner, home), living=True)
            any_ = some((home, partner)) | some((partner, home))
            since = related.get((home, partner))
            friends = nowhere if since is None else since <= days.to_numpy()
            ranks.append(np.select([ours & theirs, ours, theirs, any_, friends], range(5), 5))
        held[partner] = _steps(np.array(TIES)[np.min(ranks, axis=0)], days)
    return held


def counts(missions: pd.DataFrame, home: str, days: pd.Index) -> list[tuple[pd.Timestamp, tuple[int, ...]]]:
    """The numbers of mission_measures.Counts through the days, each in the order of its fields."""
    known = missions_measures.states_on(missions, days)
    ours, theirs = (missions[column] == home for column in ("sending_iso3", "receiving_iso3"))
    resident, accredited = missions["kind"].isin(RESIDENT), missions["kind"] == "non_resident"
    sure, doubtful = known == "open", np.isin(known, ["perhaps", "unknown"])
    sides = (ours & resident, theirs & resident, ours & accredited, theirs & accredited)
    numbers = [sure[of.to_numpy()].sum(axis=0) for of in sides]
    numbers.append(doubtful[((ours | theirs) & resident).to_numpy()].sum(axis=0))
    rows = [tuple(int(number) for number in row) for row in np.array(numbers).T]
    return [(days[at], row) for at, row in enumerate(rows) if at == 0 or row != rows[at - 1]]


def rings(missions: pd.DataFrame) -> dict[str, tuple[int, int]]:
    """The slot of each placed mission in its city's ring, and how many slots the ring has; alone it is (0, 1).

    Clockwise from the west by sending state and address; a slot stays a mission's own through all time.
    """
    placed = missions[missions["longitude"].notna()]
    columns = (placed[name] for name in ("receiving_iso3", "city", "sending_iso3"))
    order = sorted(zip(*columns, placed.index, strict=True))
    slots: dict[str, tuple[int, int]] = {}
    for _, group in itertools.groupby(order, key=lambda row: row[:2]):
        together = [row[-1] for row in group]
        slots |= {address: (at, len(together)) for at, address in enumerate(together)}
    return slots


_DATES = ("opened_on", "closed_on")


def _disputed(missions: pd.DataFrame, claims: pd.DataFrame, column: str) -> pd.DataFrame:
    """From which day until which, not included, a date of each mission is disputed; NaT where it is not."""
    span = claims_facts.spans(missions, claims, column)
    return pd.DataFrame({"from": span["earliest"], "until": span["latest"] + pd.Timedelta(days=1)})


def _steps(held: np.ndarray, days: pd.Index) -> Steps:
    return [(days[at], str(held[at])) for at in range(len(days)) if at == 0 or held[at] != held[at - 1]]
