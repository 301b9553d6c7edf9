"""Who is named in the programme speaks in turn, each with minutes of their own; what each took is kept."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from stocktake_desktop.edits.appearances import Who, add_appearance, remove_appearance
from stocktake_desktop.edits.blocks import add_block, park_block
from stocktake_desktop.edits.contents import add_segment
from stocktake_desktop.edits.floor import give_floor, inscribe
from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.edits.running import (
    end_item,
    go_back,
    go_to_next,
    hold_item,
    record_times,
    resume_item,
    start_item,
)
from stocktake_desktop.edits.speaking import change_own_minutes, end_speaking, let_speak, next_speaker
from stocktake_desktop.interchange.readers.plan_json import import_plan_json
from stocktake_desktop.interchange.writers.plan_json import plan_as_json, write_plan_json
from stocktake_desktop.models import (
    EditRefused,
    Plan,
    Role,
    SegmentKind,
    SessionBlock,
    SessionKind,
    create_plan,
    open_plan,
)
from stocktake_desktop.planning.floor import speaking as floor_speaking
from stocktake_desktop.planning.floor import waiting
from stocktake_desktop.planning.own_clock import OwnClock, coming_speakers, own_clock, seconds_to_speak
from stocktake_desktop.planning.report import report_of
from stocktake_desktop.planning.speaking_parts import speaking_parts
from stocktake_desktop.planning.turns import seconds_spoken, turns_of
from tests.certain import certain
from tests.history import history

DAY = datetime(2017, 12, 4)


def at(words: str) -> datetime:
    hours, minutes, *seconds = map(int, words.split(":"))
    return DAY + timedelta(hours=hours, minutes=minutes, seconds=sum(seconds))


@pytest.fixture
def plan(tmp_path: Path) -> Iterator[Plan]:
    """A ceremony of three speakers; a panel of introduction, panel and Q&A after it."""
    with create_plan(tmp_path / "day.stocktake", "Day", "America/Mexico_City") as plan:
        day, plenary = add_day(plan, date(2017, 12, 4)), add_room(plan, "Plenary")
        ceremony = add_block(plan, "Ceremony", SessionKind.CEREMONY, day_id=day, start=600, minutes=45, room_id=plenary)
        for name, minutes in (("Secretary-General", 10), ("President", 15), ("Minister", 10)):
            add_appearance(plan, ceremony, Who(placeholder=name), Role.KEYNOTE_SPEAKER, minutes=minutes)
        add_appearance(plan, ceremony, Who(placeholder="Chair"), Role.CHAIR)
        panel = add_block(plan, "Panel", SessionKind.PANEL, day_id=day, start=645, minutes=90, room_id=plenary)
        opening = add_segment(plan, panel, "Introduction", kind=SegmentKind.INTRODUCTION, minutes=5)
        add_appearance(plan, panel, Who(placeholder="Moderator"), Role.MODERATOR, segment_id=opening)
        talk = add_segment(plan, panel, "Views", kind=SegmentKind.PANEL, minutes=30)
        for name, own in (("Civil society", 5), ("Mayor", None), ("Academia", None)):
            add_appearance(plan, panel, Who(placeholder=name), Role.PANELLIST, segment_id=talk, minutes=own)
        add_segment(plan, panel, "Q&A", kind=SegmentKind.QUESTIONS, minutes=55)
        yield plan


def block(plan: Plan, title: str) -> SessionBlock:
    return next(one for one in plan.meeting.sessions if one.title == title)


def clock(plan: Plan, title: str, now: datetime) -> OwnClock:
    return certain(own_clock(block(plan, title), now))


def took(plan: Plan, title: str) -> list[tuple[str, int | None, int]]:
    return [(turn.spoken_as, turn.minutes, seconds_spoken(turn, DAY)) for turn in turns_of(block(plan, title))]


def test_each_has_a_clock_of_their_own_and_next_speaker_starts_the_next(plan: Plan) -> None:
    ceremony = block(plan, "Ceremony")
    start_item(plan, ceremony.id, at("10:05"))
    first = clock(plan, "Ceremony", at("10:16:24"))
    assert (first.name, first.given, first.left, first.began) == ("Secretary-General", 600, -84, at("10:05"))
    assert coming_speakers(ceremony) == ["President", "Minister"]
    assert seconds_to_speak(ceremony, at("10:16:24")) == 25 * 60
    next_speaker(plan, ceremony.id, at("10:17"))
    second = clock(plan, "Ceremony", at("10:17:30"))
    assert (second.name, second.given, second.left, second.warns) == ("President", 900, 870, 120)
    assert coming_speakers(ceremony) == ["Minister"]
    assert seconds_to_speak(ceremony, at("10:17:30")) == 870 + 600
    assert history(plan)[-1].title == "President has the floor"
    end_speaking(plan, ceremony.id, at("10:30"))
    assert own_clock(ceremony, at("10:31")) is None
    next_speaker(plan, ceremony.id, at("10:31"))
    with pytest.raises(EditRefused, match="Nobody named in Ceremony is still to speak"):
        next_speaker(plan, ceremony.id, at("10:32"))
    end_item(plan, ceremony.id, at("10:42:05"))
    assert took(plan, "Ceremony") == [("Secretary-General", 10, 720), ("President", 15, 780), ("Minister", 10, 665)]


def test_the_parts_of_a_bar_are_who_spoke_speaks_and_is_to_come_by_the_same_clocks(plan: Plan) -> None:
    ceremony, panel = block(plan, "Ceremony"), block(plan, "Panel")
    assert speaking_parts(ceremony, at("10:00")) == ()
    start_item(plan, ceremony.id, at("10:00"))
    next_speaker(plan, ceremony.id, at("10:12"))
    now = at("10:15")
    first, second, third = speaking_parts(ceremony, now)
    assert (first.words, first.seconds, first.over) == ("Secretary-General: spoke 12 min of 10 min", 720, 120)
    own = clock(plan, "Ceremony", now)
    assert (second.name, second.given, second.used, second.seconds) == (own.name, own.given, own.used, 900)
    assert (second.words, third.words) == ("President: speaks, 3 min of 15 min", "Minister: to speak, 10 min")
    change_own_minutes(plan, ceremony.id, 1, now)
    assert speaking_parts(ceremony, now)[1].seconds == 960
    end_item(plan, ceremony.id, at("10:45"))
    start_item(plan, panel.segments[2].id, at("11:20"))
    for name in ("Norway", "Chile"):
        inscribe(plan, panel.id, Who(placeholder=name))
    give_floor(plan, waiting(panel)[0].id, at("11:22"))
    give_floor(plan, waiting(panel)[0].id, at("11:24"))
    assert [part.words for part in speaking_parts(panel, at("11:28"))] == [
        "Norway: spoke 2 min of 3 min",
        "Chile: speaks, 4 min of 3 min",
    ]


def test_minutes_more_and_less_are_steps_for_a_panellist_and_for_the_floor_alike(plan: Plan) -> None:
    ceremony, panel = block(plan, "Ceremony"), block(plan, "Panel")
    start_item(plan, ceremony.id, at("10:00"))
    change_own_minutes(plan, ceremony.id, 1, at("10:01"))
    assert history(plan)[-1].title == "One minute more for Secretary-General"
    assert clock(plan, "Ceremony", at("10:02")).left == 9 * 60
    change_own_minutes(plan, ceremony.id, -2, at("10:03"))
    assert history(plan)[-1].title == "2 minutes less for Secretary-General"
    plan.undo()
    assert clock(plan, "Ceremony", at("10:02")).given == 660
    with pytest.raises(EditRefused, match="from 1 to 1440"):
        change_own_minutes(plan, ceremony.id, -11, at("10:04"))
    end_item(plan, ceremony.id, at("10:45"))
    with pytest.raises(EditRefused, match="Nobody has the floor"):
        change_own_minutes(plan, ceremony.id, 1, at("10:46"))
    start_item(plan, panel.segments[2].id, at("11:20"))
    assert own_clock(panel, at("11:21")) is None
    give_floor(plan, inscribe(plan, panel.id, Who(placeholder="Norway")), at("11:22"))
    change_own_minutes(plan, panel.id, 1, at("11:23"))
    assert history(plan)[-1].title == "One minute more for Norway"
    now = clock(plan, "Panel", at("11:24"))
    assert (now.name, now.given, now.left, now.warns) == ("Norway", 240, 120, 30)


def test_who_has_no_minutes_shares_what_the_item_has_left_and_who_leads_it_alone_has_it_all(plan: Plan) -> None:
    panel = block(plan, "Panel")
    start_item(plan, panel.id, at("10:45"))
    assert (clock(plan, "Panel", at("10:46")).name, clock(plan, "Panel", at("10:46")).left) == ("Moderator", 240)
    go_to_next(plan, panel.room_id, at("10:50"))
    assert [clock(plan, "Panel", at("10:50")).given, *coming_speakers(panel)] == [300, "Mayor", "Academia"]
    let_speak(plan, turns_of(panel)[-1].segment.appearances[2].id, at("10:55"))  # type: ignore[union-attr]
    assert (clock(plan, "Panel", at("10:55")).name, clock(plan, "Panel", at("10:55")).given) == ("Academia", 12 * 60)
    assert coming_speakers(panel) == ["Mayor"]
    go_to_next(plan, panel.room_id, at("11:00"))
    assert own_clock(panel, at("11:01")) is None
    assert took(plan, "Panel") == [("Moderator", 5, 300), ("Civil society", 5, 300), ("Academia", 12, 300)]


def test_a_place_for_several_has_as_many_turns(plan: Plan) -> None:
    panel = block(plan, "Panel")
    views = panel.segments[1]
    for one in list(views.appearances):
        remove_appearance(plan, one.id)
    add_appearance(plan, panel.id, Who(placeholder="3 rapporteurs"), Role.RAPPORTEUR, segment_id=views.id, minutes=4)
    start_item(plan, views.id, at("10:50"))
    for minute in ("10:54", "10:58"):
        next_speaker(plan, panel.id, at(minute))
    with pytest.raises(EditRefused, match="still to speak"):
        next_speaker(plan, panel.id, at("11:02"))
    assert [minutes for _name, minutes, _seconds in took(plan, "Panel")] == [4, 4, 4]


def test_the_clock_stands_while_the_session_is_held_and_giving_the_floor_goes_on(plan: Plan) -> None:
    ceremony = block(plan, "Ceremony")
    start_item(plan, ceremony.id, at("10:00"))
    hold_item(plan, ceremony.id, at("10:02"))
    assert (clock(plan, "Ceremony", at("10:20")).used, clock(plan, "Ceremony", at("10:20")).is_held) == (120, True)
    resume_item(plan, ceremony.id, at("10:20"))
    assert clock(plan, "Ceremony", at("10:21")).used == 180
    go_back(plan, ceremony.room_id, at("10:22"))
    assert (clock(plan, "Ceremony", at("10:30")).used, clock(plan, "Ceremony", at("10:30")).is_held) == (240, True)
    next_speaker(plan, ceremony.id, at("10:31"))
    assert (clock(plan, "Ceremony", at("10:32")).used, clock(plan, "Ceremony", at("10:32")).is_held) == (60, False)
    assert took(plan, "Ceremony")[0] == ("Secretary-General", 10, 240)
    plan.undo()
    assert (clock(plan, "Ceremony", at("10:32")).name, clock(plan, "Ceremony", at("10:32")).is_held) == (
        "Secretary-General",
        True,
    )


def test_back_takes_the_floor_back_to_whoever_had_it(plan: Plan) -> None:
    ceremony, panel = block(plan, "Ceremony"), block(plan, "Panel")
    start_item(plan, ceremony.id, at("10:00"))
    next_speaker(plan, ceremony.id, at("10:09"))
    go_back(plan, ceremony.room_id, at("10:10"))
    assert (clock(plan, "Ceremony", at("10:10")).name, clock(plan, "Ceremony", at("10:10")).used) == (
        "Secretary-General",
        600,
    )
    go_to_next(plan, ceremony.room_id, at("10:12"))
    assert own_clock(ceremony, at("10:13")) is None
    assert clock(plan, "Panel", at("10:13")).name == "Moderator"
    go_back(plan, ceremony.room_id, at("10:14"))
    assert clock(plan, "Ceremony", at("10:14")).name == "Secretary-General"
    assert turns_of(panel) == []
    go_back(plan, ceremony.room_id, at("10:15"))
    assert turns_of(ceremony) == []


def test_floor_list_and_panel_never_speak_at_once(plan: Plan) -> None:
    panel = block(plan, "Panel")
    start_item(plan, panel.segments[1].id, at("10:50"))
    request = inscribe(plan, panel.id, Who(placeholder="Norway"))
    give_floor(plan, request, at("10:52"))
    assert took(plan, "Panel") == [("Civil society", 5, 120)]
    assert clock(plan, "Panel", at("10:53")).name == "Norway"
    next_speaker(plan, panel.id, at("10:54"))
    assert floor_speaking(panel) is None
    assert clock(plan, "Panel", at("10:55")).name == "Mayor"


def test_what_each_took_stays_whoever_leaves_and_whatever_is_opened(plan: Plan, tmp_path: Path) -> None:
    ceremony = block(plan, "Ceremony")
    start_item(plan, ceremony.id, at("10:00"))
    next_speaker(plan, ceremony.id, at("10:11"))
    remove_appearance(plan, ceremony.appearances[0].id)
    remove_appearance(plan, ceremony.appearances[0].id)  # the President speaks all the same
    assert clock(plan, "Ceremony", at("10:12")).name == "President"
    with open_plan(tmp_path / "day.stocktake", read_only=True) as again:
        assert clock(again, "Ceremony", at("10:12")) == clock(plan, "Ceremony", at("10:12"))
    write_plan_json(plan, tmp_path / "plan.json")
    with import_plan_json(tmp_path / "plan.json", tmp_path / "copy.stocktake") as copy:
        assert plan_as_json(copy) == plan_as_json(plan)
    end_item(plan, ceremony.id, at("10:30"))
    park_block(plan, ceremony.id)
    line = report_of(plan.meeting, 1)[0].rooms[0].sessions[0]
    assert (line.title, line.is_withdrawn, line.floor_speakers, line.floor_minutes) == ("Ceremony", True, 2, 30)
    assert turns_of(ceremony) == []


def test_a_json_that_names_a_speaker_who_is_not_there_is_refused(plan: Plan, tmp_path: Path) -> None:
    start_item(plan, block(plan, "Ceremony").id, at("10:00"))
    write_plan_json(plan, tmp_path / "plan.json")
    wrong = (tmp_path / "plan.json").read_text().replace('"appearance_id": "', '"appearance_id": "x')
    (tmp_path / "plan.json").write_text(wrong)
    with pytest.raises(EditRefused, match=r"turns\[0\]\.appearance_id: there is nothing with the id"):
        import_plan_json(tmp_path / "plan.json", tmp_path / "copy.stocktake")


def test_times_that_are_noted_end_the_turn(plan: Plan) -> None:
    ceremony = block(plan, "Ceremony")
    start_item(plan, ceremony.id, at("10:00"))
    record_times(plan, ceremony.id, None, at("10:20"))
    assert took(plan, "Ceremony") == [("Secretary-General", 10, 1200)]


def test_nobody_has_the_floor_in_what_is_not_under_way(plan: Plan) -> None:
    ceremony, panel = block(plan, "Ceremony"), block(plan, "Panel")
    with pytest.raises(EditRefused, match="Nobody named"):
        next_speaker(plan, ceremony.id, at("10:00"))
    with pytest.raises(EditRefused, match="What Mayor is named for is not under way"):
        let_speak(plan, panel.segments[1].appearances[1].id, at("10:00"))
    with pytest.raises(EditRefused, match="Nobody has the floor"):
        end_speaking(plan, ceremony.id, at("10:00"))
