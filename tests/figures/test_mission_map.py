"""The map of missions as a Deck: pure, small, all from our own server, and the same on every day but for its range."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from typing import Any
from xml.etree import ElementTree

import pandas as pd
import pytest

from components.facts import store
from components.figures import mission_map, style
from components.figures import missions as missions_figures
from components.measures import mission_days
from components.measures import missions as missions_measures
from components.words.language import Words

URLS = {layer: f"data/map/{layer}.json?home=AZE&home=KAZ&version=0123abcd-2026-11-24" for layer in mission_map.LAYERS}
TODAY = pd.Timestamp("2026-11-24")
SIZE = (680, 480)
AMERICA = (-110.0, -54.0, -33.0, 30.0)
CACHED = 10_000
"""Bytes from which on Streamlit keeps a message in the browser."""


def ties(day: pd.Timestamp, homes: Sequence[str] = ("AZE",)) -> pd.Series:
    tables = [store.load(name) for name in ("missions", "milestones", "countries")]
    return missions_measures.ties_on(*tables, day, *homes)


def deck(
    words: Words, day: str | pd.Timestamp = TODAY, homes: Sequence[str] = ("AZE",), **options: Any
) -> dict[str, Any]:
    moment = pd.Timestamp(day)
    about = {"box": mission_map.WHOLE, "size": SIZE} | options
    made = mission_map.mission_map(
        URLS, ties(moment, homes), store.load("countries"), words, day=moment, homes=homes, **about
    )
    return json.loads(made.to_json())


def layer(found: dict[str, Any], name: str) -> dict[str, Any]:
    return next(one for one in found["layers"] if one["id"] == name)


def test_only_the_range_differs_from_a_day_to_another_with_the_same_ties(words: Words) -> None:
    one, other = deck(words, "2010-03-01"), deck(words, "2010-03-02")
    assert one != other
    for day, found in ((14669, one), (14670, other)):
        for drawn in found["layers"]:
            ranges = drawn.pop("filterRange", None)
            assert (ranges is None) == (drawn["id"] in ("land", "names", "more-names"))
            assert ranges in (None, [[0, day], [day + 1, mission_days.LATER]])
    assert one == other


@pytest.mark.parametrize("projection", ["flat", "globe"])
@pytest.mark.parametrize("homes", [("AZE",), ("KAZ",), ("AZE", "KAZ")])
def test_it_is_small_and_names_nobody_outside(words: Words, homes: tuple[str, ...], projection: str) -> None:
    for day in ("1991-06-30", "2014-12-31", "2026-11-24"):
        for box in (mission_map.WHOLE, AMERICA):
            text = json.dumps(deck(words, day, homes, projection=projection, box=box), separators=(",", ":"))
            assert len(text) < CACHED
            assert "//" not in text


def test_all_that_is_drawn_through_time_and_the_land_come_by_address(words: Words) -> None:
    for drawn in deck(words)["layers"]:
        if drawn["id"] not in ("names", "more-names"):
            assert drawn["data"] in {*URLS.values(), mission_map.LAND}


def test_land_is_filled_by_the_tie_of_the_day(words: Words) -> None:
    for day in ("2006-12-31", "2014-12-31", "2026-11-24"):
        land = layer(deck(words, day), "land")
        *cases, rest = land["getFillColor"].removeprefix("@@=").split(" : ")
        filled = {}
        for case in cases:
            states, _, colour = case.partition(" ? ")
            filled |= {state.split("'")[1]: json.loads(colour) for state in states.split(" || ")}
        for code, tie in ties(pd.Timestamp(day)).items():
            alpha = round(255 * missions_figures.FILLS[tie])
            assert filled[code] == [*style.rgb(style.TIES.get(tie, style.NEUTRAL)), alpha]
        assert filled["AZE"][:3] == style.rgb(style.HOME)
        assert json.loads(rest)[:3] == style.rgb(style.NEUTRAL)


def test_a_new_tie_tells_deck_gl_to_fill_the_land_anew(words: Words) -> None:
    triggers = [layer(deck(words, day), "land")["updateTriggers"] for day in ("2006-12-31", "2014-12-31", "2014-12-30")]
    assert triggers[0] != triggers[1] == triggers[2]


def test_every_mark_can_be_picked_and_names_cannot(words: Words) -> None:
    for drawn in deck(words)["layers"]:
        assert drawn.get("pickable", False) == drawn["id"].startswith(mission_map.LAYERS)


def test_a_pick_gives_its_layer_another_name(words: Words) -> None:
    names = {drawn["id"] for drawn in deck(words, picks={"signs": 3})["layers"]}
    assert {"signs-3", "arcs-0", "states-0"} <= names


def test_a_globe_has_a_sea_that_hides_its_far_side(words: Words) -> None:
    flat, globe = deck(words), deck(words, projection="globe")
    assert (flat["views"][0]["@@type"], globe["views"][0]["@@type"]) == ("MapView", "_GlobeView")
    assert "sea" not in {drawn["id"] for drawn in flat["layers"]}
    assert globe["layers"][0]["id"] == "sea"
    for drawn in globe["layers"]:
        hides = drawn.get("parameters", {}).get("depthWriteEnabled", True)
        assert hides == (drawn["id"] in ("sea", "names", "more-names"))


def test_in_the_dark_only_names_and_sea_are_others(words: Words) -> None:
    light, dark = (deck(words, projection="globe", dark=dark)["layers"] for dark in (False, True))
    others = {one["id"] for one, other in zip(light, dark, strict=True) if one != other}
    assert others == {"sea", "names", "more-names"}


def covered(mark: dict[str, Any], pixels: float) -> tuple[float, float, float, float]:
    (longitude, latitude), (right, down), wide = mark["place"], mark["offset"], 6.5 * len(mark["name"])
    left = longitude / 360 * pixels + right - {"start": 0, "middle": wide / 2, "end": wide}[mark["anchor"]]
    middle = down - math.asinh(math.tan(math.radians(latitude))) / (2 * math.pi) * pixels
    return left, middle - 6, left + wide, middle + 6


@pytest.mark.parametrize("size", [SIZE, (358, 336), (460, 384), (1100, 480)])
@pytest.mark.parametrize("homes", [("AZE",), ("KAZ",), ("AZE", "KAZ")])
def test_names_do_not_overlap_however_near_they_are_seen(
    words: Words, homes: tuple[str, ...], size: tuple[float, float]
) -> None:
    for box in (mission_map.WHOLE, AMERICA):
        found = deck(words, homes=homes, box=box, size=size)
        zoom = found["initialViewState"]["zoom"]
        for nearer in (0, 1, 3):
            pixels = 512 * 2 ** (zoom + nearer)
            marks = [covered(mark, pixels) for name in ("names", "more-names") for mark in layer(found, name)["data"]]
            for at, one in enumerate(marks):
                for other in marks[:at]:
                    apart = one[2] < other[0] or other[2] < one[0] or one[3] < other[1] or other[3] < one[1]
                    assert apart
    named = {mark["name"] for mark in layer(deck(words, homes=homes), "names")["data"]}
    assert {words.country(home) for home in homes} <= named


def test_names_are_those_of_states_with_a_resident_mission_and_near_by_of_others_too(words: Words) -> None:
    near, wide = deck(words, box=AMERICA), deck(words)
    assert {mark["name"] for mark in layer(wide, "names")["data"]} >= {"Azerbaijan", "Brazil", "Argentina", "Uruguay"}
    assert layer(wide, "more-names")["data"] == []
    assert {mark["name"] for mark in layer(near, "more-names")["data"]} >= {"Ecuador", "Bolivia", "Paraguay"}


@pytest.mark.parametrize("size", [SIZE, (358, 336), (1100, 480)])
@pytest.mark.parametrize("box", [mission_map.WHOLE, AMERICA, (44.0, 36.5, 55.0, 44.0)])
def test_a_flat_camera_shows_its_whole_box(box: mission_map.Box, size: tuple[float, float]) -> None:
    camera = mission_map.view_state(box, "flat", *size)
    west, south, east, north = box
    pixels = 512 * 2**camera.zoom
    for side in (west, east):
        assert abs(side - camera.longitude) / 360 * pixels < size[0] / 2
    for side in (south, north):
        away = mission_map.mercator(side) - mission_map.mercator(camera.latitude)
        assert abs(away) / (2 * math.pi) * pixels < size[1] / 2


def test_the_picture_of_the_signs_has_each_where_the_map_looks_for_it() -> None:
    picture = ElementTree.fromstring(missions_figures.sign_atlas())
    icons = missions_figures.icon_mapping()
    assert len(picture) == len(icons) == 2 * len(missions_figures.SIGNS)
    for icon in icons.values():
        assert icon["x"] + icon["width"] <= int(picture.get("width", 0))
        assert icon["y"] + icon["height"] <= int(picture.get("height", 0))
    assert len({(icon["x"], icon["y"]) for icon in icons.values()}) == len(icons)


def test_input_is_left_alone(words: Words) -> None:
    countries, of_day = store.load("countries"), ties(TODAY)
    before = countries.copy(deep=True), of_day.copy(deep=True)
    mission_map.mission_map(URLS, of_day, countries, words, day=TODAY, homes=["AZE"], box=mission_map.WHOLE, size=SIZE)
    pd.testing.assert_frame_equal(countries, before[0])
    pd.testing.assert_series_equal(of_day, before[1])
