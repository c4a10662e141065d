"""Charts of sources and of coverage: every row is in one mark, and where nothing was found the chart says so."""

from collections import Counter

import made
import pandas as pd
import plotly.graph_objects as go
import plotly.io as pio
import pytest

from components.choices import filters
from components.facts import store
from components.figures import bars
from components.figures import sources as sources_figures
from components.measures import sources as sources_measures
from components.words.language import Words

HOMES = ("AZE", "KAZ")
SOURCES = made.rows(
    "sources",
    {"id": "a", "title": "A", "kind": "news", "language": "en", "published_on": "2012-03-09"},
    {"id": "b", "title": "B", "kind": "news", "language": "en", "published_on": "2014"},
    {"id": "c", "title": "C", "kind": "government", "language": "es", "published_on": "2014-05"},
    {"id": "d", "title": "D", "kind": "academic", "language": "pt"},
)
VISITS = made.rows(
    "visits",
    {"id": "one", "home_iso3": "AZE", "partner_iso3": "BRA", "start_date": "2012-03-09", "sources": "a;c"},
    {"id": "two", "home_iso3": "AZE", "partner_iso3": "BRA", "start_date": "2019-03-09", "sources": "a"},
    {"id": "undated", "home_iso3": "AZE", "partner_iso3": "CUB", "sources": "a"},
)
MILESTONES = made.rows(
    "milestones",
    {"id": "body", "home_iso3": "AZE", "partner_iso3": "", "body": "CARICOM", "date": "2013-01-01", "sources": "d"},
)
CLAIMS = made.rows(
    "claims",
    {"id": "c1", "table": "visits", "row_id": "one", "field": "city", "value": "x", "sources": "a"},
    {"id": "c2", "table": "visits", "row_id": "two", "field": "city", "value": "y", "sources": "a"},
    {"id": "c3", "table": "milestones", "row_id": "body", "field": "title", "value": "z", "sources": "a"},
)
SCOPE = {"homes": "Azerbaijan", "partners": "Brazil", "when": ", 2012"}
FOUND = sources_measures.coverage_rows([VISITS, MILESTONES], HOMES)
TABLES = {"visits": VISITS, "milestones": MILESTONES}


def described() -> pd.DataFrame:
    counts = pd.DataFrame({"visits": 1, "rows": 1}, index=SOURCES.index)
    return sources_measures.with_citations(SOURCES, counts)


def carried(figure: go.Figure) -> Counter[int]:
    """How often each position is carried by a mark that can be picked."""
    texts = [text for trace in figure.data if trace.hoverinfo != "skip" for text in trace.customdata]
    return Counter(int(position) for text in texts for position in text.split())


def told(figure: go.Figure) -> dict[str, list[int]]:
    """What each mark tells, and the positions that it carries."""
    return {
        said: [int(at) for at in text.split()]
        for trace in figure.data
        if trace.hoverinfo != "skip"
        for said, text in zip(trace.hovertext, trace.customdata, strict=True)
    }


def drawn(words: Words) -> dict[str, tuple[go.Figure, pd.DataFrame]]:
    """Every figure of the made rows, each with the frame that its marks carry positions of."""
    listed = described()
    claims = filters.claims_with_sides(CLAIMS, TABLES, HOMES)
    supported = sources_measures.support([VISITS, MILESTONES], SOURCES)
    benchmarks = store.load("benchmarks")
    partners = ["BRA", "CUB", "HTI", ""]
    return {
        "kind": (sources_figures.by_kind(listed, words, SCOPE), listed),
        "year": (sources_figures.by_year(listed, words, SCOPE), listed),
        "support": (sources_figures.support(FOUND, words, supported, benchmarks, "sources_per_row", SCOPE), FOUND),
        "claims": (sources_figures.disagreements(claims, words, ["visits", "milestones"], SCOPE), claims),
        "coverage": (sources_figures.by_table(FOUND, words, "AZE", partners, ["visits", "milestones"]), FOUND),
        "newest": (
            sources_figures.by_table(FOUND, words, "AZE", partners, ["visits", "milestones"], show="newest"),
            FOUND,
        ),
    }


def test_every_row_is_in_exactly_one_mark(words: Words) -> None:
    for name, (figure, rows) in drawn(words).items():
        assert carried(figure) == Counter(range(len(rows))), name


def test_every_figure_has_a_title_an_alternative_and_a_source_and_leaves_its_rows_alone(words: Words) -> None:
    before = FOUND.copy()
    for name, (figure, _) in drawn(words).items():
        assert figure.layout.title.text, name
        assert len(figure.layout.meta["alt"]) > 10, name
        assert figure.layout.meta["source"], name
        assert pio.to_json(figure), name
    pd.testing.assert_frame_equal(FOUND, before)


