"""The measured series that are given beside the tables, each row with its sources; data/series.json describes each.

Three are drawn as they are: trade, the mirror gap and goods. Six are the shape of trade, measured of the figures that a
reader's choices keep. One tells what is new in the tables, the others count what there is.
"""

from __future__ import annotations

import datetime
import functools
from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd

from components.choices import parameters
from components.choices.filters import Filters
from components.choices.parameters import Choice
from components.facts import schema, store
from components.measures import changes, mirror, outliers, pairs, sources, trade_shape
from components.measures import goods as goods_measures
from components.measures import missions as missions_measures
from components.measures import trade as trade_measures

PAIR = ["home_iso3", "partner_iso3"]

OF = parameters.view("of", *trade_shape.OF)
"""What the shape is measured of, as the trade page asks it."""

OUTLIERS = parameters.view("odd", "kept", "out")
"""Whether outliers are in the sums, as the trade page asks it."""

CLASSES = parameters.view("classes", "finest", *goods_measures.CLASSES)
"""The classification of goods, as the page of products asks it."""

Measured = tuple[pd.DataFrame, pd.DataFrame, list[str]]
"""The rows of a series, the figures that they are measured from, and the columns by which those are of a row."""


def names() -> tuple[str, ...]:
    """The names of all series."""
    return tuple(_SERIES)


def choices(name: str, today: datetime.date) -> tuple[Choice, ...]:
    """The ways of looking that a series has: a day, a classification and a code, or what the shape of trade is of."""
    if name == "open-missions":
        return (parameters.as_of(today),)
    if name == "goods-series":
        codes = sorted({*store.load("products")["code"], *store.load("chapters")["chapter"]} - {""})
        return CLASSES, Choice("code", tuple(codes), name)
    if name in ("trade-balance", "trade-first-years"):
        return (OUTLIERS,)
    if name == changes.NAME:
        return (parameters.SEARCH,)
    return (OF, OUTLIERS) if name in SHAPES else ()


def of_years(name: str) -> bool:
    """Whether a choice of years narrows what a series is made from, where its rows are not of single years."""
    return name in SHAPES or name in ("coverage", changes.NAME)


def made(name: str, chosen: Filters, today: datetime.date) -> pd.DataFrame:
    """The rows of a series that the choices keep, typed as described; index name and columns are the series' own."""
    rows, described = _SERIES[name](chosen, today), schema.table(name)
    types = {field.name: _TYPES.get(field.type, "str") for field in described.fields}
    keys = [rows[key].astype("str") for key in described.key]
    addresses = pd.Index([".".join(parts) for parts in zip(*keys, strict=True)], dtype="str", name=name)
    frame = rows[described.columns].astype(types).set_axis(addresses)
    narrow = chosen.changed(own={}) if name in SHAPES else chosen
    return frame if name == changes.NAME else narrow.apply(frame)


@store.per_version
def _mirror_gap() -> pd.DataFrame:
    gap = mirror.mirror_gap(store.load("trade"))
    both = gap["home_sources"].str.cat(gap["partner_sources"], sep=";")
    return gap.assign(sources=both.map(lambda ids: _joined([ids])).astype("str"))


def _goods(chosen: Filters, today: datetime.date) -> pd.DataFrame:
    """The figures of goods that the page of products draws for these choices, of either flow unless one is chosen."""
    rows = chosen.changed(own={}).apply(store.load("products"))
    for column in ("flow", "code"):
        wanted = next((codes for choice, codes in chosen.own.items() if choice.name == column), ())
        rows = rows[rows[column].isin(wanted)] if wanted else rows
    drawn = goods_measures.of_class(goods_measures.series(rows), _code(chosen, CLASSES))
    return _newest_first(drawn.assign(year=drawn["period_start"].dt.year, product_row=drawn.index), chosen)


def _open_missions(chosen: Filters, today: datetime.date) -> pd.DataFrame:
    """Every mission that is open, or may be, on the day that is looked at."""
    day, missions = chosen.day(today), store.load("missions")
    state = missions_measures.state_on(missions, day)
    return missions.assign(state=state, as_of=pd.Timestamp(day))[state != "not_open"].sort_values("id")


def _league(chosen: Filters, today: datetime.date) -> pd.DataFrame:
    """The league of the compare page, every pair of the chosen homes and partners, by home and then by code."""
    tables = {name: store.load(name) for name in (*pairs.DATED, *pairs.LASTING, "trade")}
    of = pairs.tables(chosen, tables, pairs.own_trade())
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
"""What columns of `pairs.league` are called for readers who have no page beside them."""


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
    return _newest_first(cells, chosen)


def _partners() -> list[str]:
    """The partner states by code."""
    every = store.load("countries")
    return sorted(every.loc[every["role"] == "partner", "iso3"])


