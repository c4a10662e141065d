"""The map of missions as a Deck: pure, small, all from our own server, and the same on every day but for its range."""

from __future__ import annotations

import itertools
import json
import math
from collections.abc import Sequence
from typing import Any
from xml.etree import ElementTree

import pandas as pd
import pytest

from components.choices import address
from components.export import mission_marks
from components.facts import store
from components.figures import mission_map, style
from components.figures import missions as missions_figures
from components.measures import mission_days
from components.measures import missions as missions_measures
from components.words import language
from components.words.language import Words

URLS = {layer: f"data/map/{layer}.json?home=AZE&home=KAZ&version=0123abcd-2026-11-24" for layer in mission_map.LAYERS}
TODAY = pd.Timestamp("2026-11-24")
SIZE = (680, 480)
AMERICA = (-110.0, -54.0, -33.0, 30.0)
CACHED = 9_000
"""Bytes of a map, with which its message stays below 10 kB: from there on Streamlit keeps it in the browser."""


def ties(day: pd.Timestamp, homes: Sequence[str] = ("AZE",)) -> pd.Series:
    tables = [store.load(name) for name in ("missions", "milestones", "countries")]
    return missions_measures.ties_on(*tables, day, *homes)


def deck(day: str | pd.Timestamp = TODAY, homes: Sequence[str] = ("AZE",), **options: Any) -> dict[str, Any]:
    moment = pd.Timestamp(day)
    about = {"box": mission_map.WHOLE, "size": SIZE} | options
    made = mission_map.mission_map(URLS, ties(moment, homes), day=moment, homes=homes, **about)
    return json.loads(made.to_json())


def layer(found: dict[str, Any], name: str) -> dict[str, Any]:
    return next(one for one in found["layers"] if one["id"] == name)


def test_only_the_range_differs_from_a_day_to_another_with_the_same_ties() -> None:
    one, other = deck("2010-03-01"), deck("2010-03-02")
    assert one != other
    for day, found in ((14669, one), (14670, other)):
        for drawn in found["layers"]:
            ranges = drawn.pop("filterRange", None)
            assert (ranges is None) == (drawn["id"] == "land")
            assert ranges in (None, [[0, day], [day + 1, mission_days.LATER]])
    assert one == other


@pytest.mark.parametrize("projection", ["flat", "globe"])
@pytest.mark.parametrize("homes", [("AZE",), ("KAZ",), ("AZE", "KAZ")])
def test_it_is_small_and_names_nobody_outside(homes: tuple[str, ...], projection: str) -> None:
    for day in ("1991-06-30", "2014-12-31", "2026-11-24"):
        for box in (mission_map.WHOLE, AMERICA):
            found = deck(day, homes, projection=projection, box=box)
            text = json.dumps(found, indent=2)
            assert len(text) < CACHED
            assert "//" not in text


def test_all_that_is_drawn_through_time_and_the_land_come_by_address() -> None:
    for drawn in deck()["layers"]:
        assert drawn["data"] in {*URLS.values(), mission_map.LAND}


def test_land_is_filled_by_the_tie_of_the_day() -> None:
    for day in ("2006-12-31", "2014-12-31", "2026-11-24"):
        land = layer(deck(day), "land")
        *cases, rest = land["getFillColor"].removeprefix("@@=").split(" : ")
        filled = {}
        for case in cases:
            states, _, colour = case.partition(" ? ")
            filled |= {state.split("'")[1]: json.loads(colour) for state in states.split(" || ")}
        for code, tie in ties(pd.Timestamp(day)).items():
            alpha = round(255 * style.FILLS[tie])
            assert filled[code] == [*style.rgb(style.TIES.get(tie, style.NEUTRAL)), alpha]
        assert filled["AZE"][:3] == style.rgb(style.HOME)
        assert json.loads(rest)[:3] == style.rgb(style.NEUTRAL)


def test_a_new_tie_tells_deck_gl_to_fill_the_land_anew() -> None:
    triggers = [layer(deck(day), "land")["updateTriggers"] for day in ("2006-12-31", "2014-12-31", "2014-12-30")]
    assert triggers[0] != triggers[1] == triggers[2]


def test_every_mark_can_be_picked_and_names_cannot() -> None:
    for drawn in deck()["layers"]:
        assert drawn.get("pickable", False) == drawn["id"].startswith(mission_map.LAYERS)


def test_a_pick_gives_its_layer_another_name() -> None:
    names = {drawn["id"] for drawn in deck(picks={"signs": 3})["layers"]}
    assert {"signs-3", "arcs-0", "states-0"} <= names


