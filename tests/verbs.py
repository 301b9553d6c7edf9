"""Every verb of `edits/` with random choices, for walks that press anything."""

import random
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import TypeVar

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
    history,
    house_style,
    issues,
    more_time,
    noting,
    people,
    recovery,
    rules,
    running,
    script,
    several,
    shifting,
    short_rows,
    speaking,
    telling,
    templates,
    translations,
    updating,
    whole_day,
)
from stocktake_desktop.edits.appearances import Who
from stocktake_desktop.edits.distribution import set_distribution
from stocktake_desktop.edits.documents import NewDocument
from stocktake_desktop.edits.hall import draw_first_seat, set_first_seat
from stocktake_desktop.edits.states import add_states, set_state
from stocktake_desktop.models import (
    Appearance,
    Category,
    EditRefused,
    FloorKind,
    FloorRequest,
    GuidingQuestion,
    HallAlphabet,
    Occasion,
    Outcome,
    OutcomeKind,
    Pictogram,
    Plan,
    PodiumSize,
    Rank,
    Role,
    RoomKind,
    SegmentKind,
    SessionBlock,
    SessionKind,
    Status,
    StepKind,
    TimeAnswer,
    new_id,
    next_revision,
)
from stocktake_desktop.models.columns import Use
from stocktake_desktop.models.fields import names_of
from stocktake_desktop.planning.acts import AskMoreTime
from stocktake_desktop.planning.comparing.kinds import EVERYTHING, PROGRAMME
from stocktake_desktop.planning.distribution import HandOut
from stocktake_desktop.planning.findings import find_all
from stocktake_desktop.planning.fixes import Fix, fixes_for
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
from stocktake_desktop.planning.recovery import Recovery, ways_to_recover
from stocktake_desktop.planning.script.levels import Level, Scope, Spot, scope_of
from stocktake_desktop.planning.shift_ways import WayKind
from stocktake_desktop.planning.shifting import Mode, Wish
from stocktake_desktop.planning.states import states
from stocktake_desktop.planning.templates import templates as templates_by_name
from stocktake_desktop.planning.together import Place
from stocktake_desktop.planning.translations import translatable
from stocktake_desktop.planning.warning_times import WarningTimes
from stocktake_desktop.planning.withdrawn import has_run

T = TypeVar("T")
WORDS = ("", "Panel", "Émile", "if a<b", "two\nlines", "\u202eabc", "x" * 300)
MOMENT = datetime(2017, 12, 4, 9, 30)
EMBLEM = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ"
    "AAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


class Hand:
    """Somebody who picks at random from what the plan holds."""

    def __init__(self, plan: Plan, chance: random.Random) -> None:
        self.plan = plan
        self.chance = chance

    def one(self, rows: list[T]) -> T:
        """One of some rows; EditRefused where there is none."""
        if not rows:
            raise EditRefused("There is none.")
        return self.chance.choice(rows)

    def fix(self) -> Fix:
        """What could be done about one of the findings."""
        meeting = self.plan.meeting
        return self.one([fix for found in find_all(meeting) for fix in fixes_for(meeting, found)])

    def way_out(self) -> Recovery:
        """How a day could be recovered at some moment."""
        return self.one(list(ways_to_recover(self.plan.meeting, self.moment()).recoveries))

    def moment(self) -> datetime:
        return datetime(2017, 12, 4 + self.chance.randrange(3)) + timedelta(minutes=self.chance.randrange(1440))

    def block(self) -> str:
        return self.one(self.plan.meeting.sessions).id

    def some(self) -> list[str]:
        """A few sessions, each once."""
        return list(dict.fromkeys(self.block() for _nth in range(self.chance.randrange(1, 4))))

    def some_of_a_day(self) -> list[str]:
        """Two or three sessions of one day, as can be merged."""
        day = self.one([day for day in self.plan.meeting.days if len(day.sessions) > 1])
        return [block.id for block in self.chance.sample(day.sessions, min(len(day.sessions), 3))]

    def day(self) -> str:
        return self.one(self.plan.meeting.days).id

    def room(self) -> str | None:
        return self.one(self.plan.meeting.rooms).id if self.chance.random() < 0.8 else None

    def some_room(self) -> str:
        return self.one(self.plan.meeting.rooms).id

    def organisation(self) -> str | None:
        return self.one(self.plan.meeting.organisations).id if self.chance.random() < 0.8 else None

    def person(self) -> str:
        return self.one(self.plan.meeting.people).id

    def segment(self) -> str:
        return self.one([s for block in self.plan.meeting.sessions for s in block.segments]).id

    def appearance(self) -> Appearance:
        return self.one([a for block in self.plan.meeting.sessions for a in block.appearances])

    def alternate(self) -> str:
        return self.one(self.appearance().alternates).id

    def document(self) -> str:
        return self.one(self.plan.meeting.documents).id

    def question(self) -> str:
        return self.one([question for block in self.plan.meeting.sessions for question in block.questions]).id

    def hard_stop(self) -> str:
        return self.one([stop for day in self.plan.meeting.days for stop in day.hard_stops]).id

    def request(self) -> str:
        return self.one([one for block in self.plan.meeting.sessions for one in block.floor_requests]).id

    def item(self) -> GuidingQuestion | Outcome:
        block = self.one(self.plan.meeting.sessions)
        items: list[GuidingQuestion | Outcome] = [*block.questions, *block.outcomes]
        return self.one(items)

    def outcome(self) -> str:
        return self.one([outcome for block in self.plan.meeting.sessions for outcome in block.outcomes]).id

    def who(self) -> Who:
        return self.chance.choice(
            (
                lambda: Who(self.person()),
                lambda: Who(organisation_id=self.organisation()),
                lambda: Who(self.person(), self.organisation()),
                lambda: Who(placeholder="Presenter 2"),
                lambda: Who(new_person="H.E. Ms. Ana von Ruiz"),
            )
        )()

    def words(self) -> str:
        return self.chance.choice(WORDS)

    def minute(self) -> int:
        return self.chance.randrange(-1, 1450)

    def minutes(self) -> int:
        return self.chance.choice((0, 5, 45, 60, 90, 240, 2000))


