"""The facts of a pair in words: for each a label, its value, what must be known beside it, and the rows behind it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from typing import NamedTuple

import pandas as pd

from components.choices import address
from components.facts import cells, sources, store
from components.measures import missions as missions_measures
from components.measures import profile
from components.words.language import Words

GROUPS: dict[str, tuple[str, ...]] = {
    "relations": ("recognition", "relations", "agreements"),
    "visits": ("visit_ours", "visit_theirs", "visits"),
    "missions": ("missions_ours", "head_ours", "missions_theirs", "head_theirs"),
    "goods": ("goods_exports", "goods_imports"),
    "trade": ("exports_own", "exports_mirror", "imports_own", "imports_mirror", "stated"),
}
"""The facts of measures.profile by group, in their order on a page."""

ALSO = 2
"""Missions that are named beside the first; of more, only how many there are."""

HEADS = ("head_of_state", "head_of_government")
"""The levels of the visits that are counted apart."""


class Line(NamedTuple):
    """One fact in words: `rows` are those behind it, and where there is none, `value` says so.

    Of several goods, each has a line of `value`.
    """

    name: str
    label: str
    value: str
    remark: str
    rows: pd.DataFrame


def lines(
    facts: Mapping[str, pd.DataFrame], home: str, partner: str, words: Words, today: datetime.date, *, ago: bool = True
) -> dict[str, list[Line]]:
    """Every fact of `measures.profile.facts` in words, by group; with `ago`, how long ago it was beside its date."""
    return {
        group: [_line(name, facts[name], home, partner, words, today, ago) for name in names]
        for group, names in GROUPS.items()
    }


def of_pair(home: str, partner: str, words: Words, today: datetime.date) -> dict[str, list[Line]]:
    """Every fact of a pair in words, by group; those that a source disputes say so."""
    tables = {name: store.load(name) for name in profile.TABLES}
    each = lines(profile.facts(tables, home, partner, today), home, partner, words, today)
    return {group: [disputed(line, words) for line in of_group] for group, of_group in each.items()}


def state(partner: str, words: Words) -> str:
    """Where a partner is: "Chile: capital Santiago, region South America"; "" while the table of states is away."""
    region = next((name for name, codes in address.regions().items() if partner in codes), "")
    if not region:
        return ""
    capital = store.load("countries").set_index("iso3").at[partner, "capital"]
    where = words(f"region-{region.replace(' ', '-')}")
    return words("profile-state", partner=words.country(partner), region=where, capital=capital)


def disputed(line: Line, words: Words) -> Line:
    """The fact, which says so where a source disputes it."""
    if len(line.rows) != 1 or not sources.disputed(line.rows).all():
        return line
    return line._replace(remark="; ".join(part for part in (line.remark, words("sources-differ")) if part))


def _line(
    name: str, rows: pd.DataFrame, home: str, partner: str, words: Words, today: datetime.date, ago: bool
) -> Line:
    pair = {"home": words.country(home), "partner": words.country(partner)}
    label = words(f"profile-{name}", **pair)
    if rows.empty:
        return Line(name, label, words(f"profile-none-{rows.index.name}"), "", rows)
    since = today if ago else None
    texts: dict[str, Callable[[], tuple[str, str]]] = {
        "milestones": lambda: _event(rows, words, since),
        "visits": lambda: _visits(rows, words, pair) if name == "visits" else _visit(rows, words, since),
        "missions": lambda: _missions(rows, words, today),
        "envoys": lambda: _head(rows, words),
        "agreements": lambda: _documents(rows, words),
        "trade": lambda: _trade(rows, words),
        "products": lambda: _goods(rows, words),
    }
    return Line(name, label, *texts[str(rows.index.name)](), rows)


def _event(milestones: pd.DataFrame, words: Words, today: datetime.date | None) -> tuple[str, str]:
    """The day of an event, and beside it how long ago that was, if `today` is given, and what the date is based on."""
    day, precision, basis = milestones[["date", "date_precision", "date_basis"]].iloc[0]
    if pd.isna(day):
        return words("profile-undated"), ""
    ago = words.ago(day, precision, today) if today else ""
    basis = "" if basis == "event" else words.value("milestones", "date_basis", basis)
    return words.date(day, precision), ", ".join(filter(None, [ago, basis]))


def _missions(missions: pd.DataFrame, words: Words, today: datetime.date) -> tuple[str, str]:
    """The first mission, and beside it since when, where its ambassador resides, and what others there are or were."""
    states = missions_measures.state_on(missions, today)
    (first, state), *rest = [(missions.iloc[[at]], state) for at, state in enumerate(states)]
    remark = _when(first, state, words)
    if state == "open" and first["kind"].iloc[0] in missions_measures.RESIDENT:
        led_from = [row for row, its in rest if its != "not_open" and _resides_elsewhere(row)]
        rest = [(row, its) for row, its in rest if its == "not_open" or not _resides_elsewhere(row)]
        for row in led_from[:1]:
            since = missions_measures.bounds(row)["is_open"].iloc[0] if row["opened_on"].isna().all() else pd.NaT
            year = "none" if pd.isna(since) else str(since.year)
            remark = words("profile-led-from", first=remark, seat=row["seat_city"].iloc[0], year=year)
    others = [f"{_place(row, words)} ({_when(row, its, words)})" for row, its in rest[:ALSO]]
    if len(rest) > ALSO:
        others.append(words("profile-more", count=len(rest) - ALSO))
    if others:
        remark = words("profile-also", first=remark, others=words.join(others))
    return _place(first, words), remark


def _resides_elsewhere(mission: pd.DataFrame) -> bool:
    """Whether a mission is an ambassador's accreditation from another capital that is known."""
    return bool((mission["kind"] == "non_resident").all() and (mission["seat_city"] != "").all())


