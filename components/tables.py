"""A table with headings from the schema, the newest rows first, a way into each row, and its download."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from components import address, data, dates, exports, provenance, schema
from components.filters import Filters
from components.language import Words

PAGE = 25
"""Rows sent to the browser at a time; the download has all of them."""

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
    "agreements": ("signed_on", "home_iso3", "partner_iso3", "title", "kind", "field", "status"),
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
    ),
    "sources": ("title", "publisher", "published_on", "kind", "language", "url"),
}
"""The columns that a table shows on screen, in this order; the row's own panel and the download have every one."""


def show(name: str, rows: pd.DataFrame, chosen: Filters, words: Words) -> None:
    """The rows as a table, `PAGE` at a time, each with a button that opens it, and the download of all of them."""
    ordered = newest_first(rows)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom"):
        st.subheader(words(f"table-{name}"), anchor=f"table-{name}")
        st.download_button(
            words("download-csv", count=len(rows)),
            data=functools.partial(_csv, name, ordered.index),
            file_name=exports.file_name(name, chosen.slug(), data.STORE.snapshot().version, "csv"),
            mime="text/csv",
            key=f"download-{name}",
            on_click="ignore",
            icon=":material/download:",
        )
    listed(name, ordered, words, key=name, homes=chosen.homes)


