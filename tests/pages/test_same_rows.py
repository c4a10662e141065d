"""The same rows everywhere: for every page and twenty filters, its tables, their downloads and the routes agree."""

import datetime
from typing import Any
from urllib.parse import parse_qsl, urlencode

import pandas as pd
import pytest
from opened import fresh, opened

from components.choices import address
from components.export import extracts, files
from components.facts import search, store
from components.server import data_routes
from components.ui import charts
from components.ui.menu import PAGES
from components.words import language

ORIGIN = "http://localhost:8501/"
FILTERS: tuple[dict[str, list[str]], ...] = (
    {},
    {"country": ["ARG"]},
    {"country": ["BRA"]},
    {"country": ["CUB"]},
    {"country": ["GRD"]},
    {"country": ["ARG", "BRA", "MEX"]},
    {"country": ["ARG"], "from": ["2010"], "to": ["2016"]},
    {"country": ["MEX"], "from": ["2005"]},
    {"to": ["2000"]},
    {"from": ["2020"]},
    {"from": ["2014"], "to": ["2014"]},
    {"home": ["KAZ"]},
    {"home": ["KAZ"], "country": ["CUB"]},
    {"home": ["AZE", "KAZ"]},
    {"home": ["AZE", "KAZ"], "country": ["BRA", "CHL"], "from": ["2008"]},
    {"country": ["bra"]},
    {"level": ["minister"], "direction": ["to_home"], "kind": ["embassy", "forum"]},
    {"kind": ["resolution"], "as_of": ["2014"], "level": ["head_of_state"], "country": ["COL"]},
    {"country": ["HTI"], "from": ["1979"], "to": ["1980"]},
)


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[tuple[pd.DataFrame, Any]]:
    """The tables that a page draws, each with what was chosen."""
    drawn: list[tuple[pd.DataFrame, Any]] = []
    draw = charts._table

    def seen(rows: pd.DataFrame, chosen: Any, *more: Any, **named: Any) -> None:
        drawn.append((rows, chosen))
        draw(rows, chosen, *more, **named)

    monkeypatch.setattr(charts, "_table", seen)
    return drawn


@pytest.mark.parametrize("page", PAGES)
def test_a_page_its_downloads_and_the_routes_have_the_same_rows(page: str, shown: list[Any]) -> None:
    app = fresh(page)
    for asked in FILTERS:
        shown.clear()
        app.query_params.clear()
        for name, codes in asked.items():
            app.query_params[name] = codes
        app.run()
        assert not app.exception
        for rows, chosen in shown:
            agree(rows, chosen, asked)


def agree(rows: pd.DataFrame, chosen: Any, asked: dict[str, list[str]]) -> None:
    """Holds that the download of a table that is on screen, and the address that it names, have the same rows."""
    words, today, name = language.words(), datetime.date.today(), str(rows.index.name)
    taken = extracts.rows_behind(rows.index, name, chosen, today, words)
    assert set(taken.rows.index) == set(rows.index), (name, asked)
    if taken.query is None:  # what a rule among reports selects is a series, which has an address
        series = extracts.series_of(rows.index, chosen, today, words)
        assert series is not None, (name, asked)
        taken = series
    for form in files.MEDIA:
        file, _, query = taken.url(ORIGIN, form).removeprefix(f"{ORIGIN}data/").partition("?")
        assert data_routes._file_at(file, query, ORIGIN).content == taken.content(form, ORIGIN, words)


SEARCHES: tuple[tuple[str, dict[str, list[str]], str], ...] = (
    ("visits", {}, "ilham aliyev"),
    ("visits", {}, "MAMMADYAROV cuba"),
    ("visits", {"home": ["AZE", "KAZ"], "from": ["2010"]}, "perú"),
    ("visits", {}, "istanbul"),
    ("relations", {}, "mexico 1992"),
    ("relations", {"view": ["documents"]}, "visa"),
    ("trade", {"home": ["KAZ"]}, "brasil 2015"),
    ("products", {"view": ["named"]}, "azucar"),
    ("embassies", {}, "la habana embassy"),
    ("sources", {"kind": ["news"]}, "azernews 2019"),
)


@pytest.mark.parametrize(("page", "asked", "text"), SEARCHES, ids=str)
def test_a_search_keeps_the_same_rows_on_the_page_in_its_download_and_at_the_route(
    page: str, asked: dict[str, list[str]], text: str, shown: list[Any]
) -> None:
    whole = opened(page, asked)
    ((every, _),) = shown
    shown.clear()
    app = opened(page, {**asked, "q": [text]})
    assert not app.exception
    ((rows, chosen),) = shown
    found = {*every.index[search.matching(every, text)]}
    assert rows.index.tolist() == [row for row in every.index if row in found]
    assert len(rows) < len(every)
    agree(rows, chosen, {**asked, "q": [text]})
    specs = [chart.proto.spec for chart in app.get("plotly_chart")]
    assert specs == [chart.proto.spec for chart in whole.get("plotly_chart")]
    assert text in "".join(caption.value for caption in app.caption)


@pytest.mark.parametrize("asked", FILTERS, ids=urlencode)
@pytest.mark.parametrize("name", extracts.names())
def test_the_address_of_what_is_chosen_gives_it_again(name: str, asked: dict[str, list[str]]) -> None:
    words, today = language.words(), datetime.date.today()
    choices = extracts.choices(name, today)
    known = {key: codes for key, codes in asked.items() if key in {"home", "country", "from", "to"}}
    where = address.parse(known, choices, address.partners(), address.bounds(), extracts.usual(name))
    extract = extracts.extract(name, where.filters, today, words)
    made = data_routes._file_at(*extract.url("", "csv").removeprefix("data/").partition("?")[::2], "")
    assert made.content == files.csv(extract.rows)
    if name in store.STORE.snapshot().tables and name not in extracts.EVIDENCE:
        own = dict.fromkeys(choices, ())
        assert set(extract.rows.index) == set(where.filters.changed(own=own).apply(store.load(name)).index)
    assert dict(parse_qsl(urlencode(extract.query or {}, doseq=True))).keys() <= known.keys()
