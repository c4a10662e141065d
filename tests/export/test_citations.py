"""Citations: the four forms by hand, what is unknown left out, and hostile titles that stay text in each form."""

import datetime
import json
import re

import pytest

from components.export import citations
from components.export.citations import FORMS, Work
from components.facts import dates, sources, store
from components.words.language import Words

VIEW = Work(
    key="visits-AZE-ARG-3f2a9c1d",
    title="Visits: Argentina, 2005–2016",
    part_of="Ties between Azerbaijan and Latin America and the Caribbean",
    issued="2026-11-24",
    version="3f2a9c1d",
    url="https://example.org/visits?country=ARG&from=2005&to=2016",
    language="en",
    kind="dataset",
    accessed=datetime.date(2026, 11, 30),
)
HOSTILE = r"100% \input{/etc/passwd} $x$ & #1_a~b^c } , year={1066}, {" + "\n\r\nER  - \r\nTY  - BOOK\r\n" + '"}], '


def test_a_view_is_cited_whole_in_every_form(words: Words) -> None:
    written = {form: write(VIEW, words) for form, (write, _, _) in FORMS.items()}
    assert written["apa"] == (
        "Visits: Argentina, 2005–2016 (data version 3f2a9c1d) [Data set]. (2026, November 24). Ties between Azerbaijan "
        "and Latin America and the Caribbean. Retrieved November 30, 2026, from "
        "https://example.org/visits?country=ARG&from=2005&to=2016"
    )
    assert written["bibtex"].splitlines() == [
        "@misc{visits-AZE-ARG-3f2a9c1d,",
        "  title = {{Visits: Argentina, 2005–2016}},",
        "  year = {2026},",
        "  month = {11},",
        "  day = {24},",
        "  howpublished = {Ties between Azerbaijan and Latin America and the Caribbean},",
        "  version = {3f2a9c1d},",
        "  url = {https://example.org/visits?country=ARG&from=2005&to=2016},",
        "  urldate = {2026-11-30},",
        "  langid = {en},",
        "}",
    ]
    (item,) = json.loads(written["csl"])
    assert item["type"] == "dataset"
    assert item["issued"] == {"date-parts": [[2026, 11, 24]]}
    assert item["accessed"] == {"date-parts": [[2026, 11, 30]]}
    assert item["version"] == "3f2a9c1d"
    assert written["ris"].split("\r\n")[:5] == [
        "TY  - DATA",
        "ID  - visits-AZE-ARG-3f2a9c1d",
        "TI  - Visits: Argentina, 2005–2016",
        "T2  - Ties between Azerbaijan and Latin America and the Caribbean",
        "PY  - 2026",
    ]
    assert written["ris"].endswith("Y2  - 2026/11/30/\r\nLA  - en\r\nER  - \r\n")


@pytest.mark.parametrize(
    ("issued", "said", "parts"),
    [
        ("", "n.d.", None),
        ("2012", "2012", [2012]),
        ("2012-03", "2012, March", [2012, 3]),
        ("2012-03-09", "2012, March 9", [2012, 3, 9]),
    ],
)
def test_a_date_is_cited_as_vague_as_it_is_known(words: Words, issued: str, said: str, parts: list[int] | None) -> None:
    work = Work(key="a", title="A title.", author="Trend", issued=issued)
    assert citations.apa(work, words) == f"Trend. ({said}). A title."
    assert json.loads(citations.csl(work, words))[0].get("issued") == ({"date-parts": [parts]} if parts else None)
    assert ("year" in citations.bibtex(work, words)) == bool(issued)
    assert ("PY" in citations.ris(work, words)) == bool(issued)


def test_what_is_no_date_is_none(words: Words) -> None:
    for text in ("2012-13", "soon", "20120309", "1", "2012-02-30"):
        assert words.date(*dates.partial(text)) == ""


def test_a_hostile_title_stays_a_title(words: Words) -> None:
    work = Work(key="a},\n b", title=HOSTILE, author=HOSTILE, url="https://example.org/{a b}\\}", issued="2012")
    entry = citations.bibtex(work, words)
    lines = entry.splitlines()
    assert [line.split(" = ")[0].strip() for line in lines[1:-1]] == ["title", "author", "year", "url"]
    assert re.fullmatch(r"@misc\{[A-Za-z0-9:.-]+,", lines[0])
    # BibTeX counts braces even where a backslash stands before one.
    depth = [entry[:at].count("{") - entry[:at].count("}") for at in range(1, len(entry))]
    assert min(depth[len(lines[0]) :]) == 1
    bare = re.sub(r"\\text[a-z]+\{\}|\\[{}$&%#_]", "", entry)
    assert not set("\\$&%#~^") & set(bare.replace(lines[4], ""))
    assert bare.count("{") == bare.count("}")
    assert "{" not in lines[4].removeprefix("  url = {")
    tags = [line[:2] for line in citations.ris(work, words).split("\r\n") if line]
    assert tags == ["TY", "ID", "TI", "AU", "PY", "DA", "UR", "ER"]
    (item,) = json.loads(citations.csl(work, words))
    assert item["title"] == " ".join(HOSTILE.split())
    assert "\n" not in citations.apa(work, words)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//example.org", "ftp://example.org", ""])
def test_only_addresses_of_the_web_are_cited(words: Words, url: str) -> None:
    assert sources.web_address(url) == ""
    for write, _, _ in FORMS.values():
        assert not url or url not in write(Work(key="a", title="A", url=url), words)


@pytest.mark.parametrize("form", FORMS)
def test_every_source_can_be_cited(words: Words, form: str) -> None:
    write = FORMS[form][0]
    for row in store.load("sources").to_dict("records"):
        written = write(citations.source(row), words)
        assert row["published_on"][:4] in written
        assert sources.web_address(row["url"]) in written
