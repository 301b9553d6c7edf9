"""Starting: what is imported, what happens without a screen, what a failure leaves behind."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QLabel, QMessageBox, QWidget

from stocktake_desktop import app, settings
from stocktake_desktop.ui.look.qt_words import MISSING
from stocktake_desktop.ui.look.style import theme_in_use, wear
from tests.plans import small_plan

LATER = {"alembic", "openpyxl", "docx", "pypdfium2", "reportlab", "uharfbuzz"}
"""Only what needs them imports them."""


def python(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, env={**os.environ, **environment}
    )


_STARTED = """
import gc, sys
from PySide6.QtCore import QTimer
from stocktake_desktop import app
start, timer = app.start_qt, []
def started(preferences):
    qt = start(preferences)
    print(gc.isenabled())
    timer.append(QTimer(interval=20))
    timer[0].timeout.connect(lambda: gc.isenabled() and qt.quit())
    timer[0].start()
    return qt
app.start_qt = started
app.run(None)
print(gc.get_freeze_count())
print(*{name.partition('.')[0] for name in sys.modules})
"""


_COPIED = """
from pathlib import Path
from PySide6.QtCore import QMimeData, QTimer
from PySide6.QtGui import QGuiApplication
from stocktake_desktop import app, settings
from stocktake_desktop.models import new_plan
from stocktake_desktop.ui.widgets.placing import SESSIONS_MIME
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.main_window import MainWindow
qt = app.start_qt(settings.Settings(Path("settings.json")))
window = MainWindow(Document(new_plan("")), settings.Settings(Path("settings.json")))
copied = QMimeData()
copied.setText("10:00 Opening")
copied.setData(SESSIONS_MIME, b"{}")
QGuiApplication.clipboard().setMimeData(copied)
del copied
QTimer.singleShot(0, qt.quit)
qt.exec()
print(QGuiApplication.clipboard().text())
"""


def test_the_program_ends_well_after_sessions_were_copied():
    done = python(_COPIED)
    assert (done.returncode, done.stdout.strip()) == (0, "10:00 Opening")


@pytest.fixture(scope="module")
def started() -> list[str]:
    """What a program says that shows its welcome page, and ends once garbage is collected."""
    done = python(_STARTED, DISPLAY=":0")
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_starting_imports_only_what_the_window_needs(started: list[str]):
    assert "PySide6" in started[2].split()
    assert set(started[2].split()) & LATER == set()


def test_no_garbage_is_collected_until_the_window_stands_and_what_stands_is_left_alone(started: list[str]):
    assert started[0] == "False"
    assert int(started[1]) > 50_000


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a screen is asked for by name only on Linux")
def test_without_a_screen_the_sheets_and_pictures_are_written_and_named(tmp_path: Path):
    done = python(
        f"import sys, pathlib\nfrom stocktake_desktop import app\n"
        f"sys.exit(app.run(None, sample=True, out=pathlib.Path({str(tmp_path)!r})))",
        DISPLAY="",
        WAYLAND_DISPLAY="",
    )
    assert done.returncode == 0, done.stderr
    written = {path.name for path in tmp_path.iterdir()}
    assert {"timeline-light.png", "timeline-dark.png"} <= written
    sheets = {re.sub(r"-draft-\d{4}-\d\d-\d\d\.pdf", "", name) for name in written}
    assert {f"stocktaking-meeting-{sheet}" for sheet in ("run-of-show", "day-1", "day-3")} <= sheets
    assert any(name.startswith("stocktaking-meeting-podium-") for name in written)
    named = {Path(line).name for line in done.stdout.splitlines()}
    assert written <= named
    for path in tmp_path.glob("*.pdf"):
        assert path.read_bytes().startswith(b"%PDF-")


def test_what_was_written_without_a_screen_before_is_not_written_over(qtbot, tmp_path: Path):
    with small_plan() as plan:
        first = [*app.write_sheets(plan, tmp_path), *app.draw_timelines(plan, tmp_path)]
        for path in first:
            path.write_bytes(b"mine")
        again = [*app.write_sheets(plan, tmp_path), *app.draw_timelines(plan, tmp_path)]
    assert [path.name for path in again] == [f"{path.stem}-2{path.suffix}" for path in first]
    assert {path.read_bytes() for path in first} == {b"mine"}
    assert all(len(path.read_bytes()) > 1000 for path in again)


def test_a_failure_leaves_a_report_that_names_the_place(tmp_path: Path):
    try:
        raise ValueError("the hall is on fire")
    except ValueError as error:
        report = app.write_crash_report(tmp_path / "logs", type(error), error, error.__traceback__)
    words = report.read_text("utf-8")
    assert "ValueError: the hall is on fire" in words
    assert "test_app.py" in words
    assert words.startswith("Stocktake Desktop ")


def test_a_failure_is_told_and_where_its_report_is(qtbot, capsys):
    from PySide6.QtCore import QTimer

    window = QWidget()
    told: list[str] = []
    qtbot.addWidget(window)

    def read() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        told.append(box.informativeText())
        box.accept()

    QTimer.singleShot(50, read)
    try:
        raise KeyError("room")
    except KeyError as error:
        app.tell_of_crash(window, type(error), error, error.__traceback__)
    assert "Your plan is safe" in told[0]
    report = Path(told[0].rpartition("written to ")[2].rstrip("."))
    assert "KeyError: 'room'" in report.read_text("utf-8")
    assert "KeyError: 'room'" in capsys.readouterr().err


@pytest.mark.parametrize(("wish", "worn"), [("light", "light"), ("dark", "dark"), ("system", "light")])
def test_a_theme_is_worn_by_everything(qapp, wish: str, worn: str):
    assert wear(wish).name == worn
    assert theme_in_use().name == worn
    assert theme_in_use().paper.name() in qapp.styleSheet()


def test_the_system_is_followed_only_when_asked(qtbot, tmp_path: Path):
    preferences = settings.Settings(tmp_path / "settings.json", theme="dark")
    qt = app.start_qt(preferences)
    qt.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert theme_in_use().name == "dark"
    preferences.theme = "system"
    qt.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert theme_in_use().name == "light"


@pytest.mark.parametrize(
    ("code", "cancel", "look_in", "shift"),
    [
        ("fr", "Annuler", "Regarder dans\u00a0:", "Maj"),
        ("es", "Cancelar", "Buscar en:", "Mayúsculas"),
        ("xx", "Cancel", "Look in:", "Shift"),
    ],
)
def test_qt_speaks_the_language_of_the_screens(qtbot, code: str, cancel: str, look_in: str, shift: str):
    try:
        app.speak(code)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        qtbot.addWidget(buttons)
        assert buttons.button(QDialogButtonBox.StandardButton.Cancel).text().replace("&", "") == cancel
        files = QFileDialog()
        files.setOption(QFileDialog.Option.DontUseNativeDialog)
        qtbot.addWidget(files)
        assert look_in in [label.text().replace("&", "") for label in files.findChildren(QLabel)]
        native = QKeySequence("Shift+Up").toString(QKeySequence.SequenceFormat.NativeText)
        assert native.startswith(f"{shift}+")
        untold = [words for words in MISSING if QCoreApplication.translate("QFileDialog", words) == words]
        assert len(untold) == len(MISSING) if code == "xx" else set(untold) <= {"Pages"}  # the same word in French
    finally:
        app.speak("en")
