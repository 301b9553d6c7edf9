"""Programmes as text: what is found in them, and that no line of them is lost."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stocktake_desktop.interchange.readers.foreign import ImportRefused
from stocktake_desktop.interchange.readers.programme_text import (
    place_programme,
    read_programme,
)
from stocktake_desktop.interchange.readers.programme_text.source import read_text
from stocktake_desktop.interchange.registry import import_programme
from stocktake_desktop.interchange.writers.plan_json import plan_as_json
from stocktake_desktop.models import Status, new_plan, open_plan
from stocktake_desktop.planning.clock import span
from tests.certain import certain
from tests.history import history

PROGRAMMES = Path(__file__).with_name("programmes")
FIRST_DAY = date(2017, 12, 4)

SESSIONS = {
    "summit": """
1 07:30–09:00 registration: Registration @ Plenary
1 09:00–10:00 ceremony: Welcome Ceremony @ Plenary
1 09:30–12:30 panel: First Session - What we have heard @ Plenary
1 12:30–14:00 break: Lunch @ Plenary
1 14:00–15:25 plenary: "Open Deck" Session - Bright ideas @ Plenary
1 15:25–15:30 closing: Closing day 1 @ Plenary
2 09:00–09:10 opening: Opening Day 2 @ Plenary
2 09:10–12:00 action group: Working Group 1: Northern Waters @ Breakout 1
2 09:10–12:00 action group: Working Group 2: Sothern Waters @ Breakout 2
2 12:00–12:30 reporting: Reporting Session @ Plenary
2 12:00–12:30 plenary: Next Steps Session @ Plenary
""",
    "table": """
1 09:00–10:15 opening: Opening of the forum @ Grand Hall
1 10:15–10:30 break: Coffee @ Foyer
1 10:30–12:00 panel: Round table on rivers @ Salon A
2 13:00–16:30 plenary: Site visit @ Dam
""",
    "numbered": """
1 09:00–10:00 registration: Registration @ Plenary
1 10:00–11:00 ceremony: Opening ceremony @ Plenary
1 11:00–12:00 action group: Working Group A: Rivers @ Breakout 1
1 11:00–12:00 action group: Working Group B: Lakes @ Breakout 2
1 15:00–16:00 plenary: Odd session @ Plenary
2 10:00–11:00 panel: Wrap-up plenary @ Conference Room 3
""",
    "loose": """
1 10:00–11:00 opening: Opening plenary @ Plenary
1 13:00–15:00 break: Lunch @ Plenary
1 22:00–24:00 break: Reception by the host @ Plenary
1 10:15–13:00 plenary: Table ronde @ Salle 2
""",
    "french": """
1 09:00–09:30 opening: Ouverture @ Plenary
1 09:30–11:00 panel: Panel sur les fleuves @ Salle Verte
1 11:00–11:15 break: Pause café @ Plenary
2 14:00–15:30 closing: Clôture @ Plenary
""",
    "prose": """
1 15:00–16:30 talks: First talk on arches @ Plenary
1 16:30–17:00 break: Tea break @ Plenary
2 10:00–11:30 plenary: Walk over the old bridge @ Plenary
2 11:30–12:30 plenary: Farewell @ Plenary
""",
    "reversed_days": """
1 10:00–11:00 plenary: Second thoughts @ Plenary
2 11:00–12:00 plenary: First thoughts @ Plenary
2 09:00–10:00 talks: Breakfast talk @ Plenary
""",
    "hearing": """
1 10:00–10:30 opening: Opening segment @ Plenary
1 10:30–13:00 panel: Thematic panel 1: Human rights of all @ Plenary
1 13:00–15:00 break: Lunch break @ Plenary
1 15:00–18:00 action group: Breakout A: Borders @ Conference Room 4
1 15:00–18:00 action group: Breakout B: Skills @ Conference Room 5
2 10:00–11:00 plenary: Plenary @ Plenary
""",
    "columns": """
1 08:30–09:30 registration: Registration @ Lobby
1 09:30–10:00 ceremony: Welcome @ Main Hall
1 10:00–11:30 panel: Panel: Jobs @ Main Hall
1 11:30–13:00 action group: Working group 1 @ Room A
1 11:30–13:00 action group: Working group 2 @ Room B
2 09:00–10:00 closing: Closing @ Main Hall
""",
    "items": """
1 09:00–09:30 opening: Item 1. Opening of the meeting @ Plenary
1 09:30–10:30 plenary: Item 2. Adoption of the agenda @ Plenary
1 10:30–10:45 break: Coffee break @ Plenary
1 10:45–12:30 plenary: Item 3. General debate @ Plenary
1 12:30–14:30 break: Lunch @ Plenary
1 14:30–17:30 plenary: Item 4. Drafting @ Plenary
1 17:30–18:30 break: Reception @ Plenary
""",
    "speakers": """
