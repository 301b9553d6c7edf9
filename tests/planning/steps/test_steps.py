"""The steps of a session: who is called and when, who is not, what opens it and how it ends; told of real plans."""

from datetime import date

from stocktake_desktop.edits.appearances import Who, add_alternate, add_appearance
from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.contents import add_segment
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.edits.people import add_organisation, add_person
from stocktake_desktop.models import (
    Alternate,
    Appearance,
    Occasion,
    Plan,
    Role,
    Segment,
    SegmentKind,
    SessionBlock,
    SessionKind,
    Status,
    StepKind,
    new_plan,
)
from stocktake_desktop.planning.clock import clock
from stocktake_desktop.planning.steps.items import ChairStep, SegmentHeading
from stocktake_desktop.planning.steps.sittings import closing_of, opening_of
from stocktake_desktop.planning.steps.steps import speakers_of, steps_of


def session(
    title: str = "Panel", minutes: int = 60, kind: SessionKind = SessionKind.PANEL
) -> tuple[Plan, SessionBlock]:
    plan = new_plan("Meeting")
    made = add_block(plan, title, kind, day_id=add_day(plan, date(2031, 5, 6)), start=600, minutes=minutes)
    return plan, plan.session(made)


def picture(block: SessionBlock) -> list[str]:
    lines = []
    for item in steps_of(block):
        at = "--:--" if item.slot.start is None else clock((block.start or 0) + item.slot.start)
        length = f"{'~' if item.slot.is_rest else ''}{item.slot.minutes}" if item.slot.minutes is not None else "-"
        if isinstance(item, ChairStep):
            words = f"{item.number} {item.kind} {item.spot.speaker.name if item.spot.speaker else ''}".strip()
        else:
            words = "=" if isinstance(item, SegmentHeading) else f"! {item.notice}"
        lines.append(f"{at} {length} {words}")
    return lines


def test_a_panel_with_an_exchange_and_questions() -> None:
    plan, block = session()
    panel = add_segment(plan, block.id, "Panel", SegmentKind.PANEL, 30)
    questions = add_segment(plan, block.id, "Q&A", SegmentKind.QUESTIONS, 20)
    for name in ("One", "Two"):
        add_appearance(plan, block.id, Who(placeholder=name), segment_id=panel, minutes=10)
    everybody = add_organisation(plan, "All participants", collective=True)
    add_appearance(plan, block.id, Who(organisation_id=everybody), Role.PARTICIPANT, segment_id=questions)
    assert picture(block) == [
        "10:00 - 1 opening of a meeting",
        "10:00 - 2 ground rules",
        "10:00 30 =",
        "10:00 10 3 giving the floor One",
        "10:10 10 4 giving the floor Two",
        "10:20 ~10 5 exchange",
        "10:30 20 6 opening the floor",
        "10:50 10 ! slack",
        "11:00 - 7 closing the conference",
    ]


def test_who_has_declined_is_never_called_counted_or_timed() -> None:
    plan, block = session(minutes=30)
    for name, status in (("Ana", Status.DECLINED), ("Ben", Status.CONFIRMED), ("Cy", Status.DECLINED)):
        made = add_appearance(plan, block.id, Who(placeholder=name), minutes=10, status=status)
    add_alternate(plan, made, Who(placeholder="Cy's deputy"))
    assert picture(block)[2:] == [
        "--:-- - ! empty place",
        "10:00 10 3 giving the floor Ben",
        "10:10 10 4 giving the floor Cy's deputy",
        "10:20 10 ! slack",
        "10:30 - 5 closing the conference",
    ]
    assert [speaker.placeholder for speaker in speakers_of(block)] == ["Ben", "Cy"]


def test_who_is_given_the_floor_at_a_step_is_a_speaker_and_neither_a_chair_nor_a_group_is() -> None:
    plan, block = session(kind=SessionKind.ACTION_GROUP)
    ada = add_person(plan, "Ada", "Lind")
    add_appearance(plan, block.id, Who(ada), Role.CHAIR)
    rapporteur = add_appearance(plan, block.id, Who(placeholder="Rapporteur"), Role.RAPPORTEUR)
    add_appearance(plan, block.id, Who(placeholder="Rapporteurs of all groups"), Role.PARTICIPANT)
    everybody = add_organisation(plan, "All", collective=True)
    add_appearance(plan, block.id, Who(organisation_id=everybody), Role.PANELLIST)
    assert speakers_of(block) == []
    assert picture(block)[1:2] == ["10:00 ~60 2 opening the floor"]
    set_field(plan, Appearance, rapporteur, "minutes", 15)
    assert [speaker.placeholder for speaker in speakers_of(block)] == ["Rapporteur"]


