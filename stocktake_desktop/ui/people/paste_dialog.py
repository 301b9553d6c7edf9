"""Pasting a list of people: what each column means, who would be added, and what to do with who seems known."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QSplitter, QVBoxLayout, QWidget

from stocktake_desktop.edits.people import NewPerson, add_people
from stocktake_desktop.interchange.doubles import Double, doubles
from stocktake_desktop.interchange.progress import Progress, ReadingStopped, silently
from stocktake_desktop.interchange.readers.people_list import ReadPeople, Table, left_out, read_people, read_table
from stocktake_desktop.interchange.registry import TEXT_READERS, pattern, text_reader_for
from stocktake_desktop.models import Meeting, Plan, PlanError
from stocktake_desktop.paths import documents_folder
from stocktake_desktop.planning.moments import today
from stocktake_desktop.ui.look.notice import plain_label, tell
from stocktake_desktop.ui.look.theme import GRID, SMALL, font
from stocktake_desktop.ui.people.paste_answers import Answer, answered, choices_for
from stocktake_desktop.ui.people.paste_preview import LineAnswered, PastePreview
from stocktake_desktop.ui.widgets.choice_box import Choice, ChoiceBox
from stocktake_desktop.ui.widgets.form_dialog import FormDialog
from stocktake_desktop.ui.widgets.long_reading import is_shown_whole, reading
from stocktake_desktop.ui.widgets.section import say_in
from stocktake_desktop.ui.widgets.when import when
from stocktake_desktop.words import _, ngettext

PAUSE = 200
"""Milliseconds without typing before the text is read again."""


class PasteDialog(FormDialog):
    """Shows the list as it would be read; OK stands for exactly what is shown."""

    def __init__(self, parent: QWidget, meeting: Meeting, text: str = "") -> None:
        super().__init__(parent, _("Paste a list of people"), _("Add the people"))
        self.resize(parent.size() * 0.8)
        self._meeting = meeting
        self._table, self._read = Table(), ReadPeople()
        self._doubles: dict[int, Double] = {}
        self.answers: dict[int, Answer] = {}
        self._long_text = ""
        self._refused = ""
        self.text, self.preview = QPlainTextEdit(), PastePreview()
        self.counts = plain_label(name="muted", wrap=True)
        self.dropped = plain_label(name="wrong", wrap=True)
        self.for_all = ChoiceBox(_("What to do with all who seem known"))
        self.for_all.setProperty("quiet", False)
        self._place()
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self.read)
        self.text.textChanged.connect(self._timer.start)
        when(self.preview.columns_changed, self._try, self._read_rows)
        self.preview.answered.connect(self._answer)
        self.for_all.chosen.connect(self._answer_all)
        self._show_text(text, "")
        self.read()

    def read(self) -> None:
        """Read the text as it stands, and guess what its columns mean."""
        self._timer.stop()
        self._try(self._read_table)

    def take(self, path: Path) -> bool:
        """Have the rows of a file instead of what was pasted; False when that was stopped.

        PlanError when it cannot be read.
        """
        try:
            with reading(self, _("Open a list of people")) as progress:
                text = text_reader_for(path).text(path, progress)
        except ReadingStopped:
            return False
        self._show_text(text, path.name)
        self.read()
        return True

    def people(self) -> list[NewPerson]:
        """Who would be added or filled in."""
        numbered = enumerate(self._read.people)
        answers = (answered(person, self._doubles.get(place), self._said(place)) for place, person in numbered)
        return [person for person in answers if person is not None]

    def place(self, plan: Plan) -> None:
        """Put what is shown into a plan, as one step."""
        add_people(plan, self.people())

    def fault(self) -> str:
        if not self.text.toPlainText().strip():
            return _("Paste the list above, or open it from a file: one person a line, with the same columns.")
        if self._refused:
            return self._refused
        if not self._read.people:
            return _("Nobody was found: choose which column holds the names.")
        open_ = sum(self._said(place) is None for place in self._doubles)
        if open_:
            words = ngettext(
                "{n} of the list seems to be known already: choose what to do with that line.",
                "{n} of the list seem to be known already: choose what to do with each.",
                open_,
            )
            return words.format(n=open_)
        return "" if self.people() else _("Everybody is left out.")

    def bring_up_to_date(self) -> None:
        if self._timer.isActive():
            self.read()

    def first_field(self) -> QWidget:
        return self.text

    def _said(self, place: int) -> Answer | None:
        return self.answers.get(place)

    def _try(self, act: Callable[[Progress], None]) -> None:
        """Read and show, as long as nobody stops it; what is stopped, or too long, leaves an empty list."""
        self._refused = ""
        try:
            with reading(self, _("Paste a list of people")) as progress:
                act(progress)
        except PlanError as error:
            self._refused = str(error)
            self._table, self._read, self._doubles = Table(), ReadPeople(), {}
            self.preview.show_table(self._table)
            self._show(silently)

    def _read_table(self, progress: Progress) -> None:
        names = [name for row in self._meeting.organisations for name in (row.name, row.short_name) if name]
        self._table = read_table(self._long_text or self.text.toPlainText(), names, progress)
        self.preview.show_table(self._table)
        self._read_rows(progress)

    def _show_text(self, text: str, name: str) -> None:
        """Show a text to be changed; of one too long for that, only where it came from."""
        self._long_text = "" if is_shown_whole(text) else text
        words = _("What is shown was read from {name}.").format(name=name or _("the clipboard"))
        self.text.setPlainText(words if self._long_text else text)
        self.text.setReadOnly(bool(self._long_text))

    def _read_rows(self, progress: Progress) -> None:
        """Read the rows again with the columns meaning what is chosen."""
        days, columns = [day.date for day in self._meeting.days], self.preview.columns()
        self._read = read_people(self._table, columns, days, progress, today(self._meeting))
        self._doubles = doubles(self._read.people, self._meeting)
        self.answers = {}
        self.for_all.setVisible(len(self._doubles) > 1)
        self.for_all.offer(
            [Choice(None, _("For all who seem known…")), *choices_for(list(self._doubles.values()), several=True)]
        )
        self.for_all.show_value(None)
        self._show(progress)

    def _answer(self, answered: LineAnswered) -> None:
        self.answers.pop(answered.place, None)
        if answered.answer is not None:
            self.answers[answered.place] = answered.answer
        self._count()

    def _answer_all(self, answer: object) -> None:
        if isinstance(answer, Answer):
            for place, double in self._doubles.items():
                possible = [choice.value for choice in choices_for([double])]
                self.answers[place] = answer if answer in possible else Answer.LEAVE_OUT
            self._try(self._show)

    def _show(self, progress: Progress) -> None:
        self.preview.show_people(self._table, self._read, self._doubles, self.answers, progress)
        self._count()

    def _count(self) -> None:
        people = self.people()
        filled = sum(person.known_id is not None for person in people)
        added = len(people) - filled
        parts = [ngettext("{n} person is added", "{n} people are added", added).format(n=added)]
        if filled:
            parts.append(ngettext("{n} is filled in", "{n} are filled in", filled).format(n=filled))
        without = len(self._table.rows) - len(people)
        if without:
            parts.append(ngettext("{n} line is left out", "{n} lines are left out", without).format(n=without))
        self.counts.setText(" · ".join(parts) if self._table.rows else "")
        say_in(self.dropped, self._dropped_words())
        self.check()

    def _dropped_words(self) -> str:
        """Which columns are filled and go nowhere."""
        dropped = [
            _("{column} ({n} filled)").format(column=one.heading or _("column {n}").format(n=one.number), n=one.filled)
            for one in left_out(self._table, self.preview.columns())
        ]
        if not dropped:
            return ""
        words = _("Not taken: {columns}. Choose above a column where it goes, such as Notes.")
        return words.format(columns=", ".join(dropped))

    def _place(self) -> None:
        top, halves, column, foot = QWidget(), QSplitter(Qt.Orientation.Vertical), QVBoxLayout(), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        open_file = QPushButton(_("&Open a file…"))
        open_file.setAutoDefault(False)
        open_file.clicked.connect(self._open)
        column.addWidget(self.text, 1)
        column.addWidget(open_file, 0, Qt.AlignmentFlag.AlignLeft)
        top.setLayout(column)
        self.text.setPlaceholderText(_("Paste the rows of a spreadsheet here, with their headings if they have any"))
        self.text.setAccessibleName(_("Rows of the list"))
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setTabChangesFocus(True)
        self.text.setFont(font(SMALL))
        self.text.setTabStopDistance(24 * GRID)
        halves.addWidget(top)
        halves.addWidget(self.preview)
        halves.setSizes([160, 480])
        halves.setChildrenCollapsible(False)
        foot.addWidget(self.counts, 1)
        foot.addWidget(self.for_all)
        self.body.addWidget(halves, 1)
        self.body.addWidget(self.dropped)
        self.body.addLayout(foot)

    def _open(self) -> None:
        kinds = f"{_('Lists')} ({pattern(TEXT_READERS)});;{_('All files (*)')}"
        name, _kind = QFileDialog.getOpenFileName(self, _("Open a list of people"), str(documents_folder()), kinds)
        if not name:
            return
        try:
            self.take(Path(name))
        except PlanError as error:
            tell(self, _("The file cannot be read"), str(error))
