"""Every page, found by looking, opens without an error in every state that a reader can bring it into."""

import re
from pathlib import Path

import hostile
import pytest
from conftest import ROOT, unread
from opened import opened

from components.facts import store
from components.ui.menu import PAGES, SEARCH
from components.words import language

FOUND = sorted(path.stem for path in (ROOT / "pages").glob("*.py") if path.stem != SEARCH)
QUERIES: dict[str, dict[str, list[str]]] = {
    "no filter": {},
    "one country": {"country": ["BRA"]},
    "a country with little": {"country": ["GRD"]},
    "several": {"country": ["ARG", "BRA", "MEX"], "from": ["2005"], "to": ["2016"]},
    "one year": {"from": ["2014"], "to": ["2014"]},
    "Kazakhstan": {"home": ["KAZ"]},
    "both homes": {"home": ["AZE", "KAZ"]},
    "nothing": {"country": ["HTI"], "from": ["1979"], "to": ["1980"]},
    "junk": {"country": ["<script>"], "from": ["x"], "what": ["?"]},
}


def test_every_page_is_in_the_menu() -> None:
    assert sorted(PAGES) == FOUND


@pytest.mark.parametrize("asked", QUERIES)
@pytest.mark.parametrize("page", FOUND)
def test_a_page_opens(page: str, asked: str) -> None:
    app = opened(page, QUERIES[asked])
    assert not app.exception
    assert app.title[0].value == language.words()(f"page-{page}")
    assert any("Data version" in caption.value for caption in app.caption)
    nothing = [button for button in app.button if button.key and button.key.startswith("widen-")]
    charts = app.get("plotly_chart") or app.get("deck_gl_json_chart") or app.dataframe
    assert bool(nothing) != bool(charts), "a page shows either something or how to widen"


@pytest.mark.parametrize("page", FOUND)
def test_every_chart_map_and_table_has_an_alternative_in_words(page: str) -> None:
    app = opened(page, {})
    drawn = [
        element.proto.alt for element in [*app.get("plotly_chart"), *app.get("deck_gl_json_chart"), *app.dataframe]
    ]
    assert drawn
    for said in drawn:
        assert len(said) > 10, said


@pytest.mark.parametrize("page", FOUND)
def test_a_table_that_is_missing_stops_its_pages_only(page: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "STORE", unread(folder, "visits"))
    (folder / "visits.csv").write_text("no table\n", encoding="utf-8")
    app = opened(page, {})
    assert not app.exception
    assert any("visits.csv" in warning.value for warning in app.warning)
    needs = '"visits"' in (ROOT / "pages" / f"{page}.py").read_text(encoding="utf-8")
    assert bool(app.error) == needs


@pytest.mark.parametrize("name", ["countries", "products", "sources"])
@pytest.mark.parametrize("page", [*FOUND, SEARCH])
def test_a_page_that_misses_a_table_says_so_in_place_of_a_trace(
    page: str, name: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "STORE", unread(folder, name))
    (folder / f"{name}.csv").write_text("no table\n", encoding="utf-8")
    app = opened(page, {"country": ["BRA"], "find": ["brazil"]})
    assert not app.exception
    assert any(f"{name}.csv" in warning.value for warning in app.warning)


def test_a_file_that_breaks_while_readers_read_is_told_and_the_last_good_version_shown(
    copied: store.Store, folder: Path
) -> None:
    app = opened("visits", {})
    before = app.dataframe[0].value
    path = folder / "visits.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("foreign_minister", "emperor", 1), encoding="utf-8")
    app.run()
    assert not app.exception
    assert any("visits.csv" in warning.value for warning in app.warning)
    assert any("emperor" in text.value for text in app.text)
    assert app.dataframe[0].value.equals(before)


@pytest.mark.parametrize("home", ["AZE", "KAZ"])
def test_a_choice_of_home_is_written_to_the_address(home: str) -> None:
    app = opened("visits", {})
    app.segmented_control(key="home-en").set_value(home).run()
    assert not app.exception
    assert app.query_params.get("home", "AZE") == home


def test_years_and_partners_are_written_as_codes() -> None:
    app = opened("visits", {})
    for partner in ("MEX", "ARG"):
        app.selectbox(key="partners-en").set_value(partner).run()
    assert app.button_group(key="partners-chosen-en").value == ["ARG", "MEX"]
    app.slider(key="years-en").set_value((2005, 2016)).run()
    assert app.query_params["country"] == ["ARG", "MEX"]
    assert app.query_params["from"] == "2005"
    assert app.query_params["to"] == "2016"
    app.button_group(key="partners-chosen-en").set_value(["MEX"]).run()
    assert app.query_params["country"] == "MEX"


