"""The briefs to hand on: `/brief/MEX.pdf?home=AZE`, and several as `/brief/countries.pdf?country=ARG&country=BRA`."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from urllib.parse import parse_qsl

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from components.choices import address
from components.choices.filters import DEFAULT_HOMES, HOMES
from components.export import brief
from components.facts import store
from components.server import data_routes
from components.server.data_routes import File, Refusal
from components.words import language

SEVERAL = "countries"
"""The name of the file of which `country` says whose briefs it has."""


async def give(request: Request) -> Response:
    """One brief, or several, as a file; made beside the event loop."""
    make = functools.partial(_file_at, request.path_params["file"], request.url.query, str(request.base_url))
    try:
        file = await to_thread.run_sync(make, limiter=data_routes.LIMITER)
    except Refusal as refusal:
        return data_routes.sentence(refusal.status, str(refusal))
    headers = {"cache-control": "public, no-cache", "content-disposition": f'inline; filename="{file.name}"'}
    return data_routes.tagged(request, file.content, file.tag, file.media, headers)


def routes() -> list[Route]:
    """The routes below /brief/."""
    return [Route("/brief/{file}", give)]


def _file_at(file: str, query: str, origin: str) -> File:
    """The file that is asked for. Raises Refusal when there is none, or when the parameters are not understood."""
    words = language.words()
    if len(query) > data_routes.LONGEST:
        raise Refusal(400, words("route-too-long", most=str(data_routes.LONGEST)))
    name, _, form = file.rpartition(".")
    if form not in brief.MEDIA or name.upper() not in (*address.partners(), SEVERAL.upper()):
        states = ", ".join(address.partners())
        raise Refusal(404, words("route-no-brief", what=data_routes.plain(file), states=states, several=SEVERAL))
    given = parse_qsl(query, keep_blank_values=True)
    allowed = {"home": HOMES, "lang": language.languages(), "paper": tuple(brief.PAPERS)}
    allowed |= {"country": address.partners()} if name.lower() == SEVERAL else {}
    codes = {key: [code for one, code in given if one == key] for key in allowed}
    wrong = [f"{key}={code}" for key, code in given if code not in allowed.get(key, ())]
    wrong += [key for key in ("lang", "paper") if len(codes[key]) > 1]
    pairs = [
        (home, partner)
        for partner in dict.fromkeys(codes.get("country", [name.upper()]))
        for home in dict.fromkeys(codes["home"] or DEFAULT_HOMES)
    ]
    if wrong or not 0 < len(pairs) <= brief.MOST:
        takes = [words("route-codes", name=key, codes=", ".join(of)) for key, of in allowed.items()]
        what = ", ".join(data_routes.plain(one) for one in wrong[: data_routes.QUOTED]) or words(
            "route-briefs", count=len(pairs)
        )
        raise Refusal(
            400, words("route-bad-brief", what=what, takes="; ".join(takes), several=SEVERAL, most=str(brief.MOST))
        )
    spoken, paper = (codes["lang"] or [language.DEFAULT])[0], (codes["paper"] or [*brief.PAPERS])[0]
    return _made(tuple(pairs), form, paper, spoken, origin, store.STORE.snapshot().version)


@functools.lru_cache(maxsize=data_routes.CACHED)
def _made(pairs: Sequence[brief.Pair], form: brief.Form, paper: str, spoken: str, origin: str, version: str) -> File:
    """The briefs of these pairs; `version` is that of the data, so that each is made anew with them."""
    content = brief.content(pairs, form, origin, language.words(spoken), paper)
    return File(brief.MEDIA[form], content, data_routes.tag(content), brief.file_name(pairs, form))
