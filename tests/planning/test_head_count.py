"""A place kept for several counts as several, whether the number stands in figures or in words."""

from datetime import date, datetime

import pytest

from stocktake_desktop.edits.appearances import Who, add_alternate, add_appearance, remove_appearance
from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.contents import add_segment
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.edits.people import add_organisation, add_person
from stocktake_desktop.models import (
    Appearance,
    Plan,
    Role,
    SegmentKind,
    SessionBlock,
    SessionKind,
    Status,
    StepKind,
    new_plan,
)
from stocktake_desktop.planning.attendance import people_of
from stocktake_desktop.planning.budget import budget_of
from stocktake_desktop.planning.findings import find_all
from stocktake_desktop.planning.head_count import heads, heads_in
from stocktake_desktop.planning.recovery import ways_to_recover
from stocktake_desktop.planning.seats import seats_of
from stocktake_desktop.sheets.catalogue import sheet_content
from stocktake_desktop.sheets.sheet import Sheet
from stocktake_desktop.sheets.words.steps import Step, paper_steps
from stocktake_desktop.sheets.words.who import sitter_name
from stocktake_desktop.ui.table.columns import columns
from stocktake_desktop.ui.timeline.faces import face_of


@pytest.mark.parametrize(
    "words",
    ["6 rapporteurs from the action groups", "Six rapporteurs", "the six rapporteurs", "All 6 rapporteurs",
     "Rapporteurs (6)", "Rapporteurs × 6", "6\u00a0rapporteurs", "six rapporteurs des groupes", "Los seis relatores",
     "Шесть докладчиков", "六名报告员", "6名报告员", "ستة مقررين", "٦ مقررين"],
)  # fmt: skip
def test_six_are_six(words: str) -> None:
    assert heads(Appearance(placeholder=words)) == 6


@pytest.mark.parametrize(
    "words",
    ["Presenter 6", "Rapporteur", "Speaker 2 (TBC)", "Sixtus", "6", "Rapporteur of group 6", "The Minister", "Tenor",
     "1 rapporteur", "6:30 speaker"],
)  # fmt: skip
def test_one_is_one(words: str) -> None:
    assert heads(Appearance(placeholder=words)) == 1


@pytest.mark.parametrize(("kept", "missing"), [("6 rapporteurs from the action groups", 0), ("Four rapporteurs", 2)])
def test_a_reporting_session_lacks_only_the_rapporteurs_it_keeps_no_place_for(kept: str, missing: int) -> None:
    with new_plan("Rivers") as plan:
        day = add_day(plan, date(2031, 3, 4))
        for nth in range(6):
            add_block(plan, f"Action Group {nth + 1}", SessionKind.ACTION_GROUP, day_id=day, start=600 + nth)
        reports = add_block(plan, "Reports", SessionKind.REPORTING, day_id=day, start=900)
        add_appearance(plan, reports, Who(placeholder=kept), Role.RAPPORTEUR)
        found = [finding for finding in find_all(plan.meeting) if finding.code == "reporting-incomplete"]
        assert sum(len(finding.sessions) - 1 for finding in found) == missing
        assert people_of(plan.session(reports)) == 6 - missing


def panel_of(kept: str, kind: SessionKind = SessionKind.PANEL) -> tuple[Plan, str]:
    plan = new_plan("Rivers")
    day, hall = add_day(plan, date(2031, 3, 4)), add_room(plan, "Hall")
    block = add_block(plan, "Reports", kind, day_id=day, start=600, minutes=60, room_id=hall)
    add_appearance(plan, block, Who(add_person(plan, "Ana", "Ruiz")), Role.MODERATOR)
    add_appearance(plan, block, Who(placeholder=kept), Role.RAPPORTEUR)
    return plan, block


@pytest.mark.parametrize("kept", ["6 rapporteurs from the action groups", "Six rapporteurs"])
def test_six_rapporteurs_have_six_plates_and_six_seats_and_speak_as_six(kept: str) -> None:
    plan, block = panel_of(kept)
    with plan:
        six = [f"Rapporteur {nth}" for nth in range(1, 7)]
        plates = sheet_content(plan, Sheet("name-plates", session_id=block))
        assert sorted(line for line in set(plates) if line in six) == six
        seats = seats_of(plan.session(block))
        assert sorted(sitter_name(seat) for row in seats for seat in row) == ["Ana Ruiz", *six]
        drawing = "\n".join(sheet_content(plan, Sheet("seating", session_id=block)))
        assert all(name in drawing for name in six)


