"""Charts over time and of counts: what is drawn is what is known, once each, and leads back to its rows."""

import datetime
import functools
import html
import itertools
from collections import Counter
from collections.abc import Callable

import made
import pandas as pd
import plotly.graph_objects as go
import plotly.io as pio
import pytest

from components.facts import dates, schema, store
from components.figures import marks, profile, relations, style, timeline_rows, timelines, visits
from components.measures import counts as counts_measures
from components.words.language import Words

TODAY = datetime.date(2026, 11, 24)
Draw = Callable[[pd.DataFrame, Words], go.Figure]
FIGURES: list[tuple[Draw, str]] = [
    (visits.timeline, "visits"),
    (visits.per_year, "visits"),
    (visits.top_by_visits, "visits"),
    (relations.events, "milestones"),
    (functools.partial(relations.events, by="country"), "milestones"),
    (relations.agreements, "agreements"),
    (relations.documents, "agreements"),
    (functools.partial(profile.heads, today=TODAY), "envoys"),
]
TIMELINES = [
    (visits.timeline, "visits"),
    (relations.events, "milestones"),
    (functools.partial(relations.events, by="country"), "milestones"),
    (relations.documents, "agreements"),
]
DAY = pd.Timedelta(days=1)
MOST_BYTES = 130_000


def visit(name: str, start: str = "2012-03-09", **cells: str) -> dict[str, str]:
    usual = {"date_precision": "day", "date_basis": "event", "home_iso3": "AZE", "partner_iso3": "BRA"}
    held = {"direction": "to_partner", "level": "minister", "status": "held", "visitor": name.title(), "city": "Recife"}
    return {"id": name, "start_date": start, **usual, **held, **cells}


def event(name: str, date: str = "2012-03-09", **cells: str) -> dict[str, str]:
    usual = {"date_precision": "day", "date_basis": "event", "home_iso3": "AZE", "partner_iso3": "BRA"}
    return {"id": name, "date": date, **usual, "kind": "culture", "title": name.title(), **cells}


VISITS = made.rows(
    "visits",
    visit("exact"),
    visit("month", "2012-03-01", date_precision="month", date_basis="report"),
    visit("year", "2012-01-01", date_precision="year", date_basis="inferred", level="speaker"),
    visit("long", "2013-05-01", end_date="2013-06-20", direction="to_home", city="Baku"),
    visit("planned", "2014-01-02", status="announced"),
    visit("undated", "", date_precision="", date_basis=""),
    visit("met", "2014-09-20", direction="third_place", host_iso3="USA", city="New York", partner_iso3="CUB"),
    visit("nowhere", "2014-09-21", direction="third_place", city="", partner_iso3="CUB"),
    visit("called", "2020-04-05", direction="virtual", city="", partner_iso3="CUB"),
)


def drawn(figure: go.Figure) -> dict[str, dict]:
    """Every point of the symbols of a figure, by the position that it carries."""
    points = {}
    for trace in figure.data:
        if trace.type == "scatter" and trace.mode == "markers":
            for at, carried in enumerate(trace.customdata):
                if trace.x[at] is not None:
                    point = {"trace": trace, "x": trace.x[at], "y": trace.y[at], "symbol": trace.marker.symbol[at]}
                    head, _, told = trace.hovertext[at].removeprefix("<b>").partition("</b><br>")
                    points[carried] = point | {"head": head, "told": told}
    return points


def bands(figure: go.Figure) -> set[tuple[pd.Timestamp, pd.Timestamp, float]]:
    """The first day, the last day and the height of every band."""
    trace = next(trace for trace in figure.data if trace.type == "bar")
    return {
        (pd.Timestamp(first), pd.Timestamp(first) + pd.Timedelta(milliseconds=length), y)
        for first, length, y in zip(trace.base, trace.x, trace.y, strict=True)
    }


def carried(figure: go.Figure) -> Counter[str]:
    """How often each position is carried by a mark that can be picked."""
    texts = [text for trace in figure.data if trace.hoverinfo != "skip" for text in trace.customdata]
    return Counter(position for text in texts for position in text.split())


