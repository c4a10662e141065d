"""The download panel in Chromium: what is saved is what is on screen and what the route gives; every snippet works."""

import datetime
import io
import json
import re
import subprocess
import urllib.parse
import urllib.request
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect
from windows import PATIENCE, visit

from components.choices import address
from components.choices.filters import Filters
from components.export import extracts, files
from components.facts import schema, store
from components.words import language

QUERY = "country=ARG&from=2010&to=2016"
TODAY = datetime.date.today()


def given(url: str) -> bytes:
    with urllib.request.urlopen(url) as answer:
        return answer.read()


def saved(page: Page, form: str, key: str) -> tuple[str, bytes]:
    """The name and the content of what a click in the open panel saves."""
    with page.expect_download() as waited:
        page.locator(f".st-key-take-{form}-{key} button").click()
    return waited.value.suggested_filename, Path(waited.value.path()).read_bytes()


def open_panel(page: Page, key: str) -> None:
    page.locator(f".st-key-download-{key} button").first.click()
    expect(page.locator(f".st-key-take-csv-{key} button")).to_be_visible(timeout=PATIENCE)


def test_the_panel_saves_what_the_route_gives_and_the_table_shows(page: Page, url: str) -> None:
    visit(page, f"{url}/visits?{QUERY}")
    runs = page.locator('[data-testid="stMainBlockContainer"] h1').count()
    open_panel(page, "visits")
    shown = page.locator(".st-key-spoken-visits-en").locator("xpath=following::code[1]").inner_text().strip()
    assert shown == f"{url}/data/visits.csv?{QUERY}"
    for form in files.MEDIA:
        name, content = saved(page, form, "visits")
        assert re.fullmatch(rf"visits_AZE_ARG_2010-2016_[0-9a-f]{{8}}\.{form}", name)
        assert content == given(f"{url}/data/visits.{form}?{QUERY}")
    assert saved(page, "excel", "visits")[1] == given(f"{url}/data/visits.csv?{QUERY}&excel=1")
    page.locator("[class*=st-key-excel-visits]").get_by_text("Semicolon").click()
    page.wait_for_timeout(2000)
    assert saved(page, "excel", "visits")[1] == given(f"{url}/data/visits.csv?{QUERY}&excel=semicolon")
    assert page.locator('[data-testid="stMainBlockContainer"] h1').count() == runs


def test_csv_workbook_and_table_agree_cell_by_cell(page: Page, url: str) -> None:
    visit(page, f"{url}/visits?{QUERY}")
    open_panel(page, "visits")
    _, content = saved(page, "xlsx", "visits")
    book = openpyxl.load_workbook(io.BytesIO(content))
    header, *lines = book["visits"].iter_rows(values_only=True)
    workbook = pd.DataFrame(lines, columns=header)
    read = pd.read_csv(f"{url}/data/visits.csv?{QUERY}")
    where = address.parse(urllib.parse.parse_qs(QUERY), (), address.partners(), address.bounds())
    table = where.filters.apply(store.load("visits"))
    assert list(read["id"]) == list(workbook["id"])
    assert set(read["id"]) == set(table.index)
    table = table.loc[read["id"]]
    for field in schema.table("visits").fields:
        cells = files.values(field, table[field.name])
        told = [cell.isoformat() if isinstance(cell, datetime.date) else cell for cell in cells]
        assert [None if pd.isna(cell) else cell for cell in read[field.name]] == told, field.name
        dates = [cell.date() if isinstance(cell, datetime.datetime) else cell for cell in workbook[field.name]]
        assert [None if pd.isna(cell) else cell for cell in dates] == cells, field.name
    cited = {source for cell in table["sources"] for source in cell.split(";")}
    assert {row[0] for row in book["sources"].iter_rows(min_row=2, values_only=True)} == cited
    about = dict(row[:2] for row in book["about"].iter_rows(values_only=True))
    assert "Argentina, 2010–2016" in about["Choices"]
    assert f"{url}/data/visits.xlsx?{QUERY}" in about["How to cite"]
    assert "CC BY 4.0" in about["Licence"]


