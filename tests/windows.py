"""What tests over HTTP and in a browser share: a server, Chromium, and a window that minds every complaint."""

import http.client
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from conftest import ROOT
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect, sync_playwright
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

FLAGS = [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-gpu",
]
HERE = re.compile(r"(data:|blob:|(https?|wss?)://(localhost|127\.0\.0\.1)[:/])")
SCREEN: ViewportSize = {"width": 1440, "height": 1000}
PATIENCE = 30_000
"""Milliseconds to wait for what must come."""


def free_port() -> int:
    """A port of this machine that nobody listens at."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


SCROLLING = """() => [...document.querySelectorAll('[data-testid="stMainBlockContainer"] *')].filter(element => {
  const {overflowX, overflowY} = getComputedStyle(element);
  const sideways = /auto|scroll/.test(overflowX) && element.scrollWidth > element.clientWidth + 1;
  const down = /auto|scroll/.test(overflowY) && element.scrollHeight > element.clientHeight + 1;
  return (sideways || down) && !element.closest('[data-testid="stDataFrame"], [data-testid="stTabs"]');
}).map(element => `${element.className}: ${element.innerText.slice(0, 60)}`)"""
"""What scrolls within the page; tables may, and the row of the tabs, which has arrows that say so."""


COVERED = """() => [...document.querySelectorAll('.js-plotly-plot')].flatMap(chart => {
  const box = element => element.getBoundingClientRect();
  const bars = [...chart.querySelectorAll('.modebar-group')].map(box).filter(one => one.width);
  const parts = chart.querySelectorAll('.legend .traces, .annotation, .point, .slice');
  const below = bars.filter(bar => bar.bottom > box(chart).bottom + 1).map(() => 'the end of the chart');
  return below.concat([...parts].filter(part => bars.some(bar => {
    const one = box(part);
    return one.width && one.left < bar.right - 1 && one.right > bar.left + 1 && one.top < bar.bottom - 1
      && one.bottom > bar.top + 1;
  })).map(part => part.textContent || 'a mark'));
})"""
"""What the toolbars of charts lie on: legends, texts and marks of each; or that they reach beyond their chart."""


def serve(folder: Path) -> Iterator[str]:
    """Starts a dashboard on a free port and gives its address."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(port)]
    server = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    url = f"http://localhost:{port}"
    for _ in range(300):
        try:
            with urllib.request.urlopen(f"{url}/_stcore/health"):
                break
        except (urllib.error.URLError, ConnectionError):
            assert server.poll() is None, "the server stopped"
            time.sleep(0.1)
    yield url
    server.terminate()
    server.wait(20)


def ask(
    url: str, path: str, method: str = "GET", headers: dict[str, str] | None = None
) -> tuple[int, http.client.HTTPMessage, bytes]:
    """Status, headers and body of the answer to a path that is sent as it stands."""
    connection = http.client.HTTPConnection(urllib.parse.urlsplit(url).netloc, timeout=60)
    connection.request(method, path, headers=headers or {})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, answer.headers, body


@pytest.fixture(scope="session")
def url() -> Iterator[str]:
    yield from serve(ROOT)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium")
    assert chromium, "these tests need Chromium: `make test` installs it"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def reading(browser: Browser) -> Iterator[BrowserContext]:
    """What all windows of `page` share: the scripts of the dashboard are fetched and compiled once. It asks for less
    motion, so that nothing has to be waited for."""
    shared = browser.new_context(viewport=SCREEN, reduced_motion="reduce")
    yield shared
    shared.close()


@contextmanager
def watched(window: Page) -> Iterator[Page]:
    """A window that fails the test when a request leaves the machine or the console tells an error."""
    complaints: list[str] = []
    window.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    window.on("pageerror", lambda error: complaints.append(str(error)))
    window.on("request", lambda sent: None if HERE.match(sent.url) else complaints.append(f"outside: {sent.url}"))
    yield window
    if HERE.match(window.url):  # where the sidebar was left, which the next window would have as well
        window.evaluate("localStorage.clear()")
    window.context.clear_cookies()
    window.context.clear_permissions()
    window.close()
    assert complaints == []


@pytest.fixture
def page(reading: BrowserContext) -> Iterator[Page]:
    with watched(reading.new_page()) as page:
        yield page


@pytest.fixture(scope="module")
def window(reading: BrowserContext) -> Iterator[Page]:
    """A window that the tests of a module share."""
    with watched(reading.new_page()) as window:
        yield counted(window)


@pytest.fixture
def shared(window: Page) -> Page:
    """The window of the module, as large and as light as a new one, for tests that look at what a page shows."""
    window.set_viewport_size(SCREEN)
    window.emulate_media(media="screen", color_scheme="light", forced_colors="none", reduced_motion="reduce")
    return window


def until(page: Page, expression: str, arg: object = None) -> None:
    """Waits until a JavaScript expression, or a function of `arg`, is true in the page.

    Playwright's own waiting evaluates text within the page, which the Content-Security-Policy forbids.
    """
    end = time.monotonic() + PATIENCE / 1000
    while not page.evaluate(expression, arg):
        assert time.monotonic() < end, f"it did not come to be that {expression}"
        page.wait_for_timeout(50)


def settle(page: Page) -> None:
    """Waits until the page has run, and a run that it asked for by itself as well, and every part of it has come."""
    page.locator('[data-testid="stMainBlockContainer"] h1').wait_for(timeout=PATIENCE)
    for _ in range(2):
        page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for(timeout=PATIENCE)
        page.wait_for_timeout(100)
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0, timeout=PATIENCE)


RUNS: dict[Page, int] = {}
"""How many runs have ended in each window that several tests share."""

GOES = "path => { history.pushState({}, '', path); dispatchEvent(new PopStateEvent('popstate')) }"
"""Goes to another address of the dashboard, as Back does."""


def counted(window: Page) -> Page:
    """The window, which from now on stays in the dashboard: `visit` loads it once and then waits for runs alone."""

    def note(frame: str | bytes) -> None:
        ended = isinstance(frame, bytes) and ForwardMsg.FromString(frame).WhichOneof("type") == "script_finished"
        RUNS[window] += ended

    RUNS[window] = 0
    window.on("websocket", lambda socket: socket.on("framereceived", note))
    return window


def visit(page: Page, url: str) -> None:
    """Opens an address. A window that is shared and has the dashboard open runs the page there: to load all scripts
    anew would take five times as long."""
    here, there = (urllib.parse.urlsplit(address) for address in (page.url, url))
    if page in RUNS and here.netloc == there.netloc:
        before = RUNS[page]
        page.evaluate(GOES, urllib.parse.urlunsplit(there._replace(scheme="", netloc="")))
        end = time.monotonic() + PATIENCE / 1000
        while RUNS[page] == before:
            assert time.monotonic() < end, f"{url} did not run"
            page.wait_for_timeout(50)
    else:
        page.goto(url)
    settle(page)
