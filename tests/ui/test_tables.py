"""Tables on screen: every row at once, in true order, each opened by its tick."""

from typing import Any

import pandas as pd
import pytest
import streamlit as st
from streamlit import dataframe_util

from components.facts import cells, schema, store
from components.ui import address_bar, table_columns, tables
from components.words.language import Words


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What a reader's session holds."""
    kept: dict[str, Any] = {}
    monkeypatch.setattr(st, "session_state", kept)
    return kept


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The rows that were opened."""
    rows: list[str] = []
    monkeypatch.setattr(address_bar, "open_row", rows.append)
    return rows


def select(session: dict[str, Any], rows: list[int], columns: list[str]) -> None:
    """What the browser tells when a reader ticks a row or clicks a heading."""
    session["table-visits"] = {"selection": {"rows": rows, "columns": columns, "cells": []}}
    tables._picked("visits", ("visits:a", "visits:b:c"))


@pytest.mark.parametrize(
    ("values", "rising", "falling"),
    [
        (["2012-05", "", "2012", "2011-12-31", "2012-05-09"], [3, 2, 0, 4, 1], [4, 0, 2, 3, 1]),
        ([30.0, None, 4.0, 200.0], [2, 0, 3, 1], [3, 0, 2, 1]),
        (["Zulu", "beta", "", "Ángel", "zeta"], [3, 1, 4, 0, 2], [0, 4, 1, 3, 2]),
    ],
)
def test_the_unknown_stands_last_whichever_way_the_rows_are_put(
    values: list[Any], rising: list[int], falling: list[int]
) -> None:
    column = pd.Series(values, index=[f"row-{at}" for at in range(len(values))])
    assert tables._order(column, falling=False) == rising
    assert tables._order(column, falling=True) == falling


def test_vague_dates_are_in_the_order_of_time(words: Words) -> None:
    missions = store.load("missions")
    shown = table_columns.displayed("missions", missions, words)["opened_on"]
    places = tables._order(shown, falling=False)
    known = [missions["opened_on"].iloc[at] for at in places if shown.iloc[at]]
    assert known == sorted(known)
    assert all(shown.iloc[at] == "" for at in places[len(known) :])


def test_a_heading_puts_rows_in_order_then_turns_it_then_lets_go(session: dict[str, Any], opened: list[str]) -> None:
    # A click selects the heading, and the next one takes that away again.
    clicks = [(["city"], ("city", False)), ([], ("city", True)), (["city"], ("", False)), ([], ("city", False))]
    for columns, order in [*clicks, (["level"], ("level", False)), (["city"], ("city", False))]:
        select(session, [], columns)
        assert session["order-visits"] == order
    assert opened == []


def test_a_tick_stays_at_its_row_when_the_order_changes(session: dict[str, Any]) -> None:
    session["table-visits"] = {"selection": {"rows": [0], "columns": ["city"], "cells": []}}
    session["ticked-visits"] = "visits:a"
    tables._keep_tick("visits", ["visits:c", "visits:b", "visits:a"])
    assert session["table-visits"]["selection"] == {"rows": [2], "columns": ["city"], "cells": []}
    tables._keep_tick("visits", ["visits:c", "visits:b"])
    assert session["table-visits"]["selection"]["rows"] == []


def test_a_tick_opens_its_row_and_taking_it_away_opens_none(session: dict[str, Any], opened: list[str]) -> None:
    select(session, [1], [])
    assert opened == ["visits:b:c"]
    assert session["ticked-visits"] == "visits:b:c"
    select(session, [], [])
    assert len(opened) == 1
    assert "ticked-visits" not in session
    select(session, [7], [])  # the rows have changed in the meantime
    assert len(opened) == 1


def test_a_claim_opens_the_row_that_it_is_about() -> None:
    claims = store.load("claims")
    assert address_bar.row_addresses("claims", claims)[0] == f"{claims['table'].iloc[0]}:{claims['row_id'].iloc[0]}"


@pytest.mark.parametrize("name", schema.package().tables)
def test_a_table_shows_the_columns_that_its_description_names(name: str, words: Words) -> None:
    described = schema.table(name)
    assert set(described.shown) <= set(described.columns)
    shown = table_columns.displayed(name, store.load(name), words)
    assert len(shown) == len(store.load(name))
    if name not in ("sources", "claims"):
        made = {"differ", "odd", "source", "sources"}
        of_data = [column for column in described.shown if column != "sources"]
        assert [column for column in shown if column not in made] == of_data
        assert ("sources" in shown) == ("sources" in described.shown) == (shown.columns[-1] == "sources")
    headings = table_columns.headings(name, shown, words)
    config, _ = table_columns.layout(shown, headings)
    assert list(config) == list(shown.columns)
    assert [column["label"] for column in config.values() if not column["label"]] == []


@pytest.mark.parametrize("name", [name for name, table in schema.package().tables.items() if "sources" in table.shown])
def test_what_tells_most_fits_a_page_up_to_the_beginning_of_the_source(name: str, words: Words) -> None:
    shown = table_columns.displayed(name, store.load(name), words)
    headings = table_columns.headings(name, shown, words)
    config, _ = table_columns.layout(shown, headings)
    before = list(config)[: list(config).index("source")]
    assert set(shown.columns) & {"differ", "odd"} <= set(before)
    assert sum(config[column]["width"] for column in before) <= table_columns.PAGE - 60
    assert min(column["width"] for column in config.values()) >= table_columns.LEAST


def test_what_is_sent_is_small_and_the_same(words: Words) -> None:
    trade = cells.newest_first(store.load("trade"))
    shown = table_columns.displayed("trade", trade, words)
    packed = tables._compact(shown)
    for column in shown:
        assert packed[column].astype(object).tolist() == shown[column].astype(object).tolist()
    assert len(dataframe_util.convert_pandas_df_to_arrow_bytes(packed)) < 40 * len(packed)
