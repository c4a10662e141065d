"""The map in real Chromium: what it draws on which day and on the globe, that it plays, and where its marks lead."""

from __future__ import annotations

import contextlib
import datetime
import io
import json
import math
from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd
import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from playwright.sync_api import TimeoutError as LateError
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from windows import PATIENCE, settle, until, visit, watched

from components.export import mission_marks
from components.facts import store
from components.figures import mission_map, style
from components.measures import missions as missions_measures
from components.views import mission_map as map_views
from components.views import mission_years as map_years

KEY = "embassies-network"
LAND = "#ECECED"
AZE, THEIRS = style.HOMES["AZE"], style.PARTNER
BRASILIA = tuple(store.load("missions").loc["aze-in-bra-brasilia-embassy", ["longitude", "latitude"]])


@pytest.fixture(scope="module")
def received() -> list[bytes]:
    """What the server sent to the window."""
    return []


@pytest.fixture(scope="module")
def page(reading: BrowserContext, received: list[bytes]) -> Iterator[Page]:
    """One window for the tests of this module, each of which goes to its address; small, as software draws the map."""
    with watched(reading.new_page()) as page:
        page.set_viewport_size({"width": 1100, "height": 700})
        page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: received.append(frame)))
        yield page


def shown(page: Page, url: str, query: str = "", key: str = KEY, of: str = "embassies") -> Locator:
    """Opens the page, or goes to its address where it is open, and waits until the map has drawn its land."""
    if page.url.startswith(f"{url}/{of}"):
        page.evaluate(
            "address => { history.pushState({}, '', address); dispatchEvent(new PopStateEvent('popstate')) }",
            f"/{of}?{query}",
        )
        with contextlib.suppress(LateError):  # it may have run already
            page.locator('[data-testid="stApp"][data-test-script-state="running"]').wait_for(timeout=1000)
    else:
        page.goto(f"{url}/{of}?{query}")
    settle(page)
    canvas = page.locator(f".st-key-{key} canvas").first
    canvas.wait_for(timeout=PATIENCE)
    holds(page, lambda: pixels(picture(canvas), LAND) > 5_000)
    return canvas


