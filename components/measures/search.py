"""Search over everything: the states, people, rows, goods and sources that have the words, by kind, the best first."""

from __future__ import annotations

import difflib
import functools
import itertools
import re
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from components.choices.filters import HOMES
from components.choices.parameters import Query
from components.facts import search, store
from components.measures import search_entries
from components.measures.search_entries import Entry
from components.words import language

WHOLE: Mapping[str, tuple[str, Query]] = {
    "visits": ("visits", {}),
    "milestones": ("relations", {}),
    "agreements": ("relations", {"view": ["documents"]}),
    "envoys": ("relations", {"view": ["heads"]}),
    "missions": ("embassies", {"table": ["missions"]}),
    "claims": ("sources", {"view": ["disagreements"]}),
    "sources": ("sources", {}),
}
"""The page whose table has all rows of a kind that were found, and what else its address says; of others the search."""

MOST, MOST_OF_ONE = 6, 500
"""How many of each kind are given, and of one kind that is asked for alone; the count is of all."""

TRIGRAM = 3
"""Letters of the shortest word that the index knows."""

ALIKE = 0.75
"""How alike a word is, of 1, that is offered in place of one that nothing has."""


@dataclass(frozen=True)
class Group:
    """What was found of one kind: how many there are, and the best of them.

    `page` and `query` lead to all of them; `page` is "" where these have only some of the words.
    """

    kind: str
    count: int
    hits: tuple[Entry, ...]
    page: str = ""
    query: Query = field(default_factory=dict)


@dataclass(frozen=True)
class Found:
    """What was found for a text, by kind. Unless it is `whole`, nothing has all of its words, and this has some.

    `instead` is what the text may have meant where nothing has any of its words.
    """

    text: str
    words: tuple[str, ...]
    groups: tuple[Group, ...] = ()
    whole: bool = True
    instead: str = ""


def find(text: str, code: str, kind: str = "") -> Found:
    """What has every word of the text, the best of each kind or all of the one kind that is named, in the words of a
    language; else what has some."""
    words = tuple(dict.fromkeys(search.folded(text).split()))
    if not words:
        return Found(text, ())
    entries, texts = index(code)
    rows = (kind and _rows(texts, words, kind)) or _rows(texts, words)
    groups = _of_year(_groups(rows, entries, text), words, code)
    if groups or len(words) == 1:
        return Found(text, words, groups, instead="" if groups else _instead(text))
    some = _groups(_some(texts, words), entries, "")
    return Found(text, words, some, whole=False, instead="" if some else _instead(text))


@store.per_version
def index(code: str) -> tuple[Sequence[Entry], sqlite3.Connection]:
    """All that can be found, and the index of its texts by runs of three letters; made once for each version.

    SQLite is built to be used by several threads at once.
    """
    entries = search_entries.every(code)
    texts = sqlite3.connect(":memory:", check_same_thread=False)
    texts.execute(
        "CREATE VIRTUAL TABLE texts USING fts5"
        "(body, head UNINDEXED, kind UNINDEXED, weight UNINDEXED, tokenize = 'trigram')"
    )
    rows = ((one.body, search.folded(one.title), one.kind, one.weight) for one in entries)
    texts.executemany("INSERT INTO texts (body, head, kind, weight) VALUES (?, ?, ?, ?)", rows)
    return entries, texts


_BEST = """
SELECT kind, place, count, at FROM (
    SELECT
        kind,
        rowid AS at,
        count(*) OVER (PARTITION BY kind) AS count,
        row_number() OVER (PARTITION BY kind ORDER BY {order}, weight DESC, rowid) AS place
    FROM texts
    WHERE {condition}
)
WHERE place <= ?
ORDER BY kind, place
"""


