"""A place kept for several counts as several, whether the number stands in figures or in words."""

from datetime import date

import pytest

from stocktake_desktop.edits.appearances import Who, add_alternate, add_appearance, remove_appearance
from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.edits.people import add_organisation, add_person
from stocktake_desktop.models import Appearance, Plan, Role, SessionKind, Status, new_plan
from stocktake_desktop.planning.attendance import people_of
from stocktake_desktop.planning.findings import find_all
from stocktake_desktop.planning.head_count import heads, heads_in
from stocktake_desktop.planning.seats import seats_of
from stocktake_desktop.sheets.catalogue import sheet_content
from stocktake_desktop.sheets.sheet import Sheet
from stocktake_desktop.sheets.words.who import sitter_name
from stocktake_desktop.ui.table.columns import columns
from stocktake_desktop.ui.timeline.faces import face_of


@pytest.mark.parametrize(
    "words",
    ["6 rapporteurs from the action groups", "Six rapporteurs", "the six rapporteurs", "All 6 rapporteurs",
     "Rapporteurs (6)", "Rapporteurs × 6", "6\u00a0rapporteurs", "six rapporteurs des groupes", "Los seis relatores",
     "Шесть докладчиков", "六名报告员", "6名报告员", "ستة مقررين", "٦ مقررين"],
)  # fmt: skip
def test_six_are_six(words: str) -> None:
    assert heads(Appearance(placeholder=words)) == 6


@pytest.mark.parametrize(
    "words",
    ["Presenter 6", "Rapporteur", "Speaker 2 (TBC)", "Sixtus", "6", "Rapporteur of group 6", "The Minister", "Tenor",
     "1 rapporteur", "6:30 speaker"],
)  # fmt: skip
def test_one_is_one(words: str) -> None:
    assert heads(Appearance(placeholder=words)) == 1


@pytest.mark.parametrize(("kept", "missing"), [("6 rapporteurs from the action groups", 0), ("Four rapporteurs", 2)])
def test_a_reporting_session_lacks_only_the_rapporteurs_it_keeps_no_place_for(kept: str, missing: int) -> None:
    with new_plan("Rivers") as plan:
        day = add_day(plan, date(2031, 3, 4))
        for nth in range(6):
            add_block(plan, f"Action Group {nth + 1}", SessionKind.ACTION_GROUP, day_id=day, start=600 + nth)
        reports = add_block(plan, "Reports", SessionKind.REPORTING, day_id=day, start=900)
        add_appearance(plan, reports, Who(placeholder=kept), Role.RAPPORTEUR)
        found = [finding for finding in find_all(plan.meeting) if finding.code == "reporting-incomplete"]
        assert sum(len(finding.sessions) - 1 for finding in found) == missing
        assert people_of(plan.session(reports)) == 6 - missing


def panel_of(kept: str) -> tuple[Plan, str]:
    plan = new_plan("Rivers")
    day, hall = add_day(plan, date(2031, 3, 4)), add_room(plan, "Hall")
    block = add_block(plan, "Reports", SessionKind.PANEL, day_id=day, start=600, minutes=60, room_id=hall)
    add_appearance(plan, block, Who(add_person(plan, "Ana", "Ruiz")), Role.MODERATOR)
    add_appearance(plan, block, Who(placeholder=kept), Role.RAPPORTEUR)
    return plan, block


@pytest.mark.parametrize("kept", ["6 rapporteurs from the action groups", "Six rapporteurs"])
def test_six_rapporteurs_have_six_plates_and_six_seats_and_speak_as_six(kept: str) -> None:
    plan, block = panel_of(kept)
    with plan:
        six = [f"Rapporteur {nth}" for nth in range(1, 7)]
        plates = sheet_content(plan, Sheet("name-plates", session_id=block))
        assert sorted(line for line in set(plates) if line in six) == six
        seats = seats_of(plan.session(block))
        assert sorted(sitter_name(seat) for row in seats for seat in row) == ["Ana Ruiz", *six]
        drawing = "\n".join(sheet_content(plan, Sheet("seating", session_id=block)))
        assert all(name in drawing for name in six)


@pytest.mark.parametrize("kind", ["podium", "moderators-brief"])
def test_six_rapporteurs_are_six_speakers(kind: str) -> None:
    plan, block = panel_of("6 rapporteurs")
    with plan:
        remove_appearance(plan, plan.session(block).appearances[0].id)  # whoever leads stands at the head of a sheet
        assert any("6 speakers" in line for line in sheet_content(plan, Sheet(kind, session_id=block)))


def test_a_place_counts_no_more_once_somebody_is_named_or_nobody_comes() -> None:
    plan, block = panel_of("6 rapporteurs")
    with plan:
        place = plan.session(block).appearances[1]
        assert heads_in(plan.session(block).appearances) == 7
        everybody = add_organisation(plan, "All participants", collective=True)
        add_appearance(plan, block, Who(organisation_id=everybody))
        assert heads_in(plan.session(block).appearances) == 7
        set_field(plan, Appearance, place.id, "status", Status.DECLINED)
        assert heads_in(plan.session(block).appearances) == 1
        add_alternate(plan, place.id, Who(placeholder="Two deputies"))
        assert heads_in(plan.session(block).appearances) == 3


def test_the_table_and_the_block_count_six() -> None:
    plan, block = panel_of("6 rapporteurs")
    with plan:
        assert [column.read(plan.session(block)) for column in columns() if column.header == "People"] == ["7"]
        assert face_of(plan.session(block)).unconfirmed == 7
