"""The pages of sources and of coverage: what they list, what leads on from them, and every way of looking."""

import pytest
from opened import opened

from components.facts import sources, store
from components.views import coverage
from components.views import sources as sources_views
from components.words import language

LOOKS = [("sources", view) for view in sources_views.VIEWS] + [("coverage", view) for view in coverage.VIEWS]
NARROW: dict[str, dict[str, list[str]]] = {
    "all": {},
    "a partner": {"country": ["CUB"]},
    "little": {"country": ["LCA"], "home": ["KAZ"]},
    "nothing": {"country": ["HTI"], "from": ["1979"], "to": ["1980"]},
}


@pytest.mark.parametrize("asked", NARROW)
@pytest.mark.parametrize(("page", "view"), LOOKS)
def test_every_view_opens_for_every_choice(page: str, view: str, asked: str) -> None:
    app = opened(page, {"view": [view], **NARROW[asked]})
    assert not app.exception
    assert not app.error
    assert not app.info or asked == "nothing"


def summary(app) -> str:
    return next(text.value.replace("\\", "") for text in app.header if "Caribbean" in text.value)


def test_the_page_of_sources_begins_with_every_source() -> None:
    assert summary(opened("sources", {})).endswith(f": {len(store.load('sources')):,} sources")


def test_sources_are_those_that_the_rows_on_screen_cite() -> None:
    app = opened("sources", {"country": ["CUB"], "home": ["KAZ"]})
    shown = app.dataframe[0].value
    cited = {
        source
        for name in sources.FACTS
        for row in store.load(name).to_dict("records")
        if {"KAZ", "CUB"} <= {row.get(f"{side}_iso3") for side in ("home", "partner", "sending", "receiving")}
        for source in row["sources"].split(";")
    }
    titles = store.load("sources")["title"]
    assert set(shown["title"]) <= set(titles[titles.index.isin(cited)])
    assert shown["rows"].is_monotonic_decreasing


def test_a_search_narrows_the_sources_and_hostile_text_stays_text() -> None:
    hostile = "<img src=x onerror=alert(1)> ](javascript:alert(1)) :red[x] $x$ **b**"
    app = opened("sources", {"q": [hostile]})
    assert not app.exception
    assert app.text_input(key="q-en").value == hostile[:80]
    said = "".join(text.value for text in app.markdown)
    for markup in ("<img", "](java", ":red[", "$x$", "**b"):
        assert f"“{markup}" not in said
        assert f" {markup}" not in said
    found = opened("sources", {"q": ["AZVISION"], "kind": ["news"]}).dataframe[0].value
    assert 0 < len(found) < len(opened("sources", {"kind": ["news"]}).dataframe[0].value)
    assert not opened("sources", {"q": ["a" * 100_000]}).exception


def test_sources_can_be_narrowed_by_publisher_language_and_year() -> None:
    app = opened("sources", {"publisher": ["Trend"], "language": ["en"], "year": ["2019"]})
    shown = app.dataframe[0].value
    assert set(shown["publisher"]) == {"Trend"}
    assert set(shown["language"]) == {"English"}
    assert set(shown["published_on"].str[:4]) == {"2019"}


def test_the_panel_of_a_source_lists_the_rows_that_cite_it() -> None:
    app = opened("sources", {"row": ["sources:wikipedia-argentina-azerbaijan"]})
    visits = store.load("visits")
    citing = visits.index[visits["sources"].str.split(";").map(lambda ids: "wikipedia-argentina-azerbaijan" in ids)]
    (listed,) = [table.value for table in app.dataframe if table.key == "table-citing-visits"]
    cited = visits.loc[citing]
    assert sorted(zip(listed["visitor"], listed["purpose"], strict=True)) == sorted(
        zip(cited["visitor"], cited["purpose"], strict=True)
    )
    assert any("rows cite this source" in text.value for text in app.markdown)


def test_every_disagreement_is_listed_with_both_values() -> None:
    app = opened("sources", {"view": ["disagreements"], "country": ["MEX"]})
    shown = app.dataframe[0].value
    relations = shown[shown["what"].str.contains("relations established") & (shown["field"] == "Date")]
    assert {*relations["ours"], *relations["other"]} >= {"14 January 1992", "10 February 1992"}


def test_the_panel_of_a_claim_tells_its_row_in_words_and_leads_there() -> None:
    app = opened("sources", {"row": ["claims:aze-mex-1992-relations-established--date-1"]})
    assert not app.exception
    told = str(app.table[0].value.to_numpy().tolist())
    assert "Diplomatic relations established" in told
    assert "10 February 1992" in told
    assert "1992-02-10" not in told
    app.button(key="claim-row").click().run()
    assert "milestones:aze-mex-1992-relations-established" in app.query_params["row"]
    told = "".join(text.value for text in [*app.markdown, *app.caption])
    assert told.count("14 January 1992") == 1
    assert "ours is more precise" in told
    assert "sources differ" in str(app.table[0].value.to_numpy().tolist())


