"""The map through time: each control gives the day that it names, and play shows every year to the end."""

import datetime
from typing import Any

import pytest
from opened import opened
from streamlit.testing.v1 import AppTest

from components.views import mission_years

KEY = "embassies-network"


def day(app: AppTest) -> str:
    return next(text.value.removeprefix("### ") for text in app.markdown if text.value.startswith("### "))


def as_of(app: AppTest) -> str:
    given: Any = app.query_params.get("as_of", "")
    return str(given[0] if isinstance(given, list) and given else given)


def typed(app: AppTest, text: str) -> AppTest:
    return app.text_input(key=f"{KEY}-date-en").set_value(text).run()


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("2015", "2015", "31 December 2015"),
        ("2014-06-15", "2014-06-15", "15 June 2014"),
        ("12/31/2015", "2015", "31 December 2015"),
        (" 6/15/2014 ", "2014-06-15", "15 June 2014"),
    ],
)
def test_a_day_can_be_typed_as_people_write_it(text: str, code: str, said: str) -> None:
    app = typed(opened("embassies", {"as_of": ["2005"]}), text)
    assert (as_of(app), day(app)) == (code, said)


@pytest.mark.parametrize("text", ["next week", "1980", "2914", "2015-02-30", "", "<b>2015"])
def test_what_is_no_day_changes_nothing_and_is_told(text: str) -> None:
    app = typed(opened("embassies", {"as_of": ["2005"]}), text)
    assert (as_of(app), day(app)) == ("2005", "31 December 2005")
    assert len(app.toast) == bool(text)
    assert app.text_input(key=f"{KEY}-date-en").value == "2005-12-31"


def test_steps_go_to_the_ends_of_years() -> None:
    app = opened("embassies", {"as_of": ["2014-06-15"]})
    app.button(key=f"{KEY}-on").click().run()
    assert as_of(app) == "2014"
    app.button(key=f"{KEY}-on").click().run()
    assert as_of(app) == "2015"
    app.button(key=f"{KEY}-back").click().run()
    app.button(key=f"{KEY}-back").click().run()
    assert (as_of(app), day(app)) == ("2013", "31 December 2013")


def test_the_slider_gives_its_year() -> None:
    app = opened("embassies", {})
    app.slider(key=f"{KEY}-year-en").set_value(2005).run()
    assert (as_of(app), day(app)) == ("2005", "31 December 2005")


class Clock:
    """Stands still between the years, however slow the machine is."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(mission_years, "monotonic", clock)
    return clock


def played(app: AppTest, clock: Clock) -> AppTest:
    """The page when it is time for the next year."""
    clock.seconds += 60
    return app.run()


def test_play_shows_every_year_and_the_address_has_the_last(clock: Clock) -> None:
    app = opened("embassies", {"as_of": ["2009"]})
    app.button(key=f"{KEY}-play").click().run()
    assert app.button(key=f"{KEY}-play").label == "Pause"
    assert day(app) == "31 December 2009"
    for year in (2010, 2011, 2012):
        assert day(played(app, clock)) == f"31 December {year}"
        assert as_of(app) == "2009"
    assert day(app.run()) == "31 December 2012"
    app.button(key=f"{KEY}-play").click().run()
    assert (as_of(app), day(app), app.button(key=f"{KEY}-play").label) == ("2012", "31 December 2012", "Play")


def test_play_ends_today_and_begins_again_from_the_first_year(clock: Clock) -> None:
    today = datetime.date.today()
    app = opened("embassies", {"as_of": [str(today.year - 1)]})
    app.button(key=f"{KEY}-play").click().run()
    played(app, clock)
    assert f"{KEY}-playing" not in app.session_state
    assert day(app).endswith(str(today.year))
    app.button(key=f"{KEY}-play").click().run()
    assert day(app) == "31 December 1991"


def test_a_reader_who_comes_back_finds_the_map_standing_still() -> None:
    app = opened("embassies", {"as_of": ["2009"]})
    app.button(key=f"{KEY}-play").click().run()
    app.session_state["page-name"] = "visits"
    app.run()
    assert f"{KEY}-playing" not in app.session_state


def test_a_change_that_is_clicked_opens_its_mission_and_ends_the_play(clock: Clock) -> None:
    app = opened("embassies", {"as_of": ["2013"]})
    app.button(key=f"{KEY}-play").click().run()
    played(app, clock)
    next(button for button in app.button if "Azerbaijan opens in Bogot" in button.label).click().run()
    assert as_of(app) == "2014"
    assert "missions:aze-in-col-bogota-embassy" in app.query_params["row"]
    assert f"{KEY}-playing" not in app.session_state


def test_a_click_in_the_chart_goes_to_its_year(monkeypatch: pytest.MonkeyPatch) -> None:
    went: list[datetime.date] = []
    monkeypatch.setattr(mission_years, "_go", went.append)
    today = datetime.date(2026, 11, 24)
    for x in (2005, 2026, 1980, 2005.4):
        mission_years._pick_year(today, {"x": x})
    assert went == [datetime.date(2005, 12, 31), today, datetime.date(1991, 12, 31), datetime.date(2005, 12, 31)]
