"""The programme for conference apps: what every file keeps to, what comes in again, and what stays as it was."""

import json
import re
from datetime import datetime
from uuid import UUID
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings

from stocktake_desktop import cli
from stocktake_desktop.edits.blocks import add_block, move_block, park_block
from stocktake_desktop.edits.documents import add_document, link_document
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.interchange.file_kinds import ExportOptions
from stocktake_desktop.interchange.readers.schedule_xml import read_schedule
from stocktake_desktop.interchange.registry import WRITERS, import_programme, kind_called, write_plan
from stocktake_desktop.interchange.sample import copy_sample
from stocktake_desktop.models import SessionBlock, new_plan, open_plan
from tests.certain import certain
from tests.interchange.random_plans import plan_of, sessions, told, zones
from tests.plans import small_plan

XML, JSON = kind_called(WRITERS, "schedule-xml"), kind_called(WRITERS, "schedule-json")
OFFSET = r"(?:Z|[+-]\d\d:\d\d)"
MOMENT = rf"\d{{4}}-\d\d-\d\dT\d\d:\d\d:\d\d{OFFSET}"
A_UUID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
SLUG = r"[a-z0-9_]{4,}-[a-z0-9_-]{3,}[a-z0-9]"
EVENT = {
    "room": ".*", "title": ".+", "subtitle": ".*", "type": ".+", "date": MOMENT, "start": r"[0-2]\d:[0-5]\d",
    "duration": r"\d\d:[0-5]\d", "abstract": "(?s:.*)", "slug": SLUG, "track": ".*", "language": "(?:[a-z]{2})?",
    "description": "(?s:.*)", "persons": r"\s*", "links": r"\s*", "attachments": r"\s*",
}  # fmt: skip
"""What stands in an event of schedule.xml, each once, and how it is written."""


def check_xml(path):
    """The rules of the format, and of the apps that read it; the events by their guids."""
    root = ElementTree.parse(path).getroot()
    assert [child.tag for child in root][:3] == ["generator", "version", "conference"]
    assert {child.tag for child in root[3:]} == {"day"}
    about = {child.tag: child.text or "" for child in root[2]}
    assert re.fullmatch("[a-z0-9_-]{4,}", about["acronym"])
    assert int(about["days"]) == len(root.findall("day"))
    assert [day.get("index") for day in root.findall("day")] == [
        str(nth + 1) for nth in range(len(root.findall("day")))
    ]
    events = {}
    for day in root.findall("day"):
        begins, ends = (datetime.fromisoformat(day.attrib[name]) for name in ("start", "end"))
        assert ends.strftime("%H:%M") == "00:00"  # else what begins before is counted to the day before
        for room in day:
            assert (room.tag, room.get("name") is not None) == ("room", True)
            assert re.fullmatch(A_UUID, room.attrib["guid"])
            for event in room:
                check_event(event, room.get("name"), begins, ends)
                events[event.get("guid")] = event
    every = root.findall(".//event")
    for key in ("guid", "id"):
        assert len({event.get(key) for event in every}) == len(every)
    assert len({event.findtext("slug") for event in every}) == len(every)
    return events


def check_event(event, room, begins, ends):
    assert (event.tag, re.fullmatch(A_UUID, event.get("guid")) is not None) == ("event", True)
    assert 1 <= int(event.get("id")) < 2**31
    assert sorted(child.tag for child in event) == sorted(EVENT)
    for tag, pattern in EVENT.items():
        assert re.fullmatch(pattern, event.findtext(tag) or ""), (tag, event.findtext(tag))
    assert (event.findtext("room") or "") == room
    starts = datetime.fromisoformat(event.findtext("date"))
    assert starts.strftime("%H:%M") == event.findtext("start")
    assert begins <= starts < ends
    for person in event.find("persons"):
        assert (person.tag, bool(person.text), int(person.get("id")) > 0) == ("person", True, True)
        assert re.fullmatch(A_UUID, person.get("guid"))


def check_json(path):
    """The same of schedule.json; the events by their guids."""
    data = json.loads(path.read_text("utf-8"))
    assert data.keys() == {"$schema", "generator", "schedule"}
    about = data["schedule"]["conference"]
    assert isinstance(data["schedule"]["version"], str)
    assert re.fullmatch("[a-z0-9_-][a-z0-9_]{3,}", about["acronym"])
    assert about["daysCount"] == len(about["days"])
    assert all(room.keys() == {"name", "guid"} for room in about["rooms"])
    events = {}
    for day in about["days"]:
        assert day.keys() == {"index", "date", "day_start", "day_end", "rooms"}
        for name, listed in day["rooms"].items():
            assert name in [room["name"] for room in about["rooms"]]
            for event in listed:
                assert re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", event["start"])
                assert re.fullmatch(r"\d+:\d\d", event["duration"])
                assert re.fullmatch(SLUG, event["slug"])
                assert all(re.fullmatch(MOMENT, event[key]) for key in ("date", "end"))
                assert event["url"] == UUID(event["guid"]).urn
                assert all(one.keys() == {"guid", "id", "name"} for one in event["persons"])
                assert (event["room"], event["id"] >= 1) == (name, True)
                events[event["guid"]] = event
    return events


@pytest.fixture
def sample(tmp_path):
    copy_sample(tmp_path / "sample.stocktake").close()
    return tmp_path / "sample.stocktake"


def test_the_sample_keeps_to_the_rules_of_both_formats(sample, tmp_path):
    for ending, check in ((".xml", check_xml), (".schedule.json", check_json)):
        out = tmp_path / f"out{ending}"
        assert cli.run(["export", str(sample), str(out)]) == 0
        assert len(check(out)) == 22
        again = tmp_path / f"again{ending}"
        assert cli.run(["export", str(sample), str(again)]) == 0
        assert again.read_bytes() == out.read_bytes()


