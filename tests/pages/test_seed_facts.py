"""The facts of the five seed documents stand in the tables, cite them, and are found on the page of their pair."""

from __future__ import annotations

import csv
import functools
import re
from collections import Counter

import pandas as pd
import pytest
from conftest import ROOT

from components.choices import address
from components.choices.filters import Filters
from components.facts import cells, store
from components.words.language import Words

SEEDS = (
    "wikipedia-argentina-azerbaijan",
    "mfa-kz-argentina-2019",
    "caliber-2025-mexico",
    "azernews-2022-mexico-ambassador",
    "commentary-2025-latin-america",
)
"""The source id of each seed document, in the order of their numbers."""

PROFILE = ("milestones", "visits", "agreements", "missions", "envoys", "trade", "products")
"""The tables of the country page."""

OF_PAIRS = {
    ("AZE", "ARG"): 40,
    ("KAZ", "ARG"): 19,
    ("KAZ", "BRA"): 1,
    ("AZE", "MEX"): 25,
    ("AZE", "BRA"): 11,
    ("AZE", "PER"): 5,
    ("AZE", ""): 4,
}
"""How many rows cite the documents, counted by hand; those of no state are of the region or its bodies."""

BODIES = ("AZE", "")

VAGUE = re.compile(r"\d{4}(-\d{2})?")
"""A year or a month."""


def facts() -> list[dict[str, str]]:
    """Every fact of the documents, as it was found by reading them: the document, and the cell that has it.

    A date that a document tells vaguely ("in 2018", "earlier this week"), and other sources to the day, has its year or
    month here.
    """
    with (ROOT / "tests" / "seed_facts.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@functools.cache
def written(table: str) -> pd.DataFrame:
    """The cells of a table as they are written, by the address of their row."""
    now = store.STORE.snapshot()
    return now.text[table].set_axis(now.tables[table].index)


@functools.cache
def page(pair: tuple[str, str]) -> dict[str, pd.Index]:
    """The addresses of every table on the country page of a pair, with no other choice made.

    Events of no state are below the page of every partner.
    """
    partners = (pair[1],) if pair[1] else ()
    chosen = Filters(address.bounds(), address.bounds(), (pair[0],), partners)
    return {table: chosen.apply(store.load(table)).index for table in PROFILE}


def pair_of(table: str, row: str) -> tuple[str, str]:
    known = written(table).loc[row]
    sides = ("home_iso3", "partner_iso3") if "home_iso3" in known.index else ("sending_iso3", "receiving_iso3")
    first, second = (str(known[side]) for side in sides)
    return (first, second) if first in ("AZE", "KAZ") else (second, first)


@pytest.mark.parametrize("document", SEEDS)
def test_every_fact_of_a_document_stands_in_the_tables_and_cites_it(document: str) -> None:
    mine = [fact for fact in facts() if fact["document"] == document]
    assert mine
    for fact in mine:
        row = written(fact["table"]).loc[fact["row"]]
        told_vaguely = VAGUE.fullmatch(fact["value"]) and fact["column"] in ("date", "start_date")
        cell = row[fact["column"]][: len(fact["value"]) if told_vaguely else None]
        assert fact["value"] in (cell, *cell.split("; ")), fact  # of several persons another source may tell more
        assert document in row["sources"].split(";"), fact


def test_every_fact_is_found_from_the_country_page_of_its_pair(words: Words) -> None:
    for fact in facts():
        table, row = fact["table"], fact["row"]
        if table == "claims":  # it stands in the panel of the row that it is about
            claim = written("claims").loc[row]
            table, row = claim["table"], claim["row_id"]
            assert cells.claim_text(table, claim["field"], claim["value"], claim["precision"], words)
        assert row in page(pair_of(table, row))[table], fact


def test_no_row_that_cites_a_document_is_left_out() -> None:
    cited = {
        (table, row)
        for table in (*PROFILE, "claims")
        for row, sources in written(table)["sources"].items()
        if set(SEEDS) & set(sources.split(";"))
    }
    assert {(fact["table"], fact["row"]) for fact in facts()} == cited
    assert Counter(pair_of(table, str(row)) for table, row in cited if table != "claims") == OF_PAIRS
    regional = {table for table, row in cited if table != "claims" and pair_of(table, str(row)) == BODIES}
    assert regional == {"milestones"}
