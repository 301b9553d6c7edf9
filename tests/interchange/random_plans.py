"""Plans of any programme, and what of one can be told again after it went out and came in."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from stocktake_desktop.edits.appearances import Who, add_appearance
from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.edits.people import add_organisation, add_person
from stocktake_desktop.models import Category, Plan, Role, SessionKind, new_plan

ROOMS = ("Plenary", "Salle 2", "القاعة ب", "Room <C> & D")
NAMES = (("Ana", "Ruiz"), ("Kofi", "Mensah"), ("Anne-Marie", "O’Neill"), ("Jürgen", "Weiß"), ("Ana", "Ruiz"))
DAYS = [date(2031, 5, 6) + timedelta(days=nth) for nth in range(3)]

titles = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Cn")), max_size=40).filter(str.strip)
sessions = st.lists(
    st.tuples(
        st.integers(0, len(DAYS) - 1),
        st.integers(0, 1439),
        st.integers(1, 1440),
        st.sampled_from((None, *range(len(ROOMS)))),
        titles,
        st.sampled_from(list(SessionKind)),
        st.lists(st.tuples(st.integers(0, len(NAMES)), st.sampled_from(list(Role))), max_size=4),
    ),
    min_size=1,
    max_size=8,
)
zones = st.sampled_from(("UTC", "Europe/Zurich", "America/Mexico_City", "Asia/Kolkata", "Pacific/Kiritimati"))


def plan_of(zone: str, wanted: list[Any]) -> Plan:
    """A plan in memory with these sessions; whoever is no person in the list is a delegation."""
    plan = new_plan("Rivers & <lakes>", zone)
    days, rooms = [add_day(plan, day) for day in DAYS], [add_room(plan, name) for name in ROOMS]
    people = [Who(add_person(plan, *name, honorific="H.E. Ms.")) for name in NAMES]
    people.append(Who(organisation_id=add_organisation(plan, "Norway", Category.MEMBER_STATE)))
    for day, start, minutes, room, title, kind, who in wanted:
        room_id = None if room is None else rooms[room]
        minutes = min(minutes, 1440 - start)
        block = add_block(plan, title, kind, day_id=days[day], start=start, minutes=minutes, room_id=room_id)
        for somebody, role in dict(who).items():
            add_appearance(plan, block, people[somebody], role)
    return plan


def told(plan: Plan) -> list[Any]:
    """Times, titles, rooms and names of all sessions that have a place."""
    return sorted(
        (
            block.day.date,
            block.start,
            block.minutes,
            block.room.name if block.room else "",
            " ".join(block.title.split()),
            sorted(one.name for one in block.appearances),
        )
        for block in plan.meeting.sessions
        if block.day
    )
