"""What is told of a page before it opens: its tags, as a parser of HTML reads them, the map of the site, its icons."""

from __future__ import annotations

import io
import json
import re
import shutil
import urllib.parse
import xml.etree.ElementTree as ElementTree
from html.parser import HTMLParser
from pathlib import Path

import hostile
import pytest
from conftest import unread
from opened import opened
from PIL import Image
from starlette.requests import Request
from windows import ask

from components.choices import address
from components.choices.filters import HOMES
from components.export import page_summary
from components.facts import schema, store
from components.figures import style
from components.server import chromium, discovery
from components.ui.menu import PAGES
from components.words import language

ORIGIN = "https://ties.example.org/"

VIEWS = {
    "overview": "country=ARG",
    "visits": "level=minister&country=BRA&country=ARG&from=2005&to=2016",
    "trade": "country=BRA&home=KAZ",
    "trade?": "view=mirror&gap=imports&home=AZE&home=KAZ",
    "products": "view=years&country=MEX",
    "embassies": "as_of=2014-06-15",
    "relations": "view=documents&status=signed",
    "country": "country=MEX&home=KAZ&home=AZE",
    "compare": "view=league&order=trade_usd",
    "sources": "view=disagreements&country=CUB",
    "coverage": "view=method",
    "search": "find=mammadyarov",
}
"""Twelve views: the page, and what is chosen there."""

HOSTILE = "</script><script>alert(1)</script>\"'><img src=x onerror=alert(1)>&amp;{{7*7}}\u202e"
"""A text that ends elements and attributes wherever it is not escaped."""


class Head(HTMLParser):
    """The tags of a document, as a parser reads them."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.meta: dict[str, str] = {}
        self.pictures: list[dict[str, str]] = []
        self.links: list[dict[str, str]] = []
        self.scripts: list[tuple[dict[str, str], str]] = []
        self.found: list[str] = []
        self.title, self.language = "", ""
        self._open = ""
        self.feed(content)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.found.append(tag)
        self._open = tag
        if tag == "html":
            self.language = given["lang"]
        elif tag == "link":
            self.links.append(given)
        elif tag == "script":
            self.scripts.append((given, ""))
        elif tag == "meta" and "content" in given:
            name = given.get("name") or given["property"]
            if name == "og:image":
                self.pictures.append({})
            of = self.pictures[-1] if name.startswith("og:image") else self.meta
            assert name not in of, name
            of[name] = given["content"]

    def handle_endtag(self, tag: str) -> None:
        self._open = ""

    def handle_data(self, data: str) -> None:
        if self._open == "title":
            self.title += data
        elif self._open == "script":
            self.scripts[-1] = (self.scripts[-1][0], self.scripts[-1][1] + data)

    def link(self, rel: str) -> str:
        (found,) = (link["href"] for link in self.links if link["rel"] == rel)
        return found

    def about(self) -> dict:
        """The JSON-LD of the page."""
        (found,) = (text for given, text in self.scripts if given.get("type") == "application/ld+json")
        return json.loads(found)


def read(text: str) -> str:
    """Text of a page as its reader sees it: what would be Markdown is escaped there."""
    return text.replace("\\", "")


def head(url: str, path: str, **headers: str) -> Head:
    status, _, body = ask(url, path, headers=headers)
    assert status == 200
    return Head(body.decode())


@pytest.mark.parametrize("page", VIEWS)
def test_a_view_is_told_in_its_tags(url: str, page: str) -> None:
    page, query = page.rstrip("?"), VIEWS[page]
    found, asked = head(url, f"/{page}?{query}"), urllib.parse.parse_qs(query)
    known = page_summary.summary(page, asked)
    name = language.words()(f"page-{page}")
    assert found.title == found.meta["og:title"] == known.title
    assert found.title.startswith(name)
    assert found.meta["description"] == found.meta["og:description"] == known.description
    assert 50 < len(found.meta["description"]) < 600
    assert found.link("canonical") == found.meta["og:url"]
    assert found.link("canonical") == f"{url}/{'' if page == 'overview' else page}?{_canonical(query, page)}"
    assert (found.meta["og:type"], found.meta["og:site_name"]) == ("website", language.words()("title"))
    assert (found.meta["og:locale"], found.language) == ("en_GB", "en")
    assert found.meta["twitter:card"] == "summary_large_image"
    assert ("robots" in found.meta) == (page == "search")
    for picture in found.pictures:
        assert picture["og:image"].startswith(f"{url}/")
        assert picture["og:image:alt"]
        assert int(picture["og:image:width"]) > int(picture["og:image:height"]) > 600
        assert picture["og:image:type"] == "image/png"
    assert found.pictures[-1]["og:image"] == f"{url}/{discovery.PREVIEW}"


def _canonical(query: str, page: str) -> str:
    """The parameters of VIEWS in the order of an address: home, country, years, the page's own."""
    return {
        "visits": "country=ARG&country=BRA&from=2005&to=2016&level=minister",
        "trade": "home=KAZ&country=BRA" if "BRA" in query else "home=AZE&home=KAZ&view=mirror&gap=imports",
        "products": "country=MEX&view=years",
        "country": "home=AZE&home=KAZ&country=MEX",
        "sources": "country=CUB&view=disagreements",
    }.get(page, query)


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("/overview", ""),
        ("/?home=AZE", ""),
        (
            "/visits?to=2016&country=bra&country=ARG&junk=1&country=XXX&from=9x",
            "visits?country=ARG&country=BRA&to=2016",
        ),
        ("/visits?from=2016&to=2005", "visits?from=2005&to=2016"),
        ("/trade?view=flows&reporter=home&version=9d35d114", "trade"),
        ("/sources?home=AZE&home=KAZ", "sources"),
        ("/embassies?embed=true&embed_options=light_theme", "embassies"),
        ("/visits?level=minister&level=minister", "visits?level=minister"),
    ],
)
def test_a_view_has_one_address(url: str, asked: str, meant: str) -> None:
    assert head(url, asked).link("canonical") == f"{url}/{meant}"


