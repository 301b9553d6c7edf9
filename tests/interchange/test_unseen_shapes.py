"""How programmes of other houses are written: numbers of items, rooms for all of it, people without a label."""

from datetime import date

import pytest

from stocktake_desktop.interchange.readers.programme_text import Answers, read_programme
from stocktake_desktop.interchange.readers.programme_text.programme import ReadSession

DAY = date(2031, 5, 5)


def read(text: str) -> list[ReadSession]:
    return read_programme(text, DAY)[0].sessions


def people(text: str) -> list[str]:
    return [
        f"{one.role.value}: {' '.join(filter(None, (one.name.given_name, one.name.family_name)))}"
        for session in read(text)
        for one in session.appearances
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("10 a.m.-1 p.m.    3 (a)    Panel on care", ("3 (a)", "Panel on care")),
        ("TOP 4   11.45 – 12.30 Uhr   Beschluss", ("TOP 4", "Beschluss")),
        ("Date/time\tItem\tProgramme\n10:00-13:00\t1\tElection of officers", ("1", "Election of officers")),
    ],
)
def test_the_number_of_an_item_is_no_title(text, found):
    (session,) = read(text)
    assert (session.number, session.title) == found


def test_rows_without_a_time_below_parallel_sessions_are_those_sessions():
    text = "10:45-12:15 | Parallel sessions\n      | 1A Pollen | Aula | Chair: Rui Santos\n      | 1B Nests | Room 1.2"
    assert [(one.title, one.room, one.start) for one in read(text)] == [
        ("1A Pollen", "Aula", 645),
        ("1B Nests", "Room 1.2", 645),
    ]


def test_a_time_in_the_last_column_is_one_though_a_cell_before_it_is_empty_or_goes_on():
    text = (
        "Session          Speakers                  Time\n"
        "Voices           Moderator: Luis Herrera   9:45 - 11:00 AM\n"
        "                 Grace Mbeki, Dwellers Federation\n"
        "Coffee                                     11:00 - 11:15 AM\n"
    )
    assert [(one.title, one.start, one.end) for one in read(text)] == [("Voices", 585, 660), ("Coffee", 660, 675)]
    assert people(text) == ["moderator: Luis Herrera", "keynote speaker: Grace Mbeki"]


@pytest.mark.parametrize(
    ("line", "title", "room"),
    [
        ("9:00 – 10:00 Taller A: Archivos. Aula 201", "Taller A: Archivos", "Aula 201"),
        ("9:00 – 10:00 Секция 1. Данные (ауд. 305)", "Секция 1. Данные", "ауд. 305"),
        ("9:00 – 10:00 Track 1 (Main stage): Transit", "Track 1: Transit", "Main stage"),
        ("9:00 – 10:00 Party @ Rooftop bar", "Party", "Rooftop bar"),
    ],
)
def test_rooms_of_schools_and_stages(line, title, room):
    (session,) = read(line)
    assert (session.title, session.room) == (title, room)


@pytest.mark.parametrize(
    "text",
    [
        "Study day\nLeeds, 5 May 2031 — Hall Verdant, second floor\n10:00 – 11:00 Opening",
        "Commission on Wells\n(5-6 May 2031, Hall Verdant)\nMonday, 5 May\n10:00 – 11:00 Opening",
        "Montag, den 5. Mai 2031, Rathaus, Hall Verdant\n10:00 – 11:00 Opening",
    ],
)
def test_the_room_of_all_of_it_is_that_of_each_session(text):
    (session,) = read(text)
    assert session.room == "Hall Verdant"


@pytest.mark.parametrize(
    ("lines", "named"),
    [
        ("Luis Correa, Alcalde de Lima", ["keynote speaker: Luis Correa"]),
        ("Marta Quintero, Directora de la Biblioteca", ["keynote speaker: Marta Quintero"]),
        ("Marc Olivier, avocat", ["keynote speaker: Marc Olivier"]),
        ("Сафин Рустам, проректор по науке", ["keynote speaker: Сафин Рустам"]),
        ("Chairman Cliff Barton", ["keynote speaker: Cliff Barton"]),
        (
            "Sophie Aubert (BnF) et Paolo Ricci (Napoli)",
            ["keynote speaker: Sophie Aubert", "keynote speaker: Paolo Ricci"],
        ),
        ("Monique Laurent, INRAE (France)", ["keynote speaker: Monique Laurent"]),
        ("Profa. Dra. Célia Nogueira (UFPA), reitora", ["keynote speaker: Célia Nogueira"]),
        ("Модератор: Орлов Дмитрий, к.ю.н.", ["moderator: Орлов Дмитрий"]),
        ("Руководитель: Фёдорова Ирина", ["chair: Фёдорова Ирина"]),
        ("Докладчики:\n1. Кузнецова Елена (МГУ) «Смарт-контракты»", ["presenter: Кузнецова Елена"]),
        ("Вступительное слово:\nСафин Рустам", ["keynote speaker: Сафин Рустам"]),
        ("كلمة السيد أحمد سالم، وزير الموارد", ["keynote speaker: أحمد سالم"]),
        ("المتحدثون: السيد خالد منصور، السيدة رنا يوسف", ["panellist: خالد منصور", "panellist: رنا يوسف"]),
        ("主持人：李明；发言人：陈晓东、刘芳", ["moderator: 李明", "panellist: 陈晓东", "panellist: 刘芳"]),
        ("发言人：王海燕（北京大学）", ["panellist: 王海燕"]),
        ("Ponentes:\n- Dra. Rosa Lima. Centro de Salud de Teruel", ["panellist: Rosa Lima"]),
        ("Выступления:\n– «Модели» – Анна Бауэр, Университет Граца", ["panellist: Анна Бауэр"]),
        ("Julien Petit (EHESS), « Forges et familles »", ["keynote speaker: Julien Petit"]),
        ("Discutant : Yves Colin (Lyon 2)", ["panellist: Yves Colin"]),
        ("Presenta y modera: Marta Vela", ["moderator: Marta Vela"]),
        ("Video message: H.E. Mr. Karl Brandt, Minister for Oceans", ["keynote speaker: Karl Brandt"]),
        ("Speakers: Rotterdam (Jan de Boer)", ["panellist: Jan de Boer"]),
        (
            "The Honorable Ruth Ames, Deputy Head, Fisheries Service\nRear Admiral Paul Stone, Coast Guard",
            ["keynote speaker: Ruth Ames", "keynote speaker: Paul Stone"],
        ),
    ],
)
def test_people_without_a_label_or_with_one_of_other_languages(lines, named):
    assert people(f"10:00 – 11:00 Opening\n{lines}") == named


