"""Plans to test with."""

from datetime import date
from pathlib import Path

from stocktake_desktop.edits.appearances import Who, add_alternate, add_appearance
from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.contents import add_segment
from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.edits.people import add_organisation, add_person
from stocktake_desktop.models import Category, Plan, Role, RoomKind, SessionKind, create_plan, new_plan


def small_plan(path: Path | None = None) -> Plan:
    """Two days, two rooms, a panel with three people, a group, and a parked session; every verb is in the history."""
    plan = create_plan(path, "Small meeting", "Europe/Oslo") if path else new_plan("Small meeting", "Europe/Oslo")
    first, second = (add_day(plan, date(2018, 3, day)) for day in (12, 13))
    plenary, breakout = add_room(plan, "Plenary"), add_room(plan, "Breakout 1", RoomKind.BREAKOUT)
    norway = add_organisation(plan, "Norway", Category.MEMBER_STATE)
    kari = add_person(plan, "Kari", "Nordmann", norway, function="Minister")
    panel = add_block(plan, "Panel I", SessionKind.PANEL, day_id=first, start=600, minutes=90, room_id=plenary)
    segment = add_segment(plan, panel, "Introductions", minutes=20)
    add_appearance(plan, panel, Who(kari), Role.MODERATOR)
    speaker = add_appearance(plan, panel, Who(placeholder="Speaker 1"), segment_id=segment, minutes=5)
    add_alternate(plan, speaker, Who(kari))
    add_appearance(plan, panel, Who(organisation_id=norway), segment_id=segment)
    add_block(plan, "Group 1", SessionKind.ACTION_GROUP, day_id=second, start=660, minutes=60, room_id=breakout)
    add_block(plan, "Idea", SessionKind.TALKS, minutes=30)
    return plan
