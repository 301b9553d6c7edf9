"""Which sheets are stale: decided by what they show."""

import json
from datetime import UTC, date, datetime

import pytest
from pypdf import PdfReader

from stocktake_desktop import cli
from stocktake_desktop.edits.appearances import Who, add_appearance
from stocktake_desktop.edits.blocks import add_block, move_block, remove_block
from stocktake_desktop.edits.contents import add_segment
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.floor import inscribe
from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.edits.issues import Issued, find_issues_again, record_issues, throw_away_issues
from stocktake_desktop.models import (
    Appearance,
    EditRefused,
    Meeting,
    Role,
    SegmentKind,
    SessionBlock,
    SessionKind,
    Status,
    create_plan,
    open_plan,
)
from stocktake_desktop.sheets.catalogue import Sheet, sheet_content
from stocktake_desktop.sheets.ledger import CURRENT, EARLIER, NEVER_PRINTED, STALE, SUPERSEDED, THROWN_AWAY
from stocktake_desktop.sheets.ledger import ledger as whole_ledger
from stocktake_desktop.sheets.page.content import changes, fingerprint
from stocktake_desktop.sheets.registry import SHEET_KINDS, sheet_kind
from stocktake_desktop.words import _, speaking
from tests.printing import print_sheets

NOW = datetime(2031, 5, 5, 9, 40)
THREE = ("run-of-show", "day", "podium")


def ledger(plan):
    """The first three kinds of sheet; what holds for them holds for all."""
    return [one for one in whole_ledger(plan) if one.sheet.kind in THREE]


class Desk:
    """A meeting of one day with a panel and a closing, and somebody who prints."""

    def __init__(self, folder):
        self.folder = folder
        self.plan = create_plan(folder / "rivers.stocktake", "Rivers")
        self.day, self.room = add_day(self.plan, date(2031, 5, 6)), add_room(self.plan, "Great hall")
        place = {"day_id": self.day, "room_id": self.room}
        self.panel = add_block(self.plan, "Panel I", SessionKind.PANEL, start=600, minutes=60, **place)
        self.closing = add_block(self.plan, "Closing", SessionKind.CLOSING, start=720, minutes=30, **place)
        add_block(self.plan, "Lunch", SessionKind.BREAK, start=780, minutes=60, **place)
        self.speaker = add_appearance(self.plan, self.panel, Who(placeholder="Presenter 2"))
        self.second = add_appearance(self.plan, self.panel, Who(placeholder="Presenter 3"))

    def print_all(self):
        entries = [one for one in ledger(self.plan) if one.state is not CURRENT]
        return [one.path.name for one in print_sheets(self.plan, entries, self.folder / "paper", NOW)]

    def stale(self):
        return {one.sheet.title for one in ledger(self.plan) if one.state is STALE}


@pytest.fixture
def desk(tmp_path):
    desk = Desk(tmp_path)
    yield desk
    desk.plan.close()


def test_every_sheet_is_listed_and_printed_once(desk):
    assert {one.state for one in ledger(desk.plan)} == {NEVER_PRINTED}
    names = desk.print_all()
    sheets = ("run-of-show", "day-1", "podium-1-1000-panel-i", "podium-1-1200-closing")
    assert names == [f"rivers-{sheet}-rev-1-2031-05-05.pdf" for sheet in sheets]
    assert {(one.state, one.revision) for one in ledger(desk.plan)} == {(CURRENT, 1)}
    assert desk.print_all() == []


CHANGES = [
    (
        "moved",
        lambda d: move_block(d.plan, d.closing, d.day, 735, d.room),
        {"Run of show", "Day 1", "Closing", "Panel I"},
    ),
    (
        "confirmed",
        lambda d: set_field(d.plan, Appearance, d.second, "status", Status.CONFIRMED),
        {"Run of show", "Day 1", "Panel I"},
    ),
    ("own notes", lambda d: set_field(d.plan, Meeting, d.plan.meeting.id, "notes", "Call the caterer"), set()),
    ("removed", lambda d: remove_block(d.plan, d.closing), {"Run of show", "Day 1", "Panel I"}),
]


@pytest.mark.parametrize(("act", "stale"), [case[1:] for case in CHANGES], ids=[case[0] for case in CHANGES])
def test_a_sheet_is_stale_when_what_it_shows_has_changed_and_not_otherwise(desk, act, stale):
    desk.print_all()
    act(desk)
    assert desk.stale() == stale
    desk.plan.undo()
    assert desk.stale() == set()
    assert {one.state for one in ledger(desk.plan)} == {CURRENT}  # taking back never takes paper back


