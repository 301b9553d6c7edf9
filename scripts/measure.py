"""Measures the shape of the code: sizes, hints, names, comments, imports, tests. It reports; it is no law.

Usage: python -m scripts.measure [FOLDER] [--names]
"""

import argparse
import ast
import io
import math
import re
import subprocess
import tokenize
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

LONG_FUNCTION = 40
_FOR_TOOLS = re.compile(r"#\s*(type:|noqa|shellcheck|fmt:|!)")
_MOCKS = {"Mock", "MagicMock", "AsyncMock", "patch", "create_autospec", "mocker"}

Node = TypeVar("Node", bound=ast.AST)
Graph = dict[str, set[str]]
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """A file of Python, by the name it is imported by."""

    name: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """The file, parsed."""
        return ast.parse(self.text)

    @cached_property
    def nodes(self) -> list[ast.AST]:
        """Everything in the file, however deep."""
        return list(ast.walk(self.tree))

    @property
    def lines(self) -> int:
        """How long the file is."""
        return len(self.text.splitlines())

    def imports(self, names: set[str], *, deferred: bool) -> set[str]:
        """Which of `names` it imports at run time; `deferred`: also what its functions import when they are called."""
        found: set[str] = set()
        for node in _at_run_time(self.tree, deferred=deferred):
            if isinstance(node, ast.Import):
                found.update(alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                whole = [f"{node.module}.{alias.name}" for alias in node.names]
                found.update(name if name in names else node.module for name in whole)
        return found & names - {self.name}


@dataclass(frozen=True)
class Code:
    """A package, and the tests beside it."""

    folder: Path
    modules: list[Module]
    tests: list[Module]

    def all(self, kind: type[Node]) -> list[Node]:
        """Every node of a kind in the package."""
        return list(_all(self.modules, kind))

    @cached_property
    def functions(self) -> list[Function]:
        """Every function and method of the package."""
        return [*self.all(ast.FunctionDef), *self.all(ast.AsyncFunctionDef)]

    @cached_property
    def graph(self) -> Graph:
        """Which module imports which others of the package, at once or when first needed."""
        return self.imports(deferred=True)

    def imports(self, *, deferred: bool) -> Graph:
        """Which module imports which others of the package, without or with those that its functions import."""
        names = {module.name for module in self.modules}
        return {module.name: module.imports(names, deferred=deferred) for module in self.modules}


def main(arguments: list[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Measure the shape of the code; it reports and is no law.")
    parser.add_argument("folder", nargs="?", type=Path, default=Path("stocktake_desktop"), help="the package")
    parser.add_argument("--names", action="store_true", help="list the public classes that share a name")
    chosen = parser.parse_args(arguments)
    code = read(chosen.folder.resolve())
    for label, figure in table(code):
        print(f"{label:<46}{figure}")
    if chosen.names:
        for name, places in sorted(_shared_names(code).items()):
            print(f"  {name}: {', '.join(places)}")


def read(folder: Path) -> Code:
    """The package in `folder`, and the tests in the folder beside it."""
    return Code(folder, _modules(folder), _modules(folder.parent / "tests"))


def table(code: Code) -> Iterator[tuple[str, str]]:
    """Every measure and what it says of the code."""
    for label, measure in _MEASURES.items():
        yield label, measure(code)
    rooms = sorted(path.name for path in code.folder.iterdir() if (path / "__init__.py").exists())
    for room in rooms:
        yield f"room {room}", _room(code, room)


def _modules(folder: Path) -> list[Module]:
    found = []
    for path in sorted(folder.rglob("*.py")):
        parts = path.relative_to(folder.parent).with_suffix("").parts
        found.append(Module(".".join(parts).removesuffix(".__init__"), path.read_text("utf-8")))
    return found


def _all(modules: Iterable[Module], kind: type[Node]) -> Iterator[Node]:
    return (node for module in modules for node in module.nodes if isinstance(node, kind))


def _at_run_time(tree: ast.AST, *, deferred: bool) -> Iterator[ast.AST]:
    for node in ast.iter_child_nodes(tree):
        for_types = isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        if not isinstance(node, ast.expr) and not for_types and (deferred or not isinstance(node, Function)):
            yield node
            yield from _at_run_time(node, deferred=deferred)


def _length(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def _spread(values: list[int]) -> str:
    ranked = sorted(values) or [0]
    return f"{ranked[math.ceil(0.9 * len(ranked)) - 1]} / {ranked[-1]}"


def _share(part: int, whole: int) -> str:
    return f"{part / whole if whole else 0:.1%} ({part:,} of {whole:,})"


def _files(code: Code) -> str:
    return _spread([module.lines for module in code.modules])


def _functions(code: Code) -> str:
    return _spread([_length(function) for function in code.functions])


def _long_functions(code: Code) -> str:
    return str(sum(_length(function) > LONG_FUNCTION for function in code.functions))


def _largest_class(code: Code) -> str:
    largest = max(code.all(ast.ClassDef), key=_length, default=None)
    return f"{largest.name}, {_length(largest)} lines" if largest else "none"


def _hints(code: Code) -> str:
    wanted: list[ast.expr | None] = []
    for function in code.functions:
        taken = function.args
        parameters = [*taken.posonlyargs, *taken.args, *taken.kwonlyargs, taken.vararg, taken.kwarg]
        wanted += [each.annotation for each in parameters if each and each.arg not in ("self", "cls")]
        wanted.append(function.returns)
    return _share(sum(hint is not None for hint in wanted), len(wanted))


def _connections(code: Code) -> str:
    made = [call for call in code.all(ast.Call) if isinstance(call.func, ast.Attribute) and call.func.attr == "connect"]
    return _share(sum(any(map(_is_made_in_place, call.args)) for call in made), len(made))


def _is_made_in_place(slot: ast.expr) -> bool:
    return isinstance(slot, ast.Lambda) or (isinstance(slot, ast.Call) and _last_name(slot.func) == "partial")


def _last_name(node: ast.AST) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def _signals(code: Code) -> str:
    made = [call for call in code.all(ast.Call) if _last_name(call.func) == "Signal"]
    return _share(sum(any(_last_name(kind) == "object" for kind in call.args) for call in made), len(made))


def _classes(code: Code) -> dict[str, list[str]]:
    places: dict[str, list[str]] = {}
    for module in code.modules:
        for node in module.tree.body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                places.setdefault(node.name, []).append(module.name)
    return places


def _shared_names(code: Code) -> dict[str, list[str]]:
    return {name: places for name, places in _classes(code).items() if len(places) > 1}


def _classes_sharing(code: Code) -> str:
    return _share(sum(map(len, _shared_names(code).values())), sum(map(len, _classes(code).values())))


def _is_private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__")


def _private(code: Code) -> str:
    return _share(sum(_is_private(function.name) for function in code.functions), len(code.functions))


def _called_once(code: Code) -> str:
    once = private = 0
    for module in code.modules:
        named = Counter(map(_last_name, module.nodes))
        names = [node.name for node in module.nodes if isinstance(node, Function) and _is_private(node.name)]
        once += sum(named[name] == 1 for name in names)
        private += len(names)
    return _share(once, private)


def _comments(code: Code) -> str:
    comments = 0
    for module in code.modules:
        tokens = tokenize.generate_tokens(io.StringIO(module.text).readline)
        comments += sum(token.type == tokenize.COMMENT and not _FOR_TOOLS.match(token.string) for token in tokens)
    return _share(comments, sum(module.lines for module in code.modules))


def _called_one(code: Code) -> str:
    loops: list[ast.For | ast.AsyncFor | ast.comprehension]
    loops = [*code.all(ast.For), *code.all(ast.AsyncFor), *code.all(ast.comprehension)]
    names = [node.id for loop in loops for node in ast.walk(loop.target) if isinstance(node, ast.Name)]
    return _share(names.count("one"), len(names))


def _tests(code: Code) -> str:
    tests, lines = (sum(module.lines for module in modules) for modules in (code.tests, code.modules))
    return f"{tests / lines if lines else 0:.2f} ({tests:,} : {lines:,})"


def _mocks(code: Code) -> str:
    tests = sum(function.name.startswith("test_") for function in _all(code.tests, ast.FunctionDef))
    calls = [ast.unparse(call.func) for call in _all(code.tests, ast.Call)]
    mocks = sum(call == "monkeypatch.setattr" or not _MOCKS.isdisjoint(call.split(".")) for call in calls)
    return f"{mocks / tests if tests else 0:.3f} ({mocks:,} in {tests:,})"


def _subjects(code: Code) -> str:
    command = ["git", "-C", str(code.folder), "log", "--format=%s"]
    try:
        log = subprocess.run(command, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return "no git here"
    return _spread([len(subject) for subject in log.stdout.splitlines()])


def _circles(code: Code) -> str:
    return f"{len(_circles_of(code.imports(deferred=False)))} / {len(_circles_of(code.graph))}"


def _circles_of(graph: Graph) -> set[frozenset[str]]:
    reached = _reached(graph)
    return {
        frozenset(other for other in reached[name] if name in reached[other]) for name in graph if name in reached[name]
    }


def _reached(graph: Graph) -> Graph:
    reached: Graph = {}
    for name in graph:
        found: set[str] = set()
        ahead = set(graph[name])
        while ahead:
            found |= ahead
            ahead = set().union(*(graph[other] for other in ahead)) - found
        reached[name] = found
    return reached


def _room(code: Code, room: str) -> str:
    """How its sub-rooms, or its files where it has none, lean on each other."""
    inside = f"{code.folder.name}.{room}."
    units: Graph = {}
    for name, others in code.graph.items():
        if name.startswith(inside):
            unit = _unit(name, inside)
            ours = {_unit(other, inside) for other in others if other.startswith(inside)}
            units.setdefault(unit, set()).update(ours - {unit})
    subrooms = sum((code.folder / room / unit).is_dir() for unit in units)
    rooms = f"{subrooms} sub-rooms, " if subrooms else ""
    arrows = sum(map(len, units.values()))
    return f"{rooms}{len(units) - subrooms} flat files, {arrows} arrows, {_floors(units)} floors"


def _unit(name: str, inside: str) -> str:
    return name.removeprefix(inside).split(".")[0]


def _floors(graph: Graph) -> int:
    """The longest way down; what stands in one circle is on one floor."""
    reached = _reached(graph)
    floors: dict[str, int] = {}
    for name in sorted(graph, key=lambda name: len(reached[name] | {name})):
        floors[name] = 1 + max((floors[other] for other in reached[name] if name not in reached[other]), default=0)
    return max(floors.values(), default=0)


_MEASURES: dict[str, Callable[[Code], str]] = {
    "lines a file, p90 / most": _files,
    "lines a function, p90 / most": _functions,
    f"functions over {LONG_FUNCTION} lines": _long_functions,
    "largest class": _largest_class,
    "hints, of parameters and results": _hints,
    "connections that are a lambda or partial": _connections,
    "signals that carry an untyped object": _signals,
    "public classes that share a name": _classes_sharing,
    "private functions, of all": _private,
    "private functions named once, of the private": _called_once,
    "lines with a comment": _comments,
    "loop variables called one": _called_one,
    "lines of tests : code": _tests,
    "mocks and monkeypatch.setattr a test": _mocks,
    "import circles, at start / with deferred imports": _circles,
    "characters a commit subject, p90 / most": _subjects,
}

if __name__ == "__main__":
    main()
