"""A table with headings from the schema, the newest rows first, a way into each row, and its download."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import Any, NamedTuple

import pandas as pd
import streamlit as st

from components.choices.filters import Filters
from components.facts import cells, claims, schema, sources
from components.measures import outliers
from components.ui import downloads, evidence_cells, lists, row_links, tabs
from components.ui.cache import cached
from components.words.language import Words

DIFFER = 116
"""Pixels in which "sources differ" stands whole."""

WIDTHS = {
    ("missions", "kind"): 172,
    ("missions", "city"): 112,
    ("missions", "opened_on"): 96,
    ("missions", "closed_on"): 96,
    ("missions", "seat_city"): 112,
    ("sources", "publisher"): 170,
}
"""Pixels of columns whose longest cells are few, which the browser would cut."""

COLUMNS: dict[str, tuple[str, ...]] = {
    "visits": (
        "start_date",
        "home_iso3",
        "partner_iso3",
        "visitor",
        "visitor_role",
        "level",
        "direction",
        "city",
        "purpose",
        "status",
    ),
    "milestones": ("date", "home_iso3", "partner_iso3", "body", "kind", "title", "detail"),
    "agreements": ("signed_on", "home_iso3", "partner_iso3", "title", "kind", "field", "status", "in_force_on"),
    "missions": (
        "sending_iso3",
        "receiving_iso3",
        "kind",
        "city",
        "opened_on",
        "closed_on",
        "status",
        "seat_city",
        "note",
    ),
    "envoys": (
        "sending_iso3",
        "receiving_iso3",
        "receiving_body",
        "name",
        "title",
        "seat_city",
        "appointed_on",
        "credentials_on",
        "seen_first_on",
        "seen_last_on",
        "ended_on",
        "note",
    ),
    "trade": (
        "period_start",
        "home_iso3",
        "partner_iso3",
        "flow",
        "value_usd",
        "reporter_iso3",
        "dataset",
        "extracted_on",
        "valuation",
        "note",
    ),
    "products": (
        "period_start",
        "home_iso3",
        "partner_iso3",
        "flow",
        "classification",
        "code",
        "product",
        "value_usd",
        "year_complete",
        "reporter_iso3",
        "note",
    ),
    "cities": ("city", "country_iso3", "capital"),
    "benchmarks": ("title", "publisher", "measure", "value"),
}
"""The columns that a table shows on screen, in this order; the row's own panel and the download have every one."""

MADE = {"sources": evidence_cells.sources, "claims": evidence_cells.claims}
"""Tables whose cells on screen are not those of their columns alone."""

LARGE = ("purpose", "title", "detail", "note")
"""Columns that have room for a line of text."""

LONG = ("purpose", "detail", "note")
"""Columns of sentences: they stand last, so that the link to the source is in sight."""


def show(
    tables: Sequence[pd.DataFrame] | pd.DataFrame,
    chosen: Filters,
    words: Words,
    *,
    hide: Sequence[str] = (),
    page: int = lists.PAGE,
) -> None:
    """Tables, each in a tab where there are several: `page` rows at a time, a way into each, and the download of all.

    Only the tab in front is sent to the browser; a page that has the choice `table` has it in its address. `hide` names
    columns that say the same in every row, or are left to each row's own panel.
    """
    there = [tables] if isinstance(tables, pd.DataFrame) else [rows for rows in tables if len(rows)]
    draw = functools.partial(_table, chosen=chosen, words=words, hide=hide, page=page)
    if len(there) == 1:
        draw(there[0])
        return
    by_name = {str(rows.index.name): rows for rows in there}
    for name, tab in tabs.opened("table", {name: words(f"table-{name}") for name in by_name}, words):
        with tab:
            draw(by_name[name])


def undated(rows: pd.DataFrame, words: Words) -> None:
    """The rows that no chart over time can place, for a reader who opens them."""
    name = str(rows.index.name)
    folded(rows[rows[(schema.table(name).period or ("",))[0]].isna()], "undated", words)


def folded(rows: pd.DataFrame, title: str, words: Words) -> None:
    """Rows under a line that says what and how many they are, sent once a reader opens it; nothing for no rows."""
    if len(rows):
        name = str(rows.index.name)
        label = words(f"folded-{title}", rows=words(f"count-{name}", count=len(rows)))
        section = st.expander(label, key=f"folded-{title}-{name}", icon=":material/list:", on_change="rerun")
        if section.open:
            with section:
                listed(name, cells.newest_first(rows), words, key=f"folded-{title}-{name}")


