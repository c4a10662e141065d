"""The first HTML: Streamlit's own, with what the page needs named, whatever Streamlit's files are called."""

import base64
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.web import bootstrap
from windows import ask

from components.server import first_html
from components.ui.menu import PAGES


def links(content: str, kind: str) -> list[str]:
    return re.findall(rf'<link rel="{kind}"[^>]*? href="\./([^"]+)"', content)


@pytest.mark.parametrize("page", ["", *PAGES])
def test_the_first_html_names_files_that_are_there_each_once(url: str, page: str) -> None:
    status, headers, body = ask(url, f"/{page}?country=BRA")
    content = body.decode()
    named = links(content, "modulepreload")
    assert (status, headers["cache-control"]) == (200, "no-cache")
    assert len(named) == len(set(named)) > len(links(first_html._streamlit(), "modulepreload"))
    for path in [*named, *links(content, "preload")]:
        assert (first_html.STATIC / path).is_file(), path
    assert content.count("<title>") == 1
    assert re.search(r"<title>[^<]+ · [^<]+ and Latin America</title>", content)


@pytest.mark.parametrize(
    ("page", "chunk", "is_named"),
    [
        ("visits", "PlotlyChart", True),
        ("visits", "DataFrame", False),
        ("visits", "Metric", False),
        ("", "Metric", True),
        ("overview", "DeckGlJsonChart", True),
        ("overview", "PlotlyChart", False),
        ("search", "DataFrame", True),
    ],
)
def test_a_page_names_what_it_draws_first(url: str, page: str, chunk: str, is_named: bool) -> None:
    content = ask(url, f"/{page}")[2].decode()
    assert (f"/{chunk}." in content) == is_named


def test_the_files_that_are_named_are_sent_compressed_and_stay(url: str) -> None:
    for path in first_html.asset_paths():
        _, headers, body = ask(url, f"/{path}", headers={"Accept-Encoding": "br, gzip"})
        assert headers["cache-control"] == "public, immutable, max-age=31536000"
        size = (first_html.STATIC / path).stat().st_size
        if path.endswith((".js", ".css")) and size >= 500:
            assert headers["content-encoding"] == "br", path
            assert len(body) < size
            tag = {"Accept-Encoding": "br, gzip", "If-None-Match": headers["etag"]}
            assert ask(url, f"/{path}", headers=tag)[::2] == (304, b"")


@pytest.fixture
def static(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A Streamlit of other files."""
    monkeypatch.setattr(first_html, "STATIC", tmp_path)
    first_html.document.cache_clear()
    first_html._streamlit.cache_clear()
    (tmp_path / "static" / "js").mkdir(parents=True)
    yield tmp_path
    first_html.document.cache_clear()
    first_html._streamlit.cache_clear()


INDEX = (
    "<html><head><title>Streamlit</title><script>1</script>"
    '<script type="module" crossorigin src="./static/js/main.x1.js"></script>'
    '<link rel="modulepreload" crossorigin href="./static/js/known.js"></head></html>'
)


def test_files_are_found_by_what_the_main_script_tells(static: Path) -> None:
    (static / "index.html").write_text(INDEX)
    (static / "static" / "js" / "main.x1.js").write_text(
        'const f=(i,m=f,d=(m.f||(m.f=["./PlotlyChart.9.js","./known.js","./own.js","../css/a.css"])))=>0;'
        'l(()=>v(()=>import("./PlotlyChart.9.js").then(e=>e.t),__vite__mapDeps([0,1,2,3]),import.meta.url))'
    )
    assert links(first_html.document("visits", ""), "modulepreload") == [
        "static/js/known.js",
        "static/js/PlotlyChart.9.js",
        "static/js/own.js",
    ]


BEYOND = 'm.f=[];l(()=>import("./PlotlyChart.9.js"),__vite__mapDeps([7]))'


@pytest.mark.parametrize("script", ["", "m.f=[];", 'm.f=["./a.js"];import("./PlotlyChart.1.js")', BEYOND, None])
@pytest.mark.parametrize("index", [INDEX, INDEX.replace("module", "classic"), "<head></head>"])
def test_where_files_are_not_found_all_is_as_before(static: Path, index: str, script: str | None) -> None:
    (static / "index.html").write_text(index)
    if script is not None:
        (static / "static" / "js" / "main.x1.js").write_text(script)
    content = first_html.document("visits", "")
    assert links(content, "modulepreload") == links(index, "modulepreload")
    assert "BACKEND_BASE_URL" in content


def test_scripts_within_the_html_are_allowed_by_their_hash() -> None:
    hashed = base64.b64encode(hashlib.sha256(b"1").digest()).decode()
    assert first_html.script_hashes(INDEX) == [f"'sha256-{hashed}'"]
    assert len(first_html.script_hashes(first_html.document("", ""))) == first_html.document("", "").count("<script>")


def test_streamlit_runs_on_the_loop_that_sends_an_answer_without_waiting() -> None:
    make = bootstrap._get_uvloop_loop_factory()
    assert make is not None
    make().close()
