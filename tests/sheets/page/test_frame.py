"""Head and foot of a page: whom a sheet is for, which revision it replaces, and what comes next."""

from dataclasses import replace
from datetime import date

import pytest

from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.edits.house_style import set_house_style
from stocktake_desktop.models import Meeting, new_plan
from stocktake_desktop.planning.house_style import house_style_of
from stocktake_desktop.sheets.words.languages import LANGUAGES
from stocktake_desktop.words import _, speaking
from tests.sheets.drawn import STAMP, drawn, words_of, wrong


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_long_next_item_leaves_the_revision_in_the_foot_whole(monkeypatch, language):
    plan = new_plan("Meeting")
    day, room = add_day(plan, date(2031, 5, 6)), add_room(plan, "Hall")
    for nth in range(12):
        add_block(plan, "A long title about rivers " * 6, day_id=day, start=480 + 45 * nth, minutes=45, room_id=room)
    lines, report = drawn(monkeypatch, "door-sign", plan, language=language, day=1, room_id=room)
    with speaking(language):
        revision, following = STAMP.foot(), _("Next page:")
    assert report.pages > 1
    assert [one.page for one in lines if one.words == revision] == list(range(1, report.pages + 1))
    ahead = [one for one in lines if one.words.startswith(following)]
    assert len(ahead) == report.pages - 1
    assert all(one.words.endswith("…") for one in ahead)
    assert wrong(lines, "door-sign") == []


WHOM = {"floor-list": "for the chair and the room staff", "change-notice": "for everybody",
        "moderators-brief": "for the moderator", "rapporteurs-form": "for the rapporteur",
        "podium": "for whoever takes the chair"}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", WHOM)
def test_whom_a_sheet_is_for_is_told_whole_beside_internal(monkeypatch, kind, language):
    plan = new_plan("Meeting")
    day, room = add_day(plan, date(2031, 5, 6)), add_room(plan, "Hall")
    block = add_block(plan, "Panel", day_id=day, start=600, minutes=60, room_id=room)
    set_house_style(plan, replace(house_style_of(plan.meeting), is_internal=True, stamp_has_code=True))
    about = None if kind == "change-notice" else block
    lines, _report = drawn(monkeypatch, kind, plan, language=language, session_id=about)
    with speaking(language):
        whom = _(WHOM[kind])
    assert "".join(whom.split()) in words_of(lines)
    assert wrong(lines, kind) == []


def test_a_word_or_two_too_many_do_not_make_another_line_below_the_title(monkeypatch):
    plan = new_plan("Stocktaking meeting for the Global Compact for Migration")
    day, room = add_day(plan, date(2017, 12, 6)), add_room(plan, "Plenary")
    block = add_block(plan, "Panel", day_id=day, start=600, minutes=60, room_id=room)

    def subtitle():
        lines, _report = drawn(monkeypatch, "podium", plan, language="es", session_id=block)
        return next(one.words for one in lines if "Stocktaking" in one.words)

    assert subtitle().endswith("Plenary")
    set_field(plan, Meeting, plan.meeting.id, "title", "Stocktaking " * 12)
    assert not subtitle().endswith("Plenary")
