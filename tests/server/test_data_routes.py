"""The data routes by HTTP on the real server: the rows of the pages, sentences for what cannot be given, no trace."""

import datetime
import gzip
import hashlib
import io
import json
import shutil
import threading
import urllib.parse
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import brotli
import frictionless
import pandas as pd
import pytest
from conftest import ROOT
from windows import ask, serve

from components.choices import address
from components.choices.filters import HOMES
from components.export import extracts
from components.export import files as files_export
from components.facts import archive, schema, store
from components.measures import mirror, missions, search
from components.measures import trade as trade_measures

TODAY = datetime.date.today()
HOSTILE = [
    "country=XXX",
    "what=1",
    "country=ARG%00",
    "country=",
    "from=1500",
    "from=x&to=2010",
    "from=2010&from=2011",
    "lang=xx",
    "row=visits:aze-arg-2006-04-mammadyarov",
    "level=emperor",
    "country=%3Cscript%3Ealert(1)%3C/script%3E",
    "country=" + "A" * 5000,
    "&".join(f"country=C{number}" for number in range(10_000))[:60_000],
    "embed=true",
    "from=%D9%A2%D9%A0%D9%A0%D9%A5",
    "country=ARG;DROP",
    "as_of=2014",
    "%FF=%FF",
    "search=x",
    "from=2016&to=2005",
]
FILTERS = [
    {},
    {"country": ["ARG"]},
    {"country": ["ARG"], "from": ["2010"], "to": ["2016"]},
    {"country": ["BRA", "MEX"], "from": ["2005"]},
    {"home": ["KAZ"]},
    {"home": ["AZE", "KAZ"]},
    {"home": ["AZE", "KAZ"], "country": ["CUB"], "to": ["2015"]},
    {"from": ["2014"], "to": ["2014"]},
    {"country": ["GRD", "HTI"]},
]


def query(asked: dict[str, list[str]]) -> str:
    return urllib.parse.urlencode(asked, doseq=True)


@pytest.mark.parametrize("form", files_export.MEDIA)
@pytest.mark.parametrize("name", extracts.names())
def test_everything_is_given_in_every_format(url: str, words, name: str, form: str) -> None:
    taken = extracts.parameters(name)
    asked = query({"home": list(HOMES)}) if "home" in taken else ""
    status, headers, body = ask(url, f"/data/{name}.{form}?{asked}")
    whole = extracts.whole(name, TODAY, words)
    version = store.STORE.snapshot().version
    assert status == 200
    assert headers["content-type"] == files_export.MEDIA[form]
    assert headers["access-control-allow-origin"] == "*"
    assert f"_{version}.{form}" in headers["content-disposition"]
    assert body == whole.content(form, f"{url}/", words)
    if name in schema.package().tables:
        assert set(whole.rows.index) == set(store.load(name).index)


@pytest.mark.parametrize("asked", FILTERS, ids=query)
@pytest.mark.parametrize("name", ["visits", "milestones", "agreements", "missions", "envoys", "trade", "products"])
def test_a_route_gives_the_rows_that_a_page_shows(url: str, name: str, asked: dict[str, list[str]]) -> None:
    status, _, body = ask(url, f"/data/{name}.csv?{query(asked)}")
    where = address.parse(asked, (), address.partners(), address.bounds())
    expected = where.filters.apply(store.load(name))
    read = pd.read_csv(io.BytesIO(body), dtype=str, keep_default_na=False)
    text = store.STORE.snapshot().text[name].set_axis(store.load(name).index).loc[expected.index]
    key = schema.table(name).columns
    assert status == 200
    assert sorted(map(tuple, read[key].to_numpy())) == sorted(map(tuple, text[key].to_numpy()))


