"""The programme as a calendar: its form, what rises when something changes, what is called off, and what comes in."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from icalendar import Calendar

from stocktake_desktop import cli
from stocktake_desktop.edits.appearances import Who, add_appearance, remove_appearance
from stocktake_desktop.edits.blocks import add_block, lock_block, move_block, park_block, remove_block
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.interchange.file_kinds import ExportOptions
from stocktake_desktop.interchange.registry import WRITERS, import_programme, kind_called, write_plan
from stocktake_desktop.interchange.sample import copy_sample
from stocktake_desktop.models import Person, Role, Room, SessionBlock, Status, open_plan
from tests.certain import certain
from tests.interchange.random_plans import plan_of, sessions, told, zones
from tests.plans import small_plan

WRITER = kind_called(WRITERS, "calendar")


@pytest.fixture
def plan():
    with small_plan() as plan:
        yield plan


@pytest.fixture
def written(plan, tmp_path):
    """What is written, by title: each event as (status, sequence, start); the calendar itself as `.whole`."""

    def write(**options):
        out = tmp_path / "out.ics"
        write_plan(WRITER, plan, out, ExportOptions(**options))
        events = check(out.read_bytes())
        return {
            str(one["SUMMARY"]): (str(one["STATUS"]), int(one["SEQUENCE"]), one["DTSTART"].dt.strftime("%d %H:%M"))
            for one in events
        }

    return write


def check(content: bytes) -> list[Any]:
    """The rules of RFC 5545 that every calendar keeps to; its events."""
    lines = content.split(b"\r\n")
    assert lines[-1] == b""
    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 75
    calendar: Any = Calendar.from_ical(content)
    assert (str(calendar["VERSION"]), bool(calendar["PRODID"])) == ("2.0", True)
    zones = {str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")}
    events: list[Any] = calendar.walk("VEVENT")
    for event in events:
        assert event["UID"]
        assert event["SUMMARY"]
        for name in ("DTSTART", "DTEND"):
            assert event[name].params.get("TZID", "UTC") in zones | {"UTC"}
        assert event["DTSTART"].dt < event["DTEND"].dt
        assert event["DTSTAMP"].dt == event["LAST-MODIFIED"].dt
        assert event["DTSTAMP"].dt.utcoffset().total_seconds() == 0
    assert len({str(event["UID"]) for event in events}) == len(events)
    return events


def named(plan, title):
    return next(one for one in plan.meeting.sessions if one.title == title)


def test_the_sample_is_the_same_calendar_twice(tmp_path):
    copy_sample(tmp_path / "a.stocktake").close()
    for name in ("one.ics", "two.ics"):
        assert cli.run(["export", str(tmp_path / "a.stocktake"), str(tmp_path / name)]) == 0
    assert (tmp_path / "one.ics").read_bytes() == (tmp_path / "two.ics").read_bytes()
    events = check((tmp_path / "one.ics").read_bytes())
    assert (len(events), {str(one["STATUS"]) for one in events}) == (22, {"CONFIRMED"})


def test_the_sequence_rises_with_what_others_are_told_and_with_nothing_else(plan, written):
    before = written()
    assert before["Group 1"] == ("CONFIRMED", 0, "13 11:00")
    panel, group = named(plan, "Panel I"), named(plan, "Group 1")
    set_field(plan, SessionBlock, group.id, "notes", "Bring the gavel")
    lock_block(plan, group.id, True)
    lock_block(plan, group.id, False)
    assert written() == before
    move_block(plan, group.id, certain(group.day_id), 720, group.room_id)
    assert written() == before | {"Group 1": ("CONFIRMED", 1, "13 12:00")}
    plan.undo()
    assert written() == before | {"Group 1": ("CONFIRMED", 2, "13 11:00")}
    set_field(plan, Room, certain(group.room_id), "name", "Salle 7")
    assert written()["Group 1"][1] == 3
    set_field(plan, Person, panel.appearances[0].person_id, "family_name", "Hansen")
    after = written()
    assert (after["Panel I"][1], after["Group 1"][1]) == (before["Panel I"][1] + 1, 3)


def test_what_lost_its_place_is_called_off_and_what_was_never_seen_is_not_told(plan, written):
    group, panel = named(plan, "Group 1"), named(plan, "Panel I")
    park_block(plan, group.id)
    assert written()["Group 1"] == ("CANCELLED", 1, "13 11:00")
    remove_block(plan, group.id)
    assert written()["Group 1"][0] == "CANCELLED"
    remove_block(plan, panel.id)
    sequence = written()["Panel I"][1]
    assert written()["Panel I"] == ("CANCELLED", sequence, "12 10:00")
    plan.undo()
    assert written()["Panel I"] == ("CONFIRMED", sequence + 1, "12 10:00")
    add_block(plan, "A slip", day_id=certain(panel.day_id), start=900)
    plan.undo()
    assert "A slip" not in written()
    assert "Idea" not in written()


def test_one_room_and_one_person_hear_what_left_them(plan, written):
    panel, group = named(plan, "Panel I"), named(plan, "Group 1")
    kari = certain(panel.appearances[0].person_id)
    assert written(person_id=kari).keys() == written(room_id=panel.room_id).keys() == {"Panel I"}
    other = add_room(plan, "Room 9")
    move_block(plan, panel.id, certain(panel.day_id), 660, other)
    assert written(room_id=group.room_id).keys() == {"Group 1"}
    assert written(room_id=other)["Panel I"][0] == "CONFIRMED"
    for one in list(panel.appearances):
        if one.person_id == kari:
            remove_appearance(plan, one.id)
    assert written(person_id=kari)["Panel I"][0] == "CANCELLED"


def test_attendees_have_roles_and_an_address_only_when_asked(plan, written, tmp_path):
    panel = named(plan, "Panel I")
    set_field(plan, Person, panel.appearances[0].person_id, "contact", "Kari, kari@example.org, +47 1")
    set_field(plan, SessionBlock, panel.id, "notes", "Bring the gavel")
    written()
    content = (tmp_path / "out.ics").read_bytes().replace(b"\r\n ", b"")
    assert b"example.org" not in content
    assert b"gavel" not in content
    assert b'CN="Kari Nordmann"' in content
    written(contacts=True)
    content = (tmp_path / "out.ics").read_bytes().replace(b"\r\n ", b"")
    assert b"mailto:kari@example.org" in content
    assert b"gavel" in content


def test_roles_status_kinds_and_objectives_come_in_again(plan, written, tmp_path):
    panel = named(plan, "Panel I")
    set_field(plan, SessionBlock, panel.id, "objectives", "Greet the delegates")
    kari = certain(panel.appearances[0].person_id)
    for role in (Role.CHAIR, Role.RAPPORTEUR):
        add_appearance(plan, panel.id, Who(kari), role)
    set_field(plan, type(panel.appearances[0]), panel.appearances[0].id, "status", Status.CONFIRMED)
    written()
    import_programme(tmp_path / "out.ics", tmp_path / "again.stocktake")

    def who(plan):
        found = named(plan, "Panel I")
        return found.kind, found.objectives, [(one.name, one.role, one.status) for one in found.appearances]

    with open_plan(tmp_path / "again.stocktake") as copy:
        placed = [one for one in who(plan)[2] if one[2] is Status.CONFIRMED or one[0] in ("Kari Nordmann", "Speaker 1")]
        assert who(copy)[:2] == who(plan)[:2]
        assert [one for one in who(copy)[2] if one in placed] == placed
        assert [(name, role) for name, role, _status in who(copy)[2]] == [one[:2] for one in who(plan)[2]]


def test_a_day_of_summer_time_and_one_of_winter_keep_their_clock(plan, written, tmp_path):
    day = add_day(plan, date(2018, 7, 2))
    add_block(plan, "Summer", day_id=day, start=600)
    assert written()["Summer"] == ("CONFIRMED", 0, "02 10:00")
    starts = {str(one["SUMMARY"]): one["DTSTART"].dt for one in check((tmp_path / "out.ics").read_bytes())}
    assert [starts[title].utcoffset().total_seconds() for title in ("Panel I", "Summer")] == [3600, 7200]


@settings(max_examples=15)
@given(zones, sessions)
def test_times_titles_rooms_and_names_come_in_again(tmp_path_factory, zone, wanted):
    folder = tmp_path_factory.mktemp("ics")
    with plan_of(zone, wanted) as plan:
        write_plan(WRITER, plan, folder / "out.ics", ExportOptions())
        uids = {str(one["UID"]) for one in check((folder / "out.ics").read_bytes())}
        import_programme(folder / "out.ics", folder / "again.stocktake")
        with open_plan(folder / "again.stocktake") as copy:
            assert told(copy) == sorted((*one[:3], one[3] or "Plenary", *one[4:]) for one in told(plan))
            assert {block.source_key for block in copy.meeting.sessions} == uids
            assert (copy.meeting.title, copy.meeting.timezone) == (plan.meeting.title, zone)
            kinds = sorted(block.kind for block in plan.meeting.sessions)
            assert sorted(block.kind for block in copy.meeting.sessions) == kinds