1 10:00–11:00 panel: Panel on cranes @ Plenary
""",
}


def programme(name):
    return read_text(PROGRAMMES / f"{name}.txt")


def found_in(read):
    return [
        f"{number} {span(s.start, s.end)} {s.kind.value}: {s.title} @ {s.room}"
        for number, day in enumerate(read.days, 1)
        for s in day.sessions
    ]


def placed(text):
    """A plan in memory holding the programme, and the report."""
    read, report = read_programme(text, FIRST_DAY)
    plan = new_plan("Meeting")
    place_programme(plan, read, report, FIRST_DAY)
    return plan, report


def who(session):
    return [
        f"{a.role.value}: {a.name.placeholder or ' '.join(filter(None, words(a.name)))} ({a.status.value})"
        for a in session.appearances
    ]


def words(name):
    return name.honorific, name.given_name, name.family_name, name.function, name.organisation


@pytest.mark.parametrize("name", SESSIONS)
def test_sessions_found(name):
    read, _report = read_programme(programme(name), FIRST_DAY)
    assert found_in(read) == SESSIONS[name].strip().splitlines()


def test_there_is_a_table_for_every_programme():
    assert {path.stem for path in PROGRAMMES.glob("*.txt")} == set(SESSIONS)


def session_of(name, title):
    read, report = read_programme(programme(name), FIRST_DAY)
    return next(session for session in read.sessions if session.title.startswith(title)), report


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("12 noon - 1 p.m. Lunch", "12:00–13:00 Lunch"),
        ("12:00 noon – 13:00 Lunch", "12:00–13:00 Lunch"),
        ("10:00 - 12 noon Opening", "10:00–12:00 Opening"),
        ("10h00 – 12h00 midi Ouverture", "10:00–12:00 Ouverture"),
        ("midi – 13h00 Ouverture", "12:00–13:00 Ouverture"),
        ("mediodía - 13:00 Apertura", "12:00–13:00 Apertura"),
        ("22:00 - 12 midnight Reception", "22:00–24:00 Reception"),
        ("midnight - 1:00 Vigil", "00:00–01:00 Vigil"),
        ("15:00:00 - 16:00:00 Panel I", "15:00–16:00 Panel I"),
        ("3:00:00 PM - 4:00:00 PM Panel I", "15:00–16:00 Panel I"),
    ],
)
def test_a_programme_says_times_as_fields_understand_them(line, found):
    programme, _report = read_programme(f"Day 1\n{line}\n", FIRST_DAY)
    assert [f"{span(certain(one.start), certain(one.end))} {one.title}" for one in programme.sessions] == [found]


def test_people_of_a_ceremony():
    ceremony, _report = session_of("summit", "Welcome")
    assert who(ceremony) == [
        "keynote speaker: Kari Nordmann Prime Minister of Norway (to be confirmed)",
        "keynote speaker: Minister of the Sea of Norway (to be confirmed)",
        "keynote speaker: Executive Director of the Ocean Secretariat (invited)",
        "co-facilitator: Co-facilitators (confirmed)",
    ]
    assert (ceremony.objectives, ceremony.format_notes) == (["Greet the delegates"], ["Formal opening"])


def test_segments_focus_and_minutes_each():
    first, report = session_of("summit", "First Session")
    assert [(segment.title, segment.kind.value) for segment in first.segments] == [
        ("Introduction", "introduction"),
        ("Panel I – Coasts, islands and rivers", "panel"),
        ("Q&A", "Q&A"),
    ]
    panel = [(one.name.function or one.name.organisation, one.minutes, one.notes) for one in first.appearances[1:4]]
    assert panel == [
        ("Executive Director of the Ocean Secretariat", 7, "focus: spring hearings"),
        ("Small Islands Forum", 7, ""),
        ("Director of the Harbour Museum", 7, "focus: exhibits (two of them) and talks"),
    ]
    assert "moderator: one of the co-facilitators (to be confirmed)" in who(first)
    assert any("7 min each" in remark.text for remark in report.remarks)


def test_alternates_in_rank_and_placeholders():
    last, _report = session_of("summit", "Next Steps")
    assert [other.function for other in last.appearances[0].alternates] == ["Prime Minister of Norway"]
    assert last.appearances[1].name.placeholder == "Someone to speak for the islands"
    reporting, _report = session_of("summit", "Reporting")
    assert reporting.appearances[0].notes == "telling what was agreed in each of the two groups"


def test_a_block_after_parallel_sessions_is_shared_and_said():
    for title in ("Working Group 1", "Working Group 2"):
        group, report = session_of("summit", title)
        assert group.objectives == ["Weigh every proposal once more"]
        assert len(group.format_notes) == 2
    assert any("2 parallel sessions" in remark.text for remark in report.remarks)


def test_labels_give_roles():
    panel, _report = session_of("speakers", "Panel")
    assert who(panel) == [
        "moderator: Prof. Ida Lund (invited)",
        "panellist: Ms. Eva Kran Norway (confirmed)",
        "panellist: Mr. Ola Heis Crane Works Ltd (invited)",
        "panellist: Port Authority (to be confirmed)",
    ]
    assert panel.appearances[2].minutes == 10
    assert panel.format_notes == ["on stage", "Please be seated five minutes early."]


def test_people_without_bullets_and_in_a_column():
    opening, _report = session_of("hearing", "Opening")
    assert who(opening) == [
        "co-facilitator: H.E. Mr. Jorge Lopez Permanent Representative of Utopia (invited)",
        "panellist: H.E. Ms. Anna Berg Permanent Representative of Ruritania (invited)",
    ]
    panel, _report = session_of("columns", "Panel")
    assert who(panel) == ["panellist: Ann Lee ILO (invited)", "panellist: Bo Ek IOE (invited)"]
    debate, _report = session_of("items", "Item 3")
    assert who(debate) == ["chair: Mr. Paul Oto Kenya (invited)"]
    assert debate.notes == ["Each speaker has 3 minutes."]


def test_sentences_are_no_sessions_and_no_days():
    talk, _report = session_of("prose", "First talk")
    assert talk.questions == ["Which bridge lasts longest?", "Who pays for it?"]
    assert talk.notes == [
        "About 10 - 13 engineers are expected, and the 2030 Agenda is on every table.",
        "bring a hard hat.",
    ]


def test_what_is_odd_is_said_with_its_line():
    _read, report = read_programme(programme("numbered"), FIRST_DAY)
    said = {remark.line: remark.text for remark in report.remarks}
    assert said[15] == "Odd session ends before it starts; 16:00 was assumed as its end."
    assert said[4] == "Opening ceremony has no end; 11:00 was assumed."
    _read, report = read_programme(programme("table"), date(2017, 12, 11))
    assert report.remarks[0].text == ("The text says 2017-12-04 where 2017-12-11 was expected; the text was followed.")


def test_nothing_is_corrected():
    group, _report = session_of("summit", "Working Group 2")
    assert group.title == "Working Group 2: Sothern Waters"


@pytest.mark.parametrize("name", SESSIONS)
def test_every_line_has_one_fate(name):
    text = programme(name)
    _read, report = read_programme(text, FIRST_DAY)
    numbers = [number for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    assert [line.number for line in report.lines] == numbers
    counts = report.counts
    assert counts["read"] == counts["placed"] + counts["notes"] == len(numbers)


SAID_OTHERWISE = re.compile(
    r"\b(?:day \w+|tbc|confirmed|followed by|an|the|or|am|pm|noon|to|from|de|à|min|"
    r"chair|moderator|speakers|panellists|time|co-facilitator|h|objectives|format|guiding questions|notes|venue|"
    r"(?:mon|tues|wednes)day|lundi|mardi|december|décembre|\d+h?\d*|[ab])\b|a\.m\.|p\.m\.",
    re.IGNORECASE,
)
"""Words that become a time, a date, a status, a role or the name of a field."""


@pytest.mark.parametrize("name", SESSIONS)
def test_every_word_is_in_the_plan(name):
    plan, _report = placed(programme(name))
    kept = json.dumps(plan_as_json(plan), ensure_ascii=False).casefold()
    for line in programme(name).splitlines():
        for word in re.findall(r"[^\W\d_]{2,}", SAID_OTHERWISE.sub(" ", line)):
            assert word.casefold() in kept, (word, line)


WORDS = st.sampled_from(
    ["Day 2", "10:00", "10:00–11:30", "–", "\t", "•", "1.", "Objectives:", "Format:", "Panel", "(TBC)", "or", "|", "  "]
)
ANY_LINE = st.lists(WORDS | st.text(max_size=12), max_size=8).map(" ".join)


@given(st.lists(ANY_LINE, max_size=25))
def test_any_text_is_accounted_for(lines):
    text = "\n".join(line.replace("\n", " ").replace("\r", " ") for line in lines)
    plan, report = placed(text)
    assert report.counts["read"] == report.counts["placed"] + report.counts["notes"]
    assert all(block.end <= 1440 and block.minutes >= 1 for block in plan.meeting.sessions)
    kept = "".join(json.dumps(plan_as_json(plan), ensure_ascii=False).casefold().split())
    for line in report.lines:
        if line.fate == "kept as a note":
            bare = re.sub(r"^\W*(?:\(?\w{1,4}[.)])?\W*", "", line.text)
            assert all(json.dumps(word, ensure_ascii=False).strip('"').casefold() in kept for word in bare.split())


def test_placing_is_one_step():
    plan, _report = placed(programme("summit"))
    assert len(plan.meeting.sessions) == 11
    assert [step.title for step in history(plan)] == ["Import 11 sessions"]
    plan.undo()
    assert plan.meeting.sessions + plan.meeting.people + plan.meeting.rooms + plan.meeting.days == []


def test_the_same_office_is_the_same_person():
    plan, _report = placed(programme("summit"))
    assert sorted(person.function for person in plan.meeting.people) == [
        "Director of the Harbour Museum",
        "Executive Director of the Ocean Secretariat",
        "Minister of the Sea of Norway",
        "Prime Minister of Norway",
    ]
    premier = next(person for person in plan.meeting.people if person.family_name == "Nordmann")
    assert len(premier.alternates) == 1
    assert [a.status for a in premier.appearances] == [Status.TO_BE_CONFIRMED]


def test_two_imports_share_days_and_rooms_but_not_people():
    read, report = read_programme(programme("speakers"), FIRST_DAY)
    plan = new_plan("Meeting")
    for _ in range(2):
        place_programme(plan, read, report, FIRST_DAY)
    assert (len(plan.meeting.days), len(plan.meeting.rooms), len(plan.meeting.people)) == (1, 1, 6)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_and_line_ends(tmp_path, encoding):
    source = tmp_path / "source.txt"
    source.write_bytes("Day 1\r\n10:00–11:00 Café été\r\n".encode(encoding))
    read, _report = read_programme(read_text(source), FIRST_DAY)
    assert found_in(read) == ["1 10:00–11:00 plenary: Café été @ Plenary"]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty"),
        (b" \n\n", "is empty"),
        (b"\x89PNG\r\n" + bytes(range(256)) * 9, "is not a text"),
        (b"Only words.\n", "holds no session"),
    ],
)
def test_what_cannot_be_read_is_said_and_leaves_no_file(tmp_path, content, sentence):
    source, target = tmp_path / "source.txt", tmp_path / "plan.stocktake"
    source.write_bytes(content)
    with pytest.raises(ImportRefused, match=sentence):
        import_programme(source, target, FIRST_DAY, "UTC")
    assert not target.exists()


def test_a_missing_file_is_said(tmp_path):
    with pytest.raises(ImportRefused, match="cannot be read"):
        read_text(tmp_path / "none.txt")


def test_import_makes_a_plan_file(tmp_path):
    target = tmp_path / "plan.stocktake"
    import_programme(PROGRAMMES / "table.txt", target, FIRST_DAY, "Europe/Oslo")
    with open_plan(target) as plan:
        assert (plan.meeting.title, plan.meeting.timezone) == ("Regional Forum on Water", "Europe/Oslo")
        assert len(plan.meeting.sessions) == 4


@pytest.mark.parametrize("line", ["a" * 3_000_000, "10:00 " * 400_000, "(" * 1_000_000, "x, " * 500_000 + "or y"])
def test_a_huge_line_is_kept_and_does_not_hang(line):
    _read, report = read_programme(f"Meeting\nDay 1\n10:00–11:00 Start\n• {line}\n{line}\n")
    assert report.counts["read"] == 5


@pytest.mark.parametrize(
    ("line", "kept", "told"),
    [
        ("22:00 - 02:00 Night session", "22:00–24:00", "22:00–02:00 of the next day, was cut at 24:00; 2 h"),
        ("23:30 - 3.30 a.m. Night session", "23:30–24:00", "23:30–03:30 of the next day, was cut at 24:00; 3 h 30"),
        ("22:00 - 26:30 Night session", "22:00–24:00", "22:00–02:30 of the next day, was cut at 24:00; 2 h 30"),
        ("22:00\t25:15\tNight session", "22:00–24:00", "22:00–01:15 of the next day, was cut at 24:00; 1 h 15"),
        ("22:00 - 00:00 Night session", "22:00–24:00", ""),
        ("14:00 - 0:00 Night session", "14:00–24:00", ""),
        ("22:00 - midnight Night session", "22:00–24:00", ""),
        ("18:00\t24:00\tNight session", "18:00–24:00", ""),
        ("9:00 - 25 delegates", None, ""),
    ],
)
def test_what_goes_on_after_midnight_is_cut_and_told_with_its_line(line, kept, told):
    read, report = read_programme(f"4 December 2017\n10:00 - 11:00 Opening\n{line}", None)
    nights = [session for session in read.sessions if "Night" in session.title]
    assert [span(one.start, certain(one.end)) for one in nights] == ([kept] if kept else [])
    cut = [(one.line, one.text.replace("left out: ", "")) for one in report.remarks if "was cut" in one.text]
    assert cut == ([(3, f"Night session, {told}.")] if told else [])
