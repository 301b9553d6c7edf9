"""The list of speakers by its rules: rank, right of reply, point of order, closing, absence, cut; all of it undone."""

import random
from datetime import datetime, timedelta

import pytest

from stocktake_desktop.edits.appearances import Who
from stocktake_desktop.edits.contents import add_segment
from stocktake_desktop.edits.floor import (
    change_kind,
    end_turn,
    give_floor,
    inscribe,
    set_request_rank,
    swap_requests,
)
from stocktake_desktop.edits.floor_rules import (
    carry_over,
    close_list,
    cut_floor,
    inscribe_several,
    lift_cut,
    reopen_list,
    set_speaking_times,
)
from stocktake_desktop.edits.floor_statements import (
    align_request,
    change_speaking_minutes,
    give_extra,
    receive_text,
    speak_jointly,
    speak_on_behalf,
)
from stocktake_desktop.edits.floor_turns import (
    note_absent,
    pause_turn,
    raise_point_of_order,
    resume_turn_paused,
)
from stocktake_desktop.edits.people import add_organisation, add_person
from stocktake_desktop.edits.running import end_item, hold_item, resume_item, start_item
from stocktake_desktop.edits.speaking import change_own_minutes
from stocktake_desktop.models import Category, EditRefused, FloorKind, FloorRequest, Person, Rank, SegmentKind
from stocktake_desktop.planning.floor import (
    SpeakingTimes,
    in_order,
    interrupted,
    seconds_left,
    seconds_of,
    seconds_used,
    speaking,
    spoken,
    waiting,
    withdrawn,
)
from stocktake_desktop.planning.floor_time import fitting_cut, floor_budget, floor_stop, milder_cut
from stocktake_desktop.planning.turns import turn_under_way
from tests.certain import certain
from tests.plans import small_plan
from tests.snapshots import same_state


def at(words):
    return datetime.fromisoformat(f"2018-03-12T{words}")


@pytest.fixture
def plan():
    return small_plan()


def panel(plan):
    return next(block for block in plan.meeting.sessions if block.title == "Panel I")


def ask(plan, *names, kind=FloorKind.INSCRIBED, now=None):
    return [inscribe(plan, panel(plan).id, Who(placeholder=name), kind, now) for name in names]


def minister(plan, name, rank):
    person = add_person(plan, "Ana", name, add_organisation(plan, name, Category.MEMBER_STATE))
    with plan.edit("Rank"):
        plan.get(Person, person).rank = rank
    return inscribe(plan, panel(plan).id, Who(person))


def order(plan):
    return " ".join(one.delegation for one in waiting(panel(plan)))


