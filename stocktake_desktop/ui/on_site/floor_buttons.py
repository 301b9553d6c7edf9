"""What is done with the list of speakers as a whole: closed, re-opened, pasted, carried over; and who interrupts it."""

from datetime import datetime
from datetime import time as Time

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from stocktake_desktop.edits import floor_rules, floor_turns
from stocktake_desktop.models import FloorKind, SessionBlock
from stocktake_desktop.planning.clock import clock
from stocktake_desktop.planning.floor import interrupted, is_closed, speaking, waiting
from stocktake_desktop.planning.floor_order import next_with_floor
from stocktake_desktop.planning.understood import understand_start
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.look.plain_words import plain_tip
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.widgets.meant_field import MeantField
from stocktake_desktop.ui.widgets.when import when
from stocktake_desktop.words import _, legible


class FloorButtons(QWidget):
    """Buttons that take the focus only by Tab; each has a letter that acts while a row of the list has the focus."""

    kind_wanted = Signal(FloorKind)
    """Somebody is to be typed who speaks as this."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document, self._block_id, self._now = document, "", datetime.min
        self.order, self.reply = QPushButton(_("Point of order (O)")), QPushButton(_("Right of reply (Y)"))
        self.pause, self.close_list = QPushButton(), QPushButton()
        self.paste, self.carry = QPushButton(_("Paste a list")), QPushButton()
        self.closed, self.closes = plain_label(name="small", wrap=True), _ClosingTime()
        when(self.order.clicked, self.kind_wanted.emit, FloorKind.POINT_OF_ORDER)
        when(self.reply.clicked, self.kind_wanted.emit, FloorKind.RIGHT_OF_REPLY)
        self.pause.clicked.connect(self.pause_or_go_on)
        self.close_list.clicked.connect(self.close_or_open)
        self.closes.returnPressed.connect(self._close_at)
        self.paste.clicked.connect(self.paste_list)
        self.carry.clicked.connect(self._carry_over)
        self.paste.setToolTip(_("Inscribe the delegations that were copied, one a line"))
        self._lay_out()

    def show_moment(self, block: SessionBlock, now: datetime) -> None:
        """Show what can be done with the list of a session now."""
        self._block_id, self._now = block.id, now
        floor, to = speaking(block), next_with_floor(block)
        stands = floor is not None and floor.paused_since is not None
        self.pause.setText(_("Go on (H)") if stands else _("Pause (H)"))
        self.pause.setEnabled(floor is not None and interrupted(block) is None)
        closes = block.list_closes_at
        self.close_list.setText(_("Close the list (L)") if closes is None else _("Re-open the list (L)"))
        words = _("List closed {time}") if is_closed(block, now) else _("List closes {time}")
        said = words.format(time=f"{closes:%H:%M}") if closes is not None else _("The list is open.")
        self.closed.setText(self.closes.fault or said)
        self.carry.setVisible(to is not None and bool(waiting(block)))
        if to is not None:
            title = legible(to.title, _("(untitled)"))
            self.carry.setText(_("Carry over…"))
            self.carry.setToolTip(plain_tip(_("Who waits is carried over to {title}").format(title=title)))

    def pause_or_go_on(self) -> None:
        """Let the speaker's clock stand, or go on."""
        block = self._block
        floor = speaking(block) if block is not None else None
        stands = floor is not None and floor.paused_since is not None
        verb = floor_turns.resume_turn_paused if stands else floor_turns.pause_turn
        self._document.do(verb, self._block_id, self._now)

    def close_or_open(self) -> None:
        """Close the list now, or open it again."""
        block = self._block
        if block is not None and block.list_closes_at is not None:
            self._document.do(floor_rules.reopen_list, block.id)
        elif block is not None:
            self._document.do(floor_rules.close_list, block.id, self._now)

    def _close_at(self) -> None:
        """Close the list at the time that was typed; what is not a time stays, with the reason beside it."""
        block, minute = self._block, self.closes.value
        self.closed.setText(self.closes.fault or self.closed.text())
        if block is not None and minute is not None:
            moment = datetime.combine(self._now.date(), Time(*divmod(minute, 60)))
            if self._document.do(floor_rules.close_list, block.id, moment):
                self.closes.clear()

    def paste_list(self) -> None:
        """Inscribe who was copied elsewhere, one delegation a line."""
        lines = QGuiApplication.clipboard().text().splitlines()
        if self._block is not None:
            self._document.do(floor_rules.inscribe_several, self._block_id, lines, self._now)

    def _carry_over(self) -> None:
        block = self._block
        to = next_with_floor(block) if block is not None else None
        if to is not None:
            self._document.do(floor_rules.carry_over, self._block_id, to.id)

    @property
    def _block(self) -> SessionBlock | None:
        return self._document.plan.find(SessionBlock, self._block_id)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(GRID)
        pairs: tuple[tuple[QWidget | QLabel, int, int, int], ...] = (
            (self.order, 0, 0, 1), (self.reply, 0, 1, 1), (self.pause, 1, 0, 1), (self.close_list, 1, 1, 1),
            (self.closed, 2, 0, 1), (self.closes, 2, 1, 1), (self.paste, 3, 0, 1), (self.carry, 3, 1, 1),
        )  # fmt: skip
        for widget, row, at, wide in pairs:
            grid.addWidget(widget, row, at, 1, wide)
            if isinstance(widget, QPushButton):
                widget.setAutoDefault(False)
                widget.setFocusPolicy(Qt.FocusPolicy.TabFocus)


class _ClosingTime(MeantField[int]):
    """When the list closes, as a minute of the day; empty it says how it is typed."""

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(_("close at (hh:mm)"))
        self.setAccessibleName(_("When the list closes"))
        self.setToolTip(_("Type when the list is to close, and press Enter"))

    def understand(self, typed: str) -> int | None:
        return understand_start(typed) if typed.strip() else None

    def words_of(self, value: int) -> str:
        return clock(value)
