"""The lists of a brief: the newest rows of each table as cells, and what both sides report of trade.

A cell has a text (`text`, `strong`), what is small beside it (`remark`), the side whose colour stands before it
(`side`), a bar behind it (`bar`, from 0 to 1), and `ids`, the sources that it cites, as a table has them.
"""

from __future__ import annotations

import datetime
import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import pandas as pd

from components.facts import cells, dates, reading, schema, sources
from components.figures import timeline_rows
from components.figures.marks import each
from components.figures.profile_facts import Line
from components.measures import counts, mirror, profile, trade
from components.words.language import Words

Cell = dict[str, Any]

Rows = Mapping[str, pd.DataFrame]
"""The rows of a pair of states, by table."""

Lane = tuple[str, str, pd.DataFrame]
"""The name of a lane of the timeline, its side, and the days of what lies in it."""

LONGEST, TITLE, ADDRESS, UNBROKEN = 220, 110, 90, 30
"""Signs of a text, and of a source's title and address, that a brief has, and signs without a space after which a line
may break."""

SIDES = {"to_partner": "home", "to_home": "partner"}
"""The side that travels, by the direction of a visit; elsewhere it is neither."""


CITED = 2
"""Sources that are cited for a first fact, the strongest first; for a row of a list it is the strongest alone. The
dashboard has all."""


class Numbers:
    """Numbers for what a brief cites, in the order in which it does: sources by their ids, and pages of the dashboard
    as "/page". Without the table of sources only the pages are cited."""

    def __init__(self, known: pd.DataFrame | None) -> None:
        self._known = known
        self._numbers: dict[str, int] = {}

    def of(self, source: str) -> int:
        """The number of a source or of a page."""
        return self._numbers.setdefault(source, len(self._numbers) + 1)

    def cite(self, lists: Iterable[str], most: int = 1) -> list[int]:
        """The numbers of the strongest sources of some rows, at most so many of each, given as each row lists them."""
        if self._known is None:
            return []
        ids = [one for listed in lists for one in sources.strongest(listed.split(";"))[:most]]
        return sorted(self.of(one) for one in dict.fromkeys(ids))

    def cited(self, one: Cell) -> Cell:
        """A cell with the numbers of its sources."""
        others = [self.cited(other) for other in one.get("others", ())]
        return one | {"cites": self.cite(one.get("ids", ())), "others": others}

    def listed(self) -> Iterator[tuple[str, Any]]:
        """Everything that is cited, in the order of the numbers: its id and its row of the table, None for a page."""
        cited = [one for one in self._numbers if not one.startswith("/")]
        rows = {} if self._known is None else {row.Index: row for row in each(self._known.loc[cited])}
        return ((one, rows.get(one)) for one in self._numbers)


def cell(text: str, remark: str = "", **look: Any) -> Cell:
    """A cell of a list or of a first fact. Texts are cut to LONGEST, and long words may break."""
    return {"text": brief_text(text), "remark": brief_text(remark)} | look


def brief_text(text: str, most: int = LONGEST) -> str:
    """A text as a brief has it: of a length that leaves room for others, on lines that it can be broken into."""
    cut = text if len(text) <= most else f"{text[:most].rstrip()}…"
    return re.sub(rf"(\S{{{UNBROKEN}}})(?=\S)", "\\1\u200b", cut)


def next_visit(rows: pd.DataFrame, words: Words, today: datetime.date) -> Line:
    """The next visit that is announced as a fact of its own, or that none was found."""
    first = profile.next_visits(rows, today)[:1]
    texts = [", ".join(filter(None, text)) for text in timeline_rows.visit_texts(first, words)]
    return Line("next", words("brief-next-visit"), "".join(texts) or words("brief-no-next-visit"), "", first)


def heads(envoys: pd.DataFrame, words: Words, home: str) -> Iterator[list[Cell]]:
    """Each posting: who, as what, and the known dates."""
    texts = timeline_rows.posting_texts(envoys, words, whom=False)
    for row, (name, office, *known) in zip(each(envoys), texts, strict=True):
        side = "home" if row.sending_iso3 == home else "partner"
        yield [
            cell(name, office, side=side, strong=True),
            cell("; ".join(known) or words("brief-undated"), ids=[row.sources]),
        ]


def visits(rows: pd.DataFrame, words: Words, home: str) -> Iterator[list[Cell]]:
    """Each visit: when and where, who, and what for."""
    for row, (who, role, when, purpose) in zip(each(rows), timeline_rows.visit_texts(rows, words), strict=True):
        side = SIDES.get(row.direction, "none")
        yield [cell(when, side=side), cell(who, role, strong=True), cell(purpose, ids=[row.sources])]


def documents(agreements: pd.DataFrame, words: Words, home: str) -> Iterator[list[Cell]]:
    """Each document: when it was signed, and what it is."""
    kinds, statuses = (cells.displayed("agreements", name, agreements, words) for name in ("kind", "status"))
    dated = zip(each(agreements), timeline_rows.start_dates(agreements, words), kinds, statuses, strict=True)
    for row, day, kind, status in dated:
        about = cell(row.title, f"{kind}, {status.lower()}", ids=[row.sources])
        yield [cell(day or words("profile-undated")), about]


def events(milestones: pd.DataFrame, words: Words, home: str) -> Iterator[list[Cell]]:
    """Each event: when it was, and what."""
    for row, day in zip(each(milestones), timeline_rows.start_dates(milestones, words), strict=True):
        yield [cell(day or words("profile-undated")), cell(row.title, ids=[row.sources])]


