"""The feed of what is new: valid XML whatever a cell holds, with ids that stay."""

from xml.etree import ElementTree

import pandas as pd

from components.export import feed
from components.words.language import Words

ATOM = "{http://www.w3.org/2005/Atom}"
HOSTILE = '<script>alert(1)</script> & "]]>\x00\x0b ' + "Ə"


def changes(change: str, text: str) -> pd.DataFrame:
    """Two changed cells of one visit."""
    row = {"version": "9d35d114", "table": "visits", "row_id": "aze-arg-x", "title": text, "change": change}
    cells = [{"column": name, "before": text, "after": ""} for name in ("note", "city")]
    return pd.DataFrame([row | {"date": pd.Timestamp("2026-11-24")} | cell for cell in cells])


def read(change: str, text: str, words: Words) -> ElementTree.Element:
    return ElementTree.fromstring(feed.atom(changes(change, text), {"country": ["ARG"]}, "https://x.org/", words))


def test_a_row_is_one_entry_with_an_id_that_stays_and_a_link_to_it(words: Words) -> None:
    (entry,) = read("changed", "A", words).findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}id") == "urn:azerbaijan-latin-america-ties:9d35d114:visits:aze-arg-x"
    assert entry.findtext(f"{ATOM}updated") == "2026-11-24T00:00:00Z"
    link = entry.find(f"{ATOM}link")
    assert link is not None
    assert link.get("href") == "https://x.org/coverage?row=visits%3Aaze-arg-x"
    assert (entry.findtext(f"{ATOM}content") or "").splitlines()[1:] == ["note: A → nothing", "city: A → nothing"]


def test_hostile_text_stays_text_and_a_row_that_is_gone_leads_to_what_is_new(words: Words) -> None:
    whole = read("removed", HOSTILE, words)
    (entry,) = whole.findall(f"{ATOM}entry")
    assert '<script>alert(1)</script> & "]]> Ə' in (entry.findtext(f"{ATOM}title") or "")
    link = entry.find(f"{ATOM}link")
    assert link is not None
    assert link.get("href") == "https://x.org/coverage?country=ARG&view=new"
    assert [one.get("rel") for one in whole.findall(f"{ATOM}link")] == ["self", "alternate"]
