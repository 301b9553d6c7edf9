"""A schedule as conference tools exchange it, into a plan: times, rooms, persons by key, and hostile files."""

from datetime import date

import pytest

from stocktake_desktop.edits.blocks import move_block
from stocktake_desktop.edits.copying import duplicate_block
from stocktake_desktop.interchange.readers.foreign import ImportRefused
from stocktake_desktop.interchange.readers.schedule_xml import read_schedule
from stocktake_desktop.interchange.registry import import_programme
from stocktake_desktop.models import Role, RoomKind, SessionKind, Status, open_plan
from stocktake_desktop.planning.clock import clock
from stocktake_desktop.planning.findings import find_all
from tests.certain import certain

SCHEDULE = """<?xml version="1.0"?>
<schedule><version>1</version>
 <conference><title>Rivers and <![CDATA[<Lakes>]]></title><time_zone_name>Europe/Oslo</time_zone_name></conference>
 <day index="1" date="2031-05-06">
  <room name="Plenary Hall">
   <event guid="a"><room>Plenary Hall</room><title>Opening</title><type>Opening</type><start>10:00</start>
    <date>2031-05-06T08:00:00+00:00</date><duration>00:30</duration><abstract>One
 Two</abstract><track>Water</track><persons><person guid="1">Ana Ruiz (WHO)</person></persons></event>
   <event guid="b"><title>Night watch</title><date>2031-05-07T01:00:00+02:00</date><duration>01:00:00</duration></event>
  </room>
  <room name="Hut">
   <event guid="c"><title>A talk</title><type>Talk</type><start>10:15</start><duration>01:30</duration>
    <persons><person guid="2">Ana Ruiz</person><person guid="1">Ana Ruiz</person><person>Speaker 2</person></persons>
   </event>
   <event guid="d"><title>Some time</title><duration>long</duration></event>
  </room>
 </day>
</schedule>"""

HOSTILE = {
    "bomb": '<!DOCTYPE s [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><schedule>&b;</schedule>',
    "outside": '<!DOCTYPE s [<!ENTITY a SYSTEM "file:///etc/passwd">]><schedule>&a;</schedule>',
    "deep": "<schedule>" + "<a>" * 5000 + "</a>" * 5000 + "</schedule>",
    "cut": SCHEDULE[:300],
    "nul": SCHEDULE.replace("Opening", "Open\0ing"),
    "page": "<html><body>10:00 Opening</body></html>",
    "empty": "<schedule/>",
    "nothing": "",
    "encoding": '<?xml version="1.0" encoding="klingon"?><schedule/>',
}


@pytest.fixture
def written(tmp_path):
    def write(text):
        path = tmp_path / "some.schedule.xml"
        path.write_text(text, "utf-8")
        return path

    return write


@pytest.fixture
def plan(written, tmp_path):
    import_programme(written(SCHEDULE), tmp_path / "plan.stocktake")
    with open_plan(tmp_path / "plan.stocktake") as plan:
        yield plan


def test_sessions_stand_at_their_own_times_in_the_zone_of_the_file(plan):
    assert (plan.meeting.title, plan.meeting.timezone) == ("Rivers and <Lakes>", "Europe/Oslo")
    told = {
        block.title: (block.day and block.day.date, block.start and clock(block.start), block.minutes)
        for block in plan.meeting.sessions
    }
    assert told == {
        "Opening": (date(2031, 5, 6), "10:00", 30),
        "Night watch": (date(2031, 5, 7), "01:00", 1380),
        "A talk": (date(2031, 5, 6), "10:15", 90),
        "Some time": (None, None, 60),
    }
    opening, talk = plan.meeting.sessions[0], next(one for one in plan.meeting.sessions if one.title == "A talk")
    assert (opening.objectives, opening.notes, opening.kind) == ("One\nTwo", "track: Water", SessionKind.OPENING)
    assert {room.name: room.kind for room in plan.meeting.rooms} == {
        "Plenary Hall": RoomKind.PLENARY,
        "Hut": RoomKind.BREAKOUT,
    }
    assert talk.kind is SessionKind.TALKS


