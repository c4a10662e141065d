"""The measured series that are given beside the tables; data/series.json describes each of them column by column."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Callable
from typing import Any

import pandas as pd

from components.choices.filters import Filters
from components.choices.parameters import Choice, as_of
from components.export import trade_series
from components.facts import schema, store
from components.measures import mirror, pairs, sources
from components.measures import missions as missions_measures
from components.measures import trade as trade_measures


def names() -> tuple[str, ...]:
    """The names of all series."""
    return tuple(_MADE)


def choices(name: str, today: datetime.date) -> tuple[Choice, ...]:
    """The ways of looking that a series has: the day of the open missions, or what the shape of trade is of."""
    return (as_of(today),) if name == "open-missions" else trade_series.asked(name)


def of_years(name: str) -> bool:
    """Whether a choice of years narrows what a series is made from, where its rows are not of single years."""
    return name in trade_series.MADE or name == "coverage"


def made(name: str, chosen: Filters, today: datetime.date) -> pd.DataFrame:
    """The rows of a series that the choices keep, typed as described; index name and columns are the series' own."""
    rows = _MADE[name](chosen, today)
    described = schema.table(name)
    types = {field.name: _TYPES.get(field.type, "str") for field in described.fields}
    keys = [rows[key].astype("str") for key in described.key]
    addresses = [".".join(parts) for parts in zip(*keys, strict=True)]
    frame = rows[described.columns].astype(types).set_axis(pd.Index(addresses, dtype="str", name=name))
    return chosen.changed(own={}).apply(frame) if name in trade_series.MADE else chosen.apply(frame)


def _trade_series(chosen: Filters, today: datetime.date) -> pd.DataFrame:
    return _of_years(own_trade(), chosen)


def _mirror_gap(chosen: Filters, today: datetime.date) -> pd.DataFrame:
    return _of_years(_gap(), chosen)


def _goods(chosen: Filters, today: datetime.date) -> pd.DataFrame:
    return _of_years(trade_series.goods(chosen), chosen)


def _shape(name: str, chosen: Filters, today: datetime.date) -> pd.DataFrame:
    rows = trade_series.made(name, chosen)
    return rows.sort_values("year", ascending=False, kind="stable") if "year" in rows.columns else rows


def _open_missions(chosen: Filters, today: datetime.date) -> pd.DataFrame:
    day = chosen.day(today)
    missions = store.load("missions")
    state = missions_measures.state_on(missions, day)
    dated = missions.assign(state=state, as_of=pd.Timestamp(day))
    return dated[state != "not_open"].sort_values("id")


def _of_years(rows: pd.DataFrame, chosen: Filters) -> pd.DataFrame:
    """The rows of the chosen years, the newest first."""
    kept = rows[rows["year"].between(*chosen.years)]
    return kept.sort_values("year", ascending=False, kind="stable")


@store.per_version
def own_trade() -> pd.DataFrame:
    """What every home reports of its trade, with the columns of `trade`, year and trade_row."""
    series = trade_measures.in_order(trade_measures.own_series(store.load("trade")))
    return series.assign(year=series["period_start"].dt.year, trade_row=series.index)


@store.per_version
def _gap() -> pd.DataFrame:
    gap = mirror.mirror_gap(store.load("trade"))
    both = (gap[f"{side}_sources"].str.split(";") for side in mirror.SIDES)
    cited = [sorted({*home, *partner} - {""}) for home, partner in zip(*both, strict=True)]
    return gap.assign(sources=pd.Series(map(";".join, cited), index=gap.index, dtype="str"))


def _coverage(chosen: Filters, today: datetime.date) -> pd.DataFrame:
    """How many rows each table has for each pair, and none where nothing was found."""
    facts = sources.chosen_facts(chosen)
    tables = [str(rows.index.name) for rows in facts]
    found = sources.coverage_rows(facts, chosen.homes)
    return sources.coverage_cells(found, chosen.homes, chosen.partners or [*_partners(), ""], tables)


def _trade_coverage(chosen: Filters, today: datetime.date) -> pd.DataFrame:
    """How many figures of trade there are for each pair and year, and none where nothing was found."""
    trade = store.load("trade")
    found = sources.coverage_rows([chosen.apply(trade)], chosen.homes)
    first, last = trade_measures.years_within(trade, chosen.years)
    years = range(first, last + 1)
    cells = sources.coverage_cells(found, chosen.homes, chosen.partners or _partners(), years, "year")
    return _of_years(cells, chosen)


def _partners() -> list[str]:
    """The partner states by code."""
    every = store.load("countries")
    return sorted(every.loc[every["role"] == "partner", "iso3"])


def _league(chosen: Filters, today: datetime.date) -> pd.DataFrame:
    """The league of the compare page, every pair of the chosen homes and partners, by home and then by code."""
    tables = {name: store.load(name) for name in (*pairs.DATED, *pairs.LASTING, "trade")}
    of = pairs.tables(chosen, tables, own_trade())
    partners = sorted(chosen.partners) or _partners()
    rows = pairs.league(of, chosen.homes, partners, day=chosen.day(today), years=chosen.years)
    first, last = chosen.years
    return rows.rename(columns=_LEAGUE).assign(first_year=first, last_year=last)


_LEAGUE = {
    "since": "relations_since",
    "since_precision": "relations_precision",
    "ours": "missions_sent",
    "theirs": "missions_hosted",
    "top_visits": "visits_head_of_state",
    "last_precision": "last_visit_precision",
    "gap": "gap_ratio",
}
"""What columns of `league_measures.league` are called for readers who have no page beside them."""

_MADE: dict[str, Callable[[Filters, datetime.date], pd.DataFrame]] = {
    "trade-series": _trade_series,
    "mirror-gap": _mirror_gap,
    "open-missions": _open_missions,
    "league": _league,
    "coverage": _coverage,
    "trade-coverage": _trade_coverage,
    "goods-series": _goods,
    **{name: functools.partial(_shape, name) for name in trade_series.MADE},
}

_TYPES: dict[str, Any] = {"date": "datetime64[s]", "integer": "Int64", "number": "float64", "boolean": "boolean"}
