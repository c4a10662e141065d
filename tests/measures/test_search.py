"""Search over everything: what is found, in which order, how fast, and the same rows as the tables have."""

import dataclasses
import datetime
import time

import pytest

from components.choices import address
from components.choices.filters import Filters
from components.choices.parameters import SEARCH
from components.export import extracts
from components.facts import search as search_facts
from components.facts import store
from components.measures import search, search_entries
from components.words import language

TEN = (
    "mammadyarov",
    "ilham əliyev",
    "Perú",
    "foreign minister cuba",
    "azernews",
    "2006-04",
    "havana embassy",
    "visa",
    "DR",
    "azerbaijan",
)


def found(text: str) -> dict[str, search.Group]:
    return {group.kind: group for group in search.find(text, "en").groups}


@pytest.mark.parametrize("text", TEN)
def test_a_kind_has_as_many_as_the_table_to_which_it_leads(text: str) -> None:
    groups, bounds, words = found(text), address.bounds(), language.words()
    for kind in search.WHOLE:
        chosen = Filters(bounds, bounds, ("AZE", "KAZ"), own={SEARCH: (text,)})
        rows = extracts.extract(kind, chosen, datetime.date.today(), words).rows
        held = search_facts.matching(store.load(kind), text)
        assert len(rows) == held.sum() == (groups[kind].count if kind in groups else 0), kind
        shown = {hit.query["row"][0] for hit in groups[kind].hits} if kind in groups else set()
        assert shown <= {f"{kind}:{row}" for row in rows.index}
        assert len(shown) == min(len(rows), search.MOST)


@pytest.mark.parametrize("text", ["azerbaijan", "a", "minister", "DR"])
def test_one_kind_alone_has_all_of_it_in_the_same_order(text: str) -> None:
    for kind, group in found(text).items():
        (alone,) = search.find(text, "en", kind).groups
        assert alone.count == group.count
        assert len(alone.hits) == min(group.count, search.MOST_OF_ONE)
        assert alone.hits[: search.MOST] == group.hits
        assert (alone.page, alone.query) == (group.page, group.query)
        assert alone.page in ("search", search.WHOLE.get(kind, ("",))[0])


@pytest.mark.parametrize(
    ("text", "kind", "title"),
    [
        ("mammadyarov", "people", "Elmar Mammadyarov"),
        ("MƏMMƏDYAROV", "people", "Elmar Mammadyarov"),
        ("Mamedyarov", "people", "Elmar Mammadyarov"),
        ("ilham əliyev", "people", "Ilham Aliyev"),
        ("Julio Arriola", "people", "Julio César Arriola"),
        ("cuba", "states", "Cuba"),
        ("Braziliya", "states", "Brazil"),
        ("San Cristóbal", "states", "St Kitts & Nevis"),
        ("coffee", "goods", "Coffee"),
        ("sugar", "goods", "17 Sugar and confectionery"),
        ("embassy of cuba", "missions", "Embassy of Cuba in Kazakhstan"),
        ("trade brazil", "trade", "Trade of Kazakhstan with Brazil"),
    ],
)
def test_the_best_comes_first(text: str, kind: str, title: str) -> None:
    assert title in [hit.title for hit in found(text)[kind].hits[:2]]


def test_trade_of_a_year_tells_its_figures_and_what_is_missing() -> None:
    chile, *_ = [hit for hit in found("trade Chile 2015")["trade"].hits if "Azerbaijan" in hit.title]
    assert chile.date == "2015"
    assert chile.detail == "imports US$ 1.66 million, no figure of exports, by Azerbaijan’s own report"
    assert chile.query == {"country": ["CHL"], "from": ["2015"], "to": ["2015"]}
    brazil, *_ = found("kazakhstan brazil 2019")["trade"].hits
    assert "imports US$ 256 million, exports US$ 51.4 million" in brazil.detail
    assert "from" not in found("trade chile")["trade"].hits[0].query
    assert "from" not in found("brazil 2018 2019")["trade"].hits[0].query


def test_visits_of_a_person_come_before_those_that_only_name_him_the_newest_first() -> None:
    hits = found("mammadyarov")["visits"].hits
    assert {hit.title for hit in hits} == {"Elmar Mammadyarov"}
    dates = [hit.date for hit in hits]
    assert dates == sorted(dates, reverse=True)


def test_every_kind_of_thing_is_found_and_leads_somewhere() -> None:
    entries = search_entries.every("en")
    assert {one.kind for one in entries} == set(search_entries.KINDS)
    assert all(one.title and one.page and one.body == search_facts.folded(one.body) for one in entries)
    rows = {table: len(store.load(table)) for table in search_entries.ROWS}
    assert {table: sum(one.kind == table for one in entries) for table in rows} == rows


def test_where_nothing_has_all_words_some_have_the_rare_ones() -> None:
    result = search.find("which states did Mammadyarov visit", "en")
    assert not result.whole
    groups = {group.kind: group for group in result.groups}
    assert groups["people"].hits[0].title == groups["visits"].hits[0].title == "Elmar Mammadyarov"
    assert all(group.page == "" for group in result.groups)


def test_a_slip_is_put_right() -> None:
    assert search.find("Mamadyarof", "en").instead == "mammadyarov"
    assert search.find("zzzzzz", "en") == search.Found("zzzzzz", ("zzzzzz",))
    assert search.find("  ", "en").groups == ()


@pytest.mark.parametrize(
    "text", ['"', "'", "*", "a OR b", "NEAR(", "body:x", "()", "-", "%_", "^a", '"a" AND', "é" * 80]
)
def test_signs_of_a_query_are_signs_of_a_text(text: str) -> None:
    result = search.find(text, "en")
    words = search_facts.folded(text).split()
    for group in result.groups if result.whole else ():
        for hit in group.hits:
            assert all(word in hit.body for word in words), hit


@pytest.mark.parametrize("text", [*TEN, "a", "2", "a e i o u", "azerbaijan azerb azer baijan", "zzzz qqqq"])
def test_a_query_takes_at_most_20_milliseconds(text: str) -> None:
    search.index("en")
    spent = []
    for _ in range(3):
        start = time.thread_time()
        search.find(text, "en")
        spent.append(time.thread_time() - start)
    assert min(spent) < 0.02


def test_a_missing_table_leaves_out_its_own_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    snapshot = store.STORE.snapshot()
    tables = {name: rows for name, rows in snapshot.tables.items() if name not in ("visits", "chapters", "people")}
    changed = dataclasses.replace(snapshot, tables=tables, version="without")
    monkeypatch.setattr(store.STORE, "snapshot", lambda: changed)
    kinds = {one.kind for one in search_entries.every("en")}
    assert kinds == set(search_entries.KINDS) - {"visits", "goods", "people", "states", "claims"}
