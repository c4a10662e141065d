"""The mirror gap on the trade page: what both sides say of the same goods, in sentences and in charts."""

from __future__ import annotations

import itertools
from typing import Any

import pandas as pd
import streamlit as st

from components.choices.filters import Filters
from components.export import trade as trade_charts
from components.facts import store
from components.figures import titles, trade_marks
from components.measures import mirror as mirror_measures
from components.measures import outliers
from components.measures import trade as trade_measures
from components.measures.cache import cached
from components.ui import charts
from components.views import trade as trade_views
from components.words.language import Words, plain

REASONS = ("origin", "hubs", "value", "silent", "time")
"""Why two sides differ, in the order in which it is told."""


def mirror(chosen: Filters, words: Words) -> None:
    """What both sides say of the same goods: in a sentence, year by year, as a map of ratios, or the widest gaps."""
    gap, trade = trade_charts.mirror_gap(chosen, words), chosen.apply(store.load("trade"))
    if gap.empty:
        charts.nothing("mirror-nothing", words)
        return
    for text in cached(lambda: _sentences(gap, chosen, words), "mirror-sentences", chosen, words):
        st.markdown(plain(text))
    GAPS[chosen.one("gap")](chosen, words)
    trade_views.rings(bool(trade.index.isin(outliers.known().index).any()), chosen, words)
    with st.container(border=True, key="mirror-why"):
        st.markdown(f"**{words('mirror-why')}**")
        st.markdown("\n".join(f"- {words(f'mirror-why-{reason}')}" for reason in REASONS))


def sentence(row: Any, words: Words) -> str:
    """One row of `measures.mirror.mirror_gap` that both sides report, as a sentence for everyone."""
    home, partner = words.country(row.home_iso3), words.country(row.partner_iso3)
    values = {"home": home, "partner": partner, "year": str(row.year)}
    values |= {"ours": words.money(row.home_usd), "theirs": words.money(row.partner_usd)}
    apart = trade_marks.comparison(row.partner_usd, row.home_usd, words)
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
    return words("mirror-summary", **counts, far=mirror_measures.far_apart(gap))


def _sentences(gap: pd.DataFrame, chosen: Filters, words: Words) -> list[str]:
    """The newest figures of each home and flow that both sides report, the widest gap, and how they are altogether."""
    each = itertools.product(chosen.homes, trade_measures.FLOWS[::-1])
    rows = (row for home, flow in each for row in mirror_measures.newest(gap, home, flow).itertuples())
    scope = titles.of_rows(gap, words, homes=gap["home_iso3"], years=gap["year"])
    # Of one pair in one year the gaps are those of the first sentences.
    widest = mirror_measures.widest(gap, 1).itertuples() if len(gap) > len(trade_measures.FLOWS) else ()
    texts = [words("mirror-widest-told", gap=sentence(row, words), **scope) for row in widest]
    return [*(sentence(row, words) for row in rows), *texts, summary(gap, words)]


def _years(chosen: Filters, words: Words) -> None:
    """Imports and exports of one home beside each other, or one flow of two homes.

    Of one pair also both flows together, where statements tell those.
    """
    homes = chosen.homes
    _dumbbells(chosen, words, trade_measures.FLOWS[::-1] if len(homes) == 1 else chosen.chosen("flow"))
    if len(homes) == 1 and (trade_charts.mirror_rows(homes[0], chosen, words)["flow"] == "turnover").any():
        _dumbbells(chosen, words)


def _dumbbells(chosen: Filters, words: Words, flows: tuple[str, ...] = ("turnover",)) -> None:
    """The figures of both sides year by year, the flows of each home beside each other."""
    names = [f"mirror-{home}-{flow}" for home, flow in itertools.product(chosen.homes, flows)]
    for name, place in zip(names, st.columns(len(names), gap="large"), strict=True):
        with place:
            charts.show(name, chosen, words, measured="mirror-gap")


def _map(chosen: Filters, words: Words) -> None:
    """The ratios of one flow and one home: two maps at once are more than one can read."""
    home = chosen.one("map") if len(chosen.homes) > 1 else chosen.homes[0]
    charts.show(f"mirror-map-{home}", chosen, words, measured="mirror-gap")


def _widest(chosen: Filters, words: Words) -> None:
    """The widest gaps of all homes on screen."""
    charts.show("mirror-widest", chosen, words, measured="mirror-gap")


GAPS = {"years": _years, "turnover": _dumbbells, "imports": _map, "exports": _map, "widest": _widest}
"""What is compared, by its code."""
