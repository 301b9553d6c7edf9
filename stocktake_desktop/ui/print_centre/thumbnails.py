"""Small pictures of the first page of each sheet, drawn in idle time and kept until the sheet may look otherwise."""

from collections.abc import Callable, Collection
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QPixmap

from stocktake_desktop.models import Plan, PlanError
from stocktake_desktop.sheets.catalogue import Stamp, sheet_pdf
from stocktake_desktop.sheets.ledger import Key, ListedSheet
from stocktake_desktop.ui.widgets.pdf_pages import PdfPages

_PAUSE = 15
"""Milliseconds between two pictures, in which the window answers."""


class Thumbnails(QObject):
    """Gives the picture of a sheet, or none yet and draws it soon; tells when one is ready."""

    ready = Signal(tuple)
    """The picture of the sheet with this key can be had."""

    def __init__(self, plan: Callable[[], Plan], height: int, parent: QObject) -> None:
        super().__init__(parent)
        self._plan, self._height = plan, height
        self._pictures: dict[Key, QPixmap] = {}
        self._old: set[Key] = set()
        self._wanted: dict[Key, ListedSheet] = {}
        self._just_asked: dict[Key, ListedSheet] = {}
        self._timer = QTimer(self, interval=_PAUSE)
        self._timer.timeout.connect(self._draw_one)

    def picture(self, sheet: ListedSheet, ratio: float) -> QPixmap | None:
        """The picture at so many device pixels a pixel; an older one, or None, while it is being drawn."""
        known = self._pictures.get(sheet.key)
        if known is None or sheet.key in self._old or known.devicePixelRatio() != ratio:
            self._ratio = ratio
            self._just_asked[sheet.key] = sheet
            if not self._timer.isActive():  # begun again at every question it would never end
                self._timer.start()
        return known

    def forget(self, keys: Collection[Key]) -> None:
        """These sheets may look otherwise now."""
        self._old |= self._pictures.keys() & set(keys)

    def forget_all(self) -> None:
        """Another plan is open."""
        self._pictures.clear()
        self._wanted.clear()
        self._just_asked.clear()
        self._old.clear()

    def _draw_one(self) -> None:
        self._wanted = self._just_asked | self._wanted  # what was asked for last is in sight, from the top
        self._just_asked = {}
        if not self._wanted:
            self._timer.stop()
            return
        key = next(iter(self._wanted))
        sheet = self._wanted.pop(key)
        self._old.discard(key)
        try:
            stamp = Stamp(None, datetime.min.replace(year=2000))
            data, _report = sheet_pdf(self._plan(), sheet, stamp)
        except PlanError:
            return
        pages = PdfPages(data)
        scale = self._height * self._ratio / max(pages.sizes[0].height(), pages.sizes[0].width())
        picture = QPixmap.fromImage(pages.picture(0, scale))
        picture.setDevicePixelRatio(self._ratio)
        self._pictures[key] = picture
        self.ready.emit(key)
