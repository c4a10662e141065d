"""The timeline of a pair: relations, missions, heads of mission, visits, documents and events in lanes of their own."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.choices.filters import HOMES
from components.facts import cells
from components.figures import disputes, lanes, relations, style, texts
from components.figures import postings as postings_figures
from components.measures import counts as counts_measures
from components.measures import profile
from components.words.language import Words

LANE = 34
"""Pixels: the height of a lane, in which a name of two lines has room."""

ROOM, CROWDED, CLOSE = 44, 88, 22
"""Characters that what a mark says has in its hover text at most; and with more marks than so many, how many then."""

VISITS = {"to_partner": style.HOME, "to_home": style.PARTNER, "elsewhere": style.NEUTRAL}
"""The colour of a visit by who travelled."""

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
    days that they may have been on, which a band covers. With the table of `claims`, a dotted line covers the days
    between which a date is disputed.
    """
    missions, envoys = frames[3:]
    starts = {str(rows.index.name): start for rows, start in zip(frames, _starts(frames), strict=True)}
    room = ROOM if sum(map(len, frames)) <= CROWDED else CLOSE
    points = pd.concat([_marks(rows, starts[str(rows.index.name)], words, claims, room) for rows in frames[:3]])
    bars = pd.concat([_bars(rows, starts[str(rows.index.name)], words, today) for rows in frames[3:]])
    every = pd.concat([part for part in (points, bars) if len(part)] or [points])
    labels = {lane: label for lane, label in _lanes(words, partner, envoys, missions) if (every["lane"] == lane).any()}
    laid = lanes.arrange(every, list(labels), lane=LANE)
    missing = sum(map(len, frames)) - len(every)
    notes = [words("profile-timeline-key"), *([words("lanes-undated", count=missing)] if missing else [])]
    about = {
        "title": {"text": words("profile-timeline-title"), "subtitle": {"text": " ".join(notes)}},
        "meta": {"alt": _alt(frames, words), "source": words("relations-events-source")},
        "showlegend": False,
    }
    return go.Figure(
        [*_drawn(laid, words), *_credentials(laid.marks, envoys, words)], lanes.layout(laid, labels) | about
    )


def _drawn(laid: lanes.Laid, words: Words) -> Iterator[dict[str, Any]]:
    """What lies below, then the bars and the marks of each colour."""
    single = laid.marks["begun"].isna()
    yield lanes.bands(lanes.Laid(laid.marks[single], laid.centres, laid.depth))
    yield postings_figures.stubs(laid.marks)
    yield from disputes.ranges(laid.marks, words, quiet=len(laid.marks) > CROWDED)
    for colour in laid.marks["colour"].unique():
        mine = laid.marks["colour"] == colour
        if (mine & ~single).any():
            yield postings_figures.spans(laid.marks[mine & ~single], name="", colour=colour)
        if (mine & single).any():
            hover = "<b>%{text}</b><br>%{hovertext}<extra></extra>"
            yield lanes.symbols(laid.marks[mine & single], name="", colour=colour, hover=hover)


def _credentials(drawn: pd.DataFrame, envoys: pd.DataFrame, words: Words) -> list[dict[str, Any]]:
    heads = drawn[drawn["lane"].str.startswith("heads ")]
    return [postings_figures.credentials(heads, envoys, words)] if len(heads) else []


def _starts(frames: Sequence[pd.DataFrame]) -> Iterator[int]:
    """The position of each frame's first row, of all frames one after the other."""
    start = 0
    for rows in frames:
        yield start
        start += len(rows)


def _marks(rows: pd.DataFrame, start: int, words: Words, claims: pd.DataFrame | None, room: int) -> pd.DataFrame:
    """The dated rows of one table as lanes.arrange needs them, with what their marks carry and say."""
    name = str(rows.index.name)
    unknown = pd.Series(pd.NaT, index=rows.index, dtype="datetime64[s]")
    spans = lanes.spans(rows, claims).join(
        pd.DataFrame(dict.fromkeys(postings_figures.ENDS, unknown), index=rows.index)
    )
    carried = [str(start + at) for at in range(len(rows))]
    lane, colour = {"milestones": _of_event, "visits": _of_visit, "agreements": _of_document}[name](rows)
    column = {"milestones": "title", "visits": "visitor", "agreements": "title"}[name]
    vague = rows["date_basis"].isin(["report", "inferred"]) if "date_basis" in rows.columns else False
    head = [texts.lines(texts.cut(text, room)) for text in rows[column]]
    return spans.assign(
        carried=carried,
        lane=lane,
        colour=colour,
        symbol=lanes.OPEN * pd.Series(vague, index=rows.index),
        head=head,
        told=disputes.added(_told(rows, words, room), rows, claims, words),
    ).dropna(subset="first")


