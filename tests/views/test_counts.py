"""Counts that agree: for fifty choices, every count of one thing is the same wherever a page gives it."""

import datetime
import random

import pytest

from components.choices import address
from components.choices.filters import HOMES, Filters
from components.export import pairs as pairs_export
from components.facts import store
from components.figures import visits as figures
from components.measures import counts, profile
from components.views import overview
from components.words.language import Words

TODAY = datetime.date(2026, 11, 30)


def choices() -> list[Filters]:
    """Fifty choices of a home, of partners and of years."""
    dice, bounds, found = random.Random(22), address.bounds(), []
    for _ in range(50):
        partners = dice.sample(address.partners(), dice.choice([0, 1, 1, 2, 4]))
        years = sorted(dice.choices(range(bounds[0], bounds[1] + 1), k=2)) if dice.random() < 0.5 else bounds
        in_order = tuple(code for code in address.partners() if code in partners)
        found.append(Filters(bounds, (years[0], years[1]), (dice.choice(HOMES),), in_order))
    return found


@pytest.mark.parametrize("chosen", choices(), ids=lambda chosen: chosen.slug())
def test_every_count_of_one_thing_is_the_same_on_every_page(chosen: Filters, words: Words) -> None:
    (home,) = chosen.homes
    visits, agreements = (chosen.apply(store.load(name)) for name in ("visits", "agreements"))
    held = counts.held(visits)
    relations, missions, visited, _, documents = overview._cards(home, chosen, words, TODAY)
    pairs = pairs_export.league(chosen, words, TODAY)
    assert visited.value == words.number(len(held))
    assert pairs["visits"].sum() == (held["partner_iso3"] != "").sum()
    bars = figures.top_by_visits(held, words, len(pairs)).data
    assert sum(sum(trace.x) for trace in bars) == pairs["visits"].sum()
    assert documents.value == words.number(len(agreements))
    assert pairs["agreements"].sum() == (agreements["partner_iso3"] != "").sum()
    ours, theirs = int(pairs["ours"].sum()), int(pairs["theirs"].sum())
    assert missions.value == words("card-missions-value", ours=ours, theirs=theirs)
    related = int((pairs["since"].dt.year <= chosen.years[1]).sum())
    assert relations.value == words("card-relations-value", count=related)
    headline = counts.counted([visits, agreements], words)
    if len(visits):
        assert words("count-visits", count=len(visits)) in headline
        assert (f"({len(held)} held)" in headline) == (len(held) < len(visits))
    if chosen.all_years:
        known = {name: store.load(name) for name in profile.TABLES}
        for pair in pairs.itertuples():
            facts = profile.facts(known, home, str(pair.partner_iso3), TODAY)
            assert (len(facts["visits"]), len(facts["agreements"])) == (pair.visits, pair.agreements)
