"""The palette of every chart and map, the template of all charts, and what is told of each.

One value a colour: each has a contrast of at least 3:1 on the light and on the dark page, and colours that stand side
by side stay apart for readers who see no red, no green or no blue. tests/figures/test_style.py holds both, and holds
.streamlit/config.toml to these values.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import plotly.graph_objects as go
from plotly.colors import hex_to_rgb


class Surface(NamedTuple):
    """The colours of a page, of a surface upon it, and of text, as the theme gives them; a map is told them."""

    page: str
    sea: str
    text: str


PICTURES = Path(__file__).resolve().parent / "pictures"
"""The icon of the site in several forms, and the picture that stands beside a link to it."""

BLUE = "#1468BC"
ORANGE = "#B9560A"
GREEN = "#0A966C"
VIOLET = "#A17EE3"
PINK = "#E565A0"
OCHRE = "#AD8F0C"
RED = "#C8102E"
NEUTRAL = "#64686F"

HOME = BLUE
SECOND_HOME = VIOLET
PARTNER = ORANGE
HOMES = {"AZE": HOME, "KAZ": SECOND_HOME}

# Levels of visitors from the highest to the lowest; the first is the most colourful and the last the least.
RANKS = {
    "top": RED,
    "parliament": VIOLET,
    "foreign_minister": BLUE,
    "minister": GREEN,
    "official": NEUTRAL,
}

# Seen from the home side: what it sends has the home's colour, what it gets has the partner's.
FLOWS = {"exports": HOME, "imports": PARTNER, "balance": GREEN, "turnover": NEUTRAL}

# Who went where, by way of a visit.
WAYS = {"to_partner": HOME, "to_home": PARTNER, "elsewhere": NEUTRAL}

EVENT_GROUPS = {
    "ties": BLUE,
    "parliaments": VIOLET,
    "talks": GREEN,
    "economy": OCHRE,
    "society": PINK,
    "other": NEUTRAL,
}

LIGHT, DARK = Surface("#FFFFFF", "#F3F5F8", "#0E1620"), Surface("#10151C", "#1A212B", "#E6EAF0")

TEXT, QUIET_TEXT = "#000037", "#000036"
"""Text that stands upon a colour, and that of axes: Streamlit puts the page's own colours in their place, light or
dark, as it does for its own template; tests/figures/test_style.py holds that these are its signs for them."""

# Who has an embassy with whom: `ours` is the home side alone, `theirs` the partner alone.
TIES = {"mutual": GREEN, "ours": HOME, "theirs": PARTNER, "non_resident": OCHRE, "none": NEUTRAL}

FILLS = {"mutual": 0.5, "ours": 0.48, "theirs": 0.48, "non_resident": 0.36, "relations": 0.4, "none": 0.12}
"""How solid the fill of a state is by its tie, from 0 to 1."""

# The groups of `measures.goods.GROUPS`.
GOODS = {
    "food": GREEN,
    "minerals": OCHRE,
    "chemicals": VIOLET,
    "materials": PINK,
    "metals": BLUE,
    "machinery": ORANGE,
    "other": NEUTRAL,
}

HATCHED = {"shape": "/", "size": 5, "solidity": 0.45}
"""The pattern of the bars of years that are not complete."""

CLEAR = "rgba(0, 0, 0, 0)"

# For series that have no colour of their own, as the largest partners by name.
CATEGORICAL = (BLUE, ORANGE, GREEN, VIOLET, PINK, OCHRE, NEUTRAL)


FONT = "Helvetica, Arial, sans-serif"
"""What texts of a chart that stands alone are drawn in, of the fonts that a reader has."""

TOOLBAR, TOOLBAR_HEIGHT = 36, 200
"""Pixels at the right of a chart for its toolbar, which stands upright there, as across the top it would lie over the
legend of a narrow chart; and the least height of a chart in which it does not fold."""


@functools.cache
def template() -> go.layout.Template:
    """The look of every Plotly chart, to be given as `layout.template`; nothing is registered.

    It holds what the page's theme leaves open. Fonts, text colours, backgrounds and grid colours are the theme's, which
    Streamlit lays over this template, so they are not set here. The legend has the place above the plot, so a chart's
    title is a heading of the page.
    """
    axis = {"gridwidth": 1, "zeroline": False, "showline": False, "ticks": "", "automargin": True}
    legend = {"orientation": "h", "x": 0, "xanchor": "left", "y": 1.02, "yanchor": "bottom", "maxheight": 1}
    return go.layout.Template(
        layout={
            "colorway": CATEGORICAL,
            "font": {"size": 13},
            "legend": legend | {"title": {"text": ""}, "itemsizing": "constant"},
            "margin": {"l": 0, "r": 8, "t": 32, "b": 8},
            "modebar": {"orientation": "v"},
            "xaxis": {**axis, "showgrid": False},
            "yaxis": {**axis, "showgrid": True},
            "hoverlabel": {"align": "left", "namelength": -1},
            "bargap": 0.25,
            "annotationdefaults": {"showarrow": False},
        },
        # Of bars with a text, which stands beside them.
        data={
            "bar": [
                {
                    "textposition": "outside",
                    "constraintext": "none",
                    "cliponaxis": False,
                    "outsidetextfont": {"color": TEXT},
                }
            ]
        },
    )


@functools.cache
def themed(theme: str) -> go.layout.Template:
    """The template with what Streamlit's theme would lay over it, "light" or "dark": for a chart that stands alone."""
    surface, (quiet, line) = {"light": (LIGHT, ("#47525F", "#D8DEE6")), "dark": (DARK, ("#B4BECA", "#2E3947"))}[theme]
    axis = {"gridcolor": line, "tickfont": {"color": quiet}, "title": {"font": {"color": quiet, "size": 13}}}
    look = {"font": {"color": surface.text, "family": FONT}, "xaxis": axis, "yaxis": axis}
    ground = {"paper_bgcolor": surface.page, "plot_bgcolor": surface.page, "hoverlabel": {"bgcolor": surface.sea}}
    return go.layout.Template(template()).update(layout=look | ground)


