"""Citations of a view, of a row and of a source: APA, BibTeX, CSL-JSON and RIS.

Four short forms of a work that is always a page of the web or a data set. A citation processor would bring a language
of styles and thousands of files for them; these few lines hold the four that readers ask for, and read nothing.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from components.facts import dates, sources
from components.words.language import Words

KINDS = {
    "dataset": ("dataset", "DATA"),
    "news": ("article-newspaper", "NEWS"),
    "encyclopedia": ("entry-encyclopedia", "ENCYC"),
}
"""How each kind of work is called in CSL and in RIS; BibTeX has no name for any."""

PAGE = ("webpage", "ELEC")
"""How any other work is called there: a page of the web."""


@dataclass(frozen=True)
class Work:
    """What is cited. `issued` is written YYYY-MM-DD, YYYY-MM or YYYY. What is not known is "".

    `part_of` is the work that it belongs to, `accessed` the day on which the reader saw it, where that is known.
    """

    key: str
    title: str
    author: str = ""
    part_of: str = ""
    issued: str = ""
    version: str = ""
    url: str = ""
    language: str = ""
    kind: str = ""
    accessed: datetime.date | None = None


def source(row: Mapping[Any, Any]) -> Work:
    """The work that a row of the table of sources describes; its publisher stands as its author.

    The day on which a reader sees it is not known, so none is given.
    """
    return Work(
        key=row["id"],
        title=row["title"],
        author=row["publisher"],
        issued=row["published_on"],
        url=row["url"],
        language=row["language"],
        kind=row["kind"],
    )


def apa(work: Work, words: Words) -> str:
    """The work in the form of the American Psychological Association, with the words of the reader's language."""
    version = f" ({words('cite-version', version=work.version)})" if work.version else ""
    kind = f" [{words('cite-dataset')}]" if work.kind == "dataset" else ""
    title = f"{_line(work.title).rstrip('.')}{version}{kind}."
    issued = f"({_issued(work.issued, words)})."
    parts = [f"{_line(work.author).rstrip('.')}.", issued, title] if work.author else [title, issued]
    if work.part_of:
        parts.append(f"{_line(work.part_of)}.")
    url = sources.web_address(work.url)
    if url and work.accessed:
        seen = {"year": str(work.accessed.year), "month": words.month(work.accessed), "day": work.accessed.day}
        parts.append(f"{words('cite-retrieved', **seen)} {url}")
    elif url:
        parts.append(url)
    return " ".join(parts)


def bibtex(work: Work, words: Words) -> str:
    """The work as an entry for BibTeX or BibLaTeX; signs that TeX would run are escaped."""
    year, month, day = [*work.issued.split("-"), "", "", ""][:3]
    url = sources.web_address(work.url)
    fields = {
        "title": f"{{{_tex(work.title)}}}" if work.title else "",
        "author": f"{{{_tex(work.author)}}}" if work.author else "",
        "year": year,
        "month": month.lstrip("0"),
        "day": day.lstrip("0"),
        "howpublished": _tex(work.part_of),
        "version": _tex(work.version),
        "url": url,
        "urldate": work.accessed.isoformat() if work.accessed else "",
        "langid": _tex(work.language),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{_key(work)},", *lines, "}"])


def csl(work: Work, words: Words) -> str:
    """The work as CSL-JSON: a list of one item, as reference managers read it."""
    issued = [int(part) for part in work.issued.split("-") if part]
    seen = work.accessed
    item: dict[str, Any] = {
        "id": _key(work),
        "type": KINDS.get(work.kind, PAGE)[0],
        "title": _line(work.title),
        "author": [{"literal": _line(work.author)}] if work.author else [],
        "container-title": _line(work.part_of),
        "issued": {"date-parts": [issued]} if issued else {},
        "version": _line(work.version),
        "URL": sources.web_address(work.url),
        "accessed": {"date-parts": [[seen.year, seen.month, seen.day]]} if seen else {},
        "language": work.language,
    }
    lines = [f"  {json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}" for name, value in item.items() if value]
    return "[{\n" + ",\n".join(lines) + "\n}]\n"


def ris(work: Work, words: Words) -> str:
    """The work as RIS: one tag a line, each ended by CR and LF as the form asks for."""
    year, month, day = [*work.issued.split("-"), "", "", ""][:3]
    tags = {
        "TY": KINDS.get(work.kind, PAGE)[1],
        "ID": _key(work),
        "TI": _line(work.title),
        "AU": _line(work.author),
        "T2": _line(work.part_of),
        "PY": year,
        "DA": f"{year}/{month}/{day}/" if year else "",
        "ET": _line(work.version),
        "UR": sources.web_address(work.url),
        "Y2": f"{work.accessed:%Y/%m/%d}/" if work.accessed else "",
        "LA": _line(work.language),
    }
    return "".join(f"{tag}  - {value}\r\n" for tag, value in tags.items() if value) + "ER  - \r\n"


FORMS: dict[str, tuple[Callable[[Work, Words], str], str, str]] = {
    "apa": (apa, "txt", "text/plain"),
    "bibtex": (bibtex, "bib", "application/x-bibtex"),
    "csl": (csl, "json", "application/vnd.citationstyles.csl+json"),
    "ris": (ris, "ris", "application/x-research-info-systems"),
}
"""Each form: how it is written, the ending of its file, and its media type."""


_TEX: Mapping[int, str] = {
    ord("\\"): r"\textbackslash{}",
    ord("^"): r"\textasciicircum{}",
    ord("~"): r"\textasciitilde{}",
    # BibTeX counts braces even where they are escaped, so one alone would end the field.
    ord("{"): r"\textbraceleft{}",
    ord("}"): r"\textbraceright{}",
    **{ord(sign): f"\\{sign}" for sign in "$&%#_"},
}
"""What stands for the signs that TeX would run."""


def _tex(text: str) -> str:
    return _line(text).translate(_TEX)


def _issued(text: str, words: Words) -> str:
    """When a work came out, the year before month and day as APA has it."""
    day, precision = dates.partial(text)
    if not precision or pd.isna(day):
        return words("cite-undated")
    return words(f"cite-issued-{precision}", year=str(day.year), month=words.month(day), day=day.day)


def _line(text: str) -> str:
    """The text on one line, so that it cannot begin a tag or an entry of its own."""
    return " ".join(text.split())


def _key(work: Work) -> str:
    return re.sub(r"[^A-Za-z0-9:.-]+", "-", work.key)
