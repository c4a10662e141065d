"""What readers come for, from the front page, in few actions, and answered by the text on screen."""

import datetime

import pytest
from playwright.sync_api import Page, expect
from windows import PATIENCE, settle

from components.facts import store
from components.measures import mirror, missions
from components.measures import trade as trade_measures
from components.words import language


class Reader:
    """Somebody who clicks and types, and whose actions are counted."""

    def __init__(self, page: Page, url: str) -> None:
        self.page, self.actions = page, 0
        page.goto(url)  # nobody waits until the map is drawn
        page.locator('[data-testid="stMainBlockContainer"] h1').wait_for(timeout=PATIENCE)

    def goes_to(self, name: str) -> None:
        """Follows a link of the menu."""
        self.clicks("link", name)

    def clicks(self, role: str, name: str) -> None:
        """Clicks what has this role and name; what comes is waited for by what is read or clicked next."""
        self.page.get_by_role(role, name=name, exact=True).first.click(timeout=PATIENCE)  # type: ignore[arg-type]
        self.actions += 1

    def types(self, role: str, name: str, text: str) -> None:
        """Types a text into a field, and Enter, and waits: the page draws its fields anew."""
        field = self.page.get_by_role(role, name=name).first  # type: ignore[arg-type]
        field.click(timeout=PATIENCE)
        field.fill(text)
        field.press("Enter")
        self.actions += 1
        self.page.wait_for_timeout(300)
        settle(self.page)

    def reads(self, *texts: str, within: str = '[data-testid="stMain"]') -> None:
        """Finds each of the texts on screen."""
        for text in texts:
            expect(self.page.locator(within).first).to_contain_text(text, timeout=PATIENCE, use_inner_text=True)


@pytest.fixture
def reader(page: Page, url: str) -> Reader:
    return Reader(page, url)


@pytest.fixture
def phone(page: Page, url: str) -> Reader:
    page.set_viewport_size({"width": 390, "height": 844})
    reader = Reader(page, url)
    page.get_by_test_id("stExpandSidebarButton").click()
    reader.actions = 1
    return reader


def test_which_states_have_an_embassy_in_baku(reader: Reader) -> None:
    reader.goes_to("Embassies")
    reader.reads("In Baku: Cuba since 2007, Brazil since 2009")
    assert reader.actions <= 2


def test_is_there_an_embassy_in_peru_and_who_leads_it(reader: Reader) -> None:
    reader.goes_to("Country")
    reader.clicks("button", "Peru")
    reader.reads(
        "Embassy in Lima", "led by a chargé d’affaires; the ambassador resides in Mexico City", "Mammad Talibov"
    )
    assert reader.actions <= 2


def test_who_is_ambassador_to_mexico_and_since_when(reader: Reader) -> None:
    reader.goes_to("Country")
    reader.clicks("button", "Mexico")
    reader.reads("Seymur Fataliyev", "Ambassador, first seen in office November 2025")
    assert reader.actions <= 2


def test_what_azerbaijan_and_brazil_each_say_of_their_trade_of_2019(reader: Reader) -> None:
    reader.types("searchbox", "Search everything", "trade brazil 2019")
    reader.clicks("link", "Trade of Azerbaijan with Brazil")
    reader.clicks("radio", "Both sides compared")
    assert reader.actions <= 5
    trade = store.load("trade")
    of_year = trade[(trade["home_iso3"] == "AZE") & (trade["partner_iso3"] == "BRA")]
    of_year = of_year[of_year["period_start"].dt.year == 2019]
    for flow in trade_measures.FLOWS:
        for series in (trade_measures.own_series(of_year), trade_measures.mirror_series(of_year)):
            value = series.loc[series["flow"] == flow, "value_usd"].iloc[0]
            reader.reads(language.words().money(value))
            cell = reader.page.locator(".st-key-table-trade [role=gridcell]").filter(has_text=f"{value:.0f}")
            expect(cell.first).to_be_attached(timeout=PATIENCE)