@pytest.mark.parametrize("page", ["visits", "embassies", "relations", "products", "sources", "compare"])
@pytest.mark.parametrize("query", [{}, {"country": ["BRA", "CUB"], "from": ["2005"], "home": ["AZE", "KAZ"]}])
def test_the_counts_of_a_link_are_those_at_the_head_of_the_page(page: str, query: dict[str, list[str]]) -> None:
    told = page_summary.summary(page, query).description.split(". ")[0]
    of, counted = told.split(": ")
    headline = next(read(one.value) for one in opened(page, query).header if ": " in one.value)
    assert headline.endswith(f": {counted}")
    assert headline.startswith(of)


@pytest.mark.parametrize(
    "query", [{}, {"country": ["ARG"]}, {"country": ["MEX", "CHL"], "home": ["KAZ"], "to": ["2015"]}]
)
def test_the_numbers_of_a_link_to_the_overview_are_those_of_its_cards(query: dict[str, list[str]]) -> None:
    told = page_summary.summary("overview", query).description
    cards = {one.label: one.value for one in opened("overview", query).metric}
    visits = cards.pop("Visits and meetings")
    (trade,) = (label for label in cards if label.startswith("Trade, "))
    assert f": {visits} visits, trade of {cards[trade]} in {trade[-4:]}." in told


@pytest.mark.parametrize("home", HOMES)
@pytest.mark.parametrize("partner", ["ARG", "MEX", "BRA"])
def test_the_numbers_of_a_link_to_a_country_are_those_of_its_facts(home: str, partner: str) -> None:
    told = page_summary.summary("country", query := {"home": [home], "country": [partner]}).description
    facts = [read(one.value) for one in opened("country", query).markdown]
    counts = re.search(r": (\d+) visits?, exports of (.*) in (\d{4}), imports of (.*) in (\d{4})\.", told)
    assert counts, told
    visits, *money = counts.groups()
    assert any("Visits and meetings held" in fact and f"**{visits}**" in fact for fact in facts)
    for flow, value, year in (("Exports", *money[:2]), ("Imports", *money[2:])):
        (fact,) = (one for one in facts if one.startswith(f":small[{flow} of ") and "own report" in one)
        assert value in fact
        assert year in fact


