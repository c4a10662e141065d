"""Prints how long it takes to read, check and narrow data many times as large as those of the dashboard.

python tests/benchmarks/scale.py [--times 100] [--keep FOLDER]

Makes the data in a temporary folder: every row that is about a home and a partner, every claim and every source stands
there so many times, each under a key of its own, while states, cities and the names of goods stay as they are. Copies
of sources are cited by the copies of rows. Budget: read and checked in 10 seconds.
"""

import argparse
import shutil
import sys
import tempfile
import time
from pathlib import Path

import pandas as pd

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from components.choices.filters import Filters  # noqa: E402
from components.facts import reading, schema, store  # noqa: E402
from components.facts.sources import FACTS  # noqa: E402

FIRST_EXTRACT = 1900
"""The year of the first extract that the copies of figures are said to be from: all are older than the real ones."""


def copied(name: str, rows: pd.DataFrame, number: int) -> pd.DataFrame:
    """A copy of a table's rows of text under keys of its own; the copy of number 0 is as it is."""
    if not number:
        return rows
    end = f"-{number}"
    copy = rows.copy()
    if "id" in copy:
        copy["id"] += end
    if name == "claims":
        copy["row_id"] += end
    if "former_ids" in copy:
        copy["former_ids"] = (copy["former_ids"].str.replace(";", f"{end};") + end).mask(copy["former_ids"] == "", "")
    if name == "trade":
        copy["extracted_on"] = f"{FIRST_EXTRACT + number}-01"
    if name == "products":
        copy["product"] += f" ({number})"
    if "sources" in copy:
        copy["sources"] = copy["sources"].str.replace(";", f"{end};") + end
    return copy


def make(folder: Path, times: int) -> None:
    """Writes the larger data into a folder that has the real ones."""
    tables = store.STORE.snapshot().text
    for name in (*FACTS, "claims", "sources"):
        larger = pd.concat([copied(name, tables[name], number) for number in range(times)], ignore_index=True)
        (folder / schema.table(name).file).write_bytes(reading.canonical(schema.table(name), larger))


def seconds(folder: Path) -> tuple[float, store.Snapshot]:
    """How long it takes to read and check the tables of a folder, and the tables. Raises ValueError at any fault."""
    began = time.perf_counter()
    snapshot = store.Store(folder).snapshot()
    took = time.perf_counter() - began
    if snapshot.held:
        raise ValueError(f"{snapshot.held[0].table}: {snapshot.held[0].faults[:3]}")
    return took, snapshot


def main() -> None:
    """Prints the report."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--times", type=int, default=100)
    asked.add_argument("--keep", type=Path, help="make the data in this folder and leave them there")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.keep or Path(temporary) / "data"
        shutil.copytree(schema.FOLDER, folder, ignore=shutil.ignore_patterns("__pycache__", "*.py"), dirs_exist_ok=True)
        today, _ = seconds(folder)
        make(folder, given.times)
        took, snapshot = seconds(folder)
        rows = sum(len(snapshot.tables[name]) for name in FACTS)
        print(f"data of today: read and checked in {today:.2f} s")
        print(f"{given.times} times as large, {rows} facts: read and checked in {took:.2f} s")
        years = (1991, 2026)
        for chosen in (Filters(years, years), Filters(years, (2005, 2016), ("AZE", "KAZ"), ("ARG", "BRA"))):
            began = time.perf_counter()
            kept = sum(len(chosen.apply(snapshot.tables[name])) for name in FACTS)
            print(f"{kept} facts kept of all tables of facts: {(time.perf_counter() - began) * 1000:.0f} ms")


if __name__ == "__main__":
    main()
