"""The data routes: the rows of every table and series at an address, with the parameters of the pages, and earlier
releases of them."""

from __future__ import annotations

import datetime
import functools
import json
from collections.abc import Callable, Mapping
from typing import Any

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from components.choices.address import Query, with_query
from components.choices.parameters import LONGEST_SEARCH, SEARCH
from components.export import extracts, feed, files, package
from components.facts import archive, store
from components.measures import search
from components.server import answers
from components.server.answers import File, Parameters, Refusal, Takes
from components.words import language

FILES: Mapping[str, tuple[str, Callable[[str], bytes]]] = {
    "datapackage.json": ("application/json", lambda origin: package.descriptor()),
    "datapackage.zip": ("application/zip", lambda origin: package.package()),
    "dataset.jsonld": ("application/ld+json", package.dataset),
    "series.json": ("application/json", lambda origin: package.series()),
}
"""What is given besides the tables and series: its media type, and what makes it for the server at an address."""

SEARCHED = "search.json"
"""The name under which what a search over everything has found is given."""


async def give(request: Request) -> Response:
    """One file of the data, as it is asked for by name, format and parameters; made beside the event loop."""
    if request.method == "OPTIONS":
        return Response(status_code=204, headers=answers.OPEN | {"access-control-allow-methods": "GET, HEAD, OPTIONS"})
    asked = (request.path_params["file"], request.url.query, str(request.base_url))
    file = await to_thread.run_sync(_file_at, *asked, limiter=answers.LIMITER)
    kind = "inline" if file.name in (*FILES, SEARCHED, feed.NAME) and not file.name.endswith(".zip") else "attachment"
    headers = answers.OPEN | answers.CHECKED | {"link": '</data/datapackage.json>; rel="describedby"'}
    headers["content-disposition"] = f'{kind}; filename="{file.name}"'
    return answers.tagged(request, file.content, file.media, headers)


def release(request: Request) -> Response:
    """The data of one release, as they lie in the archive: whoever has them keeps them, as they never change."""
    version = str(request.path_params["version"])
    content = archive.content(version)
    if content is None:
        known = ", ".join(f"{release.version} ({release.day})" for release in archive.releases())
        raise Refusal(404, language.words()("route-no-release", version=answers.plain(version), known=known))
    headers = answers.OPEN | answers.FOREVER | {"content-disposition": f'attachment; filename="{version}.zip"'}
    return answers.tagged(request, content, "application/zip", headers)


async def nowhere(request: Request) -> Response:
    """The answer to every other address below /data/."""
    raise missing(request.path_params["rest"])


def missing(file: str) -> Refusal:
    """That there is no such file below /data/, and which there are."""
    names, forms, others = ", ".join(extracts.names()), ", ".join(files.MEDIA), (*FILES, SEARCHED, feed.NAME)
    listed = {"names": names, "forms": forms, "others": ", ".join(others)}
    return Refusal(404, language.words()("route-missing", what=answers.plain(file), **listed))


def routes() -> list[Route]:
    """The routes below /data/."""
    methods = ["GET", "HEAD", "OPTIONS"]
    return [
        Route("/data/archive/{version}.zip", release),
        Route("/data/{file}", give, methods=methods),
        Route("/data/{rest:path}", nowhere, methods=methods),
    ]


def _file_at(file: str, query: str, origin: str) -> File:
    """The file that is asked for. Raises Refusal when there is none, or when the parameters are not understood."""
    given = answers.parameters(query)
    name, _, form = file.rpartition(".")
    known = file == feed.NAME or (name in extracts.names() and form in files.MEDIA)
    if file not in (*FILES, SEARCHED) and not known:
        raise missing(file)
    if file == SEARCHED:
        return _found(given, origin, store.STORE.snapshot().version)
    if not known and given:
        raise Refusal(400, language.words()("route-no-parameters", name=file))
    version, today = store.STORE.snapshot().version, datetime.date.today()
    return _rows(name, form, given, origin, version, today) if known else _whole(file, origin, version)


@functools.lru_cache(maxsize=answers.CACHED)
def _whole(file: str, origin: str, version: str) -> File:
    """One of FILES; `version` is that of the data, so that each is made anew with them."""
    media, make = FILES[file]
    return File(media, make(origin), file)


@functools.lru_cache(maxsize=answers.CACHED)
def _found(given: Parameters, origin: str, version: str) -> File:
    """What was found for the text that is asked for, and nothing else but the language: by kind, and whether each has
    `all_words` of the text; `instead` is what it may have meant if nothing was found."""
    others = dict(given)
    text, code = others.pop(SEARCH.name, ""), others.pop("lang", language.DEFAULT)
    wanted = SEARCH.understood(text)
    if len(dict(given)) < len(given) or others or code not in language.languages() or answers.is_cut(SEARCH, [text]):
        wanted = ""
    if not wanted:
        raise Refusal(400, language.words()("route-search", most=str(LONGEST_SEARCH)))
    found = search.find(wanted, code)
    content = {
        "q": wanted,
        "version": version,
        "count": sum(group.count for group in found.groups),
        "all_words": found.whole,
        "instead": found.instead or None,
        "kinds": [_kind(group, wanted, origin) for group in found.groups],
    }
    return File("application/json", json.dumps(content, ensure_ascii=False).encode(), SEARCHED)


def _kind(group: search.Group, text: str, origin: str) -> dict[str, Any]:
    """What was found of one kind: how many there are, the best, and the address of all."""

    def url(page: str, query: Query) -> str:
        return origin + with_query(*search.address(page, query, text))

    results = [
        {
            "title": hit.title,
            "date": hit.date or None,
            "about": hit.detail or None,
            "row": next(iter(hit.query.get("row", [])), None),
            "url": url(hit.page, hit.query),
        }
        for hit in group.hits
    ]
    everything = url(group.page, group.query) if group.page else None
    return {"kind": group.kind, "count": group.count, "all": everything, "results": results}


@functools.lru_cache(maxsize=answers.CACHED)
def _rows(name: str, form: str, given: Parameters, origin: str, version: str, today: datetime.date) -> File:
    looks = {"excel": tuple(files.EXCEL)} if form == "csv" else {}
    looks_text = language.words()("route-excel", codes=", ".join(files.EXCEL))
    takes = Takes(extracts.choices(name, today), extracts.parameters(name), looks, looks_text, extracts.usual(name))
    where, look = answers.understood(name, given, takes)
    words = language.words(where.language)
    extract = extracts.extract(name, where.filters, today, words)
    if form not in files.MEDIA:
        return File(feed.MEDIA, feed.atom(extract.rows, extract.query or {}, origin, words), feed.NAME)
    content = extract.content(form, origin, words, excel=files.EXCEL.get(look.get("excel", ""), ""))
    return File(files.MEDIA[form], content, extract.file_name(form))
