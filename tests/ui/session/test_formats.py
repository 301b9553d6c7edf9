"""The menu of formats, in the session panel and in the Programme menu."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from stocktake_desktop.planning.templates import templates
from stocktake_desktop.ui.look.plain_words import plain_words


def entries(menu):
    menu.aboutToShow.emit()
    return {plain_words(action.text()): action for action in menu.actions() if not action.isSeparator()}


def test_a_parked_empty_session_gets_a_format_by_keys(desk):
    desk.document.select(desk.ids["talk"])
    button = desk.panel.segments.format
    shown: list[str] = []

    def press():
        menu = QApplication.activePopupWidget()
        if isinstance(menu, QMenu):
            timer.stop()
            shown.extend(plain_words(action.text()) for action in menu.actions())
            assert menu.defaultAction().text() == "Talks, then a panel"
            menu.setActiveAction(menu.defaultAction())
            QTest.keyClick(menu, Qt.Key.Key_Return)

    timer = QTimer(interval=5)
    timer.timeout.connect(press)
    timer.start()
    button.setFocus()
    button.showMenu()
    timer.stop()
    assert shown == [one.title for one in templates().values()]
    talk = desk.plan.session(desk.ids["talk"])
    assert [(one.title, one.minutes) for one in talk.segments][:2] == [("Introduction", 5), ("Talks", 25)]
    assert [item.minutes for item in desk.panel.segments.bar.drawn.items] == [5, 25, 10, 5]
    assert desk.steps() == 1


def test_where_there_are_items_it_says_so_and_offers_two_ways(desk):
    menu = desk.panel.segments.format.menu()
    found = entries(menu)
    assert not found["The session has 2 items already"].isEnabled()
    ways = entries(found["Panel: short introductions, then debate"].menu())
    assert list(ways) == ["Replace the 2 items (their people stay)", "Add after the 2 items"]
    ways["Replace the 2 items (their people stay)"].trigger()
    assert [one.title for one in desk.block.segments] == ["Introduction", "Panel", "Q&A"]
    assert desk.people() == ["Ada Mbeki @ Introduction", "Ben Okri @ Panel", "Presenter 3 @ Panel"]
    desk.document.undo()
    assert [one.title for one in desk.block.segments] == ["Debate", "Floor"]


def test_the_programme_menu_has_the_formats_of_the_selected_session(open_window, plan_path, session_named):
    window = open_window(plan_path)
    menu = next(one for one in window.menuBar().findChildren(QMenu) if plain_words(one.title()) == "Use a format")
    assert list(entries(menu)) == ["Select a session first"]
    window.document.select(session_named(window, "Panel II"))
    entries(menu)["Panel: short introductions, then debate"].trigger()
    block = window.document.selected
    assert [one.minutes for one in block.segments] == [5, 40, 45]
    assert window.document.plan.undo_title == "Use the format “Panel: short introductions, then debate” for Panel II"
