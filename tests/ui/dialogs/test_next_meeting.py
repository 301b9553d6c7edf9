"""Next meeting from this one, in the window: what is proposed, and the plan that is open afterwards."""

from datetime import date

from stocktake_desktop.ui.look.actions import Action


def test_it_opens_the_next_meeting(open_window, plan_path, answer):
    window = open_window(plan_path)
    first = window.document.plan.path

    def fill(form):
        assert (form.title.text(), form.first_day.date) == ("Jaipur round", date(2032, 3, 2))
        assert not form.days.isVisible()
        form.title.setText("Oslo round")
        form.place.setText("Oslo")
        form.first_day.show_date(date(2031, 9, 1))
        form.ok.click()

    answer(window.commands[Action.NEXT_MEETING].trigger, fill)
    meeting = window.document.plan.meeting
    assert (meeting.title, meeting.place, meeting.timezone) == ("Oslo round", "Oslo", "Asia/Kolkata")
    assert [day.date for day in meeting.days] == [date(2031, 9, 1), date(2031, 9, 2)]
    assert sorted(block.title for block in meeting.sessions) == ["Opening", "Panel II", "Side event"]
    assert window.document.plan.path != first
    assert first.exists()


def test_without_a_plan_there_is_no_next_one(open_window):
    assert not open_window().commands[Action.NEXT_MEETING].isEnabled()