def _shape(name: str, chosen: Filters, today: datetime.date) -> pd.DataFrame:
    """One of SHAPES with the sources of the figures behind each row, the newest year first."""
    of = _code(chosen, OF)
    whole = trade_measures.own_series(Filters(chosen.bounds, chosen.bounds, chosen.homes).apply(store.load("trade")))
    if _code(chosen, OUTLIERS) == "out":
        whole = whole[~whole.index.isin(outliers.known().index)]
    whole = whole.assign(year=whole["period_start"].dt.year)
    everyone = whole[whole["year"].between(*chosen.years)]
    own = everyone[everyone["partner_iso3"].isin(chosen.partners)] if chosen.partners else everyone
    # How much leans on few can only be said of all partners.
    rows, measured, keys = SHAPES[name](everyone if name == "trade-concentration" else own, whole, of, chosen)
    cited = measured.groupby(keys)["sources"].agg(_joined).reset_index()
    rows = rows.assign(of=of).merge(cited, on=keys, how="left")
    return rows.sort_values("year", ascending=False, kind="stable") if "year" in rows.columns else rows


def _balance(own: pd.DataFrame, whole: pd.DataFrame, of: str, chosen: Filters) -> Measured:
    sums = trade_measures.yearly(own, whole=whole)
    values = {f"{name}_usd": sums[name] for name in ("exports", "imports", "balance", "turnover")}
    return sums.assign(**values), own, ["home_iso3", "year"]


def _shares(own: pd.DataFrame, whole: pd.DataFrame, of: str, chosen: Filters) -> Measured:
    rows = trade_shape.ranks(own, whole, of).rename(columns={"value": "value_usd"})
    return rows, _of_flow(own, of), [*PAIR, "year"]


def _growth(own: pd.DataFrame, whole: pd.DataFrame, of: str, chosen: Filters) -> Measured:
    """Growth between the two years that can be compared, which each home has of its own."""
    parts, ends = [pd.DataFrame(columns=[*PAIR, *_GROWTH])], [own[:0]]
    for home, series in own.groupby("home_iso3"):
        of_home = whole[whole["home_iso3"] == home]
        span = trade_shape.span(series, of_home, None if chosen.all_years else chosen.years)
        if span:
            rows = trade_shape.growth(series, *span, of).rename(columns={"first": "first_usd", "last": "last_usd"})
            parts.append(rows.assign(first_year=span[0], last_year=span[1]))
            ends.append(series[series["year"].isin(span)])
    return pd.concat(parts[1:] or parts), _of_flow(pd.concat(ends), of), PAIR


_GROWTH = ("flows", "first_year", "last_year", "first_usd", "last_usd", "growth")


def _concentration(everyone: pd.DataFrame, whole: pd.DataFrame, of: str, chosen: Filters) -> Measured:
    return trade_shape.concentration(everyone, whole, of), _of_flow(everyone, of), ["home_iso3", "year"]


def _volatility(own: pd.DataFrame, whole: pd.DataFrame, of: str, chosen: Filters) -> Measured:
    return trade_shape.volatility(own, of), _of_flow(own, of), PAIR


def _first_years(own: pd.DataFrame, whole: pd.DataFrame, of: str, chosen: Filters) -> Measured:
    rows = trade_shape.first_years(own).rename(columns={"exports": "exports_year", "imports": "imports_year"})
    return rows, own[own["year"] == own.groupby(PAIR)["year"].transform("min")], PAIR


SHAPES: dict[str, Callable[[pd.DataFrame, pd.DataFrame, str, Filters], Measured]] = {
    "trade-balance": _balance,
    "trade-shares": _shares,
    "trade-growth": _growth,
    "trade-concentration": _concentration,
    "trade-volatility": _volatility,
    "trade-first-years": _first_years,
}
"""The shape of trade by the names of series: of the figures chosen, of all figures, and of what is asked."""


def _newest_first(rows: pd.DataFrame, chosen: Filters) -> pd.DataFrame:
    """The rows of the chosen years, the newest first."""
    return rows[rows["year"].between(*chosen.years)].sort_values("year", ascending=False, kind="stable")


def _of_flow(series: pd.DataFrame, of: str) -> pd.DataFrame:
    return series if of == "known" else series[series["flow"] == of]


def _code(chosen: Filters, wanted: Choice) -> str:
    """The code of a way of looking; what holds at first where it is not among the choices."""
    return next((codes[0] for choice, codes in chosen.own.items() if choice.name == wanted.name), wanted.preset)


def _joined(lists: Sequence[str] | pd.Series) -> str:
    """The ids of several lists as one, by name."""
    return ";".join(sorted({source for ids in lists for source in ids.split(";")} - {""}))


_SERIES: dict[str, Callable[[Filters, datetime.date], pd.DataFrame]] = {
    "trade-series": lambda chosen, today: _newest_first(pairs.own_trade(), chosen),
    "mirror-gap": lambda chosen, today: _newest_first(_mirror_gap(), chosen),
    "open-missions": _open_missions,
    "league": _league,
    "coverage": _coverage,
    "trade-coverage": _trade_coverage,
    changes.NAME: lambda chosen, today: changes.chosen(chosen),
    "goods-series": _goods,
    **{name: functools.partial(_shape, name) for name in SHAPES},
}

_TYPES: dict[str, Any] = {"date": "datetime64[s]", "integer": "Int64", "number": "float64", "boolean": "boolean"}
