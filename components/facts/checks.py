"""The rules of the data that no column holds alone: dates that fit, places that fit, rows that others point to."""

from __future__ import annotations

import datetime
import itertools
import operator
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from components.facts import rules, schema
from components.facts.rules import Fault
from components.facts.schema import Table

Box = tuple[float, float, float, float]
Tables = Mapping[str, pd.DataFrame]
"""Tables of text by name, each with its plain row numbers as index: row 0 stands on line 2 of the file."""

NEAR = 1.5
"""Degrees that a point may lie outside its country's outline, which is drawn coarsely."""


KEPT = 0.8
"""The share of the rows that the description counts which a file has at least: one with fewer was cut, or is held back
until `make data` is told that it is meant."""

HAPPENED = {
    "visits": ("start_date",),
    "milestones": ("date",),
    "agreements": ("signed_on", "home_approved_on", "partner_approved_on", "in_force_on"),
    "envoys": ("seen_first_on", "seen_last_on"),
    "searches": ("searched_on",),
}
"""The dates of what has happened, which do not lie ahead; a visit that is only announced may."""

DATED_IDS = {"visits": "start_date", "milestones": "date", "agreements": "signed_on"}
"""The tables whose ids say a year, each with the date that it is the year of."""

AFTER_SIGNING = ("home_approved_on", "partner_approved_on", "in_force_on")
STARTS = ("appointed_on", "credentials_on")
"""The starts of a posting: a first sighting that is not before one of them says nothing that it does not say."""


def within(table: Table, rows: pd.DataFrame, today: datetime.date | None = None) -> list[Fault]:
    """The faults of one table by itself: its columns' own rules, its key, its length, and what each row says of dates.

    `today` is the day of the look when it is not given. It may have begun elsewhere already, so one day ahead is none.
    """
    # Imported here: the classes of pandera's errors are needed only where a table is at fault.
    from pandera.errors import SchemaErrors

    try:
        rules.validator(table).validate(rows, lazy=True)
    except SchemaErrors as broken:
        return [_fault(table, rows, case) for case in broken.failure_cases.to_dict("records")]
    tomorrow = (today or datetime.date.today()) + datetime.timedelta(days=1)
    return [*_length_faults(table, rows), *_date_faults(table, rows), *_event_faults(table, rows, tomorrow)]


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
        value = str(rows.at[at, column])
        detail = rules.hidden_signs(value) if rule == "hidden" else str(constraints.get(rule, ""))
        return Fault(table.file, line, column, value, _NAMES.get(rule, rule), detail)
    return Fault(table.file, line, "", str(case["failure_case"]), _NAMES.get(rule, rule), ", ".join(table.key))


_NAMES = {
    "field_uniqueness": "unique",
    "multiple_fields_uniqueness": "unique",
    "column_in_dataframe": "missing_column",
    "column_in_schema": "unknown_column",
    "column_ordered": "column_order",
}


def _length_faults(table: Table, rows: pd.DataFrame) -> Iterator[Fault]:
    if len(rows) < KEPT * table.counted:
        yield Fault(table.file, len(rows) + 1, "", str(len(rows)), "few_rows", str(table.counted))


def _event_faults(table: Table, rows: pd.DataFrame, tomorrow: datetime.date) -> Iterator[Fault]:
    """What a row says of when something happened: not ahead, in its order, explained, and as its id says."""
    for column in HAPPENED.get(table.name, ()):
        held = rows["status"] == "held" if table.name == "visits" else True
        yield from _where(table, rows, column, held & (rows[column] > tomorrow.isoformat()), "ahead")
    for column in AFTER_SIGNING if table.name == "agreements" else ():
        yield from _where(table, rows, column, _certain(table, rows, column, "signed_on", operator.lt), "before")
    for start in STARTS if table.name == "envoys" else ():
        needless = _certain(table, rows, "seen_first_on", start, operator.ge)
        yield from _where(table, rows, "seen_first_on", needless, "seen_after_start", start)
    if "date_basis" in rows.columns:
        unexplained = (rows["date_basis"] == "inferred") & ~rows["note"].str.startswith("Inferred:")
        yield from _where(table, rows, "date_basis", unexplained, "inferred_note")
    if table.name in DATED_IDS:
        years = rows[DATED_IDS[table.name]].str.slice(0, 4)
        said = rows["id"].str.extract(r"^[a-z-]+-((?:19|20)[0-9]{2})(?:-|$)", expand=False).fillna("")
        yield from _where(table, rows, "id", (said != "") & (years != "") & (said != years), "id_year")
    if "former_ids" in rows.columns:
        former = rows["former_ids"].str.split(";").explode()
        taken = former.isin(rows["id"]) | (former.duplicated(keep=False) & (former != ""))
        yield from _where(table, rows, "former_ids", taken.groupby(level=0).any(), "former_id")


