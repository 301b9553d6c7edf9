"""The floor list of a session as it is kept on the day: type, Return, next; who has the floor; does it fit."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from stocktake_desktop.edits import floor, floor_turns
from stocktake_desktop.edits.appearances import Who
from stocktake_desktop.models import FloorKind, FloorRequest, SessionBlock
from stocktake_desktop.planning.clock import span
from stocktake_desktop.planning.floor import floor_limit, interrupted, speaking, spoken, waiting, withdrawn
from stocktake_desktop.planning.floor_order import coming_turns
from stocktake_desktop.planning.floor_time import floor_stop
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.look.keys import Key
from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.on_site.askers import match
from stocktake_desktop.ui.on_site.floor_asks import FloorAsks
from stocktake_desktop.ui.on_site.floor_buttons import FloorButtons
from stocktake_desktop.ui.on_site.floor_columns import FloorHeads
from stocktake_desktop.ui.on_site.floor_field import FloorField
from stocktake_desktop.ui.on_site.floor_figures import FloorFigures
from stocktake_desktop.ui.on_site.floor_now import BACK_KEYS, NEXT_KEYS, FloorNow
from stocktake_desktop.ui.on_site.floor_row import FloorRow, RowPress, RowPressed, is_plain
from stocktake_desktop.ui.on_site.floor_row_acts import FloorRowActs, neighbour
from stocktake_desktop.ui.on_site.floor_sessions import SessionChoice, session_of_floor
from stocktake_desktop.ui.on_site.floor_sums import FloorSums
from stocktake_desktop.ui.widgets.choice_box import Choice, ChoiceBox
from stocktake_desktop.ui.widgets.movable_row import MovableRow
from stocktake_desktop.ui.widgets.ordered_rows import OrderedRows, RowGroup, RowMoveAsked
from stocktake_desktop.ui.widgets.page_look import PageLook
from stocktake_desktop.ui.widgets.scrolling import scrolling
from stocktake_desktop.ui.widgets.section import say_in, set_read_only, shrunk, small_label
from stocktake_desktop.words import _, legible, term

WAITING, SPOKEN, WITHDRAWN = "waiting", "spoken", "withdrawn"
_BESIDE = 72 * GRID
WITHDRAW_KEYS = Key.FLOOR_WITHDRAW.sequence


class FloorPane(QFrame):
    """Follows the plan and the clock, and asks the verbs of `edits.floor`; the field keeps the focus."""

    def __init__(self, document: Document, language: Callable[[], str] = lambda: "en") -> None:
        super().__init__()
        self.setObjectName("floor_pane")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._language = language
        self._document, self._now = document, datetime.min
        self._session_id: str | None = None
        self._is_stale, self._was_read_only = True, False
        self.session, self.about = SessionChoice(), shrunk(plain_label(name="strong", wrap=True))
        self.now, self.field = FloorNow(), FloorField()
        self.kind = ChoiceBox(_("Speaks as"), [Choice(kind, _kind_words(kind)) for kind in FloorKind])
        self.kind.setProperty("quiet", False)
        self.kind.show_value(FloorKind.INSCRIBED)
        self.sums, self.empty = FloorSums(), shrunk(plain_label(name="empty_words", wrap=True))
        self.list, self.buttons, self.figures = OrderedRows(self._make_row), FloorButtons(document), FloorFigures()
        self.heads, self.hint = FloorHeads(self.list), small_label(_row_keys(), "small", wrap=True)
        self._asks = FloorAsks(document, lambda: self._session_id, lambda: self._now)
        self._acts = FloorRowActs(document, self.field.say)
        self._rows = QWidget()
        self._scroll = scrolling(self._rows)
        self._wire()
        self._lay_out()
        self._look = PageLook(self)

    def show_moment(self, now: datetime) -> None:
        """Show how the list stands at this moment."""
        self._now = now
        self._look.follow()
        block = self._choose()
        if self._is_stale or (block.id if block is not None else None) != self._session_id:
            self._show_list(block)
        for part in (self.now, self.buttons, self.figures):
            part.setVisible(block is not None)
        if block is not None:
            self.now.show_moment(speaking(block), interrupted(block) or next(iter(waiting(block)), None), now)
            self.sums.show_moment(block, now, self._language())
            self.buttons.show_moment(block, now)
            self.figures.show_list(block)
            self._show_turns(block)

    def _show_turns(self, block: SessionBlock) -> None:
        """When each will speak, the five ahead, and the rule where the stop cuts the list."""
        turns, stop = coming_turns(block, self._now), floor_stop(block, self._now)
        ahead = [turn for turn in turns if turn.is_ahead]
        cut = next((turn for turn in turns if not turn.fits), None)
        for turn in turns:
            row = self.list.row(turn.request.id)
            assert isinstance(row, FloorRow)
            words = stop.words if turn is cut and stop is not None else ""
            row.show_turn(turn, words, is_last_ahead=len(turns) > len(ahead) and turn is ahead[-1])

    def start(self) -> None:
        """Go to the field, to type the next delegation."""
        self.field.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def block(self) -> SessionBlock | None:
        """The session whose list is shown."""
        return self._document.plan.find(SessionBlock, self._session_id)

    def _choose(self) -> SessionBlock | None:
        """The session that was chosen, else what runs; while something is typed, the one it was typed for."""
        plan = self._document.plan
        if self._is_stale:
            self.session.show_meeting(plan.meeting)
        chosen = self.session.value()
        if isinstance(chosen, str):
            return plan.find(SessionBlock, chosen)
        if self.field.typed and self.block is not None:
            return self.block
        return session_of_floor(plan.meeting, self._now)

    def _show_list(self, block: SessionBlock | None) -> None:
        self._is_stale, self._session_id = False, block.id if block is not None else None
        self.about.setText(_about(block) if block is not None else "")
        groups = _groups(block) if block is not None else []
        self.list.show_groups(groups)
        self._number()
        requests = waiting(block) if block is not None else []
        there = frozenset((request.organisation_id, request.person_id) for request in requests)
        self.field.show_meeting(self._document.plan.meeting, there)
        self._say_when_empty(block)
        for part in (self.heads, self.hint):
            part.setVisible(block is not None and bool(block.floor_requests))
        self.sums.show_limit(floor_limit(block) if block is not None else None)
        for widget in (self._adder, self.sums):
            widget.setVisible(block is not None)
        self._close_or_open(self._document.plan.read_only)

    def _close_or_open(self, read_only: bool) -> None:
        """A plan that may only be looked at has no field to type in."""
        if read_only or self._was_read_only:
            for widget in (self._adder, self.list):
                set_read_only(widget, read_only)
        self._was_read_only = read_only

    def _say_when_empty(self, block: SessionBlock | None) -> None:
        words = ""
        if block is None:
            words = _("Nothing runs now. Choose a session above to prepare its list of speakers.")
        elif not block.floor_requests:
            words = _(
                "Nobody is on the list yet. Type the name of a delegation and press Enter; the next one can follow at "
                "once. Page Up and Page Down choose as what it speaks; Ctrl+Enter gives the floor to the next one."
            )
        say_in(self.empty, words)

    def _number(self) -> None:
        block = self.block
        if block is None:
            return
        before = len(spoken(block)) + (1 if speaking(block) is not None else 0)
        order = {request.id: nth for nth, request in enumerate(spoken(block), start=1)}
        order |= {request.id: nth for nth, request in enumerate(waiting(block), start=before + 1)}
        for row in self.list.rows():
            assert isinstance(row, FloorRow)
            row.show_number(str(order.get(row.key, "–")))

    def _inscribe(self, who: Who) -> None:
        kind = FloorKind(str(self.kind.value()))
        if self._session_id is None:
            return
        if kind is FloorKind.POINT_OF_ORDER:
            made = self._document.do(floor_turns.raise_point_of_order, self._session_id, who, self._now)
        else:
            made = self._document.do(floor.inscribe, self._session_id, who, kind, self._now)
        if made:
            self.field.clear()
            self.kind.show_value(FloorKind.INSCRIBED if kind is not FloorKind.GROUP_CHAIR else kind)
            if kind is not FloorKind.POINT_OF_ORDER:
                self._scroll.ensureWidgetVisible(self.list.row(made.value))

    def _step_kind(self, step: int) -> None:
        kinds = list(FloorKind)
        at = kinds.index(FloorKind(str(self.kind.value())))
        self.kind.show_value(kinds[(at + step) % len(kinds)])

    def _move(self, asked: RowMoveAsked) -> None:
        """Moved among those who wait; below them, as dragged to those who have spoken, is behind the last."""
        if self.block is not None:
            place = asked.place if asked.group == WAITING else len(waiting(self.block))
            self._document.do(floor.move_request, asked.item_id, place, self._now)

    def _give_to_next(self) -> None:
        """The next one has the floor; after a point of order it is whoever was interrupted."""
        if self.block is not None and interrupted(self.block) is not None:
            self._asks.end_turn()
            return
        following = waiting(self.block) if self.block is not None else []
        if following:
            self._asks.give_floor(following[0].id)

    def _withdraw_meant(self) -> None:
        """Withdraw the line the focus is in, else who is typed in the field."""
        there = waiting(self.block) if self.block is not None else []
        row = next((row for row in self.list.rows() if row.isAncestorOf(self.focusWidget() or self)), None)
        meant = next((request for request in there if row is not None and request.id == row.key), None)
        meant = meant or match(self.field.typed, there)
        if meant is None:
            self.field.say(_("Type who withdraws, or go to the line; then press these keys again."))
            return
        if self._document.do(floor.withdraw_request, meant.id):
            self.field.clear()

    def _type_as(self, kind: FloorKind) -> None:
        """Go to the field, to type who speaks as this."""
        self.kind.show_value(kind)
        self.start()

    def _go_into_rows(self) -> None:
        rows = self.list.rows()
        if rows:
            rows[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _row_pressed(self, pressed: RowPressed) -> None:
        """A key on a row: the arrows walk, Esc goes back to the field, letters act."""
        request = self._document.plan.find(FloorRequest, pressed.request_id)
        row = next((row for row in self.list.rows() if row.key == pressed.request_id), None)
        if request is None or not isinstance(row, FloorRow):
            return
        if pressed.press is RowPress.LEAVE:
            self._acts.forget()
            self.start()
        elif pressed.press in (RowPress.UP, RowPress.DOWN):
            other = neighbour(request, 1 if pressed.press is RowPress.DOWN else -1)
            if other is not None:
                self._go_to(other.id)
            elif pressed.press is RowPress.UP:
                self.start()
        else:
            self._acts.act(pressed, row, self._now)

    def _go_to(self, request_id: str) -> None:
        row = self.list.row(request_id)
        row.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._scroll.ensureWidgetVisible(row)

    def focusInEvent(self, event: QFocusEvent) -> None:
        # A click on a button leaves the focus where somebody types; a proxy would take the buttons from Tab.
        super().focusInEvent(event)
        self.field.edit.setFocus(event.reason())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        acts: dict[int, Callable[[], None]] = {
            Qt.Key.Key_O: partial(self._type_as, FloorKind.POINT_OF_ORDER),
            Qt.Key.Key_Y: partial(self._type_as, FloorKind.RIGHT_OF_REPLY),
            Qt.Key.Key_L: self.buttons.close_or_open,
            Qt.Key.Key_H: self.buttons.pause_or_go_on,
            Qt.Key.Key_C: self.sums.press_cut,
            Qt.Key.Key_Plus: partial(self._asks.change_minutes, 1),
            Qt.Key.Key_Minus: partial(self._asks.change_minutes, -1),
        }
        act = acts.get(event.key())
        if act is None or not is_plain(event) or event.isAutoRepeat() or self.block is None:
            super().keyPressEvent(event)
            return
        act()

    def _look_again(self) -> None:
        self.show_moment(self._now)

    def _plan_changed(self) -> None:
        self._is_stale = True

    def _make_row(self) -> MovableRow:
        row = FloorRow()
        row.pressed.connect(self._row_pressed)
        self._asks.hear_row(row)
        return row

    def _wire(self) -> None:
        self._document.changed.connect(lambda _reach: self._plan_changed())
        self._document.replaced.connect(self._plan_changed)
        self.session.chosen.connect(self._look_again)
        self.field.inscribe_requested.connect(self._inscribe)
        self.field.kind_step_requested.connect(self._step_kind)
        self.kind.chosen.connect(self.start)
        self.list.move_requested.connect(self._move)
        self.now.next_requested.connect(self._give_to_next)
        self.now.end_requested.connect(self._asks.end_turn)
        self.now.minutes_requested.connect(self._asks.change_minutes)
        self._asks.hear_sums(self.sums)
        self.sums.stepped.connect(self._look_again)
        self.field.rows_requested.connect(self._go_into_rows)
        self.field.paste_requested.connect(self.buttons.paste_list)
        self.buttons.kind_wanted.connect(self._type_as)
        self.sums.fitted.connect(self.start)
        self._key(NEXT_KEYS, self._give_to_next)
        self._key(BACK_KEYS, self._asks.end_turn)
        self._key(WITHDRAW_KEYS, self._withdraw_meant)
        self._key(Key.FLOOR_CUT.sequence, self.sums.press_cut)
        self._key(Key.FLOOR_CALLED.sequence, self._asks.note_absent)

    def _key(self, keys: str, act: Callable[[], None]) -> None:
        key = QShortcut(QKeySequence(keys), self)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(act)

    def _lay_out(self) -> None:
        beside, across, column = QWidget(), QHBoxLayout(self), QVBoxLayout()
        left, rows = QVBoxLayout(beside), QVBoxLayout(self._rows)
        across.setContentsMargins(4 * GRID, 3 * GRID, 4 * GRID, 0)
        across.setSpacing(GRID)
        beside.setFixedWidth(_BESIDE)
        left.setContentsMargins(0, 0, 0, 0)
        for layout in (left, column):
            layout.setSpacing(2 * GRID)
        for part in (self.now, self.buttons, self.sums):
            left.addWidget(part)
        left.addStretch(1)
        for widget in (self.session, self.about, self._adding(), self.empty, self.heads):
            column.addWidget(widget)
        across.addWidget(_beside(beside))
        across.addLayout(column, 1)
        across.addWidget(_beside(self.figures))
        for page in (beside, self.figures, self._rows):
            page.setObjectName("page")
        rows.setContentsMargins(0, 0, 2 * GRID, 2 * GRID)
        rows.addWidget(self.list)
        rows.addStretch(1)
        column.addWidget(self._scroll, 1)
        column.addWidget(self.hint)

    def _adding(self) -> QWidget:
        self._adder = QWidget()
        row = QHBoxLayout(self._adder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        row.addWidget(self.field, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.kind, 0, Qt.AlignmentFlag.AlignTop)
        self.field.setProperty("adds", True)
        return self._adder


def _beside(page: QWidget) -> QScrollArea:
    """A column beside the list, with room for its scroll bar."""
    area = scrolling(page)
    area.setFixedWidth(page.minimumWidth() + area.verticalScrollBar().sizeHint().width())
    return area


def _row_keys() -> str:
    return _(
        "In the rows (↓): A absent · S swap · T text received · G for a group · J joint · W aligns · E extra minute · "
        "R rank · + − minutes · C cut · Del withdraw"
    )


def _kind_words(kind: FloorKind) -> str:
    return _("as its category") if kind is FloorKind.INSCRIBED else term(kind.value)


def _about(block: SessionBlock) -> str:
    time = span(block.start, block.start + block.minutes) if block.start is not None else ""
    room = block.room.name if block.room is not None else _("No room")
    return " · ".join(filter(None, (legible(block.title, _("(untitled)")), room, time)))


def _groups(block: SessionBlock) -> list[RowGroup]:
    groups = [RowGroup(WAITING, "", waiting(block))]
    done, gone = spoken(block), withdrawn(block)
    if done:
        groups.append(RowGroup(SPOKEN, _("Have spoken"), done))
    if gone:
        groups.append(RowGroup(WITHDRAWN, _("Withdrawn"), gone))
    return groups
