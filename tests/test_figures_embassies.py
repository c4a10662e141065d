"""The map of missions: what it sends to the browser is small, asks nobody outside, and leads to the rows."""

from __future__ import annotations

import datetime
import json
import re
from typing import Any

import pandas as pd
import pytest

from components import data, mission_measures
from components.figures import embassies, marks, network_layers, style
from components.figures.great_circles import great_circle
from components.language import Words

TODAY = pd.Timestamp("2026-11-24")
HOMES = (("AZE",), ("KAZ",), ("AZE", "KAZ"))
PICKABLE = ("states", "arcs", "missions")
MOST_BYTES = 20_000
HOSTILE = "@@#a.b <img src=x onerror=alert(1)> {address} @@=1 ](javascript:alert(1)) :red[x] $x$"


def ties(homes: tuple[str, ...], day: pd.Timestamp, missions: pd.DataFrame) -> pd.Series:
    tables = data.load("milestones"), data.load("countries")
    return mission_measures.closest([mission_measures.ties_on(missions, *tables, day, home) for home in homes])


def network(
    words: Words,
    homes: tuple[str, ...] = ("AZE",),
    day: pd.Timestamp = TODAY,
    missions: pd.DataFrame | None = None,
    **options: Any,
) -> embassies.Map:
    rows = data.load("missions") if missions is None else missions
    about = {"ties": ties(homes, day, rows), "countries": data.load("countries")}
    return embassies.network(rows, words, day=day, homes=homes, **about, **options)


def sent(deck: embassies.Map) -> dict[str, Any]:
    return json.loads(deck.to_json())


def layers(deck: embassies.Map) -> dict[str, dict[str, Any]]:
    return {layer["id"].rsplit("-", 1)[0]: layer for layer in sent(deck)["layers"]}


def drawn(deck: embassies.Map, layer: str) -> dict[str, dict[str, Any]]:
    return {mark["address"]: mark for mark in layers(deck)[layer]["data"]}


@pytest.mark.parametrize("homes", HOMES)
@pytest.mark.parametrize("day", ["1991-12-31", "2014-06-15", "2018-12-31", "2026-11-24"])
def test_the_map_is_small_and_asks_nobody_outside(words: Words, homes: tuple[str, ...], day: str) -> None:
    text = network(words, homes, pd.Timestamp(day)).to_json()
    assert len(text.encode()) < MOST_BYTES
    assert "//" not in text
    assert "mapStyle" not in text.replace('"mapStyle":"__MAP_STYLE__"', "")
    assert "mapProvider" not in text


def test_the_outline_goes_by_its_address(words: Words) -> None:
    land = layers(network(words, land="/elsewhere.geojson"))["land"]
    assert (land["@@type"], land["data"]) == ("GeoJsonLayer", "/elsewhere.geojson")
    assert layers(network(words))["land"]["data"] == embassies.LAND
    assert "coordinates" not in network(words).to_json()


@pytest.mark.parametrize("homes", HOMES)
def test_every_mark_leads_to_a_mission_or_a_state(words: Words, homes: tuple[str, ...]) -> None:
    missions, countries = data.load("missions"), data.load("countries")
    found = layers(network(words, homes))
    assert set(found) == {"land", "names", *PICKABLE}
    assert {name for name, layer in found.items() if layer.get("pickable")} == set(PICKABLE)
    for name in PICKABLE:
        known = set(countries["iso3"]) if name == "states" else set(missions.index)
        addresses = [mark["address"] for mark in found[name]["data"]]
        assert set(addresses) <= known
        assert len(set(addresses)) == len(addresses)
        assert all(mark["text"].strip() for mark in found[name]["data"])


def test_every_partner_and_home_has_its_point(words: Words) -> None:
    countries = data.load("countries")
    both = set(countries.loc[countries["role"] != "other", "iso3"])
    assert set(drawn(network(words, ("AZE", "KAZ")), "states")) == both


def test_arcs_and_dots_are_the_missions_counted_by_hand(words: Words) -> None:
    deck = network(words, day=pd.Timestamp("2010-12-31"))
    counted = {
        "aze-in-arg-buenos-aires-embassy",
        "aze-in-cub-havana-embassy",
        "aze-in-mex-mexico-city-embassy",
        "bra-in-aze-baku-embassy",
        "cub-in-aze-baku-embassy",
    }
    assert set(drawn(deck, "arcs")) == set(drawn(deck, "missions")) == counted
    assert {address: mark.get("by", "") for address, mark in drawn(deck, "arcs").items()} == {
        address: "AZE" if address.startswith("aze-") else "" for address in counted
    }


