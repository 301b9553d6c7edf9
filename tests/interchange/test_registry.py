"""Readers and writers are found; the command line and the dialogs offer what there is."""

from collections import Counter
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from stocktake_desktop import cli
from stocktake_desktop.interchange.registry import PROGRAMME_READERS, READERS, WRITERS, reader_for
from stocktake_desktop.interchange.sample import copy_sample
from stocktake_desktop.models import open_plan
from stocktake_desktop.settings import Settings
from stocktake_desktop.ui.dialogs.exporting import ExportDialog
from stocktake_desktop.ui.dialogs.importing import ImportDialog
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.plan_files import PlanFiles

PROGRAMME = "2031-05-06\n10:15 – 11:00\tOpening\n11:00 – 12:00\tPanel on water\n"


@pytest.mark.parametrize("kinds", [READERS, WRITERS], ids=["readers", "writers"])
def test_every_key_and_every_ending_is_of_one_kind(kinds):
    assert max(Counter(kind.key for kind in kinds).values()) == 1
    assert max(Counter(ending for kind in kinds for ending in kind.endings).values()) == 1
    assert all(ending.islower() and ending.startswith(".") for kind in kinds for ending in kind.endings)


def test_the_ending_tells_who_reads_and_what_is_unknown_is_a_text(tmp_path):
    for reader in READERS:
        assert [reader_for(tmp_path / f"a{ending.upper()}") for ending in reader.endings] == [reader] * len(
            reader.endings
        )
    assert reader_for(tmp_path / "programme").key == "text"


def test_the_command_line_reads_a_programme_whatever_its_ending(tmp_path, capsys):
    source = tmp_path / "programme.json"
    source.write_text(PROGRAMME)
    assert cli.run(["import", str(source), "--kind", "text"]) == 0
    with open_plan(tmp_path / "programme.stocktake") as plan:
        assert [block.title for block in plan.meeting.sessions] == ["Opening", "Panel on water"]
    assert cli.run(["import", str(source), "--kind", "poem"]) == cli.WRONG
    complaint = capsys.readouterr().err
    assert all(reader.key in complaint for reader in READERS)


@pytest.mark.parametrize("writer", WRITERS, ids=lambda writer: writer.key)
def test_every_kind_is_written_by_its_ending_by_its_key_and_from_the_menu(writer, tmp_path, qtbot, monkeypatch):
    sample, by_ending, by_key = tmp_path / "a.stocktake", tmp_path / f"b{writer.endings[0]}", tmp_path / "c.out"
    copy_sample(sample).close()
    assert cli.run(["export", str(sample), str(by_ending)]) == 0
    assert cli.run(["export", str(sample), str(by_key), "--format", writer.key]) == 0
    assert by_ending.read_bytes() == by_key.read_bytes() != b""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(tmp_path / "d"), ""))
    window = QWidget()
    qtbot.addWidget(window)

    def choose(form):
        form.format.setCurrentText(next(words for words in texts(form.format) if words.startswith(f"{writer.title} (")))
        form.format.activated.emit(form.format.currentIndex())
        form.ok.click()

    with open_plan(sample) as plan:
        files = PlanFiles(Document(plan), Settings(tmp_path / "settings.json"), window)
        with answering(ExportDialog, choose):
            files.export()
    assert (tmp_path / f"d{writer.endings[0]}").read_bytes() == by_key.read_bytes()


def texts(box):
    return [box.itemText(nth) for nth in range(box.count())]


@contextmanager
def answering(kind, answer):
    """Whatever dialog of this kind is asked within is answered; one that stays open is closed."""

    def look():
        front = QApplication.activeModalWidget()
        if isinstance(front, kind):
            timer.stop()
            answer(front)
            front.close()

    timer = QTimer(interval=1)
    timer.timeout.connect(look)
    timer.start()
    yield
    timer.stop()


def test_the_import_dialog_offers_every_ending(qtbot, monkeypatch):
    asked = []
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *words: asked.append(words[-1]) or ("", ""))
    window = QWidget()
    qtbot.addWidget(window)
    dialog = ImportDialog(window, None)
    dialog.open_file.click()
    first = asked[0].split(";;")[0]
    assert [ending for kind in PROGRAMME_READERS for ending in kind.endings if f"*{ending}" not in first] == []
