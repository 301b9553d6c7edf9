"""The floor list: who asks to speak, in which order, who has the floor and for how long.

The chair speaks between speakers: whoever has the floor gives it back before, or as, the next one takes it.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from stocktake_desktop.edits.appearances import Who, known
from stocktake_desktop.edits.holds import clocks_of, end_turns, let_go
from stocktake_desktop.edits.naming import called, named
from stocktake_desktop.models import (
    Category,
    EditRefused,
    FloorKind,
    FloorRequest,
    FloorState,
    Meeting,
    Organisation,
    Person,
    Plan,
    Rank,
    SessionBlock,
    check_value,
)
from stocktake_desktop.planning.clock import in_seconds, minute_after
from stocktake_desktop.planning.floor import (
    TIMES_TO_REPLY,
    in_order,
    interrupted,
    is_closed,
    item_asked_on,
    minutes_words,
    place_for,
    precedence,
    replies_before,
    seconds_cut_to,
    seconds_of,
    seconds_used,
    speaking,
    spoken,
    waiting,
)
from stocktake_desktop.planning.folding import folded
from stocktake_desktop.planning.namesakes import telling_name
from stocktake_desktop.planning.real_time import latest, moved, seconds_between
from stocktake_desktop.planning.running import State, actual_of
from stocktake_desktop.planning.running import state_of as state_of_run
from stocktake_desktop.planning.states import state_named, state_of
from stocktake_desktop.words import _, joining, ngettext, term

_TIMELY = (FloorKind.INSCRIBED, FloorKind.GROUP_CHAIR)
"""Kinds of request that come too late once the list is closed."""


def inscribe(
    plan: Plan, session_id: str, who: Who, kind: FloorKind = FloorKind.INSCRIBED, now: datetime | None = None
) -> str:
    """Put a delegation or somebody on the floor list of a session, at the place of its category; returns the id.

    A delegation that is not in the meeting (`placeholder`) is added to it in the same step. Nobody waits twice with
    the same kind of request. Who comes `now` that the list is closed is a late-comer, at the end of the category.
    """
    block = plan.session(session_id)
    if kind is FloorKind.POINT_OF_ORDER:
        raise EditRefused(_("A point of order is not inscribed; it has the floor at once."))
    with plan.edit(_("Inscribe {name}").format(name=named(_name(plan, who)))):
        organisation, person = asker(who, plan)
        if waits_already(block, organisation, person, kind):
            raise EditRefused(
                _on_the_list(" · ".join(somebody.name for somebody in (organisation, person) if somebody is not None))
            )
        request = new_request(block, organisation, person, kind, plan)
        request.inscribed_at = now
        request.is_late = now is not None and kind in _TIMELY and is_closed(block, now)
        place_by_rule(request)
    return request.id


def waits_already(
    block: SessionBlock, organisation: Organisation | None, person: Person | None, kind: FloorKind
) -> bool:
    """Whether the same waits on the list with the same kind of request."""
    asked = (organisation, person, kind)
    return any((other.organisation, other.person, other.kind) == asked for other in waiting(block))


def new_request(
    block: SessionBlock, organisation: Organisation | None, person: Person | None, kind: FloorKind, plan: Plan
) -> FloorRequest:
    """Inside a step: a request behind all others of its session."""
    last = max((other.position for other in block.floor_requests), default=-1)
    request = FloorRequest(kind=kind, state=FloorState.WAITING, position=last + 1)
    request.extra_minutes, request.is_late, request.absent_at = 0, False, None
    request.session, request.organisation, request.person = block, organisation, person
    request.asked_on = item_asked_on(block)
    return plan.add(request)


def place_by_rule(request: FloorRequest) -> None:
    """Inside a step: let a request that waits stand where the rules have it, as if it had not been moved.

    EditRefused for a third right of reply on an item.
    """
    if replies_before(request) >= TIMES_TO_REPLY:
        words = _("{name} has replied twice on this item; inscribe it as a speaker if the chair allows a third.")
        raise EditRefused(words.format(name=called(request)))
    others = [precedence(other) for other in waiting(request.session) if other is not request]
    request.moved_at, request.swapped_with = None, ""
    _put(request.session, request, place_for(precedence(request), others))


def move_request(plan: Plan, request_id: str, place: int, now: datetime | None = None) -> None:
    """Let a delegation that waits be number `place` (from 0) of those who wait."""
    request = must_wait(request_id, plan)
    with plan.edit(_("Move {name} on the list of speakers").format(name=called(request))):
        request.moved_at, request.swapped_with = now, ""
        _put(request.session, request, place)


def swap_requests(plan: Plan, request_id: str, other_id: str, now: datetime | None = None) -> None:
    """Let two that wait change places."""
    first, other = must_wait(request_id, plan), must_wait(other_id, plan)
    if first.session is not other.session or first is other:
        raise EditRefused(_("Two delegations of one list can change places."))
    with plan.edit(joining(_("Swap {name} and {other}"), name=called(first), other=called(other))):
        first.position, other.position = other.position, first.position
        for one, instead in ((first, other), (other, first)):
            one.moved_at, one.swapped_with = now, instead.delegation


def change_kind(plan: Plan, request_id: str, kind: FloorKind) -> None:
    """Make it another kind of request; while it waits it goes to the place of that kind."""
    request = plan.get(FloorRequest, request_id)
    if request.kind is kind:
        return
    if FloorKind.POINT_OF_ORDER in (kind, request.kind):
        raise EditRefused(_("A point of order is not inscribed; it has the floor at once."))
    words = _("{name} speaks as: {kind}")
    with plan.edit(words.format(name=called(request), kind=term(kind.value))):
        request.kind = kind
        if request.state is FloorState.WAITING:
            place_by_rule(request)


def set_request_rank(plan: Plan, request_id: str, rank: Rank | None) -> None:
    """Let a request be made in this rank, None: the person's own; while it waits it goes to the place of that rank."""
    request = plan.get(FloorRequest, request_id)
    if request.rank is rank:
        return
    rank_words = term(rank.value) if rank is not None else _("the person’s own rank")
    with plan.edit(_("{name} speaks as: {kind}").format(name=called(request), kind=rank_words)):
        request.rank = rank
        if request.state is FloorState.WAITING:
            place_by_rule(request)


