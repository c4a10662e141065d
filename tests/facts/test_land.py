"""The outlines of the map: cut at the 180th meridian, rings closed and turned, no state of the tables forgotten."""

from __future__ import annotations

import csv
import itertools
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

DATA = Path(__file__).parents[2] / "data"
TEXT = (DATA / "land.geojson").read_text(encoding="utf-8")
FEATURES = json.loads(TEXT)["features"]
IDS = [feature["id"] for feature in FEATURES if "id" in feature]
COUNTRIES = list(csv.DictReader((DATA / "countries.csv").read_text(encoding="utf-8").splitlines()))

# Island states that 1:110m does not draw; the map shows them by the point of their capital.
POINTS_ONLY = {"ATG", "BRB", "DMA", "GRD", "KNA", "LCA", "VCT"}
# N. Cyprus, Somaliland and Kosovo have no ISO code.
WITHOUT_CODE = 3


def polygons(feature: dict[str, Any]) -> list[list[list[list[float]]]]:
    geometry = feature["geometry"]
    return [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]


def rings() -> Iterator[tuple[int, list[list[float]]]]:
    """Every ring with its place in its polygon: 0 is the outer one, the others are holes."""
    for feature in FEATURES:
        for polygon in polygons(feature):
            yield from enumerate(polygon)


def area(ring: list[list[float]]) -> float:
    return sum(x * next_y - next_x * y for (x, y), (next_x, next_y) in itertools.pairwise(ring))


def test_no_edge_runs_around_the_world() -> None:
    for _, ring in rings():
        assert all(abs(x) <= 180 and abs(y) <= 90 for x, y in ring)
        assert max(abs(x - next_x) for (x, _), (next_x, _) in itertools.pairwise(ring)) < 180


def test_meridian_cuts_leave_land_on_both_sides() -> None:
    for code in ("RUS", "FJI"):
        (state,) = (feature for feature in FEATURES if feature.get("id") == code)
        longitudes = [x for polygon in polygons(state) for x, _ in polygon[0]]
        assert (min(longitudes), max(longitudes)) == (-180, 180)


def test_rings_are_closed_turned_and_without_repeats() -> None:
    for place, ring in rings():
        assert ring[0] == ring[-1]
        assert len(ring) >= 4
        assert all(point != following for point, following in itertools.pairwise(ring))
        assert (area(ring) > 0) == (place == 0)


def test_ids_are_codes_and_unique() -> None:
    assert len(IDS) == len(set(IDS)) == len(FEATURES) - WITHOUT_CODE
    assert all(len(code) == 3 and code.isascii() and code.isupper() for code in IDS)
    assert "ATA" not in IDS


def test_every_state_of_the_tables_is_drawn_or_known_as_a_point() -> None:
    assert sum(country["role"] == "partner" for country in COUNTRIES) == 33
    assert {country["iso3"] for country in COUNTRIES} - set(IDS) == POINTS_ONLY


def test_each_code_stands_on_the_outline_around_its_capital() -> None:
    outlines = {feature["id"]: feature for feature in FEATURES if "id" in feature}
    for country in COUNTRIES:
        if country["longitude"] and country["iso3"] in outlines:
            points = [point for polygon in polygons(outlines[country["iso3"]]) for point in polygon[0]]
            capital = (float(country["longitude"]), float(country["latitude"]))
            for degrees, place in zip(zip(*points, strict=True), capital, strict=True):
                assert min(degrees) - 0.1 <= place <= max(degrees) + 0.1, country["capital"]


def test_file_is_small_and_compact() -> None:
    assert len(TEXT) < 200_000
    assert json.dumps(json.loads(TEXT), separators=(",", ":")) + "\n" == TEXT