def sent(figure: go.Figure) -> int:
    """The bytes of a figure as a page sends it: its title and what is said of it are text of the page."""
    return len(pio.to_json(go.Figure(figure).update_layout(title=None, meta=None), validate=False).encode())


@pytest.mark.parametrize(("draw", "table"), TIMELINES)
def test_every_dated_row_is_one_mark_on_the_days_that_it_may_cover(draw: Draw, table: str, words: Words) -> None:
    rows = store.load(table)
    figure = draw(rows, words)
    spans = dates.spans(rows)
    points = drawn(figure)
    assert set(points) == set(marks.positions(rows)[spans["first"].notna()])
    assert set(carried(figure).values()) == {1}
    wide = bands(figure)
    for at, (first, last) in enumerate(spans.itertuples(index=False)):
        if pd.notna(first):
            point = points[str(at)]
            middle = pd.Timestamp(point["x"])
            assert abs(middle - (first + (last - first) / 2)) < DAY
            assert ((first, last, point["y"]) in wide) == (last - first > 20 * DAY)


def test_vague_dates_are_as_wide_as_they_are(words: Words) -> None:
    points = drawn(visits.timeline(VISITS, words))
    assert {
        (first.date().isoformat(), last.date().isoformat()) for first, last, _ in bands(visits.timeline(VISITS, words))
    } == {
        ("2012-03-01", "2012-03-31"),
        ("2012-01-01", "2012-12-31"),
        ("2013-05-01", "2013-06-20"),
    }
    assert points["0"]["x"] == "2012-03-09"
    assert points["1"]["x"] == "2012-03-16"
    assert points["2"]["x"] == "2012-07-01"


def test_what_is_known_of_a_date_is_drawn_and_said(words: Words) -> None:
    points = drawn(visits.timeline(VISITS, words))
    up = visits.SYMBOLS["to_partner"]
    assert [points[at]["symbol"] for at in "0124"] == [
        up,
        up + timeline_rows.OPEN,
        up + timeline_rows.OPEN,
        up + timeline_rows.OPEN_WITH_DOT,
    ]
    assert "9 Mar 2012" in points["0"]["told"]
    assert "reported in March 2012" in points["1"]["told"]
    assert "2012, inferred" in points["2"]["told"]
    assert "51 days" in points["3"]["told"]
    assert "announced for 2 Jan 2014" in points["4"]["told"]


def test_a_disputed_date_is_a_line_from_the_earliest_to_the_latest_date_given(words: Words) -> None:
    said = {"table": "milestones", "row_id": "opened", "field": "date"}
    claims = made.rows(
        "claims",
        {"id": "one", **said, "value": "2006-01-01", "precision": "year"},
        {"id": "two", **said, "value": "2009-11-01", "precision": "month"},
        {"id": "other", **said, "field": "title", "value": "Something else"},
    )
    milestones = made.rows(
        "milestones", event("opened", "2007-01-01", date_precision="year"), event("agreed"), event("met", "2010-01-01")
    )
    figure = relations.events(milestones, words, claims)
    (line,) = (trace for trace in figure.data if trace.name == "Sources differ")
    assert line.x == ("2006-01-01", "2009-11-30", None)
    assert line.customdata == ("0", "0", "0")
    marks_of = {point["head"]: point for point in drawn(figure).values()}
    assert "Other sources: 2006 and November 2009" in marks_of["Opened"]["told"]
    assert "Other sources" not in marks_of["Agreed"]["told"]
    assert pd.Timestamp(figure.layout.xaxis.range[0]) < pd.Timestamp("2006-01-01")
    assert not any(trace.name == "Sources differ" for trace in relations.events(milestones[1:], words, claims).data)