def test_a_chart_gives_the_rows_behind_it_the_series_and_the_whole_table(page: Page, url: str) -> None:
    visit(page, f"{url}/trade?country=BRA")
    open_panel(page, "trade-flows-home")
    choices = page.locator("[class*=st-key-which-trade]").first
    expect(choices).to_contain_text("Behind this chart")
    expect(choices).to_contain_text("As measured (")
    expect(choices).to_contain_text("Whole table (")


def test_the_panel_can_be_used_by_keyboard(page: Page, url: str) -> None:
    visit(page, f"{url}/visits?{QUERY}")
    page.locator(".st-key-download-visits button").first.focus()
    page.keyboard.press("Enter")
    button = page.locator(".st-key-take-csv-visits button")
    expect(button).to_be_visible(timeout=PATIENCE)
    button.focus()
    with page.expect_download() as waited:
        page.keyboard.press("Enter")
    assert waited.value.suggested_filename.endswith(".csv")


NAMED = ["visits", "products", "countries", "open-missions", "mirror-gap", "league"]


def told(url: str, name: str, spoken: str) -> tuple[str, extracts.Extract]:
    """The lines that the panel shows for the trade and ties with Brazil."""
    bounds = address.bounds()
    extract = extracts.extract(name, Filters(bounds, bounds, partners=("BRA",)), TODAY, language.words())
    return files.snippet(spoken, extract.url(f"{url}/", "csv"), schema.table(name), extract.rows), extract


@pytest.mark.parametrize("name", NAMED)
def test_the_lines_of_python_read_the_rows(url: str, name: str) -> None:
    lines, extract = told(url, name, "python")
    space: dict[str, object] = {}
    exec(lines, space)
    read = space[re.sub(r"\W", "_", name)]
    assert isinstance(read, pd.DataFrame)
    for field in schema.table(name).fields:
        cells = [None if pd.isna(cell) else cell for cell in read[field.name]]
        plain = [cell.date() if isinstance(cell, pd.Timestamp) else cell for cell in cells]
        assert plain == files.values(field, extract.rows[field.name]), field.name


@pytest.mark.parametrize("name", NAMED)
def test_the_lines_of_r_read_the_rows(url: str, name: str, tmp_path: Path) -> None:
    lines, extract = told(url, name, "r")
    frame = re.sub(r"\W", "_", name)
    told_back = f"write.csv({frame}, 'back.csv', row.names = FALSE, na = '', fileEncoding = 'UTF-8')"
    kinds = f"writeLines(sapply({frame}, function(cells) class(cells)[1]), 'kinds')"
    (tmp_path / "read.R").write_text("\n".join([lines, told_back, kinds]), encoding="utf-8")
    subprocess.run(["Rscript", "--vanilla", "read.R"], cwd=tmp_path, capture_output=True, check=True)
    back = pd.read_csv(tmp_path / "back.csv", dtype=str, keep_default_na=False)
    for field, kind in zip(schema.table(name).fields, (tmp_path / "kinds").read_text().split(), strict=True):
        expected = files.values(field, extract.rows[field.name])
        read: list[object] = [_typed(field.type, cell) for cell in back[field.name]]
        written = [float(f"{value:.15g}") if isinstance(value, float) else value for value in expected]
        assert read == written, field.name  # R writes 15 digits of a number
        if any(value is not None for value in expected):
            assert kind in R_CLASSES.get(field.type, {"character"}), field.name


R_CLASSES = {
    "date": {"Date"},
    "boolean": {"logical"},
    "integer": {"integer", "numeric"},
    "number": {"integer", "numeric"},
}
"""How R holds the values of each type."""


def _typed(kind: str, cell: str) -> object:
    """A cell that R wrote as the value that it stands for."""
    if not cell:
        return None
    made: dict[str, Callable[[str], object]] = {
        "date": datetime.date.fromisoformat,
        "boolean": lambda cell: cell == "TRUE",
        "integer": lambda cell: int(float(cell)),
        "number": float,
    }
    return made.get(kind, str)(cell)


