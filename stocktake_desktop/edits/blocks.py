"""What can be done to a session as a block of the programme: add, place, move, resize, park, lock, remove."""

from stocktake_desktop.edits.naming import named, place_words
from stocktake_desktop.edits.withdrawing import withdraw
from stocktake_desktop.models import Day, EditRefused, Plan, Room, SessionBlock, SessionKind
from stocktake_desktop.planning.clock import MINUTES_PER_DAY, USUAL_MINUTES, duration
from stocktake_desktop.planning.together import Place
from stocktake_desktop.words import _


def add_block(
    plan: Plan,
    title: str,
    kind: SessionKind = SessionKind.PLENARY,
    *,
    day_id: str | None = None,
    start: int | None = None,
    minutes: int = USUAL_MINUTES,
    room_id: str | None = None,
) -> str:
    """Add a session, parked unless `day_id` and `start` are given; returns its id."""
    with plan.edit(_("Add {title}").format(title=named(title))):
        _check_span(title, start or 0, minutes)
        block = SessionBlock(meeting=plan.meeting, title=title, kind=kind, minutes=minutes)
        plan.add(block)
        if day_id is not None and start is not None:
            _place(plan, block, day_id, start, room_id, minutes)
    return block.id


def move_block(plan: Plan, block_id: str, day_id: str, start: int, room_id: str | None) -> None:
    """Put a session, placed or parked, at another time, day or room; its length stays."""
    block = plan.session(block_id)
    verb = _("Place {title} at {place}") if block.is_parked else _("Move {title} to {place}")
    place = place_words(plan, block, Place(day_id, start, room_id))
    with plan.edit(verb.format(title=named(block.title), place=place)):
        _place(plan, block, day_id, start, room_id, block.minutes)


def resize_block(plan: Plan, block_id: str, start: int, minutes: int) -> None:
    """Give a placed session another start and length, as when an edge is dragged."""
    block = plan.session(block_id)
    if block.day_id is None:
        raise EditRefused(_("A parked session has no start to change."))
    words = _("Change {title} to {minutes}").format(title=named(block.title), minutes=duration(minutes))
    with plan.edit(words):
        _place(plan, block, block.day_id, start, block.room_id, minutes)


def set_minutes(plan: Plan, block_id: str, minutes: int) -> None:
    """Give a session, placed or parked, another length."""
    block = plan.session(block_id)
    if block.start is not None:
        resize_block(plan, block_id, block.start, minutes)
        return
    _check_minutes(minutes)
    words = _("Change {title} to {minutes}").format(title=named(block.title), minutes=duration(minutes))
    with plan.edit(words):
        block.minutes = minutes


def park_block(plan: Plan, block_id: str) -> None:
    """Take a session out of the programme into the tray; it keeps its length and all that is in it but its record."""
    block = plan.session(block_id)
    _check_unlocked(block)
    with plan.edit(_("Park {title}").format(title=named(block.title))):
        withdraw(plan, block)
        block.day, block.start, block.room = None, None, None


def lock_block(plan: Plan, block_id: str, locked: bool) -> None:
    """Fix a placement so that nothing moves it, or free it."""
    block = plan.session(block_id)
    verb = _("Lock {title}") if locked else _("Unlock {title}")
    with plan.edit(verb.format(title=named(block.title))):
        block.locked = locked


def remove_block(plan: Plan, block_id: str) -> None:
    """Take a session out of the plan with its segments, people's appearances, questions and outcomes."""
    block = plan.session(block_id)
    with plan.edit(_("Remove {title}").format(title=named(block.title))):
        withdraw(plan, block)
        plan.remove(block)


def _place(plan: Plan, block: SessionBlock, day_id: str, start: int, room_id: str | None, minutes: int) -> None:
    if (block.day_id, block.start, block.room_id, block.minutes) != (day_id, start, room_id, minutes):
        _check_unlocked(block)
    _check_span(block.title, start, minutes, block.end or 0)
    day = plan.get(Day, day_id)
    room = plan.get(Room, room_id) if room_id is not None else None
    if block.day is not day:
        withdraw(plan, block)
    block.day, block.room, block.start, block.minutes = day, room, start, minutes


def _check_span(title: str, start: int, minutes: int, end_before: int = 0) -> None:
    """A session keeps within its day; one that went on after midnight already may do so, but no longer."""
    _check_minutes(minutes)
    if start < 0 or start + minutes > max(MINUTES_PER_DAY, end_before):
        raise EditRefused(_("{title} would cross midnight.").format(title=named(title)))


def _check_minutes(minutes: int) -> None:
    if not 1 <= minutes <= MINUTES_PER_DAY:
        raise EditRefused(_("A session lasts at least one minute and at most a day."))


def _check_unlocked(block: SessionBlock) -> None:
    if block.locked:
        raise EditRefused(_("{title} is locked; unlock it first.").format(title=named(block.title)))
