"""A child process that edits a plan without end, and reports the state after each finished verb."""

import random
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

from stocktake_desktop.models import EditRefused, open_plan
from tests.snapshots import digest
from tests.verbs import press_anything

OPEN = b"open"


def edit(path: Path, seed: int, reports: Connection) -> None:
    """Edit until killed; a report is sent only after a verb has returned."""
    chance = random.Random(seed)
    plan = open_plan(path)
    reports.send_bytes(OPEN)
    while True:
        with suppress(EditRefused):
            chance.choices((lambda: press_anything(plan, chance), plan.undo, plan.redo), (8, 1, 1))[0]()
        reports.send_bytes(digest(plan).encode())
