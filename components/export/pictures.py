"""A chart with its texts, as it is shown and as a picture that has them in it."""

from __future__ import annotations

import functools
import html
import itertools
import json
import textwrap
from collections.abc import Sequence
from typing import Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from components.figures import style

HEIGHT, AROUND = 450, 260
"""Pixels of a chart that does not say how high it is, and what its texts take around it in a narrow frame."""


SIZES = ("article", "slide")
"""What a picture can be for: as wide as the column of an article, and as high as it needs to be; or a whole slide."""

WIDTH, SLIDE = 800, (960, 540)
"""Pixels of either, before they are drawn twice as fine."""

TITLE, TEXT, LINE, HEAD, SIDES = 15, 13, 17, 36, 24
"""Pixels of the letters of a title and of what stands below it, of a line of that, of a title with what is around it,
and of what is free beside both."""

LETTERS = {TITLE: 0.65, TEXT: 0.54}
"""Width of a letter, in its height: of the widest fonts that a server has for `style.FONT`, one of them bold."""


class Shown(NamedTuple):
    """A figure without its texts, which stand around it: its title, what is seen there, how that is measured, what its
    signs mean, a line each, and its source. `alt` is its text alternative; `rows` are the addresses of the rows that
    it is made from, and `drawn` of those that its marks stand for."""

    title: str
    point: str
    subtitle: str
    signs: list[str]
    source: str
    alt: str
    figure: go.Figure
    rows: list[pd.Index]
    drawn: list[pd.Index]


class Picture(NamedTuple):
    """A figure as Plotly reads it, how large it is drawn, in pixels, how many times as fine, and its text
    alternative."""

    figure: dict[str, Any]
    width: int
    height: int
    scale: float
    alt: str = ""


def picture(shown: Shown, url: str, theme: str, size: str) -> Picture:
    """A chart with its texts in it, in the colours of a light or a dark page, in one of SIZES."""
    figure, high = json.loads(style.alone(shown.figure, theme)), shown.figure.layout.height or HEIGHT
    title, texts = str(shown.figure.layout.meta["title"]), [*shown.figure.layout.meta["texts"], html.escape(url)]
    # What is seen there stands out from how it is measured and where it is from.
    loud, quiet = texts[: bool(shown.point)], texts[bool(shown.point) :]
    head = functools.partial(_head, title, loud, quiet, style.themed(theme).layout.xaxis.tickfont.color)
    if size == "slide":
        # What is too high for a slide is drawn smaller on it, all of it alike.
        fits = (at for at in itertools.count(SLIDE[0], 16) if high + head(at)[1] <= at * SLIDE[1] / SLIDE[0])
        width = next(fits)
        height, scale = width * SLIDE[1] // SLIDE[0], 2 * SLIDE[0] / width
    else:
        width, scale = WIDTH, 2.0
        height = high + head(width)[1]
    margin = {**figure["layout"].get("margin", {}), "l": SIDES // 2, "b": SIDES}
    figure["layout"] |= {"margin": margin, "title": head(width)[0], "width": width, "height": height}
    return Picture(figure, width, height, scale, shown.alt)


def _head(title: str, loud: Sequence[str], quiet: Sequence[str], colour: str, width: int) -> tuple[dict[str, Any], int]:
    """The title of a picture of this width, with the other texts below it, the `quiet` ones in a colour of their own,
    and how high all are, in pixels."""

    def wrapped(text: str, letters: int) -> list[str]:
        return textwrap.wrap(text, int((width - SIDES) / letters / LETTERS[letters]), break_on_hyphens=False)

    # Lines of a title grow upwards, out of the picture, so that what follows its first one leads the subtitle.
    first, *more = wrapped(title, TITLE)
    lines = [f'<b><span style="font-size:{TITLE}px">{line}</span></b>' for line in more]
    lines += [line for text in loud for line in wrapped(text, TEXT)]
    lines += [f'<span style="color:{colour}">{line}</span>' for text in quiet for line in wrapped(text, TEXT)]
    place = {"automargin": True, "x": 0, "xanchor": "left", "y": 1, "yanchor": "top", "yref": "container"}
    subtitle = {"text": "<br>".join(lines), "font": {"size": TEXT}}
    heading = {
        "text": f"<b>{first}</b>",
        "font": {"size": TITLE},
        "subtitle": subtitle,
        "pad": {"t": 8, "b": 6, "l": 8},
    }
    return place | heading, HEAD + LINE * len(lines)
