"""The brief of a pair, read back as a reader has it: what it says, its pages, its links, and that text stays text."""

import functools
import io
import re
from pathlib import Path

import pypdf
import pytest
from conftest import unread

from components.choices import address
from components.choices.filters import HOMES
from components.export import brief, brief_rows
from components.facts import store
from components.words import language
from components.words.language import Words

ORIGIN = "https://ties.example.org/"
PAIRS = [(home, partner) for home in HOMES for partner in address.partners()]
FACTS = {
    ("AZE", "MEX"): (
        "Independence of Azerbaijan recognised December 1991 [1, 2]",
        "Diplomatic relations since 14 January 1992, sources differ",
        "Embassy in Mexico City",
        "Seymur Fataliyev",
        "since 1 October 2014. Also: Covered from Ankara (no longer).",
        "María Victoria Romero Caballero",
        "Ambassador, credentials 26 January 2023, last seen November 2025",
        "Last visit of Azerbaijan to Mexico 10 February 2026, Samad Seyidov",
        "Next visit announced None found in public sources",
        "Agreements and other documents 7: 5 signed, 1 in force, 1 draft",
        "1980 1985 1990 1995",
        "First seen in office: 19 December 2022; Credentials: 26 January 2023",
        "And 21 more, one of them only announced:",
        "Mexico: capital Mexico City, region Mexico and Central America",
        "Imports of Azerbaijan, by its own report US$ 64.4 million in 2021",
        "US$ 467 thousand † US$ 2.87 thousand US$ 64.4 million † US$ 1.16 million",
        "Vehicles US$ 32.3 million",
        "20 Oct 2017 Intergovernmental agreement on cooperation in education, science, youth, culture and sport",
        "14 January 1992 [3] 10 February 1992 [2]",
        "Meksika Prezidenti: Azərbaycanla əməkdaşlıq əlaqələrinin daha da gücləndirilməsində maraqlıyıq",
        "Data version",
        "How to cite: Contributors to Ties",
        "Page 4 of 4",
    ),
    ("KAZ", "BRA"): (
        "Marcel Fortuna Biato, Ambassador Dates not known [",
        "Kazakhstan and Brazil",
        "Embassy in Brasília",
        "Embassy in Astana",
        "by Kazakhstan",
        "Page 1 of",
    ),
    ("AZE", "KNA"): (
        "A dash: no figure found, which is not zero. Main imports",
        "Diplomatic relations since 1995",
        "No mission found",
        "No visit found",
        "No document found",
    ),
}


