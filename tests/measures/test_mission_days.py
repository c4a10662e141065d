"""The network through time: on every day it says what the measures of that day say, and never more."""

from __future__ import annotations

import pandas as pd
import pytest
from made import rows

from components.facts import store
from components.measures import mission_days
from components.measures import missions as missions_measures
from components.measures.missions import Counts

FIRST, TODAY = pd.Timestamp("1991-01-01"), pd.Timestamp("2026-11-24")
CHECKED = [
    "1991-06-30",
    "2006-12-31",
    "2010-12-31",
    "2014-06-15",
    "2014-12-31",
    "2018-12-31",
    "2020-02-29",
    "2026-11-24",
]
"""Ends of hand-checked years, days between them, and today."""


def held(steps: list, day: str) -> object:
    return next(value for at, value in reversed(steps) if at <= pd.Timestamp(day))


def turns() -> pd.Index:
    return mission_days.turns(*(store.load(name) for name in ("missions", "milestones", "claims")), FIRST, TODAY)


@pytest.mark.parametrize("day", CHECKED)
@pytest.mark.parametrize("home", ["AZE", "KAZ"])
def test_counts_are_those_of_the_day(day: str, home: str) -> None:
    missions = store.load("missions")
    steps = mission_days.counts(missions, home, turns())
    assert Counts(*held(steps, day)) == missions_measures.counts_on(missions, pd.Timestamp(day), home)


@pytest.mark.parametrize(
    ("day", "azerbaijan", "kazakhstan"),
    [
        ("2006-12-31", (0, 0), (0, 1)),
        ("2010-12-31", (3, 2), (0, 1)),
        ("2014-12-31", (6, 5), (1, 1)),
        ("2018-12-31", (7, 9), (2, 2)),
        ("2026-11-24", (7, 7), (3, 3)),
    ],
)
def test_missions_open_on_days_counted_by_hand(
    day: str, azerbaijan: tuple[int, int], kazakhstan: tuple[int, int]
) -> None:
    missions = store.load("missions")
    for home, counted in (("AZE", azerbaijan), ("KAZ", kazakhstan)):
        assert held(mission_days.counts(missions, home, turns()), day)[:2] == counted


@pytest.mark.parametrize("day", CHECKED)
@pytest.mark.parametrize("homes", [("AZE",), ("KAZ",), ("AZE", "KAZ")])
def test_ties_are_those_of_the_day(day: str, homes: tuple[str, ...]) -> None:
    missions, milestones, countries = (store.load(name) for name in ("missions", "milestones", "countries"))
    partners = countries.loc[countries["role"] == "partner", "iso3"]
    through = mission_days.ties(missions, milestones, partners, turns(), homes)
    of_day = missions_measures.closest(
        [missions_measures.ties_on(missions, milestones, countries, pd.Timestamp(day), home) for home in homes]
    )
    assert {partner: held(steps, day) for partner, steps in through.items()} == dict(of_day)


@pytest.mark.parametrize("day", CHECKED)
def test_states_are_those_of_the_day_unless_disputed(day: str) -> None:
    missions = store.load("missions")
    of_day = missions_measures.state_on(missions, pd.Timestamp(day))
    for address, steps in mission_days.states(missions, store.load("claims"), turns()).items():
        assert held(steps, day) in {of_day[address], "disputed"}


def test_a_disputed_opening_is_in_doubt_between_the_claims() -> None:
    mission = {"id": "one", "sending_iso3": "AZE", "receiving_iso3": "ARG", "kind": "embassy", "status": "open"}
    missions = rows("missions", mission | {"opened_on": "2010-06-15", "opened_precision": "day"})
    about = {"id": "c", "table": "missions", "row_id": "one", "field": "opened_on"}
    claims = rows("claims", about | {"value": "2009-01-01", "precision": "year"})
    days = mission_days.turns(missions, rows("milestones"), claims, FIRST, TODAY)
    steps = mission_days.states(missions, claims, days)["one"]
    assert [(str(day.date()), state) for day, state in steps] == [
        ("1991-01-01", "not_open"),
        ("2009-01-01", "disputed"),
        ("2010-06-16", "open"),
    ]


def test_an_opening_known_to_the_year_takes_that_year() -> None:
    mission = {"id": "one", "sending_iso3": "AZE", "receiving_iso3": "ARG", "kind": "embassy", "status": "open"}
    missions = rows("missions", mission | {"opened_on": "2014-01-01", "opened_precision": "year"})
    days = mission_days.turns(missions, rows("milestones"), rows("claims"), FIRST, TODAY)
    steps = mission_days.states(missions, rows("claims"), days)["one"]
    assert [(str(day.date()), state) for day, state in steps] == [
        ("1991-01-01", "not_open"),
        ("2014-01-01", "perhaps"),
        ("2014-12-31", "open"),
    ]


def test_missions_of_one_city_have_slots_of_one_ring() -> None:
    rings = mission_days.rings(store.load("missions"))
    baku = {address: ring for address, ring in rings.items() if "-in-aze-baku-" in address}
    assert sorted(slot for slot, _ in baku.values()) == list(range(9))
    assert {of for _, of in baku.values()} == {9}
    assert list(baku) == sorted(baku)
    assert rings["aze-in-per-lima-embassy"] == (0, 1)


def test_nothing_at_all() -> None:
    nothing = rows("missions")
    days = mission_days.turns(nothing, rows("milestones"), rows("claims"), FIRST, TODAY)
    assert list(days) == [FIRST]
    assert mission_days.states(nothing, rows("claims"), days) == {}
    assert mission_days.counts(nothing, "AZE", days) == [(FIRST, (0, 0, 0, 0, 0))]
    assert mission_days.ties(nothing, rows("milestones"), ["ARG"], days, ["AZE"]) == {"ARG": [(FIRST, "none")]}
