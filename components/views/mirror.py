"""The mirror gap on the trade page: what both sides say of the same goods, in sentences and in charts."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from components.choices.filters import Filters
from components.figures import mirror as figures
from components.figures import mirror_partners, titles
from components.measures import mirror as mirror_measures
from components.measures import outliers
from components.measures import trade as trade_measures
from components.measures.cache import cached
from components.ui import charts
from components.views import trade as trade_views
from components.words.language import Words, plain

REASONS = ("origin", "hubs", "value", "silent", "time")
"""Why two sides differ, in the order in which it is told."""


def mirror(trade: pd.DataFrame, chosen: Filters, words: Words) -> None:
    """What both sides say of the same goods: in a sentence, year by year, as a map of ratios, or the widest gaps."""
    gap = cached(lambda: mirror_measures.mirror_gap(trade), "mirror-gap", chosen, words)
    if gap.empty:
        charts.nothing("mirror-nothing", words)
        return
    for text in cached(lambda: _sentences(gap, chosen, words), "mirror-sentences", chosen, words):
        st.markdown(plain(text))
    GAPS[chosen.one("gap")](trade, gap, chosen, words)
    trade_views.rings(bool(trade.index.isin(outliers.known().index).any()), chosen, words)
    with st.container(border=True, key="mirror-why"):
        st.markdown(f"**{words('mirror-why')}**")
        st.markdown("\n".join(f"- {words(f'mirror-why-{reason}')}" for reason in REASONS))


def sentence(row: Any, words: Words) -> str:
    """One row of `measures.mirror.mirror_gap` that both sides report, as a sentence for everyone."""
    home, partner = words.country(row.home_iso3), words.country(row.partner_iso3)
    values = {"home": home, "partner": partner, "year": str(row.year)}
    values |= {"ours": words.money(row.home_usd), "theirs": words.money(row.partner_usd)}
    apart = figures.comparison(row.partner_usd, row.home_usd, words)
    if row.home_usd == row.partner_usd:
        return words(f"mirror-told-{row.flow}", **values, apart=apart)
    apart = words("mirror-apart", apart=apart, difference=words.money(abs(row.difference_usd)))
    text = words(f"mirror-told-{row.flow}", **values, apart=apart)
    if row.explained:
        return f"{text} {words('mirror-explained')}"
    # What else explains it hangs on which end of the way says more.
    importer, exporter = (home, partner) if row.flow == "imports" else (partner, home)
    why = "more" if row.importer_to_exporter > 1 else "less"
    return f"{text} {words(f'mirror-unexplained-{why}', importer=importer, exporter=exporter)}"


def summary(gap: pd.DataFrame, words: Words) -> str:
    """How many figures both sides report, how many of the gaps freight explains, and how many are far apart."""
    both = gap[gap["ratio"].notna()]
    scope = titles.of_rows(gap, words, homes=gap["home_iso3"], years=gap["year"])
    counts = scope | {
        "count": len(both),
        "explained": int(both["explained"].sum()),
        "alone": int((gap["silent"] != "").sum()),
    }
    return words("mirror-summary", **counts, far=int((~both["ratio"].between(1 / figures.FAR, figures.FAR)).sum()))


def _sentences(gap: pd.DataFrame, chosen: Filters, words: Words) -> list[str]:
    """The newest figures of each home and flow that both sides report, the widest gap, and how they are altogether."""
    each = itertools.product(chosen.homes, trade_measures.FLOWS[::-1])
    rows = (row for home, flow in each for row in mirror_measures.newest(gap, home, flow).itertuples())
    scope = titles.of_rows(gap, words, homes=gap["home_iso3"], years=gap["year"])
    # Of one pair in one year the gaps are those of the first sentences.
    widest = mirror_measures.widest(gap, 1).itertuples() if len(gap) > len(trade_measures.FLOWS) else ()
    texts = [words("mirror-widest-told", gap=sentence(row, words), **scope) for row in widest]
    return [*(sentence(row, words) for row in rows), *texts, summary(gap, words)]


def _years(trade: pd.DataFrame, gap: pd.DataFrame, chosen: Filters, words: Words) -> None:
    """Imports and exports of one home beside each other, or one flow of two homes.

    Of one pair also both flows together, where statements tell those.
    """
    homes = chosen.homes
    _dumbbells(trade, gap, chosen, words, trade_measures.FLOWS[::-1] if len(homes) == 1 else chosen.chosen("flow"))
    if len(homes) == 1 and (_rows(trade, chosen, words, home=homes[0])["flow"] == "turnover").any():
        _turnover(trade, gap, chosen, words)


def _turnover(trade: pd.DataFrame, gap: pd.DataFrame, chosen: Filters, words: Words) -> None:
    """Exports and imports together of each home, as many statements tell them."""
    _dumbbells(trade, gap, chosen, words, ("turnover",))


def _dumbbells(trade: pd.DataFrame, gap: pd.DataFrame, chosen: Filters, words: Words, flows: tuple[str, ...]) -> None:
    """The figures of both sides year by year, the flows of each home beside each other."""
    charted = list(itertools.product(chosen.homes, flows))
    for (home, flow), place in zip(charted, st.columns(len(charted), gap="large"), strict=True):
        with place:
            draw = functools.partial(figures.dumbbells, flow=flow, scale=chosen.one("scale"))
            _chart(draw, f"mirror-{home}-{flow}", trade, gap, chosen, words, home=home)


def _map(trade: pd.DataFrame, gap: pd.DataFrame, chosen: Filters, words: Words) -> None:
    """The ratios of one flow and one home: two maps at once are more than one can read."""
    home = chosen.one("map") if len(chosen.homes) > 1 else chosen.homes[0]
    draw = functools.partial(mirror_partners.ratios, flow=chosen.one("gap"))
    _chart(draw, f"mirror-map-{home}", trade, gap, chosen, words, home=home)


def _widest(trade: pd.DataFrame, gap: pd.DataFrame, chosen: Filters, words: Words) -> None:
    """The widest gaps of all homes on screen."""
    look: dict[str, Any] = {"scale": chosen.one("scale"), "gap": gap, "outliers": trade_views.ringed(chosen)}
    draw = functools.partial(mirror_partners.widest, trade, words, **look)
    charts.show(draw, trade, chosen, words, key="mirror-widest", measured="mirror-gap")


def _chart(
    draw: Callable[..., go.Figure],
    key: str,
    trade: pd.DataFrame,
    gap: pd.DataFrame,
    chosen: Filters,
    words: Words,
    *,
    home: str,
) -> None:
    """A chart of one home, whose marks open what either side reports."""
    rows, of_home = _rows(trade, chosen, words, home=home), gap[gap["home_iso3"] == home]
    draw = functools.partial(draw, rows, words, gap=of_home, outliers=trade_views.ringed(chosen))
    charts.show(draw, rows, chosen, words, key=key, measured="mirror-gap")


def _rows(trade: pd.DataFrame, chosen: Filters, words: Words, *, home: str) -> pd.DataFrame:
    """The rows of both sides of one home, and the statements of one pair."""

    def of_home() -> pd.DataFrame:
        rows = trade[trade["home_iso3"] == home]
        return pd.concat([mirror_measures.rows_of_both_sides(rows), trade_measures.statements_of_pair(rows)])

    return cached(of_home, f"mirror-rows-{home}", chosen, words, large=True)


GAPS = {"years": _years, "turnover": _turnover, "imports": _map, "exports": _map, "widest": _widest}
"""What is compared, by its code."""
