"""Schedules in JSON, of c3voc tools and of pretalx, into a plan; what is none is refused."""

import json
from datetime import date

import pytest

from stocktake_desktop import cli
from stocktake_desktop.interchange.readers.foreign import ImportRefused
from stocktake_desktop.interchange.readers.schedule_json import is_schedule_json, read_schedule_json
from stocktake_desktop.interchange.registry import import_programme, reader_for
from stocktake_desktop.models import SessionKind, open_plan
from stocktake_desktop.planning.clock import clock
from tests.certain import certain

TALK = {
    "guid": "3e4623ce-e357-5b28-a663-355a47dadb15", "id": 7, "title": "Opening", "type": "Opening", "room": "Hall",
    "date": "2031-05-06T23:00:00+02:00", "start": "23:00", "duration": "01:00",
    "abstract": "One\nTwo", "track": "Water",
    "persons": [{"code": "A1", "public_name": "Ana Ruiz"}, {"guid": "x", "name": "Speaker 2"}],
    "links": [{"url": "https://example.org/a", "title": "Paper"}],
}  # fmt: skip
C3VOC = {
    "schedule": {
        "version": "1",
        "conference": {
            "title": "Rivers",
            "time_zone_name": "Europe/Oslo",
            "days": [{"date": "2031-05-06", "rooms": {"Hall": [TALK], "Hut": [{"title": "Some time"}]}}],
        },
    }
}
SLOT = {"room": {"en": "Hall", "de": "Saal"}, "start": "2031-05-06T10:00:00+02:00", "end": "2031-05-06T10:45:00+02:00"}
PRETALX = {
    "count": 3,
    "results": [
        {
            "code": "ABCDEF", "title": "Opening", "submission_type": {"en": "Talk"}, "state": "confirmed",
            "speakers": [{"code": "A1", "name": "Ana Ruiz"}], "slot": SLOT, "duration": 60,
        },
        {"code": "GHIJKL", "title": "Twice", "state": "confirmed", "speakers": [], "slots": [
            {**SLOT, "room": {"id": 3, "name": {"en": "Hut"}}},
            {**SLOT, "start": "2031-05-07T10:00:00+02:00", "end": None},
        ], "duration": 30},
        {"code": "MNOPQR", "title": "Off", "state": "canceled", "speakers": [], "slot": SLOT},
    ],
}  # fmt: skip
WIDGET = {
    "timezone": "Europe/Oslo",
    "rooms": [{"id": 3, "name": {"en": "Hall"}}],
    "tracks": [{"id": 1, "name": {"en": "Water"}}],
    "speakers": [{"code": "A1", "name": "Ana Ruiz"}],
    "talks": [
        {"code": "ABCDEF", "id": 5, "title": "Opening", "speakers": ["A1"], "track": 1, "room": 3, **{
            key: SLOT[key] for key in ("start", "end")
        }},
        {"title": {"en": "Lunch"}, "room": 3, "start": "2031-05-06T12:00:00+02:00", "end": "2031-05-06T13:00:00+02:00"},
    ],
}  # fmt: skip


@pytest.fixture
def written(tmp_path):
    def write(data, name="schedule.json"):
        path = tmp_path / name
        path.write_text(data if isinstance(data, str) else json.dumps(data), "utf-8")
        return path

    return write


def shown(path, target):
    """The sessions, by title, day, time, length, room, key and who appears."""
    import_programme(path, target)
    with open_plan(target) as plan:
        return plan.meeting.timezone, sorted(
            (
                one.title,
                one.day and one.day.date,
                one.start and clock(one.start),
                one.minutes,
                one.room.name if one.room else "",
                one.source_key,
                [somebody.name for somebody in one.appearances],
            )
            for one in plan.meeting.sessions
        )


def test_a_schedule_of_c3voc_comes_in(written, tmp_path):
    source = written(C3VOC)
    assert cli.run(["import", str(source), str(tmp_path / "a.stocktake")]) == 0
    first = date(2031, 5, 6)
    assert shown(source, tmp_path / "b.stocktake") == (
        "Europe/Oslo",
        [
            ("Opening", first, "23:00", 60, "Hall", TALK["guid"], ["Ana Ruiz", "Speaker 2"]),
            ("Some time", None, None, 60, "Hut", "", []),
        ],
    )
    with open_plan(tmp_path / "a.stocktake") as plan:
        opening = next(one for one in plan.meeting.sessions if one.title == "Opening")
        assert (opening.kind, opening.objectives, opening.notes) == (SessionKind.OPENING, "One\nTwo", "track: Water")
        assert plan.meeting.title == "Rivers"
        assert [(one.title, one.link) for one in plan.meeting.documents] == [
            ("Opening: Paper", "https://example.org/a")
        ]


