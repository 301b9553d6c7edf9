"""Where actions stand: what is in each menu, on the toolbar and behind a right click."""

from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence

from stocktake_desktop.ui.look.actions import Action
from stocktake_desktop.ui.look.icons import icon
from stocktake_desktop.ui.look.plain_words import key_words, plain_tip, plain_words
from stocktake_desktop.words import _

SEPARATOR = ""
STRETCH = ">"
RECENT, REMOVE_DAY, REMOVE_ROOM, FORMATS = "recent", "days", "rooms", "formats"
MOVE_DAY, DUPLICATE_DAY = "whole days", "days again"
FIND, COUNTER, FOLLOWS = "find box", "counter", "follow choice"
"""Places in a menu or the toolbar that the window fills while it runs."""


@dataclass(frozen=True)
class Menu:
    """A menu or submenu: its words and what is in it; a string is a separator or a place that the window fills."""

    text: str
    entries: tuple["Action | Menu | str", ...]


def menus() -> tuple[Menu, ...]:
    """The menu bar, left to right."""
    return (
        Menu(
            _("&File"),
            (Action.NEW, Action.NEXT_MEETING, Action.OPEN, Menu(_("Open &recent"), (RECENT,)), Action.SAMPLE, SEPARATOR,
             Action.IMPORT, Action.COMPARE, SEPARATOR, Action.SAVE_COPY, Action.EXPORT, SEPARATOR, Action.PODIUM,
             Action.PRINT, Action.PREVIEW, Action.STALE, Action.COPIES, Action.PDF, Action.REPORT, SEPARATOR,
             Action.CLOSE, Action.QUIT),
        ),
        Menu(
            _("&Edit"),
            (Action.UNDO, Action.REDO, SEPARATOR, Action.CUT, Action.COPY, Action.PASTE, SEPARATOR, Action.FIND,
             Action.PALETTE, SEPARATOR, Action.PREFERENCES),
        ),
        Menu(
            _("&Programme"),
            (Action.NEW_SESSION, SEPARATOR, Action.MOVE, Action.PARK, Action.LOCK, Menu(_("Use a &format"), (FORMATS,)),
             Action.TRANSLATE, Action.REMOVE, SEPARATOR, Action.ROOMS_DAYS, Action.MOVE_MEETING, Action.ADD_DAY,
             Action.ADD_ROOM, Menu(_("Move a &whole day"), (MOVE_DAY,)), Menu(_("Dupli&cate a day"), (DUPLICATE_DAY,)),
             Menu(_("Remove da&y"), (REMOVE_DAY,)), Menu(_("Remove ro&om"), (REMOVE_ROOM,)), Action.PASTE_PEOPLE,
             SEPARATOR, Action.MEETING, Action.DOCUMENTS, Action.RULES, Action.HOUSE_STYLE, Action.TRANSLATIONS),
        ),
        Menu(
            _("&Arrange"),
            (Menu(_("What f&ollows"), (Action.FOLLOW_ONLY, Action.FOLLOW_ROOM, Action.FOLLOW_DAY)), SEPARATOR,
             Action.SHIFT, Action.CLOSE_GAPS, Action.SWAP, Action.FIT_CONTENTS, SEPARATOR, Action.DUPLICATE,
             Action.SPLIT, Action.MERGE, SEPARATOR, Action.ALIGN, Action.PARALLEL, Action.REPEAT),
        ),
        Menu(
            _("&View"),
            (Action.PLAN_VIEW, Action.TABLE_VIEW, Action.SHEETS_VIEW, Action.SITE_VIEW, SEPARATOR,
             Action.CHASING, Action.TELLING, Action.PAPERS, Action.SCRIPT, SEPARATOR, Action.SESSION_PANEL,
             Action.FINDINGS_PANEL, Action.HISTORY_PANEL, Action.PEOPLE_PANEL, Action.TOOL_BAR,
             SEPARATOR, Action.FILTER, Action.PREVIOUS_DAY, Action.NEXT_DAY, SEPARATOR, Action.ZOOM_IN,
             Action.ZOOM_OUT, Action.WIDER, Action.NARROWER, Action.FIT, Action.FIT_SELECTION, SEPARATOR,
             Menu(_("Th&eme"), (Action.SYSTEM, Action.LIGHT, Action.DARK)), Action.FULL_SCREEN),
        ),
        Menu(_("&Help"), (Action.KEYS, Action.LEGEND, SEPARATOR, Action.ABOUT)),
    )  # fmt: skip


SESSION_MENU = (
    Action.CUT, Action.COPY, Action.PASTE, SEPARATOR, Action.MOVE, Action.PARK, Action.LOCK, SEPARATOR, Action.SHIFT,
    Action.CLOSE_GAPS, Action.SWAP, Action.FIT_CONTENTS, SEPARATOR, Action.DUPLICATE, Action.SPLIT, Action.MERGE,
    Action.ALIGN, Action.PARALLEL, Action.REPEAT, SEPARATOR, Action.PODIUM, Action.TRANSLATE, SEPARATOR,
    Action.REMOVE,
)  # fmt: skip
"""What a right click on a session offers."""

GROUND_MENU = (
    Action.NEW_SESSION, Action.PASTE, SEPARATOR, Action.ADD_DAY, Action.ADD_ROOM, SEPARATOR, Action.FIT, Action.FILTER,
)  # fmt: skip
"""What a right click beside all sessions offers."""

TOOLBAR = (
    Action.UNDO, Action.REDO, SEPARATOR, Action.PLAN_VIEW, Action.TABLE_VIEW, Action.SHEETS_VIEW, Action.SITE_VIEW,
    SEPARATOR, Action.NEW_SESSION, Action.MOVE, Action.PARK, Action.LOCK, FOLLOWS, SEPARATOR, Action.ZOOM_OUT,
    Action.ZOOM_IN, Action.FIT, SEPARATOR, FIND, Action.FILTER, STRETCH, COUNTER, SEPARATOR, Action.PODIUM,
    Action.PDF, SEPARATOR, Action.HISTORY_PANEL, Action.FINDINGS_PANEL, Action.SESSION_PANEL,
)  # fmt: skip


def dress(action: QAction, named: Action, text: str = "") -> None:
    """Give an action its words, icon and keys; `text` is what it says now, such as the step that undo takes back.

    The tooltip stays plain text whatever a title in it looks like.
    """
    spec = named.spec
    action.setText(text or named.text)
    action.setShortcuts([QKeySequence(keys) for keys in spec.keys])
    if spec.icon:
        action.setIcon(icon(spec.icon))
    tip = plain_words(text) if text else named.tip
    keys = f"  {key_words(action.shortcut())}" if spec.keys else ""
    action.setToolTip(plain_tip(f"{tip}{keys}"))
    action.setStatusTip(named.tip)
