"""Every chart at an address of its own, with the parameters of its page: a figure, a page to be framed, a picture."""

from __future__ import annotations

import datetime
import functools
import html
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import plotly
import plotly.graph_objects as go
from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from components.choices.address import Address
from components.choices.parameters import SEARCH
from components.export import charts, pages
from components.export.charts import CHARTS
from components.export.pictures import SIZES, Picture, Shown, picture
from components.facts import store
from components.figures import style
from components.measures.cache import cached
from components.server.answers import (
    CHECKED,
    FOREVER,
    HOUR,
    OPEN,
    Asked,
    Refusal,
    Takes,
    parameters,
    plain,
    tag_of,
    tagged,
    understood,
)
from components.server.chromium import CHROMIUM
from components.words import language
from components.words.language import Words

LIMITER = CapacityLimiter(2)
"""Figures made at the same time: further readers wait, and the pages keep their share of the machine."""

LIBRARY = "plotly.min.js"
SCRIPTS = {
    LIBRARY: Path(plotly.__file__).parent / "package_data" / LIBRARY,
    "chart.js": Path(__file__).resolve().parent / "chart.js",
}
"""What the browser runs on the page of a chart: Plotly as it is installed, and what draws with it."""

PAGES = {"json": "application/json", "html": "text/html"}
MEDIA = PAGES | {"svg": "image/svg+xml", "png": "image/png"}
"""What a chart is given as: for a browser that draws it, or drawn already."""

LOOKS: Mapping[str, tuple[str, ...]] = {"theme": ("light", "dark")}
"""How a chart looks, as its address may say."""

PAGE = """<!doctype html>
<html lang="{code}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex"><title>{title}</title><link rel="canonical" href="{view}">
<script src="{library}" defer></script><script src="chart.js" defer></script>
<style>
:root {{ color-scheme: {scheme}; background: {ground}; color: {ink}; font: 15px/1.4 {font} }}
body {{ margin: 0; padding: .5rem .75rem; box-sizing: border-box }}
body {{ height: 100vh; display: flex; flex-direction: column }}
#chart {{ flex: 1 1 0; min-height: 180px }} @media (max-width: 480px) {{ :root {{ font-size: 13px }} }}
h1 {{ font-size: 1.1rem; margin: 0 }} p {{ margin: .3rem 0 }} a {{ color: inherit }}
small {{ opacity: .8 }} p:empty {{ display: none }}
</style></head><body>
<h1>{title}</h1><p>{point}</p><p><small>{measured}</small></p>
<div id="chart" role="img" aria-label="{alt}" data-light="{light}" data-dark="{dark}"></div>
<p><small>{source} <a href="{view}" target="_blank" rel="noopener">{link}</a></small></p>
</body></html>
"""
"""A chart alone, to be framed by whoever likes to."""


class Wanted(NamedTuple):
    """A chart that was asked for: its name, the choices of its page, the words of the reader, and the codes of its
    looks."""

    name: str
    where: Address
    words: Words
    looks: Mapping[str, str]

    def shown(self) -> Shown:
        """The chart. Raises Refusal where there is nothing to draw."""
        chosen, today = charts.settled(self.name, self.where.filters.unsearched), datetime.date.today()
        make = functools.partial(charts.draw, self.name, chosen, self.words, today)
        shown = cached(make, f"alone-{self.name}", chosen, self.words)
        if shown is None:
            raise Refusal(404, self.words("route-nothing-drawn", what=chosen.describe(self.words)))
        return shown

    def view(self, origin: str) -> str:
        """The address of the view of its page that shows the chart."""
        return f"{origin}{charts.view_path(self.name, self.where)}"

    def figure_address(self, theme: str) -> str:
        """The address of the figure, as the page of the chart has it."""
        path = charts.chart_path(self.name, "json", self.where, theme=self.looks.get("theme", theme))
        return path.removeprefix("chart/")


async def give(request: Request) -> Response:
    """One chart, as it is asked for by name, format and parameters; made beside the event loop."""
    if request.path_params["file"] in SCRIPTS:
        headers = CHECKED if request.query_params.get("v") != plotly.__version__ else FOREVER
        return FileResponse(SCRIPTS[request.path_params["file"]], media_type="text/javascript", headers=headers)
    made = await to_thread.run_sync(_made, request, limiter=LIMITER)
    answered = functools.partial(tagged, request, media=made.media, headers=made.headers, tag=made.tag)
    answer = answered(made.content)
    if made.picture and answer.status_code == 200:
        return answered(await CHROMIUM.draw(made.picture, made.form, made.tag))
    return answer


