"""What those who run the server watch: /healthz; and /metrics, as Prometheus reads it, for whoever asks without a
proxy."""

from __future__ import annotations

from collections.abc import Iterator

from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, Counter, Gauge, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.facts import store
from components.server import answers

PREFIX = "dashboard"
ERRORS = Counter(f"{PREFIX}_script_errors", "Runs of a page that broke; the trace is in the log.", ["type"])
ANSWERS = Counter(f"{PREFIX}_http_responses", "Answers over HTTP by their status.", ["status"])
SOCKETS = Gauge(f"{PREFIX}_open_websockets", "Windows of readers that are open now.")

FORWARDED = ("forwarded", "x-forwarded-for")
"""Headers that every proxy sets: who comes by one is a reader."""


class Watch:
    """An ASGI middleware that counts answers by their status, and the websockets that are open."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes on what comes, and counts it."""

        async def counted(message: Message) -> None:
            if message["type"] == "http.response.start":
                ANSWERS.labels(message["status"]).inc()
            await send(message)

        if scope["type"] == "websocket":
            with SOCKETS.track_inprogress():
                await self.app(scope, receive, send)
        else:
            await self.app(scope, receive, counted)


class Data(Collector):
    """The version of the data, the rows of each table, and the faults of each file that is held back."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """The tables as they stand now."""
        now = store.STORE.snapshot()
        version = GaugeMetricFamily(f"{PREFIX}_data_info", "The version of the data.", labels=["version"])
        version.add_metric([now.version], 1)
        rows = GaugeMetricFamily(f"{PREFIX}_data_rows", "Rows of a table that are shown.", labels=["table"])
        for name, table in sorted(now.tables.items()):
            rows.add_metric([name], len(table))
        files = "Files with faults, which are held back."
        held = GaugeMetricFamily(f"{PREFIX}_held_back_files", files, value=len(now.held))
        faults = GaugeMetricFamily(
            f"{PREFIX}_held_back_faults",
            "Faults of a file that is held back, and whether an earlier good version is shown.",
            labels=["table", "last_good_served"],
        )
        for one in now.held:
            faults.add_metric([one.table, str(one.served).lower()], len(one.faults))
        return iter((version, rows, held, faults))


REGISTRY.register(Data())


def count_error(error: Exception) -> None:
    """Counts a run that broke; what the reader is shown stays as it is."""
    ERRORS.labels(type(error).__name__).inc()


async def health(request: Request) -> JSONResponse:
    """The data's version, the rows of each table, and the files that are held back."""
    now = store.STORE.snapshot()
    held = [{"table": one.table, "faults": len(one.faults), "last_good_served": one.served} for one in now.held]
    rows = {name: len(table) for name, table in sorted(now.tables.items())}
    return JSONResponse({"version": now.version, "rows": rows, "held": held}, headers=answers.NOT_KEPT)


async def give(request: Request) -> Response:
    """Everything that is counted, to who asks the server itself: whoever comes through a proxy is told of nothing."""
    if any(name in request.headers for name in FORWARDED):
        return PlainTextResponse("Not found", 404)
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST, headers=answers.NOT_KEPT)


def routes() -> list[Route]:
    """The routes of both."""
    return [Route("/healthz", health), Route("/metrics", give)]