def holds(page: Page, true: Any) -> None:
    """Waits until something holds."""
    for _ in range(PATIENCE // 500):
        if true():
            return
        page.wait_for_timeout(500)
    pytest.fail("it did not come true in time")


def picture(canvas: Locator) -> Image.Image:
    return Image.open(io.BytesIO(canvas.screenshot())).convert("RGB")


def pixels(picture: Image.Image, colour: str, near: int = 12) -> int:
    """How many pixels of a picture have about this colour."""
    wanted = style.rgb(colour)
    counted = picture.getcolors(picture.width * picture.height) or []
    return sum(
        count
        for count, seen in counted
        if all(abs(one - other) <= near for one, other in zip(seen, wanted, strict=True))
    )


def spot(
    canvas: Locator, place: tuple[float, float], offset: tuple[float, float] = (0, 0), camera: str = "network"
) -> Any:
    """Where a place is on the page, on a flat map that stands as it was opened."""
    box = canvas.bounding_box()
    assert box
    window = canvas.page.viewport_size
    assert window
    phone = window["width"] <= map_views.PHONE
    wide = window["width"] - map_views.GUTTER if phone else (window["width"] - map_views.FRAME) * map_years.SHARE
    sides = map_views.BOXES[camera]
    view = mission_map.view_state(sides, "flat", wide, map_views.PHONE_HEIGHT if phone else map_views.HEIGHT)
    pixels = 512 * 2**view.zoom
    north = mission_map.mercator(place[1]) - mission_map.mercator(view.latitude)
    x = box["x"] + box["width"] / 2 + (place[0] - view.longitude) / 360 * pixels + offset[0]
    return x, box["y"] + box["height"] / 2 - north / (2 * math.pi) * pixels + offset[1]


def day(page: Page) -> Locator:
    return page.locator("h3").first


def typed(page: Page, text: str) -> None:
    field = page.get_by_role("textbox", name="Exact day")
    field.fill(text)
    field.press("Enter")


@pytest.mark.parametrize("projection", ["flat", "globe"])
def test_the_map_draws_land_arcs_and_signs(page: Page, url: str, projection: str) -> None:
    canvas = shown(page, url, f"as_of=2006&projection={projection}")

    def empty() -> bool:
        """Nothing was open: Azerbaijan itself is all that has its colour."""
        seen = picture(canvas)
        return pixels(seen, AZE) + pixels(seen, THEIRS) < 200

    def full() -> bool:
        """The lines of the globe are thin, and few of their pixels have just the colour."""
        seen = picture(canvas)
        about = pixels(seen, AZE, 40) > 500 and pixels(seen, THEIRS, 40) > 500
        return about and pixels(seen, AZE) > 100 and pixels(seen, THEIRS) > 100 and pixels(seen, LAND) > 5_000

    holds(page, empty)
    for said in ("2014-12-31", "2026-06-30"):
        typed(page, said)
        expect(day(page)).to_contain_text(said[:4], timeout=PATIENCE)
        holds(page, full)


def test_neighbours_have_their_names_beside_their_capitals(page: Page, url: str) -> None:
    canvas = shown(page, url)
    countries = store.load("countries")

    def written(code: str, right: int) -> int:
        """Pixels of text beside a capital, from so far to the right of it on."""
        box = canvas.bounding_box()
        assert box
        x, y = spot(canvas, tuple(countries.loc[code, ["longitude", "latitude"]]))
        left, middle = round(x - box["x"]) + right, round(y - box["y"])
        return pixels(picture(canvas).crop((left, middle - 7, left + 30, middle + 7)), style.LIGHT.text, 110)

    for code, right in {"CHL": -42, "URY": 12, "VEN": 12, "MEX": -42}.items():
        holds(page, lambda code=code, right=right: written(code, right) > 15)


def test_a_step_and_an_exact_day_are_in_the_address_and_back_undoes_them(page: Page, url: str) -> None:
    shown(page, url, "as_of=2014")
    page.get_by_role("button", name="Year back").click()
    until(page, "location.search === '?as_of=2013'")
    settle(page)
    typed(page, "2014-06-15")
    until(page, "location.search === '?as_of=2014-06-15'")
    expect(day(page)).to_have_text("15 June 2014", timeout=PATIENCE)
    page.go_back()
    until(page, "location.search === '?as_of=2013'")
    expect(day(page)).to_have_text("31 December 2013", timeout=PATIENCE)


def test_steps_in_quick_succession_all_count(page: Page, url: str) -> None:
    shown(page, url, "as_of=2014")
    for _ in range(3):
        page.get_by_role("button", name="Year back").click(delay=20)
    expect(day(page)).to_have_text("31 December 2011", timeout=PATIENCE)
    until(page, "location.search === '?as_of=2011'")


def test_the_chart_below_is_the_axis_of_time(page: Page, url: str) -> None:
    shown(page, url, "as_of=2014")
    chart = page.locator(".st-key-embassies-open .js-plotly-plot")
    chart.scroll_into_view_if_needed()
    tick = chart.locator(".xtick text", has_text="2005").bounding_box()
    plot = chart.locator(".nsewdrag").bounding_box()
    assert tick
    assert plot
    page.mouse.move(tick["x"] + tick["width"] / 2, plot["y"] + plot["height"] / 3)
    page.wait_for_timeout(500)
    page.mouse.click(tick["x"] + tick["width"] / 2, plot["y"] + plot["height"] / 3)
    until(page, "location.search === '?as_of=2005'")
    expect(day(page)).to_have_text("31 December 2005", timeout=PATIENCE)


def test_a_sign_is_picked_by_the_pointer_again_and_again(page: Page, url: str) -> None:
    canvas = shown(page, url, "as_of=2014")
    for _ in range(2):
        holds(page, lambda: pixels(picture(canvas), AZE) > 150)
        page.mouse.move(*spot(canvas, BRASILIA))
        expect(page.locator(".deck-tooltip")).to_contain_text("Embassy of Azerbaijan, Brasília", timeout=PATIENCE)
        page.mouse.click(*spot(canvas, BRASILIA))
        until(page, "location.search.includes('aze-in-bra-brasilia-embassy')")
        assert page.evaluate("location.search").startswith("?as_of=2014&row=missions")
        expect(page.get_by_role("dialog").first).to_contain_text("Sources", timeout=PATIENCE)
        page.keyboard.press("Escape")
        until(page, "!location.search.includes('row')")
        settle(page)


def test_marks_of_one_city_can_each_be_picked(page: Page, url: str) -> None:
    canvas = shown(page, url, "camera=baku")
    marks = mission_marks.layer("signs", {})
    number = (pd.Timestamp.today() - pd.Timestamp(1970, 1, 1)).days
    signs = pd.DataFrame(json.loads(marks))
    there = signs[signs["id"].str.contains("-in-aze-baku-") & (signs["from"] <= number) & (signs["until"] > number)]
    assert len(there) == 7
    holds(page, lambda: pixels(picture(canvas), THEIRS) > 300)
    tip, said = page.locator(".deck-tooltip"), set()
    for sign in there.itertuples():
        page.mouse.move(*spot(canvas, sign.place, sign.offset, "baku"))
        expect(tip).to_have_text(sign.text.replace("\n", ""), timeout=PATIENCE, use_inner_text=False)
        said.add(tip.inner_text())
    assert len(said) == 7


def test_the_smallest_islands_can_be_picked(page: Page, url: str) -> None:
    canvas = shown(page, url, "camera=america")
    place = store.load("countries").loc["GRD", ["longitude", "latitude"]].tolist()
    page.mouse.move(*spot(canvas, place, camera="america"))
    expect(page.locator(".deck-tooltip")).to_contain_text("Grenada", timeout=PATIENCE)
    dialog = page.get_by_role("dialog").first
    for _ in range(3):  # a click that comes while the map is drawn anew may be lost
        page.mouse.click(*spot(canvas, place, camera="america"))
        with contextlib.suppress(LateError):
            dialog.wait_for(timeout=PATIENCE / 3)
            break
    expect(dialog).to_contain_text("Grenada", timeout=PATIENCE)


def test_what_changed_is_said_in_words_and_leads_to_the_mission(page: Page, url: str) -> None:
    shown(page, url, "as_of=2014")
    page.get_by_role("button", name="Azerbaijan opens in Bogotá").click()
    expect(page.get_by_role("dialog").first).to_contain_text("Sources", timeout=PATIENCE)
    assert page.evaluate("location.search").startswith("?as_of=2014&row=missions")


def test_play_shows_each_years_count_and_keeps_the_camera(page: Page, url: str, received: list[bytes]) -> None:
    page.goto("about:blank")  # what an older visit has sent already would not be sent again, or be once more
    canvas = shown(page, url, "as_of=2005")
    page.mouse.move(*spot(canvas, (-30, 0)))
    page.mouse.wheel(0, -400)
    before = pixels(picture(canvas), LAND)
    entries = page.evaluate("history.length")
    page.evaluate(
        """() => { window.seen = {}; new MutationObserver(() => {
            const day = document.querySelector("h3")?.innerText.slice(-4);
            const bold = [...document.querySelectorAll("[data-testid=stMarkdown] strong")].map((one) => one.innerText);
            if (day) window.seen[day] = bold.filter((text) => /^\\d+$/.test(text)).slice(0, 2);
        }).observe(document.body, { subtree: true, childList: true, characterData: true }); }"""
    )
    settle(page)
    received.clear()
    page.get_by_role("button", name="Play", exact=True).click()
    until(page, "Number(document.querySelector('h3').innerText.slice(-4)) > 2015")
    page.get_by_role("button", name="Pause").click()
    until(page, "Number(new URLSearchParams(location.search).get('as_of')) > 2015")
    seen = page.evaluate("window.seen")
    missions = store.load("missions")
    for year in range(2006, 2016):
        counts = missions_measures.counts_on(missions, datetime.date(year, 12, 31), "AZE")
        assert seen[str(year)] == [str(counts.ours), str(counts.theirs)]
    runs = sum(ForwardMsg.FromString(frame).WhichOneof("type") == "new_session" for frame in received)
    assert sum(map(len, received)) / runs < 20_000
    assert page.evaluate("history.length") == entries + 1
    settle(page)
    # Another day fills other land, but what is seen of it at this zoom stays most of it.
    assert pixels(picture(canvas), LAND) == pytest.approx(before, rel=0.5)


def test_wheel_drag_keys_and_buttons_move_the_map(page: Page, url: str) -> None:
    canvas = shown(page, url)
    whole = canvas.screenshot()
    x, y = spot(canvas, (-20, 10))
    page.mouse.move(x, y)
    page.mouse.wheel(0, -300)
    holds(page, lambda: canvas.screenshot() != whole)
    near = canvas.screenshot()
    page.mouse.down()
    page.mouse.move(x + 120, y + 40, steps=6)
    page.mouse.up()
    holds(page, lambda: canvas.screenshot() != near)
    page.locator(f".st-key-{KEY} .deck-events-root").focus()
    page.wait_for_timeout(1000)
    dragged = canvas.screenshot()
    page.keyboard.press("ArrowLeft")
    holds(page, lambda: canvas.screenshot() != dragged)
    settle(page)
    for way in ("out", "in"):
        before = canvas.screenshot()
        page.locator(f".st-key-zoom-{way} button").click()
        holds(page, lambda before=before: canvas.screenshot() != before)
    assert page.evaluate("location.search") == ""


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A window as narrow as a phone's, with a screen to be touched."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, reduced_motion="reduce"
    )
    yield context.new_page()
    context.close()


