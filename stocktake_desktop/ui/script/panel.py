"""The script pane: the steps of a session in one column, edited in place, and the page beside it as it is printed."""

from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from stocktake_desktop.edits.script import ScriptLine, say, say_all
from stocktake_desktop.languages import PAPER_LANGUAGES
from stocktake_desktop.models import Plan, SessionBlock
from stocktake_desktop.planning.clock import span
from stocktake_desktop.planning.script.levels import Script
from stocktake_desktop.planning.steps.lines import missing_lines
from stocktake_desktop.settings import Settings
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.look.keys import Key
from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.look.theme import GRID, LARGE, SMALL
from stocktake_desktop.ui.script.language_bar import LanguageBar
from stocktake_desktop.ui.script.live_page import LivePage, Typed
from stocktake_desktop.ui.script.paste_dialog import PasteScriptDialog
from stocktake_desktop.ui.script.reading import RowFace, read_script
from stocktake_desktop.ui.script.requests import ScriptRequests
from stocktake_desktop.ui.script.steps_column import StepsColumn
from stocktake_desktop.ui.timeline.folded_day import FoldedDay
from stocktake_desktop.ui.widgets.page_look import PageLook
from stocktake_desktop.ui.widgets.section import quiet_button
from stocktake_desktop.ui.widgets.short_label import ShortLabel
from stocktake_desktop.ui.widgets.when import when
from stocktake_desktop.words import _


