"""The charts of trade: gaps stay gaps, open years stay apart, and every mark leads to its rows."""

import itertools
from collections.abc import Callable

import pandas as pd
import plotly.graph_objects as go
import pytest
from trade_rows import figure, trade

from components.facts import store
from components.figures import marks
from components.figures.trade import flows
from components.figures.trade_partners import ranking, top_by_trade, top_partners
from components.measures import outliers
from components.measures import trade as trade_measures
from components.words.language import Words

Chart = Callable[..., go.Figure]
CHARTS: tuple[Chart, ...] = (flows, top_partners, ranking, top_by_trade)
VIEWS = [
    dict(zip(("scale", "measure"), view, strict=True))
    for view in itertools.product(("linear", "log"), ("absolute", "share", "index"))
]
MOST_BYTES = 45_000


@pytest.fixture(scope="module")
def everything() -> pd.DataFrame:
    return store.load("trade")


@pytest.fixture(scope="module")
def own(everything: pd.DataFrame) -> pd.DataFrame:
    return trade_measures.own_series(everything)


@pytest.fixture(scope="module")
def azerbaijan(own: pd.DataFrame) -> pd.DataFrame:
    return own[own["home_iso3"] == "AZE"]


def subsets(own: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """What a reader may choose: both homes, one, a few partners, thin ones, one flow, one row, nothing."""
    one = own[own["home_iso3"] == "AZE"]
    return {
        "both homes": own,
        "one home": one,
        "two partners": one[one["partner_iso3"].isin(["ARG", "BRA"])],
        "one partner of both": own[own["partner_iso3"] == "MEX"],
        "thin partner": one[one["partner_iso3"] == "GRD"],
        "one flow": one[one["flow"] == "exports"],
        "one row": one[:1],
        "nothing": one[:0],
    }


def named(chart: go.Figure, name: str) -> list[object]:
    return [trace for trace in chart.data if trace.name == name]


def drawn(trace: object) -> dict[float, float | None]:
    return dict(zip(trace.x, trace.y, strict=True))  # type: ignore[attr-defined]


def carried(chart: go.Figure) -> list[tuple[object, str, object]]:
    """Every mark that answers to the pointer: its trace, what it carries, and its value."""
    return [
        (trace, positions, value)
        for trace in chart.data
        if trace.hoverinfo != "skip"
        for positions, value in zip(trace.customdata, trace.y if trace.orientation != "h" else trace.x, strict=True)
        if value is not None
    ]


def test_years_without_a_figure_are_gaps(words: Words) -> None:
    series = trade(figure("BRA", "imports", 2010, 5_000_000), figure("BRA", "imports", 2013, 7_000_000))
    (line,) = flows(series, words).data
    assert drawn(line) == {2010: 5.0, 2011: None, 2012: None, 2013: 7.0}
    assert not line.connectgaps
    assert line.name == "Imports"


def test_gaps_of_the_data_are_gaps_in_every_view(azerbaijan: pd.DataFrame, words: Words) -> None:
    brazil = azerbaijan[azerbaijan["partner_iso3"] == "BRA"]
    for view in VIEWS:
        (exports,) = named(flows(brazil, words, whole=azerbaijan, **view), "Exports")
        assert {year for year, value in drawn(exports).items() if value is None} >= {1998, 1999, 2000, 2003}


def test_years_that_are_not_complete_are_open_marks_that_no_line_joins(azerbaijan: pd.DataFrame, words: Words) -> None:
    chart = flows(azerbaijan, words, whole=azerbaijan)
    for name in ("Exports", "Imports"):
        line, open_marks = named(chart, name)
        assert (max(line.x), list(open_marks.x)) == (2021, [2022, 2023, 2024])
        assert (open_marks.mode, open_marks.marker.symbol) == ("markers", "circle-open")
        assert all("Brazil" in said for said in open_marks.hovertext)
    assert "2022–2024" in chart.layout.title.subtitle.text
    assert any("Brazil" in named.text for named in chart.layout.annotations)
    assert "2022–2024" in chart.layout.meta["alt"]


def test_one_partner_has_no_open_years(azerbaijan: pd.DataFrame, words: Words) -> None:
    chart = flows(azerbaijan[azerbaijan["partner_iso3"] == "BRA"], words, whole=azerbaijan)
    assert [trace.name for trace in chart.data] == ["Balance", "Exports", "Imports"]
    assert max(chart.data[1].x) == 2024
    assert not chart.layout.shapes


def test_balance_only_in_dollars_on_the_linear_scale_for_one_home(own: pd.DataFrame, words: Words) -> None:
    for name, series in subsets(own).items():
        for view in VIEWS:
            chart = flows(series, words, whole=own, **view)
            possible = name not in (
                "both homes",
                "one partner of both",
                "thin partner",
                "one flow",
                "one row",
                "nothing",
            )
            drawn_now = possible and view == {"scale": "linear", "measure": "absolute"}
            assert bool(named(chart, "Balance")) == drawn_now
            told = "balance" in chart.layout.title.subtitle.text
            assert told == (not drawn_now and name not in ("thin partner", "one flow", "one row", "nothing"))


def test_two_homes_have_lines_of_their_own(own: pd.DataFrame, words: Words) -> None:
    mexico = own[own["partner_iso3"] == "MEX"]
    chart = flows(mexico, words, whole=own)
    assert [trace.name for trace in chart.data] == [
        *("Azerbaijan, exports", "Azerbaijan, imports", "Kazakhstan, exports", "Kazakhstan, imports")
    ]
    assert len({trace.line.color for trace in chart.data}) == 2
    assert len({trace.line.dash for trace in chart.data}) == 2
    for at, home in ((1, "AZE"), (3, "KAZ")):
        rows = mexico[(mexico["home_iso3"] == home) & (mexico["flow"] == "imports")]
        sums = dict(zip(rows["period_start"].dt.year, rows["value_usd"] / 1e6, strict=True))
        shown = {year: value for year, value in drawn(chart.data[at]).items() if value is not None}
        assert shown == pytest.approx(sums, rel=1e-3)


def test_share_and_index(words: Words) -> None:
    whole = trade(
        figure("BRA", "imports", 2010, 10),
        figure("ARG", "imports", 2010, 30),
        figure("BRA", "imports", 2011, 40),
        figure("ARG", "imports", 2011, 40),
    )
    brazil = whole[whole["partner_iso3"] == "BRA"]
    (shares,) = flows(brazil, words, measure="share", whole=whole).data
    (index,) = flows(brazil, words, measure="index", whole=whole).data
    assert drawn(shares) == {2010: 0.25, 2011: 0.5}
    assert drawn(index) == {2010: 100, 2011: 400}
    assert shares.hovertext[0] == "Imports 2010: 25% of the region’s"
    top = top_partners(whole, words, measure="share")
    assert {line.name: line.y for line in top.data} == {"Argentina": (0.75, 0.5), "Brazil": (0.25, 0.5)}


def test_share_is_not_drawn_where_the_whole_is_not_complete(azerbaijan: pd.DataFrame, words: Words) -> None:
    brazil = azerbaijan[azerbaijan["partner_iso3"] == "BRA"]
    for line in flows(brazil, words, measure="share", whole=azerbaijan).data:
        assert max(line.x) == 2021


def test_logarithmic_axis_has_ticks_in_words(azerbaijan: pd.DataFrame, words: Words) -> None:
    axis = flows(azerbaijan, words, scale="log", whole=azerbaijan).layout.yaxis
    assert axis.type == "log"
    assert dict(zip(axis.tickvals, axis.ticktext, strict=True)) == {
        1e4: "10,000",
        1e5: "100,000",
        1e6: "1 million",
        1e7: "10 million",
        1e8: "100 million",
        1e9: "1 billion",
        1e10: "10 billion",
    }


@pytest.mark.parametrize(
    ("value", "unit", "height"),
    [(900, "US$", 900), (12_400, "US$ thousand", 12.4), (1_500_000, "US$ thousand", 1500), (195e6, "US$ million", 195)],
)
def test_linear_axis_has_the_unit_that_fits(value: int, unit: str, height: float, words: Words) -> None:
    chart = flows(trade(figure("BRA", "imports", 2010, int(value))), words)
    assert (chart.layout.yaxis.title.text, chart.data[0].y) == (unit, (height,))


def test_statements_stand_in_the_middle_of_their_period_as_wide_as_it_is(words: Words) -> None:
    series = trade(figure("BRA", "imports", 2017, 172_000_000))
    about = {"dataset": "statement", "extracted_on": ""}
    said = trade(
        figure("BRA", "imports", 2017, 189_000_000, compiler="Customs", **about),
        figure("BRA", "turnover", 2017, 69_000_000, reporter="BRA", months=("01-01", "06-30"), **about),
        figure("BRA", "turnover", 2018, 70_000_000, reporter="", **about),
    )
    _, imports, turnover = flows(series, words, statements=said).data
    assert (imports.x, imports.y, imports.error_x.array) == ((2017.0,), (189.0,), (0.0,))
    assert turnover.x == pytest.approx((2016.75, 2018), abs=0.01)
    assert turnover.error_x.array == pytest.approx((0.25, 0), abs=0.01)
    assert imports.hovertext[0] == "Stated imports 2017: US$ 189 million<br>According to Customs"
    assert turnover.hovertext[0].endswith("January 2017 to June 2017: US$ 69 million<br>According to Brazil")
    assert turnover.hovertext[1].endswith("2018: US$ 70 million<br>Said in the press")
    rows = pd.concat([series, said])
    assert marks.rows_behind([rows.index], turnover.customdata[1])[1] == [said.index[2]]
    assert len(flows(series, words, statements=said, measure="index").data) == 1


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: "-".join(view.values()))
def test_marks_of_lines_lead_to_the_rows_that_make_them(own: pd.DataFrame, words: Words, view: dict[str, str]) -> None:
    for series, chart in itertools.product(subsets(own).values(), (flows, top_partners)):
        for trace, positions, _ in carried(chart(series, words, whole=own, **view)):
            assert len(marks.rows_behind([series.index], positions)[1]) > 0, trace


