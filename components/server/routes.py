"""What the server gives beside the pages: their first HTML, the outline of the states, and word of its health."""

from __future__ import annotations

import functools
import hashlib
import html
from collections.abc import Iterable
from pathlib import Path

import streamlit
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from components.export import scenes
from components.facts import store
from components.figures.network import LAND_PATH
from components.server import data_routes
from components.words import language

NETWORK = Path(__file__).resolve().parents[1] / "views" / "network"
"""The folder of the map's own scripts, which the browser runs."""

PAGE_SCRIPT = Path(__file__).resolve().parent / "page.js"
"""What the browser runs on every page beside Streamlit itself."""


async def land(request: Request) -> Response:
    """The outline of the states, kept by the browser for a day and asked for again by its tag."""
    content = store.land()
    if not content:
        return Response(status_code=503, headers={"cache-control": "no-store"})
    headers = {"etag": f'"{hashlib.sha256(content).hexdigest()[:16]}"', "cache-control": "public, max-age=86400"}
    if request.headers.get("if-none-match") == headers["etag"]:
        return Response(status_code=304, headers=headers)
    return Response(content, media_type="application/geo+json", headers=headers)


async def script(request: Request) -> Response:
    """A script of the map, asked for again by its tag at every load, so that all are of one version."""
    known = _scripts()
    name = request.path_params["name"]
    if name not in known:
        return Response(status_code=404)
    headers = {"etag": f'"{hashlib.sha256(known[name]).hexdigest()[:16]}"', "cache-control": "no-cache"}
    if request.headers.get("if-none-match") == headers["etag"]:
        return Response(status_code=304, headers=headers)
    return Response(known[name], media_type="text/javascript", headers=headers)


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


async def first_html(request: Request) -> HTMLResponse:
    """Streamlit's own first HTML with the site's title and script, and told where the server is.

    Without being told, the browser looks for the server below each page first: a failed request at every deep link.
    """
    root = request.scope.get("root_path", "")
    told = f"<script>window.__streamlit={{BACKEND_BASE_URL:location.origin+{root!r}+'/'}}</script>"
    told += f'<script src="{root}/{PAGE_SCRIPT.name}" defer></script>'
    return HTMLResponse(_streamlit_html().replace("<head>", f"<head>{told}", 1), headers={"cache-control": "no-cache"})


async def page_script(request: Request) -> Response:
    """The script of every page, asked for again at every load."""
    return FileResponse(PAGE_SCRIPT, media_type="text/javascript", headers={"cache-control": "no-cache"})


def routes(pages: Iterable[str]) -> list[Route]:
    """All routes of the server: those of the data, and the first HTML of each page."""
    fixed = [
        Route(LAND_PATH, land),
        Route(scenes.PATH, scene),
        Route("/network/{name}", script),
        Route("/healthz", health),
        Route("/", first_html),
        Route(f"/{PAGE_SCRIPT.name}", page_script),
    ]
    return [*fixed, *data_routes.routes(), *(Route(f"/{page}", first_html) for page in pages)]


@functools.cache
def _scripts() -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(NETWORK.glob("*.js"))}


@functools.cache
def _streamlit_html() -> str:
    bare = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    return bare.replace("<title>Streamlit</title>", f"<title>{html.escape(language.words()('title'))}</title>")
