"""Rows as an Excel workbook: typed cells below a frozen heading, the sources of the rows, and what they are."""

from __future__ import annotations

import datetime
import io
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import xlsxwriter

from components.export import files
from components.export.files import Value
from components.facts.schema import Field, Table

LONGEST = 32_767
"""Characters that a cell of a workbook can hold."""

WIDEST = 60
"""Characters of a column at most."""

FIRST_YEAR = 1900
"""Workbooks know no date before it: an earlier one is written as text, as ISO 8601."""

LOOKS: Mapping[str, Mapping[str, Any]] = {
    "day": {"num_format": "yyyy-mm-dd", "align": "left"},
    "month": {"num_format": "yyyy-mm", "align": "left"},
    "year": {"num_format": "yyyy", "align": "left"},
    "heading": {"bold": True, "bottom": 1},
    "guarded": {"quote_prefix": True},
    "money": {"num_format": "#,##0"},
    "label": {"bold": True, "valign": "top"},
    "sentence": {"text_wrap": True, "valign": "top", "quote_prefix": True},
}
"""How cells look. A date is shown as it is known, to the day, month or year; its cell is the first day of that."""

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}

Sheet = tuple[Table, pd.DataFrame]
"""Rows with the description of their columns."""


def xlsx(rows: Sheet, more: Sequence[Sheet], about: Sequence[tuple[str, str]], title: str, created: str) -> bytes:
    """A workbook of a sheet of rows, further sheets of rows, and one called `title` of what is to be known about them.

    Numbers, dates and truth values are typed; text is text, and what looks like a formula is marked as text as Excel
    itself does it, so that its value stays as it is. The same rows give the same bytes: `created` (ISO 8601) is the
    day of the data, not of the download.
    """
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, OPTIONS) as book:
        book.set_properties({"created": datetime.datetime.fromisoformat(created[:10])})
        looks = {name: book.add_format(look) for name, look in LOOKS.items()}
        for described, frame in (rows, *more):
            _table(book.add_worksheet(described.name), described, frame, looks)
        _about(book.add_worksheet(title), about, looks)
    return file.getvalue()


def _table(sheet: Any, described: Table, rows: pd.DataFrame, looks: Mapping[str, Any]) -> None:
    for at, field in enumerate(described.fields):
        cells = files.values(field, rows[field.name])
        sheet.write_string(0, at, field.name, looks["heading"])
        sheet.set_column(at, at, _width(field.name, cells))
        for line, (cell, look) in enumerate(zip(cells, _column(field, rows, looks), strict=True), 1):
            if cell is not None:
                _cell(sheet, line, at, cell, look, looks)
    sheet.freeze_panes(1, 0)
    if len(rows):
        sheet.autofilter(0, 0, len(rows), len(described.fields) - 1)


def _column(field: Field, rows: pd.DataFrame, looks: Mapping[str, Any]) -> list[Any]:
    """The look of each cell of a column: dates as vague as they are known, dollars with their thousands apart."""
    if field.type == "date":
        known = rows[field.precision] if field.precision else ["day"] * len(rows)
        return [looks.get(precision, looks["day"]) for precision in known]
    return [looks["money"] if field.name.endswith("_usd") else None] * len(rows)


def _cell(sheet: Any, line: int, at: int, cell: Value, look: Any, looks: Mapping[str, Any]) -> None:
    """Writes one cell by its type."""
    if isinstance(cell, datetime.date) and cell.year < FIRST_YEAR:
        cell = cell.isoformat()
    if isinstance(cell, str):
        # A longer text cannot be held: its end is given up, with a sign that it was.
        cell = cell if len(cell) <= LONGEST else f"{cell[: LONGEST - 1]}…"
        look = looks["guarded"] if cell.startswith(files.RISKY) else None
    sheet.write(line, at, cell, look)


def _about(sheet: Any, about: Sequence[tuple[str, str]], looks: Mapping[str, Any]) -> None:
    for line, (label, text) in enumerate(about):
        sheet.write_string(line, 0, label, looks["label"])
        sheet.write_string(line, 1, text, looks["sentence"])
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 100)


def _width(name: str, cells: Sequence[Value]) -> int:
    longest = max((len(str(cell)) for cell in cells if cell is not None), default=0)
    return min(max(longest, len(name)) + 3, WIDEST)
