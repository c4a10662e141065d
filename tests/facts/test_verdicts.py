"""Why a value is kept: the written rule, worked by hand for each way in which it can decide or fail to."""

import made
import pandas as pd
import pytest

from components.facts import schema, store
from components.facts import sources as sources_facts
from components.facts.sources import Verdict
from components.ui import row_dialog
from components.words.language import Words

SOURCES = made.rows(
    "sources",
    {"id": "ministry", "kind": "government", "publisher": "Ministry"},
    {"id": "scholar", "kind": "academic", "publisher": "University"},
    {"id": "trend", "kind": "news", "publisher": "Trend"},
    {"id": "copy", "kind": "news", "publisher": "Azernews / Trend"},
    {"id": "post", "kind": "news", "publisher": "The Post (via Metbuat)"},
    {"id": "wiki", "kind": "encyclopedia", "publisher": "Wikipedia"},
    {"id": "gazetteer", "kind": "dataset", "publisher": "Gazetteer"},
)


def judged(ours: str, others: str, precision: str = "day", other_precision: str = "day", value: str = "x") -> Verdict:
    """The verdict on a claim by `others` against a row that rests on `ours`, each a list of ids."""
    row = pd.Series({"opened_on": value, "sources": ours})
    claim = pd.Series({"field": "opened_on", "sources": others, "precision": other_precision})
    own = sources_facts.own_sources(row, pd.Series([others]))
    return sources_facts.verdict(row, own, claim, precision, SOURCES)


@pytest.mark.parametrize(
    ("ours", "others", "standings"),
    [
        ("ministry;wiki", "trend;post", ("official", "independent")),
        ("trend;post", "copy", ("independent", "single")),
        ("scholar", "trend", ("independent", "single")),
        ("trend", "wiki", ("single", "encyclopedia")),
        ("trend;copy", "gazetteer", ("single", "encyclopedia")),
    ],
)
def test_the_better_kind_of_source_decides(ours: str, others: str, standings: tuple[str, str]) -> None:
    found = judged(ours, others, precision="year")
    assert (found.by, found.ours, found.others) == ("rank", *standings)


def test_reports_that_share_an_outlet_are_one() -> None:
    assert judged("trend;copy", "post").outlets == (1, 1)
    assert judged("trend;post;wiki", "copy").outlets == (3, 1)


def test_of_the_same_kind_the_more_precise_decides() -> None:
    assert judged("trend", "post", "month", "year").by == "precision"
    assert judged("trend", "ministry", "day", "month").by == "mixed"
    assert judged("trend", "ministry", "day", "day").by == "open"
    assert judged("trend", "post", "day", "day") == Verdict("open", "single", "single", (1, 1))
    assert judged("trend", "post", "year", "month").vaguer


def test_what_no_source_decides_is_said_so() -> None:
    assert judged("wiki", "wiki").by == "shared"
    assert judged("trend", "post", value="").by == "empty"


def test_a_source_that_gives_another_value_does_not_speak_for_ours() -> None:
    row = pd.Series({"sources": "ministry;trend;wiki"})
    assert sources_facts.own_sources(row, pd.Series(["trend;post", "ministry"])) == ["wiki"]


def test_every_verdict_on_the_data_is_told_and_true(words: Words) -> None:
    claims, sources = store.load("claims"), store.load("sources")
    for _, claim in claims.iterrows():
        row = store.load(claim["table"]).loc[claim["row_id"]]
        about = claims[["table", "row_id", "field"]].eq(claim[["table", "row_id", "field"]]).all(axis="columns")
        own = sources_facts.own_sources(row, claims.loc[about, "sources"])
        described = schema.table(claim["table"]).field(claim["field"])
        precision = row[described.precision] if described.precision else ""
        found = sources_facts.verdict(row, own, claim, precision, sources)
        kinds, others = (set(sources.loc[ids, "kind"]) for ids in (own, claim["sources"].split(";")))
        assert row_dialog.verdict_text(found, words).endswith(".")
        if "official source before" in row_dialog.verdict_text(found, words):
            assert kinds & {"government", "organisation"}
            assert not others & {"government", "organisation"}
        if found.by == "rank" and found.others == "encyclopedia":
            assert others <= {"encyclopedia", "dataset"}
            assert kinds - others
