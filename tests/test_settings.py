"""Preferences survive a restart; a broken file never stops the program."""

import json
from pathlib import Path

import pytest

from stocktake_desktop.settings import RECENT_KEPT, Settings, declared, load


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "settings.json"


def test_what_was_saved_comes_back(path: Path):
    before = Settings(path, theme="dark", paper="Letter", recent=["/a.stocktake"], window_geometry="AAAA")
    before.save()
    assert load(path) == before


def test_every_setting_is_declared_with_a_sentence():
    assert {"theme", "recent", "window_geometry", "window_panels"} <= {one.name for one in declared()}
    assert all(one.metadata["sentence"].endswith(".") for one in declared())


@pytest.mark.parametrize(
    "broken",
    [b"", b"{", b"[]", b"null", b"\xff\xfe\x00", b"[" * 100_000, b'{"theme": "pink", "recent": [1], "paper": 4}'],
)
def test_a_broken_file_gives_defaults(path: Path, broken: bytes):
    path.parent.mkdir()
    path.write_bytes(broken)
    assert load(path) == Settings(path)


def test_what_is_sound_in_a_half_broken_file_is_kept(path: Path):
    path.parent.mkdir()
    path.write_text(json.dumps({"theme": "dark", "recent": "no list", "unknown": 1}))
    assert load(path) == Settings(path, theme="dark")


def test_saving_replaces_the_file_whole_and_leaves_nothing_beside_it(path: Path):
    settings = Settings(path)
    for theme in ("light", "dark"):
        settings.theme = theme
        settings.save()
    assert [one.name for one in path.parent.iterdir()] == ["settings.json"]
    assert load(path).theme == "dark"


def test_a_folder_that_cannot_be_made_stops_nobody(tmp_path: Path):
    (tmp_path / "file").write_text("in the way")
    Settings(tmp_path / "file" / "settings.json").save()
    assert (tmp_path / "file").read_text() == "in the way"


def test_recent_plans_are_newest_first_and_few(path: Path, tmp_path: Path):
    settings = Settings(path)
    for nth in range(RECENT_KEPT + 2):
        settings.remember(tmp_path / f"{nth}.stocktake")
    settings.remember(tmp_path / "5.stocktake")
    names = [Path(one).stem for one in settings.recent]
    assert names[:2] == ["5", str(RECENT_KEPT + 1)]
    assert len(names) == len(set(names)) == RECENT_KEPT
    settings.forget(tmp_path / "5.stocktake")
    assert "5" not in [Path(one).stem for one in load(path).recent]
