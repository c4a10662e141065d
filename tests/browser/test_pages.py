"""The dashboard in real Chromium: deep links, filters, history, downloads, the map, nothing fetched from outside."""

import contextlib
import csv
import io
import re
from pathlib import Path

import pytest
from conftest import ROOT
from PIL import Image
from playwright.sync_api import Browser, Page, expect
from playwright.sync_api import TimeoutError as LateError
from windows import COVERED, PATIENCE, SCROLLING, serve, settle, until, visit

from components.facts import store
from components.ui.menu import PAGES


def summary(page: Page) -> str:
    """The line that says what is on screen."""
    return page.locator(".st-key-summary h2").first.inner_text()


@pytest.mark.parametrize("name", ["visits", "country", "sources"])
def test_a_cold_deep_link_draws_the_page_in_its_frame(browser: Browser, name: str) -> None:
    for url in serve(ROOT):
        window = browser.new_page()
        visit(window, f"{url}/{name}?country=BRA")
        expect(window.get_by_role("heading", level=1)).to_be_visible()
        expect(window.locator(".st-key-menu")).to_be_visible()
        assert "Brazil" in summary(window)
        assert window.locator('[data-testid="stException"]').count() == 0
        window.close()


@pytest.mark.parametrize("name", PAGES)
def test_no_page_complains_or_reaches_outside_or_overflows_and_each_offers_its_rows(
    page: Page, url: str, name: str
) -> None:
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 390, "height": 900})
    visit(page, f"{url}/{name}{'?country=BRA' if name == 'country' else ''}")
    page.locator('[data-testid="stDataFrame"], [data-testid="stPlotlyChart"]').first.wait_for(timeout=PATIENCE)
    expect(page.locator("[class*=st-key-download-]").first).to_be_attached(timeout=PATIENCE)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.evaluate("document.querySelector('[data-testid=\"stMain\"]').scrollWidth") <= 390
    for width in (390, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        settle(page)
        assert page.evaluate(SCROLLING) == []
        assert page.evaluate(COVERED) == []


def test_a_filter_is_in_the_address_and_survives_page_change_reload_and_back(page: Page, url: str) -> None:
    visit(page, f"{url}/visits")
    box = page.get_by_role("combobox", name="Partner countries")
    box.click()
    box.fill("Argentina")
    page.keyboard.press("Enter")
    page.wait_for_url("**/visits?country=ARG")
    settle(page)
    assert summary(page).startswith("Azerbaijan with Argentina")
    page.locator(".st-key-menu").get_by_role("link", name="Trade").click()
    page.wait_for_url("**/trade?country=ARG")
    settle(page)
    assert summary(page).startswith("Azerbaijan with Argentina")
    page.reload()
    settle(page)
    assert summary(page).startswith("Azerbaijan with Argentina")
    page.go_back()
    page.wait_for_url("**/visits?country=ARG")
    page.go_back()
    page.wait_for_url("**/visits")
    settle(page)
    assert summary(page).startswith("Azerbaijan with all of Latin America")


def test_one_click_takes_a_region_and_one_entry_of_history(page: Page, url: str) -> None:
    visit(page, f"{url}/visits")
    before = page.evaluate("history.length")
    page.locator("[class*=st-key-region]").get_by_text("Caribbean", exact=True).click()
    page.wait_for_url("**country=CUB**")
    settle(page)
    assert page.evaluate("history.length") == before + 1
    assert "Cuba" in summary(page)
    page.locator("[class*=st-key-reset] button").click()
    page.wait_for_url("**/visits")


def test_junk_in_the_address_is_told_in_one_line_and_breaks_nothing(page: Page, url: str) -> None:
    visit(page, f"{url}/visits?country=XXX&from=2016&to=2005&level=emperor&x=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E")
    told = page.locator('[data-testid="stAlert"]')
    expect(told).to_have_count(1)
    assert "country=XXX" in told.inner_text()
    assert "from=2016&to=2005" in told.inner_text()
    assert "2005–2016" in summary(page)


def test_a_download_holds_exactly_the_rows_on_screen(page: Page, url: str) -> None:
    visit(page, f"{url}/visits?country=ARG&from=2010&to=2016")
    with page.expect_download() as waited:
        page.locator(".st-key-download-visits button").click()
        page.locator(".st-key-take-csv-visits button").click()
    saved = waited.value
    assert re.fullmatch(r"visits_AZE_ARG_2010-2016_[0-9a-f]{8}\.csv", saved.suggested_filename)
    rows = list(csv.DictReader(io.StringIO(Path(saved.path()).read_text(encoding="utf-8"), newline="")))
    visits = store.load("visits")
    years = visits["start_date"].dt.year
    expected = visits[(visits["home_iso3"] == "AZE") & (visits["partner_iso3"] == "ARG") & years.between(2010, 2016)]
    assert {row["id"] for row in rows} == set(expected.index)
    assert f"{len(expected)} visits" in summary(page)


def test_a_mark_opens_its_visit_and_back_closes_it(page: Page, url: str) -> None:
    visit(page, f"{url}/visits?country=ARG&from=2012&to=2012")
    for _ in range(2):  # the same mark opens twice: closing lets go of it
        mark = page.locator(".st-key-visits-timeline .scatterlayer .point").first
        mark.wait_for(timeout=PATIENCE)
        box = mark.bounding_box()
        assert box
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        dialog = page.get_by_role("dialog").first
        expect(dialog).to_contain_text("Sources", timeout=PATIENCE)
        assert "row=visits" in page.url
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)
        until(page, "!location.search.includes('row=')")
        settle(page)


