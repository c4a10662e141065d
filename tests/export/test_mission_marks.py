"""What the browser gets of the map: every mission through time, all of it from the tables, and text that stays text."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs

import pandas as pd
import pytest

from components.choices import address, parameters
from components.export import mission_marks
from components.facts import store
from components.figures import mission_map
from components.measures import mission_days
from components.measures import missions as missions_measures
from components.words.language import Words

TODAY = pd.Timestamp("2026-11-24")
MOST_BYTES = 200_000
HOSTILE = "<img src=x onerror=alert(1)> ](javascript:alert(1)) $x$"
DAYS = ["1991-06-30", "2006-12-31", "2010-12-31", "2014-06-15", "2014-12-31", "2018-12-31", "2026-11-24"]
Layers = dict[str, list[dict[str, Any]]]


def layers(words: Words, **query: list[str]) -> Layers:
    where = address.parse(query, (mission_marks.KIND,), address.partners(), address.bounds())
    return mission_marks.layers(where.filters, words, TODAY)


def on(marks: list[dict[str, Any]], day: str | pd.Timestamp) -> dict[str, dict[str, Any]]:
    """The marks that deck.gl's filter lets through on a day, by mission or state."""
    number = mission_days.day_number(pd.Timestamp(day))
    there = [mark for mark in marks if mark["from"] <= number and number + 1 <= mark["until"]]
    found = {mark["id"]: mark for mark in there}
    assert len(found) == len(there), "two marks of one mission or state on one day"
    return found


@pytest.mark.parametrize("homes", [["AZE"], ["KAZ"], ["AZE", "KAZ"]])
def test_it_is_small_and_names_nobody_outside(words: Words, homes: list[str]) -> None:
    text = json.dumps(layers(words, home=homes), separators=(",", ":"))
    assert len(text.encode()) < MOST_BYTES
    assert "//" not in text


@pytest.mark.parametrize("day", DAYS)
def test_the_marks_of_a_day_are_the_missions_of_that_day(words: Words, day: str) -> None:
    missions = store.load("missions")
    missions = missions[missions["status"] != "announced"]
    state = missions_measures.state_on(missions, pd.Timestamp(day))
    found = layers(words, home=["AZE", "KAZ"])
    placed = state[missions["longitude"].notna()]
    sure = set(placed.index[placed.isin(["open", "perhaps", "unknown"])])
    signs = on(found["signs"], day)
    assert sure <= set(signs)
    assert all(signs[row]["sign"].endswith("-disputed") for row in set(signs) - sure)
    assert set(on(found["arcs"], day)) <= set(state.index[state != "unknown"])


@pytest.mark.parametrize("day", DAYS)
def test_every_home_and_partner_has_its_dot_which_tells_the_tie_of_the_day(words: Words, day: str) -> None:
    missions, milestones, countries = (store.load(name) for name in ("missions", "milestones", "countries"))
    found = on(layers(words)["states"], day)
    assert set(found) == {"AZE", *countries.loc[countries["role"] == "partner", "iso3"]}
    ties = missions_measures.ties_on(missions, milestones, countries, pd.Timestamp(day), "AZE")
    for code, tie in ties.items():
        label = words(f"embassies-ties-{tie}", homes=words.country("AZE"), count=1)
        assert found[str(code)]["text"].split("\n")[0] == f"{words.country(str(code))}: {label}"


def test_a_resident_mission_has_an_arc_between_the_capitals(words: Words) -> None:
    arc = on(layers(words)["arcs"], TODAY)["bra-in-aze-baku-embassy"]
    assert arc["path"][0] == pytest.approx((49.86, 40.4), abs=0.01)
    assert arc["path"][-1] == pytest.approx((-47.92, -15.78), abs=0.01)


def test_the_two_directions_run_side_by_side(words: Words) -> None:
    arcs = on(layers(words)["arcs"], TODAY)
    ours, theirs = arcs["aze-in-bra-brasilia-embassy"], arcs["bra-in-aze-baku-embassy"]
    assert ours["path"] == theirs["path"]
    assert ours["side"] == -theirs["side"] != 0
    assert ours["colour"][:3] != theirs["colour"][:3]