def _of_event(milestones: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    group = {kind: group for group, kinds in relations.GROUPS.items() for kind in kinds}
    lane = milestones["kind"].map(group)
    return lane, lane.map(relations.COLOURS)


def _of_visit(visits: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    way = visits["direction"].where(visits["direction"].isin(list(VISITS)), "elsewhere")
    return "visits " + way, way.map(VISITS)


def _of_document(agreements: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    lane, colour = (pd.Series(text, index=agreements.index, dtype="str") for text in ("documents", DOCUMENTS))
    return lane, colour


def _bars(rows: pd.DataFrame, start: int, words: Words, today: datetime.date) -> pd.DataFrame:
    """The dated missions or postings as lanes.arrange needs them, with what their bars carry and say."""
    name = str(rows.index.name)
    placed = (profile.mission_spans if name == "missions" else profile.posting_spans)(rows, today)
    of = rows.loc[placed.index]
    carried = pd.Series([str(start + at) for at in range(len(rows))], index=rows.index, dtype="str")[placed.index]
    kind = "missions " if name == "missions" else "heads "
    said = _missions(of, words) if name == "missions" else postings_figures.said(of, words, whom=False)
    colour = of["sending_iso3"].map(postings_figures.colour)
    return postings_figures.room(placed).assign(
        carried=carried, lane=kind + of["sending_iso3"] + of["receiving_iso3"], colour=colour, symbol=0, **said
    )


def _told(rows: pd.DataFrame, words: Words, room: int) -> list[str]:
    """When each row was and what it is, below what its mark says; of many, the lane alone says what."""
    name = str(rows.index.name)
    dated = lanes.dated(rows.assign(date_basis="event") if name == "agreements" else rows, words)
    if room < ROOM:
        return dated
    what = rows["visitor_role"] if name == "visits" else cells.displayed(name, "kind", rows, words)
    return [
        "<br>".join(part for part in (texts.lines(texts.cut(kind, room)), date) if part)
        for kind, date in zip(what, dated, strict=True)
    ]


def _missions(missions: pd.DataFrame, words: Words) -> dict[str, list[str]]:
    """The hover text of each mission: what and where it is, and what is known of its opening and closing."""
    each = [missions.iloc[[at]] for at in range(len(missions))]
    return {"head": [_mission(row, words) for row in each], "told": [_lasting(row, words) for row in each]}


def _mission(mission: pd.DataFrame, words: Words) -> str:
    row = mission.iloc[0]
    if row["kind"] == "non_resident":
        return words("profile-covered", seat=row["seat_city"] or "none")
    return words("profile-mission", kind=words.value("missions", "kind", row["kind"]), city=row["city"] or "none")


def _lasting(mission: pd.DataFrame, words: Words) -> str:
    known_on = {column: cells.text("missions", column, mission, words) for column in ("opened_on", "closed_on")}
    known = [
        words("postings-date", what=words.heading("missions", column), date=date)
        for column, date in known_on.items()
        if date
    ]
    return "<br>".join(known) or words("embassies-undated")


def _lanes(words: Words, partner: str, envoys: pd.DataFrame, missions: pd.DataFrame) -> Iterator[tuple[str, str]]:
    """Every lane from top to bottom with its name; those of the homes before those of the partner."""
    yield "ties", words("profile-lane-ties")
    for kind, rows in (("missions", missions), ("heads", envoys)):
        posts = dict.fromkeys(zip(rows["sending_iso3"], rows["receiving_iso3"], strict=True))
        for sending, receiving in sorted(posts, key=lambda post: (post[0] not in HOMES, post)):
            pair = {"sender": words.country(sending), "receiver": words.country(receiving)}
            side = "" if kind == "missions" else "-ours" if sending in HOMES else "-theirs"
            yield f"{kind} {sending}{receiving}", words(f"profile-lane-{kind}{side}", **pair)
    for way in VISITS:
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