def test_the_date_of_relations_with_argentina_and_the_page_that_states_it(reader: Reader) -> None:
    reader.goes_to("Country")
    reader.clicks("button", "Argentina")
    reader.reads("Diplomatic relations since", "8 November 1993")
    reader.page.locator("[class*=st-key-evidence-AZE-relations] button").click()
    reader.actions += 1
    row = store.load("milestones").query(
        "home_iso3 == 'AZE' and partner_iso3 == 'ARG' and kind == 'relations_established'"
    )
    first = row["sources"].iloc[0].split(";")[0]
    dialog = reader.page.get_by_role("dialog").first
    expect(dialog).to_contain_text("8 November 1993", timeout=PATIENCE)
    title = str(store.load("sources").at[first, "title"])
    page_that_states_it = dialog.get_by_test_id("stMarkdown").filter(has_text=title).filter(has_text="States: Date")
    expect(page_that_states_it).to_be_visible(timeout=PATIENCE)
    assert reader.actions <= 3


def test_all_visits_of_mammadyarov(reader: Reader) -> None:
    reader.goes_to("Visits")
    reader.types("searchbox", "Find in table", "Mammadyarov")
    visits = store.load("visits").query("home_iso3 == 'AZE'")
    expect(reader.page.get_by_text("have “Mammadyarov”")).to_be_visible(timeout=PATIENCE)
    cells = reader.page.locator(".st-key-table-visits [role=gridcell]")
    expect(cells.filter(has_text="Elmar Mammadyarov").first).to_be_attached(timeout=PATIENCE)
    assert len(visits[visits["visitor"] == "Elmar Mammadyarov"]) > 10
    assert reader.actions <= 2


def test_which_of_the_two_homes_has_more_embassies(reader: Reader) -> None:
    reader.goes_to("Compare")
    reader.reads("Embassies and diplomatic", "Azerbaijan", "Kazakhstan", within=".st-key-homes .js-plotly-plot")
    assert reader.actions <= 1


def test_the_largest_partner_of_kazakhstan_in_the_newest_year(reader: Reader) -> None:
    reader.clicks("radio", "Kazakhstan")
    own = trade_measures.own_series(store.load("trade").query("home_iso3 == 'KAZ'"))
    year = trade_measures.newest_year(own)
    assert year is not None
    first = trade_measures.ranking(own, year)["partner_iso3"].iloc[0]
    reader.reads(language.words().country(str(first)), within=".st-key-overview-trade .js-plotly-plot")
    reader.reads(str(year))
    assert reader.actions <= 2


def test_the_widest_gap_in_trade(reader: Reader) -> None:
    reader.goes_to("Trade")
    reader.clicks("radio", "Both sides compared")
    trade = store.load("trade").query("home_iso3 == 'AZE'")
    widest = mirror.widest(mirror.mirror_gap(trade), 1).iloc[0]
    words = language.words()
    reader.reads(
        "The widest gap in Azerbaijan’s trade with", str(widest["year"]), words.country(str(widest["partner_iso3"]))
    )
    assert reader.actions <= 2


def test_how_many_missions_there_were_in_2005_and_in_2015(reader: Reader) -> None:
    reader.goes_to("Embassies")
    for year in ("2005", "2015"):
        reader.types("textbox", "Exact day", year)
        reader.reads(f"31 December {year}")
        counts = missions.counts_on(store.load("missions"), datetime.date(int(year), 12, 31), "AZE")
        reader.reads(
            f"Azerbaijan abroad: {counts.ours} resident missions", f"In Baku: {counts.theirs} resident missions"
        )
    assert reader.actions <= 4


def test_on_a_phone_the_last_visit_between_azerbaijan_and_chile(phone: Reader) -> None:
    phone.goes_to("Country")
    phone.clicks("button", "Chile")
    phone.reads("Last visit of Chile to Azerbaijan", "Francisco Chahuán")
    assert phone.actions <= 3


def test_on_a_phone_the_trade_with_chile_in_2015_and_what_is_missing(phone: Reader) -> None:
    phone.types("searchbox", "Search everything", "trade chile 2015")
    phone.reads("imports US$ 1.66 million, no figure of exports, by Azerbaijan’s own report")
    phone.clicks("link", "Trade of Azerbaijan with Chile")
    answer = "In 2015 Azerbaijan’s trade with Chile was US$ 1.66 million of imports, by its own report; of its exports"
    expect(phone.page.get_by_text(answer)).to_be_in_viewport(timeout=PATIENCE)
    phone.reads(f"{answer} there is no figure.")
    assert phone.actions <= 3
