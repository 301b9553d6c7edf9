"""What modules declare is found: also in folders, once when it is imported elsewhere, and after being installed."""

from importlib import import_module
from pathlib import Path

from stocktake_desktop.declared import declared
from stocktake_desktop.sheets import kinds
from stocktake_desktop.sheets.registry import SHEET_KINDS


def test_a_module_is_enough(tmp_path, monkeypatch):
    package = tmp_path / "trees"
    (package / "tall").mkdir(parents=True)
    (package / "__init__.py").write_text("")
    (package / "tall" / "__init__.py").write_text("")
    (package / "oak.py").write_text("from fractions import Fraction\nKIND = Fraction(1, 2)\nNAME = 'oak'\n")
    (package / "tall" / "pine.py").write_text(
        "from trees.oak import KIND\nfrom fractions import Fraction\nA = Fraction(3)"
    )
    monkeypatch.syspath_prepend(tmp_path)
    trees = import_module("trees")
    oak = import_module("trees.oak").KIND
    assert declared(trees, type(oak)) == [oak, 3]


def test_every_sheet_that_is_written_down_is_offered():
    written = [path.read_text("utf-8") for path in Path(kinds.__file__).parent.rglob("*.py")]
    assert sum(text.count("KIND = SheetKind(") for text in written) == len(SHEET_KINDS)
