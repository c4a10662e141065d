"""Sources: how many rows cite each, how well rows are supported, and where sources differ, worked out by hand."""

import dataclasses

import made
import pandas as pd
import pytest

from components.choices import filters
from components.choices.filters import Filters
from components.facts import sources as sources_facts
from components.facts import store
from components.measures import sources as sources_measures

SOURCES = made.rows(
    "sources",
    {"id": "ministry", "title": "A", "kind": "government", "language": "es", "published_on": "2012-03-09"},
    {"id": "body", "title": "B", "kind": "organisation", "language": "en", "published_on": "2013-05"},
    {"id": "figures", "title": "C", "kind": "dataset", "language": "en", "published_on": "2013"},
    {"id": "paper", "title": "D", "kind": "news", "language": "pt", "published_on": ""},
    {"id": "unread", "title": "E", "kind": "news", "language": "pt", "published_on": "2001"},
)
VISITS = made.rows(
    "visits",
    {"id": "one", "home_iso3": "AZE", "partner_iso3": "BRA", "sources": "paper;ministry"},
    {"id": "two", "home_iso3": "AZE", "partner_iso3": "ARG", "sources": "paper"},
    {"id": "three", "home_iso3": "KAZ", "partner_iso3": "BRA", "sources": "paper;figures;body"},
    {"id": "four", "home_iso3": "KAZ", "partner_iso3": "CUB", "sources": "figures"},
)
MISSIONS = made.rows(
    "missions",
    {"id": "ours", "sending_iso3": "AZE", "receiving_iso3": "ARG", "sources": "ministry"},
    {"id": "theirs", "sending_iso3": "BRA", "receiving_iso3": "KAZ", "sources": "paper"},
)
MILESTONES = made.rows(
    "milestones", {"id": "accredited", "home_iso3": "AZE", "partner_iso3": "", "body": "CARICOM", "sources": "body"}
)
CLAIMS = made.rows(
    "claims",
    {"id": "c1", "table": "visits", "row_id": "two", "field": "purpose", "value": "x", "sources": "ministry"},
    {"id": "c2", "table": "missions", "row_id": "theirs", "field": "city", "value": "y", "sources": "paper"},
    {"id": "c3", "table": "milestones", "row_id": "accredited", "field": "title", "value": "z", "sources": "paper"},
    {"id": "c4", "table": "visits", "row_id": "not-on-screen", "field": "city", "value": "w", "sources": "paper"},
)
TABLES = {"visits": VISITS, "missions": MISSIONS, "milestones": MILESTONES}


def test_a_data_set_is_official_for_trade_alone() -> None:
    trade = pd.DataFrame({"sources": ["figures;paper"]}, index=pd.Index(["a"], name="trade"))
    assert sources_measures.official_sources([VISITS, MISSIONS], SOURCES) == {"ministry", "body"}
    assert sources_measures.official_sources([trade], SOURCES) == {"figures"}
    assert sources_measures.official_sources([VISITS, trade], SOURCES) == {"ministry", "body", "figures"}
    assert sources_measures.official_sources([], SOURCES) == set()


def test_each_source_of_each_row_is_one_citation() -> None:
    cited = {source: sources_measures.rows_citing(source, [VISITS, MISSIONS]) for source in SOURCES.index}
    assert sum(len(rows) for by_table in cited.values() for rows in by_table.values()) == 9
    assert cited["figures"] == {"visits": ["three", "four"]}
    assert cited["ministry"] == {"visits": ["one"], "missions": ["ours"]}
    assert cited["unread"] == {}


def test_the_rows_that_cite_a_source_are_counted_by_table_the_most_cited_first() -> None:
    counts = sources_measures.citations_by_table([VISITS, MISSIONS])
    assert counts.index.tolist() == ["paper", "figures", "ministry", "body"]
    assert counts.columns.tolist() == ["visits", "missions", "rows"]
    assert counts.loc["paper"].tolist() == [3, 1, 4]
    assert counts.loc["body"].tolist() == [1, 0, 1]