def test_the_numbers_of_a_link_to_trade_are_those_below_its_chart() -> None:
    told = page_summary.summary("trade", query := {"country": ["BRA"]}).description
    counts = re.search(r": exports of (.*) in (\d{4}), imports of (.*) in \2\.", told)
    assert counts, told
    page = "".join(read(one.value) for one in opened("trade", query).markdown)
    assert f"In {counts[2]} Azerbaijan" in page
    assert f"was {counts[3]} of imports and {counts[1]} of exports" in page


@pytest.mark.parametrize("look", ["view=mirror", "reporter=partner", "measure=share", "dataset=imf-dots", "odd=out"])
def test_a_link_to_other_figures_than_the_usual_tells_no_numbers(url: str, look: str) -> None:
    name, _, code = look.partition("=")
    words = language.words()
    assert page_summary.summary("trade", {name: [code]}).description == words("page-trade-help")


@pytest.mark.parametrize(
    ("page", "query", "path"),
    [
        ("visits", "country=ARG&from=2005", "chart/visits-timeline.png?country=ARG&from=2005&size=slide"),
        ("trade", "", "chart/trade-flows-home.png?size=slide"),
        ("trade", "reporter=partner&home=KAZ", "chart/trade-flows-partner.png?home=KAZ&size=slide"),
        ("trade", "view=mirror&gap=widest", "chart/mirror-widest.png?size=slide"),
        ("relations", "view=heads&country=MEX", "chart/relations-heads.png?country=MEX&size=slide"),
        ("country", "country=MEX", "chart/country-timeline.png?country=MEX&size=slide"),
        ("coverage", "", "chart/coverage-AZE.png?size=slide"),
        ("country", "", ""),
        ("compare", "view=league", ""),
        ("visits", "row=visits:aze-arg-2011-10-rovira", ""),
        ("search", "find=visa", ""),
        ("visits", "country=ATG&to=1995", ""),
        ("trade", "country=ATG&to=1993", ""),
    ],
)
def test_the_picture_is_of_what_is_seen(monkeypatch: pytest.MonkeyPatch, page: str, query: str, path: str) -> None:
    assert page_summary.summary(page, urllib.parse.parse_qs(query)).chart == path
    for there in (True, False):
        monkeypatch.setattr(chromium, "is_there", lambda there=there: there)
        discovery._head.cache_clear()
        found = Head(discovery.tags(page, urllib.parse.parse_qs(query), ORIGIN)[0]).pictures
        drawn = [path] if there and path else []
        assert [picture["og:image"] for picture in found] == [f"{ORIGIN}{one}" for one in (*drawn, discovery.PREVIEW)]
    discovery._head.cache_clear()


def test_an_open_row_is_told_in_words_and_not_listed() -> None:
    row = "aze-arg-2011-10-rovira"
    found = page_summary.summary("visits", {"row": [f"visits:{row}"]})
    assert found.description.startswith("Visit: Marta Rovira, 16 October 2011. ")
    assert (found.path, found.listed) == (f"visits?row=visits:{row}", False)
    assert not page_summary.summary("visits", {"q": ["Aliyev"]}).listed


@pytest.mark.parametrize("page", [*PAGES, "search"])
def test_nothing_of_an_address_is_markup(url: str, page: str) -> None:
    names = ("find", "q", "country", "lang", "row", "view", "person", "version", "from", HOSTILE)
    query = urllib.parse.urlencode(dict.fromkeys(names, HOSTILE))
    found, plain = head(url, f"/{page}?{query}"), head(url, f"/{page}")
    # There are other tags of it, as it is not to be listed, but none of another kind.
    assert [tag for tag in found.found if tag != "meta"] == [tag for tag in plain.found if tag != "meta"]
    assert [text for given, text in found.scripts if given.get("type") != "application/ld+json"] == [
        text for given, text in plain.scripts if given.get("type") != "application/ld+json"
    ]
    assert found.language == "en"
    assert found.about()["@context"] == "https://schema.org/"


