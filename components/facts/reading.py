"""The files of data/, read and written: tables as CSV in one canonical form, all text until checked, and outlines.

Arrow reads a table in canonical form; any other is read in the strict and slow way that tells what is wrong with it.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import math
from collections.abc import Mapping
from typing import NamedTuple

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv as arrow_csv

from components.facts import schema
from components.facts.schema import Fault, Table

_TEXT = {pa.large_string(): pd.StringDtype(na_value=math.nan)}
"""The type that pandas gives to text."""


class File(NamedTuple):
    """What a file holds: its cells as text, what makes it no table, and whether it is in canonical form."""

    rows: pd.DataFrame
    faults: list[Fault]
    canonical: bool = False


def read(table: Table, content: bytes) -> File:
    """The cells of a CSV file as text, nothing guessed from them, and what makes the file no table at all."""
    rows = _read_minimal(table, content)
    return _read_strictly(content, table.file) if rows is None else File(rows, [], _is_sorted(rows[list(table.key)]))


def _read_minimal(table: Table, content: bytes) -> pd.DataFrame | None:
    """The cells of a file that spends no byte more than they need, read by Arrow; None where anything is otherwise.

    Arrow forgives much that is no proper CSV, so what it read only counts where the cells account for every byte.
    """
    if not content.startswith(",".join(table.columns).encode() + b"\n"):
        return None
    options = arrow_csv.ConvertOptions(
        column_types=dict.fromkeys(table.columns, pa.large_string()), strings_can_be_null=False
    )
    lines = arrow_csv.ParseOptions(ignore_empty_lines=False)
    try:
        found = arrow_csv.read_csv(io.BytesIO(content), parse_options=lines, convert_options=options)
    except pa.ArrowInvalid:
        return None
    return found.to_pandas(types_mapper=_TEXT.get) if _is_minimal(found, content) else None


def _is_minimal(cells: pa.Table, content: bytes) -> bool:
    """Whether a file is what these cells are as CSV, with LF and with quotation marks only where they must be."""
    length = len(",".join(cells.column_names)) + 1 + cells.num_rows * cells.num_columns
    for column in cells.columns if cells.num_rows else ():
        length += pc.sum(pc.binary_length(column)).as_py()
        if b'"' in content:
            quoted, marks = pc.match_substring_regex(column, '[",\n]'), pc.count_substring(column, '"')
            length += 2 * pc.sum(quoted).as_py() + pc.sum(marks).as_py()
    return length == len(content) and b"\r" not in content and content.endswith(b"\n")


def _read_strictly(content: bytes, file: str) -> File:
    """The cells of a file as text, and what makes it no table at all."""
    try:
        reader = csv.reader(io.StringIO(content.decode("utf-8"), newline=""), strict=True)
    except UnicodeDecodeError as broken:
        line = content[: broken.start].count(b"\n") + 1
        return File(pd.DataFrame(), [Fault(file, line, "", f"byte {broken.object[broken.start]:#x}", "encoding")])
    try:
        lines = list(reader)
    except csv.Error as broken:
        return File(pd.DataFrame(), [Fault(file, reader.line_num, "", "", "csv", str(broken))])
    if not lines or not lines[0]:
        return File(pd.DataFrame(), [Fault(file, 1, "", "", "empty_file")])
    header, *rows = lines
    ragged = [
        Fault(file, at, "", str(len(cells)), "cells", str(len(header)))
        for at, cells in enumerate(rows, 2)
        if len(cells) != len(header)
    ]
    return File(pd.DataFrame() if ragged else pd.DataFrame(rows, columns=header, dtype="str"), ragged)


def canonical(table: Table, rows: pd.DataFrame) -> bytes:
    """The one way to write a table: UTF-8, LF, RFC 4180, columns as described, rows sorted by key, no stray spaces."""
    tidied = rows[table.columns].apply(lambda cells: cells.str.split().str.join(" "))
    ordered = tidied.sort_values(list(table.key), kind="stable")
    return ordered.to_csv(index=False, lineterminator="\n").encode("utf-8")


def _is_sorted(keys: pd.DataFrame) -> bool:
    """Whether no row stands before one whose key is less."""
    joined = pc.binary_join_element_wise(
        *(pa.array(keys[column]) for column in keys), pa.scalar("\0", pa.large_string())
    )
    return not pc.any(pc.less(joined[1:], joined[:-1])).as_py()


def addressed(table: Table, text: pd.DataFrame) -> pd.DataFrame:
    """The rows in their types, each with its address as index: its id, or the values of its key joined by dots."""
    keys = [pa.array(text[column].mask(text[column] == "")) for column in table.key]
    dot = pa.scalar(".", pa.large_string())
    addresses = pc.binary_join_element_wise(*keys, dot, null_handling="skip")
    return schema.typed(table, text).set_axis(pd.Index(addresses, dtype="str", name=table.name))


def version_of(text: Mapping[str, pd.DataFrame], files: Mapping[str, bytes]) -> str:
    """Eight hexadecimal digits that change with any fact served; `files` are those that are in canonical form."""
    digest = hashlib.sha256()
    for name in sorted(text):
        digest.update(files[name] if name in files else canonical(schema.table(name), text[name]))
    return digest.hexdigest()[:8]


def boxes(outlines: bytes) -> dict[str, tuple[float, float, float, float]]:
    """The box (west, south, east, north, in degrees) around each state of GeoJSON, by ISO 3166 alpha-3 code.

    Raises ValueError, LookupError, TypeError, AttributeError or RecursionError where the file is no such outlines.
    """
    found = {}
    for feature in json.loads(outlines)["features"]:
        if "id" in feature:
            shape = feature["geometry"]
            polygons = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
            longitudes, latitudes = zip(*(point for polygon in polygons for point in polygon[0]), strict=True)
            found[feature["id"]] = (min(longitudes), min(latitudes), max(longitudes), max(latitudes))
    if not found:
        raise ValueError("no state has one")
    return found
