"""The laws of the house, read from the code itself: who may import whom, what is named where, how large things are."""

import ast
import re
import subprocess
import sys
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = "stocktake_desktop"
LEAVES = {"apart", "words", "paths", "settings", "whole", "declared", "languages", "__init__"}
ROOMS = {
    "paths": set(),
    "apart": {"languages"},
    "words": {"apart", "paths", "languages"},
    "whole": set(),
    "declared": set(),
    "languages": set(),
    "settings": {"whole", "languages"},
    "models": {"models", *LEAVES},
    "planning": {"planning", "models", *LEAVES},
    "edits": {"edits", "planning", "models", *LEAVES},
    "interchange": {"interchange", "sheets", "edits", "planning", "models", *LEAVES},
    "sheets": {"sheets", "planning", "models", *LEAVES},
    "ui": {"ui", "sheets", "interchange", "edits", "planning", "models", *LEAVES},
}
"""What each room may import of ours; only app.py, cli/ and __main__.py may import every room."""

FLOORS = {
    "sheets": {
        "type": set(),
        "words": {"type"},
        "page": {"type", "words"},
        "kinds": {"page", "type", "words"},
    },
    "ui": {
        "look": set(),
        "widgets": {"look", "document"},
        "search": {"widgets", "look", "document"},
        "dialogs": {"widgets", "look"},
        "house_style": {"dialogs", "widgets", "look", "document"},
        "rooms_days": {"widgets", "look", "document"},
        "session": {"widgets", "look", "document"},
        "script": {"timeline", "widgets", "look", "document"},
        "people": {"widgets", "look", "document"},
        "findings": {"widgets", "look", "document"},
        "history": {"widgets", "look", "document"},
        "on_site": {"widgets", "look", "document"},
        "timeline": {"history", "search", "widgets", "look", "document"},
        "table": {"timeline", "search", "widgets", "look", "document"},
        "chasing": {"widgets", "look", "document"},
        "documents": {"widgets", "look", "document"},
        "translations": {"search", "widgets", "look", "document"},
        "update": {"widgets", "look", "document"},
        "print_centre": {"on_site", "house_style", "widgets", "look", "document"},
        "commands": {"dialogs", "house_style", "session", "search", "widgets", "look", "document", "plan_files"},
    },
}
"""Within a room: what each sub-room may import of the same room, itself aside; modules at the door may import all."""

ONLY = {("interchange", "sheets"): {"words"}}
"""What of another room a room may import, where it is not all: documents say what paper says, and set no pages."""

EVERYWHERE = {"app", "cli", "__main__", "__init__"}
HOMES = {"PySide6": {"ui", "app"}, "sqlalchemy": {"models"}, "alembic": {"models"}, "reportlab": {"sheets"}}
"""Libraries that are named in these rooms only."""

WITHOUT_A_CLOCK = {"sheets", "planning", "edits"}
"""Rooms that tell what holds in the meeting: they know the time only by `planning.moments.wall_clock`."""
WALL_CLOCK = f"{PACKAGE}.planning.moments.wall_clock"

LONGEST_FILE, LONGEST_FUNCTION, LONGEST_CLASS = 400, 40, 400
LAPTOP_CLOCK = re.compile(
    r"(.*\.)?(now|utcnow)\(.*\)|.*\.(today|astimezone|localtime|gmtime)\(\)|time\.(time|time_ns)\(\)", re.DOTALL
)
Function = ast.FunctionDef | ast.AsyncFunctionDef
BAD_NAME = re.compile(r"(?:Manager|Helper|Signal|Utils?)$")
BAD_FILE = re.compile(r"(?:utils?|helpers?|misc|common)\.py")