def test_undo_and_redo_pass_over_what_was_printed(desk):
    desk.print_all()
    for _nth in range(2):
        assert desk.plan.undo()
    desk.print_all()
    printed = {one.id: one.revision for one in desk.plan.meeting.sheet_issues}
    while desk.plan.redo():
        pass
    assert desk.stale() == {"Run of show", "Day 1", "Panel I"}
    while desk.plan.undo():
        assert {one.id: one.revision for one in desk.plan.meeting.sheet_issues} == printed
    assert {one.state for one in ledger(desk.plan)} == {SUPERSEDED}


def test_paper_that_was_thrown_away_gives_its_number_to_no_other(desk):
    desk.print_all()
    issue = next(one for one in desk.plan.meeting.sheet_issues if one.sheet == "podium")
    throw_away_issues(desk.plan, [issue.id], NOW)
    assert {one.state for one in ledger(desk.plan) if one.sheet.subject == issue.subject} == {THROWN_AWAY}
    desk.print_all()
    last = next(one for one in ledger(desk.plan) if one.sheet.subject == issue.subject)
    assert (last.state, last.revision) == (CURRENT, 2)
    throw_away_issues(desk.plan, [last.issue_id], NOW)
    find_issues_again(desk.plan, [issue.id])
    last = next(one for one in ledger(desk.plan) if one.sheet.subject == issue.subject)
    assert (last.state, last.revision) == (CURRENT, 1)
    desk.print_all()
    move_block(desk.plan, issue.subject, desk.day, 630, desk.room)
    desk.print_all()
    revisions = sorted(one.revision for one in desk.plan.meeting.sheet_issues if one.subject == issue.subject)
    assert revisions == [1, 2, 3]


def test_paper_of_an_earlier_version_of_a_sheet_is_told_as_that_and_not_as_changed(desk):
    (sheet,) = [one.sheet for one in ledger(desk.plan) if one.sheet.title == "Closing"]
    version = sheet_kind("podium").content_version - 1
    record_issues(desk.plan, [Issued("podium", desk.closing, 1, "[]", "f", content_version=version)], NOW)
    assert [one.state for one in ledger(desk.plan) if one.sheet == sheet] == [EARLIER]
    same = fingerprint(sheet.content(desk.plan))
    record_issues(desk.plan, [Issued("podium", desk.closing, 2, "[]", same, content_version=version)], NOW)
    assert [one.state for one in ledger(desk.plan) if one.sheet == sheet] == [CURRENT]


def test_every_kind_of_sheet_is_printed_and_then_current(desk):
    entries = whole_ledger(desk.plan)
    assert set(THREE) < {one.sheet.kind for one in entries} <= {kind.key for kind in SHEET_KINDS}
    printed = print_sheets(desk.plan, entries, desk.folder / "paper", NOW)
    assert len({one.path for one in printed}) == len(entries) == len(list((desk.folder / "paper").iterdir()))
    waiting = [one for one in whole_ledger(desk.plan) if one.state is not CURRENT]
    assert [one.sheet.kind for one in waiting] == ["change-notice"]  # now that there is a programme to differ from
    print_sheets(desk.plan, waiting, desk.folder, NOW)
    assert {one.state for one in whole_ledger(desk.plan)} == {CURRENT}
    set_field(desk.plan, Meeting, desk.plan.meeting.id, "notes", "Call the caterer")
    assert {one.state for one in whole_ledger(desk.plan)} == {CURRENT}


def test_what_changed_is_told_and_the_next_issue_replaces_the_last(desk):
    desk.print_all()
    move_block(desk.plan, desk.closing, desk.day, 735, desk.room)
    closing = next(one for one in ledger(desk.plan) if one.sheet.title == "Closing")
    assert closing.changes == ("everything 15 minutes later",)
    desk.print_all()
    words = (
        PdfReader(desk.folder / "paper" / "rivers-podium-1-1215-closing-rev-2-2031-05-05.pdf").pages[0].extract_text()
    )
    mark = next(one.mark for one in ledger(desk.plan) if one.sheet.title == "Closing")
    assert f"Rev. 2·A · {mark} · 5 May 2031 09:40" in words
    assert "Replaces Rev. 1" in words


