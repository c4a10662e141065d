"""Heads of mission over time: bars as long as sources tell, with dotted ends where they do not."""

from __future__ import annotations

import datetime

import pandas as pd
import plotly.graph_objects as go

from components.choices.filters import HOMES
from components.figures import lanes, marks, style, timelines
from components.measures import profile
from components.words.language import Words

MOST_PERSONS = 40
"""Up to so many postings, each has a lane with the person's name; of more, those of one post share a lane."""

NAME = 24
"""Characters of a person's name in one line."""

DATES = ("appointed_on", "credentials_on", "seen_first_on", "seen_last_on", "ended_on")

COLOURS = style.HOMES | {"partners": style.PARTNER}
"""The colour of who sends: a home's own, or that of all partners."""


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
    lane_names = of["name"] if each else pd.Series(_of_pair("postings-post", of, words), index=of.index, dtype="str")
    labels = {str(lane[address]): str(lane_names[address]) for address in in_order}
    drawn = timelines.bars(envoys, lasted, lane=lane, group=sender(of), texts=texts(envoys, words))
    names = {home: words.country(home) for home in HOMES} | {"partners": words("postings-partners")}
    legend = {code: (names[code], colour) for code, colour in COLOURS.items()}
    about = style.layout(
        words("postings-title"),
        [words("postings-key"), *timelines.undated(len(envoys) - len(drawn), words)],
        alt=words("postings-alt", count=len(drawn)),
        source=words("postings-source"),
    )
    return timelines.figure(drawn, labels, legend, words, height=lanes.HIGH_LANE, line=NAME).update_layout(about)


def sender(rows: pd.DataFrame) -> pd.Series:
    """Who sends, as COLOURS has it."""
    return rows["sending_iso3"].where(rows["sending_iso3"].isin(HOMES), "partners")


def texts(envoys: pd.DataFrame, words: Words, *, whom: bool = True) -> list[list[str]]:
    """What a bar says of each posting: the name, the office, from and to `whom` where the lane does not tell, and every
    known date."""
    offices = _of_pair("postings-office", envoys, words) if whom else envoys["title"]
    repeated = envoys["seen_last_on"] == envoys["seen_first_on"]
    known = marks.dates_known(envoys.assign(seen_last_on=envoys["seen_last_on"].mask(repeated)), DATES, words)
    return [[name, office, *dates] for name, office, dates in zip(envoys["name"], offices, known, strict=True)]


def _of_pair(key: str, envoys: pd.DataFrame, words: Words) -> list[str]:
    """A sentence about who sends whom to whom, for each posting."""
    columns = (envoys[name] for name in ("title", "sending_iso3", "receiving_iso3", "receiving_body"))
    return [
        words(key, title=title, sender=words.country(sending), receiver=words.country(receiving) or body)
        for title, sending, receiving, body in zip(*columns, strict=True)
    ]
