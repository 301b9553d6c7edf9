"""A list pasted from a spreadsheet: columns, preview, and who seems known is asked about."""

from zipfile import ZipFile

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog

from stocktake_desktop.interchange.readers.list_columns import ListColumn
from stocktake_desktop.ui.look.actions import Action
from stocktake_desktop.ui.people.paste_answers import Answer
from tests.interchange.test_workbook import parts

LIST = (
    "Surname\tFirst name\tTitle\tCountry\tE-mail\tRoom\n"
    "PENA\tAna\tMinister of Labour\tperu\tana@p.pe\t12\n"
    "Diop\tAwa\tMinister\tSenegal\tawa@d.sn\t13\n"
    "\t\t\tChad\t\t\n"
    "Diop\tAwa\t\tSenegal\t\t\n"
)


@pytest.fixture
def paste(window, answer):
    """Press Ctrl+Shift+V with a text on the clipboard, and do something in the dialog."""

    def run(text, reply):
        QGuiApplication.clipboard().setText(text)
        answer(window.commands[Action.PASTE_PEOPLE].trigger, reply)

    return run


@pytest.fixture
def everybody(window):
    return lambda: sorted(
        (one.family_name, one.given_name, one.function, one.contact, one.organisation.name if one.organisation else "")
        for one in window.document.plan.meeting.people
    )


BEFORE = [
    ("Abe", "Zoë", "Facilitator", "", ""),
    ("Peña", "Ana", "Minister", "", "Peru"),
    ("Zola", "Émile", "", "", "Peru"),
]


def choose(box, value):
    """Choose as a person does: the box tells of it."""
    box.show_value(value)
    box.activated.emit(box.currentIndex())


def test_who_seems_known_is_asked_about_before_anything_is_added(paste, everybody, steps, window):
    def reply(dialog):
        assert dialog.preview.columns() == [
            ListColumn.FAMILY, ListColumn.GIVEN, ListColumn.FUNCTION, ListColumn.ORGANISATION, ListColumn.CONTACT,
            ListColumn.LEFT_OUT,
        ]  # fmt: skip
        told = [[dialog.preview.item(row, column).text() for column in (0, 2)] for row in range(1, 5)]
        assert told == [
            ["2", "Known: Ana Peña (Minister, Peru)"],
            ["5", "As in line 3"],
            ["4", "Names nobody: there is neither a name nor a function."],
            ["3", ""],
        ]
        assert not dialog.ok.isEnabled()
        assert dialog.wrong.text().startswith("2 of the list seem to be known already")
        choose(dialog.preview.questions[0], Answer.FILL)
        assert not dialog.ok.isEnabled()
        choose(dialog.preview.questions[2], Answer.LEAVE_OUT)
        assert dialog.counts.text() == "1 person is added · 1 is filled in · 2 lines are left out"
        dialog.ok.click()

    paste(LIST, reply)
    filled = ("Peña", "Ana", "Minister", "ana@p.pe", "Peru")
    assert everybody() == [BEFORE[0], ("Diop", "Awa", "Minister", "awa@d.sn", "Senegal"), filled, BEFORE[2]]
    assert (steps(), window.document.plan.undo_title) == (1, "Add a list of 2 people")
    window.document.undo()
    assert everybody() == BEFORE


def test_one_answer_for_all_and_nothing_is_merged_silently(paste, everybody):
    def reply(dialog):
        choose(dialog.for_all, Answer.ADD)
        assert dialog.ok.isEnabled()
        dialog.ok.click()

    paste(LIST, reply)
    names = [(family, given) for family, given, *_rest in everybody()]
    assert [name for name in names if name[0] in ("Diop", "PENA", "Peña")] == [
        ("Diop", "Awa"),
        ("Diop", "Awa"),
        ("PENA", "Ana"),
        ("Peña", "Ana"),
    ]


def test_a_column_can_mean_something_else(paste, everybody):
    def reply(dialog):
        assert dialog.preview.columns() == [ListColumn.GIVEN, ListColumn.FAMILY]
        choose(dialog.preview.boxes[0], ListColumn.FAMILY.value)
        choose(dialog.preview.boxes[1], ListColumn.GIVEN.value)
        dialog.ok.click()

    paste("Mao\tAnge\nLi\tBo\n", reply)
    assert [row[:2] for row in everybody()][1:3] == [("Li", "Bo"), ("Mao", "Ange")]


@pytest.mark.parametrize(
    ("text", "fault"),
    [("", "Paste the list above"), ("Country\tName\nPeru\t\n", "Nobody was found"), ("\x00", "Nobody was found")],
)
def test_what_cannot_be_is_said_and_escaping_adds_nobody(paste, everybody, steps, text, fault):
    def reply(dialog):
        assert dialog.wrong.text().startswith(fault)
        assert not dialog.ok.isEnabled()
        dialog.reject()
        assert dialog.result() == QDialog.DialogCode.Rejected

    paste(text, reply)
    assert (everybody(), steps()) == (BEFORE, 0)


def test_a_workbook_is_opened_as_if_its_rows_were_pasted(paste, everybody, tmp_path):
    path = tmp_path / "list.xlsx"
    with ZipFile(path, "w") as file:
        for name, text in parts().items():
            file.writestr(name, text)
    added = []

    def reply(dialog):
        dialog.take(path)
        choose(dialog.preview.questions[0], Answer.ADD)
        added.extend(dialog.people())
        dialog.reject()

    paste("", reply)
    assert [(one.given_name, one.family_name, str(one.present_from)) for one in added] == [
        ("Ana", "Peña", "2017-12-04 10:00:00")
    ]
    assert everybody() == BEFORE
