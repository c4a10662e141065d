"""All that the server gives beside Streamlit, what stands on the map among it; and what it makes ready before its first
reader comes."""

from __future__ import annotations

import asyncio
import datetime
import gc
import importlib
import pkgutil
import signal
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

import streamlit as st
import uvicorn
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

import components
from components.choices import address
from components.export import mission_marks
from components.facts import store
from components.figures import mission_map, missions
from components.measures import counts, search
from components.server import (
    brief_routes,
    chart_routes,
    chromium,
    data_routes,
    discovery,
    first_html,
    metrics,
    middleware,
)
from components.server.answers import DAY, NOT_KEPT, tagged
from components.words import language


async def land(request: Request) -> Response:
    """The outline of the states, kept by the browser for a day and asked for again by its tag."""
    content = store.land()
    if not content:
        return Response(status_code=503, headers=NOT_KEPT)
    return tagged(request, content, "application/geo+json", DAY)


def marks(request: Request) -> Response:
    """One layer of the map of missions for the choices in the address; the browser may keep it for a day."""
    layer = request.path_params["layer"]
    if layer not in mission_map.LAYERS:
        raise data_routes.missing(f"map/{layer}.json")
    query = {name: request.query_params.getlist(name) for name in request.query_params}
    return Response(mission_marks.layer(layer, query), media_type="application/json", headers=DAY)


async def signs(request: Request) -> Response:
    """The picture of the signs of all kinds of mission."""
    return Response(missions.sign_atlas(), media_type="image/svg+xml", headers=DAY)


async def icons(request: Request) -> Response:
    """Where each sign is in that picture."""
    return JSONResponse(missions.icon_mapping(), headers=DAY)


def routes(pages: Iterable[str]) -> list[Route]:
    """All routes of the server: those of the data, of briefs and charts, and the first HTML of each page."""
    return [
        Route(f"/{mission_map.LAND}", land),
        Route(f"/{mission_map.SIGN_ATLAS}", signs),
        Route(f"/{mission_map.ICON_MAPPING}", icons),
        Route("/data/map/{layer}.json", marks),
        Route(f"/{first_html.SCRIPT.name}", first_html.give_script),
        *metrics.routes(),
        *brief_routes.routes(),
        *chart_routes.routes(),
        *data_routes.routes(),
        *discovery.routes(pages),
    ]


@asynccontextmanager
async def ready(app: st.App) -> AsyncIterator[None]:
    """Makes everything ready that readers share, so that the first of them waits no longer than the next."""
    store.STORE.snapshot()
    address.bounds()
    counts.newest_fact(datetime.date.today())
    search.index(language.DEFAULT)
    for module in pkgutil.walk_packages(components.__path__, "components."):
        importlib.import_module(module.name)
    # Streamlit collects garbage after every run. What stands now stays as long as the server, so it need not be gone
    # through each time: on these tables that took longer than drawing a page.
    gc.collect()
    gc.freeze()
    _unname_server()
    warming = asyncio.create_task(middleware.warm(app, first_html.asset_paths()))
    yield
    warming.cancel()
    await chromium.CHROMIUM.close()


def _unname_server() -> None:
    """Takes the name of uvicorn out of its answers: it adds a header to them that no middleware sees."""
    # The server that runs this process minds its signals.
    server = getattr(signal.getsignal(signal.SIGTERM), "__self__", None)
    if isinstance(server, uvicorn.Server):
        server.config.encoded_headers = [pair for pair in server.config.encoded_headers if pair[0] != b"server"]
