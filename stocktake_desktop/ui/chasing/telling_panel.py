"""Whom must I tell: who was to be somewhere and is now to be elsewhere, since a point of the history."""

from datetime import UTC, datetime
from datetime import date as Date
from zoneinfo import ZoneInfo

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QVBoxLayout

from stocktake_desktop.edits.telling import note_not_told, note_told
from stocktake_desktop.models import PlanError, Telling
from stocktake_desktop.planning.addresses import address_line, mail_to, mails_in
from stocktake_desktop.planning.changes.told import Untold, last_printing, last_telling, untold
from stocktake_desktop.planning.moments import today, wall_clock
from stocktake_desktop.planning.reach import Reach
from stocktake_desktop.ui.chasing.one_day_dialog import OneDayDialog
from stocktake_desktop.ui.chasing.people_table import PeoplePage
from stocktake_desktop.ui.chasing.telling_bar import TellingBar
from stocktake_desktop.ui.chasing.telling_rows import TellingRows
from stocktake_desktop.ui.chasing.telling_view import TellingView
from stocktake_desktop.ui.chasing.telling_words import contact_of, letter, moment_words
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.look.asking import asked
from stocktake_desktop.ui.widgets.choice_box import Choice
from stocktake_desktop.ui.widgets.when_seen import WhenSeen
from stocktake_desktop.words import _, ngettext


class TellingPanel(PeoplePage):
    """The list with its bar above; it is read anew in idle time, for it looks at all that changed."""

    counted = Signal(int)
    """So many people are to be told."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self.since: int | None = None
        """The event since which was asked for; None for the usual one."""
        self.bar, self.rows = TellingBar(), TellingRows(self)
        self.view: TellingView = TellingView(self.rows)
        self._idle = QTimer(self, singleShot=True, interval=0)
        self._idle.timeout.connect(self.refresh)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.view, 1)
        self.bar.since_chosen.connect(self._choose_since)
        self.bar.copy_text.clicked.connect(self._copy_text)
        self.bar.copy.clicked.connect(self._copy_addresses)
        self.bar.write.clicked.connect(self._write)
        self.bar.told.clicked.connect(self._note_told)
        self.bar.not_told.clicked.connect(self._note_not_told)
        self.rows.dataChanged.connect(self._show_those)
        self.view.copy_asked.connect(self._copy_text)
        self.view.details_asked.connect(document.person_asked)
        document.replaced.connect(self._start_over)
        WhenSeen(document, self, self._take_in)

    def show_since(self, number: int) -> None:
        """Tell what is otherwise since an event of the history."""
        self.since = number
        self.refresh()

    def refresh(self) -> None:
        """List the plan as it is."""
        self._idle.stop()
        plan = self._document.plan
        try:
            known = self._points()
            since = self.since if self.since is not None else next(iter(known))
            people = untold(plan, since)
            if since not in known:
                known[since] = _("the step of {moment}").format(moment=moment_words(self._moment(since)))
        except PlanError as error:
            self._document.refused.emit(str(error))
            return
        self.bar.show_since([Choice(number, words) for number, words in known.items()], since)
        self.rows.show_people(plan, people)
        self.counted.emit(len(people))
        self._show_those()

    def later(self) -> None:
        """List the plan anew when there is time."""
        self._idle.start()

    def _points(self) -> dict[int, str]:
        """The points of the history that are offered, the usual one first."""
        plan = self._document.plan
        said = (
            (last_telling(plan), _("people were told last, {moment}")),
            (last_printing(plan), _("something was printed last, {moment}")),
            (plan.log.begin, _("the history began, {moment}")),
        )
        found: dict[int, str] = {}
        for number, words in said:
            if number is not None:
                found.setdefault(number, words.format(moment=moment_words(self._moment(number))))
        return found

    def _moment(self, number: int) -> datetime:
        """When an event was, as the meeting's clock showed it."""
        plan = self._document.plan
        lines = plan.log.lines(1, number + 1)
        return wall_clock(plan.meeting, lines[0].made_at.replace(tzinfo=UTC)) if lines else wall_clock(plan.meeting)

    def _choose_since(self, value: object) -> None:
        if isinstance(value, int):
            self.show_since(value)
            return
        plan = self._document.plan
        day = today(plan.meeting)
        words = _("What changed since the beginning of this day")
        form = OneDayDialog(self, _("Since"), words, _("Since then"), today=day, proposed=day, last=day)
        with asked(form) as answered:
            since = plan.log.number_at(self._begin_of(answered.day.meant())) if answered is not None else self.since
        self.since = since
        self.refresh()

    def _begin_of(self, day: Date) -> datetime:
        """The beginning of a day of the meeting, in UTC."""
        zone = ZoneInfo(self._document.plan.meeting.timezone)
        return datetime(day.year, day.month, day.day, tzinfo=zone).astimezone(UTC).replace(tzinfo=None)

    def _start_over(self) -> None:
        self.since = None
        self.rows.left_out.clear()
        self.later()

    def _take_in(self, _reach: Reach) -> None:
        self.later()

    def _show_those(self) -> None:
        ticked, plan = self.rows.ticked, self._document.plan
        last = self._last_telling
        written = sum(bool(mails_in(contact_of(one))) for one in ticked)
        self.bar.show_those(len(ticked), written, last.told_at if last else None, read_only=plan.read_only)
        if self.isVisible():
            self.hint.emit(
                _("Space ticks · Return shows the details · Ctrl+C copies the text") if self.rows.people else ""
            )

    @property
    def _last_telling(self) -> Telling | None:
        tellings = [one for one in self._document.plan.meeting.tellings if not one.is_void]
        return max(tellings, key=lambda one: (one.told_at, one.id), default=None)

    def _copy_text(self) -> None:
        ticked = self.rows.ticked
        QGuiApplication.clipboard().setText(letter(self._document.plan, ticked))
        words = ngettext("The text for {n} is on the clipboard", "The text for {n} is on the clipboard", len(ticked))
        self._document.noted.emit(words.format(n=len(ticked)))

    def _copy_addresses(self) -> None:
        written = self._written
        QGuiApplication.clipboard().setText(address_line((one.somebody.name, contact_of(one)) for one in written))
        words = ngettext("{n} address is on the clipboard", "{n} addresses are on the clipboard", len(written))
        self._document.noted.emit(words.format(n=len(written)))

    @property
    def _written(self) -> list[Untold]:
        return [one for one in self.rows.ticked if mails_in(contact_of(one))]

    def _write(self) -> None:
        QDesktopServices.openUrl(QUrl(mail_to(contact_of(one) for one in self._written)))

    def _note_told(self) -> None:
        plan = self._document.plan
        ids = [one.somebody.id for one in self.rows.ticked]
        if self._document.do(note_told, ids, wall_clock(plan.meeting)):
            self.since = None if len(ids) == len(self.rows.people) else self.since
            self.refresh()

    def _note_not_told(self) -> None:
        if self._last_telling is not None:
            self._document.do(note_not_told, self._last_telling.event_id)
            self.refresh()
