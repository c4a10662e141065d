"""What every answer goes through: the headers of safety, and compression to brotli or gzip, kept where it has a tag."""

from __future__ import annotations

import gzip
import itertools
import os
import re
from collections.abc import Callable, Iterable, Mapping

import brotli
from anyio import CapacityLimiter, sleep_forever, to_thread
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.server import first_html

CLOSED = ("/_stcore/metrics", "/_stcore/upload_file", "/_stcore/agent")
"""Addresses of Streamlit, and all below them, that nobody outside needs."""

FRAMES = "FRAME_ANCESTORS"
"""The variable of the environment that names the sites which may show the dashboard in a frame of theirs, as the
directive of that name does; without it only the dashboard's own site may."""

FRAMED = re.compile(r"/chart/[^/]+\.html")
"""The addresses of charts that stand alone, which every site may show in a frame: nothing can be done there."""

SELF = "'self'"
FIXED = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
}
YEAR = 31_536_000
"""Seconds for which a browser that came by TLS comes by TLS again."""


class SafetyHeaders:
    """An ASGI middleware that closes what is closed and adds the headers to all answers of what it wraps."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers an HTTP request; passes a websocket on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        root, path = scope.get("root_path", ""), scope["path"].removeprefix(scope.get("root_path", ""))
        frames = "*" if FRAMED.fullmatch(path) else os.environ.get(FRAMES) or SELF
        given = FIXED | {"content-security-policy": policy(root, Headers(scope=scope).get("host", ""), frames)}
        if scope["scheme"] == "https":
            given["strict-transport-security"] = f"max-age={YEAR}"

        async def add(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in given.items():
                    headers.setdefault(name, value)
            await send(message)

        closed = any(path == one or path.startswith(f"{one}/") for one in CLOSED)
        await (PlainTextResponse("Not found", 404) if closed else self.app)(scope, receive, add)


def policy(root: str, host: str, frames: str) -> str:
    """The Content-Security-Policy of a server that lies below `root` and was asked for by the name `host`; `frames` are
    the sites that may show in a frame what is asked for.

    Streamlit forces two things that are wider than "from here": styles that scripts set, and scripts in its HTML, which
    are allowed by their hashes.
    """
    scripts = " ".join(first_html.script_hashes(first_html.document("", root)))
    # Not every browser takes 'self' for the websocket of the same server.
    sockets = f" ws://{host} wss://{host}" if re.fullmatch(r"[\w.:\[\]-]+", host) else ""
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' 'wasm-unsafe-eval' {scripts}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            f"connect-src 'self'{sockets}",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            f"frame-ancestors {frames}",
        )
    )


SMALLEST = 500
"""Bytes from which on a text is compressed."""

MOST = 48_000_000
"""Bytes of compressed answers that are kept, the oldest given up first. Streamlit's own files take about a quarter."""

TEXT = re.compile(r"text/|image/svg\+xml|application/([\w.-]+\+)?(json|javascript|xml)\b")
"""The media types that are compressed. Workbooks, Parquet, archives, pictures and fonts are so already."""

CODINGS: Mapping[str, Callable[[bytes], bytes]] = {
    # The highest level of either takes ten times as long, for a tenth less.
    "br": lambda body: brotli.compress(body, quality=9),
    "gzip": lambda body: gzip.compress(body, 6, mtime=0),
}
"""What is offered, the better one first."""


