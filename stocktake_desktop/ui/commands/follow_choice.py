"""The small chooser on the toolbar: what follows a session that is moved or made longer."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton

from stocktake_desktop.planning.shifting import Mode
from stocktake_desktop.settings import Settings
from stocktake_desktop.ui.look.actions import Action
from stocktake_desktop.ui.look.icons import icon
from stocktake_desktop.ui.look.plain_words import plain_tip, plain_words
from stocktake_desktop.words import _

ACTIONS = {Action.FOLLOW_ONLY: Mode.ONLY, Action.FOLLOW_ROOM: Mode.ROOM, Action.FOLLOW_DAY: Mode.DAY}
"""The action that chooses each mode."""


class FollowChoice(QToolButton):
    """Offers the three modes and remembers the one chosen; while something follows, it says so in words."""

    chosen = Signal(object)
    """Another `Mode` holds from now on."""

    def __init__(self, actions: Mapping[Action, QAction], settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self._actions = {mode: actions[name] for name, mode in ACTIONS.items()}
        self.setObjectName("follows")
        self.setIcon(icon("follow"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        menu = QMenu(self)
        for mode, action in self._actions.items():
            menu.addAction(action)
            action.triggered.connect(lambda _checked=False, mode=mode: self._choose(mode))
        self.setMenu(menu)
        self._actions[self.mode].setChecked(True)
        self._say()

    @property
    def mode(self) -> Mode:
        """What follows now."""
        return Mode(self._settings.follows)

    def _choose(self, mode: Mode) -> None:
        self._settings.follows = mode.value
        self._settings.save()
        self._say()
        self.chosen.emit(mode)

    def _say(self) -> None:
        words = plain_words(self._actions[self.mode].text())
        alone = self.mode is Mode.ONLY
        self.setToolButtonStyle(
            Qt.ToolButtonStyle.ToolButtonIconOnly if alone else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        )
        self.setText("" if alone else words)
        self.setToolTip(plain_tip(_("What follows when a session is moved: {choice}").format(choice=words)))
        self.setAccessibleName(_("What follows: {choice}").format(choice=words))