def test_a_finger_scrolls_the_page_two_zoom_the_map_and_a_tap_picks(phone: Page, url: str) -> None:
    canvas = shown(phone, url, "as_of=2014")
    canvas.scroll_into_view_if_needed()
    holds(phone, lambda: pixels(picture(canvas), AZE) > 150)
    for _ in range(3):  # a tap that comes while the map is drawn anew may be lost
        phone.touchscreen.tap(*spot(canvas, BRASILIA))
        with contextlib.suppress(LateError):
            phone.wait_for_url("**row=**", timeout=PATIENCE / 3, wait_until="commit")
            break
    until(phone, "location.search.includes('row=')")
    phone.go_back()
    until(phone, "!location.search.includes('row=')")
    settle(phone)
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    screen = phone.context.new_cdp_session(phone)
    middle, height = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def touch(*moments: Sequence[tuple[float, float]]) -> None:
        """Fingers that go from where they are in the first moment to where they are in the last, and are lifted."""
        for at, fingers in enumerate(moments):
            points = [{"x": x, "y": y, "id": finger} for finger, (x, y) in enumerate(fingers)]
            kind = "touchMove" if at else "touchStart"
            screen.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
            phone.wait_for_timeout(30)
        screen.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        phone.wait_for_timeout(1000)

    scrolled = "document.querySelector('[data-testid=stMain]').scrollTop"
    before, whole = phone.evaluate(scrolled), canvas.screenshot()
    touch(*([(middle - 30 - 8 * at, height), (middle + 30 + 8 * at, height)] for at in range(12)))
    holds(phone, lambda: canvas.screenshot() != whole)
    assert phone.evaluate(scrolled) == before
    assert phone.evaluate("visualViewport.scale") == 1
    land = pixels(picture(canvas), LAND)
    touch(*([(middle, height - 10 * at)] for at in range(12)))
    assert phone.evaluate(scrolled) > before + 60
    # It follows until the browser takes the finger.
    assert pixels(picture(canvas), LAND) == pytest.approx(land, rel=0.1)


def test_the_overview_has_the_map_as_well(page: Page, url: str) -> None:
    canvas = shown(page, url, key="overview-network", of="overview")
    holds(page, lambda: pixels(picture(canvas), AZE) > 100)


WITHOUT_WEBGL = """const get = HTMLCanvasElement.prototype.getContext;
HTMLCanvasElement.prototype.getContext = function (kind, ...options) {
  if (!kind.startsWith("webgl")) return get.call(this, kind, ...options);
  this.dispatchEvent(new Event("webglcontextcreationerror"));
  return null;
};"""
"""Has a browser answer as one that cannot draw with WebGL."""


def test_a_browser_that_cannot_draw_gets_a_sentence_and_the_missions(browser: Browser, url: str) -> None:
    with browser.new_page(viewport={"width": 1440, "height": 1000}) as page:  # deck.gl logs what it cannot do
        page.add_init_script(WITHOUT_WEBGL)
        visit(page, f"{url}/embassies")
        expect(page.get_by_text("This browser cannot draw the map")).to_be_visible(timeout=PATIENCE)
        assert page.locator(".deck-events-root").count() == 0
        expect(page.get_by_role("region", name="Table of").first).to_be_visible()
