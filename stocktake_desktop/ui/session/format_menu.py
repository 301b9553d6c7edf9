"""A menu of the usual formats; where a session has items it says so, and offers to replace them or add after."""

from collections.abc import Callable

from PySide6.QtGui import QAction, QFont
from PySide6.QtWidgets import QMenu

from stocktake_desktop.edits.templates import Present
from stocktake_desktop.models import SessionBlock
from stocktake_desktop.planning.templates import templates
from stocktake_desktop.ui.look.plain_words import menu_words
from stocktake_desktop.ui.look.theme import NORMAL, font
from stocktake_desktop.ui.widgets.when import when
from stocktake_desktop.words import _, ngettext

Use = Callable[[str, Present | None], object]
"""Takes the name of a format, and what becomes of the items there are."""


def fill_formats(menu: QMenu, block: SessionBlock | None, use: Use, *, may: bool = True) -> None:
    """List the formats for a session; the one usual for its kind stands out."""
    menu.clear()
    if block is None:
        menu.addAction(_("Select a session first")).setEnabled(False)
        return
    count = len(block.segments)
    if count:
        words = ngettext("The session has {n} item already", "The session has {n} items already", count)
        menu.addAction(words.format(n=count)).setEnabled(False)
        menu.addSeparator()
    for template in templates().values():
        action = _entry(menu, template.name, menu_words(template.title), count, use)
        action.setEnabled(may)
        if template.kind is block.kind:
            menu.setDefaultAction(action)
            action.setFont(font(NORMAL, QFont.Weight.Bold))


def _entry(menu: QMenu, name: str, words: str, count: int, use: Use) -> QAction:
    """A format: at once where the session is empty, else with the two ways to deal with what is there."""
    if not count:
        action = menu.addAction(words)
        when(action.triggered, use, name, None)
        return action
    ways = menu.addMenu(words)
    replace = ngettext("&Replace the item (its people stay)", "&Replace the {n} items (their people stay)", count)
    after = ngettext("&Add after the item", "&Add after the {n} items", count)
    for way, label in ((Present.REPLACE, replace), (Present.KEEP, after)):
        when(ways.addAction(label.format(n=count)).triggered, use, name, way)
    return ways.menuAction()
