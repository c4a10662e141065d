"""Keeps the last good version of every table of data/, read again when its file changes; it alone knows their paths."""

from __future__ import annotations

import contextlib
import functools
import hashlib
import json
import math
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar, TypeVarTuple

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from components.facts import checks, reading, schema
from components.facts.checks import Box, Fault
from components.facts.schema import Table

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

LAND = "land.geojson"

PATIENCE = 0.05
"""Seconds for which a look at the files holds: a run of a page asks for tables dozens of times within it."""


class QuarantineError(LookupError):
    """The table that was asked for has been faulty since the start: there is no good version of it to give."""


@dataclass(frozen=True)
class Held:
    """A table whose file is held back, with every fault; `kept` tells whether an earlier good version is served."""

    table: str
    faults: tuple[Fault, ...]
    kept: bool


@dataclass(frozen=True)
class Snapshot:
    """All tables as they stand at one moment. `text` has the cells as written, `tables` their types.

    The files of those in `canonical` are already written as `reading.canonical` writes a table.
    """

    tables: Mapping[str, pd.DataFrame]
    text: Mapping[str, pd.DataFrame]
    held: tuple[Held, ...]
    version: str
    seen: Mapping[str, tuple[int, int]] = field(repr=False)
    digests: Mapping[str, str] = field(repr=False)
    canonical: frozenset[str] = field(repr=False)


class Store:
    """The tables of one folder: one shared copy, refreshed when a file changes, never made worse by a faulty one.

    `known` is what was read of the same files before; only what has changed since is read again. A look at the files
    holds for `patience` seconds.
    """

    def __init__(self, folder: Path, known: Snapshot | None = None, patience: float = 0.0) -> None:
        self.folder = folder
        self.patience = patience
        self._looked = -math.inf
        self._lock = threading.Lock()
        self._snapshot = known

    def snapshot(self) -> Snapshot:
        """The tables now. Reads only what has changed since the last call, by each file's time and size."""
        known, now = self._snapshot, time.monotonic()
        if known is not None and now - self._looked < self.patience:
            return known
        seen = self._look()
        self._looked = now
        if known is not None and known.seen == seen:
            return known
        with self._lock:
            if self._snapshot is None or self._snapshot.seen != seen:
                self._snapshot = self._refresh(self._snapshot, seen)
            return self._snapshot

    def load(self, name: str) -> pd.DataFrame:
        """The table of that name, typed. Its index is each row's address, its index name the table's.

        Copy on write keeps the shared copy safe: a change that a caller makes stays with the caller.
        Raises QuarantineError when the table has no good version.
        """
        tables = self.snapshot().tables
        if name not in tables:
            raise QuarantineError(name)
        return tables[name].copy(deep=False)

    def _look(self) -> dict[str, tuple[int, int]]:
        seen: dict[str, tuple[int, int]] = {}
        for table in schema.package().tables.values():
            with contextlib.suppress(FileNotFoundError):
                stat = (self.folder / table.file).stat()
                seen[table.file] = (stat.st_mtime_ns, stat.st_size)
        return seen

    def _refresh(self, known: Snapshot | None, seen: Mapping[str, tuple[int, int]]) -> Snapshot:
        described = schema.package().tables
        before = known or Snapshot({}, {}, (), "", {}, {}, frozenset())
        contents = {name: self._content(table) for name, table in described.items()}
        digests = {name: hashlib.sha256(content or b"").hexdigest() for name, content in contents.items()}
        changed = [name for name in described if digests[name] != before.digests.get(name)]
        found = {name: reading.read(described[name], contents[name]) for name in changed}
        faults = {held.table: held.faults for held in before.held if held.table not in changed}
        faults |= {name: tuple(file.faults) for name, file in found.items() if file.faults}
        fresh = {name: file.rows for name, file in found.items() if not file.faults}
        faults |= self._settle(before.text, fresh)
        text = {**before.text, **fresh}
        tables = {**before.tables, **{name: _addressed(described[name], rows) for name, rows in fresh.items()}}
        held = tuple(Held(name, found, kept=name in tables) for name, found in sorted(faults.items()))
        written_well = before.canonical.difference(changed) | {name for name in fresh if found[name].canonical}
        version = _version(text, {name: contents[name] or b"" for name in written_well})
        return Snapshot(tables, text, held, version, seen, digests, written_well)

    def _content(self, table: Table) -> bytes | None:
        path = self.folder / table.file
        return path.read_bytes() if path.exists() else None

    def _settle(self, text: Mapping[str, pd.DataFrame], fresh: dict[str, pd.DataFrame]) -> dict[str, tuple[Fault, ...]]:
        """Takes out of `fresh` every table that does not fit with the rest; returns what was wrong with each."""
        described, boxes = schema.package().tables, self.boxes()
        rejected: dict[str, tuple[Fault, ...]] = {}
        while fresh:
            together = {**text, **fresh}
            found = {name: checks.between(described[name], together, boxes) for name in together}
            broken = {name: faults for name, faults in found.items() if faults}
            # A new file at fault is held back; where an old one is, so is the new file that it no longer fits.
            blamed = {name: faults for name, faults in broken.items() if name in fresh}
            if not blamed:
                blamed = {
                    fault.detail: faults for faults in broken.values() for fault in faults if fault.detail in fresh
                }
            if not blamed:
                return rejected
            for name, faults in blamed.items():
                rejected[name] = tuple(faults)
                del fresh[name]
        return rejected

    def boxes(self) -> dict[str, Box]:
        """The box (west, south, east, north, in degrees) around each state's outline, by ISO 3166 alpha-3 code."""
        outline = json.loads((self.folder / LAND).read_text(encoding="utf-8"))
        return {
            feature["id"]: _box(feature["geometry"]["coordinates"])
            for feature in outline["features"]
            if "id" in feature
        }


