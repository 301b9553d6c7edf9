"""A place kept for several counts as several, whether the number stands in figures or in words."""

from datetime import date

import pytest

from stocktake_desktop.edits.appearances import Who, add_appearance
from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.frame import add_day
from stocktake_desktop.models import Appearance, Role, SessionKind, new_plan
from stocktake_desktop.planning.attendance import people_of
from stocktake_desktop.planning.findings import find_all
from stocktake_desktop.planning.head_count import heads


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
