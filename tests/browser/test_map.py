"""The map in real Chromium: what it draws on which day, that time passes smoothly, and where its marks lead."""

from __future__ import annotations

import io
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Page, expect
from windows import PATIENCE, settle, until

from components.figures import network, style

FIND = """(key) => {
  const host = document.querySelector(`.st-key-${key} [data-testid="stBidiComponentIsolated"]`);
  return host && host.shadowRoot && host.shadowRoot.querySelector(".sheet canvas");
}"""
KEY = "embassies-network"


def shown(page: Page, url: str, query: str = "", key: str = KEY, of: str = "embassies") -> Any:
    """Opens the page and waits until the map has drawn land."""
    page.emulate_media(reduced_motion="no-preference")
    page.goto(f"{url}/{of}?{query}")
    settle(page)
    canvas = page.locator(f".st-key-{key} .sheet canvas")
    canvas.wait_for(timeout=PATIENCE)
    until(page, f"(key) => {{ const c = ({FIND})(key); return c && c.dataset.land === '1' }}", arg=key)
    page.wait_for_timeout(300)
    return canvas


def pixels(canvas: Any, colour: str, near: int = 12) -> int:
    """How many pixels of the canvas have about this colour."""
    picture = Image.open(io.BytesIO(canvas.screenshot())).convert("RGB")
    red, green, blue = style.rgb(colour)
    counted = picture.getcolors(picture.width * picture.height) or []
    return sum(
        count
        for count, (r, g, b) in counted
        if abs(r - red) <= near and abs(g - green) <= near and abs(b - blue) <= near
    )


@pytest.mark.parametrize("projection", ["flat", "globe"])
def test_the_canvas_shows_land_arcs_and_dots(page: Page, url: str, projection: str) -> None:
    canvas = shown(page, url, f"as_of=2006&projection={projection}")
    for day in ("2006-12-31", "2014-12-31", "2026-06-30"):
        page.get_by_label("Exact day").fill(day)
        expect(canvas).to_have_attribute("data-day", day, timeout=PATIENCE)
        page.wait_for_timeout(300)
        assert pixels(canvas, "#ECECED") > 20_000
        for colour in (style.HOMES["AZE"], style.PARTNER):
            dots, lines = pixels(canvas, colour), pixels(canvas, colour, 40)
            if day == "2006-12-31":  # nothing was open: Azerbaijan's own point is all that has its colour
                assert lines < 200
            else:
                assert dots > 150
                assert lines > 1000


def test_playing_tells_the_server_nothing_and_keeps_the_camera(page: Page, url: str) -> None:
    sent: list[int] = []
    received: list[int] = []
    page.on(
        "websocket",
        lambda socket: (
            socket.on("framesent", lambda data: sent.append(len(data))),
            socket.on("framereceived", lambda data: received.append(len(data))),
        ),
    )
    canvas = shown(page, url, "as_of=1992")
    canvas.focus()
    page.keyboard.press("+")
    page.keyboard.press("ArrowLeft")
    until(page, f"(key) => ({FIND})(key).dataset.view.startsWith('-33')", arg=KEY)
    before, entries = canvas.get_attribute("data-view"), page.evaluate("history.length")
    sent.clear()
    received.clear()
    page.get_by_role("button", name="Play", exact=True).click()
    until(page, f"(key) => ({FIND})(key).dataset.day > '1993-06'", arg=KEY)
    assert sent == []
    assert received == []
    page.get_by_role("button", name="Pause").click()
    until(page, "location.search.includes('as_of=')")
    settle(page)
    assert canvas.get_attribute("data-view") == before
    assert page.evaluate("history.length") == entries + 1


def test_a_step_and_an_exact_day_are_in_the_address_and_back_undoes_them(page: Page, url: str) -> None:
    canvas = shown(page, url, "as_of=2014")
    page.get_by_role("button", name="One year back").click()
    until(page, "location.search === '?as_of=2013'")
    page.get_by_label("Exact day").fill("2014-06-15")
    until(page, "location.search === '?as_of=2014-06-15'")
    settle(page)
    assert canvas.get_attribute("data-day") == "2014-06-15"
    page.go_back()
    until(page, "location.search === '?as_of=2013'")
    settle(page)
    expect(canvas).to_have_attribute("data-day", "2013-12-31")