def test_years_can_be_typed_and_are_put_in_order() -> None:
    app = opened("visits", {})
    app.number_input(key="from-en").set_value(2010).run()
    app.number_input(key="to-en").set_value(2004).run()
    assert not app.exception
    assert (app.query_params["from"], app.query_params["to"]) == ("2004", "2010")
    assert app.slider(key="years-en").value == (2004, 2010)


def test_hostile_text_in_a_cell_stays_text(copied: store.Store, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hostile.allow(monkeypatch)
    text = "<img src=x onerror=alert(1)> ](javascript:alert(1)) :red[x] $x$ **b** `c` " + "y" * 5000
    path = folder / "visits.csv"
    rows = path.read_text(encoding="utf-8")
    path.write_text(rows.replace("Visit on customs cooperation", text), encoding="utf-8")
    app = opened("visits", {"row": ["visits:aze-arg-2011-02-aliyev"]})
    assert not app.exception
    shown = "".join(str(table.value) for table in app.table)
    assert "onerror" in shown
    for markup in ("<img", "](java", ":red[", "$x$", "**b", "`c`"):
        assert re.search(rf"(?<!\\){re.escape(markup)}", shown) is None, markup


def test_a_table_shows_the_newest_first_and_its_links() -> None:
    shown = opened("visits", {"country": ["BRA"]}).dataframe[0].value
    days = [day[:7] for day in shown["start_date"] if day]
    assert len(days) > 10
    assert days == sorted(days, reverse=True)
    assert set(shown["partner_iso3"]) == {"Brazil"}
    assert shown["source"].str.startswith("http").any()


def test_a_table_has_all_rows_of_the_choice() -> None:
    visits = store.load("visits")
    assert len(opened("visits", {}).dataframe[0].value) == (visits["home_iso3"] == "AZE").sum()
    products = store.load("products")
    of_home = products[products["home_iso3"] == "AZE"]
    app = opened("trade", {"table": ["products"]})
    assert len(next(table.value for table in app.dataframe if table.key == "table-products")) == len(of_home)


def test_a_page_speaks_the_language_of_its_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    english = (language.FOLDER / "en.ftl").read_text(encoding="utf-8")
    (tmp_path / "en.ftl").write_text(english, encoding="utf-8")
    pseudo = "locale = es\nlanguage-name = Pseudo\npage-visits = Ⅴisits\nfilter-home = Ⅎrom\n"
    (tmp_path / "qps.ftl").write_text(pseudo, encoding="utf-8")
    monkeypatch.setattr(language, "FOLDER", tmp_path)
    app = opened("visits", {"lang": ["qps"], "country": ["BRA"]})
    assert not app.exception
    assert app.title[0].value == "Ⅴisits"
    assert app.segmented_control(key="home-qps").label == "Ⅎrom"
    app.selectbox(key="language").set_value("en").run()
    assert not app.exception
    assert app.title[0].value == "Visits"
    assert "lang" not in app.query_params


GOODS = [{"view": [view], **query} for view in ("year", "years", "named") for query in QUERIES.values()]
GOODS += [{"code": ["27"], "view": ["years"]}, {"code": ["17", "27"]}, {"code": ["3"]}, {"year": ["2018"]}]
GOODS += [{"classes": ["HS2"], "home": ["KAZ"]}, {"classes": ["SITC1"], "year": ["2004"]}]


@pytest.mark.parametrize("query", GOODS, ids=str)
def test_goods_open_in_every_view(query: dict[str, list[str]]) -> None:
    app = opened("products", query)
    assert not app.exception
    assert app.get("plotly_chart") or app.dataframe or app.info or app.button


def test_a_class_of_goods_that_is_picked_shows_its_partners() -> None:
    app = opened("products", {"code": ["27"]})
    assert all("partner" in markdown.value for markdown in app.markdown if "Azerbaijan by" in markdown.value)
    assert set(app.dataframe[0].value["code"]) == {"27"}
    assert app.button_group(key="code-chosen-en").value == ["27"]


@pytest.mark.parametrize("query", QUERIES.values(), ids=str)
@pytest.mark.parametrize("shape", ["balance", "shares", "ranks", "growth", "concentration", "volatility", "first"])
def test_the_shape_of_the_trade_opens(shape: str, query: dict[str, list[str]]) -> None:
    app = opened("trade", {"view": ["shape"], "shape": [shape], **query})
    assert not app.exception


@pytest.mark.parametrize("view", ["homes", "league", "pairs", "flag"])
@pytest.mark.parametrize("asked", QUERIES)
def test_every_view_of_the_compare_page_opens(view: str, asked: str) -> None:
    app = opened("compare", QUERIES[asked] | {"view": [view]})
    assert not app.exception