def alone(figure: go.Figure, theme: str) -> str:
    """A figure as JSON that Plotly draws without Streamlit around it, in the colours of a light or a dark page."""
    template = themed(theme)
    colours = {TEXT: template.layout.font.color, QUIET_TEXT: template.layout.xaxis.tickfont.color}
    text = go.Figure(figure).update_layout(template=template).to_json()
    return re.sub("|".join(colours), lambda found: colours[found[0]], text)


def layout(
    title: str, notes: Iterable[str], *, alt: str, source: str, signs: Iterable[str] = (), point: str = ""
) -> dict[str, Any]:
    """What the layout of every chart has: the template, the title with the notes below it, and in `meta` what else is
    told of it: the text alternative, the source, what its `signs` mean, a line each, and its `point`, if any."""
    return {
        "template": template(),
        "title": {"text": title, "subtitle": {"text": " ".join(notes)}},
        "meta": {"alt": alt, "source": source, "signs": list(signs), "point": point},
        "margin": {"r": TOOLBAR},
        "hovermode": "closest",
    }


def rgb(colour: str) -> list[int]:
    """Red, green and blue from 0 to 255, of a colour written #RRGGBB."""
    return list(hex_to_rgb(colour))


def rgba(colour: str, alpha: float) -> str:
    """The colour #RRGGBB as CSS text with an opacity from 0 (clear) to 1 (solid)."""
    return f"rgba({', '.join(map(str, rgb(colour)))}, {alpha:g})"


def names_axis(ticks: Mapping[float, str], ends: tuple[float, float]) -> dict[str, Any]:
    """An upright axis from one end to the other, with a name at each of its places."""
    places = {"tickvals": list(ticks), "ticktext": list(ticks.values()), "range": list(ends)}
    return places | {"tickfont": {"color": TEXT}, "fixedrange": True, "showgrid": False}


def shade_years(figure: go.Figure, first: int, last: int, text: str = "") -> None:
    """Puts a shade behind these years of a figure, with a text at its top, if any."""
    ends = {"x0": first - 0.5, "x1": last + 0.5, "exclude_empty_subplots": False}
    shade = {"fillcolor": rgba(NEUTRAL, 0.13), "line_width": 0, "layer": "below"}
    label = {"annotation_text": text, "annotation_position": "inside top"} if text else {}
    figure.add_vrect(**ends, **shade, **label)
