"""The main window: places the panels and wires them, and does nothing else itself."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDockWidget,
    QMainWindow,
    QSizePolicy,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from stocktake_desktop.models import PlanError
from stocktake_desktop.settings import THEMES, Settings
from stocktake_desktop.ui.announcements import Announcements
from stocktake_desktop.ui.chasing.people_table import PeoplePage
from stocktake_desktop.ui.commands import help as help_pages
from stocktake_desktop.ui.commands.action_bars import fill_menu_bar, fill_tool_bar, make_actions, offer_on_right_click
from stocktake_desktop.ui.commands.actions import COUNTER, FIND, FOLLOWS, STRETCH
from stocktake_desktop.ui.commands.arrangement import Arrangement
from stocktake_desktop.ui.commands.follow_choice import FollowChoice
from stocktake_desktop.ui.commands.menu_state import MenuState
from stocktake_desktop.ui.commands.programme_edits import ProgrammeEdits
from stocktake_desktop.ui.commands.session_clipboard import SessionClipboard
from stocktake_desktop.ui.deferred_panels import DeferredPanels
from stocktake_desktop.ui.dialogs.preferences import change_preferences
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.file_drops import FileDrops
from stocktake_desktop.ui.findings.panel import FindingsPanel
from stocktake_desktop.ui.head_menus import HeadMenus
from stocktake_desktop.ui.look.actions import Action
from stocktake_desktop.ui.look.icons import program_icon
from stocktake_desktop.ui.look.notice import Banner, Counter
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.people.calls import bring_up_when_called
from stocktake_desktop.ui.people.paste import paste_people
from stocktake_desktop.ui.plan_files import PlanFiles
from stocktake_desktop.ui.plan_views import PlanViews
from stocktake_desktop.ui.print_centre.calls import SheetCalls
from stocktake_desktop.ui.print_centre.place import SheetsPlace
from stocktake_desktop.ui.rooms_days.calls import FrameCalls
from stocktake_desktop.ui.script.calls import ScriptCalls
from stocktake_desktop.ui.search.filter_switch import FilterSwitch
from stocktake_desktop.ui.search.find_box import FindBox
from stocktake_desktop.ui.search.narrowing import Narrowing
from stocktake_desktop.ui.session.panel import SessionPanel
from stocktake_desktop.ui.status_line import StatusLine, standing_words, window_title
from stocktake_desktop.ui.table_calls import TableCalls
from stocktake_desktop.ui.timeline.panel import TimelinePanel
from stocktake_desktop.ui.translations.calls import show_translations
from stocktake_desktop.ui.widgets.panel_title import PanelTitle
from stocktake_desktop.ui.widgets.shown_stack import ShownStack
from stocktake_desktop.ui.window_layout import WindowLayout
from stocktake_desktop.words import _

if TYPE_CHECKING:
    from stocktake_desktop.ui.commands.palette import CommandPalette
    from stocktake_desktop.ui.history.panel import HistoryPanel
    from stocktake_desktop.ui.on_site.panel import OnSitePanel
    from stocktake_desktop.ui.people.panel import PeoplePanel
    from stocktake_desktop.ui.search.filter_bar import FilterBar
    from stocktake_desktop.ui.table.panel import TablePanel
    from stocktake_desktop.ui.tables import Tables
    from stocktake_desktop.ui.welcome import WelcomePage


class MainWindow(QMainWindow):
    """One plan in one window: timeline or table in the middle, the session at the right, the findings below."""

    theme_wished = Signal(str)
    """Another theme was chosen: "system", "light" or "dark"."""

    def __init__(self, document: Document, settings: Settings) -> None:
        super().__init__()
        self.document, self.settings = document, settings
        self.setWindowIcon(program_icon())
        self.files = PlanFiles(document, settings, self)
        FileDrops(self, self.files.take, self.files.may_take)
        self.edits, self.arrangement = ProgrammeEdits(document, self), Arrangement(document, self)
        self.frame_calls = FrameCalls(document, self)
        self._place_centre()
        self._place_panels()
        self._place_menus()
        self._wire_actions()
        self._wire_panels()
        self.layout_kept = WindowLayout(self, settings, self.timeline.room_needed)
        self.views.coming.connect(self._clear_sides)
        self.views.currentChanged.connect(self._share_room)
        self._show_plan()

    def _place_centre(self) -> None:
        self.narrowing = Narrowing(self.document, self)
        self.timeline = TimelinePanel(self.document, self.narrowing)
        self.deferred = DeferredPanels(self.document, self.narrowing, self.settings, self.timeline)
        self.clipboard = SessionClipboard(self.document, self.timeline.view.place_under_pointer, self)
        self.sheets = SheetsPlace(self.document, self.settings)
        views = {
            Action.PLAN_VIEW: self.timeline,
            Action.TABLE_VIEW: self.deferred.table,
            Action.SHEETS_VIEW: self.sheets,
            Action.SITE_VIEW: self.deferred.on_site,
        }
        self.views = PlanViews(views, self.settings)
        self.views.addWidget(self.deferred.script)
        self.banner, self.work = Banner(), QWidget()
        column = QVBoxLayout(self.work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self.deferred.filter_bar)
        column.addWidget(self.views, 1)
        self.centre = ShownStack()
        self.centre.addWidget(self.deferred.welcome)
        self.centre.addWidget(self.work)
        self.setCentralWidget(self.centre)

    def _place_panels(self) -> None:
        self.session, self.findings = SessionPanel(self.document), FindingsPanel(self.document)
        self.session_dock = self._dock("session", _("Session"), self.session, Qt.DockWidgetArea.RightDockWidgetArea)
        self.findings_dock = self._dock(
            "findings", _("Findings"), self.findings, Qt.DockWidgetArea.BottomDockWidgetArea
        )
        left = Qt.DockWidgetArea.LeftDockWidgetArea
        self.history_dock = self._dock("history", _("History"), self.deferred.history, left)
        self.deferred.history.when_made(lambda panel: self.history_dock.visibilityChanged.connect(panel.come_to_front))
        self.people_dock = self._dock("people", _("People"), self.deferred.people, left)
        self.tabifyDockWidget(self.people_dock, self.history_dock)
        self.history_dock.hide()
        self.people_dock.hide()
        bring_up_when_called(self.deferred.people, self.people_dock, self.document, self.timeline)
        self.setCorner(Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.RightDockWidgetArea)
        self.setCorner(Qt.Corner.BottomLeftCorner, Qt.DockWidgetArea.LeftDockWidgetArea)
        for dock, width in ((self.session_dock, 336), (self.people_dock, 320), (self.history_dock, 340)):
            self.resizeDocks([dock], [width], Qt.Orientation.Horizontal)
        self.resizeDocks([self.findings_dock], [164], Qt.Orientation.Vertical)
        self.status = StatusLine(self.views)
        self.notice = self.status.notice
        self.setStatusBar(self.status)

    @property
    def table(self) -> TablePanel:
        """The programme as a table."""
        return self.deferred.table.panel.programme

    @property
    def on_site(self) -> OnSitePanel:
        """The day itself."""
        return self.deferred.on_site.panel

    @property
    def people(self) -> PeoplePanel:
        """Everybody of the meeting."""
        return self.deferred.people.panel

    @property
    def history(self) -> HistoryPanel:
        """The steps that were done."""
        return self.deferred.history.panel

    @property
    def filter_bar(self) -> FilterBar:
        """What narrows the programme."""
        return self.deferred.filter_bar.panel

    @property
    def welcome(self) -> WelcomePage:
        """The page shown while no plan is open."""
        return self.deferred.welcome.panel

    @cached_property
    def palette_of_commands(self) -> CommandPalette:
        """What to do, whom to find or where to go, typed."""
        from stocktake_desktop.ui.commands.palette import CommandPalette

        return CommandPalette(self.document, self.commands, self)

    def _needs_room(self, page: QWidget | None) -> bool:
        """Whether a view, or a table of the table view, wants the window to itself."""
        tables = self.deferred.table
        shown = tables.panel.pages.currentWidget() if page is tables else page
        return shown in (self.sheets, self.deferred.on_site, self.deferred.script) or isinstance(shown, PeoplePage)

    def _clear_sides(self, coming: QWidget) -> None:
        """Put the panels away before a page comes that wants their room."""
        if self._needs_room(coming):
            self.layout_kept.make_room(True)

    def _share_room(self) -> None:
        """Let the panels stand beside the view that is shown, or not."""
        self.layout_kept.make_room(self._needs_room(self.views.currentWidget()))

    def _dock(self, name: str, title: str, panel: QWidget, area: Qt.DockWidgetArea) -> QDockWidget:
        dock = QDockWidget(title, self)
        dock.setObjectName(name)
        dock.setTitleBarWidget(PanelTitle(dock, panel))
        dock.setWidget(panel)
        self.addDockWidget(area, dock)
        return dock

    def _place_menus(self) -> None:
        self.tool_bar = QToolBar(_("Toolbar"), self)
        self.tool_bar.setObjectName("tool bar")
        self.tool_bar.setMovable(False)
        self.tool_bar.setIconSize(QSize(5 * GRID, 5 * GRID))
        self.addToolBar(self.tool_bar)
        existing = {
            Action.SESSION_PANEL: self.session_dock.toggleViewAction(),
            Action.FINDINGS_PANEL: self.findings_dock.toggleViewAction(),
            Action.HISTORY_PANEL: self.history_dock.toggleViewAction(),
            Action.PEOPLE_PANEL: self.people_dock.toggleViewAction(),
            Action.TOOL_BAR: self.tool_bar.toggleViewAction(),
        }
        self.commands = make_actions(self, existing)
        self.views.follow(self.commands)
        self.sheet_calls = SheetCalls(self.document, self.sheets, self.commands)
        self.table_calls = TableCalls(self.document, self.deferred.table, self.commands, self.notice)
        self.script_calls = ScriptCalls(self.deferred.script, self.views, self.commands)
        menus = fill_menu_bar(self.menuBar(), self.commands)
        HeadMenus(self.timeline.view, self.narrowing, self.edits, self.sheet_calls)
        for view in (self.timeline.view, self.timeline.tray):
            offer_on_right_click(view, self.commands, self.document)
        self.deferred.table.when_made(self._wire_tables)
        self.menu_state = MenuState(self.commands, menus, self.document, self.files, self.edits, self.settings)
        self.find_box, self.counter, stretch = FindBox(self.document), Counter(), QWidget()
        stretch.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.follows = FollowChoice(self.commands, self.settings)
        placed = {FIND: self.find_box, COUNTER: self.counter, FOLLOWS: self.follows, STRETCH: stretch}
        fill_tool_bar(self.tool_bar, self.commands, placed)

    def _acts(self) -> dict[Action, Callable[[], object]]:
        """What each action does, by its name; those that are told their state are wired apart."""
        document, edits = self.document, self.edits
        return {
            **self.files.acts(),
            **self.sheet_calls.acts(),
            **self.table_calls.acts(),
            **self.script_calls.acts(),
            Action.REPORT: self._show_report,
            Action.QUIT: self.close,
            Action.UNDO: document.undo,
            Action.REDO: document.redo,
            Action.FIND: self.find_box.start,
            Action.PREFERENCES: self._change_preferences,
            Action.PALETTE: lambda: self.palette_of_commands.start(),
            Action.NEW_SESSION: lambda: edits.new_session(self.timeline.view.hand.clicked_free),
            Action.MOVE: edits.move,
            Action.ADD_DAY: edits.add_day,
            Action.ADD_ROOM: edits.add_room,
            **self.frame_calls.acts(),
            Action.MEETING: edits.change_meeting,
            Action.DOCUMENTS: edits.change_documents,
            Action.PASTE_PEOPLE: partial(paste_people, document, self),
            Action.RULES: edits.change_rules,
            Action.TRANSLATIONS: partial(show_translations, document, self),
            Action.TRANSLATE: partial(show_translations, document, self, of_selected=True),
            Action.HOUSE_STYLE: partial(edits.change_house_style, self.settings),
            **self.timeline.acts(),
            Action.PREVIOUS_DAY: partial(self.narrowing.step_day, -1),
            Action.NEXT_DAY: partial(self.narrowing.step_day, 1),
            **self.arrangement.acts(),
            **self.clipboard.acts(),
            Action.KEYS: partial(help_pages.show_help, self),
            Action.LEGEND: partial(help_pages.show_legend, self),
            Action.ABOUT: partial(help_pages.show_about, self),
        }

    def _wire_actions(self) -> None:
        for name, act in self._acts().items():
            self.commands[name].triggered.connect(lambda _checked=False, act=act: self._do(act))
        for theme in THEMES:
            self.commands[Action.called(theme)].triggered.connect(partial(self._wish_theme, theme))
        self.commands[Action.LOCK].triggered.connect(self.arrangement.lock)
        self.commands[Action.PLAN_VIEW].toggled.connect(self.menu_state.refresh)
        FilterSwitch(self.commands[Action.FILTER], self.deferred.filter_bar, self.narrowing, self.views)
        self.commands[Action.FULL_SCREEN].toggled.connect(self._fill_screen)

    def _do(self, act: Callable[[], object]) -> None:
        """What was chosen from a menu; where what it is about has left the plan, that is said."""
        try:
            act()
        except PlanError as error:
            self.document.refused.emit(str(error))

    def _wire_panels(self) -> None:
        document, files = self.document, self.files
        document.changed.connect(self._refresh)
        document.replaced.connect(self._show_plan)
        document.selection_changed.connect(self.menu_state.refresh)
        document.opened.connect(self.session_dock.show)
        Announcements(document, self.notice)
        document.refused.connect(self._show_standing)
        files.remarked.connect(self.notice.say)
        self.banner.offer_taken.connect(files.save_copy)
        self.follows.chosen.connect(self.timeline.view.follow)
        self.timeline.view.follow(self.follows.mode)
        self._follow_preferences()
        self.deferred.on_site.when_made(self._wire_on_site)
        for view in (self.sheets, self.timeline):
            view.hint.connect(partial(self.status.show_hint, view))
        self.timeline.view.closeness.scaled.connect(partial(self.status.show_scale, self.timeline))
        self.deferred.welcome.when_made(self._wire_welcome)
        self.session.translations_requested.connect(self.commands[Action.TRANSLATE].trigger)
        self.session.script_requested.connect(self.commands[Action.SCRIPT].trigger)
        self.findings.count_changed.connect(self.counter.show_counts)
        self.counter.clicked.connect(self.findings_dock.show)
        self.counter.show_counts(*self.findings.counts)

    def _wire_welcome(self, welcome: WelcomePage) -> None:
        welcome.chosen.connect(lambda name: self.commands[Action.called(name)].trigger())
        welcome.recent_chosen.connect(self.files.open_recent)
        welcome.paste_asked.connect(self.files.paste_programme)
        welcome.file_asked.connect(self.files.open_programme)

    def _wire_tables(self, tables: Tables) -> None:
        offer_on_right_click(tables.programme.view, self.commands, self.document)
        tables.programme.view.block_copied.connect(self.clipboard.copy_as)
        tables.hint.connect(partial(self.status.show_hint, self.deferred.table))
        tables.pages.coming.connect(self._clear_sides)
        tables.pages.currentChanged.connect(self._share_room)

    def _wire_on_site(self, panel: OnSitePanel) -> None:
        panel.strip.report.clicked.connect(self.commands[Action.REPORT].trigger)
        self.sheet_calls.follow_recovery(panel)
        panel.came.connect(lambda here: self.notice.stand_within(panel.side if here else None))

    def _show_plan(self) -> None:
        """Another plan is open, or none."""
        has_plan = self.files.has_plan
        if not has_plan:
            self.layout_kept.put_panels_away()  # before a page comes that wants their room
        self.centre.setCurrentWidget(self.work if has_plan else self.deferred.welcome)
        wide = QSizePolicy.Policy.Ignored if has_plan else QSizePolicy.Policy.Preferred
        self.deferred.welcome.setSizePolicy(wide, QSizePolicy.Policy.Preferred)  # a page not shown makes nothing wider
        if has_plan:
            self.layout_kept.bring_panels_back()
            self._share_room()
            self.views.setFocus()
        else:
            self.welcome.show_recent(self.settings.recent)
        self._refresh()

    def _refresh(self) -> None:
        plan, has_plan = self.document.plan, self.files.has_plan
        self.menu_state.refresh()
        self._show_standing()
        self.setWindowTitle(window_title(plan) if has_plan else _("Stocktake Desktop"))

    def _show_standing(self) -> None:
        """Say how the plan stands on disk."""
        plan = self.document.plan
        self.status.show_plan(plan if self.files.has_plan else None)
        self.banner.show_words(*standing_words(plan), is_trouble=bool(plan.trouble or plan.is_salvaged))

    def _show_report(self) -> None:
        from stocktake_desktop.ui.on_site.report_window import show_report  # nobody needs it to start

        show_report(self.document, self.settings, self.on_site.clock, self)

    def _change_preferences(self) -> None:
        if change_preferences(self, self.settings):
            self._follow_preferences()
            self.theme_wished.emit(self.settings.theme)
            self.menu_state.refresh()

    def _follow_preferences(self) -> None:
        self.timeline.view.ways.snap = self.settings.snap
        self.timeline.view.show_hours(self.settings.first_hour, self.settings.last_hour)

    def _wish_theme(self, theme: str) -> None:
        self.settings.theme = theme
        self.settings.save()
        self.theme_wished.emit(theme)

    def _fill_screen(self, full: bool) -> None:
        self.setWindowState(
            self.windowState() | Qt.WindowState.WindowFullScreen
            if full
            else self.windowState() & ~Qt.WindowState.WindowFullScreen
        )

    def closeEvent(self, event: QCloseEvent) -> None:
        self.layout_kept.keep()
        self.document.flush_requested.emit()
        if self.deferred.on_site.made is not None:
            self.on_site.close_screens()
        self.document.close()
        super().closeEvent(event)
