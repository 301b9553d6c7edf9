"""The next meeting from one that was planned: what goes over, what stays, and that the first one is left alone."""

from datetime import date, datetime

import pytest

from stocktake_desktop.edits.appearances import Who, add_alternate, add_appearance
from stocktake_desktop.edits.blocks import add_block, lock_block
from stocktake_desktop.edits.contents import add_outcome, add_question, add_segment
from stocktake_desktop.edits.documents import add_document
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.frame import add_day, add_hard_stop, add_room
from stocktake_desktop.edits.issues import Issued, record_issues
from stocktake_desktop.edits.people import add_organisation, add_person
from stocktake_desktop.edits.rules import acknowledge, add_role_rule, role_lines
from stocktake_desktop.edits.running import start_item
from stocktake_desktop.edits.script import CueWords, ScriptLine, say, write_cues
from stocktake_desktop.edits.translations import translate
from stocktake_desktop.interchange.next_meeting import NextMeeting, make_next_meeting
from stocktake_desktop.interchange.writers.plan_json import plan_as_json
from stocktake_desktop.models import (
    Appearance,
    Category,
    Day,
    EditRefused,
    Meeting,
    Person,
    Pictogram,
    PlanError,
    Role,
    Room,
    SegmentKind,
    SessionBlock,
    SessionKind,
    Status,
    StepKind,
    create_plan,
    open_plan,
)
from stocktake_desktop.planning.script.levels import Scope
from tests.pictures import picture
from tests.snapshots import same_state


@pytest.fixture
def plan(tmp_path):
    """A meeting of two days, the second after a pause, that was prepared, run and printed."""
    plan = create_plan(tmp_path / "first.stocktake", "Jaipur round", "Asia/Kolkata", "Jaipur")
    first, second = (add_day(plan, date(2031, 3, day), f"Day of {day}") for day in (3, 6))
    add_hard_stop(plan, first, 1200, "dinner")
    hall = add_room(plan, "Hall")
    norway = add_organisation(plan, "Norway", Category.MEMBER_STATE)
    everybody = add_organisation(plan, "All participants", collective=True)
    kari = add_person(plan, "Kari", "Nordmann", norway, function="Minister")
    panel = add_block(plan, "Panel I", SessionKind.PANEL, day_id=first, start=600, minutes=90, room_id=hall)
    talk = add_segment(plan, panel, "Talks", SegmentKind.PRESENTATION, minutes=40)
    for who, role, segment in (
        (Who(kari), Role.MODERATOR, None),
        (Who(kari), Role.PANELLIST, talk),
        (Who(organisation_id=norway), Role.PANELLIST, talk),
        (Who(organisation_id=everybody), Role.RESPONDENT, None),
        (Who(placeholder="Presenter 2"), Role.PRESENTER, talk),
    ):
        last = add_appearance(plan, panel, who, role, segment_id=segment)
    add_alternate(plan, last, Who(kari))
    add_block(plan, "Closing", SessionKind.CLOSING, day_id=second, start=1020, minutes=60)
    add_block(plan, "Idea", SessionKind.TALKS, minutes=30)
    set_field(plan, Person, kari, "present_from", datetime(2031, 3, 3, 9))
    set_field(plan, Meeting, plan.meeting.id, "turnaround_minutes", 25)
    for field in ("objectives", "notes", "format_notes"):
        set_field(plan, SessionBlock, panel, field, f"Some {field}")
    for model, row, field, text in (
        (Day, first, "title", "Jour"), (Room, hall, "name", "Salle"), (SessionBlock, panel, "title", "Table ronde"),
        (SessionBlock, panel, "objectives", "Buts"), (Person, kari, "function", "Ministre"),
        (Meeting, plan.meeting.id, "title", "Tour de Jaipur"), (Appearance, last, "placeholder", "Orateur 2"),
    ):  # fmt: skip
        translate(plan, model, row, field, "fr", text)
    add_role_rule(plan, SessionKind.TALKS, Role.CHAIR, Category.ACADEMIA, allowed=False)
    lock_block(plan, panel, True)
    add_question(plan, panel, "Why?")
    add_outcome(plan, panel, "Because")
    add_document(plan, "Report", "A/1")
    acknowledge(plan, "gap", "a", "b", "meant so")
    start_item(plan, panel, datetime(2031, 3, 3, 10))
    record_issues(plan, [Issued("podium", panel, 1, "[]", "f")], datetime(2031, 3, 3, 9))
    yield plan
    plan.close()


