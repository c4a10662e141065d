"""Every chart at its own address is the one of its page: the same title, and there where the page has it."""

import datetime
import html
import json

import pytest
from opened import fresh
from windows import ask

from components.choices import address
from components.choices.address import Address, Query
from components.export import charts, pages
from components.export.charts import CHARTS
from components.ui import menu

CHOICES: dict[str, Query] = {
    "one home, everybody": {},
    "the other, one partner and some years": {"home": ["KAZ"], "country": ["BRA"], "from": ["2005"], "to": ["2016"]},
    "both, three partners": {"home": ["AZE", "KAZ"], "country": ["ARG", "BRA", "CUB"]},
}
MOST_ABSENT = {"one home, everybody": 8, "the other, one partner and some years": 45, "both, three partners": 2}
"""Charts that have nothing to draw for a choice, or are of the home that is not chosen, at most."""


def where_of(name: str, query: Query) -> Address:
    """What the address of a chart says."""
    choices = pages.choices(CHARTS[name].page, datetime.date.today())
    return address.parse(query, choices, address.partners(), address.bounds(), charts.usual(name))


def drawn(page: str, query: Query) -> dict[str, str]:
    """The titles of the charts that a page draws at an address, by their names."""
    app = fresh(page)
    for key, codes in query.items():
        app.query_params[key] = codes
    app.run()
    assert not app.exception, (page, query)
    layouts = [json.loads(chart.proto.spec)["layout"] for chart in app.get("plotly_chart")]
    return {layout["uirevision"]: layout["meta"]["title"] for layout in layouts}


@pytest.mark.parametrize("choice", CHOICES)
def test_every_chart_has_the_title_of_its_page(url: str, choice: str) -> None:
    known: dict[str, dict[str, str]] = {}
    absent = []
    for name, chart in CHARTS.items():
        where = where_of(name, CHOICES[choice])
        view = charts.view_query(name, where)
        key = charts.view_path(name, where)
        if key not in known:
            known[key] = drawn(chart.page, view)
        asked = f"/{charts.chart_path(name, 'json', where)}"
        status, _, body = ask(url, asked)
        if status == 404:
            assert name not in known[key], name
            assert body.startswith(b"There is nothing to draw"), name
            absent.append(name)
            continue
        assert status == 200, (name, body)
        title = json.loads(body)["layout"]["meta"]["title"]
        assert known[key][name] == title, name
        status, given, page = ask(url, asked.replace(".json", ".html"))
        assert status == 200, name
        assert f"<title>{html.escape(html.unescape(title))}</title>" in page.decode(), name
        assert given["content-security-policy"].endswith("frame-ancestors *")
    assert len(absent) <= MOST_ABSENT[choice], absent


def test_the_charts_stand_on_pages_and_every_page_with_charts_has_some() -> None:
    assert {chart.page for chart in CHARTS.values()} == {*menu.PAGES}


@pytest.mark.parametrize("name", CHARTS)
def test_a_name_holds_against_the_address(name: str) -> None:
    chart = CHARTS[name]
    others = {"view": ["mirror", "new", "flag"], "reporter": ["partner"], "shape": ["ranks"], "home": ["KAZ"]}
    for key, codes in others.items():
        for code in codes:
            settled = charts.settled(name, where_of(name, {key: [code]}).filters)
            assert chart.home in ("", *settled.homes)
            for choice, held in settled.own.items():
                assert choice.name not in chart.shown or {*held} <= {*chart.shown[choice.name]}
