"""The network by its own address: the choices that count are in it, and junk in it breaks nothing."""

import json
from dataclasses import replace
from urllib.parse import parse_qs

import pytest

from components.choices import address, parameters
from components.export import scenes
from components.facts import store

HOSTILE = "<img src=x onerror=alert(1)>"


def test_the_address_holds_what_the_network_depends_on_and_nothing_else() -> None:
    projection = parameters.view("projection", "flat", "globe")
    query = {"home": ["KAZ"], "country": ["MEX"], "kind": ["embassy"], "projection": ["globe"]}
    where = address.parse(query, (projection, scenes.KIND), address.partners(), address.bounds())
    asked = parse_qs(scenes.url(replace(where, row="missions:bra-in-kaz-astana-embassy")).partition("?")[2])
    assert asked.keys() == {"home", "country", "kind", "version"}
    found = json.loads(scenes.scene(asked))
    assert found["states"]["code"] == ["KAZ", "MEX"]
    assert found["missions"]["address"] == ["kaz-in-mex-mexico-city-embassy"]


def test_the_address_changes_with_the_data() -> None:
    where = address.parse({}, (scenes.KIND,), address.partners(), address.bounds())
    version = parse_qs(scenes.url(where).partition("?")[2])["version"][0]
    assert version.startswith(store.STORE.snapshot().version)


@pytest.mark.parametrize("query", [{}, {"country": [HOSTILE]}, {"home": ["x"], "what": [HOSTILE], "version": ["1"]}])
def test_what_is_not_understood_is_left_out(query: dict[str, list[str]]) -> None:
    assert scenes.scene(query) == scenes.scene({})
    assert HOSTILE.encode() not in scenes.scene(query)
