"""Profiles: every headline fact of every pair is what the tables say, and nothing more."""

import csv
import datetime
import functools

import pandas as pd
import pytest
from conftest import ROOT
from made import rows

from components.choices import address
from components.facts import store
from components.figures import profile_facts
from components.measures import profile
from components.words.language import Words

TODAY = datetime.date(2026, 11, 24)
PAIRS = [(home, partner) for home in ("AZE", "KAZ") for partner in address.partners()]


@functools.cache
def table(name: str) -> dict[tuple[str, str], list[dict[str, str]]]:
    """The rows of a file as they are written, by home and partner."""
    pairs: dict[tuple[str, str], list[dict[str, str]]] = {pair: [] for pair in PAIRS}
    with (ROOT / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            sides = ("home_iso3", "partner_iso3") if "home_iso3" in row else ("sending_iso3", "receiving_iso3")
            pair = (row[sides[0]], row[sides[1]])
            pairs.get(pair if pair in pairs else pair[::-1], []).append(row)
    return pairs


def of(name: str, home: str, partner: str) -> list[dict[str, str]]:
    """The rows of a pair as the file has them."""
    return table(name)[home, partner]


@functools.cache
def facts(home: str, partner: str) -> dict[str, pd.DataFrame]:
    return profile.facts({name: store.load(name) for name in profile.TABLES}, home, partner, TODAY)


def ids(found: list[dict[str, str]]) -> set[str]:
    return {row["id"] for row in found}


@pytest.mark.parametrize(("home", "partner"), PAIRS)
def test_the_facts_of_a_pair_are_what_its_rows_say(home: str, partner: str) -> None:
    found = facts(home, partner)
    for name, kind in (("recognition", "recognition"), ("relations", "relations_established")):
        assert set(found[name].index) == ids([row for row in of("milestones", home, partner) if row["kind"] == kind])
    held = [row for row in of("visits", home, partner) if row["status"] == "held"]
    assert set(found["visits"].index) == ids(held)
    assert set(found["agreements"].index) == ids(of("agreements", home, partner))
    for side, sender, direction in (("ours", home, "to_partner"), ("theirs", partner, "to_home")):
        sent = [row for row in of("missions", home, partner) if row["sending_iso3"] == sender]
        assert set(found[f"missions_{side}"].index) == ids(sent)
        going = [row for row in held if row["direction"] == direction]
        last = found[f"visit_{side}"]
        assert len(last) == bool(going)
        if len(last):
            assert f"{last['start_date'].iloc[0]:%Y-%m-%d}" == max(row["start_date"] for row in going)
        _check_head(
            found[f"head_{side}"], [row for row in of("envoys", home, partner) if row["sending_iso3"] == sender]
        )
    for flow in ("exports", "imports"):
        _check_figure(found[f"{flow}_own"], home, partner, flow, home)
        _check_figure(found[f"{flow}_mirror"], home, partner, flow, partner)
        _check_goods(found[f"goods_{flow}"], [row for row in of("products", home, partner) if row["flow"] == flow])
    stated = [row for row in of("trade", home, partner) if row["dataset"] == "statement"]
    assert len(found["stated"]) == bool(stated)
    if stated:
        assert f"{found['stated']['period_end'].iloc[0]:%Y-%m-%d}" == max(row["period_end"] for row in stated)


def _check_head(head: pd.DataFrame, sent: list[dict[str, str]]) -> None:
    """Nobody before whom another was seen later, and of those who left only one who came after all that is known of
    the others."""
    heads = [
        row
        for row in sent
        if "mbassador" in row["title"] + " ambassador" * row["title"].startswith("Chargé")
        and "designate" not in row["id"]
    ]
    days = {
        row["id"]: max(row[column] for column in ("appointed_on", "credentials_on", "seen_last_on")) for row in heads
    }
    staying = max((days[row["id"]] for row in heads if not row["ended_on"]), default="")
    starts = {
        row["id"]: min(
            filter(None, (row[one] for one in ("appointed_on", "credentials_on", "seen_first_on"))), default=""
        )
        for row in heads
    }
    known = {
        row["id"]: days[row["id"]]
        for row in heads
        if days[row["id"]] and (not row["ended_on"] or (starts[row["id"]] or days[row["id"]]) > staying)
    }
    assert len(head) == bool(known)
    if len(head):
        assert known[str(head.index[0])] == max(known.values())


def _check_figure(figure: pd.DataFrame, home: str, partner: str, flow: str, reporter: str) -> None:
    there = [
        row
        for row in of("trade", home, partner)
        if row["flow"] == flow
        and row["reporter_iso3"] == reporter
        and row["dataset"] in ("un-comtrade", "national-statistics", "imf-dots", "un-comtrade-wits")
        and (row["period_start"][4:], row["period_end"][4:]) == ("-01-01", "-12-31")
        and row["period_start"][:4] == row["period_end"][:4]
    ]
    assert len(figure) == bool(there)
    if there:
        newest = max(row["period_end"] for row in there)
        values = {row["value_usd"] for row in there if row["period_end"] == newest}
        assert str(figure["value_usd"].iloc[0]) in values
        assert f"{figure['period_end'].iloc[0]:%Y-%m-%d}" == newest


def _check_goods(found: pd.DataFrame, written: list[dict[str, str]]) -> None:
    """The three of the highest value of one year and one reporter, in the most exact classification that there is."""
    assert bool(len(found)) == bool(written)
    kind = next((kind for kind in ("HS2", "SITC1", "named") if kind in {row["classification"] for row in written}), "")
    mine = [row for row in written if row["classification"] == kind]
    if kind == "named":
        newest = sorted((row["period_start"] for row in mine), reverse=True)[:3]
        assert sorted(found["period_start"].dt.strftime("%Y-%m-%d").fillna(""), reverse=True) == newest
    elif kind:
        usable = [row for row in mine if row["year_complete"] != "false"] or mine
        year = max(row["period_end"] for row in usable)
        highest = sorted((int(row["value_usd"]) for row in usable if row["period_end"] == year), reverse=True)[:3]
        assert found["value_usd"].tolist() == highest
        assert found["reporter_iso3"].nunique() == 1
        written_as = {(row["product"], row["value_usd"], row["period_end"]) for row in mine}
        for product, value in zip(found["product"], found["value_usd"], strict=True):
            assert (product, str(value), year) in written_as


@pytest.mark.parametrize(("home", "partner"), PAIRS)
def test_every_fact_is_told_and_what_was_not_found_is_said(home: str, partner: str, words: Words) -> None:
    for lines in profile_facts.lines(facts(home, partner), home, partner, words, TODAY).values():
        for line in lines:
            assert line.label
            assert line.value
            assert ("not found" in line.value or line.value.startswith("No ")) == (line.rows.empty), line


def told(home: str, partner: str, words: Words) -> dict[str, tuple[str, str]]:
    lines = profile_facts.lines(facts(home, partner), home, partner, words, TODAY).values()
    return {line.name: (line.value, line.remark) for group in lines for line in group}


def checked() -> dict[tuple[str, str], dict[str, tuple[str, str]]]:
    """Profiles as they were worked out by hand from the tables: value and remark of each fact, by pair."""
    pairs: dict[tuple[str, str], dict[str, tuple[str, str]]] = {}
    with (ROOT / "tests" / "profiles.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            pairs.setdefault((row["home"], row["partner"]), {})[row["fact"]] = (row["value"], row["remark"])
    return pairs


@pytest.mark.parametrize("pair", checked(), ids="-".join)
def test_profiles_checked_by_hand(pair: tuple[str, str], words: Words) -> None:
    said = {fact: (value.replace("\n", " / "), remark) for fact, (value, remark) in told(*pair, words).items()}
    expected = checked()[pair]
    assert {fact: said[fact] for fact in expected} == expected


def test_somebody_who_left_is_the_last_head_only_after_all_others_and_a_consul_never() -> None:
    envoys = rows(
        "envoys",
        {"id": "left", "title": "Ambassador", "appointed_on": "2020-01-01", "ended_on": "2022-01-01"},
        {"id": "consul", "title": "Honorary consul", "seen_last_on": "2025-01-01"},
        {"id": "named", "title": "Ambassador-designate", "appointed_on": "2026-01-01"},
        {"id": "seen", "title": "Chargé d'affaires", "appointed_on": "2015-01-01", "seen_last_on": "2021-01-01"},
        {"id": "older", "title": "Ambassador", "credentials_on": "2019-01-01"},
        {"id": "tomorrow", "title": "Ambassador", "appointed_on": "2026-11-25"},
    )
    assert list(profile.last_head(envoys, TODAY).index) == ["seen"]
    assert list(profile.last_head(envoys[:2], TODAY).index) == ["left"]
    assert list(profile.last_head(envoys[envoys.index != "seen"], TODAY).index) == ["left"]
    assert profile.last_head(envoys.loc[["consul", "named", "tomorrow"]], TODAY).empty


def test_the_last_visit_was_held_that_way_and_is_not_to_come() -> None:
    visits = rows(
        "visits",
        {"id": "a", "start_date": "2020-01-01", "direction": "to_home", "status": "held"},
        {"id": "b", "start_date": "2021-01-01", "direction": "to_home", "status": "announced"},
        {"id": "c", "start_date": "2022-01-01", "direction": "to_partner", "status": "held"},
        {"id": "d", "start_date": "2027-01-01", "direction": "to_home", "status": "held"},
        {"id": "e", "direction": "to_home", "status": "held"},
    )
    assert list(profile.last_visit(visits, "to_home", TODAY).index) == ["a"]
    assert list(profile.last_visit(visits[4:], "to_home", TODAY).index) == ["e"]


@pytest.mark.parametrize(
    ("day", "precision", "said"),
    [
        ("2026-11-23", "day", "1 day ago"),
        ("2026-01-25", "day", "9 months ago"),
        ("2025-05-24", "day", "18 months ago"),
        ("2024-11-25", "day", "23 months ago"),
        ("2012-11-25", "day", "13 years ago"),
        ("2012-01-01", "year", "14 years ago"),
        ("2026-01-01", "year", ""),
        ("2027-01-01", "day", ""),
    ],
)
def test_how_long_ago_a_day_was(day: str, precision: str, said: str, words: Words) -> None:
    assert words.ago(pd.Timestamp(day), precision, TODAY) == said


def day(text: str) -> pd.Timestamp:
    return pd.Timestamp(text)


def test_a_posting_lasts_from_its_start_to_its_end_as_vague_as_they_are() -> None:
    told = {"appointed_on": "2016-09-01", "appointed_precision": "month"}
    told |= {"ended_on": "2022-01-01", "ended_precision": "year"}
    found = profile.posting_spans(rows("envoys", {"id": "a", **told}), TODAY).loc["a"]
    assert (found["first"], found["last"]) == (day("2016-09-01"), day("2022-12-31"))
    assert pd.isna(found["before"])
    assert pd.isna(found["after"])


def test_a_posting_without_an_end_lasts_to_the_newest_sighting_and_no_further() -> None:
    told = {"credentials_on": "2023-01-12", "credentials_precision": "day"}
    told |= {"seen_first_on": "2022-10-01", "seen_first_precision": "month"}
    told |= {"seen_last_on": "2025-05-01", "seen_last_precision": "month"}
    found = profile.posting_spans(rows("envoys", {"id": "a", **told}), TODAY).loc["a"]
    assert (found["first"], found["last"]) == (day("2022-10-01"), day("2025-05-31"))
    assert pd.isna(found["before"])
    assert found["after"] == day("2025-05-31") + profile.STUB


def test_a_posting_known_by_a_sighting_alone_has_both_ends_open_and_none_reaches_beyond_today() -> None:
    told = {"seen_first_on": "2026-03-01", "seen_first_precision": "month"}
    told |= {"seen_last_on": "2026-03-01", "seen_last_precision": "month"}
    found = profile.posting_spans(rows("envoys", {"id": "a", **told}, {"id": "b", "name": "Nobody"}), TODAY)
    assert list(found.index) == ["a"]
    assert found.loc["a", "before"] == day("2026-03-01") - profile.STUB
    assert found.loc["a", "after"] == pd.Timestamp(TODAY)


def test_missions_are_open_until_today_closed_or_not_placed() -> None:
    missions = rows(
        "missions",
        {"id": "open", "status": "open", "opened_on": "2012-08-01", "opened_precision": "month"},
        {
            "id": "closed",
            "status": "closed",
            "opened_on": "2017-08-01",
            "opened_precision": "month",
            "closed_on": "2020-01-01",
            "closed_precision": "year",
        },
        {"id": "undated", "status": "open", "note": "status as of 2022"},
        {"id": "announced", "status": "announced"},
        {"id": "unknown", "status": "unknown"},
        {"id": "superseded", "status": "closed", "opened_on": "2007-04-01", "opened_precision": "month"},
    )
    found = profile.mission_spans(missions, TODAY)
    assert list(found.index) == ["open", "closed", "undated", "superseded"]
    assert found.loc["open", "last"] == pd.Timestamp(TODAY)
    assert found.loc["closed", "last"] == day("2020-12-31")
    assert found.loc["undated", "first"] == day("2022-01-01")
    assert found.loc["undated", "before"] == day("2022-01-01") - profile.STUB
    assert found.loc["superseded", "after"] == day("2007-04-30") + profile.STUB
    assert found[["before", "after"]].isna().sum().tolist() == [3, 3]


POST = {"sending_iso3": "AZE", "receiving_iso3": "ARG", "title": "Ambassador"}


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
    found = profile.heads_on(rows("envoys", POST | {"id": "one"} | dates), pd.Timestamp(day))
    assert list(found["certain"]) == ([] if certain is None else [certain])


def test_a_successor_takes_the_place() -> None:
    first = POST | {"id": "first", "appointed_on": "2010-01-01", "appointed_precision": "day"}
    second = POST | {"id": "second", "appointed_on": "2014-01-01", "appointed_precision": "day"}
    envoys = rows("envoys", first, second)
    assert list(profile.heads_on(envoys, pd.Timestamp("2013-01-01")).index) == ["first"]
    assert list(profile.heads_on(envoys, pd.Timestamp("2015-01-01")).index) == ["second"]


def test_a_consul_heads_no_mission() -> None:
    consul = POST | {
        "id": "one",
        "title": "Honorary consul",
        "appointed_on": "2010-01-01",
        "appointed_precision": "day",
    }
    assert profile.heads_on(rows("envoys", consul), pd.Timestamp("2010-01-01")).empty


def test_nobody_heads_a_mission() -> None:
    assert profile.heads_on(rows("envoys"), pd.Timestamp("2014-12-31")).empty
