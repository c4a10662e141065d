"""The views of the trade page: what each draws of the figures on screen. Only the open one is drawn."""

from __future__ import annotations

from typing import Any

import pandas as pd

from components import shell, trade_measures
from components.figures import trade as figures
from components.figures import trade_partners
from components.filters import Filters
from components.language import Words


def flows(trade: pd.DataFrame, chosen: Filters, words: Words) -> None:
    """Exports, imports and balance through the years, with the statements of one pair beside them."""
    series, whole = shell.own_trade(trade, chosen, words)
    said = trade_measures.beside(trade)
    look: dict[str, Any] = {"scale": chosen.one("scale"), "measure": chosen.one("measure"), "whole": whole}
    if len(series) or len(said):
        shell.chart(
            lambda: figures.flows(series, words, statements=said, **look),
            [series, said],
            chosen,
            words,
            key="trade-flows",
        )
    if series.empty:
        shell.say("trade-unreported", words)


def partners(trade: pd.DataFrame, chosen: Filters, words: Words) -> None:
    """The partners with the most trade through the years, and all of them in the newest complete one."""
    series, whole = shell.own_trade(trade, chosen, words)
    if series.empty:
        shell.say("trade-unreported", words)
        return
    look: dict[str, Any] = {"scale": chosen.one("scale"), "measure": chosen.one("measure"), "whole": whole}
    shell.chart(lambda: trade_partners.top_partners(series, words, **look), series, chosen, words, key="trade-partners")
    shell.chart(lambda: trade_partners.ranking(series, words, whole=whole), series, chosen, words, key="trade-ranking")
