"""What nobody sees at start is made when it is first needed, and then is as if it had always been there."""

from PySide6.QtWidgets import QApplication

from stocktake_desktop.ui.look.actions import Action


def made(window):
    return {name for name, place in vars(window.deferred).items() if place.made is not None}


def test_a_window_makes_only_what_it_shows(open_window, plan_path):
    window = open_window()
    assert made(window) == {"welcome"}
    window.files.open(plan_path)
    assert made(window) == {"welcome"}
    for action, name in (
        ("table view", "table"),
        ("site view", "on_site"),
        ("plan view", "on_site"),
        ("people panel", "people"),
        ("history panel", "history"),
        ("filter", "filter_bar"),
    ):
        window.commands[action].trigger()
        QApplication.processEvents()
        assert name in made(window)
    assert window.people.isVisible()
    assert window.history_dock.isVisible()
    assert window.filter_bar.kinds.isVisible()


def test_the_welcome_page_has_the_keys_at_start(open_window):
    window = open_window()
    window.activateWindow()
    assert window.focusWidget() is window.welcome.paste


def test_a_panel_made_late_takes_its_place_in_the_tab_order(open_window, plan_path):
    window = open_window(plan_path)
    _made_last_to_first = window.history, window.people, window.filter_bar
    order, here = [window], window.nextInFocusChain()
    while here is not window:
        order.append(here)
        here = here.nextInFocusChain()
    expected = window.filter_bar.who, window.timeline.view, window.history.list, window.people.list, window.find_box
    assert sorted(expected, key=order.index) == list(expected)


def test_the_table_opens_at_what_was_selected_before_it_was_made(open_window, plan_path, session_named):
    window = open_window(plan_path)
    window.document.select(session_named(window, "Side event"))
    window.commands[Action.TABLE_VIEW].trigger()
    QApplication.processEvents()
    view, row = window.table.view, window.table.model.row_of(session_named(window, "Side event"))
    assert [index.row() for index in view.selectionModel().selectedRows()] == [row]
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()).center())


def test_the_table_is_made_as_narrow_as_the_filter_says(open_window, plan_path, session_named):
    window = open_window(plan_path)
    window.commands[Action.FILTER].trigger()
    window.filter_bar.who.setText("nobody")
    window.filter_bar.hides.setChecked(True)
    window.filter_bar._typing.timeout.emit()
    window.commands[Action.TABLE_VIEW].trigger()
    rows = range(window.table.model.rowCount())
    assert len(rows) == 3
    assert all(window.table.view.isRowHidden(row) for row in rows)


def test_a_name_asked_about_opens_the_people_panel(open_window, plan_path):
    from stocktake_desktop.edits.people import add_person

    window = open_window(plan_path)
    ana = add_person(window.document.plan, "Ana", "Ruiz")
    window.document.person_asked.emit(ana)
    QApplication.processEvents()
    assert window.people.details.isVisible()
    assert window.people.details.row_id == ana