STORE = Store(schema.FOLDER, patience=PATIENCE)


def load(name: str) -> pd.DataFrame:
    """The dashboard's own table of that name: see Store.load."""
    return STORE.load(name)


def per_version(make: Callable[[*Ts], T]) -> Callable[[*Ts], T]:
    """Lets a function that works something out of the dashboard's own tables do so once, until a table changes.

    Everybody shares what it gives for the same arguments, so nobody may change that.
    """

    @functools.lru_cache(maxsize=2)
    def made_of(version: str) -> dict[tuple[*Ts], T]:
        return {}

    @functools.wraps(make)
    def current(*arguments: *Ts) -> T:
        made = made_of(STORE.snapshot().version)
        if arguments not in made:
            made[arguments] = make(*arguments)
        return made[arguments]

    return current


def created() -> str:
    """The day that the data's description was last dated, as ISO 8601."""
    return schema.package().created


def land() -> bytes:
    """The outline of the states as GeoJSON: features with ISO 3166 alpha-3 codes as ids."""
    return (STORE.folder / LAND).read_bytes()


def documents() -> dict[str, bytes]:
    """What tells people about the data, by file name: what the tables hold, and how to cite them."""
    paths = (schema.FOLDER / "README.md", schema.FOLDER.parent / "CITATION.cff")
    return {path.name: path.read_bytes() for path in paths}


def _addressed(table: Table, text: pd.DataFrame) -> pd.DataFrame:
    """The rows in their types, each with its address as index: its id, or the values of its key joined by dots."""
    keys = [pa.array(text[column].mask(text[column] == "")) for column in table.key]
    dot = pa.scalar(".", pa.large_string())
    addresses = pc.binary_join_element_wise(*keys, dot, null_handling="skip")
    return schema.typed(table, text).set_axis(pd.Index(addresses, dtype="str", name=table.name))


def _version(text: Mapping[str, pd.DataFrame], files: Mapping[str, bytes]) -> str:
    """Eight hexadecimal digits that change with any fact served; `files` are those that are in canonical form."""
    digest = hashlib.sha256()
    for name in sorted(text):
        digest.update(files[name] if name in files else reading.canonical(schema.table(name), text[name]))
    return digest.hexdigest()[:8]


def _box(coordinates: list) -> Box:  # type: ignore[type-arg]
    """The box around nested lists of [longitude, latitude]."""
    flat = coordinates
    while isinstance(flat[0][0], list):
        flat = [point for part in flat for point in part]
    longitudes, latitudes = [point[0] for point in flat], [point[1] for point in flat]
    return min(longitudes), min(latitudes), max(longitudes), max(latitudes)