def test_a_globe_has_a_sea_that_hides_its_far_side() -> None:
    flat, globe = deck(), deck(projection="globe")
    assert (flat["views"][0]["@@type"], globe["views"][0]["@@type"]) == ("MapView", "_GlobeView")
    assert "sea" not in {drawn["id"] for drawn in flat["layers"]}
    assert globe["layers"][0]["id"] == "sea"
    assert not globe["views"][0]["parameters"]["depthWriteEnabled"]
    for drawn in globe["layers"]:
        hides = drawn.get("parameters", {}).get("depthWriteEnabled", False)
        assert hides == (drawn["id"] == "sea")


def test_in_the_dark_only_names_and_sea_are_others() -> None:
    light, dark = (deck(projection="globe", dark=dark)["layers"] for dark in (False, True))
    others = {one["id"] for one, other in zip(light, dark, strict=True) if one != other}
    assert others == {"sea", "names-end", "names-start", "names-middle"}


LETTER, HIGH = 6.2, 12
"""Pixels of a letter and of a name, as they are drawn on the map."""

SHARES = {"end": -1, "start": 0, "middle": -0.5}
"""What share of a name is to the right of the place that it is drawn at."""


def test_names_are_in_letters_that_deck_gl_has_before_it_knows_them(words: Words) -> None:
    countries = store.load("countries").query("role != 'other'")
    assert all(" " <= letter <= "~" for code in countries["iso3"] for letter in words.country(code))


def named(found: dict[str, Any], homes: Sequence[str], nearer: float) -> dict[str, tuple[float, ...]]:
    """The names that deck.gl lets stand when the map is seen so much nearer, each with its four sides in pixels.

    It leaves a name out whose capital lies on the padded piece of a more important one on its own side.
    """
    layers = {drawn["getTextAnchor"]: drawn for drawn in found["layers"] if drawn["id"].startswith("names")}
    chosen = address.parse({"home": homes}, (), address.partners(), address.bounds()).filters
    day = mission_days.day_number(TODAY)
    pixels = 512 * 2 ** (found["initialViewState"]["zoom"] + nearer)
    standing: dict[str, tuple[float, ...]] = {}
    rooms: list[tuple[str, tuple[float, ...]]] = []
    states = mission_marks.layers(chosen, language.words(), TODAY)["states"]
    for mark in sorted(states, key=lambda mark: -mark["priority"]):
        if not mark["from"] <= day < mark["until"]:
            continue
        side, wide = mark["side"], LETTER * len(mark["name"])
        x, y = mark["place"][0] / 360 * pixels, -mission_map.mercator(mark["place"][1]) / (2 * math.pi) * pixels
        west, middle = x + mark["beside"][0] + SHARES[side] * wide, y + mark["beside"][1]
        hidden = any(of == side and left < x < right and top < y < low for of, (left, top, right, low) in rooms)
        if not hidden:
            standing[mark["name"]] = (west, middle - HIGH / 2, west + wide, middle + HIGH / 2)
        if room := layers[side].get("collisionTestProps", {}).get("padding"):
            piece = (west - room[0], middle - HIGH / 2 - room[1], west + wide + room[2], middle + HIGH / 2 + room[3])
            assert piece[0] < x - 2 < x + 2 < piece[2], "it would leave itself out"
            rooms.append((side, piece))
    return standing


@pytest.mark.parametrize("size", [SIZE, (358, 336), (460, 384), (1100, 480)])
@pytest.mark.parametrize("homes", [("AZE",), ("KAZ",), ("AZE", "KAZ")])
@pytest.mark.parametrize("box", [mission_map.WHOLE, AMERICA])
def test_names_do_not_overlap_however_near_they_are_seen(
    box: mission_map.Box, homes: tuple[str, ...], size: tuple[float, float]
) -> None:
    found = deck(homes=homes, box=box, size=size)
    for nearer in (-0.5, 0, 0.5, 1, 2, 3):
        for (one, sides), (other, others) in itertools.combinations(named(found, homes, nearer).items(), 2):
            beside = sides[2] <= others[0] or others[2] <= sides[0]
            assert beside or sides[3] <= others[1] or others[3] <= sides[1], (one, other, nearer)


@pytest.mark.parametrize("size", [SIZE, (358, 336), (460, 384)])
@pytest.mark.parametrize("box", [mission_map.WHOLE, AMERICA])
def test_every_state_with_a_resident_mission_has_its_name(
    words: Words, box: mission_map.Box, size: tuple[float, float]
) -> None:
    for home in ("AZE", "KAZ"):
        of_day = ties(TODAY, (home,))
        tied = of_day.index[of_day.isin(["mutual", "ours", "theirs"])]
        standing = named(deck(homes=(home,), box=box, size=size), (home,), 0)
        assert {words.country(code) for code in (home, *tied)} <= set(standing)


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


def test_input_is_left_alone() -> None:
    of_day = ties(TODAY)
    before = of_day.copy(deep=True)
    mission_map.mission_map(URLS, of_day, day=TODAY, homes=["AZE"], box=mission_map.WHOLE, size=SIZE)
    pd.testing.assert_series_equal(of_day, before)
