"""Sources: what leads to them, and what a table shows for that."""

import re
from urllib.parse import unquote, urlsplit

import pytest

from components.facts import sources, store
from components.facts.sources import FACTS


@pytest.mark.parametrize("name", FACTS)
def test_a_source_is_shown_by_its_publisher_and_leads_to_its_own_address_or_row(name: str) -> None:
    known = store.load("sources")
    rows = store.load(name)
    for cell, link in zip(rows["sources"], sources.first_links(rows), strict=True):
        assert link
        address, _, shown = link.partition(sources.LABEL)
        if address.startswith("sources?row=sources:"):
            assert not known.loc[cell.split(";"), "url"].any()
            of = known.loc[[address.removeprefix("sources?row=sources:")]]
        else:
            assert urlsplit(address).scheme in ("http", "https")
            of = known.loc[[one for one in cell.split(";") if sources.web_address(known.at[one, "url"]) == address]]
        publisher, title = of["publisher"].iloc[0], of["title"].iloc[0]
        assert unquote(shown).startswith(publisher or title)
        assert unquote(shown).endswith(title if publisher else of["published_on"].iloc[0] or title)
        assert re.fullmatch(r"[\w.-]+\.\w+", unquote(shown)) is None


def test_signs_of_an_address_stand_as_they_are_in_what_is_shown() -> None:
    source = {"url": "https://example.org/a", "publisher": "A+B", "published_on": "2019", "title": "100% #1 +"}
    link = sources.labelled(source)
    assert link.startswith(f"https://example.org/a{sources.LABEL}")
    assert unquote(link.rpartition(sources.LABEL)[2].replace("+", " ")) == "A+B · 2019 · 100% #1 +"
    assert sources.labelled({**source, "url": "javascript:alert(1)"}) == ""