def listed(name: str, rows: pd.DataFrame, words: Words, *, key: str, homes: Sequence[str] = ()) -> None:
    """One page of the rows in the order given, with the control that turns the pages."""
    pages = -(-len(rows) // PAGE)
    page = min(int(st.session_state.get(f"page-{key}", 1)), max(pages, 1))
    part = rows.iloc[(page - 1) * PAGE : page * PAGE]
    shown = displayed(name, part, words, hide=("home_iso3",) if len(homes) == 1 else ())
    config = {column: _column(name, column, words) for column in shown.columns if column != "open"}
    config["open"] = st.column_config.ButtonColumn(
        "",
        width="small",
        pinned=True,
        type="tertiary",
        key=f"open-{key}",
        on_click=_open,
        args=(name, tuple(part.index), f"open-{key}"),
    )
    st.dataframe(
        shown,
        key=f"table-{key}",
        hide_index=True,
        column_config=config,
        alt=words("table-alt", count=len(rows)),
        height=_height(len(shown)),
    )
    if pages > 1:
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            first = (page - 1) * PAGE
            st.caption(words("rows-shown", first=first + 1, last=first + len(part), count=len(rows)))
            st.pagination(pages, key=f"page-{key}")


def newest_first(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with the newest on top and those without a date last; a table without dates keeps its order."""
    period = schema.table(str(rows.index.name)).period
    return rows.sort_values(period[0], ascending=False, kind="stable", na_position="last") if period else rows


def displayed(name: str, rows: pd.DataFrame, words: Words, *, hide: Sequence[str] = ()) -> pd.DataFrame:
    """The cells as a reader sees them: `open`, the columns of COLUMNS, `source` (an address), `sources` (how many)."""
    columns = [column for column in COLUMNS.get(name, schema.table(name).columns) if column not in hide]
    cells: dict[str, object] = {"open": [words("open")] * len(rows)}
    cells |= {column: said(name, column, rows, words) for column in columns}
    disputed = provenance.disputed(rows)
    if disputed.any():
        cells["differ"] = disputed.map({True: words("sources-differ"), False: ""})
    if "sources" in rows.columns:
        cells["source"] = provenance.first_links(rows)
        cells["sources"] = [cell.count(";") + 1 if cell else 0 for cell in rows["sources"]]
    return pd.DataFrame(cells, index=rows.index)


def said(name: str, column: str, rows: pd.DataFrame, words: Words) -> pd.Series:
    """The cells of one column as a reader sees them: codes in words, dates as vague as they are, numbers as numbers."""
    field, cells = schema.table(name).field(column), rows[column]
    if field.type == "date":
        return _dated(name, column, rows)
    if field.type in ("integer", "number"):
        return cells
    if field.type == "boolean":
        return cells.map({True: words("yes"), False: words("no")}).astype("str").where(cells.notna(), "")
    if column.endswith("iso3"):
        return cells.map({code: words.country(code) for code in cells.unique()})
    if field.enum:
        return cells.map({code: words.value(name, column, code) for code in cells.unique()})
    return cells


def _dated(name: str, column: str, rows: pd.DataFrame) -> pd.Series:
    """Dates as "2012", "2010-10" or "2006-04-03": as vague as they are, and in order when a reader sorts them.

    The start of a period prints the whole of it: "2021", or "2025-01 – 2025-07".
    """
    if name in ("trade", "products") and column == "period_start":
        return periods(rows["period_start"], rows["period_end"])
    length = dates.precision_of(rows, column).map({"day": 10, "month": 7, "year": 4}).fillna(10).astype(int)
    return pd.Series(
        [day[:cut] for day, cut in zip(rows[column].dt.strftime("%Y-%m-%d").fillna(""), length, strict=True)],
        index=rows.index,
        dtype="str",
    )


def in_words(name: str, column: str, rows: pd.DataFrame, words: Words) -> str:
    """One cell of the first row in whole words: dates written out, money with its unit."""
    field, cell = schema.table(name).field(column), rows[column].iloc[0]
    if field.type == "date":
        return words.date(cell, str(dates.precision_of(rows, column).iloc[0]))
    if column == "value_usd":
        return "" if pd.isna(cell) else words("dollars", amount=words.number(cell))
    if field.type in ("integer", "number"):
        return "" if pd.isna(cell) else words.number(cell, 5)
    return str(said(name, column, rows, words).iloc[0])


def claimed(name: str, column: str, value: str, precision: str, words: Words) -> str:
    """The value that another source gives for a column, in words."""
    field = schema.table(name).field(column)
    if field.type == "date":
        return words.date(pd.Timestamp(value), precision or "day")
    if column.endswith("iso3"):
        return words.country(value)
    return words.value(name, column, value) if value in field.enum else value


def periods(starts: pd.Series, ends: pd.Series) -> pd.Series:
    """Spans of dates in figures: a full year as "2021", anything else from month to month."""
    whole = (starts.dt.dayofyear == 1) & (ends.dt.month == 12) & (ends.dt.day == 31) & (starts.dt.year == ends.dt.year)
    spans = starts.dt.strftime("%Y-%m") + " – " + ends.dt.strftime("%Y-%m")
    return spans.mask(whole, starts.dt.strftime("%Y")).fillna("").astype("str")


def _column(name: str, column: str, words: Words) -> Any:
    if column == "source":
        return st.column_config.LinkColumn(
            words("heading-source"), display_text=r"^https?://(?:www\.)?([^/?#]+)", width="medium"
        )
    if column == "sources":
        return st.column_config.NumberColumn(words("heading-sources"), width="small")
    if column == "differ":
        return st.column_config.TextColumn(words("heading-differ"))
    if column == "url":
        return st.column_config.LinkColumn(words.heading(name, column))
    if column == "period_start":
        return st.column_config.TextColumn(words("heading-period"))
    if schema.table(name).field(column).type == "integer":
        return st.column_config.NumberColumn(words.heading(name, column), format="localized")
    return st.column_config.TextColumn(
        words.heading(name, column), width="large" if column in ("purpose", "title", "detail", "note") else None
    )


def _height(count: int) -> int:
    """Pixels that show every row of a page without a second scroll bar."""
    return 35 * (min(count, PAGE) + 1) + 3


def _open(name: str, rows: tuple[str, ...], key: str) -> None:
    clicked = st.session_state[key]
    if clicked and 0 <= clicked["row"] < len(rows):
        address.open_row(name, rows[clicked["row"]])


def _csv(name: str, rows: pd.Index) -> bytes:
    """The rows with these addresses as they are when a reader asks for them."""
    table = data.load(name)
    return exports.csv(table.loc[rows[rows.isin(table.index)]])