def test_rank_orders_states_and_categories_observers(plan):
    add_organisation(plan, "Aid", Category.CIVIL_SOCIETY)
    add_organisation(plan, "IOM", Category.UN_SYSTEM)
    ask(plan, "Aid", "Chile", "Holy See", "IOM", "Peru")
    minister(plan, "Togo", Rank.MINISTER)
    minister(plan, "Kenya", Rank.HEAD_OF_STATE)
    assert order(plan) == "Kenya Togo Chile Peru Holy See IOM Aid"
    peru = waiting(panel(plan))[3]
    set_request_rank(plan, peru.id, Rank.MINISTER)
    assert order(plan) == "Kenya Togo Peru Chile Holy See IOM Aid"
    set_request_rank(plan, peru.id, None)
    assert order(plan) == "Kenya Togo Chile Peru Holy See IOM Aid"
    assert [seconds_of(one) // 60 for one in waiting(panel(plan))] == [3, 3, 3, 3, 2, 2, 2]
    set_speaking_times(plan, SpeakingTimes(6, 4, 1, 8, 3))
    assert [seconds_of(one) // 60 for one in waiting(panel(plan))] == [4, 4, 4, 4, 1, 1, 1]
    plan.undo()
    assert seconds_of(waiting(panel(plan))[0]) == 180


def test_a_state_is_one_delegation_however_it_is_spelt(plan):
    ask(plan, "Suède")
    for again in ("sweden", "SUECIA", "瑞典"):
        with pytest.raises(EditRefused, match="on the list already"):
            ask(plan, again)
    assert certain(waiting(panel(plan))[0].organisation).category is Category.MEMBER_STATE
    ask(plan, "State of Palestine")
    assert [seconds_of(one) for one in waiting(panel(plan))] == [180, 120]


def test_right_of_reply_is_ten_then_five_minutes_and_no_third(plan):
    ask(plan, "Chile", "Peru", kind=FloorKind.RIGHT_OF_REPLY)
    give_floor(plan, waiting(panel(plan))[0].id, at("11:00"))
    end_turn(plan, panel(plan).id, at("11:05"))
    ask(plan, "Chile", kind=FloorKind.RIGHT_OF_REPLY)
    assert [(one.delegation, seconds_of(one) // 60) for one in waiting(panel(plan))] == [("Peru", 10), ("Chile", 5)]
    assert seconds_of(spoken(panel(plan))[0]) == 600
    give_floor(plan, waiting(panel(plan))[1].id, at("11:06"))
    with pytest.raises(EditRefused, match="replied twice"):
        ask(plan, "Chile", kind=FloorKind.RIGHT_OF_REPLY)
    ask(plan, "Togo")
    assert order(plan) == "Togo Peru"


def test_a_minute_more_or_less_in_a_row_also_beyond_a_cut(plan):
    chile = plan.get(FloorRequest, ask(plan, "Chile")[0])

    def after(*steps):
        for step in steps:
            change_speaking_minutes(plan, chile.id, step)
        return seconds_of(chile) / 60

    assert (after(1), after(1), after(-1, -1)) == (4, 5, 3)
    assert certain(milder_cut(panel(plan), at("10:00"))).seconds == 150
    change_speaking_minutes(plan, chile.id, 4)
    assert certain(milder_cut(panel(plan), at("10:00"))).seconds == 150  # of what States have, not of what one has
    plan.undo()
    cut_floor(plan, panel(plan).id, 150, "")
    assert certain(milder_cut(panel(plan), at("10:00"))).seconds == 120
    assert (after(1), after(1), after(-1), after(-1)) == (3.5, 4.5, 3.5, 2.5)
    assert (after(-1), after(-1)) == (2, 1)
    with pytest.raises(EditRefused, match="at least one minute"):
        after(-1)
    assert after(1) == 2
    give_floor(plan, chile.id, at("10:00"))
    with pytest.raises(EditRefused, match="has the floor"):
        after(1)


def replies(plan, block, *times):
    """Chile replies at these times."""
    for time in times:
        request = inscribe(plan, block.id, Who(placeholder="Chile"), FloorKind.RIGHT_OF_REPLY)
        give_floor(plan, request, at(time))
        end_turn(plan, block.id, at(time))


def test_a_right_of_reply_counts_per_item_and_delegation(plan):
    block = panel(plan)
    debates = [add_segment(plan, block.id, title, SegmentKind.DISCUSSION, 20) for title in ("Item 3", "Item 4")]
    replies(plan, block, "09:50")  # before the day, on the first item with a floor
    start_item(plan, debates[0], at("10:20"))
    replies(plan, block, "10:30")
    assert [seconds_of(one) // 60 for one in spoken(block)] == [10, 5]
    with pytest.raises(EditRefused, match="Chile has replied twice on this item"):
        replies(plan, block, "10:35")
    (chile,) = ask(plan, "Chile")
    with pytest.raises(EditRefused, match="replied twice"):
        change_kind(plan, chile, FloorKind.RIGHT_OF_REPLY)
    (peru,) = ask(plan, "Peru", kind=FloorKind.RIGHT_OF_REPLY)
    start_item(plan, debates[1], at("10:40"))
    replies(plan, block, "10:45", "10:50")
    assert [seconds_of(one) // 60 for one in spoken(block)] == [10, 5, 10, 5]
    assert seconds_of(plan.get(FloorRequest, peru)) == 600
    with pytest.raises(EditRefused, match="replied twice"):
        replies(plan, block, "10:55")


@pytest.mark.parametrize("has_items", [False, True])
def test_a_list_that_is_carried_over_keeps_the_count_of_replies(plan, has_items):
    block, group = panel(plan), next(one for one in plan.meeting.sessions if one.title == "Group 1")
    if has_items:
        add_segment(plan, block.id, "Item 3", SegmentKind.DISCUSSION, 20)
        later = [add_segment(plan, group.id, title, SegmentKind.QUESTIONS, 20) for title in ("Item 3", "Item 4")]
    replies(plan, block, "10:30")
    ask(plan, "Chile", "Peru", kind=FloorKind.RIGHT_OF_REPLY)
    carry_over(plan, block.id, group.id)
    assert [(one.delegation, seconds_of(one) // 60) for one in waiting(group)] == [("Chile", 5), ("Peru", 10)]
    give_floor(plan, waiting(group)[0].id, at("15:00"))
    end_turn(plan, group.id, at("15:05"))
    with pytest.raises(EditRefused, match="replied twice"):
        replies(plan, group, "15:10")
    if has_items:
        start_item(plan, later[1], at("15:20"))
        replies(plan, group, "15:25")
        assert seconds_of(spoken(group)[-1]) == 600


def test_a_point_of_order_has_the_floor_at_once_and_the_speaker_goes_on_after_it(plan):
    chile, peru = ask(plan, "Chile", "Peru")
    start_item(plan, panel(plan).id, at("10:00"))
    give_floor(plan, chile, at("10:00"))
    raise_point_of_order(plan, panel(plan).id, Who(placeholder="Cuba"), at("10:01"))
    assert certain(speaking(panel(plan))).delegation == "Cuba"
    assert certain(interrupted(panel(plan))).delegation == "Chile"
    assert seconds_left(certain(interrupted(panel(plan))), at("10:04")) == 120
    assert floor_budget(panel(plan), at("10:01")).left == (89 - 19 - 3 - 2) * 60
    with pytest.raises(EditRefused, match="on a point of order"):
        raise_point_of_order(plan, panel(plan).id, Who(placeholder="Togo"), at("10:02"))
    end_turn(plan, panel(plan).id, at("10:04"))
    assert certain(speaking(panel(plan))).delegation == "Chile"
    assert seconds_left(certain(speaking(panel(plan))), at("10:05")) == 60
    give_floor(plan, peru, at("10:06"))
    assert [(one.delegation, one.seconds_used) for one in spoken(panel(plan))] == [("Cuba", 180), ("Chile", 180)]
    for _nth in range(3):
        plan.undo()
    assert certain(speaking(panel(plan))).delegation == "Chile"


def test_a_point_of_order_pauses_who_was_named_for_the_item_too(plan):
    block = panel(plan)
    start_item(plan, block.id, at("10:00"))
    turn = certain(turn_under_way(block))
    raise_point_of_order(plan, block.id, Who(placeholder="Cuba"), at("10:02"))
    assert turn.held_since == at("10:02")
    end_turn(plan, block.id, at("10:05"))
    again = certain(turn_under_way(block))
    assert (again.id, again.held_since, again.held_seconds) == (turn.id, None, 180)


def test_a_pause_and_a_hold_of_the_session_count_once(plan):
    (chile,) = ask(plan, "Chile")
    block = panel(plan)
    start_item(plan, block.id, at("10:00"))
    give_floor(plan, chile, at("10:00"))
    pause_turn(plan, block.id, at("10:01"))
    with pytest.raises(EditRefused):
        pause_turn(plan, block.id, at("10:01"))
    hold_item(plan, block.id, at("10:02"))
    assert seconds_left(certain(speaking(block)), at("10:05")) == 120
    resume_item(plan, block.id, at("10:06"))
    assert seconds_left(certain(speaking(block)), at("10:07")) == 120
    resume_turn_paused(plan, block.id, at("10:08"))
    assert seconds_left(certain(speaking(block)), at("10:09")) == 60
    change_own_minutes(plan, block.id, 1, at("10:09"))
    assert seconds_left(certain(speaking(block)), at("10:09")) == 120
    for _nth in range(3):
        change_own_minutes(plan, block.id, -1, at("10:09"))
    with pytest.raises(EditRefused):
        change_own_minutes(plan, block.id, -1, at("10:09"))
    pause_turn(plan, block.id, at("10:09"))
    end_item(plan, block.id, at("10:20"))
    assert [one.seconds_used for one in spoken(block)] == [120]


def test_a_closed_list_takes_late_comers_at_the_end_of_their_category(plan):
    add_organisation(plan, "Aid", Category.CIVIL_SOCIETY)
    ask(plan, "Chile", "Aid", now=at("10:00"))
    close_list(plan, panel(plan).id, at("10:30"))
    ask(plan, "Peru", now=at("10:29"))
    minister(plan, "Kenya", Rank.MINISTER)
    (togo,) = ask(plan, "Togo", now=at("10:30"))
    set_request_rank(plan, togo, Rank.MINISTER)
    ask(plan, "Cuba", kind=FloorKind.RIGHT_OF_REPLY, now=at("10:40"))
    assert order(plan) == "Kenya Chile Peru Togo Aid Cuba"
    assert [one.delegation for one in waiting(panel(plan)) if one.is_late] == ["Togo"]
    reopen_list(plan, panel(plan).id)
    ask(plan, "Mali", now=at("10:45"))
    assert order(plan) == "Kenya Chile Peru Mali Togo Aid Cuba"
    with pytest.raises(EditRefused):
        reopen_list(plan, panel(plan).id)


def test_who_is_absent_when_called_goes_to_the_end_of_the_category(plan):
    ask(plan, "Chile", "Peru", "Holy See")
    chile = waiting(panel(plan))[0]
    note_absent(plan, chile.id, at("10:10"))
    assert (order(plan), chile.absent_at) == ("Peru Chile Holy See", at("10:10"))
    peru = waiting(panel(plan))[0]
    give_floor(plan, peru.id, at("10:11"))
    note_absent(plan, peru.id, at("10:12"))
    assert (order(plan), seconds_used(peru, at("10:13"))) == ("Chile Peru Holy See", 0)
    assert speaking(panel(plan)) is None


def test_two_change_places(plan):
    chile, peru, togo = ask(plan, "Chile", "Peru", "Togo")
    swap_requests(plan, chile, togo, at("12:02"))
    assert order(plan) == "Togo Peru Chile"
    first = waiting(panel(plan))[0]
    assert (first.swapped_with, first.moved_at) == ("Chile", at("12:02"))
    with pytest.raises(EditRefused):
        swap_requests(plan, peru, peru)


def test_statements_on_behalf_joint_and_aligned(plan):
    _chile, togo, _peru, mali, _kenya = ask(plan, "Chile", "Togo", "Peru", "Mali", "Kenya")
    speak_on_behalf(plan, togo, "African Group")
    assert order(plan) == "Togo Chile Peru Mali Kenya"
    assert seconds_of(waiting(panel(plan))[0]) == 300
    align_request(plan, mali, togo)
    speak_jointly(plan, waiting(panel(plan))[1].id, "Pérou, Bolivia")
    assert order(plan) == "Togo Chile Kenya"
    assert [(one.delegation, one.aligned_with) for one in withdrawn(panel(plan))] == [
        ("Peru", "Chile"),
        ("Mali", "African Group"),
    ]
    with pytest.raises(EditRefused):
        align_request(plan, togo, togo)
    speak_on_behalf(plan, togo, "")
    assert order(plan) == "Chile Kenya Togo"
    receive_text(plan, togo, received=True)
    assert [one.has_text for one in waiting(panel(plan))] == [False, False, True]


def test_an_extra_minute_stays_when_the_floor_is_cut_and_the_cut_is_lifted(plan):
    chile, peru = ask(plan, "Chile", "Peru")
    give_extra(plan, chile, 1, "stammers")
    cut_floor(plan, panel(plan).id, 90, "One and a half minutes.")
    assert [seconds_of(one) for one in waiting(panel(plan))] == [150, 90]
    give_floor(plan, peru, at("10:00"))
    lift_cut(plan, panel(plan).id)
    assert seconds_of(certain(speaking(panel(plan)))) == 90
    assert seconds_of(waiting(panel(plan))[0]) == 240
    with pytest.raises(EditRefused):
        cut_floor(plan, panel(plan).id, 29, "")


def test_a_pasted_list_keeps_its_order_and_makes_no_doubles(plan):
    ask(plan, "Peru")
    made = inscribe_several(plan, panel(plan).id, ["Chile", "Pérou", " ", "Norway", "Holy See"], at("10:00"))
    assert (order(plan), len(made)) == ("Peru Chile Norway Holy See", 3)
    for nothing in ([], [" "], ["Chile"]):
        with pytest.raises(EditRefused):
            inscribe_several(plan, panel(plan).id, nothing)


def test_who_waits_is_carried_over_before_others_of_the_category(plan):
    group = next(block for block in plan.meeting.sessions if block.title == "Group 1")
    ask(plan, "Chile", "Holy See", "Peru")
    for name in ("Peru", "Togo", "Mali"):
        inscribe(plan, group.id, Who(placeholder=name))
    carry_over(plan, panel(plan).id, group.id)
    assert " ".join(one.delegation for one in waiting(group)) == "Chile Peru Togo Mali Holy See"
    assert waiting(panel(plan)) == []
    assert {one.carried_from for one in waiting(group)} == {"Panel I", ""}
    with pytest.raises(EditRefused):
        carry_over(plan, panel(plan).id, group.id)


def test_after_a_cut_all_who_wait_speak_before_the_stop():
    """Simulated as announced: everybody takes the whole of the time, and nobody a second more."""
    chance = random.Random(18)
    cuts = 0
    for _nth in range(10):
        plan = small_plan()
        block = panel(plan)
        for name in ("Aid", "IOM"):
            add_organisation(plan, name, Category.CIVIL_SOCIETY)
        names = [f"State {nth}" for nth in range(chance.randrange(3, 12))] + ["Aid", "IOM"]
        kinds = [chance.choice((FloorKind.INSCRIBED,) * 6 + tuple(FloorKind)[:4]) for _name in names]
        for name, kind in zip(names, kinds, strict=True):
            ask(plan, name, kind=kind)
        start_item(plan, block.id, at("10:00"))
        end_item(plan, block.segments[0].id, at("10:15"))
        now = at("10:15") + timedelta(seconds=chance.randrange(2400, 4000))
        give_floor(plan, waiting(block)[0].id, now)
        cut = fitting_cut(block, now)
        if cut is None:
            continue
        cuts += 1
        cut_floor(plan, block.id, cut.seconds, "", for_all=cut.for_all)
        while (floor := speaking(block)) is not None:
            now += timedelta(seconds=seconds_of(floor))
            if waiting(block):
                give_floor(plan, waiting(block)[0].id, now)
            else:
                end_turn(plan, block.id, now)
        assert len(spoken(block)) == len(names)
        assert now <= certain(floor_stop(block)).moment
    assert cuts > 5


def test_a_random_day_on_the_list_is_undone_to_nothing(plan):
    chance, before = random.Random(4), same_state(plan)
    now = at("10:00")
    for nth in range(120):
        there, now = in_order(panel(plan)), now + timedelta(seconds=chance.randrange(90))
        one, other = (chance.choice(there).id if there else "" for _nth in range(2))
        block = panel(plan).id
        verb, *given = chance.choice(
            (
                (inscribe, block, Who(placeholder=f"State {nth}")),
                (give_floor, one, now),
                (end_turn, block, now),
                (raise_point_of_order, block, Who(placeholder=f"P {nth}"), now),
                (note_absent, one, now),
                (swap_requests, one, other, now),
                (speak_on_behalf, one, "Group"),
                (align_request, one, other),
                (pause_turn, block, now),
                (resume_turn_paused, block, now),
            )
        )
        try:
            verb(plan, *given)
        except (EditRefused, LookupError):
            continue
        rows = in_order(panel(plan))
        assert sorted(row.position for row in rows) == list(range(len(rows)))
        assert sum(row.paused_since is None and row.state.value == "has the floor" for row in rows) <= 1
    while same_state(plan) != before:
        plan.undo()
