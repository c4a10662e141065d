"""What the cells of one column keep, as data/datapackage.json describes it: the rules that each cell is held to."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd
import pandera.pandas as pa

from components.facts.schema import Field, Table
from components.words.language import Words

Rule = Callable[[pd.Series], pd.Series]
"""Which cells of a column, as text, keep a rule."""


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
        yield "hidden", _visible
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


def escaped(text: str) -> str:
    """The text with every sign that nobody sees written as its number: "\\u202e"."""
    return _HIDDEN_SIGN.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text)


def hidden_signs(text: str) -> str:
    """The signs in it that nobody sees, by number and name: "U+202E RIGHT-TO-LEFT OVERRIDE"."""
    signs = dict.fromkeys(_HIDDEN_SIGN.findall(text))
    return ", ".join(f"U+{ord(sign):04X} {unicodedata.name(sign, 'CONTROL')}" for sign in signs)


def _when_given(rule: Rule) -> Rule:
    return lambda cells: (cells == "") | rule(cells)


_UNTIDY = r"^ | $|  |[\t-\r\x1c-\x1f\x{85}\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}]"
"""Stray spaces, and every white space that is no plain space, in the notation of RE2, which Arrow searches with."""


def _tidy(cells: pd.Series) -> pd.Series:
    """No space at either end, no two in a row, no line break: a cell is its own canonical form."""
    return ~cells.str.contains(_UNTIDY)


_HIDDEN = (
    *((0x00, 0x08), (0x0E, 0x1B), (0x7F, 0x84), (0x86, 0x9F), (0xAD, 0xAD), (0x61C, 0x61C), (0x180E, 0x180E)),
    *((0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0xFEFF, 0xFEFF), (0xFFF9, 0xFFFB)),
)
"""Signs that nobody sees and that are no space, from and to: controls, what turns the direction of reading, and what
has no width."""

_HIDDEN_RE2 = "[" + "".join(rf"\x{{{first:x}}}-\x{{{last:x}}}" for first, last in _HIDDEN) + "]"
_HIDDEN_SIGN = re.compile("[" + "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in _HIDDEN) + "]")


def _visible(cells: pd.Series) -> pd.Series:
    return ~cells.str.contains(_HIDDEN_RE2)


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


LONGEST = 80
"""Characters of a faulty value that are told."""


@dataclass(frozen=True)
class Fault:
    """One cell, or one row, that breaks a rule. `rule` is a code; its sentence is `fault-<rule>` in the languages."""

    file: str
    line: int
    column: str
    value: str
    rule: str
    detail: str = ""


def sentence(fault: Fault, words: Words) -> str:
    """The fault as a sentence: file, line, column, value and the rule that it breaks."""
    rule = words(f"fault-{fault.rule.replace('_', '-')}", detail=fault.detail)
    value = escaped(fault.value)
    value = value if len(value) <= LONGEST else f"{value[:LONGEST]}…"
    return words("fault", file=fault.file, line=str(fault.line), column=fault.column or "–", value=value, rule=rule)