class Compression:
    """An ASGI middleware that compresses what it passes on, and keeps what has a tag.

    Such a tag becomes a weak one (`W/"..."`), as it was made of other bytes. A part of a file, which a request with a
    range asks for, is given as it is.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._cached: dict[tuple[str, str], tuple[str, bytes]] = {}
        self._size = 0
        # One at a time, so that readers who come together do not have the same file made for each of them.
        self._limiter = CapacityLimiter(1)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request to read something; passes all others on untouched."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD") or "range" in Headers(scope=scope):
            await self.app(scope, receive, send)
            return
        headers = [pair for pair in scope["headers"] if pair[0] != b"accept-encoding"]
        plain = {**scope, "headers": headers, "extensions": {}}
        coding = accepted(Headers(scope=scope).get("accept-encoding", ""))
        start, body = await self._answer(plain, coding, receive)
        await send(start)
        await send({"type": "http.response.body", "body": body if scope["method"] == "GET" else b""})

    async def _answer(self, scope: Scope, coding: str, receive: Receive) -> tuple[Message, bytes]:
        """The head and the body of the answer, in a coding, if one is accepted and there is anything to compress."""
        address = (f"{scope['path']}?{scope['query_string'].decode('latin-1')}", coding)
        tag, cached = self._cached.get(address, ("", b""))
        start, body = await _given(self.app, {**scope, "method": "HEAD" if cached else "GET"}, receive)
        headers = MutableHeaders(raw=start["headers"])
        if cached and start["status"] != 304 and (start["status"], headers.get("etag")) != (200, tag):
            cached = b""
            start, body = await _given(self.app, {**scope, "method": "GET"}, receive)
            headers = MutableHeaders(raw=start["headers"])
        text = TEXT.match(headers.get("content-type", "")) and "content-encoding" not in headers
        if start["status"] == 200 and text:
            if "accept-encoding" not in headers.get("vary", "").lower():
                headers.add_vary_header("Accept-Encoding")
            if coding and (cached or len(body) >= SMALLEST):
                body = cached or await self._compressed(address, headers.get("etag", ""), body)
                headers["content-encoding"] = coding
                headers["content-length"] = str(len(body))
                _weaken(headers)
        elif start["status"] == 304 and coding:
            _weaken(headers)
        return start, body

    async def _compressed(self, address: tuple[str, str], tag: str, body: bytes) -> bytes:
        """The body in the coding of an address, made beside the event loop; kept, if it has a tag."""
        async with self._limiter:
            known, cached = self._cached.get(address, ("", b""))
            if tag and known == tag:
                return cached
            made = await to_thread.run_sync(CODINGS[address[1]], body)
        if tag:
            self._size += len(made) - len(self._cached.pop(address, ("", b""))[1])
            self._cached[address] = (tag, made)
            while self._size > MOST:
                self._size -= len(self._cached.pop(next(iter(self._cached)))[1])
        return made


async def warm(app: ASGIApp, paths: Iterable[str]) -> None:
    """Asks an app for files in each coding, so that no reader waits while they are compressed for the first time."""
    asked = {"type": "http", "http_version": "1.1", "method": "GET", "scheme": "http", "query_string": b""}
    for coding, path in itertools.product(CODINGS, paths):
        headers = [(b"host", b"localhost"), (b"accept-encoding", coding.encode())]
        await _given(app, asked | {"path": f"/{path}", "headers": headers}, _nothing)


async def _nothing() -> Message:
    """Nothing more comes from a reader who only asked."""
    await sleep_forever()
    return {}


def accepted(header: str) -> str:
    """The best of our codings that a header Accept-Encoding names and does not refuse; "" if it names none."""
    offered = {part.partition(";")[0].strip(): part.replace(" ", "") for part in header.lower().split(",")}
    return next((one for one in CODINGS if one in offered and not re.search(r";q=0(\.0*)?$", offered[one])), "")


async def _given(app: ASGIApp, scope: Scope, receive: Receive) -> tuple[Message, bytes]:
    """The whole answer of an app: the message that starts it, and the body."""
    start: Message = {}
    parts: list[bytes] = []

    async def gather(message: Message) -> None:
        if message["type"] == "http.response.start":
            start.update(message, headers=list(message.get("headers", ())))
        else:
            parts.append(message.get("body", b""))

    await app(scope, receive, gather)
    return start, b"".join(parts)


def _weaken(headers: MutableHeaders) -> None:
    """Makes a strong tag a weak one."""
    if headers.get("etag", "").startswith('"'):
        headers["etag"] = f"W/{headers['etag']}"
