"""What a file says as text, whether it is one or a workbook."""

from pathlib import Path

from stocktake_desktop.interchange.progress import Progress, silently
from stocktake_desktop.interchange.readers.programme_text.source import read_text
from stocktake_desktop.interchange.readers.workbook import SUFFIXES, read_workbook


def text_in(path: Path, progress: Progress = silently) -> str:
    """The text of a file; of a workbook the cells of its first sheet, with tabs between them."""
    return read_workbook(path, progress) if path.suffix.lower() in SUFFIXES else read_text(path)
