"""Copies beside a plan: in the order they were made in wherever the laptop was, and told in the meeting's time."""

import os
import shutil
import sqlite3
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from stocktake_desktop.edits.frame import add_room
from stocktake_desktop.models import DamagedPlan, backups, create_plan, open_plan
from stocktake_desktop.words import use_language
from tests.certain import certain


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "meeting.stocktake"
    create_plan(path, "Meeting", "America/Mexico_City").close()
    return path


@pytest.fixture
def kept(path) -> Path:
    """The copy of a plan, made at 18:40 of its meeting."""
    folder = backups.folder(path)
    folder.mkdir()
    return Path(shutil.copy(path, folder / "meeting 2017-12-05 004000Z.stocktake"))


@pytest.fixture
def laptop_zone(monkeypatch):
    if not hasattr(time, "tzset"):
        pytest.skip("Windows takes the zone from the system alone")

    def carry(zone: str) -> None:
        monkeypatch.setenv("TZ", zone)
        time.tzset()

    yield carry
    monkeypatch.undo()
    time.tzset()


def names(path: Path) -> list[str]:
    return sorted(one.name for one in backups.folder(path).iterdir())


def change(path: Path, nth: int) -> None:
    with open_plan(path) as plan:
        add_room(plan, f"Room {nth}")


def test_a_copy_is_named_in_utc_wherever_the_laptop_is(path, laptop_zone):
    for nth, zone in enumerate(("Pacific/Kiritimati", "America/Adak")):
        laptop_zone(zone)
        before = datetime.now(UTC).replace(microsecond=0)
        change(path, nth)
        newest = certain(backups.latest(path)).stem
        made = datetime.strptime(newest, "meeting %Y-%m-%d %H%M%SZ").replace(tzinfo=UTC)
        assert before <= made <= datetime.now(UTC) + timedelta(seconds=2)
    assert len(names(path)) == 2, "the newest was last, though the laptop's clock went back a day"


def test_copies_named_by_an_earlier_version_are_understood_as_the_laptops_time(path, kept, laptop_zone):
    older, newer = (kept.with_name(f"meeting 2017-12-05 {at}.stocktake") for at in ("092000", "094500"))
    shutil.copy(path, older)
    shutil.copy(path, newer)
    laptop_zone("Asia/Tokyo")  # 00:20 and 00:45 in UTC, the kept one between
    assert backups.latest(path) == newer
    assert backups.when_made(newer) == "4 Dec 2017, 18:45 (America/Mexico_City)"
    newer.unlink()
    assert backups.latest(path) == kept
    laptop_zone("America/Mexico_City")
    assert backups.latest(path) == older


def test_of_both_kinds_of_name_the_last_ten_are_kept(path, laptop_zone):
    laptop_zone("Asia/Tokyo")
    folder = backups.folder(path)
    folder.mkdir()
    local = [f"meeting 2017-12-05 09{nth:02d}00.stocktake" for nth in range(1, 13, 2)]
    utc = [f"meeting 2017-12-05 00{nth:02d}00Z.stocktake" for nth in range(0, 13, 2)]
    for name in (*local, *utc):
        shutil.copy(path, folder / name)
    with open_plan(path) as plan:
        add_room(plan, "Hall")
    with open_plan(path):
        pass
    left = names(path)
    assert len(left) == 10
    gone = {*local, *utc} - set(left)
    assert gone == {
        "meeting 2017-12-05 000000Z.stocktake",
        "meeting 2017-12-05 090100.stocktake",
        "meeting 2017-12-05 000200Z.stocktake",
        "meeting 2017-12-05 090300.stocktake",
    }


@pytest.mark.parametrize("name", ["2017-02-31 000000Z", "2017-12-05 996100", "0001-01-01 000000", "9999-12-31 235959Z"])
def test_what_only_looks_like_a_copy_is_left_alone(path, kept, name):
    strange = kept.with_name(f"meeting {name}.stocktake")
    strange.write_bytes(b"somebody's own")
    change(path, 1)
    assert strange.read_bytes() == b"somebody's own"
    assert backups.when_made(strange) == ""


def test_a_damaged_plan_offers_the_copy_by_its_moment_in_the_meeting(path, kept):
    with path.open("r+b") as file:
        file.seek(4000)
        file.write(os.urandom(8000))
    with pytest.raises(DamagedPlan) as damaged:
        open_plan(path)
    assert str(damaged.value).endswith(f" The latest good copy, of 4 Dec 2017, 18:40 (America/Mexico_City), is {kept}.")
    assert (damaged.value.backup, damaged.value.made) == (str(kept), "4 Dec 2017, 18:40 (America/Mexico_City)")


def test_the_moment_is_said_in_the_language_of_the_screens(kept):
    use_language("fr")
    try:
        assert backups.when_made(kept) == "4 déc. 2017, 18:40 (America/Mexico_City)"
    finally:
        use_language("en")


def test_a_copy_that_is_looked_at_says_which_it_is(path, kept):
    with open_plan(kept, read_only=True) as plan:
        assert plan.remarks == ("This is the copy of 4 Dec 2017, 18:40 (America/Mexico_City).",)
    elsewhere = path.with_name(kept.name)
    shutil.copy(kept, elsewhere)
    for other in (path, elsewhere):
        with open_plan(other, read_only=True) as plan:
            assert plan.remarks == ()


def _no_plan(copy: Path) -> None:
    copy.write_bytes(b"x" * 5000)


def _no_meeting(copy: Path) -> None:
    _change(copy, "DELETE FROM meeting")


def _no_zone(copy: Path) -> None:
    _change(copy, "UPDATE meeting SET timezone = 'Moon/Crater'")


def _a_path(copy: Path) -> None:
    _change(copy, "UPDATE meeting SET timezone = '../../etc/passwd'")


def _a_number(copy: Path) -> None:
    _change(copy, "UPDATE meeting SET timezone = x'ff00'")


def _without_end(copy: Path) -> None:
    rows = "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT n AS timezone FROM r WHERE n < 0"
    _change(copy, "DROP TABLE meeting", f"CREATE VIEW meeting AS {rows}")


def _change(copy: Path, *statements: str) -> None:
    with closing(sqlite3.connect(copy)) as plan:
        for statement in statements:
            plan.execute(statement)
        plan.commit()


@pytest.mark.parametrize("spoil", [_no_plan, _no_meeting, _no_zone, _a_path, _a_number, _without_end])
def test_where_the_zone_cannot_be_read_the_moment_is_said_in_utc(kept, spoil):
    spoil(kept)
    assert backups.when_made(kept) == "5 Dec 2017, 00:40 (UTC)"