def test_what_changed_is_said_in_words_and_leads_to_the_mission(page: Page, url: str) -> None:
    shown(page, url, "as_of=2014")
    side = page.locator(f".st-key-{KEY} .side")
    expect(side).to_contain_text("31 December 2014")
    expect(side).to_contain_text("Mexico opens in Baku (October 2014)")
    side.get_by_role("button", name="Azerbaijan opens in Bogotá").click()
    dialog = page.get_by_role("dialog").first
    expect(dialog).to_contain_text("Sources", timeout=PATIENCE)
    assert page.evaluate("location.search").startswith("?as_of=2014&row=missions")


def test_marks_of_one_city_can_each_be_picked(page: Page, url: str) -> None:
    canvas = shown(page, url, "camera=baku")
    box = canvas.bounding_box()
    places = page.evaluate(f"(key) => ({FIND})(key).places()", KEY)
    baku = {address: at for address, at in places.items() if "-in-aze-baku-" in address}
    assert len(baku) == 7
    for at in list(baku.values())[:2]:
        page.mouse.move(box["x"] + at[0], box["y"] + at[1])
    tip = page.locator(f".st-key-{KEY} .tip")
    expect(tip).to_be_visible()
    address, at = next(iter(baku.items()))
    page.mouse.click(box["x"] + at[0], box["y"] + at[1])
    until(page, "(address) => decodeURIComponent(location.search).includes(address)", arg=address)


def test_the_smallest_islands_can_be_picked(page: Page, url: str) -> None:
    canvas = shown(page, url, "camera=america")
    box = canvas.bounding_box()
    places = page.evaluate(f"(key) => ({FIND})(key).places()", KEY)
    at = places["GRD"]
    page.mouse.click(box["x"] + at[0], box["y"] + at[1])
    expect(page.get_by_role("dialog").first).to_contain_text("Grenada", timeout=PATIENCE)


def test_the_overview_has_the_map_as_well(page: Page, url: str) -> None:
    canvas = shown(page, url, key="overview-network", of="overview")
    assert pixels(canvas, style.HOMES["AZE"]) > 200


def test_great_circles(page: Page, url: str) -> None:
    shown(page, url)
    north = page.evaluate(
        "(base) => import(`${base}/network/projection.js`).then((all) => Math.max("
        "...all.greatCircle([49.86, 40.4], [-99.13, 19.44], 0.5).map((at) => at[1])))",
        url,
    )
    # Clairaut: the cosine of the northernmost latitude is cos(latitude) times sin(bearing) at either end.
    assert north == pytest.approx(66.2, abs=0.2)


@pytest.mark.parametrize("name", ["flat", "globe"])
def test_a_place_is_found_again_where_it_is_drawn(page: Page, url: str, name: str) -> None:
    shown(page, url)
    found = page.evaluate(
        "([base, name]) => import(`${base}/network/projection.js`).then((all) => {"
        "const on = all.PROJECTIONS[name]({ longitude: -20, latitude: 20, scale: 150 }, 700, 500);"
        "return [[-58.4, -34.6], [0, 0], [40, 40.4]].map((at) => on.found(...on.place(...at)));})",
        [url, name],
    )
    assert found == [pytest.approx(at, abs=1e-6) for at in ([-58.4, -34.6], [0, 0], [40, 40.4])]


def test_a_canvas_that_cannot_draw_says_so(page: Page, url: str) -> None:
    page.add_init_script("HTMLCanvasElement.prototype.getContext = () => null")
    page.goto(f"{url}/embassies")
    settle(page)
    expect(page.locator(f".st-key-{KEY}")).to_contain_text("This browser cannot draw the map", timeout=PATIENCE)
    expect(page.get_by_role("region", name="Table of").last).to_be_visible()


def test_day_zero_is_the_browsers() -> None:
    assert network.day_number(network.EPOCH) == 0
