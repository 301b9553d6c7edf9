"""What a podium sheet says of a session: steps, their times, what is open, spare or too much."""

from datetime import date, datetime

from stocktake_desktop.edits.appearances import Who, add_alternate, add_appearance
from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.contents import add_segment
from stocktake_desktop.edits.frame import add_day
from stocktake_desktop.edits.people import add_organisation, add_person
from stocktake_desktop.models import Role, SegmentKind, SessionKind, Status, new_plan
from stocktake_desktop.planning.clock import clock
from stocktake_desktop.sheets.catalogue import Sheet, Stamp, sheet_pdf
from stocktake_desktop.sheets.type.lines import clean
from stocktake_desktop.sheets.type.text import TextLine
from stocktake_desktop.sheets.words.steps import Step, StepHeading, StepNotice, steps_of


def session(title="Panel", minutes=60, kind=SessionKind.PANEL):
    plan = new_plan("Meeting")
    return plan, add_block(plan, title, kind, day_id=add_day(plan, date(2031, 5, 6)), start=600, minutes=minutes)


def picture(plan, block_id):
    """The steps as lines of text: time, length, label, words."""
    block = plan.session(block_id)
    lines = []
    for item in steps_of(block):
        at = "--:--" if item.slot.start is None else clock(block.start + item.slot.start)
        length = f"{'~' if item.slot.is_rest else ''}{item.slot.minutes}" if item.slot.minutes is not None else "-"
        lines.append(f"{at} {length} {_words(item)}")
    return lines


def _words(item):
    if isinstance(item, Step):
        return " ".join((item.label, item.title, *item.boxes)).strip()
    if isinstance(item, StepHeading):
        return f"= {item.title}"
    return "! too long" if item.is_warning else "slack"


def test_a_panel_with_questions():
    plan, block = session()
    panel = add_segment(plan, block, "Panel", SegmentKind.PANEL, 30)
    questions = add_segment(plan, block, "Q&A", SegmentKind.QUESTIONS, 20)
    chair = add_person(plan, "Ada", "Lind", honorific="Ms.")
    add_appearance(plan, block, Who(chair), Role.MODERATOR, status=Status.CONFIRMED)
    for name in ("One", "Two"):
        add_appearance(plan, block, Who(placeholder=name), segment_id=panel, minutes=10)
    everybody = add_organisation(plan, "All participants", collective=True)
    add_appearance(plan, block, Who(organisation_id=everybody), Role.PARTICIPANT, segment_id=questions)
    assert picture(plan, block) == [
        "10:00 - OPENING",
        "10:00 30 = Panel",
        "10:00 10 GIVE THE FLOOR One TBC",
        "10:10 10 GIVE THE FLOOR Two TBC",
        "10:20 ~10 DISCUSSION Exchange among the panel",
        "10:30 20 OPEN THE FLOOR Q&A",
        "10:50 10 slack",
        "11:00 - CLOSING",
    ]


def test_minutes_nobody_planned_stay_open():
    plan, block = session()
    panel = add_segment(plan, block, "Panel", SegmentKind.PANEL, 30)
    add_segment(plan, block, "Discussion", SegmentKind.DISCUSSION)
    for name in ("One", "Two", "Three"):
        add_appearance(plan, block, Who(placeholder=name), segment_id=panel, status=Status.CONFIRMED)
    assert picture(plan, block)[2:6] == [
        "10:00 - GIVE THE FLOOR One",
        "--:-- - GIVE THE FLOOR Two",
        "--:-- - GIVE THE FLOOR Three",
        "10:30 ~30 OPEN THE FLOOR Discussion",
    ]


def test_more_than_fits_is_said_and_moves_nothing():
    plan, block = session(minutes=30)
    for name in ("One", "Two"):
        add_appearance(plan, block, Who(placeholder=name), minutes=20, status=Status.DECLINED)
    assert picture(plan, block)[1:] == [
        "10:00 20 GIVE THE FLOOR One DECLINED",
        "10:20 20 GIVE THE FLOOR Two DECLINED",
        "--:-- - ! too long",
        "10:30 - CLOSING",
    ]
    notice = next(item for item in steps_of(plan.session(block)) if isinstance(item, StepNotice))
    assert "10 min too many" in notice.words


def test_alternates_come_in_their_order():
    plan, block = session()
    made = add_appearance(plan, block, Who(placeholder="The President"))
    for name in ("the Minister", "the Ambassador"):
        add_alternate(plan, made, Who(placeholder=name))
    step = steps_of(plan.session(block))[1]
    assert isinstance(step, Step)
    assert step.otherwise == "the Minister, else the Ambassador"


def test_nobody_declares_lunch_open():
    plan, block = session("Lunch", kind=SessionKind.BREAK)
    assert picture(plan, block) == ["10:00 60 BREAK Lunch", "11:00 - END"]


def test_a_title_with_braces_is_said_as_typed():
    plan, block = session("{title} of {0}")
    step = steps_of(plan.session(block))[0]
    assert isinstance(step, Step)
    assert step.spoken[1] == ("{title} of {0}", True)


def test_what_is_read_aloud_is_never_smaller_than_twelve_points(monkeypatch):
    plan, block = session("Panel II")
    norway = add_organisation(plan, "Norway")
    kari = add_person(plan, "Kari", "Nordmann", norway, honorific="H.E. Ms.", function="Minister", native_name="李燕")
    made = add_appearance(plan, block, Who(kari), notes="focus: water", minutes=5)
    add_alternate(plan, made, Who(placeholder="the Deputy Minister"))
    sizes: dict[str, TextLine] = {}
    draw = TextLine.draw
    monkeypatch.setattr(
        TextLine, "draw", lambda self, *where: (sizes.setdefault(self.text, self), draw(self, *where))[1]
    )
    sheet_pdf(plan, Sheet("podium", session_id=block), Stamp(1, datetime(2031, 5, 1, 9, 0)))
    size_of = {words: max(piece.style.size for piece in line.pieces) for words, line in sizes.items() if line.pieces}
    assert size_of["H.E. Ms. Kari Nordmann"] == 20
    assert size_of["I declare the meeting open: Panel II."] >= 15
    for words in ("Norway", "Minister", "李燕", "focus: water"):
        assert size_of[clean(words)] >= 12
    assert all(size >= 12 for words, size in size_of.items() if "Deputy" in words)
