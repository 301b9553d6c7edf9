"""Moving time: a session and what follows it, as one step. What is done is what `planning.shifting` foretells."""

from collections.abc import Iterable

from stocktake_desktop.edits.blocks import park_block, resize_block, set_minutes
from stocktake_desktop.edits.fixes import do_acts
from stocktake_desktop.edits.naming import named
from stocktake_desktop.models import Day, EditRefused, Plan, SessionBlock
from stocktake_desktop.planning.budget import budget_of
from stocktake_desktop.planning.fixes.contents import fitted
from stocktake_desktop.planning.shift_ways import ShiftWay, WayKind, ways_out
from stocktake_desktop.planning.shifting import (
    Mode,
    Moved,
    ShiftLimit,
    ShiftOutcome,
    StoppedSession,
    Wish,
    close_gaps,
    placements,
    shift,
    swap_with_next,
)
from stocktake_desktop.words import _


def shift_from(plan: Plan, wish: Wish) -> ShiftOutcome:
    """Move a session and what follows it as far as the limits of the day allow; EditRefused when nothing can move."""
    block = plan.session(wish.id)
    words = _("Lengthen {title} by {minutes} min") if wish.lengthens else _("Shift {title} by {minutes} min")
    if wish.lengthens and block.minutes + wish.minutes < 1:
        raise EditRefused(_("A session lasts at least one minute and at most a day."))
    outcome = foretell(plan, wish)
    minutes = _shifted(wish, outcome.moved) if outcome.moved else wish.minutes
    return _apply(plan, words.format(title=named(block.title), minutes=f"{minutes:+d}"), outcome)


def shift_by_way(plan: Plan, wish: Wish, kind: WayKind) -> ShiftWay:
    """Do what is foretold of one way out of a shift that meets a limit; what is shortened has its contents fitted.

    EditRefused when the plan offers that way no more.
    """
    block, day = _placed(plan, wish.id)
    way = next((way for way in ways_out(day, wish) if way.kind is kind), None)
    if way is None:
        raise EditRefused(_("This can no longer be done so: the plan has changed."))
    with plan.edit(_way_words(wish, way).format(title=named(block.title), minutes=f"{_shifted(wish, way.moved):+d}")):
        for moved in way.moved:
            resized = plan.session(moved.id)
            fitting = fitted(resized, moved.new_end - moved.new_start) if moved.id in way.shortened else ()
            resize_block(plan, moved.id, moved.new_start, moved.new_end - moved.new_start)
            do_acts(plan, fitting)
        for parked in way.parked:
            park_block(plan, parked)
    return way


def close_gaps_after(plan: Plan, block_id: str) -> ShiftOutcome:
    """Let the later sessions of the room follow without gaps, as far as the first locked one."""
    block, day = _placed(plan, block_id)
    words = _("Close the gaps after {title}").format(title=named(block.title))
    return _apply(plan, words, close_gaps(placements(day), block_id))


def swap_block_with_next(plan: Plan, block_id: str) -> ShiftOutcome:
    """Let a session and the next one in its room change places."""
    block, day = _placed(plan, block_id)
    words = _("Swap {title} with the next session").format(title=named(block.title))
    return _apply(plan, words, swap_with_next(placements(day), block_id))


def fit_to_contents(plan: Plan, block_id: str, mode: Mode = Mode.ONLY) -> None:
    """Make a session as long as what is in it; a longer one pushes later sessions as the mode says."""
    block = plan.session(block_id)
    sums = budget_of(block)
    minutes = sums.planned
    if not minutes or sums.open:
        raise EditRefused(_("Give every item of {title} its minutes first.").format(title=named(block.title)))
    with plan.edit(_("Fit {title} to its contents").format(title=named(block.title))):
        if block.is_parked or minutes < block.minutes:
            set_minutes(plan, block_id, minutes)
        elif minutes > block.minutes:
            _lengthen_whole(plan, block, minutes, mode)


def foretell(plan: Plan, wish: Wish) -> ShiftOutcome:
    """What a wish would do to the plan as it is; EditRefused for a parked session."""
    _block, day = _placed(plan, wish.id)
    return shift(placements(day), wish)


def limits_in_words(plan: Plan, stopped: Iterable[StoppedSession]) -> list[str]:
    """What a shift met, each in a sentence."""
    words = {
        ShiftLimit.LOCKED: _("{title} is locked."),
        ShiftLimit.HARD_STOP: _("{title} would go past a hard stop."),
        ShiftLimit.DAY_END: _("{title} would cross midnight."),
    }
    rows = [(plan.session(stop.id), stop.reason) for stop in stopped]
    limits = [(block, reason) for block, reason in rows if reason is not ShiftLimit.LOCKED or block.locked]
    return [words[reason].format(title=named(block.title)) for block, reason in limits]


def _way_words(wish: Wish, way: ShiftWay) -> str:
    """What a way is called in the history, with places for the session and its minutes."""
    if way.kind is WayKind.SHORTEN:
        return (
            _("Lengthen {title} by {minutes} min, shorten what follows")
            if wish.lengthens
            else _("Shift {title} by {minutes} min, shorten to fit")
        )
    if way.kind is WayKind.PARK:
        return (
            _("Lengthen {title} by {minutes} min, park what no longer fits")
            if wish.lengthens
            else _("Shift {title} by {minutes} min, park what no longer fits")
        )
    return _("Lengthen {title} by {minutes} min") if wish.lengthens else _("Shift {title} by {minutes} min")


def _shifted(wish: Wish, moved: Iterable[Moved]) -> int:
    """By how many minutes a session really moves, by its start or by its end."""
    return next(
        (one.new_end - one.old_end if wish.lengthens else one.new_start - one.old_start)
        for one in moved
        if one.id == wish.id
    )


def _lengthen_whole(plan: Plan, block: SessionBlock, minutes: int, mode: Mode) -> None:
    outcome = shift_from(plan, Wish(block.id, minutes - block.minutes, mode, lengthens=True))
    if outcome.stopped:
        raise EditRefused(" ".join(limits_in_words(plan, outcome.stopped)))


def _placed(plan: Plan, block_id: str) -> tuple[SessionBlock, Day]:
    block = plan.session(block_id)
    if block.day is None:
        raise EditRefused(_("{title} is parked; place it first.").format(title=named(block.title)))
    return block, block.day


def _apply(plan: Plan, words: str, outcome: ShiftOutcome) -> ShiftOutcome:
    if outcome.stopped and not outcome.moved:
        raise EditRefused(" ".join([_("Nothing was moved."), *limits_in_words(plan, outcome.stopped)]))
    with plan.edit(words):
        for moved in outcome.moved:
            resize_block(plan, moved.id, moved.new_start, moved.new_end - moved.new_start)
    return outcome
