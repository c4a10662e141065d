"""The routes below /chart/ by HTTP on the real server: figures, pages to be framed, and sentences for all else."""

import asyncio
import html
import json
import re
import shutil
import urllib.parse

import plotly
import pytest
from starlette.requests import Request
from windows import ask

from components.export.charts import CHARTS
from components.figures import style
from components.server import chart_routes, chromium
from components.server.answers import Refusal

HOSTILE = (
    "country=%3Cscript%3Ealert(1)%3C/script%3E",
    "country=XXX",
    "country=ARG%00",
    "what=%22onload=alert(1)",
    "lang=%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E",
    "theme=black",
    "theme=dark&theme=light",
    "theme=",
    "size=poster",
    "from=x",
    "from=2010&from=2011",
    "row=visits:aze-arg-2006-04-mammadyarov",
    "country=" + "A" * 5000,
    "%FF=%FF",
)


@pytest.mark.parametrize("form", ["json", "html", "svg", "png"])
@pytest.mark.parametrize("query", HOSTILE)
def test_what_is_not_understood_is_refused_and_never_echoed_as_markup(url: str, form: str, query: str) -> None:
    status, given, body = ask(url, f"/chart/visits-timeline.{form}?{query}")
    assert status == 400
    assert given["content-type"] == "text/plain; charset=utf-8"
    assert given["x-content-type-options"] == "nosniff"
    assert body.startswith(b"Not understood, so nothing was given: ")
    assert b"Traceback" not in body


@pytest.mark.parametrize("file", ["nothing.json", "visits-timeline.gif", "visits-timeline", "", "a/b.json"])
def test_an_unknown_chart_gets_all_names(url: str, file: str) -> None:
    status, given, body = ask(url, f"/chart/{file}")
    assert status == 404
    assert given["content-type"] == "text/plain; charset=utf-8"
    assert all(name in body.decode() for name in CHARTS)


def test_a_chart_of_nothing_gets_a_sentence(url: str) -> None:
    for form in ("json", "html", "svg", "png"):
        status, _, body = ask(url, f"/chart/country-timeline.{form}?home=KAZ")
        assert status == 404
        assert body.decode() == (
            "There is nothing to draw for Kazakhstan with all of Latin America and the Caribbean, 1978–2026.\n"
        )


def test_a_search_leaves_a_chart_as_it_is(url: str) -> None:
    plain, searched = (ask(url, f"/chart/visits-per-year.json{query}")[2] for query in ("", "?q=minister"))
    assert plain == searched
    status, _, body = ask(url, "/chart/visits-per-year.json?shape=star")
    assert status == 400
    assert b"shape" in body
    assert not re.search(rb"[;:] q[ (]", body)


def test_a_figure_is_drawn_in_the_theme_that_is_asked_for(url: str) -> None:
    for theme, surface in (("light", style.LIGHT), ("dark", style.DARK)):
        _, given, body = ask(url, f"/chart/coverage-AZE.json?theme={theme}")
        layout = json.loads(body)["layout"]["template"]["layout"]
        assert (layout["paper_bgcolor"], layout["font"]["color"]) == (surface.page, surface.text)
        assert style.TEXT not in body.decode()
        assert style.QUIET_TEXT not in body.decode()
        assert given["access-control-allow-origin"] == "*"


def test_a_figure_leads_back_to_the_view_that_shows_it(url: str) -> None:
    asked = "home=KAZ&country=BRA&from=2000&view=mirror&of=imports"
    meta = json.loads(ask(url, f"/chart/shape-growth-KAZ.json?{asked}")[2])["layout"]["meta"]
    back = urllib.parse.urlsplit(meta["url"])
    assert (f"{back.scheme}://{back.netloc}", back.path) == (url, "/trade")
    assert dict(urllib.parse.parse_qsl(back.query)) == {
        "home": "KAZ",
        "country": "BRA",
        "from": "2000",
        "view": "shape",
        "shape": "growth",
        "of": "imports",
    }


