"""The legend and the text of the map of missions, and the chart of missions open through the years."""

from __future__ import annotations

import datetime

import pandas as pd
import pytest

from components.facts import schema, store
from components.figures import missions as missions_figures
from components.figures import style
from components.measures import missions as missions_measures
from components.words.language import Words

TODAY = pd.Timestamp("2026-11-24")
HOMES = (("AZE",), ("KAZ",), ("AZE", "KAZ"))


def ties(homes: tuple[str, ...], day: pd.Timestamp, missions: pd.DataFrame) -> pd.Series:
    tables = store.load("milestones"), store.load("countries")
    return missions_measures.ties_on(missions, *tables, day, *homes)


def test_input_is_left_alone(words: Words) -> None:
    missions = store.load("missions")
    before = missions.copy(deep=True)
    missions_figures.open_missions(missions, words, ("AZE",), TODAY)
    pd.testing.assert_frame_equal(missions, before)


def test_every_kind_has_a_sign_of_its_own() -> None:
    kinds = schema.table("missions").field("kind").enum
    assert set(kinds) == set(missions_figures.SIGNS)
    assert len(set(missions_figures.SIGNS.values())) == len(missions_figures.SIGNS)


def test_legend_names_every_colour_and_draws_it(words: Words) -> None:
    items = missions_figures.legend_items(words, ("AZE", "KAZ"))
    colours = {item.colour for item in items}
    assert colours >= {*style.TIES.values(), *style.HOMES.values(), style.PARTNER}
    assert len({item.label for item in items}) == len(items)
    for item in items:
        drawing = missions_figures.swatch(item)
        assert drawing.startswith("<svg ")
        assert item.colour in drawing
    assert len({missions_figures.swatch(item) for item in items}) == len(items)
    fewer = missions_figures.legend_items(words, ("AZE",), kinds={"embassy"})
    assert words("missions-kind-consulate") not in {item.label for item in fewer}


def test_text_in_place_of_the_map(words: Words) -> None:
    missions = store.load("missions")
    text = missions_figures.network_alt(
        missions, words, day=TODAY, homes=("AZE",), ties=ties(("AZE",), TODAY, missions)
    )
    assert text.count("7") == 2
    assert words.date(TODAY, "day") in text
    early = pd.Timestamp("2010-12-31")
    both = ("AZE", "KAZ")
    doubtful = missions_figures.network_alt(missions, words, day=early, homes=both, ties=ties(both, early, missions))
    assert words("embassies-alt-doubtful", count=2) in doubtful


@pytest.mark.parametrize("homes", HOMES)
def test_lines_of_open_missions(words: Words, homes: tuple[str, ...]) -> None:
    missions = store.load("missions")
    figure = missions_figures.open_missions(missions, words, homes, datetime.date(2026, 11, 24))
    assert len(figure.data) == 2 * len(homes)
    assert figure.layout.meta["alt"]
    assert figure.layout.meta["source"]
    for home, lines in zip(homes, zip(figure.data[::2], figure.data[1::2], strict=True), strict=True):
        per_year = missions_measures.open_per_year(missions, home, today=TODAY)
        for side, line in zip(("ours", "theirs"), lines, strict=True):
            assert [round(year) for year in line.x] == list(per_year.index)
            assert list(line.y) == list(per_year[side])
            assert [len(carried.split()) for carried in line.customdata] == list(line.y)
            column = "sending_iso3" if side == "ours" else "receiving_iso3"
            rows = missions.iloc[[int(at) for carried in line.customdata for at in carried.split()]]
            assert set(rows[column]) == {home}
            assert set(rows["kind"]) <= set(missions_measures.RESIDENT)


def test_lines_of_no_missions(words: Words) -> None:
    figure = missions_figures.open_missions(store.load("missions")[:0], words, ("AZE",), TODAY)
    assert [set(line.y) for line in figure.data] == [{0}, {0}]


def test_the_day_of_the_map_is_marked_where_its_year_ends(words: Words) -> None:
    for day, at in (("2014-12-31", 2014), ("2014-07-02", 2013.5), ("1991-01-01", 1990)):
        figure = missions_figures.open_missions(store.load("missions"), words, ("AZE",), TODAY, pd.Timestamp(day))
        (line,) = figure.layout.shapes
        assert line.x0 == line.x1 == pytest.approx(at, abs=0.01)
    assert not missions_figures.open_missions(store.load("missions"), words, ("AZE",), TODAY).layout.shapes


def test_a_click_anywhere_is_one_on_the_nearest_year(words: Words) -> None:
    figure = missions_figures.open_missions(store.load("missions"), words, ("AZE",), TODAY)
    assert figure.layout.hovermode.startswith("x")
    assert figure.layout.hoverdistance == -1
    assert all(year == int(year) for line in figure.data for year in line.x)