def test_a_vocabulary_narrows(url: str) -> None:
    _, _, body = ask(url, "/data/visits.json?level=minister&level=foreign_minister&direction=to_home")
    rows = json.loads(body)
    visits = store.load("visits")
    expected = visits[
        (visits["home_iso3"] == "AZE")
        & visits["level"].isin(["minister", "foreign_minister"])
        & (visits["direction"] == "to_home")
    ]
    assert {row["id"] for row in rows} == set(expected.index)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("q=a%00b", "q (a text"),
        ("q=" + "a" * 81, "q (a text"),
        ("publisher=nobody", "publisher (one of"),
        ("q=a&q=b", "q"),
    ],
)
def test_a_text_that_cannot_be_looked_for_is_refused(url: str, asked: str, told: str) -> None:
    status, _, body = ask(url, f"/data/sources.csv?{asked}")
    assert status == 400
    assert told in body.decode()
    assert len(body) < 2_000


def test_sources_and_documents_can_be_searched(url: str) -> None:
    _, _, body = ask(url, "/data/sources.json?q=RELACIONES&language=es")
    found = {row["id"] for row in json.loads(body)}
    sources = store.load("sources")
    spanish = sources[sources["language"] == "es"]
    told = spanish["title"] + spanish["publisher"] + spanish["url"]
    assert found == set(spanish.index[told.str.casefold().str.contains("relaciones")])
    _, _, body = ask(url, "/data/visits.json?q=%C4%B0LHAM+%C9%99liyev&home=AZE")
    assert {row["visitor"] for row in json.loads(body)} >= {"Ilham Aliyev"}
    _, _, body = ask(url, "/data/agreements.json?q=visa&country=ARG")
    assert all("ARG" in row["partner_iso3"] and "visa" in json.dumps(row).casefold() for row in json.loads(body))


def test_a_search_gives_what_its_page_shows(url: str) -> None:
    status, headers, body = ask(url, "/data/search.json?q=%20ilham++%C9%99liyev")
    given = json.loads(body)
    found = search.find("ilham əliyev", "en")
    assert (status, headers["content-type"], headers["access-control-allow-origin"]) == (200, "application/json", "*")
    assert [(kind["kind"], kind["count"]) for kind in given["kinds"]] == [(one.kind, one.count) for one in found.groups]
    assert given["version"] == store.STORE.snapshot().version
    for kind, group in zip(given["kinds"], found.groups, strict=True):
        assert [hit["title"] for hit in kind["results"]] == [hit.title for hit in group.hits]
        for hit in [*kind["results"], {"url": kind["all"]}]:
            assert hit["url"] is None or ask(url, hit["url"].removeprefix(url))[0] == 200
    again = ask(url, "/data/search.json?q=ilham+%C9%99liyev", headers={"If-None-Match": headers["etag"]})
    assert again[::2] == (304, b"")
    assert json.loads(ask(url, "/data/search.json?q=zzzzzz")[2])["kinds"] == []


@pytest.mark.parametrize("asked", ["", "q=", "q=%20", "q=a&q=b", "q=a&x=1", "q=a%00b", "q=a&lang=xx", "q=" + "a" * 81])
def test_a_search_for_nothing_that_can_be_found_is_refused(url: str, asked: str) -> None:
    status, _, body = ask(url, f"/data/search.json?{asked}")
    assert status == 400
    assert "takes one q, a text" in body.decode()


@pytest.mark.parametrize("country", ["MEX", "GRD"])
def test_the_sources_of_a_partner_are_those_that_its_rows_cite(url: str, country: str) -> None:
    _, _, body = ask(url, f"/data/sources.json?country={country}")
    facts = ("visits", "milestones", "agreements", "missions", "envoys", "trade", "products")
    cited: set[str] = set()
    for name in facts:
        rows = store.load(name)
        sides = [column for column in ("partner_iso3", "sending_iso3", "receiving_iso3") if column in rows.columns]
        of_partner = rows[(rows[sides] == country).any(axis="columns")]
        cited |= {source for ids in of_partner["sources"] for source in ids.split(";")}
    _, _, claims = ask(url, f"/data/claims.json?country={country}")
    cited |= {source for row in json.loads(claims) for source in row["sources"].split(";")}
    assert {row["id"] for row in json.loads(body)} == cited


@pytest.mark.parametrize("asked", HOSTILE, ids=range(len(HOSTILE)))
def test_what_is_not_understood_is_refused_with_what_is(url: str, asked: str) -> None:
    status, headers, body = ask(url, f"/data/visits.csv?{asked}")
    assert status == 400
    assert headers["content-type"] == "text/plain; charset=utf-8"
    assert len(body) < 2_000
    assert b"Traceback" not in body
    assert b"nothing was given" in body


