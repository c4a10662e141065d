"""The mirror gap: what a home says of a flow, and what its partner says of the same goods at the other end.

The importer's figure is valued with freight and insurance (CIF), the exporter's without (FOB): the importer's is
expected to stand 10 to 20 per cent above, as a rule of thumb. Flows are named as the home sees them.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from components.measures import trade as trade_measures

FREIGHT = (1.1, 1.2)
"""What freight and insurance make of a value without them: the exporter's figure times 1.1 to times 1.2."""

SIDES = ("home", "partner")
"""The two that report the same goods: the home state, and its partner, whose report is the mirror."""

USD = [f"{side}_usd" for side in SIDES]
"""The columns of both figures."""

FAR = 10
"""Beyond this ratio the sides are far apart."""

KEY = ["home_iso3", "partner_iso3", "flow", "year"]

COLUMNS = [
    *KEY,
    "home_usd",
    "partner_usd",
    "difference_usd",
    "ratio",
    "importer_to_exporter",
    "explained",
    "silent",
    "silent_elsewhere",
    *(f"{side}_{what}" for side in SIDES for what in ("dataset", "row", "sources")),
]
"""The columns of `mirror_gap`, in order."""


def mirror_gap(trade: pd.DataFrame) -> pd.DataFrame:
    """What both sides say, one row for each home, partner, flow and year that either reports.

    Columns:
    - home_iso3, partner_iso3, flow (as the home sees it), year;
    - home_usd, partner_usd: the figures of `own_series` and `mirror_series` in US dollars, NaN where a side has none;
    - difference_usd = home_usd - partner_usd and ratio = home_usd / partner_usd, NaN unless both exist and, for the
      ratio, both are above zero;
    - importer_to_exporter = ratio for imports and 1 / ratio for exports, which freight and insurance raise above 1;
    - explained: whether that is from 1 to FREIGHT[1];
    - silent: the side that has no figure, "home", "partner" or "";
    - silent_elsewhere: whether the silent side has another figure in the same year, so that it did report;
    - for each side its dataset, its row's address and its row's sources, empty where it is silent.
    """
    home, partner = (series(trade) for series in (trade_measures.own_series, trade_measures.mirror_series))
    gap = _side(home, "home").merge(_side(partner, "partner"), on=KEY, how="outer", sort=True)
    texts = [column for column in gap.columns if column.endswith(("_dataset", "_row", "_sources"))]
    gap[texts] = gap[texts].fillna("")
    there = {side: gap[f"{side}_usd"].notna() for side in SIDES}
    ratio = (gap["home_usd"] / gap["partner_usd"]).where((gap["home_usd"] > 0) & (gap["partner_usd"] > 0))
    importer = ratio.where(gap["flow"] == "imports", 1 / ratio)
    # A state that has a figure of the same year, with whichever state and of either flow, did report.
    reported = {side: there[side].groupby([gap[f"{side}_iso3"], gap["year"]]).transform("any") for side in SIDES}
    measured = gap.assign(
        difference_usd=gap["home_usd"] - gap["partner_usd"],
        ratio=ratio,
        importer_to_exporter=importer,
        explained=importer.between(1, FREIGHT[1]),
        silent=pd.array(np.select([~there[side] for side in SIDES], SIDES, ""), dtype="str"),
        silent_elsewhere=np.select([~there[side] for side in SIDES], [reported[side] for side in SIDES], False),
    )
    return measured[COLUMNS]


def rows_of_both_sides(trade: pd.DataFrame) -> pd.DataFrame:
    """The rows of both sides' series, so ordered that those of a year which both report stand side by side."""
    gap = mirror_gap(trade).sort_values(["home_iso3", "flow", "year", "silent", "partner_iso3"], kind="stable")
    addresses = [row for side in SIDES for row in gap[f"{side}_row"] if row]
    return trade.loc[addresses]


def by_year(gap: pd.DataFrame) -> pd.DataFrame:
    """Both sides by home, flow and year: home_usd, partner_usd, and `places`, the positions in `gap` of what is summed.

    A home with one partner has its figures, NaN where a side is silent; one with several has the sums over the partners
    that both sides report in the year, if any.
    """
    placed = gap.assign(places=range(len(gap)))
    several = placed.groupby("home_iso3")["partner_iso3"].transform("nunique") > 1
    grouped = placed[~several | (placed["silent"] == "")].groupby(["home_iso3", "flow", "year"], as_index=False)
    sums = grouped[["home_usd", "partner_usd"]].sum(min_count=1)
    return sums.assign(places=grouped["places"].agg(list)["places"])


def turnover_by_year(gap: pd.DataFrame) -> pd.DataFrame:
    """As `by_year`, with flow `turnover`: each side's exports and imports together, NaN unless it has both."""
    sums = by_year(gap)
    both = sums.pivot(index=["home_iso3", "year"], columns="flow", values=["home_usd", "partner_usd"])
    if not {"exports", "imports"} <= set(sums["flow"]):
        return sums[:0]
    values = {side: both[side]["exports"] + both[side]["imports"] for side in ("home_usd", "partner_usd")}
    places = sums.groupby(["home_iso3", "year"])["places"].sum()
    rows = pd.DataFrame(values | {"flow": "turnover", "places": places}).reset_index()
    return rows[rows["home_usd"].notna() | rows["partner_usd"].notna()].reset_index(drop=True)


def widest(gap: pd.DataFrame, count: int) -> pd.DataFrame:
    """The `count` rows of the widest gaps in US dollars, of each home, partner and flow the year of the widest."""
    both = gap[gap["silent"] == ""]
    apart = both.assign(apart=both["difference_usd"].abs())
    ordered = apart.sort_values(["apart", "year"], ascending=False, kind="stable")
    return ordered.drop_duplicates(KEY[:3]).head(count).drop(columns="apart")


def newest(gap: pd.DataFrame, home: str, flow: str) -> pd.DataFrame:
    """The row of the newest year in which a home and a partner both report a flow, the widest of that year; or none."""
    both = gap[(gap["home_iso3"] == home) & (gap["flow"] == flow) & gap["ratio"].notna()]
    of_year = both[both["year"] == both["year"].max()]
    return widest(of_year, 1)


def _side(series: pd.DataFrame, side: str) -> pd.DataFrame:
    """One side's figures by KEY, with columns named for the side."""
    columns = {
        "year": series["period_start"].dt.year.astype("int64"),
        f"{side}_usd": series["value_usd"].astype("float64"),
        f"{side}_dataset": series["dataset"],
        f"{side}_row": series.index.astype("str"),
        f"{side}_sources": series["sources"],
    }
    return series[["home_iso3", "partner_iso3", "flow"]].assign(**columns).reset_index(drop=True)


def far_apart(gap: pd.DataFrame) -> int:
    """How many figures both sides report that are more than FAR times each other."""
    return int((~gap["ratio"].dropna().between(1 / FAR, FAR)).sum())


def datasets(gap: pd.DataFrame) -> pd.Series:
    """The data sets of both sides' figures, empty where a side has none."""
    return pd.concat([gap[f"{side}_dataset"] for side in SIDES])