@pytest.mark.parametrize("host", ['evil"><script>alert(1)</script>', "a b", "x/../y?z#", "<img>"])
def test_a_server_asked_for_by_no_name_tells_no_address(url: str, host: str) -> None:
    found = head(url, "/visits?country=ARG", Host=host)
    assert "og:url" not in found.meta
    assert [link for link in found.links if link["rel"] == "canonical"] == []
    assert found.title.startswith("Visits: Argentina")
    status, _, body = ask(url, "/robots.txt", headers={"Host": host})
    assert (status, b"Sitemap" in body) == (200, False)


def test_nothing_of_the_data_is_markup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "data"
    shutil.copytree(schema.FOLDER, folder, ignore=shutil.ignore_patterns("__pycache__"))
    hostile.poison(folder)
    hostile.allow(monkeypatch)
    copied = store.Store(folder)
    assert copied.snapshot().held == ()
    monkeypatch.setattr(store, "STORE", copied)
    for table in ("visits", "milestones", "agreements", "envoys", "sources"):
        for row in copied.load(table).index[:30]:
            tags, _ = discovery.tags("visits", {"row": [f"{table}:{row}"]}, ORIGIN)
            found = Head(tags)
            assert {*found.found} == {"title", "meta", "link", "script"}
            assert len(found.scripts) == 1
            assert found.about()["description"] == found.meta["description"]


def test_the_data_of_a_page_are_told_to_search_engines(url: str) -> None:
    found = head(url, "/visits?country=ARG&from=2005&level=minister").about()
    (dataset,) = found["mainEntity"]
    version = store.STORE.snapshot().version
    assert (found["@type"], dataset["@type"], dataset["name"]) == ("WebPage", "Dataset", "Visits")
    assert dataset["version"].endswith(f"+{version}")
    assert dataset["license"].startswith("https://creativecommons.org/licenses/by/4.0")
    (file,) = dataset["distribution"]
    assert file["contentUrl"] == f"{url}/data/visits.csv?country=ARG&from=2005&level=minister"
    assert dataset["isPartOf"]["distribution"][0]["contentUrl"] == f"{url}/data/datapackage.zip"
    catalogue = head(url, "/").about()["mainEntity"]
    assert catalogue["@type"] == "DataCatalog"
    assert {one["name"] for one in catalogue["dataset"]} == {one.title for one in schema.package().tables.values()}


@pytest.mark.parametrize("page", VIEWS)
def test_every_file_that_is_told_is_there(url: str, page: str) -> None:
    about = head(url, f"/{page.rstrip('?')}?{VIEWS[page]}").about()
    entity = about.get("mainEntity", [])
    for dataset in entity if isinstance(entity, list) else entity["dataset"]:
        for file in dataset["distribution"]:
            path = file["contentUrl"].removeprefix(url)
            assert ask(url, path, "HEAD")[0] == 200, path


@pytest.mark.parametrize(("scheme", "root"), [("http", ""), ("https", ""), ("https", "/below")])
def test_the_address_is_that_which_the_reader_asked_for(url: str, scheme: str, root: str) -> None:
    scope = {"type": "http", "scheme": scheme, "root_path": root, "path": f"{root}/visits", "query_string": b"x=1"}
    asked = Request(scope | {"headers": [(b"host", b"ties.example.org")], "server": ("10.0.0.1", 8501)})
    assert discovery.origin(asked) == f"{scheme}://ties.example.org{root}/"
    found = head(url, "/visits", Host="ties.example.org")
    assert found.link("canonical") == "http://ties.example.org/visits"
    assert all(picture["og:image"].startswith("http://ties.example.org/") for picture in found.pictures)
    body = ask(url, "/sitemap.xml", headers={"Host": "ties.example.org"})[2].decode()
    assert "<loc>http://ties.example.org/visits</loc>" in body
    assert url not in body


