"""The list of speakers as a whole: closed and open again, cut, its minutes by category, pasted, carried over."""

from collections.abc import Sequence
from datetime import datetime

from stocktake_desktop.edits.appearances import Who
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.floor import asker, inscribe, line_up, waits_already
from stocktake_desktop.edits.naming import named
from stocktake_desktop.models import EditRefused, FloorKind, FloorRequest, Meeting, Plan, SessionBlock, check_value
from stocktake_desktop.planning.clock import clock, minute_of
from stocktake_desktop.planning.floor import SpeakingTimes, category_of, item_of, minutes_words, waiting
from stocktake_desktop.planning.warning_times import WarningTimes
from stocktake_desktop.words import _, ngettext


def close_list(plan: Plan, session_id: str, moment: datetime) -> None:
    """Close the list of speakers of a session at a moment: who asks from then on is a late-comer."""
    block = plan.session(session_id)
    words = _("Close the list of speakers of {title} at {time}")
    with plan.edit(words.format(title=named(block.title), time=clock(minute_of(moment)))):
        block.list_closes_at = moment


def reopen_list(plan: Plan, session_id: str) -> None:
    """Open the list of speakers of a session again; late-comers stay where they are."""
    block = plan.session(session_id)
    if block.list_closes_at is None:
        raise EditRefused(_("The list of speakers is open."))
    with plan.edit(_("Re-open the list of speakers of {title}").format(title=named(block.title))):
        block.list_closes_at = None


def cut_floor(plan: Plan, session_id: str, seconds: int, announced: str, *, for_all: bool = False) -> None:
    """Let States and observers, or all, who have not had the floor yet speak no longer than so many seconds.

    `announced` are the words in which the chair says so.
    """
    block = plan.session(session_id)
    check_value(SessionBlock, "cut_seconds", seconds)
    check_value(SessionBlock, "announced", announced)
    with plan.edit(_("Cut the floor to {minutes} min from now").format(minutes=minutes_words(seconds))):
        block.cut_seconds, block.is_cut_for_all, block.announced = seconds, for_all, announced.strip()


def lift_cut(plan: Plan, session_id: str) -> None:
    """Give everybody who waits the usual time again."""
    block = plan.session(session_id)
    if block.cut_seconds is None:
        raise EditRefused(_("The floor is not cut."))
    with plan.edit(_("The usual time for every speaker")):
        block.cut_seconds, block.is_cut_for_all, block.announced = None, False, ""


def set_speaking_times(plan: Plan, times: SpeakingTimes) -> None:
    """Say how long each category may speak in this meeting."""
    with plan.edit(_("Change the speaking time")):
        for name, minutes in times._asdict().items():
            set_field(plan, Meeting, plan.meeting.id, name, minutes)


def set_warning_times(plan: Plan, times: WarningTimes) -> None:
    """Say how many seconds before the end of their time speakers of each kind are warned in this meeting."""
    with plan.edit(_("Change when speakers are warned")):
        for name, seconds in times._asdict().items():
            set_field(plan, Meeting, plan.meeting.id, name, seconds)


def inscribe_several(plan: Plan, session_id: str, names: Sequence[str], now: datetime | None = None) -> list[str]:
    """Inscribe delegations by their names in this order; who waits already stays where it is. Returns the new ids."""
    block = plan.session(session_id)
    wanted = [" ".join(name.split()) for name in names if name.strip()]
    if not wanted:
        raise EditRefused(_("There is no name in it."))
    made: list[str] = []
    words = ngettext("Inscribe {n} delegation", "Inscribe {n} delegations", len(wanted))
    with plan.edit(words.format(n=len(wanted))):
        for name in wanted:
            organisation, person = asker(Who(placeholder=name), plan)
            if not waits_already(block, organisation, person, FloorKind.INSCRIBED):
                who = Who(person.id if person else None, organisation.id if organisation else None)
                made.append(inscribe(plan, block.id, who, FloorKind.INSCRIBED, now))
        if not made:
            raise EditRefused(_("All of them are on the list already."))
    return made


def carry_over(plan: Plan, session_id: str, to_id: str) -> None:
    """Let everybody who waits in a session wait in another one instead, before others of the category.

    They go on with the item on which they asked: who replied on it has replied.
    """
    block, to = plan.session(session_id), plan.session(to_id)
    moving, there = waiting(block), waiting(to)
    if block is to or not moving:
        raise EditRefused(_("Nobody waits for the floor who could be carried over."))
    words = ngettext(
        "Carry {n} speaker of {title} over to {other}", "Carry {n} speakers of {title} over to {other}", len(moving)
    )
    with plan.edit(words.format(n=len(moving), title=named(block.title), other=named(to.title))):
        asked = {_what_is_asked(one) for one in moving}
        for request in there:
            if _what_is_asked(request) in asked:
                plan.remove(request)
        last = max((other.position for other in to.floor_requests), default=-1)
        for nth, request in enumerate(moving, start=1):
            request.asked_on = item_of(request)
            request.session, request.position, request.carried_from = to, last + nth, block.title
        staying = [request for request in waiting(to) if request not in moving]
        line_up(to, sorted([*moving, *staying], key=category_of))


def _what_is_asked(request: FloorRequest) -> tuple[object, ...]:
    """What makes two requests one; a right of reply is on an item of its own."""
    item = item_of(request) if request.kind is FloorKind.RIGHT_OF_REPLY else ""
    return (request.organisation, request.person, request.kind, item)
