"""The data routes: the rows of every table and series at an address, with the parameters of the pages."""

from __future__ import annotations

import datetime
import functools
import hashlib
import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from components.choices.parameters import LONGEST_SEARCH, SEARCH
from components.export import extracts, feed, files, package, search
from components.facts import store
from components.server.asked import Asked, Refusal, Takes, is_cut, parameters, plain, understood
from components.words import language

LIMITER = CapacityLimiter(2)
"""Files made at the same time: further readers wait, and the pages keep their share of the machine."""

CACHED = 24
"""Files kept for the next who asks, the oldest given up first; the largest is about a megabyte."""

OPEN = {
    "access-control-allow-origin": "*",
    "access-control-expose-headers": "Content-Disposition, ETag, Link",
    "x-content-type-options": "nosniff",
}
"""Any page of the web may read these data; nothing here is taken for what it is not."""

FILES: Mapping[str, tuple[str, Callable[[str], bytes]]] = {
    "datapackage.json": ("application/json", lambda origin: package.descriptor()),
    "datapackage.zip": ("application/zip", lambda origin: package.package()),
    "dataset.jsonld": ("application/ld+json", package.dataset),
    "series.json": ("application/json", lambda origin: package.series()),
}
"""What is given besides the tables and series: its media type, and what makes it for the server at an address."""

SEARCHED = "search.json"
"""The name under which what a search over everything has found is given."""


class File(NamedTuple):
    """A file that was made: its media type, its bytes, their tag, and its name."""

    media: str
    content: bytes
    tag: str
    name: str


async def give(request: Request) -> Response:
    """One file of the data, as it is asked for by name, format and parameters; made beside the event loop."""
    if request.method == "OPTIONS":
        return Response(status_code=204, headers=OPEN | {"access-control-allow-methods": "GET, HEAD, OPTIONS"})
    make = functools.partial(_file_at, request.path_params["file"], request.url.query, str(request.base_url))
    try:
        file = await to_thread.run_sync(make, limiter=LIMITER)
    except Refusal as refusal:
        return sentence(refusal.status, str(refusal))
    except store.QuarantineError as missing:
        return sentence(503, language.words()("route-quarantined", table=f"{missing}.csv"))
    kind = "inline" if file.name in (*FILES, SEARCHED, feed.NAME) and not file.name.endswith(".zip") else "attachment"
    headers = OPEN | {
        "cache-control": "public, no-cache",
        "content-disposition": f'{kind}; filename="{file.name}"',
        "link": '</data/datapackage.json>; rel="describedby"',
    }
    return tagged(request, file.content, file.tag, file.media, headers)


async def nowhere(request: Request) -> Response:
    """The answer to every other address below /data/."""
    return missing(request.path_params["rest"])


def missing(file: str) -> Response:
    """The answer where there is no such file below /data/: which there are."""
    return sentence(404, _missing(file))


def routes() -> list[Route]:
    """The routes below /data/."""
    methods = ["GET", "HEAD", "OPTIONS"]
    return [Route("/data/{file}", give, methods=methods), Route("/data/{rest:path}", nowhere, methods=methods)]


def tag(content: bytes) -> str:
    """The ETag of some bytes."""
    return f'"{hashlib.sha256(content).hexdigest()[:20]}"'


def tagged(request: Request, content: bytes, tag: str, media: str, headers: Mapping[str, str]) -> Response:
    """The answer with these bytes and their tag; or, without them, that they are those which the reader has."""
    headers = {**headers, "etag": tag}
    given = request.headers.get("if-none-match", "")
    if given.strip() == "*" or tag in re.findall(r'"[^"]*"', given):
        return Response(status_code=304, headers=headers)
    return Response(content, media_type=media, headers=headers)


def _file_at(file: str, query: str, origin: str) -> File:
    """The file that is asked for. Raises Refusal when there is none, or when the parameters are not understood."""
    asked = parameters(query)
    name, _, form = file.rpartition(".")
    known = file == feed.NAME or (name in extracts.names() and form in files.MEDIA)
    if file not in (*FILES, SEARCHED) and not known:
        raise Refusal(404, _missing(file))
    if file == SEARCHED:
        return _found(asked, origin, store.STORE.snapshot().version)
    if not known and asked:
        raise Refusal(400, language.words()("route-no-parameters", name=file))
    version, today = store.STORE.snapshot().version, datetime.date.today()
    return _rows(name, form, asked, origin, version, today) if known else _whole(file, origin, version)


@functools.lru_cache(maxsize=CACHED)
def _whole(file: str, origin: str, version: str) -> File:
    """One of FILES; `version` is that of the data, so that each is made anew with them."""
    media, make = FILES[file]
    content = make(origin)
    return File(media, content, tag(content), file)


@functools.lru_cache(maxsize=CACHED)
def _found(asked: Asked, origin: str, version: str) -> File:
    """What was found for the text that is asked for, and nothing else but the language."""
    given = dict(asked)
    text, spoken = given.pop(SEARCH.name, ""), given.pop("lang", language.DEFAULT)
    wanted = SEARCH.understood(text)
    if len(dict(asked)) < len(asked) or given or spoken not in language.languages() or is_cut(SEARCH, [text]):
        wanted = ""
    if not wanted:
        raise Refusal(400, language.words()("route-search", most=str(LONGEST_SEARCH)))
    content = search.results(wanted, origin, language.words(spoken))
    return File("application/json", content, tag(content), SEARCHED)


@functools.lru_cache(maxsize=CACHED)
def _rows(name: str, form: str, asked: Asked, origin: str, version: str, today: datetime.date) -> File:
    looks = {"excel": tuple(files.EXCEL)} if form == "csv" else {}
    told = language.words()("route-excel", codes=", ".join(files.EXCEL))
    takes = Takes(extracts.choices(name, today), extracts.parameters(name), looks, told, extracts.usual(name))
    where, look = understood(name, asked, takes)
    words = language.words(where.language)
    extract = extracts.extract(name, where.filters, today, words)
    if form not in files.MEDIA:
        content = feed.atom(extract.rows, extract.query or {}, origin, words)
        return File(feed.MEDIA, content, tag(content), feed.NAME)
    content = extract.content(form, origin, words, excel=files.EXCEL.get(look.get("excel", ""), ""))
    return File(files.MEDIA[form], content, tag(content), extract.file_name(form))


def sentence(status: int, sentence: str) -> Response:
    """The answer where there is nothing to give: one sentence."""
    headers = OPEN | {"cache-control": "no-store"}
    return PlainTextResponse(f"{sentence}\n", status_code=status, headers=headers)


def _missing(file: str) -> str:
    """That there is no such file, and which there are."""
    names, forms = ", ".join(extracts.names()), ", ".join(files.MEDIA)
    return language.words()(
        "route-missing", what=plain(file), names=names, forms=forms, others=", ".join((*FILES, SEARCHED, feed.NAME))
    )
