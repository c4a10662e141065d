"""The profile of a pair: for each thing that a reader asks first of a home and a partner, the rows that say it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

import pandas as pd

from components.choices import filters
from components.facts import dates
from components.measures import counts, trade
from components.measures import missions as missions_measures

TABLES = ("milestones", "missions", "envoys", "visits", "agreements", "trade", "products")
"""The tables that a profile is made of."""

OVER_TIME = ("milestones", "visits", "agreements", "missions", "envoys")
"""Those whose rows stand on its timeline."""

SIDES = ("ours", "theirs")
"""The home's side and the partner's: who sends, or who travels."""

FEW_GOODS = 3
"""Goods of a flow that a profile names."""

CLASSIFICATIONS = ("HS2", "SITC1", "named")
"""The classifications of goods, the most exact first."""

STARTS = ("appointed_on", "credentials_on", "seen_first_on")
"""The dates from which a posting has surely begun."""

NO_HEAD = ("consul", "designate", "counsellor")
"""Words in the title of somebody who heads no mission."""


def facts(tables: Mapping[str, pd.DataFrame], home: str, partner: str, today: datetime.date) -> dict[str, pd.DataFrame]:
    """Every fact of a pair by its name, each a slice of one of `tables` (see TABLES), empty where nothing was found.

    recognition, relations: the events, the earliest first. missions_ours, missions_theirs: as `missions_by_state`.
    head_ours, head_theirs: as `last_head`. visit_ours, visit_theirs: the newest visit each way. visits: those held.
    agreements: all. exports_own, exports_mirror, imports_own, imports_mirror: the newest full year's figure of the home
    and of the partner. stated: the newest statement. goods_exports, goods_imports: as `main_goods`.
    """
    of = {name: filters.of_pair(tables[name], home, partner) for name in TABLES}
    found = {
        "recognition": _events(of["milestones"], "recognition"),
        "relations": _events(of["milestones"], "relations_established"),
    }
    for side, sending in zip(SIDES, (home, partner), strict=True):
        direction = "to_partner" if side == "ours" else "to_home"
        sent = {name: of[name][of[name]["sending_iso3"] == sending] for name in ("missions", "envoys")}
        found[f"missions_{side}"] = missions_by_state(sent["missions"], today)
        found[f"head_{side}"] = last_head(sent["envoys"], today)
        found[f"visit_{side}"] = last_visit(of["visits"], direction, today)
    found |= {"visits": counts.held(of["visits"]), "agreements": of["agreements"]}
    for reporter, choose in (("own", trade.own_series), ("mirror", trade.mirror_series)):
        series = choose(of["trade"])
        found |= {f"{flow}_{reporter}": _of_last_period(series[series["flow"] == flow])[:1] for flow in trade.FLOWS}
    found["stated"] = _of_last_period(trade.statements(of["trade"]))[:1]
    return found | {f"goods_{flow}": main_goods(of["products"], flow) for flow in trade.FLOWS}


def missions_by_state(missions: pd.DataFrame, today: datetime.date) -> pd.DataFrame:
    """The missions with the closest tie today on top: open ones first, and of these the resident before all others."""
    state = missions_measures.state_on(missions, today).map(missions_measures.STATES.index)
    kind = missions["kind"].map(lambda code: 0 if code in missions_measures.RESIDENT else 1 + (code != "non_resident"))
    order = pd.DataFrame({"state": state, "kind": kind, "opened": missions["opened_on"]})
    return missions.loc[order.sort_values(["state", "kind", "opened"], kind="stable", na_position="last").index]


def last_head(envoys: pd.DataFrame, today: datetime.date) -> pd.DataFrame:
    """The head of mission of whom the newest date not after today tells that the posting had begun, if any.

    Somebody whose posting is known to have ended counts only if it began after all that is known of the others.
    """
    heads = _heads(envoys).sort_index()
    known, ended = last_known(heads).where(lambda day: day <= pd.Timestamp(today)), heads["ended_on"].notna()
    began = heads[list(STARTS)].min(axis="columns").fillna(known)
    known = known[~ended | ~(began <= known[~ended].max())].dropna()
    return heads.loc[known.sort_values(ascending=False, kind="stable").index[:1]]


def heads_on(envoys: pd.DataFrame, day: missions_measures.Day) -> pd.DataFrame:
    """The heads of mission who were or may have been in office on a day, with `began` and whether that is `certain`.

    A posting has begun by the first of STARTS, as late as that may be. It is certain up to the last sighting in office
    or the known end; then it is only possible, until somebody else of the same pair of states had begun.
    """
    heads = _heads(envoys[envoys["receiving_iso3"] != ""])
    moment = pd.Timestamp(day)
    latest = pd.DataFrame({name: dates.last_day(heads[name], dates.precision_of(heads, name)) for name in STARTS})
    began, surely = heads[list(STARTS)].min(axis="columns"), latest.min(axis="columns")
    over = dates.last_day(heads["ended_on"], dates.precision_of(heads, "ended_on")) < moment
    seen = heads[["appointed_on", "credentials_on", "seen_last_on"]].max(axis="columns")
    certain = (surely <= moment) & ((moment <= seen) | (heads["ended_on"] > moment))
    there = heads.assign(began=began, certain=certain)[(began <= moment) & ~over]
    newest = there.groupby(["sending_iso3", "receiving_iso3"])["began"].transform("max")
    return there[there["certain"] | (there["began"] == newest)].sort_values("began", ascending=False, kind="stable")


def last_known(envoys: pd.DataFrame) -> pd.Series:
    """The newest day on which each person is known to have taken or held office; NaT where no source has a date."""
    return envoys[["appointed_on", "credentials_on", "seen_last_on"]].max(axis="columns").rename("last_known")


def last_visit(visits: pd.DataFrame, direction: str, today: datetime.date) -> pd.DataFrame:
    """The newest visit held in that direction; of several that are all undated, the first."""
    held = counts.held(visits[visits["direction"] == direction])
    newest = counts.newest(held, 1, today)
    return newest if len(newest) else held[held["start_date"].isna()][:1]


def next_visits(visits: pd.DataFrame, today: datetime.date) -> pd.DataFrame:
    """The visits that are announced for `today` or a later day, the next first."""
    to_come = visits[(visits["status"] == "announced") & (visits["start_date"] >= pd.Timestamp(today))]
    return to_come.sort_values("start_date", kind="stable")


def main_goods(products: pd.DataFrame, flow: str, count: int = FEW_GOODS) -> pd.DataFrame:
    """The `count` goods of a flow with the highest value in the newest complete year or, if none is, the newest, of the
    first of CLASSIFICATIONS that has any; of what sources only name the newest."""
    of_flow = products[products["flow"] == flow]
    for classification in CLASSIFICATIONS:
        goods = of_flow[of_flow["classification"] == classification]
        if classification == "named":
            return goods.sort_values("period_start", ascending=False, kind="stable", na_position="last")[:count]
        if len(goods):
            complete = goods[goods["year_complete"].fillna(True)]
            newest = _of_last_period(complete if len(complete) else goods)
            return newest.sort_values("value_usd", ascending=False, kind="stable")[:count]
    return of_flow[:0]


def _heads(envoys: pd.DataFrame) -> pd.DataFrame:
    """The postings of heads of mission: honorary consuls, counsellors and those only designated head none."""
    return envoys[~envoys["title"].str.contains("|".join(NO_HEAD), case=False)]


def _events(milestones: pd.DataFrame, kind: str) -> pd.DataFrame:
    """The events of a kind, the earliest first and those without a date last."""
    return milestones[milestones["kind"] == kind].sort_values("date", kind="stable", na_position="last")


def _of_last_period(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[rows["period_end"] == rows["period_end"].max()]


def relations_years(milestones: pd.DataFrame, homes: Sequence[str]) -> dict[str, str]:
    """The year in which the first of the homes established relations with each partner, where a source tells it."""
    established = counts.states_with_relations(milestones[milestones["home_iso3"].isin(homes)])
    years = established.groupby("partner_iso3")["date"].min().dropna().dt.year
    return {str(partner): str(year) for partner, year in years.items()}


STUB = pd.Timedelta(days=365)
"""What is drawn of a start or an end that no source dates: a sign that there was one, not how long it took."""


def mission_spans(missions: pd.DataFrame, today: datetime.date) -> pd.DataFrame:
    """The dated missions, same index: `first` and `last` (datetime64), the days between which each was surely open
    (see `missions.bounds`), and `before` and `after`, how far the STUB of an unknown end reaches, else NaT."""
    known = missions_measures.bounds(missions)
    opened, closed = missions["opened_on"], missions["closed_on"]
    first = opened.where(opened.notna(), known["is_open"].astype("datetime64[s]"))
    end = dates.last_day(closed, missions["closed_precision"])
    still = missions["status"] == "open"
    last = end.where(end.notna(), dates.last_day(opened, missions["opened_precision"])).mask(still, pd.Timestamp(today))
    return _spans(first, last, opened.notna(), still | end.notna(), today)


def posting_spans(envoys: pd.DataFrame, today: datetime.date) -> pd.DataFrame:
    """The dated postings, as `mission_spans`, from the first of STARTS to the known end or the last of all other dates.

    The start is known where the appointment or the credentials have a date.
    """
    starts = envoys[list(STARTS)]
    names = ("appointed", "credentials", "seen_first", "seen_last")
    ends = pd.DataFrame({name: dates.last_day(envoys[f"{name}_on"], envoys[f"{name}_precision"]) for name in names})
    end = dates.last_day(envoys["ended_on"], envoys["ended_precision"])
    first = starts.min(axis="columns")
    last = end.where(end.notna(), ends.max(axis="columns"))
    begun = envoys[["appointed_on", "credentials_on"]].notna().any(axis="columns")
    return _spans(first.where(first.notna(), end), last, begun, end.notna(), today)


def _spans(first: pd.Series, last: pd.Series, starts: pd.Series, ends: pd.Series, today: datetime.date) -> pd.DataFrame:
    """Spans of days as `mission_spans` gives them; `starts` and `ends` tell where the two are known."""
    now = pd.Timestamp(today).as_unit("s")
    spans = {
        "first": first,
        "last": last.mask(last > now, now),
        "before": (first - STUB).mask(starts),
        "after": (last + STUB).mask(last + STUB > now, now).mask(ends),
    }
    return pd.DataFrame(spans)[last.notna() & (first <= now)]
