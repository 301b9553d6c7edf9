"""The preview of a list names the filled columns that go nowhere, until they are given a meaning."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from stocktake_desktop.interchange.readers.list_columns import ListColumn
from stocktake_desktop.ui.people.paste_dialog import PasteDialog
from tests.certain import certain
from tests.plans import small_plan


def test_dropped_columns_are_named_with_how_many_are_filled(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    with small_plan() as plan:
        text = "Members of panels\nName\tRole\tDelegation / Organization\nAna Ruiz\tchair\tPeru\nBen Okri\texpert\t\n"
        dialog = PasteDialog(parent, plan.meeting, text)
        assert dialog.dropped.text() == (
            "Not taken: Role (2 filled). Choose above a column where it goes, such as Notes."
        )
        assert [certain(dialog.preview.item(row, 2)).text() for row in (1, 3)] == [
            "Stands above the headings.", "Organisation as in the lines above: Peru.",
        ]  # fmt: skip
        box = dialog.preview.boxes[1]
        box.show_value(ListColumn.NOTES.value)
        box.chosen.emit(ListColumn.NOTES.value)
        assert dialog.dropped.text() == ""
        assert [(person.name, person.notes) for person in dialog.people()] == [
            ("Ana Ruiz", "chair"),
            ("Ben Okri", "expert"),
        ]
