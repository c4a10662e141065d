"""The map on a page: what it looks at, that it stands on its day, and what is there where it cannot be drawn."""

import json
from typing import Any

import pytest
import streamlit as st
from opened import opened

from components.facts import store
from components.figures import mission_map
from components.measures import mission_days
from components.views import mission_map as map_views


def deck(page: str, query: dict[str, list[str]]) -> dict[str, Any]:
    (drawn,) = opened(page, query).get("deck_gl_json_chart")
    return json.loads(drawn.proto.json)


def windowed(monkeypatch: pytest.MonkeyPatch, screen: str) -> None:
    """A browser that said so of its window."""
    monkeypatch.setattr(type(st.context), "cookies", property(lambda context: {"screen": screen}))


def test_a_camera_looks_at_a_box_that_holds_what_it_names() -> None:
    countries = store.load("countries")
    for camera, capital in {"baku": "AZE", "astana": "KAZ", "america": "BRA", "network": "MEX"}.items():
        west, south, east, north = map_views.camera_box(camera, (), countries)
        assert west < countries.at[capital, "longitude"] < east
        assert south < countries.at[capital, "latitude"] < north
    assert map_views.camera_box("chosen", (), countries) == mission_map.WHOLE
    west, south, east, north = map_views.camera_box("chosen", ("GRD", "BRA"), countries)
    assert west < -61.8 < -47.9 < east
    assert south < -15.8 < 12.1 < north


@pytest.mark.parametrize("page", ["overview", "embassies", "country"])
def test_pages_have_the_same_map_of_the_day(page: str) -> None:
    found = deck(page, {})
    (land,) = [layer for layer in found["layers"] if layer["id"] == "land"]
    assert land["data"] == mission_map.LAND
    assert "'BRA'" in land["getFillColor"]


def test_the_map_stands_on_the_day_in_the_address() -> None:
    (signs,) = [layer for layer in deck("embassies", {"as_of": ["2014-06-15"]})["layers"] if layer["id"] == "signs-0"]
    assert signs["filterRange"][0][1] == mission_days.day_number("2014-06-15")
    assert "as_of" not in signs["data"]


def test_a_narrow_window_looks_from_farther_away(monkeypatch: pytest.MonkeyPatch) -> None:
    windowed(monkeypatch, "390")
    narrow = deck("embassies", {})["initialViewState"]["zoom"]
    windowed(monkeypatch, "1440")
    wide = deck("embassies", {})["initialViewState"]["zoom"]
    windowed(monkeypatch, "<script>")
    assert narrow < wide == deck("embassies", {})["initialViewState"]["zoom"]


@pytest.mark.parametrize("page", ["overview", "embassies", "country"])
def test_a_browser_that_cannot_draw_gets_a_sentence_and_the_missions(
    page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    windowed(monkeypatch, "0")
    app = opened(page, {})
    assert not app.exception
    assert not app.get("deck_gl_json_chart")
    assert any("cannot draw the map" in info.value for info in app.info)
    listed = next(frame.value for frame in app.dataframe if {"from", "to"} <= {*frame.value.columns})
    assert ("Brazil", "Azerbaijan") in set(zip(listed["from"], listed["to"], strict=True))
