"""Which missions are open on a day, and what ties that makes."""

from __future__ import annotations

import datetime
import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from components.facts import dates, schema

RESIDENT = ("embassy", "diplomatic_office")
"""Kinds that are a state's own permanent diplomatic mission: an embassy, or an office that stands for one."""

STATES = ("open", "perhaps", "unknown", "not_open")
TIES = ("mutual", "ours", "theirs", "non_resident", "relations", "none")
"""From the closest tie to the loosest."""

FIRST_YEAR = 1991
"""Both home states became independent in it, so no mission is older."""

EVER, NEVER = np.datetime64("1900-01-01", "s"), np.datetime64("2200-01-01", "s")
"""Days before and after every day that is asked for."""

Day = datetime.date | pd.Timestamp


@dataclass(frozen=True)
class Counts:
    """Missions certainly open on a day between one home and the partners: resident ones and accreditations each way;
    of both ways the resident ones that may have been (`doubtful`), and accreditations without a date (`undated`)."""

    ours: int
    theirs: int
    ours_non_resident: int
    theirs_non_resident: int
    doubtful: int
    undated: int


def bounds(missions: pd.DataFrame) -> pd.DataFrame:
    """What is known of each mission's opening and closing: days `may_open`, `is_open`, `may_close`, `is_closed`.

    A mission is certainly open from `is_open` up to, not including, `may_close`; certainly not before `may_open`
    nor from `is_closed` on. A date known to its month or year has happened by the last day of it, or by the day the
    data were compiled. Where a date is missing, the status tells, but only from the year that the note names ("status
    as of 2022") or in which the data were compiled. What is only announced never opens.
    """
    status, since, compiled = missions["status"], _status_since(missions), np.datetime64(_compiled(), "s")
    opened, closed = (missions[column].to_numpy("datetime64[s]") for column in ("opened_on", "closed_on"))
    opens = np.minimum(dates.last_day(missions["opened_on"], missions["opened_precision"]).to_numpy(), compiled)
    closes = np.minimum(dates.last_day(missions["closed_on"], missions["closed_precision"]).to_numpy(), compiled)
    is_open, is_closed, announced = status == "open", status == "closed", status == "announced"
    may_open = np.where(np.isnat(opened), EVER, opened)
    known = {
        "may_open": np.where(announced, NEVER, may_open),
        "is_open": np.where(announced, NEVER, np.where(np.isnat(opens), np.where(is_open, since, NEVER), opens)),
        "may_close": np.where(np.isnat(closed), np.where(is_open | announced, NEVER, may_open), closed),
        "is_closed": np.where(np.isnat(closes), np.where(is_closed, since, NEVER), closes),
    }
    return pd.DataFrame(known, index=missions.index)


def state_on(missions: pd.DataFrame, day: Day) -> pd.Series:
    """Whether each mission is open on a day, by the rules of `bounds`: one of STATES per row, named "state".

    "open": certainly. "perhaps": the day lies in the month or year in which it opened or closed. "unknown": a date
    that would decide was not found. "not_open": not yet, no longer, or only announced.
    """
    states = states_on(missions, [day])[:, 0]
    return pd.Series(states, index=missions.index, name="state", dtype="str")


def states_on(missions: pd.DataFrame, days: Iterable[Day]) -> np.ndarray:
    """The state of each mission, in rows, on each of several days, in columns: see state_on."""
    known, moments = bounds(missions), pd.DatetimeIndex([pd.Timestamp(day) for day in days]).to_numpy()
    may_open, is_open, may_close, is_closed = (known[name].to_numpy()[:, None] for name in known.columns)
    late, early = is_open > moments, may_close <= moments
    no_opening, no_closing = (missions[name].isna().to_numpy()[:, None] for name in ("opened_on", "closed_on"))
    outside, undated = (may_open > moments) | (is_closed <= moments), (late & no_opening) | (early & no_closing)
    return np.select([outside, ~late & ~early, undated], ["not_open", "open", "unknown"], "perhaps")


def resident_on(missions: pd.DataFrame, day: Day) -> pd.DataFrame:
    """The resident missions certainly open on a day."""
    resident = missions[missions["kind"].isin(RESIDENT)]
    return resident[state_on(resident, day) == "open"]


def open_on(missions: pd.DataFrame, days: Iterable[Day]) -> pd.DataFrame:
    """Which missions are certainly open on each of several days: rows as in `missions`, a column of booleans a day."""
    moments = pd.DatetimeIndex([pd.Timestamp(day) for day in days])
    return pd.DataFrame(states_on(missions, moments) == "open", index=missions.index, columns=moments)


def ties_on(
    missions: pd.DataFrame, milestones: pd.DataFrame, countries: pd.DataFrame, day: Day, *homes: str
) -> pd.Series:
    """The closest tie of each partner state with any of the homes on a day, as in `ties_through`: "tie" by iso3."""
    partners = countries.loc[countries["role"] == "partner", "iso3"]
    return ties_through(missions, milestones, partners, [day], homes).iloc[:, 0].rename("tie")


