"""What the server gives beside the pages: their first HTML, what stands on the map, and word of its health."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from components.export import mission_marks
from components.facts import store
from components.figures import mission_map, missions
from components.server import data_routes, first_html


async def land(request: Request) -> Response:
    """The outline of the states, kept by the browser for a day and asked for again by its tag."""
    content = store.land()
    if not content:
        return Response(status_code=503, headers={"cache-control": "no-store"})
    headers = {"cache-control": "public, max-age=86400"}
    return data_routes.tagged(request, content, data_routes.tag(content), "application/geo+json", headers)


def marks(request: Request) -> Response:
    """One layer of the map of missions for the choices in the address; the browser may keep it for a day."""
    layer = request.path_params["layer"]
    if layer not in mission_map.LAYERS:
        return Response(status_code=404)
    query = {name: request.query_params.getlist(name) for name in request.query_params}
    try:
        content = mission_marks.layer(layer, query)
    except store.QuarantineError:
        return Response(status_code=503, headers={"cache-control": "no-store"})
    return Response(content, media_type="application/json", headers={"cache-control": "public, max-age=86400"})


async def signs(request: Request) -> Response:
    """The picture of the signs of all kinds of mission."""
    return Response(
        missions.sign_atlas(), media_type="image/svg+xml", headers={"cache-control": "public, max-age=86400"}
    )


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
        Route(f"/{mission_map.LAND}", land),
        Route(f"/{mission_map.SIGN_ATLAS}", signs),
        Route("/data/map/{layer}.json", marks),
        Route("/healthz", health),
        Route(f"/{first_html.SCRIPT.name}", first_html.give_script),
    ]
    named = [Route(f"/{page}", first_html.endpoint(page)) for page in pages]
    return [*fixed, *data_routes.routes(), Route("/", named[0].endpoint), *named]