def test_an_accreditation_has_a_dotted_arc_from_its_seat(words: Words) -> None:
    arcs = on(layers(words, home=["AZE", "KAZ"])["arcs"], TODAY)
    arc = arcs["aze-to-bol-from-buenos-aires"]
    assert arc["path"][0] == pytest.approx((-58.4, -34.6), abs=0.1)
    assert arc["path"][-1] == pytest.approx((-68.15, -16.5), abs=0.01)
    assert min(arc["dash"]) > 0
    assert "per-to-kaz-seat-unknown" not in arcs
    assert "Buenos Aires" in arc["text"]


def test_only_what_has_a_place_stands_on_the_map(words: Words) -> None:
    signs = layers(words)["signs"]
    assert "aze-in-pry-consulate" not in {mark["id"] for mark in signs}
    assert on(signs, TODAY)["aze-in-per-lima-embassy"]["offset"] == (0, 0)


def test_missions_that_share_a_city_stand_apart(words: Words) -> None:
    signs = [mark for mark in on(layers(words)["signs"], TODAY).values() if "-in-aze-baku-" in mark["id"]]
    assert len(signs) == 7
    assert len({mark["offset"] for mark in signs}) == 7


def test_what_is_not_sure_is_faint_and_said(words: Words) -> None:
    signs = layers(words)["signs"]
    sure, unsure = (on(signs, day)["arg-in-aze-baku-embassy"] for day in ("2014-12-31", "2012-06-30"))
    assert unsure["colour"][3] < sure["colour"][3] == 255
    assert words("network-state-perhaps") in unsure["text"]
    assert words("network-state-perhaps") not in sure["text"]


def test_cells_are_passed_on_as_they_are(words: Words, monkeypatch: pytest.MonkeyPatch) -> None:
    tables = {name: store.load(name) for name in ("missions", "milestones", "claims", "countries", "cities")}
    cities = tables["missions"]["city"].where(tables["missions"].index != "aze-in-bra-brasilia-embassy", HOSTILE)
    tables["missions"] = tables["missions"].assign(city=cities)
    monkeypatch.setattr(store, "load", tables.__getitem__)
    found = layers(words)
    for layer in ("arcs", "signs"):
        assert HOSTILE in on(found[layer], TODAY)["aze-in-bra-brasilia-embassy"]["text"]
    assert HOSTILE in on(found["states"], TODAY)["BRA"]["text"]


def test_leaving_out_a_kind_changes_no_tie(words: Words) -> None:
    few = on(layers(words, country=["BRA"], kind=["non_resident"])["states"], TODAY)
    assert words("embassies-ties-mutual") in few["BRA"]["text"]


def test_the_rows_stay_as_they_are(words: Words) -> None:
    missions = store.load("missions")
    before = missions.copy(deep=True)
    layers(words)
    pd.testing.assert_frame_equal(missions, before)


def test_the_address_holds_what_the_marks_depend_on_and_nothing_else() -> None:
    projection = parameters.view("projection", "flat", "globe")
    query = {"home": ["KAZ"], "country": ["MEX"], "kind": ["embassy"], "projection": ["globe"]}
    where = address.parse(query, (projection, mission_marks.KIND), address.partners(), address.bounds())
    url = mission_marks.urls(replace(where, row="missions:bra-in-kaz-astana-embassy"))["states"]
    asked = parse_qs(url.partition("?")[2])
    assert asked.keys() == {"home", "country", "kind", "version"}
    states = json.loads(mission_marks.layer("states", asked))
    assert {mark["id"] for mark in states} == {"KAZ", "MEX"}
    assert {mark["id"] for mark in json.loads(mission_marks.layer("signs", asked))} == {
        "kaz-in-mex-mexico-city-embassy"
    }


def test_the_address_changes_with_the_data() -> None:
    where = address.parse({}, (mission_marks.KIND,), address.partners(), address.bounds())
    for layer in mission_map.LAYERS:
        version = parse_qs(mission_marks.urls(where)[layer].partition("?")[2])["version"][0]
        assert version.startswith(store.STORE.snapshot().version)


@pytest.mark.parametrize("query", [{}, {"country": [HOSTILE]}, {"home": ["x"], "what": [HOSTILE], "version": ["1"]}])
def test_what_is_not_understood_is_left_out(query: dict[str, list[str]]) -> None:
    for layer in mission_map.LAYERS:
        assert mission_marks.layer(layer, query) == mission_marks.layer(layer, {})
        assert HOSTILE.encode() not in mission_marks.layer(layer, query)