@pytest.fixture
def following(plan, tmp_path):
    wanted = NextMeeting(tmp_path / "next.stocktake", "Oslo round", "Oslo", "Europe/Oslo", date(2032, 3, 1))
    with make_next_meeting(plan, wanted) as made:
        yield made


def test_frame_rooms_formats_and_people_go_over(following):
    meeting = following.meeting
    assert (meeting.title, meeting.place, meeting.timezone, meeting.turnaround_minutes) == (
        "Oslo round", "Oslo", "Europe/Oslo", 25,
    )  # fmt: skip
    assert picture(following) == (
        "Day 1 2032-03-01\n"
        "  10:00–11:30 █ Panel I · Hall [Talks 40] (moderator Moderator, panellist Panellist 1, panellist Panellist 2, "
        "respondent All participants, presenter Presenter 2)\n"
        "Day 2 2032-03-04\n"
        "  17:00–18:00 ▓ Closing · – [] ()\n"
        "Parked\n"
        "  30 min ▓ Idea · – [] ()"
    )
    assert [(day.title, [stop.minute for stop in day.hard_stops]) for day in meeting.days] == [
        ("Day of 3", [780, 1080, 1200]), ("Day of 6", [780, 1080]),
    ]  # fmt: skip
    [kari] = meeting.people
    assert (kari.name, kari.function, kari.organisation.name) == ("Kari Nordmann", "Minister", "Norway")
    assert SessionKind.TALKS in {line.kind for line in role_lines(meeting) if line.category is Category.ACADEMIA}


def test_the_words_of_the_meeting_and_of_a_kind_of_session_go_over(plan, tmp_path):
    kind, session = Scope(plan.meeting.id, SessionKind.PANEL), Scope(plan.meeting.sessions[0].id)
    for scope in (kind, session):
        say(plan, ScriptLine(scope, StepKind.OPENING_SESSION), "en", f"Words {scope is kind}.")
    write_cues(plan, kind, StepKind.OPENING_SESSION, Pictogram.VIDEO, [CueWords(Pictogram.VIDEO, "Film")])
    wanted = NextMeeting(tmp_path / "third.stocktake", "Third", "Oslo", "Europe/Oslo", date(2032, 3, 1))
    with make_next_meeting(plan, wanted) as third:
        assert [(row.text, row.subject) for row in third.meeting.sentences] == [("Words True.", third.meeting.id)]
        assert [cue.words for cue in third.meeting.cues] == ["Film"]


def test_nothing_recorded_printed_or_asked_goes_over(plan, following):
    data = plan_as_json(following)
    for key in ("acknowledgements", "sheet_issues", "withdrawn", "tellings"):
        assert data[key] == [], key
    for session in data["sessions"]:
        assert [session[key] for key in ("questions", "outcomes", "floor_requests", "actuals")] == [[], [], [], []]
        assert (session["objectives"], session["notes"]) == ("", "")
        for one in session["appearances"]:
            assert (one["person_id"], one["alternates"], one["answer"], one["asked_on"]) == (None, [], "", None)
            assert one["status"] == Status.TO_BE_CONFIRMED or one["name"] == "All participants"
    assert data["people"][0]["present_from"] is None
    ids = {row["id"] for key in ("days", "rooms", "people", "sessions") for row in data[key]}
    assert not ids & {row["id"] for key in ("days", "rooms", "people", "sessions") for row in plan_as_json(plan)[key]}


def test_what_is_still_called_so_is_called_so_in_other_languages(following):
    said = {translation.text for translation in following.meeting.translations}
    assert said == {"Jour", "Salle", "Table ronde", "Ministre", "Orateur 2"}


def test_the_first_meeting_is_left_alone_and_the_history_begins_anew(plan, tmp_path):
    before = same_state(plan)
    wanted = NextMeeting(tmp_path / "next.stocktake", "Oslo round", "", "UTC", date(2032, 3, 1))
    make_next_meeting(plan, wanted).close()
    assert same_state(plan) == before
    with open_plan(wanted.path) as made:
        assert (made.undo_title, len(made.meeting.sessions)) == (None, 3)
        with pytest.raises((EditRefused, PlanError)):
            make_next_meeting(plan, wanted)