def test_a_single_open_length_of_a_segment_takes_what_the_others_leave_but_not_from_the_floor() -> None:
    plan, block = session(minutes=40)
    part = add_segment(plan, block.id, "Overview", SegmentKind.INTRODUCTION, 40)
    add_appearance(plan, block.id, Who(placeholder="Co-facilitators"), Role.MODERATOR, segment_id=part)
    for name, minutes in (("One", 20), ("Two", 15)):
        add_appearance(plan, block.id, Who(placeholder=name), segment_id=part, minutes=minutes)
    assert picture(block)[2:4] == ["10:00 ~5 2 from the chair Co-facilitators", "10:05 20 3 giving the floor One"]
    set_field(plan, Segment, part, "kind", SegmentKind.DISCUSSION)
    assert picture(block)[2:4] == ["10:00 - 2 from the chair Co-facilitators", "--:-- 20 3 giving the floor One"]


def test_each_is_thanked_at_the_next_step_and_nobody_at_the_end() -> None:
    plan, block = session()
    for name in ("One", "Two"):
        add_appearance(plan, block.id, Who(placeholder=name), minutes=10)
    thanked = [item.thanked.name if item.thanked else "-" for item in steps_of(block) if isinstance(item, ChairStep)]
    assert thanked == ["-", "-", "-", "One", "-"]


def test_late_and_absent_are_ready_where_somebody_waits_and_the_list_is_told_too_long() -> None:
    plan, block = session()
    made = add_appearance(plan, block.id, Who(placeholder="The President"), minutes=10)
    add_alternate(plan, made, Who(placeholder="the Minister"))
    step = next(item for item in steps_of(block) if isinstance(item, ChairStep) and item.place)
    assert step.occasions == (Occasion.LATE, Occasion.ABSENT)
    assert isinstance(step.spot.speaker, Appearance)
    set_field(plan, Appearance, made, "status", Status.DECLINED)
    step = next(item for item in steps_of(block) if isinstance(item, ChairStep) and item.place)
    assert isinstance(step.spot.speaker, Alternate)
    assert step.occasions == ()


def test_an_opening_a_closing_a_break_and_registration_have_no_formula_around_one_step() -> None:
    for kind, steps in (
        (SessionKind.OPENING, ["10:00 5 1 opening of a meeting"]),
        (SessionKind.CLOSING, ["10:00 5 1 closing the conference"]),
        (SessionKind.BREAK, ["10:00 5 1 break"]),
        (SessionKind.REGISTRATION, ["10:00 5 1 registration"]),
    ):
        plan, block = session(minutes=5, kind=kind)
        assert picture(block) == steps
        if kind is SessionKind.OPENING:
            add_appearance(plan, block.id, Who(placeholder="The chair"), Role.CHAIR, minutes=5)
            assert picture(block) == steps


def test_a_sitting_is_adjourned_and_only_the_last_one_closes_the_conference() -> None:
    plan = new_plan("Meeting")
    days = [add_day(plan, date(2031, 5, day)) for day in (6, 7)]
    hall, annex = add_room(plan, "Hall"), add_room(plan, "Annex")

    def block(title: str, day: int, start: int, room: str, kind: SessionKind = SessionKind.PLENARY) -> SessionBlock:
        made = add_block(plan, title, kind, day_id=days[day], start=start, minutes=60, room_id=room)
        return plan.session(made)

    ceremony, first = block("Ceremony", 0, 600, hall), block("First", 0, 660, hall)
    block("Lunch", 0, 720, hall, SessionKind.BREAK)
    second, group = block("Second", 0, 840, hall), block("Group", 0, 660, annex)
    last = block("Last", 1, 600, hall)
    assert (closing_of(ceremony), opening_of(ceremony)) == ((StepKind.CLOSING_SESSION, first), StepKind.OPENING_MEETING)
    assert (closing_of(first), opening_of(first)) == ((StepKind.CLOSING_MEETING, second), StepKind.OPENING_SESSION)
    assert closing_of(group) == (StepKind.CLOSING_MEETING, second)
    assert closing_of(second) == (StepKind.CLOSING_DAY, last)
    assert closing_of(last) == (StepKind.CLOSING_CONFERENCE, None)
    parallel = block("Beside", 1, 600, annex)
    assert {closing_of(one)[0] for one in (last, parallel)} == {StepKind.CLOSING_DAY}
    set_field(plan, SessionBlock, last.id, "kind", SessionKind.CLOSING)
    assert closing_of(last) == (StepKind.CLOSING_CONFERENCE, None)


def test_who_speaks_for_a_group_does_so_on_its_behalf() -> None:
    plan, block = session()
    peru, group = add_organisation(plan, "Peru"), add_organisation(plan, "Group of 77")
    ana = add_person(plan, "Ana", "Ruiz", peru)
    add_appearance(plan, block.id, Who(ana, group), minutes=5)
    kinds = [item.kind for item in steps_of(block) if isinstance(item, ChairStep)]
    assert kinds[1] is StepKind.ON_BEHALF
