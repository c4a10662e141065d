"""The timeline of a brief: everything dated between two states in lanes, as the shapes of `brief_pictures`."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence

import pandas as pd

from components.export.brief_pictures import GRID, Picture, Shape, colours, line_shape, text_shape
from components.facts import dates
from components.measures import counts, profile
from components.measures import missions as missions_measures
from components.words.language import Words

LABELS = 0.23
"""The part of the width of a timeline that the names of its lanes take."""

TIMELINE = ("milestones", "visits", "agreements", "missions", "envoys")
"""The tables whose rows a timeline has."""


def timeline(
    of: Mapping[str, pd.DataFrame], home: str, partner: str, words: Words, day: datetime.date
) -> Picture | None:
    """Everything dated between two states, in lanes that have any of it; None without any.

    Missions and postings are bars over the days for which each is known, thin where its start or end is not; all else
    are dots in the middle of the days that they may have been on.
    """
    lanes = [lane for lane in _lanes(of, home, partner, words, day) if len(lane[2])]
    if not lanes:
        return None
    starts = [spans["before" if "before" in spans else "first"].min() for _, _, spans in lanes]
    start = min(missions_measures.FIRST_YEAR, min(starts).year)
    height, years = 0.0275 * len(lanes) + 0.03, day.year + 1 - start
    bottom = 1 - 0.03 / height

    def across(days: pd.Series) -> list[float]:
        part = (days.dt.year + (days.dt.day_of_year - 1) / 366 - start) / years
        return [round(LABELS + one * (1 - LABELS), 4) for one in part]

    shapes = []
    for year in range(start - start % 5 + 5, day.year + 1, 5):
        at = LABELS + (year - start) / years * (1 - LABELS)
        shapes += [
            line_shape([(at, 0), (at, bottom)], GRID, 0.5),
            text_shape((at, bottom + 0.016 / height), str(year), "center"),
        ]
    for place, (name, side, spans) in enumerate(lanes):
        top, down, colour = bottom * place / len(lanes), bottom * (place + 0.5) / len(lanes), colours(home)[side]
        shapes += [line_shape([(0, top), (1, top)], GRID, 0.4), text_shape((0, down), name, "left")]
        if "before" in spans:
            shapes += _bars({str(name): across(days) for name, days in spans.items()}, down, 0.005 / height, colour)
        else:
            middle = spans["first"] + (spans["last"] - spans["first"]) / 2
            shapes += [{"points": [(at, down)], "fill": colour, "dot": 2.1} for at in across(middle)]
    counted = words.join(words(f"count-{name}", count=len(of[name])) for name in TIMELINE if len(of[name]))
    alt = words("profile-timeline-alt", counts=counted, years=words.years(start, day.year))
    return {"height": height, "alt": alt, "shapes": shapes}


def _lanes(
    of: Mapping[str, pd.DataFrame], home: str, partner: str, words: Words, day: datetime.date
) -> Iterator[tuple[str, str, pd.DataFrame]]:
    """The name of each lane from top to bottom, its side, and the days of what lies in it."""
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
        yield (
            words(f"profile-lane-visits-{way}", partner=words.country(partner)),
            side,
            days["visits"][ways == way].dropna(),
        )
    yield words("table-agreements"), "none", days["agreements"].dropna()
    yield words("brief-lane-events"), "none", days["milestones"][~ties].dropna()


def _bars(ends: Mapping[str, Sequence[float]], down: float, step: float, colour: str) -> Iterator[Shape]:
    """Bars that lie a `step` above and below the middle of their lane by turns, so that those which follow each other
    are told apart."""
    bars = zip(*(ends[name] for name in ("before", "first", "last", "after")), strict=True)
    for turn, (before, first, last, after) in enumerate(bars):
        level = down + (turn % 2 - 0.5) * 2 * step if len(ends["first"]) > 1 else down
        yield line_shape([(before, level), (after, level)], colour, 0.6)
        yield line_shape([(first, level), (max(last, first + 0.003), level)], colour, 3)
