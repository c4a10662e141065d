"""The first load in Chromium: what is named is what is drawn, and no page does what the policy of contents forbids."""

import base64
import html
import io
import re
import urllib.parse

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect
from windows import PATIENCE, ask, until, visit

from components.figures import style
from components.server import first_html
from components.ui.menu import PAGES

SHOWN = {
    "PlotlyChart": "stPlotlyChart",
    "DataFrame": "stDataFrame",
    "Metric": "stMetric",
    "DeckGlJsonChart": "stDeckGlJsonChart",
}
"""By which mark a page tells that it drew an element."""

SMALL = 30_000
"""Bytes of the scripts that a page may fetch without naming them, as they stand on the disk."""

VIOLATIONS = """window.violations = [];
document.addEventListener("securitypolicyviolation", (told) => {
  violations.push(`${told.effectiveDirective} ${told.blockedURI}`);
});"""


@pytest.mark.parametrize("name", PAGES)
def test_the_first_html_names_what_a_page_draws_first_and_the_policy_forbids_nothing_of_it(
    page: Page, url: str, name: str
) -> None:
    fetched: list[str] = []
    page.on("request", lambda sent: fetched.append(urllib.parse.urlsplit(sent.url).path.lstrip("/")))
    page.add_init_script(VIOLATIONS)
    visit(page, f"{url}/{name}?country=MEX")
    for element in first_html.FIRST.get(name, ("PlotlyChart",)):
        expect(page.get_by_test_id(SHOWN[element]).first).to_be_attached(timeout=PATIENCE)
    named, known = (
        first_html.document(name, ""),
        first_html.asset_paths(),
    )  # what comes further down is known, not named
    unnamed = [path for path in fetched if path.startswith("static/js/") and path not in named and path not in known]
    sizes = {path: (first_html.STATIC / path).stat().st_size for path in unnamed}
    assert {path: size for path, size in sizes.items() if size > SMALL} == {}
    chart = page.locator(".js-plotly-plot").first
    if chart.count():
        chart.hover()
        with page.expect_download(timeout=PATIENCE):
            chart.locator('.modebar-btn[data-title^="Download plot"]').click()
    page.locator("[class*=st-key-download-] button").first.click()
    take = page.locator("[class*=st-key-take-xlsx-] button").first
    expect(take).to_be_visible(timeout=PATIENCE)
    with page.expect_download(timeout=PATIENCE):
        take.click()
    assert page.evaluate("violations") == []


@pytest.mark.parametrize(
    "path",
    ["", "visits?country=ARG&from=2005", "trade?view=mirror&home=AZE&home=KAZ", "sources?country=CUB", "search?find=x"],
)
def test_title_and_icon_are_those_of_the_first_html(page: Page, url: str, path: str) -> None:
    page.add_init_script(VIOLATIONS)
    title = re.search("<title>(.*?)</title>", ask(url, f"/{path}")[2].decode())
    assert title
    visit(page, f"{url}/{path}")
    assert page.title() == html.unescape(title[1])
    (icon,) = page.locator("link[rel='shortcut icon']").evaluate_all("links => links.map((link) => link.href)")
    kind, drawing = icon.split(",", 1)
    assert (kind, base64.b64decode(drawing)) == (
        "data:image/svg+xml;base64",
        (style.PICTURES / "icon.svg").read_bytes(),
    )
    assert page.evaluate("document.querySelector('script[type=\"application/ld+json\"]').textContent.length") > 100
    assert page.evaluate("violations") == []


def test_the_picture_beside_a_link_is_as_large_as_it_says(url: str) -> None:
    content = ask(url, "/visits?country=ARG")[2].decode()
    tags = dict(re.findall('<meta property="(og:image[^"]*)" content="([^"]*)">', content)[:5])
    status, headers, body = ask(url, html.unescape(tags["og:image"]).removeprefix(url))
    assert (status, headers["content-type"]) == (200, tags["og:image:type"])
    size = Image.open(io.BytesIO(body)).size
    assert size == (int(tags["og:image:width"]), int(tags["og:image:height"]))


def test_the_policy_is_in_force(browser: Browser, url: str) -> None:
    window = browser.new_page()
    window.add_init_script(VIOLATIONS)
    visit(window, f"{url}/coverage")
    window.evaluate("""() => {
      const script = document.createElement("script");
      script.textContent = "window.ran = true";
      document.head.append(script);
      new Image().src = "https://elsewhere.example/picture.png";
    }""")
    until(window, "violations.length >= 2")
    assert window.evaluate("window.ran") is None
    assert window.evaluate("violations.map((told) => told.split(' ')[0]).sort()") == ["img-src", "script-src-elem"]
    window.close()
