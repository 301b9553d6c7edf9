"""Where actions stand: the menu bar, the toolbar and the menu of a right click, filled as `actions` describes them."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QMenu,
    QMenuBar,
    QProxyStyle,
    QStyle,
    QStyleOption,
    QToolBar,
    QToolButton,
    QWidget,
)

from stocktake_desktop.ui.commands.actions import (
    GROUND_MENU,
    SEPARATOR,
    SESSION_MENU,
    TOOLBAR,
    Menu,
    dress,
    menus,
)
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.look.actions import Action
from stocktake_desktop.ui.look.icons import icon
from stocktake_desktop.ui.look.plain_words import plain_words
from stocktake_desktop.words import _

OVERFLOW = 34
"""Pixels of the arrow to what the toolbar has no room for; a button with an icon is as wide."""


def make_actions(parent: QWidget, existing: Mapping[Action, QAction]) -> dict[Action, QAction]:
    """Every action by name, children of the window; a panel brings its own `existing` action to show and hide it."""
    groups: dict[str, QActionGroup] = {}
    made: dict[Action, QAction] = {}
    for named in Action:
        action = existing.get(named) or QAction(parent)
        action.setObjectName(named)
        action.setCheckable(named.spec.checkable or named in existing)
        dress(action, named)
        if named.spec.group:
            groups.setdefault(named.spec.group, QActionGroup(parent)).addAction(action)
        parent.addAction(action)
        made[named] = action
    return made


def fill_menu_bar(bar: QMenuBar, actions: Mapping[Action, QAction]) -> dict[str, QMenu]:
    """Put the menus on the bar; returns the menus that the window fills while it runs."""
    open_ones: dict[str, QMenu] = {}
    for menu in menus():
        _fill_menu(bar.addMenu(menu.text), menu.entries, actions, open_ones)
    return open_ones


def _fill_menu(
    menu: QMenu, entries: Iterable[str | Menu], actions: Mapping[Action, QAction], open_ones: dict[str, QMenu]
) -> None:
    for entry in entries:
        if isinstance(entry, Menu):
            below = menu.addMenu(entry.text)
            _fill_menu(below, entry.entries, actions, open_ones)
            _follow_what_is_in_it(below)
        elif entry == SEPARATOR:
            menu.addSeparator()
        elif isinstance(entry, Action):
            menu.addAction(actions[entry])
        else:
            open_ones[entry] = menu


def _follow_what_is_in_it(menu: QMenu) -> None:
    """A submenu can be opened while something in it can be done; one that the window fills is left to it."""
    inside = [action for action in menu.actions() if not action.isSeparator()]

    def look() -> None:
        menu.menuAction().setEnabled(any(action.isEnabled() for action in inside))

    for action in inside:
        action.enabledChanged.connect(look)


def offer_on_right_click(widget: QWidget, actions: Mapping[Action, QAction], document: Document) -> None:
    """Let a right click on a view of the programme offer what can be done to the selected sessions, or beside them."""

    def offer(point: QPoint) -> None:
        menu = QMenu(widget)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        _fill_menu(menu, SESSION_MENU if document.selection else GROUND_MENU, actions, {})
        area = widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget
        menu.popup(area.mapToGlobal(point))

    widget.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    widget.customContextMenuRequested.connect(offer)


def fill_tool_bar(bar: QToolBar, actions: Mapping[Action, QAction], widgets: Mapping[str, QWidget]) -> None:
    """Put the actions, and the window's own widgets at their places, on the toolbar."""
    for entry in TOOLBAR:
        if entry == SEPARATOR:
            bar.addSeparator()
        elif entry in widgets:
            bar.addWidget(widgets[entry])
        elif isinstance(entry, Action):
            _add_to_tool_bar(bar, actions[entry], entry.short)
    _make_overflow_seen(bar)


class _BarStyle(QProxyStyle):
    """Keeps as much room at the end of a toolbar as a button takes, for the arrow to what has no room."""

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        is_arrow = metric is QStyle.PixelMetric.PM_ToolBarExtensionExtent
        return OVERFLOW if is_arrow else super().pixelMetric(metric, option, widget)


def _make_overflow_seen(bar: QToolBar) -> None:
    """What finds no room on the bar is behind an arrow that can be seen, as large as the buttons."""
    style = _BarStyle("Fusion")
    style.setParent(bar)
    bar.setStyle(style)
    for button in bar.findChildren(QToolButton, "qt_toolbar_ext_button"):
        button.setIcon(icon("more"))
        button.setToolTip(_("More of the toolbar"))
        button.setAccessibleName(button.toolTip())


def _add_to_tool_bar(bar: QToolBar, action: QAction, short: str) -> None:
    bar.addAction(action)
    if short:
        action.setIconText(short)
    button = bar.widgetForAction(action)
    if isinstance(button, QToolButton):
        beside, only = Qt.ToolButtonStyle.ToolButtonTextBesideIcon, Qt.ToolButtonStyle.ToolButtonIconOnly
        button.setToolButtonStyle(beside if short else only)
        button.setAccessibleName(plain_words(action.text()).rstrip("…"))
