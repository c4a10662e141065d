"""What deploy/ lays out, tried: two replicas behind nginx, one of which goes, and a unit that systemd understands."""

import asyncio
import csv
import http.client
import re
import signal
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
import replicas
import websockets
from conftest import ROOT
from playwright.sync_api import Browser, expect
from replicas import PATIENCE, Replica, until
from windows import settle

VIEWS = (("visits", "country=ARG"), ("trade", "country=BRA"), ("embassies", "home=KAZ"))
"""The pages with their addresses at which the readers are."""

FETCHED = ("/visits?country=ARG", "/data/visits.csv?country=ARG", "/_stcore/host-config")
PAUSE = 0.3
VERSION = re.compile(r"\b[0-9a-f]{8}\b")
"""The version of the data, as every page tells it."""


class Readers:
    """Readers who look at their pages again and again, in a thread of their own.

    Those who lose their replica come back by the address. `wrong` has all that a reader would not like, `lost` how many
    sockets broke, and `versions` which data each saw last.
    """

    def __init__(self, url: str) -> None:
        self.url, self.stopped = url, False
        self.first: dict[int, list[str]] = {}
        self.versions: dict[int, str] = {}
        self.looks = [0] * (len(VIEWS) + len(FETCHED))
        self.lost, self.wrong = 0, list[str]()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._all()))

    def __enter__(self) -> "Readers":
        self._thread.start()
        self.look()
        return self

    def __exit__(self, *broken: object) -> None:
        self.stopped = True
        self._thread.join(PATIENCE)

    def look(self) -> None:
        """Waits until each of them has looked twice from now on, so once after now at the least."""
        wanted = [count + 2 for count in self.looks]
        until(lambda: self.wrong != [] or all(have >= want for have, want in zip(self.looks, wanted, strict=True)))
        assert self.wrong == []

    async def _all(self) -> None:
        await asyncio.gather(
            *(self._read(at) for at in range(len(VIEWS))),
            *(self._fetch(at) for at in range(len(FETCHED))),
        )

    async def _read(self, at: int) -> None:
        while not self.stopped:
            try:
                async with replicas.connect(self.url) as socket:
                    while not self.stopped:
                        self._compare(at, await replicas.drawn(socket, *VIEWS[at]))
                        await asyncio.sleep(PAUSE)
            except websockets.ConnectionClosed:
                self.lost += 1
            except (websockets.InvalidStatus, OSError, TimeoutError) as error:
                self.wrong.append(f"{VIEWS[at]}: {error!r}")
                return

    def _compare(self, at: int, view: list[str]) -> None:
        self.versions[at] = "".join(VERSION.findall(" ".join(view)))
        view = [VERSION.sub("version", text) for text in view]
        if self.first.setdefault(at, view) != view:
            self.wrong.append(f"{VIEWS[at]}: {set(view) ^ set(self.first[at])}")
        self.looks[at] += 1

    async def _fetch(self, at: int) -> None:
        while not self.stopped:
            status = await asyncio.to_thread(replicas.status, f"{self.url}{FETCHED[at]}")
            if status != 200:
                self.wrong.append(f"{FETCHED[at]}: {status}")
            self.looks[len(VIEWS) + at] += 1
            await asyncio.sleep(PAUSE)


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Replica, Replica]]:
    first, second = (Replica(tmp_path_factory.mktemp("replica")) for _ in range(2))
    first.start(wait=False)
    second.start()
    first.wait()
    yield first, second
    for replica in (first, second):
        replica.process.kill()
        replica.process.wait()


@pytest.fixture(scope="module")
def site(pair: tuple[Replica, Replica], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with replicas.nginx(tmp_path_factory.mktemp("nginx"), (pair[0].port, pair[1].port)) as url:
        yield url


def renew(path: Path) -> None:
    """Puts a table in which one cell has another text in the place of a table, whole, as rsync and mv do."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    rows[0]["purpose"] = "Talks in the drill"
    coming = path.with_suffix(".new")
    with coming.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    coming.replace(path)


def test_no_reader_loses_the_view_when_a_replica_goes_or_gets_new_data(
    pair: tuple[Replica, Replica], site: str, browser: Browser
) -> None:
    window = browser.new_page(ignore_https_errors=True, reduced_motion="reduce")
    window.goto(f"{site}/visits?country=ARG")
    settle(window)
    summary = window.locator(".st-key-summary h2").first
    before = summary.inner_text()
    with Readers(site) as readers:
        old = set(readers.versions.values())
        for replica in pair:
            renew(replica.folder / "data" / "visits.csv")
            readers.look()
        new = set(readers.versions.values())
        assert (len(old), len(new), old & new) == (1, 1, set())
        assert readers.lost == 0
        pair[0].stop(signal.SIGKILL)
        readers.look()
        pair[0].start()
        pair[1].stop(signal.SIGTERM)
        readers.look()
        assert readers.lost >= len(VIEWS), "every reader was at one of the two"
        assert set(readers.versions.values()) == new
        settle(window)
        assert window.url == f"{site}/visits?country=ARG"
        expect(summary).to_have_text(before)
        expect(window.get_by_role("dialog")).to_have_count(0)
        window.locator(".st-key-reset-en button").click()
        expect(summary).not_to_have_text(before)
        assert window.url == f"{site}/visits"
    assert readers.wrong == []
    window.close()


def test_the_proxy_keeps_the_headers_closes_what_is_not_for_readers_and_limits_an_address(site: str) -> None:
    asked = urllib.request.Request(f"{site}/data/visits.csv", headers={"Accept-Encoding": "br"})
    with urllib.request.urlopen(asked, context=replicas.UNCHECKED) as answer:
        given = answer.headers
    assert given["content-encoding"] == "br"
    assert given["strict-transport-security"] == "max-age=31536000"
    assert site.replace("https", "wss") in given["content-security-policy"]
    assert given["server"] == "nginx"
    for path in ("/metrics", "/_stcore/metrics", "/_stcore/metrics/x", "/_stcore/upload_file/a/b"):
        assert replicas.status(f"{site}{path}") == 404
    connection = http.client.HTTPSConnection(site.removeprefix("https://"), context=replicas.UNCHECKED)
    statuses = []
    for _ in range(400):
        connection.request("HEAD", "/_stcore/host-config")
        answer = connection.getresponse()
        answer.read()
        statuses.append(answer.status)
    connection.close()
    assert set(statuses) == {200, 429}
    assert statuses.index(429) >= 250


def test_systemd_understands_the_unit_and_finds_it_shut(tmp_path: Path) -> None:
    unit = tmp_path / "dashboard@8501.service"
    written = (ROOT / "deploy" / "dashboard@.service").read_text(encoding="utf-8")
    unit.write_text(written.replace("/opt/dashboard/.venv/bin/python", sys.executable), encoding="utf-8")
    for check in (["verify", "--man=no"], ["security", "--offline=yes", "--threshold=20"]):
        found = subprocess.run(["systemd-analyze", *check, unit], capture_output=True, text=True, check=False)
        assert found.returncode == 0, found.stdout + found.stderr
    assert not re.search(unit.name, found.stderr)
