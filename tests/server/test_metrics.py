"""What those who run the server watch, as Prometheus reads it."""

import asyncio

import pytest
import replicas
from conftest import ROOT
from prometheus_client import generate_latest
from prometheus_client.parser import text_string_to_metric_families as families
from windows import ask

from components.facts import store
from components.facts.store import Store
from components.server import metrics


def samples(text: str) -> dict[tuple[str, ...], float]:
    """The value of each sample by its name and the values of its labels."""
    return {
        (sample.name, *(value for label, value in sample.labels.items() if label != "le")): sample.value
        for family in families(text)
        for sample in family.samples
    }


def test_runs_memory_and_the_version_of_the_data_are_told(url: str) -> None:
    async def visit() -> int:
        async with replicas.connect(url) as socket:
            await replicas.drawn(socket, "visits", "country=ARG")
            return int(samples(ask(url, "/metrics")[2].decode())[("dashboard_open_websockets",)])

    before = samples(ask(url, "/metrics")[2].decode())
    sockets = asyncio.run(visit())
    status, given, body = ask(url, "/metrics")
    now = samples(body.decode())
    assert status == 200
    assert given["content-type"].startswith("text/plain")
    assert (
        now[("dashboard_run_seconds_count", "visits")] == before.get(("dashboard_run_seconds_count", "visits"), 0) + 1
    )
    assert sockets >= 1
    assert now[("dashboard_data_info", store.STORE.snapshot().version)] == 1
    assert now[("dashboard_data_rows", "trade")] == len(store.load("trade"))
    assert now[("dashboard_held_back_files",)] == 0
    assert now[("process_resident_memory_bytes",)] > 50_000_000
    assert now[("dashboard_http_responses_total", "200")] > 0


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded"])
def test_who_comes_through_a_proxy_is_told_of_nothing(url: str, header: str) -> None:
    status, _, body = ask(url, "/metrics", headers={header: "203.0.113.7"})
    assert (status, body) == (404, b"Not found")


def test_a_file_that_is_held_back_is_counted_with_its_faults(copied: Store) -> None:
    path = copied.folder / "visits.csv"
    path.write_bytes(path.read_bytes().replace(b",day,", b",hour,"))
    now = samples(generate_latest().decode())
    assert now[("dashboard_held_back_files",)] == 1
    assert now[("dashboard_held_back_faults", "true", "visits")] > 10


def test_a_run_that_breaks_is_counted_by_its_error() -> None:
    metrics.count_error(ZeroDivisionError("a secret"))
    told = generate_latest().decode()
    assert samples(told)[("dashboard_script_errors_total", "ZeroDivisionError")] == 1
    assert "a secret" not in told
    assert "on_script_error=metrics.count_error" in (ROOT / "dashboard.py").read_text(encoding="utf-8")
