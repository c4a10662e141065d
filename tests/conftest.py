"""What the tests share: the words, the folder of the data, and a copy of it to break."""

import shutil
from pathlib import Path

import pytest

from components import data, language, schema
from components.language import Words

pytest_plugins = ["windows"]

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def words() -> Words:
    return language.words()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of data/ that a test may break."""
    return Path(shutil.copytree(schema.FOLDER, tmp_path / "data", ignore=shutil.ignore_patterns("__pycache__")))


@pytest.fixture
def store(folder: Path, monkeypatch: pytest.MonkeyPatch) -> data.Store:
    """The dashboard's tables, read from the copy."""
    copied = data.Store(folder)
    monkeypatch.setattr(data, "STORE", copied)
    return copied
