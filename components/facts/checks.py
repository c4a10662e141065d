"""The rules of the data that no column holds alone: dates that fit, places that fit, rows that others point to."""

from __future__ import annotations

import datetime
import itertools
import operator
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from components.facts.schema import Fault, Table, faults_at

Box = tuple[float, float, float, float]
Tables = Mapping[str, pd.DataFrame]
"""Tables of text by name, each with its plain row numbers as index: row 0 stands on line 2 of the file."""

NEAR = 1.5
"""Degrees that a point may lie outside its country's outline, which is drawn coarsely."""

LEAST_SHARE = 0.8
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

CITIES = {
    "countries": ("capital", "iso3"),
    "visits": ("city", "host_iso3"),
    "agreements": ("city", "host_iso3"),
    "missions": ("city", "receiving_iso3"),
}
"""The tables that name a city, each with the columns of the city and of the state that it lies in."""

COUNTRY_OF_POINT = {"countries": "iso3", "cities": "country_iso3", "missions": "receiving_iso3"}
"""The tables with points on the map, each with the column of the country that they lie in."""

PRECISE = {"day": 10, "month": 7, "year": 4}
"""How many characters of a date are known."""


def within(table: Table, rows: pd.DataFrame, today: datetime.date | None = None) -> list[Fault]:
    """The faults of the rows of one table whose cells are valid: how many there are, and what each says of dates.

    `today` is the day of the look when it is not given. It may have begun elsewhere already, so one day ahead is none.
    """
    tomorrow = (today or datetime.date.today()) + datetime.timedelta(days=1)
    short = len(rows) < LEAST_SHARE * table.counted
    few = [Fault(table.file, len(rows) + 1, "", str(len(rows)), "few_rows", str(table.counted))] if short else []
    return [*few, *_date_faults(table, rows), *_event_faults(table, rows, tomorrow)]


def between(table: Table, tables: Tables, boxes: Mapping[str, Box]) -> list[Fault]:
    """The faults of one valid table among the others: keys that lead nowhere, and points outside their country."""
    rows = tables[table.name]
    found = itertools.chain(
        _key_faults(table, rows, tables),
        _list_faults(table, rows, tables),
        _point_faults(table, rows, boxes) if table.name in COUNTRY_OF_POINT else (),
        _city_faults(table, rows, tables["cities"]) if table.name in CITIES and "cities" in tables else (),
        _about_faults(table, rows, tables) if table.name in ("claims", "readings") else (),
        _vague_faults(table, rows, "value", "precision") if table.name == "claims" else (),
    )
    return list(found)


def _event_faults(table: Table, rows: pd.DataFrame, tomorrow: datetime.date) -> Iterator[Fault]:
    """What a row says of when something happened: not ahead, in its order, explained, and as its id says."""
    for column in HAPPENED.get(table.name, ()):
        held = rows["status"] == "held" if table.name == "visits" else True
        yield from faults_at(table, rows, column, held & (rows[column] > tomorrow.isoformat()), "ahead")
    for column in AFTER_SIGNING if table.name == "agreements" else ():
        yield from faults_at(table, rows, column, _certain(table, rows, column, "signed_on", operator.lt), "before")
    for start in STARTS if table.name == "envoys" else ():
        needless = _certain(table, rows, "seen_first_on", start, operator.ge)
        yield from faults_at(table, rows, "seen_first_on", needless, "seen_after_start", start)
    if "date_basis" in rows.columns:
        explained = rows["note"].str.startswith("Inferred:")
        yield from faults_at(
            table, rows, "date_basis", explained != (rows["date_basis"] == "inferred"), "inferred_note"
        )
    if table.name in DATED_IDS:
        years = rows[DATED_IDS[table.name]].str.slice(0, 4)
        of_ids = rows["id"].str.extract(r"^[a-z-]+-((?:19|20)[0-9]{2})(?:-|$)", expand=False).fillna("")
        yield from faults_at(table, rows, "id", (of_ids != "") & (years != "") & (of_ids != years), "id_year")
    if "former_ids" in rows.columns:
        former = rows["former_ids"].str.split(";").explode()
        taken = former.isin(rows["id"]) | (former.duplicated(keep=False) & (former != ""))
        taken |= ~former.str.fullmatch("[a-z0-9-]*")
        yield from faults_at(table, rows, "former_ids", taken.groupby(level=0).any(), "former_id")


def _certain(table: Table, rows: pd.DataFrame, column: str, other: str, holds: Callable[[str, str], bool]) -> pd.Series:
    """Whether two dates of each row compare so, however vague they are: those of one month or year need not."""
    known, also = (rows[table.field(name).precision or ""].map(PRECISE).fillna(0) for name in (column, other))
    lengths = known.clip(upper=also).astype("int64")
    cut = [(one[:length], two[:length]) for one, two, length in zip(rows[column], rows[other], lengths, strict=True)]
    certain = [holds(one, two) and (one != two or len(one) == PRECISE["day"]) for one, two in cut]
    return pd.Series(certain, index=rows.index) & (lengths > 0)


