"""The rows behind each cell of the league: what is counted, summed or the newest there."""

from __future__ import annotations

import datetime

import pandas as pd

from components.measures import counts, mirror, missions, pairs
from components.measures.pairs import Tables


def behind(of: Tables, column: str, pair: pd.Series, day: datetime.date) -> pd.DataFrame:
    """The rows of one table that a cell of the league stands for, with their addresses; `pair` is its row there.

    Empty where the cell says that nothing is known or recorded. Raises KeyError for a column that stands for no rows.
    """
    home, partner = str(pair["home_iso3"]), str(pair["partner_iso3"])
    if column in ("ours", "theirs"):
        sides = (home, partner) if column == "ours" else (partner, home)
        there = of.missions[(of.missions["sending_iso3"] == sides[0]) & (of.missions["receiving_iso3"] == sides[1])]
        resident = there[there["kind"].isin(missions.RESIDENT)]
        return resident[missions.state_on(resident, day) == "open"]
    if column == "since":
        mine = _of(of.milestones, home, partner)
        return mine[mine["kind"] == "relations_established"]
    if column == "agreements":
        return _of(of.agreements, home, partner)
    if column in ("visits", "visits_course", "top_visits", "last_visit"):
        return _visits(_of(of.visits, home, partner), column, day)
    return _trade(of, column, pair)


def _of(rows: pd.DataFrame, home: str, partner: str) -> pd.DataFrame:
    return rows[(rows["home_iso3"] == home) & (rows["partner_iso3"] == partner)]


def _visits(visits: pd.DataFrame, column: str, day: datetime.date) -> pd.DataFrame:
    held = visits[visits["status"] == "held"]
    if column == "last_visit":
        return counts.newest(held, 1, day)
    if column == "top_visits":
        return held[held["level"] == pairs.TOP]
    return held[held["start_date"].notna()] if column == "visits_course" else held


def _trade(of: Tables, column: str, pair: pd.Series) -> pd.DataFrame:
    mine = _of(of.series, str(pair["home_iso3"]), str(pair["partner_iso3"]))
    if column == "trade_course":
        return mine
    year = {"trade_usd": "trade_year", "gap": "gap_year", "gap_year": "gap_year"}[column]
    if pd.isna(pair[year]):
        return mine[:0]
    if column == "trade_usd":
        return mine[mine["period_start"].dt.year == pair[year]]
    both = mirror.mirror_gap(_of(of.trade, str(pair["home_iso3"]), str(pair["partner_iso3"])))
    newest = both[(both["flow"] == pairs.GAP_FLOW) & (both["year"] == pair[year])]
    return of.trade.loc[[newest[f"{side}_row"].iloc[0] for side in mirror.SIDES]]
