"""The floor list on paper: everybody in order, who has spoken and who withdrew, the sum, and lines to write on."""

import re
from datetime import date, datetime

import pytest

from stocktake_desktop.edits.appearances import Who
from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.contents import add_segment
from stocktake_desktop.edits.floor import end_turn, give_floor, inscribe, move_request, withdraw_request
from stocktake_desktop.edits.frame import add_day, add_hard_stop, add_room
from stocktake_desktop.edits.people import add_organisation, add_person
from stocktake_desktop.edits.translations import translate
from stocktake_desktop.models import FloorKind, Organisation, SegmentKind, SessionKind, new_plan
from stocktake_desktop.planning.clock import duration, end_clock
from stocktake_desktop.sheets.catalogue import Sheet, sheet_content
from stocktake_desktop.sheets.ledger import sheets_of
from stocktake_desktop.words import _, speaking
from tests.sheets.drawn import drawn, words_of, wrong

LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh")
LONG = "United Kingdom of Great Britain and Northern Ireland, also on behalf of the Group of Friends of Migration"


def at(minute):
    return datetime(2031, 5, 6, 15, minute)


@pytest.fixture
def plan():
    plan = new_plan("Meeting")
    day, room = add_day(plan, date(2031, 5, 6)), add_room(plan, "Hall")
    for title, kind in (("Panel", SegmentKind.QUESTIONS), ("Lecture", SegmentKind.PRESENTATION)):
        block = add_block(plan, title, SessionKind.PANEL, day_id=day, start=900, minutes=150, room_id=room)
        add_segment(plan, block, "Item", kind, 60)
    return plan


def titled(plan, title):
    return next(block.id for block in plan.meeting.sessions if block.title == title)


def ask(plan, *names, kind=FloorKind.INSCRIBED):
    return [inscribe(plan, titled(plan, "Panel"), Who(placeholder=name), kind) for name in names]


def forty(plan):
    ids = ask(plan, *(f"Delegation {nth:02d}" for nth in range(37)), LONG)
    return ask(plan, "Africa Group", "Bogotá Process", kind=FloorKind.GROUP_CHAIR) + ids


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_forty_delegations_in_their_order(plan, monkeypatch, language, paper):
    ids = forty(plan)
    minister = add_person(plan, "Léïla", "Haddad", add_organisation(plan, "Delta States"))
    inscribe(plan, titled(plan, "Panel"), Who(minister), FloorKind.RIGHT_OF_REPLY)
    give_floor(plan, ids[0], at(0))
    give_floor(plan, ids[1], at(4))
    withdraw_request(plan, ids[5])
    lines, report = drawn(monkeypatch, "floor-list", plan, paper, language, session_id=titled(plan, "Panel"))
    words = words_of(lines)
    assert report.pages > 2
    assert not report.warnings
    assert wrong(lines, "floor-list", paper) == []
    assert LONG.replace(" ", "") in words
    found = [words.index(f"Delegation{nth:02d}") for nth in range(37) if nth != 3]
    assert words.index("AfricaGroup") < words.index("BogotáProcess") < found[0]
    assert found == sorted(found)
    assert found[-1] < words.index("DeltaStates") < words.index("Léïla") < words.index("Delegation03")
    with speaking(language):
        for message in ("has spoken", "has the floor", "withdrawn", "right of reply", "chair of a group", "continued"):
            assert _(message).replace(" ", "") in words
        assert words.count(duration(4).replace(" ", "")) >= 1


def test_the_sum_says_whether_all_fit_into_what_was_planned(plan):
    block = titled(plan, "Panel")
    forty(plan)
    said = sheet_content(plan, Sheet("floor-list", session_id=block))
    assert "40 on the list (2 × 5 + 38 × 3 min) = 2 h 04 of 2 h 30, 26 min free" in said
    ask(plan, *(f"Late {nth}" for nth in range(10)))
    said = sheet_content(plan, Sheet("floor-list", session_id=block))
    assert "50 on the list (2 × 5 + 48 × 3 min) = 2 h 34 of 2 h 30: 3 min each would fit" in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_lengths_from_an_hour_on_are_hours_and_minutes_everywhere_on_the_sheet(plan, language):
    block = titled(plan, "Panel")
    in_minutes = re.compile(r"(?<!\d)(?:[6-9]\d|\d{3,})[ \u00a0]?(?:min|мин|分|د)")
    for names in (0, 40, 20):
        ask(plan, *(f"Delegation {names}.{nth}" for nth in range(names)))
        said = "\n".join(sheet_content(plan, Sheet("floor-list", language=language, session_id=block)))
        with speaking(language):
            assert duration(150) in said
        assert in_minutes.findall(said) == []