class ScriptPanel(QWidget):
    """Shows the script of the selected session; half-typed words are written down before anything else is done."""

    closed = Signal()
    """The panel is to give its place back to the plan."""

    def __init__(self, document: Document, settings: Settings) -> None:
        super().__init__()
        self._document, self._settings = document, settings
        self.setObjectName("page")
        self._look = PageLook(self)
        self.rows: list[RowFace] = []
        self.title = ShortLabel(pixels=LARGE, weight=QFont.Weight.DemiBold)
        self.place = ShortLabel(pixels=SMALL, tone="muted")
        self.back, self.paste = quiet_button(_("Session")), quiet_button(_("Paste a script…"))
        self.languages, self.column, self.day = LanguageBar(), StepsColumn(), FoldedDay(document)
        self.page, self.print = LivePage(settings), quiet_button(_("Print…"))
        self.requests = ScriptRequests(self.column, document, settings)
        self._lay_out()
        self._wire()

    @property
    def language(self) -> str:
        """The language of paper that is shown."""
        return self.requests.language

    def flush(self) -> bool:
        """Write down what is half typed; False where some of it cannot be."""
        return self.column.flush()

    def speak(self, language: str) -> None:
        """Show the script in another language, unless something typed could not be written down."""
        if self.flush():
            self.requests.language = language
        self.refresh()

    def refresh(self) -> None:
        """Show the script as it is; while nobody sees it, later."""
        if not self.isVisible():
            return
        session, read_only = self._document.selected, self._document.plan.read_only
        self.title.say("" if session is None else session.title or _("Session without a title"))
        self.place.say("" if session is None else _place(session))
        self.rows = [] if session is None else read_script(session, self.language)
        self.column.show_rows(self.rows, self.language, read_only=read_only)
        self.stack.setCurrentIndex(0 if session is None else 1)
        self.languages.show_languages(self.language, self._missing(session))
        self.paste.setEnabled(session is not None and not read_only)
        self.page.draw_soon()

    def enter(self) -> None:
        """The keys go into the first sentence."""
        if self.rows and self.rows[0].line is not None:
            self.column.go_to(self.rows[0].line)
        else:
            self.day.setFocus()

    def ask_for_script(self, first: ScriptLine | None = None, paragraphs: list[str] | None = None) -> None:
        """Let a script be pasted, from this line on; the words go to the steps as the dialog shows."""
        dialog = PasteScriptDialog(self, self.rows, first, "\n".join(paragraphs or ()))
        dialog.ask(lambda: self._document.attempt(say_all, self.language, dialog.said()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo):
            self._document.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self._document.redo()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def hideEvent(self, event: QEvent) -> None:
        self.flush()
        super().hideEvent(event)  # type: ignore[arg-type]

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._look.follow()
        super().changeEvent(event)

    def _step(self, by: int) -> None:
        self.day.step(by)
        self.enter()

    def _show_selected(self) -> None:
        self.flush()
        self.refresh()
        self.column.verticalScrollBar().setValue(0)

    def _missing(self, session: SessionBlock | None) -> dict[str, int]:
        if session is None:
            return dict.fromkeys(PAPER_LANGUAGES, 0)
        script = Script.of(session.meeting)
        return {code: len(missing_lines(session, script, code)) for code in PAPER_LANGUAGES}

    def _drawn(self) -> tuple[Plan, SessionBlock | None, str, Typed | None]:
        """What the page shows: the plan with what is half typed."""
        plan, language = self._document.plan, self.language
        half = [begun for row in self.column.sentences if (begun := row.half_typed())]
        typed = partial(_say_typed, plan, half, language) if half and not plan.read_only else None
        return plan, self._document.selected, language, typed

    def _wire(self) -> None:
        document = self._document
        document.flush_requested.connect(self.flush)
        document.selection_changed.connect(self._show_selected)
        document.replaced.connect(self.refresh)
        document.changed.connect(lambda _reach: self.refresh())  # a closing names the session that comes next
        self.languages.chosen.connect(self.speak)
        self.day.entered.connect(self.enter)
        for keys, by in zip(Key.SCRIPT_SESSION.value.keys, (-1, 1), strict=True):
            key = QShortcut(QKeySequence(keys), self)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            when(key.activated, self._step, by)
        self.column.typed.connect(self.page.draw_soon)
        self.column.script_pasted.connect(self.ask_for_script)
        self.column.entered.connect(self.page.mark_step)
        self.page.step_clicked.connect(self.column.go_to_step)
        self.page.follow(self._drawn)
        self.back.clicked.connect(self.closed)
        self.paste.clicked.connect(lambda: self.ask_for_script())
        self.print.clicked.connect(lambda: document.sheets_asked.emit(document.selection[-1:]))

    def _lay_out(self) -> None:
        head, left, halves, column = QFrame(), QWidget(), QSplitter(), QVBoxLayout(self)
        head.setObjectName("script_head")
        row = QHBoxLayout(head)
        row.setContentsMargins(4 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        row.setSpacing(3 * GRID)
        self.here = quiet_button(_("Script"))
        self.here.setObjectName("script_tab")
        self.here.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.title)
        names.addWidget(self.place)
        row.addLayout(names, 1)
        for button in (self.paste, self.print, self.back, self.here):
            row.addWidget(button)
        empty = plain_label(_("Select a session to see its script."), "empty_words", wrap=True)
        empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stack = QStackedWidget()
        self.stack.addWidget(empty)
        self.stack.addWidget(self.column)
        inner = QVBoxLayout(left)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(head)
        inner.addWidget(self.languages)
        inner.addWidget(self.stack, 1)
        halves.addWidget(self.day)
        halves.addWidget(left)
        halves.addWidget(self.page)
        halves.setSizes([42 * GRID, 180 * GRID, 118 * GRID])
        halves.setStretchFactor(1, 1)
        halves.setStretchFactor(2, 1)
        halves.setChildrenCollapsible(False)
        left.setMinimumWidth(130 * GRID)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(halves)


def _place(session: SessionBlock) -> str:
    at = "" if session.start is None or session.end is None else span(session.start, session.end)
    return " · ".join(filter(None, (at, session.room.name if session.room is not None else "")))


def _say_typed(plan: Plan, said: list[tuple[ScriptLine, str]], language: str) -> None:
    for line, text in said:
        say(plan, line, language, text)
