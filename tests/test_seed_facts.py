"""The facts of the five seed documents stand in the tables, cite them, and are found on the page of their pair."""

from __future__ import annotations

import csv
import functools
from pathlib import Path

import pandas as pd
import pytest

from components import address, cells, data
from components.filters import Filters
from components.language import Words

DATA = Path(__file__).resolve().parent.parent / "data"

SEEDS = (
    "wikipedia-argentina-azerbaijan",
    "mfa-kz-argentina-2019",
    "caliber-2025-mexico",
    "azernews-2022-mexico-ambassador",
    "commentary-2025-latin-america",
)
"""The source id of each seed document, in the order of their numbers."""

Match = str | dict[str, str]
"""A row's id, or the cells that single it out in a table without ids."""


def _turnover(home: str, partner: str, until: str, seed: int) -> dict[str, str]:
    row = {"home_iso3": home, "partner_iso3": partner, "flow": "turnover", "period_end": until, "dataset": "statement"}
    return row | {"sources": SEEDS[seed]}


def _kazakh_trade_of_2018(flow: str) -> dict[str, str]:
    return _turnover("KAZ", "ARG", "2018-12-31", 1) | {"flow": flow}


def _goods(partner: str, flow: str, product: str, seed: int) -> dict[str, str]:
    row = {"home_iso3": "AZE", "partner_iso3": partner, "flow": flow, "classification": "named", "product": product}
    return row | {"sources": SEEDS[seed]}


FACTS: list[tuple[str, Match, str, str, int]] = [
    ("milestones", "aze-arg-1992-recognition", "date", "1992-03-09", 0),
    ("claims", "aze-arg-1993-relations-established--date-1", "value", "1992-11-08", 0),
    ("visits", "aze-arg-2006-04-mammadyarov", "visitor", "Elmar Mammadyarov", 0),
    ("missions", "aze-in-arg-buenos-aires-embassy", "opened_on", "2010-10-01", 0),
    ("missions", "aze-in-arg-buenos-aires-embassy", "opened_precision", "month", 0),
    ("visits", "aze-arg-2011-10-rovira", "start_date", "2011-10-16", 0),
    ("visits", "aze-arg-2011-10-rovira", "end_date", "2011-10-20", 0),
    ("agreements", "aze-arg-2011-11-science-technology-memorandum", "signed_on", "2011-11-02", 0),
    ("envoys", "arg-to-aze-carlos-dante-riva", "appointed_on", "2012-02-18", 0),
    ("milestones", "aze-arg-2012-07-business-forum", "date", "2012-07-03", 0),
    ("claims", "aze-arg-2015-09-technical-cooperation-agreement--signed-on-1", "value", "2015-09-23", 0),
    ("milestones", "aze-arg-2017-tango-festival", "date", "2017-10-04", 0),
    ("trade", _turnover("AZE", "ARG", "2015-12-31", 0), "value_usd", "10600000", 0),
    ("products", _goods("ARG", "imports", "Wine", 0), "period_start", "2015-01-01", 0),
    ("milestones", "kaz-arg-1993-relations-established", "date", "1993-06-25", 1),
    ("visits", "kaz-arg-2016-09-nazarbayev", "city", "Hangzhou", 1),
    ("visits", "kaz-arg-2014-05-timerman", "end_date", "2014-05-30", 1),
    ("envoys", "kaz-to-arg-kairat-sarzhanov", "seat_city", "Brasília", 1),
    ("trade", _kazakh_trade_of_2018("exports"), "value_usd", "4200000", 1),
    ("trade", _kazakh_trade_of_2018("imports"), "value_usd", "22100000", 1),
    ("claims", "aze-mex-1992-relations-established--date-1", "value", "1992-02-10", 2),
    ("claims", "aze-in-mex-mexico-city-embassy--opened_on-1", "value", "2006-01-01", 2),
    ("trade", _turnover("AZE", "MEX", "2020-12-31", 2), "value_usd", "50300000", 2),
    ("products", _goods("MEX", "imports", "Dried peas", 2), "period_start", "2020-01-01", 2),
    ("milestones", "aze-mex-1992-relations-established", "date", "1992-01-14", 3),
    ("missions", "aze-in-mex-mexico-city-embassy", "opened_on", "2007-01-01", 3),
    ("trade", _turnover("AZE", "MEX", "2022-11-30", 3), "value_usd", "58500000", 3),
    ("trade", _turnover("AZE", "BRA", "2025-07-31", 4), "value_usd", "230000000", 4),
    ("visits", "aze-bra-2025-09-aliyev", "visitor", "Elnur Aliyev", 4),
    ("milestones", "aze-per-2025-consultations", "kind", "consultations", 4),
]


