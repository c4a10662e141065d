"""Missions through time: on every day it says what the measures of that day say, and never more."""

from __future__ import annotations

import pandas as pd
import pytest
from made import rows

from components.facts import store
from components.measures import mission_days
from components.measures import missions as missions_measures

FIRST, TODAY = mission_days.FIRST_DAY, pd.Timestamp("2026-11-24")
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
    return mission_days.value_on(steps, pd.Timestamp(day))


def days() -> pd.Index:
    return mission_days.change_days(*(store.load(name) for name in ("missions", "milestones", "claims")), TODAY)


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
        counts = missions_measures.counts_on(missions, pd.Timestamp(day), home)
        assert (counts.ours, counts.theirs) == counted


@pytest.mark.parametrize("day", CHECKED)
@pytest.mark.parametrize("homes", [("AZE",), ("KAZ",), ("AZE", "KAZ")])
def test_ties_are_those_of_the_day(day: str, homes: tuple[str, ...]) -> None:
    missions, milestones, countries = (store.load(name) for name in ("missions", "milestones", "countries"))
    partners = countries.loc[countries["role"] == "partner", "iso3"]
    through = mission_days.ties(missions, milestones, partners, days(), homes)
    of_day = missions_measures.ties_on(missions, milestones, countries, pd.Timestamp(day), *homes)
    assert {partner: held(steps, day) for partner, steps in through.items()} == dict(of_day)


@pytest.mark.parametrize("day", CHECKED)
def test_states_are_those_of_the_day_unless_disputed(day: str) -> None:
    missions = store.load("missions")
    of_day = missions_measures.state_on(missions, pd.Timestamp(day))
    for address, steps in mission_days.states(missions, store.load("claims"), days()).items():
        assert held(steps, day) in {of_day[address], "disputed"}


def test_a_disputed_opening_is_in_doubt_between_the_claims() -> None:
    mission = {"id": "one", "sending_iso3": "AZE", "receiving_iso3": "ARG", "kind": "embassy", "status": "open"}
    missions = rows("missions", mission | {"opened_on": "2010-06-15", "opened_precision": "day"})
    about = {"id": "c", "table": "missions", "row_id": "one", "field": "opened_on"}
    claims = rows("claims", about | {"value": "2009-01-01", "precision": "year"})
    days = mission_days.change_days(missions, rows("milestones"), claims, TODAY)
    steps = mission_days.states(missions, claims, days)["one"]
    assert [(str(day.date()), state) for day, state in steps] == [
        ("1991-01-01", "not_open"),
        ("2009-01-01", "disputed"),
        ("2010-06-16", "open"),
    ]


def test_an_opening_known_to_the_year_takes_that_year() -> None:
    mission = {"id": "one", "sending_iso3": "AZE", "receiving_iso3": "ARG", "kind": "embassy", "status": "open"}
    missions = rows("missions", mission | {"opened_on": "2014-01-01", "opened_precision": "year"})
    days = mission_days.change_days(missions, rows("milestones"), rows("claims"), TODAY)
    steps = mission_days.states(missions, rows("claims"), days)["one"]
    assert [(str(day.date()), state) for day, state in steps] == [
        ("1991-01-01", "not_open"),
        ("2014-01-01", "perhaps"),
        ("2014-12-31", "open"),
    ]


def test_missions_of_one_city_have_slots_of_one_ring() -> None:
    rings = mission_days.ring_slots(store.load("missions"))
    baku = {address: ring for address, ring in rings.items() if "-in-aze-baku-" in address}
    assert sorted(slot for slot, _ in baku.values()) == list(range(9))
    assert {of for _, of in baku.values()} == {9}
    assert list(baku) == sorted(baku)
    assert rings["aze-in-per-lima-embassy"] == (0, 1)


def test_nothing_at_all() -> None:
    nothing = rows("missions")
    days = mission_days.change_days(nothing, rows("milestones"), rows("claims"), TODAY)
    assert list(days) == [FIRST]
    assert mission_days.states(nothing, rows("claims"), days) == {}
    assert mission_days.ties(nothing, rows("milestones"), ["ARG"], days, ["AZE"]) == {"ARG": [(FIRST, "none")]}


def test_a_state_has_its_tie_and_its_missions_through_the_days() -> None:
    early, late = pd.Timestamp("2010-01-01"), pd.Timestamp("2012-06-01")
    ties = [(FIRST, "none"), (early, "ours")]
    missions = {"one": [(FIRST, "not_open"), (early, "open")], "two": [(FIRST, "unknown"), (late, "perhaps")]}
    assert mission_days.ties_and_missions(ties, missions) == [
        (FIRST, ("none", ())),
        (early, ("ours", ("one",))),
        (late, ("ours", ("one", "two"))),
    ]
    assert mission_days.ties_and_missions([], {}) == [(FIRST, ("none", ()))]


def test_great_circles() -> None:
    path = mission_days.great_circle((49.86, 40.4), (-99.13, 19.44), step=0.5)
    # Clairaut: the cosine of the northernmost latitude is cos(latitude) times sin(bearing) at either end.
    assert max(north for _, north in path) == pytest.approx(66.2, abs=0.2)
    assert path[0] == pytest.approx((49.86, 40.4))
    assert path[-1] == pytest.approx((-99.13, 19.44))
    assert mission_days.great_circle((1.0, 2.0), (1.0, 2.0)) == [(1.0, 2.0), (1.0, 2.0)]


def test_day_zero_is_the_browsers() -> None:
    assert mission_days.day_number(pd.Timestamp("1970-01-01")) == 0
