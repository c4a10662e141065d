"""What the server gives beside the pages: their first HTML, what stands on the map, and word of its health."""

from __future__ import annotations

import datetime
import functools
import hashlib
import html
import json
from collections.abc import Iterable
from pathlib import Path

import streamlit
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from components.choices import address, parameters
from components.facts import store
from components.figures import mission_map
from components.server import data_routes
from components.words import language

KIND = parameters.column("missions", "kind")

SCREEN = (
    "<script>setTimeout(()=>{const drawn=document.createElement('canvas').getContext('webgl2');"
    "document.cookie=`screen=${drawn?innerWidth:0};path=/;SameSite=Lax`})</script>"
    "<style>.deck-events-root{touch-action:pan-y!important}</style>"
)
"""What the first HTML has for the maps: it notes how wide the window is, 0 where the browser cannot draw with WebGL, so
that the first run knows; and a finger that moves up or down on a map scrolls the page."""


async def land(request: Request) -> Response:
    """The outline of the states, kept by the browser for a day and asked for again by its tag."""
    content = store.land()
    headers = {"etag": f'"{hashlib.sha256(content).hexdigest()[:16]}"', "cache-control": "public, max-age=86400"}
    if request.headers.get("if-none-match") == headers["etag"]:
        return Response(status_code=304, headers=headers)
    return Response(content, media_type="application/geo+json", headers=headers)


def marks(request: Request) -> Response:
    """The marks of one layer of the map for the choices in the address; the browser may keep them for a day."""
    layer = request.path_params["layer"]
    if layer not in mission_map.LAYERS:
        return Response(status_code=404)
    query = {name: tuple(request.query_params.getlist(name)) for name in request.query_params if name != "version"}
    try:
        made = _marks(store.STORE.snapshot().version, datetime.date.today(), tuple(sorted(query.items())))
    except store.QuarantineError:
        return Response(status_code=503, headers={"cache-control": "no-store"})
    return Response(made[layer], media_type="application/json", headers={"cache-control": "public, max-age=86400"})


async def signs(request: Request) -> Response:
    """The picture of the signs of all kinds of mission."""
    return Response(
        mission_map.sign_atlas(), media_type="image/svg+xml", headers={"cache-control": "public, max-age=86400"}
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


async def first_html(request: Request) -> HTMLResponse:
    """Streamlit's own first HTML with the site's title, and told where the server is.

    Without being told, the browser looks for the server below each page first: a failed request at every deep link.
    """
    root = f"location.origin+{request.scope.get('root_path', '')!r}+'/'"
    told = f"<script>window.__streamlit={{BACKEND_BASE_URL:{root}}}</script>"
    return HTMLResponse(
        _streamlit_html().replace("<head>", f"<head>{told}{SCREEN}", 1), headers={"cache-control": "no-cache"}
    )


def routes(pages: Iterable[str]) -> list[Route]:
    """All routes of the server: those of the data, and the first HTML of each page."""
    fixed = [
        Route(f"/{mission_map.LAND}", land),
        Route(f"/{mission_map.SIGN_ATLAS}", signs),
        Route("/data/map/{layer}.json", marks),
        Route("/healthz", health),
        Route("/", first_html),
    ]
    return [*fixed, *data_routes.routes(), *(Route(f"/{page}", first_html) for page in pages)]


@functools.lru_cache(maxsize=24)
def _marks(version: str, today: datetime.date, query: tuple[tuple[str, tuple[str, ...]], ...]) -> dict[str, bytes]:
    """The marks of all layers, as JSON by layer; what the query has that is not understood is left out."""
    where = address.parse(dict(query), (KIND,), address.partners(), address.bounds())
    chosen = where.filters
    wide = chosen.changed(own={})
    everything, milestones = (wide.apply(store.load(name), years=False) for name in ("missions", "milestones"))
    made = mission_map.map_marks(
        chosen.apply(store.load("missions")),
        milestones,
        store.load("claims"),
        language.words(where.language),
        homes=chosen.homes,
        partners=chosen.partners or address.partners(),
        countries=store.load("countries"),
        cities=store.load("cities"),
        today=today,
        everything=everything,
    )
    return {layer: json.dumps(of_layer, separators=(",", ":")).encode() for layer, of_layer in made.items()}


@functools.cache
def _streamlit_html() -> str:
    bare = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    return bare.replace("<title>Streamlit</title>", f"<title>{html.escape(language.words()('title'))}</title>")
