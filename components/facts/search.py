"""Looking for a text: what a reader types and what a row holds are made alike, in any language and spelling."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable

import pandas as pd

from components.facts import cells, people, schema, sources, store
from components.facts.schema import Field
from components.words import language

_LETTERS = str.maketrans({"ə": "a", "ı": "i", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "’": "'", "‘": "'"})
"""Small letters that are no letter with an accent, and the forms of the apostrophe."""


def folded(text: str) -> str:
    """The text in small letters without accents, as two texts are compared: "İlham Əliyev" is "ilham aliyev"."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in parts if not unicodedata.combining(sign)).translate(_LETTERS)


def matching(rows: pd.DataFrame, text: str) -> pd.Series:
    """Which rows of a table have every word of the text, whichever of their columns has it: one bool a row."""
    found, all_text = pd.Series(True, index=rows.index), texts(rows)
    for word in folded(text).split():
        found &= all_text.str.contains(word, regex=False)
    return found


def texts(rows: pd.DataFrame) -> pd.Series:
    """All that can be found of each row of a table, folded: texts, dates as vague as they are, publishers of sources,
    codes by their words in every language, people by any spelling of their names, and what other sources say instead;
    a claim has also what its row has."""
    whole = _whole(str(rows.index.name))
    return whole.loc[rows.index] if rows.index.isin(whole.index).all() else _held(rows)


@store.per_version
def _whole(name: str) -> pd.Series:
    """What can be found of every row of a table, made once for each version."""
    return _held(store.load(name))


def _held(rows: pd.DataFrame) -> pd.Series:
    name = str(rows.index.name)
    held = pd.Series("", index=rows.index, dtype="str")
    for field in schema.table(name).fields:
        if field.name not in ("id", "row_id") and not field.name.endswith("precision"):
            held = held + "\n" + _column(name, field, rows)
    return held + "\n" + (_subjects(rows) if name == "claims" else _claimed(name, rows))


def state(text: str, among: Iterable[str]) -> str:
    """The code among these of the state that is called so in any language or by another name that the data have.

    A part of a name is enough where it is a part of the names of one state alone; "" where it is of none or of several.
    """
    wanted = folded(text).strip()
    names = {code: [folded(name) for name in state_names(code)] for code in among}
    exact = [code for code, each in names.items() if wanted in each]
    part = [code for code, each in names.items() if wanted and any(wanted in one for one in each)]
    return next((found[0] for found in (exact, part) if len(found) == 1), "")


def state_names(iso3: str) -> list[str]:
    """Every name of a state: in the languages of CLDR that are read here, and the other names that the data have."""
    return [*language.country_names(iso3), *_other_names().get(iso3, ())]


@store.per_version
def _other_names() -> dict[str, list[str]]:
    """The names of each state beside those of CLDR; none while the table of states is quarantined."""
    known = store.STORE.snapshot().tables.get("countries", pd.DataFrame(columns=["iso3", "name", "other_names"]))
    rows = zip(known["iso3"], known["name"], known["other_names"], strict=True)
    return {str(iso3): [str(name), *filter(None, str(others).split(";"))] for iso3, name, others in rows}


def _column(name: str, field: Field, rows: pd.DataFrame) -> pd.Series:
    """What can be found of one column."""
    values = rows[field.name]
    if field.type == "date":
        return cells.displayed(name, field.name, rows, language.words())
    if field.type in ("integer", "number"):
        return values.map(lambda value: "" if pd.isna(value) else f"{value:.0f} {value:,.0f}").astype("str")
    if field.type == "boolean":
        return pd.Series("", index=rows.index, dtype="str")
    if field.name == "direction":
        each = [cells.displayed(name, field.name, rows, language.words(code)) for code in language.languages()]
        return pd.concat(each, axis="columns").agg(" ".join, axis="columns").map(folded).astype("str")
    words_of = _words(name, field)
    return values.map({value: folded(words_of(value)) for value in values.unique()}).astype("str")


def _words(name: str, field: Field) -> Callable[[str], str]:
    """What gives the words that a text of a column stands for."""
    spoken = [language.words(code) for code in language.languages()]
    if field.name.endswith("iso3"):
        return lambda code: " ".join([code, *state_names(code)]) if code else ""
    if field.name == "sources":
        publishers = store.load("sources")["publisher"].to_dict()
        return lambda ids: " ".join(str(publishers.get(one, "")) for one in ids.split(";"))
    if field.name in people.COLUMNS.get(name, ()):
        others = people.other_names()
        return lambda cell: " ".join(
            [cell, *(other for one in people.people_in(cell) for other in others.get(one, ()))]
        )
    if field.name == "language":
        return lambda code: " ".join(words.language(code) for words in spoken)
    if field.enum:
        return lambda code: " ".join(words.value(name, field.name, code) for words in spoken)
    return str


def _claimed(name: str, rows: pd.DataFrame) -> pd.Series:
    """The values that other sources give for fields of the rows of a table."""
    claims = sources.claims()
    values = claims[claims["table"] == name].groupby("row_id")["value"].agg(" ".join)
    return values.map(folded).reindex(rows.index).fillna("").astype("str")


def _subjects(claims: pd.DataFrame) -> pd.Series:
    """What can be found of the rows that claims are about."""
    held = [texts(store.load(str(table)).loc[mine["row_id"].unique()]) for table, mine in claims.groupby("table")]
    every = pd.concat(held) if held else pd.Series(dtype="str")
    return claims["row_id"].map(every[~every.index.duplicated()]).fillna("").astype("str")