def test_direction_is_a_symbol_and_words(words: Words) -> None:
    points = drawn(visits.timeline(VISITS, words))
    assert [points[at]["symbol"] for at in "0367"] == [
        visits.SYMBOLS[way] for way in ("to_partner", "to_home", *["third_place"] * 2)
    ]
    assert "to Recife" in points["0"]["told"]
    assert "to Baku" in points["3"]["told"]
    assert "in New York" in points["6"]["told"]
    assert "in a third place" in points["7"]["told"]
    assert "by video or telephone" in points["8"]["told"]


def test_with_two_homes_the_hover_says_which(words: Words) -> None:
    both = made.rows(
        "visits",
        visit("one"),
        visit("two", home_iso3="KAZ"),
        visit("three", direction="to_home", city="", home_iso3="KAZ"),
    )
    points = drawn(visits.timeline(both, words))
    assert "Azerbaijan to Recife" in points["0"]["told"]
    assert "Kazakhstan to Recife" in points["1"]["told"]
    assert "to Kazakhstan" in points["2"]["told"]
    assert "Azerbaijan" not in drawn(visits.timeline(both.iloc[[0]], words))["0"]["told"]
    held = made.rows("milestones", event("one"), event("two", home_iso3="KAZ"))
    assert "Kazakhstan and Brazil" in drawn(relations.events(held, words))["1"]["told"]


def test_undated_rows_are_counted_and_not_placed(words: Words) -> None:
    figure = visits.timeline(VISITS, words)
    assert str(VISITS.index.get_loc("undated")) not in drawn(figure)
    assert "1 without a date" in figure.layout.title.subtitle.text
    assert "without a date" not in visits.timeline(VISITS.drop("undated"), words).layout.title.subtitle.text
    assert "1 without a date" in visits.per_year(VISITS, words).layout.title.subtitle.text
    assert sum(carried(visits.per_year(VISITS, words)).values()) == len(VISITS) - 1
    only = visits.timeline(VISITS.loc[["undated"]], words)
    assert not drawn(only)
    assert only.layout.yaxis.ticktext == ("Brazil",)


def test_the_partner_with_the_most_visits_is_on_top(words: Words) -> None:
    figure = visits.timeline(VISITS, words)
    assert figure.layout.yaxis.ticktext == ("Brazil", "Cuba")
    assert figure.layout.yaxis.range[0] > figure.layout.yaxis.tickvals[1] > figure.layout.yaxis.tickvals[0]


def test_marks_of_the_same_time_stand_apart(words: Words) -> None:
    crowd = made.rows("visits", *(visit(f"visit-{at}") for at in range(7)), visit("far", "2020-01-01"))
    spans = timeline_rows.points(crowd, words, lane="BRA", group="")
    laid = timelines.arrange(spans.assign(earliest=pd.NaT, latest=pd.NaT), ["BRA"])
    assert laid.marks["y"][:7].nunique() == 7
    assert laid.marks["y"].iloc[7] == laid.centres["BRA"]
    assert laid.depth == timelines.LANE + 6 * timelines.ROW
    assert laid.marks["y"].between(0, laid.depth).all()
    again = timelines.arrange(spans.assign(earliest=pd.NaT, latest=pd.NaT), ["BRA"])
    pd.testing.assert_frame_equal(again.marks, laid.marks)


@pytest.mark.parametrize(("draw", "table"), TIMELINES)
def test_no_two_marks_share_a_place_and_lanes_do_not_run_into_each_other(draw: Draw, table: str, words: Words) -> None:
    figure = draw(store.load(table), words)
    places = Counter((point["x"], point["y"]) for point in drawn(figure).values())
    assert max(places.values()) == 1
    centres = figure.layout.yaxis.tickvals
    assert min(after - before for before, after in itertools.pairwise(centres)) >= timelines.LANE
    assert figure.layout.height >= len(centres) * timelines.LANE


def test_only_time_can_be_zoomed(words: Words) -> None:
    layout = visits.timeline(VISITS, words).layout
    assert layout.yaxis.fixedrange
    assert not layout.xaxis.fixedrange
    assert not layout.xaxis.rangeslider.visible


