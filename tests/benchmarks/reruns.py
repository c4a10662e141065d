"""Prints how long and how large the reruns of every page are, beside an empty page in the same run.

python tests/benchmarks/reruns.py [--readers 50]

Each reader speaks Streamlit's own websocket as a browser would: it loads a page, then changes the filters and waits for
each run to finish. The budgets stand in the design; nothing here passes or fails.
"""

import argparse
import asyncio
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
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


def serve(folder: Path, script: str) -> tuple[subprocess.Popen[bytes], str]:
    """Starts a server for a script and returns it with the address of its websocket."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = ["--server.port", str(port), "--server.headless", "true"]
    command = [sys.executable, "-m", "streamlit", "run", script, *options]
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


async def reader(url: str, page: str, reruns: int) -> tuple[list[float], list[int], int]:
    """One reader's reruns: seconds and bytes of each, and the bytes of the first load."""
    async with websockets.connect(url, max_size=None, subprotocols=["streamlit"], ping_interval=None) as socket_:  # type: ignore[list-item]
        _, first = await run(socket_, QUERIES[0], page)
        ran = [await run(socket_, QUERIES[at % len(QUERIES)], page) for at in range(1, reruns + 1)]
    return [seconds for seconds, _ in ran], [size for _, size in ran], first


async def measure(url: str, page: str, readers: int) -> str:
    """A line of the report: one reader's reruns, then many readers at once."""
    await reader(url, page, 6)
    seconds, sizes, first = await reader(url, page, 30)
    began = time.perf_counter()
    crowd = await asyncio.gather(*(reader(url, page, 6) for _ in range(readers)))
    wall = time.perf_counter() - began
    rate = sum(len(each[0]) + 1 for each in crowd) / wall
    median, largest = statistics.median(seconds) * 1000, max(sizes) / 1000
    return f"{page or 'empty':<12}{median:>8.0f} ms{largest:>10.1f} kB{first / 1000:>10.1f} kB{rate:>10.1f} runs/s"


def report(readers: int) -> None:
    """Prints the table, the empty page first."""
    print(f"{'page':<12}{'rerun':>11}{'largest':>13}{'first':>13}{readers:>6} readers")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "empty.py").write_text(EMPTY, encoding="utf-8")
        server, url = serve(Path(folder), "empty.py")
        print(asyncio.run(measure(url, "", readers)), flush=True)
        server.terminate()
        server.wait()
    server, url = serve(ROOT, "dashboard.py")
    for page in sorted(path.stem for path in (ROOT / "pages").glob("*.py")):
        print(asyncio.run(measure(url, page, readers)), flush=True)
    server.terminate()
    server.wait()


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--readers", type=int, default=50, help="readers at once")
    report(arguments.parse_args().readers)
