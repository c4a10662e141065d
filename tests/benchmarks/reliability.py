"""Prints what the dashboard does when it is pressed: one line a measure. docs/RELIABILITY.md tells what they mean.

PYTHONPATH=.:tests python tests/benchmarks/reliability.py readers day slow disk readonly clock restart

Linux alone. `readonly` and `disk` need root, as they mount, and `clock` needs Debian's faketime. Nothing here passes or
fails.
"""

import argparse
import asyncio
import contextlib
import itertools
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import replicas
import websockets
from memory import resident
from replicas import Replica
from reruns import PAGES, QUERIES, cold_queries

READERS = 200
SESSIONS = 1200
SLOW = 300
"""Readers at once, sessions of a day one after the other, and sockets that say half of what they want."""

AHEAD = "2050-06-01 12:00:00"


@contextlib.contextmanager
def server(*before: str, folder: Path | None = None, **more: object) -> Iterator[tuple[Replica, str]]:
    """A dashboard, started by a command that may have others before it, with its address."""
    with tempfile.TemporaryDirectory() as made:
        replica = Replica(folder or Path(made))
        replica.start(*before, **more)
        try:
            yield replica, f"http://127.0.0.1:{replica.port}"
        finally:
            replica.stop()


async def visit(url: str, page: str, queries: Sequence[str], pause: float = 0) -> list[float]:
    """The seconds of each run of a reader, who reads for `pause` seconds after each; -1 where a page broke."""
    took = []
    async with replicas.connect(url) as opened:
        for query in queries:
            began = time.perf_counter()
            texts = await replicas.drawn(opened, page, query)
            took.append(-1 if texts[0].startswith("exception") else time.perf_counter() - began)
            await asyncio.sleep(pause)
    return took


def told(what: str, took: Sequence[float]) -> str:
    """How many runs there were, how many broke, and their median and 95th percentile."""
    good = sorted(one for one in took if one >= 0)
    late = good[int(len(good) * 0.95)]
    broke = len(took) - len(good)
    return f"{what}: {len(took)} runs, {broke} broke, median {statistics.median(good):.2f} s, 95th {late:.2f} s"


