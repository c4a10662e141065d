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
from components.choices.parameters import LONGEST_SEARCH, SEARCH, Choice
from components.export import extracts, feed, files, package, search
from components.facts import store
from components.words import language
from components.words.language import Words

LONGEST = 4_000
"""Characters of all parameters together: every country and every code of a table take less."""

LINE, QUOTED = 40, 8
"""Characters of a parameter, and parameters, that a refusal quotes at most."""

LISTED = 40
"""Codes of one parameter that are listed at most where a request is refused."""

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

Asked = tuple[tuple[str, str], ...]


class Refusal(Exception):  # noqa: N818 - it is an answer, not an error
    """A request that cannot be answered, with the status and a sentence that says why and what could be."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status


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
    if len(query) > LONGEST:
        raise Refusal(400, language.words()("route-too-long", most=str(LONGEST)))
    name, _, form = file.rpartition(".")
    known = file == feed.NAME or (name in extracts.names() and form in files.MEDIA)
    if file not in (*FILES, SEARCHED) and not known:
        raise Refusal(404, _missing(file))
    asked = tuple(sorted(parse_qsl(query, keep_blank_values=True)))
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
    if len(dict(asked)) < len(asked) or given or spoken not in language.languages() or _is_cut(SEARCH, [text]):
        wanted = ""
    if not wanted:
        raise Refusal(400, language.words()("route-search", most=str(LONGEST_SEARCH)))
    content = search.results(wanted, origin, language.words(spoken))
    return File("application/json", content, tag(content), SEARCHED)


@functools.lru_cache(maxsize=CACHED)
def _rows(name: str, form: str, asked: Asked, origin: str, version: str, today: datetime.date) -> File:
    choices, taken = extracts.choices(name, today), extracts.parameters(name)
    query: dict[str, list[str]] = {}
    for key, code in asked:
        query.setdefault(key, []).append(code)
    excel = query.pop("excel", []) if form == "csv" else []
    many = {"home", "country", *(choice.name for choice in choices if choice.many)}
    known = {*taken, "lang", *(choice.name for choice in choices)}
    strange = [key for key in query if key not in known]
    where = address.parse(query, choices, address.partners(), address.bounds(), extracts.usual(name))
    wrong = [
        *(f"excel={code}" for code in excel if code not in files.EXCEL or len(excel) > 1),
        *strange,
        *(key for key, codes in query.items() if key in known - many and len(codes) > 1),
        *(choice.name for choice in choices if choice.searched and _is_cut(choice, query.get(choice.name, []))),
        *(one for one in where.ignored if one.partition("=")[0] not in strange),
    ]
    if wrong:
        raise Refusal(400, _allowed(name, wrong, choices, taken))
    words = language.words(where.language)
    extract = extracts.extract(name, where.filters, today, words)
    if form not in files.MEDIA:
        content = feed.atom(extract.rows, extract.query or {}, origin, words)
        return File(feed.MEDIA, content, tag(content), feed.NAME)
    content = extract.content(form, origin, words, excel=files.EXCEL.get("".join(excel), ""))
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
    what = ", ".join(dict.fromkeys(plain(one) for one in wrong[:QUOTED]))
    return words("route-bad", what=what, name=name, allowed="; ".join(allowed))


def _takes(choice: Choice, words: Words) -> str:
    """What a parameter of a table or series takes, in words."""
    if choice.searched:
        return words("route-text", name=choice.name, most=str(LONGEST_SEARCH))
    if choice.days:
        return words("route-day", name=choice.name)
    if len(choice.options) > LISTED:
        return words("route-texts", name=choice.name, table=choice.table, count=len(choice.options))
    return words("route-codes", name=choice.name, codes=", ".join(choice.options))


def _is_cut(choice: Choice, given: Sequence[str]) -> bool:
    """Whether a text to look for is read otherwise than it was given."""
    return any(choice.understood(text) != " ".join(text.split()) for text in given)


def plain(text: str) -> str:
    """What was asked for, as a refusal quotes it: printable, and no longer than a line."""
    printable = "".join(sign if sign.isprintable() else "?" for sign in text)
    return printable if len(printable) <= LINE else f"{printable[:LINE]}…"
