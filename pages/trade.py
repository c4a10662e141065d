"""Trade: exports, imports and balance by year, partner by partner."""

from components.facts import store
from components.ui import charts, citing, menu, shell
from components.views import trade as trade_views

words, chosen = shell.page("trade")
trade = chosen.apply(store.load("trade"))
if shell.anything(trade, chosen, words):
    trade_views.VIEWS[chosen.one("view")](chosen, words)
    menu.link("products", words)
    charts.show_tables([trade, chosen.apply(store.load("products"))], chosen, words)
    citing.sources_behind(trade, words)
