"""The floor list: who asks to speak, in which order, who has the floor and for how long.

The chair speaks between speakers: whoever has the floor gives it back before, or as, the next one takes it.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from stocktake_desktop.edits.appearances import Who, known
from stocktake_desktop.edits.holds import end_turns
from stocktake_desktop.edits.naming import called, named
from stocktake_desktop.models import (
    EditRefused,
    FloorKind,
    FloorRequest,
    FloorState,
    Organisation,
    Person,
    Plan,
    SessionBlock,
    check_value,
)
from stocktake_desktop.planning.floor import in_order, place_for, seconds_used, spoken, waiting
from stocktake_desktop.planning.folding import folded
from stocktake_desktop.planning.namesakes import telling_name
from stocktake_desktop.planning.running import actual_of
from stocktake_desktop.words import _, ngettext, term


def inscribe(plan: Plan, session_id: str, who: Who, kind: FloorKind = FloorKind.INSCRIBED) -> str:
    """Put a delegation or somebody on the floor list of a session, at the place of its kind; returns the id.

    A delegation that is not in the meeting (`placeholder`) is added to it in the same step. Nobody waits twice with
    the same kind of request.
    """
    block = plan.session(session_id)
    with plan.edit(_("Inscribe {name}").format(name=named(_name(plan, who)))):
        organisation, person = _asker(plan, who)
        before = waiting(block)
        if any((other.organisation, other.person, other.kind) == (organisation, person, kind) for other in before):
            raise EditRefused(
                _on_the_list(" · ".join(somebody.name for somebody in (organisation, person) if somebody is not None))
            )
        last = max((other.position for other in block.floor_requests), default=-1)
        request = FloorRequest(kind=kind, state=FloorState.WAITING, position=last + 1)
        request.session, request.organisation, request.person = block, organisation, person
        plan.add(request)
        _put(block, request, place_for(kind, [other.kind for other in before]))
    return request.id


def move_request(plan: Plan, request_id: str, place: int) -> None:
    """Let a delegation that waits be number `place` (from 0) of those who wait."""
    request = _waiting(plan, request_id)
    with plan.edit(_("Move {name} on the list of speakers").format(name=called(request))):
        _put(request.session, request, place)


def change_kind(plan: Plan, request_id: str, kind: FloorKind) -> None:
    """Make it another kind of request; while it waits it goes to the place of that kind."""
    request = plan.get(FloorRequest, request_id)
    if request.kind is kind:
        return
    words = _("{name} speaks as: {kind}")
    with plan.edit(words.format(name=called(request), kind=term(kind.value))):
        request.kind = kind
        if request.state is FloorState.WAITING:
            others = [other.kind for other in waiting(request.session) if other is not request]
            _put(request.session, request, place_for(kind, others))


def set_speaking_minutes(plan: Plan, request_id: str, minutes: int | None) -> None:
    """Give one delegation another time than is usual for its kind; None: what is usual."""
    request = plan.get(FloorRequest, request_id)
    check_value(FloorRequest, "minutes", minutes)
    with plan.edit(_("Change the time of {name}").format(name=called(request))):
        request.minutes = minutes


def set_minutes_for_all(plan: Plan, session_id: str, minutes: int | None) -> None:
    """Give everybody who waits the same time, chairs of groups longer as is usual; None: the usual time."""
    block = plan.session(session_id)
    check_value(SessionBlock, "floor_minutes", minutes)
    words = _("The usual time for every speaker")
    if minutes is not None:
        words = ngettext("{n} minute for every speaker", "{n} minutes for every speaker", minutes).format(n=minutes)
    with plan.edit(words):
        block.floor_minutes = minutes
        for request in waiting(block):
            request.minutes = None


def withdraw_request(plan: Plan, request_id: str) -> None:
    """Note that a delegation no longer wants to speak; it stays on the list as withdrawn."""
    request = _waiting(plan, request_id)
    with plan.edit(_("Withdraw {name} from the list of speakers").format(name=called(request))):
        request.state = FloorState.WITHDRAWN


def bring_back_request(plan: Plan, request_id: str) -> None:
    """Let a delegation that has withdrawn wait again, at the place of its kind."""
    request = plan.get(FloorRequest, request_id)
    if request.state is not FloorState.WITHDRAWN:
        raise EditRefused(_("{name} has not withdrawn.").format(name=called(request)))
    with plan.edit(_("Bring {name} back to the list of speakers").format(name=called(request))):
        before = waiting(request.session)
        asked = (request.organisation, request.person, request.kind)
        if any((other.organisation, other.person, other.kind) == asked for other in before):
            raise EditRefused(_on_the_list(request.name))
        request.state = FloorState.WAITING
        _put(request.session, request, place_for(request.kind, [other.kind for other in before]))


def remove_request(plan: Plan, request_id: str) -> None:
    """Take a request off the list as if it had never been made."""
    request = plan.get(FloorRequest, request_id)
    with plan.edit(_("Remove {name} from the list of speakers").format(name=called(request))):
        plan.remove(request)


def give_floor(plan: Plan, request_id: str, now: datetime) -> None:
    """Give a delegation that waits the floor; whoever has it gives it back."""
    request = _waiting(plan, request_id)
    with plan.edit(_("Give the floor to {name}").format(name=called(request))):
        take_floor_back(request.session, now)
        end_turns(request.session, now)
        request.state, request.given_at, request.seconds_used = FloorState.SPEAKING, now, None


def end_turn(plan: Plan, session_id: str, now: datetime) -> None:
    """Let the floor go back to the chair, and note how long the speaker had it."""
    block = plan.session(session_id)
    there = _speakers(block)
    if not there:
        raise EditRefused(_("Nobody has the floor."))
    with plan.edit(_("{name} has spoken").format(name=called(there[0]))):
        take_floor_back(block, now)


def take_floor_back(block: SessionBlock, now: datetime) -> None:
    """Inside a step: whoever has the floor of a session has spoken; a hold that lasts does not count."""
    for request in _speakers(block):
        request.seconds_used = seconds_used(request, now)
        request.given_at = now - timedelta(seconds=request.seconds_used)
        request.state = FloorState.SPOKEN


def resume_turn(block: SessionBlock, ended: datetime) -> None:
    """Inside a step: the session did not end after all; whoever had the floor until that moment has it still."""
    turns = [
        (request, request.given_at + timedelta(seconds=request.seconds_used or 0))
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
        if request.given_at is not None and actual is not None and actual.held_since is not None:
            request.given_at += max(timedelta(0), now - max(request.given_at, actual.held_since))


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


def _waiting(plan: Plan, request_id: str) -> FloorRequest:
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
    _line_up(block, [*others[:place], request, *others[place:]])


def _line_up(block: SessionBlock, ordered: Sequence[FloorRequest]) -> None:
    """Number all requests anew: the others where they were, those waiting in this order on the places they hold."""
    coming = iter(ordered)
    rows = [next(coming) if row in ordered else row for row in in_order(block)]
    for position, row in enumerate(rows):
        if row.position != position:
            row.position = position


def _asker(plan: Plan, who: Who) -> tuple[Organisation | None, Person | None]:
    who = known(plan, who)
    if who.placeholder.strip() and not (who.person_id or who.organisation_id):
        return _delegation(plan, who.placeholder), None
    organisation = plan.get(Organisation, who.organisation_id) if who.organisation_id else None
    person = plan.get(Person, who.person_id) if who.person_id else None
    if organisation is None and person is None:
        raise EditRefused(_("Say which delegation asks for the floor."))
    return organisation, person


def _delegation(plan: Plan, typed: str) -> Organisation:
    """The delegation of this name; a new one when there is none, or several that only their kind tells apart."""
    wanted = folded(typed)
    there = [
        organisation
        for organisation in plan.meeting.organisations
        if wanted in (folded(organisation.name), folded(organisation.short_name))
    ]
    if len(there) == 1:
        return there[0]
    return plan.add(Organisation(meeting=plan.meeting, name=" ".join(typed.split())))


def _on_the_list(name: str) -> str:
    return _("{name} is on the list already.").format(name=named(name))


def _name(plan: Plan, who: Who) -> str:
    organisation, person = plan.find(Organisation, who.organisation_id), plan.find(Person, who.person_id)
    names = [somebody.name for somebody in (organisation, person) if somebody is not None]
    return " · ".join(filter(None, names)) or who.new_person or who.placeholder
