"""Charts of relations: events of every kind over time, and the documents of every field."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.choices.filters import DEFAULT_HOMES
from components.figures import bars, disputes, lanes, marks, style, texts
from components.measures import counts
from components.words.language import Words

GROUPS = {
    "ties": ("recognition", "relations_established", "mission_opened", "mission_closed"),
    "parliaments": ("resolution", "friendship_group"),
    "talks": ("forum", "commission", "consultations", "organisation"),
    "economy": ("business", "aid"),
    "society": ("culture", "education", "sport"),
    "other": ("other",),
}
"""The kinds of events in the order of their lanes, by group: sixteen kinds are too many to tell apart by colour."""

COLOURS = dict(
    zip(GROUPS, (style.BLUE, style.VIOLET, style.GREEN, style.OCHRE, style.PINK, style.NEUTRAL), strict=True)
)

BODIES = "bodies"
"""The lane of the events with regional bodies."""

STATE, BODY = 0, 1
"""Plotly's numbers of a disc and a square."""

TOLD = 11_500
"""Characters that all hover texts share: a view of many events has shorter ones, so that it is no more to send."""

TITLE = 100
"""Characters that an event's title has in a hover text at most."""

BODY_NAME = 60
"""Characters that the name of a regional body has at most."""

CROWDED = 250
"""More events than this have hover texts that are as short as can be."""

SHORTEST_TITLE = 24
"""Characters that it has at least."""

STATUSES = {"signed": style.BLUE, "in_force": style.GREEN, "draft": style.OCHRE, "unknown": style.NEUTRAL}


def events(
    milestones: pd.DataFrame, words: Words, claims: pd.DataFrame | None = None, *, by: str = "kind"
) -> go.Figure:
    """Every dated event in a lane of its kind or of its country (`by`), one mark for each partner that it concerns.

    Events with regional bodies are squares in a lane of their own by kind, or in one for each body by country. The
    colour is the group of kinds. A band covers the days that an event may have been on; the symbol is open where the
    day is that of a report or inferred. With the table of `claims`, a dotted line covers the days between which a date
    is disputed.
    """
    lane, labels = _by_kind(milestones, words) if by == "kind" else _by_country(milestones, words)
    laid = lanes.lay(milestones, lane, list(labels), claims)
    placed = milestones.loc[laid.marks.index]
    drawn = laid.marks.assign(
        symbol=_symbols(placed), carried=marks.positions(milestones)[placed.index], **_said(placed, words)
    )
    drawn["told"] = disputes.added(drawn["told"], placed, claims, words)
    traces = [lanes.bands(laid), *disputes.ranges(drawn, words)]
    for group, of_group in GROUPS.items():
        mine = drawn[placed["kind"].isin(of_group)]
        if len(mine):
            name = words(f"relations-group-{group}")
            hover = "<b>%{text}</b><br>%{hovertext}<extra></extra>"
            traces.append(lanes.symbols(mine, name=name, colour=COLOURS[group], hover=hover))
    title = words(f"relations-events-title-{by}")
    about = {
        "title": {"text": title, "subtitle": {"text": _subtitle(milestones, laid, words)}},
        "meta": {"alt": _alt(milestones, words), "source": words("relations-events-source")},
    }
    return go.Figure(traces, lanes.layout(laid, labels) | about)


def _by_kind(milestones: pd.DataFrame, words: Words) -> tuple[pd.Series, dict[str, str]]:
    """The lane of each event and the names of the lanes from top to bottom: kinds, and last the regional bodies."""
    lane = milestones["kind"].mask(milestones["partner_iso3"] == "", BODIES)
    kinds = [kind for group in GROUPS.values() for kind in group if (lane == kind).any()]
    labels = {kind: words.value("milestones", "kind", kind) for kind in kinds}
    return lane, labels | ({BODIES: words("relations-bodies")} if (lane == BODIES).any() else {})


def _by_country(milestones: pd.DataFrame, words: Words) -> tuple[pd.Series, dict[str, str]]:
    """The lane of each event and the names of the lanes: the partner with the most events on top, bodies below."""
    bodies = milestones["partner_iso3"] == ""
    lane = milestones["partner_iso3"].mask(bodies, milestones["body"])
    order = [str(name) for part in (~bodies, bodies) for name in counts.most_first(lane[part]).index]
    named = set(lane[bodies])
    return lane, {name: name if name in named else words.country(name) for name in order}


