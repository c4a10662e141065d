"""Wrong data files and junk addresses, made by chance and yet the same for the same seed and number."""

import csv
import io
import os
import random
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import quote, quote_plus

import pandas as pd

from components.facts import reading, schema, store
from components.facts.schema import Field, Table

COUNT = int(os.environ.get("FUZZ", "30"))
"""How many of each are tried: a sample, or all with `make fuzz`."""

SEED = os.environ.get("FUZZ_SEED", "1")

HIDDEN = ("\x00", "\x07", "\x9f", "\u200b", "\u202e", "\u2066", "\ufeff")
UNTIDY = (" {}", "{} ", "{}\u00a0x", "{}  x", "{}\tx", "{}\nx")
OF_TYPE = {
    "date": ("2015-02-30", "2015-13-01", "20150101", "yesterday", "0000-00-00", "1/2/2015", "NaT", "٢٠١٥-٠١-٠١"),
    "integer": ("1e9", "NaN", "-", "1,000", "٣", "0x1F", "07", "1.0", "inf"),
    "number": ("NaN", "-", "1,000.5", "1e999", "inf", ".5", "٣"),
    "boolean": ("yes", "TRUE", "1", "none"),
}
JUNK = (b"", b"\n", b"\x00" * 2000, b"\xff\xfe\x00", b"{}", b"<html></html>", b'"', b",\n,\n", b"PK\x03\x04" * 500)


class Mutation(NamedTuple):
    """A file as somebody has spoilt it: what it then holds, in words how it came to be, and what must be told of it.

    `line`, `column` and `value` name a cell that is wrong beyond doubt; `wrong` tells that the whole file is. Where
    neither is given it may as well be right.
    """

    file: str
    content: bytes
    how: str
    wrong: bool = False
    line: int = 0
    column: str = ""
    value: str = ""


def mutation(number: int) -> Mutation:
    """The mutation of a number; the kinds follow one another, and all else is by chance."""
    chance = random.Random(f"{SEED}-{number}")
    kind = KINDS[number % len(KINDS)]
    return kind(chance, schema.table(chance.choice(sorted(schema.package().tables))))


def _spoilt_cell(chance: random.Random, table: Table) -> Mutation:
    """A cell that breaks a rule of its column: which one, its description tells."""
    fields = [field for field in table.fields if _bad(chance, table, field)]
    field = chance.choice(fields)
    return _with_cell(chance, table, field, chance.choice(_bad(chance, table, field)))


def _bad(chance: random.Random, table: Table, field: Field) -> list[str]:
    """Values that the description of a column forbids whatever else stands in the row."""
    key = next((key for key in table.foreign_keys if key.column == field.name), None)
    values = list(OF_TYPE.get(field.type, ()))
    values += ["emperor", field.enum[0].upper() + "x"] if field.enum else []
    values += ["Nowhere"] if key or field.references else []
    values += [""] if field.constraints.get("required") else []
    values += ["!?"] if "pattern" in field.constraints else []
    if "maxLength" in field.constraints:
        values += ["x" * 20_000, f"Te{chance.choice(HIDDEN)}xt", chance.choice(UNTIDY).format("Text")]
    return values


def _exchanged_cell(chance: random.Random, table: Table) -> Mutation:
    """A cell with what stands in the same column of another row: wrong or not, as chance has it."""
    field = chance.choice(table.fields)
    return _with_cell(chance, table, field, chance.choice(_text(table)[field.name].tolist()))._replace(line=0)


def _gnawed_cell(chance: random.Random, table: Table) -> Mutation:
    """A cell with a character more, less or changed: wrong or not, as chance has it."""
    field = chance.choice(table.fields)
    cells = _text(table)[field.name].tolist()
    text = chance.choice(cells)
    at = chance.randrange(len(text) + 1)
    value = text[:at] + chance.choice(["", "x", "é", "0", "-", ";", ",", '"', "'", "=", "🙂"]) + text[at + 1 :]
    return _with_cell(chance, table, field, value)._replace(line=0)


def _repeated_key(chance: random.Random, table: Table) -> Mutation:
    """A row that stands twice."""
    rows = _rows(table)
    at = chance.randrange(1, len(rows))
    return Mutation(table.file, _csv([*rows, rows[at]]), f"row {at} stands twice", wrong=True)