def _place(mission: pd.DataFrame, words: Words) -> str:
    row = mission.iloc[0]
    if row["kind"] == "non_resident":
        return words("profile-covered", seat=row["seat_city"] or "none")
    return words("profile-mission", kind=words.value("missions", "kind", row["kind"]), city=row["city"] or "none")


def _when(mission: pd.DataFrame, state: str, words: Words) -> str:
    row = mission.iloc[0]
    if row["status"] == "announced":
        return words("profile-announced")
    if row["status"] == "unknown":
        return words("profile-uncertain")
    opened, closed = (cells.text("missions", column, mission, words) for column in ("opened_on", "closed_on"))
    if row["status"] == "closed" or state == "not_open":
        return words("profile-closed", opened=opened or "none", closed=closed or "none")
    return words("profile-since", opened=opened or "none")


def _head(envoys: pd.DataFrame, words: Words) -> tuple[str, str]:
    """The name of a head of mission, and beside it the title and all known dates."""
    row, columns = envoys.iloc[0], ("appointed_on", "credentials_on", "seen_first_on", "seen_last_on", "ended_on")
    dates = {column: cells.text("envoys", column, envoys, words) for column in columns}
    if dates["appointed_on"] or dates["credentials_on"] or dates["seen_first_on"] == dates["seen_last_on"]:
        del dates["seen_first_on"]
    known = [words(f"profile-{column}", date=date) for column, date in dates.items() if date]
    return row["name"], ", ".join([row["title"], *known])


def _visit(visits: pd.DataFrame, words: Words, today: datetime.date | None) -> tuple[str, str]:
    """The day of a visit, how long ago it was, if `today` is given, and beside it who came."""
    row = visits.iloc[0]
    who = words("profile-visitor", visitor=row["visitor"], role=row["visitor_role"])
    if pd.isna(row["start_date"]):
        return words("profile-undated"), who
    ago = words.ago(row["start_date"], row["date_precision"], today) if today else ""
    date = cells.text("visits", "start_date", visits, words)
    return words("profile-visit-date", date=date, ago=ago or "none"), who


def _visits(visits: pd.DataFrame, words: Words, pair: Mapping[str, str]) -> tuple[str, str]:
    """How many visits there were, and beside it how many each way and of heads of state or government."""
    direction = visits["direction"].where(visits["direction"].isin(["to_partner", "to_home"]), "elsewhere")
    counts = direction.value_counts()
    ways = [way for way in ("to_partner", "to_home", "elsewhere") if way in counts]
    parts = [words(f"profile-visits-{way}", count=int(counts[way]), **pair) for way in ways]
    top = int(visits["level"].isin(HEADS).sum())
    if top:
        parts.append(words("profile-visits-top", count=top))
    return words.number(len(visits)), "; ".join(parts)


def _documents(agreements: pd.DataFrame, words: Words) -> tuple[str, str]:
    """How many documents there are, and beside it of each status."""
    counts = agreements["status"].value_counts()
    parts = [
        words("profile-documents", count=int(count), status=words.value("agreements", "status", str(status)).lower())
        for status, count in counts.items()
    ]
    return words.number(len(agreements)), ", ".join(parts)


def _trade(trade: pd.DataFrame, words: Words) -> tuple[str, str]:
    """One figure of trade, and beside it who reported it."""
    row = trade.iloc[0]
    money = words.money(row["value_usd"])
    if row["dataset"] != "statement":
        return words("profile-figure", value=money, year=str(row["period_start"].year)), words.value(
            "trade", "dataset", row["dataset"]
        )
    period = cells.period(row["period_start"], row["period_end"], words)
    flow = words.value("trade", "flow", row["flow"])
    who = row["compiler"] or words.country(row["reporter_iso3"]) or "none"
    return words("profile-stated-value", flow=flow, value=money), words("profile-stated-period", period=period, who=who)


def _goods(products: pd.DataFrame, words: Words) -> tuple[str, str]:
    """Goods, a line each, and beside them by which classification, of which year and by whose report."""
    row = products.iloc[0]
    values = ["" if pd.isna(value) else words.money(value) for value in products["value_usd"]]
    each = [
        words("profile-goods", goods=goods, value=value) if value else goods
        for goods, value in zip(products["product"], values, strict=True)
    ]
    if row["classification"] == "named":
        return "\n".join(each), words("profile-goods-named")
    incomplete = not pd.isna(row["year_complete"]) and not row["year_complete"]
    standard = words(
        "profile-goods-of",
        classification=words.value("products", "classification", row["classification"]),
        year=str(row["period_start"].year),
        reporter=words.country(row["reporter_iso3"]),
    )
    return "\n".join(each), f"{standard}, {words('profile-goods-incomplete')}" if incomplete else standard
