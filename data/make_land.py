"""Makes land.geojson, the outlines of the map, from Natural Earth 1:110m (public domain).

The input is countries-110m.json of the npm package world-atlas, version 2.0.2. The codes of the states are from Babel,
which the dashboard needs as well.

    npm pack world-atlas@2.0.2 && tar -xzf world-atlas-2.0.2.tgz
    python data/make_land.py package/countries-110m.json > data/land.geojson

Each state is one feature, and its `id` is its ISO 3166 alpha-3 code. What has no such code is drawn without an id.
"""

from __future__ import annotations

import itertools
import json
import re
import sys
from pathlib import Path
from typing import Any

from babel.core import get_global

Ring = list[tuple[float, float]]

ANTARCTICA = "010"
WITHDRAWN = {"BUR", "DDR", "FXX", "NTZ", "SCG", "SUN", "TMP", "YMD", "YUG", "ZAR"}
"""Codes that ISO has withdrawn and CLDR still gives to the states that followed."""


def features(atlas: dict[str, Any]) -> list[dict[str, Any]]:
    """One GeoJSON feature a state, sorted by its code; those without a code come last."""
    arcs, codes, found = decoded(atlas), alpha3_codes(), []
    for state in atlas["objects"]["countries"]["geometries"]:
        if state.get("id") == ANTARCTICA:
            continue
        polygons = [state["arcs"]] if state["type"] == "Polygon" else state["arcs"]
        parts = [part for rings in polygons for part in cut([joined(ring, arcs) for ring in rings])]
        kind, coordinates = ("Polygon", parts[0]) if len(parts) == 1 else ("MultiPolygon", parts)
        feature = {"type": "Feature", "properties": {}, "geometry": {"type": kind, "coordinates": coordinates}}
        found.append({"id": codes[state["id"]], **feature} if "id" in state else feature)
    return sorted(found, key=lambda feature: feature.get("id", "~"))


def alpha3_codes() -> dict[str, str]:
    """ISO 3166 numeric codes to alpha-3, both of which CLDR lists as aliases of alpha-2."""
    aliases = {code: states[0] for code, states in get_global("territory_aliases").items() if len(states) == 1}
    alpha3 = {
        state: code for code, state in aliases.items() if re.fullmatch("[A-Z]{3}", code) and code not in WITHDRAWN
    }
    return {code: alpha3[state] for code, state in aliases.items() if code.isdigit() and state in alpha3}


def decoded(atlas: dict[str, Any]) -> list[Ring]:
    """The shared borders in degrees: TopoJSON keeps whole steps from point to point."""
    (scale_x, scale_y), (start_x, start_y) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    arcs = []
    for steps in atlas["arcs"]:
        columns, rows = (itertools.accumulate(axis) for axis in zip(*steps, strict=True))
        arcs.append([(x * scale_x + start_x, y * scale_y + start_y) for x, y in zip(columns, rows, strict=True)])
    return arcs


def joined(ring: list[int], arcs: list[Ring]) -> Ring:
    """A closed ring of its arcs; ~n stands for arc n walked backwards, and an arc starts where the last one ended.

    It has no jump from one edge of the map to the other: it runs on beyond 180 degrees instead.
    """
    points: Ring = []
    for index in ring:
        points += (arcs[index] if index >= 0 else arcs[~index][::-1])[bool(points) :]
    jumps = (round((before[0] - after[0]) / 360) for before, after in itertools.pairwise(points))
    turns = itertools.accumulate(jumps, initial=0)
    return [(x + 360 * turn, y) for (x, y), turn in zip(points, turns, strict=True)]


def cut(polygon: list[Ring]) -> list[list[Ring]]:
    """The parts of a polygon on this and on the far side of the 180th meridian, each within -180 and 180 degrees.

    Outer rings run against the clock and holes with it (RFC 7946, 3.1.6). Raises ValueError where a polygon that
    crosses has holes, or crosses more than twice.
    """
    outer, *holes = polygon
    shifted = ([(x + turn, y) for x, y in outer] for turn in (-360, 0, 360))
    parts = [part for ring in shifted if (part := rounded(clipped(clipped(ring, -180, 1), 180, -1)))]
    if len(parts) > 1 and holes:
        raise ValueError("a polygon with holes crosses the 180th meridian")
    rings = [ring for hole in holes if (ring := rounded(hole))]
    return [
        [part if area(part) > 0 else part[::-1], *(ring[:: -1 if area(ring) > 0 else 1] for ring in rings)]
        for part in parts
    ]


def clipped(ring: Ring, edge: float, side: int) -> Ring:
    """The ring east (side 1) or west (side -1) of a meridian, after Sutherland and Hodgman; exact for two crossings."""
    kept: Ring = []
    crossings = 0
    for before, after in itertools.pairwise(ring):
        reach, goal = side * (before[0] - edge), side * (after[0] - edge)
        if reach >= 0:
            kept.append(before)
        if reach * goal < 0:
            crossings += 1
            kept.append((edge, before[1] + (after[1] - before[1]) * reach / (reach - goal)))
    if crossings > 2:
        raise ValueError(f"a ring crosses {edge} degrees {crossings} times")
    return [*kept, *kept[:1]]


def rounded(ring: Ring) -> Ring:
    """The ring to 2 decimals, about 1 km, without points that fall together; empty where no area is left."""
    points = [point for point, _ in itertools.groupby((round(x, 2) + 0.0, round(y, 2) + 0.0) for x, y in ring)]
    return points if len(points) >= 4 and area(points) else []


def area(ring: Ring) -> float:
    """Twice the signed area in square degrees: above zero when the ring runs against the clock."""
    return sum(x * next_y - next_x * y for (x, y), (next_x, next_y) in itertools.pairwise(ring))


if __name__ == "__main__":
    atlas = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    print(json.dumps({"type": "FeatureCollection", "features": features(atlas)}, separators=(",", ":")))