@pytest.fixture(autouse=True)
def remembering(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets Typst keep what one brief has in common with the next: the dashboard gives it up to save memory."""
    monkeypatch.setattr(brief, "REMEMBERED", 0)


@functools.cache
def made(home: str, partner: str) -> bytes:
    return brief.content([(home, partner)], "pdf", ORIGIN, language.words())


def read(content: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(content))


def text(content: bytes) -> str:
    """The text of all pages on one line, without what only tells lines where to break."""
    pages = "\n".join(page.extract_text() for page in read(content).pages)
    return " ".join(pages.replace("\u200b", "").replace("\xa0", " ").split())


def links(content: bytes) -> list[str]:
    every = [note.get_object() for page in read(content).pages for note in page.get("/Annots", [])]
    return [note["/A"]["/URI"] for note in every if "/URI" in note.get("/A", {})]


@pytest.mark.parametrize(("home", "partner"), PAIRS)
def test_every_pair_has_two_to_four_pages_that_each_say_what_they_are(home: str, partner: str, words: Words) -> None:
    pages = read(made(home, partner)).pages
    assert 2 <= len(pages) <= 4
    # No page holds only a few lines.
    assert len(pages[-1].extract_text().splitlines()) >= 18
    title = words("profile-title", home=words.country(home), partner=words.country(partner))
    for number in {2, len(pages)}:
        said = " ".join(pages[number - 1].extract_text().split())
        assert f"{title} · Data version {store.STORE.snapshot().version} of " in said
        assert f"Page {number} of {len(pages)}" in said
        assert f"How to cite: {words('cite-author')}" in said


@pytest.mark.parametrize("pair", FACTS, ids="-".join)
def test_facts_checked_by_hand_are_read_back(pair: tuple[str, str]) -> None:
    said = text(made(*pair))
    assert [fact for fact in FACTS[pair] if fact not in said] == []


def test_a_brief_is_titled_tagged_and_has_its_fonts_and_its_day() -> None:
    file = read(made("AZE", "MEX"))
    root = file.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert "pdfuaid:part" in root["/Metadata"].get_object().get_data().decode()
    assert file.metadata
    assert file.metadata.title == "Azerbaijan and Mexico: country brief"
    assert f"{file.metadata.creation_date:%Y-%m-%d}" == store.created()[:10]
    fonts = [font.get_object() for page in file.pages for font in page["/Resources"]["/Font"].values()]
    described = [font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object() for font in fonts]
    assert described
    assert all("/FontFile3" in font or "/FontFile2" in font for font in described)
    assert root["/StructTreeRoot"]


def test_every_number_leads_to_a_source_and_every_source_to_its_address() -> None:
    said, known = text(made("AZE", "MEX")), store.load("sources")
    cited = {int(one) for group in re.findall(r"\[((?:\d+, )*\d+)\]", said) for one in group.split(", ")}
    assert cited == set(range(1, len(cited) + 1))
    after = said[said.rindex("Sources 1. ") :]
    assert all(f" {number}. " in after for number in cited)
    given = links(made("AZE", "MEX"))
    assert f"{ORIGIN}country?country=MEX" in given
    assert f"{ORIGIN}visits?country=MEX" in given
    assert len({url for url in given if url in set(known["url"])}) > 30
    assert all(url.startswith(("https://", "http://")) for url in given)


def test_the_same_data_give_the_same_bytes(words: Words) -> None:
    assert brief.content([("AZE", "MEX")], "pdf", ORIGIN, words) == made("AZE", "MEX")


def test_several_briefs_are_one_file_and_letter_is_another_paper(words: Words) -> None:
    pairs = [("AZE", "KNA"), ("KAZ", "KNA")]
    both = brief.content(pairs, "pdf", ORIGIN, words, "letter")
    assert len(read(both).pages) == 4
    assert [round(float(side)) for side in read(both).pages[0].mediabox[2:]] == [612, 792]
    assert text(both).count("COUNTRY BRIEF") == 2
    assert brief.file_name(pairs, "pdf") == f"brief_AZE-KAZ_KNA_{store.STORE.snapshot().version}.pdf"


def test_the_page_of_html_says_the_same(words: Words) -> None:
    page = brief.content([("AZE", "MEX")], "html", ORIGIN, words).decode()
    for fact in ("<h1>Azerbaijan and Mexico</h1>", "Seymur Fataliyev", "14 January 1992", "@media print"):
        assert fact in page
    for number in re.findall(r'href="#([^"]+)"', page):
        assert f'id="{number}"' in page
    assert 'aria-label="Map of both states.' in page
    assert not re.search(r'(src|href)="(?!https?://|#)', page)


@pytest.mark.parametrize("name", ["envoys", "trade", "claims", "sources", "countries"])
def test_a_table_that_is_held_back_is_told_and_the_rest_stands(
    name: str, folder: Path, monkeypatch: pytest.MonkeyPatch, words: Words
) -> None:
    with (folder / f"{name}.csv").open("a", encoding="utf-8") as file:
        file.write("faulty\n")
    monkeypatch.setattr(store, "STORE", unread(folder, name))
    said = text(brief.content([("AZE", "MEX")], "pdf", ORIGIN, words))
    assert ("the file of this table has faults" in said) == (name != "countries")
    assert "Azerbaijan and Mexico" in said
    assert ("Seymur Fataliyev" in said) == (name != "envoys")
    assert ("US$ 64.4 million" in said) == (name != "trade")


def test_a_text_is_never_evaluated_and_a_sign_without_a_font_is_no_fault(
    monkeypatch: pytest.MonkeyPatch, words: Words
) -> None:
    signs = '#panic("x") #sys.inputs $x^2$ = h @ref <label> \\ // *b* _i_ `c`'
    for module in (brief, brief_rows):
        monkeypatch.setattr(module, "brief_text", lambda given, most=0: f"{signs} 日本 😀 \x00")
    said = text(brief.content([("AZE", "KNA")], "pdf", ORIGIN, words))
    assert said.count(signs) > 20


def test_long_texts_are_cut_and_long_words_may_break() -> None:
    assert brief_rows.brief_text("a" * 40) == "a" * 30 + "\u200b" + "a" * 10
    assert len(brief_rows.brief_text("word " * 100)) <= brief_rows.LONGEST + 1
