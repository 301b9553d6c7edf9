"""The first page of a sheet in a house style that is being tried."""

from collections.abc import Iterator

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from stocktake_desktop.models import Plan, PlanError
from stocktake_desktop.planning.house_style import HouseStyle
from stocktake_desktop.planning.moments import wall_clock
from stocktake_desktop.settings import Settings
from stocktake_desktop.sheets.catalogue import PrintSettings, Stamp, sheet_pdf
from stocktake_desktop.sheets.ledger import ListedSheet, sheets_of
from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.look.theme import GRID
from stocktake_desktop.ui.widgets.pdf_pages import PdfPages
from stocktake_desktop.words import _

_SIZE = QSize(90 * GRID, 122 * GRID)
_KINDS = ("podium", "day")
"""What is shown: the first of these that the meeting has."""


class HouseStylePage(QWidget):
    """A picture of the page, and the name of the sheet below it."""

    def __init__(self, plan: Plan, settings: Settings) -> None:
        super().__init__()
        self._plan, self._settings = plan, settings
        self._sheet = next(_shown(plan, settings.sheet_language), None)
        self.picture, self.words = QLabel(), plain_label(name="small", wrap=True)
        self.picture.setTextFormat(Qt.TextFormat.PlainText)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setAccessibleName(_("How a sheet will look"))
        self.words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.picture, 1)
        column.addWidget(self.words)
        self.setFixedWidth(_SIZE.width())
        self.picture.setMinimumHeight(_SIZE.height())

    def show_style(self, style: HouseStyle) -> None:
        """Show the sheet in this style."""
        sheet = self._sheet
        if sheet is None:
            self.words.setText(_("There is no sheet to look at yet: the meeting has no days."))
            return
        try:
            stamp = Stamp(None, wall_clock(self._plan.meeting))
            paper = self._settings.sheet_paper or self._settings.paper
            data, report = sheet_pdf(self._plan, sheet, stamp, PrintSettings(paper, house=style))
        except PlanError as error:
            self.words.setText(str(error))
            return
        self.picture.setPixmap(self._drawn(data))
        name = sheet.called
        self.words.setText("\n".join((name, *report.warnings[:2])))

    def _drawn(self, data: bytes) -> QPixmap:
        pages, ratio = PdfPages(data), self.devicePixelRatioF()
        size = pages.sizes[0]
        scale = min(_SIZE.width() / size.width(), _SIZE.height() / size.height()) * ratio
        picture = QPixmap.fromImage(pages.picture(0, scale))
        picture.setDevicePixelRatio(ratio)
        return picture


def _shown(plan: Plan, language: str) -> Iterator[ListedSheet]:
    sheets = list(sheets_of(plan, language))
    for kind in _KINDS:
        yield from (sheet for sheet in sheets if sheet.kind == kind)
