"""How far a step reaches, told by names: what was before it counts like what is after it."""

from datetime import date, datetime

import pytest

from stocktake_desktop.edits import (
    appearances,
    blocks,
    contents,
    documents,
    fields,
    floor,
    frame,
    issues,
    people,
    rules,
    running,
)
from stocktake_desktop.edits.appearances import Who
from stocktake_desktop.edits.translations import translate
from stocktake_desktop.models import Day, Meeting, MeetingDocument, Organisation, Person, Role, Room, SessionBlock
from stocktake_desktop.planning.reach import News, Reach, reach
from tests.plans import small_plan

PANEL, GROUP = "Panel I", "Group 1"


@pytest.fixture
def plan():
    """A panel whose speaker has an alternate, a group that a delegation asked to speak in, an idea with nobody."""
    plan = small_plan()
    chad = people.add_organisation(plan, "Chad")
    ana = people.add_person(plan, "Ana", "Deby", chad)
    people.add_person(plan, "Nobody", "Invited")
    floor.inscribe(plan, session(plan, GROUP).id, Who(ana))
    contents.add_question(plan, session(plan, GROUP).id, "Why?")
    documents.add_document(plan, "Report", "A/71/728")
    return plan


def session(plan, title):
    return next(one for one in plan.meeting.sessions if one.title == title)


def somebody(plan, name):
    return next(one for one in (*plan.meeting.people, *plan.meeting.organisations) if name in one.name)


def reached(plan, act):
    """What a step reaches, which is what taking it back does: by the names of before, and the whole of it."""
    told: list[Reach] = []
    names: dict[str, str] = {}

    def note():
        meeting = plan.meeting
        for rows in (meeting.sessions, meeting.people, meeting.organisations, meeting.rooms):
            for row in rows:
                names.setdefault(row.id, getattr(row, "title", None) or row.name)
        for day in meeting.days:
            names.setdefault(day.id, f"Day {day.number}")

    plan.on_change(lambda changes: told.append(reach(plan, changes)))
    note()
    act(plan)
    note()
    done, before = told[-1], len(told)
    if done.news != {News.PRINTED}:
        plan.undo()
        assert told[before] == done
    del plan._listeners[-1]
    ids = (done.sessions, done.people, done.organisations, done.days, done.rooms)
    return [{names.get(one, one) for one in some} for some in ids], done


PANEL_PEOPLE = ({"Kari Nordmann"}, {"Norway"})
WHOLE_PANEL = [{PANEL}, *PANEL_PEOPLE, {"Day 1"}, {"Plenary"}]
WHOLE_GROUP = [{GROUP}, {"Ana Deby"}, {"Chad"}, {"Day 2"}, {"Breakout 1"}]


def _speaker(plan):
    return next(one for one in session(plan, PANEL).appearances if one.alternates)


def _set(model, find, field, value):
    return lambda plan: fields.set_field(plan, model, find(plan).id, field, value)


def _taken_up_and_changed(plan):
    [document] = plan.meeting.documents
    documents.link_document(plan, document.id, session(plan, GROUP).id)
    fields.set_field(plan, MeetingDocument, document.id, "symbol", "A/71/729")