def test_an_arc_joins_the_two_capitals(words: Words) -> None:
    path = drawn(network(words), "arcs")["bra-in-aze-baku-embassy"]["path"]
    assert path[0] == pytest.approx([49.9, 40.4], abs=0.06)
    assert path[-1] == pytest.approx([-47.9, -15.8], abs=0.06)


def test_what_is_not_certain_is_faint(words: Words) -> None:
    # On that day Mexico's embassy in Baku was to open in four months, Azerbaijan's in Bogotá some time in that year.
    day = pd.Timestamp("2014-06-15")
    deck = network(words, ("AZE", "KAZ"), day)
    for layer in ("arcs", "missions"):
        marks = drawn(deck, layer)
        assert "mex-in-aze-baku-embassy" not in marks
        assert marks["aze-in-col-bogota-embassy"]["faint"] == 1
        assert "faint" not in marks["col-in-aze-baku-embassy"]
    # A mission of unknown date is a faint dot without an arc.
    assert drawn(deck, "missions")["cub-in-kaz-astana-embassy"]["faint"] == 1
    assert "cub-in-kaz-astana-embassy" not in drawn(deck, "arcs")
    assert words.date(day, "day") in drawn(deck, "missions")["aze-in-col-bogota-embassy"]["text"]


def test_kinds_are_told_apart(words: Words) -> None:
    marks = drawn(network(words, ("AZE", "KAZ")), "missions")
    embassy, office = marks["aze-in-arg-buenos-aires-embassy"], marks["aze-in-ury-montevideo-diplomatic-office"]
    consulate, centre = marks["kaz-in-arg-rosario-honorary-consulate"], marks["kaz-in-arg-rosario-cultural-centre"]
    assert (embassy.get("ring"), office.get("ring")) == (None, 1)
    assert embassy["radius"] > consulate["radius"] > centre["radius"]
    assert len(set(network_layers.KINDS.values())) == len(network_layers.KINDS)


def test_states_are_filled_by_their_tie(words: Words) -> None:
    fill = layers(network(words))["land"]["getFillColor"]
    colour = {
        tie: json.dumps([*network_layers.tie_colour(tie), network_layers.FILLS[tie]]) for tie in mission_measures.TIES
    }
    conditions = dict(re.findall(r"\(([^)]+)\) \? (\[[^\]]+\])", fill))
    filled = {code: shade for asked, shade in conditions.items() for code in re.findall(r"'(\w+)'", asked)}
    assert fill.startswith("@@=(id == ")
    assert fill.endswith(colour["none"])
    assert [filled[code] for code in ("BRA", "PER", "CHL", "BOL")] == [
        colour[tie] for tie in ("mutual", "ours", "theirs", "non_resident")
    ]
    assert filled["AZE"].startswith(json.dumps(style.rgb(style.HOMES["AZE"]))[:-1])


def test_a_state_tells_from_where_it_is_covered(words: Words) -> None:
    text = drawn(network(words), "states")["BOL"]["text"]
    assert words.country("BOL") in text
    assert "Buenos Aires" in text


def test_hostile_cells_stay_text(words: Words) -> None:
    missions = data.load("missions")
    cities = missions["city"].where(missions.index != "aze-in-bra-brasilia-embassy", HOSTILE)
    seats = missions["seat_city"].where(missions.index != "aze-to-bol-from-buenos-aires", HOSTILE)
    deck = network(words, missions=missions.assign(city=cities, seat_city=seats))
    assert set(deck._tooltip) == {"text", "style"}
    assert HOSTILE in drawn(deck, "missions")["aze-in-bra-brasilia-embassy"]["text"]
    assert HOSTILE in drawn(deck, "states")["BOL"]["text"]
    # What begins with @@ is an expression to the browser, so no text of a cell may.
    texts = [mark["text"] for layer in PICKABLE for mark in layers(deck)[layer]["data"]]
    assert not any(text.startswith("@@") for text in texts)
    assert network_layers._mark("a", [HOSTILE], (0, 0))["text"] == f" {HOSTILE}"


def test_other_homes_and_announced_missions_stay_out(words: Words) -> None:
    marks = drawn(network(words), "missions")
    assert not any("kaz" in address for address in marks)
    assert "aze-in-ven-caracas-embassy" not in marks


def test_an_empty_table_still_makes_a_map(words: Words) -> None:
    found = layers(network(words, missions=data.load("missions")[:0]))
    assert (found["arcs"]["data"], found["missions"]["data"]) == ([], [])
    assert len(found["states"]["data"]) == 34


def test_input_is_left_alone(words: Words) -> None:
    missions = data.load("missions")
    before = missions.copy(deep=True)
    network(words, missions=missions)
    embassies.open_missions(missions, words, ("AZE",), TODAY)
    pd.testing.assert_frame_equal(missions, before)