@pytest.mark.parametrize(
    "path",
    [
        "/data/nothing.csv",
        "/data/visits.exe",
        "/data/visits",
        "/data/.csv",
        "/data/",
        "/data/visits.csv/x",
        "/data/sub/visits.csv",
        "/data/visits.CSV%0d%0aX-Y:1",
    ],
)
def test_what_is_not_there_is_told_with_what_is(url: str, path: str) -> None:
    status, headers, body = ask(url, path)
    assert status == 404
    assert "trade-series" in body.decode()
    assert headers["x-y"] is None


@pytest.mark.parametrize(
    "path", ["/data/../dashboard.py", "/data/..%2f..%2fdashboard.py", "/data/%2e%2e/%2e%2e/etc/passwd", "/data//etc/x"]
)
def test_no_path_leads_out(url: str, path: str) -> None:
    status, _, body = ask(url, path)
    assert status in (400, 404) or b"<!doctype html>" in body.lower()
    assert b"st.App" not in body
    assert b"root:" not in body


def test_a_reader_who_has_it_is_told_so(url: str) -> None:
    path = "/data/visits.csv?country=ARG"
    _, headers, body = ask(url, path)
    for tag in (headers["etag"], f'"x", {headers["etag"]}', f"W/{headers['etag']}", "*"):
        status, again, nothing = ask(url, path, headers={"If-None-Match": tag})
        assert (status, nothing, again["etag"]) == (304, b"", headers["etag"])
    assert ask(url, path, headers={"If-None-Match": '"other"'})[2] == body
    assert ask(url, "/data/visits.csv?country=BRA")[1]["etag"] != headers["etag"]


def test_it_is_packed_for_who_takes_it_so(url: str) -> None:
    path = "/data/trade.csv"
    _, bare, body = ask(url, path)
    for taken, coding, unpack in (("gzip", "gzip", gzip.decompress), ("gzip, br", "br", brotli.decompress)):
        _, headers, packed = ask(url, path, headers={"Accept-Encoding": taken})
        assert headers["content-encoding"] == coding
        assert len(packed) < len(body) / 4
        assert unpack(packed) == body
        assert headers["etag"] != bare["etag"]
        assert "Accept-Encoding" in headers["vary"]
        status, _, _ = ask(url, path, headers={"Accept-Encoding": taken, "If-None-Match": headers["etag"]})
        assert status == 304


def test_a_head_has_what_the_answer_would_have(url: str) -> None:
    _, headers, body = ask(url, "/data/visits.csv")
    status, alone, nothing = ask(url, "/data/visits.csv", "HEAD")
    assert (status, nothing) == (200, b"")
    assert alone["content-length"] == str(len(body)) == headers["content-length"]
    assert alone["etag"] == headers["etag"]
    assert ask(url, "/data/visits.csv?x=1", "HEAD")[0] == 400


def test_only_reading_is_allowed(url: str) -> None:
    status, headers, _ = ask(url, "/data/visits.csv", "OPTIONS")
    assert status == 204
    assert headers["access-control-allow-methods"] == "GET, HEAD, OPTIONS"
    assert ask(url, "/data/visits.csv", "POST")[0] == 405
    assert ask(url, "/data/visits.csv", "DELETE")[0] == 405


def test_a_large_download_does_not_stall_the_server(url: str) -> None:
    """Twelve workbooks that nobody has asked for before take seconds; the server answers in between."""
    left = [f"/data/trade.xlsx?home=KAZ&home=AZE&from={year}" for year in range(1980, 1992)]
    done: list[int] = []
    readers = [threading.Thread(target=lambda path=path: done.append(ask(url, path)[0])) for path in left]
    for reader in readers:
        reader.start()
    assert ask(url, "/healthz")[0] == 200
    assert len(done) < len(left), "the answer came before the downloads were made"
    for reader in readers:
        reader.join()
    assert done == [200] * len(left)


