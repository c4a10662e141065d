"""What the cells of one column keep, as data/datapackage.json describes it: the rules that each cell is held to."""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Callable, Hashable, Iterator, Mapping
from typing import Any

import pandas as pd
import pandera.pandas as pa
from pandera.errors import SchemaErrors

from components.facts import schema
from components.facts.schema import Fault, Field, Table
from components.words.language import Words

Rule = Callable[[pd.Series], pd.Series]
"""Which cells of a column, as text, keep a rule."""

LONGEST = 80
"""Characters of a faulty value that its sentence quotes."""


def faults(table: Table, rows: pd.DataFrame) -> list[Fault]:
    """Every cell of a table of text that breaks a rule of its column; columns and keys that are not as described."""
    try:
        validator(table).validate(rows, lazy=True)
    except SchemaErrors as broken:
        return [_fault(table, rows, case) for case in broken.failure_cases.to_dict("records")]
    return []


def claim_faults(table: Table, claims: pd.DataFrame, described: Mapping[str, Table]) -> Iterator[Fault]:
    """The claims whose value the field that they speak of could not have; those of an unknown field are left aside."""
    for key, alike in claims.groupby(["table", "field"], sort=False):
        name, column = map(str, key)
        if name in described and column in described[name].columns:
            field = described[name].field(column)
            for rule, kept in of_column(field):
                broken, detail = ~kept(alike["value"]), str(field.constraints.get(rule, ""))
                yield from schema.faults_at(table, alike, "value", broken, rule, detail)
            misplaced = (alike["precision"] != "") != (field.type == "date")
            yield from schema.faults_at(table, alike, "precision", misplaced, "claimed_precision")


def validator(described: Table) -> pa.DataFrameSchema:
    """A pandera schema for the table's cells as text: types, vocabularies, patterns, bounds, keys, no other column."""
    columns = {
        field.name: pa.Column(
            str,
            [pa.Check(rule, name=name) for name, rule in of_column(field)],
            unique=bool(field.constraints.get("unique")),
        )
        for field in described.fields
    }
    return pa.DataFrameSchema(columns, strict=True, ordered=True, unique=list(described.key), unique_column_names=True)


def of_column(field: Field) -> Iterator[tuple[str, Rule]]:
    """The rules of one column by the names that faults have; empty cells keep all of them but `required`."""
    wanted = field.constraints
    yield "tidy", _tidy
    if "maxLength" in wanted:  # It is text: codes, dates and numbers have a form that holds no such sign.
        yield "hidden", lambda cells: ~cells.str.contains(_HIDDEN)
    if wanted.get("required"):
        yield "required", lambda cells: cells != ""
    if field.type in _SHAPES:
        yield field.type, _when_given(functools.partial(_shaped, field.type))
    if field.enum:
        yield "enum", _when_given(lambda cells: cells.isin(field.enum))
    for name, rule in _CONSTRAINTS.items():
        if name in wanted:
            yield name, _when_given(functools.partial(rule, wanted[name]))
    if field.rule:
        yield field.rule, _when_given(_RULES[field.rule])


def sentence(fault: Fault, words: Words) -> str:
    """The fault as a sentence: file, line, column, value and the rule that it breaks."""
    rule = words(f"fault-{fault.rule.replace('_', '-')}", detail=fault.detail)
    value = escaped(fault.value)
    value = value if len(value) <= LONGEST else f"{value[:LONGEST]}…"
    return words("fault", file=fault.file, line=str(fault.line), column=fault.column or "–", value=value, rule=rule)


def escaped(text: str) -> str:
    """The text with every sign that nobody sees written as its number: "\\u202e"."""
    return "".join(f"\\u{ord(sign):04x}" if _is_hidden(sign) else sign for sign in text)


def hidden_signs(text: str) -> str:
    """The signs in it that nobody sees, by number and name: "U+202E RIGHT-TO-LEFT OVERRIDE"."""
    signs = dict.fromkeys(filter(_is_hidden, text))
    return ", ".join(f"U+{ord(sign):04X} {unicodedata.name(sign, 'CONTROL')}" for sign in signs)


def _fault(table: Table, rows: pd.DataFrame, case: Mapping[Hashable, Any]) -> Fault:
    """What pandera found, as a fault."""
    column, at, check = str(case["column"] or ""), case["index"], str(case["check"])
    line, rule = 1 if pd.isna(at) else int(str(at)) + 2, _NAMES.get(check, check)
    if column not in rows.columns or pd.isna(at):
        return Fault(table.file, line, "", str(case["failure_case"]), rule, ", ".join(table.key))
    value = str(rows.at[at, column])
    constraints = table.field(column).constraints if column in table.columns else {}
    detail = hidden_signs(value) if rule == "hidden" else str(constraints.get(rule, ""))
    return Fault(table.file, line, column, value, rule, detail)


_NAMES = {
    "field_uniqueness": "unique",
    "multiple_fields_uniqueness": "unique",
    "dataframe_column_labels_unique": "repeated_column",
    "column_in_dataframe": "missing_column",
    "column_in_schema": "unknown_column",
    "column_ordered": "column_order",
}
"""The names of faults that pandera calls otherwise."""


def _is_hidden(sign: str) -> bool:
    return unicodedata.category(sign) in ("Cc", "Cf") and not sign.isspace()


def _tidy(cells: pd.Series) -> pd.Series:
    """Whether each cell is its own canonical form."""
    return ~cells.str.contains(_UNTIDY)


def _when_given(rule: Rule) -> Rule:
    return lambda cells: (cells == "") | rule(cells)


_UNTIDY = r"^ | $|  |[^ \PZ]|[\t-\r\x1c-\x1f\x{85}]"
"""A space at either end, two in a row, and every white space that is no plain space. This and the next are in the
notation of RE2, which Arrow searches with."""

_HIDDEN = r"[^\P{Cc}\t-\r\x1c-\x1f\x{85}]|\p{Cf}"
"""Signs that nobody sees and that are no space: controls, and Unicode's signs of format, as those that turn the
direction of reading or have no width."""

_SHAPES = {
    "date": r"\d{4}-\d{2}-\d{2}",
    "integer": r"-?(0|[1-9]\d*)",
    "number": r"-?(0|[1-9]\d*)(\.\d+)?",
    "boolean": r"true|false",
}


def _shaped(kind: str, cells: pd.Series) -> pd.Series:
    shaped = cells.str.fullmatch(_SHAPES[kind])
    if kind == "date":
        return shaped & pd.to_datetime(cells, format="%Y-%m-%d", errors="coerce").notna()
    return shaped


_CONSTRAINTS: dict[str, Callable[[Any, pd.Series], pd.Series]] = {
    "pattern": lambda pattern, cells: cells.str.fullmatch(pattern),
    "minimum": lambda least, cells: ~(pd.to_numeric(cells, errors="coerce") < least),
    "maximum": lambda most, cells: ~(pd.to_numeric(cells, errors="coerce") > most),
    "maxLength": lambda most, cells: cells.str.len() <= most,
}
"""The constraints of the Table Schema that descriptions use, beside those that every column may have."""

_RULES: dict[str, Rule] = {
    "letters": lambda cells: cells.str.contains(r"\pL{2}"),
    "plain": lambda cells: ~cells.str.contains(r"(?i)[<>]|://|\bwww\.|\b(?:javascript|data|vbscript):"),
}
"""The rules of this project's own: a name has letters and is not a bare number or date, and plain text holds neither an
address nor a script."""
