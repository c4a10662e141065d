"""Rows of a table as marks of a timeline: the days that they may cover, and what they say.

`points` and `bars` make frames of `marks`, one dated row each: `first` and `last`, the days that it may cover;
`earliest` and `latest`, those between which its date is disputed; of a bar `begun` and `held`, its certain days,
`before` and `after`, how far its dotted ends reach, and `credentials`, a day within it; of a document LATER_DAYS;
`lane`; `group`, of which the legend has name and colour; `symbol`, Plotly's number; `positions`, that of the row; and
`text`, what it says. Days are datetime64, and NaT where there is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd
from babel.dates import format_date

from components.facts import cells, dates, schema
from components.figures.marks import LATER_DAYS, positions, text
from components.figures.marks import each as each_row
from components.words import language
from components.words.language import Words

OPEN, OPEN_WITH_DOT = 100, 300
"""What Plotly adds to the number of a symbol to draw its outline, or its outline around a dot."""

INDIRECT = ("report", "inferred")
"""What a date is based on that is not simply the day of the event."""


POSTING_DAYS = ("appointed_on", "credentials_on", "seen_first_on", "seen_last_on", "ended_on")


def points(
    rows: pd.DataFrame,
    words: Words,
    claims: pd.DataFrame | None = None,
    *,
    lane: pd.Series | str,
    group: pd.Series | str,
    symbol: pd.Series | None = None,
) -> pd.DataFrame:
    """The dated rows of events, visits or documents as marks in the middle of the days that they may cover. With the
    table of `claims` each says as well what other sources say of its date. Without a `symbol` it is a disc, or its
    outline where the day is indirect."""
    about = None if claims is None else _claims_about(rows, claims)
    of_table = {"milestones": event_texts, "visits": visit_texts, "agreements": document_texts}
    texts = of_table[str(rows.index.name)](rows, words)
    marks = dates.spans(rows).assign(
        lane=lane,
        group=group,
        symbol=outlined(rows) if symbol is None else symbol,
        positions=positions(rows),
        text=[text(*own, others) for own, others in zip(texts, other_start_dates(rows, about, words), strict=True)],
    )
    if about is not None:
        marks = marks.assign(**dates.disputed_spans(rows, about, start_column(rows)))
    return marks[marks["first"].notna()]


def _claims_about(rows: pd.DataFrame, claims: pd.DataFrame) -> pd.DataFrame | None:
    """What other sources say of when these rows began; None where they say nothing."""
    table, field = (claims[name].to_numpy(dtype="object") for name in ("table", "field"))
    of_field = claims[(table == rows.index.name) & (field == start_column(rows))]
    about = of_field[of_field["row_id"].isin(rows.index)]
    return about if len(about) else None


def bars(
    rows: pd.DataFrame, lasted: pd.DataFrame, *, lane: pd.Series, group: pd.Series, texts: Iterable[Sequence[str]]
) -> pd.DataFrame:
    """Missions or postings as bars over the time that they `lasted`, a frame of `measures.profile`."""
    credentials = {"credentials": rows["credentials_on"]} if "credentials_on" in rows.columns else {}
    return lasted.assign(
        begun=lasted["first"],
        held=lasted["last"],
        first=lasted["before"].fillna(lasted["first"]),
        last=lasted["after"].fillna(lasted["last"]),
        lane=lane,
        group=group,
        symbol=0,
        positions=positions(rows),
        text=pd.Series([text(*of_row) for of_row in texts], index=rows.index, dtype="str"),
        **credentials,
    )


def outlined(rows: pd.DataFrame) -> pd.Series:
    """What to add to the symbol of each row: OPEN where its date is that of a report or inferred."""
    return OPEN * rows["date_basis"].isin(INDIRECT)


def undated(count: int, words: Words) -> list[str]:
    """That so many rows have no date and so no mark, if there are any."""
    return [words("lanes-undated", count=count)] if count else []


def signs(marks: pd.DataFrame, rows: pd.DataFrame, words: Words) -> list[str]:
    """How those marks are to be read that are not simply one known day."""
    indirect = [words("lanes-open")] if rows["date_basis"].isin(INDIRECT).any() else []
    return [*indirect, *([words("lanes-band")] if (marks["first"] < marks["last"]).any() else [])]


def event_texts(milestones: pd.DataFrame, words: Words) -> list[tuple[str, ...]]:
    """What a mark says of each event: its title, its kind, when it was and with whom; of several homes also whose."""
    several = milestones["home_iso3"].nunique() > 1
    kinds, days = cells.displayed("milestones", "kind", milestones, words), start_dates(milestones, words)
    texts: list[tuple[str, ...]] = []
    for row, kind, date in zip(each_row(milestones), kinds, days, strict=True):
        home = [words.country(row.home_iso3)] if several else []
        texts.append((row.title, kind, f"{date}, {words.join([*home, row.body or words.country(row.partner_iso3)])}"))
    return texts


def document_texts(agreements: pd.DataFrame, words: Words) -> list[tuple[str, ...]]:
    """What a mark says of each document: its title, its kind, when it was signed, with whom, its status, and when it
    was approved and entered into force."""
    kinds, statuses = (cells.displayed("agreements", name, agreements, words) for name in ("kind", "status"))
    days, later = start_dates(agreements, words), dates_known(agreements, LATER_DAYS, words)
    texts: list[tuple[str, ...]] = []
    for row, kind, status, date, known in zip(each_row(agreements), kinds, statuses, days, later, strict=True):
        pair = words.join(words.country(code) for code in (row.home_iso3, row.partner_iso3) if code)
        texts.append((row.title, kind, words("documents-told", date=date, pair=pair, status=status.lower()), *known))
    return texts


def visit_texts(visits: pd.DataFrame, words: Words) -> list[tuple[str, ...]]:
    """What a mark says of each visit: the visitor and their role; when, which way and where; and what for."""
    several = visits["home_iso3"].nunique() > 1
    texts: list[tuple[str, ...]] = []
    for row, date in zip(each_row(visits), start_dates(visits, words), strict=True):
        when = f"{_when(row, date, words)}, {_route(row, words, several)}"
        texts.append((row.visitor, row.visitor_role, when, row.purpose))
    return texts


def posting_texts(envoys: pd.DataFrame, words: Words, *, whom: bool = True) -> list[list[str]]:
    """What a bar says of each posting: the name, the office, from and to `whom` where the lane does not tell, and every
    known date."""
    offices = posting_sentences("postings-office", envoys, words) if whom else envoys["title"]
    repeated = envoys["seen_last_on"] == envoys["seen_first_on"]
    known = dates_known(envoys.assign(seen_last_on=envoys["seen_last_on"].mask(repeated)), POSTING_DAYS, words)
    return [[name, office, *dates] for name, office, dates in zip(envoys["name"], offices, known, strict=True)]


def posting_sentences(key: str, envoys: pd.DataFrame, words: Words) -> list[str]:
    """A sentence about who sends whom to whom, for each posting."""
    sentences = []
    for row in each_row(envoys):
        receiver = words.country(row.receiving_iso3) or row.receiving_body
        sentences.append(words(key, title=row.title, sender=words.country(row.sending_iso3), receiver=receiver))
    return sentences


def start_column(rows: pd.DataFrame) -> str:
    """The column of a table that has the day on which a row begins."""
    return str((schema.table(str(rows.index.name)).period or [""])[0])


def start_dates(rows: pd.DataFrame, words: Words) -> list[str]:
    """When each row began, as vague as it is known, in short, and said as what it is: "reported on 9 Mar 2012"; "" if
    unknown."""
    column = start_column(rows)
    bases = rows["date_basis"] if "date_basis" in rows.columns else [""] * len(rows)
    texts = []
    for day, precision, basis in zip(rows[column], dates.precision_of(rows, column), bases, strict=True):
        exact = precision == "day"
        date = format_date(day, "medium", locale=words.locale) if exact else words.date(day, precision)
        indirect = date and basis in ("report", "inferred")
        texts.append(words(f"dated-{basis}-{precision}", date=date) if indirect else date)
    return texts


def other_start_dates(rows: pd.DataFrame, claims: pd.DataFrame | None, words: Words) -> list[str]:
    """When each row began by other sources, each date as vague as it is: "Other sources: 2006 and November 2009"; ""
    where none differs. `claims` are those about it."""
    name, column = str(rows.index.name), start_column(rows)
    days: dict[str, list[str]] = {}
    for claim in each_row(claims) if claims is not None else ():
        date = cells.claim_text(name, column, claim.value, claim.precision, words)
        days.setdefault(claim.row_id, []).append(date)
    return [words("lanes-others", dates=words.join(days[row])) if row in days else "" for row in rows.index]


def dates_known(rows: pd.DataFrame, columns: Iterable[str], words: Words) -> list[list[str]]:
    """The dates that are known of each row, in their order in time: "Approved by Azerbaijan: March 2012". Those that
    may be either way round stay in the order of these columns."""
    name = str(rows.index.name)
    homes = rows["home_iso3"] if "home_iso3" in rows.columns else [""] * len(rows)
    own = [language.words(words.code, (home,)) if home else words for home in homes]
    known: list[list[tuple[str, Any, Any]]] = [[] for _ in own]
    for column in columns:
        precision = dates.precision_of(rows, column)
        texts, last = map(words.date, rows[column], precision), dates.last_day(rows[column], precision)
        for ordered, of_row, date, *days in zip(known, own, texts, rows[column], last, strict=True):
            if date:
                later = (place for place, (_, first, _) in enumerate(ordered) if days[1] < first)
                text = words("postings-date", what=of_row.heading(name, column), date=date)
                ordered.insert(next(later, len(ordered)), (text, *days))
    return [[text for text, _, _ in ordered] for ordered in known]


def _when(visit: Any, date: str, words: Words) -> str:
    """The date of a visit and how many days it lasted; said as announced where it was no more than that."""
    if visit.status == "announced":
        return words("visits-announced", date=date)
    if pd.isna(visit.end_date) or visit.end_date == visit.start_date or visit.date_precision != "day":
        return date
    return words("visits-lasting", date=date, days=(visit.end_date - visit.start_date).days + 1)


def _route(visit: Any, words: Words, homes: bool) -> str:
    """The direction and the place in words; with several `homes`, also which it was. The lane names the partner."""
    own_place = {"to_partner": visit.partner_iso3, "to_home": visit.home_iso3}.get(visit.direction, visit.host_iso3)
    place = visit.city or words.country(own_place) or "none"
    home = words.country(visit.home_iso3) if homes else "none"
    return words(f"visits-route-{visit.direction}", home=home, place=place)