def _reorder(hand: Hand) -> None:
    block = hand.one(hand.plan.meeting.sessions)
    items = hand.chance.choice((block.segments, block.appearances, block.questions, block.outcomes))
    ids = [item.id for item in items]
    hand.chance.shuffle(ids)
    contents.reorder(hand.plan, block.id, items, ids)


def _order_documents(hand: Hand) -> None:
    block = hand.one(hand.plan.meeting.sessions)
    ids = [link.document_id for link in block.documents]
    hand.chance.shuffle(ids)
    documents.order_documents(hand.plan, block.id, ids)


def _set_any_field(hand: Hand) -> None:
    meeting = hand.plan.meeting
    block = hand.one(meeting.sessions)
    inside = [*block.segments, *block.appearances, *block.questions, *block.outcomes, *block.floor_requests]
    around = [*meeting.days, *meeting.rooms, *meeting.people, *meeting.organisations, *meeting.documents]
    row = hand.one([meeting, block, *inside, *around])
    field = hand.chance.choice(sorted(names_of(type(row), Use.EDITED)))
    values = (
        hand.words(),
        hand.minutes(),
        None,
        date(2017, 12, hand.chance.randrange(1, 9)),
        MOMENT,
        True,
        "Asia/Tokyo",
    )
    fields.set_field(hand.plan, type(row), row.id, field, hand.chance.choice((*values, *SessionKind, *Role, *Status)))


def _move_appearance(hand: Hand) -> None:
    appearance = hand.appearance()
    segments: list[str | None] = [None, *(segment.id for segment in appearance.session.segments)]
    appearances.move_appearance(hand.plan, appearance.id, hand.chance.choice(segments), hand.chance.randrange(-1, 5))


def _speak_on_a_panel(hand: Hand) -> None:
    """A session begins, and one after the other has the floor for a minute more."""
    now, block = hand.moment(), hand.block()
    with hand.plan.edit("Speak in turn"):
        running.start_item(hand.plan, block, now)
        speaking.next_speaker(hand.plan, block, now + timedelta(minutes=3))
        speaking.change_own_minutes(hand.plan, block, 1, now + timedelta(minutes=4))


def _ask_for_the_floor(hand: Hand) -> None:
    block, person, organisation = hand.block(), hand.person(), hand.organisation()
    with hand.plan.edit("Ask for the floor"):
        hand.plan.add(FloorRequest(session_id=block, person_id=person, organisation_id=organisation))


def _translate(hand: Hand) -> None:
    """Any field of anything, also fields that cannot be translated, and languages that sheets do not speak."""
    meeting = hand.plan.meeting
    block = hand.one(meeting.sessions)
    inside = [*block.segments, *block.appearances, *block.questions]
    around = [*meeting.days, *meeting.rooms, *meeting.people, *meeting.organisations]
    row = hand.one([meeting, block, *inside, *around])
    field = hand.chance.choice((*translatable(type(row)), "position"))
    language = hand.chance.choice(("ar", "en", "es", "fr", "ru", "zh", "xx"))
    translations.translate(hand.plan, type(row), row.id, field, language, hand.words())


