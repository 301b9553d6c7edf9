"""A vector picture as dots, drawn in a process of its own: one that never ends, or eats all memory, is ended.

The program starts itself with `DRAW` for that, so it is the same when it is frozen into one file.
"""

import sys
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QByteArray, QDeadlineTimer, QProcess, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from stocktake_desktop.words import _

DRAW = "--draw-svg"
"""The first argument; the files to read and to write, and the longer side in pixels, follow."""
LONGEST_DRAWING = 10_000
"""Milliseconds, the start of the process included."""
_LOOKS_EVERY = 40
"""Milliseconds between two looks at what the person does."""
_MOST_MEMORY = 1 << 30
"""Bytes."""


class DrawnTooLong(Exception):
    """The picture was not drawn in the time there is."""


def drawn(svg: bytes, side: int) -> bytes:
    """A PNG of an SVG, its longer side so many pixels; empty when there is nothing to draw, DrawnTooLong too late."""
    with TemporaryDirectory(prefix="stocktake-") as folder:
        source, target = Path(folder, "picture.svg"), Path(folder, "picture.png")
        source.write_bytes(svg)
        program = [] if getattr(sys, "frozen", False) else ["-m", "stocktake_desktop"]
        _run([*program, DRAW, str(source), str(target), str(side)])
        return target.read_bytes() if target.exists() else b""


def _run(arguments: list[str]) -> None:
    """Wait for the other process; after a moment the person is shown what is waited for, and can stop it."""
    from PySide6.QtWidgets import QApplication  # the other process needs none of this

    from stocktake_desktop.ui.widgets.long_reading import opening

    process, until = QProcess(), QDeadlineTimer(LONGEST_DRAWING)
    process.start(sys.executable, arguments)
    with opening(QApplication.activeWindow(), _("Drawing the picture")) as go_on:
        while process.state() != QProcess.ProcessState.NotRunning and not until.hasExpired() and go_on():
            process.waitForFinished(_LOOKS_EVERY)
    if process.state() != QProcess.ProcessState.NotRunning:
        process.kill()
        process.waitForFinished()
        raise DrawnTooLong


def draw(source: Path, target: Path, side: int) -> int:
    """What the other process does; returns its exit code."""
    _keep_within_bounds()
    svg = source.read_bytes()
    _application = QGuiApplication([sys.argv[0], "-platform", "offscreen"]) if b"text" in svg else None  # fonts
    image = _image(svg, side)
    beside = target.with_suffix(".new")
    if image is None or not image.save(str(beside), "PNG"):  # type: ignore[call-overload]
        return 1
    beside.replace(target)
    return 0


def _image(svg: bytes, side: int) -> QImage | None:
    renderer = QSvgRenderer(QByteArray(svg))
    size = renderer.viewBoxF().size() if renderer.viewBoxF().isValid() else renderer.defaultSize().toSizeF()
    if not renderer.isValid() or size.isEmpty():
        return None
    scale = side / max(size.width(), size.height())
    image = QImage((size * scale).toSize().expandedTo(QSize(1, 1)), QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter, QRectF(image.rect()))
    painter.end()
    return image


def _keep_within_bounds() -> None:
    """Where the system can, let this process have no more memory and time than a picture needs."""
    with suppress(ImportError, ValueError, OSError):  # Windows has no such module
        import resource  # not on Windows

        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (LONGEST_DRAWING // 1000, LONGEST_DRAWING // 1000))
