"""Programmes of every shape: how times, days, tables, rooms, groups and people are written elsewhere."""

from datetime import date

import pytest

from stocktake_desktop.interchange.readers.programme_text import read_programme
from stocktake_desktop.interchange.readers.programme_text.source import read_text
from stocktake_desktop.planning.clock import span
from tests.certain import certain

MONDAY = date(2031, 5, 5)


def read(*lines, first=MONDAY):
    return read_programme("\n".join(lines), first)


def told(programme):
    """Each session as its day of the month, its time, its title and its room."""
    return [
        f"{day.date.day if day.date else '?'} {span(one.start, certain(one.end))} {one.title} @ {one.room}"
        for day in programme.days
        for one in day.sessions
    ]


def who(programme):
    return [
        " ".join(filter(None, (f"{one.role.value}:", one.name.given_name, one.name.family_name, one.name.organisation)))
        for session in programme.sessions
        for one in session.appearances
    ]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("9:00 2nd meeting of the Committee", "09:00–10:00 2nd meeting of the Committee"),
        ("de 9 heures 15 à midi Séance de travail", "09:15–12:00 Séance de travail"),
        ("De las 16.30 a las 18.00 horas Clausura", "16:30–18:00 Clausura"),
        ("ab 14 Uhr Stadtrundgang", "14:00–15:00 Stadtrundgang"),
        ("с 15.00 до 16.30 Круглый стол", "15:00–16:30 Круглый стол"),
        ("下午3时至5时30分 第2次会议", "15:00–17:30 第2次会议"),
        ("من 9:30 إلى 11:00 الافتتاح", "09:30–11:00 الافتتاح"),
        ("0930-1130 GMT Briefing", "09:30–11:30 Briefing"),
        ("٩:٣٠ - ١١:٠٠ الافتتاح", "09:30–11:00 الافتتاح"),
        ("１４：００－１５：００ Briefing", "14:00–15:00 Briefing"),
        ("14:00 → 15:30 Briefing", "14:00–15:30 Briefing"),
        ("14:00\u200b–\u200e15:30 Briefing", "14:00–15:30 Briefing"),
        ("14:00 â€“ 15:30 Briefing", "14:00–15:30 Briefing"),
        ("11:00 hoursWreath laying", "11:00–12:00 Wreath laying"),
        ("Field visit – 2:00pm - 5:30pm (Nairobi time)", "14:00–17:30 Field visit"),
        ("• Walk: 7.00-7.45", "07:00–07:45 Walk"),
        ("LUNCH 13:00-14:30", "13:00–14:30 LUNCH"),
        ("08.30-09.00\nBriefing", "08:30–09:00 Briefing"),
        ("08.30-09.00 Briefing", "08:30–09:00 Briefing"),
        ("09:00\n09:45\nBriefing", "09:00–09:45 Briefing"),
        ("Mon 5 May 10:00–11:00 Briefing", "10:00–11:00 Briefing"),
        ("09:00 (45 min) Briefing", "09:00–09:45 Briefing"),
        ("- **09:00 – 09:45** Briefing", "09:00–09:45 Briefing"),
        ("10am: Briefing", "10:00–11:00 Briefing"),
        ("2:30pm briefing", "14:30–15:30 briefing"),
        ("2031 plan of work", None),
        ("Grand Hall\t900", None),
        ("1200 noon Farewell", "12:00–13:00 Farewell"),
        ("1.2 09:00 – 09:15 Briefing", "09:00–09:15 Briefing"),
        ("Tel. 10:15-20", None),
    ],
)
def test_times_are_understood_as_people_write_them(line, found):
    programme, _report = read("5 May 2031", line)
    assert [f"{span(s.start, certain(s.end))} {s.title}" for s in programme.sessions] == ([found] if found else [])