@pytest.mark.parametrize(
    ("view", "mark", "told"),
    [
        ("gap=imports", ".st-key-mirror-map-AZE .barlayer .point path", "2 rows"),
        ("gap=years", ".st-key-mirror-AZE-imports .scatterlayer .point", "Sources"),
        ("gap=widest", ".st-key-mirror-widest .scatterlayer .point", "2 rows"),
    ],
)
def test_a_mark_of_the_mirror_gap_opens_what_stands_behind_it(
    page: Page, url: str, view: str, mark: str, told: str
) -> None:
    visit(page, f"{url}/trade?view=mirror&country=BRA&from=2021&to=2021&{view}")
    found = page.locator(mark).first
    found.wait_for(timeout=PATIENCE)
    box = found.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.get_by_role("dialog").first).to_contain_text(told, timeout=PATIENCE)


def test_the_address_of_a_row_opens_it_with_its_sources(page: Page, url: str) -> None:
    visit(page, f"{url}/visits?row=visits:aze-arg-2006-04-mammadyarov")
    dialog = page.get_by_role("dialog").first
    expect(dialog).to_contain_text("Elmar Mammadyarov")
    expect(dialog).to_contain_text("3 April 2006")
    links = dialog.locator("a[href^=http]")
    expect(links).to_have_count(3, timeout=PATIENCE)
    for at in range(3):
        assert "noopener" in (links.nth(at).get_attribute("rel") or "")


def colours(page: Page, selector: str) -> set[tuple[int, ...]]:
    """The colours that stand out in a picture of an element."""
    picture = Image.open(io.BytesIO(page.locator(selector).first.screenshot())).convert("RGB")
    counted = picture.getcolors(picture.width * picture.height)
    assert counted
    return {colour for count, colour in counted if count > 20}


def test_an_empty_view_says_what_was_asked_and_how_to_widen_it(page: Page, url: str) -> None:
    visit(page, f"{url}/visits?country=HTI&from=1995&to=1996")
    nothing = page.locator(".st-key-nothing")
    expect(nothing).to_contain_text("Haiti, 1995–1996")
    nothing.get_by_role("button", name="All partners").click()
    page.wait_for_url("**/visits?from=1995&to=1996")


def test_a_heading_orders_the_league_a_cell_opens_its_rows_and_a_name_leads_to_its_country(
    page: Page, url: str
) -> None:
    visit(page, f"{url}/compare?view=league")
    grid = page.locator('[class*="st-key-league-"] [data-testid="stDataFrame"]')

    def click(right: int, down: int) -> None:
        grid.wait_for(timeout=PATIENCE)
        box = grid.bounding_box()
        assert box
        page.mouse.click(box["x"] + right, box["y"] + down)
        page.wait_for_timeout(300)

    def sort(order: str) -> None:
        """Clicks on the heading of trade, once more where the table was just drawn anew."""
        for _ in range(3):
            click(390, 16)
            with contextlib.suppress(LateError):
                page.wait_for_url(f"**/compare?view=league&order={order}", timeout=PATIENCE / 3)
                settle(page)
                return
        raise AssertionError(f"the league is not in the order of {order}")

    sort("trade_usd")
    sort("trade_usd-reversed")
    page.go_back()
    page.wait_for_url("**/compare?view=league&order=trade_usd")
    settle(page)
    click(400, 52)  # the trade of the first row
    expect(page.get_by_role("dialog").first).to_contain_text("2 rows make this up", timeout=PATIENCE)
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    settle(page)
    click(30, 52)  # the name in the first row
    page.wait_for_url("**/country?country=BRA")
    settle(page)
    assert "Brazil" in summary(page)


