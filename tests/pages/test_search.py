"""The page of the search and of a person, without a browser."""

import pytest
from opened import fresh, opened
from streamlit.testing.v1 import AppTest

from components.facts import store
from components.measures import people, search, search_entries
from components.ui.menu import PAGES
from components.views import search as view
from components.words.language import plain


def texts(app: AppTest) -> str:
    return "\n".join(str(one.value) for one in [*app.markdown, *app.caption, *app.header, *app.subheader])


def test_a_search_shows_each_kind_with_what_was_found_in_bold() -> None:
    app = opened("search", {"find": ["mammadyarov"]})
    assert not app.exception
    result = search.find("mammadyarov", "en")
    assert len(app.header) == len(result.groups)
    assert f"**{sum(group.count for group in result.groups)}** results" in texts(app)
    assert "Elmar **Mammadyarov**" in app.button(key="hit-people-0").label
    assert app.text_input(key="find-en").value == "mammadyarov"
    app.button(key="hit-visits-0").click().run()
    assert app.query_params["row"].startswith("visits:")
    assert app.query_params["find"] == "mammadyarov"


def test_a_person_is_opened_from_the_search_with_every_row() -> None:
    app = opened("search", {"find": ["mammadyarov"]})
    app.button(key="hit-people-0").click().run()
    assert not app.exception
    assert app.query_params["person"] == "elmar-mammadyarov"
    assert app.header[0].value == "Elmar Mammadyarov"
    assert "**Argentina**: 3 April 2006" in texts(app)
    person = people.person("elmar-mammadyarov")
    sizes = [len(rows) for by_table in person.rows.values() for rows in by_table.values()]
    assert [len(table.value) for table in app.dataframe] == sizes


@pytest.mark.parametrize("name", ["mammad-talibov", "lino-baranao", "avaz-nobody", "alberto-pedro-d-alotto"])
def test_any_person_opens(name: str) -> None:
    app = opened("search", {"person": [name]})
    assert not app.exception
    assert bool(app.dataframe) == (name in people.codes())


def test_nothing_and_no_text_lead_on() -> None:
    for asked in ({}, {"find": ["zzzzzz"]}, {"find": ["   "]}):
        app = opened("search", asked)
        assert not app.exception
        assert not app.header
        assert "For example" in texts(app)
    assert "Did you mean" in texts(opened("search", {"find": ["Mamadyarof"]}))


def test_thousands_are_counted_and_a_few_shown() -> None:
    app = opened("search", {"find": ["a"]})
    assert not app.exception
    hits = [button for button in app.button if str(button.key).startswith("hit-")]
    assert 0 < len(hits) <= search.MOST * len(app.header)
    assert f"({len(store.load('visits'))})" in texts(app)


@pytest.mark.parametrize("kind", sorted(set(search_entries.KINDS) - set(search.WHOLE)))
def test_all_of_a_kind_that_no_table_has_are_a_click_away(kind: str) -> None:
    app = opened("search", {"find": ["a"]})
    count = next(group.count for group in search.find("a", "en").groups if group.kind == kind)
    app.button(key=f"all-{kind}").click().run()
    assert not app.exception
    assert app.query_params == {"find": "a", "kind": kind}
    assert len(app.header) == 1
    assert f"**{count}** results" in texts(app)
    assert len(app.caption) >= count
    app.button(key="all-kinds").click().run()
    assert app.query_params == {"find": "a"}
    assert len(app.header) > 1


@pytest.mark.parametrize("line", [25, 41, 110])
def test_a_long_title_goes_on_below_its_first_line(line: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(view, "LINE", {False: line, True: line})
    app = opened("search", {"find": ["visa exemption for holders"]})
    hit = next(group for group in search.find("visa exemption for holders", "en").groups).hits[0]
    label = app.button(key=f"hit-{hit.kind}-0").label.removeprefix(":primary[").removesuffix("]").replace("*", "")
    assert len(label.replace("\\", "")) <= line
    whole = [f"{label} {one.value}".replace("*", "") for one in app.caption]
    assert any(one.startswith(plain(hit.title)) for one in whole)


def test_the_field_stands_on_every_page_and_a_search_leads_here() -> None:
    for page in PAGES:
        app = fresh(page).run()
        assert app.text_input(key="find-en").value == ""
    app.text_input(key="find-en").set_value("  Brasília ").run()
    assert not app.exception
    assert app.title[0].value == "Search"
    assert app.query_params["find"] == "Brasília"


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("İlham Əliyev", ["aliyev"], "İlham **Əliyev**"),
        ("Perú", ["per", "ru"], "**Perú**"),
        ("Encyclopædia", ["paed"], "Encyclo**pæd**ia"),
        ("a*b [c]", ["b"], r"a\***b** \[c\]"),
        ("nothing", ["x"], "nothing"),
    ],
)
def test_the_words_are_marked_as_they_are_written(text: str, words: list[str], shown: str) -> None:
    assert view.marked(text, words) == shown


def test_the_dialog_of_a_row_leads_to_all_rows_with_its_people() -> None:
    app = opened("visits", {"row": ["visits:aze-arg-2006-04-mammadyarov"], "country": ["ARG"]})
    app.button(key="person-elmar-mammadyarov").click().run()
    assert not app.exception
    assert app.query_params == {"country": "ARG", "person": "elmar-mammadyarov"}
    assert app.header[0].value == "Elmar Mammadyarov"
