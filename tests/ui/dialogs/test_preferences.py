"""The preferences in a real window: what is kept, and what follows at once."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from stocktake_desktop.planning.clock import span
from stocktake_desktop.settings import load
from stocktake_desktop.ui.look.actions import Action
from stocktake_desktop.ui.look.motion import may_flash


def test_hours_and_snapping_follow_at_once_and_are_kept(open_window, plan_path, session_named, answer):
    window = open_window(plan_path)

    def fill(form):
        form.first_hour.show_value(6)
        form.last_hour.show_value(22)
        form.snap.show_value(15)
        form.theme.show_value("dark")
        form.reduced_motion.setChecked(True)
        assert form.later.isHidden()
        form.accept()

    themes: list[str] = []
    window.theme_wished.connect(themes.append)
    answer(window.commands[Action.PREFERENCES].trigger, fill)
    geometry = window.timeline.view.blocks.geometry
    assert (geometry.first, geometry.last) == (360, 1320)
    panel = session_named(window, "Panel II")
    window.document.select(panel)
    window.timeline.view.setFocus()
    QTest.keyClick(window.timeline.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    block = window.document.plan.session(panel)
    assert span(block.start, block.end) == "15:15–16:45"
    assert themes == ["dark"]
    kept = load(window.settings.path)
    assert (kept.first_hour, kept.last_hour, kept.snap, kept.theme) == (6, 22, 15, "dark")
    assert kept.reduced_motion
    assert not may_flash(kept)


def test_hours_in_the_wrong_order_are_not_kept(open_window, plan_path, answer):
    window = open_window(plan_path)

    def fill(form):
        form.first_hour.show_value(19)
        assert not form.ok.isEnabled()
        assert form.wrong.text() == "The last hour shown comes after the first one."
        form.reject()

    answer(window.commands[Action.PREFERENCES].trigger, fill)
    assert load(window.settings.path).first_hour == 8


def test_another_language_waits_for_the_next_start(open_window, answer):
    window = open_window()

    def fill(form):
        form.language.show_value("en")
        form.check()
        assert form.later.isVisible()
        form.accept()

    answer(window.commands[Action.PREFERENCES].trigger, fill)
    assert load(window.settings.path).language == "en"
