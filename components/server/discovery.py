"""What search engines, chats and browsers read of the pages before they open one: the first HTML with its tags, the map
of the site, what may be gone through, and the icons."""

from __future__ import annotations

import functools
import html
import json
import re
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from components.choices import address
from components.choices.address import Address
from components.choices.filters import HOMES, Filters
from components.export import package, page_summary, pages, pictures
from components.export.page_summary import Summary
from components.facts import schema, store
from components.figures import style
from components.server import chromium, first_html
from components.server.answers import DAY, HOUR, tagged
from components.words import language

ICONS = {
    "icon.svg": "image/svg+xml",
    "favicon.ico": "image/x-icon",
    "favicon.png": "image/png",
    "touch.png": "image/png",
}
"""The icon of the site: for browsers of today, for those that know none but the oldest name and form, in the place of
Streamlit's own, and for the first screen of a phone."""

PREVIEW, WIDTH, HEIGHT = "preview.png", 1200, 630
"""The picture of the site that is shown beside a link where none of the view can be made, and its size in pixels."""

DRAWN = (2 * pictures.SLIDE[0], 2 * pictures.SLIDE[1])
"""Pixels of a chart that is drawn for a slide, which is about as wide for its height as chats show pictures."""

HOST = re.compile(r"[\w.:\[\]-]+")
"""What the name of a server is made of."""

UNLISTED = ("/media/", "/healthz", "/metrics")
"""What search engines have nothing to look for in; the data themselves they may read. What a search finds they may see
too, as it tells them itself that it is not to be listed."""

LIMITER = CapacityLimiter(2)
"""Pages whose tags are made at the same time, beside the event loop."""


def endpoint(page: str) -> Callable[[Request], Awaitable[HTMLResponse]]:
    """What answers with the first HTML of a page."""

    async def give(request: Request) -> HTMLResponse:
        query = {name: request.query_params.getlist(name) for name in request.query_params}
        bare = first_html.document(page, request.scope.get("root_path", ""))
        head, code = await to_thread.run_sync(tags, page, query, origin(request), limiter=LIMITER)
        content = bare.replace(first_html.TITLE, head, 1).replace(first_html.LANGUAGE, f'<html lang="{code}"', 1)
        return HTMLResponse(content, headers={"cache-control": "no-cache"})

    return give


def origin(request: Request) -> str:
    """The address of the server as its reader has it, with a slash at its end; "" where the reader gave none that could
    be one. Which proxy is believed is the server's to know, see docs/DEPLOY.md."""
    return str(request.base_url) if HOST.fullmatch(request.headers.get("host", "")) else ""


def tags(page: str, query: Mapping[str, Sequence[str]], origin: str) -> tuple[str, str]:
    """The tags of the head of a page with what was chosen there, its title first, and the code of its language."""
    now = store.STORE.snapshot()
    if not any(schema.table(name).period for name in now.tables):
        return f"<title>{html.escape(language.words()('title'))}</title>", language.DEFAULT
    known = page_summary.summary(page, query)
    return _head(known, origin, now.version), known.language


@functools.lru_cache(maxsize=200)
def _head(known: Summary, origin: str, version: str) -> str:
    return "".join(_tags(known, origin))


def _tags(known: Summary, origin: str) -> Iterator[str]:
    yield f"<title>{html.escape(known.title)}</title>"
    yield _meta("name", "description", known.description)
    if not known.listed:
        yield _meta("name", "robots", "noindex")
    url = f"{origin}{known.path}"
    if origin:
        yield f'<link rel="canonical" href="{html.escape(url)}">'
    graph = {
        "og:type": "website",
        "og:site_name": language.words(known.language)("title"),
        "og:title": known.title,
        "og:description": known.description,
        "og:locale": known.locale,
    }
    if origin:
        graph["og:url"] = url
    for name, content in graph.items():
        yield _meta("property", name, content)
    for address_, (width, height), alt in _pictures(known) if origin else ():
        picture = {"og:image": f"{origin}{address_}", "og:image:type": "image/png", "og:image:alt": alt}
        for name, content in (picture | {"og:image:width": str(width), "og:image:height": str(height)}).items():
            yield _meta("property", name, content)
    # What is not said here is taken from the tags above.
    yield _meta("name", "twitter:card", "summary_large_image" if origin else "summary")
    if origin:
        # Nothing in the data can end the element: its end has this sign.
        about = json.dumps(_about(known, origin), ensure_ascii=False).replace("<", "\\u003c")
        yield f'<script type="application/ld+json">{about}</script>'