def test_sums_are_those_of_the_rows_behind_them(own: pd.DataFrame, words: Words) -> None:
    for series in subsets(own).values():
        for trace, positions, value in carried(flows(series, words, whole=own, scale="log")):
            rows = series.loc[marks.rows_behind([series.index], positions)[1]]
            assert value == pytest.approx(rows["value_usd"].sum(), rel=1e-4)
            assert rows[["home_iso3", "flow", "period_start"]].drop_duplicates().shape[0] == 1, trace.name


def test_bars_are_those_of_the_rows_behind_them(own: pd.DataFrame, words: Words) -> None:
    for series, chart in itertools.product(subsets(own).values(), (ranking, top_by_trade)):
        made = chart(series, words, whole=own)
        units = {"US$": 1, "US$ thousand": 1e3, "US$ million": 1e6}
        for trace, positions, value in carried(made):
            if trace.type == "bar":
                rows = series.loc[marks.rows_behind([series.index], positions)[1]]
                unit = units[made.layout.xaxis.title.text]
                assert value * unit == pytest.approx(rows["value_usd"].sum(), rel=1e-4)
                assert rows["home_iso3"].nunique() == 1


def test_largest_partners_come_first(azerbaijan: pd.DataFrame, words: Words) -> None:
    largest = ["Brazil", "Mexico", "Argentina", "Ecuador", "Jamaica"]
    top = top_partners(azerbaijan, words, whole=azerbaijan)
    assert [line.name for line in top.data] == largest
    assert sorted(label.text.split("> ")[-1] for label in top.layout.annotations) == sorted(largest)
    ranked = ranking(azerbaijan, words, whole=azerbaijan)
    assert "2021" in ranked.layout.title.text
    assert list(ranked.layout.yaxis.categoryarray[:5]) == largest
    exports, imports = ranked.data
    assert (exports.text[0], imports.text[0]) == ("US$ 72.1 million", "US$ 195 million")
    glance = top_by_trade(azerbaijan, words, 3, whole=azerbaijan)
    assert list(glance.layout.yaxis.categoryarray) == largest[:3]
    assert glance.data[-1].text[0].strip() == "US$ 267 million"


