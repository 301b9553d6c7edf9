"""A random walk over all verbs with undo and redo: rows, memory, log and the picture of the days always agree."""

import inspect
import re
import tempfile
from contextlib import nullcontext, suppress
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from stocktake_desktop.edits import (
    appearances,
    arranging,
    blocks,
    chasing,
    contents,
    copying,
    documents,
    fields,
    fixes,
    floor,
    floor_rules,
    floor_statements,
    floor_turns,
    frame,
    frame_changes,
    house_style,
    issues,
    more_time,
    noting,
    people,
    recovery,
    rules,
    running,
    script,
    shifting,
    speaking,
    telling,
    templates,
    translations,
    updating,
    whole_day,
)
from stocktake_desktop.edits import (
    history as going_back,
)
from stocktake_desktop.edits.appearances import Who
from stocktake_desktop.edits.distribution import set_distribution
from stocktake_desktop.edits.documents import NewDocument
from stocktake_desktop.edits.hall import draw_first_seat, set_first_seat
from stocktake_desktop.edits.script import CueWords, ScriptLine
from stocktake_desktop.edits.states import add_states, set_state
from stocktake_desktop.models import (
    Appearance,
    Category,
    EditRefused,
    FloorKind,
    HallAlphabet,
    Occasion,
    Organisation,
    OutcomeKind,
    Person,
    Pictogram,
    Rank,
    Role,
    Room,
    Row,
    Segment,
    SessionBlock,
    SessionKind,
    Status,
    StepKind,
    TimeAnswer,
    create_plan,
    new_id,
    next_revision,
    open_plan,
)
from stocktake_desktop.models.changes import inverse
from stocktake_desktop.planning.acts import AskMoreTime
from stocktake_desktop.planning.comparing.kinds import EVERYTHING, PROGRAMME
from stocktake_desktop.planning.distribution import HandOut
from stocktake_desktop.planning.findings import find_all
from stocktake_desktop.planning.fixes import fixes_for
from stocktake_desktop.planning.floor import SpeakingTimes
from stocktake_desktop.planning.frame import (
    DocumentLine,
    WishedFrame,
    dates_in_order,
    day_after,
    documents_of,
    frame_of,
    new_room,
    swapped,
)
from stocktake_desktop.planning.house_style import HouseStyle
from stocktake_desktop.planning.recovery import ways_to_recover
from stocktake_desktop.planning.running import actual_of
from stocktake_desktop.planning.script.levels import Level, Scope
from stocktake_desktop.planning.shifting import Mode, Wish
from stocktake_desktop.planning.states import states
from stocktake_desktop.planning.templates import templates as templates_by_name
from stocktake_desktop.planning.together import Place
from stocktake_desktop.planning.warning_times import WarningTimes
from tests import verbs as random_verbs
from tests.pictures import picture
from tests.snapshots import driver, remembered, rewound, rows, same_state, unsynced, without_paper
from tests.verbs import press_anything, script_scope

NTH = st.integers(0, 30)
WORDS = st.text(st.sampled_from("abc é<&>“\n"), max_size=6)
STARTS = st.integers(0, 288).map(lambda n: n * 5)
MINUTES = st.integers(-5, 300)
STEP_KINDS = (StepKind.GIVING_THE_FLOOR, StepKind.OPENING_SESSION)
VERBS = [
    blocks,
    contents,
    appearances,
    fields,
    fixes,
    frame,
    frame_changes,
    people,
    recovery,
    rules,
    templates,
    arranging,
    copying,
    running,
    speaking,
    translations,
    house_style,
    floor,
    floor_rules,
    floor_statements,
    floor_turns,
    going_back,
    issues,
    more_time,
    whole_day,
    updating,
    chasing,
    telling,
    script,
]


