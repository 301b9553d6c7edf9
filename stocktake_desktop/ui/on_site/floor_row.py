"""A line of the floor list: who, as what, for how long; given the floor, moved and withdrawn in its place."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QGridLayout, QWidget

from stocktake_desktop.models import FloorKind, FloorRequest, FloorState
from stocktake_desktop.planning.floor import length_words, minutes_words, seconds_of
from stocktake_desktop.planning.understood import NotUnderstood, understand_open_minutes
from stocktake_desktop.ui.look.theme import GRID, SMALL, font
from stocktake_desktop.ui.widgets.choice_box import Choice, ChoiceBox
from stocktake_desktop.ui.widgets.movable_row import MovableRow
from stocktake_desktop.ui.widgets.restyle import set_mark
from stocktake_desktop.ui.widgets.section import MessageLine, quiet_button, remove_button, small_label
from stocktake_desktop.ui.widgets.typed_field import minutes_field
from stocktake_desktop.ui.widgets.when import when
from stocktake_desktop.words import _, term

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


class FloorRow(MovableRow):
    """One request; who has spoken shows the time used, who has withdrawn can be brought back."""

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
        self.number, self.speaker = small_label("", "unit"), small_label("", "small", wrap=True)
        self.name = small_label("", "strong", wrap=True)
        self.name.setFont(font())
        self.kind = ChoiceBox(_("Speaks as"), [Choice(kind, term(kind.value)) for kind in INSCRIBED])
        self.kind.setFont(font(SMALL))
        self.minutes = minutes_field(_("Minutes"), understand_turn)
        self.used = small_label("", "unit")
        self.give = quiet_button(_("Floor"))
        self.give.setToolTip(_("Give the floor now, out of turn"))
        self.back = quiet_button(_("Bring back"))
        self.withdraw = remove_button(_("Withdraw"))
        self.remove = remove_button(_("Remove from the list, as if it had never asked"))
        self.wrong = MessageLine()
        self._wire()
        self._lay_out()

    def show_item(self, item: object) -> None:
        """Show a request."""
        assert isinstance(item, FloorRequest)
        waits, spoke = item.state is FloorState.WAITING, item.state is FloorState.SPOKEN
        self.name.setText(item.delegation)
        set_mark(self.name, "declined", item.state is FloorState.WITHDRAWN)
        self.speaker.setText(item.speaker)
        self.speaker.setVisible(bool(item.speaker))
        self.kind.show_value(item.kind)
        self.minutes.setPlaceholderText(minutes_words(seconds_of(item)))
        self.minutes.show_text("" if item.minutes is None else str(item.minutes))
        self.used.setText(length_words(item.seconds_used) if spoke and item.seconds_used is not None else "")
        for widget, is_shown in (
            (self.handle, waits), (self.kind, waits), (self.minutes, waits), (self.give, waits),
            (self.withdraw, waits), (self.used, spoke), (self.back, item.state is FloorState.WITHDRAWN),
            (self.remove, item.state is FloorState.WITHDRAWN),
        ):  # fmt: skip
            widget.setVisible(is_shown)
        self._call(item.name)

    def show_number(self, words: str) -> None:
        """Which place the request has in the order of speakers."""
        self.number.setText(words)

    def forget(self) -> None:
        """Let go of what is half typed."""
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
        self.number.setFixedWidth(6 * GRID)
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.kind.setFixedWidth(37 * GRID)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 2, 0, 2)
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(2, 1)
        line = (self.handle, self.number, self.name, self.kind, self.minutes, self.used, self.give, self.withdraw)
        for nth, widget in enumerate((*line, self.back, self.remove)):
            grid.addWidget(widget, 0, nth)
        grid.addWidget(self.speaker, 1, 2, 1, 3)
        grid.addWidget(self.wrong, 2, 2, 1, 8)


def understand_turn(typed: str) -> int | None:
    """The minutes of a speaker, None for what is usual."""
    minutes = understand_open_minutes(typed)
    if minutes == 0:
        raise NotUnderstood(_("A speaker has at least one minute; leave it empty for what is usual."))
    return minutes