def test_names_at_the_ends_of_lines_keep_apart(azerbaijan: pd.DataFrame, words: Words) -> None:
    for scale in ("linear", "log"):
        chart = top_partners(azerbaijan, words, scale=scale, whole=azerbaijan)
        assert len({(label.y, label.yshift) for label in chart.layout.annotations}) == len(chart.data)
    equal = trade(*[figure(partner, "imports", 2010, 5_000_000) for partner in ("ARG", "BRA", "CHL")])
    shifts = sorted(label.yshift for label in top_partners(equal, words).layout.annotations)
    assert min(after - before for before, after in itertools.pairwise(shifts)) >= 15


def test_statements_are_drawn_where_there_is_no_series(words: Words) -> None:
    said = trade(figure("PRY", "turnover", 2017, 5_000_000, dataset="statement", extracted_on=""))
    chart = flows(said[:0], words, statements=said)
    assert [drawn(trace) for trace in chart.data] == [{2017: 5.0}]
    assert chart.layout.title.text.startswith("Azerbaijan’s trade with Paraguay, ")
    assert "1 statement" in chart.layout.meta["alt"]


def test_year_of_a_ranking_can_be_chosen(azerbaijan: pd.DataFrame, words: Words) -> None:
    chart = ranking(azerbaijan, words, 2008)
    assert "2008" in chart.layout.title.text
    assert chart.layout.yaxis.categoryarray[0] == "Chile"