@pytest.mark.parametrize("name", NAMED)
def test_the_lines_of_javascript_read_the_rows_on_another_site(browser: Browser, url: str, name: str) -> None:
    lines, extract = told(url, name, "javascript")
    window = browser.new_page(bypass_csp=True)  # another site has a policy of its own
    window.goto(f"{url.replace('localhost', '127.0.0.1')}/healthz")
    frame = re.sub(r"\W", "_", name)
    read = window.evaluate(f"async () => {{ {lines}\nreturn {frame}; }}")
    window.close()
    assert read == json.loads(files.records(schema.table(name), extract.rows))


@pytest.mark.parametrize("name", NAMED)
def test_the_line_of_curl_saves_the_file(url: str, name: str, tmp_path: Path) -> None:
    line, extract = told(url, name, "curl")
    subprocess.run(line, shell=True, cwd=tmp_path, capture_output=True, check=True)
    assert (tmp_path / extract.file_name("csv")).read_bytes() == files.csv(extract.rows)


WIDTHS = """(svg) => {
  const picture = document.body.appendChild(new DOMParser().parseFromString(svg, "image/svg+xml").documentElement);
  const lines = [...picture.querySelectorAll(".g-gtitle tspan.line, .g-gtitle text:not(:has(tspan.line))")];
  const [left] = [picture.getBoundingClientRect().left];
  const widths = lines.map((line) => line.getBoundingClientRect().right - left);
  picture.remove();
  return widths;
}"""
"""How far each line of title and subtitle of an SVG, which is twice as large as the chart, reaches from its left."""


def picture(page: Page, key: str) -> tuple[str, bytes]:
    """What the camera in the toolbar of a chart saves."""
    chart = page.locator(f".st-key-{key} .js-plotly-plot")
    chart.hover()
    with page.expect_download(timeout=PATIENCE) as waited:
        chart.locator('.modebar-btn[data-title^="Download plot"]').click()
    return waited.value.suggested_filename, Path(waited.value.path()).read_bytes()


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1440, "dark")])
def test_a_picture_has_title_and_source_on_the_ground_of_the_page(
    page: Page, url: str, width: int, scheme: str
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 1000})
    visit(page, f"{url}/visits?{QUERY}")
    name, content = picture(page, "visits-per-year")
    assert re.fullmatch(r"visits-per-year_AZE_ARG_2010-2016_[0-9a-f]{8}\.png", name)
    image = Image.open(io.BytesIO(content))
    box = page.locator(".st-key-visits-per-year .main-svg").first.bounding_box()
    assert box
    assert image.width == round(box["width"]) * 2
    assert image.height > round(box["height"]) * 2, "title and texts stand above the plot, which keeps its height"
    colours = image.convert("RGBA").getcolors(image.width * image.height)
    assert colours
    assert max(colours)[1] == {"light": (255, 255, 255, 255), "dark": (16, 21, 28, 255)}[scheme]
    assert len(colours) > 50
    open_panel(page, "visits-per-year")
    page.get_by_role("tab", name="Picture and embed").click()
    page.locator("[class*=st-key-picture-visits-per-year]").get_by_text("SVG").click()
    page.wait_for_timeout(3000)
    page.keyboard.press("Escape")
    name, content = picture(page, "visits-per-year")
    assert name.endswith(".svg")
    drawing = ElementTree.fromstring(content)
    texts = " ".join(text.strip() for text in drawing.itertext())
    assert "Visits held per year between Azerbaijan and Argentina, 2010–2016" in texts
    assert "Source: Press, ministries and encyclopedias" in texts
    on_page = page.locator(".st-key-visits-per-year .infolayer").first.text_content() or ""
    assert "Source" not in on_page, "on the page they are text of the page"
    lines = page.evaluate(WIDTHS, content.decode())
    assert max(lines) <= box["width"] * 2
    # Title, what is seen, and source: a line each where there is room.
    assert len(lines) == 3 if width == 1440 else len(lines) > 3, "they are wrapped at the width of the picture"
