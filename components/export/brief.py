"""The brief of a pair of states to hand on: two to four pages as a PDF, or one page of HTML that prints well.

What it tells is put together here, and `brief.typ` lays it out with Typst. The template gets everything as JSON and
sets it as text, so that nothing in the data is markup. The day of the brief is that of the data, and no clock is asked,
so the same data give the same bytes.
"""

from __future__ import annotations

import datetime
import functools
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

import pandas as pd
import typst

from components.choices import filters
from components.choices.address import with_query
from components.export import brief_pictures as pictures
from components.export import brief_rows, citations
from components.export.brief_rows import CITED, Cell, Numbers, brief_text, cell, no_rows
from components.export.citations import Work
from components.facts import cells, store
from components.figures import profile_facts
from components.figures.profile_facts import Line
from components.measures import mirror, outliers, profile, trade
from components.words import language
from components.words.language import Words

TEMPLATE = Path(__file__).with_suffix(".typ")
MEDIA: dict[Form, str] = {"pdf": "application/pdf", "html": "text/html"}
PAPERS = {"a4": "a4", "letter": "us-letter"}
"""The sizes of paper, with Typst's names for them."""

MOST = 12
"""Briefs of one file: each takes about half a second."""

REMEMBERED = 11
"""Calls for which Typst keeps what it has worked out."""

GLANCE = ("relations", "missions", "visits", "trade")
"""The groups of `profile_facts` that stand first."""

COUNTED = {"visits": "visits", "agreements": "relations"}
"""The facts that count rows, each with the page that lists them."""

LISTED = {"envoys": 8, "visits": 8, "agreements": 8, "milestones": 6, "claims": 5, "trade": 8, "products": 5}
"""Rows of a list that a brief has; of more it says where all are."""

Pair = tuple[str, str]
Part = dict[str, Any]
Form = Literal["pdf", "html"]


def content(pairs: Sequence[Pair], form: Form, origin: str, words: Words, paper: str = "a4") -> bytes:
    """The briefs of these pairs of a home and a partner, one after the other, in a form of MEDIA.

    `origin` is the address of the server, which each page names. A table that is held back is told as such.
    """
    day = datetime.date.fromisoformat(store.created()[:10])
    briefs = [_Brief(home, partner, origin, language.words(words.code, (home,)), day).data() for home, partner in pairs]
    title = briefs[0]["title"] if len(briefs) == 1 else words("brief-pairs", count=len(briefs))
    data = {
        "title": words("brief-title", pair=title),
        "author": words("cite-author"),
        "lang": words.code,
        "day": {"year": day.year, "month": day.month, "day": day.day},
        "paper": PAPERS[paper],
        "briefs": briefs,
    }
    inputs = {"form": form, "brief": json.dumps(data)}
    try:
        return _typeset(TEMPLATE.read_bytes(), form, inputs, pdf_standards=["ua-1"] if form == "pdf" else [])
    except typst.TypstError:
        # A sign that no bundled font has breaks the standard of accessible files, not the brief.
        return _typeset(TEMPLATE.read_bytes(), form, inputs)
    finally:
        # Typst remembers the work of its last calls, which nothing here asks for again: a hundred megabytes and more.
        for _ in range(REMEMBERED):
            _typeset(b"", "pdf", {})


_fonts = functools.cache(functools.partial(typst.Fonts, include_system_fonts=False))
"""The fonts that Typst brings, and no others, so that a brief looks the same everywhere."""


def _typeset(source: bytes, form: Form, inputs: dict[str, str], **look: Any) -> bytes:
    made, _ = typst.compile_with_warnings(source, font_paths=_fonts(), sys_inputs=inputs, format=form, **look)
    return bytes(made or b"")


