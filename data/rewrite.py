"""Writes every table of data/ in its canonical form and tells every fault that is left: `make data`."""

import csv
import sys

import pandas as pd

from components.facts import checks, reading, schema, store
from components.words import language


def rewrite() -> None:
    """Puts rows in the order of their keys and takes out stray spaces; a file that is no table stays as it is."""
    for table in schema.package().tables.values():
        path = schema.FOLDER / table.file
        with path.open(encoding="utf-8", newline="") as lines:
            header, *cells = csv.reader(lines)
        if header == table.columns and all(len(row) == len(header) for row in cells):
            path.write_bytes(reading.canonical(table, pd.DataFrame(cells, columns=header, dtype="str")))


def faults() -> list[str]:
    """Every fault of every table as a sentence."""
    words = language.words()
    return [checks.told(fault, words) for held in store.Store(schema.FOLDER).snapshot().held for fault in held.faults]


if __name__ == "__main__":
    rewrite()
    found = faults()
    print("\n".join(found) or "All tables are in canonical form and without faults.")
    sys.exit(bool(found))
