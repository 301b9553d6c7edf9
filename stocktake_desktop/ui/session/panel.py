"""The session panel: everything about the selected session, to be read and changed in one place."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.models import SessionBlock
from stocktake_desktop.planning.reach import Reach
from stocktake_desktop.planning.short_rows import short_row_of, short_row_of_all
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.session.head import Head
from stocktake_desktop.ui.session.outcomes import OutcomesSection
from stocktake_desktop.ui.session.people import PeopleSection
from stocktake_desktop.ui.session.people_drops import SessionPeople
from stocktake_desktop.ui.session.placement import PlacementSection
from stocktake_desktop.ui.session.questions import QuestionsSection
from stocktake_desktop.ui.session.requests import (
    OutcomeRequests,
    PeopleRequests,
    PlacementRequests,
    QuestionRequests,
    SegmentRequests,
)
from stocktake_desktop.ui.session.script_tab import ScriptTab
from stocktake_desktop.ui.session.segments import SegmentsSection
from stocktake_desktop.ui.session.several import SeveralFields, SeveralHead
from stocktake_desktop.ui.session.several_items import SeveralItems
from stocktake_desktop.ui.session.several_people import SeveralPeople
from stocktake_desktop.ui.session.several_requests import SeveralRequests
from stocktake_desktop.ui.session.short_row import ShortRowRequests, ShortRowSection
from stocktake_desktop.ui.session.texts import TextsSection
from stocktake_desktop.ui.widgets.deferred_place import DeferredPlace
from stocktake_desktop.ui.widgets.in_order import next_in_order
from stocktake_desktop.ui.widgets.page_look import PageLook
from stocktake_desktop.ui.widgets.pause import Pause
from stocktake_desktop.ui.widgets.row_fields import FieldAsked
from stocktake_desktop.ui.widgets.scrolling import scrolling
from stocktake_desktop.ui.widgets.section import set_read_only
from stocktake_desktop.ui.widgets.when_seen import WhenSeen
from stocktake_desktop.words import _

NARROWEST = 84 * GRID
"""Pixels below which a row of people would no longer fit."""
_WIDEST_NEED = 120 * GRID
"""Longer words than those of this many pixels are cut."""


class SessionPanel(QStackedWidget):
    """Shows the selected session, or what to do when none is selected."""

    translations_requested = Signal()
    """What the session is called in other languages is to be entered."""

    script_requested = Signal()
    """The script of the session is to be shown."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._shown: str | None = None
        self.tabs = ScriptTab(self)
        self.tabs.script.clicked.connect(self.script_requested)
        self._look = PageLook(self)
        self.setMinimumWidth(NARROWEST)
        self._page, self._several_page = DeferredPlace(self._make_page), DeferredPlace(self._make_several)
        for page in (_empty(), self._page, self._several_page):
            self.addWidget(page)
        document.flush_requested.connect(self.flush)
        document.selection_changed.connect(self._show_selected)
        document.replaced.connect(self._show_selected)
        document.entered.connect(self._enter)
        WhenSeen(document, self, self._follow)
        document.refused.connect(self._refresh)
        self._show_selected()

    def flush(self) -> None:
        """Write down whatever is still being typed; call it before the plan is closed."""
        for pause in self.findChildren(Pause):
            pause.flush()

    def hideEvent(self, event: QHideEvent) -> None:
        self.flush()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo):
            self._document.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self._document.redo()
        elif event.key() == Qt.Key.Key_Escape and len(self._document.selection) > 1:
            self._document.select(None)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, onward: bool) -> bool:
        there = next_in_order(self, 1 if onward else -1)
        if there is None:
            return super().focusNextPrevChild(onward)
        there.setFocus(Qt.FocusReason.TabFocusReason if onward else Qt.FocusReason.BacktabFocusReason)
        for page in self.findChildren(QScrollArea):
            if page.isAncestorOf(there):
                page.ensureWidgetVisible(there)
        return True

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._look.follow()
        super().changeEvent(event)

    def _make_page(self) -> QScrollArea:
        """The sections one below the other, wired; they are made when the first session is selected."""
        self.head, self.placement, self.people = Head(), PlacementSection(), PeopleSection()
        self.segments, self.texts, self.questions = SegmentsSection(), TextsSection(), QuestionsSection()
        self.outcomes, self.short_row = OutcomesSection(), ShortRowSection()
        self._wire()
        above = [self.head, self.placement, self.short_row, self.people, self.segments]
        self._sections = _one_below_the_other([*above, self.texts, self.questions, self.outcomes])
        self._sections.installEventFilter(self)
        return scrolling(self._sections)

    def _make_several(self) -> QScrollArea:
        """What is shown of several sessions; made when several are selected first."""
        self.several_head, self.several, self.in_all = SeveralHead(), SeveralFields(), SeveralPeople()
        self.common_items, self.all_of_row = SeveralItems(), ShortRowSection()
        SeveralRequests(self.several, self.in_all, self.common_items, self._document)
        ShortRowRequests(self.all_of_row, self._document)
        below = [self.several_head, self.several, self.all_of_row, self.in_all, self.common_items]
        return scrolling(_one_below_the_other(below))

    def _wire(self) -> None:
        document = self._document
        for section in (self.head, self.people, self.segments, self.texts, self.questions, self.outcomes):
            section.field_requested.connect(self._set_field)
        self.head.translations.clicked.connect(self.translations_requested)
        PlacementRequests(self.placement, document)
        PeopleRequests(self.people, document)
        SegmentRequests(self.segments, document)
        QuestionRequests(self.questions, document)
        OutcomeRequests(self.outcomes, document)
        ShortRowRequests(self.short_row, document)
        self._dropped = SessionPeople(document, self.people, self.segments)

    def _set_field(self, asked: FieldAsked) -> None:
        self._document.do(set_field, asked.model, asked.row_id, asked.field, asked.value)

    def _follow(self, reach: Reach) -> None:
        if any(reach.has_session(block.id) for block in self._document.chosen):
            self._refresh()

    def _show_selected(self) -> None:
        """Another session is selected, perhaps in another plan; what was typed goes to the one it was typed for."""
        self.flush()
        block = self._document.selected
        self.setCurrentIndex(min(len(self._document.chosen), 2))
        self.tabs.script.setEnabled(block is not None)
        if block is not None and block.id != self._shown:
            self._page.panel.verticalScrollBar().setValue(0)
        self._shown = block.id if block is not None else None
        self._refresh()

    def _enter(self) -> None:
        """The keys go into the title; of several sessions, into the first of their fields."""
        if len(self._document.chosen) > 1:
            self.several.kind.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        self.head.title.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.head.title.selectAll()

    def _refresh(self) -> None:
        chosen = self._document.chosen
        if len(chosen) > 1:
            self._show_several(chosen)
        elif chosen:
            self._show(chosen[0])

    def _show_several(self, chosen: list[SessionBlock]) -> None:
        meeting, scroll = self._document.plan.meeting, self._several_page.panel
        self.several_head.show_sessions(chosen)
        self.several.show_sessions(chosen, meeting)
        self.in_all.show_sessions(chosen, meeting)
        self.common_items.show_sessions(chosen)
        self.all_of_row.show_row(short_row_of_all(chosen))
        if self._document.plan.read_only:
            set_read_only(scroll, True)

    def _show(self, block: SessionBlock) -> None:
        meeting, read_only, scroll = self._document.plan.meeting, self._document.plan.read_only, self._page.panel
        if scroll.property("read_only") != read_only:
            scroll.setProperty("read_only", read_only)
            set_read_only(scroll, read_only)
        self.head.show_session(block)
        self.placement.show_session(block, meeting)
        self.short_row.show_row(short_row_of(block), offer_all=True)
        self.people.show_session(block, meeting)
        self.segments.show_session(block)
        self.texts.show_session(block)
        self.questions.show_session(block)
        self.outcomes.show_session(block)
        if read_only:
            set_read_only(scroll, True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._make_room()
        return super().eventFilter(watched, event)

    def _make_room(self) -> None:
        """Be as wide as the words of the language in use need; once wide, it stays so."""
        bar = self._page.panel.verticalScrollBar()
        needed = self._sections.minimumSizeHint().width() + bar.sizeHint().width() + 2 * GRID
        self.setMinimumWidth(max(self.minimumWidth(), min(needed, _WIDEST_NEED)))


def _one_below_the_other(sections: Sequence[QWidget]) -> QWidget:
    page = QWidget()
    page.setObjectName("page")
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for section in sections:
        column.addWidget(section)
    column.addStretch(1)
    return page


def _empty() -> QWidget:
    page = QWidget()
    page.setObjectName("page")
    column = QVBoxLayout(page)
    column.setContentsMargins(4 * GRID, 6 * GRID, 4 * GRID, 4 * GRID)
    column.setSpacing(GRID)
    column.addWidget(plain_label(_("No session selected"), "strong"))
    words = _("Click a block in the timeline, or walk there with the arrow keys. Ctrl+Shift+N adds a new session.")
    column.addWidget(plain_label(words, "empty_words", wrap=True))
    column.addStretch(1)
    return page
