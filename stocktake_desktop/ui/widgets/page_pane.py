"""The real pages of a sheet with their tools: page by page, zoom, fit."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from stocktake_desktop.ui.look.icons import icon
from stocktake_desktop.ui.look.keys import Key
from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.widgets.page_view import STEP, PageView
from stocktake_desktop.ui.widgets.pdf_pages import PdfPages
from stocktake_desktop.ui.widgets.when import when
from stocktake_desktop.words import _


class PagePane(QWidget):
    """Shows a PDF; `words` says what it is, `warnings` what could not be set."""

    def __init__(self) -> None:
        super().__init__()
        self.view = PageView()
        self.view.setAccessibleName(_("Pages"))
        self.title, self._page = plain_label(name="strong"), plain_label()
        self.state, self.warnings = plain_label(name="small", wrap=True), plain_label(name="wrong", wrap=True)
        self.paper = QPushButton()
        """What became of the paper that was printed last; shown where there is any."""
        self._lay_out()
        self.view.page_changed.connect(self._show_page)

    @property
    def page_words(self) -> str:
        """Which page is shown, "2 of 5"."""
        return self._page.text()

    def show_sheet(self, title: str, state: str, data: bytes | None, warnings: str, paper: str = "") -> None:
        """Show the pages of a PDF, or none; `paper` is what can be said of what was printed."""
        self.title.setText(title)
        self.paper.setText(paper)
        self.paper.setVisible(bool(paper))
        self.state.setText(state)
        self.state.setVisible(bool(state))
        self.warnings.setText(warnings)
        self.warnings.setVisible(bool(warnings))
        self.view.show_pages(PdfPages(data) if data is not None else None)

    def _lay_out(self) -> None:
        top, column, view = QHBoxLayout(), QVBoxLayout(self), self.view
        top.addWidget(self.title, 1)
        top.addWidget(
            self._tool("previous", _("Page before"), Key.PAGE_BEFORE.sequence, lambda: view.go_to(view.page - 1))
        )
        top.addWidget(self._page)
        top.addWidget(self._tool("next", _("Next page"), Key.NEXT_PAGE.sequence, lambda: view.go_to(view.page + 1)))
        top.addSpacing(4 * GRID)
        top.addWidget(self._tool("zoom-out", _("Zoom out"), "", lambda: view.zoom(1 / STEP)))
        top.addWidget(self._tool("zoom-in", _("Zoom in"), "", lambda: view.zoom(STEP)))
        top.addWidget(self._tool("width", _("Fit the width"), "", view.fit_width))
        top.addWidget(self._tool("fit", _("Show a whole page"), "", view.fit_page))
        top.setContentsMargins(4 * GRID, 2 * GRID, 4 * GRID, GRID)
        top.setSpacing(2 * GRID)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        below = QHBoxLayout()
        below.addWidget(self.state, 1)
        below.addWidget(self.paper, 0, Qt.AlignmentFlag.AlignTop)
        below.setContentsMargins(4 * GRID, 0, 4 * GRID, 2 * GRID)
        column.addLayout(below)
        column.addWidget(self.warnings)
        self.warnings.setContentsMargins(4 * GRID, 0, 4 * GRID, 2 * GRID)
        for widget in (self.state, self.paper, self.warnings):
            widget.hide()
        column.addWidget(view, 1)

    def _tool(self, name: str, words: str, keys: str, act: Callable[[], None]) -> QToolButton:
        button = QToolButton()
        button.setObjectName("tool")
        button.setIcon(icon(name))
        button.setAutoRaise(True)
        button.setAccessibleName(words)
        key_name = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(f"{words}  {key_name}".strip())
        when(button.clicked, act)
        if keys:
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(act)
        return button

    def _show_page(self) -> None:
        words = _("{page} of {count}") if self.view.count else ""
        self._page.setText(words.format(page=self.view.page, count=self.view.count))