def test_sources_without_a_date_stand_apart(words: Words) -> None:
    said = told(sources_figures.by_year(described(), words, SCOPE))
    assert {text for text in said if text.startswith("No date")} == {"No date, Academic: 1 source"}
    assert "2014, News: 1 source" in said
    assert "2014, Government: 1 source" in said


def test_support_stands_beside_the_marks_to_beat(words: Words) -> None:
    figure, _ = drawn(words)["support"]
    (bars,) = figure.data
    assert dict(zip(bars.text, bars.x, strict=True)) == {"1.33": 1.3333, "1.00": 1.0}
    (line,) = figure.layout.shapes
    benchmark = store.load("benchmarks").set_index("measure").at["sources_per_row", "value"]
    assert line.x0 == line.x1 == benchmark
    assert "AidData: 6.8" in figure.layout.annotations[0].text
    assert figure.layout.xaxis.range[1] > benchmark


def test_a_cell_says_how_many_rows_and_of_which_years(words: Words) -> None:
    figure, rows = drawn(words)["coverage"]
    said = told(figure)
    assert marks_of(rows, said["Brazil: 2 visits, 2012–2019"]) == {"visits:one", "visits:two"}
    assert marks_of(rows, said["Cuba: 1 visit, without a date"]) == {"visits:undated"}
    assert marks_of(rows, said["Regional bodies: 1 event, 2013"]) == {"milestones:body"}


def marks_of(rows: pd.DataFrame, positions: list[int]) -> set[str]:
    return set(rows.index[positions])


@pytest.mark.parametrize("name", ["coverage", "newest"])
def test_where_nothing_was_found_the_cell_says_so(words: Words, name: str) -> None:
    figure, _ = drawn(words)[name]
    nothing = next(trace for trace in figure.data if trace.name == "Nothing found")
    assert nothing.hoverinfo == "skip"
    # Of four partners and two tables, three cells have rows.
    assert len(nothing.y) == 5
    texts = [text for trace in figure.data for text in trace.text]
    assert texts.count("nothing<br>found") == 5
    assert not {"0", ""} & set(texts)


def test_a_cell_can_show_the_newest_year(words: Words) -> None:
    figure, _ = drawn(words)["newest"]
    texts = {text for trace in figure.data for text in trace.text}
    assert texts == {"2019", "no date", "2013", "nothing<br>found"}


def test_years_without_a_figure_are_spans_of_nothing(words: Words) -> None:
    rows = FOUND[FOUND["partner_iso3"] == "BRA"]
    figure = sources_figures.trade_years(rows, words, "AZE", ["BRA", "HTI"], (2010, 2020))
    assert carried(figure) == Counter(range(len(rows)))
    nothing = next(trace for trace in figure.data if trace.name == "Nothing found")
    spans = [
        (row, round(base + 0.5), round(length))
        for row, base, length in zip(nothing.y, nothing.base, nothing.x, strict=True)
    ]
    assert spans == [(0, 2010, 2), (0, 2013, 6), (0, 2020, 1), (1, 2010, 11)]


@pytest.mark.parametrize(("count", "deep"), [(1, 0), (2, 1), (4, 1), (5, 2), (19, 2), (20, 3), (100, 4), (9999, 4)])
def test_a_cell_is_as_deep_as_the_step_that_its_count_reaches(count: int, deep: int, words: Words) -> None:
    cell = {"partner_iso3": ["BRA"], "column": 0, "value": count, "label": "", "text": "", "positions": "0"}
    figure, empty = bars.matrix(pd.DataFrame(cell), ["BRA"], [0], {}, words, least=sources_figures.LEAST)
    assert [len(trace.y) for trace in figure.data] == [int(at == deep) for at in range(5)] + [0]
    assert empty == 0


def test_the_steps_say_what_they_hold(words: Words) -> None:
    assert bars.steps(sources_figures.LEAST, words) == ["1", "2–4", "5–19", "20–99", "100 or more"]


def test_disagreements_are_counted_by_partner_and_table(words: Words) -> None:
    figure, rows = drawn(words)["claims"]
    said = told(figure)
    assert marks_of(rows, said["Brazil, Visits and meetings: 2 disagreements"]) == {"c1", "c2"}
    assert marks_of(rows, said["Regional bodies, Events: 1 disagreement"]) == {"c3"}


def test_without_rows_the_charts_are_empty_and_whole(words: Words) -> None:
    none = described().iloc[:0]
    empty = FOUND.iloc[:0]
    claims = filters.claims_with_sides(CLAIMS, TABLES, HOMES).iloc[:0]
    for figure in (
        sources_figures.by_kind(none, words, SCOPE),
        sources_figures.by_year(none, words, SCOPE),
        sources_figures.disagreements(claims, words, ["visits"], SCOPE),
        sources_figures.by_table(empty, words, "AZE", ["HTI"], ["visits"]),
        sources_figures.trade_years(empty, words, "AZE", ["HTI"], (2000, 2001)),
    ):
        assert not carried(figure)
        assert figure.layout.meta["alt"]
