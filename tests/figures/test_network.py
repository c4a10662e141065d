"""What the browser holds of the network: small, all of it from the tables, and text that stays text."""

from __future__ import annotations

import json
from typing import Any

import pandas as pd
import pytest

from components.facts import store
from components.figures import network
from components.words.language import Words

TODAY = pd.Timestamp("2026-11-24")
MOST_BYTES = 60_000
HOSTILE = "<img src=x onerror=alert(1)> ](javascript:alert(1)) $x$"


def scene(words: Words, homes: tuple[str, ...] = ("AZE",), missions: pd.DataFrame | None = None) -> dict[str, Any]:
    countries = store.load("countries")
    return network.scene(
        store.load("missions") if missions is None else missions,
        store.load("milestones"),
        store.load("claims"),
        words,
        homes=homes,
        partners=list(countries.loc[countries["role"] == "partner", "iso3"]),
        countries=countries,
        cities=store.load("cities"),
        today=TODAY,
    )


def of(found: dict[str, Any]) -> dict[str, dict[str, Any]]:
    columns = found["missions"]
    each = (dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True))
    return {mission["address"]: mission for mission in each}


@pytest.mark.parametrize("homes", [("AZE",), ("KAZ",), ("AZE", "KAZ")])
def test_it_is_small_and_names_nobody_outside(words: Words, homes: tuple[str, ...]) -> None:
    missions = store.load("missions")
    ours = missions["sending_iso3"].isin(homes) | missions["receiving_iso3"].isin(homes)
    text = json.dumps(scene(words, homes, missions[ours]), separators=(",", ":"))
    assert len(text.encode()) < MOST_BYTES
    assert "//" not in text


def test_every_mission_is_there_but_the_announced(words: Words) -> None:
    missions = store.load("missions")
    assert set(of(scene(words))) == set(missions.index[missions["status"] != "announced"])


def test_every_home_and_partner_has_its_point(words: Words) -> None:
    countries = store.load("countries")
    found = scene(words, ("AZE", "KAZ"))
    assert set(found["states"]["code"]) == set(countries.loc[countries["role"] != "other", "iso3"])


def test_a_resident_mission_has_an_arc_between_the_capitals(words: Words) -> None:
    (home, partner) = of(scene(words))["bra-in-aze-baku-embassy"]["way"]
    assert home == pytest.approx((49.86, 40.4), abs=0.01)
    assert partner == pytest.approx((-47.92, -15.78), abs=0.01)


def test_an_accreditation_has_an_arc_from_its_seat(words: Words) -> None:
    found = of(scene(words))
    seat, covered = found["aze-to-bol-from-buenos-aires"]["way"]
    assert seat == pytest.approx((-58.4, -34.6), abs=0.1)
    assert covered == pytest.approx((-68.15, -16.5), abs=0.01)
    assert found["per-to-kaz-seat-unknown"]["way"] is None
    assert "Buenos Aires" in found["aze-to-bol-from-buenos-aires"]["text"]


def test_only_what_has_a_place_stands_on_the_map(words: Words) -> None:
    found = of(scene(words))
    assert found["aze-in-pry-consulate"]["at"] is None
    assert found["aze-in-per-lima-embassy"]["ring"] == (0, 1)


def test_events_are_told_in_words(words: Words) -> None:
    told = {address: sentence for _, sentence, address in scene(words)["events"] if address}
    assert told["missions:aze-in-col-bogota-embassy"] == "Azerbaijan opens in Bogotá"
    assert told["missions:mex-in-aze-baku-embassy"] == "Mexico opens in Baku (October 2014)"
    closed = [
        sentence for _, sentence, address in scene(words)["events"] if address == "missions:cri-in-aze-baku-embassy"
    ]
    assert closed == ["Costa Rica opens in Baku (August 2017)", "Costa Rica closes in Baku"]


def test_a_mission_without_a_date_is_no_event_of_its_own(words: Words) -> None:
    events = scene(words)["events"]
    assert not any("cub-in-kaz-astana-embassy" in address for _, _, address in events)
    assert any(not address for _, _, address in events)


def test_cells_are_passed_on_as_they_are(words: Words) -> None:
    missions = store.load("missions")
    cities = missions["city"].where(missions.index != "aze-in-bra-brasilia-embassy", HOSTILE)
    assert HOSTILE in of(scene(words, missions=missions.assign(city=cities)))["aze-in-bra-brasilia-embassy"]["text"]


def test_leaving_out_a_kind_changes_no_tie(words: Words) -> None:
    missions, countries = store.load("missions"), store.load("countries")
    about = {"homes": ["AZE"], "partners": ["BRA"], "countries": countries, "cities": store.load("cities")}
    tables = store.load("milestones"), store.load("claims")
    only = missions[missions["kind"] == "non_resident"]
    few = network.scene(only, *tables, words, **about, today=TODAY, everything=missions)
    assert few["states"]["ties"][1][-1][1] == few["names"]["ties"].index("mutual")


def test_the_rows_given_stay_as_they_are(words: Words) -> None:
    missions = store.load("missions")
    before = missions.copy(deep=True)
    scene(words, missions=missions)
    pd.testing.assert_frame_equal(missions, before)


def test_a_camera_looks_at_a_box_that_holds_what_it_names() -> None:
    countries = store.load("countries")
    for camera, capital in {"baku": "AZE", "astana": "KAZ", "america": "BRA", "network": "MEX"}.items():
        west, south, east, north = network.box(camera, (), countries)
        assert west < countries.at[capital, "longitude"] < east
        assert south < countries.at[capital, "latitude"] < north
    assert network.box("chosen", (), countries) == network.BOXES["network"]
    west, south, east, north = network.box("chosen", ("GRD", "BRA"), countries)
    assert west < -61.8 < -47.9 < east
    assert south < -15.8 < 12.1 < north
