"""The charts of the mirror gap: both sides joined, silent sides open, freight as a band, and marks with their rows."""

import pandas as pd
import plotly.graph_objects as go
import pytest
from trade_rows import figure, trade

from components.facts import store
from components.figures import marks, trade_marks
from components.figures.mirror import dumbbells
from components.figures.mirror_partners import ratios, widest
from components.measures import outliers
from components.measures.mirror import mirror_gap
from components.words.language import Words

MOST_BYTES = 70_000


@pytest.fixture(scope="module")
def azerbaijan() -> pd.DataFrame:
    everything = store.load("trade")
    return everything[everything["home_iso3"] == "AZE"]


def named(chart: go.Figure, name: str) -> dict[object, object]:
    """The values of the one trace of that name by place."""
    (trace,) = [trace for trace in chart.data if trace.name == name]
    return dict(zip(trace.x, trace.y, strict=True))


def pair() -> pd.DataFrame:
    return trade(
        figure("BRA", "imports", 2010, 200_000_000),
        figure("BRA", "imports", 2010, 100_000_000, reporter="BRA"),
        figure("BRA", "imports", 2011, 50_000_000),
        figure("BRA", "imports", 2012, 30_000_000, reporter="BRA"),
        figure("BRA", "exports", 2010, 10_000_000),
        figure("BRA", "imports", 2010, 99_000_000, dataset="statement", extracted_on="", compiler="A minister"),
    )


def test_both_sides_of_a_year_and_the_band_of_freight_between(words: Words) -> None:
    chart = dumbbells(pair(), words)
    assert named(chart, "Azerbaijan") == {2010: 200}
    assert named(chart, "Brazil") == {2010: 100}
    (band,) = [trace for trace in chart.data if trace.type == "bar"]
    assert (band.x, band.base, band.y, band.customdata) == ((2010,), (110,), (10,), ("1",))


def test_a_silent_side_leaves_an_open_mark(words: Words) -> None:
    chart = dumbbells(pair(), words)
    assert named(chart, "Azerbaijan alone") == {2011: 50}
    assert named(chart, "Brazil alone") == {2012: 30}
    (alone,) = [trace for trace in chart.data if trace.name == "Brazil alone"]
    assert alone.marker.symbol == "square-open"
    assert "Azerbaijan: no figure" in alone.hovertext[0]


def test_statements_stand_beside_with_who_said_them(words: Words) -> None:
    (said,) = [trace for trace in dumbbells(pair(), words).data if trace.name == "Stated imports"]
    assert (said.y, said.customdata) == ((99,), ("5",))
    assert "A minister" in said.hovertext[0]


def test_the_band_of_exports_stands_on_the_homes_own_figure(words: Words) -> None:
    rows = trade(figure("BRA", "exports", 2010, 10_000_000), figure("BRA", "exports", 2010, 3_000_000, reporter="BRA"))
    (band,) = [trace for trace in dumbbells(rows, words, flow="exports").data if trace.type == "bar"]
    assert (band.base, band.y) == ((11,), (1,))


def test_sums_of_several_partners_are_of_those_that_both_sides_report(words: Words) -> None:
    rows = trade(
        figure("BRA", "imports", 2010, 20_000_000),
        figure("BRA", "imports", 2010, 10_000_000, reporter="BRA"),
        figure("ARG", "imports", 2010, 5_000_000),
        figure("CHL", "imports", 2010, 4_000_000),
        figure("CHL", "imports", 2010, 3_000_000, reporter="CHL"),
    )
    chart = dumbbells(rows, words)
    assert [list(trace.y) for trace in chart.data[1:]] == [[24], [13]]
    assert "both sides report" in chart.layout.title.subtitle.text


def test_argentina_2015_is_the_disagreement_that_it_is(azerbaijan: pd.DataFrame, words: Words) -> None:
    chart = dumbbells(azerbaijan[azerbaijan["partner_iso3"] == "ARG"], words, flow="turnover")
    assert named(chart, "Azerbaijan")[2015] == pytest.approx(15.2, abs=0.05)
    assert named(chart, "Argentina")[2015] == pytest.approx(3.7, abs=0.05)
    assert named(chart, "Stated turnover")[2015] == 10.6


