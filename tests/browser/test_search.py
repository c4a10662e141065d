"""The search over everything in Chromium: by a key, to a row and back, to a person, and on a phone."""

from playwright.sync_api import Browser, Page, expect
from windows import PATIENCE, settle, until, visit

FIELD = ".st-key-find-everything input"


def look_for(page: Page, text: str) -> None:
    page.locator(FIELD).fill(text)
    page.locator(FIELD).press("Enter")
    page.wait_for_url("**find=**")
    settle(page)


def test_a_newcomer_sees_which_states_somebody_visited_and_when(page: Page, url: str) -> None:
    visit(page, f"{url}/visits?country=MEX")
    page.locator("h1").click()
    page.keyboard.press("/")
    assert page.evaluate(f"document.activeElement === document.querySelector('{FIELD}')")
    look_for(page, "mammadyarov")
    page.get_by_role("button", name="Elmar Mammadyarov").first.click()
    expect(page.get_by_text("Argentina: 3 April 2006")).to_be_visible(timeout=PATIENCE)
    page.go_back()
    row = page.locator(".st-key-hit-visits-0 button")
    row.click()
    expect(page.get_by_role("dialog").first).to_contain_text("Sources", timeout=PATIENCE)
    settle(page)
    page.keyboard.press("Escape")
    until(page, "!location.search.includes('row=')")
    expect(row).to_be_focused(timeout=PATIENCE)
    page.get_by_role("link", name="in the table of Visits").click()
    page.wait_for_url("**/visits**q=mammadyarov**")
    settle(page)
    page.keyboard.press("Control+k")
    assert page.evaluate(f"document.activeElement === document.querySelector('{FIELD}')")
    look_for(page, "cuba")
    page.get_by_role("link", name="Cuba", exact=True).click()
    page.wait_for_url("**/country?country=CUB")


def test_on_a_phone_the_results_are_in_sight(browser: Browser, url: str) -> None:
    agent = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Mobi"
    page = browser.new_page(
        viewport={"width": 390, "height": 844},
        has_touch=True,
        is_mobile=True,
        user_agent=agent,
        reduced_motion="reduce",
    )
    visit(page, f"{url}/visits")
    page.get_by_test_id("stExpandSidebarButton").click()
    look_for(page, "talibov")
    expect(page.locator(FIELD)).not_to_be_in_viewport(timeout=PATIENCE)
    expect(page.get_by_role("button", name="Mammad Talibov").first).to_be_in_viewport(timeout=PATIENCE)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.close()


def test_escape_right_after_enter_leaves_the_choice(page: Page, url: str) -> None:
    visit(page, f"{url}/visits")
    field = page.get_by_role("combobox", name="Partner countries")
    for typed, code in (("Mexico", "MEX"), ("St Kitts", "KNA")):
        field.click()
        field.fill(typed)
        page.wait_for_timeout(200)
        page.keyboard.press("Enter")
        page.keyboard.press("Escape")
        until(page, f"location.search.includes('{code}')")
        settle(page)