STEPS = {
    "a note of a session": (_set(SessionBlock, lambda p: session(p, PANEL), "notes", "Flags"), WHOLE_PANEL),
    "an item": (lambda p: contents.add_segment(p, session(p, PANEL).id, "Close"), WHOLE_PANEL),
    "an alternate more": (lambda p: appearances.add_alternate(p, _speaker(p).id, Who(placeholder="X")), WHOLE_PANEL),
    "an alternate less": (lambda p: appearances.remove_alternate(p, _speaker(p).alternates[0].id), WHOLE_PANEL),
    "the alternate's name": (_set(Person, lambda p: somebody(p, "Kari"), "family_name", "Hansen"), WHOLE_PANEL),
    "a speaker's name": (_set(Person, lambda p: somebody(p, "Ana"), "family_name", "Itno"), WHOLE_GROUP),
    "a delegation's name": (_set(Organisation, lambda p: somebody(p, "Chad"), "name", "Tchad"), WHOLE_GROUP),
    "somebody in no session": (
        _set(Person, lambda p: somebody(p, "Nobody"), "family_name", "Known"),
        [set(), {"Nobody Invited"}, set(), set(), set()],
    ),
    "a question sent": (
        lambda p: contents.remove_item(p, session(p, GROUP).questions[0]),
        WHOLE_GROUP,
    ),
    "somebody goes": (lambda p: people.remove_person(p, somebody(p, "Ana").id), WHOLE_GROUP),
    "a session goes": (lambda p: blocks.remove_block(p, session(p, PANEL).id), WHOLE_PANEL),
    "a session is parked": (lambda p: blocks.park_block(p, session(p, GROUP).id), WHOLE_GROUP),
    "it begins": (
        lambda p: running.start_item(p, session(p, GROUP).id, datetime(2018, 3, 13, 11)),
        WHOLE_GROUP,
    ),
    "who changes sides": (
        lambda p: people.set_organisation(p, somebody(p, "Ana").id, somebody(p, "Norway").id),
        [{GROUP}, {"Ana Deby"}, {"Chad", "Norway"}, {"Day 2"}, {"Breakout 1"}],
    ),
    "a document": (lambda p: documents.add_document(p, "Progress", "A/71/728"), [set()] * 5),
    "a document is taken up": (
        lambda p: documents.link_document(p, p.meeting.documents[0].id, session(p, GROUP).id),
        WHOLE_GROUP,
    ),
    "a document that is taken up": (
        _taken_up_and_changed,
        [{GROUP}, set(), set(), {"Day 2"}, {"Breakout 1"}],
    ),
    "a session called otherwise": (
        lambda p: translate(p, SessionBlock, session(p, GROUP).id, "title", "fr", "Groupe 1"),
        WHOLE_GROUP,
    ),
    "somebody called otherwise": (
        lambda p: translate(p, Person, somebody(p, "Kari").id, "function", "fr", "Ministre"),
        WHOLE_PANEL,
    ),
}


@pytest.mark.parametrize(("act", "expected"), STEPS.values(), ids=STEPS)
def test_a_step_reaches_what_shows_it(plan, act, expected):
    found, whole = reached(plan, act)
    assert found == expected
    assert not whole.everywhere


def test_a_session_that_moves_reaches_both_days_and_rooms(plan):
    day, room = plan.meeting.days[1], plan.meeting.rooms[1]
    found, whole = reached(plan, lambda p: blocks.move_block(p, session(p, PANEL).id, day.id, 800, room.id))
    assert found == [{PANEL}, *PANEL_PEOPLE, {"Day 1", "Day 2"}, {"Plenary", "Breakout 1"}]
    assert whole.news == {News.PLANNED}
    assert not whole.everywhere


EVERYWHERE = {
    "the meeting": lambda p: fields.set_field(p, Meeting, p.meeting.id, "title", "Round two"),
    "a day": lambda p: frame.add_day(p, date(2018, 3, 11)),
    "a day's title": _set(Day, lambda p: p.meeting.days[0], "title", "Opening"),
    "a hard stop": lambda p: frame.add_hard_stop(p, p.meeting.days[0].id, 690, "Interpretation ends"),
    "a room": _set(Room, lambda p: p.meeting.rooms[0], "name", "Hall"),
    "a rule": lambda p: rules.add_role_rule(
        p, session(p, PANEL).kind, Role.MODERATOR, somebody(p, "Norway").category, allowed=True
    ),
    "a room called otherwise": lambda p: translate(p, Room, p.meeting.rooms[0].id, "name", "fr", "Salle"),
}


@pytest.mark.parametrize("act", EVERYWHERE.values(), ids=EVERYWHERE)
def test_what_anything_may_show_reaches_everywhere(plan, act):
    _found, whole = reached(plan, act)
    assert whole.everywhere
    assert whole.has_session("any")
    assert whole.has_somebody("anybody")


def test_paper_and_acknowledgements_reach_nothing_of_the_programme(plan):
    printed = issues.Issued("podium", session(plan, PANEL).id, 1, "[]", "f")
    found, whole = reached(plan, lambda p: issues.record_issues(p, [printed], datetime(2018, 3, 1)))
    assert (found, whole.news, whole.everywhere) == ([set()] * 5, {News.PRINTED}, False)
    found, whole = reached(plan, lambda p: rules.acknowledge(p, "gap", "gap a", "b", "so be it"))
    assert (found, whole.news, whole.everywhere) == ([set()] * 5, {News.ACKNOWLEDGED}, False)


def test_news_tell_what_sort_of_thing_was_told(plan):
    _found, begun = reached(plan, STEPS["it begins"][0])
    _found, called = reached(plan, STEPS["somebody called otherwise"][0])
    assert (begun.news, called.news) == ({News.HAPPENED}, {News.TRANSLATED})
    both = begun | called
    assert both.news == {News.HAPPENED, News.TRANSLATED}
    assert both.sessions == begun.sessions | called.sessions
    assert not Reach()
    assert Reach() | begun == begun