def test_persons_are_told_apart_by_their_keys_and_never_by_name(plan):
    names = [(person.given_name, person.family_name) for person in plan.meeting.people]
    assert names == [("Ana", "Ruiz (WHO)"), ("Ana", "Ruiz")]
    talk = next(one for one in plan.meeting.sessions if one.title == "A talk")
    assert [(one.name, one.role, one.status) for one in talk.appearances] == [
        ("Ana Ruiz", Role.PRESENTER, Status.CONFIRMED),
        ("Ana Ruiz (WHO)", Role.PRESENTER, Status.CONFIRMED),
        ("Speaker 2", Role.PRESENTER, Status.TO_BE_CONFIRMED),
    ]
    booked = [one for one in find_all(plan.meeting) if one.code == "person-double-booked"]
    assert [one.people for one in booked] == [(plan.meeting.sessions[0].appearances[0].person_id,)]


def test_each_session_keeps_the_key_by_which_its_source_knows_it(plan, written, tmp_path):
    assert {block.title: block.source_key for block in plan.meeting.sessions} == {
        "Opening": "a", "Night watch": "b", "A talk": "c", "Some time": "d",
    }  # fmt: skip
    copy = plan.session(duplicate_block(plan, plan.meeting.sessions[0].id))
    assert copy.source_key == ""
    import_programme(written(SCHEDULE.replace('guid="a"', 'id="17"')), tmp_path / "by_id.stocktake")
    with open_plan(tmp_path / "by_id.stocktake") as by_id:
        assert "17" in [block.source_key for block in by_id.meeting.sessions]


def test_what_is_odd_is_told_with_the_event_it_is_about(written):
    remarks = read_schedule(written(SCHEDULE)).report.remarks
    assert {one.line for one in remarks if "understood" in one.text or "parked" in one.text} == {4}


NIGHTS = [
    # start, length in the file, minutes kept, what is told
    ("23:30", "04:00", 30, ["Talk, 23:30–03:30 of the next day, was cut at 24:00; left out: 3 h 30."]),
    ("21:00", "05:00", 180, ["Talk, 21:00–02:00 of the next day, was cut at 24:00; left out: 2 h."]),
    ("23:59", "00:02", 1, ["Talk, 23:59–00:01 of the next day, was cut at 24:00; left out: 1 min."]),
    ("23:00", "01:00", 60, []),
    ("00:00", "24:00", 1440, []),
    (
        "10:00",
        "1:00:00",
        840,
        [
            "Its length, “1:00:00”, was read as 24 h.",
            "Talk, 10:00–10:00 of the next day, was cut at 24:00; left out: 10 h.",
        ],
    ),
    ("10:00", "0:01:30", 90, []),
    ("10:00", "00:45:00", 45, ["Its length, “00:45:00”, was read as 45 min."]),
    ("10:00", "135.0:00", 60, ["Its length, “135.0:00”, is not understood; an hour was assumed."]),
    ("10:00", "0:00", 1, ["It would last 0 min; a session lasts at least one minute and at most a day."]),
]


@pytest.mark.parametrize(("start", "length", "minutes", "told"), NIGHTS)
def test_no_session_goes_on_after_midnight_and_odd_lengths_are_told(start, length, minutes, told, written, tmp_path):
    text = f"""<schedule><conference><title>X</title><time_zone_name>UTC</time_zone_name></conference>
    <day date="2031-05-06"><room name="A"><event><title>Talk</title><start>{start}</start>
    <duration>{length}</duration></event></room></day></schedule>"""
    report = import_programme(written(text), tmp_path / "plan.stocktake")
    with open_plan(tmp_path / "plan.stocktake") as plan:
        [block] = plan.meeting.sessions
        assert (clock(block.placed.start), block.minutes) == (start, minutes)
        assert ("Times in the source" in block.notes) == any("cut at 24:00" in one for one in told)
        move_block(plan, block.id, block.placed.day_id, block.placed.start - 60 if block.placed.start else 0, None)
    assert [one.text for one in report.remarks if one.line == 1] == told


