"""What is being done to a plan's files when something goes wrong, and what must be true of them afterwards.

A scenario is prepared in a folder of its own, acts once, and is judged when the trouble is over. It owns no process
and no disk: who lets the disk fail, or the power, is told nothing here.
"""

import re
import shutil
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any, ClassVar, TypeAlias

from stocktake_desktop.edits.blocks import add_block, remove_block
from stocktake_desktop.edits.contents import add_segment
from stocktake_desktop.edits.copying import split_block
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.issues import Issued, record_issues, throw_away_issues
from stocktake_desktop.edits.people import NewPerson, add_people
from stocktake_desktop.interchange.readers.plan_json import import_plan_json
from stocktake_desktop.interchange.writers.plan_json import write_plan_json
from stocktake_desktop.models import (
    DamagedPlan,
    Meeting,
    NotAPlan,
    Plan,
    PlanError,
    create_plan,
    next_revision,
    open_plan,
    save_copy,
)
from stocktake_desktop.sheets.catalogue import Sheet, Stamp, write_sheet
from stocktake_desktop.sheets.ledger import sheets_of
from tests.snapshots import Snapshot, driver, remembered, rows
from tests.soak.children import Witness

MARK = "Marked by the soak"
OLD = Path(__file__).parent.parent / "data" / "schema_1_history.stocktake"
_TAKEN_BACK = re.compile(r"taken back|nothing (of it )?was (changed|kept|saved)|could not be (saved|written)|not saved")
_NOW = datetime(2017, 12, 4)
_STAMP = Stamp(1, _NOW, None)

Error = BaseException | None


class Scenario:
    """Something done to files; `told` are the exceptions that its callers turn into a sentence."""

    name: ClassVar[str]
    told: ClassVar[tuple[type[Exception], ...]] = (PlanError, OSError)

    def __init__(self, folder: Path, template: Path) -> None:
        self.folder = folder
        self.path = folder / "plan.stocktake"
        self._template = template

    def prepare(self) -> None:
        """Put there what the scenario begins with; nothing fails yet."""
        shutil.copy(self._template, self.path)

    def take_up(self) -> None:
        """Go on in another process with what was prepared."""

    def put_down(self) -> None:
        """Leave what was prepared to another process."""

    def act(self) -> None:
        """What may fail."""

    def judge(self, witness: Witness, error: Error) -> None:
        """Tell what is not as it should be, now that nothing fails any more; `error` is how `act` ended."""

    def again(self) -> None:
        """Do the same once more, which must go well and sweep up what lay about."""

    def _beside(self, name: str) -> Path:
        """A file that is no part of the scenario."""
        return self.folder.with_name(f"{self.folder.name} {name}")


Verb: TypeAlias = "staticmethod[[Plan], object]"


class OnAPlan(Scenario):
    """A verb on an open plan: all of it or none, as it was said, in memory as in the file."""

    told: ClassVar[tuple[type[Exception], ...]] = (PlanError,)
    verb: ClassVar[Verb]
    before: ClassVar[Verb] = staticmethod(lambda _plan: None)

    def prepare(self) -> None:
        super().prepare()
        self.plan = open_plan(self.path)
        type(self).before(self.plan)
        self._then = _key(rows(driver(self.plan)))

    def act(self) -> None:
        type(self).verb(self.plan)

    def judge(self, witness: Witness, error: Error) -> None:
        in_memory = _walked(self.plan, witness)
        goes_on = self._try_another(witness)
        later = _walked(self.plan, witness)
        with witness.call(f"close after {self.name}"):
            self.plan.close()
        in_file = _opened_anew(self.path, witness)
        if None in (in_memory, later) or in_file is None:
            return
        if in_file != later and (error is None or goes_on):
            witness.harm("memory is not the file", error or "returned")
        elif in_file != later and _says_taken_back(error):
            witness.harm("false sentence", f"it stands: {error}")
        elif in_file == later and in_memory is not None:
            self._judge_outcome(witness, error, _key(in_memory))

    def again(self) -> None:
        with open_plan(self.path):
            pass

    def _judge_outcome(self, witness: Witness, error: Error, now: Any) -> None:
        if error is None and now == self._then:
            witness.harm("lost edit", "returned, and nothing is changed")
        if error is not None and now not in (self._then, self._after()):
            witness.harm("half an edit", error)
        if error is not None and now != self._then and _says_taken_back(error):
            witness.harm("false sentence", f"it stands: {error}")
        if error is None and now != self._after():
            witness.harm("half an edit", "returned")

    def _after(self) -> Any:
        """What the rows are after the same on another copy."""
        twin = self._beside("twin") / self.path.name
        twin.parent.mkdir(exist_ok=True)
        shutil.copy(self._template, twin)
        with open_plan(twin) as plan:
            type(self).before(plan)
            type(self).verb(plan)
            return _key(rows(driver(plan)))

    def _try_another(self, witness: Witness) -> bool:
        """Another edit, now that the trouble is over: it stands, or is refused in a sentence."""
        with witness.call(f"another edit after {self.name}"):
            try:
                set_field(self.plan, Meeting, self.plan.meeting.id, "duty_officer", "after the trouble")
            except PlanError:
                witness.count("plans that had to be opened again")
                return False
        return True


