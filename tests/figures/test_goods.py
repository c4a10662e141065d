"""The charts of goods: every mark leads to its rows, incomplete years have no sum, and nothing given is changed."""

from collections.abc import Callable, Iterator
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest
from product_rows import goods, products

from components.facts import store
from components.figures import goods as figures
from components.figures import goods_years, trade_marks
from components.measures import goods as goods_measures
from components.measures.goods import Nomenclature
from components.words.language import Words

MOST_BYTES = 30_000
Draw = Callable[[pd.DataFrame, Words, Nomenclature], go.Figure]


def _newest(rows: pd.DataFrame) -> int:
    return goods_measures.newest_year(rows) or 0


CHARTS: dict[str, Draw] = {
    "ranking": lambda rows, words, names: figures.ranking(rows, words, names, _newest(rows)),
    "partners": lambda rows, words, names: figures.ranking(rows, words, names, _newest(rows), by="partner_iso3"),
    "stacked": lambda rows, words, names: goods_years.stacked(rows, words, names),
    "each": lambda rows, words, names: goods_years.panels(rows, words, names),
}


@pytest.fixture(scope="module")
def names() -> Nomenclature:
    return goods_measures.standard()


def parts() -> Iterator[pd.DataFrame]:
    """Every home, flow and classification of the data, with all partners, one, and one incomplete year."""
    known = goods_measures.in_order(goods_measures.series(store.load("products")))
    for _, part in known.groupby(["home_iso3", "flow", "classification"]):
        yield part
        yield part[part["partner_iso3"] == "BRA"]
        yield part[part["period_start"].dt.year == 2018]


def values(trace: Any) -> Any:
    return trace.x if trace.orientation == "h" else trace.y


def seen(chart: go.Figure) -> list[tuple[str, Any]]:
    """What every mark that answers to the pointer carries, and its value."""
    return [
        (carried, value)
        for trace in chart.data
        if trace.hoverinfo != "skip"
        for carried, value in zip(trace.customdata, values(trace), strict=True)
        if value is not None
    ]


@pytest.mark.parametrize("chart", CHARTS)
def test_every_mark_leads_to_rows_and_the_input_stays(chart: str, words: Words, names: Nomenclature) -> None:
    for part in parts():
        if part.empty:
            continue
        before = part.copy(deep=True)
        drawn = CHARTS[chart](part, words, names)
        pd.testing.assert_frame_equal(part, before)
        assert all(carried for carried, _ in seen(drawn))
        assert len(drawn.to_json()) < MOST_BYTES
        assert drawn.layout.meta["alt"]
        assert drawn.layout.meta["source"]


def test_the_figures_behind_a_bar_come_to_its_value(words: Words, names: Nomenclature) -> None:
    part = next(parts())
    year = _newest(part)
    (top,) = [trace for trace in figures.ranking(part, words, names, year, 1).data if trace.type == "bar"]
    rows = part.iloc[[int(at) for at in top.customdata[0].split()]]
    assert set(rows["period_start"].dt.year) == {year}
    assert rows["value_usd"].sum() == goods_measures.by_code(part).query("year == @year")["value"].max()


def test_the_areas_of_a_section_are_those_of_its_chapters(words: Words, names: Nomenclature) -> None:
    rows = products(
        goods("BRA", "17", 2016, 60),
        goods("ARG", "22", 2016, 10),
        goods("BRA", "87", 2016, 20),
        goods("BRA", "99", 2016, 5),
    )
    (tree,) = figures.treemap(rows, words, names, 2016).data
    areas = dict(zip(tree.labels, tree["values"], strict=True))
    assert (
        areas["IV Food, drink and tobacco"] == areas["17 Sugar and confectionery"] + areas["22 Beverages and spirits"]
    )
    assert areas["Not specified"] == areas["99 Goods"] == 5
    outer = {tree.ids[at]: tree["values"][at] for at, parent in enumerate(tree.parents) if not parent}
    assert sum(outer.values()) == 95
    for section, value in outer.items():
        inner = [tree["values"][at] for at, parent in enumerate(tree.parents) if parent == section]
        assert sum(inner) == value
    assert len(set(tree.ids)) == len(tree.ids)


def test_an_area_that_is_picked_is_known_by_its_id(words: Words, names: Nomenclature) -> None:
    part = next(part for part in parts() if len(part) > 100)
    (tree,) = figures.treemap(part, words, names, _newest(part)).data
    for identity, value in zip(tree.ids, tree["values"], strict=True):
        assert part.iloc[[int(at) for at in identity.removeprefix("s ").split()]]["value_usd"].sum() == value


def test_a_year_that_lacks_chapters_has_no_sum_and_no_share(words: Words, names: Nomenclature) -> None:
    rows = products(
        goods("BRA", "17", 2016, 60),
        goods("BRA", "17", 2018, 70, complete=False),
        goods("BRA", "87", 2018, 5, complete=False),
    )
    stacked = goods_years.stacked(rows, words, names)
    assert [list(trace.x) for trace in stacked.data] == [[2016]]
    assert [(shape.x0, shape.x1) for shape in stacked.layout.shapes] == [(2017.5, 2018.5)]
    assert not stacked.layout.annotations, "one without a text would say that it is new"
    assert "2018" in stacked.layout.title.subtitle.text
    bars = [trace for trace in figures.ranking(rows, words, names, 2018).data if trace.type == "bar"]
    assert all(bar.marker.pattern.shape == "/" for bar in bars)
    assert not any("%" in told for bar in bars for told in bar.hovertext)


def test_a_year_without_a_figure_is_a_gap_and_an_incomplete_one_an_open_mark(words: Words, names: Nomenclature) -> None:
    rows = products(goods("BRA", "17", 2016, 60_000_000), goods("BRA", "17", 2018, 70_000_000, complete=False))
    panels = goods_years.panels(rows, words, names)
    assert "xaxis2" not in panels.layout, "there is a second place, but nothing to draw in it"
    (line,) = panels.data
    assert dict(zip(line.x, line.y, strict=True)) == {2016: 60.0, 2017: None, 2018: 70.0}
    assert line.marker.symbol[0] == "circle"
    assert line.marker.symbol[2] == "circle-open"
    assert not line.connectgaps


def test_one_class_is_stacked_by_partner_in_every_year(words: Words, names: Nomenclature) -> None:
    rows = products(
        goods("BRA", "17", 2016, 60), goods("ARG", "17", 2016, 10), goods("BRA", "17", 2018, 70, complete=False)
    )
    stacked = goods_years.stacked(rows, words, names, by="partner_iso3")
    assert [trace.name for trace in stacked.data] == ["Brazil", "Argentina"]
    assert list(stacked.data[0].x) == [2016, 2018]
    assert list(stacked.data[0].marker.pattern.shape) == ["", "/"]


def test_every_section_has_a_colour(words: Words, names: Nomenclature) -> None:
    for kind, groups in goods_measures.GROUPS.items():
        sections = [section for of_group in groups.values() for section in of_group if section]
        assert len(set(sections)) == len(sections)
        known = store.load("sections")
        assert set(sections) == set(known.loc[known["classification"] == kind, "section"])
        legend = trade_marks.goods_legend(kind, words)
        assert groups.keys() == legend.keys()
        assert all(name and colour for name, colour in legend.values())
