"""What a plan may hold at its limits: files that are full to a limit today can be opened by every later version."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Column

from stocktake_desktop.edits.frame import add_day
from stocktake_desktop.models import EditRefused, create_plan, open_plan
from stocktake_desktop.models.base import Base
from stocktake_desktop.models.fitting import check_column

NUMBERS = {
    (0, 1439): ["session_block.start", "withdrawn_session.start"],
    (0, 1440): [
        "as_planned.left_out", "as_planned.minutes", "as_planned.new_minutes",
        "appearance.minutes", "floor_request.extra_minutes",
        "hard_stop.minute", "meeting.turnaround_minutes", "segment.minutes", "withdrawn_part.minutes",
        "time_request.answer_by", "time_request.minute", "time_request.until",
    ],
    (1, 1440): [
        "floor_request.minutes", "meeting.group_minutes", "meeting.observer_minutes", "meeting.reply_minutes",
        "meeting.second_reply_minutes", "meeting.state_minutes", "session_block.floor_minutes", "session_block.minutes",
        "speaking_turn.minutes", "withdrawn_session.minutes",
    ],
    (1, 600): ["meeting.clock_rate"],
    (0, 3600): [
        "meeting.ceremony_warning", "meeting.floor_warning", "meeting.panel_warning", "meeting.presentation_warning",
    ],
    (0, 10_000_000): [
        "actual.held_seconds", "floor_request.given_seconds", "floor_request.seconds_used", "room.capacity",
        "session_block.expected",
        "sheet_issue.content_version", "speaking_turn.held_seconds", "withdrawn_part.held_seconds",
        "withdrawn_session.held_seconds",
    ],
    (0, 20_000_000): ["document.file_size"],
    (30, 10_000_000): ["session_block.cut_seconds"],
    (1, 999): ["distribution.copies"],
    (1, 10_000_000): ["meeting.first_seat_lot", "sheet_issue.copies", "sheet_issue.revision"],
    (-10_000_000, 10_000_000): [
        "alternate.position", "appearance.position", "document.position", "floor_request.position",
        "guiding_question.position", "outcome.position", "question_document.position", "role_rule.position",
        "room.position", "script_cue.position", "segment.position", "session_document.position",
        "withdrawn_part.position",
    ],
}  # fmt: skip
TEXTS = {
    4: ["sheet_issue.letter", "sheet_issue.mark"],
    8: ["sheet_issue.language", "translation.language"],
    20: ["session_block.number"],
    32: ["room.id", "sheet_issue.event_id", "sheet_issue.subject", "translation.subject"],
    40: ["acknowledgement.code", "sheet_issue.sheet", "translation.field"],
    64: ["sheet_issue.fingerprint"],
    255: ["document.file_name"],
    200_000: ["room.name", "session_block.notes", "translation.text"],
    50_000_000: ["sheet_issue.content"],
}


def column_of(name: str) -> Column[object]:
    table, _dot, column = name.partition(".")
    return Base.metadata.tables[table].columns[column]


@pytest.mark.parametrize(("limits", "names"), NUMBERS.items(), ids=str)
def test_numbers_end_at_their_limits(limits: tuple[int, int], names: list[str]) -> None:
    least, most = limits
    for column in map(column_of, names):
        check_column(column, least)
        check_column(column, most)
        for beyond in (least - 1, most + 1):
            with pytest.raises(EditRefused, match=f"from {least} to {most}"):
                check_column(column, beyond)


def test_every_number_has_a_limit_here() -> None:
    numbers = {
        f"{table.name}.{column.name}"
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if column.type.python_type is int and table.name != "event"
    }
    assert numbers == {name for names in NUMBERS.values() for name in names}


@pytest.mark.parametrize(("most", "names"), TEXTS.items(), ids=str)
def test_texts_end_at_their_limits(most: int, names: list[str]) -> None:
    for column in map(column_of, names):
        check_column(column, "")
        check_column(column, "x" * most)
        with pytest.raises(EditRefused, match=f"{most + 1} characters, of at most {most}"):
            check_column(column, "x" * (most + 1))


def test_the_first_and_the_last_day_a_meeting_can_have(tmp_path: Path) -> None:
    path, ends = tmp_path / "meeting.stocktake", [date(1900, 1, 1), date(2199, 12, 31)]
    with create_plan(path, "Meeting") as plan:
        for day in ends:
            add_day(plan, day)
        for day in (date(1899, 12, 31), date(2200, 1, 1)):
            with pytest.raises(EditRefused, match="from 1900 to 2199"):
                add_day(plan, day)
    with open_plan(path) as plan:
        assert [day.date for day in plan.meeting.days] == ends


def test_a_name_of_a_login_is_kept_as_far_as_the_log_has_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "x" * 100)
    path = tmp_path / "meeting.stocktake"
    create_plan(path, "Meeting").close()
    with open_plan(path) as plan:
        assert plan.log.makers() == ["x" * 80]
