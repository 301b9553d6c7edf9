"""The tools see harm where there is some, and none where there is none; a short share of each on the program itself."""

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from stocktake_desktop.models import PlanError, open_plan
from tests.soak import children, files, hostile, io_errors, kills
from tests.soak.__main__ import PARTS
from tests.soak.children import Witness, cut_off, try_out
from tests.soak.cut_disk import Call, Disk, calls
from tests.soak.hostile_plans import good_plan, make_hostile
from tests.soak.scenarios import SaveCopy
from tests.soak.tally import Tally

LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="children are forked and looked at in /proc")
ROOT = Path(__file__).parent.parent.parent

pytestmark = LINUX


def _kinds(trial):
    return [harm.kind for harm in try_out(trial).harm]


def _raise(witness: Witness) -> None:
    with witness.call("reading"):
        raise ValueError("nothing there")


def test_what_a_child_tells_arrives():
    def trial(witness: Witness) -> None:
        witness.count("steps", 3)
        with witness.call("outer"), witness.call("inner"):
            witness.harm("lost edit", "row 5")
        _raise(witness)

    report = try_out(trial)
    assert report.counts["steps"] == 3
    lost, traceback = report.harm
    assert (lost.kind, lost.during, lost.seen) == ("lost edit", "inner", "row 5")
    assert (traceback.kind, traceback.during) == ("traceback", "reading")
    assert "nothing there" in traceback.seen


def test_a_child_that_dies_or_never_ends_is_harm(monkeypatch):
    def die(witness: Witness) -> None:
        with witness.call("drawing"):
            os.kill(os.getpid(), signal.SIGSEGV)

    def wait(witness: Witness) -> None:
        with witness.call("waiting"):
            time.sleep(60)

    assert _kinds(die) == ["crash"]
    assert _kinds(lambda _witness: os._exit(3)) == ["crash"]
    assert _kinds(lambda _witness: None) == []
    monkeypatch.setattr(children, "HUNG", 0.3)  # only now: a crash may take longer where it writes a core
    assert _kinds(wait) == ["hang"]


def test_a_slow_call_is_harm(monkeypatch):
    monkeypatch.setattr(children, "SLOW", 0.05)

    def trial(witness: Witness) -> None:
        with witness.call("quick"):
            pass
        with witness.call("slow"):
            time.sleep(0.2)

    assert [(harm.kind, harm.during) for harm in try_out(trial).harm] == [("slow", "slow")]


def test_memory_is_bounded():
    assert _kinds(lambda _witness: bytes(1 << 30)) == []
    (harm,) = try_out(lambda _witness: bytes(1 << 30), memory=1 << 28).harm
    assert "MemoryError" in harm.seen


def test_one_sort_of_harm_is_printed_once(capsys):
    tally = Tally("trials")
    for nth in range(3):
        tally.take(try_out(_raise), f"trial {nth}", f"--only {nth}")
    assert tally.told() == 1
    printed = capsys.readouterr().out
    assert printed.count("HARM") == 1
    assert printed.splitlines()[-1] == "3 trials; harm: 3 × traceback"
    assert Tally("trials").told() == 0


def _disk(folder: Path) -> Disk:
    (folder / "plan").write_bytes(b"old" + bytes(1021))
    return Disk(folder)


def _call(folder: Path, what: str, file: int = 0, at: int = 0, *names: str, data: bytes = b"") -> Call:
    return Call(what, file, at, "".join(str(folder / name) for name in names).encode() or data)


def test_what_was_not_synced_may_be_gone(tmp_path):
    disk, chance = _disk(tmp_path), random.Random(1)
    disk.take(_call(tmp_path, "O", 3, 0, "plan"))
    disk.take(_call(tmp_path, "W", 3, 0, data=b"new" * 342))
    assert disk.written("synced", chance)["plan"][:3] == b"old"
    assert disk.written("everything", chance)["plan"][:3] == b"new"
    found = {disk.written("torn", chance)["plan"] for _nth in range(60)}
    assert {(data[:3] == b"new", data[512:514] != bytes(2)) for data in found} == {
        (False, False),
        (False, True),
        (True, False),
        (True, True),
    }
    disk.take(_call(tmp_path, "S", 3))
    assert disk.written("synced", chance)["plan"][:3] == b"new"


def test_a_new_name_is_safe_once_its_folder_was_synced(tmp_path):
    disk, chance = _disk(tmp_path), random.Random(1)
    disk.take(_call(tmp_path, "O", 3, 0, "beside"))
    disk.take(_call(tmp_path, "W", 3, 0, data=b"copy"))
    disk.take(_call(tmp_path, "S", 3))
    disk.take(_call(tmp_path, "R", 0, len(str(tmp_path / "beside")), "beside", "plan"))
    assert set(disk.written("synced", chance)) == {"plan"}
    assert disk.written("synced", chance)["plan"][:3] == b"old"
    assert disk.written("everything", chance) == {"plan": b"copy"}
    disk.take(_call(tmp_path, "O", 4, 0, ""))
    disk.take(_call(tmp_path, "S", 4))
    assert disk.written("synced", chance) == {"plan": b"copy"}


