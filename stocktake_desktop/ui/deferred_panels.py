"""The panels that nobody sees at start: each is loaded and made when it is first shown or asked for."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from stocktake_desktop.settings import Settings
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.search.narrowing import Narrowing
from stocktake_desktop.ui.widgets.deferred_place import DeferredPlace

if TYPE_CHECKING:
    from stocktake_desktop.ui.history.panel import HistoryPanel
    from stocktake_desktop.ui.on_site.panel import OnSitePanel
    from stocktake_desktop.ui.people.panel import PeoplePanel
    from stocktake_desktop.ui.script.panel import ScriptPanel
    from stocktake_desktop.ui.search.filter_bar import FilterBar
    from stocktake_desktop.ui.tables import Tables
    from stocktake_desktop.ui.timeline.panel import TimelinePanel
    from stocktake_desktop.ui.welcome import WelcomePage


class DeferredPanels:
    """The places of these panels in the window."""

    def __init__(self, document: Document, narrowing: Narrowing, settings: Settings, timeline: TimelinePanel) -> None:
        self.table = DeferredPlace(partial(_table, document, narrowing))
        self.on_site = DeferredPlace(partial(_on_site, document, settings))
        self.script = DeferredPlace(partial(_script, document, settings))
        self.people = DeferredPlace(partial(_people, document))
        self.history = DeferredPlace(partial(_history, document))
        self.history.when_made(timeline.follow_history)
        self.filter_bar = DeferredPlace(partial(_filter_bar, document, narrowing))
        self.welcome = DeferredPlace(_welcome)


def _table(document: Document, narrowing: Narrowing) -> Tables:
    from stocktake_desktop.ui.tables import Tables

    return Tables(document, narrowing)


def _on_site(document: Document, settings: Settings) -> OnSitePanel:
    from stocktake_desktop.ui.on_site.panel import OnSitePanel

    return OnSitePanel(document, settings)


def _script(document: Document, settings: Settings) -> ScriptPanel:
    from stocktake_desktop.ui.script.panel import ScriptPanel

    return ScriptPanel(document, settings)


def _people(document: Document) -> PeoplePanel:
    from stocktake_desktop.ui.people.panel import PeoplePanel

    return PeoplePanel(document)


def _history(document: Document) -> HistoryPanel:
    from stocktake_desktop.ui.history.panel import HistoryPanel

    return HistoryPanel(document)


def _filter_bar(document: Document, narrowing: Narrowing) -> FilterBar:
    from stocktake_desktop.ui.search.filter_bar import FilterBar

    return FilterBar(document, narrowing)


def _welcome() -> WelcomePage:
    from stocktake_desktop.ui.welcome import WelcomePage

    return WelcomePage()
