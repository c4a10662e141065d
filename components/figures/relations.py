"""Charts of relations: events of every kind and documents of every field over time, and documents by field."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from components.facts import dates
from components.figures import bars, marks, style, timeline_rows, timelines, titles
from components.measures import counts
from components.words.language import Words

BODIES = "bodies"
"""The lane of the events with regional bodies."""

STATE, BODY = 0, 1
"""Plotly's numbers of a disc and a square."""

STATUSES = {"signed": style.BLUE, "in_force": style.GREEN, "draft": style.OCHRE, "unknown": style.NEUTRAL}
"""The colour of each status of a document."""


def events(
    milestones: pd.DataFrame, words: Words, claims: pd.DataFrame | None = None, *, by: str = "kind"
) -> go.Figure:
    """Every dated event in a lane of its kind or of its country (`by`), one mark for each partner that it concerns.

    Events with regional bodies are squares in a lane of their own by kind, or in one for each body by country. The
    colour is the group of kinds; the symbol is open where the day is that of a report or inferred. `claims` as in
    `timeline_rows.points`.
    """
    lane, labels = _by_kind(milestones, words) if by == "kind" else _by_country(milestones, words)
    with_body = milestones["partner_iso3"] == ""
    drawn = timeline_rows.points(
        milestones,
        words,
        claims,
        lane=lane,
        group=milestones["kind"].map(counts.EVENT_GROUP_OF),
        symbol=with_body.map({False: STATE, True: BODY}) + timeline_rows.outlined(milestones),
    )
    bodies = [words(f"relations-key-{whom}") for whom in ("state", "body")] if with_body[drawn.index].any() else []
    about = style.layout(
        words(f"relations-events-title-{by}", **titles.of_rows(milestones, words)),
        timeline_rows.undated(len(milestones) - len(drawn), words),
        alt=_events_alt(milestones, words),
        signs=[*bodies, *timeline_rows.signs(drawn, milestones, words)],
        source=words("relations-events-source"),
    )
    legend = {group: (words(f"relations-group-{group}"), colour) for group, colour in style.EVENT_GROUPS.items()}
    return timelines.figure(drawn, labels, legend, words).update_layout(about)


def documents(agreements: pd.DataFrame, words: Words, claims: pd.DataFrame | None = None) -> go.Figure:
    """Every dated document in the lane of its field, the field with the most documents on top and how many it has.

    The colour is the status; the symbol is open where the day is that of a report or inferred, and lines lead to the
    days of approval and of entry into force. `claims` as in `timeline_rows.points`. Undated ones count, but have no
    mark.
    """
    lane, group = agreements["field"], agreements["status"]
    drawn = timeline_rows.points(agreements, words, claims, lane=lane, group=group).join(_later_days(agreements))
    labels = {
        str(field): words("documents-field", field=words.value("agreements", "field", str(field)), count=int(count))
        for field, count in counts.most_first(agreements["field"]).items()
    }
    alt, years = words("count-agreements", count=len(agreements)), counts.first_and_last_year(agreements)
    about = style.layout(
        words("documents-title", **titles.of_rows(agreements, words)),
        [words("documents-subtitle"), *timeline_rows.undated(len(agreements) - len(drawn), words)],
        signs=timeline_rows.signs(drawn, agreements, words),
        alt=alt if years is None else words("documents-alt", documents=alt, years=words.years(*years)),
        source=words("agreements-source"),
    )
    return timelines.figure(drawn, labels, _statuses(words), words).update_layout(about)


def agreements(agreements: pd.DataFrame, words: Words) -> go.Figure:
    """How many documents each field has, dated or not, the most on top, stacked by status."""
    totals = counts.most_first(agreements["field"])
    fields, statuses = totals.index.tolist(), _statuses(words)
    names = [words.value("agreements", "field", field) for field in fields]

    def text(status: str, place: int, count: int) -> str:
        counted = words("count-agreements", count=count)
        return words("agreements-told", field=names[place], documents=counted, status=statuses[status][0].lower())

    traces = bars.stacks(agreements, agreements["status"], agreements["field"].map(fields.index), statuses, text)
    most = int(totals.max()) if fields else 0
    alt = words("count-agreements", count=len(agreements))
    if fields:
        alt = words("agreements-alt", documents=alt, field=names[0].lower(), most=most)
    title = words("agreements-title", **titles.of_rows(agreements, words))
    about = style.layout(title, [words("agreements-subtitle")], alt=alt, source=words("agreements-source"))
    return go.Figure(traces, bars.across(names, title=words("agreements-axis"), most=most) | about)


def _later_days(agreements: pd.DataFrame) -> pd.DataFrame:
    """The days on which each document was approved and entered into force, in the middle of those that a vague date may
    mean, as far as they come after the signing."""
    days = {}
    for column in marks.LATER_DAYS:
        last = dates.last_day(agreements[column], dates.precision_of(agreements, column))
        first = agreements[[column, "signed_on"]].max(axis="columns").where(last.notna())
        days[column] = first + (last.where(last > first, first) - first) / 2
    return pd.DataFrame(days, index=agreements.index)


def _by_kind(milestones: pd.DataFrame, words: Words) -> tuple[pd.Series, dict[str, str]]:
    """The lane of each event and the names of the lanes from top to bottom: kinds, and last the regional bodies."""
    lane = milestones["kind"].mask(milestones["partner_iso3"] == "", BODIES)
    labels = {kind: words.value("milestones", "kind", kind) for kind in counts.EVENT_GROUP_OF if (lane == kind).any()}
    return lane, labels | ({BODIES: words("relations-bodies")} if (lane == BODIES).any() else {})


def _by_country(milestones: pd.DataFrame, words: Words) -> tuple[pd.Series, dict[str, str]]:
    """The lane of each event and the names of the lanes: the partner with the most events on top, bodies below."""
    bodies = milestones["partner_iso3"] == ""
    states = {str(code): words.country(str(code)) for code in counts.by_partner(milestones).index}
    names = {str(body): str(body) for body in counts.most_first(milestones["body"][bodies]).index}
    return milestones["partner_iso3"].mask(bodies, milestones["body"]), states | names


def _statuses(words: Words) -> dict[str, tuple[str, str]]:
    """The name and the colour of each status of a document."""
    return {status: (words.value("agreements", "status", status), colour) for status, colour in STATUSES.items()}


def _events_alt(milestones: pd.DataFrame, words: Words) -> str:
    """The takeaway of the events: how many, in which years, and of which kind the most."""
    counted, years = words("count-milestones", count=len(milestones)), counts.first_and_last_year(milestones)
    if years is None:
        return counted
    kinds = milestones["kind"].value_counts()
    most = str((kinds.drop("other", errors="ignore") if len(kinds) > 1 else kinds).idxmax())
    kind = words.value("milestones", "kind", most).lower()
    return words("relations-events-alt", events=counted, years=words.years(*years), kind=kind, most=int(kinds[most]))
