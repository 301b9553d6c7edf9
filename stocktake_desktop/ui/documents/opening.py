"""What is outside the program is opened only after the person agreed: the link of a document, or its file."""

from collections.abc import Callable
from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QFileDialog, QWidget

from stocktake_desktop.models import MeetingDocument, PlanError
from stocktake_desktop.paths import documents_folder
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.look.notice import agrees
from stocktake_desktop.whole import write_whole
from stocktake_desktop.words import _

_READABLE = frozenset(
    {".pdf", ".docx", ".odt", ".rtf", ".txt", ".csv", ".xlsx", ".ods", ".pptx", ".odp", ".png", ".jpg", ".jpeg"}
)
"""Endings of files that are read, not run; any other one is only saved elsewhere."""


Opens = Callable[[QUrl], object]
"""Hands an address to the desktop."""


def open_document(document: Document, row: MeetingDocument, parent: QWidget, opens: Opens) -> None:
    """Open the file of a document, else its link, if the person agrees."""
    if not document.may_leave():
        return
    if row.digest:
        _open_file(document, row, parent, opens)
    elif row.link:
        _open_link(document, row.link, parent, opens)
    else:
        document.refused.emit(_("This document has neither a file nor a link."))


def _open_link(document: Document, link: str, parent: QWidget, opens: Opens) -> None:
    url = QUrl(link if "://" in link else f"https://{link}")
    if url.scheme() not in ("http", "https") or not url.isValid():
        document.refused.emit(_("{link} is no address of a page.").format(link=link))
    elif agrees(parent, _("Open the link?"), url.toDisplayString(), _("Open in the browser")):
        opens(url)


def _open_file(document: Document, row: MeetingDocument, parent: QWidget, opens: Opens) -> None:
    name = safe_name(row.file_name)
    can_open = Path(name).suffix.lower() in _READABLE
    title = _("Open the file?") if can_open else _("Save the file?")
    words = _("{name} was put into this plan by somebody. Open it only if you know what it is.").format(name=name)
    if not agrees(parent, title, words, _("Open") if can_open else _("Save as…")):
        return
    try:
        content = document.plan.files.content(row.digest)
        if can_open:
            path = Path(mkdtemp(prefix="stocktake-"), name)
        else:
            path = Path(QFileDialog.getSaveFileName(parent, _("Save the file"), str(documents_folder() / name))[0])
        if path.name:
            write_whole(path, content)
        if can_open:
            opens(QUrl.fromLocalFile(str(path)))
    except (PlanError, OSError) as error:
        document.refused.emit(str(error))


def safe_name(name: str) -> str:
    """The name of a file without any folder, and without what a system would read otherwise than it is shown."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(sign for sign in last if sign.isprintable() and sign not in '<>:"|?*').strip(". ")
    return kept or "document"
