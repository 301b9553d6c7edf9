"""A line of the floor list: who, as what, for how long; given the floor, moved and withdrawn in its place."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QEvent, Qt, Signal, SignalInstance
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from stocktake_desktop.models import FloorKind, FloorRequest, FloorState
from stocktake_desktop.planning.clock import in_seconds, parse_half_minutes
from stocktake_desktop.planning.floor import category_of, length_words, minutes_words, own_category, rank_of, seconds_of
from stocktake_desktop.planning.floor_order import AHEAD, ComingTurn, why_here
from stocktake_desktop.planning.understood import NotUnderstood, understand_open_minutes
from stocktake_desktop.ui.look.theme import GRID, SMALL, font
from stocktake_desktop.ui.on_site.category_mark import CategoryMark
from stocktake_desktop.ui.on_site.floor_columns import RowCell, kind_words, set_columns
from stocktake_desktop.ui.widgets.choice_box import Choice, ChoiceBox
from stocktake_desktop.ui.widgets.movable_row import MovableRow
from stocktake_desktop.ui.widgets.restyle import set_mark
from stocktake_desktop.ui.widgets.section import MessageLine, quiet_button, remove_button, small_label
from stocktake_desktop.ui.widgets.typed_field import minutes_field
from stocktake_desktop.ui.widgets.when import when
from stocktake_desktop.words import _, ngettext, term

INSCRIBED: tuple[FloorKind, ...] = tuple(kind for kind in FloorKind if kind is not FloorKind.POINT_OF_ORDER)
"""The kinds of request that wait for their turn."""


@dataclass(frozen=True)
class FloorKindAsked:
    """A request for the floor is to be of another kind."""

    request_id: str
    """The request."""
    kind: FloorKind
    """As what it is to count."""


@dataclass(frozen=True)
class SpeakingTimeAsked:
    """Who asks for the floor is to have so many minutes."""

    request_id: str
    """The request."""
    minutes: int | None
    """How many; None: the usual ones."""


class RowPress(Enum):
    """What a key does with the request of a row."""

    ABSENT = auto()
    SWAP = auto()
    TEXT = auto()
    ON_BEHALF = auto()
    JOINT = auto()
    ALIGN = auto()
    EXTRA = auto()
    RANK = auto()
    WITHDRAW = auto()
    MORE = auto()
    LESS = auto()
    UP = auto()
    DOWN = auto()
    LEAVE = auto()


_PRESSES = {
    Qt.Key.Key_A: RowPress.ABSENT,
    Qt.Key.Key_S: RowPress.SWAP,
    Qt.Key.Key_T: RowPress.TEXT,
    Qt.Key.Key_G: RowPress.ON_BEHALF,
    Qt.Key.Key_J: RowPress.JOINT,
    Qt.Key.Key_W: RowPress.ALIGN,
    Qt.Key.Key_E: RowPress.EXTRA,
    Qt.Key.Key_R: RowPress.RANK,
    Qt.Key.Key_Delete: RowPress.WITHDRAW,
    Qt.Key.Key_Plus: RowPress.MORE,
    Qt.Key.Key_Minus: RowPress.LESS,
    Qt.Key.Key_Up: RowPress.UP,
    Qt.Key.Key_Down: RowPress.DOWN,
    Qt.Key.Key_Escape: RowPress.LEAVE,
}

_OF_THE_LIST = (Qt.Key.Key_O, Qt.Key.Key_Y, Qt.Key.Key_L, Qt.Key.Key_H, Qt.Key.Key_C)
"""What the list hears while a row has the focus."""


@dataclass(frozen=True)
class RowPressed:
    """A key was pressed on a request; with what was typed for it, where something is asked."""

    request_id: str
    """The request."""
    press: RowPress
    """What is to be done."""
    typed: str = ""
    """On behalf of whom, with whom, why."""


class FloorRow(MovableRow):
    """One request; who has spoken shows the time used, who has withdrawn can be brought back.

    While the row itself has the focus letters act on it.
    """

    pressed = Signal(RowPressed)
    """A key was pressed on the row."""
    kind_requested = Signal(FloorKindAsked)
    """The request is to be of another kind."""
    minutes_requested = Signal(SpeakingTimeAsked)
    """The request is to have more or fewer minutes."""
    floor_requested = Signal(str)
    """The request with this id is to have the floor now."""
    withdraw_requested = Signal(str)
    """The request with this id is withdrawn."""
    back_requested = Signal(str)
    """The request with this id is to wait again."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("floor_row")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.why, self.marks = small_label("", "small", wrap=True), small_label("", "wrong")
        self.at = small_label("", "strong", QFont.Weight.DemiBold)
        self.above, self.below = small_label("", "stop_words", wrap=True), small_label("", "ahead_words", wrap=True)
        self.asks, self._asked_for = QLineEdit(), RowPress.ON_BEHALF
        self.number, self.speaker = small_label("", "unit"), small_label("", "small", wrap=True)
        self.name = small_label("", "strong", wrap=True)
        self.name.setFont(font())
        self.mark, self.category, self.kind = CategoryMark(), small_label("", ""), ChoiceBox(_("Speaks as"))
        self.kind.setFont(font(SMALL))
        self.kind.set_narrow(6)
        self.minutes = minutes_field(_("Minutes"), understand_turn)
        self.minutes.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.used = small_label("", "unit")
        self.give = quiet_button(_("Floor"))
        self.give.setToolTip(_("Give the floor now, out of turn"))
        self.back = quiet_button(_("Bring back"))
        self.withdraw = remove_button(_("Withdraw"))
        self.remove = remove_button(_("Remove from the list, as if it had never asked"))
        for button in (self.withdraw, self.remove):
            button.setFixedWidth(6 * GRID)
        self.wrong = MessageLine()
        self._wire()
        self._lay_out()

    def show_item(self, item: object) -> None:
        """Show a request."""
        assert isinstance(item, FloorRequest)
        waits, spoke = item.state is FloorState.WAITING, item.state is FloorState.SPOKEN
        self.name.setText(item.delegation)
        set_mark(self.name, "declined", item.state is FloorState.WITHDRAWN)
        self.speaker.setText(" · ".join(_besides(item)))
        self.speaker.setVisible(bool(self.speaker.text()))
        self.why.setText(why_here(item) if waits else _what_became(item))
        self.marks.setText(" · ".join(_marks(item)))
        for label in (self.at, self.above, self.below, self.asks):
            label.hide()
        for mark in () if waits else ("ahead", "cut"):
            set_mark(self, mark, False)
        own = own_category(item)
        self.mark.show_category(category_of(item))
        self.category.setText(kind_words(item.kind, own))
        self.kind.offer(Choice(kind, kind_words(kind, own)) for kind in INSCRIBED)
        self.kind.show_value(item.kind)
        self.minutes.setPlaceholderText(minutes_words(seconds_of(item)))
        self.minutes.show_text("" if item.minutes is None else str(item.minutes))
        self.used.setText(length_words(item.seconds_used) if spoke and item.seconds_used is not None else "")
        for widget, is_shown in (
            (self.handle, waits), (self.kind, waits), (self.minutes, waits), (self.give, waits),
            (self.withdraw, waits), (self.used, spoke), (self.category, not waits),
            (self.back, item.state is FloorState.WITHDRAWN), (self.remove, item.state is FloorState.WITHDRAWN),
        ):  # fmt: skip
            widget.setVisible(is_shown)
        self._call(item.name)
        self.setAccessibleDescription(self.category.text())

    def show_number(self, words: str) -> None:
        """Which place the request has in the order of speakers."""
        self.number.setText(words)

    def show_turn(self, turn: ComingTurn, stop: str, *, is_last_ahead: bool) -> None:
        """When the request will have the floor; `stop` are the words of the stop that cuts the list above this row."""
        self.at.setText(f"{turn.begins:%H:%M}")
        self.at.setVisible(True)
        set_mark(self.at, "wrong", not turn.fits)
        set_mark(self, "ahead", turn.is_ahead)
        set_mark(self, "cut", bool(stop))
        self.above.setText(_("{stop}: who stands below would not speak").format(stop=stop) if stop else "")
        self.above.setVisible(bool(stop))
        words = ngettext("The first must be in the room now", "The first {n} must be in the room now", AHEAD)
        self.below.setText(words.format(n=AHEAD) if is_last_ahead else "")
        self.below.setVisible(is_last_ahead)

    def ask(self, press: RowPress, words: str) -> None:
        """Ask in the row for what a key needs; Return takes it, Esc leaves it."""
        self._asked_for = press
        self.asks.clear()
        self.asks.setPlaceholderText(words)
        self.asks.setAccessibleName(words)
        self.asks.show()
        self.asks.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def event(self, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.ShortcutOverride
            and self.hasFocus()
            and is_plain(event)
            and event.key() in (*_PRESSES, *_OF_THE_LIST)
        ):
            event.accept()  # letters of the day wait while a row has the focus
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.asks.isVisible():
            self.asks.hide()
            self.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        press = _PRESSES.get(Qt.Key(event.key())) if is_plain(event) and self.hasFocus() else None
        if press is not None:
            self.pressed.emit(RowPressed(self.key, press))
            return
        super().keyPressEvent(event)

    def _take_asked(self) -> None:
        typed = self.asks.text().strip()
        self.asks.hide()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.pressed.emit(RowPressed(self.key, self._asked_for, typed or " "))

    def forget(self) -> None:
        """Let go of what is half typed."""
        self.asks.hide()
        self.minutes.pause.forget()
        self.wrong.say("")

    def stops(self) -> list[QWidget]:
        """Kind, minutes, floor, withdraw; or bring back."""
        fields = (self.kind, self.minutes, self.give, self.withdraw, self.back, self.remove)
        return [field for field in fields if not field.isHidden()]

    def _call(self, name: str) -> None:
        """Names for screen readers: whom a field is about."""
        self.setAccessibleName(name)
        for field, words in (
            (self.kind, _("Speaks as")), (self.minutes, _("Minutes")), (self.give, _("Floor")),
            (self.withdraw, _("Withdraw")), (self.back, _("Bring back")), (self.remove, _("Remove")),
        ):  # fmt: skip
            field.setAccessibleName(_("{field} of {name}").format(field=words, name=name))

    def _wire(self) -> None:
        self.asks.returnPressed.connect(self._take_asked)
        self.kind.chosen.connect(self._ask_kind)
        self.minutes.value_requested.connect(self._ask_minutes)
        self.minutes.wrong.connect(self.wrong.say)
        for button, signal in (
            (self.give, self.floor_requested), (self.withdraw, self.withdraw_requested),
            (self.back, self.back_requested), (self.remove, self.remove_requested),
        ):  # fmt: skip
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            when(button.clicked, self._ask, signal)

    def _ask_kind(self, kind: FloorKind) -> None:
        self.kind_requested.emit(FloorKindAsked(self.key, kind))

    def _ask_minutes(self, minutes: int | None) -> None:
        self.minutes_requested.emit(SpeakingTimeAsked(self.key, minutes))

    def _ask(self, asked: SignalInstance) -> None:
        asked.emit(self.key)

    def _lay_out(self) -> None:
        stays = self.handle.sizePolicy()
        stays.setRetainSizeWhenHidden(True)
        self.handle.setSizePolicy(stays)
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        grid, named = QGridLayout(self), QHBoxLayout()
        grid.setContentsMargins(0, 2, 0, 2)
        set_columns(grid)
        named.setSpacing(GRID)
        named.addWidget(self.name, 1)
        named.addWidget(self.marks)
        grid.addLayout(named, 1, RowCell.NAME)
        begin, end = Qt.AlignmentFlag(0), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        places: tuple[tuple[QWidget, RowCell, Qt.AlignmentFlag], ...] = (
            (self.handle, RowCell.HANDLE, begin), (self.number, RowCell.NUMBER, begin),
            (self.mark, RowCell.MARK, begin), (self.kind, RowCell.CATEGORY, begin),
            (self.category, RowCell.CATEGORY, begin), (self.why, RowCell.WHY, begin),
            (self.minutes, RowCell.MINUTES, end), (self.used, RowCell.AT, end), (self.at, RowCell.AT, end),
            (self.give, RowCell.GIVE, end), (self.back, RowCell.GIVE, end), (self.withdraw, RowCell.LEAVE, end),
            (self.remove, RowCell.LEAVE, end),
        )  # fmt: skip
        for widget, column, side in places:
            grid.addWidget(widget, 1, column, side)
        grid.addWidget(self.above, 0, RowCell.NAME, 1, 7)
        for nth, line in enumerate((self.speaker, self.asks, self.wrong, self.below), start=2):
            grid.addWidget(line, nth, RowCell.NAME, 1, 7)


