"""The archive: each release is what its name says, and the newest is that of the tables."""

import hashlib
import io
import json
import shutil
import zipfile
from pathlib import Path

import pytest
from conftest import ROOT

from components.facts import archive, schema, store

RELEASES = archive.releases()


@pytest.mark.parametrize("release", RELEASES, ids=lambda release: release.version)
def test_a_release_has_the_version_of_its_tables(release: archive.Release) -> None:
    with zipfile.ZipFile(release.path) as files:
        described = json.loads(files.read(schema.DESCRIPTOR))
        tables = sorted((one["name"], one["path"]) for one in described["resources"] if "schema" in one)
        content = b"".join(files.read(path) for _, path in tables)
    assert hashlib.sha256(content).hexdigest()[:8] == release.version
    assert described["created"].startswith(release.day)


def test_the_first_release_is_that_of_24_november_2026_and_a_day_has_one() -> None:
    assert RELEASES[0][:2] == ("9d35d114", "2026-11-24")
    days = [release.day for release in RELEASES]
    assert days == sorted({*days})
    assert sum(release.path.stat().st_size for release in RELEASES) < 700_000 * len(RELEASES)


def test_the_newest_release_is_that_of_the_tables() -> None:
    newest = (RELEASES[-1].version, RELEASES[-1].day)
    now = (store.STORE.snapshot().version, store.created()[:10])
    assert newest == now, "the tables are not those of the newest release: run `make data RELEASE=yes`"


def test_a_release_is_recorded_once_and_one_of_the_same_day_makes_way(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "FOLDER", folder)
    monkeypatch.setattr(archive, "FOLDER", folder / "archive")
    shutil.copy(ROOT / "CITATION.cff", folder.parent)
    first = archive.record()
    content = first.path.read_bytes()
    assert archive.record() == first
    assert first.path.read_bytes() == content == archive.content(first.version)
    assert len(archive.text(first.version)) == len(schema.package().tables)
    path = folder / "benchmarks.csv"
    path.write_bytes(path.read_bytes().replace(b"AidData", b"Aid Data"))
    second = archive.record()
    assert second.version != first.version
    assert not first.path.exists()
    versions = [release.version for release in archive.releases()]
    assert versions == [*(release.version for release in RELEASES[:-1]), second.version]


def test_same_files_are_the_same_bytes() -> None:
    newest = RELEASES[-1]
    with zipfile.ZipFile(io.BytesIO(newest.path.read_bytes())) as files:
        content = {name: files.read(name) for name in files.namelist()}
    assert archive.zipped(content, newest.day) == newest.path.read_bytes()


def test_there_is_no_unknown_release() -> None:
    assert archive.content("../trade") is None
    with pytest.raises(LookupError):
        archive.text("00000000")
