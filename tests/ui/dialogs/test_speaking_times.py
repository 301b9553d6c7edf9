"""How long each category may speak is a rule of the meeting, typed with the others in one step."""

from PySide6.QtWidgets import QWidget

from stocktake_desktop.edits.rules import change_rules
from stocktake_desktop.planning.floor import SpeakingTimes, speaking_times
from stocktake_desktop.planning.warning_times import WarningTimes, warning_times
from stocktake_desktop.ui.dialogs.rules import RulesDialog
from tests.plans import small_plan


def test_the_minutes_of_each_category_are_typed_with_the_rules(qtbot):
    plan = small_plan()
    window = QWidget()
    qtbot.addWidget(window)
    form = RulesDialog(window, plan.meeting)
    assert form.times() == SpeakingTimes(5, 3, 2, 10, 5)
    form.time_lines[1].setText("4")
    assert form.times() == SpeakingTimes(5, 4, 2, 10, 5)
    change_rules(plan, form.turnaround.meant(), form.stops(), form.roles(), form.times())
    assert speaking_times(plan.meeting) == SpeakingTimes(5, 4, 2, 10, 5)
    plan.undo()
    assert speaking_times(plan.meeting) == SpeakingTimes(5, 3, 2, 10, 5)
    form.warning_boxes[2].setValue(90)
    change_rules(plan, form.turnaround.meant(), form.stops(), form.roles(), form.times(), form.warnings())
    assert warning_times(plan.meeting) == WarningTimes(120, 120, 90, 30)
    plan.undo()
    assert warning_times(plan.meeting) == WarningTimes(120, 120, 60, 30)
    form.time_lines[0].setText("x")
    assert form.fault()
