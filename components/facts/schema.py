"""Reads data/datapackage.json, the one description of every table, and builds the validators from it."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import pandera.pandas as pa

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
    """The whole description: what the package is, and its tables by name."""

    title: str
    version: str
    created: str
    tables: Mapping[str, Table]


def read(folder: Path) -> Package:
    """The description that stands in `folder`. Raises OSError or ValueError when it cannot be read."""
    described = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
    tables = {resource["name"]: _table(resource) for resource in described["resources"] if "schema" in resource}
    return Package(described["title"], described["version"], described["created"], tables)


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


def validator(described: Table) -> pa.DataFrameSchema:
    """A pandera schema for the table's cells as text: types, vocabularies, patterns, bounds, keys, no other column."""
    columns = {
        field.name: pa.Column(str, _checks(field), unique=bool(field.constraints.get("unique")))
        for field in described.fields
    }
    return pa.DataFrameSchema(columns, strict=True, ordered=True, unique=list(described.key), unique_column_names=True)


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
        shown=tuple(resource.get("shown", (field["name"] for field in described["fields"]))),
    )


def _field(described: Mapping[str, Any]) -> Field:
    references = described.get("references")
    return Field(
        name=described["name"],
        type=described["type"],
        title=described["title"],
        description=described["description"],
        constraints=described.get("constraints", {}),
        precision=described.get("precision"),
        references=references["resource"] if references else None,
    )


def _foreign_key(described: Mapping[str, Any]) -> ForeignKey:
    def one(names: str | list[str]) -> str:
        return names if isinstance(names, str) else names[0]

    reference = described["reference"]
    return ForeignKey(one(described["fields"]), reference["resource"], one(reference["fields"]))


_SHAPES = {
    "date": re.compile(r"\d{4}-\d{2}-\d{2}"),
    "integer": re.compile(r"-?(0|[1-9]\d*)"),
    "number": re.compile(r"-?(0|[1-9]\d*)(\.\d+)?"),
    "boolean": re.compile(r"true|false"),
}


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


def _checks(field: Field) -> list[pa.Check]:
    """The rules of one column, named so that a fault can say which was broken; empty cells meet all but `required`."""
    rules = field.constraints
    checks = [pa.Check(_tidy, name="tidy")]
    if rules.get("required"):
        checks.append(pa.Check(lambda cells: cells != "", name="required"))
    if field.type in _SHAPES:
        checks.append(_when_given(functools.partial(_shaped, field.type), field.type))
    if field.enum:
        checks.append(_when_given(lambda cells: cells.isin(field.enum), "enum"))
    if "pattern" in rules:
        checks.append(_when_given(lambda cells: cells.str.fullmatch(rules["pattern"]), "pattern"))
    if "minimum" in rules:
        checks.append(_when_given(lambda cells: ~(pd.to_numeric(cells, errors="coerce") < rules["minimum"]), "minimum"))
    if "maximum" in rules:
        checks.append(_when_given(lambda cells: ~(pd.to_numeric(cells, errors="coerce") > rules["maximum"]), "maximum"))
    return checks


def _when_given(rule: Callable[[pd.Series], pd.Series], name: str) -> pa.Check:
    return pa.Check(lambda cells: (cells == "") | rule(cells), name=name)


def _tidy(cells: pd.Series) -> pd.Series:
    """No space at either end, no two in a row, no line break: a cell is its own canonical form."""
    return ~cells.str.contains(_UNTIDY)


_UNTIDY = r"^ | $|  |[\t-\r\x1c-\x1f\x{85}\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}]"
"""Stray spaces, and every white space that is no plain space, in the notation of RE2, which Arrow searches with."""


def _shaped(kind: str, cells: pd.Series) -> pd.Series:
    shaped = cells.str.fullmatch(_SHAPES[kind].pattern)
    if kind == "date":
        return shaped & pd.to_datetime(cells, format="%Y-%m-%d", errors="coerce").notna()
    return shaped
