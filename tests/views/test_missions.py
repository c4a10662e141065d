"""What stands beside the map: its day in words, and the heads of mission of its day."""

import datetime

from opened import opened

from components.facts import store
from components.views import missions as missions_views
from components.words.language import Words


def test_the_heads_of_a_day_have_their_first_and_their_last_known_date() -> None:
    heads = opened("embassies", {"as_of": ["2014"]}).dataframe[0].value.set_index("name")
    assert heads.loc["Carlos Dante Riva", ["since", "until", "certain"]].tolist() == [
        "appointed 2012-02-18",
        "last seen 2014-04",
        "Perhaps",
    ]
    assert heads.loc["Assad José Jater Peña", "until"] == "until 2016-01"


def test_whether_heads_are_in_office_is_said_only_where_it_differs() -> None:
    assert "certain" in opened("embassies", {"as_of": ["2014"]}).dataframe[0].value
    heads = opened("embassies", {"as_of": ["2014"], "country": ["ARG"]}).dataframe[0].value
    assert len(heads) > 1
    assert "certain" not in heads


def test_all_heads_of_a_day_stand_in_one_list() -> None:
    app = opened("embassies", {"as_of": ["2014"], "home": ["AZE", "KAZ"]})
    heads = app.dataframe[0].value
    assert len(heads) > 12
    assert not heads.duplicated(["name", "post"]).any()


def told(query: dict[str, list[str]]) -> str:
    return "\n".join(text.value for text in opened("embassies", query).markdown)


def test_the_embassies_of_a_day_are_told_by_name_and_year() -> None:
    text = told({"as_of": ["2014"]})
    assert "31 December 2014" in text
    assert "| Missions | **6** | **5** |" in text
    assert "**In Baku:** Cuba since 2007\\, Brazil since 2009\\, Argentina since 2012\\, Colombia since 2014" in text
    assert "Mexico since 2007" in text.partition("embassies:**")[2]
    assert "Uruguay since 2014 \\(diplomatic office\\)" in text


def test_each_home_has_the_missions_of_its_own(words: Words) -> None:
    both = missions_views.open_missions(store.load("missions"), words, datetime.date(2026, 11, 24), "KAZ")
    missions = store.load("missions")
    own = missions[(missions["sending_iso3"] == "KAZ") | (missions["receiving_iso3"] == "KAZ")]
    assert both == missions_views.open_missions(own, words, datetime.date(2026, 11, 24), "KAZ")
    assert len(both[0]) == len(both[1]) == 3


def test_accreditations_without_a_date_are_not_passed_over_in_silence() -> None:
    assert "accreditations are not dated" in told({"as_of": ["2015"]})


def test_what_changed_is_told_in_words(words: Words) -> None:
    first, last = datetime.date(1991, 1, 1), datetime.date(2026, 11, 24)
    changes = missions_views.year_changes(store.load("missions"), words, first, last)
    sentences = {row: text for text, row in changes if row}
    assert sentences["aze-in-col-bogota-embassy"] == "Azerbaijan opens in Bogotá"
    assert sentences["mex-in-aze-baku-embassy"] == "Mexico opens in Baku (1 October 2014)"
    closed = [text for text, row in changes if row == "cri-in-aze-baku-embassy"]
    assert closed == ["Costa Rica opens in Baku (August 2017)", "Costa Rica closes in Baku"]
    assert "cub-in-kaz-astana-embassy" not in sentences
    assert any(not row for _, row in changes)


def test_only_what_is_known_up_to_the_day_has_changed() -> None:
    before, after = told({"as_of": ["2014-06-15"]}), told({"as_of": ["2014"]})
    assert "15 June 2014" in before
    app = opened("embassies", {"as_of": ["2014-06-15"]})
    assert not any("Mexico opens" in button.label for button in app.button)
    assert any("Mexico opens" in button.label for button in opened("embassies", {"as_of": ["2014"]}).button)
    assert "31 December 2014" in after