def test_there_is_room_to_write_and_an_empty_list_says_so(plan, monkeypatch):
    lines, report = drawn(monkeypatch, "floor-list", plan, session_id=titled(plan, "Panel"))
    assert report.pages == 1
    assert "Nobodyisonthelistyet" in words_of(lines)
    ask(plan, "Chile")
    lines, _report = drawn(monkeypatch, "floor-list", plan, session_id=titled(plan, "Panel"))
    assert "Nobodyisonthelistyet" not in words_of(lines)


def test_only_sessions_with_a_floor_have_the_sheet(plan):
    def titles():
        return [one.title for one in sheets_of(plan) if one.kind == "floor-list"]

    assert titles() == ["Panel"]
    inscribe(plan, titled(plan, "Lecture"), Who(placeholder="Chile"))
    assert titles() == ["Lecture", "Panel"]  # of one time and room, in the order of their titles


def test_what_the_list_shows_is_what_makes_it_stale(plan):
    block = titled(plan, "Panel")
    first, second = ask(plan, "Chile", "Peru")
    contents = [sheet_content(plan, Sheet("floor-list", session_id=block))]
    for act in (
        lambda: move_request(plan, second, 0),
        lambda: give_floor(plan, first, at(0)),
        lambda: end_turn(plan, block, at(3)),
        lambda: withdraw_request(plan, second),
    ):
        act()
        contents.append(sheet_content(plan, Sheet("floor-list", session_id=block)))
    assert len({tuple(one) for one in contents}) == 5
    for _again in range(4):
        plan.undo()
    assert sheet_content(plan, Sheet("floor-list", session_id=block)) == contents[0]
    add_segment(plan, titled(plan, "Lecture"), "More", minutes=5)
    assert sheet_content(plan, Sheet("floor-list", session_id=block)) == contents[0]


def test_a_delegation_is_called_what_the_language_of_the_sheet_calls_it(plan):
    block = titled(plan, "Panel")
    state = add_organisation(plan, "Chile")
    inscribe(plan, block, Who(add_person(plan, "Ana", "Ruiz", state, honorific="H.E. Ms.")))
    translate(plan, Organisation, state, "name", "zh", "智利国")
    assert {"智利国", "Ana Ruiz 女士阁下"} <= set(  # and she is addressed as the podium sheet has it
        sheet_content(plan, Sheet("floor-list", session_id=block, language="zh"))
    )
    assert "Chili" in sheet_content(plan, Sheet("floor-list", session_id=block, language="fr"))


def test_it_must_end_when_the_brief_of_the_moderator_says_and_not_at_a_stop_later_that_day(plan):
    block = titled(plan, "Panel")
    add_hard_stop(plan, plan.meeting.days[0].id, 1200, "Buses leave")
    said = [sheet_content(plan, Sheet(kind, session_id=block)) for kind in ("floor-list", "moderators-brief")]
    end = end_clock(plan.session(block).placed.end)
    assert [words[words.index("Must end by") + 1] for words in said] == [end, end]


@pytest.mark.parametrize(
    ("language", "label", "said"),
    [
        ("en", "List", "open"), ("fr", "Liste", "ouverte"), ("es", "Lista", "abierta"), ("ru", "Список", "открыт"),
        ("ar", "القائمة", "مفتوحة"), ("zh", "名单", "未截止"),
    ],
)  # fmt: skip
def test_a_list_that_has_no_end_is_open_and_does_not_close(plan, language, label, said):
    words = sheet_content(plan, Sheet("floor-list", session_id=titled(plan, "Panel"), language=language))
    assert words[words.index(label) + 1] == said
