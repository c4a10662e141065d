"""How the mirror gap is said: who says how much, how many times more or less, and what would explain it."""

from __future__ import annotations

from typing import Any

import pandas as pd

from components.figures import trade_marks
from components.words.language import Words

TIMES = 2
"""From this ratio a gap is told in times, below it in per cent."""

FAR = 10
"""More than this many times apart is told as far apart."""


def sentence(row: Any, words: Words) -> str:
    """One row of `mirror_measures.mirror_gap` that both sides report, as a sentence for everyone."""
    home, partner = words.country(row.home_iso3), words.country(row.partner_iso3)
    said = {"home": home, "partner": partner, "year": str(row.year)}
    said |= {"ours": words.money(row.home_usd), "theirs": words.money(row.partner_usd)}
    apart = against(row.partner_usd, row.home_usd, words)
    if row.home_usd == row.partner_usd:
        return words(f"mirror-told-{row.flow}", **said, apart=apart)
    apart = words("mirror-apart", apart=apart, difference=words.money(abs(row.difference_usd)))
    told = words(f"mirror-told-{row.flow}", **said, apart=apart)
    if row.explained:
        return f"{told} {words('mirror-explained')}"
    # What else explains it hangs on which end of the way says more.
    importer, exporter = (home, partner) if row.flow == "imports" else (partner, home)
    why = "more" if row.importer_to_exporter > 1 else "less"
    return f"{told} {words(f'mirror-unexplained-{why}', importer=importer, exporter=exporter)}"


def against(value: float, other: float, words: Words) -> str:
    """How much more or less a value is than another: "17.6 times less", "12% more", "the same"."""
    if value == other:
        return words("mirror-same")
    larger, smaller = max(value, other), min(value, other)
    way = "more" if value > other else "less"
    if not smaller or larger / smaller >= TIMES:
        times = words.number(larger / smaller, 1 if larger / smaller < 100 else 0) if smaller else "∞"
        return words(f"mirror-times-{way}", times=times)
    return words(f"mirror-percent-{way}", percent=words.percent(abs(value / other - 1)))


def apart(sums: pd.DataFrame, side: str, words: Words) -> list[str]:
    """For each row that both sides report, how much more or less one side says than the other."""
    other = "partner" if side == "home" else "home"
    pairs = zip(sums[f"{side}_usd"], sums[f"{other}_usd"], strict=True)
    return [against(value, known, words) for value, known in pairs]


def names(gap: pd.DataFrame, words: Words) -> dict[str, str]:
    """What the two sides of a chart are called: the home state, and the partner, or the partners together."""
    homes = words.join(words.country(code) for code in gap["home_iso3"].unique())
    return {"home": homes, "partner": trade_marks.partners(gap["partner_iso3"], words)}


def summary(gap: pd.DataFrame, words: Words) -> str:
    """How many figures both sides report, how many of the gaps freight explains, and how many are far apart."""
    both = gap[gap["ratio"].notna()]
    ratio = both["ratio"]
    counts = {"count": len(both), "explained": int(both["explained"].sum()), "alone": int((gap["silent"] != "").sum())}
    return words("mirror-summary", **counts, far=int(((ratio > FAR) | (ratio < 1 / FAR)).sum()))