def test_cells_of_the_map_are_shaded_by_how_many_times_more(words: Words) -> None:
    rows = trade(
        figure("BRA", "imports", 2010, 110),
        figure("BRA", "imports", 2010, 10, reporter="BRA"),
        figure("BRA", "imports", 2011, 11),
        figure("BRA", "imports", 2011, 10, reporter="BRA"),
        figure("BRA", "imports", 2012, 10),
        figure("BRA", "imports", 2012, 30, reporter="BRA"),
        figure("BRA", "imports", 2013, 10),
        figure("BRA", "imports", 2014, 10, reporter="BRA"),
    )
    chart = ratios(rows, words)
    assert {trace.name: (list(trace.base), list(trace.customdata)) for trace in chart.data} == {
        "Azerbaijan >10×": ([2010], ["0 1"]),
        "Within 20%": ([2011], ["2 3"]),
        "Partner 2–10×": ([2012], ["4 5"]),
        "Azerbaijan alone": ([2013], ["6"]),
        "Partner alone": ([2014], ["7"]),
    }


def test_every_cell_of_the_data_is_in_the_map_once(azerbaijan: pd.DataFrame, words: Words) -> None:
    for flow in ("imports", "exports"):
        chart = ratios(azerbaijan, words, flow=flow)
        gap = mirror_gap(azerbaijan)
        assert sum(len(trace.x) for trace in chart.data) == (gap["flow"] == flow).sum()


def test_the_widest_gap_stands_first_and_each_partner_and_flow_once(azerbaijan: pd.DataFrame, words: Words) -> None:
    chart = widest(azerbaijan, words)
    labels = list(chart.layout.yaxis.categoryarray)
    assert labels[0] == "Chile, exports 2008"
    assert len(labels) == 12
    assert sum(label.startswith("Brazil, imports") for label in labels) == 1


def test_marks_lead_to_the_rows_of_both_sides(azerbaijan: pd.DataFrame, words: Words) -> None:
    brazil = azerbaijan[azerbaijan["partner_iso3"] == "BRA"]
    for chart in (dumbbells(brazil, words), ratios(brazil, words), widest(brazil, words)):
        for trace in chart.data:
            for carried in trace.customdata or ():
                found = brazil.loc[marks.rows_behind([brazil.index], carried)[1]]
                assert len(found) in (1, 2)
                assert len(found[["partner_iso3", "flow", "period_start"]].drop_duplicates()) == 1


def test_rows_stay_as_they_are_and_nothing_is_drawn_of_nothing(azerbaijan: pd.DataFrame, words: Words) -> None:
    before = azerbaijan.copy(deep=True)
    for chart in (dumbbells, ratios, widest):
        assert len(chart(azerbaijan, words).to_json()) < MOST_BYTES
        empty = chart(azerbaijan[:0], words)
        assert sum(len(trace.x) for trace in empty.data) == 0
        assert empty.layout.meta["alt"]
    pd.testing.assert_frame_equal(azerbaijan, before)


@pytest.mark.parametrize(
    ("value", "other", "said"),
    [
        (11_091_986, 194_966_052, "17.6 times less"),
        (300, 100, "3 times more"),
        (88, 100, "12% less"),
        (105, 100, "5% more"),
    ],
)
def test_a_gap_is_said_in_times_or_per_cent(value: float, other: float, said: str, words: Words) -> None:
    assert trade_marks.comparison(value, other, words) == said


def ringed(chart: go.Figure, rows: pd.DataFrame) -> set[str]:
    """The addresses of the rows that the rings of a chart open."""
    rings = [trace for trace in chart.data if trace.marker.opacity == 0]
    return {one for ring in rings for carried in ring.customdata for one in marks.rows_behind([rows.index], carried)[1]}


def test_odd_figures_of_either_side_are_ringed_and_named_once_in_the_legend(
    azerbaijan: pd.DataFrame, words: Words
) -> None:
    brazil = azerbaijan[azerbaijan["partner_iso3"] == "BRA"]
    known = outliers.known()
    chart = dumbbells(brazil, words, flow="exports", outliers=known)
    found = brazil.loc[list(ringed(chart, brazil))]
    assert set(found.index) <= set(known.index)
    assert set(found["reporter_iso3"]) == {"AZE", "BRA"}
    assert 2007 in set(found["period_start"].dt.year)
    assert sum(bool(trace.showlegend is not False) for trace in chart.data if trace.name == "Unusual figure") == 1


def test_the_map_and_the_widest_gaps_ring_what_is_odd_beyond_the_gap_itself(
    azerbaijan: pd.DataFrame, words: Words
) -> None:
    known = outliers.known()
    for chart in (ratios(azerbaijan, words, flow="exports", outliers=known), widest(azerbaijan, words, outliers=known)):
        found = known.loc[list(ringed(chart, azerbaijan))]
        assert len(found)
        assert found[["noted", "neighbours"]].any(axis=1).all()
    chile = ringed(widest(azerbaijan, words, outliers=known), azerbaijan)
    assert any(address.startswith("AZE.CHL.exports.2008") for address in chile)
