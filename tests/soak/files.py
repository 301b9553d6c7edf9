"""A plan's file is deleted, replaced, spoilt, locked or opened twice while the plan is open: refused truly, or borne.

Usage: python -m tests.soak.files [N] [--only SEED]
"""

import argparse
import os
import random
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path

from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.frame import add_room
from stocktake_desktop.models import EditRefused, Meeting, Plan, PlanError, Room, open_plan, save_copy
from tests.snapshots import Snapshot, driver, remembered, rows
from tests.soak.children import Witness, try_out
from tests.soak.io_errors import make_template
from tests.soak.tally import Tally
from tests.soak.visiting import check_sentence
from tests.verbs import press_anything

GOAL = 200
NOBODY = 65534
"""Whom the child is instead of the superuser, whom no file mode stops."""


class Scene:
    """An open plan in a folder, and beside it what may take its place."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self.folder = folder / "work"
        self.path = self.folder / "plan.stocktake"
        self.other, self.older = folder / "other.stocktake", folder / "older.stocktake"
        self.elsewhere = folder / "elsewhere"
        self.chance = chance
        self.places = [self.path]
        self.foreign: dict[Path, bytes] = {}
        self.locks: list[int] = []
        self.modes: list[Path] = []

    def move(self, place: Path) -> None:
        """The file is called this now."""
        self.path.rename(place)
        self.places.append(place)

    def leave(self, *, whole: bool = True) -> None:
        """Whatever lies at the plan's name belongs to somebody else, and is to stay as it is."""
        self.foreign[self.path] = self.path.read_bytes() if whole else b""


Happening = Callable[[Scene], None]


def _replace(source: str) -> Happening:
    def happen(scene: Scene) -> None:
        beside = scene.folder / "beside"
        shutil.copy(getattr(scene, source), beside)
        beside.replace(scene.path)
        scene.leave()

    return happen


def _overwrite(source: str) -> Happening:
    def happen(scene: Scene) -> None:
        scene.path.write_bytes(getattr(scene, source).read_bytes())
        scene.leave()

    return happen


def _spoil(spoil: Callable[[bytes, random.Random], bytes]) -> Happening:
    def happen(scene: Scene) -> None:
        data = spoil(scene.path.read_bytes(), scene.chance)
        with scene.path.open("r+b") as file:
            file.write(data)
            file.truncate()

    return happen


def _mode(what: str, mode: int) -> Happening:
    def happen(scene: Scene) -> None:
        path: Path = getattr(scene, what)
        path.chmod(mode)
        scene.modes.append(path)

    return happen


def _folder_away(scene: Scene) -> None:
    moved = scene.folder.with_name("moved")
    scene.folder.rename(moved)
    scene.places.append(moved / scene.path.name)


def _folder_replaced(scene: Scene) -> None:
    _folder_away(scene)
    scene.folder.mkdir()
    shutil.copy(scene.other, scene.path)
    scene.leave()


def _by_folder(scene: Scene) -> None:
    scene.move(scene.folder / "moved.stocktake")
    scene.path.mkdir()


def _by_link(scene: Scene) -> None:
    scene.move(scene.folder / "moved.stocktake")
    scene.path.symlink_to(scene.other)
    scene.foreign[scene.other] = scene.other.read_bytes()


def _lock_gone(scene: Scene) -> None:
    for lock in scene.folder.glob(".*.lock"):
        lock.unlink()


def _journal_replaced(scene: Scene) -> None:
    journal = scene.path.with_name(f"{scene.path.name}-journal")
    journal.unlink(missing_ok=True)
    if scene.chance.random() < 0.5:
        journal.mkdir()
    else:
        journal.write_bytes(scene.chance.randbytes(2_000))


def _held(lock: str) -> Happening:
    """Another program holds a lock on the file until the trial is over."""

    def happen(scene: Scene) -> None:
        here, there = os.pipe()
        ready, tell = os.pipe()
        if os.fork() == 0:
            with suppress(BaseException):
                os.close(there)
                db = sqlite3.connect(scene.path, isolation_level=None)
                db.execute("BEGIN" if lock == "SHARED" else f"BEGIN {lock}")
                db.execute("SELECT count(*) FROM event").fetchone()
                os.write(tell, b"x")
                os.read(here, 1)
                db.close()
            os._exit(0)
        os.close(here)
        os.read(ready, 1)
        scene.locks.append(there)

    return happen


def _changed_by_another(scene: Scene) -> None:
    """Another program writes into the rows and goes away."""
    with sqlite3.connect(scene.path) as db:
        db.execute("UPDATE meeting SET notes = 'changed by another program'")
    db.close()
    scene.leave()