FAILING = """
import os, sys
from pathlib import Path
from tests.soak.shim import SHORT, Shim
folder, other = Path(sys.argv[1]), Path(sys.argv[2])
shim = Shim()
shim.watch(folder)
log = os.open(other / "log", os.O_CREAT | os.O_WRONLY)
shim.record(log)
for call, nth, error, for_good in (("write", 2, 28, False), ("write", 2, 28, True), ("fsync", 1, 5, False)):
    shim.fail(call, nth, error, for_good=for_good)
    (other / "x").write_bytes(b"not counted")
    for step in range(3):
        try:
            with (folder / "x").open("wb", buffering=0) as file:
                file.write(b"abcd")
                os.fsync(file.fileno())
            print("ok", end=" ")
        except OSError as failure:
            print(failure.errno, end=" ")
shim.stop()
print(shim.failed)
"""


def _under_shim(code: str, *arguments: str) -> str:
    start = f"import sys; from tests.soak.shim import built; print(built({'cc'!r}))"
    run = [sys.executable, "-c"]
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT)}
    library = subprocess.run([*run, start], capture_output=True, text=True, check=True, env=surroundings).stdout.strip()
    surroundings |= {"LD_PRELOAD": library, "STOCKTAKE_SHIM": library}
    done = subprocess.run([*run, code, *arguments], capture_output=True, text=True, check=True, env=surroundings)
    return done.stdout


@pytest.fixture
def compiler():
    if shutil.which("cc") is None:
        pytest.skip("there is no C compiler here")


def test_the_shim_fails_the_nth_call_and_writes_down_the_others(tmp_path, compiler):
    folder, other = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    other.mkdir()
    assert _under_shim(FAILING, str(folder), str(other)).split() == [
        "ok",
        "28",
        "ok",
        "ok",
        "28",
        "28",
        "5",
        "ok",
        "ok",
        "1",
    ]
    recorded = [call.what for call in calls((other / "log").read_bytes())]
    assert recorded[:4] == ["O", "W", "S", "C"]
    assert recorded.count("O") == 9
    assert recorded.count("W") == 6


@pytest.mark.parametrize("module", ["io_errors", "power_cuts"])
def test_a_few_under_the_shim(module, compiler):
    """What is made of each call is reported; edits whose commit fails before its end are taken back."""
    command = [sys.executable, "-m", f"tests.soak.{module}", "3"]
    if module == "io_errors":
        command = [*command[:3], "--only", "a change,pwrite,2,ENOSPC,once"]
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=surroundings)
    last_line = done.stdout.splitlines()[-1]
    assert done.stderr == ""
    assert "lost edit" not in last_line
    assert "broken file" not in last_line
    assert last_line[0] != "0"


def test_hostile_plans_differ_from_the_good_one_and_do_not_kill(tmp_path):
    good = tmp_path / "good.stocktake"
    good_plan(good)
    with open_plan(good, read_only=True) as plan:
        assert len(plan.meeting.sessions) > 10
        assert plan.redo_title
    tally = Tally("hostile plans")
    names = set()
    for seed in (0, 9, 12):
        path = tmp_path / f"{seed}.stocktake"
        names.add(make_hostile(good, path, seed))
        again = tmp_path / "again.stocktake"
        make_hostile(good, again, seed)
        assert again.read_bytes()[200:] != good.read_bytes()[200:]
        hostile.try_plan(path, tally, f"{seed}", f"{seed}", window=False)
    assert (tally.attempts, len(names)) == (3, 3)
    assert tally.kinds["crash"] == 0


def test_a_file_that_nothing_happens_to(tmp_path):
    for parent in tmp_path.parents:
        if parent.is_relative_to(tempfile.gettempdir()):
            parent.chmod(0o711)  # the child is nobody where we are the superuser
    tmp_path.chmod(0o711)
    io_errors.make_template(tmp_path / "template.stocktake")
    tally = Tally("files")
    files.try_happening(0, tmp_path, tally)
    assert (tally.attempts, tally.harm) == (1, 0)


def test_a_copy_that_was_cut_short_is_seen(tmp_path):
    template = tmp_path / "template.stocktake"
    io_errors.make_template(template)
    (tmp_path / "in").mkdir()
    trial = SaveCopy(tmp_path / "in", template)
    trial.prepare()

    def judged(witness: Witness) -> None:
        trial.judge(witness, PlanError("The disk is full."))

    assert _kinds(judged) == []
    trial.act()
    whole = trial.out.read_bytes()
    assert _kinds(judged) == []
    trial.out.write_bytes(whole[: len(whole) // 2])
    assert set(_kinds(judged)) & {"half a file", "traceback"}
    trial.put_down()


def test_killed_amid_a_copy(tmp_path):
    io_errors.make_template(tmp_path / "template.stocktake")
    tally = Tally("kills")
    for seconds in (0.0, 0.01):
        kills.kill_amid(SaveCopy, tmp_path / "template.stocktake", tmp_path, seconds, tally)
    assert (tally.attempts, tally.harm) == (2, 0)


def test_a_child_is_cut_off_amid_its_work():
    assert cut_off(lambda begun: (begun(), time.sleep(60)), 0.05)
    assert not cut_off(lambda begun: begun(), 0.2)


def test_every_part_is_told_of():
    told = (ROOT / "docs" / "trust.md").read_text("utf-8")
    assert all(f"python -m tests.soak.{part.name}" in told for part in PARTS)
