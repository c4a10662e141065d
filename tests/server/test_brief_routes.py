"""The briefs by HTTP on the real server: files with a tag, and sentences for what cannot be given."""

import pytest
from windows import ask

from components.facts import store

VERSION = store.STORE.snapshot().version


@pytest.mark.parametrize(
    ("path", "media", "name", "begins"),
    [
        ("MEX.pdf?home=AZE&lang=en", "application/pdf", "brief_AZE_MEX", b"%PDF-"),
        ("kna.pdf?paper=letter", "application/pdf", "brief_AZE_KNA", b"%PDF-"),
        ("KNA.PDF", "application/pdf", "brief_AZE_KNA", b"%PDF-"),
        ("HTI.html?home=KAZ&home=AZE", "text/html; charset=utf-8", "brief_AZE-KAZ_HTI", b"<!DOCTYPE html>"),
        ("countries.pdf?country=KNA&country=HTI", "application/pdf", "brief_AZE_HTI-KNA", b"%PDF-"),
    ],
)
def test_a_brief_is_given_as_a_file_with_a_tag(url: str, path: str, media: str, name: str, begins: bytes) -> None:
    status, headers, body = ask(url, f"/brief/{path}")
    assert status == 200
    assert headers["content-type"] == media
    assert headers["cache-control"] == "public, no-cache"
    assert body.startswith(begins)
    ending = path.partition(".")[2].partition("?")[0].lower()
    assert f'filename="{name}_{VERSION}.{ending}"' in headers["content-disposition"]
    again = ask(url, f"/brief/{path}", headers={"if-none-match": headers["etag"]})
    assert again[0] == 304
    assert again[2] == b""
    status, given, body = ask(url, f"/brief/{path}", "HEAD")
    assert (status, given["etag"], body) == (200, headers["etag"], b"")


@pytest.mark.parametrize(
    "file",
    ["XXX.pdf", "MEX.docx", "MEX", "countries.csv", "%3Cscript%3E.pdf", "AZE.pdf", "A" * 3000, "", "/", "a/b.pdf"],
)
def test_where_there_is_no_brief_a_sentence_says_which_there_are(url: str, file: str) -> None:
    status, headers, body = ask(url, f"/brief/{file}" if file else "/brief")
    assert status == 404
    assert headers["content-type"].startswith("text/plain")
    assert b"MEX" in body
    assert len(body) < 500


@pytest.mark.parametrize(
    "path",
    [
        "MEX.pdf?home=ARG",
        "MEX.pdf?home=",
        "MEX.pdf?country=ARG",
        "MEX.pdf?paper=a5",
        "MEX.html?paper=a4&paper=letter",
        "MEX.pdf?lang=xx",
        "MEX.pdf?from=2010",
        "MEX.pdf?%3Cscript%3E=1",
        "countries.pdf",
        "countries.pdf?country=XXX",
        "countries.pdf?home=AZE&home=KAZ"
        + "".join(f"&country={code}" for code in ["ARG", "BRA", "CHL", "COL", "CUB", "MEX", "PER"]),
        "MEX.pdf?home=AZE&" + "x" * 5000,
    ],
)
def test_what_is_not_understood_is_refused_with_a_sentence(url: str, path: str) -> None:
    status, headers, body = ask(url, f"/brief/{path}")
    assert status == 400
    assert headers["content-type"].startswith("text/plain")
    assert headers["cache-control"] == "no-store"
    assert body.startswith(b"Not understood, so nothing was given")
    assert len(body) < 700


@pytest.mark.parametrize("path", ["XXX.pdf", "MEX.pdf?country=ARG", "countries.pdf"])
def test_a_refusal_tells_how_several_briefs_are_one_file(url: str, path: str) -> None:
    _, _, body = ask(url, f"/brief/{path}")
    assert b"/brief/countries.pdf?country=ARG&country=BRA" in body
    assert b"as_of" not in body


def test_a_host_is_never_markup_and_one_that_is_too_long_is_refused(url: str) -> None:
    status, _, body = ask(url, "/brief/KNA.html", headers={"host": '"><script>alert(1)</script>'})
    assert status == 200
    assert b"<script" not in body
    status, _, body = ask(url, "/brief/KNA.html", headers={"host": "a" * 9000})
    assert status == 400
    assert body.startswith(b"Not understood")
