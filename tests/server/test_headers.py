"""The headers of every answer of the real server, and what it keeps to itself."""

import asyncio
import socket
import urllib.parse

import pytest
from starlette.types import Message
from windows import ask

from components.server import middleware

PATHS = (
    "/",
    "/visits?country=BRA",
    "/nowhere",
    "/healthz",
    "/data/visits.csv",
    "/data/nothing.csv",
    "/data/land.geojson",
    "/brief/KNA.html",
    "/_stcore/health",
    "/_stcore/host-config",
    "/favicon.png",
)


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_every_answer_has_the_headers(url: str, path: str, method: str) -> None:
    _, given, _ = ask(url, path, method)
    for name, value in middleware.FIXED.items():
        assert given.get_all(name) == [value]
    rules = dict(rule.split(" ", 1) for rule in given["content-security-policy"].split("; "))
    assert rules["default-src"] == "'self'"
    assert rules["frame-ancestors"] == "'self'"
    assert "'unsafe-inline'" not in rules["script-src"]
    assert "'unsafe-eval'" not in rules["script-src"]
    assert "*" not in given["content-security-policy"]
    assert url.replace("http:", "ws:") in rules["connect-src"]


@pytest.mark.parametrize("path", PATHS)
def test_the_server_sets_no_cookie_and_does_not_name_itself(url: str, path: str) -> None:
    _, given, body = ask(url, path)
    assert given["set-cookie"] is None
    assert given["server"] is None
    assert given["x-powered-by"] is None
    assert b"uvicorn" not in body


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "POST", "DELETE", "OPTIONS"])
@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/metrics",
        "/_stcore/metrics?families=cache_memory_bytes",
        "/_stcore/metrics/",
        "/_stcore/upload_file/session/file",
        "/_stcore/upload_file",
    ],
)
def test_what_nobody_outside_needs_is_closed(url: str, path: str, method: str) -> None:
    assert ask(url, path, method)[0] == 404


def answer(scheme: str = "http", root: str = "", host: str = "here.example") -> dict[str, str]:
    """The headers of an answer to a reader who comes so."""

    async def app(scope: object, receive: object, send: middleware.Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})

    async def gather(message: Message) -> None:
        sent.append(message)

    async def nothing() -> Message:
        return {}

    sent: list[Message] = []
    scope = {"type": "http", "method": "GET", "scheme": scheme, "path": f"{root}/", "root_path": root}
    scope["headers"] = [(b"host", host.encode())]
    asyncio.run(middleware.SafetyHeaders(app)(scope, nothing, gather))
    return {name.decode(): value.decode() for name, value in sent[0]["headers"]}


def test_who_came_by_tls_comes_by_tls_again() -> None:
    assert "strict-transport-security" not in answer()
    assert answer(scheme="https")["strict-transport-security"] == "max-age=31536000"


def test_the_sites_that_may_frame_it_are_named_by_who_runs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(middleware.FRAMES, "'self' https://ministry.example")
    assert answer()["content-security-policy"].endswith("frame-ancestors 'self' https://ministry.example")


@pytest.mark.parametrize("host", ["a b", "x; script-src *", "x'self'", "", "x,y"])
def test_a_strange_host_adds_nothing_to_the_policy(host: str) -> None:
    assert "connect-src 'self';" in answer(host=host)["content-security-policy"]


def test_below_a_path_the_same_is_closed_and_other_scripts_are_allowed() -> None:
    assert answer(root="/ties")["content-security-policy"] != answer()["content-security-policy"]


@pytest.mark.parametrize("path", ["/", "/healthz", "/data/visits.csv", "/data/datapackage.json", "/metrics"])
def test_who_does_not_say_for_which_host_is_answered_too(url: str, path: str) -> None:
    address = urllib.parse.urlsplit(url)
    with socket.create_connection((address.hostname, address.port)) as asked:
        asked.sendall(f"GET {path} HTTP/1.0\r\n\r\n".encode())
        answer = asked.makefile("rb").read()
    assert answer.startswith(b"HTTP/1.1 200 ")
    assert b"content-security-policy: default-src 'self'" in answer
