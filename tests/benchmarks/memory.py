"""Prints how long the server takes to start, what memory a further reader takes, and whether it stays flat in time.

python tests/benchmarks/memory.py [--readers 50] [--sessions 1000]

The budgets stand in the design; nothing here passes or fails. Linux alone: the numbers are those of /proc.
"""

import argparse
import asyncio
import contextlib
import tempfile
import time
from pathlib import Path

import websockets
from reruns import EMPTY, PAGES, QUERIES, ROOT, run, serve


def resident(process: int) -> float:
    """The memory that a process holds, in megabytes."""
    status = Path("/proc", str(process), "status").read_text(encoding="ascii")
    return int(status.split("VmRSS:")[1].split()[0]) / 1000


def started(folder: Path, script: str) -> None:
    """Prints how long a server takes until it is ready, and the memory that it then holds."""
    began = time.perf_counter()
    server, _ = serve(folder, script)
    print(f"{script}: ready in {time.perf_counter() - began:.1f} s with {resident(server.pid):.0f} MB", flush=True)
    server.terminate()
    server.wait()


async def visit(url: str, stack: contextlib.AsyncExitStack, at: int) -> None:
    """A reader who opens one page and changes its filters once; the visit lasts as long as the stack."""
    link = websockets.connect(url, max_size=None, subprotocols=["streamlit"], ping_interval=None)  # type: ignore[list-item]
    socket_ = await stack.enter_async_context(link)
    for query in ("", QUERIES[at % len(QUERIES)]):
        await run(socket_, query, PAGES[at % len(PAGES)])


async def measure(url: str, process: int, readers: int, sessions: int) -> None:
    """First every view once, then many readers at once, then many one after the other."""
    for at in range(len(PAGES) * len(QUERIES)):
        async with contextlib.AsyncExitStack() as stack:
            await visit(url, stack, at)
    before = resident(process)
    async with contextlib.AsyncExitStack() as stack:
        for at in range(readers):
            await visit(url, stack, at)
        there = resident(process)
    print(
        f"before {before:.0f} MB, with {readers} readers {there:.0f} MB: {(there - before) / readers:.2f} MB a reader"
    )
    for count in range(1, sessions + 1):
        async with contextlib.AsyncExitStack() as stack:
            await visit(url, stack, count)
        if count % max(1, sessions // 5) == 0:
            print(f"after {count} sessions opened and closed: {resident(process):.0f} MB", flush=True)


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--readers", type=int, default=50, help="readers at once")
    arguments.add_argument("--sessions", type=int, default=1000, help="readers one after the other")
    chosen = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "empty.py").write_text(EMPTY, encoding="utf-8")
        started(Path(folder), "empty.py")
    started(ROOT, "dashboard.py")
    server, address = serve(ROOT, "dashboard.py")
    asyncio.run(measure(address, server.pid, chosen.readers, chosen.sessions))
    server.terminate()
    server.wait()
