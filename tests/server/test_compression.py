"""Compression: the coding that a reader takes, made once, with the tags, ranges and refusals of HTTP left right."""

import asyncio
import gzip
from pathlib import Path

import brotli
import pytest
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route, Router
from starlette.types import ASGIApp, Message

from components.server import middleware

TEXT = "A text that is long enough to be worth it. " * 50


def ask(app: ASGIApp, path: str, method: str = "GET", **headers: str) -> tuple[int, Headers, bytes]:
    """Status, headers and body of the answer of an app; a header is named with _ for -."""
    sent: list[Message] = []

    async def run() -> None:
        await app(scope, middleware._nothing, gather)

    async def gather(message: Message) -> None:
        sent.append(message)

    named = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "method": method, "path": path, "query_string": b"", "headers": named}
    asyncio.run(run())
    start, *rest = sent
    return start["status"], Headers(raw=start["headers"]), b"".join(part.get("body", b"") for part in rest)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The codings in which something was compressed, one after the other."""
    noted: list[str] = []
    for coding, pack in middleware.CODINGS.items():
        monkeypatch.setitem(
            middleware.CODINGS, coding, lambda body, coding=coding, pack=pack: noted.append(coding) or pack(body)
        )
    return noted


@pytest.fixture
def app(tmp_path: Path) -> middleware.Compression:
    """An app with a file that has a tag, answers that have none, and what is no text."""
    (tmp_path / "file.js").write_text(TEXT, encoding="utf-8")

    async def file(request: Request) -> Response:
        return FileResponse(tmp_path / "file.js")

    async def untagged(request: Request) -> Response:
        assert "accept-encoding" not in request.headers
        return PlainTextResponse(TEXT)

    async def changing(request: Request) -> Response:
        tag = f'"{request.headers["x-tag"]}"'
        if request.headers.get("if-none-match", "").removeprefix("W/") == tag:
            return Response(status_code=304, headers={"etag": tag})
        return PlainTextResponse(request.headers["x-tag"] + TEXT, headers={"etag": tag})

    async def gone(request: Request) -> Response:
        status = 200 if request.headers.get("x-there") else 503
        return PlainTextResponse(TEXT, status, headers={"etag": '"there"'} if status == 200 else {})

    async def short(request: Request) -> Response:
        return PlainTextResponse("short")

    async def picture(request: Request) -> Response:
        return Response(TEXT.encode(), media_type="image/png")

    async def packed(request: Request) -> Response:
        return Response(gzip.compress(TEXT.encode()), media_type="text/plain", headers={"content-encoding": "gzip"})

    endpoints = (file, untagged, changing, gone, short, picture, packed)
    routes = [Route(f"/{endpoint.__name__}", endpoint) for endpoint in endpoints]
    return middleware.Compression(Router(routes))


@pytest.mark.parametrize(
    ("header", "coding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, br;q=0.1", "br"),
        ("br;q=0, gzip", "gzip"),
        ("BR ; q=0.000,GZIP", "gzip"),
        ("gzip;q=0", ""),
        ("deflate, zstd", ""),
        ("identity", ""),
        ("", ""),
        ("brotli", ""),
        (";,;q=1,,", ""),
    ],
)
def test_the_best_coding_that_is_taken(header: str, coding: str) -> None:
    assert middleware.accepted(header) == coding


@pytest.mark.parametrize("path", ["/file", "/untagged"])
def test_a_text_is_what_it_was_in_every_coding(app: middleware.Compression, path: str) -> None:
    for header, unpack in (("br", brotli.decompress), ("gzip", gzip.decompress), ("", bytes)):
        status, headers, body = ask(app, path, accept_encoding=header)
        assert (status, unpack(body).decode()) == (200, TEXT)
        assert headers.get("content-encoding", "") == header
        assert headers["content-length"] == str(len(body))
        assert headers["vary"] == "Accept-Encoding"
        assert (len(body) < len(TEXT) / 5) == bool(header)


@pytest.mark.parametrize("path", ["/short", "/picture", "/packed"])
def test_what_does_not_compress_is_left_as_it_is(app: middleware.Compression, path: str, made: list[str]) -> None:
    assert ask(app, path, accept_encoding="br")[2] == ask(app, path)[2]
    assert made == []


def test_what_has_a_tag_is_compressed_once_for_each_coding(app: middleware.Compression, made: list[str]) -> None:
    bodies = {ask(app, "/file", accept_encoding=coding)[2] for coding in ("br", "gzip", "br", "gzip", "br")}
    assert len(bodies) == 2
    assert made == ["br", "gzip"]
    ask(app, "/untagged", accept_encoding="br")
    ask(app, "/untagged", accept_encoding="br")
    assert made == ["br", "gzip", "br", "br"]


def test_readers_who_come_together_wait_for_one_another(app: middleware.Compression, made: list[str]) -> None:
    async def nobody(message: Message) -> None: ...

    async def crowd() -> None:
        scope = {"type": "http", "method": "GET", "path": "/file", "query_string": b""}
        scope["headers"] = [(b"accept-encoding", b"br")]
        await asyncio.gather(*(app(dict(scope), middleware._nothing, nobody) for _ in range(20)))

    asyncio.run(crowd())
    assert made == ["br"]


def test_a_new_version_is_compressed_anew(app: middleware.Compression, made: list[str]) -> None:
    for version in ("one", "one", "two", "two"):
        _, headers, body = ask(app, "/changing", accept_encoding="br", x_tag=version)
        assert headers["etag"] == f'W/"{version}"'
        assert brotli.decompress(body).decode() == version + TEXT
    assert made == ["br", "br"]


def test_what_was_kept_is_not_given_once_it_is_gone(app: middleware.Compression) -> None:
    assert ask(app, "/gone", accept_encoding="br", x_there="1")[0] == 200
    assert ask(app, "/gone", accept_encoding="br")[::2] == (503, TEXT.encode())


def test_a_reader_who_has_it_is_told_so(app: middleware.Compression) -> None:
    for _ in range(2):  # before it is kept and after
        _, headers, _ = ask(app, "/changing", accept_encoding="br", x_tag="one")
        status, again, nothing = ask(app, "/changing", accept_encoding="br", x_tag="one", if_none_match=headers["etag"])
        assert (status, nothing, again["etag"]) == (304, b"", headers["etag"])
    status, again, _ = ask(app, "/changing", x_tag="one", if_none_match='"one"')
    assert (status, again["etag"]) == (304, '"one"')


def test_a_part_of_a_file_is_given_as_it_is(app: middleware.Compression) -> None:
    status, headers, body = ask(app, "/file", accept_encoding="br", range="bytes=2-5")
    assert (status, body.decode()) == (206, TEXT[2:6])
    assert "content-encoding" not in headers
    assert not headers["etag"].startswith("W/")


def test_a_head_has_what_the_answer_would_have(app: middleware.Compression) -> None:
    for _ in range(2):
        _, alone, nothing = ask(app, "/file", "HEAD", accept_encoding="br")
        _, headers, _ = ask(app, "/file", accept_encoding="br")
        assert nothing == b""
        assert dict(alone) == dict(headers)


def test_only_so_much_is_kept(app: middleware.Compression, made: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    _, _, body = ask(app, "/file", accept_encoding="br")
    monkeypatch.setattr(middleware, "MOST", len(body) + 10)
    ask(app, "/file", accept_encoding="gzip")  # for this the first one is given up
    ask(app, "/file", accept_encoding="br")
    assert made == ["br", "gzip", "br"]
    assert app._size == len(body)


def test_files_are_compressed_before_a_reader_comes(app: middleware.Compression, made: list[str]) -> None:
    asyncio.run(middleware.warm(app, ["file"]))
    assert made == ["br", "gzip"]
    ask(app, "/file", accept_encoding="gzip")
    assert made == ["br", "gzip"]
