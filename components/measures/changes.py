"""What is new in the data: the rows added, changed and removed from each release to the next, and since a release."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Mapping
from typing import NamedTuple

import numpy as np
import pandas as pd

from components.choices import filters
from components.choices.filters import HOMES, Filters
from components.facts import archive, cells, dates, reading, schema, search, sources, store
from components.words import language

KINDS = ("added", "changed", "removed")
"""What can have become of a row, in the order in which it is told."""

NAME = "whats-new"
"""The name of the changes as a series."""

Tables = Mapping[str, pd.DataFrame]

_COLUMNS = ("change", "table", "row_id", "home_iso3", "partner_iso3", "title", "column", "before", "after")
_SEARCHED = ("row_id", "title", "before", "after")


class State(NamedTuple):
    """The tables at one time: the version, the day (ISO 8601), and what gives the cells as written."""

    version: str
    day: str
    text: Callable[[], Tables]


@store.per_version
def every() -> pd.DataFrame:
    """All changes from each release to the next, and from the last to the tables as they stand; the newest first.

    Columns: those of `between`, `version` and `date` (datetime64) of the release that brought the change. The index has
    the address of the row that changed, "visits:aze-arg-...".
    """
    states = _states()
    found = [
        between(old.text(), new.text()).assign(version=new.version, date=pd.Timestamp(new.day).as_unit("s"))
        for old, new in reversed([*itertools.pairwise(states)])
    ]
    changes = pd.concat(found, ignore_index=True) if found else between({}, {}).assign(version="", date=pd.Timestamp(0))
    return changes.set_index((changes["table"] + ":" + changes["row_id"]).rename(NAME))


def chosen(chosen: Filters) -> pd.DataFrame:
    """Those of `every` that a reader's choices keep: homes, partners, years, and the text that is looked for.

    Rows of no pair, such as sources, are there while no partner and no year is chosen.
    """
    changes = every()
    keep = changes["home_iso3"].isin([*chosen.homes, ""])
    if chosen.partners:
        keep &= changes["partner_iso3"].isin(chosen.partners)
    if not chosen.all_years:
        keep &= (changes["first"] <= chosen.years[1]) & (changes["newest"] >= chosen.years[0])
    if chosen.text:
        for word in search.folded(chosen.text).split():
            keep &= _texts().str.contains(word, regex=False)
    return changes[keep]


@store.per_version
def _texts() -> pd.Series:
    """What can be found of each of `every`, folded."""
    changes = every()
    joined = ["\n".join(texts) for texts in changes[list(_SEARCHED)].itertuples(index=False)]
    return pd.Series(map(search.folded, joined), index=changes.index, dtype="str")


def counts(changes: pd.DataFrame) -> dict[str, int]:
    """How many rows were added, changed and removed; a row of which several cells changed counts once."""
    rows = changes.drop_duplicates(["version", "table", "row_id"] if "version" in changes else ["table", "row_id"])
    return {kind: int((rows["change"] == kind).sum()) for kind in KINDS}


@store.per_version
def since(version: str) -> dict[str, int]:
    """How many rows were added, changed and removed from a release until now. Raises LookupError for no release."""
    return counts(between(archive.text(version), store.STORE.snapshot().text))


def between(old: Tables, new: Tables) -> pd.DataFrame:
    """How the cells of all tables, as written, went from `old` to `new`, by the keys of the rows.

    One line for each row added or removed, and for each changed cell of a row. Columns: `change` (of KINDS), `table`,
    `row_id` (the row's address), `home_iso3`, `partner_iso3` ("" for none), `title`, `first` and `newest` (the years
    that the row may cover), and of a cell the `column`, `before` and `after`. Columns that one of the two lacks are
    left aside; a row that by `former_ids` was called otherwise is the same row.
    """
    same = {name for name in {*old} & {*new} if old[name].equals(new[name])}
    names = sorted({*old, *new} - same, key=_place)
    was, now = ({name: _typed(name, state.get(name)) for name in {*old, *new}} for state in (old, new))
    found = []
    for name in names:
        lines = _lines(name, old.get(name), new.get(name), was[name].index, now[name].index)
        gone = lines["change"] == "removed"
        for typed, mine in ((now, lines[~gone]), (was, lines[gone])):
            if len(mine):
                about = _about(typed[name][typed[name].index.isin(mine["row_id"])], typed)
                found.append(mine.join(about, on="row_id"))
    empty = pd.DataFrame(columns=[*_COLUMNS, "first", "newest"], dtype="str")
    changes = pd.concat([part for part in found if len(part)] or [empty], ignore_index=True)
    return changes[[*_COLUMNS, "first", "newest"]]


def _states() -> list[State]:
    """Every release, the oldest first, and last the tables as they stand."""
    now = store.STORE.snapshot()
    recorded = [one for one in archive.releases() if one.version != now.version]
    states = [State(one.version, one.day, functools.partial(archive.text, one.version)) for one in recorded]
    return [*states, State(now.version, store.created()[:10], lambda: now.text)]


def _place(name: str) -> tuple[int, str]:
    """The place of a table: those of facts first, in their order, and then the others by name."""
    facts = sources.FACTS
    return (facts.index(name) if name in facts else len(facts), name)


def _typed(name: str, text: pd.DataFrame | None) -> pd.DataFrame:
    """The rows of a table with their addresses, in the types that it has today; none where there is no such table."""
    described = schema.table(name)
    rows = pd.DataFrame(columns=described.columns, dtype="str") if text is None else text
    return reading.addressed(described, rows.reindex(columns=described.columns, fill_value=""))


def _lines(name: str, old: pd.DataFrame | None, new: pd.DataFrame | None, was: pd.Index, now: pd.Index) -> pd.DataFrame:
    """The lines of `between` of one table, without what is told of their rows; `was` and `now` are their addresses."""
    described = schema.table(name)
    none = pd.DataFrame(columns=described.columns, dtype="str")
    before, after = (none if old is None else old).set_axis(was), (none if new is None else new).set_axis(now)
    before = before.rename(index=_renamed(before, after))
    common = [column for column in after.columns if column in before.columns]
    both = after.index[after.index.isin(before.index)]
    left, right = (rows.loc[both, common].to_numpy(dtype="object") for rows in (before, after))
    row, column = np.nonzero(left != right)
    cells = {
        "column": np.array(common, dtype="object")[column],
        "before": left[row, column],
        "after": right[row, column],
    }
    parts = {
        "added": pd.DataFrame({"row_id": now[~now.isin(before.index)]}),
        "changed": pd.DataFrame({"row_id": both[row], **cells}),
        "removed": pd.DataFrame({"row_id": before.index[~before.index.isin(now)]}),
    }
    lines = pd.concat([part.assign(change=kind) for kind, part in parts.items()], ignore_index=True)
    texts = ["row_id", "change", "column", "before", "after"]
    return lines.reindex(columns=texts).fillna("").astype("str").assign(table=name)


def _renamed(before: pd.DataFrame, after: pd.DataFrame) -> dict[str, str]:
    """What rows are called now that were called otherwise before."""
    if "former_ids" not in after.columns:
        return {}
    named = after.loc[after["former_ids"] != "", "former_ids"]
    former = {one: str(row) for row, ids in named.items() for one in ids.split(";")}
    return {one: row for one, row in former.items() if one in before.index and row not in before.index}


def _about(rows: pd.DataFrame, tables: Tables) -> pd.DataFrame:
    """Home and partner, title and years of some rows of a table; the sides of a claim are those of its row."""
    sides = pd.DataFrame({"home_iso3": "", "partner_iso3": ""}, index=rows.index, dtype="str")
    if rows.index.name == "claims":
        sides.update(filters.claims_with_sides(rows, tables, HOMES)[["home_iso3", "partner_iso3"]])
    elif {"home_iso3", "sending_iso3"} & {*rows.columns}:
        sides = filters.sides(rows, HOMES)
    first, newest = dates.years(rows)
    title = cells.headlines(str(rows.index.name), rows, language.words())
    return sides.assign(title=title, first=first, newest=newest)
