"""Ties the knot: starts Qt, dresses it, opens a plan in the window; where there is no screen, writes the paper."""

import gc
import os
import platform
import sys
import tempfile
import traceback
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QLocale, QSize, Qt, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from stocktake_desktop import __version__, settings
from stocktake_desktop.interchange.sample import own_sample
from stocktake_desktop.models import Plan, PlanError, open_plan
from stocktake_desktop.paths import crash_folder, settings_file
from stocktake_desktop.planning.moments import wall_clock
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.look.qt_words import let_qt_speak
from stocktake_desktop.ui.look.style import wear
from stocktake_desktop.words import _, is_spoken, use_language

STANDS_AFTER = 200
"""Milliseconds after which the first picture is on the screen; until then no garbage is collected."""
PICTURE = QSize(1440, 900)
"""The size of the timeline's picture, in points; it is drawn with two pixels a point."""


def run(plan: Path | None, *, sample: bool = False, out: Path = Path("out")) -> int:
    """Open the window on a plan, on a copy of the sample, or on the welcome page; returns the exit code."""
    if not has_screen():
        print(_("There is no screen here, so the sheets and a picture of the timeline are written instead:"))
        write_without_screen(out, plan)
        return 0
    gc.disable()
    try:
        return _open_window(plan, sample)
    finally:
        gc.enable()


def _open_window(plan: Path | None, sample: bool) -> int:
    preferences = settings.load(settings_file())
    app = start_qt(preferences)
    from stocktake_desktop.ui.main_window import MainWindow
    from stocktake_desktop.ui.plan_files import no_plan

    first = _first_plan(plan, sample)
    window = MainWindow(Document(first or no_plan()), preferences)
    sys.excepthook = lambda *failure: tell_of_crash(window, *failure)
    window.theme_wished.connect(wear)
    window.show()
    QTimer.singleShot(STANDS_AFTER, collect_from_here)
    if first is not None and first.path is not None:
        preferences.remember(first.path)
    elif plan is not None:
        window.files.open(plan)  # tells why it cannot be opened
    elif sample:
        window.files.open_sample()
    return app.exec()


def collect_from_here() -> None:
    """Turn the garbage collector on, once: what stands by now stays, and is not looked at again while people work."""
    gc.collect()
    gc.freeze()
    gc.enable()


def _first_plan(path: Path | None, sample: bool) -> Plan | None:
    """The plan to start with, opened before the window so that the window is built once, with what it will show."""
    try:
        if path is None and sample:
            path = own_sample()
        return open_plan(path) if path is not None else None
    except (PlanError, OSError):
        return None


def has_screen() -> bool:
    """False on a Linux without a display."""
    return not sys.platform.startswith("linux") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def start_qt(preferences: settings.Settings) -> QApplication:
    """The Qt application, in the person's language and theme; it follows the system's light and dark while it runs."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("stocktake-desktop")
    app.setApplicationDisplayName("")
    app.setDesktopFileName("stocktake-desktop")
    speak(preferences.language or QLocale.system().name().split("_")[0])
    wear(preferences.theme)
    app.styleHints().colorSchemeChanged.connect(lambda _scheme: preferences.theme == "system" and wear("system"))
    return app


def speak(code: str) -> None:
    """Use the language on screens, for dates and for Qt's own words; English where there are no translations."""
    use_language(code)
    QLocale.setDefault(QLocale(code) if is_spoken(code) else QLocale("en_GB"))
    let_qt_speak(code if is_spoken(code) else "en")


def tell_of_crash(
    window: QWidget, kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Write what failed to a report and say so; the plan is safe, since every finished edit is on disk."""
    sys.__excepthook__(kind, error, trace)
    report = write_crash_report(crash_folder(), kind, error, trace)
    if window.property("failed"):  # one box at a time, however often a paint event fails
        return
    from stocktake_desktop.ui.look.notice import tell

    window.setProperty("failed", True)
    words = _("Your plan is safe: every finished change is on disk. What happened was written to {report}.")
    tell(window, _("Something went wrong in the program"), words.format(report=report))
    window.setProperty("failed", False)


def write_crash_report(
    folder: Path, kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> Path:
    """Write a report of a failure: version, system and where in the program; returns its path."""
    folder.mkdir(parents=True, exist_ok=True)
    report = folder / f"failure-{datetime.now():%Y-%m-%d-%H%M%S}.txt"
    head = f"Stocktake Desktop {__version__}\nPython {platform.python_version()}\n{platform.platform()}\n\n"
    report.write_text(head + "".join(traceback.format_exception(kind, error, trace)), "utf-8")
    return report


def write_without_screen(out: Path, path: Path | None = None) -> list[Path]:
    """Write the sheets of a plan (default: the sample) and pictures of its timeline into `out`; names each file."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    start_qt(settings.Settings(settings_file()))
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, open_plan(path or own_sample(Path(folder)), read_only=True) as plan:
        return [*write_sheets(plan, out), *draw_timelines(plan, out)]


def write_sheets(plan: Plan, out: Path) -> list[Path]:
    """Write every sheet of the meeting, as drafts."""
    from stocktake_desktop.sheets.catalogue import Stamp, write_sheet
    from stocktake_desktop.sheets.file_names import file_name, free_names
    from stocktake_desktop.sheets.ledger import sheets_of

    stamp = Stamp(revision=None, printed_at=wall_clock(plan.meeting), replaces=None)
    sheets = list(sheets_of(plan))
    written = []
    names = free_names((file_name(plan, sheet, None, stamp.printed_at.date()) for sheet in sheets), out)
    for sheet, name in zip(sheets, names, strict=True):
        write_sheet(plan, sheet, out / name, stamp)
        written.append(_named(out / name))
    return written


def draw_timelines(plan: Plan, out: Path) -> list[Path]:
    """Draw the timeline in light and dark, with two pixels a point."""
    from stocktake_desktop.sheets.file_names import free_names
    from stocktake_desktop.ui.timeline.panel import TimelinePanel

    written, looks = [], ("light", "dark")
    for look, name in zip(looks, free_names((f"timeline-{look}.png" for look in looks), out), strict=True):
        wear(look)
        panel = TimelinePanel(Document(plan))
        panel.resize(PICTURE)
        picture = QPixmap(PICTURE * 2)
        picture.setDevicePixelRatio(2)
        picture.fill(Qt.GlobalColor.transparent)
        panel.render(picture)
        picture.save(str(out / name))
        written.append(_named(out / name))
    return written


def _named(path: Path) -> Path:
    print(path)
    return path