def _row_of_other_length(chance: random.Random, table: Table) -> Mutation:
    rows = _rows(table)
    at = chance.randrange(1, len(rows))
    rows[at] = rows[at][:-1] if chance.random() < 0.5 else [*rows[at], "more"]
    return Mutation(table.file, _csv(rows), f"row {at} has {len(rows[at])} cells", wrong=True)


def _lost_rows(chance: random.Random, table: Table) -> Mutation:
    """A table that was cut at the end of a row, far from its own end."""
    rows = _rows(table)
    left = chance.randrange(max(1, len(rows) // 2))
    return Mutation(table.file, _csv(rows[: left + 1]), f"{left} rows are left", wrong=True)


def _lost_row(chance: random.Random, table: Table) -> Mutation:
    rows = _rows(table)
    at = chance.randrange(1, len(rows))
    return Mutation(table.file, _csv([*rows[:at], *rows[at + 1 :]]), f"row {at} is gone")


def _mixed_rows(chance: random.Random, table: Table) -> Mutation:
    """All rows in another order, which changes nothing."""
    header, *rows = _rows(table)
    chance.shuffle(rows)
    return Mutation(table.file, _csv([header, *rows]), "rows in another order")


def _other_header(chance: random.Random, table: Table) -> Mutation:
    rows = _rows(table)
    at = chance.randrange(len(rows[0]))
    name = chance.choice(["", "colour", rows[0][at].upper(), rows[0][at - 1]])
    rows[0] = [*rows[0][:at], name, *rows[0][at + 1 :]]
    return Mutation(table.file, _csv(rows), f"column {at} is called {name!r}", wrong=True)


def _lost_column(chance: random.Random, table: Table) -> Mutation:
    at = chance.randrange(len(table.columns))
    rows = [[*row[:at], *row[at + 1 :]] for row in _rows(table)]
    return Mutation(table.file, _csv(rows), f"column {at} is gone", wrong=True)


def _torn(chance: random.Random, table: Table) -> Mutation:
    """A file that ends in its middle, as when the disk is full."""
    content = _content(table)
    left = chance.randrange(len(content) // 2)
    return Mutation(table.file, content[:left], f"{left} bytes are left", wrong=True)


def _no_text(chance: random.Random, table: Table) -> Mutation:
    content = _content(table)
    at = chance.randrange(len(content))
    return Mutation(table.file, content[:at] + b"\xff" + content[at:], f"byte {at} is no text", wrong=True)


def _open_quote(chance: random.Random, table: Table) -> Mutation:
    rows = _content(table).split(b"\n")
    at = chance.randrange(1, len(rows) - 1)
    rows[at] = b'"' + rows[at]
    return Mutation(table.file, b"\n".join(rows), f"a quotation mark before row {at}", wrong=True)


def _changed_bytes(chance: random.Random, table: Table) -> Mutation:
    """Some bytes are others, as on a bad disk: wrong or not, as chance has it."""
    content = bytearray(_content(table))
    for _ in range(chance.randint(1, 20)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    return Mutation(table.file, bytes(content), "some bytes are others")


def _other_line_ends(chance: random.Random, table: Table) -> Mutation:
    """As Windows writes text, or with its mark at the start."""
    content = _content(table)
    changed = chance.choice([content.replace(b"\n", b"\r\n"), b"\xef\xbb\xbf" + content, content[:-1]])
    return Mutation(table.file, changed, "line ends or a mark of another system")


def _something_else(chance: random.Random, table: Table) -> Mutation:
    """What is no table at all in the place of one."""
    junk = chance.choice(JUNK)
    return Mutation(table.file, junk, f"{junk[:8]!r} in place of the table", wrong=True)


def _spoilt_outlines(chance: random.Random, table: Table) -> Mutation:
    """The outlines of the map, torn, of bytes that are others, or something else."""
    content = bytearray((schema.FOLDER / store.LAND).read_bytes())
    way = chance.randrange(3)
    if way == 0:
        return Mutation(store.LAND, bytes(content[: chance.randrange(len(content) - 1)]), "torn outlines", wrong=True)
    if way == 1:
        return Mutation(store.LAND, chance.choice(JUNK), "no outlines", wrong=True)
    for _ in range(20):
        content[chance.randrange(len(content))] = chance.randrange(256)
    return Mutation(store.LAND, bytes(content), "outlines with other bytes")


KINDS: tuple[Callable[[random.Random, Table], Mutation], ...] = (
    _spoilt_cell,
    _repeated_key,
    _spoilt_cell,
    _exchanged_cell,
    _spoilt_cell,
    _row_of_other_length,
    _spoilt_cell,
    _gnawed_cell,
    _spoilt_cell,
    _lost_rows,
    _lost_row,
    _spoilt_cell,
    _mixed_rows,
    _other_header,
    _spoilt_cell,
    _lost_column,
    _torn,
    _spoilt_cell,
    _no_text,
    _open_quote,
    _spoilt_cell,
    _changed_bytes,
    _other_line_ends,
    _something_else,
    _spoilt_outlines,
)
"""The kinds of mutation, those of single cells most of all: they are what happens when somebody edits a table."""


def _text(table: Table) -> pd.DataFrame:
    return store.STORE.snapshot().text[table.name]


def _rows(table: Table) -> list[list[str]]:
    """The lines of a table, its header first."""
    return [table.columns, *_text(table).to_numpy().tolist()]


def _content(table: Table) -> bytes:
    return reading.canonical(table, _text(table))


def _csv(rows: list[list[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


def _with_cell(chance: random.Random, table: Table, field: Field, value: str) -> Mutation:
    """The table with another value in one row of a column."""
    rows = _rows(table)
    at = chance.randrange(1, len(rows))
    column = table.columns.index(field.name)
    rows[at] = [*rows[at][:column], value, *rows[at][column + 1 :]]
    how = f"{field.name} in row {at} is {value[:40]!r}"
    return Mutation(table.file, _csv(rows), how, line=at + 1, column=field.name, value=value)


NAMES = ["home", "country", "from", "to", "lang", "row", "level", "kind", "view", "flow", "as_of", "q", "excel", "of"]
VALUES = [
    *("AZE", "KAZ", "ARG", "BRA", "minister", "exports", "es", "2005", "2016", "AZE,KAZ", "AZE;KAZ"),
    *("visits:aze-arg-2006-04-mammadyarov", "agreements:", "2015-02-30", "0", "-1", "NaN", "1e309", "٢٠١٥"),
    *("true", "null", "undefined", "[object+Object]", "../../etc/passwd", "%00", "%zz", "%ff", "=1+1", "{{7*7}}"),
    *("<script>alert(1)</script>", "';DROP+TABLE+visits;--", "\u202eABC", "🙂", "e\u0301"),
]


def query(number: int) -> str:
    """A junk query string: known names and others, with values of every kind, some of them far too long."""
    chance = random.Random(f"{SEED}-query-{number}")
    parts = []
    for _ in range(chance.randint(1, 8)):
        name = chance.choice(NAMES) if chance.random() < 0.7 else _noise(chance, 12)
        value = chance.choice(VALUES) if chance.random() < 0.6 else _noise(chance, 60)
        value *= chance.choice([1, 1, 1, 1, 1, 40])
        parts.append(f"{quote_plus(name)}={quote(value, safe='%+')}" if chance.random() < 0.95 else quote_plus(name))
    return chance.choice(["&", "&", "&", ";", "&&"]).join(parts)


def path(number: int) -> str:
    """The path of a file among the data or of a chart, or something like it."""
    chance = random.Random(f"{SEED}-path-{number}")
    names = (
        *schema.package().tables,
        "trade-series",
        "league",
        "datapackage",
        "goods-series",
        "map/land",
        "map/missions",
        "visits-timeline",
    )
    name = chance.choice(names) if chance.random() < 0.7 else chance.choice([*VALUES, _noise(chance, 30), ""])
    form = chance.choice(["csv", "csv", "json", "html", "parquet", "xlsx", "zip", "exe", "", "csv/", _noise(chance, 5)])
    folder = chance.choice(
        ["/data/", "/data/", "/data/", "/chart/", "/data//", "/data/../", "/", "/static/", "/_stcore/", "/media/"]
    )
    return f"{folder}{quote(name, safe='/%')}.{quote(form, safe='/%')}"


def _noise(chance: random.Random, longest: int) -> str:
    """Signs of all kinds."""
    return "".join(
        chr(chance.choice([chance.randrange(1, 128), chance.randrange(160, 0xD7FF)])) for _ in range(longest)
    )