def set_speaking_minutes(plan: Plan, request_id: str, minutes: int | None) -> None:
    """Give one delegation another time than is usual for its kind; None: what is usual."""
    request = plan.get(FloorRequest, request_id)
    check_value(FloorRequest, "minutes", minutes)
    with plan.edit(_("Change the time of {name}").format(name=called(request))):
        request.minutes = minutes
        if request.state is FloorState.SPEAKING:
            request.given_seconds = seconds_cut_to(request, None, for_all=False)


def set_time_for_all(plan: Plan, session_id: str, seconds: int | None) -> None:
    """Give every State that waits the same time, groups longer as is usual; None: the usual time. A cut is over.

    Minutes of a session are whole: 2½ are 3 with a cut, of which nothing is announced.
    """
    block, minutes, cut = plan.session(session_id), None, None
    words = _("The usual time for every speaker")
    if seconds is not None:
        minutes = minute_after(seconds)
        cut = None if seconds == in_seconds(minutes) else seconds
        words = ngettext("{n} minute for every speaker", "{n} minutes for every speaker", minutes)
        words = words.format(n=minutes_words(seconds))
    check_value(SessionBlock, "floor_minutes", minutes)
    with plan.edit(words):
        block.floor_minutes, block.cut_seconds, block.is_cut_for_all, block.announced = minutes, cut, False, ""
        for request in waiting(block):
            request.minutes = None


def withdraw_request(plan: Plan, request_id: str) -> None:
    """Note that a delegation no longer wants to speak; it stays on the list as withdrawn."""
    request = must_wait(request_id, plan)
    with plan.edit(_("Withdraw {name} from the list of speakers").format(name=called(request))):
        request.state = FloorState.WITHDRAWN


def bring_back_request(plan: Plan, request_id: str) -> None:
    """Let a delegation that has withdrawn wait again, at the place of its kind."""
    request = plan.get(FloorRequest, request_id)
    if request.state is not FloorState.WITHDRAWN:
        raise EditRefused(_("{name} has not withdrawn.").format(name=called(request)))
    with plan.edit(_("Bring {name} back to the list of speakers").format(name=called(request))):
        if waits_already(request.session, request.organisation, request.person, request.kind):
            raise EditRefused(_on_the_list(request.name))
        request.state, request.aligned_with = FloorState.WAITING, ""
        place_by_rule(request)


