"""Writes every table of data/ in its canonical form, counts its rows, tells every fault and warning: `make data`.

With `--release` (`make data RELEASE=yes`) it also puts the tables into data/archive, as the release of the day that
`created` of the description tells: the last thing before they are published. Once more does no harm.

A warning is of what is valid and yet unlikely, for somebody to look at the source.
"""

import csv
import json
import sys
from collections.abc import Iterator

import pandas as pd

from components.facts import archive, dates, reading, rules, schema, store
from components.facts.schema import Fault
from components.facts.store import Snapshot
from components.words import language

GROWN = 1.1
"""How many times as many rows as were counted a table has before it is counted anew: not with every row that is added,
as two people who add one each would then both change the description."""

SLACK = pd.Timedelta(days=31)
"""How far outside a posting a source may be of: a farewell, or a name told ahead."""

HAPPENED = {
    "visits": ("start_date", ("held",)),
    "milestones": ("date", ()),
    "agreements": ("signed_on", ("signed", "in_force")),
}
"""The tables of what has happened: the column that says when, and the status of a row of which that is so."""

FORMULA = ("=", "+", "-", "@")
"""What a text begins with that a spreadsheet would run. The downloads guard it; a name has no reason for it."""


def count(*, fewer: bool) -> None:
    """Writes into the description how many rows each table has, where it has grown; with `fewer`, whatever it has."""
    described = schema.described(schema.DESCRIPTOR)
    for resource in described["resources"]:
        if "schema" in resource:
            with (schema.FOLDER / resource["path"]).open(encoding="utf-8", newline="") as lines:
                rows = sum(1 for _ in csv.reader(lines)) - 1
            if fewer or rows > GROWN * resource.get("counted", 0):
                resource["counted"] = rows
    text = json.dumps(described, indent=2, ensure_ascii=False) + "\n"
    (schema.FOLDER / schema.DESCRIPTOR).write_text(text, encoding="utf-8", newline="\n")


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
    return held, [rules.sentence(warning, words) for warning in warnings(now)]


def warnings(now: Snapshot) -> list[Fault]:
    """Every warning of all tables that can be read, each with file, line, column and value."""
    if "sources" not in now.tables:
        return []
    days = _days(now.tables["sources"])
    found = [*_formulas(now)]
    for name, (column, status) in HAPPENED.items():
        if name in now.tables:
            rows = now.tables[name]
            rows = rows[rows["status"].isin(status)] if status else rows
            later = rows.index[rows[column] > _newest(rows, days)]
            found += _warnings(now, name, column, later, "later_than_sources")
    if "visits" in now.tables:
        found += _ends(now, days)
    if "envoys" in now.tables:
        found += _outside_postings(now, days)
    return found


def _days(sources: pd.DataFrame) -> pd.DataFrame:
    """The first and the last day on which each source may have appeared, NaT where it does not say."""
    days = [dates.partial(day) for day in sources["published_on"]]
    first = pd.Series([day for day, _ in days], index=sources.index, dtype="datetime64[s]")
    precision = pd.Series([precision for _, precision in days], index=sources.index, dtype="str")
    return pd.DataFrame({"first": first, "last": dates.last_day(first, precision)})


def _cited(rows: pd.DataFrame, days: pd.DataFrame) -> pd.DataFrame:
    """The days of the sources of each row: `row`, `source`, and `first` and `last` of `days`, one line a source."""
    each = rows["sources"].str.split(";").explode()
    return days.reindex(each).assign(row=each.index, source=each.to_numpy())


def _newest(rows: pd.DataFrame, days: pd.DataFrame) -> pd.Series:
    """The last day on which any source of a row may have appeared; NaT where one of them has no day."""
    last = _cited(rows, days).groupby("row")["last"]
    return last.agg(lambda days: days.max(skipna=False)).reindex(rows.index)


def _ends(now: Snapshot, days: pd.DataFrame) -> Iterator[Fault]:
    """Last days of visits that may be those of an announcement: no later source tells them."""
    visits = now.tables["visits"]
    of = visits[visits["end_date"].notna() & (visits["status"] == "held")]
    newest = _newest(of, days)
    yield from _warnings(now, "visits", "end_date", of.index[of["end_date"] > newest], "later_than_sources")
    yield from _warnings(now, "visits", "end_date", of.index[of["end_date"] == newest], "end_of_report")


def _outside_postings(now: Snapshot, days: pd.DataFrame) -> Iterator[Fault]:
    """Postings that a source, by its day, may know longer than the row."""
    envoys = now.tables["envoys"]
    first = envoys[["appointed_on", "credentials_on", "seen_first_on", "seen_last_on"]].min(axis="columns")
    ends = {name: dates.last_day(envoys[f"{name}_on"], envoys[f"{name}_precision"]) for name in ("seen_last", "ended")}
    last = pd.DataFrame(ends).max(axis="columns")
    cited = _cited(envoys, days).set_index("row")
    before = cited["last"] < first.reindex(cited.index) - SLACK
    after = cited["first"] > last.reindex(cited.index) + SLACK
    for row, source in cited.loc[before | after, "source"].items():
        yield from _warnings(now, "envoys", "sources", pd.Index([row]), "outside_posting", str(source))


def _formulas(now: Snapshot) -> Iterator[Fault]:
    """Texts that a spreadsheet would run."""
    for name, rows in now.tables.items():
        for field in schema.table(name).fields:
            if field.type == "string" and not field.enum:
                risky = rows.index[rows[field.name].str.startswith(FORMULA)]
                yield from _warnings(now, name, field.name, risky, "formula")


def _warnings(now: Snapshot, name: str, column: str, rows: pd.Index, rule: str, value: str = "") -> Iterator[Fault]:
    """A warning for each of these rows of a table, of the cell as it is written unless a value is given."""
    text, index = now.text[name], now.tables[name].index
    for at in index.get_indexer(rows):
        yield Fault(schema.table(name).file, int(at) + 2, column, value or str(text[column].iloc[at]), rule)


if __name__ == "__main__":
    count(fewer="--fewer" in sys.argv)
    rewrite()
    found, unlikely = faults()
    print("\n".join(["To be looked at, though it may be right:", *unlikely] if unlikely else []))
    print("\n".join(found) or "All tables are in canonical form and without faults.")
    if "--release" in sys.argv and not found:
        release = archive.record()
        print(f"The release of {release.day} is {release.version}.")
    sys.exit(bool(found))
