"""Missions and heads of mission over time: bars as long as sources tell, with dotted ends where they do not."""

from __future__ import annotations

import datetime
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.choices.filters import HOMES
from components.facts import cells
from components.figures import lanes, marks, style
from components.measures import profile
from components.words.language import Words

MOST_PERSONS = 40
"""Up to so many postings, each has a lane with the person's name; of more, those of one post share a lane."""

LANE = 34
"""Pixels: the height of a lane, in which a name of two lines has room."""

NAME = 24
"""Characters of a person's name in one line."""

THICK = 8
"""Pixels: the height of a bar."""

ENDS = ("begun", "held", "before", "after")
"""What is known of a bar: the first and the last certain day, and how far its dotted ends reach."""

CREDENTIALS = 2
"""Plotly's number of a diamond."""

LAST = 2000
"""A place in the legend behind all others, which have 1000."""


def heads(envoys: pd.DataFrame, words: Words, today: datetime.date) -> go.Figure:
    """Every dated posting as a bar from its start to its end, or to the newest date at which the person was in office.

    Home sides have the home's colour, partners theirs; a diamond is the day of the credentials, and a dotted end says
    that no source tells the start or the end.
    """
    placed = profile.posting_spans(envoys, today).sort_values(["first", "last"], kind="stable")
    of = envoys.loc[placed.index]
    posts = of["sending_iso3"] + " " + of["receiving_iso3"].mask(of["receiving_iso3"] == "", of["receiving_body"])
    lane = of.index.to_series() if len(of) <= MOST_PERSONS else posts
    order = sorted(lane.unique(), key=lambda name: _home_first(str(posts[lane == name].iloc[0])))
    laid = lanes.arrange(room(placed.assign(lane=lane)), order, lane=LANE)
    drawn = laid.marks.assign(carried=marks.positions(envoys)[placed.index], **said(of, words))
    traces = [stubs(drawn)]
    for sender in dict.fromkeys(sorted(of["sending_iso3"], key=_home_first)):
        named = words.country(sender) if sender in HOMES else words("postings-partners")
        traces.append(spans(drawn[of["sending_iso3"] == sender], name=named, colour=colour(sender)))
    traces = _once([*traces, credentials(drawn, of, words)])
    labels = {str(name): _label(of.loc[lane == name], post=len(of) > MOST_PERSONS, words=words) for name in order}
    missing = len(envoys) - len(placed)
    notes = [words("postings-key"), *([words("lanes-undated", count=missing)] if missing else [])]
    about = {
        "title": {"text": words("postings-title"), "subtitle": {"text": " ".join(notes)}},
        "meta": {"alt": words("postings-alt", count=len(placed)), "source": words("postings-source")},
    }
    return go.Figure(traces, lanes.layout(laid, labels, line=NAME) | about)


def room(placed: pd.DataFrame) -> pd.DataFrame:
    """What bars take up in a lane: `first` and `last` with their dotted ends; the certain days are `begun`, `held`."""
    ends = {"begun": placed["first"], "held": placed["last"]}
    whole = {"first": placed["before"].fillna(placed["first"]), "last": placed["after"].fillna(placed["last"])}
    undisputed = pd.Series(pd.NaT, index=placed.index, dtype="datetime64[s]")
    return placed.assign(**ends, **whole, earliest=undisputed, latest=undisputed)


def spans(drawn: pd.DataFrame, *, name: str, colour: str) -> dict[str, Any]:
    """Bars over the certain days of `room`; `drawn` has y, carried, head and told beside them."""
    length = (drawn["held"] - drawn["begun"]).dt.days.clip(lower=1)
    return {
        "type": "bar",
        "orientation": "h",
        "name": name,
        "base": drawn["begun"].dt.strftime("%Y-%m-%d").tolist(),
        "x": (length * lanes.DAY).tolist(),
        "y": drawn["y"].astype("int64").tolist(),
        "width": THICK,
        "customdata": drawn["carried"].tolist(),
        "text": drawn["head"].tolist(),
        "textposition": "none",
        "hovertext": drawn["told"].tolist(),
        "hovertemplate": "<b>%{text}</b><br>%{hovertext}<extra></extra>",
        "marker": {"color": colour, "line": {"width": 0}},
    }


