"""What stands above a chart in words: whose, with whom and when in its title, and what is seen there in a sentence.

Both are made from the rows of the chart and say whose they are, so that they are true of any choice, also where they
stand alone; a sentence is empty where nothing stands out. tests/figures/test_titles.py holds the sentences against the
tables for many choices.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

from components.choices import filters
from components.choices.filters import HOMES, Filters
from components.facts import store
from components.figures import marks
from components.measures import counts, missions
from components.measures import trade as trade_measures
from components.words.language import Words

NAMED = 40
"""Characters of a list of partners in a title; those of a longer one are counted."""

MOSTLY, HALF = 2 / 3, 1 / 2
"""The shares of visits of which it is said since when they were."""

MOST_NEWER = 3
"""Partners with figures of newer years that are named; of more, how many there are."""

ENDS = ["sending_iso3", "receiving_iso3"]
"""Between which states a mission stands."""

BEFORE = 10
"""Years back with which missions are compared."""

Scope = dict[str, str]
"""What a title says in its sentence: `homes` ("Azerbaijan and Kazakhstan"), `either` ("Azerbaijan or Kazakhstan"),
`partners` (by name, or how many in which region), `region`, and `when`: the years after a comma, or nothing."""


def of_rows(
    rows: pd.DataFrame, words: Words, *, homes: Iterable[str] = (), years: Iterable[int] | None = None
) -> Scope:
    """The scope of the rows that a chart draws; `homes` and `years` are those of the rows, unless given."""
    sides = filters.sides(rows, HOMES)
    every = (counts.first_and_last_year(rows) or ()) if years is None else years
    return _scope([*homes] or sides["home_iso3"].unique(), sides["partner_iso3"].unique(), every, words)


def of_frames(frames: Sequence[pd.DataFrame], words: Words) -> Scope:
    """The scope of the rows of several tables together."""
    sides = [filters.sides(rows, HOMES) for rows in frames]
    homes, partners = ({code for of in sides for code in of[side]} for side in ("home_iso3", "partner_iso3"))
    return _scope(homes, partners, [year for rows in frames for year in counts.first_and_last_year(rows) or ()], words)


def of_choice(chosen: Filters, words: Words) -> Scope:
    """The scope of all that a reader chose, where the rows that are drawn do not say whose they are."""
    return _scope(chosen.homes, chosen.partners, chosen.years, words)


def _scope(homes: Iterable[str], partners: Iterable[str], years: Iterable[int], words: Words) -> Scope:
    names_of_homes = [words.country(home) for home in HOMES if home in {*homes}]
    states = [partner for partner in partners if partner]
    region, spanned = _region(states, words), sorted({*years})
    names = words.join(sorted(words.country(state) for state in states)) if states else region
    if len(names) > NAMED and len(states) > 1:
        names = words("title-states", count=len(states), region=region)
    return {
        "homes": words.join(names_of_homes),
        "either": words.join(names_of_homes, "or"),
        "partners": names,
        "region": region,
        "when": words("title-when", years=words.years(spanned[0], spanned[-1])) if spanned else "",
    }


def _region(partners: Sequence[str], words: Words) -> str:
    """The region in which all of these states lie."""
    known = _regions()
    regions = {known[partner] for partner in partners if partner in known}
    return words(f"region-{regions.pop().replace(' ', '-')}" if len(regions) == 1 else "region-whole")


@store.per_version
def _regions() -> dict[str, str]:
    """The region of each state, by its code."""
    return {str(code): str(region) for code, region in store.load("countries")["region"].items()}


def visits_point(rows: pd.DataFrame, words: Words) -> str:
    """Which partner had the most visits held, how many, and since when two in three of them were."""
    held = counts.held(rows)
    totals = counts.by_partner(held)
    first = counts.leaders(totals)
    if not first:
        return ""
    year = counts.since(held.loc[held["partner_iso3"] == first[0], "start_date"], MOSTLY) if len(first) == 1 else None
    facts = {"leaders": len(first), "among": len(totals), "count": int(totals.max()), "year": str(year or "none")}
    partner = words.join(words.country(code) for code in first)
    return words("point-visits", partner=partner, **facts, **_whose(held, words))


def visits_per_year_point(rows: pd.DataFrame, words: Words) -> str:
    """In which years the most visits were held, and since when half of all were."""
    held = counts.held(rows)
    totals = counts.per_year(held)
    first = counts.leaders(totals)
    if not first or totals.max() < 2 or len(totals) < 2:
        return ""
    year = counts.since(held["start_date"], HALF)
    facts = {"leaders": len(first), "count": int(totals.max()), "all": len(held), "year": str(year or "none")}
    return words("point-visits-per-year", years=words.join(first), **facts, **_whose(held, words))


def _whose(visits: pd.DataFrame, words: Words) -> dict[str, str]:
    """Whose visits these are, with whom and when, as sentences about them have it."""
    scope = of_rows(visits, words)
    return {"either": scope["either"], "states": scope["partners"], "when": scope["when"]}


def flows_point(series: pd.DataFrame, whole: pd.DataFrame, words: Words) -> str:
    """What each home imported and exported in its newest complete year, and what it had more of."""
    sums, sentences = trade_measures.yearly(series, whole=whole), []
    for row in marks.each(sums[sums["complete"]].drop_duplicates("home_iso3", keep="last")):
        of_home = series[series["home_iso3"] == row.home_iso3]
        of_year = of_home[of_home["period_start"].dt.year == row.year]
        facts = {"home": words.country(row.home_iso3), "year": str(row.year), "by": _by(series, words)}
        facts["partners"] = of_rows(of_year, words)["partners"]
        known = {flow: getattr(row, flow) for flow in trade_measures.FLOWS if not pd.isna(getattr(row, flow))}
        values = {flow: words.money(value) for flow, value in known.items()}
        if len(known) == 2:
            way = "even" if row.balance == 0 else "surplus" if row.balance > 0 else "deficit"
            values |= {"way": way, "balance": words.money(abs(row.balance))}
        sentences.append(words(f"point-flows-{'both' if len(known) == 2 else next(iter(known))}", **facts, **values))
        sentences.append(newer_years(of_home, row.year, words))
    return " ".join(filter(None, sentences))


def partners_point(series: pd.DataFrame, years: Sequence[int], words: Words) -> str:
    """Which partner had the most of each home's known trade in one or more years, and what share of it that is."""
    sentences = []
    summed = trade_measures.over_years(series, years)
    for home, rows in summed.groupby("home_iso3"):
        totals = rows.set_index("partner_iso3")["known"].dropna()
        first = counts.leaders(totals)
        if len(first) == 1 and len(totals) > 1:
            facts = {"share": _share(totals.max() / totals.sum(), words), "value": words.money(float(totals.max()))}
            facts |= {"home": words.country(str(home)), "partner": words.country(first[0]), "by": _by(series, words)}
            partners = of_rows(rows.dropna(subset="known"), words, years=years)["partners"]
            when = words.years(min(years), max(years))
            sentences.append(words("point-partners", partners=partners, when=when, **facts))
            sentences.append(newer_years(series[series["home_iso3"] == home], max(years), words))
    return " ".join(filter(None, sentences))


