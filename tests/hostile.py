"""A copy of the data in which every free text is hostile: markup of every kind, and cells of ten thousand signs.

The rules of the data keep out most of it; pages must bear what they let through one day, so here no rule of text holds.
"""

import csv
import json
from pathlib import Path

import pandas as pd
import pytest

from components.facts import rules, schema

MARKUP = (
    '<img src="x" onerror="alert(1)">',
    "](javascript:alert(1)) [a](javascript:alert(1)) <javascript:alert(1)>",
    ":red[x] :material/home: :smile: **b** _i_ `c` # h",
    "$x$ $$y$$ <b>bold</b> <a href='javascript:alert(1)'>link</a> %{x} {{y}} @@=z",
)
"""One of them stands in each cell of free text."""

LONG = "long " + "y" * 9_990 + " end"
"""A cell of ten thousand signs with hardly a space to break at."""

EVERY = 25
"""Every so many rows have long cells."""

PLACES = ("city", "seat_city", "capital")
"""Free text that other tables name too, so that it must be the same everywhere."""

PROSE = ("name", "detail", "title", "visitor")
"""Columns whose claims are free text; those of others must be dates or codes."""


def allow(patch: pytest.MonkeyPatch) -> None:
    """Lets text of any length and kind into the tables of this process."""
    patch.delitem(rules._CONSTRAINTS, "maxLength")
    for name in list(rules._RULES):
        patch.setitem(rules._RULES, name, lambda cells: pd.Series(True, index=cells.index))


def poison(folder: Path) -> int:
    """Puts hostile text into every cell of free text of a copy of the data, and takes out of its description what would
    keep it out. Returns how many cells."""
    path = folder / schema.DESCRIPTOR
    described = json.loads(path.read_text(encoding="utf-8"))
    for resource in described["resources"]:
        for field in resource.get("schema", {"fields": []})["fields"]:
            field.pop("rule", None)
            field.get("constraints", {}).pop("maxLength", None)
    path.write_text(json.dumps(described), encoding="utf-8")
    poisoned = 0
    for table in schema.package().tables.values():
        path = folder / table.file
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        for at, row in enumerate(rows):
            changed = _poisoned(table, row, at)
            poisoned += len(changed)
            row |= changed
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, table.columns, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    return poisoned


def _poisoned(table: schema.Table, row: dict[str, str], at: int) -> dict[str, str]:
    """The hostile cells of one row: of every column that holds neither a code nor a form."""
    cells = {}
    keys = {key.column for key in table.foreign_keys} - {*PLACES}
    for number, field in enumerate(table.fields):
        constraints = field.constraints
        if field.type != "string" or field.enum or "pattern" in constraints or field.name in keys:
            continue
        if field.name in PLACES:
            cells[field.name] = (
                f"{row[field.name]} {MARKUP[len(row[field.name]) % len(MARKUP)]}" if row[field.name] else ""
            )
        elif (table.name, field.name) != ("claims", "value") or row["field"] in PROSE:
            text = LONG if at % EVERY == 0 else MARKUP[(at + number) % len(MARKUP)]
            text = f"Inferred: {text}" if row[field.name].startswith("Inferred:") else text
            cells[field.name] = f"{text} {at}" if field.name in table.key or constraints.get("unique") else text
    return cells
