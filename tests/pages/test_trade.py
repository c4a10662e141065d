"""The trade page: its views, whose figures are drawn, and the sentences that say so."""

import pytest
from opened import opened
from streamlit.testing.v1 import AppTest

from components.words import language

VIEWS: list[dict[str, list[str]]] = [
    {"view": ["partners"]},
    {"view": ["mirror"]},
    {"view": ["mirror"], "gap": ["imports"]},
    {"view": ["mirror"], "gap": ["exports"]},
    {"view": ["mirror"], "gap": ["widest"], "scale": ["log"]},
    {"view": ["mirror"], "gap": ["turnover"]},
    {"view": ["partners"], "over": ["yearly"]},
    {"view": ["shape"], "shape": ["shares"], "odd": ["out"]},
    {"reporter": ["partner"]},
    {"reporter": ["both"], "extracts": ["all"]},
    {"dataset": ["unctad"], "odd": ["out"]},
    {"view": ["partners"], "reporter": ["both"], "dataset": ["imf-dots"], "measure": ["share"]},
]
WHERE: list[dict[str, list[str]]] = [
    {},
    {"country": ["BRA"]},
    {"country": ["GRD"], "home": ["KAZ"]},
    {"home": ["AZE", "KAZ"]},
    {"country": ["URY"], "from": ["2025"], "to": ["2025"]},
]


def texts(app: AppTest) -> str:
    """What the page says outside charts and tables, without the marks that keep it plain."""
    said = [*app.caption, *app.markdown, *app.info]
    return " ".join(str(element.value) for element in said).replace("\\", "")


@pytest.mark.parametrize("where", WHERE, ids=str)
@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_every_view_opens_wherever_one_looks(view: dict[str, list[str]], where: dict[str, list[str]]) -> None:
    app = opened("trade", view | where)
    assert not app.exception
    for chart in app.get("plotly_chart"):
        assert len(chart.proto.alt) > 10


def test_only_the_open_view_is_drawn() -> None:
    keys = {view: [chart.key for chart in opened("trade", {"view": [view]}).get("plotly_chart")] for view in VIEW_KEYS}
    assert keys == VIEW_KEYS


VIEW_KEYS = {
    "flows": ["trade-flows-home"],
    "partners": ["trade-partners-home", "trade-ranking-home"],
    "mirror": ["mirror-AZE-imports", "mirror-AZE-exports"],
}


def test_the_page_always_says_whose_figures_are_drawn() -> None:
    assert "Drawn is what Azerbaijan reports. For each year" in texts(opened("trade", {}))
    partner = texts(opened("trade", {"reporter": ["partner"], "dataset": ["un-comtrade"]}))
    assert "Drawn is what the partners report" in partner
    assert "Of UN Comtrade alone" in partner
    both = opened("trade", {"reporter": ["both"]})
    assert "never added" in texts(both)
    assert [chart.key for chart in both.get("plotly_chart")] == ["trade-flows-home", "trade-flows-partner"]


def test_what_is_left_out_of_the_sums_is_said() -> None:
    assert "Rings: unusual figures" in texts(opened("trade", {"rings": ["on"]}))
    said = texts(opened("trade", {"odd": ["out"]}))
    assert "Left out of the sums are" in said
    assert "Chile, exports 2008, US$ 934 million" in said


def test_brazil_2021_is_told_in_one_sentence() -> None:
    said = texts(opened("trade", {"view": ["mirror"], "country": ["BRA"], "from": ["2021"], "to": ["2021"]}))
    assert "In 2021 Azerbaijan reports US$ 195 million of imports from Brazil" in said
    assert "17.6 times less" in said


def test_a_table_marks_odd_figures() -> None:
    shown = opened("trade", {"country": ["CHL"], "from": ["2008"], "to": ["2008"]}).dataframe[0].value
    assert "Unusual figure" in set(shown["odd"])


def test_an_odd_row_says_why_one_should_look_twice() -> None:
    address = "AZE.CHL.exports.2008-01-01.2008-12-31.AZE.imf-dots.2022-05.imf-dots"
    said = texts(opened("trade", {"row": [f"trade:{address}"]}))
    assert "Unusual figure: Outlier: 934 million reported by Azerbaijan" in said
    assert "over ten times the other side’s figure" in said