def test_the_import_is_one_step(plan):
    plan.undo()
    assert (plan.meeting.sessions, plan.meeting.people, plan.meeting.rooms) == ([], [], [])


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_gets_a_sentence_and_leaves_nothing(text, written, tmp_path):
    target = tmp_path / "plan.stocktake"
    with pytest.raises(ImportRefused, match=r"some\.schedule\.xml .+\.$"):
        import_programme(written(text), target)
    assert not target.exists()


def test_a_huge_text_is_cut_and_told(written):
    read = read_schedule(written(SCHEDULE.replace("One\n", "W" * 3_000_000)))
    assert len(read.programme.sessions[0].objectives[0]) == 50_000
    assert any("abstract" in remark.text and remark.line == 1 for remark in read.report.remarks)


def test_a_key_with_several_names_is_the_key_of_none_and_links_become_documents(written, tmp_path):
    event = (
        "<event><room>Hall</room><title>{0}</title><date>2031-05-06T1{0}:00:00+02:00</date><duration>01:00</duration>"
        '<persons><person id="0">{1}</person></persons><links><link href="https://example.org/{0}">Slides</link></links>'
        '<attachments><attachment href="https://example.org/a.pdf">Paper</attachment></attachments></event>'
    )
    names = ("Ana Ruiz", "Ben Okoro", "Ruiz, Ana (WHO)")
    text = "".join(event.format(nth, name) for nth, name in enumerate(names))
    source = written(f'<schedule><day date="2031-05-06"><room name="Hall">{text}</room></day></schedule>')
    report = import_programme(source, tmp_path / "plan.stocktake")
    with open_plan(tmp_path / "plan.stocktake") as plan:
        named = [certain(session.appearances[0].person).family_name for session in plan.meeting.sessions]
        assert named[:2] == ["Ruiz", "Okoro"]
        links = [[link.document.link for link in session.documents] for session in plan.meeting.sessions]
        assert sorted(links)[0] == ["https://example.org/0", "https://example.org/a.pdf"]
        assert [(one.title, one.link) for one in plan.meeting.documents][:2] == [
            ("0: Slides", "https://example.org/0"),
            ("0: Paper", "https://example.org/a.pdf"),
        ]
    assert any("stands for several persons" in remark.text for remark in report.remarks)


OFFSETS = [
    # the dates of two events, and the zone they are taken for
    (("2031-01-06T10:00:00+01:00", "2031-01-07T10:00:00+01:00"), "Etc/GMT-1", "10:00"),
    (("2031-01-06T10:00:00-06:00", "2031-01-07T10:00:00-06:00"), "Etc/GMT+6", "10:00"),
    (("2031-01-06T10:00:00Z", "2031-01-07T10:00:00+00:00"), "UTC", "10:00"),
    (("2031-01-06T10:00:00+05:30", "2031-01-07T10:00:00+05:30"), "Asia/Calcutta", "10:00"),
    (("2031-03-29T10:00:00+01:00", "2031-03-31T10:00:00+02:00"), "Europe/Amsterdam", "10:00"),
    (("2031-03-29T10:00:00", "2031-03-31T10:00:00"), "UTC", "10:00"),
]


@pytest.mark.parametrize(("dates", "zone", "first"), OFFSETS)
def test_a_file_that_names_no_zone_is_read_by_the_offsets_of_its_times(dates, zone, first, written, tmp_path):
    events = "".join(f"<event><title>Talk</title><date>{one}</date><duration>01:00</duration></event>" for one in dates)
    room = f"<day date='2031-01-06'><room name='A'>{events}</room></day>"
    text = f"<schedule><conference><title>X</title></conference>{room}</schedule>"
    report = import_programme(written(text), tmp_path / "plan.stocktake")
    with open_plan(tmp_path / "plan.stocktake") as plan:
        assert plan.meeting.timezone == zone
        assert {clock(block.placed.start) for block in plan.meeting.sessions} == {first}
    assert [zone in one.text for one in report.remarks if "names no time zone" in one.text] == [True]
