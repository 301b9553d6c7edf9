"""Whether the tests notice: changes the program a little, many times over, and runs the tests that cover the change.

`make mutants` tries a sample of such mutants of planning, edits and models, each in a copy of the tree, and prints
those that no test noticed (survivors), and what share was killed. Which test covers which line is measured first and
kept in build/mutants until a file changes. What hangs counts as killed, and so does what cannot even be imported.
"""

import argparse
import ast
import copy
import json
import math
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import accumulate
from pathlib import Path
from queue import SimpleQueue
from typing import NamedTuple

from coverage import CoverageData

ROOT = Path(__file__).parent.parent
ROOMS = ("planning", "edits", "models")
BUILD = ROOT / "build" / "mutants"
MEMORY = Path("/dev/shm")
AT_ONCE = 2
ENOUGH = 60
"""Seconds of tests that are run for one mutant; how many are left out is said of a survivor."""
PATIENCE = 60, 4
"""Seconds the tests of a mutant may take anyway, and how many times as long as they took before."""

_NOT_COPIED = shutil.ignore_patterns(".git", ".venv", "build", "dist", "out", "__pycache__", ".*_cache", ".hypothesis")
_NOT_BEHAVIOUR = {"annotation", "returns", "decorator_list", "type_params", "bases"}
_COMPARED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
_REACHED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
}
_DROPPED = (ast.Expr, ast.Assign, ast.AnnAssign, ast.AugAssign, ast.Raise, ast.Continue, ast.Break, ast.Delete)


class Verdict(StrEnum):
    """What became of a mutant."""

    KILLED = "killed"
    HUNG = "killed by the time limit"
    SURVIVED = "survived"
    UNCOVERED = "covered by no test"


@dataclass(frozen=True)
class Mutant:
    """One small change: where it is, what is said there before and after, and the statement it belongs to."""

    path: str
    node: ast.expr | ast.stmt
    after: str
    statement: ast.stmt
    is_called: bool
    """Whether it is in a function, so that it runs later than its module is imported."""

    def __str__(self) -> str:
        return f"{self.path}:{self.node.lineno}  {_short(ast.unparse(self.node))}  →  {_short(self.after)}"

    def written(self, source: bytes) -> bytes:
        """The text of its file with the change made."""
        lines = source.splitlines(keepends=True)
        node = self.node
        start = sum(map(len, lines[: node.lineno - 1])) + node.col_offset
        end = sum(map(len, lines[: (node.end_lineno or 0) - 1])) + (node.end_col_offset or 0)
        after = self.after if isinstance(node, ast.stmt) else f"({self.after})"
        return source[:start] + after.encode() + source[end:]


def mutants_of(path: str, source: str) -> Iterator[Mutant]:
    """Every small change to a file."""
    for node, statement, is_called in _nodes(ast.parse(source)):
        for changed, after in _changes(node, is_called=is_called):
            yield Mutant(path, changed, after, statement, is_called)


class _Place(NamedTuple):
    node: ast.AST
    statement: ast.stmt
    is_called: bool


def _nodes(node: ast.AST, statement: ast.stmt | None = None, is_called: bool = False) -> Iterator[_Place]:
    for child in _children(node):
        within = child if isinstance(child, ast.stmt) else statement
        if within is not None:
            yield _Place(child, within, is_called)
        called = is_called or isinstance(child, ast.FunctionDef | ast.Lambda)
        yield from _nodes(child, within, called)


def _children(node: ast.AST) -> Iterator[ast.AST]:
    """What is in a node, without docstrings, hints, and what stands inside of text."""
    for name, value in ast.iter_fields(node):
        if name in _NOT_BEHAVIOUR:
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not isinstance(child, ast.JoinedStr) and not _is_words(child):
                yield child


