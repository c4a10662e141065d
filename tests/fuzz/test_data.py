"""Spoilt data files: told with file, line, column, value and rule; the last good data stay; all is well when mended."""

from pathlib import Path

import mutations
import pytest
from conftest import unread
from mutations import Mutation
from opened import opened

from components.facts import rules, store
from components.facts.store import Held, Store
from components.ui.menu import PAGES
from components.words.language import Words

PAGE_EVERY = 12
"""Of so many spoilt files one is looked at on a page, with the last good data and without."""


def assert_told(held: Held, spoilt: Mutation, words: Words) -> None:
    """Holds that every fault is a sentence that begins with its place, and one is of the cell that is surely wrong."""
    for fault in held.faults[:50]:
        assert rules.sentence(fault, words).startswith(f"{fault.file}, line {fault.line}, column ")
    if spoilt.line:
        cell = [fault for fault in held.faults if (fault.line, fault.column) == (spoilt.line, spoilt.column)]
        assert cell, (spoilt.how, held.faults[:5])
        sentence = rules.sentence(cell[0], words)
        for part in (spoilt.file, f"line {spoilt.line}", spoilt.column, rules.escaped(cell[0].value)[: rules.LONGEST]):
            assert part in sentence


@pytest.mark.parametrize("number", range(mutations.COUNT))
def test_a_spoilt_file_is_told_and_the_last_good_data_stay(
    number: int, copied: Store, folder: Path, words: Words, monkeypatch: pytest.MonkeyPatch
) -> None:
    good, spoilt = copied.snapshot(), mutations.mutation(number)
    path = folder / spoilt.file
    whole = path.read_bytes()
    path.write_bytes(spoilt.content)
    now = copied.snapshot()
    name = path.stem
    of_file = [held for held in now.held if held.table == name]
    assert of_file or not (spoilt.wrong or spoilt.line), spoilt.how
    for held in now.held:
        assert held.served
        if held.table != store.OUTLINES:
            assert now.text[held.table] is good.text[held.table]
    for held in of_file:
        assert_told(held, spoilt, words)
    if number % PAGE_EVERY == 0:
        page = tuple(PAGES)[number // PAGE_EVERY % len(PAGES)]
        assert not opened(page, {}).exception, spoilt.how
        monkeypatch.setattr(store, "STORE", unread(folder, name))
        app = opened(page, {})
        assert not app.exception, spoilt.how
        assert app.title or app.error, spoilt.how
    path.write_bytes(whole)
    mended = copied.snapshot()
    assert (mended.held, mended.version) == ((), good.version)
