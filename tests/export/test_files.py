"""Downloads: the same rows and values as the table in every format, and nothing that a spreadsheet would run."""

import csv
import io
import json
import re
import zipfile

import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape

from components.export import files
from components.facts import schema, store
from components.facts.schema import Table

HOSTILE = ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\n=x", "'=x", "''-x", "'x", "=", "＝1+1", '"=1"', "x,y\r\nz"]
texts = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
    st.text("='+-@\t\r\n \"',;_x0A", max_size=6),
)
CELLS = {
    "string": texts,
    "list": texts,
    "date": st.one_of(st.just(""), st.dates().map(lambda day: day.isoformat())),
    "integer": st.one_of(st.just(""), st.integers(-(10**15), 10**15).map(str)),
    "number": st.one_of(st.just(""), st.floats(-1e9, 1e9).map(repr)),
    "boolean": st.sampled_from(["", "true", "false"]),
}


def unguarded(text: str) -> str:
    """The text that `files.guarded` was given: one apostrophe is taken away where only the guard can have put it."""
    return text[1:] if re.match(rf"'+[{re.escape(''.join(files.RISKY))}]", text) else text


def book(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def xlsx(described: Table, rows: pd.DataFrame) -> bytes:
    return files.xlsx((described, rows), [], [("label", "=sentence")], "about", "2026-11-24")


def plain(described: Table, rows: pd.DataFrame) -> list[list[object]]:
    """The rows as lists of plain values, None where unknown."""
    columns = [files.values(field, rows[field.name]) for field in described.fields]
    return [list(row) for row in zip(*columns, strict=True)]


def of_csv(described: Table, content: bytes) -> list[list[object]]:
    header, *lines = csv.reader(io.StringIO(content.decode(), newline=""))
    assert header == described.columns
    free = [field.type in ("string", "list") for field in described.fields]
    cells = [[unguarded(cell) if text else cell for cell, text in zip(line, free, strict=True)] for line in lines]
    frame = pd.DataFrame(cells, columns=header, dtype="str")
    return plain(described, schema.typed(described, frame))


def of_json(described: Table, content: bytes) -> list[list[object]]:
    dates = {field.name for field in described.fields if field.type == "date"}
    return [
        [pd.Timestamp(cell).date() if cell and name in dates else cell for name, cell in row.items()]
        for row in json.loads(content)
    ]


def of_parquet(described: Table, content: bytes) -> list[list[object]]:
    table = pq.read_table(io.BytesIO(content))
    assert table.column_names == described.columns
    return [list(row.values()) for row in table.to_pylist()]


def of_xlsx(described: Table, content: bytes) -> list[list[object]]:
    header, *lines = book(content)[described.name].iter_rows()
    assert [cell.value for cell in header] == described.columns
    read = []
    for line in lines:
        assert not any(cell.data_type == "f" for cell in line)
        read.append([_value(cell, field.type) for cell, field in zip(line, described.fields, strict=True)])
    return read


def _value(cell: openpyxl.cell.Cell, kind: str) -> object:
    if kind == "date" and cell.value is not None:
        return pd.Timestamp(cell.value).date()
    if kind == "number" and cell.value is not None:
        return float(cell.value)
    return unescape(cell.value) if isinstance(cell.value, str) else cell.value


FORMATS = {
    "csv": (lambda described, rows: files.csv(rows), of_csv),
    "json": (files.records, of_json),
    "parquet": (files.parquet, of_parquet),
    "xlsx": (xlsx, of_xlsx),
}


def near(rows: list[list[object]], form: str) -> list[list[object]]:
    """What can be read back: a workbook is written with 16 digits of a number; everything else is exact."""
    digits = [[float(f"{cell:.16G}") if isinstance(cell, float) else cell for cell in row] for row in rows]
    return digits if form == "xlsx" else rows


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", schema.package().tables)
def test_a_download_read_back_has_the_values_of_the_table(name: str, form: str) -> None:
    described, rows = schema.table(name), store.load(name)
    write, read = FORMATS[form]
    assert read(described, write(described, rows)) == near(plain(described, rows), form)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", schema.package().tables)
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(drawn=st.data())
def test_hostile_text_read_back_is_the_same_text(name: str, form: str, drawn: st.DataObject) -> None:
    described = schema.table(name)
    line = st.fixed_dictionaries({field.name: CELLS[field.type] for field in described.fields})
    cells = drawn.draw(st.lists(line, min_size=1, max_size=4))
    rows = schema.typed(described, pd.DataFrame(cells, columns=described.columns, dtype="str"))
    write, read = FORMATS[form]
    assert read(described, write(described, rows)) == near(plain(described, rows), form)


@given(texts)
def test_the_guard_can_be_taken_back(text: str) -> None:
    guarded = files.guarded(text)
    assert unguarded(guarded) == text
    assert not guarded.startswith(files.RISKY)


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_text_that_a_spreadsheet_would_run_is_guarded(cell: str) -> None:
    rows = pd.DataFrame({"title": [cell], "value": [-1.5]})
    lines = list(csv.reader(io.StringIO(files.csv(rows).decode(), newline="")))
    assert lines[1] == ["'" + cell, "-1.5"]


def test_numbers_are_written_exactly() -> None:
    rows = pd.DataFrame({"latitude": [-34.6025, None], "value": pd.array([194970000, None], dtype="Int64")})
    assert files.csv(rows).decode() == "latitude,value\r\n-34.6025,194970000\r\n,\r\n"


def test_a_workbook_is_typed_and_its_risky_text_marked_as_text() -> None:
    described = schema.table("milestones")
    cells = dict.fromkeys(described.columns, "") | {"date": "2012-01-01", "date_precision": "year", "title": "=1+1"}
    rows = schema.typed(described, pd.DataFrame([cells]))
    sheet = book(xlsx(described, rows))["milestones"]
    assert sheet.freeze_panes == "A2"
    date, title = (sheet.cell(2, described.columns.index(name) + 1) for name in ("date", "title"))
    assert (date.is_date, date.number_format) == (True, "yyyy")
    assert (title.value, title.data_type, title.quotePrefix) == ("=1+1", "s", True)
    assert sheet.column_dimensions["A"].width > 2


def test_a_text_that_a_workbook_cannot_hold_says_that_it_was_cut() -> None:
    described = schema.table("milestones")
    rows = schema.typed(described, pd.DataFrame([dict.fromkeys(described.columns, "") | {"title": "x" * 40_000}]))
    cut = of_xlsx(described, xlsx(described, rows))[0][described.columns.index("title")]
    assert cut == "x" * (files.LONGEST - 1) + "…"


def test_the_same_rows_make_the_same_bytes() -> None:
    described, rows = schema.table("visits"), store.load("visits")
    for write, _ in FORMATS.values():
        assert write(described, rows) == write(described, rows)
    content = io.BytesIO(xlsx(described, rows))
    assert {entry.date_time[0] for entry in zipfile.ZipFile(content).infolist()} == {1980}


def test_parquet_has_the_types_and_the_descriptions_of_the_columns() -> None:
    described = schema.table("trade")
    read = pq.read_schema(io.BytesIO(files.parquet(described, store.load("trade"))))
    assert str(read.field("period_start").type) == "date32[day]"
    assert str(read.field("value_usd").type) == "int64"
    assert read.field("value_usd").metadata[b"description"].decode() == described.field("value_usd").description


@pytest.mark.parametrize("separator", files.EXCEL.values())
def test_the_csv_of_a_spreadsheet_says_that_it_is_utf_8_and_has_the_same_cells(separator: str) -> None:
    trade = store.load("trade").head(200).assign(value_usd=lambda rows: rows["value_usd"] + 0.25)
    content = files.csv(trade, separator)
    assert content.startswith(b"\xef\xbb\xbf")
    decimal = "," if separator == ";" else "."
    options = {"dtype": {"value_usd": float}, "keep_default_na": False}
    read = pd.read_csv(io.BytesIO(content), sep=separator, decimal=decimal, encoding="utf-8-sig", **options)
    plain = pd.read_csv(io.BytesIO(files.csv(trade)), **options)
    pd.testing.assert_frame_equal(read, plain)
    assert "México".encode() in files.csv(pd.DataFrame({"name": ["México"]}), separator)
    assert b"'=1+1" in files.csv(pd.DataFrame({"name": ["=1+1"]}), separator)