@functools.cache
def _rows(table: str) -> list[dict[str, str]]:
    with (DATA / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _name(match: Match) -> str:
    return match if isinstance(match, str) else ".".join(match.values())


@pytest.mark.parametrize(
    ("table", "match", "column", "expected", "seed"),
    FACTS,
    ids=[f"{table}.{_name(match)}.{column}" for table, match, column, _, _ in FACTS],
)
def test_seed_fact_is_in_the_tables_and_cites_its_document(
    table: str, match: Match, column: str, expected: str, seed: int
) -> None:
    wanted = {"id": match} if isinstance(match, str) else match
    found = [row for row in _rows(table) if wanted.items() <= row.items()]
    assert len(found) == 1
    assert found[0][column] == expected
    assert SEEDS[seed] in found[0]["sources"].split(";")


def test_facts_are_thirty_and_of_every_seed() -> None:
    assert len(FACTS) == 30
    assert {seed for *_, seed in FACTS} == set(range(len(SEEDS)))


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


def _pair(row: dict[str, str]) -> tuple[str, str]:
    if "home_iso3" in row:
        return row["home_iso3"], row["partner_iso3"]
    sides = (row["sending_iso3"], row["receiving_iso3"])
    return sides if sides[0] in ("AZE", "KAZ") else (sides[1], sides[0])


def _cited() -> list[tuple[str, dict[str, str]]]:
    found = [(table, row) for table in PROFILE for row in _rows(table)]
    return [(table, row) for table, row in found if set(SEEDS) & set(row["sources"].split(";"))]


def _page(home: str, partner: str) -> dict[str, pd.DataFrame]:
    """The rows of every table on the country page of a pair, with no other choice made."""
    chosen = Filters(address.bounds(), address.bounds(), (home,), (partner,))
    return {table: chosen.apply(data.load(table)) for table in PROFILE}


@pytest.mark.parametrize(("pair", "count"), OF_PAIRS.items(), ids=str)
def test_every_row_that_cites_a_seed_is_on_the_page_of_its_pair(pair: tuple[str, str], count: int) -> None:
    mine = [(table, row) for table, row in _cited() if _pair(row) == pair]
    assert len(mine) == count
    if not pair[1]:
        assert {table for table, _ in mine} == {"milestones"}
        return
    shown = _page(*pair)
    for table, row in mine:
        rows = shown[table]
        same = pd.Series(True, index=rows.index)
        for column in ("id", "flow", "period_end", "product", "dataset", "value_usd"):
            if column in row and column in rows.columns:
                written = rows[column].map(lambda cell: f"{cell:%Y-%m-%d}" if isinstance(cell, pd.Timestamp) else cell)
                same &= written.astype("object").map(lambda cell: "" if pd.isna(cell) else str(cell)) == row[column]
            elif column == "id" and "id" in row:
                same &= rows.index == row["id"]
        assert same.sum() == 1, (table, row)


def test_no_seed_row_is_of_a_pair_without_a_count() -> None:
    assert {_pair(row) for _, row in _cited()} == set(OF_PAIRS)


def test_every_claim_of_a_seed_stands_in_the_panel_of_a_row_on_the_page_of_its_pair(words: Words) -> None:
    claims = [row for row in _rows("claims") if set(SEEDS) & set(row["sources"].split(";"))]
    assert len(claims) == 8
    for claim in claims:
        row = data.load(claim["table"]).loc[claim["row_id"]].astype("str").to_dict()
        assert claim["row_id"] in _page(*_pair(row))[claim["table"]].index
        assert cells.claimed(claim["table"], claim["field"], claim["value"], claim["precision"], words)