CROWDED: list[tuple[str, dict[str, list[str]]]] = [
    ("trade", {"reporter": ["both"], "scale": ["log"]}),
    ("trade", {"reporter": ["both"], "extracts": ["all"]}),
    ("trade", {"view": ["mirror"], "gap": ["imports"], "map": ["KAZ"]}),
    ("trade", {"view": ["mirror"], "country": ["BRA"], "scale": ["log"]}),
    ("products", {"view": ["years"], "scale": ["log"]}),
    ("products", {}),
]
"""The views that send the most, all with both homes."""

CHARTS = 120_000
"""Bytes that the charts of a view may take: with the rest of the page they are within the budget of a rerun."""


@pytest.mark.parametrize(("page", "view"), CROWDED, ids=str)
def test_the_fullest_views_are_small_enough_to_send(page: str, view: dict[str, list[str]]) -> None:
    charts = opened(page, view | {"home": ["AZE", "KAZ"]}).get("plotly_chart")
    assert charts
    assert sum(chart.proto.ByteSize() for chart in charts) < CHARTS


def test_one_side_is_in_front_where_both_are_too_many() -> None:
    crowded = {"reporter": ["both"], "extracts": ["all"], "home": ["AZE", "KAZ"]}
    front = {
        side: [chart.key for chart in opened("trade", crowded | {"side": [side]}).get("plotly_chart")]
        for side in ("home", "partner")
    }
    assert front == {"home": ["trade-flows-home"], "partner": ["trade-flows-partner"]}


def test_what_a_measure_does_not_hang_on_is_not_asked() -> None:
    asked = {
        shape: {group.label for group in opened("trade", {"view": ["shape"], "shape": [shape]}).button_group}
        for shape in ("balance", "shares", "first")
    }
    assert {shape for shape, labels in asked.items() if "Of" in labels} == {"shares"}


def test_argentina_2015_is_on_the_page_as_the_disagreement_that_it_is() -> None:
    charts = opened("trade", {"view": ["mirror"], "country": ["ARG"]}).get("plotly_chart")
    turnover = next(chart for chart in charts if chart.key == "mirror-AZE-turnover")
    for told in ("10.6 million", "15.2 million", "3.74 million"):
        assert told in turnover.proto.spec


def test_the_rows_under_a_chart_are_those_of_that_chart() -> None:
    app = opened("trade", {"view": ["mirror"], "country": ["BRA"]})
    app.button(key="rows-mirror-AZE-exports").click().run()
    assert not app.exception
    listed = app.dataframe[-1].value
    assert set(listed["flow"]) == {"Exports"}


@pytest.mark.parametrize("page", ["overview", "trade", "compare"])
def test_a_year_that_changes_with_both_homes_is_said(page: str) -> None:
    view = {"trade": {"view": ["partners"]}, "compare": {"view": ["league"]}}.get(page, {})
    assert "Kazakhstan alone has 2023" in texts(opened(page, view | {"home": ["AZE", "KAZ"]}))
    assert "alone has" not in texts(opened(page, view | {"home": ["KAZ"]}))


def test_rings_are_drawn_for_those_who_ask_and_explained() -> None:
    for view in ({"view": ["flows"]}, {"view": ["partners"]}, {"view": ["mirror"]}):
        quiet, asked = opened("trade", view), opened("trade", view | {"rings": ["on"]})
        name, rule = language.words()("odd-mark"), language.words()("odd-rule")
        assert not any(name in chart.proto.spec for chart in quiet.get("plotly_chart"))
        assert any(name in chart.proto.spec for chart in asked.get("plotly_chart"))
        assert rule not in [caption.value for caption in quiet.caption]
        assert rule in [caption.value for caption in asked.caption]
        quiet.toggle[0].set_value(True).run()
        assert quiet.query_params["rings"] in ("on", ["on"])


def test_a_sum_that_flattens_all_others_is_said_with_the_scale_that_shows_them() -> None:
    app = opened("trade", {})
    assert any("Exports of 2008 are" in caption.value for caption in app.caption)
    app.button("scale-to-home").click().run()
    assert app.query_params["scale"] in ("log", ["log"])
    app.button("scale-to-home").click().run()
    assert "scale" not in app.query_params
    assert not any("times the next" in caption.value for caption in opened("trade", {"country": ["BRA"]}).caption)