class Walk(RuleBasedStateMachine):
    """One planner, pressing anything."""

    @initialize()
    def begin(self):
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name, "walk.stocktake")
        self.plan = unsynced(create_plan(self.path, "Walk"))
        self.states = [(without_paper(same_state(self.plan)), picture(self.plan))]
        self.at = 0
        self.after = {1: (same_state(self.plan), picture(self.plan))}

    def teardown(self):
        self.travel()
        self.plan.close()
        self.folder.cleanup()

    @property
    def newest(self):
        return self.plan.log.lines(1, None)[0]

    def stands(self):
        """What undo and redo lead through, and how it looks; and with it all paper."""
        state = same_state(self.plan)
        return (without_paper(state), picture(self.plan)), state["sheet_issue"]

    def travel(self):
        """The log alone leads to every earlier state; undo leads to the beginning, redo to the end."""
        assert list(rewound(self.plan)) == [(n, state) for n, (state, _shown) in reversed(self.after.items())]
        _here, paper = self.stands()
        for before in reversed(self.states[: self.at]):
            assert self.plan.undo()
            assert self.stands() == (before, paper)
        assert not self.plan.undo()
        for after in self.states[1:]:
            assert self.plan.redo()
            assert self.stands() == (after, paper)
        assert not self.plan.redo()

    def do(self, verb, *args, **kwargs):
        """Run a verb; a refusal leaves everything as it was, anything else is one event or none."""
        before, shown = self.newest.number, self.stands()
        try:
            verb(self.plan, *args, **kwargs)
        except EditRefused:
            assert (self.newest.number, self.stands()) == (before, shown)
            return
        self.settle(before, shown)

    def settle(self, before, shown):
        """What was done is a step, or a fact, or nothing."""
        state, paper = self.stands()
        assert self.newest.number - before in (0, 1)
        if self.newest.number == before:
            assert (state, paper) == shown
            return
        if self.newest.kind == "do":
            assert paper == shown[1]
            self.states = [*self.states[: self.at + 1], state]
            self.at += 1
        else:
            assert (self.newest.kind, state) == ("fact", shown[0])
        self.remember()

    def remember(self):
        self.after[self.newest.number] = (same_state(self.plan), picture(self.plan))

    @rule(nth=NTH, press=st.integers(0, 7), minute=st.integers(0, 1439))
    def press_on_the_day(self, nth, press, minute):
        now = datetime(2017, 12, 4 + nth % 3) + timedelta(minutes=minute)
        block, room, item = self.block(nth), self.room(nth), self.segment(nth) if nth % 2 else self.block(nth)
        verb, given = (
            (running.start_item, (item, now)),
            (running.go_to_next, (room, now)),
            (running.go_back, (room, now)),
            (running.hold_item, (block, now)),
            (running.resume_item, (block, now)),
            (running.end_item, (item, now)),
            (running.skip_item, (item, now)),
            (running.record_times, (item, now, None)),
        )[press]
        self.do(verb, *given)

    @rule(nth=NTH, press=st.integers(0, 3))
    def note_afterwards(self, nth, press):
        item = self.segment(nth) if nth % 2 else self.block(nth)
        verb, given = (
            (noting.note_as_planned, ([self.block(nth)],)),
            (noting.note_as_planned, ([block.id for block in self.plan.meeting.sessions],)),
            (noting.note_skipped, (item, datetime(2017, 12, 4, 12))),
            (noting.forget_noted, (item,)),
        )[press]
        self.do(verb, *given)

    @rule(nth=NTH, of_somebody=st.booleans(), minute=st.none() | st.integers(0, 1439))
    def expect_late(self, nth, of_somebody, minute):
        late = self.appearance(nth) if of_somebody else self.block(nth)
        moment = None if minute is None else datetime(2017, 12, 4 + nth % 3) + timedelta(minutes=minute)
        self.do(running.expect_late, late, moment)

    @rule(nth=NTH, m=NTH, press=st.integers(0, 9), minute=st.integers(0, 1439), kind=st.sampled_from(FloorKind))
    def on_the_floor_list(self, nth, m, press, minute, kind):
        now, request = datetime(2017, 12, 4) + timedelta(minutes=minute), self.request(m)
        verb, given = (
            (floor.inscribe, (self.block(nth), self.who(m), kind)),
            (floor.inscribe, (self.block(nth), self.who(m))),
            (floor.move_request, (request, nth)),
            (floor.change_kind, (request, kind)),
            (floor.set_speaking_minutes, (request, nth or None)),
            (floor.set_time_for_all, (self.block(nth), 30 * m or None)),
            (floor.withdraw_request, (request,)),
            (floor.bring_back_request, (request,)),
            (floor.give_floor, (request, now)),
            (floor.end_turn, (self.block(nth), now)),
        )[press]
        self.do(verb, *given)

    @rule(nth=NTH, m=NTH, press=st.integers(0, 4), by=st.integers(-2, 2), minute=st.integers(0, 1439))
    def speak_in_turn(self, nth, m, press, by, minute):
        now = datetime(2017, 12, 4) + timedelta(minutes=minute)
        block = self.pick([b for b in self.plan.meeting.sessions if actual_of(b) is not None], nth)
        verb, given = (
            (speaking.next_speaker, (block, now)),
            (speaking.next_speaker, (block, now)),
            (speaking.let_speak, (self.appearance(m), now)),
            (speaking.end_speaking, (block, now)),
            (speaking.change_own_minutes, (block, by, now)),
        )[press]
        self.do(verb, *given)

    @rule(nth=NTH, m=NTH, press=st.integers(0, 7), minute=st.integers(0, 1439), rank=st.sampled_from((None, *Rank)))
    def while_somebody_has_the_floor(self, nth, m, press, minute, rank):
        now, request = datetime(2017, 12, 4) + timedelta(minutes=minute), self.request(m)
        verb, given = (
            (floor_turns.raise_point_of_order, (self.block(nth), self.who(m), now)),
            (floor_turns.pause_turn, (self.block(nth), now)),
            (floor_turns.resume_turn_paused, (self.block(nth), now)),
            (floor_turns.note_absent, (request, now)),
            (floor.swap_requests, (request, self.request(nth), now)),
            (floor.set_request_rank, (request, rank)),
            (floor.give_floor, (request, now)),
            (floor.end_turn, (self.block(nth), now)),
        )[press]
        self.do(verb, *given)

    @rule(nth=NTH, m=NTH, press=st.integers(0, 10), minute=st.integers(0, 1439), words=WORDS)
    def on_the_list_as_a_whole(self, nth, m, press, minute, words):
        now, request, block = datetime(2017, 12, 4) + timedelta(minutes=minute), self.request(m), self.block(nth)
        verb, given = (
            (floor_rules.close_list, (block, now)),
            (floor_rules.reopen_list, (block,)),
            (floor_rules.cut_floor, (block, 30 * m, words)),
            (floor_rules.lift_cut, (block,)),
            (floor_rules.set_speaking_times, (SpeakingTimes(nth, m, 1, 10, 5),)),
            (floor_rules.inscribe_several, (block, ["Chile", words], now)),
            (floor_rules.carry_over, (block, self.block(m))),
            (floor_statements.speak_on_behalf, (request, words)),
            (floor_statements.change_speaking_minutes, (request, 1)),
            (floor_statements.speak_jointly, (request, words)),
            (floor_statements.align_request, (request, self.request(nth))),
            (floor_statements.give_extra, (request, nth, words)),
        )[press]
        self.do(verb, *given)
        self.do(floor_statements.receive_text, request, received=nth > m)
        self.do(floor_rules.set_warning_times, WarningTimes(nth, m - 1, 60, 30))

    @rule(n=NTH)
    def remove_request(self, n):
        self.do(floor.remove_request, self.request(n))

    @rule(nth=NTH, minute=st.integers(480, 1080), late=st.integers(-60, 60))
    def recover(self, nth, minute, late):
        now = datetime(2017, 12, 4 + nth % 3) + timedelta(minutes=minute)
        known = {self.block(nth): now + timedelta(minutes=late)} if nth % 2 and self.plan.meeting.sessions else {}
        ways = ways_to_recover(self.plan.meeting, now, None, known).recoveries
        if ways:
            self.do(recovery.recover, ways[nth % len(ways)])

    @rule(nth=NTH, m=NTH, minute=st.integers(0, 1440), answer=st.sampled_from(list(TimeAnswer)), words=WORDS)
    def ask_for_more_time(self, nth, m, minute, answer, words):
        day, now = self.day(nth), datetime(2017, 12, 4) + timedelta(minutes=min(minute, 1439))
        subject = self.pick([stop for one in self.plan.meeting.days for stop in one.hard_stops], m)
        self.do(more_time.ask_more_time, AskMoreTime(day, self.room(m), subject, minute, 700, now))
        self.do(more_time.ask_more_time, AskMoreTime(day, None, self.block(m), minute, 700, now))
        request = self.pick(self.plan.meeting.time_requests, nth)
        self.do(more_time.answer_request, request, answer, now, words)

    def pick(self, rows, nth):
        rows = sorted(rows, key=lambda row: row.id)
        return rows[nth % len(rows)].id if rows else "nothing"

    def block(self, nth):
        return self.pick(self.plan.meeting.sessions, nth)

    def day(self, nth):
        return self.pick(self.plan.meeting.days, nth)

    def room(self, nth):
        return self.pick(self.plan.meeting.rooms, nth) if nth % 4 else None

    def segment(self, nth):
        return self.pick([s for b in self.plan.meeting.sessions for s in b.segments], nth)

    def request(self, nth):
        return self.pick([r for b in self.plan.meeting.sessions for r in b.floor_requests], nth)

    def appearance(self, nth):
        return self.pick([a for b in self.plan.meeting.sessions for a in b.appearances], nth)

    def alternate(self, nth):
        people_there = [a for b in self.plan.meeting.sessions for a in b.appearances]
        return self.pick([o for a in people_there for o in a.alternates], nth)

    def person(self, nth):
        return self.pick(self.plan.meeting.people, nth) if self.plan.meeting.people else None

    def organisation(self, nth):
        return self.pick(self.plan.meeting.organisations, nth) if self.plan.meeting.organisations else None

    def who(self, nth):
        return (Who(self.person(nth)), Who(None, self.organisation(nth)), Who(placeholder="Presenter"), Who())[nth % 4]

    # the frame

    @rule(n=st.integers(0, 4))
    def add_day(self, n):
        self.do(frame.add_day, date(2017, 12, 4) + timedelta(n))

    @rule(n=NTH)
    def remove_day(self, n):
        self.do(frame.remove_day, self.day(n))

    @rule(n=NTH, m=NTH)
    def whole_day(self, n, m):
        self.do(whole_day.move_whole_day, self.day(n), self.day(m))
        self.do(whole_day.duplicate_day, self.day(n), date(2017, 12, 4) + timedelta(m % 5))

    @rule(n=NTH, minute=st.integers(-1, 1500))
    def hard_stop(self, n, minute):
        self.do(frame.add_hard_stop, self.day(n), minute, "lunch")

    @rule(n=NTH)
    def remove_hard_stop(self, n):
        self.do(frame.remove_hard_stop, self.pick([s for d in self.plan.meeting.days for s in d.hard_stops], n))

    @rule(name=WORDS)
    def add_room(self, name):
        self.do(frame.add_room, name)

    @rule(n=NTH)
    def remove_room(self, n):
        self.do(frame.remove_room, self.pick(self.plan.meeting.rooms, n))

    @rule(n=NTH, m=NTH)
    def join_rooms(self, n, m):
        rooms = self.plan.meeting.rooms
        self.do(frame.join_rooms, self.pick(rooms, n), self.pick(rooms, m))

    @rule(n=NTH, m=NTH, of_day=st.booleans())
    def swap_rooms(self, n, m, of_day):
        one, other = (self.pick(self.plan.meeting.rooms, nth) for nth in (n, m))
        self.do(frame.swap_rooms, one, other, self.day(n) if of_day else None)

    @rule(n=NTH, due=st.booleans(), presence=st.booleans())
    def move_meeting(self, n, due, presence):
        self.do(frame_changes.move_meeting, date(2017, 11, 20) + timedelta(n), frame_changes.Along(due, due, presence))

    @rule(order=st.permutations(range(4)), dropped=st.booleans(), name=WORDS)
    def change_frame(self, order, dropped, name):
        """Days change their dates, rooms their order and sessions; one of each may go, and one comes."""
        here = frame_of(self.plan.meeting)
        kept = [here.days[nth] for nth in order if nth < len(here.days)][dropped:]
        rooms = [here.rooms[nth] for nth in order if nth < len(here.rooms)]
        if len(rooms) > 1:
            rooms = list(swapped(rooms, rooms[0].id, rooms[-1].id))
        rooms = [*rooms[dropped:], new_room(name)]
        days = dates_in_order([*kept, day_after(kept, date(2017, 12, 4))])
        self.do(frame_changes.change_frame, WishedFrame(days, tuple(rooms)))

    @rule(title=WORDS, n=NTH, remove=st.booleans())
    def documents(self, title, n, remove):
        if remove:
            self.do(documents.remove_document, self.pick(self.plan.meeting.documents, n))
        else:
            self.do(documents.add_document, title, "A/1")
        self.do(frame_changes.change_documents, [*documents_of(self.plan.meeting)[::-1], DocumentLine(new_id(), title)])

    @rule(title=WORDS, n=NTH, m=NTH)
    def documents_with_files(self, title, n, m):
        one, other = (self.pick(self.plan.meeting.documents, nth) for nth in (n, m))
        self.do(documents.add_documents, [NewDocument(title, file_name="a.pdf", content=b"%PDF"), NewDocument("b")])
        self.do(documents.attach_file, one, "b.pdf", title.encode())
        self.do(documents.detach_file, other)
        self.do(documents.remove_documents, [one, other])

    @rule(title=WORDS, n=NTH, m=NTH, is_background=st.booleans())
    def documents_of_sessions(self, title, n, m, is_background):
        document, block = self.pick(self.plan.meeting.documents, n), self.block(m)
        self.do(documents.link_document, document, block, is_background=is_background)
        self.do(documents.unlink_document, document, self.block(n))
        sessions = self.plan.meeting.sessions
        if sessions:
            session = sessions[m % len(sessions)]
            self.do(documents.take_up, session, title, "https://example.org/1")
            self.do(documents.order_documents, session.id, [link.document_id for link in session.documents][::-1])

    @rule(n=NTH, m=NTH, remove=st.booleans())
    def documents_of_questions(self, n, m, remove):
        questions = [question for block in self.plan.meeting.sessions for question in block.questions]
        verb = documents.unlink_question if remove else documents.link_question
        self.do(verb, self.pick(self.plan.meeting.documents, n), self.pick(questions, m))

    # blocks

    @rule(title=WORDS, kind=st.sampled_from(SessionKind), n=NTH, start=STARTS, minutes=MINUTES, parked=st.booleans())
    def add_block(self, title, kind, n, start, minutes, parked):
        place = {} if parked else {"day_id": self.day(n), "start": start, "room_id": self.room(n)}
        self.do(blocks.add_block, title, kind, minutes=minutes, **place)

    @rule(n=NTH, m=NTH, start=STARTS)
    def move_block(self, n, m, start):
        self.do(blocks.move_block, self.block(n), self.day(m), start, self.room(m))

    @rule(n=NTH, start=STARTS, minutes=MINUTES)
    def resize_block(self, n, start, minutes):
        self.do(blocks.resize_block, self.block(n), start, minutes)

    @rule(n=NTH, minutes=MINUTES)
    def set_minutes(self, n, minutes):
        self.do(blocks.set_minutes, self.block(n), minutes)

    @rule(n=NTH)
    def park_block(self, n):
        self.do(blocks.park_block, self.block(n))

    @rule(n=NTH, locked=st.booleans())
    def lock_block(self, n, locked):
        self.do(blocks.lock_block, self.block(n), locked)

    @rule(n=NTH)
    def remove_block(self, n):
        self.do(blocks.remove_block, self.block(n))

    @rule(n=NTH, minutes=st.integers(-90, 90), mode=st.sampled_from(list(Mode)), lengthens=st.booleans())
    def shift_from(self, n, minutes, mode, lengthens):
        self.do(shifting.shift_from, Wish(self.block(n), minutes, mode, lengthens=lengthens, pull=minutes % 2 == 0))

    @rule(n=NTH, what=st.integers(0, 2))
    def rearrange(self, n, what):
        verb = (shifting.close_gaps_after, shifting.swap_block_with_next, shifting.fit_to_contents)[what]
        self.do(verb, self.block(n))

    @rule(
        n=NTH,
        name=st.sampled_from([*templates_by_name(), "?"]),
        present=st.none() | st.sampled_from(templates.Present),
    )
    def apply_template(self, n, name, present):
        self.do(templates.apply_template, self.block(n), name, present)

    @rule(some=st.lists(NTH, min_size=1, max_size=4, unique=True), what=st.integers(0, 5))
    def arrange(self, some, what):
        verbs = (
            arranging.park_blocks,
            arranging.remove_blocks,
            arranging.align_starts,
            arranging.make_parallel,
            copying.merge_blocks,
            arranging.move_blocks,
        )
        ids = list(dict.fromkeys(self.block(n) for n in some))
        places = {one: Place(self.day(n), 40 * n, self.room(n)) for one, n in zip(ids, some, strict=False)}
        self.do(verbs[what], ids if what < 5 else places)
        self.do(arranging.move_together, ids, ids[0], next(iter(places.values())))

    @rule(some=st.lists(NTH, min_size=1, max_size=4, unique=True), locked=st.booleans())
    def lock_blocks(self, some, locked):
        self.do(arranging.lock_blocks, list(dict.fromkeys(self.block(n) for n in some)), locked)

    @rule(n=NTH, other=NTH, start=STARTS, minutes=MINUTES)
    def copy(self, n, other, start, minutes):
        self.do(copying.duplicate_block, self.block(n))
        self.do(copying.duplicate_blocks, [(self.block(k), self.day(k), start, self.room(k)) for k in (n, other)])
        self.do(copying.split_block, self.block(other), minutes)
        self.do(arranging.repeat_in_all_rooms, self.block(n))

    # contents

    @rule(n=NTH, title=WORDS, minutes=st.none() | st.integers(0, 60))
    def add_segment(self, n, title, minutes):
        self.do(contents.add_segment, self.block(n), title, minutes=minutes)

    @rule(n=NTH)
    def remove_segment(self, n):
        self.do(contents.remove_segment, self.segment(n))

    @rule(n=NTH, seed=st.randoms(use_true_random=False))
    def reorder(self, n, seed):
        block = self.plan.find(SessionBlock, self.block(n))
        if block is not None:
            ids = [a.id for a in block.appearances]
            seed.shuffle(ids)
            self.do(contents.reorder, block.id, block.appearances, ids)

    @rule(n=NTH, words=WORDS, what=st.integers(0, 4))
    def questions_and_outcomes(self, n, words, what):
        block = self.plan.find(SessionBlock, self.block(n))
        if what == 0:
            self.do(contents.add_question, self.block(n), words)
        elif what == 1:
            self.do(contents.add_outcome, self.block(n), words)
        elif what == 4 and block is not None and block.outcomes:
            self.do(contents.move_outcome, block.outcomes[n % len(block.outcomes)].id, OutcomeKind.MEANS, n % 3)
        elif block is not None and (items := [*block.questions, *block.outcomes]):
            self.do(contents.remove_item, items[n % len(items)])

    @rule(n=NTH, ahead=st.integers(1, 2))
    def record_issues(self, n, ahead):
        subject = self.block(n)
        revision = ahead - 1 + next_revision(self.plan.meeting.sheet_issues, ("podium", subject, "en"))
        self.do(issues.record_issues, [issues.Issued("podium", subject, revision, "[]", "f")], datetime(2017, 12, 4, 9))

    @rule(sheet=st.sampled_from(("podium", "day", "")), copies=st.integers(0, 3), goes_to=WORDS)
    def set_distribution(self, sheet, copies, goes_to):
        self.do(set_distribution, {sheet: HandOut(copies, goes_to)})

    @rule(n=NTH, found=st.booleans())
    def throw_away(self, n, found):
        verb = partial(issues.throw_away_issues, now=datetime(2017, 12, 4, 9)) if found else issues.find_issues_again
        self.do(verb, [self.pick(self.plan.meeting.sheet_issues, n)])

    @rule(words=WORDS, yes=st.booleans(), emblem=st.sampled_from(("", random_verbs.EMBLEM, "no picture")))
    def set_house_style(self, words, yes, emblem):
        self.do(house_style.set_house_style, HouseStyle(words, yes, words, emblem, not yes))

    # people

    @rule(name=WORDS, n=NTH)
    def add_person(self, name, n):
        self.do(people.add_person, name, "Ruiz", self.organisation(n))

    @rule(name=WORDS)
    def add_named(self, name):
        self.do(people.add_named, f"Dr. {name} von Ruiz")

    @rule(n=NTH)
    def split_given_name(self, n):
        self.do(people.split_given_name, self.person(n) or "nobody")

    @rule(name=WORDS, collective=st.booleans())
    def add_organisation(self, name, collective):
        self.do(people.add_organisation, name, Category.MEMBER_STATE, collective=collective)

    @rule(name=WORDS, organisation=WORDS, n=NTH, known=st.booleans())
    def add_people(self, name, organisation, n, known):
        new = people.NewPerson(family_name=name, organisation=organisation)
        same = people.NewPerson(given_name="Ana", organisation="Peru", known_id=self.person(n) if known else None)
        self.do(people.add_people, [new, same])

    @rule(codes=st.lists(st.sampled_from(["MEX", "NOR", "VAT"])))
    def add_states(self, codes):
        self.do(add_states, codes)

    @rule(n=NTH, state=st.sampled_from(states()))
    def set_state(self, n, state):
        self.do(set_state, self.person(n) or "nobody", state)

    @rule(lot=st.integers(0, 4))
    def draw_first_seat(self, lot):
        self.do(draw_first_seat, lot)

    @rule(name=WORDS, alphabet=st.sampled_from(HallAlphabet))
    def set_first_seat(self, name, alphabet):
        self.do(set_first_seat, name, alphabet)

    @rule(n=NTH, m=NTH)
    def set_organisation(self, n, m):
        self.do(people.set_organisation, self.person(n) or "nobody", self.organisation(m))

    @rule(n=NTH)
    def remove_person(self, n):
        self.do(people.remove_person, self.person(n) or "nobody")

    @rule(n=NTH)
    def remove_organisation(self, n):
        self.do(people.remove_organisation, self.organisation(n) or "none")

    @rule(n=NTH, m=NTH, o=NTH)
    def remove_people(self, n, m, o):
        chosen = (self.person(n), self.person(m), self.organisation(o))
        self.do(people.remove_people, [row_id for row_id in chosen if row_id])

    @rule(n=NTH, m=NTH, role=st.sampled_from(Role), inside=st.booleans())
    def add_appearance(self, n, m, role, inside):
        block = self.plan.find(SessionBlock, self.block(n))
        segment = block.segments[0].id if inside and block is not None and block.segments else None
        self.do(appearances.add_appearance, self.block(n), self.who(m), role, segment_id=segment)

    @rule(n=NTH)
    def remove_appearance(self, n):
        self.do(appearances.remove_appearance, self.appearance(n))

    @rule(n=NTH, m=NTH)
    def replace_appearance(self, n, m):
        self.do(appearances.replace_appearance, self.appearance(n), self.who(m))

    @rule(n=NTH, m=NTH)
    def fill_and_empty(self, n, m):
        self.do(appearances.empty_appearance, self.appearance(n))
        self.do(appearances.replace_appearance, self.appearance(n), self.who(m))
        self.do(appearances.empty_appearance, self.appearance(n))

    @rule(n=NTH, m=NTH, inside=st.booleans())
    def move_to_session(self, n, m, inside):
        block = self.plan.find(SessionBlock, self.block(m))
        segment = block.segments[0].id if inside and block is not None and block.segments else None
        self.do(appearances.move_to_session, self.appearance(n), self.block(m), segment)

    @rule(n=NTH, several=st.lists(NTH, max_size=3), role=st.sampled_from(Role))
    def add_appearances(self, n, several, role):
        self.do(appearances.add_appearances, self.block(n), [self.who(m) for m in several], role)

    @rule(n=NTH, m=NTH, place=st.integers(-1, 4))
    def move_appearance(self, n, m, place):
        appearance = self.plan.find(Appearance, self.appearance(n))
        segments = appearance.session.segments if appearance is not None else []
        segment = segments[m % len(segments)].id if segments and m % 3 else None
        self.do(appearances.move_appearance, self.appearance(n), segment, place)

    @rule(n=NTH, m=NTH)
    def add_alternate(self, n, m):
        self.do(appearances.add_alternate, self.appearance(n), self.who(m))

    @rule(n=NTH)
    def promote_alternate(self, n):
        self.do(appearances.promote_alternate, self.alternate(n))

    @rule(n=NTH)
    def remove_alternate(self, n):
        self.do(appearances.remove_alternate, self.alternate(n))

    # other languages

    @rule(n=NTH, words=WORDS, language=st.sampled_from(("ar", "fr", "xx")), repeats=st.booleans())
    def translate(self, n, words, language, repeats):
        self.do(translations.translate, SessionBlock, self.block(n), "title", language, words)
        self.do(translations.translate, Appearance, self.appearance(n), "placeholder", language, words)
        if repeats:
            self.do(translations.repeat_translations)
            said = (SessionBlock, self.block(n), "title", language, words)
            self.do(translations.translate_block, [said, (SessionBlock, self.block(n), "notes", "es", words)])

    # whose answer is open, and who was told

    @rule(n=NTH, day=st.dates(date(2017, 11, 1), date(2017, 12, 31)), status=st.sampled_from(list(Status)))
    def chase(self, n, day, status):
        places = [self.appearance(n), self.appearance(n + 1)]
        self.do(chasing.ask, places, day)
        self.do(chasing.expect_answer, places, day)
        self.do(chasing.note_answer, places[:1], status, datetime(2017, 12, 4, 9))
        self.do(chasing.note_how, places[:1], "by mail")
        steps_in = [self.alternate(n)]
        self.do(chasing.ask, (), day, steps_in)
        self.do(chasing.expect_answer, (), day, steps_in)
        self.do(chasing.note_answer, (), status, datetime(2017, 12, 4, 9), steps_in)
        self.do(chasing.note_how, (), "by mail", steps_in)

    @rule(n=NTH)
    def tell(self, n):
        self.do(telling.note_told, [self.person(n)], datetime(2017, 12, 4, 9))
        self.do(telling.note_not_told, "none")

    # the script of the chair

    @rule(n=NTH, level=st.sampled_from(list(Level)), step=st.sampled_from(STEP_KINDS), words=WORDS)
    def say(self, n, level, step, words):
        scope = script_scope(self.plan, self.block(n), level)
        line = ScriptLine(scope, step, Occasion.LATE if n % 5 == 0 else None)
        self.do(script.say, line, ("en", "fr")[n % 2], words)
        if words and n % 3 == 0:
            self.do(script.use_for, line, Scope(self.plan.meeting.id), ("en", "fr")[n % 2])
        elif n % 3 == 1:
            self.do(script.inherit_words, line, "en")
        else:
            self.do(script.say_all, "fr", [(line, words), (replace(line, scope=Scope(self.plan.meeting.id)), words)])
            self.do(script.say_nothing, line)

    @rule(n=NTH, level=st.sampled_from(list(Level)), step=st.sampled_from(STEP_KINDS), words=WORDS)
    def cue(self, n, level, step, words):
        scope, pictogram = script_scope(self.plan, self.block(n), level), list(Pictogram)[n % 3]
        self.do(script.write_cues, scope, step, pictogram, [CueWords(pictogram, words, words)] * (n % 3))
        if n % 4 == 0:
            self.do(script.inherit_cues, scope, step, pictogram)
        elif n % 4 == 1:
            self.do(script.use_cues_for, ScriptLine(scope, step), pictogram, Scope(self.plan.meeting.id))
        held = next((cue.id for cue in self.plan.meeting.cues if cue.step is step), "")
        self.do(script.word_cue, ScriptLine(scope, step), CueWords(pictogram, words), held, ("", "fr")[n % 2])

    # rules of the meeting, acknowledged findings

    @rule(key=st.sampled_from("ab"), facts=WORDS, reason=WORDS)
    def acknowledge(self, key, facts, reason):
        self.do(rules.acknowledge, "gap", key, facts, reason)

    @rule(n=st.integers(0, 3))
    def acknowledge_and_withdraw_several(self, n):
        self.do(rules.acknowledge_all, find_all(self.plan.meeting)[:n], "They share the hall")
        self.do(rules.withdraw_all, [row.id for row in self.plan.meeting.acknowledgements[:n]])

    @rule(n=NTH)
    def withdraw_acknowledgement(self, n):
        self.do(rules.withdraw_acknowledgement, self.pick(self.plan.meeting.acknowledgements, n))

    @rule(
        kind=st.sampled_from(SessionKind),
        role=st.sampled_from(Role),
        category=st.sampled_from(Category),
        allowed=st.booleans(),
    )
    def add_role_rule(self, kind, role, category, allowed):
        self.do(rules.add_role_rule, kind, role, category, allowed)

    @rule(n=NTH, minutes=MINUTES, kept=st.integers(0, 9))
    def change_rules(self, n, minutes, kept):
        stops = {self.day(n): [minutes, 780]}
        self.do(rules.change_rules, minutes, stops, rules.role_lines(self.plan.meeting)[:kept])

    @rule(n=NTH)
    def remove_role_rule(self, n):
        self.do(rules.remove_role_rule, self.pick(self.plan.meeting.role_rules, n))

    # fixes

    @rule(n=NTH)
    def fix(self, n):
        """The rehearsal of a fix changes nothing; the fix itself is one step."""
        proposed = [fix for found in find_all(self.plan.meeting) for fix in fixes_for(self.plan.meeting, found)]
        if proposed:
            with suppress(EditRefused):
                fixes.rehearse_fix(self.plan, proposed[n % len(proposed)])
            assert self.stands()[0] == self.states[self.at]
            self.do(fixes.apply_fix, proposed[n % len(proposed)])

    # fields, and several verbs as one step

    @rule(n=NTH, words=WORDS, status=st.sampled_from(Status), minutes=st.none() | st.integers(-2, 2000))
    def set_field(self, n, words, status, minutes):
        self.do(fields.set_field, SessionBlock, self.block(n), "objectives", words)
        self.do(fields.set_field, Appearance, self.appearance(n), "status", status)
        self.do(fields.set_field, Segment, self.segment(n), "minutes", minutes)
        self.do(fields.set_field, Person, self.person(n) or "nobody", "family_name", words)
        self.do(fields.set_field, Organisation, self.organisation(n) or "none", "name", words)
        self.do(fields.set_field, Room, self.pick(self.plan.meeting.rooms, n), "position", n)

    @rule(chance=st.randoms(use_true_random=False))
    def anything(self, chance):
        self.do(press_anything, chance)

    @rule(chance=st.randoms(use_true_random=False), times=st.integers(1, 5), whole=st.booleans())
    def a_copy_comes_back(self, chance, times, whole):
        """What was done to a copy elsewhere is taken over, some of it or all."""
        carried = EVERYTHING if whole else PROGRAMME
        with self.plan.rehearsal() as copy:
            for _ in range(times):
                with suppress(EditRefused):
                    press_anything(copy, chance)
            found = updating.compare_with_source(self.plan, copy.meeting, "copy_2.json", carried)
            ticked = {one.key for one in found.differences() if chance.random() < 0.7}
            self.do(updating.take_over, copy.meeting, found, ticked, "copy_2.json")

    @rule(chance=st.randoms(use_true_random=False), times=st.integers(1, 8))
    def several_at_once(self, chance, times):
        def together(plan):
            with plan.edit("Several"):
                for _ in range(times):
                    press_anything(plan, chance)
                    assert remembered(plan) == rows(driver(plan))

        self.do(together)

    @rule(chance=st.randoms(use_true_random=False), times=st.integers(1, 4))
    def a_caller_that_swallows_refusals(self, chance, times):
        """What was refused after something was done takes all with it; a question asked in vain takes nothing."""

        def together(plan):
            with plan.edit("Several"):
                for _ in range(times):
                    with suppress(EditRefused):
                        press_anything(plan, chance)

        self.do(together)

    @rule(chance=st.randoms(use_true_random=False), times=st.integers(0, 3), nested=st.booleans())
    def something_breaks_in_the_middle(self, chance, times, nested):
        def broken(plan):
            with plan.edit("Broken"):
                for _ in range(times):
                    press_anything(plan, chance)
                room = plan.add(Room(meeting=plan.meeting, name="Never"))
                with plan.edit("Inside") if nested else nullcontext():
                    room.capacity = 1 // 0

        with pytest.raises((ZeroDivisionError, EditRefused)):
            broken(self.plan)

    # history

    @precondition(lambda self: self.at > 0)
    @rule()
    def undo(self):
        assert self.plan.undo()
        self.at -= 1
        self.remember()

    @rule(n=NTH)
    def go_back(self, n):
        """To any event: what changed since is told, and taken back as one step that leaves paper alone."""
        number = 1 + n % len(self.after)
        there, shown = self.after[number]
        told = {(row.table, row.row_id) for row in self.plan.changed_since(number)}
        assert told == differing(there, same_state(self.plan))
        before, here = self.newest.number, self.stands()
        assert bool(self.plan.go_back(number, "Back")) == (without_paper(there) != here[0][0])
        self.settle(before, here)
        assert self.stands() == ((without_paper(there), shown), here[1])

    @precondition(lambda self: self.at < len(self.states) - 1)
    @rule()
    def redo(self):
        assert self.plan.redo()
        self.at += 1
        self.remember()

    @rule()
    def close_and_open(self):
        self.plan.close()
        self.plan = unsynced(open_plan(self.path))

    @invariant()
    def agrees(self):
        assert self.stands()[0] == self.states[self.at]
        assert (self.plan.undo_title is None) == (self.at == 0)
        assert (self.plan.redo_title is None) == (self.at == len(self.states) - 1)


