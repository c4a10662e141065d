"""Rows as files to take away: what a download holds is exactly the rows that it is given, cell by cell. A workbook has
typed cells below a frozen heading, the sources of the rows, and what they are."""

from __future__ import annotations

import datetime
import io
import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import xlsxwriter

from components.facts.schema import Field, Table

Value = str | int | float | bool | datetime.date | None

MEDIA = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "parquet": "application/vnd.apache.parquet",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""The formats that rows are given in, each with its media type."""

EXCEL = {"1": ",", "semicolon": ";"}
"""The separators that a spreadsheet may want, by what asks for each at a data route: `?excel=1`."""

RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""How a text begins that a spreadsheet would run as a formula, the wide forms of East Asian keyboards included."""

_GUARDED = re.compile(rf"'*[{re.escape(''.join(RISKY))}]")


_ARROW = {
    "string": pa.string(),
    "list": pa.string(),
    "date": pa.date32(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
}

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


def csv(rows: pd.DataFrame, separator: str = "") -> bytes:
    """The rows as CSV: UTF-8, RFC 4180, the columns and codes of the data, dates as ISO 8601, empty where unknown.

    Text that a spreadsheet would run is guarded: see `guarded`. Numbers never are. With a separator, it is as a
    spreadsheet opens it by double click: with a mark that says UTF-8, and where a semicolon separates, with a comma as
    the decimal sign; a plain CSV would show "HÃ©ctor", or all in one column.
    """
    texts = {str(name): rows[name].map(guarded) for name in rows.select_dtypes(["str", "object"])}
    truths = {
        str(name): rows[name].map({True: "true", False: "false"}) for name in rows.select_dtypes(["boolean", "bool"])
    }
    look: dict[str, Any] = {"sep": separator or ",", "decimal": "," if separator == EXCEL["semicolon"] else "."}
    text = rows.assign(**texts, **truths).to_csv(index=False, lineterminator="\r\n", date_format="%Y-%m-%d", **look)
    return text.encode("utf-8-sig" if separator else "utf-8")


def guarded(text: str) -> str:
    """The text with an apostrophe before it if it begins as RISKY does, or would do so without its own apostrophes."""
    return f"'{text}" if _GUARDED.match(text) else text


def values(field: Field, cells: pd.Series) -> list[Value]:
    """The cells of one column as plain values of its type, None where unknown; a list stays joined by semicolons."""
    if field.type in ("string", "list"):
        return [cell or None for cell in cells.tolist()]
    there = cells.notna().tolist()
    if field.type == "date":
        return [cell.date() if known else None for cell, known in zip(cells, there, strict=True)]
    plain = {"integer": int, "number": float, "boolean": bool}[field.type]
    return [plain(cell) if known else None for cell, known in zip(cells, there, strict=True)]


def records(described: Table, rows: pd.DataFrame) -> bytes:
    """The rows as JSON: a list of objects, one a row; dates as ISO 8601, null where unknown."""
    columns = [values(field, rows[field.name]) for field in described.fields]
    objects = [dict(zip(described.columns, row, strict=True)) for row in zip(*columns, strict=True)]
    return json.dumps(objects, default=datetime.date.isoformat, ensure_ascii=False, allow_nan=False).encode("utf-8")


def parquet(described: Table, rows: pd.DataFrame) -> bytes:
    """The rows as Parquet, each column of its own type, with the description of every column in the file's schema."""
    fields = [
        pa.field(one.name, _ARROW[one.type], metadata={"description": one.description}) for one in described.fields
    ]
    about = {"title": described.title, "description": described.description}
    columns = {field.name: values(field, rows[field.name]) for field in described.fields}
    file = io.BytesIO()
    pq.write_table(pa.Table.from_pydict(columns, pa.schema(fields, metadata=about)), file)
    return file.getvalue()


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
        cells = values(field, rows[field.name])
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
        look = looks["guarded"] if cell.startswith(RISKY) else None
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


SNIPPETS = {"address": None, "python": "python", "r": "r", "javascript": "javascript", "curl": "bash"}
"""What there are lines for, each with the name by which its colours go."""


def snippet(language: str, url: str, described: Table, rows: pd.DataFrame) -> str:
    """The lines in one of SNIPPETS that read the CSV at `url`, dates as dates and codes as text."""
    name, address = re.sub(r"\W", "_", described.name), json.dumps(url)
    dates, truths = ([field.name for field in described.fields if field.type == kind] for kind in ("date", "boolean"))
    codes = codes_of_digits(described, rows)
    as_json = json.dumps(re.sub(r"^([^?]*)\.csv(?=\?|$)", r"\1.json", url))
    made = {
        "address": url,
        "python": _python(name, address, dates, codes),
        "r": _r(name, address, {"Date": dates, "character": codes, "logical": truths}),
        "javascript": f"const answer = await fetch({as_json});\nconst {name} = await answer.json();",
        "curl": f"curl --fail --remote-name --remote-header-name {address}",
    }
    return made[language]


def _python(name: str, address: str, dates: list[str], codes: list[str]) -> str:
    more = [f"    parse_dates={json.dumps(dates)},"] if dates else []
    more += [f"    dtype={json.dumps(dict.fromkeys(codes, 'string'))},"] if codes else []
    read = "\n".join([f"{name} = pd.read_csv(", f"    {address},", *more, ")"])
    return f"import pandas as pd\n\n{read}"


def _r(name: str, address: str, types: Mapping[str, list[str]]) -> str:
    classes = ", ".join(f'{column} = "{kind}"' for kind, columns in types.items() for column in columns)
    more = f",\n  colClasses = c({classes})" if classes else ""
    return f'{name} <- read.csv(\n  {address},\n  na.strings = "", encoding = "UTF-8"{more}\n)'


def codes_of_digits(described: Table, rows: pd.DataFrame) -> list[str]:
    """The columns of codes that a reader of CSV would take for numbers, and lose the noughts that they begin with."""
    texts = (field.name for field in described.fields if field.type == "string" and not field.enum)
    return [name for name in texts if rows[name].str.fullmatch(r"[0-9.]+").any()]
