"""The palette is clear on both pages and to readers who see fewer colours; the theme is made of the same values."""

from __future__ import annotations

import itertools
import tomllib
from pathlib import Path

import numpy as np
import plotly.io as pio
import pytest
from streamlit.elements.lib import streamlit_plotly_theme

from components.figures import style

CONFIG = tomllib.loads((Path(__file__).parents[2] / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
THEME = CONFIG["theme"]
PAGES = {mode: THEME[mode]["backgroundColor"] for mode in ("light", "dark")}

# Colours that can stand side by side in one figure.
TOGETHER = {
    "sides": (style.HOME, style.SECOND_HOME, style.PARTNER, style.NEUTRAL),
    "ranks": tuple(style.RANKS.values()),
    "flows": tuple(style.FLOWS.values()),
    "ties and both homes": (*style.TIES.values(), style.SECOND_HOME),
    "categorical": style.CATEGORICAL,
}
COLOURS = sorted(set(itertools.chain.from_iterable(TOGETHER.values())))

# WCAG 2.2, 1.4.11: graphical objects against what is next to them.
LEAST_CONTRAST = 3.0

# Machado, Oliveira and Fernandes 2009, severity 1.0; they apply to linear RGB.
VISIONS = {
    "normal": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}

# Between two colours in OKLab, where 0.02 can just be seen side by side; the rest is room for small marks far apart.
LEAST_DISTANCE = {"normal": 0.13, "protanopia": 0.078, "deuteranopia": 0.078, "tritanopia": 0.078}

# Ottosson 2020: linear RGB to cone responses, and their cube roots to OKLab.
TO_CONES = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
TO_OKLAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)


def linear(colour: str) -> np.ndarray:
    shares = np.array(style.rgb(colour)) / 255
    return np.where(shares <= 0.04045, shares / 12.92, ((shares + 0.055) / 1.055) ** 2.4)


def oklab(colour: str, vision: np.ndarray = VISIONS["normal"]) -> np.ndarray:
    return TO_OKLAB @ np.cbrt(TO_CONES @ np.clip(vision @ linear(colour), 0, 1))


def contrast(first: str, second: str) -> float:
    darker, lighter = sorted(float(linear(colour) @ [0.2126, 0.7152, 0.0722]) for colour in (first, second))
    return (lighter + 0.05) / (darker + 0.05)


def lightness(colours: list[str] | tuple[str, ...]) -> list[float]:
    return [float(oklab(colour)[0]) for colour in colours]


def chroma(colour: str) -> float:
    return float(np.hypot(*oklab(colour)[1:]))


def test_measures_agree_with_known_values() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.005)
    assert oklab("#FF0000") == pytest.approx([0.628, 0.225, 0.126], abs=0.001)


@pytest.mark.parametrize("mode", PAGES)
@pytest.mark.parametrize("colour", COLOURS)
def test_marks_stand_out_from_the_page(colour: str, mode: str) -> None:
    assert contrast(colour, PAGES[mode]) >= LEAST_CONTRAST


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("figure", TOGETHER)
def test_colours_of_one_figure_stay_apart(figure: str, vision: str) -> None:
    seen = {colour: oklab(colour, VISIONS[vision]) for colour in TOGETHER[figure]}
    pairs = itertools.combinations(TOGETHER[figure], 2)
    distances = {(one, other): float(np.linalg.norm(seen[one] - seen[other])) for one, other in pairs}
    assert min(distances.values()) >= LEAST_DISTANCE[vision], min(distances, key=lambda pair: distances[pair])


def test_highest_rank_is_most_colourful_and_lowest_least() -> None:
    by_chroma = sorted(style.RANKS, key=lambda rank: chroma(style.RANKS[rank]))
    assert (by_chroma[-1], by_chroma[0]) == ("top", "official")


SEQUENTIAL, DIVERGING = (THEME["light"][f"chart{scale}Colors"] for scale in ("Sequential", "Diverging"))


def test_scales_run_evenly_from_light_to_dark() -> None:
    low, high = DIVERGING[:5], DIVERGING[5:]
    for scale in (SEQUENTIAL, low[::-1], high):
        steps = np.diff(lightness(scale))
        assert steps.max() < 0
        assert steps.max() - steps.min() < 0.01
    assert lightness(low[::-1]) == pytest.approx(lightness(high), abs=0.005)


def test_theme_has_the_same_colours() -> None:
    assert tuple(THEME["chartCategoricalColors"]) == style.CATEGORICAL
    assert THEME["dark"]["chartSequentialColors"] == SEQUENTIAL[::-1]
    assert THEME["dark"]["chartDivergingColors"] == DIVERGING[:5][::-1] + DIVERGING[5:][::-1]
    assert THEME["light"]["primaryColor"] == style.HOME


def test_a_map_has_the_colours_of_the_page_that_it_stands_on() -> None:
    for mode, surface in (("light", style.LIGHT), ("dark", style.DARK)):
        names = ("backgroundColor", "secondaryBackgroundColor", "textColor")
        assert surface == tuple(THEME[mode][name] for name in names)


@pytest.mark.parametrize("mode", PAGES)
@pytest.mark.parametrize("part", ["page", "sidebar"])
def test_text_and_controls_can_be_read(mode: str, part: str) -> None:
    colours = THEME[mode] | (THEME[mode]["sidebar"] if part == "sidebar" else {})
    for surface in (colours["backgroundColor"], colours["secondaryBackgroundColor"]):
        assert contrast(colours["textColor"], surface) >= 7
        assert contrast(colours["linkColor"], surface) >= 4.5
        assert contrast(colours["primaryColor"], surface) >= LEAST_CONTRAST


def test_theme_asks_for_no_font_from_outside() -> None:
    named = [key for section in (THEME, THEME["light"], THEME["dark"], THEME["sidebar"]) for key in section]
    assert not {"font", "headingFont", "codeFont", "fontFaces"} & set(named)


def test_template_leaves_text_and_backgrounds_to_the_theme() -> None:
    before = (list(pio.templates), pio.templates.default)
    layout = style.template().layout
    assert (layout.paper_bgcolor, layout.plot_bgcolor, layout.font.color, layout.font.family) == (None,) * 4
    assert layout.colorway == style.CATEGORICAL
    assert (list(pio.templates), pio.templates.default) == before


def test_colours_are_written_for_each_library() -> None:
    assert style.rgb("#1468BC") == [20, 104, 188]
    assert style.rgba("#1468BC", 0.5) == "rgba(20, 104, 188, 0.5)"
    assert style.rgba("#1468BC", 1) == "rgba(20, 104, 188, 1)"


def test_the_colour_of_text_is_the_sign_for_the_page_s_own() -> None:
    assert style.TEXT == streamlit_plotly_theme.GRAY_90
    assert style.QUIET_TEXT == streamlit_plotly_theme.GRAY_70
