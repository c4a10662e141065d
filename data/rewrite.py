"""Writes every table of data/ in its canonical form, counts its rows, tells every fault and warning: `make data`."""

import csv
import json
import sys

import pandas as pd

from components.facts import reading, rules, schema, store
from components.words import language
from data import plausibility

GROWN = 1.1
"""How many times as many rows as were counted a table has before it is counted anew: not with every row that is added,
as two people who add one each would then both change the description."""


def count(*, fewer: bool) -> None:
    """Writes into the description how many rows each table has, where it has grown; with `fewer`, whatever it has."""
    path = schema.FOLDER / schema.DESCRIPTOR
    described = json.loads(path.read_text(encoding="utf-8"))
    for resource in described["resources"]:
        if "schema" in resource:
            with (schema.FOLDER / resource["path"]).open(encoding="utf-8", newline="") as lines:
                rows = sum(1 for _ in csv.reader(lines)) - 1
            if fewer or rows > GROWN * resource.get("counted", 0):
                resource["counted"] = rows
    path.write_text(json.dumps(described, indent=2, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n")


def rewrite() -> None:
    """Puts rows in the order of their keys and takes out stray spaces; a file that is no table stays as it is."""
    for table in schema.package().tables.values():
        path = schema.FOLDER / table.file
        with path.open(encoding="utf-8", newline="") as lines:
            header, *cells = csv.reader(lines)
        if header == table.columns and all(len(row) == len(header) for row in cells):
            path.write_bytes(reading.canonical(table, pd.DataFrame(cells, columns=header, dtype="str")))


def faults() -> tuple[list[str], list[str]]:
    """Every fault and every warning of every table as sentences."""
    words, now = language.words(), store.Store(schema.FOLDER).snapshot()
    held = [rules.sentence(fault, words) for held in now.held for fault in held.faults]
    return held, [rules.sentence(warning, words) for warning in plausibility.warnings(now)]


if __name__ == "__main__":
    count(fewer="--fewer" in sys.argv)
    rewrite()
    found, unlikely = faults()
    print("\n".join(["To be looked at, though it may be right:", *unlikely] if unlikely else []))
    print("\n".join(found) or "All tables are in canonical form and without faults.")
    sys.exit(bool(found))
