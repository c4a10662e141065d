"""Who is named in which column of which row: people, apart from the offices and delegations that stand there too."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pandas as pd

from components.facts import store

COLUMNS: Mapping[str, Mapping[str, str]] = {
    "visits": {"visitor": "travelled", "counterparts": "met"},
    "agreements": {"home_signatory": "signed", "partner_signatory": "signed"},
    "envoys": {"name": "posted"},
}
"""The columns that name people, by table, each with what those who stand in it did."""

_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
_PARTICLES = frozenset(("al", "bin", "da", "das", "de", "del", "der", "do", "dos", "e", "la", "las", "los", "van", "y"))
_OFFICES = frozenset(("airlines", "committee", "council", "delegation", "group", "ministry", "office", "secretariat"))
"""Words of names in small letters, and words with a capital that no person is called by."""


def people_in(cell: str) -> list[str]:
    """The people whom a cell names, in its order: "Elmar Mammadyarov", but not "Senate plenary"."""
    return [name for part in cell.split(";") if _is_person(name := part.strip())]


@store.per_version
def other_names() -> dict[str, list[str]]:
    """The other spellings and forms of the names of people, by the one that the tables have."""
    known = store.STORE.snapshot().tables.get("people", pd.DataFrame(columns=["name", "other_names"]))
    found = {
        str(name): str(others).split(";") for name, others in zip(known["name"], known["other_names"], strict=True)
    }
    claims = store.STORE.snapshot().tables.get("claims")
    envoys = store.STORE.snapshot().tables.get("envoys")
    if claims is not None and envoys is not None:
        # What another source calls the holder of a posting is another spelling of that holder's name.
        spelled = claims[(claims["table"] == "envoys") & (claims["field"] == "name")]
        for row, name in zip(spelled["row_id"], spelled["value"], strict=True):
            if row in envoys.index:
                found.setdefault(str(envoys.at[row, "name"]), []).append(str(name))
    return found


@store.per_version
def mentions() -> pd.DataFrame:
    """Each person named in each row: `person`, `table`, `row` (its address), `column` and `part` (as in COLUMNS)."""
    tables = store.STORE.snapshot().tables
    found = [
        {"person": person, "table": table, "row": row, "column": column, "part": part}
        for table, columns in COLUMNS.items()
        if table in tables
        for column, part in columns.items()
        for row, cell in tables[table][column].items()
        for person in people_in(cell)
    ]
    return pd.DataFrame(found, columns=["person", "table", "row", "column", "part"], dtype="str")


def _is_person(name: str) -> bool:
    words = name.split()
    if len(words) < 2 or not _OFFICES.isdisjoint(name.casefold().split()):
        return False
    return all(_WORD.fullmatch(word) and (word[0].isupper() or word in _PARTICLES) for word in words)