def test_sources_that_no_row_cites_are_left_out_and_undated_ones_have_no_year() -> None:
    counts = sources_measures.citations_by_table([VISITS])
    sources = sources_measures.with_citations(SOURCES, counts)
    assert sources.index.name == "sources"
    assert sources["rows"].to_dict() == {"paper": 3, "figures": 2, "body": 1, "ministry": 1}
    assert sources["year"].to_dict() == {"paper": "undated", "figures": "2013", "body": "2013", "ministry": "2012"}


def test_support_is_the_sources_of_each_row_and_whether_one_is_official() -> None:
    supported = sources_measures.support([VISITS, MISSIONS], SOURCES)
    # Visits: 2 + 1 + 3 + 1 sources in 4 rows; official are the rows with the ministry and with the body.
    assert supported.loc["visits", ["rows", "cited", "official"]].tolist() == [4, 7, 2]
    assert supported.loc["visits", "average"] == pytest.approx(1.75)
    assert supported.loc["visits", "share"] == pytest.approx(0.5)
    assert supported.loc["missions", ["average", "share"]].tolist() == [1.0, 0.5]


def test_a_data_set_is_official_for_statistics_alone() -> None:
    cells = {"id": "t", "sources": "figures"}
    trade = pd.DataFrame([cells]).set_index("id").rename_axis("trade")
    supported = sources_measures.support([trade, VISITS.loc[["four"]]], SOURCES)
    assert supported["share"].to_dict() == {"trade": 1.0, "visits": 0.0}


def test_tables_are_taken_together_by_their_rows() -> None:
    supported = sources_measures.support([VISITS, MISSIONS], SOURCES)
    whole = sources_measures.total_support(supported)
    assert whole["rows"] == 6
    assert whole["average"] == pytest.approx(9 / 6)
    assert whole["share"] == pytest.approx(3 / 6)
    assert sources_measures.total_support(supported, ["missions"])["average"] == 1.0


def test_without_rows_there_is_no_average() -> None:
    supported = sources_measures.support([VISITS.iloc[:0]], SOURCES)
    assert supported.empty
    assert pd.isna(sources_measures.total_support(supported)["average"])


def test_a_claim_belongs_to_the_pair_of_the_row_that_it_is_about() -> None:
    differing = filters.claims_with_sides(CLAIMS, TABLES, ("AZE", "KAZ"))
    assert differing.index.tolist() == ["c1", "c2", "c3"]
    assert differing.index.name == "claims"
    assert differing["home_iso3"].tolist() == ["AZE", "KAZ", "AZE"]
    assert differing["partner_iso3"].tolist() == ["ARG", "BRA", ""]


def test_every_claim_and_every_source_of_the_data_is_found() -> None:
    tables = {name: store.load(name) for name in sources_facts.FACTS}
    assert len(filters.claims_with_sides(store.load("claims"), tables, ("AZE", "KAZ"))) == len(store.load("claims"))
    described = ("cities", "benchmarks", "claims", "chapters", "sections")
    cited = [*tables.values(), *(store.load(name) for name in described)]
    assert len(
        sources_measures.with_citations(store.load("sources"), sources_measures.citations_by_table(cited))
    ) == len(store.load("sources"))


def test_searches_are_those_of_the_choice_and_none_without_their_table(monkeypatch: pytest.MonkeyPatch) -> None:
    now = store.STORE.snapshot()
    chosen = Filters((1978, 2026), (1978, 2026), ("KAZ",), ("NIC",))
    found = sources_measures.searches(chosen)
    assert "kaz-nic-2026-11-visa-agreement" in found.index
    assert set(found["partner_iso3"]) == {"NIC", ""}
    assert set(found["home_iso3"]) == {"KAZ"}
    without = {name: rows for name, rows in now.tables.items() if name != "searches"}
    monkeypatch.setattr(store.STORE, "snapshot", lambda: dataclasses.replace(now, tables=without))
    assert sources_measures.searches(chosen).empty
