"""Rooms and days in one form: every change is looked at as it is typed, and all are kept as one step."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from stocktake_desktop.edits.frame_changes import change_frame, move_meeting
from stocktake_desktop.ui.document import Document, FrameAsked, FrameField, Refused
from stocktake_desktop.ui.look.dates import date_words
from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.look.plain_words import plain_tip
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.rooms_days.day_rows import DATE, STOPS, DayRow, ShownDay
from stocktake_desktop.ui.rooms_days.draft import FrameDraft
from stocktake_desktop.ui.rooms_days.lines import add_button, heads
from stocktake_desktop.ui.rooms_days.move_pane import MeetingMoveAsked, MovePane
from stocktake_desktop.ui.rooms_days.room_rows import KIND, LAYOUT, SEATS, SWAP, RoomRow, ShownRoom
from stocktake_desktop.ui.widgets.ordered_rows import OrderedRows, RowGroup, RowMoveAsked
from stocktake_desktop.ui.widgets.page_look import PageLook
from stocktake_desktop.ui.widgets.programme_boxes import around
from stocktake_desktop.ui.widgets.section import small_label
from stocktake_desktop.words import _, ngettext

_SIZE = (270 * GRID, 150 * GRID)
_LEFT, _RIGHT = 172 * GRID, 92 * GRID


class RoomsAndDays(QDialog):
    """Days and rooms at the left, the meeting moved to other dates at the right."""

    def __init__(self, parent: QWidget, document: Document) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Rooms and days"))
        self._document = document
        meeting = document.plan.meeting
        self.draft = FrameDraft(meeting, self)
        near = around(meeting)
        self.days = OrderedRows(lambda: DayRow(self.draft, near))
        self.rooms = OrderedRows(lambda: RoomRow(self.draft))
        self.move_pane: MovePane | None = None
        self.days_words, self.rooms_words = small_label("", "unit"), small_label("", "unit")
        self.add_day, self.add_room = add_button(""), add_button(_("Add a room"))
        self.words = plain_label(name="wrong", wrap=True)
        self.cancel, self.keep = QPushButton(_("Cancel")), QPushButton()
        self.cancel.setAutoDefault(False)
        self.keep.setDefault(True)
        self._asks_twice = False
        self._lay_out()
        self._wire()
        self.show_draft()
        self.resize(min(_SIZE[0], parent.width() - 4 * GRID), min(_SIZE[1], parent.height() - 8 * GRID))

    def begin(self, asked: FrameAsked) -> None:
        """Let the keys go to what was asked for; else to the first day."""
        field = self._field(asked)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(field, QLineEdit):
            field.selectAll()

    def show_draft(self) -> None:
        """Show every line as it is wished for, and what would be kept."""
        draft, faults, small, sessions = self.draft, self.draft.faults, self.draft.too_small, self.draft.sessions_in()
        days = [
            ShownDay(day, draft.sessions_of(day.id), faults.get(day.id, ""), day.id in draft.gone) for day in draft.days
        ]
        self.days.show_groups([RowGroup("", "", days)])
        rooms = []
        for room in draft.rooms:
            other = draft.room(room.sessions_of) if room.sessions_of != room.id else None
            takes = other.name if other is not None else ""
            is_gone, fault = room.id in draft.gone, faults.get(room.id, "")
            rooms.append(ShownRoom(room, sessions.get(room.id, 0), fault, is_gone, takes, small.get(room.id)))
        self.rooms.show_groups([RowGroup("", "", rooms)])
        self.days_words.setText(f"{len(draft.wished.days)} · {self._document.plan.meeting.timezone}")
        words = _("{n}, in the order of the lanes and of the paper")
        self.rooms_words.setText(words.format(n=len(draft.wished.rooms)))
        last = max(draft.dates(), default=None)
        self.add_day.setText(_("Add a day after {date}").format(date=date_words(last)) if last else _("Add a day"))
        self._say(faults)

    def accept(self) -> None:
        """Keep all that was changed, as one step; where that is refused, everything stays as it was typed."""
        outcome = self._document.attempt(change_frame, self.draft.wished)
        if isinstance(outcome, Refused):
            self.words.setText(outcome.reason)
            self.words.show()
        else:
            super().accept()

    def reject(self) -> None:
        """Leave, by the button, Esc or the window's X; what would be lost is said first, a second time lets it go."""
        told = self.draft.told
        if self._asks_twice or (not told and not self.draft.faults):
            super().reject()
            return
        n = max(len(told), 1)
        words = ngettext("{n} change would be lost: {told}", "{n} changes would be lost: {told}", n)
        self.words.setText(words.format(n=n, told="; ".join(told) or next(iter(self.draft.faults.values()))))
        self.words.show()
        self.cancel.setText(_("Lose them"))
        self._asks_twice = True

    def _say(self, faults: dict[str, str]) -> None:
        """What would be kept, on the button; what is wrong, beside it."""
        told = self.draft.told
        keep = ngettext("&Keep {n} change", "&Keep {n} changes", len(told)).format(n=len(told))
        self.keep.setText(keep)
        self.keep.setToolTip(plain_tip("\n".join(told)))
        self.keep.setVisible(bool(told or faults))
        self.keep.setEnabled(bool(told) and not faults)
        self.cancel.setText(_("Cancel") if told or faults else _("&Close"))
        self._asks_twice = False
        self.words.setText(next(iter(faults.values()), ""))

    def _field(self, asked: FrameAsked) -> QWidget:
        if asked.field is FrameField.ALL_DATES and self.move_pane is not None:
            return self.move_pane.first_day.line
        for row in (*self.days.rows(), *self.rooms.rows()):
            if isinstance(row, (DayRow, RoomRow)) and (row.key == asked.row_id or asked == FrameAsked()):
                return row.field(asked.field or FrameField.DATE)
        return self.add_day

    def _move_meeting(self, asked: MeetingMoveAsked) -> None:
        """Move the meeting, a step of its own; what else was changed here is still to be kept."""
        pane = self.move_pane
        later = pane.days_later if pane is not None else 0
        if not self._document.do(move_meeting, asked.first_day, asked.along):
            return
        self.draft.shift(later)
        if not self.draft.told and not self.draft.faults:
            super().accept()
            return
        self._place_move_pane()
        self.show_draft()

    def _add_day(self) -> None:
        self.begin(FrameAsked(FrameField.DATE, self.draft.add_day()))

    def _add_room(self) -> None:
        self.begin(FrameAsked(FrameField.NAME, self.draft.add_room()))

    def _order_days(self, asked: RowMoveAsked) -> None:
        self.draft.move_day(asked.item_id, asked.place)

    def _order_rooms(self, asked: RowMoveAsked) -> None:
        self.draft.move_room(asked.item_id, asked.place)

    def _wire(self) -> None:
        self.draft.changed.connect(self.show_draft)
        self.days.move_requested.connect(self._order_days)
        self.rooms.move_requested.connect(self._order_rooms)
        self.add_day.clicked.connect(self._add_day)
        self.add_room.clicked.connect(self._add_room)
        self.cancel.clicked.connect(self.reject)
        self.keep.clicked.connect(self.accept)

    def _place_move_pane(self) -> None:
        """The pane for the meeting as it is now; a meeting without days has none."""
        if self.move_pane is not None:
            self.move_pane.deleteLater()
        self.move_pane = MovePane(self._document) if self._document.plan.meeting.days else None
        if self.move_pane is not None:
            self.move_pane.move_requested.connect(self._move_meeting)
            self._right.setWidget(self.move_pane)

    def _lay_out(self) -> None:
        page, page_column = QWidget(), QVBoxLayout()
        page.setObjectName("page")
        page_column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        page_column.setSpacing(0)
        page.setLayout(page_column)
        day_columns = ((_("Date"), DATE), (_("Title"), 0), (_("Hard stops"), STOPS))
        name, kind, seats, layout = _("Name"), _("Kind"), _("Seats"), _("Layout")
        room_columns = ((name, 0), (kind, KIND), (seats, SEATS), (layout, LAYOUT), ("", SWAP))
        for heading, beside, columns, lines, adding in (
            (_("Days"), self.days_words, day_columns, self.days, self.add_day),
            (_("Rooms"), self.rooms_words, room_columns, self.rooms, self.add_room),
        ):
            page_column.addLayout(_heading(heading, beside))
            page_column.addWidget(heads(columns))
            page_column.addWidget(lines)
            page_column.addWidget(adding, 0, Qt.AlignmentFlag.AlignLeft)
            page_column.addSpacing(4 * GRID)
        page_column.addStretch(1)
        PageLook(page)
        left, self._right = _scrolled(page, _LEFT), _scrolled(None, _RIGHT)
        self._right.setObjectName("side_scroll")
        self._place_move_pane()
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(left, 1)
        body.addWidget(self._right)
        self._right.setVisible(self.move_pane is not None)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(body, 1)
        column.addWidget(self._foot())

    def _foot(self) -> QFrame:
        foot = QFrame()
        foot.setObjectName("dialog_foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(4 * GRID, 3 * GRID, 4 * GRID, 3 * GRID)
        row.setSpacing(2 * GRID)
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row.addWidget(self.words, 1)
        row.addWidget(self.cancel)
        row.addWidget(self.keep)
        return foot


def _heading(words: str, beside: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(2 * GRID)
    label = plain_label(words, "strong")
    row.addWidget(label)
    row.addWidget(beside, 1)
    return row


def _scrolled(page: QWidget | None, width: int) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    if page is not None:
        area.setWidget(page)
        area.setMinimumWidth(width)
    else:
        area.setFixedWidth(width)
    return area
