"""The people panel: the list, its search and filters, and all about one of them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.models import Category, Organisation, Person, SessionBlock
from stocktake_desktop.ui.people.lines import Filter, Sort
from tests.certain import certain


def click(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def double_click(view, row):
    middle = view.visualRect(view.model().index(row)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)


def test_the_list_says_who_how_often_and_what_is_open(panel):
    told = [(line.name, line.about, line.count, line.unsure and line.unsure.value) for line in panel.list.lines]
    assert told == [
        ("Zoë Abe", "Facilitator", 0, None),
        ("Ana Peña", "Minister · Peru", 2, "to be confirmed"),
        ("Émile Zola", "Peru", 0, None),
    ]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("pena", ["Ana Peña"]),
        ("EMILE peru", ["Émile Zola"]),
        ("per", ["Ana Peña", "Émile Zola"]),
        ("minister zoe", []),
    ],
)
def test_a_search_takes_no_notice_of_accents_and_order(panel, names, words, found):
    QTest.keyClicks(panel.filters.search, words)
    assert names() == found
    QTest.keyClick(panel.filters.search, Qt.Key.Key_Escape)
    assert len(names()) == 3


def test_filters_are_combined_and_all_lets_everybody_through(panel, names):
    chips = panel.filters.chips
    assert chips[Filter.TO_CONFIRM].text() == "To confirm 1"
    click(chips[Filter.MEMBER_STATE])
    assert names() == ["Ana Peña", "Émile Zola"]
    click(chips[Filter.WITHOUT_SESSION])
    assert (names(), panel.filters.all.isChecked()) == (["Émile Zola"], False)
    click(panel.filters.all)
    assert (len(names()), panel.filters.filters) == (3, frozenset())


def test_organisations_appear_where_their_people_do(panel, names):
    click(panel.filters.sorts[Sort.ORGANISATIONS])
    assert [(line.name, line.about, line.count) for line in panel.list.lines] == [
        ("Peru", "Member State", 2),
        ("World Bank", "WB · International organisation", 0),
    ]
    click(panel.filters.chips[Filter.WITHOUT_SESSION])
    assert names() == ["World Bank"]


def test_details_say_where_somebody_appears_and_how_much_that_is_a_day(window, panel, session_named):
    double_click(panel.list, 1)
    assert panel.details.title.text() == "Ana Peña"
    assert panel.details.places.load.text() == "Day 1: 2 sessions, 1 h 45"
    told = [(line.title.text(), line.about.text()) for line in panel.details.places.lines]
    assert told == [
        ("Opening", "Day 1, 10:00–10:15 · chair · confirmed"),
        ("Panel II", "Day 1, 15:00–16:30 · panellist · TBC"),
        ("Panel II", "Day 1, 15:00–16:30 · rapporteur · TBC"),
    ]
    click(panel.details.places.lines[1])
    assert window.document.selection == (session_named(window, "Panel II"),)


def test_every_field_is_changed_in_place_and_undone(window, panel, person, type_over, steps):
    panel.show_details(person("Ana").id)
    form = panel.details.person
    for field, words in (
        ("honorific", "H.E."),
        ("native_name", "Ana P."),
        ("function", "President"),
        ("notes", "vegan"),
    ):
        type_over(form.texts[field], words)
    type_over(form.moments["present_from"], "4 mar 9:30")
    type_over(form.moments["present_to"], "Day 2")
    type_over(form.organisation, "wb")
    ana = person("Ana")
    assert (ana.honorific, ana.native_name, ana.function, ana.notes) == ("H.E.", "Ana P.", "President", "vegan")
    assert (ana.present_from.isoformat(), ana.present_to.isoformat()) == ("2031-03-04T09:30:00", "2031-03-06T00:00:00")
    assert form.moments["present_to"].text() == "5 Mar 24:00"
    assert (ana.organisation.name, form.organisation.text(), steps()) == ("World Bank", "World Bank", 7)
    window.document.undo()
    assert form.organisation.text() == "Peru"


def test_a_long_organisation_is_read_whole_and_a_short_one_takes_one_line(window, panel, person):
    ana = person("Ana")
    panel.show_details(ana.id)
    field = panel.details.person.organisation
    QApplication.processEvents()
    low, line = field.height(), field.fontMetrics().lineSpacing()
    long = "Economic and Social Commission for Asia and the Pacific of the United Nations"
    window.document.do(set_field, Organisation, ana.organisation_id, "name", long)
    QApplication.processEvents()
    assert field.height() >= low + line
    drawn = field.grab(field.rect().adjusted(4, low, -4, -4)).toImage()
    ground = drawn.pixel(drawn.width() - 1, drawn.height() - 1)
    assert any(drawn.pixel(x, y) != ground for x in range(drawn.width()) for y in range(drawn.height()))
    window.document.undo()
    QApplication.processEvents()
    assert field.height() == low


def test_what_is_not_understood_is_said_and_changes_nothing(panel, person, type_over, steps):
    panel.show_details(person("Ana").id)
    form = panel.details.person
    type_over(form.moments["present_from"], "soon")
    type_over(form.organisation, "Atlantis")
    assert form.wrong["present_from"].text().startswith("“soon” is not a day and a time; write them such as 4 Dec")
    assert form.wrong["organisation_id"].text().startswith("No organisation is called “Atlantis”")
    assert steps() == 0


def test_the_list_follows_the_plan_also_when_it_was_hidden_meanwhile(window, panel, names, person):
    window.people_dock.hide()
    window.document.do(set_field, Person, person("Zoë").id, "family_name", "Zz")
    window.people_dock.show()
    QApplication.processEvents()
    assert names()[-1] == "Zoë Zz"


def test_add_takes_the_name_that_was_not_found_and_remove_takes_it_away(window, panel, names, person, steps):
    QTest.keyClicks(panel.filters.search, "Kari van Nordmann")
    click(panel.add_person)
    assert (person("Kari").family_name, panel.details.title.text()) == ("van Nordmann", "Kari van Nordmann")
    assert panel.details.person.texts["given_name"].hasFocus()
    click(panel.details.remove)
    assert (panel.currentIndex(), steps()) == (0, 2)
    click(panel.filters.sorts[Sort.ORGANISATIONS])
    panel.filters.search.clear()
    click(panel.add_organisation)
    form = panel.details.organisation
    QTest.keyClicks(form.texts["name"], "Kiribati")
    form.texts["name"].pause.flush()
    form.choices["category"].setFocus()
    QTest.keyClick(form.choices["category"], Qt.Key.Key_Down)
    made = next(one for one in window.document.plan.meeting.organisations if one.name == "Kiribati")
    assert made.category is not Category.OTHER or form.choices["category"].currentIndex() == list(Category).index(
        Category.OTHER
    )
    assert isinstance(made, Organisation)


def test_by_keys_alone(window, panel, names):
    window.people_dock.hide()
    window.timeline.setFocus()
    QTest.keyClick(window.timeline.view, Qt.Key.Key_P)
    assert panel.isVisible()
    assert panel.filters.search.hasFocus()
    QTest.keyClicks(panel.filters.search, "zola")
    QTest.keyClick(panel.filters.search, Qt.Key.Key_Down)
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert panel.details.title.text() == "Émile Zola"
    QTest.keyClick(panel.details.back, Qt.Key.Key_Escape)
    assert panel.list.hasFocus()
    assert [line.name for line in panel.list.chosen] == ["Émile Zola"]


def test_asked_for_from_elsewhere_the_panel_comes_up(window, panel, person):
    window.people_dock.hide()
    window.document.person_asked.emit(person("Zoë").id)
    assert panel.isVisible()
    assert panel.details.title.text() == "Zoë Abe"


def test_with_every_panel_open_the_window_still_fits_a_small_screen(window):
    for dock in (window.session_dock, window.findings_dock, window.history_dock):
        dock.show()
    QApplication.processEvents()
    assert window.minimumSizeHint().width() <= 1200


def test_a_right_click_selects_the_sessions_of_somebody(window, panel, session_named):
    middle = panel.list.visualRect(panel.list.model().index(1)).center()
    QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.RightButton, pos=middle)
    panel.list.customContextMenuRequested.emit(middle)
    menu = certain(QApplication.activePopupWidget())
    next(action for action in menu.actions() if "sessions" in action.text()).trigger()
    menu.close()
    assert set(window.document.selection) == {session_named(window, title) for title in ("Opening", "Panel II")}


@pytest.mark.parametrize("field", ["given_name", "family_name", "function", "name"])
def test_two_blanks_typed_as_a_name_leave_the_panel_as_it_was(panel, names, window, field):
    add = panel.add_organisation if field == "name" else panel.add_person
    if field == "name":
        click(panel.filters.sorts[Sort.ORGANISATIONS])
    before = names()
    click(add)
    form = panel.details.organisation if field == "name" else panel.details.person
    form.texts[field].setFocus()
    QTest.keyClicks(form.texts[field], "  ")
    QTest.keyClick(form.texts[field], Qt.Key.Key_Tab)
    panel.flush()
    window.document.do(set_field, SessionBlock, window.document.plan.meeting.sessions[0].id, "notes", "later")
    click(panel.details.back)
    assert sorted(names()) == sorted([*before, "(no name)"])


@pytest.mark.parametrize("unseen", ["  ", "\u00a0", "\u200b", "\u200f", "\u3164", "\u2060\ufe0f"])
def test_a_name_of_signs_that_nobody_sees_is_no_name(panel, names, window, unseen):
    ana = next(person for person in window.document.plan.meeting.people if person.given_name == "Ana")
    for field in ("given_name", "family_name", "function"):
        window.document.do(set_field, Person, ana.id, field, unseen)
    assert "(no name)" in names()
    window.document.do(set_field, Person, ana.id, "family_name", "Peña")
    assert "Peña" in names()