def test_a_regional_body_has_a_symbol_and_a_name(words: Words) -> None:
    rows = made.rows("milestones", event("state"), event("body", partner_iso3="", body="CARICOM", date_basis="report"))
    points = drawn(relations.events(rows, words))
    assert [points[at]["symbol"] for at in "01"] == [relations.STATE, relations.BODY + timeline_rows.OPEN]
    assert points["1"]["told"] == "Culture<br>reported on 9 Mar 2012, CARICOM"


def test_every_kind_has_a_lane_and_a_colour() -> None:
    kinds = [kind for group in counts_measures.EVENT_GROUPS.values() for kind in group]
    assert sorted(kinds) == sorted(schema.table("milestones").field("kind").enum)
    assert counts_measures.EVENT_GROUPS.keys() == style.EVENT_GROUPS.keys()
    assert set(relations.STATUSES) == set(schema.table("agreements").field("status").enum)
    assert set(visits.SYMBOLS) == set(schema.table("visits").field("direction").enum)
    assert set(counts_measures.WAYS) == set(visits.SYMBOLS)
    assert set(counts_measures.WAYS.values()) == set(style.WAYS)


def test_visits_of_a_year_are_stacked_by_rank(words: Words) -> None:
    figure = visits.per_year(VISITS, words)
    stacked = {trace.name: dict(zip(trace.x, trace.customdata, strict=True)) for trace in figure.data}
    assert stacked == {
        "Parliament": {2012: "2"},
        "Minister or deputy minister": {2012: "0 1", 2013: "3", 2014: "4 6 7", 2020: "8"},
    }
    assert figure.data[1].hovertext[0] == "2012: 2 visits by other ministers or deputy ministers"


def test_top_partners_count_undated_visits_too(words: Words) -> None:
    figure = visits.top_by_visits(VISITS, words, count=1)
    assert figure.layout.yaxis.ticktext == ("Brazil",)
    assert {trace.name: trace.x for trace in figure.data} == {
        "To the partner": (5,),
        "To Azerbaijan or Kazakhstan": (1,),
    }
    assert carried(figure).total() == 6


def test_a_document_leads_to_the_days_of_its_approval_and_of_its_entry_into_force(words: Words) -> None:
    usual = {"home_iso3": "AZE", "partner_iso3": "BRA", "field": "visa", "kind": "agreement", "status": "in_force"}
    signed = {"signed_on": "2012-03-09", "date_precision": "day", "date_basis": "event"}
    approved = {"home_approved_on": "2013-02-01", "home_approved_precision": "day"}
    approved |= {"partner_approved_on": "2014-01-01", "partner_approved_precision": "year"}
    in_force = {"in_force_on": "2015-05-01", "in_force_precision": "month"}
    rows = made.rows(
        "agreements",
        {"id": "a", "title": "First", **usual, **signed, **approved, **in_force},
        {"id": "b", "title": "Second", **usual, **signed, "signed_on": "2014-06-01", "date_basis": "report"},
        {"id": "c", "title": "Third", **usual, **approved},
    )
    figure = relations.documents(rows, words)
    points = drawn(figure)
    assert [points[at]["symbol"] for at in "01"] == [0, timeline_rows.OPEN]
    assert "reported on 1 Jun 2014" in points["1"]["told"]
    for line in (
        "Approved by Azerbaijan: 1 February 2013",
        "Approved by the partner: 2014",
        "In force since: May 2015",
    ):
        assert line in points["0"]["told"].replace("<br>2013", " 2013")
    lines = {trace.name: trace for trace in figure.data if trace.mode == "lines+markers"}
    approvals, forces = lines[words("documents-approved")], lines[words("heading-in_force_on")]
    assert approvals.x == ("2013-02-01", "2012-03-09", None, "2014-07-02", "2012-03-09", None)
    assert forces.x == ("2015-05-16", "2012-03-09", None)
    assert {*approvals.y, *forces.y} == {points["0"]["y"]} != {points["1"]["y"]}
    assert all(trace.customdata is None for trace in lines.values())


