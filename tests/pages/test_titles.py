"""Titles that stay true when they are copied: each says whose, with whom and when, in names, whatever was chosen."""

import json
import re

import pytest
from opened import fresh

from components.facts import store
from components.ui.menu import PAGES
from components.words.language import Words

CHOICES: dict[str, dict[str, list[str]]] = {
    "one home, everybody": {},
    "the other, one partner and some years": {"home": ["KAZ"], "country": ["BRA"], "from": ["2005"], "to": ["2016"]},
    "both, three partners": {"home": ["AZE", "KAZ"], "country": ["ARG", "BRA", "CUB"]},
}


def titles(page: str, query: dict[str, list[str]]) -> set[str]:
    """The titles of all charts of a page, in each of its views."""
    app, found = fresh(page).run(), set()
    views = next((one.options for one in app.session_state["page-address"].filters.own if one.name == "view"), ("",))
    for view in views:
        app.query_params.clear()
        for name, values in (query | ({"view": [view]} if view else {})).items():
            app.query_params[name] = values
        app.run()
        found |= {json.loads(chart.proto.spec)["layout"]["meta"]["title"] for chart in app.get("plotly_chart")}
    return found


@pytest.mark.parametrize("choice", CHOICES)
def test_every_title_says_whose_with_whom_and_when(words: Words, choice: str) -> None:
    query = CHOICES[choice]
    homes = [words.country(home) for home in query.get("home", ["AZE"])]
    states = store.load("countries").query("role == 'partner'")
    partners = [words.country(code) for code in query.get("country", states.index)]
    regions = [words("region-whole"), *(words(f"region-{one.replace(' ', '-')}") for one in states["region"].unique())]
    first, last = (int(query.get(end, [year])[0]) for end, year in (("from", "1900"), ("to", "2100")))
    found = {title for page in PAGES for title in titles(page, query)}
    assert len(found) > 15
    for title in found:
        assert any(home in title for home in homes), title
        assert any(one in title for one in (*partners, *regions)), title
        years = [int(year) for year in re.findall(r"\b(?:19|20)\d\d\b", title)]
        assert years, title
        assert min(years) <= last, title
        assert max(years) >= first, title
        assert not re.search(r"\b(here|home country|partner country)\b", title), title
