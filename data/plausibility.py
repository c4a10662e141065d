"""What is valid in the tables and yet unlikely: warnings that `make data` tells, for somebody to look at the source."""

from collections.abc import Iterator

import pandas as pd

from components.facts import dates, schema
from components.facts.schema import Fault
from components.facts.store import Snapshot

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


def warnings(now: Snapshot) -> list[Fault]:
    """Every warning of all tables that can be read, each with file, line, column and value."""
    if "sources" not in now.tables:
        return []
    told = _days(now.tables["sources"])
    found = [*_formulas(now)]
    for name, (column, status) in HAPPENED.items():
        if name in now.tables:
            found += _later_than_sources(now, name, column, status, told)
    if "visits" in now.tables:
        found += _ends(now, told)
    if "envoys" in now.tables:
        found += _outside_postings(now, told)
    return found


def _days(sources: pd.DataFrame) -> pd.DataFrame:
    """The first and the last day on which each source may have appeared, NaT where it does not say."""
    days = [dates.partial(day) for day in sources["published_on"]]
    first = pd.Series([day for day, _ in days], index=sources.index, dtype="datetime64[s]")
    precision = pd.Series([precision for _, precision in days], index=sources.index, dtype="str")
    return pd.DataFrame({"first": first, "last": dates.last_day(first, precision)})


def _cited(rows: pd.DataFrame, told: pd.DataFrame) -> pd.DataFrame:
    """The days of the sources of each row: `row`, and `first` and `last` of `told`, one line a source."""
    each = rows["sources"].str.split(";").explode()
    return told.reindex(each).assign(row=each.index, source=each.to_numpy())


def _newest(rows: pd.DataFrame, told: pd.DataFrame) -> pd.Series:
    """The last day on which any source of a row may have appeared; NaT where one of them has no day."""
    cited = _cited(rows, told)
    return cited.groupby("row")["last"].agg(lambda days: days.max(skipna=False)).reindex(rows.index)


def _later_than_sources(
    now: Snapshot, name: str, column: str, status: tuple[str, ...], told: pd.DataFrame
) -> Iterator[Fault]:
    rows = now.tables[name]
    of = rows[rows["status"].isin(status)] if status else rows
    yield from _told(now, name, column, of.index[of[column] > _newest(of, told)], "later_than_sources")


def _ends(now: Snapshot, told: pd.DataFrame) -> Iterator[Fault]:
    """Last days of visits that may be those of an announcement: told by no later source."""
    visits = now.tables["visits"]
    of = visits[visits["end_date"].notna() & (visits["status"] == "held")]
    newest = _newest(of, told)
    yield from _told(now, "visits", "end_date", of.index[of["end_date"] > newest], "later_than_sources")
    yield from _told(now, "visits", "end_date", of.index[of["end_date"] == newest], "end_of_report")


def _outside_postings(now: Snapshot, told: pd.DataFrame) -> Iterator[Fault]:
    """Postings that a source, by its day, may know longer than the row."""
    envoys = now.tables["envoys"]
    first = envoys[["appointed_on", "credentials_on", "seen_first_on", "seen_last_on"]].min(axis="columns")
    ends = {name: dates.last_day(envoys[f"{name}_on"], envoys[f"{name}_precision"]) for name in ("seen_last", "ended")}
    last = pd.DataFrame(ends).max(axis="columns")
    cited = _cited(envoys, told).set_index("row")
    before = cited["last"] < first.reindex(cited.index) - SLACK
    after = cited["first"] > last.reindex(cited.index) + SLACK
    for row, source in cited.loc[before | after, "source"].items():
        yield from _told(now, "envoys", "sources", [row], "outside_posting", str(source))


def _formulas(now: Snapshot) -> Iterator[Fault]:
    for name, rows in now.tables.items():
        for field in schema.table(name).fields:
            if field.type == "string" and not field.enum:
                yield from _told(now, name, field.name, rows.index[rows[field.name].str.startswith(FORMULA)], "formula")


def _told(now: Snapshot, name: str, column: str, rows: pd.Index, rule: str, value: str = "") -> Iterator[Fault]:
    text, index = now.text[name], now.tables[name].index
    for at in index.get_indexer(rows):
        yield Fault(schema.table(name).file, int(at) + 2, column, value or str(text[column].iloc[at]), rule)
