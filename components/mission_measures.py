"""Which missions are open on a day, what ties that makes, and how missions of one city are moved apart on a map."""

from __future__ import annotations

import datetime
import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from components import dates, schema

RESIDENT = ("embassy", "diplomatic_office")
"""Kinds that are a state's own permanent diplomatic mission: an embassy, or an office that stands for one."""

STATES = ("open", "perhaps", "unknown", "not_open")
TIES = ("mutual", "ours", "theirs", "non_resident", "relations", "none")
"""From the closest tie to the loosest."""

FIRST_YEAR = 1991
"""Both home states became independent in it, so no mission is older."""

EVER, NEVER = np.datetime64("1900-01-01", "s"), np.datetime64("2200-01-01", "s")
"""Days before and after every day that is asked for."""

WIDEST_RING = 2.4
"""Degrees of longitude from the city to the farthest of its missions."""

Day = datetime.date | pd.Timestamp


@dataclass(frozen=True)
class Counts:
    """Missions certainly open on a day between one home and the partners: resident ones and accreditations each way,
    and `doubtful`, the resident ones of both ways that may have been open."""

    ours: int
    theirs: int
    ours_non_resident: int
    theirs_non_resident: int
    doubtful: int


def bounds(missions: pd.DataFrame) -> pd.DataFrame:
    """What is known of each mission's opening and closing: days `may_open`, `is_open`, `may_close`, `is_closed`.

    A mission is certainly open from `is_open` up to, not including, `may_close`; certainly not before `may_open`
    nor from `is_closed` on. A date known to its month or year has happened by the last day of it, or by the day the
    data were compiled if that comes first. Where a date is missing, the status tells, but only from the year of its
    newest source, which the note names ("status as of 2022"); a source without a date tells of the year in which the
    data were compiled. What is only announced never opens, and of a mission whose status is unknown nothing is
    certain but what was before its opening.
    """
    status, told, compiled = missions["status"], _told(missions), np.datetime64(_compiled(), "s")
    opened, closed = (missions[column].to_numpy("datetime64[s]") for column in ("opened_on", "closed_on"))
    opens = np.minimum(dates.last_day(missions["opened_on"], missions["opened_precision"]).to_numpy(), compiled)
    closes = np.minimum(dates.last_day(missions["closed_on"], missions["closed_precision"]).to_numpy(), compiled)
    is_open, is_closed, announced = status == "open", status == "closed", status == "announced"
    may_open = np.where(np.isnat(opened), EVER, opened)
    known = {
        "may_open": np.where(announced, NEVER, may_open),
        "is_open": np.where(announced, NEVER, np.where(np.isnat(opens), np.where(is_open, told, NEVER), opens)),
        "may_close": np.where(np.isnat(closed), np.where(is_open | announced, NEVER, may_open), closed),
        "is_closed": np.where(np.isnat(closes), np.where(is_closed, told, NEVER), closes),
    }
    return pd.DataFrame(known, index=missions.index)


def state_on(missions: pd.DataFrame, day: Day) -> pd.Series:
    """Whether each mission is open on a day, by the rules of `bounds`: one of STATES per row, named "state".

    "open": certainly. "perhaps": the day lies in the month or year in which it opened or closed. "unknown": a date
    that would decide was not found, as for most accreditations before the year of their newest source. "not_open":
    not yet, no longer, or only announced.
    """
    known, moment = bounds(missions), pd.Timestamp(day)
    outside = (known["may_open"] > moment) | (known["is_closed"] <= moment)
    late, early = known["is_open"] > moment, known["may_close"] <= moment
    undated = (late & missions["opened_on"].isna()) | (early & missions["closed_on"].isna())
    states = np.select([outside, ~late & ~early, undated], ["not_open", "open", "unknown"], "perhaps")
    return pd.Series(states, index=missions.index, name="state", dtype="str")


def open_on(missions: pd.DataFrame, days: Iterable[Day]) -> pd.DataFrame:
    """Which missions are certainly open on each of several days: rows as in `missions`, a column of booleans a day."""
    known, moments = bounds(missions), pd.DatetimeIndex([pd.Timestamp(day) for day in days])
    opened = known["is_open"].to_numpy()[:, None] <= moments.to_numpy()
    closed = known["may_close"].to_numpy()[:, None] <= moments.to_numpy()
    return pd.DataFrame(opened & ~closed, index=missions.index, columns=moments)


def ties_on(
    missions: pd.DataFrame, milestones: pd.DataFrame, countries: pd.DataFrame, day: Day, home: str
) -> pd.Series:
    """The closest tie of each partner state with a home on a day: one of TIES by the partner's iso3, named "tie".

    "mutual": resident missions each way, "ours": only the home's in the partner, "theirs": only the partner's in the
    home. Resident are embassies and diplomatic offices alone. "non_resident": none of these, but an accreditation
    from elsewhere, a consulate, an honorary consulate or a cultural centre. "relations": established, without any
    mission. "none": nothing of this was found. What is perhaps open counts; what is of unknown date does not.
    """
    there = missions[state_on(missions, day).isin(["open", "perhaps"])]
    pairs = list(zip(there["sending_iso3"], there["receiving_iso3"], strict=True))
    resident = set(itertools.compress(pairs, there["kind"].isin(RESIDENT)))
    some = {code for pair in pairs if home in pair for code in pair}
    related = set(_related(milestones, pd.Timestamp(day), home))
    ties = {}
    for partner in countries.loc[countries["role"] == "partner", "iso3"]:
        ours, theirs = (home, partner) in resident, (partner, home) in resident
        held = (ours and theirs, ours, theirs, partner in some, partner in related, True)
        ties[partner] = TIES[held.index(True)]
    return pd.Series(ties, index=pd.Index(ties, name="iso3", dtype="str"), name="tie", dtype="str")


