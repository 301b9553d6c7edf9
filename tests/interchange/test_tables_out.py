"""A plan as a workbook and as comma-separated values: real days and times, no formulas, and all of it read back."""

import csv
from datetime import date, datetime, time, timedelta
from io import StringIO

import pytest
from openpyxl import load_workbook

from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.translations import translate
from stocktake_desktop.interchange.file_kinds import ExportOptions
from stocktake_desktop.interchange.grid.column_words import column_meant
from stocktake_desktop.interchange.readers.list_columns import heading
from stocktake_desktop.interchange.registry import import_programme
from stocktake_desktop.interchange.sample import copy_sample
from stocktake_desktop.interchange.told.session_cells import session_table, tables_of
from stocktake_desktop.interchange.writers.programme_csv import write_programme_csv
from stocktake_desktop.interchange.writers.programme_workbook import write_programme_workbook
from stocktake_desktop.languages import PAPER_LANGUAGES
from stocktake_desktop.models import Organisation, Person, Room, SessionBlock, SessionKind, open_plan
from tests.plans import small_plan

WRITERS = {".xlsx": write_programme_workbook, ".csv": write_programme_csv}
LIKE_FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", " =1", '=cmd|" /C calc"!A0', "＝1"]


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    plan = copy_sample(tmp_path_factory.mktemp("sample") / "a.stocktake")
    yield plan
    plan.close()


def places(meeting):
    return sorted(
        (
            block.day.date.isoformat() if block.day else "",
            block.start or 0,
            block.minutes,
            block.title,
            block.room.name if block.room else "",
            block.kind,
            block.number,
            block.locked,
            block.objectives,
            block.format_notes,
            block.notes,
        )
        for block in meeting.sessions
    )


def there_and_back(plan, write, target, language=""):
    write(plan, target, ExportOptions(language=language))
    import_programme(target, target.with_suffix(".stocktake"), timezone="Europe/Oslo")
    return open_plan(target.with_suffix(".stocktake"))


def everybody(meeting):
    def somebody(one):
        status = one.status if not one.is_collective else ""
        return one.session.title, one.role, one.name, status

    return sorted(somebody(one) for block in meeting.sessions for one in block.appearances)


@pytest.mark.parametrize("ending", WRITERS)
def test_all_of_a_plan_comes_back(sample, ending, tmp_path):
    with there_and_back(sample, WRITERS[ending], tmp_path / f"a{ending}") as back:
        assert places(back.meeting) == places(sample.meeting)
        assert len(everybody(sample.meeting)) > 40
        assert everybody(back.meeting) == everybody(sample.meeting)


@pytest.mark.parametrize("language", PAPER_LANGUAGES)
def test_the_programme_comes_back_from_every_language_of_paper(sample, language, tmp_path):
    with there_and_back(sample, write_programme_workbook, tmp_path / "a.xlsx", language) as back:
        assert places(back.meeting) == places(sample.meeting)


@pytest.mark.parametrize("language", PAPER_LANGUAGES)
def test_every_head_of_a_column_is_understood(sample, language):
    sessions, listed, rooms = tables_of(sample.meeting, ExportOptions(language=language))
    assert [head for head in sessions.heads if column_meant(head) is None] == []
    assert [head for head in listed.heads if heading(head) is None] == []
    assert column_meant(rooms.heads[0]) is not None


@pytest.mark.parametrize("ending", WRITERS)
def test_what_is_parked_stays_parked(ending, tmp_path):
    plan = small_plan()
    with there_and_back(plan, WRITERS[ending], tmp_path / f"a{ending}") as back:
        assert places(back.meeting) == places(plan.meeting)
        assert [block.title for block in back.meeting.sessions if block.is_parked] == ["Idea"]


def test_days_and_times_are_real_and_the_head_stays(tmp_path):
    plan = small_plan()
    add_block(plan, "Late", SessionKind.PANEL, day_id=plan.meeting.days[0].id, start=1380, minutes=60)
    write_programme_workbook(plan, tmp_path / "a.xlsx", ExportOptions())
    book = load_workbook(tmp_path / "a.xlsx")
    sheet = book["Programme"]
    assert [cell.value for cell in sheet[2]][:6] == [1, datetime(2018, 3, 12), time(10), time(11, 30), 90, "Plenary"]
    assert sheet["D3"].value == timedelta(days=1) or sheet["D3"].value == datetime(1900, 1, 1)
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", f"A1:{sheet.cell(1, sheet.max_column).column_letter}5")
    assert (sheet.print_title_rows, sheet.sheet_view.rightToLeft) == ("$1:$1", False)
    assert [cell.value for cell in book["Rooms"]["A"]] == ["Room", "Plenary", "Breakout 1"]
    assert [cell.value for cell in book["People"][2]][1:6] == ["Kari", "Nordmann", None, "Minister", "Norway"]