def _print_sheet(hand: Hand) -> None:
    subject = hand.block()
    ahead = hand.chance.choice((0, 0, 1))
    revision = ahead + next_revision(hand.plan.meeting.sheet_issues, ("podium", subject, "en"))
    issues.record_issues(hand.plan, [issues.Issued("podium", subject, revision, "[]", "f")], MOMENT)


def _update(hand: Hand) -> None:
    """Take some of it over that was done to a copy elsewhere."""
    with hand.plan.rehearsal() as copy:
        for _step in range(4):
            with suppress(EditRefused):
                hand.chance.choice((*REMOVALS, *VERBS))(Hand(copy, hand.chance))
        take_some(hand.plan, copy, hand.chance)


def take_some(plan: Plan, copy: Plan, chance: random.Random) -> None:
    """Take over some of what a copy says otherwise, all of it or as much as a programme could say."""
    carried = chance.choice((EVERYTHING, PROGRAMME))
    found = updating.compare_with_source(plan, copy.meeting, "copy_2.json", carried)
    ticked = {one.key for one in found.differences() if chance.random() < 0.7}
    updating.take_over(plan, copy.meeting, found, ticked, "copy_2.json")


def _go_back(hand: Hand) -> None:
    history.go_back(hand.plan, hand.one([event.number for event in hand.plan.log.lines(12, None)]))


def _change_frame(hand: Hand) -> None:
    """Dates and rooms change places, something is added, something goes; sometimes what may not be."""
    here, chance = frame_of(hand.plan.meeting), hand.chance
    days, rooms = list(here.days), list(here.rooms)
    chance.shuffle(days)
    chance.shuffle(rooms)
    if len(rooms) > 1:
        rooms = list(swapped(rooms, rooms[0].id, rooms[1].id))
    days, rooms = days[chance.randrange(2) :], rooms[chance.randrange(2) :]
    days.append(day_after(days, date(2017, 12, 4)))
    rooms.append(new_room(hand.words()))
    frame_changes.change_frame(hand.plan, WishedFrame(dates_in_order(days), tuple(rooms)))


def _ask_or_answer(hand: Hand) -> None:
    """A hard stop or a session is asked to wait, or what was asked is answered."""
    plan, now, asked = hand.plan, hand.moment(), hand.plan.meeting.time_requests
    if asked and hand.chance.random() < 0.5:
        more_time.answer_request(plan, hand.one(asked).id, hand.chance.choice(list(TimeAnswer)), now, hand.words())
        return
    stops = [stop.id for one in plan.meeting.days for stop in one.hard_stops]
    subject = hand.chance.choice([*stops, hand.block()])
    more_time.ask_more_time(plan, AskMoreTime(hand.day(), hand.room(), subject, hand.minute(), 700, now))


def _run_whole(hand: Hand) -> None:
    """A session or an item has run from some moment on."""
    began = hand.moment()
    running.record_times(hand.plan, hand.chance.choice((hand.block, hand.segment))(), began, began + timedelta(hours=1))


def _take_out_what_ran(hand: Hand) -> None:
    """One of those that leave a record goes, one way or another."""
    plan, block = hand.plan, hand.one([block for block in hand.plan.meeting.sessions if has_run(block)])
    hand.chance.choice(
        (
            lambda: blocks.park_block(plan, block.id),
            lambda: blocks.remove_block(plan, block.id),
            lambda: blocks.move_block(plan, block.id, hand.day(), 600, hand.room()),
            lambda: arranging.park_blocks(plan, [block.id, *hand.some()]),
            lambda: whole_day.move_whole_day(plan, block.day_id or "", hand.day()),
            lambda: copying.merge_blocks(plan, [block.id, *hand.some_of_a_day()]),
            lambda: contents.remove_segment(plan, hand.one(block.segments).id),
        )
    )()


def script_scope(plan: Plan, block_id: str, level: Level) -> Scope:
    """For what words of a session are set at a level; the session itself where it has nothing of that level."""
    block = plan.find(SessionBlock, block_id)
    if block is None:
        return Scope(block_id)
    segment, speaker = next(iter(block.segments), None), next(iter(block.appearances), None)
    return Spot(block, segment, speaker).scope(level) or Scope(block.id)


