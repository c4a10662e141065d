"""Tables in Chromium: whole, searched, in the order of a heading, each row opened and left by pointer and keyboard."""

import csv
import io
import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Locator, Page, expect
from windows import PATIENCE, settle, until, visit

from components.facts import search, sources, store
from components.words import language

TICK, ROW, WRAPPED, HEADINGS = 16, 35, 80, 17
"""Pixels to the middle of a tick, of the height of the headings, of a row of several lines, and to the middle of the
headings."""

SORTED = {
    "visits": ("visits", "start_date"),
    "relations?view=heads": ("envoys", "name"),
    "trade?country=MEX": ("trade", "value_usd"),
}
"""Pages with a table each, and a column of it that is in sight: vague dates, names with accents, numbers."""

SEARCHED = {
    "visits?home=KAZ&home=AZE": ("visits", "ilham əliyev", "visitor"),
    "relations?home=KAZ&home=AZE": ("milestones", "perú RELATIONS", "title"),
    "sources": ("sources", "azernews 2019", "title"),
}
"""Pages with all rows of a table each, what is looked for in it, and a column of texts that is in sight."""


def grid(page: Page, key: str) -> Locator:
    """The table of that key, in sight."""
    table = page.locator(f'.st-key-table-{key} [data-testid="stDataFrame"]')
    table.wait_for(timeout=PATIENCE)
    settle(page)
    table.scroll_into_view_if_needed()
    expect(table.locator("[role=columnheader]").first).to_be_attached(timeout=PATIENCE)
    return table


def headings(table: Locator) -> list[str]:
    return [text.strip() for text in table.locator("[role=columnheader]").all_inner_texts()]


def cells(table: Locator, place: int) -> list[str]:
    """The cells of a column that are in sight, as the table tells them to those who do not see it."""
    return table.locator(f'[role=gridcell][aria-colindex="{place + 1}"]').all_inner_texts()


def to_heading(page: Page, table: Locator, place: int) -> None:
    """Puts the rows in the order of a column by keyboard."""
    table.locator("canvas").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Home")
    for _ in range(place):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Control+Space")


def in_order(cell: str, name: str) -> float | str:
    """What a cell is put in order by: a number, or a text without accents."""
    return float(cell) if name == "value_usd" else search.folded(cell)


@pytest.mark.parametrize("where", SORTED)
def test_a_heading_puts_the_rows_in_true_order_both_ways_and_cells_are_copied(page: Page, url: str, where: str) -> None:
    visit(page, f"{url}/{where}")
    key, name = SORTED[where]
    heading = language.words().heading(key, name)
    table = grid(page, key)
    place = headings(table).index(heading)
    for arrow, backwards in (("↑", False), ("↓", True)):
        to_heading(page, table, place)
        expect(table.locator("[role=columnheader]").nth(place)).to_have_text(f"{heading} {arrow}", timeout=PATIENCE)
        settle(page)
        shown = [in_order(cell, name) for cell in cells(table, place)]
        assert len(set(shown)) > 3
        assert shown == sorted(shown, reverse=backwards)
    to_heading(page, table, place)
    expect(table.locator("[role=columnheader]").nth(place)).to_have_text(heading, timeout=PATIENCE)
    settle(page)
    selected_cells_are_copied(page, table)