def _is_words(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _changes(node: ast.AST, *, is_called: bool) -> Iterator[tuple[ast.expr | ast.stmt, str]]:
    """What can be changed at a node: the part of it that changes, and what is said there then."""
    if isinstance(node, ast.If | ast.IfExp) and ast.unparse(node.test) != "TYPE_CHECKING":
        yield from ((node.test, word) for word in ("True", "False"))
    elif isinstance(node, ast.While):
        yield node.test, "False"
    elif isinstance(node, ast.comprehension):
        yield from ((condition, "True") for condition in node.ifs)
    elif isinstance(node, ast.Return) and node.value is not None and ast.unparse(node.value) != "None":
        yield node.value, "None"
    elif isinstance(node, _DROPPED) and is_called:
        yield node, "pass"
    elif isinstance(node, ast.expr):
        yield from ((node, ast.unparse(other)) for other in _others(node))


def _others(node: ast.expr) -> Iterator[ast.expr]:
    """What could stand in the place of an expression."""
    if isinstance(node, ast.Compare):
        for nth, op in enumerate(node.ops):
            for other in _COMPARED[type(op)]:
                yield _with(node, ops=[*node.ops[:nth], other(), *node.ops[nth + 1 :]])
    elif isinstance(node, ast.BoolOp):
        yield _with(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And())
    elif isinstance(node, ast.BinOp) and type(node.op) in _REACHED:
        yield _with(node, op=_REACHED[type(node.op)]())
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield node.operand
    elif isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield ast.Constant(not node.value)
    elif isinstance(node, ast.Constant) and isinstance(node.value, int):
        yield from (ast.Constant(node.value + by) for by in (1, -1))


def _with(node: ast.expr, **fields: object) -> ast.expr:
    other = copy.copy(node)
    for name, value in fields.items():
        setattr(other, name, value)
    return other


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= 90 else f"{line[:89]}…"


@dataclass
class Tests:
    """Which tests ran which line of which file, and how many seconds each took."""

    seconds: dict[str, float]
    by_line: dict[str, dict[int, list[str]]] = field(default_factory=dict)

    def of(self, mutant: Mutant) -> list[str]:
        """The tests that could notice a mutant: those of its module first, then the quickest.

        What is done while a module is imported (by no test: "") is up to every test: the bounds of a column are looked
        at where nothing of its module runs.
        """
        lines = self.by_line.get(mutant.path, {})
        found = {test for line in _lines(mutant.statement) for test in lines.get(line, ())}
        if not mutant.is_called or found == {""}:
            found = set(self.seconds)
        own = f"/test_{Path(mutant.path).stem}.py::"
        return sorted(found & self.seconds.keys(), key=lambda test: (own not in test, self.seconds[test], test))

    def enough(self, tests: Sequence[str]) -> list[str]:
        """As many of the tests as fit into the time for one mutant, but one at least."""
        sums = accumulate(self.seconds[test] for test in tests)
        return [test for nth, (test, so_far) in enumerate(zip(tests, sums, strict=True)) if not nth or so_far <= ENOUGH]


def _lines(statement: ast.stmt) -> range:
    """The lines of a statement; of a block those at its head, of a function all: what it is given is at its head."""
    body: list[ast.stmt] = [] if isinstance(statement, ast.FunctionDef) else getattr(statement, "body", [])
    last = body[0].lineno - 1 if body else statement.end_lineno or 0
    return range(statement.lineno, max(statement.lineno, last) + 1)


class Stopwatch:
    """Told by pytest how long each test took."""

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()

    def pytest_runtest_logreport(self, report: object) -> None:
        """Add the seconds of setting up, calling or tidying up to those of the test."""
        self.seconds[getattr(report, "nodeid", "")] += getattr(report, "duration", 0)


def measured() -> Tests:
    """Which test covers what: as it was measured after the last change of any file, else measured now."""
    data, times = BUILD / "coverage", BUILD / "seconds.json"
    files = [path for folder in ("stocktake_desktop", "tests") for path in (ROOT / folder).rglob("*.py")]
    if not times.exists() or times.stat().st_mtime < max(path.stat().st_mtime for path in files):
        print("Measuring which test covers which line …", flush=True)
        shutil.rmtree(BUILD, ignore_errors=True)
        BUILD.mkdir(parents=True)
        subprocess.run([sys.executable, __file__, "--measure"], check=True, cwd=ROOT)
    tests = Tests(json.loads(times.read_text("utf-8")))
    known = CoverageData(data)
    known.read()
    for path in known.measured_files():
        lines = known.contexts_by_lineno(path).items()
        tests.by_line[Path(path).as_posix()] = {
            line: [context.rpartition("|")[0] for context in contexts] for line, contexts in lines
        }
    return tests


def measure() -> int:
    """Run the tests of the rooms once, and note what each covers and how long it takes; pytest's exit code."""
    import pytest

    os.environ["COVERAGE_FILE"] = str(BUILD / "coverage")
    watch = Stopwatch()
    folders = [f"tests/{room}" for room in ROOMS]
    code = pytest.main(["-n", str(AT_ONCE), "--cov", "--cov-context=test", "--cov-report=", *folders], [watch])
    if not code:
        (BUILD / "seconds.json").write_text(json.dumps(watch.seconds), "utf-8")
    return int(code)


class Copy:
    """A copy of the tree in which mutants live, one at a time."""

    def __init__(self, folder: Path) -> None:
        self.root, self.temporary = folder / "tree", folder / "temporary"
        shutil.copytree(ROOT, self.root, ignore=_NOT_COPIED)
        self._nth = 0

    def verdict(self, mutant: Mutant, tests: Sequence[str], seconds: float) -> Verdict:
        """What the tests say with the mutant in place; its file is as before afterwards."""
        path = self.root / mutant.path
        source = path.read_bytes()
        try:
            self._write(path, mutant.written(source))
            return self._run(tests, seconds)
        finally:
            self._write(path, source)

    def _write(self, path: Path, source: bytes) -> None:
        """Every text gets a time of its own: bytecode is known by the time and length of its source."""
        self._nth += 1
        path.write_bytes(source)
        os.utime(path, (self._nth, self._nth))

    def _run(self, tests: Sequence[str], seconds: float) -> Verdict:
        self.temporary.mkdir()
        (self.temporary / "tests").write_text("\n".join(tests), "utf-8")
        command = [sys.executable, "-m", "pytest", "-x", "--tb=no", f"@{self.temporary / 'tests'}"]
        surroundings = {**os.environ, "PYTHONPATH": str(self.root), "TMPDIR": str(self.temporary)}
        running = subprocess.Popen(
            command,
            cwd=self.root,
            env=surroundings,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            return Verdict.KILLED if running.wait(seconds) else Verdict.SURVIVED
        except subprocess.TimeoutExpired:
            os.killpg(running.pid, signal.SIGKILL)
            running.wait()
            return Verdict.HUNG
        finally:
            shutil.rmtree(self.temporary, ignore_errors=True)


class Outcome(NamedTuple):
    """What became of a mutant, and how many slow tests were not asked."""

    mutant: Mutant
    verdict: Verdict
    left_out: int = 0

    def __str__(self) -> str:
        left_out = f"  ({self.left_out} slower tests not run)" if self.left_out else ""
        return f"{self.mutant}{left_out}"


def tried(mutants: Iterable[Mutant], tests: Tests) -> Iterator[Outcome]:
    """What becomes of each mutant, in their order."""
    with tempfile.TemporaryDirectory(prefix="mutants-", dir=MEMORY if MEMORY.is_dir() else None) as folder:
        free: SimpleQueue[Copy] = SimpleQueue()
        for nth in range(AT_ONCE):
            free.put(Copy(Path(folder, str(nth))))

        def outcome(mutant: Mutant) -> Outcome:
            every = tests.of(mutant)
            if not every:
                return Outcome(mutant, Verdict.UNCOVERED)
            chosen = tests.enough(every)
            least, times = PATIENCE
            tree = free.get()
            try:
                verdict = tree.verdict(mutant, chosen, least + times * sum(tests.seconds[test] for test in chosen))
            finally:
                free.put(tree)
            return Outcome(mutant, verdict, len(every) - len(chosen))

        with ThreadPoolExecutor(AT_ONCE) as pool:
            yield from pool.map(outcome, mutants)


def wilson(killed: int, count: int) -> tuple[float, float]:
    """Between what shares the share of all mutants that are killed lies, with 95 % certainty."""
    if not count:
        return 0.0, 1.0
    z, share = 1.96, killed / count
    middle, spread = share + z * z / (2 * count), z * math.sqrt(share * (1 - share) / count + (z / (2 * count)) ** 2)
    return (middle - spread) / (1 + z * z / count), (middle + spread) / (1 + z * z / count)


def sample(seed: int, count: int, only: str) -> list[Mutant]:
    """So many of all mutants, drawn by the seed, in the order of the files."""
    folders = [ROOT / "stocktake_desktop" / room for room in ROOMS]
    paths = [path for folder in folders for path in sorted(folder.rglob("*.py")) if "migrations" not in path.parts]
    named = {path.relative_to(ROOT).as_posix(): path for path in paths}
    every = [
        mutant for name, path in named.items() if only in name for mutant in mutants_of(name, path.read_text("utf-8"))
    ]
    nths = random.Random(seed).sample(range(len(every)), min(count, len(every)))
    print(f"{len(nths)} of {len(every)} mutants, seed {seed}", flush=True)
    return [every[nth] for nth in sorted(nths)]


def report(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """The survivors, those that no test covers apart, and how many were killed."""
    for verdict in (Verdict.SURVIVED, Verdict.UNCOVERED):
        yield f"\n{verdict.capitalize()}:"
        yield from (f"  {outcome}" for outcome in outcomes if outcome.verdict is verdict)
    verdicts = Counter(outcome.verdict for outcome in outcomes)
    count, killed = len(outcomes), verdicts[Verdict.KILLED] + verdicts[Verdict.HUNG]
    low, high = wilson(killed, count)
    yield "\n" + ", ".join(f"{verdicts[verdict]} {verdict}" for verdict in Verdict)
    yield f"{killed} of {count} killed: {killed / max(1, count):.1%} (95 %: {low:.1%} to {high:.1%})"


def main() -> int:
    """Try a sample of mutants and print the survivors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--only", default="", help="part of a path, such as planning/projection.py")
    parser.add_argument("--measure", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.measure:
        return measure()
    tests = measured()
    outcomes = []
    for nth, outcome in enumerate(tried(sample(given.seed, given.count, given.only), tests), 1):
        outcomes.append(outcome)
        print(nth, outcome.verdict, outcome, flush=True)
    print(*report(outcomes), sep="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
