"""What is said to be seen in a chart is true of its rows: held against the tables for many choices, made by chance."""

import datetime
import random
import re
from collections import Counter
from collections.abc import Collection

import pandas as pd

from components.choices import address
from components.choices.filters import HOMES, Filters
from components.export import pairs
from components.facts import store
from components.figures import goods, titles, trade
from components.figures import pairs as pairs_figures
from components.measures import counts, missions, trade_shape
from components.measures import goods as goods_measures
from components.measures import mirror as mirror_measures
from components.measures import trade as trade_measures
from components.words.language import Words

TODAY = datetime.date(2026, 11, 30)
CHOICES = 200


def choices() -> list[Filters]:
    """Choices of homes, partners and years, the same at every run."""
    chance, bounds, every = random.Random(18), address.bounds(), sorted(address.partners())
    made = []
    for at in range(CHOICES):
        years = sorted(chance.sample(range(bounds[0], bounds[1] + 1), 2)) if at % 3 else list(bounds)
        partners = tuple(chance.sample(every, chance.choice((0, 0, 1, 2, 3, 6))))
        homes = chance.choice(((HOMES[0],), (HOMES[1],), HOMES))
        made.append(Filters(bounds, (years[0], years[1]), homes, partners))
    return made


def held(rows: pd.DataFrame) -> list[tuple[str, pd.Timestamp]]:
    """Partner and first day of each visit held."""
    columns = rows["partner_iso3"].tolist(), rows["start_date"].tolist(), rows["status"].tolist()
    return [(partner, start) for partner, start, status in zip(*columns, strict=True) if status == "held"]


def assert_names(sentence: str, partners: Collection[str], words: Words) -> None:
    """Holds that a sentence names these partners, or says how many of which region they are."""
    if not all(words.country(code) in sentence for code in partners):
        assert re.search(rf"\b{len(partners)} states of ", sentence), sentence


def assert_stands_alone(sentence: str, rows: pd.DataFrame, words: Words) -> None:
    """Holds that a sentence says of itself whose it is, with whom and when."""
    scope = titles.of_rows(rows, words)
    assert scope["either"] in sentence, sentence
    assert scope["partners"] in sentence, sentence
    assert scope["when"] in sentence, sentence


def test_visits(words: Words) -> None:
    said = 0
    for chosen in choices():
        rows = chosen.apply(store.load("visits"))
        sentence, counted = titles.visits_point(rows, words), Counter(partner for partner, _ in held(rows))
        most = max(counted.values(), default=0)
        first = sorted(code for code, count in counted.items() if count == most)
        if not first or len(first) > counts.MOST_LEADERS:
            assert not sentence
            continue
        said += 1
        assert str(most) in sentence
        assert_stands_alone(sentence, rows[rows["status"] == "held"], words)
        named = (
            sentence.split(", ", 1)[1] if len(counted) == 1 else sentence.split(" has had ")[0].split(" have had ")[0]
        )
        if len(counted) > 1:
            named = named.removeprefix(f"Of {titles.of_rows(rows[rows['status'] == 'held'], words)['partners']}, ")
            assert all((words.country(code) in named) == (code in first) for code in counted), sentence
        if "since" in sentence:
            year = int(sentence.rstrip(".").rsplit(" ", 1)[1])
            begun = [start.year >= year for partner, start in held(rows) if partner in first]
            assert sum(begun) >= len(begun) * titles.MOSTLY
    assert said > CHOICES / 3


def test_visits_per_year(words: Words) -> None:
    for chosen in choices():
        rows = chosen.apply(store.load("visits"))
        sentence = titles.visits_per_year_point(rows, words)
        starts = [start.year for _, start in held(rows) if not pd.isna(start)]
        if not sentence:
            continue
        most = max(Counter(starts).values())
        years = sorted(year for year, count in Counter(starts).items() if count == most)
        assert words.join(map(str, years)) + f": {most}" in sentence
        assert_stands_alone(sentence, rows[rows["status"] == "held"], words)
        if "since" in sentence:
            year = int(sentence.rstrip(".").rsplit(" ", 1)[1])
            assert sum(start >= year for start in starts) >= len(held(rows)) / 2