def test_the_trade_series_is_the_one_that_is_drawn(url: str) -> None:
    _, _, body = ask(url, "/data/trade-series.csv?country=BRA&from=2005&to=2010")
    read = pd.read_csv(io.BytesIO(body))
    trade = store.load("trade")
    drawn = trade_measures.own_series(trade[(trade["home_iso3"] == "AZE") & (trade["partner_iso3"] == "BRA")])
    drawn = drawn[drawn["period_start"].dt.year.between(2005, 2010)]
    assert set(read["trade_row"]) == set(drawn.index)
    assert dict(zip(read["trade_row"], read["value_usd"], strict=True)) == drawn["value_usd"].to_dict()
    assert (read["sources"] != "").all()


def test_the_mirror_gap_is_the_measure(url: str) -> None:
    _, _, body = ask(url, "/data/mirror-gap.json?country=BRA&flow=imports")
    rows = pd.DataFrame(json.loads(body)).set_index("year").sort_index()
    gap = mirror.mirror_gap(store.load("trade"))
    mine = gap[(gap["home_iso3"] == "AZE") & (gap["partner_iso3"] == "BRA") & (gap["flow"] == "imports")]
    mine = mine.set_index("year").sort_index()
    for column in ("home_usd", "partner_usd", "difference_usd", "ratio", "importer_to_exporter"):
        pd.testing.assert_series_equal(rows[column].astype("float64"), mine[column], check_index_type=False)


def test_the_open_missions_of_a_day(url: str) -> None:
    _, _, body = ask(url, "/data/open-missions.csv?as_of=2014-06-15&home=AZE&home=KAZ")
    read = pd.read_csv(io.BytesIO(body)).set_index("id")
    state = missions.state_on(store.load("missions"), datetime.date(2014, 6, 15))
    assert read["state"].to_dict() == state[state != "not_open"].to_dict()
    assert set(read["as_of"]) == {"2014-06-15"}
    _, _, sure = ask(url, "/data/open-missions.csv?as_of=2014-12-31&state=open&home=AZE&home=KAZ")
    end = missions.state_on(store.load("missions"), datetime.date(2014, 12, 31))
    assert set(pd.read_csv(io.BytesIO(sure))["id"]) == set(end.index[end == "open"])


def test_the_package_is_valid_and_the_same_each_time(url: str, tmp_path: Path) -> None:
    status, headers, body = ask(url, "/data/datapackage.zip")
    assert (status, headers["content-type"]) == (200, "application/zip")
    assert body == ask(url, "/data/datapackage.zip")[2]
    packed = zipfile.ZipFile(io.BytesIO(body))
    packed.extractall(tmp_path)
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert report.valid, report.to_summary()
    files = {"README.md", "LICENCE.txt", "CITATION.cff", "VERSION.txt", "SHA256SUMS", "dataset.jsonld"}
    assert files <= set(packed.namelist())
    for line in (tmp_path / "SHA256SUMS").read_text().splitlines():
        digest, _, name = line.partition("  ")
        assert hashlib.sha256((tmp_path / name).read_bytes()).hexdigest() == digest
    for table in schema.package().tables.values():
        assert (tmp_path / table.file).read_bytes() == (schema.FOLDER / table.file).read_bytes()
    assert store.STORE.snapshot().version in json.loads((tmp_path / "datapackage.json").read_text())["version"]


def test_a_release_is_given_as_it_lies_and_an_unknown_one_told(url: str) -> None:
    for release in archive.releases():
        status, headers, body = ask(url, f"/data/archive/{release.version}.zip")
        assert (status, headers["content-type"]) == (200, "application/zip")
        assert body == release.path.read_bytes()
        assert "immutable" in headers["cache-control"]
    for unknown in ("00000000", "..%2ftrade", "%2e%2e", "9D35D114"):
        status, _, body = ask(url, f"/data/archive/{unknown}.zip")
        assert status in (400, 404)
        assert status == 400 or b"9d35d114 (2026-11-24)" in body or b"trade-series" in body


