"""Looking for a text: what a reader types and what a row holds are made alike, in any language and spelling."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping

import pandas as pd

from components.facts import cells, schema, store
from components.facts.schema import Field
from components.words import language

PEOPLE_COLUMNS: Mapping[str, Mapping[str, str]] = {
    "visits": {"visitor": "travelled", "counterparts": "met"},
    "agreements": {"home_signatory": "signed", "partner_signatory": "signed"},
    "envoys": {"name": "posted"},
}
"""The columns that name people, by table, each with what those who stand in it did."""

_LETTERS = str.maketrans({"ə": "a", "ı": "i", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "’": "'", "‘": "'"})
"""Small letters that are no letter with an accent, and the forms of the apostrophe."""

_NAME = re.compile(r"[^\W\d_][\w.'’-]*")
_PARTICLES = frozenset(("al", "bin", "da", "das", "de", "del", "der", "do", "dos", "e", "la", "las", "los", "van", "y"))
_OFFICES = frozenset(("airlines", "committee", "council", "delegation", "group", "ministry", "office", "secretariat"))
"""Words of names in small letters, and words with a capital that no person is called by."""


def folded(text: str) -> str:
    """The text in small letters without accents, as two texts are compared: "İlham Əliyev" is "ilham aliyev"."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in parts if not unicodedata.combining(sign)).translate(_LETTERS)


def matching(rows: pd.DataFrame, text: str) -> pd.Series:
    """Which rows of a table have every word of the text, whichever of their columns has it: one bool a row."""
    found, words = pd.Series(True, index=rows.index), folded(text).split()
    if not words:  # as mostly: what can be found of a whole table takes long to make
        return found
    all_text = texts(rows)
    for word in words:
        found &= all_text.str.contains(word, regex=False)
    return found


def texts(rows: pd.DataFrame) -> pd.Series:
    """All that can be found of each row of a table, folded: texts, dates as vague as they are, publishers of sources,
    codes by their words in every language, people by any spelling of their names, and what other sources say instead;
    a claim has also what its row has."""
    whole = _texts_of_table(str(rows.index.name))
    places = whole.index.get_indexer(rows.index)
    return whole.iloc[places] if (places >= 0).all() else _texts(rows)


def people_in(cell: str) -> list[str]:
    """The people whom a cell names, in its order: "Elmar Mammadyarov", but not "Senate plenary"."""
    return [name for part in cell.split(";") if _is_person(name := part.strip())]


@store.per_version
def other_names() -> dict[str, list[str]]:
    """The other spellings and forms of the names of people, by the one that the tables have.

    What another source calls the holder of a posting is another spelling of that holder's name.
    """
    known, claims = store.load_or_empty("people"), store.load_or_empty("claims")
    found = dict(zip(known["name"], known["other_names"].str.split(";"), strict=True))
    spelled = claims[(claims["table"] == "envoys") & (claims["field"] == "name")].set_index("row_id")["value"]
    for holder, name in store.load_or_empty("envoys")[["name"]].join(spelled, how="inner").itertuples(index=False):
        found.setdefault(holder, []).append(name)
    return found


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
    return [*language.country_names(iso3), *_other_state_names().get(iso3, ())]


@store.per_version
def _other_state_names() -> dict[str, list[str]]:
    """The names of each state beside those of CLDR."""
    known = store.load_or_empty("countries")
    rows = zip(known["iso3"], known["name"], known["other_names"], strict=True)
    return {iso3: [name, *filter(None, others.split(";"))] for iso3, name, others in rows}


def _is_person(name: str) -> bool:
    words = name.split()
    if len(words) < 2 or not _OFFICES.isdisjoint(name.casefold().split()):
        return False
    return all(_NAME.fullmatch(word) and (word[0].isupper() or word in _PARTICLES) for word in words)


@store.per_version
def _texts_of_table(name: str) -> pd.Series:
    """`texts` of a whole table, made once for each version."""
    return _texts(store.load(name))


def _texts(rows: pd.DataFrame) -> pd.Series:
    name = str(rows.index.name)
    found = pd.Series("", index=rows.index, dtype="str")
    for field in schema.table(name).fields:
        if field.name not in ("id", "row_id") and not field.name.endswith("precision"):
            found = found + "\n" + _column(name, field, rows)
    return found + "\n" + (_texts_of_subjects(rows) if name == "claims" else _claimed_values(name, rows))


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
    spelled = _spellings(name, field)
    return values.map({value: folded(spelled(value)) for value in values.unique()}).astype("str")


def _spellings(name: str, field: Field) -> Callable[[str], str]:
    """What gives the words that a text of a column stands for."""
    spoken = [language.words(code) for code in language.languages()]
    if field.name.endswith("iso3"):
        return lambda code: " ".join([code, *state_names(code)]) if code else ""
    if field.name == "sources":
        publishers = store.load("sources")["publisher"].to_dict()
        return lambda ids: " ".join(str(publishers.get(one, "")) for one in ids.split(";"))
    if field.name in PEOPLE_COLUMNS.get(name, ()):
        others = other_names()
        return lambda cell: " ".join([cell, *(other for one in people_in(cell) for other in others.get(one, ()))])
    if field.name == "language":
        return lambda code: " ".join(words.language(code) for words in spoken)
    if field.enum:
        return lambda code: " ".join(words.value(name, field.name, code) for words in spoken)
    return str


def _claimed_values(name: str, rows: pd.DataFrame) -> pd.Series:
    """The values that other sources give for fields of the rows of a table."""
    claims = store.load_or_empty("claims")
    values = claims[claims["table"] == name].groupby("row_id")["value"].agg(" ".join)
    return values.map(folded).reindex(rows.index).fillna("").astype("str")


def _texts_of_subjects(claims: pd.DataFrame) -> pd.Series:
    """What can be found of the rows that claims are about."""
    found = [texts(store.load(str(table)).loc[mine["row_id"].unique()]) for table, mine in claims.groupby("table")]
    every = pd.concat(found) if found else pd.Series(dtype="str")
    return claims["row_id"].map(every[~every.index.duplicated()]).fillna("").astype("str")
