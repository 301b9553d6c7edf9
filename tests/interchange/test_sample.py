"""The sample meeting: built from its source, and the published programme with its faults."""

import runpy
import sys
from collections import Counter
from datetime import date

import pytest

from stocktake_desktop.interchange.sample import SAMPLE, copy_sample
from stocktake_desktop.paths import RESOURCES
from stocktake_desktop.planning.clock import span
from stocktake_desktop.planning.findings import Severity, find_all

PROGRAMME = """
1 08:00–10:00 Registration
1 10:00–11:00 Welcome Ceremony
1 10:15–13:00 Introduction Session – Looking back on Phase I
1 13:00–15:00 Lunch
1 15:00–16:30 Panel II – Stakeholder perspectives
1 16:30–17:55 “Idea Lab” Session – Towards a Vision
1 17:55–18:00 Closing day 1
2 10:00–10:15 Opening Day 2 – Introduction of working methods
2 10:15–10:45 Thematic Synthesis and Consolidation Session – Towards Concrete Commitments
2 10:45–13:00 Action Group 1: Human Dimension
2 10:45–13:00 Action Group 2: Community Dimension
2 10:45–13:00 Action Group 3: Local/Sun-National Dimension
2 13:00–15:00 Lunch
2 15:30–18:00 Action Group 1: Global Dimension
2 15:30–18:00 Action Group 4: National Dimension
2 15:30–18:00 Action Group 5: Regional Dimension
3 10:00–10:05 Opening Day 3
3 10:05–11:00 Follow-up and Implementation Session – Towards a Coherent Institutional Architecture and Effective Partnerships
3 10:05–11:00 Reporting Session – Thematic Synthesis and Consolidation – Towards Concrete Commitments
3 13:00–15:00 Lunch
3 15:00–17:30 Concluding Session – Towards a Global Compact for Safe, Orderly and Regular Migration
3 17:30–18:00 Closing Ceremony
"""  # noqa: E501


@pytest.fixture
def plan(tmp_path):
    with copy_sample(tmp_path / "sample.stocktake") as plan:
        yield plan


def test_times_and_titles_as_published(plan):
    lines = [f"{b.day.number} {span(b.start, b.end)} {b.title}" for b in plan.meeting.sessions]
    assert sorted(lines) == PROGRAMME.strip().splitlines()


def test_its_faults_are_found(plan):
    """The faults of the real programme: overlaps, a number twice and one missing, hours that belong to nobody."""
    found = find_all(plan.meeting, today=date(2017, 11, 1))
    codes = Counter(finding.code for finding in found if finding.severity is not Severity.NOTE)
    assert codes == {
        "room-overlap": 2,
        "person-double-booked": 1,
        "duplicate-number": 1,
        "missing-number": 1,
        "gap": 2,
        "session-without-chair": 1,
    }
    assert {finding.code for finding in found} - codes.keys() == {"unconfirmed", "placeholder-open", "budget-under"}


def test_every_session_but_breaks_and_registration_has_people(plan):
    without = {block.kind.value for block in plan.meeting.sessions if not block.appearances}
    assert without == {"break", "registration"}


def test_built_from_its_source(tmp_path, monkeypatch):
    script = RESOURCES.parent / "scripts" / "build_sample.py"
    monkeypatch.setattr(sys, "argv", [str(script), str(tmp_path / "again.json")])
    runpy.run_path(str(script), run_name="__main__")
    assert (tmp_path / "again.json").read_bytes() == SAMPLE.read_bytes()
