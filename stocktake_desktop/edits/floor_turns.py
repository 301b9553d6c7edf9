"""While somebody has the floor: a pause, a point of order; who was called and is not there."""

from datetime import datetime

from stocktake_desktop.edits.appearances import Who
from stocktake_desktop.edits.floor import asker, go_on, new_request, place_by_rule
from stocktake_desktop.edits.naming import called
from stocktake_desktop.models import EditRefused, FloorKind, FloorRequest, FloorState, Plan
from stocktake_desktop.planning.floor import interrupted, seconds_of, speaking
from stocktake_desktop.words import _


def raise_point_of_order(plan: Plan, session_id: str, who: Who, now: datetime) -> str:
    """Give the floor at once on a point of order; whoever speaks waits with the clock standing. Returns the id."""
    block = plan.session(session_id)
    floor = speaking(block)
    if floor is not None and floor.kind is FloorKind.POINT_OF_ORDER:
        raise EditRefused(
            _("{name} has the floor on a point of order; let that be over first.").format(name=called(floor))
        )
    with plan.edit(_("Point of order")):
        organisation, person = asker(who, plan)
        request = new_request(block, organisation, person, FloorKind.POINT_OF_ORDER, plan)
        plan.mention(_("{name} raises a point of order").format(name=called(request)))
        if floor is not None and floor.paused_since is None:
            floor.paused_since = now
        for turn in block.turns:
            if turn.ended is None and turn.held_since is None:
                turn.held_since = max(now, turn.started)
        request.inscribed_at = request.given_at = now
        request.given_seconds = seconds_of(request)
        request.state = FloorState.SPEAKING
    return request.id


def pause_turn(plan: Plan, session_id: str, now: datetime) -> None:
    """Let the clock of whoever has the floor stand, such as while the sound is mended."""
    floor = speaking(plan.session(session_id))
    if floor is None or floor.paused_since is not None:
        raise EditRefused(_("Nobody’s clock runs."))
    with plan.edit(_("Pause {name}").format(name=called(floor))):
        floor.paused_since = now


def resume_turn_paused(plan: Plan, session_id: str, now: datetime) -> None:
    """Let the clock of a speaker go on after a pause."""
    block = plan.session(session_id)
    floor = speaking(block)
    if floor is None or floor.paused_since is None or interrupted(block) is not None:
        raise EditRefused(_("Nobody’s clock stands."))
    with plan.edit(_("{name} goes on").format(name=called(floor))):
        go_on(floor, now)


def note_absent(plan: Plan, request_id: str, now: datetime) -> None:
    """Note that a delegation was called and is not there: it waits again, at the end of its category."""
    request = plan.get(FloorRequest, request_id)
    if request.state not in (FloorState.WAITING, FloorState.SPEAKING) or request.kind is FloorKind.POINT_OF_ORDER:
        raise EditRefused(_("{name} does not wait for the floor.").format(name=called(request)))
    with plan.edit(_("{name} is absent: to the end of its category").format(name=called(request))):
        request.state, request.absent_at = FloorState.WAITING, now
        request.given_at = request.given_seconds = request.seconds_used = request.paused_since = None
        place_by_rule(request)