def test_another_number_of_picks_lets_go_of_the_selection(words: Words) -> None:
    first, second = (sent(network(words, picks=picks)) for picks in (0, 1))
    ids = [{layer["id"] for layer in deck["layers"]} for deck in (first, second)]
    assert ids[0] & ids[1] == {"land", "names"}
    assert (first["views"], first["initialViewState"]) == (second["views"], second["initialViewState"])


@pytest.mark.parametrize("camera", embassies.CAMERAS)
def test_cameras(words: Words, camera: str) -> None:
    deck = sent(network(words, camera=camera))
    state = deck["initialViewState"]
    assert {name: state[name] for name in ("longitude", "latitude", "zoom")} == embassies.CAMERAS[camera]
    (west, _), (east, _) = state["maxBounds"]
    assert west < -99 < 71 < east
    assert [view["@@type"] for view in deck["views"]] == ["MapView"]


def test_what_stands_behind_a_pick() -> None:
    missions = data.load("missions")

    def behind(address: object) -> list[str]:
        return embassies.picked({"objects": {"any-0": [{"address": address}]}}, missions)

    assert behind("aze-in-per-lima-embassy") == ["aze-in-per-lima-embassy"]
    assert behind("CRI") == ["aze-to-cri-from-mexico-city", "cri-in-aze-baku-embassy"]
    assert behind("nothing") == behind("") == behind(None) == []
    assert embassies.picked({}, missions) == embassies.picked({"objects": {"land": ["text", {}]}}, missions) == []


def test_legend_names_every_colour_and_draws_it(words: Words) -> None:
    items = embassies.legend_items(words, ("AZE", "KAZ"))
    colours = {item.colour for item in items}
    assert colours >= {*style.TIES.values(), *style.HOMES.values(), style.PARTNER}
    assert len({item.label for item in items}) == len(items)
    for item in items:
        drawing = embassies.swatch(item)
        assert drawing.startswith("<svg ")
        assert item.colour in drawing
    assert len({embassies.swatch(item) for item in items}) == len(items)
    fewer = embassies.legend_items(words, ("AZE",), kinds={"embassy"})
    assert words("missions-kind-consulate") not in {item.label for item in fewer}


def test_text_in_place_of_the_map(words: Words) -> None:
    missions = data.load("missions")
    text = embassies.network_alt(missions, words, day=TODAY, homes=("AZE",), ties=ties(("AZE",), TODAY, missions))
    assert text.count("7") == 2
    assert words.date(TODAY, "day") in text
    early = pd.Timestamp("2010-12-31")
    both = ("AZE", "KAZ")
    doubtful = embassies.network_alt(missions, words, day=early, homes=both, ties=ties(both, early, missions))
    assert words("embassies-alt-doubtful", count=2) in doubtful


@pytest.mark.parametrize("homes", HOMES)
def test_lines_of_open_missions(words: Words, homes: tuple[str, ...]) -> None:
    missions = data.load("missions")
    figure = embassies.open_missions(missions, words, homes, datetime.date(2026, 11, 24))
    assert len(figure.data) == 2 * len(homes)
    assert figure.layout.meta["alt"]
    assert figure.layout.meta["source"]
    for home, lines in zip(homes, zip(figure.data[::2], figure.data[1::2], strict=True), strict=True):
        per_year = mission_measures.open_per_year(missions, home, today=TODAY)
        for side, line in zip(("ours", "theirs"), lines, strict=True):
            assert [round(year) for year in line.x] == list(per_year.index)
            assert list(line.y) == list(per_year[side])
            assert [len(marks.found(carried, len(missions))) for carried in line.customdata] == list(line.y)
            column = "sending_iso3" if side == "ours" else "receiving_iso3"
            rows = missions.iloc[[at for carried in line.customdata for at in marks.found(carried, len(missions))]]
            assert set(rows[column]) == {home}
            assert set(rows["kind"]) <= set(mission_measures.RESIDENT)


def test_lines_of_no_missions(words: Words) -> None:
    figure = embassies.open_missions(data.load("missions")[:0], words, ("AZE",), TODAY)
    assert [set(line.y) for line in figure.data] == [{0}, {0}]


def test_great_circles() -> None:
    # A quarter of the equator and of a meridian are straight on the map.
    assert great_circle(0, 0, 90, 0) == [(0, 0), (90, 0)]
    assert great_circle(0, 0, 0, 60) == [(0, 0), (0, 60)]
    # Clairaut: the cosine of the northernmost latitude is cos(latitude) times sin(bearing) at either end.
    north = max(latitude for _, latitude in great_circle(49.86, 40.4, -99.13, 19.44))
    assert north == pytest.approx(66.2, abs=0.2)
