"""Pages of which one is shown, and only that one wants room."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget


class ShownStack(QStackedWidget):
    """A page that is not shown makes the window no wider; which one comes is said before it does.

    A window that has grown for a page beside its panels would not shrink again once they are away.
    """

    coming = Signal(QWidget)
    """This page is about to be shown."""

    def show_page(self, page: QWidget) -> None:
        """Show a page."""
        self.coming.emit(page)
        self.setCurrentWidget(page)

    def minimumSizeHint(self) -> QSize:
        page = self.currentWidget()
        return page.minimumSizeHint() if page is not None else super().minimumSizeHint()