def test_trade(words: Words) -> None:
    trade = store.load("trade")
    own = trade_measures.own_series(trade)
    for chosen in choices():
        series, whole = chosen.apply(own), own[own["home_iso3"].isin(chosen.homes)]
        sums: Counter[tuple[str, int, str]] = Counter()
        partners: Counter[tuple[str, int, str]] = Counter()
        columns = (series[name] for name in ("home_iso3", "partner_iso3", "flow", "value_usd"))
        for home, partner, flow, value, year in zip(*columns, series["period_start"].dt.year, strict=True):
            sums[home, year, flow] += value
            partners[home, year, partner] += value
        found = trade_shape.dominant(series)
        of_year = {year: max(value for (_, when, _), value in sums.items() if when == year) for _, year, _ in sums}
        others = sorted(of_year.values())[-2:-1]
        times = max(of_year.values()) / others[0] if others and others[0] else 0
        assert (found is not None) == (times >= trade_shape.FLATTENS)
        sentences = titles.flows_point(series, whole, words)
        complete = trade_measures.yearly(series, whole=whole).query("complete")
        newest = complete.groupby("home_iso3")["year"].max().to_dict()
        assert bool(sentences) == bool(newest)
        for home, year in newest.items():
            of_year = series[(series["home_iso3"] == home) & (series["period_start"].dt.year == year)]
            partner = titles.of_rows(of_year, words)["partners"]
            assert f"In {year} {words.country(home)}’s trade with {partner} was " in sentences
            for flow in ("imports", "exports"):
                if (home, year, flow) in sums:
                    assert words.money(sums[home, year, flow]) in sentences
        for home, year in newest.items():
            later = {code for of, when, code in partners if of == home and when > year}
            sentence = titles.newer_years(series[series["home_iso3"] == home], year, words)
            assert sentence in sentences
            assert bool(sentence) == bool(later)
            named = [code for code in later if f"{words.country(code)} (" in sentence]
            assert len(named) == min(len(later), titles.MOST_NEWER)
            rest = len(later) - len(named)
            assert f" {rest} more" in sentence or not rest
        year = trade_measures.newest_year(series, whole=whole)
        sentence = titles.partners_point(series, [year] if year else [], words)
        for home in chosen.homes if sentence else ():
            known = {code: value for (of, when, code), value in partners.items() if (of, when) == (home, year)}
            first = [code for code, value in known.items() if value == max(known.values())]
            if len(known) > 1 and len(first) == 1 and known[first[0]]:
                assert f"{words.country(first[0])} made up" in sentence
                assert re.search(rf"{words.country(home)}’s known trade with (.*) in {year}", sentence)
                assert_names(sentence, known, words)
                assert words.money(known[first[0]]) in sentence


def test_mirror(words: Words) -> None:
    gaps = {home: mirror_measures.mirror_gap(store.load("trade").query("home_iso3 == @home")) for home in HOMES}
    for chosen in choices():
        gap = gaps[chosen.homes[0]]
        gap = gap[gap["year"].between(*chosen.years)]
        gap = gap[gap["partner_iso3"].isin(chosen.partners)] if chosen.partners else gap
        sums = mirror_measures.by_year(gap)
        sums = sums[sums["flow"] == "imports"]
        both = [row for row in sums.to_dict("records") if row["home_usd"] > 0 and row["partner_usd"] > 0]
        more, less = (sum(way * (row["home_usd"] - row["partner_usd"]) > 0 for row in both) for way in (1, -1))
        sentence = titles.mirror_point(sums, "us", "them", "this trade", words)
        if len(both) > 1 and sentence:
            side, most = ("us", more) if more >= less else ("them", less)
            assert "both sides report this trade, the larger" in sentence
            assert f"that of {side} in {most} of the {len(both)} years" in sentence


def test_open_missions(words: Words) -> None:
    table = store.load("missions")
    for chosen in choices()[::4]:
        found = chosen.apply(table, years=False)
        sentence = titles.missions_point(found, chosen.homes, TODAY, words)
        for home in chosen.homes:
            now = missions.counts_on(found, TODAY, home)
            if now.ours:
                assert f"{words.country(home)} has {now.ours} resident mission" in sentence
            if now.ours or now.theirs:
                ends = found[["sending_iso3", "receiving_iso3"]]
                there = found[found["kind"].isin(missions.RESIDENT) & (ends == home).any(axis="columns")]
                assert_names(sentence, set(there[["sending_iso3", "receiving_iso3"]].stack()) - {home}, words)
            if now.theirs:
                assert f"hosts {now.theirs} of theirs" in sentence