def test_documents_are_sorted_by_field_and_stacked_by_status(words: Words) -> None:
    def document(name: str, field: str, status: str) -> dict[str, str]:
        return {"id": name, "field": field, "status": status}

    rows = made.rows(
        "agreements", document("a", "visa", "draft"), document("b", "trade", "signed"), document("c", "visa", "signed")
    )
    figure = relations.agreements(rows, words)
    assert figure.layout.yaxis.ticktext == ("Visas", "Trade")
    assert [(trace.name, dict(zip(trace.y, trace.customdata, strict=True))) for trace in figure.data] == [
        ("Signed", {1: "1", 0: "2"}),
        ("Draft", {0: "0"}),
    ]
    assert figure.data[1].hovertext == ("Visas: 1 document, draft",)


@pytest.mark.parametrize(("draw", "table"), FIGURES)
@pytest.mark.parametrize("count", [None, 40, 1, 0])
def test_any_rows_make_a_figure_that_leads_back_and_leaves_them_alone(
    draw: Draw, table: str, count: int | None, words: Words
) -> None:
    rows = store.load(table).iloc[:count]
    before = rows.copy()
    figure = draw(rows, words)
    pd.testing.assert_frame_equal(rows, before)
    for position in carried(figure):
        assert marks.rows_behind([rows.index], position)[1] == [rows.index[int(position)]]
    assert figure.layout.meta["alt"]
    assert figure.layout.meta["source"]
    assert 0 < len(figure.layout.title.text) <= 120
    assert figure.layout.xaxis.range is not None or figure.layout.xaxis.type != "date"
    pio.from_json(pio.to_json(figure))


def test_bars_carry_every_row_once(words: Words) -> None:
    for draw, table in ((visits.top_by_visits, "visits"), (relations.agreements, "agreements")):
        rows = store.load(table)
        counts = carried(draw(rows, words, 99) if draw is visits.top_by_visits else draw(rows, words))
        assert set(counts) == set(marks.positions(rows))
        assert set(counts.values()) == {1}


def test_no_hover_text_is_cut_however_many_marks_there_are(words: Words) -> None:
    def plain(text: str) -> str:
        # Lines may be broken after a hyphen as well as at a space.
        return html.unescape(text.replace("<br>", "")).replace(" ", "")

    visited = store.load("visits")
    points = drawn(visits.timeline(visited, words))
    for at, visit in enumerate(visited.itertuples()):
        if str(at) in points:
            assert plain(points[str(at)]["head"]) == plain(visit.visitor)
            assert plain(points[str(at)]["told"]).startswith(plain(visit.visitor_role))
            assert plain(points[str(at)]["told"]).endswith(plain(visit.purpose))
    for draw, table in ((relations.events, "milestones"), (relations.documents, "agreements")):
        titles = {plain(point["head"]) for point in drawn(draw(store.load(table), words)).values()}
        assert titles <= set(map(plain, store.load(table)["title"]))


@pytest.mark.parametrize(("draw", "table"), FIGURES)
def test_the_longest_figures_are_small_enough_to_send(draw: Draw, table: str, words: Words) -> None:
    """All events of both homes, some six hundred, are the most that one figure has to hold."""
    assert sent(draw(store.load(table), words)) <= MOST_BYTES


def test_hover_text_is_broken_into_lines_and_shown_as_it_stands() -> None:
    long = "word " * 30
    assert all(len(line) <= marks.LINE for line in marks.lines(long).split("<br>"))
    assert marks.lines(long).replace("<br>", " ") == long.strip()
    assert marks.text("A <b>", "", "c & d") == "<b>A &lt;b&gt;</b><br>c &amp; d"


def test_ranks_have_the_order_of_the_legend(words: Words) -> None:
    figure = visits.timeline(store.load("visits"), words)
    names = [trace.name for trace in figure.data if trace.type == "scatter"]
    assert names == [words(f"visits-rank-{rank}") for rank in counts_measures.RANKS]
