"""Keeps the last good version of every table of data/, read again when its file changes; it alone knows their paths."""

from __future__ import annotations

import contextlib
import functools
import hashlib
import math
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar, TypeVarTuple

import pandas as pd

from components.facts import checks, reading, rules, schema
from components.facts.checks import Box
from components.facts.schema import Fault, Table

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

LAND, OUTLINES = "land.geojson", "land"
"""The file of the outlines of the states, and the name under which it is held back."""

PATIENCE = 0.05
"""Seconds for which a look at the files holds: a run of a page asks for tables dozens of times within it."""


class QuarantineError(LookupError):
    """The table that was asked for has been faulty since the start: there is no good version of it to give."""


@dataclass(frozen=True)
class Held:
    """A table whose file is held back, with every fault; `served` tells whether an earlier good version is given."""

    table: str
    faults: tuple[Fault, ...]
    served: bool


@dataclass(frozen=True)
class Snapshot:
    """All tables as they stand at one moment: `text` has the cells as written, `tables` has them typed.

    `canonical` are those whose files are as `reading.canonical` writes them. `outlines` is the last good LAND, b"" for
    none, with the box (west, south, east, north, in degrees) around each state.
    """

    tables: Mapping[str, pd.DataFrame]
    text: Mapping[str, pd.DataFrame]
    held: tuple[Held, ...]
    version: str
    seen: Mapping[str, tuple[int, int]] = field(repr=False)
    digests: Mapping[str, str] = field(repr=False)
    canonical: frozenset[str] = field(repr=False)
    outlines: bytes = field(repr=False)
    boxes: Mapping[str, Box] = field(repr=False)


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
        """The table of that name, typed: index the rows' addresses, index name the table's. What a caller
        changes stays with the caller. Raises QuarantineError when the table has no good version."""
        tables = self.snapshot().tables
        if name not in tables:
            raise QuarantineError(name)
        return tables[name].copy(deep=False)

    def _look(self) -> dict[str, tuple[int, int]]:
        seen: dict[str, tuple[int, int]] = {}
        for file in [LAND, *(table.file for table in schema.package().tables.values())]:
            with contextlib.suppress(OSError):
                stat = (self.folder / file).stat()
                seen[file] = (stat.st_mtime_ns, stat.st_size)
        return seen

    def _refresh(self, known: Snapshot | None, seen: Mapping[str, tuple[int, int]]) -> Snapshot:
        described = schema.package().tables
        before = known or Snapshot({}, {}, (), "", {}, {}, frozenset(), b"", {})
        files, broken = self._contents([table.file for table in described.values()])
        contents = {name: files.get(table.file, b"") for name, table in described.items()}
        unread = {name: broken[table.file] for name, table in described.items() if table.file in broken}
        digests = {name: _digest(contents[name], unread.get(name)) for name in described}
        changed = [name for name in described if digests[name] != before.digests.get(name)]
        found = {name: reading.read(described[name], contents[name]) for name in changed if name not in unread}
        outlines, boxes, no_outlines = self._outlines(before)
        faults = {held.table: held.faults for held in before.held if held.table not in (*changed, OUTLINES)}
        faults |= {name: (fault,) for name, fault in unread.items()}
        faulty = {name: file.faults or _faults(described[name], file.rows) for name, file in found.items()}
        faults |= {name: tuple(wrong) for name, wrong in faulty.items() if wrong}
        fresh = {name: file.rows for name, file in found.items() if not faulty[name]}
        faults |= self._settle(before.text, fresh, boxes)
        text = {**before.text, **fresh}
        tables = {**before.tables, **{name: reading.addressed(described[name], rows) for name, rows in fresh.items()}}
        held = [Held(name, found, served=name in tables) for name, found in sorted(faults.items())]
        held += [Held(OUTLINES, (no_outlines,), served=bool(outlines))] if no_outlines else []
        written_well = before.canonical.difference(changed) | {name for name in fresh if found[name].canonical}
        version = reading.version_of(text, {name: contents[name] for name in written_well})
        return Snapshot(tables, text, tuple(held), version, seen, digests, written_well, outlines, boxes)

    def _contents(self, files: Iterable[str]) -> tuple[dict[str, bytes], dict[str, Fault]]:
        """What stands in the files, and why one cannot be read: it is not there, or is no file."""
        contents, broken = {}, {}
        for file in files:
            try:
                contents[file] = (self.folder / file).read_bytes()
            except FileNotFoundError:
                broken[file] = Fault(file, 0, "", "", "missing_file")
            except OSError as error:
                broken[file] = Fault(file, 0, "", "", "unreadable", error.strerror or type(error).__name__)
        return contents, broken

    def _outlines(self, before: Snapshot) -> tuple[bytes, Mapping[str, Box], Fault | None]:
        """The outlines of the states with the box around each, the last good ones where the file is at fault."""
        contents, broken = self._contents([LAND])
        fault = broken.get(LAND)
        if fault or (before.boxes and contents[LAND] == before.outlines):
            return before.outlines, before.boxes, fault
        try:
            return contents[LAND], reading.boxes(contents[LAND]), None
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
            return before.outlines, before.boxes, Fault(LAND, 0, "", "", "outlines", str(error))

    def _settle(
        self, text: Mapping[str, pd.DataFrame], fresh: dict[str, pd.DataFrame], boxes: Mapping[str, Box]
    ) -> dict[str, tuple[Fault, ...]]:
        """Takes out of `fresh` every table that does not fit with the rest; returns what was wrong with each."""
        described = schema.package().tables
        rejected: dict[str, tuple[Fault, ...]] = {}
        while fresh:
            together = {**text, **fresh}
            found = {name: checks.between(described[name], together, boxes) for name in together}
            if "claims" in together:
                found["claims"] += rules.claim_faults(described["claims"], together["claims"], described)
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


STORE = Store(schema.FOLDER, patience=PATIENCE)


def load(name: str) -> pd.DataFrame:
    """The dashboard's own table of that name: see Store.load."""
    return STORE.load(name)


def load_or_empty(name: str) -> pd.DataFrame:
    """The table of that name, typed; without any row while it has no good version."""
    if name in tables():
        return load(name)
    described = schema.table(name)
    return reading.addressed(described, pd.DataFrame(columns=described.columns, dtype="str"))


def tables() -> Mapping[str, pd.DataFrame]:
    """The dashboard's own tables that have a good version, by name."""
    return STORE.snapshot().tables


def per_version(make: Callable[[*Ts], T]) -> Callable[[*Ts], T]:
    """Lets a function of the dashboard's own tables work once for the same arguments, until a table changes.

    Everybody shares what it gives, so nobody may change that.
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
    """The outline of the states as GeoJSON: features with ISO 3166 alpha-3 codes as ids; empty where there is none."""
    return STORE.snapshot().outlines


def documents() -> dict[str, bytes]:
    """What tells people about the data, by file name: what the tables hold, and how to cite them."""
    paths = (schema.FOLDER / "README.md", schema.FOLDER.parent / "CITATION.cff")
    return {path.name: path.read_bytes() for path in paths}


def _faults(table: Table, rows: pd.DataFrame) -> list[Fault]:
    """The faults of one table by itself: of its rows only where all of its cells are valid."""
    return rules.faults(table, rows) or checks.within(table, rows)


def _digest(content: bytes, unread: Fault | None) -> str:
    return hashlib.sha256(f"{unread.rule} {unread.detail}".encode() if unread else content).hexdigest()
