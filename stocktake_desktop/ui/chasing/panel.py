"""Chasing: one list of everybody not confirmed over all sessions; a key notes what they say, and the next is chosen."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from stocktake_desktop.edits.appearances import promote_alternate
from stocktake_desktop.edits.chasing import ask, expect_answer, note_answer, note_how
from stocktake_desktop.models import Status
from stocktake_desktop.planning.addresses import address_line, mail_to, mails_in
from stocktake_desktop.planning.attendance import UNSURE
from stocktake_desktop.planning.chasing import SOON, Chased, chased
from stocktake_desktop.planning.moments import today, wall_clock
from stocktake_desktop.planning.programme import in_order
from stocktake_desktop.planning.reach import Reach
from stocktake_desktop.ui.chasing.bar import ChasingBar
from stocktake_desktop.ui.chasing.one_day_dialog import OneDayDialog
from stocktake_desktop.ui.chasing.outlook import PaperOutlook
from stocktake_desktop.ui.chasing.people_table import PeoplePage
from stocktake_desktop.ui.chasing.person_pane import AnswerTyped, PersonPane
from stocktake_desktop.ui.chasing.rows import ChasingRows
from stocktake_desktop.ui.chasing.view import ChasingView
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.look.asking import asked
from stocktake_desktop.ui.look.keys import Key
from stocktake_desktop.ui.widgets.tab_order import tab_as_read
from stocktake_desktop.ui.widgets.when import when
from stocktake_desktop.ui.widgets.when_seen import WhenSeen
from stocktake_desktop.words import _, ngettext


class ChasingPanel(PeoplePage):
    """The list with its bar above, and who is chosen beside it."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self.bar, self.rows, self.pane = ChasingBar(), ChasingRows(self), PersonPane()
        self.view: ChasingView = ChasingView(self.rows)
        self.outlook = PaperOutlook(document, self)
        left, beside = QVBoxLayout(), QHBoxLayout(self)
        for layout in (left, beside):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        left.addWidget(self.bar)
        left.addWidget(self.view, 1)
        beside.addLayout(left, 1)
        beside.addWidget(self.pane)
        self._wire()

    def refresh(self) -> None:
        """List the plan as it is; who was chosen stays so."""
        key, meeting = self._chosen_key, self._document.plan.meeting
        everybody = chased(meeting, today(meeting))
        blocks = {one.session.id: one.session for row in everybody for one in row.places}
        self.bar.show_rows(everybody, in_order(blocks.values()))
        self.rows.show_rows(filter(self.bar.lets_through, everybody), today(meeting))
        self.view.choose(key)
        self._show_chosen()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self.pane.look.follow()
        super().changeEvent(event)

    def _wire(self) -> None:
        self.bar.changed.connect(self.refresh)
        when(self.bar.copy.clicked, self._press, Key.CHASED_COPY)
        self.bar.write.clicked.connect(self._write)
        when(self.bar.ask.clicked, self._press, Key.CHASED_ASKED)
        self.view.key_pressed.connect(self._press)
        self.view.chosen_changed.connect(self._show_chosen)
        self.rows.dataChanged.connect(self._show_chosen)
        self.pane.key_pressed.connect(self._press)
        self.pane.session_asked.connect(self._document.open)
        self.pane.promotion_asked.connect(lambda key: self._document.do(promote_alternate, key))
        self.pane.answer_typed.connect(self._note_how)
        self._document.flush_requested.connect(self.pane.answer.pause.flush)
        self.outlook.known.connect(self.pane.show_paper)
        WhenSeen(self._document, self, self._take_in)

    @property
    def _chosen_key(self) -> str:
        return self.view.chosen.key if self.view.chosen is not None else ""

    @property
    def _those(self) -> list[Chased]:
        """Who is ticked, in the order of the list; else who is chosen."""
        ticked = [row for row in self.rows.shown if row.key in self.rows.ticked]
        return ticked or [row for row in (self.view.chosen,) if row is not None]

    def _take_in(self, _reach: Reach) -> None:
        self.refresh()

    def _show_chosen(self) -> None:
        row, those, read_only = self.view.chosen, self._those, self._document.plan.read_only
        self.pane.show_chased(row, self.rows.today, read_only=read_only)
        tab_as_read(self.pane.page, self.view)
        self.outlook.look_at(row)
        may_ask = not read_only and any(one.status in UNSURE for one in those)
        self.bar.show_those(len(those), sum(bool(mails_in(one.contact)) for one in those), may_ask=may_ask)
        if self.isVisible():
            ticked = ngettext("{n} ticked", "{n} ticked", len(self.rows.ticked)).format(n=len(self.rows.ticked))
            keys = _("Space ticks · C confirmed, D declined, A asked today, L later · Ctrl+C copies addresses")
            self.hint.emit(f"{ticked} · {keys}" if self.rows.ticked else keys if self.rows.shown else "")

    def _press(self, key: Key) -> None:
        """Do what a key of the list asks for."""
        acts: dict[Key, Callable[[], object]] = {
            Key.CHASED_YES: lambda: self._note(Status.CONFIRMED),
            Key.CHASED_NO: lambda: self._note(Status.DECLINED),
            Key.CHASED_ASKED: self._ask,
            Key.CHASED_LATER: self._ask_later,
            Key.CHASED_TICK: lambda: self.rows.tick(self._chosen_key),
            Key.CHASED_DETAILS: self._open,
            Key.CHASED_COPY: self._copy,
        }
        acts[key]()

    def _note(self, status: Status) -> None:
        """Note the answer of who is chosen, alone, whoever is ticked."""
        row, document = self.view.chosen, self._document
        if row is not None:
            now = wall_clock(document.plan.meeting)
            self._and_go_on([row], lambda: document.do(note_answer, row.appearance_ids, status, now, row.alternate_ids))

    def _ask(self) -> None:
        those = self._those
        if those:
            named, alternates = _ids(those)
            self._and_go_on(those, lambda: self._document.do(ask, named, self.rows.today, alternates))

    def _ask_later(self) -> None:
        those, day = self._those, self.rows.today
        if not those:
            return
        who = (
            those[0].name if len(those) == 1 else ngettext("{n} person", "{n} people", len(those)).format(n=len(those))
        )
        due = max(day, *(row.answer_by or day for row in those)) + SOON
        title, done = _("Expect the answer later"), _("Expect it then")
        form = OneDayDialog(self, title, who, done, today=day, proposed=due, first=day)
        with asked(form) as answered:
            by = answered.day.meant() if answered is not None else None
        if by is not None:
            named, alternates = _ids(those)
            self._and_go_on(those, lambda: self._document.do(expect_answer, named, by, alternates))

    def _and_go_on(self, those: list[Chased], act: Callable[[], object]) -> None:
        """Do something, and choose the next in the list once it is done."""
        keys = {row.key for row in those}
        following = self.rows.after(keys, self.view.currentIndex().row())
        if act():
            self.rows.ticked -= keys
            self.view.choose(following)
            self._show_chosen()

    def _note_how(self, typed: AnswerTyped) -> None:
        self._document.do(note_how, typed.appearance_ids, typed.words, typed.alternate_ids)

    def _open(self) -> None:
        """Show who is chosen; where nobody is named, the session that has the place."""
        row = self.view.chosen
        if row is not None and row.somebody is not None:
            self._document.person_asked.emit(row.somebody.id)
        elif row is not None:
            self._document.open(row.places[0].session.id)

    def _copy(self) -> None:
        those = self._those
        written = [row for row in those if mails_in(row.contact)]
        if not written:
            self._document.refused.emit(_("There is no mail address in their contacts."))
            return
        QGuiApplication.clipboard().setText(address_line((row.name, row.contact) for row in written))
        words = ngettext("{n} address is on the clipboard", "{n} addresses are on the clipboard", len(written))
        missing = [row.name for row in those if row not in written]
        if missing:
            words += _("; without an address: {names}").format(names=", ".join(missing))
        self._document.noted.emit(words.format(n=len(written)))

    def _write(self) -> None:
        QDesktopServices.openUrl(QUrl(mail_to(row.contact for row in self._those)))


def _ids(rows: list[Chased]) -> tuple[list[str], list[str]]:
    """The ids of the places in which people are named, and of those in which they may step in."""
    return [key for row in rows for key in row.appearance_ids], [key for row in rows for key in row.alternate_ids]
