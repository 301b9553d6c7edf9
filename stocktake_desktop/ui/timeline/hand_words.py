"""What the status line says while a block is carried: what letting go would do, and what the keys held with it do."""

from stocktake_desktop.edits.shifting import limits_in_words
from stocktake_desktop.planning.clock import span
from stocktake_desktop.planning.shifting import Mode
from stocktake_desktop.ui.timeline.carrying import Carrying
from stocktake_desktop.ui.timeline.gestures import Move
from stocktake_desktop.words import _, ngettext


def carrying_words(carrying: Carrying, follows: Mode, *, copies: bool) -> str:
    """The words; `follows` is what follows without any key, `copies` whether a copy would be placed.

    Who could not come then is named first.
    """
    return " · ".join([*(away.words for away in carrying.away), _letting_go(carrying, follows, copies=copies)])


def _letting_go(carrying: Carrying, follows: Mode, *, copies: bool) -> str:
    if carrying.parks:
        return _("Park · Esc: put back")
    if carrying.proposal is None:
        return _("Let go: it stays where it was")
    time = span(carrying.proposal.start, carrying.proposal.end)
    if carrying.wish is not None:
        count = len(carrying.outcome.moved)
        moves = ngettext("moves {n} session", "moves {n} sessions", count).format(n=count)
        moves = moves if count else _("nothing moves")
        return " · ".join([time, moves, *limits_in_words(carrying.plan, carrying.outcome.stopped)])
    if copies:
        return _("{time} · copy · Esc: put back").format(time=time)
    if follows is not Mode.ONLY:
        return _("{time} · Shift: only this one · Alt: by the minute · Esc: put back").format(time=time)
    if isinstance(carrying.gesture, Move):
        words = _("{time} · Shift: later ones follow · with Ctrl: all that day · Ctrl: copy · Alt: by the minute")
        return words.format(time=time)
    return _("{time} · Shift: later ones follow · Alt: by the minute · Esc: put back").format(time=time)
