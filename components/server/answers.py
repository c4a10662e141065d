"""What all routes share: parameters understood as the pages understand them, or refused with a sentence; and answers
that a browser keeps by their tag."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple
from urllib.parse import parse_qsl

from anyio import CapacityLimiter
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from components.choices import address
from components.choices.address import Address
from components.choices.filters import HOMES
from components.choices.parameters import LONGEST_SEARCH, Choice
from components.words import language
from components.words.language import Words

NOT_KEPT = {"cache-control": "no-store"}
CHECKED = {"cache-control": "public, no-cache"}
HOUR = {"cache-control": "public, max-age=3600"}
DAY = {"cache-control": "public, max-age=86400"}
FOREVER = {"cache-control": "public, max-age=31536000, immutable"}
"""How long a browser keeps an answer: not at all, until it has asked whether it still holds, or for so long."""

OPEN = {
    "access-control-allow-origin": "*",
    "access-control-expose-headers": "Content-Disposition, ETag, Link",
    "x-content-type-options": "nosniff",
}
"""Any page of the web may read these data; nothing here is taken for what it is not."""

LIMITER = CapacityLimiter(2)
"""Files made at the same time: further readers wait, and the pages keep their share of the machine."""

CACHED = 24
"""Files kept for the next who asks, the oldest given up first; the largest is about a megabyte."""

LONGEST = 4_000
"""Characters of all parameters together: every country and every code of a table take less."""

LINE, QUOTED = 40, 8
"""Characters of a parameter, and parameters, that a refusal quotes at most."""

LISTED = 40
"""Codes of one parameter that are listed at most where a request is refused."""

Parameters = tuple[tuple[str, str], ...]
"""The names and values of the parameters of an address, in alphabetical order."""


class File(NamedTuple):
    """A file that was made: its media type, its bytes, and its name."""

    media: str
    content: bytes
    name: str


class Refusal(HTTPException):
    """A request that cannot be answered, with the status and a sentence that says why and what could be."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(status, f"{sentence}\n", OPEN | NOT_KEPT)


async def quarantined(request: Request, missing: Exception) -> Response:
    """The answer where a table that is needed is held back."""
    text = language.words()("route-quarantined", table=f"{missing}.csv")
    return PlainTextResponse(f"{text}\n", 503, OPEN | NOT_KEPT)


def tagged(request: Request, content: bytes, media: str, headers: Mapping[str, str], tag: str = "") -> Response:
    """The answer with these bytes and their tag; or, without them, that they are those which the reader has."""
    headers = {**headers, "etag": (tag := tag or tag_of(content))}
    given = request.headers.get("if-none-match", "")
    if given.strip() == "*" or tag in re.findall(r'"[^"]*"', given):
        return Response(status_code=304, headers=headers)
    return Response(content, media_type=media, headers=headers)


def tag_of(content: bytes) -> str:
    """The ETag of some bytes."""
    return f'"{hashlib.sha256(content).hexdigest()[:20]}"'


class Takes(NamedTuple):
    """What an address takes: choices of its own, which of those that all pages have, further `looks` of which one code
    is given at most, with a text that names them; and the homes that it is of where none is asked for."""

    choices: Sequence[Choice]
    shared: Sequence[str]
    looks: Mapping[str, Sequence[str]]
    looks_text: str
    usual: tuple[str, ...]


def parameters(query: str) -> Parameters:
    """The parameters of an address. Raises Refusal where they are too long."""
    if len(query) > LONGEST:
        raise Refusal(400, language.words()("route-too-long", most=str(LONGEST)))
    return tuple(sorted(parse_qsl(query, keep_blank_values=True)))


def understood(name: str, given: Parameters, takes: Takes) -> tuple[Address, dict[str, str]]:
    """What the parameters of an address say, and the codes of its looks. Raises Refusal where any is not understood."""
    query: dict[str, list[str]] = {}
    for key, code in given:
        query.setdefault(key, []).append(code)
    looks, choices = {look: query.pop(look) for look in takes.looks if look in query}, takes.choices
    many = {"home", "country", *(choice.name for choice in choices if choice.many)}
    known = {*takes.shared, "lang", *(choice.name for choice in choices)}
    strange = [key for key in query if key not in known]
    where = address.parse(query, choices, address.partners(), address.bounds(), takes.usual)
    wrong = [
        *(f"{look}={code}" for look, codes in looks.items() for code in codes if [code] != codes),
        *(f"{look}={codes[0]}" for look, codes in looks.items() if codes[0] not in takes.looks[look]),
        *strange,
        *(key for key, codes in query.items() if key in known - many and len(codes) > 1),
        *(choice.name for choice in choices if choice.searched and is_cut(choice, query.get(choice.name, []))),
        *(one for one in where.ignored if one.partition("=")[0] not in strange),
    ]
    if wrong:
        raise Refusal(400, _allowed(name, wrong, takes))
    return where, {look: codes[0] for look, codes in looks.items()}


def _allowed(name: str, wrong: Sequence[str], takes: Takes) -> str:
    """Which parameters were not understood, and everything that is taken."""
    words = language.words()
    codes: dict[str, Sequence[str]] = {"home": HOMES, "country": address.partners()}
    first, last = address.bounds()
    allowed = [words("route-codes", name=key, codes=", ".join(codes[key])) for key in takes.shared if key in codes]
    if "from" in takes.shared:
        allowed.append(words("route-years", first=str(first), last=str(last)))
    allowed.extend(_takes(choice, words) for choice in takes.choices)
    allowed.append(words("route-codes", name="lang", codes=", ".join(language.languages())))
    allowed.append(takes.looks_text)
    single = [*(key for key in takes.shared if key not in codes), *(one.name for one in takes.choices if not one.many)]
    once = ", ".join([*single, *takes.looks, "lang"])
    what = ", ".join(dict.fromkeys(plain(one) for one in wrong[:QUOTED]))
    return words("route-bad", what=what, name=name, allowed="; ".join(allowed), once=once)


def _takes(choice: Choice, words: Words) -> str:
    """What a parameter of a table or series takes, in words."""
    if choice.searched:
        return words("route-text", name=choice.name, most=str(LONGEST_SEARCH))
    if choice.days:
        return words("route-day", name=choice.name)
    if len(choice.options) > LISTED:
        return words("route-texts", name=choice.name, table=choice.table, count=len(choice.options))
    return words("route-codes", name=choice.name, codes=", ".join(choice.options))


def is_cut(choice: Choice, given: Sequence[str]) -> bool:
    """Whether a text to look for is read otherwise than it was given."""
    return any(choice.understood(text) != " ".join(text.split()) for text in given)


def plain(text: str) -> str:
    """What was asked for, as a refusal quotes it: printable, and no longer than a line."""
    printable = "".join(sign if sign.isprintable() else "?" for sign in text)
    return printable if len(printable) <= LINE else f"{printable[:LINE]}…"