def test_a_workbook_in_arabic_is_read_from_the_right_and_says_what_was_translated(tmp_path):
    plan = small_plan()
    panel = next(block for block in plan.meeting.sessions if block.title == "Panel I")
    translate(plan, SessionBlock, panel.id, "title", "ar", "حلقة النقاش الأولى")
    write_programme_workbook(plan, tmp_path / "a.xlsx", ExportOptions(language="ar"))
    book = load_workbook(tmp_path / "a.xlsx")
    assert [sheet.sheet_view.rightToLeft for sheet in book] == [True] * 3
    assert "حلقة النقاش الأولى" in [cell.value for cell in book.worksheets[0][2]]


@pytest.mark.parametrize("words", LIKE_FORMULAS)
def test_no_cell_is_a_formula_and_its_words_come_back(words, tmp_path):
    plan = small_plan()
    meeting = plan.meeting
    set_field(plan, SessionBlock, next(b.id for b in meeting.sessions if b.title == "Panel I"), "title", words)
    set_field(plan, SessionBlock, meeting.sessions[0].id, "notes", words)
    set_field(plan, Room, meeting.rooms[0].id, "name", words)
    set_field(plan, Organisation, meeting.organisations[0].id, "name", words)
    set_field(plan, Person, meeting.people[0].id, "contact", words)
    with there_and_back(plan, write_programme_workbook, tmp_path / "a.xlsx") as back:
        assert words.strip() in {block.title for block in back.meeting.sessions}
        assert words.strip() in {room.name for room in back.meeting.rooms}
    cells = [cell for sheet in load_workbook(tmp_path / "a.xlsx") for row in sheet for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert {cell.value for cell in cells if cell.quotePrefix} >= {words}
    with there_and_back(plan, write_programme_csv, tmp_path / "b.csv") as back:
        assert words.strip() in {block.title for block in back.meeting.sessions}
        assert words.strip() in {room.name for room in back.meeting.rooms}
    rows = csv.reader(StringIO((tmp_path / "b.csv").read_bytes().decode("utf-8-sig"), newline=""))
    assert f"'{words}" in {cell for row in rows for cell in row}


def test_comma_separated_values_are_as_the_rule_has_them(tmp_path):
    plan = small_plan()
    words = 'Say "hello", then\ngo on; ñ 李'
    set_field(plan, SessionBlock, next(b.id for b in plan.meeting.sessions if b.day), "notes", words)
    write_programme_csv(plan, tmp_path / "a.csv", ExportOptions())
    content = (tmp_path / "a.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbfDay,Date,Start,End,Minutes,Room,Number,Title,Kind,")
    assert content.endswith(b"\r\n")
    heads, *rows = csv.reader(StringIO(content.decode("utf-8-sig"), newline=""))
    assert {len(row) for row in rows} == {len(heads)}
    assert words in {row[-1] for row in rows}
    assert rows[0][:5] == ["1", date(2018, 3, 12).isoformat(), "10:00", "11:30", "90"]


@pytest.mark.parametrize("ending", WRITERS)
def test_the_same_plan_is_the_same_bytes(sample, ending, tmp_path):
    for name in "ab":
        WRITERS[ending](sample, tmp_path / f"{name}{ending}", ExportOptions())
    assert (tmp_path / f"a{ending}").read_bytes() == (tmp_path / f"b{ending}").read_bytes()


def test_a_room_and_a_person_choose_their_sessions():
    plan = small_plan()
    breakout, kari = plan.meeting.rooms[1], plan.meeting.people[0]

    def titles(**asked):
        table = session_table(plan.meeting, ExportOptions(**asked))
        return [row[table.heads.index("Title")] for row in table.rows]

    assert titles() == ["Panel I", "Group 1", "Idea"]
    assert titles(room_id=breakout.id) == ["Group 1"]
    assert titles(person_id=kari.id) == ["Panel I"]
    assert titles(person_id=kari.id, room_id=breakout.id) == []
    assert [len(tables_of(plan.meeting, ExportOptions(room_id=room.id))[1].rows) for room in plan.meeting.rooms] == [
        1,
        0,
    ]
