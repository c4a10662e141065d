"""Reads data/datapackage.json, the one description of every table."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

FOLDER = Path(__file__).resolve().parents[2] / "data"
DESCRIPTOR = "datapackage.json"
SERIES = "series.json"


@dataclass(frozen=True)
class Field:
    """One column of a table: its type, its words and the rules that its cells keep."""

    name: str
    type: str
    title: str
    description: str
    constraints: Mapping[str, Any]
    precision: str | None
    references: str | None
    rule: str | None

    @property
    def enum(self) -> tuple[str, ...]:
        """The codes that the column may hold, in their order; empty when it is free."""
        return tuple(self.constraints.get("enum", ()))


@dataclass(frozen=True)
class ForeignKey:
    """Columns whose values must be the key of a row elsewhere."""

    column: str
    table: str
    target: str


@dataclass(frozen=True)
class Table:
    """One table: its file, its columns, its key, and the columns that say when a row holds."""

    name: str
    file: str
    title: str
    description: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...]
    period: tuple[str, str] | None
    counted: int
    """How many rows `make data` last counted: a file with far fewer was cut."""
    shown: tuple[str, ...]
    """The columns that a table on screen has, in its order; the others are in the dialog of a row and in downloads."""

    @property
    def columns(self) -> list[str]:
        """The names of the columns, in the order of the file."""
        return [field.name for field in self.fields]

    def field(self, name: str) -> Field:
        """The column of that name; KeyError when there is none."""
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(f"{self.name} has no column {name}")


@dataclass(frozen=True)
class Package:
    """The whole description: its version, the day of the data (ISO 8601), and the tables by name."""

    version: str
    created: str
    tables: Mapping[str, Table]


@dataclass(frozen=True)
class Fault:
    """One cell, or one row, that breaks a rule. `rule` is a code; its sentence is `fault-<rule>` in the languages."""

    file: str
    line: int
    column: str
    value: str
    rule: str
    detail: str = ""


def read(folder: Path) -> Package:
    """The description that stands in `folder`. Raises OSError or ValueError when it cannot be read."""
    described = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
    tables = {resource["name"]: _table(resource) for resource in described["resources"] if "schema" in resource}
    return Package(described["version"], described["created"], tables)


@functools.cache
def package() -> Package:
    """The description of the dashboard's own data, read once."""
    return read(FOLDER)


@functools.cache
def series() -> Mapping[str, Table]:
    """The descriptions of what is measured from the tables, in the form of tables, by name."""
    return {resource["name"]: _table(resource) for resource in described(SERIES)["resources"]}


def described(file: str) -> dict[str, Any]:
    """One of the two descriptions, DESCRIPTOR or SERIES, as it is written."""
    return json.loads((FOLDER / file).read_text(encoding="utf-8"))


def table(name: str) -> Table:
    """The description of one of the dashboard's own tables or series."""
    tables = package().tables
    return tables[name] if name in tables else series()[name]


def faults_at(
    described: Table, rows: pd.DataFrame, column: str, broken: pd.Series, rule: str, detail: str = ""
) -> Iterator[Fault]:
    """A fault for each row that `broken` marks; row 0 stands on line 2 of the file."""
    for at, value in rows.loc[broken, column].items():
        yield Fault(described.file, int(str(at)) + 2, column, str(value), rule, detail)


def typed(described: Table, text: pd.DataFrame) -> pd.DataFrame:
    """The valid cells of `text` in their types. Empty dates become NaT, empty numbers NA, empty text stays ""."""
    return pd.DataFrame({field.name: _TYPED[field.type](text[field.name]) for field in described.fields})


def _table(resource: Mapping[str, Any]) -> Table:
    described = resource["schema"]
    period = resource.get("period")
    return Table(
        name=resource["name"],
        file=resource["path"],
        title=resource["title"],
        description=resource["description"],
        fields=tuple(_field(field) for field in described["fields"]),
        key=tuple(resource["key"]),
        foreign_keys=tuple(_foreign_key(key) for key in described.get("foreignKeys", ())),
        period=(period["start"], period["end"]) if period else None,
        counted=int(resource.get("counted", 0)),
        shown=tuple(resource.get("shown", (field["name"] for field in described["fields"]))),
    )


def _field(described: Mapping[str, Any]) -> Field:
    given = {key: described[key] for key in ("name", "type", "title", "description")}
    return Field(
        **given,
        constraints=described.get("constraints", {}),
        precision=described.get("precision"),
        references=described.get("references", {}).get("resource"),
        rule=described.get("rule"),
    )


def _foreign_key(described: Mapping[str, Any]) -> ForeignKey:
    """The key of one column; the standard writes it as a name or as a list of one."""
    column, target = (at["fields"] for at in (described, described["reference"]))
    first = [names if isinstance(names, str) else names[0] for names in (column, target)]
    return ForeignKey(first[0], described["reference"]["resource"], first[1])


_TYPED: dict[str, Callable[[pd.Series], pd.Series]] = {
    "string": lambda cells: cells,
    "list": lambda cells: cells,
    "date": lambda cells: pd.to_datetime(_given(cells), format="%Y-%m-%d").astype("datetime64[s]"),
    "integer": lambda cells: _given(cells).astype("Int64"),
    "number": lambda cells: _given(cells).astype("Float64").astype("float64"),
    "boolean": lambda cells: (cells == "true").astype("boolean").mask(cells == ""),
}


def _given(cells: pd.Series) -> pd.Series:
    """The cells with nothing in place of empty text."""
    return cells.mask(cells == "")