def _key(found: Snapshot) -> tuple[Any, bool]:
    """What can be compared between two files: the rows without those that were just made, and whether there are any."""
    text = {table: [row for row in some if MARK not in repr(row)] for table, some in found.items()}
    return repr({**text, "meeting": [_but_the_officer(row) for row in text["meeting"]]}), MARK in repr(found)


def _but_the_officer(row: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple("" if value == "after the trouble" else value for value in row)


def _walked(plan: Plan, witness: Witness) -> Snapshot | None:
    """The rows in memory; harm when they cannot be looked at."""
    try:
        return remembered(plan)
    except Exception as error:
        witness.harm("rows cannot be looked at", f"{type(error).__name__}: {str(error)[:120]}")
        return None


def _opened_anew(path: Path, witness: Witness) -> Snapshot | None:
    """The rows of a file as the program opens it; harm when it does not."""
    with witness.call("open afterwards"):
        try:
            with open_plan(path) as plan:
                if plan.read_only:
                    witness.harm("read only afterwards", path.name)
                if remembered(plan) != rows(driver(plan)):
                    witness.harm("memory is not the file", "just opened")
                return rows(driver(plan))
        except PlanError as error:
            witness.harm("broken file", error)
    return None


def _says_taken_back(error: Error) -> bool:
    return error is not None and _TAKEN_BACK.search(str(error)) is not None


def _first(plan: Plan) -> str:
    return plan.meeting.sessions[0].id


def _add(plan: Plan) -> None:
    with plan.edit("Add"):
        block = add_block(plan, MARK + "x" * 20_000)
        add_segment(plan, block, MARK, minutes=5)


def _change(plan: Plan) -> None:
    set_field(plan, Meeting, plan.meeting.id, "notes", "y" * 9_000)


def print_one(plan: Plan, content: str = "[]") -> None:
    """Note that the podium sheet of the first session was printed once more."""
    key = ("podium", _first(plan), "en")
    number = next_revision(plan.meeting.sheet_issues, key)
    record_issues(plan, [Issued(*key[:2], number, content, "f", mark=f"M{number:03}")], _NOW)


class Add(OnAPlan):
    name, verb = "an addition", staticmethod(_add)


class Change(OnAPlan):
    name, verb = "a change", staticmethod(_change)


class Remove(OnAPlan):
    name, verb = "a removal", staticmethod(lambda plan: remove_block(plan, _first(plan)))


class Undo(OnAPlan):
    name, verb = "undo", staticmethod(Plan.undo)


class UndoOfARemoval(OnAPlan):
    name, verb = "undo of a removal", staticmethod(Plan.undo)
    before = staticmethod(lambda plan: remove_block(plan, _first(plan)))


class Redo(OnAPlan):
    name, verb, before = "redo", staticmethod(Plan.redo), staticmethod(Plan.undo)


class GoBack(OnAPlan):
    name, verb = "going back", staticmethod(lambda plan: plan.go_back(3, "Back"))


class Print(OnAPlan):
    name, verb = "a printing", staticmethod(lambda plan: print_one(plan, MARK))


class ThrowAway(OnAPlan):
    name = "paper thrown away"
    verb = staticmethod(lambda plan: throw_away_issues(plan, [plan.meeting.sheet_issues[0].id], _NOW))


class ImportPeople(OnAPlan):
    name = "import of people"
    verb = staticmethod(
        lambda plan: add_people(plan, [NewPerson(nth, family_name=f"{MARK} {nth}") for nth in range(60)])
    )


class Split(OnAPlan):
    """In two at the seventh minute; the second half is found by its title."""

    name, verb = "a split", staticmethod(lambda plan: split_block(plan, _marked(plan), 10))
    before = staticmethod(lambda plan: add_block(plan, MARK, minutes=60))

    def _judge_outcome(self, witness: Witness, error: Error, now: Any) -> None:
        """Both halves are marked, so that only what stands beside them is compared."""
        if now != self._then:
            witness.harm("half an edit", error or "returned")


def _marked(plan: Plan) -> str:
    return next(block.id for block in plan.meeting.sessions if block.title == MARK)


class Open(Scenario):
    name = "open"
    plan: Plan | None = None

    def act(self) -> None:
        self.plan = open_plan(self.path)

    def judge(self, witness: Witness, error: Error) -> None:
        if isinstance(error, DamagedPlan) or (isinstance(error, NotAPlan) and "not a Stocktake plan" in str(error)):
            witness.harm("false sentence", error)
        if self.plan is not None:
            _walked(self.plan, witness)
            with witness.call("close after open"):
                self.plan.close()
        with_trouble = _opened_anew(self.path, witness)
        if with_trouble is not None and _key(with_trouble) != _key(self._good()):
            witness.harm("lost edit", "rows differ after opening")

    def again(self) -> None:
        open_plan(self.path).close()

    def _good(self) -> Snapshot:
        return _rows_of(self._template)


class Migrate(Open):
    name = "migration"

    def prepare(self) -> None:
        shutil.copy(OLD, self.path)

    def judge(self, witness: Witness, error: Error) -> None:
        if self.path.read_bytes() != OLD.read_bytes() and _log_of(self.path) != _log_of(self._twin()):
            witness.harm("half a file", error or "returned")
        super().judge(witness, error)

    def _good(self) -> Snapshot:
        return _rows_of(self._twin())

    def _twin(self) -> Path:
        """Another copy, which nothing happens to."""
        path = self._beside("twin") / self.path.name
        path.parent.mkdir(exist_ok=True)
        shutil.copy(OLD, path)
        open_plan(path).close()
        return path


class Close(OnAPlan):
    name, told = "close", ()
    before, verb = staticmethod(_add), staticmethod(Plan.close)

    def judge(self, witness: Witness, error: Error) -> None:
        with witness.call("close again"):
            self.plan.close()
        found = _opened_anew(self.path, witness)
        if found is not None and _key(found) != self._then:
            witness.harm("lost edit", "rows differ after closing")


class Making(Scenario):
    """Something that writes a new file, over an older good one or where there was none."""

    is_over_another: ClassVar[bool] = True

    def prepare(self) -> None:
        super().prepare()
        self.take_up()
        if self.is_over_another:
            self.make(self.out)
            self.spoil()
        self._beside("old").write_bytes(self._now())

    def take_up(self) -> None:
        self.out = self.folder / f"out{self.suffix}"
        self.plan = open_plan(self.path)

    def put_down(self) -> None:
        self.plan.close()

    suffix: ClassVar[str]

    def make(self, out: Path) -> None:
        """Write it."""

    def spoil(self) -> None:
        """Change the plan, so that what is written next is another file."""
        _add(self.plan)

    def is_whole(self, out: Path) -> bool:
        """Whether the new file is all that was to be written."""
        raise NotImplementedError

    def act(self) -> None:
        self.make(self.out)

    def judge(self, witness: Witness, error: Error) -> None:
        if self._now() == self._old:
            if error is None:
                witness.harm("lost file", "returned, and nothing was written")
        elif not self.is_whole(self.out):
            witness.harm("half a file", error or "returned")
        elif _says_taken_back(error):
            witness.harm("false sentence", f"it is written: {error}")
        with witness.call(f"close after {self.name}"):
            self.plan.close()

    def again(self) -> None:
        with open_plan(self.path) as self.plan:
            self.make(self.out)

    def _now(self) -> bytes:
        return self.out.read_bytes() if self.out.exists() else b""

    @property
    def _old(self) -> bytes:
        """What lay there before, empty where nothing did."""
        return self._beside("old").read_bytes()


class SaveCopy(Making):
    name, suffix = "a copy over a good copy", ".stocktake"

    def make(self, out: Path) -> None:
        save_copy(self.plan, out)

    def is_whole(self, out: Path) -> bool:
        return _rows_of(out) == rows(driver(self.plan))


class ExportJson(Making):
    name, suffix = "export of JSON", ".json"

    def make(self, out: Path) -> None:
        write_plan_json(self.plan, out)

    def is_whole(self, out: Path) -> bool:
        reference = self._beside("twin.json")
        write_plan_json(self.plan, reference)
        return out.read_bytes() == reference.read_bytes()


class ExportPdf(Making):
    name, suffix = "export of a sheet", ".pdf"

    def make(self, out: Path) -> None:
        write_sheet(self.plan, self._sheet(), out, _STAMP)

    def spoil(self) -> None:
        set_field(self.plan, Meeting, self.plan.meeting.id, "title", "Another title")

    def is_whole(self, out: Path) -> bool:
        content = out.read_bytes()
        return (
            content.startswith(b"%PDF") and content.rstrip().endswith(b"%%EOF") and len(content) > len(self._old) // 2
        )

    def _sheet(self) -> Sheet:
        return next(sheet for sheet in sheets_of(self.plan) if sheet.kind == "podium")


class Create(Making):
    name, suffix, is_over_another = "a new plan", ".stocktake", False

    def make(self, out: Path) -> None:
        create_plan(out, "New").close()

    def is_whole(self, out: Path) -> bool:
        with open_plan(out) as plan:
            return plan.meeting.title == "New" and bool(plan.meeting.role_rules)

    def again(self) -> None:
        self.out.unlink(missing_ok=True)
        self.make(self.out)


class ImportJson(Create):
    name = "import of JSON"

    def prepare(self) -> None:
        super().prepare()
        write_plan_json(self.plan, self.folder / "source.json")

    def make(self, out: Path) -> None:
        import_plan_json(self.folder / "source.json", out).close()

    def is_whole(self, out: Path) -> bool:
        with open_plan(out) as plan:
            return len(plan.meeting.sessions) == len(self.plan.meeting.sessions) and plan.undo_title is None


def _rows_of(path: Path) -> Snapshot:
    with closing(open_plan(path, read_only=True)) as plan:
        return rows(driver(plan))


def _log_of(path: Path) -> list[Any]:
    """The history of a plan file as bare SQLite reads it."""
    with closing(sqlite3.connect(path)) as db:
        return db.execute("SELECT * FROM event ORDER BY number").fetchall()


def left_behind(folder: Path) -> list[str]:
    """The hidden halves of files that nobody will ask for."""
    return [one.name for one in folder.rglob(".*") if one.name.endswith((".new", ".upgrade"))]


FILES: tuple[type[Scenario], ...] = (Migrate, SaveCopy, ExportJson, ExportPdf, Create, ImportJson)
"""What writes whole files: each is old or new afterwards."""
SCENARIOS: tuple[type[Scenario], ...] = (
    Add, Change, Remove, Undo, UndoOfARemoval, Redo, GoBack, Print, ThrowAway, ImportPeople, Split, Open, Close, *FILES,
)  # fmt: skip
