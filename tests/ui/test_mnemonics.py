"""Alt and a letter opens a menu, wherever the person is: nothing that stands in the window takes a letter itself."""

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QTabBar

from stocktake_desktop.models import Organisation, Person, Room, SessionBlock
from stocktake_desktop.ui.look.actions import Action
from stocktake_desktop.words import use_language
from tests.plans import small_plan
from tests.ui.walk import PLACES

NAMED = ((SessionBlock, "title"), (Room, "name"), (Person, "family_name"), (Organisation, "name"))
PANELS = ("history panel", "people panel", "session panel", "findings panel", "filter")


@pytest.fixture(params=("en", "fr", "es"))
def window(request, open_window, tmp_path):
    """A window in a language, on a plan in which everything has an ampersand in its name."""
    path = tmp_path / "Small.stocktake"
    with small_plan(path) as plan, plan.edit("Rename everything"):
        meeting = plan.meeting
        for row in (*meeting.sessions, *meeting.rooms, *meeting.people, *meeting.organisations):
            name = dict(NAMED)[type(row)]
            setattr(row, name, f"R&D {getattr(row, name)}")
    use_language(request.param)
    yield open_window(path)
    use_language("en")


def test_nothing_in_the_window_takes_a_letter_that_a_menu_may_have(window):
    found: dict[str, str] = {}
    for state in states_of(window):
        QApplication.processEvents()
        found |= {words: found.get(words, state) for words in lettered(window)}
    assert found == {}


def states_of(window):
    """Every view, panel and pane, one after the other, each shown."""
    meeting, sessions = window.document.plan.meeting, [block.id for block in window.document.plan.meeting.sessions]
    for place in (*PLACES, *PANELS):
        action = window.commands[Action.called(place)]
        if not action.isChecked():
            action.trigger()
        yield place
    window.document.select_all(sessions)
    yield "several sessions"
    for block in sessions:
        window.document.open(block)
        yield block
    for somebody in (*meeting.people, *meeting.organisations):
        window.document.person_asked.emit(somebody.id)
        yield somebody.name
    for cause in window.findings.list.causes:
        window.findings.list.choose(cause.key)
        yield cause.key
    for asked in (Action.CHASING, Action.TELLING):
        window.commands[asked].trigger()
        yield asked
    window.on_site.recovery.pane.show_stale(2)
    window.on_site.speakers.open_or_close.click()
    yield "the speakers' screen"


def lettered(window):
    """The words of what stands in the window and answers to Alt and a letter."""
    inside = [one for kind in (QAbstractButton, QLabel) for one in window.findChildren(kind) if one.window() is window]
    words = [one.text() for one in inside if not isinstance(one, QLabel) or one.buddy() is not None]
    words += [bar.tabText(nth) for bar in window.findChildren(QTabBar) for nth in range(bar.count())]
    assert len(words) > 20
    return {one for one in words if not QKeySequence.mnemonic(one).isEmpty()}
