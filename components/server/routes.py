"""What the server gives beside the pages: their first HTML, the outline of the states, and word of its health."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from pathlib import Path

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from components.export import scenes
from components.facts import store
from components.figures.network import LAND_PATH
from components.server import data_routes, first_html

NETWORK = Path(__file__).resolve().parents[1] / "views" / "network"
"""The folder of the map's own scripts, which the browser runs."""


async def land(request: Request) -> Response:
    """The outline of the states, kept by the browser for a day and asked for again by its tag."""
    content = store.land()
    if not content:
        return Response(status_code=503, headers={"cache-control": "no-store"})
    headers = {"cache-control": "public, max-age=86400"}
    return data_routes.tagged(request, content, data_routes.tag(content), "application/geo+json", headers)


async def script(request: Request) -> Response:
    """A script of the map, asked for again by its tag at every load, so that all are of one version."""
    content = _scripts().get(request.path_params["name"])
    if content is None:
        return Response(status_code=404)
    headers = {"cache-control": "no-cache"}
    return data_routes.tagged(request, content, data_routes.tag(content), "text/javascript", headers)


async def scene(request: Request) -> Response:
    """All that the map shows through the years, for the choices in the address; the browser may keep it for a day."""
    query = {name: request.query_params.getlist(name) for name in request.query_params}
    try:
        content = scenes.scene(query)
    except store.QuarantineError:
        return Response(status_code=503, headers={"cache-control": "no-store"})
    return Response(content, media_type="application/json", headers={"cache-control": "public, max-age=86400"})


async def health(request: Request) -> JSONResponse:
    """The data's version, the rows of each table, and the files that are held back."""
    now = store.STORE.snapshot()
    return JSONResponse(
        {
            "version": now.version,
            "rows": {name: len(rows) for name, rows in sorted(now.tables.items())},
            "held": [
                {"table": held.table, "faults": len(held.faults), "last_good_served": held.kept} for held in now.held
            ],
        },
        headers={"cache-control": "no-store"},
    )


def routes(pages: Iterable[str]) -> list[Route]:
    """All routes of the server: those of the data, and the first HTML of each page. The first one is at "/" as well."""
    fixed = [
        Route(LAND_PATH, land),
        Route(scenes.PATH, scene),
        Route("/network/{name}", script),
        Route("/healthz", health),
        Route(f"/{first_html.SCRIPT.name}", first_html.give_script),
    ]
    named = [Route(f"/{page}", first_html.endpoint(page)) for page in pages]
    return [*fixed, *data_routes.routes(), Route("/", named[0].endpoint), *named]


@functools.cache
def _scripts() -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(NETWORK.glob("*.js"))}
