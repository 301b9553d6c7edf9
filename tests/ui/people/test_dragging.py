"""People dragged from the panel and back: onto blocks, segments, places, and by keys."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from stocktake_desktop.edits.contents import add_segment
from stocktake_desktop.models import Status
from stocktake_desktop.ui.people.lines import PeopleLine
from stocktake_desktop.ui.widgets.carried_who import carry
from tests.certain import certain

COPY, LEFT, NONE = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def over(widget, point, mime):
    """Come into a widget with something in the hand and stay over a point; True when it would be taken."""
    enter = QDragEnterEvent(point, COPY, mime, LEFT, NONE)
    QApplication.sendEvent(widget, enter)
    move = QDragMoveEvent(point, COPY, mime, LEFT, NONE)
    QApplication.sendEvent(widget, move)
    return enter.isAccepted() and move.isAccepted()


def drop(widget, point, mime):
    """Drag something over a point of a widget and let it go."""
    over(widget, point, mime)
    event = QDropEvent(QPointF(point), COPY, mime, LEFT, NONE)
    QApplication.sendEvent(widget, event)
    QApplication.processEvents()
    return event.isAccepted()


def choose(words):
    """Take an entry of the menu that stands open."""
    menu = certain(QApplication.activePopupWidget())
    entry = next(action for action in menu.actions() if action.text() == words)
    entry.trigger()
    menu.close()
    QApplication.processEvents()


@pytest.fixture
def who(panel):
    """People of the list by name, in the hand."""
    return lambda *names: carry([line.who for line in panel.list.lines if line.name in names])


@pytest.fixture
def block(window, session_named):
    """A session by title."""
    return lambda title: window.document.plan.session(session_named(window, title))


@pytest.fixture
def there(block):
    """Who is in a session."""
    return lambda title="Panel II": [
        f"{one.name}, {one.role.value}" + (f", {one.segment.title}" if one.segment else "")
        for one in block(title).appearances
    ]


PEOPLE = ["Ana Peña, panellist", "Ana Peña, rapporteur", "Speaker 2, panellist"]


def middle(window, block):
    return window.timeline.view.rect_of(block.id).center()


def test_a_drop_on_a_block_asks_for_the_role(window, who, block, there, steps):
    port = window.timeline.view.viewport()
    assert over(port, middle(window, block("Panel II")), who("Zoë Abe"))
    assert window.status.hint.text() == "Add Zoë Abe to Panel II"
    assert not over(port, QPoint(3, 3), who("Zoë Abe"))
    QApplication.sendEvent(port, QDragLeaveEvent())
    assert window.status.hint.text() == ""
    assert drop(port, middle(window, block("Panel II")), who("Zoë Abe"))
    choose("Moderator")
    assert (there(), steps()) == ([*PEOPLE, "Zoë Abe, moderator"], 1)
    assert window.document.selected is block("Panel II")


def test_esc_adds_nobody_and_several_are_one_step(window, who, block, there, steps):
    port, at = window.timeline.view.viewport(), middle(window, block("Opening"))
    drop(port, at, who("Zoë Abe"))
    QTest.keyClick(certain(QApplication.activePopupWidget()), Qt.Key.Key_Escape)
    assert steps() == 0
    drop(port, at, who("Zoë Abe", "Émile Zola"))
    choose("Expert")
    assert (there("Opening")[1:], steps()) == (["Zoë Abe, expert", "Émile Zola, expert"], 1)


def test_a_drop_on_a_placeholder_fills_it_and_it_is_emptied_again(window, who, block, there):
    window.document.select(block("Panel II").id)
    QApplication.processEvents()
    people = window.session.people
    row = people.list.rows()[2]
    assert drop(people, row.mapTo(people, row.rect().center()), who("Zoë Abe"))
    assert there() == [*PEOPLE[:2], "Zoë Abe, panellist"]
    menu = row.more.menu()
    menu.aboutToShow.emit()
    {action.text(): action for action in menu.actions()}["Empty the place again"].trigger()
    assert there() == PEOPLE


@pytest.mark.parametrize(
    ("entry", "names", "alternates"),
    [
        ("Instead of Ana Peña", ["Zoë Abe, panellist", *PEOPLE[1:]], []),
        ("Steps in for Ana Peña", PEOPLE, ["Zoë Abe"]),
        ("Expert", [*PEOPLE, "Zoë Abe, expert"], []),
    ],
)
def test_a_drop_on_somebody_asks_what_is_meant(window, who, block, there, entry, names, alternates):
    window.document.select(block("Panel II").id)
    QApplication.processEvents()
    people = window.session.people
    row = people.list.rows()[0]
    drop(people, row.mapTo(people, row.rect().center()), who("Zoë Abe"))
    choose(entry)
    first = block("Panel II").appearances[0]
    assert (there(), [one.name for one in first.alternates]) == (names, alternates)


def test_a_drop_on_a_segment(window, who, block, there):
    window.document.select(block("Panel II").id)
    window.document.do(add_segment, block("Panel II").id, "Debate", minutes=40)
    QApplication.processEvents()
    segments = window.session.segments
    for title, at in (
        ("Zoë Abe", segments.list.rows()[0].mapTo(segments, QPoint(60, 10))),
        ("Émile Zola", segments.bar.mapTo(segments, QPoint(8, 20))),
    ):
        assert drop(segments, at, who(title))
        choose("Panellist")
    assert there()[3:] == ["Zoë Abe, panellist, Debate", "Émile Zola, panellist, Debate"]


def test_carried_off_a_session_to_the_panel_or_to_another_block(window, panel, block, there, steps):
    ana = block("Panel II").appearances[1]
    mime = carry([], ana.id)
    assert drop(window.timeline.view.viewport(), middle(window, block("Opening")), mime)
    assert (there("Opening"), there()) == (["Ana Peña, chair", "Ana Peña, rapporteur"], [PEOPLE[0], PEOPLE[2]])
    assert drop(panel, QPoint(40, 300), carry([], block("Opening").appearances[0].id))
    assert (there("Opening"), steps()) == (["Ana Peña, rapporteur"], 2)


def drag_away(window, start, step):
    """Press at a point of the window and move in small steps."""
    handle = window.windowHandle()
    QTest.mousePress(handle, LEFT, NONE, start)
    for nth in range(1, 5):
        QTest.mouseMove(handle, start + step * nth)
    QTest.mouseRelease(handle, LEFT, NONE, start + step * 4)


def test_a_line_is_dragged_by_the_mouse(window, panel, block, there):
    taken: list[PeopleLine] = []
    panel.list.carried_out.connect(taken.extend)
    line = panel.list.viewport().mapTo(window, panel.list.visualRect(panel.list.model().index(0)).center())
    drag_away(window, line, QPoint(6, 3))
    drop(window.timeline.view.viewport(), middle(window, block("Opening")), carry(line.who for line in taken))
    choose("Keynote speaker")
    assert there("Opening")[1:] == ["Zoë Abe, keynote speaker"]


def test_a_row_leaves_the_session_by_its_handle(window, panel, block, there):
    """Dragged sideways out of the session panel and let go on the people panel, somebody is off the session."""
    window.document.select(block("Panel II").id)
    QApplication.processEvents()
    rows = window.session.people.list
    handle = rows.rows()[2].handle
    taken: list[str] = []
    rows.carried_out.connect(taken.append)
    drag_away(window, handle.mapTo(window, handle.rect().center()), QPoint(-30, 0))
    assert not rows.rows()[2].property("lifted")
    assert drop(panel, QPoint(60, 300), carry([], taken[0]))
    assert there() == PEOPLE[:2]


def test_by_keys_into_the_selected_session(window, panel, block, there):
    said: list[str] = []
    window.document.refused.connect(said.append)
    panel.list.choose(panel.list.lines[2].id)
    QTest.keyClick(panel.list, Qt.Key.Key_A)
    assert said == ["Select the session first: a click on its block, or the arrow keys there."]
    window.document.select(block("Opening").id)
    QTest.keyClick(panel.list, Qt.Key.Key_Insert)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.activeAction().text() == "Panellist"
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert there("Opening")[1:] == ["Émile Zola, keynote speaker"]


def test_s_takes_the_next_status_and_a_name_leads_to_the_details(window, panel, block):
    window.document.select(block("Panel II").id)
    QApplication.processEvents()
    row = window.session.people.list.rows()[0]
    row.role.setFocus()
    QTest.keyClick(row.role, Qt.Key.Key_S)
    assert block("Panel II").appearances[0].status is Status.INVITED
    QTest.mouseClick(row.name, LEFT)
    assert panel.details.title.text() == "Ana Peña"


def test_an_empty_session_says_how_people_come_in(window, block):
    window.document.select(block("Side event").id)
    assert not window.session.people.nobody.isHidden()
    window.document.select(block("Opening").id)
    assert window.session.people.nobody.isHidden()