def _about(known: Summary, origin: str) -> dict[str, Any]:
    """A page as a schema.org WebPage in JSON-LD with the data set that its rows are; the first one has the catalogue of
    all tables."""
    whole = package.dataset_at(origin, store.STORE.snapshot().version)
    shared = {name: whole[name] for name in ("version", "dateModified", "license", "creator", "isAccessibleForFree")}
    sets = [
        shared
        | {"@type": "Dataset", "name": table.title, "description": table.description}
        | {"distribution": [package.download(f"{origin}{path}", "text/csv")]}
        for table, path in ((schema.table(name), path) for name, path in known.files)
    ]
    about = {"name": whole["name"], "description": whole["description"], "url": origin}
    page: dict[str, Any] = {
        "@context": "https://schema.org/",
        "@type": "WebPage",
        "name": known.title,
        "description": known.description,
        "url": f"{origin}{known.path}",
        "inLanguage": known.language,
        "dateModified": whole["dateModified"],
        "license": whole["license"],
        "isPartOf": {"@type": "WebSite", "name": language.words(known.language)("title"), "url": origin},
    }
    if known.page == "overview":
        return page | {"mainEntity": {"@type": "DataCatalog", **shared, **about, "dataset": sets}}
    part_of = {"@type": "Dataset", **shared, **about, "distribution": whole["distribution"][:1]}
    return page | ({"mainEntity": [one | {"isPartOf": part_of} for one in sets]} if sets else {})


def _pictures(known: Summary) -> Iterator[tuple[str, tuple[int, int], str]]:
    """The path, the size and the text alternative of what is seen there, if it can be drawn here, and of the site."""
    if known.chart and chromium.is_there():
        yield known.chart, DRAWN, known.title
    yield PREVIEW, (WIDTH, HEIGHT), language.words(known.language)("preview-alt")


def _meta(kind: str, name: str, content: str) -> str:
    return f'<meta {kind}="{name}" content="{html.escape(content)}">'


async def icon(request: Request) -> Response:
    """One of the icons, or the picture of the site."""
    name = request.url.path.rpartition("/")[2]
    return tagged(request, _picture(name), {**ICONS, PREVIEW: "image/png"}[name], DAY)


@functools.cache
def _picture(name: str) -> bytes:
    return (style.PICTURES / name).read_bytes()


async def robots(request: Request) -> Response:
    """What search engines may go through, and where the map of the site is."""
    lines = ["User-agent: *", *(f"Disallow: {request.scope.get('root_path', '')}{path}" for path in UNLISTED)]
    if found := origin(request):
        lines += ["", f"Sitemap: {found}sitemap.xml"]
    return tagged(request, "\n".join([*lines, ""]).encode(), "text/plain", HOUR)


def sitemap(request: Request) -> Response:
    """The pages, and the profile of every partner with each home, each by its one address."""
    content = _sitemap(origin(request) or "/", store.STORE.snapshot().version)
    return tagged(request, content, "application/xml", HOUR)


@functools.lru_cache(maxsize=8)
def _sitemap(origin: str, version: str) -> bytes:
    bounds, day = address.bounds(), store.created()[:10]
    usual = {page: pages.usual(page) for page in pages.LISTED}
    views = [(page, Address(Filters(bounds, bounds, homes, usual=homes))) for page, homes in usual.items()]
    views += [
        ("country", Address(Filters(bounds, bounds, (home,), (partner,))))
        for home in HOMES
        for partner in address.partners()
    ]
    urls = (f"{origin}{page_summary.path(page, where)}" for page, where in views)
    lines = [f"<url><loc>{escape(url)}</loc><lastmod>{day}</lastmod></url>" for url in urls]
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    return "\n".join([head, *lines, "</urlset>", ""]).encode()


def routes(pages: Iterable[str]) -> list[Route]:
    """The routes of all of it, with the first HTML of each page. That of the first one is at "/" as well."""
    html = [Route(f"/{page}", endpoint(page)) for page in pages]
    icons = [Route(f"/{name}", icon) for name in (*ICONS, PREVIEW)]
    fixed = [Route("/robots.txt", robots), Route("/sitemap.xml", sitemap)]
    return [*fixed, *icons, Route("/", html[0].endpoint), *html]
