"""The two clicks from a mark to its sources, on every page, by mouse and by keyboard; and hostile cells in Chromium."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import hostile
import pytest
from conftest import ROOT
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from windows import PATIENCE, serve, settle, until, visit

from components.ui.menu import PAGES

MARKS = ".js-plotly-plot .scatterlayer .point, .js-plotly-plot .barlayer .point path"
INSIDE = "!!document.activeElement.closest('[role=dialog]')"
DIALOG = "!!document.querySelector('[role=dialog]')"
TICK = (16, 52)
"""Pixels from the corner of a table to the tick of its first row."""

STARTS = {page: f"{page}?country=MEX" for page in PAGES} | {"compare": "compare?view=pairs&country=MEX"}
"""Where each page is opened: some show a mark only once a country is chosen, or in one of their views."""

ROWS = ("visits", "trade", "sources")
"""Pages on which a row of the table is opened by mouse as well."""

SCROLLED = "document.querySelector('[data-testid=stMain]').scrollTop"
"""How far the page is scrolled."""

HOSTILE = (
    "img[src='x'], [onerror], a[href^='javascript'], .katex, [data-testid='stMain'] b, [role=dialog] b, "
    "[data-testid='stMarkdownContainer'] em"
)
"""What hostile cells would become if any of them were read as markup; nothing of the dashboard's own is so."""


@pytest.fixture
def page(shared: Page) -> Page:
    """One window for all tests of this module."""
    return shared


def dialog(page: Page) -> Locator:
    opened = page.get_by_role("dialog").first
    opened.wait_for(timeout=PATIENCE)
    settle(page)
    return opened


def click_first_row(page: Page, table: Locator) -> None:
    """Ticks the first row of a table."""
    table.scroll_into_view_if_needed(timeout=PATIENCE)
    table.locator("canvas").first.click(position={"x": TICK[0], "y": TICK[1]}, force=True)


def tick_by_keyboard(page: Page, table: Locator) -> None:
    """Ticks the second row of a table by keyboard alone."""
    canvas = table.locator("canvas").first
    canvas.wait_for(timeout=PATIENCE)
    assert canvas.evaluate("e => e.tabIndex") >= 0
    settle(page)
    canvas.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Shift+Space")
    until(page, "location.search.includes('row=')")


def assert_sources(opened: Locator) -> None:
    """Holds that the open row tells its sources and that each link of theirs is safe."""
    expect(opened).to_contain_text(re.compile("Sources?"), timeout=PATIENCE)
    links = opened.locator("a[href^=http]")
    expect(links.first).to_be_visible()
    for at in range(links.count()):
        assert "noopener" in (links.nth(at).get_attribute("rel") or "")
        assert links.nth(at).get_attribute("target") == "_blank"


def pick_first(page: Page, within: Page | Locator, label: str, arrived: str) -> None:
    """Takes the first entry of a list by keyboard; `arrived` tells, in the browser, that it was taken."""
    entries = within.get_by_role("combobox", name=label).first
    entries.wait_for(timeout=PATIENCE)
    assert entries.evaluate("e => e.tabIndex") >= 0
    settle(page)
    # A page that is still drawing closes the list: a reader would open it again.
    for _ in range(3):
        entries.focus()
        page.keyboard.press("ArrowDown")
        if page.get_by_role("option").first.is_visible():
            page.keyboard.press("Enter")
            break
        page.wait_for_timeout(1500)
    until(page, arrived)


@pytest.mark.parametrize("name", PAGES)
def test_keyboard_and_mouse_lead_to_the_sources_in_two_clicks(page: Page, url: str, name: str) -> None:
    visit(page, f"{url}/{STARTS[name]}")
    assert page.evaluate("document.querySelector('[data-testid=\"stMain\"]').scrollWidth") <= 1440
    by_keyboard(page, name)
    if name == "embassies":  # a mark of the chart below the map is a year, which the map then shows
        page.mouse.click(*middle(page.locator(MARKS).first))
        until(page, "location.search.includes('as_of=')")
        return
    by_mark(page)
    if name in ROWS:
        back(page)
        click_first_row(page, page.locator('[data-testid="stDataFrame"]').first)
        until(page, "location.search.includes('row=')")
        assert_sources(dialog(page))


