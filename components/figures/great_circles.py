"""The shortest ways over the globe, as lines for a flat map."""

from __future__ import annotations

import functools

import numpy as np

Place = tuple[float, float]
"""Longitude and latitude in degrees."""

TOLERANCE = 0.3
"""Degrees that a line of straight pieces may be off the curve, where the map is as wide as at the equator."""


@functools.lru_cache(maxsize=256)
def great_circle(west: float, south: float, east: float, north: float) -> list[Place]:
    """The shortest way over the globe between two points given as longitude and latitude, as few points of the same.

    They are as many as keep the line within TOLERANCE degrees of the curve that a map in Mercator's projection shows.
    """
    longitude, latitude = np.radians([west, east]), np.radians([south, north])
    ends = np.array([np.cos(latitude) * np.cos(longitude), np.cos(latitude) * np.sin(longitude), np.sin(latitude)])
    angle = np.arccos(np.clip(ends[:, 0] @ ends[:, 1], -1, 1))
    share = np.linspace(0, 1, int(np.degrees(angle)) + 2)
    x, y, z = ends @ (np.array([np.sin((1 - share) * angle), np.sin(share * angle)]) / np.sin(angle))
    way = np.degrees(np.column_stack([np.arctan2(y, x), np.arcsin(z)]))
    drawn = np.column_stack([way[:, 0], np.degrees(np.arctanh(z))])
    return [(round(float(lon), 1), round(float(lat), 1)) for lon, lat in way[_corners(drawn, 0, len(way) - 1)]]


def _corners(line: np.ndarray, first: int, last: int) -> list[int]:
    """Which points of a line to keep (Douglas and Peucker 1973)."""
    chord = line[last] - line[first]
    between = line[first + 1 : last] - line[first]
    off = np.abs(chord[0] * between[:, 1] - chord[1] * between[:, 0]) / np.hypot(*chord)
    if not len(off) or off.max() <= TOLERANCE:
        return [first, last]
    middle = first + 1 + int(off.argmax())
    return [*_corners(line, first, middle), *_corners(line, middle, last)[1:]]