def _script_line(hand: Hand) -> script.ScriptLine:
    scope = script_scope(hand.plan, hand.block(), hand.chance.choice(list(Level)))
    step, occasion = hand.chance.choice(list(StepKind)[:3]), hand.chance.choice((None, Occasion.LATE))
    return script.ScriptLine(scope, step, occasion)


def _written(hand: Hand) -> script.ScriptLine:
    row = hand.one(hand.plan.meeting.sentences)
    return script.ScriptLine(scope_of(row), row.step, row.occasion)


Verb = Callable[[Hand], object]

VERBS: tuple[Verb, ...] = (
    lambda h: frame.add_day(h.plan, date(2017, 12, 4) + timedelta(h.chance.randrange(6)), h.words()),
    lambda h: frame.add_room(h.plan, h.words(), h.chance.choice(list(RoomKind))),
    lambda h: frame.add_hard_stop(h.plan, h.day(), h.minute(), h.words()),
    lambda h: frame.remove_hard_stop(h.plan, h.hard_stop()),
    lambda h: frame.join_rooms(h.plan, h.some_room(), h.some_room()),
    lambda h: frame.swap_rooms(h.plan, h.some_room(), h.some_room(), h.chance.choice((None, h.day()))),
    lambda h: frame_changes.move_meeting(
        h.plan,
        date(2017, 12, 4) + timedelta(h.chance.randrange(-9, 9)),
        frame_changes.Along(*(h.chance.random() < 0.5 for _nth in range(3))),
    ),
    _change_frame,
    lambda h: frame_changes.change_documents(
        h.plan, [*documents_of(h.plan.meeting)[::-1][h.chance.randrange(2) :], DocumentLine(new_id(), h.words())]
    ),
    lambda h: documents.add_document(h.plan, h.words(), "A/71/728"),
    lambda h: documents.add_documents(h.plan, [NewDocument(h.words(), file_name="a.pdf", content=b"%PDF")]),
    lambda h: documents.attach_file(h.plan, h.document(), "b.pdf", h.words().encode()),
    lambda h: documents.detach_file(h.plan, h.document()),
    lambda h: documents.remove_document(h.plan, h.document()),
    lambda h: documents.remove_documents(h.plan, [h.document(), h.document()]),
    lambda h: documents.link_document(h.plan, h.document(), h.block(), is_background=h.chance.random() < 0.3),
    lambda h: documents.link_document(h.plan, h.document(), h.block()),
    lambda h: documents.unlink_document(h.plan, h.document(), h.block()),
    _order_documents,
    lambda h: documents.link_question(h.plan, h.document(), h.question()),
    lambda h: documents.unlink_question(h.plan, h.document(), h.question()),
    lambda h: documents.take_up(h.plan, h.one(h.plan.meeting.sessions), h.words(), "https://example.org/1"),
    lambda h: blocks.add_block(h.plan, h.words(), h.chance.choice(list(SessionKind)), minutes=h.minutes()),
    lambda h: blocks.add_block(
        h.plan, h.words(), day_id=h.day(), start=h.minute(), minutes=h.minutes(), room_id=h.room()
    ),
    lambda h: blocks.move_block(h.plan, h.block(), h.day(), h.minute(), h.room()),
    lambda h: blocks.move_block(h.plan, h.block(), h.day(), h.minute(), h.room()),
    lambda h: blocks.resize_block(h.plan, h.block(), h.minute(), h.minutes()),
    lambda h: blocks.set_minutes(h.plan, h.block(), h.minutes()),
    lambda h: blocks.park_block(h.plan, h.block()),
    lambda h: blocks.lock_block(h.plan, h.block(), h.chance.random() < 0.3),
    lambda h: shifting.shift_from(
        h.plan, Wish(h.block(), h.chance.randrange(-60, 60), h.chance.choice(list(Mode)), pull=h.chance.random() < 0.3)
    ),
    lambda h: shifting.shift_from(h.plan, Wish(h.block(), h.chance.randrange(-60, 60), Mode.ROOM, lengthens=True)),
    lambda h: shifting.shift_by_way(
        h.plan, Wish(h.block(), h.chance.randrange(1, 60), Mode.ROOM), h.chance.choice(list(WayKind))
    ),
    lambda h: shifting.close_gaps_after(h.plan, h.block()),
    lambda h: shifting.swap_block_with_next(h.plan, h.block()),
    lambda h: shifting.fit_to_contents(h.plan, h.block(), h.chance.choice(list(Mode))),
    lambda h: arranging.move_blocks(
        h.plan, {one: Place(h.day(), h.chance.randrange(0, 1400, 5), h.room()) for one in h.some()}
    ),
    lambda h: arranging.move_together(
        h.plan, some := h.some(), some[0], Place(h.day(), h.chance.randrange(0, 1400, 5), h.room())
    ),
    lambda h: arranging.park_blocks(h.plan, h.some()),
    lambda h: arranging.lock_blocks(h.plan, h.some(), h.chance.random() < 0.3),
    lambda h: arranging.remove_blocks(h.plan, h.some()[:2]),
    lambda h: arranging.align_starts(h.plan, h.some()),
    lambda h: arranging.make_parallel(h.plan, h.some()),
    lambda h: arranging.repeat_in_all_rooms(h.plan, h.block()),
    lambda h: copying.duplicate_block(h.plan, h.block()),
    lambda h: whole_day.move_whole_day(h.plan, h.day(), h.day()),
    lambda h: whole_day.duplicate_day(h.plan, h.day()),
    lambda h: copying.duplicate_blocks(
        h.plan, [(one, h.day(), h.chance.randrange(0, 1400, 5), h.room()) for one in h.some()]
    ),
    lambda h: several.set_field_of_all(h.plan, h.some(), "kind", h.chance.choice(list(SessionKind))),
    lambda h: several.move_all_to_day(h.plan, h.some(), h.day()),
    lambda h: several.move_all_to_room(h.plan, h.some(), h.room()),
    lambda h: several.start_all_at(h.plan, h.some(), h.minute()),
    lambda h: several.end_all_at(h.plan, h.some(), h.minute()),
    lambda h: several.set_minutes_of_all(h.plan, h.some(), h.minutes()),
    lambda h: several.move_all_by(h.plan, h.some(), h.chance.randrange(-90, 90)),
    lambda h: several.lengthen_all_by(h.plan, h.some(), h.chance.randrange(-90, 90)),
    lambda h: several.rotate_rooms(h.plan, h.some()),
    lambda h: several.number_in_order(h.plan, h.some()),
    lambda h: several.add_to_all(h.plan, h.some(), h.who(), h.chance.choice(list(Role))),
    lambda h: several.set_status_of_all(h.plan, [h.appearance().id], h.chance.choice(list(Status))),
    lambda h: several.set_minutes_of_items(h.plan, h.some(), h.chance.randrange(3), h.minutes() or 1),
    lambda h: several.move_items(h.plan, h.some(), h.chance.randrange(3), h.chance.randrange(3)),
    lambda h: short_rows.give_each(h.plan, h.block(), h.chance.randrange(1, 16)),
    lambda h: copying.split_block(h.plan, h.block(), h.minutes() or 0),
    lambda h: copying.merge_blocks(h.plan, h.some()),
    lambda h: contents.add_segment(h.plan, h.block(), h.words(), h.chance.choice(list(SegmentKind)), h.minutes()),
    lambda h: templates.apply_template(
        h.plan, h.block(), h.chance.choice(list(templates_by_name())), h.chance.choice((None, *templates.Present))
    ),
    lambda h: contents.remove_segment(h.plan, h.segment()),
    lambda h: contents.add_question(h.plan, h.block(), h.words(), h.chance.choice((None, date(2017, 11, 1)))),
    lambda h: contents.add_outcome(h.plan, h.block(), h.words(), h.chance.choice(list(OutcomeKind))),
    lambda h: contents.remove_item(h.plan, h.item()),
    _reorder,
    lambda h: contents.move_outcome(h.plan, h.outcome(), h.chance.choice(list(OutcomeKind)), h.chance.randrange(4)),
    lambda h: people.add_organisation(h.plan, h.words(), collective=h.chance.random() < 0.3),
    lambda h: people.add_person(h.plan, h.words(), "Ruiz", h.organisation(), function="Minister"),
    lambda h: people.split_given_name(h.plan, h.person()),
    lambda h: people.add_named(h.plan, f"Dr. {h.words()} von Ruiz"),
    lambda h: add_states(h.plan, h.chance.sample(["MEX", "NOR", "PER", "VAT"], 2), h.chance.choice(("en", "ar"))),
    lambda h: set_state(h.plan, h.person(), h.chance.choice(states())),
    lambda h: draw_first_seat(h.plan, h.chance.randrange(4)),
    lambda h: set_first_seat(h.plan, h.chance.choice(("M", "norway", h.words())), h.chance.choice(list(HallAlphabet))),
    lambda h: people.add_people(
        h.plan,
        [
            people.NewPerson(family_name=h.words(), organisation=h.words()),
            people.NewPerson(function="Minister", known_id=h.chance.choice((h.person(), None, "nobody"))),
        ],
    ),
    lambda h: people.set_organisation(h.plan, h.person(), h.organisation()),
    lambda h: appearances.add_appearance(h.plan, h.block(), h.who(), h.chance.choice(list(Role))),
    lambda h: appearances.add_appearance(h.plan, h.block(), h.who(), segment_id=h.segment()),
    lambda h: appearances.add_alternate(h.plan, h.appearance().id, h.who()),
    lambda h: appearances.add_alternate(h.plan, h.appearance().id, h.who()),
    lambda h: appearances.promote_alternate(h.plan, h.alternate()),
    lambda h: appearances.remove_alternate(h.plan, h.alternate()),
    lambda h: appearances.replace_appearance(h.plan, h.appearance().id, h.who()),
    lambda h: appearances.empty_appearance(h.plan, h.appearance().id),
    lambda h: appearances.add_appearances(h.plan, h.block(), [h.who(), h.who()], h.chance.choice(list(Role))),
    lambda h: appearances.move_to_session(h.plan, h.appearance().id, h.block()),
    lambda h: appearances.remove_appearance(h.plan, h.appearance().id),
    lambda h: chasing.ask(h.plan, [h.appearance().id, h.appearance().id], h.moment().date()),
    lambda h: chasing.expect_answer(h.plan, [h.appearance().id], h.moment().date()),
    lambda h: chasing.note_answer(h.plan, [h.appearance().id], h.chance.choice(list(Status)), h.moment()),
    lambda h: chasing.ask(h.plan, (), h.moment().date(), [h.alternate()]),
    lambda h: chasing.expect_answer(h.plan, (), h.moment().date(), [h.alternate()]),
    lambda h: chasing.note_answer(h.plan, (), h.chance.choice(list(Status)), h.moment(), [h.alternate()]),
    lambda h: chasing.note_how(h.plan, (), "by mail", [h.alternate()]),
    lambda h: chasing.note_how(h.plan, [h.appearance().id], h.words()),
    lambda h: telling.note_told(h.plan, [h.person()], h.moment()),
    lambda h: telling.note_not_told(h.plan, h.one(h.plan.meeting.tellings).event_id),
    _move_appearance,
    lambda h: fixes.apply_fix(h.plan, h.fix()),
    _set_any_field,
    _set_any_field,
    lambda h: rules.acknowledge(h.plan, "gap", h.chance.choice(("gap a", "gap b")), h.words(), h.words()),
    lambda h: rules.acknowledge_all(h.plan, find_all(h.plan.meeting)[-2:], h.words()),
    lambda h: rules.withdraw_all(h.plan, [row.id for row in h.plan.meeting.acknowledgements[:2]]),
    lambda h: rules.withdraw_acknowledgement(h.plan, h.one(h.plan.meeting.acknowledgements).id),
    lambda h: rules.add_role_rule(
        h.plan,
        h.chance.choice(list(SessionKind)),
        h.chance.choice(list(Role)),
        h.chance.choice(list(Category)),
        h.chance.random() < 0.5,
    ),
    lambda h: rules.change_rules(
        h.plan,
        h.minutes(),
        {h.day(): (h.minute(), h.minute())},
        h.chance.sample(rules.role_lines(h.plan.meeting), len(h.plan.meeting.role_rules) // 2),
    ),
    lambda h: rules.remove_role_rule(h.plan, h.one(h.plan.meeting.role_rules).id),
    lambda h: running.start_item(h.plan, h.chance.choice((h.block(), h.segment())), h.moment()),
    lambda h: running.go_to_next(h.plan, h.room(), h.moment()),
    lambda h: running.go_to_next(h.plan, h.room(), h.moment()),
    lambda h: running.go_back(h.plan, h.room(), h.moment()),
    lambda h: running.hold_item(h.plan, h.block(), h.moment()),
    lambda h: running.resume_item(h.plan, h.block(), h.moment()),
    lambda h: running.end_item(h.plan, h.chance.choice((h.block(), h.segment())), h.moment()),
    lambda h: running.skip_item(h.plan, h.block(), h.moment()),
    lambda h: running.record_times(h.plan, h.block(), h.moment(), h.chance.choice((None, h.moment()))),
    lambda h: noting.note_as_planned(h.plan, h.some()),
    lambda h: noting.note_skipped(h.plan, h.chance.choice((h.block(), h.segment())), h.moment()),
    lambda h: noting.forget_noted(h.plan, h.chance.choice((h.block(), h.segment()))),
    lambda h: running.expect_late(
        h.plan, h.chance.choice((h.block(), h.appearance().id)), h.chance.choice((None, h.moment()))
    ),
    _ask_or_answer,
    _ask_or_answer,
    _run_whole,
    _run_whole,
    _take_out_what_ran,
    lambda h: recovery.recover(h.plan, h.way_out()),
    lambda h: recovery.recover(h.plan, h.way_out()),
    lambda h: house_style.set_house_style(
        h.plan,
        HouseStyle(
            h.words(),
            h.chance.random() < 0.5,
            h.words(),
            h.chance.choice(("", EMBLEM, "data:image/gif;base64,AAAA")),
            h.chance.random() < 0.5,
            h.chance.choice(list(PodiumSize)),
        ),
    ),
    _ask_for_the_floor,
    lambda h: floor.inscribe(h.plan, h.block(), h.who(), h.chance.choice(list(FloorKind))),
    lambda h: floor.inscribe(h.plan, h.block(), Who(placeholder=h.words())),
    lambda h: floor.move_request(h.plan, h.request(), h.chance.randrange(-1, 5)),
    lambda h: floor.change_kind(h.plan, h.request(), h.chance.choice(list(FloorKind))),
    lambda h: floor.set_speaking_minutes(h.plan, h.request(), h.chance.choice((None, 0, 4))),
    lambda h: floor.set_time_for_all(h.plan, h.block(), h.chance.choice((None, 120, 150, 90_000))),
    lambda h: floor.withdraw_request(h.plan, h.request()),
    lambda h: floor.bring_back_request(h.plan, h.request()),
    lambda h: floor.give_floor(h.plan, h.request(), h.moment()),
    lambda h: floor.end_turn(h.plan, h.block(), h.moment()),
    lambda h: floor.remove_request(h.plan, h.request()),
    _speak_on_a_panel,
    lambda h: speaking.next_speaker(h.plan, h.block(), h.moment()),
    lambda h: speaking.let_speak(h.plan, h.appearance().id, h.moment()),
    lambda h: speaking.end_speaking(h.plan, h.block(), h.moment()),
    lambda h: speaking.change_own_minutes(h.plan, h.block(), h.chance.randrange(-2, 3), h.moment()),
    lambda h: floor.swap_requests(h.plan, h.request(), h.request(), h.moment()),
    lambda h: floor.set_request_rank(h.plan, h.request(), h.chance.choice((None, *Rank))),
    lambda h: floor_turns.raise_point_of_order(h.plan, h.block(), h.who(), h.moment()),
    lambda h: floor_turns.pause_turn(h.plan, h.block(), h.moment()),
    lambda h: floor_turns.resume_turn_paused(h.plan, h.block(), h.moment()),
    lambda h: floor_turns.note_absent(h.plan, h.request(), h.moment()),
    lambda h: floor_statements.speak_on_behalf(h.plan, h.request(), h.words()),
    lambda h: floor_statements.speak_jointly(h.plan, h.request(), h.words()),
    lambda h: floor_statements.align_request(h.plan, h.request(), h.request()),
    lambda h: floor_statements.receive_text(h.plan, h.request(), received=h.chance.random() < 0.8),
    lambda h: floor_statements.change_speaking_minutes(h.plan, h.request(), h.chance.choice((-1, 1))),
    lambda h: floor_statements.give_extra(h.plan, h.request(), h.chance.choice((-1, 0, 1)), h.words()),
    lambda h: floor_rules.close_list(h.plan, h.block(), h.moment()),
    lambda h: floor_rules.reopen_list(h.plan, h.block()),
    lambda h: floor_rules.cut_floor(h.plan, h.block(), h.chance.choice((0, 30, 150)), h.words(), for_all=True),
    lambda h: floor_rules.lift_cut(h.plan, h.block()),
    lambda h: floor_rules.set_speaking_times(h.plan, SpeakingTimes(4, h.chance.choice((0, 2)), 1, 10, 5)),
    lambda h: floor_rules.set_warning_times(h.plan, WarningTimes(90, h.chance.choice((-1, 0)), 60, 30)),
    lambda h: floor_rules.inscribe_several(h.plan, h.block(), ["Chile", "Peru", h.words()], h.moment()),
    lambda h: floor_rules.carry_over(h.plan, h.block(), h.block()),
    _translate,
    _translate,
    lambda h: script.say(h.plan, _script_line(h), h.chance.choice(("en", "fr")), h.words()),
    lambda h: script.say_all(h.plan, "ar", [(_script_line(h), h.words()), (_script_line(h), "{name}")]),
    lambda h: script.say_nothing(h.plan, _script_line(h)),
    lambda h: script.inherit_words(h.plan, _written(h), "en"),
    lambda h: script.use_for(h.plan, _written(h), Scope(h.plan.meeting.id, SessionKind.PANEL), "en"),
    lambda h: script.write_cues(
        h.plan,
        script_scope(h.plan, h.block(), h.chance.choice(list(Level))),
        StepKind.ITEM,
        Pictogram.LAMP,
        [script.CueWords(Pictogram.LAMP, h.words())] * h.chance.randrange(3),
    ),
    lambda h: script.word_cue(
        h.plan,
        _script_line(h),
        script.CueWords(Pictogram.LAMP, h.words(), h.words()),
        h.chance.choice(["", *(cue.id for cue in h.plan.meeting.cues)]),
        h.chance.choice(("", "fr")),
    ),
    lambda h: script.use_cues_for(h.plan, _script_line(h), Pictogram.LAMP, Scope(h.plan.meeting.id, SessionKind.PANEL)),
    lambda h: script.inherit_cues(h.plan, scope_of(h.one(h.plan.meeting.cues)), StepKind.ITEM, Pictogram.LAMP),
    lambda h: translations.translate_block(
        h.plan,
        [(SessionBlock, h.block(), "title", "fr", h.words()), (SessionBlock, h.block(), "title", "es", h.words())],
    ),
    lambda h: translations.repeat_translations(h.plan, h.chance.choice((("fr",), ("ar", "zh")))),
    _print_sheet,
    lambda h: set_distribution(
        h.plan,
        {h.chance.choice(("podium", "day")): HandOut(h.chance.randrange(1, 4), h.chance.choice(("", h.words())))},
    ),
    lambda h: issues.throw_away_issues(h.plan, [h.one(h.plan.meeting.sheet_issues).id], MOMENT),
    lambda h: issues.find_issues_again(h.plan, [h.one(h.plan.meeting.sheet_issues).id]),
    _go_back,
    _update,
)
"""What builds and changes a plan."""

REMOVALS: tuple[Verb, ...] = (
    lambda h: frame.remove_day(h.plan, h.day()),
    lambda h: frame.remove_room(h.plan, h.some_room()),
    lambda h: blocks.remove_block(h.plan, h.block()),
    lambda h: people.remove_person(h.plan, h.person()),
    lambda h: people.remove_organisation(h.plan, h.one(h.plan.meeting.organisations).id),
    lambda h: people.remove_people(h.plan, [h.person(), h.person(), h.one(h.plan.meeting.organisations).id]),
)
"""What takes away a row that others refer to; done less often, so that a plan grows."""


MOVERS: tuple[Verb, ...] = (
    lambda h: copying.split_block(h.plan, h.block(), h.chance.randrange(1, 90)),
    lambda h: copying.split_block(h.plan, h.block(), h.chance.randrange(1, 90)),
    lambda h: copying.merge_blocks(h.plan, h.some_of_a_day()),
    lambda h: copying.merge_blocks(h.plan, h.some_of_a_day()),
    lambda h: appearances.move_to_session(h.plan, h.appearance().id, h.block()),
    lambda h: contents.add_segment(h.plan, h.block(), h.words(), minutes=h.chance.randrange(1, 40)),
    lambda h: appearances.add_appearance(h.plan, h.block(), h.who(), segment_id=h.segment()),
    lambda h: appearances.add_alternate(h.plan, h.appearance().id, h.who()),
    lambda h: appearances.promote_alternate(h.plan, h.alternate()),
    lambda h: people.set_organisation(h.plan, h.person(), h.organisation()),
    lambda h: blocks.move_block(h.plan, h.block(), h.day(), h.chance.randrange(0, 1300, 5), h.room()),
    lambda h: blocks.remove_block(h.plan, h.block()),
    _move_appearance,
    _reorder,
)
"""What lets children have other parents, or other places among their siblings."""


def press_anything(plan: Plan, chance: random.Random) -> None:
    """One random verb; EditRefused where a rule forbids it or there is nothing to do it to."""
    verbs = REMOVALS if chance.random() < 0.08 else VERBS
    chance.choice(verbs)(Hand(plan, chance))