def test_peak_of_one_partner_is_named(azerbaijan: pd.DataFrame, words: Words) -> None:
    named_peak = [label for label in flows(azerbaijan, words).layout.annotations if "Chile" in label.text]
    assert [label.x for label in named_peak] == [2008]


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.__name__)
def test_every_choice_has_title_axes_alt_and_source(chart: Chart, own: pd.DataFrame, words: Words) -> None:
    for name, series in subsets(own).items():
        made = chart(series, words, whole=own)
        layout = made.layout
        assert 0 < len(layout.title.text) <= 120, name
        assert layout.title.subtitle.text
        assert layout.meta["alt"]
        assert layout.xaxis.title.text
        assert bool(layout.meta["source"]) == bool(len(series))
        assert bool(made.data) or name == "nothing"
        assert "$" not in layout.title.text + layout.title.subtitle.text, "two of them would be read as a formula"


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.__name__)
def test_charts_leave_their_arguments_alone(chart: Chart, own: pd.DataFrame, words: Words) -> None:
    before = own.copy(deep=True)
    chart(own, words, whole=own)
    pd.testing.assert_frame_equal(own, before)


def test_charts_of_a_page_are_small(azerbaijan: pd.DataFrame, words: Words) -> None:
    made = [chart(azerbaijan, words, whole=azerbaijan) for chart in (flows, top_partners, ranking)]
    assert sum(len(chart.to_json()) for chart in made) < MOST_BYTES


# Odd figures and older extracts


def spike() -> pd.DataFrame:
    return trade(
        figure("BRA", "imports", 2009, 1_000_000),
        figure("BRA", "imports", 2010, 90_000_000) | {"note": "Outlier: a typing error"},
        figure("BRA", "imports", 2011, 2_000_000),
        figure("CHL", "imports", 2010, 10_000_000),
    )


def test_a_ring_stands_where_an_odd_figure_shapes_a_sum_and_says_why(words: Words) -> None:
    rows = spike()
    chart = flows(rows, words, outliers=outliers.find(rows))
    (ring,) = named(chart, words("odd-mark"))
    assert (ring.x, ring.y, ring.hoverinfo) == ((2010,), (100.0,), "skip")
    # What the pointer finds is drawn last, and no larger than the mark itself.
    said = chart.data[-1]
    assert (said.x, said.y, said.customdata) == ((2010,), (100.0,), ("1",))
    assert said.marker.size <= 5
    (text,) = said.hovertext
    assert all(len(line) <= marks.LINE for line in text.split("<br>")), "a phone has room for each line"
    assert "US$ 90 million, of US$ 100 million" in text.replace("<br>", " ")
    assert "a typing error" in text.replace("<br>", " ")
    assert "over ten times the years before and after" in text.replace("<br>", " ")


def test_a_partner_line_and_a_bar_say_that_a_figure_is_odd(words: Words) -> None:
    rows = spike()
    odd = outliers.find(rows)
    (ring,) = named(top_partners(rows, words, outliers=odd), words("odd-mark"))
    assert (ring.x, ring.y) == ((2010,), (90.0,))
    bars = [text for trace in ranking(rows, words, 2010, outliers=odd).data for text in trace.text]
    assert bars == ["US$ 90 million, an unusual figure", "US$ 10 million"]


def test_older_extracts_are_marks_of_their_own_that_open_the_older_rows(words: Words) -> None:
    rows = trade(
        figure("BRA", "imports", 2010, 9_000_000),
        figure("BRA", "imports", 2010, 6_000_000, dataset="un-comtrade-wits", extracted_on="2017-11"),
        figure("CHL", "imports", 2010, 1_000_000),
    )
    series = trade_measures.own_series(rows)
    older = outliers.superseded(rows, series)
    (marks_,) = named(flows(series, words, older=older), "Imports in older extracts")
    assert (marks_.x, marks_.y, marks_.customdata) == ((2010,), (7.0,), ("2",))
    assert "UN Comtrade by WITS, extract of 2017-11" in marks_.hovertext[0]
    assert not named(flows(series, words, older=older, measure="index"), "Imports in older extracts")


def test_lines_and_bars_are_named_at_their_newest_year(azerbaijan: pd.DataFrame, words: Words) -> None:
    brazil = flows(azerbaijan[azerbaijan["partner_iso3"] == "BRA"], words, whole=azerbaijan)
    for chart in (flows(azerbaijan, words, whole=azerbaijan), brazil):
        at = {name.text.rpartition(" ")[2]: name.y for name in chart.layout.annotations if name.xref == "paper"}
        newest = {trace.name: trace.y[-1] for trace in chart.data}
        assert at == pytest.approx({name: newest[name] for name in ("Balance", "Exports", "Imports")}, abs=20)
        assert not any(trace.showlegend for trace in chart.data)
