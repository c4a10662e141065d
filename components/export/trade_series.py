"""The shape of the trade and the goods that are drawn, as series to take away, each row with its sources."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pandas as pd

from components.choices import parameters
from components.choices.filters import Filters
from components.choices.parameters import Choice
from components.facts import store
from components.measures import goods as goods_measures
from components.measures import outliers, trade, trade_shape

PAIR = ["home_iso3", "partner_iso3"]

OF = parameters.view("of", *trade_shape.OF)
"""What the shape is measured of, as the trade page asks it."""

ODD = parameters.view("odd", "kept", "out")
"""Whether odd figures are in the sums, as the trade page asks it."""

CLASSES = parameters.view("classes", "finest", *goods_measures.CLASSES)
"""The classification of goods, as the page of products asks it."""


def asked(name: str) -> tuple[Choice, ...]:
    """The ways of looking that a series takes."""
    if name == "goods-series":
        codes = sorted({*store.load("products")["code"], *store.load("chapters")["chapter"]} - {""})
        return CLASSES, Choice("code", tuple(codes), name)
    measured_of = () if name in ("trade-balance", "trade-first-years") else (OF,)
    return (*measured_of, ODD) if name in MADE else ()


def _balance(own: pd.DataFrame, whole: pd.DataFrame, chosen: Filters) -> pd.DataFrame:
    sums = trade.yearly(own, whole=whole)
    values = {f"{name}_usd": sums[name] for name in ("exports", "imports", "balance", "turnover")}
    return _cited(sums.assign(**values), own, ["home_iso3", "year"])


def _shares(own: pd.DataFrame, whole: pd.DataFrame, chosen: Filters) -> pd.DataFrame:
    of = _one(chosen, OF)
    rows = trade_shape.ranks(own, whole, of).rename(columns={"value": "value_usd"})
    return _cited(rows.assign(of=of), _of_flow(own, of), [*PAIR, "year"])


def _growth(own: pd.DataFrame, whole: pd.DataFrame, chosen: Filters) -> pd.DataFrame:
    of, parts = _one(chosen, OF), []
    for home, series in own.groupby("home_iso3"):
        of_home = whole[whole["home_iso3"] == home]
        span = trade_shape.span(series, of_home, None if chosen.all_years else chosen.years)
        if span:
            rows = trade_shape.growth(series, *span, of).rename(columns={"first": "first_usd", "last": "last_usd"})
            behind = _of_flow(series, of)
            ends = behind[behind["period_start"].dt.year.isin(span)]
            parts.append(_cited(rows.assign(of=of, first_year=span[0], last_year=span[1]), ends, PAIR))
    return pd.concat(parts) if parts else pd.DataFrame(columns=[*PAIR, "of", *_GROWTH, "sources"])


def _concentration(own: pd.DataFrame, whole: pd.DataFrame, chosen: Filters) -> pd.DataFrame:
    of = _one(chosen, OF)
    # How much leans on few can only be said of all partners.
    everyone = _in_years(whole, chosen)
    rows = trade_shape.concentration(everyone, whole, of)
    return _cited(rows.assign(of=of), _of_flow(everyone, of), ["home_iso3", "year"])


def _volatility(own: pd.DataFrame, whole: pd.DataFrame, chosen: Filters) -> pd.DataFrame:
    of = _one(chosen, OF)
    return _cited(trade_shape.volatility(own, of).assign(of=of), _of_flow(own, of), PAIR)


def _first(own: pd.DataFrame, whole: pd.DataFrame, chosen: Filters) -> pd.DataFrame:
    rows = trade_shape.first_years(own).rename(columns={"exports": "exports_year", "imports": "imports_year"})
    starts = own["period_start"].dt.year
    return _cited(rows, own[starts == starts.groupby([own[name] for name in PAIR]).transform("min")], PAIR)


def goods(chosen: Filters) -> pd.DataFrame:
    """The figures of goods that the page of products draws for these choices, of either flow unless one is chosen."""
    rows = chosen.changed(own={}).apply(store.load("products"))
    for column in ("flow", "code"):
        wanted = next((codes for choice, codes in chosen.own.items() if choice.name == column), ())
        rows = rows[rows[column].isin(wanted)] if wanted else rows
    drawn = goods_measures.of_class(goods_measures.series(rows), _one(chosen, CLASSES))
    return drawn.assign(year=drawn["period_start"].dt.year, product_row=drawn.index)


def made(name: str, chosen: Filters) -> pd.DataFrame:
    """The rows of one of MADE for these choices, not yet typed."""
    whole = trade.own_series(Filters(chosen.bounds, chosen.bounds, chosen.homes).apply(store.load("trade")))
    if _one(chosen, ODD) == "out":
        whole = whole[~whole.index.isin(outliers.known().index)]
    return MADE[name](_in_years(whole, chosen.changed(own={}), partners=chosen.partners), whole, chosen)


def _in_years(whole: pd.DataFrame, chosen: Filters, partners: Sequence[str] = ()) -> pd.DataFrame:
    years = whole["period_start"].dt.year
    kept = whole[years.between(*chosen.years)]
    return kept[kept["partner_iso3"].isin(partners)] if partners else kept


def _of_flow(series: pd.DataFrame, of: str) -> pd.DataFrame:
    return series if of == "known" else series[series["flow"] == of]


def _one(chosen: Filters, wanted: Choice) -> str:
    """The code of a way of looking; what holds at first where it is not among the choices."""
    return next((codes[0] for choice, codes in chosen.own.items() if choice.name == wanted.name), wanted.preset)


def _cited(rows: pd.DataFrame, behind: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """The rows with the sources of the figures behind each of them."""
    cited = behind.assign(year=behind["period_start"].dt.year).groupby(keys)["sources"].agg(_joined)
    return rows.merge(cited.reset_index(), on=keys, how="left")


def _joined(lists: pd.Series) -> str:
    return ";".join(sorted({source for ids in lists for source in ids.split(";")} - {""}))


MADE: dict[str, Callable[[pd.DataFrame, pd.DataFrame, Filters], pd.DataFrame]] = {
    "trade-balance": _balance,
    "trade-shares": _shares,
    "trade-growth": _growth,
    "trade-concentration": _concentration,
    "trade-volatility": _volatility,
    "trade-first-years": _first,
}
"""The measures of the shape by the name of their series: of the figures chosen, of all figures, and of the choices."""

_GROWTH = ("flows", "first_year", "last_year", "first_usd", "last_usd", "growth")
