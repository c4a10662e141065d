"""axe-core finds nothing that keeps a reader out, of WCAG 2.2 AA and best practices: on every page, in every view."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from opened import fresh
from playwright.sync_api import Page
from windows import PATIENCE, settle, visit

from components.ui.menu import PAGES, SEARCH

OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
"""The rules, and that of elements which are right nothing is told, which would take most of the time."""

STATES = [(1440, "light"), (1440, "dark"), (390, "dark"), (390, "light")]
FURTHER = {
    "visits": ["country=ARG&row=visits:aze-arg-2006-04-mammadyarov", "country=HTI&from=1979&to=1980", "q=nobody"],
    "country": ["country=BRA"],
    SEARCH: ["find=mammadyarov", "find=zzzz"],
}
"""Looks at a page beside its views: a row that is open, nothing to show, a profile, what was found."""


@pytest.fixture
def page(shared: Page) -> Page:
    """One window for all tests of this module."""
    return shared


def found(page: Page) -> list[str]:
    """Each element that axe-core objects to, with the rule. Within a chart, a picture with its text, it is Plotly's."""
    answer = Axe().run(page, context={"exclude": [[".main-svg"]]}, options=OPTIONS).response
    return [f"{rule['id']}: {node['html'][:200]}" for rule in answer["violations"] for node in rule["nodes"]]


@pytest.mark.parametrize("name", [*PAGES, SEARCH])
def test_axe_finds_nothing_on_a_page_in_any_of_its_views(page: Page, url: str, name: str) -> None:
    app = fresh(name).run()
    views = next(
        (choice.options[1:] for choice in app.session_state["page-address"].filters.own if choice.name == "view"), ()
    )
    looks = ["", *(f"view={view}" for view in views), *FURTHER.get(name, [])]
    for number, look in enumerate(looks):
        visit(page, f"{url}/{name}?{look}")
        for width, theme in STATES if number == 0 else STATES[1::2]:
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=theme)
            settle(page)
            assert found(page) == [], (look, width, theme)


def test_forced_colours_leave_a_line_around_what_is_chosen_and_around_the_knobs_of_a_slider(
    page: Page, url: str
) -> None:
    page.emulate_media(forced_colors="active")
    visit(page, f"{url}/trade?country=MEX")
    outline = "elements => elements.map(element => getComputedStyle(element).outlineStyle)"
    for name, chosen in (("Azerbaijan", "solid"), ("Kazakhstan", "none")):
        button = page.get_by_role("radiogroup", name="Seen from").get_by_role("radio", name=name)
        assert button.evaluate_all(outline) == [chosen]
    knobs = page.locator('[data-testid="stSlider"] [data-rac]:has(> div > [type=range])')
    assert knobs.evaluate_all(outline) == ["solid", "solid"]
    page.emulate_media(forced_colors="none")


@pytest.mark.parametrize("where", ["compare", "coverage", "products"])
def test_the_texts_of_a_chart_follow_a_reader_who_changes_from_light_to_dark_and_back(
    page: Page, url: str, where: str
) -> None:
    strong = """() => [...document.querySelectorAll('.js-plotly-plot text[style*="rgb(38, 39, 48)"]')].map(
        text => getComputedStyle(text).fill == getComputedStyle(document.querySelector('h1')).color)"""
    page.emulate_media(color_scheme="light")
    visit(page, f"{url}/{where}")
    page.locator(".js-plotly-plot .main-svg").first.wait_for(timeout=PATIENCE)
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme)
        settle(page)
        found = page.evaluate(strong)
        assert found
        assert all(found)