def by_keyboard(page: Page, name: str) -> None:
    """Opens a row from its list, goes through the dialog and leaves it, all by keyboard."""
    if name == "coverage":  # counts rows: its list opens those of a partner, for the dialog to list
        pick_first(page, page, "Open the rows of a partner", DIALOG)
        tick_by_keyboard(page, dialog(page).locator('[data-testid="stDataFrame"]').first)
    else:
        tick_by_keyboard(page, page.locator('[data-testid="stDataFrame"]').first)
    assert_sources(dialog(page))
    assert page.evaluate(INSIDE)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate(INSIDE)
    back(page)


def back(page: Page) -> None:
    """Leaves the dialog by keyboard."""
    page.keyboard.press("Escape")
    until(page, "!location.search.includes('row=')")
    expect(page.get_by_role("dialog")).to_have_count(0)
    settle(page)


def middle(mark: Locator) -> tuple[float, float]:
    """Where the middle of a mark is in the window, after bringing it to the middle of that."""
    mark.evaluate("e => e.scrollIntoView({ block: 'center' })")
    mark.page.wait_for_timeout(300)
    box = mark.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def by_mark(page: Page) -> None:
    """Clicks a mark of a chart and, where it sums several rows, the first of these."""
    at = middle(page.locator(MARKS).last)
    page.mouse.move(*at)
    page.wait_for_timeout(300)
    page.mouse.click(*at)
    opened = dialog(page)
    if "row=" not in page.evaluate("location.search"):
        click_first_row(page, opened.locator('[data-testid="stDataFrame"]').first)
        until(page, "location.search.includes('row=')")
        opened = dialog(page)
    assert_sources(opened)


PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def fingers(browser: Browser) -> Iterator[BrowserContext]:
    """A phone, which has fingers instead of a pointer."""
    shared = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True, reduced_motion="reduce")
    yield shared
    shared.close()


@pytest.fixture
def phone(fingers: BrowserContext) -> Iterator[Page]:
    """A window of it."""
    window = fingers.new_page()
    yield window
    window.close()


@pytest.mark.parametrize("name", PAGES)
def test_a_finger_on_a_chart_scrolls_the_page_and_a_tap_opens_the_row(phone: Page, url: str, name: str) -> None:
    visit(phone, f"{url}/{STARTS[name]}")
    mark = phone.locator(MARKS).last
    mark.wait_for(timeout=PATIENCE)
    x, y = middle(mark)
    before = phone.evaluate(SCROLLED)
    finger = phone.context.new_cdp_session(phone)
    for step in range(21):
        points = {"type": "touchMove" if step else "touchStart", "touchPoints": [{"x": x, "y": y + 10 * step}]}
        finger.send("Input.dispatchTouchEvent", points)
        phone.wait_for_timeout(16)
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    phone.wait_for_timeout(300)
    assert phone.evaluate(SCROLLED) < before - 100
    if name == "embassies":
        phone.touchscreen.tap(*middle(phone.locator(MARKS).first))
        until(phone, "location.search.includes('as_of=')")
        return
    phone.touchscreen.tap(*middle(mark))
    phone.get_by_role("dialog").first.wait_for(timeout=PATIENCE)


@pytest.fixture(scope="module")
def poisoned(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A dashboard whose data are hostile."""
    folder = Path(tmp_path_factory.mktemp("poisoned"))
    for part in ("components", "pages", "data", ".streamlit"):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "dashboard.py", folder)
    hostile.poison(folder / "data")
    yield from serve(folder)


@pytest.mark.parametrize("name", ["visits", "products", "relations", "country", "sources"])
def test_hostile_cells_are_text_in_the_browser(page: Page, poisoned: str, name: str) -> None:
    page.on("dialog", lambda _: pytest.fail("a script of the data ran"))
    visit(page, f"{poisoned}/{name}?country=BRA")
    width = page.evaluate("document.querySelector('[data-testid=\"stMain\"]').scrollWidth")
    assert width <= page.viewport_size["width"]
    for mark in page.locator(MARKS).all()[:12]:
        box = mark.bounding_box()
        if box and box["y"] < 950:
            page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
            page.wait_for_timeout(60)
            assert page.locator(".hoverlayer a, .hoverlayer tspan[style*=bold] tspan").count() == 0
    assert page.locator(HOSTILE).count() == 0, page.locator(HOSTILE).first.evaluate("e => e.outerHTML")
    click_first_row(page, page.locator('[data-testid="stDataFrame"]').first)
    opened = dialog(page)
    assert page.locator(HOSTILE).count() == 0, page.locator(HOSTILE).first.evaluate("e => e.outerHTML")
    assert opened.evaluate("e => e.scrollWidth <= e.clientWidth + 1")
