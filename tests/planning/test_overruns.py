"""How much items of a kind run over, by hand; and how often the band holds what comes, by simulation."""

from datetime import timedelta
from random import Random

import pytest

from stocktake_desktop.edits.appearances import Who, add_appearance
from stocktake_desktop.edits.running import end_item, hold_item, resume_item, skip_item, start_item
from stocktake_desktop.models import Role, SegmentKind
from stocktake_desktop.planning.clock import Second
from stocktake_desktop.planning.overruns import (
    ENOUGH,
    Band,
    ItemSort,
    Urn,
    band_of,
    likely,
    overrun_of,
    seen_in,
    sort_of,
    usual_overruns,
)
from tests.planning.test_projection import at, plan_of
from tests.soak.bands import LAWS, coverage

OTHER = SegmentKind.OTHER


def test_an_item_has_run_over_by_what_it_took_beyond_its_minutes_holds_left_out():
    plan = plan_of("10:00-11:00 P A Talk=10 Answer=20 Rest=30")
    talk, answer, rest = plan.meeting.sessions[0].segments
    start_item(plan, talk.id, at("10:00"))
    hold_item(plan, talk.session_id, at("10:05"))
    resume_item(plan, talk.session_id, at("10:15"))
    start_item(plan, answer.id, at("10:23"))
    skip_item(plan, rest.id, at("10:40"))
    assert [overrun_of(item) for item in (talk, answer, rest)] == [180, None, None]  # what runs is not over
    end_item(plan, plan.meeting.sessions[0].id, at("10:41"))
    assert [overrun_of(item) for item in (talk, answer, rest)] == [180, -120, None]


def test_a_sort_is_the_kind_and_the_role_most_of_its_speakers_have():
    plan = plan_of("10:00-11:00 P A Talk=10 Rest=30")
    talk, rest = plan.meeting.sessions[0].segments
    for name, role in (("Ana", Role.MODERATOR), ("Bo", Role.PANELLIST), ("Ci", Role.PANELLIST)):
        add_appearance(plan, talk.session_id, Who(placeholder=name), role, segment_id=talk.id)
    assert [sort_of(item) for item in (talk, rest)] == [ItemSort(OTHER, Role.PANELLIST), ItemSort(OTHER)]


def test_what_was_seen_stands_under_its_sort_and_under_its_kind():
    plan = plan_of("10:00-11:00 P A Talk=10 Rest=30")
    talk, rest = plan.meeting.sessions[0].segments
    add_appearance(plan, talk.session_id, Who(placeholder="Bo"), Role.PANELLIST, segment_id=talk.id)
    start_item(plan, talk.id, at("10:00"))
    start_item(plan, rest.id, at("10:14"))
    end_item(plan, talk.session_id, at("10:40"))
    assert seen_in(plan.meeting) == {ItemSort(OTHER): [-240, 240], ItemSort(OTHER, Role.PANELLIST): [240]}
    told = [(usual.sort.role, usual.count, usual.median, usual.band) for usual in usual_overruns(plan.meeting)]
    assert told == [(None, 2, 0, None), (Role.PANELLIST, 1, 240, None)]
    assert usual_overruns(plan.meeting, at("00:00").date() - timedelta(days=1)) == []


def test_a_role_that_all_of_a_kind_had_says_nothing_of_its_own():
    plan = plan_of("10:00-11:00 P A Talk=10")
    talk = plan.meeting.sessions[0].segments[0]
    add_appearance(plan, talk.session_id, Who(placeholder="Bo"), Role.PANELLIST, segment_id=talk.id)
    start_item(plan, talk.id, at("10:00"))
    end_item(plan, talk.session_id, at("10:14"))
    assert [usual.sort for usual in usual_overruns(plan.meeting)] == [ItemSort(OTHER)]


def test_a_role_is_judged_by_its_kind_until_enough_of_it_were_seen():
    few, many = [Second(0)] * (ENOUGH - 1), [Second(60)] * ENOUGH
    panellists = ItemSort(OTHER, Role.PANELLIST)
    assert likely({ItemSort(OTHER): few, panellists: few}, panellists) is None
    assert likely({ItemSort(OTHER): many, panellists: few}, panellists) == many
    assert likely({ItemSort(OTHER): few, panellists: many}, panellists) == many


def test_of_nine_the_band_goes_from_the_least_to_the_most():
    overs = [300, -60, 0, 120, 240, 60, 90, 30, 600]
    assert band_of(overs) == Band(Second(-60), Second(600))
    assert band_of([*overs, 1200]) == Band(Second(-54), Second(1140))  # a tenth of the way in from both ends


def test_the_urn_knows_what_has_run_over_already():
    drawn = [Urn([0, 60, 120, 300], Random(nth)).draw(at_least=120) for nth in range(200)]
    assert min(drawn) > 120
    assert [Urn([0, 60], Random(nth)).draw(at_least=90) for nth in range(3)] == [90, 90, 90]


def test_what_never_varies_is_foretold_exactly():
    urn = Urn([60] * ENOUGH, Random(1))
    assert {urn.draw() for _ in range(50)} == {60}


@pytest.mark.parametrize("law", LAWS)
def test_the_band_holds_what_comes_as_often_as_it_says(law: str):
    assert coverage(law, ENOUGH, 1, 150) > 0.7
    assert coverage(law, ENOUGH, 4, 100) > 0.65