def remove_request(plan: Plan, request_id: str) -> None:
    """Take a request off the list as if it had never been made."""
    request = plan.get(FloorRequest, request_id)
    with plan.edit(_("Remove {name} from the list of speakers").format(name=called(request))):
        plan.remove(request)


def give_floor(plan: Plan, request_id: str, now: datetime) -> None:
    """Give a delegation that waits the floor; whoever has it gives it back."""
    request = must_wait(request_id, plan)
    with plan.edit(_("Give the floor to {name}").format(name=called(request))):
        let_session_go_on(request.session, now)
        take_floor_back(request.session, now)
        end_turns(request.session, now)
        request.given_seconds = seconds_of(request)
        request.state, request.given_at, request.seconds_used = FloorState.SPEAKING, now, None


def end_turn(plan: Plan, session_id: str, now: datetime) -> None:
    """Let the floor go back to the chair, and note how long the speaker had it.

    After a point of order whoever it interrupted goes on.
    """
    block = plan.session(session_id)
    there, paused = speaking(block), interrupted(block)
    if there is None:
        raise EditRefused(_("Nobody has the floor."))
    words = _("{name} has spoken") if paused is None else _("{name} has spoken, {other} goes on")
    with plan.edit(words.format(name=called(there), other=called(paused) if paused is not None else "")):
        _end_turn(there, now)
        if paused is not None:
            go_on(paused, now)
        if there.kind is FloorKind.POINT_OF_ORDER and state_of_run(block) is not State.HELD:
            for turn in block.turns:
                let_go(turn, now)


def take_floor_back(block: SessionBlock, now: datetime) -> None:
    """Inside a step: whoever has the floor of a session has spoken; a hold that lasts does not count."""
    for request in _speakers(block):
        _end_turn(request, now)


def go_on(request: FloorRequest, now: datetime) -> None:
    """Inside a step: the clock of a speaker goes on after a pause, which does not count."""
    if request.paused_since is not None and request.given_at is not None:
        request.given_at = _later(request.given_at, request.paused_since, now, request.session.meeting)
    request.paused_since = None


def give_more(request: FloorRequest, minutes: int) -> None:
    """Inside a step: whoever has the floor may speak so many minutes more, or less (negative), but at least one."""
    seconds = seconds_of(request) + in_seconds(minutes)
    if seconds < in_seconds(1):
        raise EditRefused(_("{name} has at least one minute.").format(name=called(request)))
    check_value(FloorRequest, "given_seconds", seconds)
    request.given_seconds = seconds


def _end_turn(request: FloorRequest, now: datetime) -> None:
    request.seconds_used = seconds_used(request, now)
    request.given_at = moved(request.session.meeting, now, -request.seconds_used)
    request.state, request.paused_since = FloorState.SPOKEN, None


def resume_turn(block: SessionBlock, ended: datetime) -> None:
    """Inside a step: the session did not end after all; whoever had the floor until that moment has it still."""
    turns = [
        (request, moved(block.meeting, request.given_at, request.seconds_used or 0))
        for request in spoken(block)
        if request.given_at
    ]
    last = next((request for request, moment in reversed(turns) if moment == ended), None)
    if last is not None and not _speakers(block):
        last.state, last.seconds_used = FloorState.SPEAKING, None


def shift_turn(block: SessionBlock, now: datetime) -> None:
    """Inside a step: a hold of the session ends now; it does not count for whoever has the floor."""
    actual = actual_of(block)
    for request in _speakers(block):
        if request.given_at is None or actual is None or actual.held_since is None:
            continue
        if request.paused_since is not None:
            request.paused_since = _later(request.paused_since, actual.held_since, now, block.meeting)
        request.given_at = _later(request.given_at, actual.held_since, now, block.meeting)