def test_what_is_new_is_a_feed_with_the_parameters_of_the_pages(url: str) -> None:
    status, headers, body = ask(url, "/data/whats-new.atom?country=BRA&home=AZE&from=2020")
    rows = json.loads(ask(url, "/data/whats-new.json?country=BRA&home=AZE&from=2020")[2])
    entries = ElementTree.fromstring(body).findall("{http://www.w3.org/2005/Atom}entry")
    assert (status, headers["content-type"]) == (200, "application/atom+xml")
    assert len(entries) == len({(row["version"], row["table"], row["row_id"]) for row in rows}) > 0
    assert ask(url, "/data/whats-new.atom?country=XXX")[0] == 400


def test_the_description_leads_to_every_row(url: str) -> None:
    _, _, body = ask(url, "/data/datapackage.json")
    described = json.loads(body)
    for resource in described["resources"]:
        status, _, content = ask(url, f"/data/{resource['path']}")
        assert status == 200
        assert len(pd.read_csv(io.BytesIO(content))) == len(store.load(resource["name"]))
    assert ask(url, "/data/datapackage.json?x=1")[0] == 400


def test_the_dataset_is_told_to_search_engines(url: str) -> None:
    status, headers, body = ask(url, "/data/dataset.jsonld")
    told = json.loads(body)
    assert (status, headers["content-type"]) == (200, "application/ld+json")
    assert told["@type"] == "Dataset"
    assert told["license"].startswith("https://creativecommons.org/licenses/by/4.0")
    assert {"name", "description", "creator", "temporalCoverage", "spatialCoverage", "version"} <= set(told)
    for file in told["distribution"]:
        assert file["contentUrl"].startswith(f"{url}/data/")
        assert ask(url, urllib.parse.urlsplit(file["contentUrl"]).path, "HEAD")[0] == 200


def test_the_series_are_described(url: str) -> None:
    _, _, body = ask(url, "/data/series.json")
    for resource in json.loads(body)["resources"]:
        _, _, content = ask(url, f"/data/{resource['path']}")
        read = pd.read_csv(io.BytesIO(content))
        assert list(read.columns) == [field["name"] for field in resource["schema"]["fields"]]


def test_a_table_that_is_held_back_is_said_to_be(folder: Path) -> None:
    root = folder.parent
    for name in ("components", "pages", ".streamlit"):
        shutil.copytree(ROOT / name, root / name)
    for name in ("dashboard.py", "CITATION.cff"):
        shutil.copy(ROOT / name, root / name)
    (folder / "visits.csv").write_text("no table\n", encoding="utf-8")
    for url in serve(root):
        status, _, body = ask(url, "/data/visits.csv")
        assert status == 503
        assert b"visits.csv is held back" in body
        assert ask(url, "/chart/visits-timeline.json")[::2] == (503, body)
        assert ask(url, "/visits")[0] == 200
        assert ask(url, "/data/trade-series.csv")[0] == 200
        assert ask(url, "/data/datapackage.zip")[0] == 200


@pytest.mark.parametrize(("asked", "separator"), [("1", ","), ("semicolon", ";")])
def test_a_route_gives_csv_for_a_spreadsheet_when_it_is_asked_to(url: str, asked: str, separator: str) -> None:
    plain = ask(url, "/data/trade.csv?country=MEX")[2]
    assert not plain.startswith(b"\xef\xbb\xbf")
    status, headers, body = ask(url, f"/data/trade.csv?country=MEX&excel={asked}")
    assert status == 200
    assert headers["content-type"] == "text/csv; charset=utf-8"
    decimal = "," if separator == ";" else "."
    read = pd.read_csv(io.BytesIO(body), sep=separator, decimal=decimal, encoding="utf-8-sig")
    pd.testing.assert_frame_equal(read, pd.read_csv(io.BytesIO(plain)))


@pytest.mark.parametrize("asked", ["trade.csv?excel=tab", "trade.csv?excel=1&excel=1", "trade.json?excel=1"])
def test_no_other_spreadsheet_is_served(url: str, asked: str) -> None:
    status, _, body = ask(url, f"/data/{asked}")
    assert status == 400
    assert "excel" in body.decode().partition("trade takes")[0]
    assert "a CSV also excel (1, semicolon)" in body.decode()
