"""The timeline of a pair: relations, missions, heads of mission, visits, documents and events in lanes of their own."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

import pandas as pd
import plotly.graph_objects as go

from components.choices.filters import HOMES
from components.figures import marks, style, timeline_rows, timelines, titles
from components.measures import counts, profile
from components.words.language import Words

MOST_PERSONS = 40
"""Up to so many postings, each has a lane with the person's name; of more, those of one post share a lane."""

NAME = 24
"""Characters of a person's name in one line."""

SENDERS = style.HOMES | {"partners": style.PARTNER}
"""The colour of who sends: a home's own, or that of all partners."""

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
    days that they may have been on. `claims` as in `timeline_rows.points`.
    """
    *_, missions, envoys = frames
    parts = list(_parts(frames, words, today, claims))
    starts = pd.Series([0, *map(len, frames)]).cumsum()
    marks_of = [
        part.assign(positions=[str(int(position) + start) for position in part["positions"]])
        for part, start in zip(parts, starts, strict=False)
    ]
    drawn = pd.concat([part for part in marks_of if len(part)] or marks_of[:1])
    labels = {lane: label for lane, label in _lanes(words, partner, envoys, missions) if (drawn["lane"] == lane).any()}
    about = style.layout(
        _title(frames, words),
        timeline_rows.undated(sum(map(len, frames)) - len(drawn), words),
        alt=_alt(frames, words),
        source=words("relations-events-source"),
        signs=[words(f"profile-timeline-{sign}") for sign in ("bars", "credentials")] + [words("lanes-open")],
    )
    legend = {colour: ("", colour) for colour in drawn["group"].unique()}
    figure = timelines.figure(drawn, labels, legend, words, height=timelines.HIGH_LANE)
    return figure.update_layout(about, showlegend=False)


def heads(envoys: pd.DataFrame, words: Words, today: datetime.date) -> go.Figure:
    """Every dated posting as a bar from its start to its end, or to the newest date at which the person was in office.

    Home sides have the home's colour, partners theirs; a diamond is the day of the credentials, and a dotted end says
    that no source tells the start or the end.
    """
    lasted = profile.posting_spans(envoys, today).sort_values(["first", "last"], kind="stable")
    of = envoys.loc[lasted.index]
    receiver = of["receiving_iso3"].mask(of["receiving_iso3"] == "", of["receiving_body"])
    post = of["sending_iso3"] + " " + receiver
    each = len(of) <= MOST_PERSONS
    lane = of.index.to_series() if each else post
    # Those of the homes on top.
    in_order = sorted(of.index, key=lambda address: (post[address][:3] not in HOMES, post[address]))
    names = of["name"] if each else timeline_rows.posting_sentences("postings-post", of, words)
    label_of = dict(zip(of.index, names, strict=True))
    labels = {str(lane[address]): str(label_of[address]) for address in in_order}
    texts = timeline_rows.posting_texts(envoys, words)
    drawn = timeline_rows.bars(envoys, lasted, lane=lane, group=_sender(of), texts=texts)
    legend = {home: (words.country(home), colour) for home, colour in style.HOMES.items()}
    legend["partners"] = (words("postings-partners"), style.PARTNER)
    held = pd.concat([lasted["first"], lasted["last"]]).dropna()
    about = style.layout(
        words("postings-title", **titles.of_rows(of, words, years=held.dt.year)),
        timeline_rows.undated(len(envoys) - len(drawn), words),
        alt=words("postings-alt", count=len(drawn)),
        source=words("postings-source"),
        signs=[words("postings-key")],
    )
    return timelines.figure(drawn, labels, legend, words, height=timelines.HIGH_LANE, line=NAME).update_layout(about)


def _sender(rows: pd.DataFrame) -> pd.Series:
    """Who sends, as SENDERS has it."""
    return rows["sending_iso3"].where(rows["sending_iso3"].isin(HOMES), "partners")


def _parts(
    frames: Sequence[pd.DataFrame], words: Words, today: datetime.date, claims: pd.DataFrame | None
) -> Iterator[pd.DataFrame]:
    """The marks of each of the tables, those of one colour in one group."""
    milestones, visits, agreements, missions, envoys = frames
    event, way = milestones["kind"].map(counts.EVENT_GROUP_OF), visits["direction"].map(counts.WAYS)
    for rows, lane, colour in (
        (milestones, event, event.map(style.EVENT_GROUPS)),
        (visits, "visits " + way, way.map(style.WAYS)),
        (agreements, "documents", DOCUMENTS),
    ):
        yield timeline_rows.points(rows, words, claims, lane=lane, group=colour)
    posting_texts = timeline_rows.posting_texts(envoys, words, whom=False)
    for rows, lane, lasted, texts in (
        (missions, "missions ", profile.mission_spans(missions, today), _mission_texts(missions, words)),
        (envoys, "heads ", profile.posting_spans(envoys, today), posting_texts),
    ):
        lane = lane + rows["sending_iso3"] + rows["receiving_iso3"]
        yield timeline_rows.bars(rows, lasted, lane=lane, group=_sender(rows).map(SENDERS), texts=texts)


def _mission_texts(missions: pd.DataFrame, words: Words) -> list[list[str]]:
    """What a bar says of each mission: what and where it is, and its known dates."""
    texts = []
    known = timeline_rows.dates_known(missions, ("opened_on", "closed_on"), words)
    for row, days in zip(marks.each(missions), known, strict=True):
        heading = words("profile-covered", seat=row.seat_city or "none")
        if row.kind != "non_resident":
            kind = words.value("missions", "kind", row.kind)
            heading = words("profile-mission", kind=kind, city=row.city or "none")
        texts.append([heading, *(days or [words("embassies-undated")])])
    return texts


def _lanes(words: Words, partner: str, envoys: pd.DataFrame, missions: pd.DataFrame) -> Iterator[tuple[str, str]]:
    """Every lane from top to bottom with its name; those of the homes before those of the partner."""
    yield "ties", words("profile-lane-ties")
    for kind, rows in (("missions", missions), ("heads", envoys)):
        posts = dict.fromkeys(zip(rows["sending_iso3"], rows["receiving_iso3"], strict=True))
        for sending, receiving in sorted(posts, key=lambda post: (post[0] not in HOMES, post)):
            pair = {"sender": words.country(sending), "receiver": words.country(receiving)}
            side = "" if kind == "missions" else "-ours" if sending in HOMES else "-theirs"
            yield f"{kind} {sending}{receiving}", words(f"profile-lane-{kind}{side}", **pair)
    for way in style.WAYS:
        yield f"visits {way}", words(f"profile-lane-visits-{way}", partner=words.country(partner))
    yield "documents", words("table-agreements")
    for group in list(style.EVENT_GROUPS)[1:]:
        yield group, words(f"relations-group-{group}")


def _title(frames: Sequence[pd.DataFrame], words: Words) -> str:
    """Whose ties these are, and in which years the dated ones lie."""
    return words("profile-timeline-title", **titles.of_frames(frames, words))


def _alt(frames: Sequence[pd.DataFrame], words: Words) -> str:
    """How many rows of each table there are, and between which years."""
    counted = words.join(words(f"count-{rows.index.name}", count=len(rows)) for rows in frames if len(rows))
    spans = [span for rows in frames if (span := counts.first_and_last_year(rows)) is not None]
    if not spans:
        return _title(frames, words)
    years = words.years(min(first for first, _ in spans), max(last for _, last in spans))
    return words("profile-timeline-alt", counts=counted, years=years)
