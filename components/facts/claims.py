"""Disputed dates: between which days a date lies when every source that gives one is believed."""

from __future__ import annotations

import pandas as pd

from components import dates


def spans(rows: pd.DataFrame, claims: pd.DataFrame, column: str) -> pd.DataFrame:
    """Between which days each row's disputed date lies: columns `earliest` and `latest` (datetime64), index as `rows`.

    earliest = the first day that the row's own date or any claim of that column may mean; latest = the last such day.
    A date known to its month or year may mean every day of it. Where the row itself has no date, the claims speak
    alone. A row for which no claim gives another date has NaT in both.
    """
    about = (claims["table"] == rows.index.name) & (claims["field"] == column) & claims["row_id"].isin(rows.index)
    others = claims[about]
    said = pd.to_datetime(others["value"], format="%Y-%m-%d").astype("datetime64[s]")
    told = pd.DataFrame({"row": others["row_id"], "first": said, "last": dates.last_day(said, others["precision"])})
    disputed = rows.loc[rows.index.isin(others["row_id"])]
    own = disputed[column]
    ours = pd.DataFrame(
        {"row": disputed.index, "first": own, "last": dates.last_day(own, dates.precision_of(disputed, column))}
    )
    both = pd.concat([ours, told], ignore_index=True).groupby("row")
    return pd.DataFrame({"earliest": both["first"].min(), "latest": both["last"].max()}).reindex(rows.index)
