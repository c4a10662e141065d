"""Prints how long and how large the reruns of every page are, kept and cold, beside an empty page in the same run.

python tests/benchmarks/reruns.py [--readers 50 100] [--reruns 30] [--pages visits trade]

Each reader speaks Streamlit's own websocket as a browser would: it loads a page, then changes the filters and waits for
each run to finish. A kept view was asked for before; a cold one has filters that nobody asked for, and the readers who
come at once have cold views of their own. The budgets stand in the design; nothing here passes or fails.
"""

import argparse
import asyncio
import csv
import itertools
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterable, Iterator
from pathlib import Path

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

ROOT = Path(__file__).resolve().parent.parent.parent
EMPTY = "import streamlit as st\nst.title('empty')\n"
QUERIES = (
    "",
    "country=BRA",
    "country=ARG&from=2005&to=2016",
    "home=KAZ",
    "country=MEX&country=CUB",
    "home=AZE&home=KAZ",
)

ALONE = "import sys; sys.modules['uvloop'] = None; from streamlit.web.cli import main; main()"
"""Starts Streamlit as it is where nothing is installed beside it: uvloop, which we pin, makes every page faster."""

PAGES = sorted(path.stem for path in (ROOT / "pages").glob("*.py"))


def cold_queries() -> Iterator[str]:
    """The queries of views, no two of which are the same: pairs of partners, each in years of its own."""
    with (ROOT / "data" / "countries.csv").open(encoding="utf-8", newline="") as file:
        partners = [row["iso3"] for row in csv.DictReader(file) if row["role"] == "partner"]
    pairs = itertools.cycle(itertools.combinations(partners, 2))
    years = itertools.cycle(itertools.product(range(1992, 2009), range(2012, 2025)))
    for (one, other), (first, last) in zip(pairs, years, strict=False):
        yield f"country={one}&country={other}&from={first}&to={last}"


def serve(folder: Path, script: str, *, alone: bool = False) -> tuple[subprocess.Popen[bytes], str]:
    """Starts a server for a script, if wanted of Streamlit alone, and returns it with the address of its websocket."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = ["--server.port", str(port), "--server.headless", "true"]
    command = [sys.executable, *(["-c", ALONE] if alone else ["-m", "streamlit"]), "run", script, *options]
    server = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while server.poll() is None:
        try:
            urllib.request.urlopen(f"http://localhost:{port}/_stcore/health").close()
            break
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    return server, f"ws://localhost:{port}/_stcore/stream"


async def run(socket_: websockets.ClientConnection, query: str, page: str) -> tuple[float, int]:
    """One run of a page: seconds until it finished, and bytes received."""
    asked = BackMsg()
    asked.rerun_script.query_string = query
    asked.rerun_script.page_name = page
    began, size = time.perf_counter(), 0
    await socket_.send(asked.SerializeToString())
    while True:
        raw = await asyncio.wait_for(socket_.recv(), 120)
        assert isinstance(raw, bytes)
        size += len(raw)
        if ForwardMsg.FromString(raw).WhichOneof("type") == "script_finished":
            return time.perf_counter() - began, size


async def reader(url: str, page: str, queries: Iterable[str]) -> tuple[list[float], list[int], int]:
    """One reader's reruns: seconds and bytes of each, and the bytes of the first load."""
    async with websockets.connect(url, max_size=None, subprotocols=["streamlit"], ping_interval=None) as socket_:  # type: ignore[list-item]
        _, first = await run(socket_, "", page)
        ran = [await run(socket_, query, page) for query in queries]
    return [seconds for seconds, _ in ran], [size for _, size in ran], first


async def crowd(url: str, page: str, readers: int, cold: Iterator[str]) -> float:
    """Runs per second of many readers at once, each with views of its own."""
    began = time.perf_counter()
    ran = await asyncio.gather(*(reader(url, page, list(itertools.islice(cold, 6))) for _ in range(readers)))
    return sum(len(seconds) + 1 for seconds, *_ in ran) / (time.perf_counter() - began)


async def measure(url: str, page: str, name: str, reruns: int, readers: list[int], cold: Iterator[str]) -> str:
    """A line of the report: one reader's kept reruns, its cold ones, then many readers at once."""
    await reader(url, page, QUERIES)
    kept, sizes, first = await reader(url, page, list(itertools.islice(itertools.cycle(QUERIES), reruns)))
    new, new_sizes, _ = await reader(url, page, list(itertools.islice(cold, reruns)))
    late = statistics.quantiles(new, n=20)[-1]
    rates = [await crowd(url, page, count, cold) for count in readers]
    times = "".join(f"{seconds * 1000:>9.0f} ms" for seconds in (statistics.median(kept), statistics.median(new), late))
    largest = f"{max(*sizes, *new_sizes) / 1000:>9.1f} kB{first / 1000:>9.1f} kB"
    return f"{name:<12}{times}{largest}" + "".join(f"{rate:>9.1f} runs/s" for rate in rates)


def report(reruns: int, readers: list[int], pages: list[str]) -> None:
    """Prints the table, the empty page first: of Streamlit alone, and as the dashboard is served."""
    crowds = "".join(f"{count:>8} readers" for count in readers)
    print(f"{'page':<12}{'kept':>12}{'cold':>12}{'95th':>12}{'largest':>12}{'first':>12}{crowds}")
    cold = cold_queries()
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "empty.py").write_text(EMPTY, encoding="utf-8")
        for name, alone in (("alone", True), ("empty", False)):
            server, url = serve(Path(folder), "empty.py", alone=alone)
            print(asyncio.run(measure(url, "", name, reruns, readers, cold)), flush=True)
            server.terminate()
            server.wait()
    server, url = serve(ROOT, "dashboard.py")
    for page in pages:
        print(asyncio.run(measure(url, page, page, reruns, readers, cold)), flush=True)
    server.terminate()
    server.wait()


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--readers", type=int, nargs="*", default=[50, 100], help="readers at once")
    arguments.add_argument("--reruns", type=int, default=30, help="reruns of one reader, kept and then cold")
    arguments.add_argument("--pages", nargs="+", default=PAGES, help="the pages to measure")
    chosen = arguments.parse_args()
    report(chosen.reruns, chosen.readers, chosen.pages)