def processed(process: int) -> float:
    """The seconds of a core that a process has used."""
    fields = Path("/proc", str(process), "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def every_page(url: str) -> list[float]:
    """The seconds of a run of each page."""
    return list(itertools.chain(*[await visit(url, page, [""]) for page in PAGES]))


def readers() -> None:
    """Many readers at once at two replicas, who come within a minute; each changes the filters to three new views."""
    cold = cold_queries()

    async def come(urls: Sequence[str], at: int) -> list[float]:
        await asyncio.sleep(60 * at / READERS)
        queries = ["", *itertools.islice(cold, 3)]
        try:
            return await visit(urls[at % len(urls)], PAGES[at % len(PAGES)], queries, pause=15)
        except (OSError, websockets.WebSocketException):
            return [-1] * len(queries)

    async def all_of_them(urls: Sequence[str]) -> list[float]:
        return list(itertools.chain(*await asyncio.gather(*(come(urls, at) for at in range(READERS)))))

    with server() as (one, url), server() as (other, more):
        processes = [one.process.pid, other.process.pid]
        for address in (url, more):
            asyncio.run(every_page(address))
        before, spent, began = resident(processes[0]), sum(map(processed, processes)), time.perf_counter()
        took = asyncio.run(all_of_them([url, more]))
        spent = (sum(map(processed, processes)) - spent) / len(took)
        print(told(f"{READERS} readers in {time.perf_counter() - began:.0f} s", took))
        print(f"  memory {before:.0f} MB before, {resident(processes[0]):.0f} MB after; {spent:.3f} s of a core a run")


def day() -> None:
    """The sessions of a day one after the other, each with two views; every sixth of them the memory is told."""
    cold = cold_queries()

    async def whole(url: str, process: int) -> None:
        for at in range(1, SESSIONS + 1):
            await visit(url, PAGES[at % len(PAGES)], [QUERIES[at % len(QUERIES)], next(cold)])
            if at % (SESSIONS // 6) == 0:
                print(f"  after {at} sessions {resident(process):.0f} MB", flush=True)

    with server() as (replica, url):
        began = time.perf_counter()
        print(f"{SESSIONS} sessions opened and closed")
        asyncio.run(whole(url, replica.process.pid))
        print(f"  in {time.perf_counter() - began:.0f} s")


def slow() -> None:
    """Sockets that send half a request and wait, with the server itself and with nginx before it, beside one reader."""
    with contextlib.ExitStack() as stack:
        (one, url), (other, _) = stack.enter_context(server()), stack.enter_context(server())
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        site = stack.enter_context(replicas.nginx(folder, (one.port, other.port)))
        for name, address in (("the server alone", url), ("behind nginx", site)):
            asyncio.run(every_page(address))
            host, port = address.split("//")[1].split(":")
            sockets = [socket.create_connection((host, int(port))) for _ in range(SLOW)]
            for half in sockets:
                half.sendall(b"GET /visits HTTP/1.1\r\nHost: x\r\nX-Slow: ")
            print(told(f"{SLOW} slow sockets, {name}", asyncio.run(every_page(address))))
            time.sleep(20)
            print(f"  after 20 s {sum(map(is_open, sockets))} of them are open")
            for half in sockets:
                half.close()


def is_open(half: socket.socket) -> bool:
    """Whether the other side has not yet closed a socket."""
    half.setblocking(False)
    try:
        return bool(half.recv(1000))
    except BlockingIOError:
        return True
    except ConnectionError:
        return False


def disk() -> None:
    """No byte of space is left where the server may write, nor where its log goes."""
    with mounted("-t", "tmpfs", "-o", "size=64k", "none") as folder:
        given = {"TMPDIR": str(folder), "HOME": str(folder)}
        with (folder / "log").open("w", encoding="utf-8") as log, server(environment=given, log=log) as (_, url):
            with contextlib.suppress(OSError), (folder / "filling").open("wb") as filling:
                filling.write(b"0" * 1_000_000)
            print(told("full disk", asyncio.run(every_page(url))))
            print(
                f"  download {replicas.status(f'{url}/data/visits.xlsx')}, health {replicas.status(f'{url}/healthz')}"
            )


def readonly() -> None:
    """The folder of the dashboard can be read and not written, and it runs as nobody."""
    with tempfile.TemporaryDirectory() as made:
        Path(made).chmod(0o755)
        Replica(Path(made))
        with mounted("--bind", made) as folder:
            subprocess.run(["mount", "-o", "remount,ro,bind", folder], check=True)
            as_nobody = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")
            with server(*as_nobody, folder=folder, environment={"HOME": "/nowhere"}) as (_, url):
                print(told("read-only folder", asyncio.run(every_page(url))))


@contextlib.contextmanager
def mounted(*what: str) -> Iterator[Path]:
    """A folder at which something is mounted."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["mount", *what, folder], check=True)
        try:
            yield Path(folder)
        finally:
            subprocess.run(["umount", "--lazy", folder], check=True)


def clock() -> None:
    """The clock of the machine is ahead by decades."""
    (library,) = Path("/usr/lib").glob("*/faketime/libfaketime.so.1")
    ahead = {"LD_PRELOAD": str(library), "FAKETIME": f"@{AHEAD}", "FAKETIME_DONT_FAKE_MONOTONIC": "1"}
    with server(environment=ahead) as (_, url):
        print(told(f"the clock at {AHEAD}", asyncio.run(every_page(url))))
        print(f"  {replicas.status(f'{url}/data/open-missions.csv')} for the missions that are open on that day")


def restart() -> None:
    """One server without a second is started anew while fifty readers look at its pages again and again."""
    lost: list[float] = []
    back: list[float] = []

    async def look(url: str, at: int, end: float) -> None:
        page, query = PAGES[at % len(PAGES)], QUERIES[at % len(QUERIES)]
        while time.monotonic() < end:
            try:
                async with replicas.connect(url) as opened:
                    texts = await replicas.drawn(opened, page, query)
                    back.extend([time.monotonic()] if lost and not texts[0].startswith("exception") else [])
                    while time.monotonic() < end:
                        await asyncio.sleep(1)
                        await replicas.drawn(opened, page, query)
            except (websockets.ConnectionClosed, OSError):
                lost.append(time.monotonic())
                await asyncio.sleep(0.5)

    async def press(replica: Replica, url: str) -> None:
        end = time.monotonic() + 45
        looking = asyncio.gather(*(look(url, at, end) for at in range(50)))
        await asyncio.sleep(15)
        began = time.monotonic()
        await asyncio.to_thread(replica.stop)
        stopped = time.monotonic()
        await asyncio.to_thread(replica.start)
        ready = time.monotonic()
        await looking
        print(f"restart under 50 readers: stopped in {stopped - began:.1f} s, ready again after {ready - began:.1f} s")
        print(f"  {len(back)} views came back, the last after {max(back) - began:.1f} s")

    with server() as (replica, url):
        asyncio.run(press(replica, url))


MEASURES = {one.__name__: one for one in (readers, day, slow, disk, readonly, clock, restart)}

if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("measures", nargs="*", default=list(MEASURES), choices=[*MEASURES, []])
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} before it began")
    for name in arguments.parse_args().measures:
        MEASURES[name]()
