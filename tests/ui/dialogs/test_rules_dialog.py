"""The rules of the meeting: asked in one dialog, changed in one step."""

from stocktake_desktop.edits.rules import role_lines
from stocktake_desktop.models import Category, Role, SessionKind
from stocktake_desktop.ui.look.actions import Action


def test_all_rules_are_changed_in_one_step(open_window, plan_path, answer):
    window = open_window(plan_path)
    meeting = window.document.plan.meeting
    usual = role_lines(meeting)

    def fill(form) -> None:
        form.turnaround.show_value(15)
        field = form._stops[meeting.days[0].id]
        assert field.text() == "13:00, 18:00"
        field.setText("12:30, 25:00")
        assert not form.ok.isEnabled()
        field.setText("12.30, 18:00")
        form.list.setCurrentRow(0)
        form.take_out.click()
        form.kind.setCurrentIndex(list(SessionKind).index(SessionKind.PANEL))
        form.role.setCurrentIndex(list(Role).index(Role.CHAIR))
        form.sense.setCurrentIndex(1)
        form.category.setCurrentIndex(list(Category).index(Category.PRIVATE_SECTOR))
        form.put_in.click()
        assert form.list.item(form.list.count() - 1).text() == "Panel: chair never private sector"
        form.ok.click()

    answer(window.commands[Action.RULES].trigger, fill)
    assert meeting.turnaround_minutes == 15
    assert [stop.minute for stop in meeting.days[0].hard_stops] == [750, 1080]
    assert [stop.minute for stop in meeting.days[1].hard_stops] == [780, 1080]
    added = (SessionKind.PANEL, Role.CHAIR, Category.PRIVATE_SECTOR, False)
    assert role_lines(meeting) == [*usual[1:], added]
    assert window.document.plan.undo_title == "Change the rules of the meeting"
    window.document.undo()
    assert (meeting.turnaround_minutes, role_lines(meeting)) == (10, usual)


def test_nothing_changed_is_no_step(open_window, plan_path, answer):
    window = open_window(plan_path)
    before = window.document.plan.undo_title
    answer(window.commands[Action.RULES].trigger, lambda form: form.ok.click())
    assert window.document.plan.undo_title == before
