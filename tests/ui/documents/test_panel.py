"""The documents by real keys in a real window: typed, pasted, taken up, opened only when agreed, removed."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from stocktake_desktop.edits.documents import add_document, attach_file, link_document
from stocktake_desktop.ui.documents.model import DATE, FILE, KIND, LINK, SESSIONS, SYMBOL, TAKEN, TITLE
from stocktake_desktop.ui.documents.opening import safe_name
from stocktake_desktop.ui.look.actions import Action
from tests.certain import certain


@pytest.fixture
def window(open_window, plan_path):
    window = open_window(plan_path)
    window.commands[Action.PAPERS].trigger()
    QApplication.processEvents()
    return window


@pytest.fixture
def panel(window):
    return window.deferred.table.panel.documents


def shown(panel):
    cells = (TAKEN, SYMBOL, TITLE, SESSIONS)
    return [tuple(panel.rows.index(row, cell).data() or "" for cell in cells) for row in range(panel.rows.rowCount())]


def type_in(panel, column, words):
    panel.view.setCurrentIndex(panel.rows.index(panel.view.currentIndex().row(), column))
    QTest.keyClick(panel.view, Qt.Key.Key_F2)
    [editor] = [line for line in panel.view.findChildren(QLineEdit) if line.isVisible()]
    editor.setText(words)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()  # Qt writes it down once the key is done with


def test_a_document_is_added_and_typed_into(window, panel):
    assert panel.isVisible()
    panel.view.setFocus()
    QTest.keyClick(panel.view, Qt.Key.Key_Insert)
    QTest.keyClicks(certain(QApplication.focusWidget()), "Progress")
    QTest.keyClick(certain(QApplication.focusWidget()), Qt.Key.Key_Return)
    QApplication.processEvents()
    type_in(panel, SYMBOL, "A/CONF.231/2")
    type_in(panel, DATE, "6 Nov 2030")
    type_in(panel, DATE, "no date")
    type_in(panel, LINK, "https://example.org/2")
    [document] = window.document.plan.meeting.documents
    assert (document.symbol, document.date, document.link) == (
        "A/CONF.231/2",
        date(2030, 11, 6),
        "https://example.org/2",
    )
    assert "Progress" in document.title
    QTest.keyClick(panel.view, Qt.Key.Key_Delete)
    assert shown(panel) == []
    window.document.undo()
    assert [row[1] for row in shown(panel)] == ["A/CONF.231/2"]


def test_the_selected_session_takes_up_has_at_hand_or_has_not(window, panel, session_named):
    document = add_document(window.document.plan, "Report", "A/71/728")
    window.document.select(session_named(window, "Panel II"))
    panel.view.choose(panel.rows.row_of(document))
    seen = []
    for _press in range(3):
        QTest.keyClick(panel.view, Qt.Key.Key_Space)
        seen.append(shown(panel)[0])
    assert seen == [
        ("●", "A/71/728", "Report", "Panel II"),
        ("○", "A/71/728", "Report", "Panel II"),
        ("", "A/71/728", "Report", ""),
    ]


def test_what_no_session_takes_up_and_who_has_none_are_counted(window, panel, session_named):
    plan = window.document.plan
    report, _note = add_document(plan, "Report"), add_document(plan, "Note")
    assert panel.bare.itemText(0) == "1 session without a document"
    link_document(plan, report, session_named(window, "Panel II"))
    assert panel.untaken.text() == "1 document that no session takes up"
    assert panel.bare.itemText(0) == "0 sessions without a document"
    panel.untaken.click()
    assert [row[2] for row in shown(panel)] == ["Note"]
    panel.untaken.click()
    assert [row[2] for row in shown(panel)] == ["Report", "Note"]


def test_a_list_is_pasted_in_one_step(window, panel):
    QGuiApplication.clipboard().setText("Progress\tA/71/728\nNote\tA/72/1")
    QTest.keyClick(panel.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [row[1:3] for row in shown(panel)] == [("A/71/728", "Progress"), ("A/72/1", "Note")]
    assert window.document.plan.undo_title == "Add 2 documents"


def test_files_become_documents_with_their_content(window, panel, tmp_path):
    Path(tmp_path, "submission.pdf").write_bytes(b"%PDF")
    panel.add_files([tmp_path / "submission.pdf"])
    [document] = window.document.plan.meeting.documents
    assert (document.title, document.file_name) == ("submission", "submission.pdf")
    assert window.document.plan.files.content(document.digest) == b"%PDF"
    assert panel.rows.index(0, FILE).data() == "submission.pdf (1 KB)"
    assert panel.rows.index(0, KIND).data() == "background document"


@pytest.fixture
def opened(panel):
    """What would be handed to the desktop."""
    urls: list[QUrl] = []
    panel.opens = urls.append
    return urls


def open_it(panel):
    QTest.keyClick(panel.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_a_link_is_opened_only_when_agreed(window, panel, opened, answer):
    plan = window.document.plan
    add_document(plan, "Report", link="https://example.org/2")
    panel.view.choose(0)
    answer(lambda: open_it(panel), lambda box: box.reject())
    assert opened == []

    def agree(box):
        next(button for button in box.buttons() if button.text() == "Open in the browser").click()

    answer(lambda: open_it(panel), agree)
    assert [url.toString() for url in opened] == ["https://example.org/2"]
    refused: list[str] = []
    window.document.refused.connect(refused.append)
    add_document(plan, "Odd", link="file:///etc/passwd")
    panel.view.choose(1)
    open_it(panel)
    assert refused == ["file:///etc/passwd is no address of a page."]


def test_a_file_is_opened_only_when_agreed_and_never_run(window, panel, opened, answer):
    plan = window.document.plan
    attach_file(plan, add_document(plan, "Report"), "../../report.pdf", b"%PDF")
    panel.view.choose(0)

    def agree(box):
        next(button for button in box.buttons() if button.text() == "Open").click()

    answer(lambda: open_it(panel), agree)
    [url] = opened
    path = Path(url.toLocalFile())
    assert (path.name, path.read_bytes()) == ("report.pdf", b"%PDF")
    attach_file(plan, plan.meeting.documents[0].id, "report.exe", b"MZ")
    offered: list[str] = []

    def look(box):
        offered.extend(button.text() for button in box.buttons())
        box.reject()

    answer(lambda: open_it(panel), look)
    assert "Open" not in offered
    assert "Save as…" in offered


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("a.pdf", "a.pdf"),
        ("..\\..\\x.pdf", "x.pdf"),
        ("/etc/passwd", "passwd"),
        ("..", "document"),
        ("re\u202efdp.exe", "refdp.exe"),
    ],
)
def test_the_name_of_a_file_leads_nowhere(name, safe):
    assert safe_name(name) == safe
