"""Corrected paper: of the run of show only the days that changed are printed, and only their pages are taken back."""

from datetime import date, datetime

import pytest
from pypdf import PdfReader

from stocktake_desktop.edits.blocks import add_block, move_block
from stocktake_desktop.edits.distribution import set_distribution
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.edits.issues import Issued, record_issues, throw_away_issues
from stocktake_desktop.models import Meeting, SessionBlock, create_plan
from stocktake_desktop.planning.distribution import HandOut
from stocktake_desktop.sheets.ledger import CURRENT, STALE, ledger, printing_in_words
from stocktake_desktop.sheets.printing import Printing

NOW = datetime(2031, 5, 6, 9, 40)


class Desk:
    """A meeting of three days whose run of show was printed."""

    def __init__(self, folder, days=3):
        self.folder = folder
        self.plan = create_plan(folder / "rivers.stocktake", "Rivers")
        room = add_room(self.plan, "Great hall")
        self.blocks = []
        for nth in range(days):
            day = add_day(self.plan, date(2031, 5, 6 + nth))
            title = f"Panel {'ABC'[nth]}"
            self.blocks.append(add_block(self.plan, title, day_id=day, start=600, minutes=90, room_id=room))
        set_distribution(self.plan, {"run-of-show": HandOut(3, "staff")})

    @property
    def entry(self):
        return next(one for one in ledger(self.plan) if one.sheet.kind == "run-of-show")

    def print(self):
        """Print what is to come out of the run of show; the text of its pages."""
        sheet = self.entry.corrected
        printed = Printing(self.plan, NOW).write(sheet, self.folder / "sheet.pdf")
        record_issues(self.plan, [Issued(**printed.as_issue())], NOW)
        return "\n".join(page.extract_text() for page in PdfReader(self.folder / "sheet.pdf").pages)

    def rename(self, nth, title):
        set_field(self.plan, SessionBlock, self.blocks[nth], "title", title)

    def taken_back(self):
        """What is taken back, without what the marks are."""
        marks = [issue.mark for issue in self.plan.meeting.sheet_issues]
        words = self.entry.take_back
        for mark in marks:
            words = words.replace(f" · {mark}", "")
        return words


@pytest.fixture
def desk(tmp_path):
    desk = Desk(tmp_path)
    desk.print()
    yield desk
    desk.plan.close()


def test_only_the_day_that_changed_is_printed_and_the_others_stay_valid(desk):
    desk.rename(1, "Panel Two")
    assert (desk.entry.state, desk.entry.days) == (STALE, (2,))
    assert desk.taken_back() == "Take back: Run of show, pages of day 2, Rev. 1·A, 3 copies: staff"
    text = desk.print()
    assert "Panel Two" in text
    assert "Panel A" not in text
    assert "Corrected pages of day 2: destroy the earlier ones. All other pages stay valid." in text
    assert desk.entry.state is CURRENT
    first, second = desk.plan.meeting.sheet_issues
    assert (first.days, second.days, second.revision) == ("", "2031-05-07", 2)
    said = f"Run of show: of {first.name} the pages of days 1, 3 hold still, beside {second.name}"
    assert printing_in_words(desk.plan, first) == said


def test_what_is_taken_back_is_of_the_printing_that_has_these_pages(desk):
    desk.rename(1, "Panel Two")
    desk.print()
    desk.rename(0, "Panel One")
    assert desk.taken_back() == "Take back: Run of show, pages of day 1, Rev. 1·A, 3 copies: staff"
    desk.rename(1, "Panel 2")
    assert desk.entry.days == (1, 2)
    assert desk.taken_back() == (
        "Take back: Run of show, pages of day 1, Rev. 1·A, 3 copies: staff; pages of day 2, Rev. 2·A, 3 copies: staff"
    )
    text = desk.print()
    assert "Corrected pages of days 1, 2" in text
    assert "Panel C" not in text
    set_field(desk.plan, Meeting, desk.plan.meeting.id, "title", "Lakes")
    assert desk.entry.days == ()
    assert desk.taken_back() == (
        "Take back: Run of show, pages of day 3, Rev. 1·A, 3 copies: staff; "
        "pages of days 1, 2, Rev. 3·A, 3 copies: staff"
    )
    assert "Panel C" in desk.print()


def test_corrected_pages_that_were_thrown_away_leave_their_day_stale(desk):
    desk.rename(1, "Panel Two")
    desk.print()
    throw_away_issues(desk.plan, [desk.plan.meeting.sheet_issues[1].id], NOW)
    assert (desk.entry.state, desk.entry.days) == (STALE, (2,))


def test_what_moves_to_another_day_changes_both(desk):
    move_block(desk.plan, desk.blocks[0], desk.plan.meeting.days[1].id, 720, desk.plan.meeting.rooms[0].id)
    assert desk.entry.days == (1, 2)


def test_the_times_of_a_day_belong_to_its_pages(desk):
    move_block(desk.plan, desk.blocks[1], desk.plan.meeting.days[1].id, 630, desk.plan.meeting.rooms[0].id)
    assert desk.entry.days == (2,)


def test_a_day_that_is_new_or_the_only_one_has_the_whole_printed(desk, tmp_path):
    add_day(desk.plan, date(2031, 5, 9))
    assert (desk.entry.state, desk.entry.days) == (STALE, ())
    (tmp_path / "one").mkdir()
    one = Desk(tmp_path / "one", days=1)
    one.print()
    one.rename(0, "Panel One")
    assert (one.entry.state, one.entry.days) == (STALE, ())
    one.plan.close()