def routes() -> list[Route]:
    """The routes below /chart/."""
    return [Route("/chart/{file:path}", give)]


class Made(NamedTuple):
    """A chart in a format: its bytes, or the picture that is still to be drawn."""

    form: str
    content: bytes
    picture: Picture | None = None
    name: str = ""

    @property
    def media(self) -> str:
        """Its media type."""
        return MEDIA[self.form]

    @property
    def tag(self) -> str:
        """The ETag of its bytes, or of all that a picture shows."""
        drawn = f"{self.form} {self.picture}".encode() if self.picture else self.content
        return tag_of(drawn)

    @property
    def headers(self) -> dict[str, str]:
        """How long it is kept; and the name of the file of a picture."""
        named = {"content-disposition": f'inline; filename="{self.name}"'}
        return OPEN | (HOUR | named if self.picture else CHECKED)


def _made(request: Request) -> Made:
    """The chart in the format that is asked for. Raises Refusal."""
    name, _, form = request.path_params["file"].rpartition(".")
    if name not in CHARTS or form not in MEDIA:
        what = plain(request.path_params["file"])
        listed = {"names": ", ".join(CHARTS), "forms": ", ".join(MEDIA)}
        raise Refusal(404, language.words()("route-no-chart", what=what, **listed))
    wanted = _wanted(name, form, parameters(request.url.query))
    if form in PAGES:
        content = _figure(wanted, str(request.base_url)) if form == "json" else _page(wanted)
        return Made(form, content.encode())
    url = wanted.view(str(request.base_url))
    drawn = picture(wanted.shown(), url, wanted.looks.get("theme", "light"), wanted.looks.get("size", SIZES[0]))
    file = "_".join([name, wanted.where.filters.unsearched.slug(), store.STORE.snapshot().version])
    return Made(form, b"", drawn, f"{file}.{form}")


def _wanted(name: str, form: str, asked: Asked) -> Wanted:
    """What the parameters of a chart ask for. Raises Refusal where any is not understood."""
    words = language.words()
    choices = tuple(one for one in pages.choices(CHARTS[name].page, datetime.date.today()) if not one.searched)
    looks = {**LOOKS, **({} if form in PAGES else {"size": SIZES})}
    told = "; ".join(words("route-codes", name=look, codes=", ".join(codes)) for look, codes in looks.items())
    takes = Takes(choices, ("home", "country", "from", "to"), looks, told, charts.usual(name))
    # A text to look for narrows the tables of a page alone: it may stand in an address, and changes nothing.
    where, given = understood(name, tuple(one for one in asked if one[0] != SEARCH.name), takes)
    where = replace(where, filters=charts.settled(name, where.filters))
    return Wanted(name, where, language.words(where.language, where.filters.homes), given)


def _figure(wanted: Wanted, origin: str) -> str:
    """The figure as Plotly reads it, with the texts around it in its `meta`."""
    shown = wanted.shown()
    figure = go.Figure(shown.figure).update_layout(meta={**shown.figure.layout.meta, "url": wanted.view(origin)})
    return style.alone(figure, wanted.looks.get("theme", "light"))


def _page(wanted: Wanted) -> str:
    """The chart alone: its title, what is seen there, its source, and the way to the view that shows it."""
    shown, words, scheme = wanted.shown(), wanted.words, wanted.looks.get("theme", "light dark")
    texts = {
        "code": words.code,
        "title": shown.title,
        "point": shown.point,
        "measured": " ".join([shown.subtitle, *shown.signs]),
        "alt": shown.alt,
        "source": shown.source,
        "link": words("chart-view"),
        "view": wanted.view("../"),
        "library": f"{LIBRARY}?v={plotly.__version__}",
        "light": wanted.figure_address("light"),
        "dark": wanted.figure_address("dark"),
    }
    colours = [f"light-dark({light}, {dark})" for light, dark in zip(style.LIGHT, style.DARK, strict=True)]
    look = {"scheme": scheme, "font": style.FONT, "ground": colours[0], "ink": colours[2]}
    return PAGE.format(**{key: html.escape(text) for key, text in texts.items()}, **look)
