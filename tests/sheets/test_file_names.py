"""What the files of sheets are called, and that none is written over."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from stocktake_desktop import cli
from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.edits.translations import translate
from stocktake_desktop.models import Meeting, SessionBlock, SessionKind, new_plan
from stocktake_desktop.models.columns import MOST
from stocktake_desktop.sheets.file_names import LONGEST, dated_name, file_name, free_names, next_names, with_ending
from stocktake_desktop.sheets.ledger import ledger, sheets_of
from stocktake_desktop.sheets.printing import Printing
from tests.plans import small_plan

DATE = date(2017, 11, 23)
NOW = datetime(2017, 11, 23, 18, 40)


def meeting(title="Rivers"):
    plan = new_plan(title)
    day, room = add_day(plan, date(2031, 5, 6)), add_room(plan, "Hall")
    panel = add_block(plan, "Panel I", SessionKind.PANEL, day_id=day, start=615, minutes=60, room_id=room)
    return plan, panel


def of_kind(plan, kind, language="en"):
    return next(one for one in sheets_of(plan, language) if one.kind == kind)


def test_a_file_is_named_by_meeting_sheet_revision_and_date():
    plan, _panel = meeting("Stocktaking meeting for the Global Compact for Migration")
    podium = of_kind(plan, "podium")
    assert file_name(plan, podium, 2, DATE) == "stocktaking-meeting-podium-1-1015-panel-i-rev-2-2017-11-23.pdf"
    assert file_name(plan, podium, None, DATE) == "stocktaking-meeting-podium-1-1015-panel-i-draft-2017-11-23.pdf"
    assert file_name(plan, of_kind(plan, "day", "fr+ar"), 1, DATE) == (
        "stocktaking-meeting-day-1-fr-ar-rev-1-2017-11-23.pdf"
    )
    assert file_name(plan, of_kind(plan, "door-sign"), 1, DATE) == (
        "stocktaking-meeting-door-sign-1-hall-rev-1-2017-11-23.pdf"
    )
    assert file_name(plan, of_kind(plan, "run-of-show"), 1, DATE) == (
        "stocktaking-meeting-run-of-show-rev-1-2017-11-23.pdf"
    )
    assert dated_name(plan.meeting, "sheets", DATE) == "stocktaking-meeting-sheets-2017-11-23.pdf"


def test_names_are_in_the_language_of_the_sheet():
    plan, panel = meeting()
    translate(plan, SessionBlock, panel, "title", "ar", "حلقة النقاش الأولى")
    translate(plan, Meeting, plan.meeting.id, "title", "ar", "الأنهار")
    assert file_name(plan, of_kind(plan, "podium", "ar"), 1, DATE) == (
        "الأنهار-podium-1-1015-حلقة-النقاش-الأولى-ar-rev-1-2017-11-23.pdf"
    )
    assert "panel-i" in file_name(plan, of_kind(plan, "podium", "zh"), 1, DATE)


@pytest.mark.parametrize(
    ("title", "begins"),
    [("", "podium-"), ("…", "podium-"), ("W" * 300, "w" * 22 + "-podium-"), ("A " + "b" * 99, "a-bb")],
)
def test_a_meeting_goes_by_as_much_of_its_title_as_has_room(title, begins):
    plan, _panel = meeting(title)
    assert file_name(plan, of_kind(plan, "podium"), 1, DATE).startswith(begins)


@pytest.mark.parametrize(
    "title", ["../../up", "CON", "a." * 30 + ".", "\u0301", "", " ", "\\\\host\\c$", "nul\x00", "李" * 300, "𠀀" * 300]
)
def test_a_file_name_is_one_that_every_disk_takes(title):
    plan, _panel = meeting(title)
    day, room = plan.meeting.days[0].id, add_room(plan, title)
    add_block(plan, title, SessionKind.PANEL, day_id=day, start=0, minutes=60, room_id=room)
    sheets = list(sheets_of(plan, "ar"))
    sheets += [replace(one, language="fr+ar") for one in sheets]
    names = free_names(file_name(plan, sheet, MOST, DATE) for sheet in sheets)
    assert len(set(names)) == len(sheets)
    for name in names:
        assert len(name.encode()) <= LONGEST
        assert not set(name) & set('/\\:*?"<>|\x00. ') - {"."}
        assert name.count(".") == 1
        assert not name.startswith(("con.", "-"))


def test_no_two_files_have_one_name_on_a_disk_that_takes_small_and_large_letters_for_the_same():
    plan, _panel = meeting()
    day = plan.meeting.days[0].id
    titles = ["Forum", "FORUM", "forum 2", "Straße", "STRASSE", "Résumé", "Re\u0301sume\u0301", "हिन्दी", "हन्द"]
    for title in titles:
        add_block(plan, title, SessionKind.PANEL, day_id=day, start=600, minutes=60)
    entries = [one.sheet for one in ledger(plan) if one.sheet.kind == "podium"]
    names = next_names(plan, entries, DATE)
    assert len({name.casefold() for name in names}) == len(entries)
    assert sum("résumé" in name for name in names) == 2
    assert any("हिन्दी" in name for name in names)


def test_a_session_without_letters_goes_by_letters_of_its_id():
    plan, _panel = meeting()
    day = plan.meeting.days[0].id
    made = add_block(plan, "…", SessionKind.PANEL, day_id=day, start=600, minutes=60)
    sheet = next(one for one in sheets_of(plan) if one.session_id == made)
    assert file_name(plan, sheet, 1, DATE) == f"rivers-podium-1-1000-{made}-rev-1-2017-11-23.pdf"


def test_a_name_that_is_taken_gets_a_number(tmp_path):
    (tmp_path / "a.pdf").touch()
    (tmp_path / "a-2.pdf").symlink_to(tmp_path / "nowhere")
    assert free_names(["a.pdf", "b.pdf", "B.PDF", "a.pdf"], tmp_path) == ["a-3.pdf", "b.pdf", "B-2.PDF", "a-4.pdf"]
    assert free_names(["a.pdf"], tmp_path / "not made yet") == ["a.pdf"]


def test_an_ending_that_had_to_be_added_writes_over_nothing(tmp_path):
    (tmp_path / "Panel v1.2.pdf").touch()
    assert with_ending(tmp_path / "Panel v1.2", ".pdf").name == "Panel v1.2-2.pdf"
    assert with_ending(tmp_path / "Panel v1.2.pdf", ".pdf").name == "Panel v1.2.pdf", "the dialog has asked"
    assert with_ending(tmp_path / "New.PDF", ".pdf").name == "New.PDF"


def test_what_lies_in_the_folder_stays_whatever_is_printed_there_again(tmp_path):
    plan, _panel = meeting()
    sheets = [one for one in sheets_of(plan) if one.kind in ("podium", "day")]
    first = {one.path: one.path.read_bytes() for one in Printing(plan, NOW).to_folder(sheets, tmp_path)}
    again = Printing(plan, NOW.replace(hour=19)).to_folder(sheets, tmp_path)
    assert {path: path.read_bytes() for path in first} == first
    assert [one.path.name for one in again] == [
        "rivers-day-1-rev-1-2017-11-23-2.pdf",
        "rivers-podium-1-1015-panel-i-rev-1-2017-11-23-2.pdf",
    ]


def test_a_dry_run_tells_the_names_that_printing_then_takes(tmp_path, laptop, capsys):
    def told(*more):
        assert cli.run(["sheets", str(path), "--print-to-folder", str(folder), "--kind", "day", "--json", *more]) == 0
        return [Path(one["file"]).name for one in json.loads(capsys.readouterr().out)]

    path, folder = tmp_path / "small.stocktake", tmp_path / "paper"
    small_plan(path).close()
    laptop("Pacific/Kiritimati", datetime(2031, 5, 5, 23, 0, tzinfo=UTC))  # one in the morning of the 6th in Oslo
    foretold = told("--dry-run")
    assert foretold == told() == [f"small-meeting-day-{day}-rev-1-2031-05-06.pdf" for day in (1, 2)]
    (folder / "small-meeting-day-1-rev-2-2031-05-06.pdf").write_bytes(b"mine")
    foretold = told("--dry-run")
    assert foretold == told()
    assert foretold == ["small-meeting-day-1-rev-2-2031-05-06-2.pdf", "small-meeting-day-2-rev-2-2031-05-06.pdf"]
    assert (folder / "small-meeting-day-1-rev-2-2031-05-06.pdf").read_bytes() == b"mine"
