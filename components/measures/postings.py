"""How long missions and postings lasted, as far as sources tell: what is certain, and the ends that nobody dates."""

from __future__ import annotations

import datetime

import pandas as pd

from components.facts import dates
from components.measures import missions as missions_measures

STUB = pd.Timedelta(days=365)
"""What is drawn of a start or an end that no source dates: a sign that there was one, not how long it took."""


def of_missions(missions: pd.DataFrame, today: datetime.date) -> pd.DataFrame:
    """The dated missions, same index: `first` and `last` (datetime64), the days between which each was surely open,
    and `before` and `after`, how far the STUB of an end that is not known reaches; NaT where the end is known.

    A mission whose opening was not found counts from the year of its newest source, as in mission_measures. What is
    only announced, and what has neither a date nor a status, is left out.
    """
    known = missions_measures.bounds(missions)
    opened, closed = missions["opened_on"], missions["closed_on"]
    first = opened.where(opened.notna(), known["is_open"].astype("datetime64[s]"))
    end = dates.last_day(closed, missions["closed_precision"])
    still = missions["status"] == "open"
    last = end.where(end.notna(), dates.last_day(opened, missions["opened_precision"])).mask(still, pd.Timestamp(today))
    told = pd.DataFrame({"first": first, "last": last, "starts": opened.notna(), "ends": still | end.notna()})
    return _stubs(told[_usable(told, today)], today)


def of_envoys(envoys: pd.DataFrame, today: datetime.date) -> pd.DataFrame:
    """The dated postings, same index and columns as `of_missions`: the days between which each person surely held it.

    It starts with the appointment, the credentials or the first sighting in office, whichever is the earliest, and ends
    with its known end or else with the last of these. Its start is known where the first two have a date, its end only
    where one is given.
    """
    starts = envoys[["appointed_on", "credentials_on", "seen_first_on"]]
    names = ("appointed", "credentials", "seen_first", "seen_last")
    ends = pd.DataFrame({name: dates.last_day(envoys[f"{name}_on"], envoys[f"{name}_precision"]) for name in names})
    end = dates.last_day(envoys["ended_on"], envoys["ended_precision"])
    first = starts.min(axis="columns")
    last = end.where(end.notna(), ends.max(axis="columns"))
    begun = envoys[["appointed_on", "credentials_on"]].notna().any(axis="columns")
    told = pd.DataFrame({"first": first.where(first.notna(), end), "last": last, "starts": begun, "ends": end.notna()})
    return _stubs(told[_usable(told, today)], today)


def _usable(told: pd.DataFrame, today: datetime.date) -> pd.Series:
    return told["first"].notna() & told["last"].notna() & (told["first"] <= pd.Timestamp(today))


def _stubs(told: pd.DataFrame, today: datetime.date) -> pd.DataFrame:
    now = pd.Timestamp(today)
    last = told["last"].where(told["last"] <= now, now)
    after = (last + STUB).where(last + STUB <= now, now)
    before = (told["first"] - STUB).mask(told["starts"])
    return pd.DataFrame({"first": told["first"], "last": last, "before": before, "after": after.mask(told["ends"])})
