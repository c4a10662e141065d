"""The briefs to hand on: `/brief/MEX.pdf?home=AZE`, and several as `/brief/countries.pdf?country=ARG&country=BRA`."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from components.choices import address
from components.choices.filters import DEFAULT_HOMES
from components.export import brief
from components.facts import store
from components.server import answers
from components.server.answers import File, Refusal, Takes
from components.words import language

SEVERAL = "countries"
"""The name of the file of which `country` says whose briefs it has."""


async def give(request: Request) -> Response:
    """One brief, or several, as a file; made beside the event loop."""
    asked = (request.path_params.get("file", ""), request.url.query, str(request.base_url))
    file = await to_thread.run_sync(_file_at, *asked, limiter=answers.LIMITER)
    headers = answers.CHECKED | {"content-disposition": f'inline; filename="{file.name}"'}
    return answers.tagged(request, file.content, file.media, headers)


def routes() -> list[Route]:
    """The routes below /brief/."""
    return [Route("/brief", give), Route("/brief/{file:path}", give)]


def _file_at(file: str, query: str, origin: str) -> File:
    """The file that is asked for. Raises Refusal when there is none, or when the parameters are not understood."""
    words, (name, _, ending) = language.words(), file.rpartition(".")
    several, partner = name.lower() == SEVERAL, name.upper()
    form = next((known for known in brief.MEDIA if known == ending.lower()), None)
    if form is None or not (several or partner in address.partners()):
        states = ", ".join(address.partners())
        raise Refusal(404, words("route-no-brief", what=answers.plain(file or "/"), states=states, several=SEVERAL))
    if len(origin) > answers.LONGEST:
        raise Refusal(400, words("route-too-long", most=str(answers.LONGEST)))
    papers = words("route-codes", name="paper", codes=", ".join(brief.PAPERS))
    papers += "" if several else f"; {words('route-brief-several', several=SEVERAL)}"
    shared = ("home", "country") if several else ("home",)
    takes = Takes((), shared, {"paper": tuple(brief.PAPERS)}, papers, DEFAULT_HOMES)
    where, looks = answers.understood(name, answers.parameters(query), takes)
    partners = where.filters.partners if several else (partner,)
    pairs = tuple((home, one) for one in partners for home in where.filters.homes)
    if not 0 < len(pairs) <= brief.MOST:
        raise Refusal(400, words("route-briefs", several=SEVERAL, name=name, most=str(brief.MOST)))
    paper = looks.get("paper", "a4")
    return _made(pairs, form, paper, where.language, origin, store.STORE.snapshot().version)


@functools.lru_cache(maxsize=answers.CACHED)
def _made(pairs: Sequence[brief.Pair], form: brief.Form, paper: str, code: str, origin: str, version: str) -> File:
    """The briefs of these pairs; `version` is that of the data, so that each is made anew with them."""
    content = brief.content(pairs, form, origin, language.words(code), paper)
    return File(brief.MEDIA[form], content, brief.file_name(pairs, form))
