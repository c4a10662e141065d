"""The views of the trade page: flows through the years, partners, the mirror gap, and the shape of trade."""

from __future__ import annotations

import functools
from collections.abc import Sequence

import streamlit as st

from components.choices.filters import Filters
from components.export.pages import SHAPES
from components.export.trade import RULE, SideSeries, mirror_gap, mirror_rows, side_of, with_older
from components.facts import store
from components.figures import mirror as mirror_figures
from components.figures import outliers as outliers_figures
from components.measures import cache, outliers, trade_shape
from components.measures import trade as trade_measures
from components.measures.cache import cached
from components.ui import address_bar, charts
from components.words.language import Words, plain

MOST_NAMED = 3
"""Figures left out that are named."""

REASONS = ("origin", "hubs", "value", "silent", "time")
"""Why two sides differ, in the order in which it is told."""


def flows(chosen: Filters, words: Words) -> None:
    """Exports, imports and balance through the years of each reporter, with the statements of one pair beside them."""
    sides = _sides(chosen, words)
    crowded = len(sides) > 1 and len(chosen.homes) > 1 and with_older(chosen)
    for side in _in_front(sides, chosen) if crowded else sides:
        _chart("flows", side, chosen, words)
        _scale_hint(side, chosen, words)
        if side.series.empty:
            _nothing(side, chosen, words)
    remarks(sides, chosen, words)


def partners(chosen: Filters, words: Words) -> None:
    """The partners with the most trade through the years, and all of them in the newest complete one."""
    sides = _in_front(_sides(chosen, words), chosen)
    for side in sides:
        if side.series.empty:
            _nothing(side, chosen, words)
            continue
        if chosen.one("over") == "newest":
            charts.note_common_year(side.series, side.whole, words)
        _chart("partners", side, chosen, words)
        _chart("ranking", side, chosen, words)
    remarks(sides, chosen, words)


def mirror(chosen: Filters, words: Words) -> None:
    """What both sides say of the same goods: in a sentence, year by year, as a map of ratios, or the widest gaps."""
    gap, trade = mirror_gap(chosen, words), chosen.apply(store.load("trade"))
    if gap.empty:
        charts.nothing("mirror-nothing", words)
        return
    for text in cached(lambda: mirror_figures.sentences(gap, chosen.homes, words), "mirror-sentences", chosen, words):
        st.markdown(plain(text))
    for names in _mirror_charts(chosen, words):
        charts.show_row(names, chosen, words, measured="mirror-gap")
    rings(bool(trade.index.isin(outliers.known().index).any()), chosen, words)
    with st.container(border=True, key="mirror-why"):
        st.markdown(f"**{words('mirror-why')}**")
        st.markdown("\n".join(f"- {words(f'mirror-why-{reason}')}" for reason in REASONS))


def _mirror_charts(chosen: Filters, words: Words) -> list[list[str]]:
    """The charts of what is compared, by name, those of each line side by side.

    Year by year they are of both flows of one home, or of one flow of two homes; of one pair also of both flows
    together, where statements tell those.
    """
    homes, gap = chosen.homes, chosen.one("gap")
    if gap == "widest":
        return [["mirror-widest"]]
    if gap in trade_measures.FLOWS:  # of one home, as two maps at once are more than one can read
        return [[f"mirror-map-{chosen.one('map') if len(homes) > 1 else homes[0]}"]]
    turnover = [f"mirror-{home}-turnover" for home in homes]
    if gap == "turnover":
        return [turnover]
    flows = trade_measures.FLOWS[::-1] if len(homes) == 1 else chosen.chosen("flow")
    stated = len(homes) == 1 and (mirror_rows(homes[0], chosen, words)["flow"] == "turnover").any()
    return [[f"mirror-{home}-{flow}" for home in homes for flow in flows], *([turnover] if stated else [])]


def shapes(chosen: Filters, words: Words) -> None:
    """The chosen measure of each home on screen, side by side where there are two."""
    shape, side = chosen.one("shape"), side_of("home", chosen, words)
    if side.series.empty:
        charts.nothing("trade-unreported", words)
        return
    homes = [home for home in chosen.homes if (side.series["home_iso3"] == home).any()]
    charts.show_row([f"shape-{shape}-{home}" for home in homes], chosen, words, measured=SHAPES[shape])
    if chosen.one("odd") == "out":
        remarks([side], chosen, words)