@pytest.mark.parametrize("form", ["json", "html"])
def test_a_chart_has_a_tag_and_head_has_no_body(url: str, form: str) -> None:
    path = f"/chart/visits-timeline.{form}?country=BRA"
    _, given, body = ask(url, path)
    assert given["cache-control"] == "public, no-cache"
    status, _, nothing = ask(url, path, headers={"if-none-match": given["etag"]})
    assert (status, nothing) == (304, b"")
    status, headers, nothing = ask(url, path, "HEAD")
    assert (status, nothing, headers["etag"]) == (200, b"", given["etag"])
    assert int(headers["content-length"]) == len(body)


def test_the_page_of_a_chart_says_what_it_shows_in_words(url: str) -> None:
    status, given, body = ask(url, "/chart/visits-timeline.html?country=BRA&theme=dark")
    page = body.decode()
    assert status == 200
    assert given["content-type"] == "text/html; charset=utf-8"
    title = json.loads(ask(url, "/chart/visits-timeline.json?country=BRA")[2])["layout"]["meta"]["title"]
    assert f"<h1>{html.escape(title)}</h1>" in page
    assert "color-scheme: dark;" in page
    assert '<html lang="en">' in page
    assert re.search(r'href="\.\./visits\?country=BRA" target="_blank" rel="noopener"', page)
    assert page.count("<script") == page.count("<script src=") == 2
    assert " on" not in re.sub(r">[^<]*<|\"[^\"]*\"", "", page)


def test_only_pages_of_charts_may_be_framed_by_everybody(url: str) -> None:
    for path, frames in {
        "/chart/visits-timeline.html": "*",
        "/chart/visits-timeline.html?theme=dark": "*",
        "/chart/visits-timeline.json": "'self'",
        "/chart/nothing/a.html": "'self'",
        "/visits": "'self'",
        "/chart.html": "'self'",
        "/visits?x=/chart/visits-timeline.html": "'self'",
        "/chart/plotly.min.js": "'self'",
    }.items():
        _, given, _ = ask(url, path)
        assert given["content-security-policy"].endswith(f"frame-ancestors {frames}"), path
        assert given["content-security-policy"].count("frame-ancestors") == 1


def test_plotly_is_served_for_good_and_compressed(url: str) -> None:
    path = f"/chart/plotly.min.js?v={plotly.__version__}"
    status, given, body = ask(url, path, headers={"accept-encoding": "br"})
    assert status == 200
    assert given["cache-control"] == "public, max-age=31536000, immutable"
    assert given["content-encoding"] == "br"
    assert len(body) < 1_400_000
    assert ask(url, "/chart/plotly.min.js?v=0", "HEAD")[1]["cache-control"] == "public, no-cache"


@pytest.mark.parametrize("form", ["svg", "png"])
def test_without_a_browser_a_picture_gets_a_sentence(monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    monkeypatch.setenv("BROWSER_PATH", "/nowhere/chromium")
    status, body = given(f"visits-timeline.{form}")
    assert status == 501
    assert body == (
        b"This server has no Chromium, which draws pictures. The same chart is at .json, as a figure, and at .html, "
        b"as a page.\n"
    )


def test_a_browser_that_cannot_start_gets_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER_PATH", shutil.which("false") or "")
    monkeypatch.setattr(chromium, "SECONDS", 3)
    status, body = given("visits-timeline.png")
    assert (status, body) == (503, b"The picture could not be drawn. Please ask again.\n")


def given(file: str) -> tuple[int, bytes]:
    """The answer of this process's own routes, with a browser of its own."""
    scope = {"type": "http", "method": "GET", "path": f"/chart/{file}", "query_string": b"", "scheme": "http"}
    request = Request(scope | {"headers": [(b"host", b"localhost")], "path_params": {"file": file}})

    async def answer() -> tuple[int, bytes]:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(chart_routes, "CHROMIUM", chromium.Chromium())
            try:
                answer = await chart_routes.give(request)
            except Refusal as refusal:
                return refusal.status_code, refusal.detail.encode()
        return answer.status_code, bytes(answer.body)

    return asyncio.run(answer())
