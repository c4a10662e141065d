"""What every answer tells the browser about safety, and what is closed to the outside."""

from __future__ import annotations

import os
import re
import signal

import uvicorn
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.server import first_html

CLOSED = ("/_stcore/metrics", "/_stcore/upload_file")
"""Addresses of Streamlit, and all below them, that nobody outside needs."""

FRAMES = "FRAME_ANCESTORS"
"""The variable of the environment that names the sites which may show the dashboard in a frame of theirs, as the
directive of that name does; without it only the dashboard's own site may."""

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
        given = FIXED | {"content-security-policy": policy(scope.get("root_path", ""), Headers(scope=scope)["host"])}
        if scope["scheme"] == "https":
            given["strict-transport-security"] = f"max-age={YEAR}"

        async def add(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in given.items():
                    headers.setdefault(name, value)
            await send(message)

        path = scope["path"].removeprefix(scope.get("root_path", ""))
        closed = any(path == one or path.startswith(f"{one}/") for one in CLOSED)
        await (PlainTextResponse("Not found", 404) if closed else self.app)(scope, receive, add)


def policy(root: str, host: str) -> str:
    """The Content-Security-Policy of a server that lies below `root` and was asked for by the name `host`.

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
            f"frame-ancestors {os.environ.get(FRAMES) or SELF}",
        )
    )


def unname_server() -> None:
    """Takes the name of uvicorn out of its answers: it adds a header to them that no middleware sees."""
    # The server that runs this process minds its signals.
    server = getattr(signal.getsignal(signal.SIGTERM), "__self__", None)
    if isinstance(server, uvicorn.Server):
        server.config.encoded_headers = [pair for pair in server.config.encoded_headers if pair[0] != b"server"]
