"""Tables in Chromium: whole, in the order of a heading, and each row opened and left by pointer and by keyboard."""

from playwright.sync_api import Locator, Page
from windows import PATIENCE, settle

TICK, ROW, HEADING = 16, 35, 17
"""Pixels to the middle of a tick, of a row's height, and to the middle of the headings."""

PAGES = {
    "visits": ("visits", "start_date"),
    "relations?view=heads": ("envoys", "appointed_on"),
    "trade": ("trade", "value_usd"),
}
"""Pages with a table each, and a column of it some of whose cells are unknown or numbers."""


def grid(page: Page, key: str) -> Locator:
    """The table of that key, in sight."""
    table = page.locator(f'.st-key-table-{key} [data-testid="stDataFrame"]')
    table.wait_for(timeout=PATIENCE)
    settle(page)
    table.scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    return table


def headings(table: Locator) -> list[str]:
    return [text.strip() for text in table.locator("[role=columnheader]").all_inner_texts()]


def column(table: Locator, heading: str) -> list[str]:
    """The cells of a column that are in sight, as the table tells them to those who do not see."""
    place = next(at for at, name in enumerate(headings(table)) if name.startswith(heading))
    rows = table.locator("[role=row]").all()[1:]
    return [row.locator("[role=gridcell]").nth(place).inner_text() for row in rows]


def click(page: Page, table: Locator, right: float, down: float) -> None:
    box = table.bounding_box()
    assert box
    page.mouse.click(box["x"] + right, box["y"] + down)


def focused(page: Page) -> str:
    """The cell that has the focus."""
    return str(page.evaluate("document.activeElement.dataset.testid ?? document.activeElement.tagName"))