def differing(one, other):
    """The rows that are in one of two states only, or differ."""
    found = set()
    for table in one.keys() | other.keys():
        nth = list(Row.metadata.tables[table].columns.keys()).index("id")
        found |= {(table, row[nth]) for row in set(one.get(table, ())) ^ set(other.get(table, ()))}
    return found


TestWalk = Walk.TestCase
TestWalk.settings = settings(max_examples=50, stateful_step_count=30)


def test_the_walk_knows_every_verb():
    """A verb added later must be walked too, and be among those that are pressed at random."""
    verbs = {
        name
        for module in VERBS
        for name, member in inspect.getmembers(module, inspect.isfunction)
        if member.__module__ == module.__name__ and next(iter(inspect.signature(member).parameters), "") == "plan"
    }
    inside_a_step = {
        "copy_script", "copy_translations", "do_acts", "foresee_move", "forget", "give_up", "in_words",
        "known", "name", "new_day", "rehearse_fix", "take_day_out", "take_people_out",
        "take_room_out",
    }  # fmt: skip
    for source in (inspect.getsource(Walk), inspect.getsource(random_verbs)):
        pressed = {name for name in verbs if re.search(rf"\.{name}\b", source)}
        assert {name for name in verbs - inside_a_step if not name.startswith("_")} - pressed == set()


def test_steps_are_inverse_of_themselves():
    from stocktake_desktop.models import RowChange

    rows = [RowChange("room", None, {"id": "1"}), RowChange("room", {"id": "1", "name": "a"}, {"id": "1", "name": "b"})]
    assert inverse(inverse(rows)) == rows