@pytest.mark.parametrize(
    ("heading", "day"),
    [
        ("Day 2 of 4", 6), ("## Day 2", 6), ("Zweiter Tag", 6), ("Deuxième jour", 6), ("第二天", 6), ("Tuesday", 6),
        ("**Tuesday, 6 May 2031**", 6), ("06-May-2031", 6), ("6 May 2031 |", 6), ("Programme for Tuesday, 6 May", 6),
        ("Вторник, 6 мая 2031 года", 6), ("6 мая (вторник)", 6), ("2031年5月6日，星期二", 6),
        ("Dienstag, 6. Mai 2031", 6),
        ("الثلاثاء، 6 أيار/مايو 2031", 6), ("terça-feira, 6 de maio de 2031", 6), ("martes 6 de mayo", 6),
        ("mardi, le 6 mai 2031", 6), ("Tuesday morning", 6), ("06/05/2031", 6),
        ("Morning session, Tuesday, 6 May 2031", 6),
        ("Monday afternoon", 5), ("5-8 May 2031", 5), ("about 11.30 p.m.", 5),
        ("6 May. buses leave", 5), ("6.5. Opening words", 5), ("Di, 6.5.", 6), ("Tuesday 6", 6),
        ("6. Mai 2031", 6),
    ],
)  # fmt: skip
def test_days_are_opened_by_their_headings_in_any_language(heading, day):
    programme, _report = read("Day 1", "10:00–11:00 One", heading, "11:00–12:00 Two")
    assert told(programme) == ["5 10:00–11:00 One @ Plenary", f"{day} 11:00–12:00 Two @ Plenary"]


def test_a_year_that_is_missing_is_that_in_which_the_weekday_is_right():
    programme, _report = read("Wednesday 6 December", "10:00–11:00 One", first=date(2018, 5, 1))
    assert [day.date for day in programme.days] == [date(2017, 12, 6)]


def test_the_dates_of_the_meeting_are_read_from_its_title():
    programme, _report = read("Forum on rivers, Oslo, 12 to 14 March 2018", "Day 2", "10:00–11:00 One", first=None)
    assert programme.dates == (date(2018, 3, 12), date(2018, 3, 14))
    assert [day.date for day in programme.days] == [date(2018, 3, 13)]
    assert programme.timezone == "Europe/Oslo"


@pytest.mark.parametrize(
    ("line", "zone"),
    [
        ("Forum, Rio de Janeiro, 4-6 December 2017", "America/Sao_Paulo"),
        ("Genève, 4 au 6 décembre 2017", "Europe/Zurich"),
        ("A meeting will be held in Kenya from 4 to 6 December 2017", "Africa/Nairobi"),
        ("Forum of the rivers, 4 to 6 December 2017", ""),
    ],
)
def test_the_place_named_with_the_dates_tells_the_time_zone(line, zone):
    programme, report = read(line, "Day 1", "10:00–11:00 Opening", first=None)
    assert programme.timezone == zone
    assert [remark.line for remark in report.remarks if "time zone" in remark.text] == ([1] if zone else [])


TABLES = {
    "cells one a line": (
        "Wednesday 7 May |", "|", "08:30 |", "09:00 |", "Registration |", "|", "09:00 |", "09:15 |", "Opening |",
    ),
    "bars and tabs": ("\t\t Wednesday, 7 May   | ", "\t\t8.30 - 9 a.m. | ", "  Registration | ", "  | ",
                      "\t\t| 9 - 9.15 a.m. | ", "\t\t  Opening | "),
    "the item first": ("Miércoles 7 de mayo", "| Actividad | Hora inicio | Hora fin |",
                       "| Registration | 8:30 | 9:00 |", "| Opening | 9:00 | 9:15 |"),
    "a column of days": ("Date;Début;Fin;Séance", "07/05/2031;08h30;09h00;Registration", ";09h00;09h15;Opening"),
    "commas": ("Date,Start,End,Title", '2031-05-07,08:30,09:00,"Registration"', "2031-05-07,09:00,09:15,Opening"),
    "a wiki": ("7 May 2031", '{| class="wikitable"', "! Time", "! Session", "|-", "| 08:30 – 09:00", "| Registration",
               "|-", "| 09:00 – 09:15 || Opening", "|}"),
    "moments of a spreadsheet": ("Start\tEnd\tSession", "2031-05-07 08:30\t2031-05-07 09:00\tRegistration",
                                 "2031-05-07 09:00\t2031-05-07 09:15\tOpening"),
}  # fmt: skip


@pytest.mark.parametrize("shape", TABLES)
def test_tables_are_read_whatever_stands_between_their_cells(shape):
    programme, report = read(*TABLES[shape])
    assert told(programme) == ["7 08:30–09:00 Registration @ Plenary", "7 09:00–09:15 Opening @ Plenary"]
    assert {line.number for line in report.lines} == set(range(1, len(TABLES[shape]) + 1))


