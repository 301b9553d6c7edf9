"""What a right click on somebody in the list of people offers."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from stocktake_desktop.models import Appearance, Organisation, Person
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.look.keys import Key
from stocktake_desktop.ui.people.list import PeopleList
from stocktake_desktop.words import _


def offer_on_right_click(
    people: PeopleList, document: Document, show: Callable[[str], None], add: Callable[[], None],
    remove: Callable[[list[str]], None],
) -> None:  # fmt: skip
    """Let a right click open a menu: `show` the details of the line under it, `add` or `remove` all that are chosen."""

    def offer(point: QPoint) -> None:
        chosen = people.chosen
        if not chosen:
            return
        row_id, may = chosen[-1].id, not document.plan.read_only
        menu = QMenu(people)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        places = _sessions(document, row_id)
        menu.addAction(_("&Details"), lambda: show(row_id))
        menu.addAction(_("&Select the sessions"), lambda: document.select_all(places)).setEnabled(bool(places))
        menu.addAction(_("&Add to the selected session…"), add).setEnabled(may and document.selected is not None)
        menu.addSeparator()
        words = _("&Remove from the meeting") + f"\t{Key.REMOVE_PEOPLE.sequence}"
        menu.addAction(words, lambda: remove([one.id for one in chosen])).setEnabled(may)
        menu.popup(people.viewport().mapToGlobal(point))

    people.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    people.customContextMenuRequested.connect(offer)


def _sessions(document: Document, row_id: str) -> list[str]:
    """The sessions somebody appears in."""
    somebody = document.plan.find(Person, row_id) or document.plan.find(Organisation, row_id)
    appearances: list[Appearance] = somebody.appearances if somebody is not None else []
    return list(dict.fromkeys(appearance.session_id for appearance in appearances))
