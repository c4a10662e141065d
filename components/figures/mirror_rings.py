"""Rings over charts of the mirror gap: figures that look odd in their own series, not only beside the mirror."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd

from components.figures import trade_remarks
from components.words.language import Words


def rings(
    places: Sequence[tuple[Any, Any, str]], trade: pd.DataFrame, odd: pd.DataFrame, words: Words, *, size: int
) -> Iterator[dict[str, Any]]:
    """The rings at those places (across, up, the address of the figure there) that more than a gap speaks against.

    These are the figures in `odd` that their note or the years beside them make odd. Positions are those in `trade`.
    """
    reasons = odd[odd[["noted", "neighbours"]].any(axis=1)].to_dict("index")
    marked = [place for place in places if place[2] in reasons]
    if not marked:
        return
    at = {address: position for position, address in enumerate(trade.index)}
    across, up, addresses = zip(*marked, strict=True)
    figures = zip(trade.loc[list(addresses)].itertuples(), addresses, strict=True)
    said = [trade_remarks.line(figure, reasons[address], words) for figure, address in figures]
    carried = [str(at[one]) for one in addresses]
    yield trade_remarks.ring(across, up, words, size=size)
    yield trade_remarks.noted(across, up, carried, said, "")
