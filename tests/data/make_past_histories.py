"""Makes plan files with a history of every kind, by the program of a past schema; kept as `schema_N_*.stocktake`.

Run once by the last program of each schema, from the root of its source:
PYTHONPATH=. python make_past_histories.py FOLDER

Beside each file lies what that program showed: the plan as it stood, at every undo down to the beginning, and at every
redo up to the end. The pictures are read from the tables, so that they look the same whatever program made them.
"""

import os
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

PICTURES = (
    "SELECT 'Day ' || date || ' ' || title FROM day",
    "SELECT 'Room ' || name FROM room",
    "SELECT 'Person ' || given_name || ' ' || family_name || ', ' || function FROM person",
    "SELECT 'Document ' || position || ' ' || title FROM document",
    "SELECT 'Session ' || s.title || ': ' || coalesce(d.date, 'parked') || ' ' || coalesce(s.start, '') || ' for '"
    " || s.minutes || ' in ' || coalesce(r.name, '-') || CASE s.locked WHEN 1 THEN ', locked' ELSE '' END"
    " FROM session_block s LEFT JOIN day d ON d.id = s.day_id LEFT JOIN room r ON r.id = s.room_id",
    "SELECT 'Segment of ' || s.title || ': ' || g.title || ' ' || coalesce(g.minutes, '')"
    " FROM segment g JOIN session_block s ON s.id = g.session_id",
    "SELECT 'Appearance in ' || s.title || ': ' || a.role || ' ' || a.position || ' ' || coalesce(p.family_name, '-')"
    " || a.placeholder || ' ' || coalesce(a.minutes, '')"
    " FROM appearance a JOIN session_block s ON s.id = a.session_id LEFT JOIN person p ON p.id = a.person_id",
)
"""All that is undone and done again, one line a row; what was printed is not among it."""
MOMENT = datetime(2017, 12, 4, 9, 0)


def picture(db: sqlite3.Connection) -> str:
    """What a plan shows, by its tables alone."""
    return "\n".join(line.rstrip() for question in PICTURES for (line,) in sorted(db.execute(question)))


def make_history(path: Path) -> None:
    """Begun anew, then steps that stand, runs of dropped ones, printings, and steps that can be done again."""
    with small_plan(path) as plan:
        panel, group, idea = (named(plan, title) for title in ("Panel I", "Group 1", "Idea"))
        first, second = (day.id for day in sorted(plan.meeting.days, key=lambda day: day.date))
        plenary = plan.meeting.rooms[0].id
        taken_back(plan, lambda: set_minutes(plan, panel, 75))
        print_sheet(plan, panel)
        move_block(plan, idea, second, 840, None)
        taken_back(plan, lambda: print_sheet(plan, group), lambda: add_room(plan, "Not any more"))
        plan.begin_history()

        move_block(plan, panel, first, 615, plenary)
        print_sheet(plan, panel)
        taken_back(  # each builds on the one before
            plan,
            lambda: move_block(plan, group, first, 720, None),
            lambda: move_block(plan, group, first, 735, plenary),
            lambda: add_segment(plan, group, "Report", minutes=10),
            lambda: remove_block(plan, group),
        )
        lock_block(plan, idea, True)
        taken_back(  # none touches what another does
            plan,
            lambda: set_minutes(plan, group, 45),
            lambda: add_room(plan, "Annex"),
            lambda: add_document(plan, "Concept note"),
        )
        taken_back(plan, lambda: set_minutes(plan, panel, 100), lambda: add_document(plan, "Agenda"))
        with plan.edit("Move and print"):
            move_block(plan, group, second, 700, plenary)
            print_sheet(plan, group)
        taken_back(plan, lambda: set_minutes(plan, panel, 110))
        taken_back(plan, lambda: set_minutes(plan, group, 50), lambda: trade_minutes(plan, panel, group))
        taken_back(plan, lambda: print_sheet(plan, panel))
        remove_block(plan, idea)
        print_sheet(plan, panel)
        taken_back(
            plan,
            lambda: park_block(plan, group),
            lambda: print_sheet(plan, panel),
            lambda: remove_block(plan, panel),
            lambda: set_minutes(plan, group, 20),
        )


