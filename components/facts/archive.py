"""The releases of the data: the tables and their description as they were on a day, in a zip that never changes."""

from __future__ import annotations

import datetime
import functools
import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from components.facts import reading, schema, store

FOLDER = schema.FOLDER / "archive"


class Release(NamedTuple):
    """A release: its version, the day of its data (ISO 8601), and its file."""

    version: str
    day: str
    path: Path


def releases() -> list[Release]:
    """Every release in the archive, the oldest first."""
    found = [Release(path.stem, _day(path), path) for path in FOLDER.glob("*.zip")]
    return sorted(found, key=lambda release: (release.day, release.version))


def content(version: str) -> bytes | None:
    """The zip of a release; None where there is none of that version."""
    return next((release.path.read_bytes() for release in releases() if release.version == version), None)


@functools.lru_cache(maxsize=3)
def text(version: str) -> Mapping[str, pd.DataFrame]:
    """The tables of a release that are described today, by name, as written. Raises LookupError for no release."""
    packed = content(version)
    if packed is None:
        raise LookupError(version)
    with zipfile.ZipFile(io.BytesIO(packed)) as files:
        there = {*files.namelist()}
        described = [table for table in schema.package().tables.values() if table.file in there]
        return {table.name: reading.read(table, files.read(table.file)).rows for table in described}


def record() -> Release:
    """Writes the release of the tables as they stand in data/, unless it is there; returns it.

    A day has one release: an earlier one of the same day makes way. Raises ValueError where a table is at fault.
    """
    now = store.Store(schema.FOLDER).snapshot()
    if now.held:
        raise ValueError(f"{now.held[0].faults[0].file} is at fault")
    day = schema.read(schema.FOLDER).created[:10]
    files = {table.file: (schema.FOLDER / table.file).read_bytes() for table in schema.package().tables.values()}
    files |= {schema.DESCRIPTOR: (schema.FOLDER / schema.DESCRIPTOR).read_bytes(), **store.documents()}
    for release in releases():
        if release.day == day and release.version != now.version:
            release.path.unlink()
    written = Release(now.version, day, FOLDER / f"{now.version}.zip")
    if not written.path.exists():
        FOLDER.mkdir(exist_ok=True)
        written.path.write_bytes(zipped(files, day))
    return written


def zipped(files: Mapping[str, bytes], day: str) -> bytes:
    """The files by name in a zip that is dated as the data are (ISO 8601), not as today: same files, same bytes."""
    date = datetime.date.fromisoformat(day)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(name, (date.year, date.month, date.day, 0, 0, 0))
            entry.external_attr, entry.create_system = 0o644 << 16, 3
            packed.writestr(entry, content, zipfile.ZIP_DEFLATED, 9)
    return file.getvalue()


@functools.cache
def _day(path: Path) -> str:
    """The day of a release, as its own description tells it."""
    with zipfile.ZipFile(path) as files:
        return str(json.loads(files.read(schema.DESCRIPTOR))["created"])[:10]
