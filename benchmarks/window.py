"""The window: start to first painted timeline, and one frame of a drag, each against bare Qt."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import quantiles
from time import perf_counter

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtWidgets import QApplication, QGraphicsScene, QGraphicsView

from benchmarks.measure import Measurement, interleave
from benchmarks.meetings import meeting_of
from stocktake_desktop.models import open_plan
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.look.style import wear
from stocktake_desktop.ui.timeline.gestures import Move, Subject
from stocktake_desktop.ui.timeline.panel import TimelinePanel

SIZES = (36, 1_000, 10_000)

_BLANK = """
import sqlalchemy, sqlalchemy.orm
from PySide6.QtWidgets import QApplication, QGraphicsScene, QGraphicsView, QMainWindow
app = QApplication([]); window = QMainWindow(); window.setCentralWidget(QGraphicsView(QGraphicsScene()))
window.resize(1440, 900); window.show(); app.processEvents(); window.grab()
"""
_PROGRAM = """
import gc, sys
gc.disable()  # as the program does until its window stands
from pathlib import Path
from stocktake_desktop import app, settings
from stocktake_desktop.models import open_plan
from stocktake_desktop.ui.document import Document
preferences = settings.load(Path(sys.argv[1]).with_suffix(".json")); qt = app.start_qt(preferences)
from stocktake_desktop.ui.main_window import MainWindow
window = MainWindow(Document(open_plan(Path(sys.argv[1]))), preferences); window.resize(1440, 900); window.show()
qt.processEvents(); window.grab()
"""


def measure(folder: Path) -> Iterator[Measurement]:
    """Start-up first, then drags on ever larger meetings."""
    yield _starting(folder)
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    wear("light")
    for size in SIZES:
        yield from _dragging(folder, size, app)


def _starting(folder: Path) -> Measurement:
    from stocktake_desktop.interchange.sample import copy_sample

    path = folder / "sample.stocktake"
    copy_sample(path).close()
    kept = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(folder / "bytecode")}  # as on any later start
    environment = {**os.environ, **kept, "QT_QPA_PLATFORM": "offscreen"}

    def run(code: str) -> None:
        subprocess.run([sys.executable, "-c", code, str(path)], check=True, env=environment, capture_output=True)

    return interleave(
        "start to first painted timeline, sample",
        lambda: run(_PROGRAM),
        "blank window and scene, SQLAlchemy imported",
        lambda: run(_BLANK),
        1.4,
    )


def _dragging(folder: Path, size: int, app: QApplication) -> Iterator[Measurement]:
    """A hundred frames of carrying one block to and fro; the floor moves a bare rectangle among bare rectangles.

    And the slowest frame but one of a hundred (p99) of all of them, which should stay within 16 ms.
    """
    path = folder / f"drag {size}.stocktake"
    meeting_of(path, size).close()
    plan = open_plan(path)
    panel = TimelinePanel(Document(plan))
    panel.resize(1440, 860)
    panel.show()
    app.processEvents()
    view, block = panel.view, plan.meeting.sessions[0]
    geometry = view.blocks.geometry
    grip = geometry.rects[block.id].center()
    bare = _bare_view(list(geometry.rects.values()), view)
    app.processEvents()
    moving = bare.scene().items()[0]
    moving.setZValue(1)
    view.take(Move(Subject.of(block), geometry, grip))

    def carry(frame: int) -> None:
        point = view.mapFromScene(grip + QPointF(0, frame % 50 * 3))
        view.carry_to(view.viewport().mapToGlobal(point), Qt.KeyboardModifier.NoModifier)
        app.processEvents()

    def move_bare(frame: int) -> None:
        moving.setPos(0, frame % 50 * 3)
        app.processEvents()

    drawn, bare_ones = Frames(carry), Frames(move_bare)
    floor = "the same with bare rectangles"
    yield interleave(f"100 frames of a drag, {size:,} blocks", drawn.run, floor, bare_ones.run, 1.5)
    slowest = Measurement(f"slowest frame of a drag (p99), {size:,} blocks; goal ≤ 16 ms", floor, float("nan"))
    slowest.times.append(drawn.p99)
    slowest.floors.append(bare_ones.p99)
    yield slowest
    view.drop_nothing()
    panel.close()
    bare.close()
    plan.close()


class Frames:
    """A hundred frames at a time, and how long each took."""

    def __init__(self, draw: Callable[[int], None]) -> None:
        self._draw = draw
        self._taken: list[float] = []

    def run(self) -> None:
        """Draw a hundred frames."""
        for frame in range(100):
            begun = perf_counter()
            self._draw(frame)
            self._taken.append(perf_counter() - begun)

    @property
    def p99(self) -> float:
        """Seconds within which 99 of 100 frames were drawn, the first hundred, for warming up, left out."""
        return quantiles(self._taken[100:], n=100)[98]


def _bare_view(rects: list[QRectF], like: QGraphicsView) -> QGraphicsView:
    scene = QGraphicsScene()
    scene.setSceneRect(like.sceneRect())
    for rect in rects:
        scene.addRect(rect, brush=Qt.GlobalColor.lightGray)
    bare = QGraphicsView(scene)
    scene.setParent(bare)
    bare.resize(like.size())
    bare.show()
    return bare
