"""Text of the data is never markup: whatever stands in a cell comes out of every page and every row as it stands."""

import io
import re
import shutil
from collections.abc import Iterator
from typing import Any

import hostile
import pandas as pd
import plotly.graph_objects as go
import pypdf
import pytest
from conftest import ROOT
from google.protobuf.message import Message
from opened import opened, points
from streamlit.testing.v1 import AppTest

from components.export import brief
from components.facts import schema, store
from components.figures import relations, visits
from components.ui.menu import PAGES
from components.words.language import Words

MARKUP = re.compile(
    r"(?<!\\)(<img|<b>|<a |<javascript|\]\((?!<https?:|data:image/)"
    r"|:red\[|:smile:|:material/home:|\*\*b|_i_|`c`|\$x|\$\$y)"
)
"""Markup of hostile text that is not escaped."""

TAGS = re.compile(r"<(img|b>bold|a href|javascript)")
"""Tags that a chart would read."""

AS_IT_STANDS = {"DeckGlJsonChart", "Dataframe", "Arrow", "Code", "Text", "Selectbox", "MultiSelect", "TextInput"}
"""What Streamlit shows as text and never reads as Markdown: of a map the browser's test sees the rest."""

LEAST = 1000
"""Cells of free text that the copy has at the very least."""


@pytest.fixture(scope="module")
def poisoned(tmp_path_factory: pytest.TempPathFactory) -> Iterator[store.Store]:
    """The dashboard's tables with hostile text in every cell of free text."""
    folder = tmp_path_factory.mktemp("poisoned") / "data"
    shutil.copytree(schema.FOLDER, folder, ignore=shutil.ignore_patterns("__pycache__"))
    assert hostile.poison(folder) > LEAST
    copied = store.Store(folder)
    with pytest.MonkeyPatch.context() as patch:
        hostile.allow(patch)
        assert copied.snapshot().held == ()
        patch.setattr(store, "STORE", copied)
        yield copied


def texts(message: Message) -> Iterator[tuple[str, str]]:
    """Every text that a page sends to be read as Markdown, with the name of its field."""
    if message.DESCRIPTOR.name in AS_IT_STANDS:
        return
    for field, value in message.ListFields():
        for one in value if field.is_repeated else [value]:
            if isinstance(one, Message):
                yield from texts(one)
            elif isinstance(one, str):
                yield field.full_name, one


def drawn(app: AppTest) -> Iterator[Message]:
    """Everything on the page, its blocks included."""
    pending: list[Any] = [app._tree]
    while pending:
        node = pending.pop()
        pending += getattr(node, "children", {}).values()
        if isinstance(getattr(node, "proto", None), Message):
            yield node.proto


def assert_plain(app: AppTest) -> str:
    """Holds that nothing hostile on the page is markup. Returns all its texts."""
    assert not app.exception
    said = [one for proto in drawn(app) for one in texts(proto)]
    said += [("table", str(cell)) for table in app.table for cell in table.value.to_numpy().ravel()]
    for field, text in said:
        found = (TAGS if field.startswith("PlotlyChart") else MARKUP).search(text)
        assert not found, (field, text[max(0, found.start() - 150) : found.end() + 150])
    return "\n".join(text for _, text in said)


def with_long_cells(rows: pd.DataFrame) -> pd.Series:
    """Which rows have a cell of ten thousand signs."""
    return rows.astype("str").apply(lambda cells: cells.str.contains("yyyyy")).any(axis="columns")


def with_long_texts(rows: pd.DataFrame, cited: pd.DataFrame) -> pd.Series:
    """Which rows have such a cell, or cite a source that has one."""
    long = with_long_cells(rows)
    if "sources" in rows:
        wordy = cited.index[with_long_cells(cited)]
        long |= rows["sources"].str.split(";").explode().isin(wordy).groupby(level=0).any()
    return long


@pytest.mark.parametrize("page", PAGES)
def test_a_page_shows_hostile_cells_as_text(page: str, poisoned: store.Store) -> None:
    app = opened(page, {})
    assert_plain(app)
    app.session_state["provenance"] = True
    app.run()
    assert_plain(app)


@pytest.mark.parametrize("text", ["alert(1) img", "**b**", "yyyy", ":red[x]"])
def test_a_search_shows_hostile_cells_as_text(text: str, poisoned: store.Store) -> None:
    app = opened("search", {"find": [text]})
    assert_plain(app)
    assert len([button for button in app.button if str(button.key).startswith("hit-")]) > 5


@pytest.mark.parametrize("table", sorted(store.STORE.snapshot().tables))
def test_a_row_shows_hostile_cells_as_text_and_whole(table: str, poisoned: store.Store) -> None:
    rows = poisoned.load(table)
    app = opened("visits", {"country": ["GRD"]})
    cited = poisoned.load("sources")
    long = with_long_texts(rows, cited)
    for name in ("claims", "readings"):
        about = poisoned.load(name)
        long |= rows.index.isin(about.loc[(about["table"] == table) & with_long_texts(about, cited), "row_id"])
    claims = poisoned.load("claims")
    disputed = claims.loc[claims["table"] == table, "row_id"].head(1)
    for identity in [*rows.index[long][:1], *rows.index[~long][:1], *disputed]:
        app.query_params["row"] = f"{table}:{identity}"
        app.session_state["cite-row"] = True
        app.run()
        said = assert_plain(app)
        assert ("y" * 9_000 in said) == long[identity]


def test_the_figures_show_hostile_cells_as_text(poisoned: store.Store, words: Words) -> None:
    claims, plain = poisoned.load("claims"), store.Store(ROOT / "data")
    for draw, table in ((visits.timeline, "visits"), (relations.events, "milestones")):
        rows = poisoned.load(table)
        figure = draw(rows, words, claims)
        assert len(list(points(figure)))
        said = [str(text) for trace in figure.data for text in trace.hovertext or ()]
        shown = " ".join(re.sub(r"^<b>(.*?)</b>", r"\1", text) for text in said)
        assert "&lt;img" in shown
        assert not re.search(r"<(?!br>)", shown)
        assert max(map(len, re.split("<br>| ", shown))) < 200
        assert len(go.Figure(figure).to_json()) < 3 * len(draw(plain.load(table), words).to_json())


def test_a_brief_shows_hostile_cells_as_text(poisoned: store.Store, words: Words) -> None:
    file = pypdf.PdfReader(io.BytesIO(brief.content([("AZE", "MEX")], "pdf", "https://x.org/", words)))
    said = " ".join(page.extract_text() for page in file.pages)
    assert "<img" in said
    assert "yyyy" in said
    notes = [note.get_object() for page in file.pages for note in page.get("/Annots", [])]
    assert {str(note["/A"]["/URI"]).partition(":")[0] for note in notes if "/URI" in note.get("/A", {})} <= {
        "http",
        "https",
    }
    page = brief.content([("AZE", "MEX")], "html", "https://x.org/", words).decode()
    assert not re.search(r"<(img|script|b>bold|a href='java)", page)
