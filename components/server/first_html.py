"""Streamlit's first HTML, with the site's title and what a page will need named at its head."""

from __future__ import annotations

import base64
import functools
import hashlib
import html
import json
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import streamlit
from starlette.requests import Request
from starlette.responses import FileResponse

from components.words import language

STATIC = Path(streamlit.__file__).parent / "static"

SCRIPT = Path(__file__).resolve().parent / "page.js"
"""What the browser runs on every page beside Streamlit itself."""

FRAME = ("PageLink", "ButtonGroup", "Selectbox", "TextInput", "NumberInput", "Slider", "Button")
"""Streamlit's own names of what stands around every page."""

CONTENT = ("Metric", "DeckGlJsonChart", "PlotlyChart", "DataFrame")
"""And of what pages draw."""

FIRST: Mapping[str, tuple[str, ...]] = {
    "overview": ("Metric", "DeckGlJsonChart"),
    "embassies": ("DeckGlJsonChart",),
    "sources": ("Metric", "PlotlyChart"),
    "search": ("DataFrame",),
}
"""What a page draws first: where nothing is told, a chart. What comes further down is fetched when it comes."""

TITLE = f"<title>{html.escape(language.words()('title'))}</title>"
"""The title of the site, in whose place the tags of a page come."""

LANGUAGE = '<html lang="en"'
"""How Streamlit's first HTML tells its language."""

STREAMLIT_ICON = '<link rel="shortcut icon" href="./favicon.png" />'
ICONS = (
    '<link rel="icon" href="./favicon.ico" sizes="32x32"><link rel="apple-touch-icon" href="./touch.png">'
    '<link rel="shortcut icon" href="./icon.svg" type="image/svg+xml">'
)
"""Ours in its place. Streamlit gives the last one the address under which it has the same picture."""

FONTS = ("MaterialSymbols-Rounded",)
"""The fonts of every page that Streamlit's first HTML does not name by itself: that of the icons."""


async def give_script(request: Request) -> FileResponse:
    """The script of every page, asked for again at every load."""
    return FileResponse(SCRIPT, media_type="text/javascript", headers={"cache-control": "no-cache"})


@functools.cache
def document(page: str, root: str) -> str:
    """The first HTML of a page, on a server that lies below `root`.

    It tells where the server is: without, the browser looks for it below each page first, in vain.
    """
    scripts = f"<script>window.__streamlit={{BACKEND_BASE_URL:location.origin+{json.dumps(f'{root}/')}}}</script>"
    scripts += f'<script src="{root}/{SCRIPT.name}" defer></script>'
    links = "".join(_links(page))
    bare = _streamlit().replace("<title>Streamlit</title>", TITLE).replace(STREAMLIT_ICON, ICONS)
    return bare.replace("<head>", f"<head>{scripts}", 1).replace("</head>", f"{links}</head>", 1)


def script_hashes(content: str) -> list[str]:
    """The hashes by which a Content-Security-Policy allows the scripts that stand in an HTML itself."""
    scripts = re.findall(r"<script>(.*?)</script>", content, re.DOTALL)
    return [f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" for script in scripts]


def asset_paths() -> list[str]:
    """The paths of all files that pages need, those first that every page needs."""
    named = re.findall(r'(?:src|href)="\./(static/[^"]+)"', document("", ""))
    return list(dict.fromkeys([*named, *_assets(CONTENT)]))


def _assets(elements: Iterable[str]) -> list[str]:
    """The paths below Streamlit's static folder of all that elements need beyond what Streamlit's first HTML names.

    They are read from the installed Streamlit: its main script tells for each kind of element, by name, in which files
    it is. Empty where it tells them in a way that is not known here: then the browser finds them later by itself.
    """
    entry = re.search(r'<script type="module"[^>]* src="\./([^"]+)"', _streamlit())
    main = STATIC / entry[1] if entry else STATIC
    script = main.read_text(encoding="utf-8") if main.is_file() else ""
    listed = re.search(r"\bm\.f=\[([^\]]*)\]", script)
    files = re.findall(r"[\"'`]([^\"'`]+)[\"'`]", listed[1]) if listed else []
    found: dict[str, None] = {}
    for name in elements:
        needed = re.search(rf"import\([`'\"]\./{name}\.[^)]*\).{{0,60}}?__vite__mapDeps\(\[([\d,]+)\]", script)
        if needed:
            own = [files[int(number)] for number in needed[1].split(",") if int(number) < len(files)]
            paths = [posixpath.normpath(main.parent.relative_to(STATIC).joinpath(file).as_posix()) for file in own]
            found |= dict.fromkeys(path for path in paths if path.endswith(".js") and path not in _streamlit())
    fonts = [path for name in FONTS for path in sorted((STATIC / "static" / "media").glob(f"{name}.*.woff2"))]
    return [*found, *(font.relative_to(STATIC).as_posix() for font in fonts)]


def _links(page: str) -> Iterator[str]:
    # At a low priority, as the browser has but six connections, and Streamlit's own requests would wait for all these.
    # Not the map's: charts further down, which are asked for with the page, would overtake it.
    for path in _assets((*FRAME, *FIRST.get(page, ("PlotlyChart",)))):
        kind = 'rel="modulepreload"' if path.endswith(".js") else 'rel="preload" as="font" type="font/woff2"'
        priority = "auto" if "/DeckGlJsonChart." in path else "low"
        yield f'<link {kind} fetchpriority="{priority}" crossorigin href="./{path}">'


@functools.cache
def _streamlit() -> str:
    return (STATIC / "index.html").read_text(encoding="utf-8")