class House:
    """The modules below a folder, and what each imports."""

    def __init__(self, root: Path) -> None:
        self.files = {self._name(root, path): path for path in sorted((root / PACKAGE).rglob("*.py"))}
        self.trees = {name: ast.parse(path.read_text("utf-8")) for name, path in self.files.items()}

    @staticmethod
    def _name(root: Path, path: Path) -> str:
        parts = path.relative_to(root).with_suffix("").parts
        is_package = parts[-1] == "__init__" and len(parts) > 2  # a package goes by the name it is imported by
        return ".".join(parts[:-1] if is_package else parts)

    def imports(self, name: str, *, at_start: bool = False) -> set[str]:
        """The modules a module imports; `at_start`: only those it needs while it is being imported itself."""
        found: set[str] = set()
        for node in self._nodes(self.trees[name], at_start=at_start):
            if isinstance(node, ast.Import):
                found.update(alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.update(self._of(node.module, alias.name) for alias in node.names)
        return found

    def _of(self, module: str, name: str) -> str:
        return f"{module}.{name}" if f"{module}.{name}" in self.files else module

    def _nodes(self, tree: ast.AST, *, at_start: bool) -> list[ast.AST]:
        if not at_start:
            return list(ast.walk(tree))
        found: list[ast.AST] = []
        for node in ast.iter_child_nodes(tree):
            later = isinstance(node, Function) or _is_for_types(node)
            if not later:
                found += [node, *self._nodes(node, at_start=True)]
        return found

    def foreign(self) -> list[str]:
        """Imports of ours that a room may not make."""
        wrong = []
        for name in self.files:
            room = name.split(".")[1]
            for other in self.imports(name):
                parts = other.split(".")
                if parts[0] != PACKAGE or room in EVERYWHERE or len(parts) < 2:
                    continue
                within = ONLY.get((room, parts[1]))
                if parts[1] not in ROOMS.get(room, set()) or (within is not None and not within & set(parts[2:3])):
                    wrong.append(f"{name} imports {other}")
        return wrong

    def climbing(self) -> list[str]:
        """Imports by which a sub-room reaches for what stands on a floor above it."""
        wrong = []
        for name, path in self.files.items():
            _package, room, *inner = name.split(".")
            if room not in FLOORS or not inner or path.parent.name == room:
                continue
            allowed = {inner[0], *FLOORS[room].get(inner[0], ())}
            for other in self.imports(name):
                parts = other.split(".")
                if parts[:2] == [PACKAGE, room] and len(parts) > 2 and parts[2] not in allowed:
                    wrong.append(f"{name} imports {other}")
        return wrong

    def homeless(self) -> list[str]:
        """Libraries named outside their rooms."""
        return [
            f"{name} imports {other}"
            for name in self.files
            for other in self.imports(name)
            if name.split(".")[1] not in HOMES.get(other.split(".")[0], {name.split(".")[1]})
        ]

    def circle(self) -> list[str]:
        """A circle of imports, empty when there is none."""
        graph = {
            name: {other for other in self.imports(name, at_start=True) if other in self.files} for name in self.files
        }
        try:
            TopologicalSorter(graph).prepare()
        except CycleError as error:
            return list(error.args[1])
        return []

    def clocks(self) -> list[str]:
        """Functions that ask the laptop what time or what day it is where only the meeting's own counts."""
        rooms = {name: tree for name, tree in self.trees.items() if name.split(".")[1] in WITHOUT_A_CLOCK}
        asked = [f"{name}.{place}" for name, tree in rooms.items() for place in _asking(tree)]
        return [one for one in asked if one != WALL_CLOCK]

    def oversized(self) -> list[str]:
        """Files, functions and classes that are too long."""
        found = []
        for name, tree in self.trees.items():
            if "migrations.versions" in name:
                continue
            lines = self.files[name].read_text("utf-8").count("\n")
            if lines > LONGEST_FILE:
                found.append(f"{name}: {lines} lines")
            for node in ast.walk(tree):
                if not isinstance(node, Function | ast.ClassDef):
                    continue
                most = LONGEST_CLASS if isinstance(node, ast.ClassDef) else LONGEST_FUNCTION
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > most:
                    found.append(f"{name}.{node.name}: {length} lines")
        return found

    def namesakes(self) -> list[str]:
        """Public classes that share their name with another one: a name means one thing in the whole house."""
        homes: dict[str, list[str]] = {}
        for name, tree in self.trees.items():
            for node in tree.body:
                if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                    homes.setdefault(node.name, []).append(name)
        return [f"{name}: {', '.join(modules)}" for name, modules in homes.items() if len(modules) > 1]

    def misnamed(self) -> list[str]:
        """Names that say nothing."""
        files = [name for name, path in self.files.items() if BAD_FILE.fullmatch(path.name)]
        classes = [
            f"{name}.{node.name}"
            for name, tree in self.trees.items()
            for node in ast.walk(tree)
            if isinstance(node, ast.ClassDef) and BAD_NAME.search(node.name)
        ]
        return files + classes

    def undocumented(self) -> list[str]:
        """Public modules, classes and functions without a sentence that says what they are for."""
        found = [name for name, tree in self.trees.items() if not ast.get_docstring(tree)]
        for name, tree in self.trees.items():
            for node in tree.body:
                if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_"):
                    found += [] if ast.get_docstring(node) else [f"{name}.{node.name}"]
        return found


def _asking(node: ast.AST, place: str = "") -> list[str]:
    """The places in which the laptop is asked for the time, the date, or its own time zone."""
    found = []
    for child in ast.iter_child_nodes(node):
        inner = child.name if isinstance(child, ast.FunctionDef) else place
        if isinstance(child, ast.Call) and LAPTOP_CLOCK.fullmatch(ast.unparse(child)):
            found.append(inner)
        found += _asking(child, inner)
    return found


def _is_for_types(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)


HOUSE = House(ROOT)
LAWS = ["foreign", "climbing", "homeless", "circle", "clocks", "oversized", "namesakes", "misnamed", "undocumented"]


@pytest.mark.parametrize("law", LAWS)
def test_law(law):
    assert getattr(HOUSE, law)() == []


BROKEN = [
    ("foreign", {"models/a.py": '"""."""\nfrom stocktake_desktop.ui import b'}),
    ("foreign", {"sheets/a.py": '"""."""\ndef f():\n    """."""\n    import stocktake_desktop.edits'}),
    ("foreign", {"interchange/a.py": '"""."""\nfrom stocktake_desktop.sheets.page import frame'}),
    ("foreign", {"words.py": '"""."""\nfrom stocktake_desktop.settings import load'}),
    ("climbing", {"sheets/words/a.py": '"""."""\nfrom stocktake_desktop.sheets.page import look'}),
    ("climbing", {"sheets/page/a.py": '"""."""\nfrom stocktake_desktop.sheets.ledger import ledger'}),
    ("climbing", {"ui/look/a.py": '"""."""\ndef f():\n    """."""\n    import stocktake_desktop.ui.widgets.marks'}),
    ("climbing", {"ui/nowhere/a.py": '"""."""\nfrom stocktake_desktop.ui.look import theme'}),
    ("homeless", {"planning/a.py": '"""."""\nimport sqlalchemy.orm'}),
    ("homeless", {"sheets/a.py": '"""."""\nfrom PySide6.QtGui import QFont'}),
    (
        "circle",
        {
            "edits/a.py": '"""."""\nfrom stocktake_desktop.edits import b',
            "edits/b.py": '"""."""\nimport stocktake_desktop.edits.a',
        },
    ),
    (
        "circle",  # through a package's own names
        {
            "models/__init__.py": '"""."""\nfrom stocktake_desktop.models.a import A',
            "models/a.py": '"""."""\nfrom stocktake_desktop.models import B',
        },
    ),
    ("clocks", {"sheets/a.py": '"""."""\nfrom datetime import datetime\nNOW = datetime.now()'}),
    (
        "clocks",
        {"edits/a.py": '"""."""\nfrom datetime import UTC, datetime\nNOW = datetime.now(UTC)'},
    ),
    ("clocks", {"planning/a.py": '"""."""\nfrom datetime import date as Date\nD = {"day": Date.today()}'}),
    ("clocks", {"planning/moments.py": '"""."""\ndef other(moment):\n    """."""\n    return moment.astimezone()'}),
    ("oversized", {"ui/a.py": '"""."""\ndef f():\n    """."""\n' + "    x = 1\n" * 41}),
    ("oversized", {"ui/a.py": '"""."""\n' + "x = 1\n" * 400}),
    (
        "namesakes",
        {"ui/a.py": '"""."""\nclass Line:\n    """."""', "sheets/b.py": '"""."""\nclass Line:\n    """."""'},
    ),
    ("misnamed", {"ui/utils.py": '"""."""'}),
    ("misnamed", {"ui/b.py": '"""."""\nclass RoomManager:\n    """."""'}),
    ("undocumented", {"ui/a.py": '"""."""\ndef public():\n    return 1'}),
]


def test_every_law_has_been_broken_once():
    assert {law for law, _ in BROKEN} == set(LAWS)


@pytest.mark.parametrize(("law", "files"), BROKEN)
def test_a_broken_law_is_noticed(law, files, tmp_path):
    for name, text in files.items():
        path = tmp_path / PACKAGE / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    house = House(tmp_path)
    assert getattr(house, law)() != []
    assert [other for other in LAWS if other != law and getattr(house, other)()] == []


def test_starting_needs_no_paper_and_no_migrations():
    """What is used later is imported later: the window must be quick to stand."""
    code = "import stocktake_desktop.app, stocktake_desktop.ui.main_window, sys; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    heavy = {"reportlab", "alembic", "uharfbuzz", "pypdfium2", "PIL", "fontTools", "openpyxl", "babel", "natsort"}
    heavy |= {"docx", "lxml", "charset_normalizer", "icalendar", "dateutil"}
    assert heavy & set(loaded.stdout.split()) == set()


def test_every_room_of_the_law_exists():
    assert set(ROOMS) <= {path.stem for path in (ROOT / PACKAGE).iterdir()}
    for room, floors in FLOORS.items():
        assert set(floors) == {path.parent.name for path in (ROOT / PACKAGE / room).glob("*/__init__.py")}
