"""The rapporteur's form: questions, what was entered, lines to write on where nothing was, and a signature."""

from datetime import date, datetime

import pytest

from stocktake_desktop.edits.appearances import Who, add_alternate, add_appearance
from stocktake_desktop.edits.blocks import add_block, move_block
from stocktake_desktop.edits.contents import add_outcome, add_question, remove_item
from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.models import OutcomeKind, Role, SessionKind, new_plan
from stocktake_desktop.sheets.catalogue import PrintSettings, Sheet, Stamp, sheet_content, sheet_pdf
from stocktake_desktop.sheets.kinds.rapporteurs_form import reported_in
from stocktake_desktop.sheets.ledger import CURRENT, STALE, entry, last_issues, sheets_of
from stocktake_desktop.sheets.page.page import Page
from stocktake_desktop.sheets.words.languages import LANGUAGES
from stocktake_desktop.words import _, speaking
from tests.certain import certain
from tests.printing import print_sheets
from tests.sheets.drawn import drawn, timed, words_of, wrong

NOW = datetime(2031, 5, 5, 9, 40)
COMMITMENTS = ["Publish what pathways exist", "Exchange labour inspectors", "建立区域培训中心"]


def group():
    """An action group with a moderator, a rapporteur and two questions; it is reported the day after."""
    plan = new_plan("Rivers")
    first, second = add_day(plan, date(2031, 5, 6)), add_day(plan, date(2031, 5, 7))
    room = add_room(plan, "Room 2")
    block = add_block(
        plan, "Action Group 2", SessionKind.ACTION_GROUP, day_id=first, start=600, minutes=120, room_id=room
    )
    add_block(plan, "Early reports", SessionKind.REPORTING, day_id=first, start=540, minutes=60)
    add_block(plan, "Reports of the groups", SessionKind.REPORTING, day_id=second, start=605, minutes=55)
    add_appearance(plan, block, Who(placeholder="Ms. Rivera"), Role.MODERATOR)
    rapporteur = add_appearance(plan, block, Who(placeholder="Mr. Stone"), Role.RAPPORTEUR)
    add_alternate(plan, rapporteur, Who(placeholder="Deputy Stone"))
    for words in ("Who pays?", "Until when?"):
        add_question(plan, block, words)
    return plan, block


def enter(plan, block):
    for words in COMMITMENTS:
        add_outcome(plan, block, words)
    add_outcome(plan, block, "A trust fund", OutcomeKind.MEANS)


def levels(monkeypatch, plan, block):
    """The ruled lines of each page, by the distance from the upper edge: those as wide as the page."""
    found = []
    rule = Page.rule

    def note(page, x, y, length, thickness=0.5, *more, **others):
        if x == 0 and thickness == 0.6:
            found.append(round(y))
        rule(page, x, y, length, thickness, *more, **others)

    with monkeypatch.context() as patch:
        patch.setattr(Page, "rule", note)
        _data, report = sheet_pdf(plan, Sheet("rapporteurs-form", session_id=block), Stamp(1, NOW))
    return found, report


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_is_on_it_in_every_language(monkeypatch, language, paper):
    plan, block = group()
    enter(plan, block)
    about = {"language": language, "session_id": block}
    lines, report = drawn(monkeypatch, "rapporteurs-form", plan, paper, **about)
    words = words_of(lines)
    assert wrong(lines, "rapporteurs-form", paper) == []
    assert report.pages == 1
    with speaking(language):
        own = [_("Actionable commitments"), _("Means of implementation"), _("Signature of the rapporteur"), _("TBC")]
    shown = [*COMMITMENTS, "A trust fund", "Ms. Rivera", "Mr. Stone", "Deputy Stone", "Who pays?", "Until when?"]
    shown += ["Reports of the groups", timed("10:05", language), *own]
    assert [one for one in shown if "".join(one.split()) not in words] == []
    one, other = (
        sheet_pdf(plan, Sheet("rapporteurs-form", **about), Stamp(1, NOW), PrintSettings(paper=paper))[0]
        for _again in range(2)
    )
    assert one == other


def test_points_stand_under_their_heading_in_their_order():
    plan, block = group()
    enter(plan, block)
    said = [
        words
        for words in sheet_content(plan, Sheet("rapporteurs-form", session_id=block))
        if words not in ("•", "continued")
    ]
    first = said.index("Actionable commitments")
    assert said[first + 1 : first + 6] == [*COMMITMENTS, "Means of implementation", "A trust fund"]


def test_empty_lists_share_the_page_and_full_ones_leave_room_for_two_more(monkeypatch):
    plan, block = group()
    empty, report = levels(monkeypatch, plan, block)
    assert report.pages == 1
    assert len(empty) >= 14
    enter(plan, block)
    full, report = levels(monkeypatch, plan, block)
    assert (len(full), report.pages) == (4, 1)


def test_a_form_with_much_on_it_goes_on_and_still_has_lines_and_its_signature(monkeypatch):
    plan, block = group()
    for nth in range(60):
        add_question(plan, block, f"Question {nth} about the rivers")
    lines, report = levels(monkeypatch, plan, block)
    assert len(lines) == 16
    assert report.pages > 1
    texts, _report = drawn(monkeypatch, "rapporteurs-form", plan, session_id=block)
    signature = next(one for one in texts if one.words == "Signature of the rapporteur")
    assert signature.page == report.pages


def test_it_is_stale_when_a_point_is_added_and_current_when_that_is_taken_back(tmp_path):
    plan, block = group()
    sheet = next(one for one in sheets_of(plan) if one.kind == "rapporteurs-form")
    print_sheets(plan, [entry(plan, sheet, None)], tmp_path, NOW)
    assert entry(plan, sheet, last_issues(plan)[sheet.key]).state is CURRENT
    add_outcome(plan, block, "A trust fund")
    assert entry(plan, sheet, last_issues(plan)[sheet.key]).state is STALE
    remove_item(plan, plan.session(block).outcomes[0])
    assert entry(plan, sheet, last_issues(plan)[sheet.key]).state is CURRENT


def test_where_a_group_is_reported():
    plan, block = group()
    assert certain(reported_in(plan.session(block))).title == "Reports of the groups"
    move_block(plan, block, plan.meeting.days[1].id, 700, None)
    assert reported_in(plan.session(block)) is None


def test_who_has_one():
    plan, _block = group()
    assert [one.title for one in sheets_of(plan) if one.kind == "rapporteurs-form"] == ["Action Group 2"]
    add_outcome(plan, plan.meeting.sessions[-1].id, "A trust fund")
    assert len([one for one in sheets_of(plan) if one.kind == "rapporteurs-form"]) == 2
