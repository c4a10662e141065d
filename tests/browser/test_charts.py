"""A chart alone in Chromium, in a frame of a page of another origin, and as a picture."""

import asyncio
import datetime
import io
import json
import re
import threading
import urllib.parse
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect
from windows import PATIENCE, ask, until, visit, watched

from components.choices import address
from components.choices.filters import Filters
from components.export import charts
from components.export.pictures import picture
from components.server.chromium import NOWHERE, Chromium
from components.words.language import Words

FRAME = """<!doctype html><title>An article</title><style>body {{ margin: 0 }} iframe {{ border: 0 }}</style>
<h1>An article</h1><iframe src="{0}" title="A chart" width="100%" height="600"></iframe>"""


@pytest.fixture
def article(url: str) -> Iterator[str]:
    """The address of a page of another origin, which frames what stands behind the "?" of its address."""

    class Article(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("content-type", "text/html")
            self.end_headers()
            self.wfile.write(FRAME.format(f"{url}{self.path}").encode())

        def log_message(self, *given: object) -> None:
            """Nothing is told."""

    server = HTTPServer(("127.0.0.1", 0), Article)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_chart_in_a_frame_of_another_origin_follows_its_width(browser: Browser, article: str, scheme: str) -> None:
    context = browser.new_context(viewport={"width": 1000, "height": 700}, color_scheme=scheme)
    with watched(context.new_page()) as window:
        window.goto(f"{article}/chart/visits-timeline.html?country=BRA")
        window.frame_locator("iframe").locator(".main-svg").first.wait_for(timeout=PATIENCE)
        frame = window.frames[1]
        expect(frame.locator("h1")).to_have_text(re.compile("Azerbaijan and Brazil"))
        ground = frame.evaluate("() => getComputedStyle(document.documentElement).backgroundColor")
        assert ground == {"light": "rgb(255, 255, 255)", "dark": "rgb(16, 21, 28)"}[scheme]
        for width in (1000, 420):
            window.set_viewport_size({"width": width, "height": 700})
            until(frame, f"() => Math.abs(document.querySelector('.main-svg').clientWidth - {width}) < 40")
            assert frame.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    context.close()


@pytest.mark.parametrize("width", [380, 900])
def test_a_chart_in_a_frame_is_as_high_as_its_texts_leave_room_for(page: Page, url: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 520})
    page.goto(f"{url}/chart/visits-timeline.html?country=MEX&country=BRA")
    page.locator(".main-svg").first.wait_for(timeout=PATIENCE)
    until(page, "() => document.documentElement.scrollHeight <= innerHeight")
    chart = page.locator("#chart").bounding_box()
    assert chart
    assert chart["height"] >= 180
    until(page, f"() => Math.abs(document.querySelector('.main-svg').clientHeight - {chart['height']}) < 2")
    expect(page.get_by_role("link")).to_be_in_viewport(ratio=1)


def test_a_page_of_the_dashboard_stays_out_of_frames_of_others(browser: Browser, article: str) -> None:
    window = browser.new_page()
    complaints: list[str] = []
    window.on("console", lambda said: complaints.append(said.text))
    window.goto(f"{article}/visits")
    window.wait_for_timeout(500)
    assert any("frame-ancestors" in one for one in complaints)
    window.close()


@pytest.mark.parametrize("name", ["trade-flows-home", "goods-map-AZE", "coverage-AZE", "homes", "flag-visits"])
def test_a_chart_alone_draws_without_a_complaint(browser: Browser, url: str, name: str) -> None:
    with watched(browser.new_page()) as window:
        window.goto(f"{url}/chart/{name}.html")
        window.locator(".main-svg").first.wait_for(timeout=PATIENCE)


def test_the_panel_of_a_chart_has_the_line_that_frames_it(page: Page, url: str) -> None:
    visit(page, f"{url}/visits?country=BRA&level=minister")
    page.locator(".st-key-download-visits-timeline button").click()
    page.get_by_role("tab", name="Picture and embed").click()
    line = page.get_by_text(re.compile("<iframe"))
    expect(line).to_contain_text(f'src="{url}/chart/visits-timeline.html?country=BRA&amp;level=minister"')
    pictures = "\n".join(f"{url}/chart/visits-timeline.{form}?country=BRA&level=minister" for form in ("png", "svg"))
    expect(page.get_by_text(pictures)).to_be_visible()
    address = re.search(r'src="([^"]+)"', line.inner_text())
    assert address
    status, _, body = ask(url, address[1].removeprefix(url).replace("&amp;", "&"))
    assert (status, b"Azerbaijan and Brazil" in body) == (200, True)


