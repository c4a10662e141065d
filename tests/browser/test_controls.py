"""Controls in real Chromium: lists that close, years that are typed, a phone that shows the result, the mouse wheel."""

import itertools

import pytest
from playwright.sync_api import Browser, Page, expect
from windows import COVERED, PATIENCE, SCROLLING, settle, visit

PHONE = (
    "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36"
)


def test_the_list_of_countries_closes_each_can_be_taken_out_and_years_are_typed(page: Page, url: str) -> None:
    visit(page, f"{url}/visits")
    box = page.get_by_role("combobox", name="Partner countries")
    for name in ("Argentina", "Chile"):
        box.click()
        box.fill(name)
        page.keyboard.press("Enter")
        expect(page.locator(".st-key-filters").get_by_role("button", name=name)).to_be_visible(timeout=PATIENCE)
        expect(page.get_by_role("listbox")).to_have_count(0)
    page.wait_for_url("**/visits?country=ARG&country=CHL")
    page.locator(".st-key-filters").get_by_role("button", name="Argentina").click()
    page.wait_for_url("**/visits?country=CHL")
    settle(page)
    first = page.get_by_role("spinbutton", name="From")
    first.fill("2015")
    assert "from=" not in page.url
    page.keyboard.press("Enter")
    page.wait_for_url("**/visits?country=CHL&from=2015")
    settle(page)
    expect(page.locator(".st-key-summary")).to_contain_text("2015–")


def test_the_menu_has_high_lines_and_the_home_on_screen_stays_on_the_way_to_the_sources_and_back(
    page: Page, url: str
) -> None:
    def home() -> str:
        return page.locator("[class*=st-key-home-]").get_by_role("radio", checked=True).inner_text()

    visit(page, f"{url}/visits")
    lines = page.locator(".st-key-menu [data-testid=stPageLink]").evaluate_all(
        "links => links.map(link => link.getBoundingClientRect().y)"
    )
    assert min(below - above for above, below in itertools.pairwise(lines)) >= 24
    for name, expected in (("Sources", "Azerbaijan"), ("Trade", "Azerbaijan")):
        page.locator(".st-key-menu").get_by_role("link", name=name, exact=True).click()
        page.wait_for_url(f"**/{name.lower()}**")
        settle(page)
        assert home() == expected
    page.locator("[class*=st-key-home-]").get_by_text("Both").click()
    page.wait_for_url("**home=KAZ**")
    for name in ("Sources", "Visits"):
        page.locator(".st-key-menu").get_by_role("link", name=name, exact=True).click()
        page.wait_for_url(f"**/{name.lower()}**")
        settle(page)
        assert home() == "Both"


def test_on_a_phone_a_button_shows_the_result_of_a_choice(browser: Browser, url: str) -> None:
    phone = browser.new_page(
        viewport={"width": 390, "height": 844},
        user_agent=PHONE,
        is_mobile=True,
        has_touch=True,
        reduced_motion="reduce",
    )
    visit(phone, f"{url}/visits")
    phone.get_by_test_id("stExpandSidebarButton").tap()
    box = phone.get_by_role("combobox", name="Partner countries")
    box.tap()
    box.fill("Chile")
    phone.keyboard.press("Enter")
    phone.wait_for_url("**/visits?country=CHL")
    phone.get_by_role("button", name="Show the result").tap()
    expect(phone.get_by_test_id("stSidebar")).not_to_be_in_viewport(timeout=PATIENCE)
    expect(phone.locator(".st-key-summary")).to_contain_text("Chile")
    phone.close()


@pytest.mark.parametrize("where", ["country?country=BRA", "compare?view=pairs", "trade?view=mirror"])
def test_nothing_but_tables_scrolls_within_a_view(shared: Page, url: str, where: str) -> None:
    visit(shared, f"{url}/{where}")
    for width in (1440, 390):
        shared.set_viewport_size({"width": width, "height": 900})
        settle(shared)
        assert shared.evaluate(SCROLLING) == []
        assert shared.evaluate(COVERED) == []


def test_one_click_copies_the_link_of_the_view(browser: Browser, url: str) -> None:
    window = browser.new_page(reduced_motion="reduce", permissions=["clipboard-read", "clipboard-write"])
    visit(window, f"{url}/visits?country=ARG&from=2005")
    window.get_by_role("button", name="Copy link").click()
    expect(window.get_by_text("The link of this view")).to_be_visible(timeout=PATIENCE)
    assert window.evaluate("navigator.clipboard.readText()") == f"{url}/visits?country=ARG&from=2005"
    window.close()
