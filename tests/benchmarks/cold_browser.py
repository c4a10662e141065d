"""Prints what a cold Chromium fetches and how long it waits for the first chart, beside an empty page and the peer.

python tests/benchmarks/cold_browser.py [--times 5] [--pages visits overview]

The peer is a Streamlit page with a heading and one small Plotly chart, served as the dashboard is and, as "alone", by
Streamlit with nothing installed beside it. Each load has a browser context of its own, so nothing is cached; once
unthrottled and once at 4 Mbit/s with a latency of 80 ms. The budgets stand in the design; nothing here passes or fails.
"""

import argparse
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, sync_playwright
from reruns import EMPTY, PAGES, ROOT, serve

PEER = """import plotly.graph_objects as go
import streamlit as st

st.title("peer")
st.plotly_chart(go.Figure(go.Bar(x=[1, 2, 3], y=[2, 1, 3])))
"""
HEADING = '[data-testid="stMainBlockContainer"] h1'
CHART = '.js-plotly-plot .main-svg, [data-testid="stDeckGlJsonChart"] canvas'
DRAWN = {"empty": HEADING, "search": HEADING}
"""What is waited for where nothing drawn is a chart."""

LINES = {"unthrottled": None, "4 Mbit/s": {"latency": 80, "downloadThroughput": 500_000, "uploadThroughput": 500_000}}
"""The lines by name, as Chromium's Network.emulateNetworkConditions takes them: milliseconds, and bytes a second."""


class Load(NamedTuple):
    """One cold load: seconds until the heading and the chart stood; bytes and requests over HTTP until then."""

    heading: float
    chart: float
    size: float
    requests: int


@contextmanager
def served(folder: Path, script: str, *, alone: bool = False) -> Iterator[str]:
    """A server for a script while the context lasts, if wanted of Streamlit alone; gives its address."""
    server, socket_ = serve(folder, script, alone=alone)
    yield socket_.replace("ws://", "http://").removesuffix("/_stcore/stream")
    server.terminate()
    server.wait()


def load(browser: Browser, url: str, awaited: str, line: dict[str, int] | None) -> Load:
    """Opens an address in a context of its own and waits for what is drawn first."""
    context = browser.new_context(viewport={"width": 1440, "height": 1000})
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    if line:
        session.send("Network.emulateNetworkConditions", {"offline": False, **line})
    sizes: list[float] = []
    session.on("Network.loadingFinished", lambda told: sizes.append(told["encodedDataLength"]))
    began = time.perf_counter()
    page.goto(url, wait_until="commit")
    page.locator(HEADING).first.wait_for(timeout=120_000)
    heading = time.perf_counter() - began
    page.locator(awaited).first.wait_for(timeout=120_000)
    chart = time.perf_counter() - began
    result = Load(heading, chart, sum(sizes), len(sizes))
    context.close()
    return result


def line_of(name: str, line: str, loads: list[Load], peer: float) -> str:
    """A line of the report: the median of the loads."""
    heading, chart, size, requests = (statistics.median(column) for column in zip(*loads, strict=True))
    ratio = f"{chart / peer:>8.2f} x" if peer else ""
    return f"{name:<12}{line:<14}{size / 1e6:>7.2f} MB{requests:>8.0f}{heading:>9.2f} s{chart:>9.2f} s{ratio}"


def report(times: int, pages: list[str]) -> None:
    """Prints the table: for each line the empty page, the peer and the pages, each by its median of so many loads."""
    chromium = shutil.which("chromium")
    assert chromium, "this benchmark needs Chromium: `make test` installs it"
    print(f"{'page':<12}{'line':<14}{'bytes':>10}{'requests':>8}{'heading':>11}{'first':>11}{'peer':>10}")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        Path(folder, "empty.py").write_text(EMPTY, encoding="utf-8")
        Path(folder, "peer.py").write_text(PEER, encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        with (
            served(Path(folder), "empty.py") as empty,
            served(Path(folder), "peer.py", alone=True) as alone,
            served(Path(folder), "peer.py") as other,
            served(ROOT, "dashboard.py") as dashboard,
        ):
            places = {"empty": empty, "alone": alone, "peer": other} | {page: f"{dashboard}/{page}" for page in pages}
            for line, condition in LINES.items():
                peer = 0.0
                for name, url in places.items():
                    loads = [load(browser, url, DRAWN.get(name, CHART), condition) for _ in range(times)]
                    peer = statistics.median(one.chart for one in loads) if name == "peer" else peer
                    print(line_of(name, line, loads, peer), flush=True)
        browser.close()


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--times", type=int, default=5, help="cold loads of each page on each line")
    arguments.add_argument("--pages", nargs="+", default=PAGES, help="the pages to measure")
    chosen = arguments.parse_args()
    report(chosen.times, chosen.pages)
