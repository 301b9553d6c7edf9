"""A child process that edits a plan without end, and reports each finished step by its number.

Usage: python -m tests.soak.editor PLAN SEED
"""

import random
import sys
from datetime import date, timedelta
from pathlib import Path

from stocktake_desktop.edits.appearances import Who, add_appearance
from stocktake_desktop.edits.blocks import add_block, move_block, park_block, remove_block
from stocktake_desktop.edits.frame import add_day, add_room, remove_room
from stocktake_desktop.edits.people import add_person, remove_person
from stocktake_desktop.models import EditRefused, Plan, open_plan


def step(plan: Plan, chance: random.Random) -> None:
    """One random verb, undo or redo."""
    meeting = plan.meeting
    pick = chance.choice
    blocks, rooms, days, people = (
        sorted(rows, key=lambda row: row.id) for rows in (meeting.sessions, meeting.rooms, meeting.days, meeting.people)
    )
    verbs = [
        lambda: add_day(plan, date(2017, 12, 4) + timedelta(len(days))) if len(days) < 3 else None,
        lambda: add_room(plan, f"Room {len(rooms)}"),
        lambda: remove_room(plan, pick(rooms).id) if len(rooms) > 4 else None,
        lambda: add_block(plan, "Session", minutes=chance.randrange(5, 90)),
        lambda: add_person(plan, "Ana", "Ruiz"),
        lambda: add_appearance(plan, pick(blocks).id, Who(pick(people).id)),
        lambda: move_block(plan, pick(blocks).id, pick(days).id, chance.randrange(0, 1300), pick(rooms).id),
        lambda: move_block(plan, pick(blocks).id, pick(days).id, chance.randrange(0, 1300), pick(rooms).id),
        lambda: park_block(plan, pick(blocks).id),
        lambda: remove_block(plan, pick(blocks).id) if len(blocks) > 30 else None,
        lambda: remove_person(plan, pick(people).id) if len(people) > 20 else None,
        plan.undo,
        plan.redo,
    ]
    try:
        pick(verbs)()
    except (EditRefused, IndexError):
        return


def main() -> None:
    """Edit until killed; a line is printed only after a verb has returned."""
    chance = random.Random(int(sys.argv[2]))
    plan = open_plan(Path(sys.argv[1]))
    print("open", flush=True)
    while True:
        step(plan, chance)
        history = plan.history()
        last = history[-1].number if history else 0
        done = sum(1 for one in history if one.state == "done")
        print(f"{last} {done}", flush=True)


if __name__ == "__main__":
    main()
