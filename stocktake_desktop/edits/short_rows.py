"""What can be done to a row of short sessions as a whole."""

from stocktake_desktop.edits.blocks import resize_block
from stocktake_desktop.edits.naming import named
from stocktake_desktop.models import EditRefused, Plan
from stocktake_desktop.planning.clock import duration
from stocktake_desktop.planning.short_rows import short_row_of, too_long_words
from stocktake_desktop.words import _, ngettext


def give_each(plan: Plan, block_id: str, minutes: int) -> None:
    """Give every session of a row so many minutes, one after the other from the start of the first."""
    row = short_row_of(plan.session(block_id))
    if row is None:
        raise EditRefused(
            _("{title} is in no row of short sessions.").format(title=named(plan.session(block_id).title))
        )
    if sentence := too_long_words(row, minutes):
        raise EditRefused(sentence)
    n = len(row.sessions)
    words = ngettext("Give {n} session {minutes}", "Give each of {n} sessions {minutes}", n)
    with plan.edit(words.format(n=n, minutes=duration(minutes))):
        for block, start in row.starts(minutes):
            resize_block(plan, block.id, start, minutes)
