"""Calendars: zones of Windows, lengths, repetition, what is called off or lasts all day, attendees and their roles."""

import pytest

from stocktake_desktop.interchange.readers.calendar import read_calendar
from stocktake_desktop.interchange.readers.foreign import ImportRefused
from stocktake_desktop.interchange.registry import import_programme
from stocktake_desktop.models import open_plan
from stocktake_desktop.planning.clock import span
from tests.certain import certain

ZONE = "TZID=W. Europe Standard Time"


def event(*lines):
    return "\n".join(("BEGIN:VEVENT", *lines, "END:VEVENT"))


EVENTS = (
    event(
        "UID:1", f"DTSTART;{ZONE}:20310506T090000", f"DTEND;{ZONE}:20310506T103000", "SUMMARY:Opening, and welcome",
        "LOCATION: Grand Hall", "DESCRIPTION:Objectives:\\nGreet the delegates\\nSession 2: later",
        'ATTENDEE;ROLE=CHAIR;PARTSTAT=ACCEPTED;CN="Ms. Ana Ruiz":mailto:a@example.org',
        "ATTENDEE;CUTYPE=ROOM;CN=Grand Hall:mailto:r@example.org", "URL:https://example.org/1",
    ),
    event("UID:2", "DTSTART:20310506T090000Z", "DURATION:PT45M", "SUMMARY:Panel"),
    event("UID:3", f"DTSTART;{ZONE}:20310506T080000", "DURATION:PT30M", "SUMMARY:Briefing", "RRULE:FREQ=DAILY;COUNT=3",
          f"EXDATE;{ZONE}:20310507T080000"),
    event("UID:3", f"RECURRENCE-ID;{ZONE}:20310508T080000", f"DTSTART;{ZONE}:20310508T083000", "DURATION:PT30M",
          "SUMMARY:Briefing"),
    event("UID:4", f"DTSTART;{ZONE}:20310506T140000", "SUMMARY:Old panel", "STATUS:CANCELLED"),
    event("UID:5", "DTSTART;VALUE=DATE:20310506", "SUMMARY:Exhibition"),
)  # fmt: skip
HEAD = "BEGIN:VCALENDAR\nVERSION:2.0\nX-WR-CALNAME:Rivers\\, lakes"


def calendar(*events):
    return "\n".join((HEAD, *events, "END:VCALENDAR\n"))


def test_a_calendar_comes_in_with_its_times_people_and_what_is_no_session(tmp_path):
    source = tmp_path / "a.ics"
    source.write_text(f"<!-- {calendar(*EVENTS)} -->")
    report = import_programme(source, tmp_path / "a.stocktake")
    with open_plan(tmp_path / "a.stocktake") as plan:
        meeting = plan.meeting
        assert (meeting.title, meeting.timezone, meeting.notes) == (
            "Rivers, lakes",
            "Europe/Berlin",
            "Old panel\nExhibition",
        )
        blocks = sorted(meeting.sessions, key=lambda one: (certain(one.day).date, one.start))
        found = [
            (certain(one.day).date.day, span(certain(one.start), certain(one.end)), one.title, certain(one.room).name)
            for one in blocks
        ]
        assert found == [
            (6, "08:00–08:30", "Briefing", "Plenary"),
            (6, "09:00–10:30", "Opening, and welcome", "Grand Hall"),
            (6, "11:00–11:45", "Panel", "Plenary"),
            (8, "08:30–09:00", "Briefing", "Plenary"),
        ]
        opening = next(one for one in meeting.sessions if one.title.startswith("Opening"))
        named = [(certain(one.person).family_name, one.role, one.status) for one in opening.appearances]
        assert named == [("Ruiz", "chair", "confirmed")]
        assert opening.objectives.splitlines()[0] == "Greet the delegates"
        assert [one.source_key for one in blocks] == ["3 2031-05-06T08:00", "1", "2", "3 2031-05-08T08:00"]
        assert [one.link for one in meeting.documents] == ["https://example.org/1"]
    told = " ".join(remark.text for remark in report.remarks)
    assert all(words in told for words in ("“Old panel” is cancelled", "“Exhibition” lasts all day", "is repeated"))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Only words", "is no calendar"),
        (calendar(), "holds no event"),
        (calendar(*[event("UID:1", "DTSTART:20310506T090000Z")] * 20_001), "holds too much"),
        (calendar("BEGIN:VEVENT\n" * 50 + "END:VEVENT\n" * 50), "holds too much"),
    ],
)
def test_what_is_no_calendar_or_too_much_is_refused(tmp_path, text, sentence):
    source = tmp_path / "a.ics"
    source.write_text(text)
    with pytest.raises(ImportRefused, match=sentence):
        read_calendar(source)


def test_what_is_repeated_without_end_ends_with_the_meeting(tmp_path):
    source = tmp_path / "a.ics"
    daily = event("UID:9", f"DTSTART;{ZONE}:20310505T080000", "DURATION:PT30M", "SUMMARY:Briefing", "RRULE:FREQ=DAILY")
    source.write_text(calendar(daily, EVENTS[0]))
    assert [(certain(day.date).day, len(day.sessions)) for day in read_calendar(source).programme.days] == [
        (5, 1),
        (6, 2),
    ]