def file_name(pairs: Sequence[Pair], form: str) -> str:
    """What the file is called: in codes, whose brief it is and of which version of the data."""
    homes, partners = (list(dict.fromkeys(codes)) for codes in zip(*pairs, strict=True))
    named = "-".join(partners) if len(partners) <= 4 else f"{len(partners)}-partners"
    return f"brief_{'-'.join(homes)}_{named}_{store.STORE.snapshot().version}.{form}"


class _Brief:
    """One pair's brief while it is put together: the rows of the pair, and the sources by their numbers."""

    def __init__(self, home: str, partner: str, origin: str, words: Words, day: datetime.date) -> None:
        self.home, self.partner, self.origin, self.words, self.day = home, partner, origin, words, day
        now = store.STORE.snapshot()
        self.version = now.version
        self.held = [name for name in (*profile.TABLES, "claims", "sources") if name not in now.tables]
        self.tables = {**now.tables, **{name: no_rows(name) for name in self.held}}
        self.of = {name: filters.of_pair(self.tables[name], home, partner) for name in profile.TABLES}
        self.numbers = Numbers(now.tables.get("sources"))

    def data(self) -> dict[str, Any]:
        """Everything that the template sets, in its order."""
        words, pair = self.words, (self.home, self.partner)
        lines = profile_facts.lines(profile.facts(self.tables, *pair, self.day), *pair, words, self.day, ago=False)
        title = words("profile-title", home=words.country(self.home), partner=words.country(self.partner))
        body = {
            "map": pictures.mission_map(self.of["missions"], *pair, words, self.day),
            "glance": [self._group(group, lines[group]) for group in GLANCE],
            "parts": [one for one in self._parts(lines["goods"]) if one["rows"] or one["picture"] or one["held"]],
        }
        work = Work(
            key="",
            title=words("brief-title", pair=title),
            author=words("cite-author"),
            part_of=words("cite-work"),
            issued=self.day.isoformat(),
            version=self.version,
            url=self._url("country", version=self.version),
        )
        return body | {
            "id": "-".join(pair),
            "title": title,
            "kind": words("brief-kind"),
            "state": brief_text(profile_facts.state(self.partner, words)),
            "colours": pictures.colours(self.home),
            "sides": {side: words.country(code) for side, code in zip(("home", "partner"), pair, strict=True)},
            "held": [words("quarantined", table=words(f"table-{name}")) for name in self.held],
            "not_found": words("profile-searched"),
            "data": words("data-version", version=self.version, date=words.date(self.day, "day")),
            "cite": f"{words('about-cite')}: {citations.apa(work, words)}",
            "url": self._url("country"),
            "page": words("brief-page", page="{page}", pages="{pages}"),
            "sources": {
                "title": words("heading-sources"),
                "rows": list(brief_rows.cited_sources(self.numbers, words, self._url)),
            },
        }

    def _group(self, group: str, lines: Sequence[Line]) -> dict[str, Any]:
        """One group of the first facts: of each its label, its side, what it says and its sources."""
        if group == "visits":
            lines = [*lines[:2], brief_rows.next_visit(self.of["visits"], self.words, self.day), *lines[2:]]
        rows = []
        for line in lines:
            ours, theirs = (line.name.endswith(ends) for ends in (("ours", "own"), ("theirs", "mirror")))
            known = profile_facts.disputed(line, self.words)
            value = self.words("brief-held") if str(line.rows.index.name) in self.held else line.value
            page = COUNTED.get(line.name, "")
            cited = (
                [self.numbers.of(f"/{page}")]
                if page and len(line.rows)
                else self.numbers.cite(line.rows["sources"][:3], CITED)
            )
            joint = ": " if page else ", "
            fact = cell(value, known.remark, strong=len(line.rows) > 0, joint=joint) | {"cites": cited}
            rows.append([cell(line.label, side="home" if ours else "partner" if theirs else ""), fact])
        return {"title": self.words(f"profile-group-{group}"), "rows": rows}

    def _parts(self, goods: Sequence[Line]) -> Iterator[Part]:
        """The parts below the first facts, each with a picture or a list, or that its table is held back."""
        words, pair = self.words, (self.home, self.partner)
        names = {"home": words.country(self.home), "partner": words.country(self.partner)}
        over_time = pictures.timeline(self.of, *pair, words, self.day)
        yield self._part(words("brief-timeline"), "country", picture=over_time, signs=words("brief-timeline-signs"))
        yield self._list("envoys")
        yield self._list("visits")
        gap = mirror.mirror_gap(self.of["trade"])
        chart, signs = pictures.trade(gap, *pair, words), words("brief-trade-signs")
        yield self._part(words("brief-trade", **names), "trade", picture=chart, signs=signs, table="trade")
        unusual = pd.Index([]) if "trade" in self.held else outliers.known().index
        reports = [words(f"brief-{flow}-by", reporter=names[side]) for flow in trade.FLOWS for side in mirror.SIDES]
        columns = {words("brief-year"): 0.9} | dict.fromkeys(reports, 1.2)
        years = [*brief_rows.both_sides(gap, unusual, words, LISTED["trade"])]
        signs = words("brief-both-sides-signs", unusual=str(any(one.get("unusual") for row in years for one in row)))
        yield self._part(words("brief-both-sides"), "trade", columns, years, signs=signs)
        for line in goods:
            flow = line.name.removeprefix("goods_")
            rows = brief_rows.goods(profile.main_goods(self.of["products"], flow, LISTED["products"]), words)
            yield self._part(
                line.label, "products", {"": 1.9, " ": 1.2}, rows, signs=line.remark, half=True, table="products"
            )
        yield self._list("agreements")
        yield self._list("milestones")
        claims = self.tables["claims"]
        about = [claims[(claims["table"] == name) & claims["row_id"].isin(self.of[name].index)] for name in self.of]
        disputes = list(brief_rows.disagreements(pd.concat(about), words, self.of))
        columns = {words(f"heading-{name}"): width for name, width in (("what", 1.4), ("ours", 1), ("other", 1))}
        listed, rest = disputes[: LISTED["claims"]], disputes[LISTED["claims"] :]
        more = words("brief-more", count=len(rest), announced=0)
        yield self._part(words("table-claims"), "sources", columns, listed, more=more, table="claims")

    def _list(self, name: str) -> Part:
        """The newest rows of a table, and how many more there are."""
        page, headings, rows_of = brief_rows.LISTS[name]
        newest, columns = cells.newest_first(self.of[name]), {self.words(key): wide for key, wide in headings.items()}
        rows = rows_of(newest[: LISTED[name]], self.words, self.home)
        rest = newest[LISTED[name] :]
        announced = int((rest["status"] == "announced").sum()) if name == "visits" else 0
        more = self.words("brief-more", count=len(rest), announced=announced)
        return self._part(self.words(f"table-{name}"), page, columns, rows, more=more, table=name)

    def _part(
        self,
        title: str,
        page: str,
        columns: Mapping[str, float] | None = None,
        rows: Iterable[list[Cell]] = (),
        *,
        picture: pictures.Picture | None = None,
        table: str = "",
        **besides: str | bool,
    ) -> Part:
        """One part as the template has it: `columns` have widths, and `page` is where all of its rows are."""
        return {
            "title": title,
            "url": self._url(page),
            "columns": list(columns or ()),
            "wide": list((columns or {}).values()),
            "rows": [[self.numbers.cited(one) for one in row] for row in rows],
            "picture": picture,
            "cites": [self.numbers.of(f"/{page}")] if picture else [],
            "held": self.words("brief-held") if table in self.held else "",
            **besides,
        }

    def _url(self, page: str, **besides: str) -> str:
        """The address of a page that shows this pair."""
        home = {} if (self.home,) == filters.DEFAULT_HOMES else {"home": self.home}
        return with_query(f"{self.origin}{page}", home | {"country": self.partner} | besides)