def _later(moment: datetime, since: datetime, now: datetime, meeting: Meeting) -> datetime:
    """A moment, later by what has gone by of a stop that lasts since then and began not before the moment."""
    stopped = seconds_between(meeting, latest(meeting, (moment, since)), now)
    return moved(meeting, moment, max(0, stopped))


def let_session_go_on(block: SessionBlock, now: datetime) -> None:
    """Inside a step: a session that is suspended goes on, with everybody whose clock stands."""
    shift_turn(block, now)
    for noted in clocks_of(block):
        let_go(noted, now)


def keep_what_was_said(requests: Iterable[FloorRequest]) -> None:
    """Inside a step: who has spoken stays under the name, whoever leaves; EditRefused while one has the floor."""
    for request in list(requests):
        if request.state is FloorState.SPEAKING:
            words = _("{name} has the floor in {title}; let it go back to the chair first.")
            raise EditRefused(words.format(name=telling_name(request, cut=named), title=named(request.session.title)))
        if request.state is FloorState.SPOKEN:
            request.spoken_as, request.organisation, request.person = request.name, None, None


def _speakers(block: SessionBlock) -> list[FloorRequest]:
    return [request for request in in_order(block) if request.state is FloorState.SPEAKING]


def must_wait(request_id: str, plan: Plan) -> FloorRequest:
    """A request that waits; EditRefused with what it does instead."""
    request = plan.get(FloorRequest, request_id)
    if request.state is FloorState.SPEAKING:
        raise EditRefused(_("{name} has the floor.").format(name=called(request)))
    if request.state is FloorState.SPOKEN:
        raise EditRefused(_("{name} has spoken; inscribe it again.").format(name=called(request)))
    if request.state is FloorState.WITHDRAWN:
        raise EditRefused(_("{name} has withdrawn; bring it back first.").format(name=called(request)))
    return request


def _put(block: SessionBlock, request: FloorRequest, place: int) -> None:
    """Let a request be number `place` of those waiting; the others keep their order."""
    others = [other for other in waiting(block) if other is not request]
    place = max(0, min(place, len(others)))
    line_up(block, [*others[:place], request, *others[place:]])


def line_up(block: SessionBlock, ordered: Sequence[FloorRequest]) -> None:
    """Inside a step: number all requests anew: those waiting in this order on the places they hold, the others stay."""
    coming = iter(ordered)
    rows = [next(coming) if row in ordered else row for row in in_order(block)]
    for position, row in enumerate(rows):
        if row.position != position:
            row.position = position


def asker(who: Who, plan: Plan) -> tuple[Organisation | None, Person | None]:
    """Inside a step: the delegation and the person that ask for the floor; who is not in the meeting joins it."""
    who = known(plan, who)
    if who.placeholder.strip() and not (who.person_id or who.organisation_id):
        return _delegation(plan, who.placeholder), None
    organisation = plan.get(Organisation, who.organisation_id) if who.organisation_id else None
    person = plan.get(Person, who.person_id) if who.person_id else None
    if organisation is None and person is None:
        raise EditRefused(_("Say which delegation asks for the floor."))
    return organisation, person


def _delegation(plan: Plan, typed: str) -> Organisation:
    """The delegation of this name; a new one when there is none, or several that only their kind tells apart.

    A State goes by any of the names that the United Nations has for it.
    """
    wanted, state = folded(typed), state_named(typed)
    there = [
        organisation
        for organisation in plan.meeting.organisations
        if wanted in (folded(organisation.name), folded(organisation.short_name))
        or (state is not None and state_of(organisation) is state)
    ]
    if len(there) == 1:
        return there[0]
    if state is None or there:
        return plan.add(Organisation(meeting=plan.meeting, name=" ".join(typed.split())))
    category = Category.MEMBER_STATE if state.is_member else Category.OTHER
    name = state.names[state.language_of(typed)]
    return plan.add(Organisation(meeting=plan.meeting, name=name, category=category))


def _on_the_list(name: str) -> str:
    return _("{name} is on the list already.").format(name=named(name))


def _name(plan: Plan, who: Who) -> str:
    organisation, person = plan.find(Organisation, who.organisation_id), plan.find(Person, who.person_id)
    names = [somebody.name for somebody in (organisation, person) if somebody is not None]
    return " · ".join(filter(None, names)) or who.new_person or who.placeholder
