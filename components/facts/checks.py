"""The rules of the data that no column holds alone: dates that fit, places that fit, rows that others point to."""

from __future__ import annotations

import itertools
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from components.facts.schema import Table, validator
from components.words.language import Words

Box = tuple[float, float, float, float]
Tables = Mapping[str, pd.DataFrame]
"""Tables of text by name, each with its plain row numbers as index: row 0 stands on line 2 of the file."""

NEAR = 1.5
"""Degrees that a point may lie outside its country's outline, which is drawn coarsely."""


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


def told(fault: Fault, words: Words) -> str:
    """The fault as a sentence: file, line, column, value and the rule that it breaks."""
    rule = words(f"fault-{fault.rule.replace('_', '-')}", detail=fault.detail)
    value = fault.value if len(fault.value) <= LONGEST else f"{fault.value[:LONGEST]}…"
    return words("fault", file=fault.file, line=str(fault.line), column=fault.column or "–", value=value, rule=rule)


def within(table: Table, rows: pd.DataFrame) -> list[Fault]:
    """The faults of one table by itself: its columns' own rules, its key, and the dates of each row."""
    # Imported here: the classes of pandera's errors are needed only where a table is at fault.
    from pandera.errors import SchemaErrors

    try:
        validator(table).validate(rows, lazy=True)
    except SchemaErrors as broken:
        return [_fault(table, rows, case) for case in broken.failure_cases.to_dict("records")]
    return list(_date_faults(table, rows))


def between(table: Table, tables: Tables, boxes: Mapping[str, Box]) -> list[Fault]:
    """The faults of one valid table among the others: keys that lead nowhere, and points outside their country."""
    rows = tables[table.name]
    found = itertools.chain(
        _key_faults(table, rows, tables), _list_faults(table, rows, tables), _point_faults(table, rows, boxes)
    )
    return [*found, *(_claim_faults(table, rows, tables) if table.name == "claims" else ())]


def _fault(table: Table, rows: pd.DataFrame, case: Mapping[Hashable, Any]) -> Fault:
    column, rule, at = str(case["column"] or ""), str(case["check"]), case["index"]
    line = 1 if pd.isna(at) else int(str(at)) + 2
    constraints = table.field(column).constraints if column in table.columns else {}
    if column in rows.columns and not pd.isna(at):
        return Fault(
            table.file, line, column, str(rows.at[at, column]), _NAMES.get(rule, rule), str(constraints.get(rule, ""))
        )
    return Fault(table.file, line, "", str(case["failure_case"]), _NAMES.get(rule, rule), ", ".join(table.key))


_NAMES = {
    "field_uniqueness": "unique",
    "multiple_fields_uniqueness": "unique",
    "column_in_dataframe": "missing_column",
    "column_in_schema": "unknown_column",
    "column_ordered": "column_order",
}


def _date_faults(table: Table, rows: pd.DataFrame) -> Iterator[Fault]:
    for field in table.fields:
        if field.precision:
            dates, precision = rows[field.name], rows[field.precision]
            yield from _where(table, rows, field.precision, (dates == "") != (precision == ""), "precision_given")
            yield from _where(
                table, rows, field.name, (precision == "month") & ~dates.str.endswith("-01"), "precision_fits"
            )
            yield from _where(
                table, rows, field.name, (precision == "year") & ~dates.str.endswith("-01-01"), "precision_fits"
            )
    if table.period and table.period[0] != table.period[1]:
        start, end = (rows[column] for column in table.period)
        yield from _where(table, rows, table.period[1], (end != "") & (end < start), "end_after_start")


def _where(
    table: Table, rows: pd.DataFrame, column: str, broken: pd.Series, rule: str, detail: str = ""
) -> Iterator[Fault]:
    for at in rows.index[broken]:
        yield Fault(table.file, int(at) + 2, column, str(rows.at[at, column]), rule, detail)


def _key_faults(table: Table, rows: pd.DataFrame, tables: Tables) -> Iterator[Fault]:
    for key in table.foreign_keys:
        if key.table in tables:
            lost = ~rows[key.column].isin(["", *tables[key.table][key.target]])
            yield from _where(table, rows, key.column, lost, "foreign_key", key.table)


def _list_faults(table: Table, rows: pd.DataFrame, tables: Tables) -> Iterator[Fault]:
    for field in table.fields:
        if field.references and field.references in tables:
            known = set(tables[field.references]["id"])
            # Many rows have the same list, so each is looked at once.
            lists = {cell: cell.split(";") for cell in rows[field.name].unique() if cell}
            broken = [
                cell for cell, items in lists.items() if len(set(items)) < len(items) or not known.issuperset(items)
            ]
            for at, cell in rows.loc[rows[field.name].isin(broken), field.name].items():
                line, items = int(str(at)) + 2, lists[cell]
                for item in items:
                    if item not in known:
                        yield Fault(table.file, line, field.name, item, "foreign_key", field.references)
                if len(set(items)) < len(items):
                    yield Fault(table.file, line, field.name, cell, "listed_twice")


def _point_faults(table: Table, rows: pd.DataFrame, boxes: Mapping[str, Box]) -> Iterator[Fault]:
    if table.name not in _COUNTRY_OF_POINT:
        return
    country = rows[_COUNTRY_OF_POINT[table.name]]
    given = rows["latitude"] != ""
    yield from _where(table, rows, "longitude", given != (rows["longitude"] != ""), "both_coordinates")
    for at in rows.index[given & country.isin(list(boxes))]:
        west, south, east, north = boxes[country[at]]
        latitude, longitude = float(str(rows.at[at, "latitude"])), float(str(rows.at[at, "longitude"]) or "nan")
        if not (south - NEAR <= latitude <= north + NEAR and west - NEAR <= longitude <= east + NEAR):
            yield Fault(table.file, int(at) + 2, "latitude", f"{latitude}, {longitude}", "in_country", country[at])


_COUNTRY_OF_POINT = {"countries": "iso3", "cities": "country_iso3", "missions": "receiving_iso3"}


def _claim_faults(table: Table, rows: pd.DataFrame, tables: Tables) -> Iterator[Fault]:
    """A claim speaks of a field that exists, of a row that exists, and differs from what that row says."""
    for name in rows["table"].unique():
        if name in tables:
            about, disputed = rows["table"] == name, tables[name]
            has_field = rows["field"].isin(disputed.columns)
            yield from _where(table, rows, "field", about & ~has_field, "claimed_field", name)
            lost = about & has_field & ~rows["row_id"].isin(disputed["id"])
            yield from _where(table, rows, "row_id", lost, "foreign_key", name)