def closest(ties: Iterable[pd.Series]) -> pd.Series:
    """The closest of several homes' ties with each partner, for a map that shows the homes together."""
    ranks = pd.concat([one.map(TIES.index) for one in ties], axis="columns").min(axis="columns")
    return ranks.map(dict(enumerate(TIES))).astype("str").rename("tie")


def counts_on(missions: pd.DataFrame, day: Day, home: str) -> Counts:
    """How many missions are open on a day between a home and the partners in `missions`: see Counts."""
    state, ours, theirs = state_on(missions, day), missions["sending_iso3"] == home, missions["receiving_iso3"] == home
    resident, accredited = missions["kind"].isin(RESIDENT), missions["kind"] == "non_resident"
    sure, doubtful = state == "open", state.isin(["perhaps", "unknown"])
    return Counts(
        ours=int((sure & ours & resident).sum()),
        theirs=int((sure & theirs & resident).sum()),
        ours_non_resident=int((sure & ours & accredited).sum()),
        theirs_non_resident=int((sure & theirs & accredited).sum()),
        doubtful=int((doubtful & (ours | theirs) & resident).sum()),
    )


def year_ends(today: Day, first: int = FIRST_YEAR) -> list[pd.Timestamp]:
    """The 31 December of each year from `first` on; the last is `today`."""
    now = pd.Timestamp(today)
    return [min(pd.Timestamp(year, 12, 31), now) for year in range(first, now.year + 1)]


def open_per_year(missions: pd.DataFrame, home: str, *, today: Day, first: int = FIRST_YEAR) -> pd.DataFrame:
    """Resident missions certainly open at the end of each year: columns `ours` and `theirs`, index `year`.

    The newest year counts `today`. A mission whose opening was not found counts from the year of its newest source.
    """
    resident = missions[missions["kind"].isin(RESIDENT)]
    days = year_ends(today, first)
    there = open_on(resident, days)
    years = pd.Index([day.year for day in days], name="year")
    sides = {"ours": resident["sending_iso3"] == home, "theirs": resident["receiving_iso3"] == home}
    return pd.DataFrame({side: there[of].sum().to_numpy() for side, of in sides.items()}, index=years)


def spread(missions: pd.DataFrame) -> pd.DataFrame:
    """The missions with `longitude` and `latitude` moved apart where several stand in one city; all else unchanged.

    They form a ring around their middle, clockwise from the west by sending state and address: small for two, with a
    radius of WIDEST_RING degrees of longitude for eight or more, and fewer of latitude, so that a map shows it round.
    """
    placed = missions[missions["longitude"].notna() & missions["latitude"].notna()]
    columns = (placed[name] for name in ("receiving_iso3", "city", "sending_iso3"))
    order = sorted(zip(*columns, placed.index, range(len(placed)), strict=True))
    points = placed[["longitude", "latitude"]].to_numpy()
    moved = points.copy()
    for _, together in itertools.groupby(order, key=lambda row: row[:2]):
        at = [row[-1] for row in together]
        if len(at) > 1:
            moved[at] = _ring(points[at].mean(axis=0), len(at))
    places = pd.DataFrame(moved, index=placed.index, columns=["longitude", "latitude"]).reindex(missions.index)
    return missions.assign(longitude=places["longitude"], latitude=places["latitude"])


def _ring(middle: np.ndarray, count: int) -> np.ndarray:
    """Places around a middle, as rows of longitude and latitude."""
    angle = np.pi - 2 * np.pi * np.arange(count) / count
    radius = min(WIDEST_RING, 0.3 * count)
    around = np.column_stack([np.cos(angle), np.sin(angle) * np.cos(np.radians(middle[1]))])
    return middle + radius * around


def _compiled() -> pd.Timestamp:
    """The day the data were compiled."""
    return pd.Timestamp(schema.package().created[:10])


def _told(missions: pd.DataFrame) -> np.ndarray:
    """The first day of the year that the status of each mission is told of, as datetime64[s]."""
    named = (re.search(r"status as of (\d{4})", note) for note in missions["note"])
    years = [year[1] if year else str(_compiled().year) for year in named]
    return np.array(years, dtype="datetime64[Y]").astype("datetime64[s]")


def _related(milestones: pd.DataFrame, moment: pd.Timestamp, home: str) -> pd.Series:
    """The partners with which a home has established relations by a day; without a date, by the year of the data."""
    year = pd.Timestamp(_compiled().year, 1, 1)
    established = milestones[(milestones["kind"] == "relations_established") & (milestones["home_iso3"] == home)]
    by = dates.last_day(established["date"], established["date_precision"]).fillna(year)
    return established.loc[by <= moment, "partner_iso3"]
