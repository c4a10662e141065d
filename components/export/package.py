"""The data as one file to keep: a Data Package with licence, citation, version and checksums; and its descriptions."""

from __future__ import annotations

import functools
import hashlib
import json
from typing import Any

import pandas as pd

from components.choices import address
from components.choices.filters import HOMES
from components.export import extracts
from components.export import files as files_export
from components.facts import archive, reading, schema, store
from components.words import language


def package() -> bytes:
    """The Data Package as a zip: every table as it stands in the data, all of it described; same data, same bytes."""
    now = store.STORE.snapshot()
    tables = {schema.table(name).file: _csv(name, now.text[name]) for name in sorted(now.text)}
    described = _described(tables)
    files = {
        **tables,
        **store.documents(),
        "LICENCE.txt": _text(language.words()("archive-licence")),
        "VERSION.txt": _text(f"{described['version']} ({described['created'][:10]})"),
        "datapackage.json": _json(described),
        "dataset.jsonld": dataset(""),
    }
    sums = "\n".join(f"{hashlib.sha256(content).hexdigest()}  {name}" for name, content in sorted(files.items()))
    return archive.zipped({**files, "SHA256SUMS": _text(sums)}, store.created()[:10])


def descriptor() -> bytes:
    """The description of the tables as they are given here: each path leads to all rows of its table."""
    described = _described(None)
    for resource in described["resources"]:
        if "home" in extracts.parameters(resource["name"]):
            resource["path"] = address.with_query(resource["path"], {"home": HOMES})
    return _json(described)


def series() -> bytes:
    """The description of the measured series."""
    return _json(schema.described(schema.SERIES) | {"version": _version()})


def dataset(origin: str) -> bytes:
    """The data for search engines: a schema.org Dataset in JSON-LD, its files at `origin`, or beside it in the zip."""
    return _json(dataset_at(origin, store.STORE.snapshot().version))


@functools.lru_cache(maxsize=4)
def dataset_at(origin: str, version: str) -> dict[str, Any]:
    """The same as a value, which nobody may change; `version` is that of the data, with which it is made anew."""
    about, words = schema.described(schema.DESCRIPTOR), language.words()
    first, last = address.bounds()
    base = f"{origin}data/" if origin else ""
    whole = [download(f"{base}datapackage.zip", "application/zip")] if origin else []
    files = [download(f"{base}{schema.table(name).file}", "text/csv") for name in store.STORE.snapshot().text]
    given: dict[str, Any] = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": about["title"],
        "description": about["description"],
        "version": _version(),
        "dateModified": about["created"][:10],
        "license": about["licenses"][0]["path"],
        "creator": {"@type": "Organization", "name": about["contributors"][0]["title"]},
        "keywords": about["keywords"],
        "isAccessibleForFree": True,
        "inLanguage": language.DEFAULT,
        "temporalCoverage": f"{first}/{last}",
        "spatialCoverage": [
            {"@type": "Country", "name": words.country(code)} for code in (*HOMES, *address.partners())
        ],
        "distribution": [*whole, *files],
        "variableMeasured": [table.title for table in schema.package().tables.values()],
        "isBasedOn": [source["path"] for source in about["sources"]],
    }
    return given | ({"url": origin} if origin else {})


def _described(tables: dict[str, bytes] | None) -> dict[str, Any]:
    """The descriptor with the version of the facts; with the files of the tables, also their sizes and checksums."""
    described = schema.described(schema.DESCRIPTOR)
    there = store.STORE.snapshot().text
    resources = [dict(resource) for resource in described["resources"] if resource["name"] in there]
    for resource in resources:
        if tables:
            content = tables[resource["path"]]
            resource |= {"bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}
    return described | {"version": _version(), "resources": resources}


def _version() -> str:
    """The version of the data's form, and the digits that change with any fact."""
    return f"{schema.package().version}+{store.STORE.snapshot().version}"


def _csv(name: str, text: pd.DataFrame) -> bytes:
    """A table in its canonical form, text that a spreadsheet would run guarded."""
    described = schema.table(name)
    free = [field.name for field in described.fields if field.type in ("string", "list")]
    return reading.canonical(
        described, text.assign(**{column: text[column].map(files_export.guarded) for column in free})
    )


def download(url: str, media: str) -> dict[str, str]:
    """One file of a schema.org Dataset."""
    return {"@type": "DataDownload", "contentUrl": url, "encodingFormat": media}


def _json(value: object) -> bytes:
    return _text(json.dumps(value, ensure_ascii=False, indent=2))


def _text(text: str) -> bytes:
    return f"{text}\n".encode()
