"""The data routes: the rows of every table and series at an address, with the parameters of the pages."""

from __future__ import annotations

import datetime
import functools
import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import parse_qsl

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from components.choices import address
from components.choices.filters import HOMES
from components.choices.parameters import LONGEST_SEARCH, Choice
from components.export import extracts, files, package
from components.facts import store
from components.words import language
from components.words.language import Words

LONGEST = 4_000
"""Characters of all parameters together: every country and every code of a table take less."""

LINE, TOLD = 40, 8
"""Characters of a parameter, and parameters, that are told back at most."""

LISTED = 40
"""Codes of one parameter that are listed at most where a request is refused."""

AT_ONCE = 2
"""Files made at the same time: further readers wait, and the pages keep their share of the machine."""

KEPT = 24
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

Asked = tuple[tuple[str, str], ...]
_LIMITERS: list[CapacityLimiter] = []


class Refusal(Exception):  # noqa: N818 - it is an answer, not an error
    """A request that cannot be answered, with the status and a sentence that says why and what could be."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status


class Made(NamedTuple):
    """A file that was made: its media type, its bytes, their tag, and its name."""

    media: str
    content: bytes
    tag: str
    name: str


async def give(request: Request) -> Response:
    """One file of the data, as it is asked for by name, format and parameters; made beside the event loop."""
    if request.method == "OPTIONS":
        return Response(status_code=204, headers=OPEN | {"access-control-allow-methods": "GET, HEAD, OPTIONS"})
    make = functools.partial(_made, request.path_params["file"], request.url.query, str(request.base_url))
    try:
        made = await to_thread.run_sync(make, limiter=_limiter())
    except Refusal as refusal:
        return _said(refusal.status, str(refusal))
    except store.QuarantineError as missing:
        return _said(503, language.words()("route-quarantined", table=f"{missing}.csv"))
    return _answer(request, made)


async def nowhere(request: Request) -> Response:
    """The answer to every other address below /data/."""
    return _said(404, _missing(request.path_params["rest"]))


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


def _made(file: str, query: str, origin: str) -> Made:
    """The file that is asked for. Raises Refusal when there is none, or when the parameters are not understood."""
    if len(query) > LONGEST:
        raise Refusal(400, language.words()("route-too-long", most=str(LONGEST)))
    name, _, form = file.rpartition(".")
    known = name in extracts.names() and form in files.MEDIA
    if file not in FILES and not known:
        raise Refusal(404, _missing(file))
    asked = tuple(sorted(parse_qsl(query, keep_blank_values=True)))
    if not known and asked:
        raise Refusal(400, language.words()("route-no-parameters", name=file))
    version, today = store.STORE.snapshot().version, datetime.date.today()
    return _rows(name, form, asked, origin, version, today) if known else _file(file, origin, version)


@functools.lru_cache(maxsize=KEPT)
def _file(file: str, origin: str, version: str) -> Made:
    media, make = FILES[file]
    return _tagged(media, make(origin), file)


@functools.lru_cache(maxsize=KEPT)
def _rows(name: str, form: str, asked: Asked, origin: str, version: str, today: datetime.date) -> Made:
    choices, taken = extracts.choices(name, today), extracts.parameters(name)
    query: dict[str, list[str]] = {}
    for key, code in asked:
        query.setdefault(key, []).append(code)
    excel = query.pop("excel", []) if form == "csv" else []
    known = {*taken, "lang", *(choice.name for choice in choices)}
    strange = [key for key in query if key not in known]
    single = {"from", "to", "lang", *(choice.name for choice in choices if not choice.many)}
    twice = [key for key in query if key in single and len(query[key]) > 1]
    where = address.parse(query, choices, address.partners(), address.bounds(), extracts.usual(name))
    cut = [choice.name for choice in choices if choice.searched and not _whole(choice, query.get(choice.name, []))]
    separators = [f"excel={code}" for code in excel if code not in files.EXCEL or len(excel) > 1]
    wrong = [
        *separators,
        *strange,
        *twice,
        *cut,
        *(told for told in where.ignored if told.partition("=")[0] not in strange),
    ]
    if wrong:
        raise Refusal(400, _allowed(name, wrong, choices, taken))
    words = language.words(where.language)
    extract = extracts.of(name, where.filters, today, words)
    return _tagged(
        files.MEDIA[form],
        extract.content(form, origin, words, excel=files.EXCEL.get("".join(excel), "")),
        extract.file_name(form),
    )


def _tagged(media: str, content: bytes, name: str) -> Made:
    return Made(media, content, tag(content), name)


def _answer(request: Request, made: Made) -> Response:
    kind = "inline" if made.name in FILES and not made.name.endswith(".zip") else "attachment"
    headers = OPEN | {
        "cache-control": "public, no-cache",
        "content-disposition": f'{kind}; filename="{made.name}"',
        "link": '</data/datapackage.json>; rel="describedby"',
    }
    return tagged(request, made.content, made.tag, made.media, headers)


def _said(status: int, sentence: str) -> Response:
    headers = OPEN | {"cache-control": "no-store"}
    return PlainTextResponse(f"{sentence}\n", status_code=status, headers=headers)


def _missing(file: str) -> str:
    """That there is no such file, and which there are."""
    names, forms = ", ".join(extracts.names()), ", ".join(files.MEDIA)
    return language.words()("route-missing", what=_plain(file), names=names, forms=forms, others=", ".join(FILES))


def _allowed(name: str, wrong: Sequence[str], choices: Sequence[Choice], taken: Sequence[str]) -> str:
    """Which parameters were not understood, and everything that the table or series takes."""
    words = language.words()
    codes: dict[str, Sequence[str]] = {"home": HOMES, "country": address.partners()}
    first, last = address.bounds()
    allowed = [words("route-codes", name=key, codes=", ".join(codes[key])) for key in taken if key in codes]
    if "from" in taken:
        allowed.append(words("route-years", first=str(first), last=str(last)))
    allowed.extend(_takes(choice, words) for choice in choices)
    allowed.append(words("route-codes", name="lang", codes=", ".join(language.languages())))
    allowed.append(words("route-excel", codes=", ".join(files.EXCEL)))
    told = ", ".join(dict.fromkeys(_plain(one) for one in wrong[:TOLD]))
    return words("route-bad", what=told, name=name, allowed="; ".join(allowed))


def _takes(choice: Choice, words: Words) -> str:
    """What a parameter of a table or series takes, in words."""
    if choice.searched:
        return words("route-text", name=choice.name, most=str(LONGEST_SEARCH))
    if choice.days:
        return words("route-day", name=choice.name)
    if len(choice.options) > LISTED:
        return words("route-texts", name=choice.name, table=choice.table, count=len(choice.options))
    return words("route-codes", name=choice.name, codes=", ".join(choice.options))


def _whole(choice: Choice, given: Sequence[str]) -> bool:
    """Whether all of a text to look for is read as it was given."""
    return all(choice.understood(text) == " ".join(text.split()) for text in given)


def _plain(text: str) -> str:
    """What was asked for, as it is told back: printable, and no longer than a line."""
    told = "".join(sign if sign.isprintable() else "?" for sign in text)
    return told if len(told) <= LINE else f"{told[:LINE]}…"


def _limiter() -> CapacityLimiter:
    """The one limiter of this server, made within its event loop."""
    if not _LIMITERS:
        _LIMITERS.append(CapacityLimiter(AT_ONCE))
    return _LIMITERS[0]
