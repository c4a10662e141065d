"""The palette of every chart and map, and the template that gives all charts one calm look.

One value a colour: each has a contrast of at least 3:1 on the light and on the dark page, and colours that stand side
by side stay apart for readers who see no red, no green or no blue. tests/figures/test_style.py holds both, and holds
.streamlit/config.toml to these values.
"""

from __future__ import annotations

import functools

import plotly.graph_objects as go
from plotly.colors import hex_to_rgb

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
    "deputy_minister": OCHRE,
    "official": NEUTRAL,
}

# Seen from the home side: what it sends has the home's colour, what it gets has the partner's.
FLOWS = {"exports": HOME, "imports": PARTNER, "balance": GREEN, "turnover": NEUTRAL}

TEXT, QUIET_TEXT = "#000037", "#000036"
"""Text that stands upon a colour, and that of axes: Streamlit puts the page's own colours in their place, light or
dark, as it does for its own template; tests/figures/test_style.py holds that these are its signs for them."""

# Who has an embassy with whom: `ours` is the home side alone, `theirs` the partner alone.
TIES = {"mutual": GREEN, "ours": HOME, "theirs": PARTNER, "non_resident": OCHRE, "none": NEUTRAL}

# For series that have no colour of their own, as the largest partners by name.
CATEGORICAL = (BLUE, ORANGE, GREEN, VIOLET, PINK, OCHRE, NEUTRAL)


@functools.cache
def template() -> go.layout.Template:
    """The look of every Plotly chart, to be given as `layout.template`; nothing is registered.

    It holds what the page's theme leaves open. Fonts, text colours, backgrounds and grid colours are the theme's, which
    Streamlit lays over this template, so they are not set here. The legend has the place above the plot, so a chart's
    title is a heading of the page.
    """
    axis = {"gridwidth": 1, "zeroline": False, "showline": False, "ticks": "", "automargin": True}
    return go.layout.Template(
        layout={
            "colorway": CATEGORICAL,
            "font": {"size": 13},
            "legend": {
                "orientation": "h",
                "x": 0,
                "xanchor": "left",
                "y": 1.02,
                "yanchor": "bottom",
                "title": {"text": ""},
                "itemsizing": "constant",
            },
            "margin": {"l": 0, "r": 8, "t": 32, "b": 8},
            "xaxis": {**axis, "showgrid": False},
            "yaxis": {**axis, "showgrid": True},
            "hoverlabel": {"align": "left", "namelength": -1},
            "bargap": 0.25,
        }
    )


def rgb(colour: str) -> list[int]:
    """Red, green and blue from 0 to 255, of a colour written #RRGGBB."""
    return list(hex_to_rgb(colour))


def rgba(colour: str, alpha: float) -> str:
    """The colour #RRGGBB as CSS text with an opacity from 0 (clear) to 1 (solid)."""
    return f"rgba({', '.join(map(str, rgb(colour)))}, {alpha:g})"