def selected_cells_are_copied(page: Page, table: Locator) -> None:
    """Two columns of two rows one after the other."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    table.locator("canvas").first.focus()
    for key in ("ArrowDown", "Home", "ArrowDown", "Shift+ArrowRight", "Shift+ArrowDown"):
        page.keyboard.press(key)
        page.wait_for_timeout(150)
    selected = table.locator('[role=gridcell][aria-selected="true"]')
    expect(selected).to_have_count(4, timeout=PATIENCE)  # the table tells of a selection a moment after it
    page.keyboard.press("Control+c")
    copied = [tuple(line.split("\t")) for line in page.evaluate("navigator.clipboard.readText()").splitlines()]
    assert len(copied) == 2
    shown = list(zip(cells(table, 0), cells(table, 1), strict=True))
    assert copied in [shown[at : at + 2] for at in range(len(shown))]


@pytest.mark.parametrize("where", SEARCHED)
def test_a_search_keeps_the_rows_that_have_all_of_its_words(page: Page, url: str, where: str) -> None:
    visit(page, f"{url}/{where}")
    key, text, name = SEARCHED[where]
    grid(page, key)
    summary = page.locator(".st-key-summary").inner_text()
    field = page.get_by_role("searchbox", name="Find in table")
    field.fill(text)
    field.press("Enter")
    page.wait_for_url("**q=**")
    table = grid(page, key)
    caption = page.get_by_text(f"have “{text}”")
    expect(caption).to_be_visible(timeout=PATIENCE)
    found = int((re.match(r"([\d,]+) of", caption.inner_text()) or [])[1])
    settle(page)
    rows = store.load(key)
    expected = rows[search.matching(rows, text)]
    assert found == len(expected)
    shown = cells(table, headings(table).index(language.words().heading(key, name)))
    assert 0 < len(shown) <= found
    assert set(shown) <= set(expected[name])
    assert page.locator(".st-key-summary").inner_text() == summary  # charts stay as they are
    with page.expect_download() as waited:
        page.locator(f".st-key-download-{key} button").first.click()
        page.locator(f".st-key-take-csv-{key} button").click()
    taken = list(csv.DictReader(io.StringIO(Path(waited.value.path()).read_text(encoding="utf-8"), newline="")))
    assert len(taken) == found
    page.keyboard.press("Escape")
    page.reload()
    settle(page)
    expect(page.get_by_role("searchbox", name="Find in table")).to_have_value(text)
    page.go_back()
    until(page, "!location.search.includes('q=')")


@pytest.mark.parametrize("widths", [(320, 390), (768, 1024, 1440, 1920)], ids=["phones", "screens"])
def test_a_table_is_sorted_searched_and_opened_at_any_width(page: Page, url: str, widths: tuple[int, ...]) -> None:
    page.set_viewport_size({"width": widths[0], "height": 900})
    visit(page, f"{url}/visits?q=mammadyarov")
    for place, width in enumerate(widths):
        page.set_viewport_size({"width": width, "height": 900})
        table = grid(page, "visits")
        box = table.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert {"Date", "Partner"} <= {heading.rstrip(" ↑↓") for heading in headings(table)}
        arrow = ("↑", "↓", "")[place % 3]  # a third click on a heading leaves the order as it was, the newest first
        page.mouse.click(box["x"] + 60, box["y"] + HEADINGS)
        expect(table.locator("[role=columnheader]").first).to_have_text(f"Date {arrow}".strip(), timeout=PATIENCE)
        settle(page)
        dates = cells(table, 0)
        assert dates == sorted(dates, reverse=arrow != "↑")
        box = table.bounding_box()
        assert box
        page.mouse.click(box["x"] + TICK, box["y"] + ROW + WRAPPED * (place + 0.5))  # not the row that is ticked
        expect(page.get_by_role("dialog").first).to_contain_text("Mammadyarov", timeout=PATIENCE)
        assert "row=visits" in page.url
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.keyboard.press("Escape")
        until(page, "!location.search.includes('row=')")


def open_row_below(page: Page) -> None:
    """Opens the next row by keyboard. A key that comes while the table is drawn may be lost, so it is pressed again."""
    for _ in range(3):
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Shift+Space")
        for _ in range(50):
            if "row=" in page.url:
                return
            page.wait_for_timeout(100)


def test_a_search_without_result_leads_back_to_rows_that_the_keyboard_opens_one_by_one(page: Page, url: str) -> None:
    visit(page, f"{url}/visits?q=nobody%20of%20this%20name")
    expect(page.get_by_text(re.compile("None of .* has “nobody of this name”"))).to_be_visible(timeout=PATIENCE)
    page.get_by_role("button", name="Show all rows").click()
    page.wait_for_url("**/visits")
    table = grid(page, "visits")
    table.locator("canvas").first.focus()
    rows = []
    for _ in range(3):
        open_row_below(page)
        until(page, "location.search.includes('row=')")
        rows.append(page.evaluate("new URL(location).searchParams.get('row')"))
        expect(page.get_by_role("dialog").first).to_contain_text("Sources", timeout=PATIENCE)
        page.keyboard.press("Escape")
        until(page, "!location.search.includes('row=')")
        settle(page)
        assert page.evaluate("!!document.activeElement.closest('.st-key-table-visits')")
    assert len(set(rows)) == 3


def test_a_partner_is_found_by_any_of_its_names(page: Page, url: str) -> None:
    visit(page, f"{url}/visits")
    for typed, code in (("Perú", "PER"), ("Saint Kitts", "KNA"), ("Trinidad", "TTO")):
        field = page.get_by_role("combobox", name="Partner countries")
        field.click()
        field.fill(typed)
        page.keyboard.press("Enter")
        until(page, f"location.search.includes('{code}')")
        settle(page)
    field = page.get_by_role("combobox", name="Partner countries")
    field.click()
    field.fill("Atlantis")
    page.keyboard.press("Enter")
    expect(page.get_by_text("No state of the region is called “Atlantis”")).to_be_visible(timeout=PATIENCE)


def test_a_source_under_the_pointer_is_told_with_its_title(page: Page, url: str) -> None:
    visit(page, f"{url}/visits?country=MEX")
    table = grid(page, "visits")
    place = headings(table).index(language.words()("heading-source"))
    scroller, box = table.locator(".dvn-scroller"), table.bounding_box()
    assert box is not None
    for scrolled in (0, 7):
        scroller.evaluate(f"element => element.scrollTop = {scrolled * WRAPPED}")
        settle(page)
        found = set()
        for row in range(4):
            for x in range(600, int(box["width"]), 40):
                for step in (0, 1):  # the grid shows a hand from the second move on
                    page.mouse.move(box["x"] + x + step, box["y"] + ROW + row * WRAPPED + WRAPPED / 2)
                found.add(scroller.get_attribute("title") or "")
        told = {unquote(link.partition(sources.LABEL)[2]) for link in cells(table, place)}
        assert len(found - {""}) == 4
        assert found - {""} <= told
