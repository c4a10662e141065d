"""A chart alone in Chromium, in a frame of a page of another origin."""

import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from playwright.sync_api import Browser, Page, expect
from windows import PATIENCE, ask, until, visit, watched

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
    line = page.get_by_text(re.compile("<iframe"))
    expect(line).to_contain_text(f'src="{url}/chart/visits-timeline.html?country=BRA&amp;level=minister"')
    address = re.search(r'src="([^"]+)"', line.inner_text())
    assert address
    status, _, body = ask(url, address[1].removeprefix(url).replace("&amp;", "&"))
    assert (status, b"Azerbaijan and Brazil" in body) == (200, True)