@pytest.mark.parametrize(
    ("page", "chart", "table"),
    [
        ("country", "country-network", "missions"),
        ("sources", "sources-kind", "sources"),
        ("visits", "visits-timeline", ""),
    ],
)
def test_a_button_lists_the_rows_behind_a_chart_and_behind_the_map(page: str, chart: str, table: str) -> None:
    app = opened(page, {"country": ["MEX"]} if page == "visits" else {})
    app.button(key=f"rows-{chart}").click().run()
    assert not app.exception
    (listed,) = [frame.value for frame in app.dataframe if frame.key == f"table-behind-{table or page}"]
    assert any(f"{len(listed):,} rows make this up" in text.value for text in app.caption)


def test_the_panel_of_a_state_names_its_code_and_its_source() -> None:
    app = opened("visits", {"row": ["countries:PER"]})
    assert "PER" in str(app.table[0].value)
    assert any("Natural Earth" in text.value for text in app.markdown)


def test_the_marks_to_beat_open_with_their_source() -> None:
    app = opened("sources", {})
    app.button(key="mark-aiddata-gcdf-2-sources-per-row").click().run()
    assert app.query_params["row"] in (
        "benchmarks:aiddata-gcdf-2-sources-per-row",
        ["benchmarks:aiddata-gcdf-2-sources-per-row"],
    )
    assert any("china\\.aiddata\\.org" in text.value or "china.aiddata.org" in text.value for text in app.markdown)


def test_the_method_tells_the_numbers_and_terms_of_the_data() -> None:
    app = opened("coverage", {"view": ["method"]})
    text = "".join(part.value for part in app.markdown)
    rows = sum(len(store.load(name)) for name in sources.FACTS)
    words = language.words()
    assert words.number(rows) in text
    assert words.number(len(store.load("claims"))) in text
    terms = "".join(str(table.value) for table in app.table)
    assert "UNCTAD" in terms


def test_the_matrix_has_a_twin_in_a_table() -> None:
    app = opened("coverage", {"country": ["BRB"]})
    app.session_state["twin-table"] = True
    app.run()
    assert not app.exception
    (line,) = app.dataframe[0].value.to_dict("records")
    assert line["Partner"] == "Barbados"
    assert line["Visits"] == "1 (2024)"
    assert line["Documents"] == "Nothing found"
    assert line["Trade"].startswith("33 (")


@pytest.mark.parametrize(
    ("page", "country", "expected"),
    [
        ("coverage", ["MEX"], {"aze-mex-2026-11-fataliyev", "aze-2026-11-cop30"}),
        ("coverage", [], {"aze-mex-2026-11-fataliyev", "aze-bra-2026-11-klingl", "aze-2026-11-cop30"}),
        ("country", ["BRA"], {"aze-bra-2026-11-klingl", "aze-2026-11-cop30"}),
        ("country", ["HTI"], {"aze-2026-11-cop30"}),
    ],
)
def test_what_was_looked_for_in_vain_is_listed(page: str, country: list[str], expected: set[str]) -> None:
    app = opened(page, {"country": country})
    app.session_state["folded-searches-searches"] = True
    app.run()
    assert not app.exception
    (listed,) = [frame.value for frame in app.dataframe if "topic" in frame.value.columns]
    assert set(store.load("searches").loc[sorted(expected), "topic"]) <= set(listed["topic"])
    assert set(listed["home_iso3"]) == {"Azerbaijan"}
    partners = {language.words().country(code) for code in country}
    # A column in which no row has anything is left out.
    named = set(listed["partner_iso3"]) if "partner_iso3" in listed else {""}
    assert not country or named <= {*partners, ""}
    assert "Nothing found" in set(listed["outcome"])


def test_what_is_new_is_listed_with_its_feed_and_every_release() -> None:
    app = opened("coverage", {"view": ["new"], "country": ["BRA"], "q": ["minister"]})
    assert not app.exception
    shown = app.dataframe[0].value
    assert set(shown["partner"]) == {"Brazil"}
    assert set(shown["change"]) <= {"Added", "Changed", "Removed"}
    assert any("/data/whats-new.atom?country=BRA&q=minister" in text.value for text in app.markdown)
    assert any("/data/archive/9d35d114.zip" in str(table.value) for table in app.table)


@pytest.mark.parametrize(
    ("version", "said"),
    [("9d35d114", "24 November 2026"), ("00000000", "of which no release is kept"), ("x", "left out")],
)
def test_a_link_of_another_version_says_what_differs(version: str, said: str) -> None:
    app = opened("visits", {"version": [version]})
    assert not app.exception
    assert any(said in one.value for one in app.info)
    assert not opened("visits", {"version": [store.STORE.snapshot().version]}).info


def test_the_view_by_year_speaks_of_trade_alone() -> None:
    said = summary(opened("coverage", {"view": ["trade"]}))
    assert "trade figures" in said
    assert "visits" not in said
