"""One bad setting never keeps the program from starting, nor from stopping."""

import json
import os
from base64 import b64encode
from pathlib import Path

import pytest

from stocktake_desktop.settings import RECENT_KEPT, Settings, declared, load
from stocktake_desktop.ui.look.actions import Action

NUMBERS = (None, True, -1, 0, 7, 25, 10**18, 0.5)
WORDS = ("", "x", "  ", "\0", "\ud800", "é", "not base 64!", "é" * 300, "A" * 100_000)
LISTS: tuple[object, ...] = ([], ["x"], [1], [[]], {}, {"a": 1})
ODD = (*NUMBERS, *WORDS, *LISTS)
ODDER = ("NaN", "Infinity", "-Infinity", "1e999", "[" * 200 + "]" * 200, "1" * 5000)
"""What JSON can hold that Python writes otherwise."""
GEOMETRY = tuple(
    b64encode(some).decode()
    for some in (b"\0\0\0", bytes(range(200)), b"\x01\xd9\xd0\xcb\0\x03" + b"\xff" * 60, b"\0\0\0" + b"\xff" * 40)
)
OWN = {
    "recent": (
        ["/" + "x" * 300 + ".stocktake"],
        ["/x" * 3000],
        ["\0", "a\0b.stocktake"],
        ["", ".", "/", "~", "//", "\ud800.stocktake"],
        [f"/{nth}.stocktake" for nth in range(10_000)],
        ["/root/secret/x.stocktake", "/dev/null", "/proc/self/mem"],
    ),
    "language": ("xx", "en_GB.UTF-8", "../../..", "fr\0", "x" * 5000, "fr;rm"),
    "real_time": ("x", " ", "a b c", "x" * 5000, "\ud800 1.0 2018-03-12T09:00:00"),
    "window_geometry": GEOMETRY,
    "window_panels": GEOMETRY,
}
"""Values of the right type that make no sense."""
TOGETHER = ({"first_hour": 18, "last_hour": 8}, {"first_hour": 9, "last_hour": 9}, {"first_hour": 24}, {"last_hour": 0})


def start(open_window, path: Path, written: str) -> None:
    path.write_text(written, "utf-8")
    window = open_window()
    window.commands[Action.PREFERENCES].menu()
    window.menu_state.refresh()
    for menu in window.menuBar().actions():
        menu.menu().aboutToShow.emit()
    window.commands[Action.SAMPLE].trigger()
    window.grab()
    window.close()
    assert json.loads(path.read_text("utf-8")).keys() == {one.name for one in declared()}


@pytest.fixture
def path(tmp_path):
    """Where the window of a test keeps its settings."""
    return tmp_path / "settings.json"


@pytest.mark.parametrize("value", [*map(json.dumps, ODD), *ODDER], ids=lambda value: value[:20])
def test_every_setting_has_a_bad_value(open_window, path, value):
    start(open_window, path, "{" + ", ".join(f'"{one.name}": {value}' for one in declared()) + "}")


SENSELESS = [*({name: value} for name, some in OWN.items() for value in some), *TOGETHER]


@pytest.mark.parametrize("values", SENSELESS, ids=lambda some: ascii(some)[:40])
def test_one_setting_makes_no_sense(open_window, path, values):
    start(open_window, path, json.dumps(values))


def test_the_folder_of_a_recent_plan_may_not_be_looked_into(open_window, path, tmp_path):
    shut = tmp_path / "shut"
    shut.mkdir()
    shut.chmod(0)
    try:
        start(open_window, path, json.dumps({"recent": [str(shut / "x.stocktake")]}))
    finally:
        shut.chmod(0o700)


def test_a_recent_plan_that_cannot_be_is_told_and_forgotten(open_window, path, answer):
    long = "/" + "x" * 300 + ".stocktake"
    path.write_text(json.dumps({"recent": [long]}))
    window = open_window()
    answer(lambda: window.files.open_recent(long), lambda box: box.accept())
    assert window.settings.recent == []


def test_few_recent_plans_are_kept_and_hours_are_in_order(path):
    path.write_text(json.dumps({"recent": [f"/{nth}" for nth in range(99)], "first_hour": 20, "last_hour": 8}))
    kept = load(path)
    assert len(kept.recent) == RECENT_KEPT
    assert (kept.first_hour, kept.last_hour) == (Settings.first_hour, Settings.last_hour)


def test_a_name_that_is_no_text_comes_back(path):
    strange = os.fsdecode(b"/tmp/\xff.stocktake")
    Settings(path, recent=[strange]).save()
    assert load(path).recent == [strange]
