"""People: every row that names somebody, what that person did there, and which states the person visited when."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from components.facts import cells, search, store

PARTS = ("travelled", "met", "posted", "signed", "named")
"""What somebody did in a row: visited, was met by a visitor, held a posting, signed, or is only named in its text."""

NAMED_IN = ("visits", "milestones", "agreements", "missions", "envoys")
"""The tables whose texts name people."""


@dataclass(frozen=True)
class Person:
    """Somebody whom rows name. `iso3` is the state that the person mostly stands for, `role` the newest office known.

    `rows` are the rows by what the person did in them, as in PARTS, and then by table, the newest first.
    """

    name: str
    other_names: tuple[str, ...]
    role: str
    iso3: str
    rows: Mapping[str, Mapping[str, pd.DataFrame]]


@store.per_version
def codes() -> dict[str, str]:
    """Every person whom a column names, by the code that an address has: "elmar-mammadyarov"."""
    return {code_of(name): name for name in sorted(mentions()["person"].unique())}


def code_of(name: str) -> str:
    """The code of a person in an address: the letters of the name, folded."""
    return re.sub(r"[^a-z0-9]+", "-", search.folded(name)).strip("-")


@store.per_version
def known() -> pd.DataFrame:
    """Everybody whom a column names: index the name; `role`, `iso3`, and in how many rows they have each of PARTS."""
    facts = mentions()
    counts = facts.groupby(["person", "part"]).size().unstack(fill_value=0).reindex(columns=PARTS, fill_value=0)
    ordered = facts.sort_values("day", kind="stable", na_position="first")
    roles = ordered[ordered["role"] != ""].groupby("person")["role"].last()
    states = ordered[ordered["iso3"] != ""].groupby("person")["iso3"].agg(lambda codes: codes.mode().iloc[0])
    return counts.assign(
        role=roles.reindex(counts.index).fillna(""), iso3=states.reindex(counts.index).fillna("")
    ).astype({"role": "str", "iso3": "str"})


def person(code: str) -> Person:
    """Everything about the person of this code; KeyError for a code that `codes` does not have."""
    name = codes()[code]
    others = search.other_names().get(name, [])
    mine = mentions()
    mine = mine[mine["person"] == name]
    rows: dict[str, dict[str, pd.DataFrame]] = {}
    for (part, table), found in mine.groupby(["part", "table"], sort=False):
        rows.setdefault(str(part), {})[str(table)] = _newest(str(table), found["row"])
    pattern = rf"\b(?:{'|'.join(re.escape(search.folded(one)) for one in (name, *others))})\b"
    for table in NAMED_IN:
        if table in store.tables():
            texts = search.texts(store.load(table))
            known_otherwise = texts.index.isin(mine.loc[mine["table"] == table, "row"])
            named = texts.index[texts.str.contains(pattern) & ~known_otherwise]
            if len(named):
                rows.setdefault("named", {})[table] = _newest(table, named)
    about = known().loc[name]
    return Person(name, tuple(others), str(about["role"]), str(about["iso3"]), rows)


def states_visited(visits: pd.DataFrame) -> pd.DataFrame:
    """The states that a visitor went to in these visits, the most visited first: `iso3`, `rows` (their addresses).

    Those that were only announced are left out, and so are meetings in third places and by video.
    """
    went = visits[(visits["status"] == "held") & visits["direction"].isin(["to_partner", "to_home"])]
    state = went["partner_iso3"].where(went["direction"] == "to_partner", went["home_iso3"])
    ordered = went.assign(state=state).sort_values("start_date", kind="stable", na_position="last")
    found = [(str(iso3), of.index) for iso3, of in ordered.groupby("state", sort=False)]
    found.sort(key=lambda one: -len(one[1]))
    return pd.DataFrame(found, columns=["iso3", "rows"])


def _newest(table: str, rows: pd.Series | pd.Index) -> pd.DataFrame:
    """These rows of a table, each once, the newest first."""
    known = store.load(table)
    return cells.newest_first(known.loc[known.index.isin(rows)])


@store.per_version
def mentions() -> pd.DataFrame:
    """Each person named in each row: `person`, `table`, `row` (its address), `column` and `part` (as in
    `search.PEOPLE_COLUMNS`), with the `day` of the row, and `role` and state (`iso3`) of the person there, "" if not
    told."""
    found = [
        _mentions_in(rows, column, part)
        for table, columns in search.PEOPLE_COLUMNS.items()
        for rows in [store.load_or_empty(table)]
        for column, part in columns.items()
    ]
    return pd.concat(found, ignore_index=True)


def _mentions_in(rows: pd.DataFrame, column: str, part: str) -> pd.DataFrame:
    """The mentions in one column of a table."""
    table = str(rows.index.name)
    person = rows[column].map(search.people_in).explode().dropna().astype("str")
    rows = rows.loc[person.index].reset_index()
    role: pd.Series | str = ""
    if table == "envoys":
        day = rows[["appointed_on", "credentials_on", "seen_first_on", "seen_last_on", "ended_on"]].max(axis="columns")
        role, iso3 = rows["title"], rows["sending_iso3"]
    elif table == "agreements":
        day, iso3 = rows["signed_on"], rows["home_iso3" if column == "home_signatory" else "partner_iso3"]
    else:
        # Who travels to the home side is of the partner; everybody else who travels is of the home side.
        travelled = part == "travelled"
        of_home = (rows["direction"] != "to_home") == travelled
        day, iso3 = rows["start_date"], rows["home_iso3"].where(of_home, rows["partner_iso3"])
        role = rows["visitor_role"] if travelled else ""
    found = {"person": person.array, "table": table, "row": rows[table], "column": column, "part": part}
    return pd.DataFrame(found | {"day": day, "role": role, "iso3": iso3}).astype({"role": "str"})
