"""What a sheet said: read again whatever stands there, and compared however much it is."""

from datetime import date, datetime
from functools import partial

import pytest

from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.models import SessionKind, SheetIssue, new_plan
from stocktake_desktop.sheets.catalogue import Sheet, sheet_pdf
from stocktake_desktop.sheets.ledger import CURRENT, STALE, SUPERSEDED, ledger, sheets_of
from stocktake_desktop.sheets.page.content import changes, fingerprint, frozen, thawed
from stocktake_desktop.sheets.registry import SHEET_KINDS
from stocktake_desktop.sheets.words.languages import LANGUAGES
from tests.sheets.drawn import STAMP, steps
from tests.sheets.extremes import CONTENTS

UNTOLD = [one for one in CONTENTS if one not in ("[]", '["10:00", "Panel I"]', '["' + "x" * 100_000 + '"]')]


def meeting():
    plan = new_plan("Rivers")
    day, room = add_day(plan, date(2031, 5, 6)), add_room(plan, "Hall")
    panel = add_block(plan, "Panel I", SessionKind.PANEL, day_id=day, start=600, minutes=60, room_id=room)
    return plan, panel


def issue(plan, sheet, subject, content, *, language="en", fingerprint="f" * 64):
    with plan.record("Printed elsewhere"):
        made = SheetIssue(meeting=plan.meeting, sheet=sheet, subject=subject, language=language, revision=1)
        made.printed_at, made.content, made.fingerprint = datetime(1900, 1, 1), content, fingerprint
        made.content_version = next((kind.content_version for kind in SHEET_KINDS if kind.key == sheet), 1)
        plan.add(made)


def test_a_content_is_read_as_it_was_kept():
    content = ["Panel I", "", "\x1femblem 00", "الجلسة", "1\n2"]
    assert thawed(frozen(content)) == content
    assert thawed("[]") == []


@pytest.mark.parametrize("kept", UNTOLD, ids=lambda kept: kept[:12].encode("unicode_escape").decode())
def test_what_can_no_longer_be_told_is_stale_paper_and_no_error(kept):
    plan, panel = meeting()
    for kind, subject in (("podium", panel), ("run-of-show", plan.meeting.id), ("change-notice", plan.meeting.id)):
        issue(plan, kind, subject, kept)
    issue(plan, "podium", "gone", kept)
    assert thawed(kept) is None
    stale = [one for one in ledger(plan) if one.state is STALE]
    assert [one.sheet.kind for one in stale] == ["run-of-show", "change-notice", "podium"]
    assert {one.changes for one in stale} == {("what was printed can no longer be told",)}
    assert [one.sheet.called for one in ledger(plan) if one.state is SUPERSEDED] == ["Podium sheet"]
    assert sheet_pdf(plan, Sheet("change-notice"), STAMP)[1].pages == 1


def test_a_sheet_that_shows_what_was_printed_is_current_whatever_is_kept_of_it():
    plan, panel = meeting()
    sheet = next(one for one in sheets_of(plan) if one.kind == "podium")
    issue(plan, "podium", panel, "{", fingerprint=fingerprint(sheet.content(plan)))
    assert [one.state for one in ledger(plan) if one.sheet.kind == "podium"] == [CURRENT]


@pytest.mark.parametrize(
    ("sheet", "language"),
    [
        ("poem", "en"),
        ("", "en"),
        ("run-of-show", "xx"),
        ("run-of-show", "fr+fr"),
        ("run-of-show", ""),
        ("day", "a+b+c"),
    ],
)
def test_paper_of_a_kind_or_language_that_is_not_known_is_left_aside(sheet, language):
    plan, _panel = meeting()
    issue(plan, sheet, plan.meeting.id, "[]", language=language)
    assert all(one.revision is None for one in ledger(plan, with_others=True))
    for code in LANGUAGES:
        assert sheet_pdf(plan, Sheet("change-notice", language=code), STAMP)[1].pages == 1


def test_of_a_long_text_the_change_and_what_stands_around_it_is_told():
    before = "point " * 30_000
    (told,) = changes([before], [before.replace("point", "item", 25_000).replace("item", "point", 24_999)])
    assert "item" in told
    assert len(told) < 700
    assert list(changes(["short", before], ["short", before])) == []


@pytest.mark.parametrize("turned", [lambda nth: "same", lambda nth: f"point {nth}", lambda nth: f"point {nth % 7}"])
def test_however_many_texts_are_compared_it_takes_no_longer_than_so_many_times(turned):
    def compare(n: int) -> None:
        list(changes([turned(nth) for nth in range(n)] + ["end"], [turned(nth + 3) for nth in range(n)]))

    few, many = (steps(partial(compare, n)) for n in (4_000, 8_000))
    assert many < 2.5 * few


def test_a_heap_of_texts_is_told_by_what_came_and_went():
    texts = [f"point {nth}" for nth in range(8_000)]
    told = list(changes(["was", *texts, "end"], ["is", *reversed(texts), "fin"]))
    assert told == ["gone: “was”", "gone: “end”", "new: “fin”"]


def test_a_time_that_went_is_no_name_that_came():
    before = ["Panel", "10:15–13:00", "Minister of Water [TBC]", "45 min", "Closing"]
    now = ["Panel", "Governor of Jalisco [TBC]", "Minister of Water", "40 min", "Closing"]
    assert list(changes(before, now)) == [
        "gone: “10:15–13:00”",
        "“Minister of Water [TBC]” is now “Minister of Water”",
        "“45 min” is now “40 min”",
        "new: “Governor of Jalisco [TBC]”",
    ]


def test_a_sentence_set_in_several_faces_is_told_whole():
    before = ["I open ", "Panel II", ".", "One stroke"]
    assert list(changes(before, ["I open ", "Panel II", ". Good morning.", "One stroke"])) == [
        "“I open Panel II.” is now “I open Panel II. Good morning.”"
    ]


def test_also_where_much_changed_no_time_is_now_a_name() -> None:
    before = ["10:15", *(f"Panel on matter {nth}" for nth in range(60))]
    now = ["All participants", *(f"Speech of guest {nth}" for nth in range(60))]
    assert list(changes(before, now))[:2] == ["gone: “10:15”", "“Panel on matter 0” is now “All participants”"]
