"""The table that `scripts/measure.py` prints, of a made-up package."""

from pathlib import Path

import pytest

from scripts import measure

FILES = {
    "shop/__init__.py": "",
    "shop/till.py": """\
import typing

from shop.shelves import goods

if typing.TYPE_CHECKING:
    from shop.clock import Clock


class Till:
    sold = Signal(object)
    opened = Signal(int)

    def wire(self, clock: "Clock"):
        self.sold.connect(lambda: None)
        self.sold.connect(partial(_count, 1))
        self.sold.connect(self.wire)  # not lines of "# text"
        return [_count(one) for one in "#"]
""",
    "shop/clock.py": """\
# Two lines are one comment
# each.
from shop import till  # noqa: F401


class Clock:
    def __init__(self) -> None:
        self._tick()

    def _tick(self) -> None: ...
""",
    "shop/shelves/__init__.py": "",
    "shop/shelves/goods.py": """\
import shop.shelves.low.box


class Till: ...
""",
    "shop/shelves/fruit.py": "from shop.shelves import goods\n",
    "shop/shelves/low/__init__.py": "",
    "shop/shelves/low/box.py": "def deferred() -> None:\n    from shop.shelves import goods\n",
    "tests/test_shop.py": """\
def test_one(): Mock().start()
def test_two(monkeypatch): monkeypatch.setenv("A", "b")
""",
}


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path / "shop"


def test_every_measure(shop: Path) -> None:
    assert dict(measure.table(measure.read(shop))) == {
        "lines a file, p90 / most": "17 / 17",
        "lines a function, p90 / most": "5 / 5",
        "functions over 40 lines": "0",
        "largest class": "Till, 9 lines",
        "hints, of parameters and results": "80.0% (4 of 5)",
        "connections that are a lambda or partial": "66.7% (2 of 3)",
        "signals that carry an untyped object": "50.0% (1 of 2)",
        "public classes that share a name": "66.7% (2 of 3)",
        "private functions, of all": "25.0% (1 of 4)",
        "private functions named once, of the private": "100.0% (1 of 1)",
        "lines with a comment": "8.8% (3 of 34)",
        "loop variables called one": "100.0% (1 of 1)",
        "lines of tests : code": "0.06 (2 : 34)",
        "mocks and monkeypatch.setattr a test": "0.500 (1 in 2)",
        "import circles, at start / with deferred imports": "0 / 1",
        "characters a commit subject, p90 / most": "no git here",
        "room shelves": "1 sub-rooms, 2 flat files, 3 arrows, 2 floors",
    }


def test_names_are_listed_when_asked_for(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    measure.main([str(shop)])
    assert "shop.till" not in capsys.readouterr().out
    measure.main([str(shop), "--names"])
    assert capsys.readouterr().out.endswith("  Till: shop.shelves.goods, shop.till\n")
