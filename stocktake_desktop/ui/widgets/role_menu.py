"""The small menu that asks, where somebody was dropped, what they do in the session."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from stocktake_desktop.edits.appearances import Who, add_appearances, name
from stocktake_desktop.models import LEADING_ROLES, Role, SegmentKind, SessionBlock, SessionKind
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.look.plain_words import menu_words
from stocktake_desktop.ui.widgets.when import when
from stocktake_desktop.words import _, legible, ngettext, term

_LONGEST = 32
_ALONE = frozenset((*LEADING_ROLES, Role.KEYNOTE_SPEAKER))

Choice = tuple[str, Callable[[], object]]
"""Something else that can be done with who was dropped: its words and what does it."""


def ask_role(
    document: Document,
    over: QWidget,
    at: QPoint,
    who: Sequence[Who],
    block_id: str,
    segment_id: str | None = None,
    others: Sequence[Choice] = (),
) -> None:
    """Ask at a point of the screen in which role somebody is added to a session; Esc adds nobody."""
    block = document.plan.find(SessionBlock, block_id)
    if block is None or not who:
        return
    menu = QMenu(over)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setAccessibleName(_("Role in the session"))
    for words, act in others:
        when(menu.addAction(words).triggered, act)
    if others:
        menu.addSeparator()
    menu.addAction(menu_words(_heading(document, who, block))).setEnabled(False)
    actions = {role: menu.addAction(term(role.value, capital=True)) for role in Role}
    for role, action in actions.items():
        when(action.triggered, document.do, add_appearances, block_id, list(who), role, segment_id=segment_id)
    menu.popup(at)
    menu.setActiveAction(actions[usual_role(block, segment_id)])


def usual_role(block: SessionBlock, segment_id: str | None) -> Role:
    """The role of who was added last at the same place, but none that one person has alone; else by what goes on."""
    there = [one.role for one in block.appearances if one.segment_id == segment_id and one.role not in _ALONE]
    if there:
        return there[-1]
    segment = next((one for one in block.segments if one.id == segment_id), None)
    presents = segment.kind is SegmentKind.PRESENTATION if segment else block.kind is SessionKind.TALKS
    return Role.PRESENTER if presents else Role.PANELLIST


def called(document: Document, who: Sequence[Who]) -> str:
    """Who is in the hand, in words."""
    if len(who) != 1:
        return ngettext("{n} person", "{n} people", len(who)).format(n=len(who))
    return legible(name(document.plan, who[0]), _("(no name)"))


def _heading(document: Document, who: Sequence[Who], block: SessionBlock) -> str:
    words = _("Add {name} to {title} as")
    there = {(appearance.person_id, appearance.organisation_id) for appearance in block.appearances}
    if any((somebody.person_id, somebody.organisation_id) in there for somebody in who):
        words = _("{name} is in {title} already; add again as")
    return words.format(name=_short(called(document, who)), title=_short(legible(block.title, _("(untitled)"))))


def _short(words: str) -> str:
    """So much of a name that the menu stays narrow."""
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"
