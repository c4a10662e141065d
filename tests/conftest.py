"""What the tests share: the words, the folder of the data, and a copy of it to break."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from components.facts import schema, store
from components.words import language
from components.words.language import Words

pytest_plugins = ["windows"]

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def words() -> Words:
    return language.words()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of data/ that a test may break."""
    return Path(shutil.copytree(schema.FOLDER, tmp_path / "data", ignore=shutil.ignore_patterns("__pycache__")))


def unread(folder: Path, name: str) -> store.Store:
    """The tables of a folder as if one of them had never been read."""
    known = store.STORE.snapshot()
    rest = {part: {key: one for key, one in getattr(known, part).items() if key != name} for part in _TABLEWISE}
    return store.Store(folder, known=replace(known, seen={}, **rest))


_TABLEWISE = ("tables", "text", "digests")


@pytest.fixture
def copied(folder: Path, monkeypatch: pytest.MonkeyPatch) -> store.Store:
    """The dashboard's tables over the copy: what a test changes there is read on the next look."""
    copied = store.Store(folder, known=store.STORE.snapshot())
    monkeypatch.setattr(store, "STORE", copied)
    return copied