def is_plain(event: QKeyEvent) -> bool:
    """Whether a key is pressed alone; plus and minus also with Shift, as some keyboards have them."""
    beside = Qt.KeyboardModifier.KeypadModifier
    if event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Minus):
        beside |= Qt.KeyboardModifier.ShiftModifier
    return not event.modifiers() & ~beside


def _what_became(item: FloorRequest) -> str:
    """When somebody spoke, or with whom somebody aligns who does not."""
    if item.aligned_with:
        return _("aligns with {name}").format(name=item.aligned_with)
    return _("spoke {time}").format(time=f"{item.given_at:%H:%M}") if item.given_at is not None else ""


def _besides(item: FloorRequest) -> Iterator[str]:
    """Who speaks, and for whom besides the delegation."""
    if item.on_behalf_of:
        yield _("on behalf of {group}").format(group=item.on_behalf_of)
    if item.joint_with:
        yield _("also for {others}: joint statement").format(others=item.joint_with)
    yield from filter(None, (item.speaker, term(rank.value) if (rank := rank_of(item)) is not None else ""))


def _marks(item: FloorRequest) -> Iterator[str]:
    if item.state is not FloorState.WAITING:
        return
    if item.has_text:
        yield _("text received")
    if item.extra_minutes:
        yield ngettext("+{n} min", "+{n} min", item.extra_minutes).format(n=item.extra_minutes)
    if item.absent_at is not None:
        yield _("was absent")
    if item.is_late:
        yield _("late-comer")


def understand_turn(typed: str) -> int | None:
    """The minutes of a speaker, None for what is usual; only all together are given half a minute."""
    seconds = parse_half_minutes(typed)
    if seconds is not None and seconds % in_seconds(1):
        raise NotUnderstood(_("One speaker has whole minutes; half a minute is given to all, under “Per speaker”."))
    minutes = understand_open_minutes(typed)
    if minutes == 0:
        raise NotUnderstood(_("A speaker has at least one minute; leave it empty for what is usual."))
    return minutes