def _rows(texts: sqlite3.Connection, words: Sequence[str], kind: str = "") -> list[tuple[str, int, int, int]]:
    """Kind, place, how many of the kind there are, and number of the best entries, of one kind or of each, that have
    every word: those called just so first, then those with the whole text in their title, then with more of the words
    at the beginning of one there, then the weightier."""
    long, short = _by_length(words)
    conditions = ["texts MATCH ?"] if long else []
    conditions += ["instr(body, ?)"] * len(short) + ["kind = ?"] * bool(kind)
    sql = _BEST.format(
        order=f"head = ? DESC, instr(' ' || head, ?) > 0 DESC, {_heads(words)} DESC", condition=" AND ".join(conditions)
    )
    whole = " ".join(words)
    asked = [whole, f" {whole}", *(f" {word}" for word in words), *([_match(long, " ")] if long else []), *short]
    return texts.execute(sql, [*asked, kind, MOST_OF_ONE] if kind else [*asked, MOST]).fetchall()


def _some(texts: sqlite3.Connection, words: Sequence[str]) -> list[tuple[str, int, int, int]]:
    """The same for the entries that have some of the words: those with more of them in the title first, then by
    SQLite's own rank, which puts rare words first."""
    long, _ = _by_length(words)
    if not long:
        return []
    sql = _BEST.format(order=f"{_heads(long)} DESC, rank", condition="texts MATCH ?")
    return texts.execute(sql, [*(f" {word}" for word in long), _match(long, " OR "), MOST]).fetchall()


def _heads(words: Sequence[str]) -> str:
    """How many of the words begin one in the title of an entry, as SQL with a parameter for each: " word"."""
    return " + ".join(["(instr(' ' || head, ?) > 0)"] * len(words))


def _by_length(words: Iterable[str]) -> tuple[list[str], list[str]]:
    """The words that the index knows, and those that are too short for it."""
    each = list(words)
    return [one for one in each if len(one) >= TRIGRAM], [one for one in each if len(one) < TRIGRAM]


def _match(words: Sequence[str], between: str) -> str:
    """What asks the index for words, each as a text."""
    return between.join('"' + word.replace('"', '""') + '"' for word in words)


def _groups(rows: Sequence[tuple[str, int, int, int]], entries: Sequence[Entry], text: str) -> tuple[Group, ...]:
    """The rows by kind, in the order of `search_entries.KINDS`; with the way to the whole where a text is given."""
    found = {}
    for kind, each in itertools.groupby(rows, key=lambda row: row[0]):
        best = list(each)
        hits = tuple(entries[at - 1] for *_, at in best)
        found[kind] = Group(kind, best[0][2], hits, *(_whole(kind, text) if text else ()))
    return tuple(found[kind] for kind in search_entries.KINDS if kind in found)


def _whole(kind: str, text: str) -> tuple[str, Query]:
    """The page and the query that lead to all of a kind that were found."""
    if kind not in WHOLE:
        return search_entries.PAGE, {"find": [text], "kind": [kind]}
    page, more = WHOLE[kind]
    return page, {"home": list(HOMES)} | more | {"q": [text]}


def _of_year(groups: Iterable[Group], words: Sequence[str], code: str) -> tuple[Group, ...]:
    """The groups, in which trade is that of the one year among the words, if there is one."""
    years = [int(word) for word in words if re.fullmatch(r"\d{4}", word)]
    if len(years) != 1:
        return tuple(groups)
    narrowed = functools.partial(search_entries.trade_of_year, year=years[0], words=language.words(code))
    return tuple(replace(one, hits=tuple(map(narrowed, one.hits))) if one.kind == "trade" else one for one in groups)


def address(page: str, query: Query, text: str) -> tuple[str, Query]:
    """The page and the whole query of what was found for a text; a row opens over what was found."""
    return page, {"find": [text]} | query if page == search_entries.PAGE and "row" in query else query


def _instead(text: str) -> str:
    """The text with each word that nothing has replaced by the one most like it in a name; "" where there is none."""
    known = _names()
    better = [
        word if word in known else next(iter(difflib.get_close_matches(word, known, 1, ALIKE)), word)
        for word in search.folded(text).split()
    ]
    return " ".join(better) if better != search.folded(text).split() else ""


@store.per_version
def _names() -> frozenset[str]:
    """The words of the names of states, people and goods."""
    kinds = ("states", "people", "goods")
    names = (search.folded(one.title) for one in search_entries.every(language.DEFAULT) if one.kind in kinds)
    return frozenset(re.findall(r"\w{4,}", " ".join(names)))
