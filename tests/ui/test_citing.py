"""Citing and sharing: each chart and each view can be cited with its author, and the link of a view is shown."""

import pytest
import streamlit as st
from opened import opened

from components.facts import store
from components.words.language import Words

ADDRESS = {"country": ["ARG"], "from": ["2005"]}


@pytest.mark.parametrize("key", ["view", "visits-timeline", "visits-per-year"])
def test_a_view_and_each_chart_can_be_cited_with_its_author(
    key: str, words: Words, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(st.context), "url", "https://example.org/visits")
    app = opened("visits", ADDRESS)
    app.session_state[f"cite-{key}"] = True
    app.run()
    forms = app.segmented_control(key=f"cite-{key}-form-en")
    written = {form: forms.set_value(form).run().code[-1].value for form in ("apa", "bibtex", "ris", "csl")}
    assert not app.exception
    author = words("cite-author")
    assert written["apa"].startswith(f"{author}. (")
    assert f"author = {{{{{author}}}}}" in written["bibtex"]
    assert f"AU  - {author}" in written["ris"]
    assert f'"literal": "{author}"' in written["csl"]
    version = store.STORE.snapshot().version
    link = f"https://example.org/visits?country=ARG&from=2005&version={version}"
    assert all(link in text for text in written.values())


def test_the_link_of_a_view_has_every_choice_and_no_open_row() -> None:
    app = opened("visits", ADDRESS | {"level": ["minister"], "row": ["visits:aze-arg-2006-04-mammadyarov"]})
    app.session_state["copy-link"] = True
    app.run()
    assert not app.exception
    assert any(code.value.endswith("?country=ARG&from=2005&level=minister") for code in app.code)