def _table(rows: pd.DataFrame, chosen: Filters, words: Words, hide: Sequence[str], page: int) -> None:
    name = str(rows.index.name)
    ordered = cells.newest_first(rows)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom"):
        st.subheader(words(f"table-{name}"), anchor=False)
        downloads.panel([rows.index], chosen, words.code, key=name)
    same = ("home_iso3",) if len(chosen.homes) == 1 else ()
    listed(name, ordered, words, key=name, hide=(*same, *hide), page=page)


def listed(
    name: str, rows: pd.DataFrame, words: Words, *, key: str, hide: Sequence[str] = (), page: int = lists.PAGE
) -> None:
    """One page of the rows in the order given, with the control that turns the pages."""
    before, part = lists.part(rows, key, page)
    told = functools.partial(_told, name, part, words, tuple(hide))
    # Rows as the data have them are told by their addresses alone; others have columns of their own.
    as_they_are = list(part.columns) == schema.table(name).columns
    page_told = cached(told, "cells", None, words, name, tuple(hide), *part.index) if as_they_are else told()
    shown, names, opened = page_told.shown, page_told.names, page_told.opened
    config = {column: _column(name, column, words) for column in shown.columns if column != "open"}
    config["open"] = row_links.button(f"open-{key}", names, opened)
    lists.grid(shown, config, key=key, alt=words("table-alt", count=len(rows)))
    menu = functools.partial(row_links.menu, key, names, opened, page_told.dates, page_told.called, words)
    lists.below(before, len(part), len(rows), words, key=key, menu=menu, page=page)


class Told(NamedTuple):
    """One page of rows as it is shown: its cells, the table and address that each row opens, its date and its name."""

    shown: pd.DataFrame
    names: tuple[str, ...]
    opened: tuple[str, ...]
    dates: Sequence[str]
    called: Sequence[str]


def _told(name: str, rows: pd.DataFrame, words: Words, hide: Sequence[str]) -> Told:
    names, opened = (tuple(each) for each in row_links.opening(name, rows))
    shown = displayed(name, rows, words, hide=hide)
    period = schema.table(name).period
    dates = cells.said(name, period[0], rows, words).tolist() if period else [""] * len(rows)
    return Told(shown, names, opened, dates, cells.named(name, rows, words))


def displayed(name: str, rows: pd.DataFrame, words: Words, *, hide: Sequence[str] = ()) -> pd.DataFrame:
    """The cells as a reader sees them: `open`, the columns of COLUMNS, `source` (an address), `sources` (how many)."""
    if name in MADE:
        made = MADE[name](rows, words)
        made.insert(0, "open", words("open"))
        return made
    columns = [column for column in COLUMNS.get(name, schema.table(name).columns) if column not in hide]
    shown: dict[str, object] = {"open": [words("open")] * len(rows)}
    shown |= {column: cells.said(name, column, rows, words) for column in columns if column not in LONG}
    disputed = claims.disputed(rows)
    if disputed.any():
        shown["differ"] = disputed.map({True: words("sources-differ"), False: ""})
    odd = rows.index.isin(outliers.known().index) if name == "trade" else ()
    if any(odd):
        shown["odd"] = [words("odd-mark") if one else "" for one in odd]
    if "sources" in rows.columns:
        shown["source"] = sources.first_links(rows)
        shown["sources"] = [cell.count(";") + 1 if cell else 0 for cell in rows["sources"]]
    shown |= {column: cells.said(name, column, rows, words) for column in columns if column in LONG}
    return pd.DataFrame({column: cells.short(values) for column, values in shown.items()}, index=rows.index)


def _column(name: str, column: str, words: Words) -> Any:
    if column == "source":
        return st.column_config.LinkColumn(
            words("heading-source"), display_text=r"^https?://(?:www\.)?([^/?#]+)", width="medium"
        )
    if column == "sources":
        return st.column_config.NumberColumn(words("heading-sources"), width="small")
    if column == "odd":
        return st.column_config.TextColumn(words("heading-odd"), width=100)
    if column == "differ":
        return st.column_config.TextColumn(words("heading-differ"), width=DIFFER)
    if column == "url":
        return st.column_config.LinkColumn(words.heading(name, column))
    if column == "period_start":
        return st.column_config.TextColumn(words("heading-period"), width=140)
    if column == "rows":
        return st.column_config.NumberColumn(words("heading-rows"), format="localized", width="small")
    if column not in schema.table(name).columns:
        return st.column_config.TextColumn(words.heading(name, column), width="large" if column == "what" else None)
    if schema.table(name).field(column).type in ("integer", "number"):
        return st.column_config.NumberColumn(words.heading(name, column), format="localized")
    return st.column_config.TextColumn(
        words.heading(name, column),
        width="large" if column in LARGE and name != "envoys" else WIDTHS.get((name, column)),
    )