def test_talks_of_the_pretalx_api_come_in_with_every_slot(written, tmp_path):
    source = written(PRETALX)
    first, second = date(2031, 5, 6), date(2031, 5, 7)
    assert shown(source, tmp_path / "a.stocktake") == (
        "Etc/GMT-2",
        [
            ("Opening", first, "10:00", 45, "Hall", "ABCDEF", ["Ana Ruiz"]),
            ("Twice", first, "10:00", 45, "Hut", "GHIJKL", []),
            ("Twice", second, "10:00", 30, "Hall", "GHIJKL 2031-05-07T10:00:00+02:00", []),
        ],
    )
    remarks = [one.text for one in read_schedule_json(source).report.remarks]
    assert "“Off” is cancelled, and was left out." in remarks
    assert shown(written(PRETALX["results"]), tmp_path / "b.stocktake")[1] != []


def test_the_widget_of_pretalx_names_rooms_and_speakers_by_their_keys(written, tmp_path):
    first = date(2031, 5, 6)
    assert shown(written(WIDGET), tmp_path / "a.stocktake") == (
        "Europe/Oslo",
        [
            ("Lunch", first, "12:00", 60, "Hall", "", []),
            ("Opening", first, "10:00", 45, "Hall", "ABCDEF", ["Ana Ruiz"]),
        ],
    )


def test_a_schedule_is_known_by_what_is_in_it_and_a_plan_stays_one(written, tmp_path):
    for nth, data in enumerate((C3VOC, PRETALX, WIDGET)):
        assert reader_for(written(data, f"{nth}.json")).key == "schedule-json"
    plan = written({"format": "stocktake-plan", "version": 1, "meeting": {"title": "the slots", "notes": '"slots"'}})
    assert (is_schedule_json(plan), reader_for(plan).key) == (False, "plan-json")
    assert reader_for(tmp_path / "not there.json").key == "plan-json"
    assert reader_for(tmp_path).key == "text"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("no JSON", "is not JSON"),
        ('{"schedule": {"conference": {"days": NaN}}}', "is not JSON"),
        ('{"schedule": {"conference": {"days": [{"rooms": {"A": []}}]}}}', "holds no event"),
        ('{"results": [1, null, []]}', "no schedule that is known here"),
        ('{"schedule": ' + "[" * 100_000 + "]" * 100_000 + "}", "is not JSON"),
        ('{"talks": [' + "{}," * 600_000 + "{}]}", "holds too much"),
        ("[]", "no schedule that is known here"),
        ("", "is not JSON"),
    ],
)
def test_what_is_no_schedule_is_refused_in_a_sentence(text, sentence, written):
    with pytest.raises(ImportRefused, match=sentence):
        read_schedule_json(written(text))


def test_odd_values_are_read_as_far_as_they_say_something(written, tmp_path):
    odd = {
        **TALK,
        "title": "Half \ud800 a sign \x00",
        "persons": [1, {"name": None}],
        "duration": 3.5,
        "links": {"a": 1},
    }
    data = {"schedule": {"conference": {"title": ["x"], "days": [{"date": 5, "rooms": {"A": [odd, 3]}}, "x"]}}}
    _zone, [session] = shown(written(data), tmp_path / "a.stocktake")
    assert session[:4] == ("Half ? a sign", certain(session[1]), "23:00", 60)


def test_a_text_of_ten_million_signs_is_cut_and_told(written, tmp_path):
    data = {"schedule": {"conference": {"days": [{"rooms": {"A": [{**TALK, "abstract": "x" * 10_000_000}]}}]}}}
    read = read_schedule_json(written(data))
    assert [len("\n".join(one.objectives)) for one in read.programme.sessions] == [50_000]
    assert [one for one in read.report.remarks if "10000000 characters" in one.text]
