"""Rows as files to take away: what a download holds is exactly the rows that it is given, cell by cell."""

from __future__ import annotations

import datetime
import io
import json
import re
from collections.abc import Mapping

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

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


def csv(rows: pd.DataFrame, separator: str = "") -> bytes:
    """The rows as CSV: UTF-8, RFC 4180, the columns and codes of the data, dates as ISO 8601, empty where unknown.

    Text that a spreadsheet would run is guarded: see `guarded`. Numbers never are. With a separator, it is as a
    spreadsheet opens it by double click: with a mark that says UTF-8, and where a semicolon separates, with a comma as
    the decimal sign; a plain CSV would show "HÃ©ctor", or all in one column.
    """
    cells = {name: written(rows[name]) for name in rows.columns}
    if separator == EXCEL["semicolon"]:
        cells |= {name: cells[name].str.replace(".", ",") for name in rows.select_dtypes("number").columns}
    text = pd.DataFrame(cells).to_csv(index=False, lineterminator="\r\n", sep=separator or ",")
    return text.encode("utf-8-sig" if separator else "utf-8")


def guarded(text: str) -> str:
    """The text with an apostrophe before it if it begins as RISKY does, or would do so without its own apostrophes."""
    return f"'{text}" if _GUARDED.match(text) else text


def written(cells: pd.Series) -> pd.Series:
    """The cells of one column as the text of a CSV file: numbers exact, risky text guarded, empty where unknown."""
    if pd.api.types.is_datetime64_any_dtype(cells):
        return cells.dt.strftime("%Y-%m-%d").fillna("")
    if pd.api.types.is_bool_dtype(cells):
        return cells.map({True: "true", False: "false"}).astype("str").where(cells.notna(), "")
    if pd.api.types.is_numeric_dtype(cells):
        return cells.map(
            lambda value: "" if pd.isna(value) else repr(float(value)) if isinstance(value, float) else str(value)
        ).astype("str")
    return cells.map(guarded)


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


def codes_of_digits(described: Table, rows: pd.DataFrame) -> list[str]:
    """The columns of codes that a reader of CSV would take for numbers, and lose the noughts that they begin with."""
    texts = (field.name for field in described.fields if field.type == "string" and not field.enum)
    return [name for name in texts if rows[name].str.fullmatch(r"[0-9.]+").any()]


_ARROW = {
    "string": pa.string(),
    "list": pa.string(),
    "date": pa.date32(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
}


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
