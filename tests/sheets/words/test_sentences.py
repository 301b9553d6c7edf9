"""What the chair says in each language of the United Nations, sentence by sentence, against a table kept beside."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from stocktake_desktop.edits.appearances import Who, add_appearance
from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.floor import inscribe
from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.edits.people import add_organisation, add_person
from stocktake_desktop.edits.translations import translate
from stocktake_desktop.models import (
    Gender,
    Organisation,
    Person,
    Plan,
    Role,
    Room,
    SessionBlock,
    SessionKind,
    StepKind,
    new_plan,
)
from stocktake_desktop.planning.script.built_in import usual_script
from stocktake_desktop.planning.script.template import filled, plain
from stocktake_desktop.planning.translations import said_in
from stocktake_desktop.sheets.words.said import setting
from stocktake_desktop.sheets.words.spoken import plain_line
from stocktake_desktop.sheets.words.steps import Step, paper_steps

TABLE = Path(__file__).with_name("sentences.txt")
LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh")
WORDS = {
    "Kari Nordmann": ("", "Kari Nordmann", "Kari Nordmann", "Кари Нурдманн", "كاري نوردمان", "卡丽·努尔曼"),
    "Minister of Water": (
        "", "Ministre de l’eau", "Ministra de Agua", "министр водных ресурсов", "وزيرة المياه", "水利部长",
    ),
    "Norway": ("", "Norvège", "Noruega", "Норвегия", "النرويج", "挪威"),
    "Mali": ("", "Mali", "Malí", "Мали", "مالي", "马里"),
    "Group of 77": ("", "Groupe des 77", "Grupo de los 77", "Группа 77", "مجموعة الـ 77", "77国集团"),
    "Panel on rivers": (
        "", "Table ronde sur les fleuves", "Mesa redonda sobre los ríos", "Реки", "حلقة نقاش بشأن الأنهار",
        "河流问题小组讨论",
    ),
    "Room 1": ("", "Salle 1", "Sala 1", "Зал 1", "القاعة 1", "1号会议室"),
}  # fmt: skip
"""Whom and what the sentences name, in the order of LANGUAGES."""
NOT_YET_STEPS = (
    StepKind.TIME,
    StepKind.LIST_EXHAUSTED,
    StepKind.LIST_CLOSED,
    StepKind.RIGHT_OF_REPLY,
    StepKind.POINT_OF_ORDER,
    StepKind.ADOPTION,
)
"""What the chair says when it comes to it, and no sheet foresees."""


def meeting() -> Plan:
    """Sittings in the morning and the afternoon, of two parts on the next day, and the last after a day off."""
    plan = new_plan("Meeting")
    rooms = [add_room(plan, name) for name in ("Plenary", "Room 1")]
    days = [add_day(plan, date(2031, 5, day)) for day in (6, 7, 9)]
    panel, open_floor, first_part, _second_part, farewell = (
        add_block(plan, "Panel on rivers", kind, day_id=days[day], start=start, minutes=90, room_id=rooms[room])
        for kind, day, start, room in (
            (SessionKind.PANEL, 0, 600, 0),
            (SessionKind.ACTION_GROUP, 0, 900, 1),
            (SessionKind.PANEL, 1, 600, 1),
            (SessionKind.PANEL, 1, 690, 1),
            (SessionKind.CLOSING, 2, 645, 1),
        )
    )
    for block in (panel, open_floor):
        set_field(plan, SessionBlock, block, "floor_minutes", 2)
    inscribe(plan, open_floor, Who(placeholder="Peru"))
    inscribe(plan, open_floor, Who(placeholder="Chad"))
    norway, mali, group = (add_organisation(plan, name) for name in ("Norway", "Mali", "Group of 77"))
    kari = add_person(plan, "Kari", "Nordmann", norway)
    for field, value in (("honorific", "H.E. Ms."), ("gender", Gender.FEMALE), ("function", "Minister of Water")):
        set_field(plan, Person, kari, field, value)
    pele = add_person(plan, "Pelé", "", mali, honorific="Prof.")
    set_field(plan, Person, pele, "gender", Gender.MALE)
    someone = add_person(plan, "Sam", "Lee", mali)
    for who in (Who(kari), Who(kari, group), Who(pele), Who(organisation_id=mali), Who(someone)):
        add_appearance(plan, panel, who, minutes=5)
    add_appearance(plan, first_part, Who(someone), Role.CHAIR)
    add_appearance(plan, first_part, Who(kari), Role.MODERATOR, minutes=5)
    add_appearance(plan, farewell, Who(kari), minutes=5)
    for nth, language in list(enumerate(LANGUAGES))[1:]:
        for row_type, rows, field in (
            (Person, plan.meeting.people, "name"),
            (Person, plan.meeting.people, "function"),
            (Organisation, plan.meeting.organisations, "name"),
            (SessionBlock, plan.meeting.sessions, "title"),
            (Room, plan.meeting.rooms, "name"),
        ):
            for row in rows:
                if translated := WORDS.get(getattr(row, field)):
                    translate(plan, row_type, row.id, field, language, translated[nth])
    return plan


def sentences(plan: Plan, language: str) -> Iterator[str]:
    """What is said at the steps of all sittings, line by line, and then what no sheet foresees, and the IFs."""
    with setting(said_in(plan.meeting, language), language):
        for session in plan.meeting.sessions:
            for step in paper_steps(session):
                if isinstance(step, Step) and step.lines:
                    yield f"{language} | {step.kind} | {' / '.join(map(plain_line, step.lines))}"
    usual = usual_script(language)
    norway = WORDS["Norway"][LANGUAGES.index(language)] or "Norway"
    for kind in NOT_YET_STEPS:
        words = plain(filled(usual.words(kind), {"delegation": norway, "minutes": usual.length(3)}))
        yield f"{language} | {kind} | {words}"
    for occasion, what in usual.occasions.items():
        yield f"{language} | if {occasion} | {what['title']} {plain(filled(what['words'], {'next': '5'}))}"


@pytest.fixture(scope="module")
def plan() -> Iterator[Plan]:
    with meeting() as plan:
        yield plan


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_chair_says_what_the_table_says(plan: Plan, language: str) -> None:
    rows = [row for row in TABLE.read_text("utf-8").splitlines() if row.startswith(f"{language} |")]
    assert list(dict.fromkeys(sentences(plan, language))) == rows
