"""Beside the map on a day: heads of mission, missions without an answer, and the ranking, by hand."""

from __future__ import annotations

import pandas as pd
import pytest
from made import rows

from components.facts import store
from components.measures import network

POST = {"sending_iso3": "AZE", "receiving_iso3": "ARG", "title": "Ambassador"}
MISSION = {"kind": "embassy", "status": "open", "opened_precision": "year"}


def missions() -> pd.DataFrame:
    return rows(
        "missions",
        MISSION | {"id": "aze-arg", "sending_iso3": "AZE", "receiving_iso3": "ARG", "opened_on": "2010-01-01"},
        MISSION | {"id": "arg-aze", "sending_iso3": "ARG", "receiving_iso3": "AZE", "opened_on": "2012-01-01"},
        MISSION | {"id": "aze-per", "sending_iso3": "AZE", "receiving_iso3": "PER", "opened_on": "2011-01-01"},
    )


@pytest.mark.parametrize(
    ("dates", "day", "certain"),
    [
        ({"appointed_on": "2012-02-18", "appointed_precision": "day"}, "2012-02-17", None),
        ({"appointed_on": "2012-02-18", "appointed_precision": "day"}, "2012-02-18", True),
        ({"appointed_on": "2012-02-18", "appointed_precision": "day"}, "2013-01-01", False),
        ({"seen_first_on": "2012-01-01", "seen_first_precision": "year"}, "2012-06-01", False),
        (
            {"credentials_on": "2012-02-18", "credentials_precision": "day"}
            | {"seen_last_on": "2014-04-01", "seen_last_precision": "month"},
            "2013-06-01",
            True,
        ),
        (
            {"credentials_on": "2012-02-18", "credentials_precision": "day"}
            | {"ended_on": "2015-01-01", "ended_precision": "year"},
            "2014-12-31",
            True,
        ),
        (
            {"credentials_on": "2012-02-18", "credentials_precision": "day"}
            | {"ended_on": "2015-01-01", "ended_precision": "year"},
            "2015-07-01",
            False,
        ),
        (
            {"credentials_on": "2012-02-18", "credentials_precision": "day"}
            | {"ended_on": "2015-01-01", "ended_precision": "year"},
            "2016-01-01",
            None,
        ),
        ({}, "2016-01-01", None),
    ],
)
def test_who_heads_a_mission(dates: dict[str, str], day: str, certain: bool | None) -> None:
    found = network.heads_on(rows("envoys", POST | {"id": "one"} | dates), pd.Timestamp(day))
    assert list(found["certain"]) == ([] if certain is None else [certain])


def test_a_successor_takes_the_place() -> None:
    first = POST | {"id": "first", "appointed_on": "2010-01-01", "appointed_precision": "day"}
    second = POST | {"id": "second", "appointed_on": "2014-01-01", "appointed_precision": "day"}
    envoys = rows("envoys", first, second)
    assert list(network.heads_on(envoys, pd.Timestamp("2013-01-01")).index) == ["first"]
    assert list(network.heads_on(envoys, pd.Timestamp("2015-01-01")).index) == ["second"]


def test_a_consul_heads_no_mission() -> None:
    consul = POST | {
        "id": "one",
        "title": "Honorary consul",
        "appointed_on": "2010-01-01",
        "appointed_precision": "day",
    }
    assert network.heads_on(rows("envoys", consul), pd.Timestamp("2010-01-01")).empty


@pytest.mark.parametrize(
    ("day", "alone"), [("2009-12-31", []), ("2010-12-31", ["aze-arg"]), ("2011-12-31", ["aze-arg", "aze-per"])]
)
def test_missions_without_an_answer(day: str, alone: list[str]) -> None:
    assert list(network.unanswered(missions(), pd.Timestamp(day)).index) == alone


def test_an_answer_ends_the_wait_once_it_may_be_open() -> None:
    assert list(network.unanswered(missions(), pd.Timestamp("2012-06-01")).index) == ["aze-per"]


def test_ranking_by_missions_then_by_opening() -> None:
    ties = pd.Series({"ARG": "mutual", "PER": "ours", "BRA": "none"}, name="tie")
    ranked = network.ranking(missions(), ties, pd.Timestamp("2013-01-01"))
    assert list(ranked.index) == ["ARG", "PER"]
    assert list(ranked["missions"]) == [2, 1]
    assert list(ranked["since"].dt.year) == [2010, 2011]


def test_nobody_and_nothing() -> None:
    day = pd.Timestamp("2014-12-31")
    assert network.heads_on(rows("envoys"), day).empty
    assert network.unanswered(rows("missions"), day).empty
    assert network.ranking(rows("missions"), pd.Series(dtype="str"), day).empty


def test_azerbaijans_missions_without_an_answer_read_by_hand() -> None:
    of_pair = store.load("missions")
    of_pair = of_pair[(of_pair["sending_iso3"] == "AZE") | (of_pair["receiving_iso3"] == "AZE")]
    alone = network.unanswered(of_pair, pd.Timestamp("2026-11-24"))
    assert set(alone.index) == {
        "aze-in-per-lima-embassy",
        "aze-in-ury-montevideo-diplomatic-office",
        "chl-in-aze-baku-embassy",
        "ven-in-aze-baku-embassy",
    }