def test_the_way_through_the_countries_keeps_the_open_tabs_and_leads_to_sources(page: Page, url: str) -> None:
    visit(page, f"{url}/country?country=BRA")
    page.get_by_role("tab", name="Heads of mission").first.click()
    page.wait_for_url("**part=heads**")
    page.get_by_role("tab", name="Visits and meetings").click()
    page.wait_for_url("**table=visits**")
    settle(page)
    page.locator(".st-key-pick").get_by_role("button", name="Chile").click()
    page.wait_for_url("**country=CHL**")
    settle(page)
    chosen = page.get_by_role("tab", selected=True)
    assert chosen.all_inner_texts() == ["Heads of mission", "Visits and meetings"]
    page.locator(".st-key-pick").get_by_role("button", name="Brazil").click()
    page.wait_for_url("**country=BRA**")
    settle(page)
    page.locator(".st-key-evidence-AZE-relations button").click()
    dialog = page.get_by_role("dialog").first
    expect(dialog).to_contain_text("Sources", timeout=PATIENCE)
    expect(dialog.locator("a[href^=http]").first).to_be_attached(timeout=PATIENCE)
    page.keyboard.press("Escape")
    until(page, "!location.search.includes('row=')")
    settle(page)
    box = page.get_by_role("combobox", name="Country", exact=True)
    box.click()
    box.fill("Haiti")
    page.keyboard.press("Enter")
    page.wait_for_url("**country=HTI**")
    settle(page)
    assert page.get_by_role("heading", name="Azerbaijan and Haiti").count() == 1


def test_a_fact_and_a_mark_of_pairs_side_by_side_lead_to_their_rows(page: Page, url: str) -> None:
    visit(page, f"{url}/compare?view=pairs&country=ARG&country=MEX")
    page.locator(".st-key-evidence-AZE-MEX-relations button").first.click()
    expect(page.get_by_role("dialog").first).to_contain_text("Mexico", timeout=PATIENCE)
    assert "row=milestones" in page.evaluate("location.search")
    page.keyboard.press("Escape")
    until(page, "!location.search.includes('row=')")
    settle(page)
    bar = page.locator(".st-key-pairs-relations .barlayer .point path").last
    bar.scroll_into_view_if_needed()
    box = bar.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.get_by_role("dialog").first).to_contain_text("Mexico", timeout=PATIENCE)


def test_a_row_opened_from_the_panel_of_a_source_takes_its_place(page: Page, url: str) -> None:
    visit(page, f"{url}/sources?row=sources:wikipedia-argentina-azerbaijan")
    dialog = page.get_by_role("dialog").first
    expect(dialog).to_contain_text("rows cite this source", timeout=PATIENCE)
    table = dialog.locator('[data-testid="stDataFrame"]').first
    table.wait_for(timeout=PATIENCE)
    page.wait_for_timeout(1500)  # the table is a canvas, which draws a moment later
    box = table.bounding_box()
    assert box
    page.mouse.click(box["x"] + 16, box["y"] + 52)
    until(page, "location.search.includes('row=visits')")
    expect(page.get_by_role("dialog").first).to_contain_text("Visit:", timeout=PATIENCE)
    page.go_back()
    expect(page.get_by_role("dialog").first).to_contain_text("rows cite this source", timeout=PATIENCE)


def test_a_page_is_printed_without_its_sidebar_and_with_its_charts_as_narrow_as_paper(page: Page, url: str) -> None:
    visit(page, f"{url}/visits?country=ARG")
    page.locator(".js-plotly-plot").first.wait_for(timeout=PATIENCE)
    width = page.locator("h1").evaluate("(heading) => heading.clientWidth")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.get_by_test_id("stSidebar")).to_be_hidden()
    expect(page.get_by_role("button", name="Download").first).to_be_hidden()
    zooms = page.locator(".js-plotly-plot, .stDataFrame").evaluate_all("(all) => all.map((one) => one.currentCSSZoom)")
    assert len(zooms) > 2
    assert all(width * zoom <= 701 for zoom in zooms)
    heights = page.locator(".js-plotly-plot").evaluate_all(
        "(all) => all.map((one) => one.getBoundingClientRect().height)"
    )
    assert all(0 < height <= 681 for height in heights)


def test_a_printed_page_says_what_was_chosen_where_it_is_and_where_all_rows_are(page: Page, url: str) -> None:
    visit(page, f"{url}/trade?country=MEX&view=gap")
    page.locator(".stDataFrame canvas").first.wait_for(timeout=PATIENCE, state="attached")
    main = page.get_by_test_id("stMain")
    expect(main.get_by_text("Tick a row")).to_be_visible()
    expect(main.get_by_text("are printed")).to_be_hidden()
    options = main.get_by_test_id("stButtonGroup").first.get_by_role("radio")
    assert options.count() > 1
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(main.get_by_text("Tick a row")).to_be_hidden()
    expect(main.get_by_text("are printed")).to_contain_text(f"{url}/data/trade.csv?country=MEX")
    expect(options.filter(visible=True)).to_have_count(1)
    expect(main.get_by_test_id("stTextInput")).to_be_hidden()
    foot = page.locator(".st-key-foot").evaluate("(foot) => getComputedStyle(foot, '::after').content")
    assert foot == f'"{url}/trade?country=MEX&view=gap"'
