"""Rooms whose names differ only by case, blanks, accents or signs that are not seen are the same room."""

from datetime import date
from pathlib import Path

import pytest

from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.fixes import apply_fix
from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.interchange.readers.programme_text import place_programme, read_programme
from stocktake_desktop.interchange.readers.schedule_xml import read_schedule
from stocktake_desktop.models import EditRefused, Plan, Room, new_plan
from stocktake_desktop.planning.findings import find_all
from stocktake_desktop.planning.fixes import fixes_for
from stocktake_desktop.planning.folding import folded, same_name
from tests.certain import certain

SAME = (
    "Plenary Hall", "plenary hall", "PLENARY  HALL", "Plenary\u00a0Hall ", "Ple\u00adnary Hall", "Plénary Hall",
    "\ufeffPlenary Hall", "Plenary\u200b Hall\u200e", "Plenary\u2060Hall", "\u2068Plenary Hall\u2069",
)  # fmt: skip


@pytest.mark.parametrize("other", SAME)
def test_names_that_look_alike_are_the_same(other: str) -> None:
    assert same_name("Plenary Hall", other)


@pytest.mark.parametrize(("one", "other"), [("Room 1", "Room 2"), ("", ""), ("", "\u200b"), ("K.4.201", "K.4.202")])
def test_other_names_and_no_names_are_not(one: str, other: str) -> None:
    assert not same_name(one, other)


def test_no_sign_that_is_not_seen_counts_where_words_are_compared() -> None:
    assert folded("Chi\u200bna\u200f") == folded("China")
    assert folded("Jean\u2011Pierre O\u02bcNeill") == "jean-pierre o'neill"


@pytest.mark.parametrize("other", SAME)
def test_a_second_room_of_a_name_is_refused_with_a_sentence(other: str) -> None:
    with new_plan("Rivers") as plan:
        add_room(plan, "Plenary Hall")
        annex = add_room(plan, "Annex")
        words = "There is a room “Plenary Hall” already; give this one a name of its own."
        for act in (lambda: add_room(plan, other), lambda: set_field(plan, Room, annex, "name", other)):
            with pytest.raises(EditRefused) as refused:
                act()
            assert str(refused.value) == words
        assert [room.name for room in plan.meeting.rooms] == ["Plenary Hall", "Annex"]


def test_a_room_may_be_written_otherwise() -> None:
    with new_plan("Rivers") as plan:
        hall = add_room(plan, "plenary hall")
        set_field(plan, Room, hall, "name", "Plenary Hall")
        assert [room.name for room in plan.meeting.rooms] == ["Plenary Hall"]


@pytest.mark.parametrize("other", SAME[1:])
def test_a_text_that_writes_a_room_in_two_ways_means_one(other: str) -> None:
    programme, report = read_programme("Monday 4 December 2017\n10:00 - 11:00 Opening\n10:30 - 11:30 Panel\n")
    with new_plan("Rivers") as plan:
        add_room(plan, "PLENARY HALL")
        for session, room in zip(programme.sessions, (SAME[0], other), strict=True):
            session.room = room
        place_programme(plan, programme, report, None)
        assert [room.name for room in plan.meeting.rooms] == ["PLENARY HALL"]
        assert "room-overlap" in {finding.code for finding in find_all(plan.meeting)}


def test_a_schedule_that_writes_a_room_in_two_ways_means_one_and_says_so(tmp_path: Path) -> None:
    event = "<event><title>{t}</title><start>10:00</start><duration>1:00</duration></event>"
    rooms = "".join(
        f'<room name="{name}">{event.format(t=name)}</room>' for name in ("K.4.201", "k.4.201", "K.4\u200b.201")
    )
    path = tmp_path / "schedule.xml"
    path.write_text(f'<schedule><day date="2017-12-04">{rooms}</day></schedule>', "utf-8")
    source = read_schedule(path)
    with new_plan("Rivers") as plan:
        place_programme(plan, source.programme, source.report, None)
        assert [room.name for room in plan.meeting.rooms] == ["K.4.201"]
    assert "“k.4.201” is taken for the room K.4.201." in [remark.text for remark in source.report.remarks]


def two_plenaries() -> Plan:
    plan = new_plan("Rivers")
    day, first = add_day(plan, date(2031, 3, 4)), add_room(plan, "Plenary")
    with plan.edit("As an older program let it"):
        second = plan.add(Room(meeting=plan.meeting, name="PLENARY ", position=5)).id
    for room in (first, second):
        add_block(plan, "One", day_id=day, start=600, room_id=room)
    return plan


def test_a_plan_that_has_two_rooms_of_a_name_says_so_and_makes_them_one() -> None:
    with two_plenaries() as plan:
        finding = certain(next((found for found in find_all(plan.meeting) if found.code == "rooms-alike"), None))
        assert finding.message == "2 rooms are called Plenary."
        (fix,) = fixes_for(plan.meeting, finding)
        apply_fix(plan, fix)
        assert [(room.name, len(room.sessions)) for room in plan.meeting.rooms] == [("Plenary", 2)]
        codes = {found.code for found in find_all(plan.meeting)}
        assert "rooms-alike" not in codes
        assert "room-overlap" in codes  # what two names had hidden
        plan.undo()
        assert [(room.name, len(room.sessions)) for room in plan.meeting.rooms] == [("Plenary", 1), ("PLENARY ", 1)]