def disagreements(claims: pd.DataFrame, words: Words, of: Rows) -> Iterator[list[Cell]]:
    """Each field of the rows in `of` that is disputed: what it is, what these data say, and what other sources say."""
    for about, others in claims.groupby(["table", "row_id", "field"], sort=False):
        table, row, field = map(str, about)
        rows = of[table].loc[[row]]
        own = sources.own_sources(rows.iloc[0], others["sources"])
        value = cells.text(table, field, rows, words) or words("row-empty")
        first, *rest = [
            cell(cells.claim_text(table, field, claim.value, claim.precision, words), ids=[claim.sources])
            for claim in each(others)
        ]
        yield [
            cell(sources.headline(table, rows, words), words.heading(table, field)),
            cell(value, ids=[";".join(own)] if own else []),
            first | {"others": rest},
        ]


def both_sides(gap: pd.DataFrame, unusual: pd.Index, words: Words, most: int) -> Iterator[list[Cell]]:
    """The newest years of `measures.mirror.mirror_gap` that have a figure: of exports and then of imports what the home
    reports and what the partner does. What is `unusual` has a mark."""
    for year in sorted(gap["year"].unique(), reverse=True)[:most]:
        of_year = {row.flow: row._asdict() for row in each(gap[gap["year"] == year])}
        row, ids = [], []
        for flow, side in itertools.product(trade.FLOWS, mirror.SIDES):
            known = of_year.get(flow, {})
            address = known.get(f"{side}_row", "")
            marked = address in unusual
            amount = words.money(known[f"{side}_usd"]) + (" †" if marked else "") if address else "–"
            row.append(cell(amount, unusual=marked))
            ids += [known[f"{side}_sources"]] if address else []
        yield [cell(str(year), ids=ids), *row]


def goods(products: pd.DataFrame, words: Words) -> Iterator[list[Cell]]:
    """Goods of one flow: each with its value and a bar beside those of the others."""
    most = products["value_usd"].max()
    for row in each(products):
        known = not pd.isna(row.value_usd) and most > 0
        bar: Cell = {"bar": float(row.value_usd / most)} if known else {}
        side = "home" if row.flow == "exports" else "partner"
        yield [
            cell(row.product, side=side) | bar,
            cell(words.money(row.value_usd) if known else "", ids=[row.sources]),
        ]


def cited_sources(numbers: Numbers, words: Words, page_url: Callable[[str], str]) -> Iterator[dict[str, str]]:
    """What is cited, in the order of the numbers: the dashboard's own pages, and sources, with the address of each and
    what of it is printed."""
    for one, source in numbers.listed():
        if source is None:
            title, about = words("brief-page-of", page=words(f"page-{one[1:]}")), words("site")
            url = page_url(one[1:])
        else:
            title, url = source.title, sources.web_address(source.url)
            about = ", ".join(filter(None, (source.publisher, words.date(*dates.partial(source.published_on)))))
        printed = brief_text(re.sub(r"^https?://(www\.)?", "", url).rstrip("/"), ADDRESS)
        yield {"title": brief_text(title, TITLE), "about": brief_text(about, TITLE), "url": url, "printed": printed}


def lanes(of: Rows, home: str, partner: str, words: Words, day: datetime.date) -> Iterator[Lane]:
    """The lanes of the timeline from top to bottom."""
    days = {name: dates.spans(of[name]) for name in ("milestones", "visits", "agreements")}
    ties = of["milestones"]["kind"].map(counts.EVENT_GROUP_OF) == "ties"
    yield words("profile-lane-ties"), "none", days["milestones"][ties].dropna()
    spans = {"missions": profile.mission_spans(of["missions"], day), "envoys": profile.posting_spans(of["envoys"], day)}
    for name, key in (("missions", "profile-lane-missions"), ("envoys", "brief-lane-heads")):
        for side, sending, receiving in (("home", home, partner), ("partner", partner, home)):
            sent = of[name].index[of[name]["sending_iso3"] == sending]
            lasted = spans[name][spans[name].index.isin(sent)].sort_values("first", kind="stable")
            known = lasted.fillna({"before": lasted["first"], "after": lasted["last"]})
            yield words(key, sender=words.country(sending), receiver=words.country(receiving)), side, known
    ways = of["visits"]["direction"].map(counts.WAYS)
    for way, side in (("to_partner", "home"), ("to_home", "partner"), ("elsewhere", "none")):
        name = words(f"profile-lane-visits-{way}", partner=words.country(partner))
        yield name, side, days["visits"][ways == way].dropna()
    yield words("table-agreements"), "none", days["agreements"].dropna()
    yield words("brief-lane-events"), "none", days["milestones"][~ties].dropna()


def no_rows(name: str) -> pd.DataFrame:
    """A table that is held back, as one without rows."""
    described = schema.table(name)
    return reading.addressed(described, pd.DataFrame(columns=described.columns, dtype="str"))


LISTS: Mapping[str, tuple[str, Mapping[str, float], Callable[[pd.DataFrame, Words, str], Iterator[list[Cell]]]]] = {
    "envoys": ("embassies", {"brief-who": 1, "brief-known": 2}, heads),
    "visits": ("visits", {"brief-when": 1, "brief-who": 1.5, "heading-purpose": 2}, visits),
    "agreements": ("relations", {"heading-date": 1, "heading-agreements-title": 4}, documents),
    "milestones": ("relations", {"heading-date": 1, "heading-milestones-title": 4}, events),
}
"""Of each table the page that has all of its rows, the headings of the list with their widths, and its cells."""
