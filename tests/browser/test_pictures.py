"""Charts look as they did when somebody last looked at them. `make pictures` draws them anew: look, then commit."""

import io
import os
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Page
from windows import PATIENCE, ask, visit

FOLDER = Path(__file__).parent / "pictures"
PAGES = {
    "overview": "overview?to=2016",
    "visits": "visits?country=ARG&to=2016",
    "trade": "trade?country=BRA&to=2016",
    "trade-partners": "trade?view=partners&to=2016",
    "trade-mirror": "trade?view=mirror&country=BRA&to=2016",
    "products": "products?country=BRA&to=2016",
    "relations": "relations?country=CUB&to=2016",
    "country": "country?country=MEX&to=2016",
    "compare": "compare?view=flag&to=2016",
    "embassies": "embassies?as_of=2016",
}
"""Addresses whose years are over, so that new facts seldom change what they show."""

ALONE = {
    "trade": "/chart/trade-flows-home.png?country=BRA&to=2016",
    "visits": "/chart/visits-timeline.png?country=ARG&to=2016&theme=dark&size=slide",
}
"""Pictures by their own addresses, with the texts of their charts in them."""

MOST, COARSE = 2, 4
"""Charts of a page that are compared, the first ones, and the pixels across of a cell in which they are."""

NOTICED, SHARE = 24, 0.01
"""How far apart the mean brightness of two cells may be, of 255, and the share of cells that may be further apart."""


@pytest.fixture
def page(shared: Page) -> Page:
    """One window for all tests of this module."""
    return shared


def cells(picture: Image.Image) -> np.ndarray:
    """The mean brightness of each cell, so that letters drawn a hair further along are no change."""
    small = picture.convert("L").resize((picture.width // COARSE, picture.height // COARSE), Image.Resampling.BOX)
    return np.asarray(small, dtype="int16")


def compare(drawn: Image.Image, path: Path) -> None:
    """Whether a picture is the one that is kept, within the tolerance."""
    if os.environ.get("PICTURES") == "renew":
        drawn.convert("P", palette=Image.Palette.ADAPTIVE, colors=64).save(path, optimize=True)
    kept = Image.open(path).convert("RGB")
    assert kept.size == drawn.size, f"{path.name} has another size"
    apart = np.abs(cells(kept) - cells(drawn)) > NOTICED
    assert apart.mean() <= SHARE, f"{path.name}: {apart.mean():.1%} of the picture has changed"


@pytest.mark.parametrize("name", PAGES)
def test_charts_look_as_they_are_kept(page: Page, url: str, name: str) -> None:
    visit(page, f"{url}/{PAGES[name]}")
    charts = page.locator(".js-plotly-plot")
    charts.first.wait_for(timeout=PATIENCE)
    for number, chart in enumerate(charts.all()[:MOST], 1):
        chart.locator(".main-svg").first.wait_for(timeout=PATIENCE)
        compare(Image.open(io.BytesIO(chart.screenshot())).convert("RGB"), FOLDER / f"{name}-{number}.png")


@pytest.mark.parametrize("name", ALONE)
def test_a_picture_by_its_address_looks_as_it_is_kept(url: str, name: str) -> None:
    status, _, body = ask(url, ALONE[name])
    assert status == 200
    compare(Image.open(io.BytesIO(body)).convert("RGB"), FOLDER / f"alone-{name}.png")
