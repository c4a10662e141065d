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
from components.export import charts, pages, pictures
from components.export.charts import CHARTS
from components.export.pictures import Picture, Shown
from components.facts import store
from components.figures import style
from components.measures.cache import cached
from components.server import answers
from components.server.answers import Refusal, Takes
from components.server.chromium import CHROMIUM
from components.words import language
from components.words.language import Words

LIMITER = CapacityLimiter(2)
"""Figures made at the same time: further readers wait, and the pages keep their share of the machine."""

LIBRARY = "plotly.min.js"
SCRIPTS = {
    LIBRARY: Path(plotly.__file__).parent / "package_data" / LIBRARY,
    "chart.js": Path(__file__).with_name("chart.js"),
}
"""What the browser runs on the page of a chart: Plotly as it is installed, and what draws with it."""

PAGES = {"json": "application/json", "html": "text/html"}
MEDIA = PAGES | {"svg": "image/svg+xml", "png": "image/png"}
"""What a chart is given as: for a browser that draws it, or drawn already."""

LOOKS: Mapping[str, tuple[str, ...]] = {"theme": ("light", "dark")}
"""How a chart looks, as its address may say."""

PAGE = Path(__file__).with_name("chart.html").read_text(encoding="utf-8")
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
    file = request.path_params["file"]
    if file in SCRIPTS:
        headers = answers.CHECKED if request.query_params.get("v") != plotly.__version__ else answers.FOREVER
        return FileResponse(SCRIPTS[file], media_type="text/javascript", headers=headers)
    name, _, form = file.rpartition(".")
    if name not in CHARTS or form not in MEDIA:
        listed = {"names": ", ".join(CHARTS), "forms": ", ".join(MEDIA)}
        raise Refusal(404, language.words()("route-no-chart", what=answers.plain(file), **listed))
    wanted = (name, form, request.url.query, str(request.base_url))
    if form in PAGES:
        content = await to_thread.run_sync(_content, *wanted, limiter=LIMITER)
        return answers.tagged(request, content, MEDIA[form], answers.OPEN | answers.CHECKED)
    picture, file_name = await to_thread.run_sync(_picture, *wanted, limiter=LIMITER)
    headers = answers.OPEN | answers.HOUR | {"content-disposition": f'inline; filename="{file_name}"'}
    # All that a picture shows tells whether a reader has it, before it is drawn.
    tag = answers.tag_of(f"{form} {picture}".encode())
    answer = answers.tagged(request, b"", MEDIA[form], headers, tag)
    if answer.status_code == 304:
        return answer
    return answers.tagged(request, await CHROMIUM.draw(picture, form, tag), MEDIA[form], headers, tag)


def routes() -> list[Route]:
    """The routes below /chart/."""
    return [Route("/chart/{file:path}", give)]


def _content(name: str, form: str, query: str, origin: str) -> bytes:
    """A chart as a figure or as a page. Raises Refusal."""
    wanted = _wanted(name, form, query)
    return (_figure(wanted, origin) if form == "json" else _page(wanted)).encode()


def _picture(name: str, form: str, query: str, origin: str) -> tuple[Picture, str]:
    """The picture that is to be drawn, and the name of its file. Raises Refusal."""
    wanted = _wanted(name, form, query)
    theme, size = wanted.looks.get("theme", "light"), wanted.looks.get("size", pictures.SIZES[0])
    picture = pictures.picture(wanted.shown(), wanted.view(origin), theme, size)
    file = "_".join([name, wanted.where.filters.unsearched.slug(), store.STORE.snapshot().version])
    return picture, f"{file}.{form}"


def _wanted(name: str, form: str, query: str) -> Wanted:
    """What the parameters of a chart ask for. Raises Refusal where any is not understood."""
    words, given = language.words(), answers.parameters(query)
    choices = tuple(one for one in pages.choices(CHARTS[name].page, datetime.date.today()) if not one.searched)
    looks = {**LOOKS, **({} if form in PAGES else {"size": pictures.SIZES})}
    looks_text = "; ".join(words("route-codes", name=look, codes=", ".join(codes)) for look, codes in looks.items())
    takes = Takes(choices, ("home", "country", "from", "to"), looks, looks_text, charts.usual(name))
    # A text to look for narrows the tables of a page alone: it may stand in an address, and changes nothing.
    where, codes = answers.understood(name, tuple(one for one in given if one[0] != SEARCH.name), takes)
    where = replace(where, filters=charts.settled(name, where.filters))
    return Wanted(name, where, language.words(where.language, where.filters.homes), codes)


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
