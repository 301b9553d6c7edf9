"""What a programme says, or what is assumed, of the whole meeting: its title, days, place and time zone."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date as Date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPushButton, QWidget

from stocktake_desktop.interchange.readers.programme_text import ReadProgramme
from stocktake_desktop.models import Meeting
from stocktake_desktop.planning.moments import today
from stocktake_desktop.planning.typed_dates import Around
from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.widgets.date_field import DateField
from stocktake_desktop.ui.widgets.programme_boxes import around
from stocktake_desktop.ui.widgets.restyle import set_mark
from stocktake_desktop.ui.widgets.when import when
from stocktake_desktop.ui.widgets.zone_box import ZoneBox
from stocktake_desktop.words import _


class MeetingFacts(QWidget):
    """Fields for what holds for the whole; below each where it was read, in amber where it was only assumed.

    What somebody typed is never changed by what is read later.
    """

    changed = Signal()
    """Something that is no date was typed."""
    day_changed = Signal()
    """Another first day is meant, or none."""
    line_asked = Signal(int)
    """The line that a field was read from shall be shown."""

    def __init__(self, meeting: Meeting | None) -> None:
        super().__init__()
        self._meeting, self._typed = meeting, set[QWidget]()
        self._showing = False
        first = min((day.date for day in meeting.days), default=None) if meeting else None
        near = around(meeting) if meeting else Around(today=Date.today())
        self.otherwise = first or (today(meeting) if meeting else Date.today())
        self.title, self.place = QLineEdit(), QLineEdit()
        self.first_day = DateField(self.otherwise, near)
        self.first_day.setMinimumWidth(42 * GRID)
        self.timezone = ZoneBox(meeting.timezone if meeting else "")
        self._places: dict[QWidget, QPushButton] = {}
        self._lines: dict[QWidget, int] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(3 * GRID)
        self._grid.setVerticalSpacing(2)
        fields = ((_("&Title"), self.title, 5), (_("&First day"), self.first_day, 5), (_("&Place"), self.place, 4))
        for column, (words, field, share) in enumerate((*fields, (_("Time &zone"), self.timezone, 4))):
            self._add(column, words, field, share if meeting is None or field is self.first_day else 0)
        when(self.first_day.changed, self._note, self.first_day)
        when(self.timezone.changed, self._note, self.timezone)
        for line in (self.title, self.place):
            when(line.textChanged, self._note, line)

    @property
    def fault(self) -> str:
        """What is wrong with what was typed, in a sentence."""
        return self.first_day.fault or (self.timezone.fault if self._meeting is None else "")

    @property
    def said_day(self) -> Date | None:
        """The first day that counts before what the text says: one that was typed, or that of the open meeting."""
        is_meant = self._meeting is not None or self.first_day in self._typed
        return self.first_day.date if is_meant else None

    @property
    def is_guessed(self) -> bool:
        """Whether the first day is one that nobody said."""
        return self.first_day in self._places and bool(self._places[self.first_day].property("wrong"))

    def doubted(self) -> QWidget:
        """The field that what is refused is most likely about."""
        return self.timezone if self._meeting is None and self.timezone.fault else self.first_day.line

    def name(self) -> str:
        """What the new meeting shall be called."""
        return self.title.text().strip() or self.title.placeholderText() or _("Meeting")

    def show_read(self, programme: ReadProgramme, zone: str = "") -> None:
        """Say what was read, in every field that nobody typed in; `zone` is one that a file of data says."""
        first = programme.days[0] if programme.days else None
        with self._shown():
            self.title.setPlaceholderText(programme.title)
            if self.title not in self._typed:
                self.title.setText(programme.title)
                self.title.setCursorPosition(0)
            day = first.date if first and first.is_said else (programme.dates or (None,))[0]
            if self.said_day is None and self._meeting is None:
                self.first_day.show_date(day or self.otherwise)
                self.first_day.line.setCursorPosition(0)
            zone = programme.timezone or zone
            if self.timezone not in self._typed and self._meeting is None and zone:
                self.timezone.setCurrentText(zone)
            if self.place not in self._typed:
                self.place.setText(programme.place)
        self.first_day.setEnabled(not (first and first.is_said))
        self._say_where_day(programme)
        if self._meeting is None:
            line = programme.dates_line or 0
            self._say(self.title, "", 0)
            self._say(self.place, _line_words(line) if programme.place else "", line)
            self._say_where_zone(programme, zone)

    def _say_where_day(self, programme: ReadProgramme) -> None:
        first = programme.days[0] if programme.days else None
        if first and first.is_said:
            self._say(self.first_day, _line_words(first.line or 0), first.line or 0)
        elif self._meeting is not None:
            self._say(self.first_day, _("of this meeting"), 0)
        elif self.first_day in self._typed:
            self._say(self.first_day, "", 0)
        elif programme.dates:
            self._say(self.first_day, _line_words(programme.dates_line or 0), programme.dates_line or 0)
        elif programme.days and programme.is_guessed:
            self._say(self.first_day, _("no line says it: assumed"), 0, wrong=True)
        else:
            self._say(self.first_day, "", 0)

    def _say_where_zone(self, programme: ReadProgramme, zone: str) -> None:
        if self.timezone in self._typed or not programme.sessions:
            self._say(self.timezone, "", 0)
        elif programme.timezone:
            self._say(self.timezone, _("from the place"), programme.dates_line or 0)
        elif zone:
            self._say(self.timezone, _("from the file"), 0)
        else:
            self._say(self.timezone, _("of this computer: assumed"), 0, wrong=True)

    def _say(self, field: QWidget, words: str, line: int, *, wrong: bool = False) -> None:
        place = self._places.get(field)
        if place is None:
            return
        place.setText(words)
        place.setEnabled(bool(line))
        set_mark(place, "wrong", wrong)
        self._lines[field] = line
        field.setAccessibleDescription(words)

    def _add(self, column: int, words: str, field: QWidget, share: int) -> None:
        label, place = plain_label(words), QPushButton()
        label.setBuddy(field)
        place.setObjectName("source_place")
        place.setFlat(True)
        place.setAutoDefault(False)
        when(place.clicked, self._ask_for_line, field)
        self._places[field] = place
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(label, 0, column)
        self._grid.addWidget(field, 1, column, top)
        self._grid.addWidget(place, 2, column, Qt.AlignmentFlag.AlignLeft | top)
        for widget in (label, field, place):
            widget.setVisible(bool(share))
        self._grid.setColumnStretch(column, share)
        self._grid.setRowStretch(3, 1)

    def _ask_for_line(self, field: QWidget) -> None:
        self.line_asked.emit(self._lines.get(field, 0))

    def _note(self, field: QWidget) -> None:
        if not self._showing:
            self._typed.add(field)
            (self.day_changed if field is self.first_day else self.changed).emit()

    @contextmanager
    def _shown(self) -> Iterator[None]:
        """What is shown in the block was read, not typed."""
        self._showing = True
        try:
            yield
        finally:
            self._showing = False


def _line_words(line: int) -> str:
    return _("line {number}").format(number=line) if line else ""
