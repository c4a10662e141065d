"""Beside the map on a day: who heads the missions, whose embassy is not answered, and which partners are closest."""

from __future__ import annotations

import pandas as pd

from components.facts import dates
from components.measures import missions as missions_measures
from components.measures.missions import RESIDENT, TIES, Day
from components.measures.profile import NO_HEAD

STARTS = ("appointed_on", "credentials_on", "seen_first_on")
"""The dates from which a posting has surely begun."""


def heads_on(envoys: pd.DataFrame, day: Day) -> pd.DataFrame:
    """The heads of mission who were or may have been in office on a day, with `began` and whether that is `certain`.

    A posting has begun by the first of its dates (appointed, credentials, first seen in office), as late as that may
    be. It is certain up to the last day on which somebody was seen in office, or until the posting's known end; after
    that it is only possible, and no longer once somebody else of the same pair of states had begun.
    """
    titles = envoys["title"].str.lower().str.contains("|".join(NO_HEAD))
    heads = envoys[~titles & (envoys["receiving_iso3"] != "")]
    moment = pd.Timestamp(day)
    latest = pd.DataFrame({name: dates.last_day(heads[name], dates.precision_of(heads, name)) for name in STARTS})
    began, surely = heads[list(STARTS)].min(axis="columns"), latest.min(axis="columns")
    over = dates.last_day(heads["ended_on"], dates.precision_of(heads, "ended_on")) < moment
    seen = heads[["appointed_on", "credentials_on", "seen_last_on"]].max(axis="columns")
    certain = (surely <= moment) & ((moment <= seen) | (heads["ended_on"] > moment))
    there = heads.assign(began=began, certain=certain)[(began <= moment) & ~over]
    newest = there.groupby(["sending_iso3", "receiving_iso3"])["began"].transform("max")
    return there[there["certain"] | (there["began"] == newest)].sort_values("began", ascending=False, kind="stable")


def unanswered(missions: pd.DataFrame, day: Day) -> pd.DataFrame:
    """The resident missions open on a day whose host has, as far as is known, none in return; the oldest first."""
    resident = missions[missions["kind"].isin(RESIDENT)]
    state = missions_measures.state_on(resident, day)
    there = resident[state.isin(["open", "perhaps"])]
    pairs = set(zip(there["sending_iso3"], there["receiving_iso3"], strict=True))
    alone = [
        (host, sender) not in pairs for sender, host in zip(there["sending_iso3"], there["receiving_iso3"], strict=True)
    ]
    surely = there[pd.Series(alone, index=there.index, dtype=bool) & (state[there.index] == "open")]
    return surely.sort_values("opened_on", kind="stable")


def ranking(missions: pd.DataFrame, ties: pd.Series, day: Day) -> pd.DataFrame:
    """The partners by how close they are on a day: `tie`, `missions` (resident ones open, both ways), `accredited`,
    and `since` (the first opening among those, NaT when not known). Index iso3.

    Sorted by number of missions, then by tie, then by the first opening; partners without any mission are left out.
    """
    open_ = missions[missions_measures.state_on(missions, day) == "open"]
    partner = open_["receiving_iso3"].where(open_["receiving_iso3"].isin(ties.index), open_["sending_iso3"])
    resident = open_["kind"].isin(RESIDENT)
    found = pd.DataFrame(
        {
            "tie": ties,
            "missions": resident.groupby(partner).sum(),
            "accredited": (open_["kind"] == "non_resident").groupby(partner).sum(),
            "since": open_["opened_on"].where(resident).groupby(partner).min(),
        }
    ).loc[lambda rows: rows["missions"].notna() & rows["tie"].notna()]
    counts = found[["missions", "accredited"]].astype("int64")
    ranked = found.assign(
        missions=counts["missions"], accredited=counts["accredited"], rank=found["tie"].map(TIES.index)
    )
    ordered = ranked.sort_values(["missions", "rank", "since"], ascending=[False, True, True], kind="stable")
    return ordered.drop(columns="rank").rename_axis("countries")
