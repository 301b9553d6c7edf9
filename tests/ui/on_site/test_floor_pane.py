"""The floor list in a window: forty delegations by keyboard and mouse, the countdown, the speakers' screen, restart."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from stocktake_desktop.edits.people import add_organisation
from stocktake_desktop.models import FloorKind
from stocktake_desktop.planning.floor import FloorCategory, speaking, spoken, waiting, withdrawn
from tests.certain import certain

LEFT, ENTER, CTRL = Qt.MouseButton.LeftButton, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier


class Floor:
    """The floor list of Panel I, 10:00–11:30, with somebody at the keys."""

    def __init__(self, day, session_named) -> None:
        self.day, self.plan = day, day.window.document.plan
        self.block = self.plan.session(session_named(day.window, "Panel I"))
        self.pane, self.edit = day.site.floor, day.site.floor.field.edit
        day.later(minutes=5)
        day.next()
        QTest.keyClick(day.window, Qt.Key.Key_L, CTRL | SHIFT)
        QApplication.processEvents()

    def type(self, words, *keys):
        QTest.keyClicks(self.edit, words)
        for key in keys:
            QTest.keyClick(self.edit, key)
        QApplication.processEvents()

    def add(self, *names):
        """Type delegations that are not in the meeting yet."""
        for name in names:
            self.type(name, ENTER, ENTER)

    def keys(self, key, modifiers=CTRL):
        QTest.keyClick(QApplication.focusWidget() or self.edit, key, modifiers)
        QApplication.processEvents()

    def row(self, name):
        return next(row for row in self.pane.list.rows() if row.name.text() == name)

    def click(self, button):
        QTest.mouseClick(button, LEFT)
        QApplication.processEvents()

    def drag(self, name, target, y):
        """Take a line by its dots and let it go at this height of another one."""
        handle = self.row(name).handle
        end = handle.mapFromGlobal(target.mapToGlobal(QPoint(5, y)))
        QTest.mousePress(handle, LEFT, pos=handle.rect().center())
        for point in (handle.rect().center() + QPoint(0, 20), end):
            QTest.mouseMove(handle, point)
        QTest.mouseRelease(handle, LEFT, pos=end)
        QApplication.processEvents()

    @property
    def order(self):
        return " ".join(one.name for one in waiting(self.block))

    @property
    def shown(self):
        return " ".join(f"{row.number.text()}:{row.name.text()}" for row in self.pane.list.rows())


@pytest.fixture
def floor(day, session_named):
    return Floor(day, session_named)


def test_forty_delegations_by_keyboard_alone(floor):
    names = [f"Country {nth:02d}" for nth in range(40)]
    for name in names:
        add_organisation(floor.plan, name)
    for name in names:
        floor.type(name, ENTER)
        assert (floor.edit.text(), floor.edit.hasFocus()) == ("", True)
    floor.type("", Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
    floor.type("", Qt.Key.Key_PageDown)
    assert floor.pane.kind.value() is FloorKind.RIGHT_OF_REPLY
    floor.type("country 07", ENTER)
    assert floor.pane.kind.value() is FloorKind.INSCRIBED
    assert [one.name for one in waiting(floor.block)] == [*names, "Country 07"]
    assert floor.pane.sums.sum.text() == (
        "41 on the list (40 × 3 + 1 × 10 min) = 2 h 10 of 1 h 10: 1 min 40 s each would fit"
    )
    assert floor.pane.sums.fit.text() == "Cut to 1½ min (C)"
    floor.click(floor.pane.sums.fit)
    floor.click(floor.pane.sums.fit)
    assert floor.pane.sums.sum.text() == "41 on the list (40 × 1½ + 1 × 10 min) = 1 h 10 of 1 h 10, 0 min free"
    floor.keys(ENTER)
    assert certain(speaking(floor.block)).name == "Country 00"
    floor.day.later(seconds=50)
    assert floor.pane.now.countdown.countdown.digits == "0:40"
    assert floor.pane.now.used.text() == "used 50 s of 1½ min"
    floor.keys(ENTER)
    assert certain(speaking(floor.block)).name == "Country 01"
    floor.day.later(seconds=105)
    assert floor.pane.now.countdown.countdown.digits == "−0:15"
    floor.keys(ENTER, CTRL | SHIFT)
    assert speaking(floor.block) is None
    assert floor.pane.now.rubric.text() == "The chair speaks"
    floor.type("country 05")
    floor.keys(Qt.Key.Key_Backspace, CTRL | SHIFT)
    assert [one.name for one in withdrawn(floor.block)] == ["Country 05"]
    assert [one.seconds_used for one in spoken(floor.block)] == [50, 105]
    assert (floor.edit.text(), floor.edit.hasFocus()) == ("", True)
    assert floor.shown.startswith("3:Country 02 4:Country 03 5:Country 04 6:Country 06")
    assert floor.shown.endswith("1:Country 00 2:Country 01 –:Country 05")
    assert floor.pane.sums.sum.text().endswith("\n2 have spoken, 2 min 35 s")


def test_what_is_typed_is_asked_about_and_never_lost(floor):
    floor.type("Nor", ENTER)
    assert floor.order == "Norway"
    floor.type("norway")
    assert floor.pane.field.list.item(0).text() == "Norway – on the list"
    floor.type("", ENTER)
    assert floor.order == "Norway"
    assert floor.edit.text() == "norway"
    floor.type("", Qt.Key.Key_Escape)
    floor.type("Wakanda", ENTER)
    assert floor.order == "Norway"
    assert floor.pane.field.says.text().startswith("“Wakanda” is not in this meeting")
    floor.type("", ENTER)
    assert floor.order == "Norway Wakanda"
    floor.type("Nor", Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, ENTER)
    assert floor.order == "Norway Wakanda Nor"
    floor.type("kari", ENTER)
    assert waiting(floor.block)[-1].name == "Norway · Kari Nordmann"
    QTest.keyClick(floor.edit, Qt.Key.Key_Z, CTRL)
    QApplication.processEvents()
    assert floor.order == "Norway Wakanda Nor"
    floor.type("kari")
    offers = floor.pane.field.list
    QTest.mouseClick(offers.viewport(), LEFT, pos=offers.visualItemRect(offers.item(0)).center())
    assert waiting(floor.block)[-1].speaker == "Kari Nordmann"


def test_with_the_mouse(floor):
    floor.add("Chile", "Peru", "Kenya", "Togo")
    floor.drag("Togo", floor.row("Chile"), 1)
    assert floor.order == "Togo Chile Peru Kenya"
    floor.click(floor.row("Peru").withdraw)
    assert floor.order == "Togo Chile Kenya"
    floor.click(floor.row("Kenya").give)
    assert certain(speaking(floor.block)).name == "Kenya"
    floor.click(floor.pane.now.next)
    assert certain(speaking(floor.block)).name == "Togo"
    floor.click(floor.pane.now.end)
    assert speaking(floor.block) is None
    floor.drag("Chile", floor.row("Togo"), 20)
    assert floor.order == "Chile"
    floor.click(floor.row("Peru").back)
    assert floor.order == "Chile Peru"
    floor.drag("Chile", floor.row("Togo"), 20)
    assert floor.order == "Peru Chile"
    floor.click(floor.row("Peru").withdraw)
    floor.click(floor.row("Peru").remove)
    assert withdrawn(floor.block) == []


def test_kinds_minutes_and_order_in_place(floor):
    floor.add("Chile", "Peru", "Africa")
    row = floor.row("Africa")
    row.kind.setFocus()
    QTest.keyClick(row.kind, Qt.Key.Key_Up)
    QApplication.processEvents()
    assert floor.order == "Africa Chile Peru"
    assert row.minutes.placeholderText() == "5"
    QTest.keyClick(row.kind, Qt.Key.Key_Down, ALT)
    QApplication.processEvents()
    assert floor.order == "Chile Africa Peru"
    floor.row("Chile").minutes.setFocus()
    QTest.keyClicks(floor.row("Chile").minutes, "10")
    QTest.keyClick(floor.row("Chile").minutes, ENTER)
    QApplication.processEvents()
    assert floor.pane.sums.sum.text().startswith("3 on the list (1 × 10 + 1 × 5 + 1 × 3 min) = 18 min of 1 h 10")
    QTest.keyClicks(floor.row("Peru").minutes, "0")
    QTest.keyClick(floor.row("Peru").minutes, ENTER)
    assert floor.row("Peru").wrong.text().startswith("A speaker has at least one minute")
    floor.pane.sums.each.setFocus()
    QTest.keyClicks(floor.pane.sums.each, "2")
    QTest.keyClick(floor.pane.sums.each, ENTER)
    QApplication.processEvents()
    assert floor.pane.sums.sum.text().startswith("3 on the list (2 × 2 + 1 × 4 min) = 8 min of 1 h 10")
    floor.pane.sums.each.setFocus()
    floor.pane.sums.each.selectAll()
    QTest.keyClicks(floor.pane.sums.each, "2½")
    QTest.keyClick(floor.pane.sums.each, ENTER)
    QApplication.processEvents()
    assert floor.pane.sums.sum.text().startswith("3 on the list (2 × 2½ + 1 × 5 min) = 10 min of 1 h 10")
    assert (floor.pane.sums.each.text(), floor.row("Peru").minutes.placeholderText()) == ("2½", "2½")
    floor.row("Peru").minutes.setFocus()
    floor.row("Peru").minutes.selectAll()
    QTest.keyClicks(floor.row("Peru").minutes, "1½")
    QTest.keyClick(floor.row("Peru").minutes, ENTER)
    assert floor.row("Peru").wrong.text().startswith("One speaker has whole minutes")
    floor.row("Peru").kind.setFocus()
    floor.keys(Qt.Key.Key_Backspace, CTRL | SHIFT)
    assert floor.order == "Chile Africa"


def test_the_speakers_see_who_has_the_floor_and_who_is_next(floor):
    desk = floor.day.site.speakers
    desk.open_or_close.click()
    floor.day.window.activateWindow()
    floor.add("Chile", "Peru", "Kenya")
    floor.keys(ENTER)
    floor.day.later(minutes=1)
    scene = desk.screen_shown.scene
    assert (scene.speaker, scene.countdown.digits, scene.following) == ("Chile", "2:00", "Peru")
    floor.keys(ENTER, CTRL | SHIFT)
    floor.day.later(seconds=10)
    scene = desk.screen_shown.scene
    assert (scene.speaker, scene.countdown.digits, scene.following) == ("", "18:50", "Peru")
    desk.close_screen()


def test_a_list_of_another_session_and_what_stands_where_there_is_none(floor, session_named):
    pane = floor.pane
    assert pane.empty.text().startswith("Nobody is on the list yet")
    floor.add("Chile")
    assert pane.empty.isHidden()
    other = session_named(floor.day.window, "Group 1")
    pane.session.show_value(other)
    pane.session.chosen.emit(other)
    assert pane.about.text().startswith("Group 1 · Breakout 1")
    floor.add("Peru")
    assert [one.name for one in waiting(floor.plan.session(other))] == ["Peru"]
    pane.session.show_value(None)
    pane.session.chosen.emit(None)
    assert floor.shown == "1:Chile"
    floor.day.real = datetime(2018, 1, 1, tzinfo=UTC)
    floor.day.later()
    assert pane.empty.text().startswith("Nothing runs now")
    assert pane.field.isVisible() is False


def test_half_a_name_stays_with_the_session_it_was_typed_for(floor):
    floor.type("Chi")
    floor.day.later(minutes=80)
    floor.day.next()
    floor.day.later(seconds=1)
    assert floor.pane.block is floor.block
    assert floor.edit.text() == "Chi"
    floor.type("", Qt.Key.Key_Escape)
    floor.day.later(seconds=1)
    assert floor.pane.block is None


def test_the_pane_is_remembered_and_so_is_who_has_the_floor(floor, open_window):
    floor.add("Chile")
    floor.keys(ENTER)
    path = floor.plan.path
    floor.day.window.close()
    again = open_window(path)
    again.on_site.clock.real = lambda: datetime(2018, 3, 12, 9, 2, tzinfo=UTC)
    again.on_site.look()
    assert again.on_site.side.shows_floor
    assert again.on_site.floor.now.name.text() == "Chile"
    assert again.on_site.floor.now.countdown.countdown.digits == "1:00"
    width = again.on_site.side.width()
    again.on_site.side.tabs.setCurrentIndex(0)
    assert again.on_site.side.width() < width
    assert again.settings.beside_rooms == "staff"


def test_a_plan_that_may_only_be_looked_at_has_no_field(floor):
    floor.add("Chile")
    for read_only in (True, False):
        floor.plan.read_only = read_only
        floor.day.window.document.replaced.emit()
        assert floor.pane.field.isVisible() is not read_only
        assert floor.row("Chile").kind.isEnabled() is not read_only


def test_somebody_with_a_title_is_added_as_a_person(floor):
    floor.type("H.E. Ms. Ana von Ruiz", ENTER)
    assert floor.pane.field.says.text().endswith("Press Enter again to add them as a person.")
    floor.type("", ENTER)
    person = certain(waiting(floor.block)[-1].person)
    assert (person.honorific, person.given_name, person.family_name) == ("H.E. Ms.", "Ana", "von Ruiz")
    floor.type("Kingdom of Wakanda", ENTER, ENTER)
    assert certain(waiting(floor.block)[-1].organisation).name == "Kingdom of Wakanda"


NONE = Qt.KeyboardModifier.NoModifier
A_, DOWN, ESC = Qt.Key.Key_A, Qt.Key.Key_Down, Qt.Key.Key_Escape


def press(floor, *keys):
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or floor.pane, key)
        QApplication.processEvents()


def test_letters_act_on_the_row_the_arrow_goes_into(floor):
    floor.type("swe", ENTER)  # a State of the world needs one Enter
    floor.type("per", ENTER)
    floor.type("ken", ENTER)
    floor.type("tog", ENTER)
    assert floor.order == "Sweden Peru Kenya Togo"
    press(floor, DOWN)
    assert floor.row("Sweden").hasFocus()
    press(floor, A_)
    assert floor.order == "Peru Kenya Togo Sweden"
    assert floor.row("Sweden").why.text().endswith(": end of States")
    floor.row("Peru").setFocus()
    press(floor, Qt.Key.Key_S, DOWN, DOWN, Qt.Key.Key_S)
    assert floor.order == "Togo Kenya Peru Sweden"
    assert floor.row("Peru").why.text().startswith("swapped with Togo")
    floor.row("Kenya").setFocus()
    press(floor, Qt.Key.Key_T, Qt.Key.Key_E)
    floor.keys(ENTER, NONE)
    QApplication.processEvents()
    assert floor.row("Kenya").marks.text() == "text received · +1 min"
    floor.row("Kenya").setFocus()
    press(floor, Qt.Key.Key_G)
    QTest.keyClicks(certain(QApplication.focusWidget()), "African Group")
    floor.keys(ENTER, NONE)
    QApplication.processEvents()
    assert floor.order == "Kenya Togo Peru Sweden"
    assert floor.row("Kenya").speaker.text() == "on behalf of African Group"
    floor.row("Togo").setFocus()
    press(floor, Qt.Key.Key_W, Qt.Key.Key_Up, Qt.Key.Key_W)
    assert floor.order == "Kenya Peru Sweden"
    assert [one.aligned_with for one in withdrawn(floor.block)] == ["African Group"]
    press(floor, ESC)
    assert floor.edit.hasFocus()
    press(floor, DOWN, DOWN, Qt.Key.Key_Delete)
    assert floor.order == "Kenya Sweden"


def test_whoever_was_called_and_is_not_there_waits_at_the_end_of_the_category(floor):
    floor.add("Africa")
    floor.row("Africa").kind.setFocus()
    floor.keys(Qt.Key.Key_Up, NONE)
    floor.pane.start()
    for name in ("swe", "per", "holy see"):
        floor.type(name, ENTER)
    floor.keys(ENTER)
    floor.keys(ENTER)
    floor.type("ken")
    floor.keys(Qt.Key.Key_A, CTRL | SHIFT)
    assert (speaking(floor.block), floor.order, floor.edit.text()) == (None, "Peru Sweden Holy See", "ken")
    assert floor.row("Sweden").why.text().endswith(": end of States")
    floor.keys(Qt.Key.Key_Z)
    floor.edit.clear()
    floor.keys(Qt.Key.Key_Z)
    assert certain(speaking(floor.block)).name == "Sweden"


def test_plus_and_minus_are_of_the_row_that_is_chosen_else_of_whoever_speaks(floor):
    floor.type("swe", ENTER)
    floor.type("per", ENTER)
    floor.keys(ENTER)
    floor.day.later(seconds=30)
    press(floor, DOWN, Qt.Key.Key_Plus, Qt.Key.Key_Plus, Qt.Key.Key_Minus)
    assert floor.row("Peru").minutes.text() == "4"
    floor.keys(Qt.Key.Key_Plus, SHIFT)  # as it is on many keyboards
    assert floor.row("Peru").minutes.text() == "5"
    assert floor.pane.now.countdown.countdown.digits == "2:30"
    floor.pane.now.end.setFocus()
    press(floor, Qt.Key.Key_Plus, Qt.Key.Key_E)  # the cards are hidden: nothing ends
    assert floor.pane.now.countdown.countdown.digits == "3:30"
    floor.click(floor.pane.now.less)
    assert floor.edit.hasFocus()
    assert floor.pane.now.countdown.countdown.digits == "2:30"
    assert floor.plan.undo_title == "One minute less for Sweden"


def test_the_list_tells_categories_by_word_and_form_under_heads_that_stand_over_them(floor):
    floor.type("holy see", ENTER)
    floor.type("chile", ENTER)
    floor.type("cuba", Qt.Key.Key_PageDown, ENTER)
    floor.type("kenya", Qt.Key.Key_PageUp, ENTER)
    rows = {row.name.text(): row for row in floor.pane.list.rows()}
    told = {name: (row.kind.currentText(), row.mark.category) for name, row in rows.items()}
    assert told == {
        "Kenya": ("group", FloorCategory.GROUP),
        "Chile": ("State", FloorCategory.STATE),
        "Holy See": ("observer", FloorCategory.OBSERVER),
        "Cuba": ("right of reply", FloorCategory.REPLY),
    }
    assert len({form_of(row.mark) for row in rows.values()}) == 4
    floor.day.window.resize(1366, 768)
    QApplication.processEvents()
    heads = {head.text(): head for head in floor.pane.heads.findChildren(QLabel)}
    assert list(heads) == ["No.", "Delegation", "Category", "Why here", "Minutes", "Speaks at"]
    row = rows["Chile"]
    for words, shown in (("Delegation", row.name), ("Category", row.kind), ("Why here", row.why)):
        assert abs(left_of(heads[words]) - left_of(shown)) <= 1, words
    for words, shown in (("Minutes", row.minutes), ("Speaks at", row.at)):
        assert abs(left_of(heads[words]) + heads[words].width() - left_of(shown) - shown.width()) <= 1, words


def form_of(mark):
    """Which of its points are painted, in whatever colour."""
    image = mark.grab().toImage()
    points = [(x, y) for x in range(image.width()) for y in range(image.height())]
    return frozenset(point for point in points if image.pixel(*point) != image.pixel(0, 0))


def left_of(widget):
    return widget.mapToGlobal(QPoint(0, 0)).x()


def test_a_point_of_order_a_pause_and_the_closing_by_letters(floor):
    floor.type("swe", ENTER)
    floor.type("per", ENTER)
    floor.keys(ENTER)
    floor.day.later(seconds=60)
    press(floor, DOWN, Qt.Key.Key_O)
    assert floor.edit.hasFocus()
    floor.type("cuba", ENTER)
    assert certain(speaking(floor.block)).name == "Cuba"
    assert floor.pane.now.next.accessibleName() == "Next: Sweden"
    floor.day.later(seconds=60)
    floor.keys(ENTER)
    assert certain(speaking(floor.block)).name == "Sweden"
    assert floor.pane.now.countdown.countdown.digits == "2:00"
    press(floor, DOWN, Qt.Key.Key_H)
    floor.day.later(seconds=30)
    assert floor.pane.now.countdown.countdown.digits == "2:00"
    press(floor, Qt.Key.Key_H, Qt.Key.Key_L)
    assert floor.pane.buttons.closed.text().startswith("List closed")
    press(floor, ESC)
    floor.type("chad", ENTER)
    assert floor.row("Chad").marks.text() == "late-comer"
    press(floor, DOWN, Qt.Key.Key_Y)
    assert floor.pane.kind.value() is FloorKind.RIGHT_OF_REPLY


def test_the_stop_cuts_the_list_and_the_chair_says_the_cut(floor):
    QApplication.clipboard().setText("\n".join(f"State {nth}" for nth in range(30)))
    floor.keys(Qt.Key.Key_V)
    assert len(waiting(floor.block)) == 30
    floor.day.later(seconds=1)
    cut = [row.above.text() for row in floor.pane.list.rows() if not row.above.isHidden()]
    assert len(cut) == 1
    assert cut[0].endswith("who stands below would not speak")
    assert floor.row("State 4").below.text() == "The first 5 must be in the room now"
    assert floor.pane.sums.announced.toPlainText().startswith("There are 30 delegations on my list. We must end at ")
    floor.pane.sums.announced.setPlainText("Two minutes each, please.")
    floor.day.later(seconds=1)
    sums = floor.pane.sums
    QTest.mouseClick(sums.fit, LEFT)
    QTest.mouseDClick(sums.fit, LEFT)  # of a hasty hand
    assert (floor.block.cut_seconds, sums.fit.text()) == (None, "Press again: cut to 2 min (C)")
    sums.guard.timeout.emit()  # too late
    assert sums.fit.text() == "Cut to 2 min (C)"
    assert (floor.edit.hasFocus(), sums.fit.property("due")) == (True, True)
    press(floor, DOWN, Qt.Key.Key_C)
    assert (floor.block.cut_seconds, sums.announced.toPlainText()) == (None, "Two minutes each, please.")
    floor.keys(Qt.Key.Key_C, CTRL | SHIFT)
    assert (floor.block.cut_seconds, floor.block.announced) == (120, "Two minutes each, please.")
    assert sums.promise.text() == "Cut to 2 min. The chair announces: “Two minutes each, please.”"
    floor.day.window.document.undo()
    QApplication.processEvents()
    assert (floor.block.cut_seconds, sums.fit.text()) == (None, "Cut to 2 min (C)")
    floor.day.window.document.redo()
    QApplication.processEvents()
    assert all(row.above.isHidden() for row in floor.pane.list.rows())
    assert (sums.fit.text(), bool(sums.fit.property("due"))) == ("Cut to 1½ min (C)", False)
    floor.click(floor.pane.sums.lift)
    assert floor.block.cut_seconds is None
    assert floor.pane.figures.remaining.text() == "30 remaining"


def test_the_list_closes_at_a_typed_time_and_what_is_no_time_says_so(floor):
    buttons = floor.pane.buttons
    QTest.keyClicks(buttons.closes, "10:1x")
    QTest.keyClick(buttons.closes, ENTER)
    floor.day.later(seconds=1)
    assert (floor.block.list_closes_at, buttons.closes.text()) == (None, "10:1x")
    assert "10:1x" in buttons.closed.text()
    buttons.closes.selectAll()
    QTest.keyClicks(buttons.closes, "1015")
    QTest.keyClick(buttons.closes, ENTER)
    QApplication.processEvents()
    assert floor.block.list_closes_at == datetime(2018, 3, 12, 10, 15)
    assert (buttons.closes.text(), buttons.closed.text()) == ("", "List closes 10:15")
    floor.type("peru", ENTER, ENTER)
    floor.day.later(minutes=16)
    floor.type("chad", ENTER, ENTER)
    assert [request.is_late for request in waiting(floor.block)] == [False, True]
    assert buttons.closed.text() == "List closed 10:15"