def test_every_address_of_the_map_of_the_site_is_there(url: str) -> None:
    status, headers, body = ask(url, "/sitemap.xml")
    assert (status, headers["content-type"].split(";")[0]) == (200, "application/xml")
    assert ask(url, "/sitemap.xml", headers={"If-None-Match": headers["etag"]})[::2] == (304, b"")
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    found = [one.findtext(f"{space}loc") or "" for one in ElementTree.fromstring(body)]
    assert len(found) == len({*found}) == len(PAGES) + len(HOMES) * len(address.partners())
    for address_ in found:
        assert address_.startswith(f"{url}/")
        page = head(url, address_.removeprefix(url))
        assert page.link("canonical") == address_
        assert "robots" not in page.meta


def test_robots_are_told_where_the_map_is(url: str) -> None:
    status, headers, body = ask(url, "/robots.txt")
    assert (status, headers["content-type"]) == (200, "text/plain; charset=utf-8")
    lines = body.decode().splitlines()
    assert lines[0] == "User-agent: *"
    assert lines[-1] == f"Sitemap: {url}/sitemap.xml"
    assert "Disallow: /" not in lines


@pytest.mark.parametrize("name", [*discovery.ICONS, discovery.PREVIEW])
def test_the_icons_are_ours(url: str, name: str) -> None:
    status, headers, body = ask(url, f"/{name}")
    assert (status, body) == (200, (style.PICTURES / name).read_bytes())
    assert headers["content-type"].startswith("image/")
    assert ask(url, f"/{name}", headers={"If-None-Match": headers["etag"]})[0] == 304


def test_pictures_are_as_large_as_they_say() -> None:
    preview, old = ((style.PICTURES / name).read_bytes() for name in (discovery.PREVIEW, "favicon.ico"))
    assert Image.open(io.BytesIO(preview)).size == (discovery.WIDTH, discovery.HEIGHT)
    assert len(preview) < 200_000
    assert Image.open(io.BytesIO(old)).format == "ICO"
    accents = {colour.upper() for colour in re.findall(r"#[0-9a-fA-F]{6}", (style.PICTURES / "icon.svg").read_text())}
    assert accents == {style.BLUE, style.ORANGE}


def test_the_first_html_names_no_icon_of_streamlit(url: str) -> None:
    icons = [link["href"] for link in head(url, "/").links if "icon" in link["rel"]]
    assert icons == ["./favicon.ico", "./touch.png", "./icon.svg"]


@pytest.fixture
def faulty(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of data; what is broken there before the first look was never read."""
    monkeypatch.setattr(store, "STORE", store.Store(folder))
    return folder


@pytest.mark.parametrize("table", [*schema.package().tables])
def test_a_table_that_is_missing_leaves_the_rest(folder: Path, monkeypatch: pytest.MonkeyPatch, table: str) -> None:
    monkeypatch.setattr(store, "STORE", unread(folder, table))
    (folder / schema.table(table).file).unlink()
    for page in (*PAGES, "search"):
        tags, spoken = discovery.tags(page, {"country": ["ARG"], "home": ["AZE", "KAZ"], "from": ["2005"]}, ORIGIN)
        found = Head(tags)
        assert spoken == "en"
        assert found.title
        assert found.link("canonical").startswith(ORIGIN)


def test_without_any_table_there_is_the_title_of_the_site(faulty: Path) -> None:
    for table in schema.package().tables.values():
        (faulty / table.file).unlink()
    assert discovery.tags("visits", {}, ORIGIN) == (f"<title>{language.words()('title')}</title>", "en")


def test_of_several_countries_the_one_is_told_whose_profile_it_is() -> None:
    several, alone = (page_summary.summary("country", {"country": codes}) for codes in (["MEX", "BRA"], ["BRA"]))
    assert (several.title, several.description) == (alone.title, alone.description)