@pytest.mark.parametrize(
    "line",
    [
        "New York, where we meet again",
        "Climate Change, a challenge",
        "Group Photo, in the garden",
        "Coffee Break, with music",
    ],
)
def test_what_is_set_off_by_a_comma_is_not_always_somebody(line):
    assert people(f"10:00 – 11:00 Opening\n{line}") == []


def test_a_name_alone_below_a_lecture_is_who_gives_it():
    assert people("10:00 – 11:00 Keynote: Reading aloud\nIrene Vallejos") == ["keynote speaker: Irene Vallejos"]
    assert people("10:00 – 11:00 Reading aloud\nOpen Questions") == []


@pytest.mark.parametrize(
    ("title", "kept", "named"),
    [
        ("Ouverture par Denis Morel, adjoint au maire", "Ouverture", ["keynote speaker: Denis Morel"]),
        ("Clausura. Dra. Pilar Nieto", "Clausura", ["keynote speaker: Pilar Nieto"]),
        ("Closing remarks, Inés Soto", "Closing remarks", ["keynote speaker: Inés Soto"]),
        (
            "Fireside chat with Governor Tom Reyes and Dr. Ama Mensah",
            None,
            ["panellist: Tom Reyes", "panellist: Ama Mensah"],
        ),
        ("Дискуссия. Ведущая: Лола Юсупова", "Дискуссия", ["moderator: Лола Юсупова"]),
        ("Dialogue with Young People", None, []),
        ("Working by Candle Light", None, []),
        ("Statements by Member States", None, []),
    ],
)
def test_who_gives_a_session_may_stand_at_the_end_of_its_title(title, kept, named):
    (session,) = read(f"10:00 – 11:00 {title}")
    assert (session.title, people(f"10:00 – 11:00 {title}")) == (kept or title, named)


@pytest.mark.parametrize(
    ("text", "title", "room"),
    [
        ("Forum\nMain Hall\n10:00 – 11:00 Opening", "Opening", "Main Hall"),
        ("Lunes 5 de mayo – Salón Azul del Ayuntamiento\n10:00 – 11:00 Mesa", "Mesa", "Salón Azul del Ayuntamiento"),
        ("10:00 – 11:00 Standards [Room C1; lead: J. Hall]", "Standards", "Room C1"),
        ("10:00 – 11:00 Lunch, Cafeteria", "Lunch", "Cafeteria"),
        ("9h00 – 9h30 : accueil", "accueil", "Plenary"),
        ("9h00 : accueil", "accueil", "Plenary"),
    ],
)
def test_rooms_and_titles_that_are_set_off(text, title, room):
    (session,) = read(text)
    assert (session.title, session.room) == (title, room)


def test_noon_as_spanish_writes_it_is_the_end():
    (session,) = read("10:30 a.m. – 12:00 m.\nPlenaria de clausura")
    assert (session.end, session.title) == (720, "Plenaria de clausura")


def test_workshops_in_portuguese_run_at_once():
    assert [one.title for one in read("14h00 às 17h00 - Oficinas\nOficina 1 - Mapas\nOficina 2 - Fotos")] == [
        "Oficina 1 - Mapas",
        "Oficina 2 - Fotos",
    ]


def test_columns_that_hold_something_else_and_lines_that_open_a_session_are_read_so():
    text = "Notes\n7.15 on the buses leave\n09:00 – 10:00\tOpening\tRoom 4"
    programme, report = read_programme(text, DAY)
    assert (programme.is_guessed, report.unused) == (False, [2])
    programme, report = read_programme(text, answers=Answers(opened=frozenset({2}), otherwise=DAY))
    assert (programme.is_guessed, report.unused) == (True, [])
    assert [(one.start, one.title) for one in programme.sessions] == [(435, "on the buses leave"), (540, "Opening")]


def test_a_first_day_that_was_only_guessed_is_not_said_to_be_expected():
    text = "Monday, 10 December 2018\n10:00 – 11:00 Opening"
    _programme, report = read_programme(text, answers=Answers(otherwise=DAY))
    assert not any("was expected" in remark.text for remark in report.remarks)
    _programme, report = read_programme(text, DAY)
    assert any("was expected" in remark.text for remark in report.remarks)