def test_a_table_pasted_from_a_word_processor_keeps_what_its_columns_say():
    programme, _report = read(
        "TIME\tAGENDA ITEM\tOBJECTIVES AND OUTCOMES",
        "10:00 – 11:00\tWelcome",
        "(Plenary Hall)",
        "Speakers:",
        "•\tMinister of Water of Norway",
        "•\tCo-facilitators\tObjectives:",
        "•\tGreet the delegates",
        "11:00 – 13:00\tAction Group 1: Rivers\tSpeak freely",
        "\tAction Group 2: Lakes\t",
    )
    assert told(programme) == [
        "5 10:00–11:00 Welcome @ Plenary Hall",
        "5 11:00–13:00 Action Group 1: Rivers @ Breakout 1",
        "5 11:00–13:00 Action Group 2: Lakes @ Breakout 2",
    ]
    welcome, first, _second = programme.sessions
    assert (welcome.objectives, first.objectives) == (["Greet the delegates"], ["Speak freely"])
    assert [one.name.function or one.name.organisation for one in welcome.appearances] == [
        "Minister of Water of Norway",
        "Co-facilitators",
    ]


def test_columns_of_days_or_rooms_are_sessions_each():
    week, _report = read("Time\tMonday 5 May\tTuesday 6 May", "09:00-10:30\tWelcome\tMaps", "11:00-12:00\t\tVisit")
    assert told(week) == [
        "5 09:00–10:30 Welcome @ Plenary",
        "6 09:00–10:30 Maps @ Plenary",
        "6 11:00–12:00 Visit @ Plenary",
    ]
    halls, _report = read("Time\tAuditorium\tRoom 1", "9:00–9:30\tOpening\t", "9:30–11:00\tRivers\tLakes")
    assert told(halls) == [
        "5 09:00–09:30 Opening @ Plenary",
        "5 09:30–11:00 Rivers @ Auditorium",
        "5 09:30–11:00 Lakes @ Room 1",
    ]


def test_titles_stand_above_their_times_where_a_programme_is_written_so():
    programme, _report = read(
        *("Day 1", "Welcome", "9.00am-9.45am | Great Hall", "", "Keynote", "9.45am-10.45am | Atrium"),
        *("Speaker: Dr. Raj Patel, Kenya",),
    )
    assert told(programme) == ["5 09:00–09:45 Welcome @ Great Hall", "5 09:45–10:45 Keynote @ Atrium"]
    assert who(programme) == ["panellist: Raj Patel Kenya"]


def test_soft_breaks_of_a_word_processor_part_lines():
    programme, _report = read("10:00 – 11:00 Opening\v(Plenary Hall)\vModerator: Ms. Ana Ruiz, Kenya")
    assert told(programme) == ["5 10:00–11:00 Opening @ Plenary Hall"]
    assert who(programme) == ["moderator: Ana Ruiz Kenya"]


@pytest.mark.parametrize(
    ("line", "title", "room"),
    [
        ("10:00 – 11:00 4th meeting [webcast] Savai Conference Room", "4th meeting [webcast]", "Savai Conference Room"),
        ("09:00–10:00 Reefs Room 7 (organized by Fiji)", "Reefs (organized by Fiji)", "Room 7"),
        ("09:00–10:00 Accueil (amphi Lettres 1 )", "Accueil", "amphi Lettres 1"),
        ("09:00–10:00 Briefing, Salón Norte", "Briefing", "Salón Norte"),
        ("2nd meeting  (Grand Hall,  10 a.m. – 1 p.m.)", "2nd meeting", "Grand Hall"),
        ("10:00–11:00 Открытие (актовый зал)", "Открытие", "актовый зал"),
        ("10:00–11:00 Briefing (rivers and lakes)", "Briefing (rivers and lakes)", "Plenary"),
    ],
)
def test_rooms_are_found_wherever_they_stand(line, title, room):
    programme, _report = read(line)
    assert [(one.title, one.room) for one in programme.sessions] == [(title, room)]


