"""Pages that hold next to nothing, of sheets whose rows flow from page to page; and meetings to try them with."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from random import Random
from typing import Any

import pytest

from stocktake_desktop.edits.appearances import Who, add_appearance
from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.contents import add_outcome, add_question, add_segment
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.floor import inscribe
from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.edits.people import add_organisation, add_person
from stocktake_desktop.models import OutcomeKind, Plan, Role, SegmentKind, SessionBlock, SessionKind, Status, new_plan
from stocktake_desktop.sheets.catalogue import PrintSettings, Sheet, sheet_pdf
from stocktake_desktop.sheets.page import tagged_pdf
from stocktake_desktop.sheets.page.flow import FlowRow
from stocktake_desktop.sheets.page.look import PAPERS
from stocktake_desktop.sheets.page.page import Page
from stocktake_desktop.sheets.page.reading import RowTag
from stocktake_desktop.sheets.page.sheet_kind import About
from stocktake_desktop.sheets.registry import sheet_kind
from stocktake_desktop.sheets.type.text import Text
from tests.sheets.drawn import STAMP

FLOWING = (
    "podium", "run-of-show", "call-sheet", "moderators-brief", "rapporteurs-form", "floor-list", "seating", "hall-plan",
    "day", "door-sign", "glance", "change-notice", "report",
)  # fmt: skip
ENOUGH = 150.0
"""Points: one tall row may have a page."""
WORTH = 0.12
"""The share of its height that two rows fill of a page that is worth its paper."""
_WORDS = ("review", "progress", "cooperation", "data", "partnerships", "regional", "perspectives", "towards", "vision")


def lonely(plan: Plan, key: str, language: str, paper: str, **about: Any) -> list[str]:
    """Every page but the first that is not worth its paper, in words; and every torn figure.

    It holds only one row, or the end of a session, or two rows that fill next to nothing of it.
    """
    rows: dict[int, list[FlowRow]] = defaultdict(list)
    found: list[str] = []
    draw, draw_text = FlowRow.draw, Text.draw

    def note_text(text: Text, *how: Any) -> None:
        if is_torn(text):
            found.append(f"{key} {language} {paper}, torn: {[line.text for line in text.lines]}")
        draw_text(text, *how)

    def note(row: FlowRow, page: Page, y: float) -> None:
        rows[page.canvas.getPageNumber()].append(row)
        draw(row, page, y)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(FlowRow, "draw", note)
        patch.setattr(Text, "draw", note_text)
        patch.setattr(tagged_pdf, "pdf_file", lambda *_parts: b"")
        _data, report = sheet_pdf(plan, Sheet(key, language=language, **about), STAMP, PrintSettings(paper))
    least = WORTH * PAPERS[paper][0 if sheet_kind(key).is_wide else 1]
    for number in range(2, report.pages + 1):
        own = [row for row in rows[number] if not row.is_again and row.tag is not RowTag.HEAD]
        things, height = sum(not row.keeps_next for row in own), sum(row.height for row in own)
        if (things < 2 and height < ENOUGH) or (things < 3 and height < least):
            words = " / ".join(part.text.words for row in own for column in row.columns for part in column.parts)
            found.append(f"{key} {language} {paper}, page {number} of {report.pages}: {words}")
    return found


def is_torn(text: Text) -> bool:
    """Whether a line ends within a figure; times may be parted behind their dash."""
    return any(
        before.text[-1:].isdigit() and after.text[:1].isdigit() and not before.has_gap
        for before, after in pairwise(text.lines)
    )


def subjects(plan: Plan, key: str) -> Iterator[dict[str, Any]]:
    """What sheets of a kind are about in a meeting."""
    kind = sheet_kind(key)
    if kind.about is About.MEETING:
        yield {}
    elif kind.about is About.DAY:
        yield from ({"day": day.number} for day in plan.meeting.days)
    elif kind.about is About.ROOM:
        yield from ({"day": day.number, "room_id": room.id} for day in plan.meeting.days for room in plan.meeting.rooms)
    else:
        yield from ({"session_id": one.id} for one in plan.meeting.sessions if kind.belongs_to(one))


def usual_meeting(seed: int, most: int = 4) -> Plan:
    """A meeting as they come: a few sessions a day, with some speakers, questions and notes each."""
    chance, plan = Random(seed), new_plan("Meeting on cooperation")
    with plan.edit("The meeting"):
        room = add_room(plan, "Plenary")
        for nth in range(chance.randint(1, 2)):
            day, start = add_day(plan, date(2031, 5, 6 + nth)), 540
            for _nth in range(chance.randint(1, most)):
                minutes = chance.choice((30, 60, 90))
                kind = chance.choice([one for one in SessionKind if one is not SessionKind.BREAK])
                block = add_block(plan, _words(chance, 7), kind, day_id=day, start=start, minutes=minutes, room_id=room)
                start += minutes
                _fill(plan, block, chance)
    return plan


def _fill(plan: Plan, block: str, chance: Random) -> None:
    for field in ("objectives", "notes", "format_notes"):
        set_field(
            plan, SessionBlock, block, field, "\n".join(_words(chance, 30) for _nth in range(chance.randint(0, 3)))
        )
    for _nth in range(chance.randint(0, 5)):
        add_question(plan, block, _words(chance, 25))
        add_outcome(plan, block, _words(chance, 20), chance.choice(list(OutcomeKind)))
    segments = [
        add_segment(plan, block, _words(chance, 6), chance.choice(list(SegmentKind)), chance.choice((None, 10, 20)))
        for _nth in range(chance.randint(0, 3))
    ]
    for _nth in range(chance.randint(0, 14)):
        organisation = add_organisation(plan, _words(chance, 5).title())
        person = add_person(
            plan, _words(chance, 1).title(), _words(chance, 2).title(), organisation, function=_words(chance, 6)
        )
        who = chance.choice((Who(person), Who(placeholder=_words(chance, 4))))
        role = chance.choice((Role.PANELLIST, Role.KEYNOTE_SPEAKER, Role.MODERATOR, Role.PRESENTER))
        segment = chance.choice([*segments, None])
        add_appearance(
            plan,
            block,
            who,
            role,
            segment_id=segment,
            minutes=chance.choice((None, 5, 10)),
            status=chance.choice(list(Status)),
        )
        if chance.random() < 0.5:
            inscribe(plan, block, Who(person))


def _words(chance: Random, most: int) -> str:
    return " ".join(chance.choices(_WORDS, k=chance.randint(1, most)))