def test_goods(words: Words) -> None:
    series = goods_measures.series(store.load("products"))
    series = goods_measures.of_class(series, "HS2")
    for home, flow in (("AZE", "imports"), ("AZE", "exports"), ("KAZ", "imports")):
        of = series[(series["home_iso3"] == home) & (series["flow"] == flow)]
        for year in of["period_start"].dt.year.unique():
            values: Counter[str] = Counter()
            for row in of[of["period_start"].dt.year == year].to_dict("records"):
                values[row["code"]] += row["value_usd"]
            every = goods.of_year(of, int(year), words, goods_measures.standard())
            sentence = titles.goods_point(every.assign(label="this"), "all of that", words)
            if sentence:
                assert f"Of all of that, the most is this: {words.money(max(values.values()))}" in sentence


def test_relations(words: Words) -> None:
    for chosen in choices():
        milestones = chosen.apply(store.load("milestones"), years=False)
        sentence = titles.relations_point(milestones, chosen.years[1], words)
        for home in chosen.homes:
            begun: dict[str, pd.Timestamp] = {}
            columns = (milestones[name] for name in ("home_iso3", "partner_iso3", "kind", "date"))
            for of, partner, kind, date in zip(*columns, strict=True):
                if (of, kind) == (home, "relations_established") and partner and date.year <= chosen.years[1]:
                    begun[partner] = min(date, begun.get(partner, date))
            if begun:
                assert f"{words.country(home)} had diplomatic relations with " in sentence
                assert_names(sentence, begun, words)
            else:
                assert words.country(home) not in sentence


def test_nothing_is_said_of_nothing(words: Words) -> None:
    trade = trade_measures.own_series(store.load("trade"))[:0]
    assert titles.visits_point(store.load("visits")[:0], words) == ""
    assert titles.visits_per_year_point(store.load("visits")[:0], words) == ""
    assert titles.flows_point(trade, trade, words) == ""
    assert titles.partners_point(trade, [], words) == ""
    assert titles.relations_point(store.load("milestones")[:0], 2026, words) == ""


def test_the_years_that_lack_a_flow_of_one_pair_are_said(words: Words) -> None:
    own = trade_measures.own_series(store.load("trade"))
    chile = own[(own["home_iso3"] == "AZE") & (own["partner_iso3"] == "CHL")]
    said = " ".join(trade.missing_years(chile, words))
    years = chile["period_start"].dt.year
    for flow in trade_measures.FLOWS:
        known = set(years[chile["flow"] == flow])
        sentence = next((part for part in said.split("No figure of ") if part.startswith(flow)), "")
        spans = [span.split("–") for span in re.findall(r"\d{4}(?:–\d{4})?", sentence)]
        told = {year for span in spans for year in range(int(span[0]), int(span[-1]) + 1)}
        assert told == set(range(years.min(), years.max() + 1)) - known
    assert 2015 not in set(years[chile["flow"] == "exports"])
    assert trade.missing_years(own, words) == []


def test_homes(words: Words) -> None:
    """Of each count the home with more is said to be ahead, with both numbers; of equal ones nothing is said."""
    said = 0
    for chosen in choices():
        compared, scope = pairs.of_homes(chosen, words, TODAY), {"partners": "all", "when": ", 1978–2026"}
        sentence = pairs_figures.homes_point(compared, scope, "today", words)
        halves = dict.fromkeys(HOMES, "") | {
            home: part for part in sentence.split("; ") for home in HOMES if words.country(home) in part
        }
        for measure, values in compared.pivot(index="measure", columns="home_iso3", values="value").iterrows():
            what = words(f"point-homes-{measure}", day="today", year=str(compared["year"].max()))
            ahead = [home for home in HOMES if values[home] == values.max() > values.min()]
            assert [home for home in HOMES if f"{what} (" in halves[home]] == ahead
            if ahead and measure != "trade_usd":
                assert f"{what} ({words.number(values.max())} to {words.number(values.min())})" in sentence
                said += 1
    assert said > 300