def agreements(agreements: pd.DataFrame, words: Words) -> go.Figure:
    """How many documents each field has, dated or not, the most on top, stacked by status."""
    totals = counts.most_first(agreements["field"])
    fields = totals.index.tolist()
    behind = bars.gathered(agreements["status"], agreements["field"], marks.positions(agreements))
    names = [words.value("agreements", "field", field) for field in fields]
    layout = bars.across(names, title=words("agreements-axis"), most=int(totals.max()) if fields else 0)
    about = {
        "title": {"text": words("agreements-title"), "subtitle": {"text": words("agreements-subtitle")}},
        "meta": {"alt": _agreements_alt(totals, words), "source": words("agreements-source")},
    }
    traces = [_bars(behind[status], status, fields, words) for status in STATUSES if status in behind]
    return go.Figure(traces, layout | about)


def _symbols(milestones: pd.DataFrame) -> pd.Series:
    """Plotly's number of each event's symbol: who it was with, filled only where the day is the event's own."""
    sides = (milestones["partner_iso3"] == "").map({False: STATE, True: BODY})
    return sides + lanes.OPEN * milestones["date_basis"].isin(["report", "inferred"])


def _said(milestones: pd.DataFrame, words: Words) -> dict[str, list[str]]:
    """The hover text of each event: as `head` its title, as `told` when it was and with whom."""
    homes = milestones["home_iso3"].nunique() > 1
    room = TOLD // max(len(milestones), 1)
    each: list[Any] = list(milestones.itertuples())
    said: dict[str, list[str]] = {"head": [], "told": []}
    # Of many events, the open symbol alone says that a date is that of a report, and only the second home is named.
    crowded = len(milestones) > CROWDED
    told_as = milestones.assign(date_basis="event") if crowded else milestones
    for event, date in zip(each, lanes.dated(told_as, words), strict=True):
        partner = texts.shown(texts.cut(event.body, BODY_NAME)) or words.country(event.partner_iso3)
        named = homes and not (crowded and event.home_iso3 in DEFAULT_HOMES)
        with_whom = words.join([words.country(event.home_iso3), partner]) if named else partner
        told = f"{date}, {with_whom}"
        title = texts.cut(event.title, min(TITLE, max(SHORTEST_TITLE, room - len(told))))
        said["head"].append(texts.lines(title))
        said["told"].append(told)
    return said


def _subtitle(milestones: pd.DataFrame, laid: lanes.Laid, words: Words) -> str:
    """What the symbols mean, where there are both, and what is not simply one known day."""
    bodies = milestones.loc[laid.marks.index, "partner_iso3"] == ""
    key = [words("relations-key")] if bodies.any() else []
    return " ".join([*key, *lanes.notes(laid.marks, milestones, words)])


def _alt(milestones: pd.DataFrame, words: Words) -> str:
    """The takeaway of the events: how many, in which years, and of which kind the most."""
    years = counts.first_and_last_year(milestones)
    if years is None:
        return words("count-milestones", count=len(milestones))
    kinds = milestones["kind"].value_counts()
    named = kinds.drop("other", errors="ignore")
    most = str((named if len(named) else kinds).idxmax())
    return words(
        "relations-events-alt",
        events=words("count-milestones", count=len(milestones)),
        years=words.years(*years),
        kind=words.value("milestones", "kind", most).lower(),
        most=int(kinds[most]),
    )


def _bars(behind: dict[str, list[str]], status: str, fields: list[str], words: Words) -> dict[str, Any]:
    """The bars of one status; `behind` has the positions of each field's documents."""
    name = words.value("agreements", "status", status)

    def told(field: str, count: int) -> str:
        documents = words("count-agreements", count=count)
        named = words.value("agreements", "field", field)
        return words("agreements-told", field=named, documents=documents, status=name.lower())

    places = {field: place for place, field in enumerate(fields)}
    return bars.series(behind, places, name=name, colour=STATUSES[status], told=told)


def _agreements_alt(totals: pd.Series, words: Words) -> str:
    """The takeaway of the documents: how many, and in which field the most."""
    documents = words("count-agreements", count=int(totals.sum()))
    if totals.empty:
        return documents
    field = words.value("agreements", "field", str(totals.index[0])).lower()
    return words("agreements-alt", documents=documents, field=field, most=int(totals.iloc[0]))