def test_groups_at_one_time_are_sessions_and_their_announcement_is_none():
    programme, _report = read(
        "14:00–15:30\tParallel sessions",
        "\tSession 3a. Surveys (Meeting Room A) – Moderator: Ms. Aiko Tanabe, Japan",
        "\tSession 3b. Records (Meeting Room B)",
        "15:30–17:00\tLunch",
        "\tSide event (16:00–16:45, Meeting Room A): New tools",
    )
    assert told(programme)[:2] == [
        "5 14:00–15:30 Session 3a. Surveys @ Meeting Room A",
        "5 14:00–15:30 Session 3b. Records @ Meeting Room B",
    ]
    assert "5 16:00–16:45 Side event: New tools @ Meeting Room A" in told(programme)
    assert who(programme) == ["moderator: Aiko Tanabe Japan"]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["Moderator: Jane Doe"], ["moderator: Jane Doe"]),
        (["Modératrice : Mme Léa Roy, Togo"], ["moderator: Léa Roy Togo"]),
        (["Модератор: Н.П. Орлова"], ["moderator: Н.П. Орлова"]),
        (["主持人：", "张伟"], ["moderator: 张伟"]),
        (["Chair: Mr. Arjun Mehra – Deputy Registrar, India"], ["chair: Arjun Mehra India"]),
        (["Speakers: Jane Doe (Kenya) and Ola Heis (Peru)"], ["panellist: Jane Doe Kenya", "panellist: Ola Heis Peru"]),
        (["Ponentes:", "DOE, Jane", "Ministerio de Agua"], ["panellist: Jane DOE", "panellist: Ministerio de Agua"]),
        (["Opening remarks by Ms. Jane Doe, UNHCR"], ["keynote speaker: Jane Doe UNHCR"]),
        (["Moderated by Jane Doe"], ["moderator: Jane Doe"]),
        (["Chair: A. Smith (Kenya)"], ["chair: A. Smith Kenya"]),
        (["الميسرة: السيدة ليلى حسن، الأردن"], ["moderator: ليلى حسن الأردن"]),
        (["1. Adoption of the agenda", "2. General debate [item 8]", "- 2 -", "• Coffee will be served outside."], []),
    ],
)  # fmt: skip
def test_people_are_named_with_their_roles_and_nobody_is_invented(lines, found):
    programme, _report = read("10:00–11:00 Opening plenary", *lines)
    assert who(programme) == found


def test_items_of_an_agenda_are_its_segments():
    programme, _report = read("10:00–11:00 1st plenary meeting", "1. Election of the President", "2. General debate")
    assert [segment.title for segment in programme.sessions[0].segments] == [
        "Election of the President",
        "General debate",
    ]


def test_hours_up_to_twelve_mean_the_afternoon_where_times_go_back():
    programme, report = read("10:30 - 1:00 Debate", "1:00 - 2:00 Lunch", "2:00 - 3:30 Debate")
    assert [one.split()[1] for one in told(programme)] == ["10:30–13:00", "13:00–14:00", "14:00–15:30"]
    assert [remark.line for remark in report.remarks if "afternoon" in remark.text] == [1, 2, 3]


def test_an_earlier_morning_is_no_afternoon():
    programme, _report = read("10:00 - 11:00 Opening", "9:00 - 10:00 Registration")
    assert [one.split()[1] for one in told(programme)] == ["10:00–11:00", "09:00–10:00"]


def test_cells_behind_a_title_are_its_room_and_its_people():
    programme, _report = read(
        "10:00-11:00 Panel | Room 2 | Moderator: Mr. Ben Okoro; Panellists: Ms. Li Wang, Mr. Tom Reed"
    )
    assert told(programme) == ["5 10:00–11:00 Panel @ Room 2"]
    assert who(programme) == ["moderator: Ben Okoro", "panellist: Li Wang", "panellist: Tom Reed"]


def test_a_row_without_a_time_goes_on_with_the_one_above_and_groups_are_sessions():
    programme, _report = read(
        "Time\tActivity\tResponsible",
        "0830 – 0900\tOpening\tMs. Ana Ruiz",
        "\tNational anthem\t",
        "1 - 2:30pm\tWorkshops\t",
        "A: Maps (Room 1)",
        "B: Data (Room 2)",
    )
    assert told(programme) == [
        "5 08:30–09:00 Opening @ Plenary",
        "5 13:00–14:30 A: Maps @ Room 1",
        "5 13:00–14:30 B: Data @ Room 2",
    ]
    assert who(programme) == ["keynote speaker: Ana Ruiz"]


def test_what_looks_like_a_time_or_a_day_and_is_not_used_is_told_with_its_line():
    _programme, report = read(
        "10:00–11:00 Opening",
        "Buses leave from 7.15 on.",
        "See you on Friday!",
        "Item 3",
        "Lunch at noon, half an hour",
    )
    told_of = [remark.line for remark in report.remarks if "looks like" in remark.text]
    assert told_of == [2, 3, 5]


def test_code_pages_are_told_apart(tmp_path):
    source = tmp_path / "programme.txt"
    for words, page in (("10.00 – 11.00 Открытие конференции", "cp1251"), ("10:00–11:00 Größe und Maß", "cp1252")):
        source.write_bytes(words.encode(page))
        assert read_text(source) == words