def _opened_again(alias: Callable[[Scene], Path]) -> Happening:
    """Somebody opens the file by another name, in another process, and edits if they may."""

    def happen(scene: Scene) -> None:
        path = alias(scene)
        child = os.fork()
        if child == 0:
            code = 1
            with suppress(PlanError, OSError), open_plan(path) as plan:
                add_room(plan, "Made by the second")
                code = 2
            os._exit(code)
        if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 2:
            scene.leave()

    return happen


def _link(make: Callable[[Path, Path], None]) -> Callable[[Scene], Path]:
    def alias(scene: Scene) -> Path:
        other = scene.folder / "by another name.stocktake"
        make(other, scene.path)
        return other

    return alias


def _without_lock(scene: Scene) -> Path:
    _lock_gone(scene)
    return scene.path


HAPPENINGS: dict[str, Happening] = {
    "nothing": lambda _scene: None,
    "deleted": lambda scene: scene.path.unlink(),
    "renamed away": lambda scene: scene.move(scene.folder / "moved.stocktake"),
    "replaced by another plan": _replace("other"),
    "replaced by an older copy": _replace("older"),
    "overwritten by another plan": _overwrite("other"),
    "overwritten by an older copy": _overwrite("older"),
    "changed by another program": _changed_by_another,
    "cut to nothing": _spoil(lambda _data, _chance: b""),
    "cut in the middle": _spoil(lambda data, chance: data[: chance.randrange(1, len(data))]),
    "filled with garbage": _spoil(lambda data, chance: chance.randbytes(len(data))),
    "garbage in one page": _spoil(lambda data, chance: _with_garbage(data, chance)),
    "something appended": _spoil(lambda data, chance: data + chance.randbytes(5_000)),
    "touched": lambda scene: os.utime(scene.path, (1, 1)),
    "made unreadable": _mode("path", 0),
    "made read-only": _mode("path", 0o444),
    "folder made read-only": _mode("folder", 0o555),
    "folder made unreadable": _mode("folder", 0),
    "folder renamed": _folder_away,
    "folder replaced": _folder_replaced,
    "replaced by a folder": _by_folder,
    "replaced by a link to another plan": _by_link,
    "lock file deleted": _lock_gone,
    "rollback journal replaced": _journal_replaced,
    "locked by a reader": _held("SHARED"),
    "locked by a writer": _held("IMMEDIATE"),
    "locked by anybody": _held("EXCLUSIVE"),
    "opened again": _opened_again(lambda scene: scene.path),
    "opened again without its lock file": _opened_again(_without_lock),
    "opened by a symbolic link": _opened_again(_link(Path.symlink_to)),
    "opened by a hard link": _opened_again(_link(Path.hardlink_to)),
}
_MODES = ("made unreadable", "made read-only", "folder made read-only", "folder made unreadable")
WHEN = ("between steps", "within a step")


def main() -> int:
    """Let each happen; 1 when something was lost, written over or not true."""
    asked = _asked()
    tally = Tally("misbehaving files")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o711)
        make_template(folder / "template.stocktake")
        for seed in range(asked.files) if asked.only is None else [asked.only]:
            try_happening(seed, folder, tally)
    return tally.told()