def _certain(table: Table, rows: pd.DataFrame, column: str, other: str, holds: Callable[[str, str], bool]) -> pd.Series:
    """Whether two dates of each row compare so, however vague they are: those of one month or year need not."""
    precisions = [rows[table.field(name).precision or ""] for name in (column, other)]
    length = pd.concat([precision.map(_PRECISE).fillna(0) for precision in precisions], axis="columns").min(
        axis="columns"
    )
    cut = [
        (one[:most], two[:most])
        for one, two, most in zip(rows[column], rows[other], length.astype("int64"), strict=True)
    ]
    certain = [holds(one, two) and (one != two or len(one) == _PRECISE["day"]) for one, two in cut]
    return pd.Series(certain, index=rows.index) & (length > 0)


_PRECISE = {"day": 10, "month": 7, "year": 4}
"""How many characters of a date are known."""


def _date_faults(table: Table, rows: pd.DataFrame) -> Iterator[Fault]:
    for field in table.fields:
        if field.precision:
            dates, precision = rows[field.name], rows[field.precision]
            yield from _where(table, rows, field.precision, (dates == "") != (precision == ""), "precision_given")
            yield from _vague_faults(table, rows, field.name, field.precision)
    if table.period and table.period[0] != table.period[1]:
        start, end = (rows[column] for column in table.period)
        yield from _where(table, rows, table.period[1], (end != "") & (end < start), "end_after_start")


def _vague_faults(table: Table, rows: pd.DataFrame, column: str, precision: str) -> Iterator[Fault]:
    for vague, first in (("month", "-01"), ("year", "-01-01")):
        exact = (rows[precision] == vague) & ~rows[column].str.endswith(first)
        yield from _where(table, rows, column, exact, "precision_fits")


def _where(
    table: Table, rows: pd.DataFrame, column: str, broken: pd.Series, rule: str, detail: str = ""
) -> Iterator[Fault]:
    for at in rows.index[broken]:
        yield Fault(table.file, int(at) + 2, column, str(rows.at[at, column]), rule, detail)


def _unknown(texts: Iterable[str], known: pd.Series) -> set[str]:
    """Those of the texts that a column does not have."""
    found = pa.array(dict.fromkeys(texts), pa.large_string())
    there = pc.is_in(found, value_set=pa.array(known, pa.large_string()))
    return set(found.filter(pc.invert(there)).to_pylist())


def _key_faults(table: Table, rows: pd.DataFrame, tables: Tables) -> Iterator[Fault]:
    for key in table.foreign_keys:
        if key.table in tables:
            lost = _unknown(rows[key.column].unique(), tables[key.table][key.target]) - {""}
            yield from _where(table, rows, key.column, rows[key.column].isin(lost), "foreign_key", key.table)


def _list_faults(table: Table, rows: pd.DataFrame, tables: Tables) -> Iterator[Fault]:
    for field in table.fields:
        if field.references and field.references in tables:
            # Many rows have the same list, so each is looked at once.
            lists = {cell: cell.split(";") for cell in rows[field.name].unique() if cell}
            lost = _unknown(itertools.chain.from_iterable(lists.values()), tables[field.references]["id"])
            broken = [
                cell for cell, items in lists.items() if len(set(items)) < len(items) or not lost.isdisjoint(items)
            ]
            for at, cell in rows.loc[rows[field.name].isin(broken), field.name].items():
                line, items = int(str(at)) + 2, lists[cell]
                for item in items:
                    if item in lost:
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
    """A claim speaks of a field that exists, of a row that exists, and gives a value that the field could have."""
    for key, claims in rows.groupby(["table", "field"], sort=False):
        name, column = map(str, key)
        if name not in tables:
            continue
        if column not in tables[name].columns:
            yield from _where(table, claims, "field", claims["field"] != "", "claimed_field", name)
            continue
        lost = _unknown(claims["row_id"], tables[name]["id"])
        yield from _where(table, claims, "row_id", claims["row_id"].isin(lost), "foreign_key", name)
        field, value, precision = schema.table(name).field(column), claims["value"], claims["precision"]
        for rule, kept in rules.of_column(field):
            detail = str(field.constraints.get(rule, ""))
            yield from _where(table, claims, "value", ~kept(value), rule, detail)
        dated = field.type == "date"
        yield from _where(table, claims, "precision", (precision != "") != dated, "claimed_precision")
        yield from _vague_faults(table, claims, "value", "precision")