PICTURES = {
    "visits-timeline": {"country": "BRA"},
    "trade-flows-home": {"home": "KAZ", "from": "2000"},
}
"""Charts that are drawn as pictures, each with its parameters."""


def asked(name: str, form: str, **looks: str) -> str:
    return f"/chart/{name}.{form}?{urllib.parse.urlencode(PICTURES[name] | looks)}"


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_has_its_size_its_theme_and_marks(url: str, name: str, theme: str) -> None:
    sizes = {}
    for size in ("article", "slide"):
        status, given, body = ask(url, asked(name, "png", theme=theme, size=size))
        assert (status, given["content-type"]) == (200, "image/png")
        image = Image.open(io.BytesIO(body)).convert("RGB")
        sizes[size] = image.size
        ground = {"light": (255, 255, 255), "dark": (16, 21, 28)}[theme]
        assert image.getpixel((3, 3)) == ground
        colours = {colour for _, colour in image.getcolors(maxcolors=1_000_000) or ()}
        assert len(colours) > 50
        # Nothing reaches the edges, where it might be cut.
        width, height = image.size
        edges = [image.crop(box) for box in ((0, 0, 2, height), (width - 2, 0, width, height), (0, 0, width, 2))]
        assert all(edge.getcolors() == [(edge.width * edge.height, ground)] for edge in edges)
    assert sizes["slide"] == (1920, 1080)
    assert sizes["article"][0] == 1600


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_carries_its_title_its_source_and_its_address(url: str, name: str) -> None:
    meta = json.loads(ask(url, asked(name, "json"))[2])["layout"]["meta"]
    status, given, body = ask(url, asked(name, "svg"))
    assert (status, given["content-type"]) == (200, "image/svg+xml")
    assert f'filename="{name}_' in given["content-disposition"]
    assert given["cache-control"] == "public, max-age=3600"
    root = ElementTree.fromstring(body)
    described = root.findtext("{http://www.w3.org/2000/svg}title") or ""
    assert (root.get("role"), described.startswith(meta["title"])) == ("img", True)
    written = re.sub(r"\s+", "", "".join(root.itertext()))
    for text in (meta["title"], *meta["texts"], meta["url"]):
        assert re.sub(r"\s+", "", text) in written
    assert b"<script" not in body
    assert not re.search(rb'(href|src|url\()=?["\']?(https?:)?//', body)
    status, _, nothing = ask(url, asked(name, "svg"), headers={"if-none-match": given["etag"]})
    assert (status, nothing) == (304, b"")
    assert ask(url, asked(name, "svg"), "HEAD")[0] == 200


def test_a_picture_is_drawn_by_a_browser_that_ends_and_has_no_way_out(words: Words) -> None:
    async def draw() -> tuple[bytes, int, list[str]]:
        chromium = Chromium()
        shown = charts.draw("visits-per-year", Filters(*[address.bounds()] * 2), words, datetime.date.today())
        assert shown
        drawn = await chromium.draw(picture(shown, "https://example.org/visits", "light", "article"), "svg", "tag")
        assert chromium._browser
        process = chromium._browser.subprocess.pid
        command = Path(f"/proc/{process}/cmdline").read_text().split("\0")
        scripts = re.findall(r'src="([^"]+)"', Path(urllib.parse.urlsplit(chromium._browser._index).path).read_text())
        await chromium.close()
        return drawn, process, [*command, *scripts]

    # Playwright has an event loop in this thread already.
    drawn, process, told = ThreadPoolExecutor(1).submit(asyncio.run, draw()).result()
    assert drawn.startswith(b"<svg")
    assert f"--proxy-server={NOWHERE}" in told
    assert {one.partition(":")[0] for one in told if one.endswith(".js")} == {"file"}
    assert not Path(f"/proc/{process}").exists()
