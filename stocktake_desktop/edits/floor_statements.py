"""What a statement from the floor is: on behalf of a group, joint, received as a text, with an extra minute."""

from math import ceil

from stocktake_desktop.edits.floor import change_kind, must_wait, set_speaking_minutes
from stocktake_desktop.edits.naming import called, named
from stocktake_desktop.models import EditRefused, FloorKind, FloorRequest, FloorState, Plan, check_value
from stocktake_desktop.planning.clock import in_seconds
from stocktake_desktop.planning.floor import seconds_cut_to, seconds_of, waiting
from stocktake_desktop.planning.folding import folded
from stocktake_desktop.planning.states import state_named, state_of
from stocktake_desktop.words import _


def speak_on_behalf(plan: Plan, request_id: str, group: str) -> None:
    """Let a delegation speak on behalf of a group, among the groups and with their time; empty: for itself again."""
    request, group = must_wait(request_id, plan), " ".join(group.split())
    check_value(FloorRequest, "on_behalf_of", group)
    words = _("{name} speaks on behalf of {group}") if group else _("{name} speaks for itself")
    with plan.edit(words.format(name=called(request), group=named(group))):
        request.on_behalf_of = group
        if group and request.kind is FloorKind.INSCRIBED:
            change_kind(plan, request_id, FloorKind.GROUP_CHAIR)
        elif not group and request.kind is FloorKind.GROUP_CHAIR:
            change_kind(plan, request_id, FloorKind.INSCRIBED)


def speak_jointly(plan: Plan, request_id: str, others: str) -> None:
    """Let a delegation speak also for `others` (names with commas): those of them who wait themselves are struck."""
    request, others = must_wait(request_id, plan), " ".join(others.split())
    check_value(FloorRequest, "joint_with", others)
    words = _("{name} speaks also for {others}") if others else _("{name} speaks for itself")
    with plan.edit(words.format(name=called(request), others=named(others))):
        request.joint_with = others
        for name in filter(None, map(str.strip, others.split(","))):
            for other in [one for one in waiting(request.session) if one is not request and _is_called(one, name)]:
                _strike(other, request)


def align_request(plan: Plan, request_id: str, with_id: str) -> None:
    """Strike a delegation from the list that would align with the statement of another one."""
    request, other = must_wait(request_id, plan), plan.get(FloorRequest, with_id)
    if request is other or request.session is not other.session or other.state is FloorState.WITHDRAWN:
        raise EditRefused(_("Say with whose statement {name} aligns.").format(name=called(request)))
    with plan.edit(_("{name} aligns with {other}").format(name=called(request), other=called(other))):
        _strike(request, other)


def receive_text(plan: Plan, request_id: str, *, received: bool) -> None:
    """Note that the statement of a delegation was handed in, for the interpreters, or that it was not."""
    request = plan.get(FloorRequest, request_id)
    words = _("Statement of {name} received") if received else _("Statement of {name} not received")
    with plan.edit(words.format(name=called(request))):
        request.has_text = received


def give_extra(plan: Plan, request_id: str, minutes: int, reason: str = "") -> None:
    """Give a delegation minutes beyond the usual, also when the floor is cut; the reason is shown nowhere."""
    request = must_wait(request_id, plan)
    check_value(FloorRequest, "extra_minutes", minutes)
    check_value(FloorRequest, "extra_reason", reason)
    with plan.edit(_("Change the time of {name}").format(name=called(request))):
        request.extra_minutes, request.extra_reason = minutes, reason.strip() if minutes else ""


def change_speaking_minutes(plan: Plan, request_id: str, by: int) -> None:
    """Let a delegation that waits speak a minute more (1) or less (-1) than it would now; at least a minute is left.

    Where the floor is cut a minute more is beyond the cut.
    """
    request = must_wait(request_id, plan)
    usual = seconds_cut_to(request, None, for_all=False) - in_seconds(request.extra_minutes)
    shorter, beyond = seconds_of(request) - in_seconds(request.extra_minutes), request.extra_minutes + by
    if beyond >= 0 and (request.extra_minutes or shorter < usual):
        give_extra(plan, request_id, beyond, request.extra_reason)
        return
    minutes = ceil(shorter / in_seconds(1)) + beyond
    if minutes < 1:
        raise EditRefused(_("{name} has at least one minute.").format(name=called(request)))
    with plan.edit(_("Change the time of {name}").format(name=called(request))):
        request.extra_minutes, request.extra_reason = 0, ""
        set_speaking_minutes(plan, request_id, minutes)


def _strike(request: FloorRequest, other: FloorRequest) -> None:
    request.state, request.aligned_with = FloorState.WITHDRAWN, other.on_behalf_of or other.delegation


def _is_called(request: FloorRequest, name: str) -> bool:
    delegation = request.stands_for
    if delegation is None:
        return False
    state = state_named(name)
    same_state = state is not None and state_of(delegation) is state
    return same_state or folded(name) in (folded(delegation.name), folded(delegation.short_name))