def try_happening(seed: int, folder: Path, tally: Tally) -> None:
    """One happening to a plan in a child of its own."""
    names = [*HAPPENINGS]
    name, when = names[seed % len(names)], WHEN[seed // len(names) % len(WHEN)]
    here = Path(tempfile.mkdtemp(dir=folder))
    for one in ("work", "elsewhere"):
        (here / one).mkdir()
    for one in ("work/plan", "other", "older"):
        shutil.copy(folder / "template.stocktake", here / f"{one}.stocktake")
    _hand_over(here)
    report = try_out(partial(_trial, here, name, when, seed))
    tally.take(report, f"{name} {when}", f"python -m tests.soak.files --only {seed}")
    _take_back(here)


def _trial(folder: Path, name: str, when: str, seed: int, witness: Witness) -> None:
    chance = random.Random(seed)
    if os.geteuid() == 0:
        datetime.strptime("0", "%S")  # loads a module that nobody may not be allowed to read
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    elif name in _MODES and os.access("/", os.W_OK):
        witness.count("skipped, as nobody is kept from files here")
        return
    scene = Scene(folder, chance)
    with open_plan(scene.other) as other:
        add_room(other, "The other plan")
    plan = open_plan(scene.path)
    for _nth in range(6):
        with suppress(EditRefused):
            press_anything(plan, chance)
    before = remembered(plan)
    stood = _let_happen(plan, scene, HAPPENINGS[name], when, witness)
    if not stood and remembered_or_harm(plan, witness) != before:
        witness.harm("memory is not the last step", "after the happening")
    _try_everything(plan, scene, stood, witness)


def _let_happen(plan: Plan, scene: Scene, happening: Happening, when: str, witness: Witness) -> bool:
    """True when a step that was open meanwhile has been finished."""
    if when == "between steps":
        happening(scene)
        return False
    with witness.call("a step"):
        try:
            with plan.edit("A step"):
                plan.add(Room(meeting=plan.meeting, name="Within"))
                happening(scene)
            return True
        except PlanError as error:
            check_sentence(witness, error)
    return False


def _try_everything(plan: Plan, scene: Scene, stood: bool, witness: Witness) -> None:
    """Edit, go back and forth, ask the history, copy, and close."""
    acts: dict[str, Callable[[], object]] = {
        "an edit": lambda: set_field(plan, Meeting, plan.meeting.id, "notes", "after it happened"),
        "an addition": lambda: add_room(plan, "Attic"),
        "undo": plan.undo,
        "redo": plan.redo,
        "another edit": lambda: set_field(plan, Meeting, plan.meeting.id, "notes", "once more"),
    }
    standing = stood
    for name, act in acts.items():
        was = remembered_or_harm(plan, witness)
        with witness.call(name):
            try:
                act()
                standing = standing or remembered_or_harm(plan, witness) != was
            except PlanError as error:
                witness.count("refusals")
                check_sentence(witness, error)
                if remembered_or_harm(plan, witness) != was:
                    witness.harm("memory is not the last step", f"refused: {error}")
    with witness.call("the title of undo"):
        assert plan.undo_title is None or plan.undo_title
    with witness.call("the history"), suppress(PlanError):
        plan.log.lines(20, None)
    memory = remembered_or_harm(plan, witness)
    _copy(plan, scene, memory, witness)
    if scene.locks:
        _let_go(scene)
        standing, memory = True, _edit_again(plan, witness)
    with witness.call("close"):
        plan.close()
    for path in scene.modes:
        path.chmod(0o700)
    _judge_files(scene, memory if standing else None, witness)


def _let_go(scene: Scene) -> None:
    """Let the other program end."""
    for lock in scene.locks:
        os.close(lock)
        os.wait()


def _edit_again(plan: Plan, witness: Witness) -> Snapshot | None:
    """Once nobody else holds the file any more, work goes on."""
    with witness.call("an edit once the lock is gone"):
        try:
            set_field(plan, Meeting, plan.meeting.id, "notes", "at last")
        except PlanError as error:
            witness.harm("has to be opened again", error)
    return remembered_or_harm(plan, witness)


def remembered_or_harm(plan: Plan, witness: Witness) -> Snapshot | None:
    """The rows in memory; harm when they cannot be looked at."""
    found: list[Snapshot] = []
    with witness.call("a look at the rows"):
        found.append(remembered(plan))
    return found[0] if found else None


def _copy(plan: Plan, scene: Scene, memory: Snapshot | None, witness: Witness) -> None:
    out = scene.elsewhere / "copy.stocktake"
    with witness.call("save a copy elsewhere"):
        save_copy(plan, out)
        with open_plan(out, read_only=True) as copy:
            if rows(driver(copy)) != memory:
                witness.harm("a copy that is less", "rows differ")


def _judge_files(scene: Scene, memory: Snapshot | None, witness: Witness) -> None:
    for path, content in scene.foreign.items():
        if path.read_bytes() != content:
            witness.harm("written over another's file", path.name)
    if memory is not None and not any(_holds(place, memory) for place in scene.places):
        witness.harm("lost edit", "it was said to stand, and no file has it")


def _holds(path: Path, memory: Snapshot) -> bool:
    with suppress(PlanError, OSError), open_plan(path, read_only=True) as plan:
        return rows(driver(plan)) == memory
    return False


def _with_garbage(data: bytes, chance: random.Random) -> bytes:
    page = 4096 * chance.randrange(1, len(data) // 4096)
    return data[:page] + chance.randbytes(4096) + data[page + 4096 :]


def _hand_over(folder: Path) -> None:
    """Let the child own the files."""
    if os.geteuid() == 0:
        for path in (folder, *folder.rglob("*")):
            os.chown(path, NOBODY, NOBODY)


def _take_back(folder: Path) -> None:
    """Remove it all, whatever modes it has by now."""
    for path in (folder, *(one for one in folder.iterdir() if one.is_dir())):
        path.chmod(0o700)
    shutil.rmtree(folder, ignore_errors=True)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", type=int, nargs="?", default=GOAL)
    parser.add_argument("--only", type=int, metavar="SEED")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