def remarks(sides: Sequence[SideSeries], chosen: Filters, words: Words) -> None:
    """What the rings mean, or what is left out."""
    if chosen.one("odd") == "out":
        for side in sides:
            largest = side.left_out.sort_values("value_usd", ascending=False, kind="stable")[:MOST_NAMED]
            names = "; ".join(outliers_figures.figure_text(row, words) for row in largest.itertuples())
            total = words.money(float(side.left_out["value_usd"].sum()))
            sentence = words("odd-left-out", count=len(side.left_out), total=total, largest=names)
            st.info(plain(sentence), icon=":material/filter_alt_off:")
    elif chosen.one("view") != "shape":
        rings(any(side.series.index.isin(outliers.known().index).any() for side in sides), chosen, words)


def rings(there: bool, chosen: Filters, words: Words) -> None:
    """A switch for the rings around unusual figures, if there are any, and what they mean once they are drawn."""
    if not there:
        return
    key = f"rings-{words.code}"
    st.session_state[key] = chosen.one("rings") == "on"
    switch = {True: "on", False: "off"}
    st.toggle(words("odd-show"), key=key, on_change=lambda: address_bar.choose("rings", switch[st.session_state[key]]))
    if st.session_state[key]:
        st.caption(words("odd-rule"))


def _scale_hint(side: SideSeries, chosen: Filters, words: Words) -> None:
    """Where one sum flattens all others: says so, and leads to the scale on which they are seen, or back."""
    found = trade_shape.dominant(side.series) if chosen.one("measure") == "absolute" else None
    if found is None:
        return
    flow, year = words.value("trade", "flow", found.flow), str(found.year)
    key, other = f"scale-to-{side.reporter}", {"linear": "log", "log": "linear"}[chosen.one("scale")]
    with st.container(horizontal=True, vertical_alignment="center"):
        times = words.number(found.times, 1)
        st.caption(words(f"dominant-{chosen.one('scale')}", flow=flow, year=year, times=times), width="content")
        act = functools.partial(address_bar.choose, "scale", other)
        st.button(words(f"dominant-to-{other}"), key=key, type="tertiary", icon=":material/show_chart:", on_click=act)


def _sides(chosen: Filters, words: Words) -> list[SideSeries]:
    """The series of the sides and the data set that are chosen, below a sentence that says which they are."""
    reporter = chosen.one("reporter")
    st.caption(plain(" ".join(_sentences(chosen, words))))
    return [side_of(side, chosen, words) for side in (cache.SERIES_OF if reporter == "both" else (reporter,))]


def _sentences(chosen: Filters, words: Words) -> list[str]:
    """Whose figures are drawn, of which data sets, and by which rule where several have one."""
    reporter, dataset = chosen.one("reporter"), chosen.one("dataset")
    several = {"home": "homes", "both": "both-homes"} if len(chosen.homes) > 1 else {}
    whose = words(f"drawn-{several.get(reporter, reporter)}", homes=words.join(map(words.country, chosen.homes)))
    if dataset == RULE:
        names = [words.value("trade", "dataset", name) for name in trade_measures.DATASETS]
        rule = words("drawn-rule", datasets=words.join(names))
    else:
        rule = words("drawn-dataset", dataset=words.value("trade", "dataset", dataset))
    return [whose, rule, *([words("drawn-older")] if with_older(chosen) else [])]


def _in_front(sides: Sequence[SideSeries], chosen: Filters) -> list[SideSeries]:
    """The side that is in front, where the charts of both are too many for one look."""
    return [side for side in sides if len(sides) == 1 or side.reporter == chosen.one("side")]


def _nothing(side: SideSeries, chosen: Filters, words: Words) -> None:
    """Says that there is no series to draw, and why."""
    unreported = {"home": "trade-unreported", "partner": "trade-unreported-partner"}[side.reporter]
    charts.nothing(unreported if chosen.one("dataset") == RULE else "trade-undrawn", words)


def _chart(name: str, side: SideSeries, chosen: Filters, words: Words) -> None:
    """A chart of one side, with its series to take away; a single data set and figures without outliers have none."""
    plain_series = chosen.one("dataset") == RULE and chosen.one("odd") == "kept"
    measured = {"home": "trade-series", "partner": "mirror-gap"}[side.reporter] if plain_series else ""
    charts.show(f"trade-{name}-{side.reporter}", chosen, words, measured=measured)


VIEWS = {"flows": flows, "partners": partners, "mirror": mirror, "shape": shapes}