@pytest.mark.parametrize("kind", ["podium", "moderators-brief"])
def test_six_rapporteurs_are_six_speakers_where_they_report(kind: str) -> None:
    plan, block = panel_of("6 rapporteurs", SessionKind.REPORTING)
    with plan:
        remove_appearance(plan, plan.session(block).appearances[0].id)  # whoever leads stands at the head of a sheet
        assert any("6 speakers" in line for line in sheet_content(plan, Sheet(kind, session_id=block)))


def test_a_place_counts_no_more_once_somebody_is_named_or_nobody_comes() -> None:
    plan, block = panel_of("6 rapporteurs")
    with plan:
        place = plan.session(block).appearances[1]
        assert heads_in(plan.session(block).appearances) == 7
        everybody = add_organisation(plan, "All participants", collective=True)
        add_appearance(plan, block, Who(organisation_id=everybody))
        assert heads_in(plan.session(block).appearances) == 7
        set_field(plan, Appearance, place.id, "status", Status.DECLINED)
        assert heads_in(plan.session(block).appearances) == 1
        add_alternate(plan, place.id, Who(placeholder="Two deputies"))
        assert heads_in(plan.session(block).appearances) == 3


def test_the_table_and_the_block_count_six() -> None:
    plan, block = panel_of("6 rapporteurs")
    with plan:
        assert [column.read(plan.session(block)) for column in columns() if column.header == "People"] == ["7"]
        assert face_of(plan.session(block)).unconfirmed == 7


def reports(plan: Plan, *kept: str, in_item: bool) -> SessionBlock:
    """A session of half an hour in which each place has five minutes."""
    day, hall = add_day(plan, date(2031, 3, 4)), add_room(plan, "Hall")
    block = add_block(plan, "Reports", SessionKind.REPORTING, day_id=day, start=600, minutes=30, room_id=hall)
    add_block(plan, "Lunch", SessionKind.BREAK, day_id=day, start=630, minutes=60, room_id=hall)
    item = add_segment(plan, block, "Reports", SegmentKind.SUMMARY) if in_item else None
    for words in kept:
        add_appearance(plan, block, Who(placeholder=words), Role.RAPPORTEUR, segment_id=item, minutes=5)
    return plan.session(block)


@pytest.mark.parametrize("in_item", [False, True])
def test_six_with_five_minutes_each_take_thirty_wherever_minutes_are_counted(in_item: bool) -> None:
    with new_plan("Together") as together, new_plan("Each") as each:
        block = reports(together, "6 rapporteurs", in_item=in_item)
        one_by_one = reports(each, *(f"Rapporteur {nth}" for nth in range(1, 7)), in_item=in_item)
        assert budget_of(block).words == budget_of(one_by_one).words == "6 × 5 min reports = 30 of 30 min"
        late = datetime(2031, 3, 4, 10, 9)
        ways, others = (
            [(way.title, way.changes, way.over_minutes) for way in ways_to_recover(plan.meeting, late).recoveries]
            for plan in (together, each)
        )
        assert ways == others
        assert any("6 speakers: 5 → 3 min each" in changes for _title, changes, _over in ways)


def test_six_have_the_floor_for_thirty_minutes_and_the_chair_reads_five_each() -> None:
    with new_plan("Rivers") as plan:
        block = reports(plan, "6 rapporteurs", "Rapporteur general", in_item=False)
        first, second = [
            step for step in paper_steps(block) if isinstance(step, Step) and step.kind is StepKind.GIVING_THE_FLOOR
        ]
        assert (first.slot.minutes, second.slot.start) == (30, 30)
        assert "5 min each" in [cue.words for cue in first.cues]
        assert "5 min each" not in [cue.words for cue in second.cues]
        brief = " ".join(sheet_content(plan, Sheet("moderators-brief", session_id=block.id)))
        assert "35 min" in brief
