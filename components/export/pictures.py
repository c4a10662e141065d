"""A chart as a picture that travels alone: its title, what is seen there, its source and its address are in it."""

from __future__ import annotations

import html
import itertools
import json
import textwrap
from collections.abc import Sequence
from typing import Any, NamedTuple

from components.export.charts import HEIGHT, Shown
from components.figures import style

SIZES = ("article", "slide")
"""What a picture can be for: as wide as the column of an article, and as high as it needs to be; or a whole slide."""

WIDTH, SLIDE = 800, (960, 540)
"""Pixels of either, before they are drawn twice as fine."""

TITLE, TEXT, LINE, HEAD, SIDES = 15, 13, 17, 36, 24
"""Pixels of the letters of a title and of what stands below it, of a line of that, of a title with what is around it,
and of what is free beside both."""

LETTERS = {TITLE: 0.65, TEXT: 0.54}
"""Width of a letter, in its height: of the widest fonts that a server has for `style.FONT`, one of them bold."""


class Picture(NamedTuple):
    """A figure as Plotly reads it, and how large it is drawn: pixels, and how many times as fine."""

    figure: dict[str, Any]
    width: int
    height: int
    scale: float


def picture(shown: Shown, url: str, theme: str, size: str) -> Picture:
    """A chart with its texts in it, in the colours of a light or a dark page, in one of SIZES."""
    figure, high = json.loads(style.alone(shown.figure, theme)), shown.figure.layout.height or HEIGHT
    texts = [str(shown.figure.layout.meta["title"]), *shown.figure.layout.meta["texts"], html.escape(url)]
    if size == "slide":
        # What is too high for a slide is drawn smaller on it, all of it alike.
        fits = (at for at in itertools.count(SLIDE[0], 16) if high + _head(texts, at)[1] <= at * SLIDE[1] / SLIDE[0])
        width = next(fits)
        height, scale = width * SLIDE[1] // SLIDE[0], 2 * SLIDE[0] / width
    else:
        width, scale = WIDTH, 2.0
        height = high + _head(texts, width)[1]
    margin = {**figure["layout"].get("margin", {}), "l": SIDES // 2, "b": SIDES // 2}
    figure["layout"] |= {"margin": margin, "title": _head(texts, width)[0], "width": width, "height": height}
    return Picture(figure, width, height, scale)


def _head(texts: Sequence[str], width: int) -> tuple[dict[str, Any], int]:
    """The title of a picture of this width, with the other texts below it, and how high both are, in pixels."""

    def wrapped(text: str, letters: int) -> list[str]:
        return textwrap.wrap(text, int((width - SIDES) / letters / LETTERS[letters]), break_on_hyphens=False)

    title, *rest = texts
    # Lines of a title grow upwards, out of the picture, so that what follows its first one leads the subtitle.
    first, *more = wrapped(title, TITLE)
    lines = [f'<b><span style="font-size:{TITLE}px">{line}</span></b>' for line in more]
    lines += [line for text in rest for line in wrapped(text, TEXT)]
    place = {"automargin": True, "x": 0, "xanchor": "left", "y": 1, "yanchor": "top", "yref": "container"}
    subtitle = {"text": "<br>".join(lines), "font": {"size": TEXT}}
    heading = {
        "text": f"<b>{first}</b>",
        "font": {"size": TITLE},
        "subtitle": subtitle,
        "pad": {"t": 8, "b": 6, "l": 8},
    }
    return place | heading, HEAD + LINE * len(lines)