def test_a_session_keeps_its_keys_whatever_becomes_of_it_and_the_version_rises(tmp_path):
    with small_plan() as plan:
        panel = next(one for one in plan.meeting.sessions if one.title == "Panel I")
        write_plan(XML, plan, tmp_path / "a.xml", ExportOptions())
        set_field(plan, SessionBlock, panel.id, "title", "Panel one")
        move_block(plan, panel.id, certain(panel.day_id), 900, None)
        add_block(plan, "Another")
        write_plan(XML, plan, tmp_path / "b.xml", ExportOptions())
    before, after = check_xml(tmp_path / "a.xml"), check_xml(tmp_path / "b.xml")
    assert before.keys() == after.keys()
    guid = str(UUID(panel.id))
    assert before[guid].get("id") == after[guid].get("id")
    assert (after[guid].findtext("title"), after[guid].findtext("start")) == ("Panel one", "15:00")
    roots = [ElementTree.parse(tmp_path / name).getroot() for name in ("a.xml", "b.xml")]
    first, last = (int(certain(root.findtext("version")).split()[0]) for root in roots)
    assert first < last


def test_the_key_of_the_source_is_the_guid_where_it_is_one_and_of_one_session_only(tmp_path):
    first, second = "3e4623ce-e357-5b28-a663-355a47dadb15", "4bf30031-1475-5616-88e7-986c0c5aaeba"
    with small_plan() as plan:
        panel, group, idea = plan.meeting.sessions
        with plan.edit("Keys"):
            panel.source_key, group.source_key, idea.source_key = first, second, second
        write_plan(XML, plan, tmp_path / "a.xml", ExportOptions())
    assert check_xml(tmp_path / "a.xml").keys() == {first, str(UUID(group.id))}


def test_one_room_one_person_and_notes_only_when_asked(tmp_path):
    with small_plan() as plan:
        panel = next(one for one in plan.meeting.sessions if one.title == "Panel I")
        set_field(plan, SessionBlock, panel.id, "notes", "Bring the gavel")
        out = tmp_path / "a.xml"

        def written(**options):
            write_plan(XML, plan, out, ExportOptions(**options))
            return {event.findtext("title"): event.findtext("description") for event in check_xml(out).values()}

        assert written().keys() == {"Panel I", "Group 1"}
        assert written(room_id=panel.room_id).keys() == {"Panel I"}
        assert written(person_id=plan.meeting.people[0].id).keys() == {"Panel I"}
        assert "gavel" not in str(written())
        assert "gavel" in str(written(contacts=True))
        park_block(plan, panel.id)
        assert written().keys() == {"Group 1"}


def test_the_documents_of_a_session_that_can_be_had_are_links(tmp_path):
    with small_plan() as plan:
        panel = next(one for one in plan.meeting.sessions if one.title == "Panel I")
        for link in ("https://example.org/a", "in the drawer"):
            link_document(plan, add_document(plan, "Report", link=link), panel.id)
        write_plan(XML, plan, tmp_path / "a.xml", ExportOptions())
        write_plan(JSON, plan, tmp_path / "a.schedule.json", ExportOptions())
    guid = str(UUID(panel.id))
    [link] = certain(check_xml(tmp_path / "a.xml")[guid].find("links"))
    assert (link.get("href"), link.text) == ("https://example.org/a", "Report")
    links = check_json(tmp_path / "a.schedule.json")[guid]["links"]
    assert links == [{"title": "Report", "url": "https://example.org/a"}]
    assert [one.link for one in read_schedule(tmp_path / "a.xml").programme.documents] == ["https://example.org/a"]


def test_a_plan_without_days_is_no_schedule(tmp_path):
    with new_plan("Empty") as plan, pytest.raises(Exception, match="no day yet"):
        write_plan(XML, plan, tmp_path / "a.xml", ExportOptions())
    assert not (tmp_path / "a.xml").exists()


@settings(max_examples=15)
@given(zones, sessions)
def test_times_titles_rooms_and_names_come_in_again_from_xml(tmp_path_factory, zone, wanted):
    comes_again(tmp_path_factory.mktemp("xml"), XML, check_xml, zone, wanted)


def comes_again(folder, writer, check, zone, wanted):
    out, again = folder / f"out{writer.endings[0]}", folder / "again.stocktake"
    with plan_of(zone, wanted) as plan:
        write_plan(writer, plan, out, ExportOptions())
        guids = {str(UUID(block.id)) for block in plan.meeting.sessions}
        assert check(out).keys() == guids
        import_programme(out, again)
        with open_plan(again) as copy:
            assert told(copy) == told(plan)
            assert (copy.meeting.title, copy.meeting.timezone) == (plan.meeting.title, zone)
            assert {block.source_key for block in copy.meeting.sessions} == guids


@settings(max_examples=15)
@given(zones, sessions)
def test_times_titles_rooms_and_names_come_in_again_from_json(tmp_path_factory, zone, wanted):
    comes_again(tmp_path_factory.mktemp("json"), JSON, check_json, zone, wanted)


def test_the_sample_comes_in_again(sample, tmp_path):
    out = tmp_path / "a.schedule.xml"
    with open_plan(sample) as plan:
        write_plan(XML, plan, out, ExportOptions())
        assert read_schedule(out).timezone == "America/Mexico_City"
        import_programme(out, tmp_path / "again.stocktake")
        with open_plan(tmp_path / "again.stocktake") as copy:
            assert [one[:5] for one in told(copy)] == [one[:5] for one in told(plan)]
            kinds = {block.title: block.kind for block in plan.meeting.sessions}
            assert {block.title: block.kind for block in copy.meeting.sessions} == kinds
