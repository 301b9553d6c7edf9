"""What everybody may read: no sheet for everybody tells who declined, what overlaps, or what staff noted."""

from datetime import date, datetime
from typing import Any

import pytest

from stocktake_desktop.edits.appearances import Who, add_alternate, add_appearance
from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.contents import add_segment
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.edits.people import add_person
from stocktake_desktop.models import Appearance, Plan, Role, SegmentKind, SessionBlock, SessionKind, Status, new_plan
from stocktake_desktop.sheets.catalogue import Sheet, sheet_content
from stocktake_desktop.sheets.ledger import ledger
from stocktake_desktop.sheets.page.sheet_kind import About
from stocktake_desktop.sheets.registry import SHEET_KINDS
from stocktake_desktop.sheets.words.languages import LANGUAGES
from stocktake_desktop.words import _, joining, speaking
from tests.printing import print_sheets

PUBLIC = [kind for kind in SHEET_KINDS if kind.is_public]
GONE, STEPS_IN, NOTE = "Gone Away", "Steps In", "Ask the driver at the back door"


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    """Two sessions that overlap, and two without a room; the moderator and a speaker decline after it was printed."""
    plan = new_plan("Rivers")
    day, room = add_day(plan, date(2031, 5, 6)), add_room(plan, "Great hall")
    for title, where in (("Panel I", room), ("Panel II", room), ("Talks", None), ("Debate", None)):
        block = add_block(plan, title, SessionKind.PANEL, day_id=day, start=600, minutes=90, room_id=where)
        set_field(plan, SessionBlock, block, "notes", NOTE)
        segment = add_segment(plan, block, "Views", SegmentKind.PANEL, 60)
        add_appearance(plan, block, Who(add_person(plan, "Gone", "Away")), Role.MODERATOR)
        add_appearance(plan, block, Who(placeholder=f"{GONE} too"), segment_id=segment)
        place = add_appearance(plan, block, Who(placeholder=f"{GONE} three"), segment_id=segment)
        add_alternate(plan, place, Who(placeholder=STEPS_IN))
    print_sheets(plan, [one for one in ledger(plan, "en") if one.sheet.kind == "run-of-show"],
                 tmp_path_factory.mktemp("paper"), datetime(2031, 5, 5, 9))  # fmt: skip
    for appearance in [one for session in plan.meeting.sessions for one in session.appearances]:
        set_field(plan, Appearance, appearance.id, "status", Status.DECLINED)
    return plan


def told(plan: Plan, key: str, language: str) -> str:
    about: dict[About, dict[str, Any]] = {
        About.DAY: {"day": 1},
        About.ROOM: {"day": 1, "room_id": plan.meeting.rooms[0].id},
    }
    kind = next(one for one in SHEET_KINDS if one.key == key)
    return "\n".join(sheet_content(plan, Sheet(key, language=language, **about.get(kind.about, {}))))


def test_the_sheets_for_everybody_are_these() -> None:
    assert [kind.key for kind in PUBLIC] == ["day", "glance", "change-notice", "door-sign"]


@pytest.mark.parametrize("kind", [kind.key for kind in PUBLIC])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sheet_for_everybody_tells_what_is_for_staff(plan: Plan, kind: str, language: str) -> None:
    said = told(plan, kind, language)
    with speaking(language):
        overlap = _("Overlap in {room}: {one} and {other}.").partition("{")[0]
        unwanted = {NOTE, overlap, _("DECLINED"), _("declined"), *([GONE] if kind != "change-notice" else ())}
        announced = _("to be announced")
    assert [words for words in unwanted if words and words in said] == []
    assert announced in said  # the moderator


def test_who_steps_in_stands_where_the_other_was(plan: Plan) -> None:
    assert STEPS_IN in told(plan, "day", "en")
    notice = told(plan, "change-notice", "en")
    assert notice.index(f"{GONE} three") < notice.index(STEPS_IN)


def test_overlaps_are_told_to_staff_and_only_in_rooms(plan: Plan) -> None:
    said = sheet_content(plan, Sheet("run-of-show", day=1))
    assert [words for words in said if "Overlap" in words] == [
        "10:00–11:30  Overlap in Great hall: Panel I and Panel II."
    ]


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ("Introduction", "A e Introduction"), ("«Historia»", "A e «Historia»"), ("Hielo", "A y Hielo"),
        ("Reporting", "A y Reporting"), ("Yolanda", "A y Yolanda"),
    ],
)  # fmt: skip
def test_spanish_joins_names_by_their_sound(other: str, said: str) -> None:
    with speaking("es"):
        words = joining(_("Overlap in {room}: {one} and {other}."), room="Sala", one="A", other=other)
        assert words == f"Superposición en Sala: {said}."
        assert joining("{one} o {other}", one="A", other="Oslo") == "A u Oslo"
    assert joining("{one} y {other}", one="A", other="Island") == "A y Island"
