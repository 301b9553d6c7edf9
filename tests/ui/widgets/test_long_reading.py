"""Long reading in the window: the progress is there after a moment, and Stop leaves everything as it was."""

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QProgressDialog

from stocktake_desktop.interchange.progress import ReadingStopped
from stocktake_desktop.interchange.readers.programme_text import placing
from stocktake_desktop.ui.dialogs.importing import ImportDialog
from stocktake_desktop.ui.people.paste_dialog import PasteDialog
from tests.certain import certain
from tests.snapshots import digest

STOPPED = "The reading was stopped; nothing of it was kept."


class Stopping:
    """Whoever presses Stop as soon as it is there; `seen` is what the progress was called then."""

    def __init__(self):
        self.seen = []
        self._timer = QTimer(interval=1)
        self._timer.timeout.connect(self._look)

    def __enter__(self):
        self._timer.start()
        return self.seen

    def __exit__(self, *_exception):
        self._timer.stop()

    def _look(self):
        for dialog in QApplication.topLevelWidgets():
            if isinstance(dialog, QProgressDialog) and dialog.isVisible() and not dialog.wasCanceled():
                self.seen.append(dialog.windowTitle())
                dialog.cancel()


def events(count):
    one = "<event><title>Talk</title><start>10:00</start><duration>30</duration></event>"
    return f'<schedule><day date="2031-05-06"><room name="Hall">{one * count}</room></day></schedule>'


@pytest.mark.parametrize("name", ["long.xml", "long.txt"])
def test_a_file_whose_reading_is_stopped_is_not_taken(open_window, plan_path, tmp_path, name):
    window = open_window(plan_path)
    before = digest(window.document.plan)
    (tmp_path / name).write_text(events(60_000) if name.endswith("xml") else "10:00 Opening\n" * 90_000)
    form = ImportDialog(window, window.document.plan.meeting, "10:00 – 11:00 Tea")
    with Stopping() as seen:
        taken = form.take(tmp_path / name)
    assert seen
    if taken:  # stopped while it was shown
        assert form.fault() == STOPPED
        assert form.sessions.topLevelItemCount() == 0
    else:
        assert form.text.toPlainText() == "10:00 – 11:00 Tea"
    assert digest(window.document.plan) == before


def test_a_list_whose_reading_is_stopped_is_empty_until_it_is_read_again(open_window, plan_path):
    window = open_window(plan_path)
    text = "Name;Function;Organisation;Languages;Notes\n" + "Ana Ruiz;Minister;House;en;x\n" * 15_000
    with Stopping() as seen:
        form = PasteDialog(window, window.document.plan.meeting, text)
    assert seen
    assert form.fault() == STOPPED
    assert (form.people(), form.ok.isEnabled()) == ([], False)
    form.text.setPlainText("Name\nAna Ruiz")
    form.read()
    assert (form.fault(), len(form.people())) == ("", 1)


def test_an_import_that_is_stopped_leaves_the_plan_as_it_was(open_window, plan_path, tmp_path, monkeypatch):
    monkeypatch.setattr(placing, "_SLICE", 100)
    window = open_window(plan_path)
    told: list[str] = []
    before = digest(window.document.plan)
    window.document.refused.connect(told.append)
    form = ImportDialog(window, window.document.plan.meeting, "10:00 – 11:00 Opening\n" * 3000)
    assert form.fault() == ""
    with Stopping() as seen:
        window.document.do(form.place)
    assert (seen, told) == (["Import a programme"], [STOPPED])
    assert digest(window.document.plan) == before
    assert window.document.plan.undo_title != "Import 3000 sessions"


def test_a_plan_that_is_stopped_half_way_is_no_file(open_window, tmp_path, monkeypatch):
    monkeypatch.setattr(placing, "_SLICE", 100)
    form = ImportDialog(open_window(), None, "10:00 – 11:00 Opening\n" * 3000)
    assert form.fault() == ""
    with Stopping(), pytest.raises(ReadingStopped, match=STOPPED):
        form.start_plan(tmp_path / "new.stocktake")
    assert not list(tmp_path.glob("*new*"))


def test_a_text_with_a_line_too_long_for_a_field_is_read_all_the_same(open_window, plan_path, tmp_path):
    window = open_window(plan_path)
    (tmp_path / "wide.txt").write_text(f"10:00 – 11:00 Opening\n{'W' * 3_000_000}")
    form = ImportDialog(window, window.document.plan.meeting)
    assert form.take(tmp_path / "wide.txt")
    assert form.text.toPlainText() == "What is shown was read from wide.txt."
    assert form.text.isReadOnly()
    assert certain(form.notes.topLevelItem(0)).text(1).startswith("WWW")
    assert form.fault() == ""
