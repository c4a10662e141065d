"""The timeline of a pair: relations, missions, heads of mission, visits, documents and events in lanes of their own."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

import pandas as pd
import plotly.graph_objects as go

from components.choices.filters import HOMES
from components.figures import lanes, marks, relations, style, timelines
from components.figures import postings as postings_figures
from components.figures import visits as visits_figures
from components.measures import counts as counts_measures
from components.measures import profile as profile_measures
from components.words.language import Words

DOCUMENTS = style.GREEN


def timeline(
    frames: Sequence[pd.DataFrame],
    words: Words,
    partner: str,
    today: datetime.date,
    claims: pd.DataFrame | None = None,
) -> go.Figure:
    """Everything dated between one home or two and one partner. `frames` are the milestones, visits, agreements,
    missions and envoys; positions count through them in this order.

    Missions and postings are bars with dotted ends where no source tells them; all else are marks in the middle of the
    days that they may have been on. `claims` as in `timelines.points`.
    """
    milestones, visits, agreements, missions, envoys = frames
    parts = (
        _events(milestones, words, claims),
        _visits(visits, words, claims),
        _documents(agreements, words, claims),
        _missions(missions, words, today),
        _heads(envoys, words, today),
    )
    starts = pd.Series([0, *map(len, frames)]).cumsum()
    marks_of = [
        part.assign(carried=(part["carried"].astype("int64") + start).astype("str"))
        for part, start in zip(parts, starts, strict=False)
    ]
    drawn = pd.concat([part for part in marks_of if len(part)] or marks_of[:1])
    labels = {lane: label for lane, label in _lanes(words, partner, envoys, missions) if (drawn["lane"] == lane).any()}
    about = style.layout(
        words("profile-timeline-title"),
        [words("profile-timeline-key"), *timelines.undated(sum(map(len, frames)) - len(drawn), words)],
        alt=_alt(frames, words),
        source=words("relations-events-source"),
    )
    legend = {colour: ("", colour) for colour in drawn["group"].unique()}
    figure = timelines.figure(drawn, labels, legend, words, height=lanes.HIGH_LANE)
    return figure.update_layout(about, showlegend=False)


def _events(milestones: pd.DataFrame, words: Words, claims: pd.DataFrame | None) -> pd.DataFrame:
    lane = milestones["kind"].map(relations.GROUP_OF)
    texts = relations.event_texts(milestones, words)
    symbol, colour = timelines.outlined(milestones), lane.map(relations.COLOURS)
    return timelines.points(milestones, words, claims, lane=lane, group=colour, symbol=symbol, texts=texts)


def _visits(visits: pd.DataFrame, words: Words, claims: pd.DataFrame | None) -> pd.DataFrame:
    way = visits["direction"].map(visits_figures.WAYS)
    texts = visits_figures.texts(visits, words)
    symbol, colour = timelines.outlined(visits), way.map(visits_figures.COLOURS)
    return timelines.points(visits, words, claims, lane="visits " + way, group=colour, symbol=symbol, texts=texts)


def _documents(agreements: pd.DataFrame, words: Words, claims: pd.DataFrame | None) -> pd.DataFrame:
    texts = relations.document_texts(agreements, words)
    symbol = timelines.outlined(agreements)
    return timelines.points(agreements, words, claims, lane="documents", group=DOCUMENTS, symbol=symbol, texts=texts)


def _missions(missions: pd.DataFrame, words: Words, today: datetime.date) -> pd.DataFrame:
    known = marks.dates_known(missions, ("opened_on", "closed_on"), words)
    texts = [
        [_mission(kind, city, seat, words), *(dates or [words("embassies-undated")])]
        for kind, city, seat, dates in zip(
            missions["kind"], missions["city"], missions["seat_city"], known, strict=True
        )
    ]
    return _lasting("missions", missions, profile_measures.mission_spans(missions, today), texts)


def _heads(envoys: pd.DataFrame, words: Words, today: datetime.date) -> pd.DataFrame:
    texts = postings_figures.texts(envoys, words, whom=False)
    return _lasting("heads", envoys, profile_measures.posting_spans(envoys, today), texts)


def _lasting(kind: str, rows: pd.DataFrame, lasted: pd.DataFrame, texts: Sequence[Sequence[str]]) -> pd.DataFrame:
    lane = f"{kind} " + rows["sending_iso3"] + rows["receiving_iso3"]
    colour = postings_figures.sender(rows).map(postings_figures.COLOURS)
    return timelines.bars(rows, lasted, lane=lane, group=colour, texts=texts)


def _mission(kind: str, city: str, seat: str, words: Words) -> str:
    if kind == "non_resident":
        return words("profile-covered", seat=seat or "none")
    return words("profile-mission", kind=words.value("missions", "kind", kind), city=city or "none")


def _lanes(words: Words, partner: str, envoys: pd.DataFrame, missions: pd.DataFrame) -> Iterator[tuple[str, str]]:
    """Every lane from top to bottom with its name; those of the homes before those of the partner."""
    yield "ties", words("profile-lane-ties")
    for kind, rows in (("missions", missions), ("heads", envoys)):
        posts = dict.fromkeys(zip(rows["sending_iso3"], rows["receiving_iso3"], strict=True))
        for sending, receiving in sorted(posts, key=lambda post: (post[0] not in HOMES, post)):
            pair = {"sender": words.country(sending), "receiver": words.country(receiving)}
            side = "" if kind == "missions" else "-ours" if sending in HOMES else "-theirs"
            yield f"{kind} {sending}{receiving}", words(f"profile-lane-{kind}{side}", **pair)
    for way in visits_figures.COLOURS:
        yield f"visits {way}", words(f"profile-lane-visits-{way}", partner=words.country(partner))
    yield "documents", words("table-agreements")
    for group in list(relations.GROUPS)[1:]:
        yield group, words(f"relations-group-{group}")


def _alt(frames: Sequence[pd.DataFrame], words: Words) -> str:
    """How many rows of each table there are, and between which years."""
    counts = words.join(words(f"count-{rows.index.name}", count=len(rows)) for rows in frames if len(rows))
    spans = [span for rows in frames if (span := counts_measures.first_and_last_year(rows)) is not None]
    if not spans:
        return words("profile-timeline-title")
    years = words.years(min(first for first, _ in spans), max(last for _, last in spans))
    return words("profile-timeline-alt", counts=counts, years=years)