def test_a_printing_that_somebody_else_made_meanwhile_is_not_numbered_twice(desk):
    desk.print_all()
    before = len(desk.plan.meeting.sheet_issues)
    with pytest.raises(EditRefused, match="printed again"):
        record_issues(desk.plan, [Issued("podium", desk.panel, 1, "[]", "f")], NOW)
    assert len(desk.plan.meeting.sheet_issues) == before


def test_two_sessions_of_one_name_get_two_files(desk):
    for _nth in range(2):
        add_block(desk.plan, "Action Group", day_id=desk.day, start=900, minutes=60)
    name = "rivers-podium-1-1500-action-group-rev-1-2031-05-05"
    assert {f"{name}.pdf", f"{name}-2.pdf"} <= set(desk.print_all())


def run(capsys, *arguments):
    arguments += tuple(word for kind in THREE for word in ("--kind", kind))
    code = cli.run([str(one) for one in arguments])
    return code, capsys.readouterr().out


def test_sheets_without_a_window(desk, capsys):
    path, folder = desk.plan.path, desk.folder / "out"
    desk.plan.close()
    code, said = run(capsys, "sheets", path, "--json", "--print-to-folder", folder, "--dry-run")
    assert (code, len(json.loads(said)), folder.exists()) == (0, 4, False)
    files = {one["file"] for one in json.loads(said)}
    code, said = run(capsys, "sheets", path, "--print-to-folder", folder, "--dry-run")
    today = datetime.now(UTC).date()
    assert said.splitlines()[1] == f"would write {folder / f'rivers-day-1-rev-1-{today}.pdf'}, Rev. 1"
    assert not folder.exists()
    code, said = run(capsys, "sheets", path, "--print-to-folder", folder)
    said_first = f"wrote {folder / f'rivers-run-of-show-rev-1-{today}.pdf'}, Rev. 1·A · "
    assert (code, said.splitlines()[0][:-4]) == (0, said_first)
    assert files == {str(one) for one in folder.glob("*.pdf")}
    assert len(list(folder.glob("*.pdf"))) == 4
    assert run(capsys, "sheets", path, "--stale", "--json") == (0, "[]\n")
    with open_plan(path) as plan:
        assert plan.log.lines(1, None)[0][2:4] == ("fact", "Printed 4 sheets")
        assert len({one.mark for one in plan.meeting.sheet_issues}) == 4
        set_field(plan, Appearance, desk.speaker, "status", Status.CONFIRMED)
    said = json.loads(run(capsys, "sheets", path, "--stale", "--json")[1])
    assert [(one["kind"], one["state"], one["revision"]) for one in said] == [
        ("run-of-show", "stale", 1),
        ("day", "stale", 1),
        ("podium", "stale", 1),
    ]


def test_what_changed_is_told_once_and_a_swap_both_ways():
    assert list(changes(["Panel", "10:00"], ["Forum", "10:00", "Forum"])) == ["“Panel” is now “Forum”"]
    swapped = list(changes(["Panel", "10:00", "Forum"], ["Forum", "10:00", "Panel"]))
    assert {"new: “Forum”", "gone: “Forum”"} <= set(swapped)
    assert list(changes(["Panel", "Lunch"], ["Panel"])) == ["gone: “Lunch”"]


def test_a_sheet_whose_session_was_removed_goes_by_its_title(desk):
    desk.print_all()
    remove_block(desk.plan, desk.panel)
    gone = [one for one in ledger(desk.plan) if one.state is SUPERSEDED]
    assert [one.sheet.title for one in gone] == ["Panel I"]


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("kind", ["podium", "door-sign", "floor-list", "moderators-brief"])
def test_that_something_goes_on_overleaf_is_no_change(desk, kind, language):
    plan, panel = desk.plan, desk.plan.session(desk.panel)
    about = {"day": 1, "room_id": desk.room} if kind == "door-sign" else {"session_id": desk.panel}
    add_segment(plan, desk.panel, "Debate", SegmentKind.DISCUSSION, 20)
    before = sheet_content(plan, Sheet(kind, language=language, **about))
    add_block(plan, "Second panel", SessionKind.PANEL, start=660, minutes=30, day_id=desk.day, room_id=desk.room)
    add_appearance(plan, desk.panel, Who(placeholder="Presenter 4"), Role.PANELLIST)
    inscribe(plan, desk.panel, Who(placeholder="Kenya"))
    set_field(plan, SessionBlock, panel.id, "objectives", "Hear everybody")
    told = list(changes(before, sheet_content(plan, Sheet(kind, language=language, **about))))
    with speaking(language):
        again = _("continued")
    assert told
    assert [words for words in told if again in words] == []
