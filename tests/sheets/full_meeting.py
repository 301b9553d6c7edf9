"""Meetings as large ones come: parallel rooms, long offices, names in their own scripts, titles in six languages."""

from datetime import date
from random import Random

from stocktake_desktop.models import (
    Appearance,
    Day,
    FloorRequest,
    GuidingQuestion,
    HardStop,
    Organisation,
    Outcome,
    OutcomeKind,
    Person,
    Plan,
    PodiumSize,
    Role,
    Room,
    RoomKind,
    Segment,
    SegmentKind,
    SessionBlock,
    SessionKind,
    Status,
    Translation,
    new_plan,
)
from stocktake_desktop.sheets.words.languages import LANGUAGES

WORDS = {
    "en": "migration governance cooperation stakeholders’ perspectives on well-managed, orderly and regular pathways",
    "fr": "les migrations sûres, ordonnées et régulières : coopération internationale, données et partenariats",
    "es": "migración segura, ordenada y regular: cooperación internacional, responsabilidades y datos",
    "ru": "международное сотрудничество в области упорядоченной миграции, межправительственные партнёрства",
    "ar": "التعاون الدولي والحوكمة الرشيدة للهجرة الآمنة والمنظمة والنظامية والشراكات الإقليمية",
    "zh": "国际 合作 与 移徙 治理 安全 有序 正常 移徙 的 伙伴 关系 和 数据 收集",
}
NAMES = (
    ("H.E. Ms.", "María del Carmen Gutiérrez-Echeverría", ""),
    ("Mr.", "Abd al-Raḥmān al-Fāsī", "عبد الرحمن الفاسي"),
    ("Ms.", "Li Xiaoyan", "李晓燕"),
    ("Mr.", "Aleksei Yolkin", "Алексей Ёлкин"),
    ("H.E. Mr.", "Nguyễn Thị Ánh", ""),
    ("Dr.", "Somchai Srisai", "สมชาย ศรีใส"),
    ("Ms.", "Tigist Bekele", "ትግስት በቀለ"),
    ("Mr.", "Jean-Baptiste N’Diaye de La Rochefoucauld", ""),
)
OFFICES = (
    "Minister of Foreign Affairs",
    "Under-Secretary for Multilateral Affairs and Human Rights",
    "Chair of the Intergovernmental Committee",
    "",
)
STATES = ("Mexico", "Switzerland", "Sri Lanka", "United Kingdom of Great Britain and Northern Ireland", "China", "Fiji")


def full_meeting(seed: int) -> Plan:
    """The meeting of this number."""
    chance, plan = Random(seed), new_plan(_said(Random(seed), "en", 9))
    meeting = plan.meeting
    with plan.edit("The meeting"):
        meeting.place, meeting.organisation_line = (
            "Puerto Vallarta",
            chance.choice(("", "Office of the Co-facilitators")),
        )
        meeting.is_internal, meeting.in_colour = chance.random() < 0.3, chance.random() < 0.7
        meeting.podium_size = chance.choice(list(PodiumSize))
        meeting.podium_has_brief = chance.random() < 0.4
        rooms = [plan.add(Room(meeting=meeting, name=name, position=nth)) for nth, name in enumerate(_rooms(chance))]
        for room in rooms:
            room.kind = RoomKind.BREAKOUT if room.position else RoomKind.PLENARY
        people = [_person(plan, chance, nth) for nth in range(chance.randint(6, 16))]
        for nth in range(chance.randint(1, 3)):
            day = plan.add(Day(meeting=meeting, date=date(2031, 5, 6 + nth), title=_said(chance, "en", 3)))
            for minute in (780, 1080):
                if chance.random() < 0.6:
                    plan.add(HardStop(day=day, minute=minute, title="Interpretation ends"))
            _sessions(plan, chance, day, rooms, people)
        _translate(plan, chance)
    return plan


def _rooms(chance: Random) -> list[str]:
    return ["Plenary", *(f"Breakout {nth}" for nth in range(1, chance.randint(1, 4)))]


def _said(chance: Random, language: str, most: int) -> str:
    words = WORDS[language].split()
    between = "" if language == "zh" else " "
    chosen = between.join(chance.choices(words, k=chance.randint(1, most)))
    return chosen[:1].upper() + chosen[1:]


def _person(plan: Plan, chance: Random, nth: int) -> Person:
    state = chance.choice(STATES)
    organisation = next((one for one in plan.meeting.organisations if one.name == state), None)
    organisation = organisation or plan.add(Organisation(meeting=plan.meeting, name=state))
    honorific, name, native = NAMES[nth % len(NAMES)]
    given, _space, family = name.partition(" ")
    person = Person(meeting=plan.meeting, organisation=organisation, function=chance.choice(OFFICES))
    person.honorific, person.given_name, person.family_name, person.native_name = honorific, given, family, native
    return plan.add(person)


def _sessions(plan: Plan, chance: Random, day: Day, rooms: list[Room], people: list[Person]) -> None:
    for room in rooms:
        start = 540
        for _nth in range(chance.randint(1, 3)):
            minutes = chance.choice((15, 30, 60, 90, 120))
            kind = chance.choice(list(SessionKind))
            block = SessionBlock(meeting=plan.meeting, title=_said(chance, "en", 8), kind=kind, day=day, room=room)
            block.start, block.minutes, block.floor_minutes = start, minutes, chance.choice((None, 3, 5))
            start += minutes + chance.choice((0, 0, 15))
            for field in ("objectives", "format_notes", "notes"):
                lines = (_said(chance, "en", 25) for _line in range(chance.choice((0, 1, 4))))
                setattr(block, field, "\n".join(lines))
            _contents(plan, chance, plan.add(block), people)


def _contents(plan: Plan, chance: Random, block: SessionBlock, people: list[Person]) -> None:
    segments: list[Segment | None] = [None]
    for nth in range(chance.randint(0, 3)):
        made = Segment(session=block, title=_said(chance, "en", 4), kind=chance.choice(list(SegmentKind)), position=nth)
        made.minutes = chance.choice((None, 10, 20))
        segments.append(plan.add(made))
    for nth in range(chance.randint(0, 4)):
        plan.add(GuidingQuestion(session=block, text=_said(chance, "en", 25), position=nth))
        kind = chance.choice(list(OutcomeKind))
        plan.add(Outcome(session=block, text=_said(chance, "en", 20), kind=kind, position=nth))
    for nth, person in enumerate(chance.sample(people, chance.randint(0, len(people) // 2))):
        one = Appearance(session=block, position=nth, person=person, segment=chance.choice(segments))
        one.role = chance.choice((Role.PANELLIST, Role.KEYNOTE_SPEAKER, Role.MODERATOR, Role.CHAIR, Role.RAPPORTEUR))
        one.status, one.minutes = chance.choice(list(Status)), chance.choice((None, 5, 10))
        plan.add(one)
        if chance.random() < 0.5:
            plan.add(FloorRequest(session=block, position=nth, person=person, organisation=person.organisation))


def _translate(plan: Plan, chance: Random) -> None:
    """Most titles in every language; what is left is printed as it was planned."""
    for language in LANGUAGES:
        for row in (*plan.meeting.sessions, plan.meeting, *plan.meeting.days):
            if language != "en" and chance.random() < 0.6:
                made = Translation(meeting=plan.meeting, subject=row.id, field="title", language=language)
                made.text = _said(chance, language, 8)
                plan.add(made)