def _date_faults(table: Table, rows: pd.DataFrame) -> Iterator[Fault]:
    for field in table.fields:
        if field.precision:
            dates, precision = rows[field.name], rows[field.precision]
            yield from faults_at(table, rows, field.precision, (dates == "") != (precision == ""), "precision_given")
            yield from _vague_faults(table, rows, field.name, field.precision)
    if table.period and table.period[0] != table.period[1]:
        start, end = (rows[column] for column in table.period)
        yield from faults_at(table, rows, table.period[1], (end != "") & (end < start), "end_after_start")


def _vague_faults(table: Table, rows: pd.DataFrame, column: str, precision: str) -> Iterator[Fault]:
    """Dates known to their month or year that are not written as the first day of it."""
    for vague, first in (("month", "-01"), ("year", "-01-01")):
        exact = (rows[precision] == vague) & ~rows[column].str.endswith(first)
        yield from faults_at(table, rows, column, exact, "precision_fits")


def _unknown(texts: Iterable[str], known: pd.Series) -> set[str]:
    """Those of the texts that a column does not have; in Arrow, as pandas takes texts to look for one by one."""
    found = pa.array(dict.fromkeys(texts), pa.large_string())
    there = pc.is_in(found, value_set=pa.array(known, pa.large_string()))
    return set(found.filter(pc.invert(there)).to_pylist())


def _key_faults(table: Table, rows: pd.DataFrame, tables: Tables) -> Iterator[Fault]:
    for key in table.foreign_keys:
        if key.table in tables:
            lost = _unknown(rows[key.column].unique(), tables[key.table][key.target]) - {""}
            yield from faults_at(table, rows, key.column, rows[key.column].isin(lost), "foreign_key", key.table)


def _list_faults(table: Table, rows: pd.DataFrame, tables: Tables) -> Iterator[Fault]:
    """Lists of ids that name one twice, or one that is not there."""
    for field in table.fields:
        if field.references is None or field.references not in tables:
            continue
        # Many rows have the same list, so each is looked at once.
        lists = {cell: cell.split(";") for cell in rows[field.name].unique() if cell}
        lost = _unknown(itertools.chain.from_iterable(lists.values()), tables[field.references]["id"])
        twice = {cell for cell, items in lists.items() if len(set(items)) < len(items)}
        broken = twice.union(cell for cell, items in lists.items() if not lost.isdisjoint(items))
        for fault in faults_at(table, rows, field.name, rows[field.name].isin(broken), "listed_twice"):
            for item in lists[fault.value]:
                if item in lost:
                    yield replace(fault, value=item, rule="foreign_key", detail=field.references)
            if fault.value in twice:
                yield fault


def _point_faults(table: Table, rows: pd.DataFrame, boxes: Mapping[str, Box]) -> Iterator[Fault]:
    country = rows[COUNTRY_OF_POINT[table.name]]
    given = rows["latitude"] != ""
    yield from faults_at(table, rows, "longitude", given != (rows["longitude"] != ""), "both_coordinates")
    for at in rows.index[given & country.isin(list(boxes))]:
        west, south, east, north = boxes[country[at]]
        latitude, longitude = float(str(rows.at[at, "latitude"])), float(str(rows.at[at, "longitude"]) or "nan")
        if not (south - NEAR <= latitude <= north + NEAR and west - NEAR <= longitude <= east + NEAR):
            yield Fault(table.file, int(at) + 2, "latitude", f"{latitude}, {longitude}", "in_country", country[at])


def _city_faults(table: Table, rows: pd.DataFrame, cities: pd.DataFrame) -> Iterator[Fault]:
    """A city lies in the state that its row names, and what a state has for its capital is one."""
    column, country = CITIES[table.name]
    known = cities[cities["capital"] == "true"] if table.name == "countries" else cities
    named = rows[column] + "," + rows[country]
    elsewhere = (rows[column] != "") & (rows[country] != "") & ~named.isin(known["city"] + "," + known["country_iso3"])
    yield from faults_at(table, rows, column, elsewhere, "city_in_country")


def _about_faults(table: Table, rows: pd.DataFrame, tables: Tables) -> Iterator[Fault]:
    """What speaks of a field or of a row that is not there; and the reading of a page that the row does not cite."""
    for name, about in rows.groupby("table", sort=False):
        if name in tables:
            unknown = ~about["field"].isin(tables[str(name)].columns)
            yield from faults_at(table, about, "field", unknown, "claimed_field", str(name))
            lost = about["row_id"].isin(_unknown(about["row_id"], tables[str(name)]["id"]))
            yield from faults_at(table, about, "row_id", lost, "foreign_key", str(name))
            if table.name == "readings":
                lists = about["row_id"].map(tables[str(name)].set_index("id")["sources"]).fillna("")
                cited = [one in cell.split(";") for one, cell in zip(about["source_id"], lists, strict=True)]
                yield from faults_at(table, about, "source_id", ~lost & ~pd.Series(cited, about.index), "cited")
