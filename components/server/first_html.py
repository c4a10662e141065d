"""The first HTML of each page: Streamlit's own, with the site's title and what the page will need named at its head."""

from __future__ import annotations

import base64
import functools
import hashlib
import html
import json
import posixpath
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import streamlit
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse

from components.words import language

STATIC = Path(streamlit.__file__).parent / "static"

SCRIPT = Path(__file__).resolve().parent / "page.js"
"""What the browser runs on every page beside Streamlit itself."""

EVERYWHERE = ("PageLink", "Multiselect", "Slider", "ButtonGroup", "Button", "PlotlyChart", "DataFrame")
"""Streamlit's own names of what every page draws, in the order in which it is needed."""

ON_PAGES: Mapping[str, tuple[str, ...]] = {}
"""What some pages draw besides."""

FONTS = ("MaterialSymbols-Rounded",)
"""The fonts of every page that Streamlit's first HTML does not name by itself: that of the icons."""


async def give(request: Request) -> HTMLResponse:
    """The first HTML of the page that is asked for."""
    page = request.url.path.rpartition("/")[2]
    content = document(page, request.scope.get("root_path", ""))
    return HTMLResponse(content, headers={"cache-control": "no-cache"})


async def give_script(request: Request) -> FileResponse:
    """The script of every page, asked for again at every load."""
    return FileResponse(SCRIPT, media_type="text/javascript", headers={"cache-control": "no-cache"})


@functools.cache
def document(page: str, root: str) -> str:
    """The first HTML of a page, by the name at which it answers, on a server that lies below `root`.

    It tells where the server is: without, the browser looks for it below each page first, in vain.
    """
    told = f"<script>window.__streamlit={{BACKEND_BASE_URL:location.origin+{json.dumps(f'{root}/')}}}</script>"
    told += f'<script src="{root}/{SCRIPT.name}" defer></script>'
    title = f"<title>{html.escape(language.words()('title'))}</title>"
    named = "".join(_links(page))
    bare = _streamlit().replace("<title>Streamlit</title>", title)
    return bare.replace("<head>", f"<head>{told}", 1).replace("</head>", f"{named}</head>", 1)


def script_hashes(content: str) -> list[str]:
    """The hashes by which a Content-Security-Policy allows the scripts that stand in an HTML itself."""
    scripts = re.findall(r"<script>(.*?)</script>", content, re.DOTALL)
    return [f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" for script in scripts]


def named() -> list[str]:
    """The paths of all files that the first HTML of any page names, those first that every page needs."""
    documents = [document(page, "") for page in ("", *ON_PAGES)]
    return list(
        dict.fromkeys(path for one in documents for path in re.findall(r'(?:src|href)="\./(static/[^"]+)"', one))
    )


def _assets(page: str) -> list[str]:
    """The paths below Streamlit's static folder of all that a page needs beyond what Streamlit's first HTML names.

    They are read from the installed Streamlit: its main script tells for each kind of element, by name, in which files
    it is. Empty where it tells them in a way that is not known here: then the browser finds them later by itself.
    """
    entry = re.search(r'<script type="module"[^>]* src="\./([^"]+)"', _streamlit())
    script = (STATIC / entry[1]).read_text(encoding="utf-8") if entry else ""
    folder = posixpath.dirname(entry[1]) if entry else ""
    listed = re.search(r"\bm\.f=(\[[^\]]*\])", script)
    files = json.loads(listed[1]) if listed else []
    found: dict[str, None] = {}
    for name in (*EVERYWHERE, *ON_PAGES.get(page, ())):
        needed = re.search(rf"import\([`'\"]\./{name}\.[^)]*\).{{0,60}}?__vite__mapDeps\(\[([\d,]+)\]", script)
        numbers = [int(number) for number in needed[1].split(",")] if needed else []
        paths = [posixpath.normpath(posixpath.join(folder, files[number])) for number in numbers]
        found |= dict.fromkeys(path for path in paths if path not in _streamlit())
    fonts = [path for name in FONTS for path in sorted((STATIC / "static" / "media").glob(f"{name}.*.woff2"))]
    return [*found, *(str(font.relative_to(STATIC)) for font in fonts)]


def _links(page: str) -> Iterator[str]:
    kinds = {".js": 'rel="modulepreload"', ".css": 'rel="preload" as="style"'}
    for path in _assets(page):
        kind = kinds.get(Path(path).suffix, 'rel="preload" as="font" type="font/woff2"')
        yield f'<link {kind} crossorigin href="./{path}">'


@functools.cache
def _streamlit() -> str:
    return (STATIC / "index.html").read_text(encoding="utf-8")