def make_redoable(path: Path) -> None:
    """All that was ever done, a printing among it, can be done again."""
    with small_plan(path) as plan:
        print_sheet(plan, named(plan, "Panel I"))
        taken_back(plan, lambda: park_block(plan, named(plan, "Panel I")), lambda: add_room(plan, "Annex"))
        remove_block(plan, named(plan, "Panel I"))
        print_sheet(plan, named(plan, "Group 1"))
        while plan.undo_title:
            plan.undo()


def taken_back(plan: "Plan", *acts: Callable[[], object]) -> None:
    """Do all of it, and take all of it back."""
    for act in acts:
        act()
    for _act in acts:
        plan.undo()


def named(plan: "Plan", title: str) -> str:
    """The id of a session."""
    return next(block.id for block in plan.meeting.sessions if block.title == title)


def trade_minutes(plan: "Plan", one: str, other: str) -> None:
    """A step on two sessions, which needs what was done to both before."""
    with plan.edit("Trade minutes"):
        set_minutes(plan, one, plan.session(one).minutes + 5)
        set_minutes(plan, other, plan.session(other).minutes - 5)


def print_sheet(plan: "Plan", block: str) -> None:
    """What the print centre notes of one sheet, by the row itself: the first program had no verb for it yet."""
    revision = 1 + max((one.revision for one in plan.meeting.sheet_issues if one.subject == block), default=0)
    with plan.edit("Print 1 sheet"):
        plan.add(
            SheetIssue(
                meeting=plan.meeting,
                sheet="run of show",
                subject=block,
                language="en",
                revision=revision,
                printed_at=MOMENT,
                fingerprint=f"{revision:064}",
                content=f'["{plan.session(block).title}", "{plan.session(block).minutes}"]',
            )
        )


def shown(path: Path) -> Iterator[str]:
    """What the program shows of a file on the way to the beginning and to the end."""
    with TemporaryDirectory() as folder:
        copy = Path(folder, path.name)
        shutil.copy(path, copy)
        with open_plan(copy) as plan, closing(sqlite3.connect(copy)) as db:
            yield f"# now\n{picture(db)}"
            while title := plan.undo_title:
                plan.undo()
                yield f"# undo {title}\n{picture(db)}"
            while title := plan.redo_title:
                plan.redo()
                yield f"# redo {title}\n{picture(db)}"


def shrink(path: Path) -> None:
    """Small pages, since most tables hold a row or two."""
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA page_size = 512")
        db.execute("VACUUM")


def main(folder: Path) -> None:
    """Make both files of this program's schema, and what it shows of them."""
    os.environ["LOGNAME"] = "office"
    for name, make in (("history", make_history), ("redoable", make_redoable)):
        with TemporaryDirectory() as made_in:
            made = Path(made_in, "plan.stocktake")
            make(made)
            shrink(made)
            with closing(sqlite3.connect(made)) as db:
                (schema,) = db.execute("PRAGMA user_version").fetchone()
            path = folder / f"schema_{schema}_{name}.stocktake"
            shutil.copy(made, path)
            path.with_suffix(".txt").write_text("\n".join(shown(made)) + "\n", "utf-8")


if __name__ == "__main__":
    from stocktake_desktop.edits.blocks import lock_block, move_block, park_block, remove_block, set_minutes
    from stocktake_desktop.edits.contents import add_segment
    from stocktake_desktop.edits.frame import add_document, add_room  # type: ignore[attr-defined]  # it was there
    from stocktake_desktop.models import Plan, SheetIssue, open_plan
    from tests.plans import small_plan

    main(Path(sys.argv[1]))
