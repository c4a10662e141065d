"""The timeline of a pair and the heads of mission: all that is dated stands there once, and nothing that is not."""

import datetime
import itertools

import pandas as pd
import plotly.graph_objects as go
import pytest
from made import rows

from components.choices import address
from components.choices.filters import Filters
from components.facts import store
from components.figures import marks, profile, timelines
from components.measures import profile as profile_measures
from components.words.language import Words

TODAY = datetime.date(2026, 11, 24)
MOST_BYTES = 100_000
"""Half of what a page may send."""
NAMES = ("milestones", "visits", "agreements", "missions", "envoys")


def frames(homes: tuple[str, ...], partner: str) -> list[pd.DataFrame]:
    chosen = Filters(address.bounds(), address.bounds(), homes, (partner,))
    return [chosen.apply(store.load(name)) for name in NAMES]


def carried(figure: go.Figure) -> list[tuple[str, str]]:
    """Table and address behind each mark that can be picked."""
    return [
        text
        for trace in figure.data
        if trace.hoverinfo != "skip" and trace.name not in ("Sources differ", "Credentials presented")
        for text in trace.customdata
        if text
    ]


@pytest.mark.parametrize("homes", [("AZE",), ("KAZ",), ("AZE", "KAZ")], ids=str)
@pytest.mark.parametrize("partner", ["ARG", "BRA", "CUB", "GRD", "KNA", "LCA"])
def test_everything_dated_is_one_mark_that_leads_to_its_row(homes: tuple[str, ...], partner: str, words: Words) -> None:
    given = frames(homes, partner)
    before = [each.copy() for each in given]
    figure = profile.timeline(given, words, partner, TODAY, store.load("claims"))
    for each, copy in zip(given, before, strict=True):
        pd.testing.assert_frame_equal(each, copy)
    behind = [marks.rows_behind([each.index for each in given], text) for text in carried(figure)]
    dated = {
        "milestones": given[0].index[given[0]["date"].notna()],
        "visits": given[1].index[given[1]["start_date"].notna()],
        "agreements": given[2].index[given[2]["signed_on"].notna()],
        "missions": profile_measures.mission_spans(given[3], TODAY).index,
        "envoys": profile_measures.posting_spans(given[4], TODAY).index,
    }
    expected = sorted((table, address) for table, index in dated.items() for address in index)
    assert sorted((table, *found) for table, found in behind) == expected
    assert figure.layout.meta["alt"]
    assert len(figure.to_json()) < MOST_BYTES


def test_lanes_go_from_ties_to_culture_and_have_room_for_their_names(words: Words) -> None:
    figure = profile.timeline(frames(("AZE",), "BRA"), words, "BRA", TODAY)
    axis = figure.layout.yaxis
    names = [name.replace("<br>", " ") for name in axis.ticktext]
    assert names[:4] == ["Relations", "Azerbaijan in Brazil", "Brazil in Azerbaijan", "Heads of mission of Azerbaijan"]
    assert names.index("Visits to Brazil") < names.index("Documents") < names.index("Culture and sport")
    places = list(axis.tickvals)
    assert all(below - above >= timelines.HIGH_LANE for above, below in itertools.pairwise(places))


def test_a_bar_ends_where_sources_end_and_goes_on_in_dots(words: Words) -> None:
    post = {"sending_iso3": "AZE", "receiving_iso3": "BRA", "title": "Ambassador"}
    told = {"appointed_on": "2012-02-10", "appointed_precision": "day"}
    told |= {"seen_last_on": "2015-03-01", "seen_last_precision": "month"}
    seen = {"seen_first_on": "2023-10-01", "seen_first_precision": "month"}
    seen |= {"seen_last_on": "2025-05-01", "seen_last_precision": "month"}
    seen |= {"credentials_on": "2024-02-20", "credentials_precision": "day"}
    envoys = rows(
        "envoys",
        {"id": "a", "name": "First", **post, **told},
        {"id": "b", "name": "Second", **post, **seen},
        {"id": "c", "name": "Undated", **post},
    )
    figure = profile.heads(envoys, words, TODAY)
    bars = next(trace for trace in figure.data if trace.type == "bar")
    assert list(bars.base) == ["2012-02-10", "2023-10-01"]
    assert [text.partition("<br>")[0] for text in bars.hovertext] == ["<b>First</b>", "<b>Second</b>"]
    first = pd.Timestamp(bars.base[0]) + pd.Timedelta(milliseconds=bars.x[0])
    assert first == pd.Timestamp("2015-03-31")
    dots = next(trace for trace in figure.data if trace.mode == "lines")
    assert dots.x[:2] == ("2015-03-31", "2016-03-30")
    assert len(dots.x) == 6
    diamonds = next(trace for trace in figure.data if trace.name == words("postings-credentials"))
    assert (diamonds.x, diamonds.customdata) == (("2024-02-20",), ("1",))
    assert "1 without a date" in figure.layout.title.subtitle.text


def test_many_postings_share_the_lane_of_their_post(words: Words) -> None:
    figure = profile.heads(store.load("envoys"), words, TODAY)
    names = [name.replace("<br>", " ") for name in figure.layout.yaxis.ticktext]
    assert "Azerbaijan in Brazil" in names
    assert "Azerbaijan in CARICOM" in names
    homes = [name.startswith(("Azerbaijan", "Kazakhstan")) for name in names]
    assert homes == sorted(homes, reverse=True)
    assert len(figure.to_json()) < MOST_BYTES
    assert timelines.LABEL < profile.NAME


@pytest.mark.parametrize("partner", ["ARG", "BRA", "CUB", "MEX"])
def test_the_timeline_of_a_pair_is_no_more_to_send_than_the_page_has_room_for(partner: str, words: Words) -> None:
    for homes in (("AZE",), ("KAZ",), ("AZE", "KAZ")):
        drawn = profile.timeline(frames(homes, partner), words, partner, TODAY, store.load("claims"))
        assert len(drawn.to_json()) < MOST_BYTES, homes