def newer_years(series: pd.DataFrame, year: int, words: Words) -> str:
    """Which partners have figures of years after `year`, the newest complete one, and of which."""
    found = trade_measures.newest_years(series, after=year)
    each = [words("trade-newest", partner=words.country(str(code)), year=str(last)) for code, last in found.items()]
    more = [words("trade-newer-more", count=len(each) - MOST_NEWER)] if len(each) > MOST_NEWER else []
    return words("trade-newer", partners=words.join([*each[:MOST_NEWER], *more])) if each else ""


def mirror_point(sums: pd.DataFrame, home: str, partner: str, trade: str, words: Words) -> str:
    """In how many of the years that both sides report the home's figure is the larger. `sums` as in
    `measures.mirror.by_year`, of one home and flow, which `trade` names."""
    both = sums.dropna(subset=["home_usd", "partner_usd"])
    more, less = (both["home_usd"] > both["partner_usd"]).sum(), (both["home_usd"] < both["partner_usd"]).sum()
    if not more and not less:
        return ""
    side = {"more": int(max(more, less)), "years": len(both), "side": home if more >= less else partner}
    return words("point-mirror", trade=trade, **side)


def missions_point(rows: pd.DataFrame, homes: Sequence[str], day: missions.Day, words: Words) -> str:
    """How many resident missions each home has abroad and hosts on a day, and how many it was ten years before."""
    sentences, resident = [], rows[rows["kind"].isin(missions.RESIDENT)]
    for home in homes:
        years = missions.open_per_year(rows, home, today=day)
        now, before = years.iloc[-1], years.iloc[max(-1 - BEFORE, -len(years))]
        if now.sum() or before.sum():
            facts = {"ours": int(now["ours"]), "theirs": int(now["theirs"]), "home": words.country(home)}
            facts |= {"before": int(before["ours"]), "hosted": int(before["theirs"]), "year": str(before.name)}
            there = resident[(resident[ENDS] == home).any(axis="columns")]
            partners, states = of_rows(there, words)["partners"], set(there[ENDS].stack()) - {home}
            named = all(words.country(state) in partners for state in states)
            facts |= {"partners": partners, "among": 1 if named else len(states)}
            sentences.append(words("point-missions", date=words.date(pd.Timestamp(day), "day"), **facts))
    return " ".join(sentences)


def goods_point(every: pd.DataFrame, trade: str, words: Words) -> str:
    """Which goods, or which partner, come first in a year, and what share they are. `every` as in `goods.of_year`, of
    what `trade` names."""
    if len(every) < 2 or every["value"].iloc[0] <= 0 or every["value"].iloc[0] == every["value"].iloc[1]:
        return ""
    first = every.iloc[0]
    share = "none" if pd.isna(first["share"]) else _share(first["share"], words)
    return words("point-goods", trade=trade, first=first["label"], value=words.money(first["value"]), share=share)


def relations_point(milestones: pd.DataFrame, last: int, words: Words) -> str:
    """With how many of these states each home had relations by the end of a year, as far as dates are known, and with
    which since the newest date."""
    sentences = []
    pairs = counts.states_with_relations(milestones)
    for home, dated in pairs[pairs["date"].dt.year <= last].groupby("home_iso3"):
        newest = dated[dated["date"] == dated["date"].max()]
        named = len(newest) <= counts.MOST_LEADERS and len(dated) > 1
        facts = {"newest": words.join(words.country(code) for code in newest["partner_iso3"]) if named else "none"}
        facts |= {"home": words.country(str(home)), "year": str(newest["date"].iloc[0].year), "last": str(last)}
        facts["partners"] = of_rows(dated, words)["partners"]
        sentences.append(words("point-relations", **facts))
    return " ".join(sentences)


def _share(share: float, words: Words) -> str:
    """A share in per cent, which is never rounded up to all."""
    return words("point-nearly-all") if 0.995 <= share < 1 else words.percent(share)


def _by(series: pd.DataFrame, words: Words) -> str:
    """Whether a series is of the homes' own reports or of those of their partners."""
    own = (series["reporter_iso3"] == series["home_iso3"]).all()
    return words("point-by", by="home" if own else "partner")