def stubs(drawn: pd.DataFrame) -> dict[str, Any]:
    """Dotted lines over the ends that no source dates, in one trace."""
    across: list[str | None] = []
    heights: list[int | None] = []
    each: list[Any] = list(drawn.itertuples())
    for row in each:
        for start, end in ((row.before, row.begun), (row.held, row.after)):
            if not pd.isna(start) and not pd.isna(end) and start < end:
                across += [f"{start:%Y-%m-%d}", f"{end:%Y-%m-%d}", None]
                heights += [int(row.y), int(row.y), None]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": across,
        "y": heights,
        "line": {"color": style.NEUTRAL, "width": 2, "dash": "dot"},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def credentials(drawn: pd.DataFrame, envoys: pd.DataFrame, words: Words) -> dict[str, Any]:
    """A diamond where credentials were presented, in the middle of the days that the date may mean."""
    days = envoys["credentials_on"].reindex(drawn.index).dropna()
    there = drawn.loc[days.index]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": words("postings-credentials"),
        "x": days.dt.strftime("%Y-%m-%d").tolist(),
        "y": there["y"].astype("int64").tolist(),
        "customdata": there["carried"].tolist(),
        "text": there["head"].tolist(),
        "hovertext": there["told"].tolist(),
        "hovertemplate": "<b>%{text}</b><br>%{hovertext}<extra></extra>",
        "marker": {"symbol": CREDENTIALS, "size": 9, "color": style.OCHRE, "line": {"width": 1, "color": "white"}},
        "legendrank": LAST,
    }


def colour(sender: str) -> str:
    """The colour of who sends: a home's own, or that of the partners."""
    return style.HOMES.get(sender, style.PARTNER)


def said(envoys: pd.DataFrame, words: Words, *, whom: bool = True) -> dict[str, list[str]]:
    """The hover text of each posting: as `head` the name, as `told` the office, from and to `whom` where the lane does
    not say it, and every known date."""
    each = [envoys.iloc[[at]] for at in range(len(envoys))]
    return {"head": envoys["name"].tolist(), "told": [_told(row, words, whom) for row in each]}


def _told(envoy: pd.DataFrame, words: Words, whom: bool) -> str:
    row, lines = envoy.iloc[0], [envoy["title"].iloc[0]]
    if whom:
        named = words.country(row["receiving_iso3"]) or row["receiving_body"]
        pair = {"sender": words.country(row["sending_iso3"]), "receiver": named}
        lines = [words("postings-office", title=row["title"], **pair)]
    for column in ("appointed_on", "credentials_on", "seen_first_on", "seen_last_on", "ended_on"):
        date = cells.text("envoys", column, envoy, words)
        if date and not (column == "seen_last_on" and row["seen_last_on"] == row["seen_first_on"]):
            lines.append(words("postings-date", what=words.heading("envoys", column), date=date))
    return "<br>".join(lines)


def _label(envoys: pd.DataFrame, *, post: bool, words: Words) -> str:
    row = envoys.iloc[0]
    if not post:
        return str(row["name"])
    whom = words.country(row["receiving_iso3"]) or row["receiving_body"]
    return words("postings-post", sender=words.country(row["sending_iso3"]), receiver=whom)


def _home_first(post: str) -> tuple[bool, str]:
    return post[:3] not in HOMES, post


def _once(traces: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each name stands in the legend once."""
    seen: set[str] = set()
    for trace in traces:
        trace.setdefault("showlegend", trace.get("name") not in seen)
        seen.add(str(trace.get("name")))
    return traces