def ties_through(
    missions: pd.DataFrame, milestones: pd.DataFrame, partners: Iterable[str], days: Iterable[Day], homes: Sequence[str]
) -> pd.DataFrame:
    """The closest tie of each partner with any of the homes on each of several days: index iso3, a column a day.

    "mutual": resident missions each way, "ours": only the home's in the partner, "theirs": only the partner's in the
    home. Resident are embassies and diplomatic offices alone. "non_resident": none of these, but an accreditation
    from elsewhere, a consulate, an honorary consulate or a cultural centre. "relations": established, without any
    mission. "none": nothing of this was found. What is perhaps open counts; what is of unknown date does not.
    """
    partners, moments = list(partners), pd.DatetimeIndex([pd.Timestamp(day) for day in days])
    there = np.isin(states_on(missions, moments), ["open", "perhaps"])
    resident = missions["kind"].isin(RESIDENT).to_numpy()
    rows_of = missions.groupby(["sending_iso3", "receiving_iso3"]).indices
    related = established(milestones).groupby(["home_iso3", "partner_iso3"])["day"].min()
    closest = np.full((len(partners), len(moments)), len(TIES) - 1)
    for at, home in itertools.product(range(len(partners)), homes):
        sent, received = (rows_of.get(pair, []) for pair in ((home, partners[at]), (partners[at], home)))
        ours, theirs = (there[[row for row in rows if resident[row]]].any(axis=0) for rows in (sent, received))
        some = there[[*sent, *received]].any(axis=0)
        friends = np.asarray(related.get((home, partners[at]), pd.NaT) <= moments)
        ranks = np.select([ours & theirs, ours, theirs, some, friends], range(len(TIES) - 1), len(TIES) - 1)
        closest[at] = np.minimum(closest[at], ranks)
    return pd.DataFrame(np.array(TIES)[closest], index=pd.Index(partners, name="iso3", dtype="str"), columns=moments)


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
        undated=int(((state == "unknown") & (ours | theirs) & accredited).sum()),
    )


def unanswered(missions: pd.DataFrame, day: Day) -> pd.DataFrame:
    """The resident missions open on a day whose host has, as far as is known, none in return; the oldest first."""
    resident = missions[missions["kind"].isin(RESIDENT)]
    state = state_on(resident, day)
    there = resident[state.isin(["open", "perhaps"])]
    pairs = pd.MultiIndex.from_frame(there[["sending_iso3", "receiving_iso3"]])
    alone = there[~pairs.isin(pairs.swaplevel()) & (state[there.index] == "open")]
    return alone.sort_values("opened_on", kind="stable")


def ranking(missions: pd.DataFrame, ties: pd.Series, day: Day) -> pd.DataFrame:
    """The partners that have missions, by how close they are on a day. Index iso3; columns `tie`, `missions` (resident
    ones open, both ways), `accredited`, `since` (the first opening among those, NaT when not known)."""
    open_ = missions[state_on(missions, day) == "open"]
    partner = open_["receiving_iso3"].where(open_["receiving_iso3"].isin(ties.index), open_["sending_iso3"])
    resident = open_["kind"].isin(RESIDENT)
    found = pd.DataFrame(
        {
            "tie": ties,
            "missions": resident.groupby(partner).sum(),
            "accredited": (open_["kind"] == "non_resident").groupby(partner).sum(),
            "since": open_["opened_on"].where(resident).groupby(partner).min(),
        }
    ).dropna(subset=["missions", "tie"])
    ranked = found.assign(rank=found["tie"].map(TIES.index)).astype({"missions": "int64", "accredited": "int64"})
    ordered = ranked.sort_values(["missions", "rank", "since"], ascending=[False, True, True], kind="stable")
    return ordered.drop(columns="rank").rename_axis("countries")


def year_ends(today: Day, first: int = FIRST_YEAR) -> list[pd.Timestamp]:
    """The 31 December of each year from `first` on; the last is `today`."""
    now = pd.Timestamp(today)
    return [min(pd.Timestamp(year, 12, 31), now) for year in range(first, now.year + 1)]


def open_per_year(missions: pd.DataFrame, home: str, *, today: Day, first: int = FIRST_YEAR) -> pd.DataFrame:
    """Resident missions certainly open at the end of each year, or `today`: columns `ours`, `theirs`, index `year`."""
    resident = missions[missions["kind"].isin(RESIDENT)]
    days = year_ends(today, first)
    there = open_on(resident, days)
    years = pd.Index([day.year for day in days], name="year")
    sides = {"ours": resident["sending_iso3"] == home, "theirs": resident["receiving_iso3"] == home}
    return pd.DataFrame({side: there[of].sum().to_numpy() for side, of in sides.items()}, index=years)


def established(milestones: pd.DataFrame) -> pd.DataFrame:
    """By which `day` each home had established relations with each partner; undated, by the year of the data."""
    year = pd.Timestamp(_compiled().year, 1, 1)
    rows = milestones[(milestones["kind"] == "relations_established") & (milestones["partner_iso3"] != "")]
    day = dates.last_day(rows["date"], rows["date_precision"]).fillna(year)
    return rows[["home_iso3", "partner_iso3"]].assign(day=day)


def _compiled() -> pd.Timestamp:
    """The day the data were compiled."""
    return pd.Timestamp(schema.package().created[:10])


def _status_since(missions: pd.DataFrame) -> np.ndarray:
    """The first day of the year that the status of each mission is told of, as datetime64[s]."""
    named = (re.search(r"status as of (\d{4})", note) for note in missions["note"])
    years = [year[1] if year else str(_compiled().year) for year in named]
    return np.array(years, dtype="datetime64[Y]").astype("datetime64[s]")
