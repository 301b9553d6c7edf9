"""Of which session the floor list is shown: the one that runs, the next with a floor, or one that was chosen."""

from datetime import datetime

from stocktake_desktop.models import Meeting, SessionBlock, SessionKind
from stocktake_desktop.planning.clock import clock
from stocktake_desktop.planning.floor import has_floor
from stocktake_desktop.planning.programme import in_order
from stocktake_desktop.planning.projection import day_of
from stocktake_desktop.planning.running import UNDER_WAY, State, state_of
from stocktake_desktop.ui.widgets.choice_box import Choice, ChoiceBox
from stocktake_desktop.words import _, legible

_NO_FLOOR = (SessionKind.BREAK, SessionKind.REGISTRATION)


class SessionChoice(ChoiceBox):
    """Offers the sessions of a meeting; the first choice, no id, is whatever runs."""

    def __init__(self) -> None:
        super().__init__(_("Session of the list of speakers"))
        self.setProperty("quiet", False)
        self.set_narrow(16)

    def show_meeting(self, meeting: Meeting) -> None:
        """Offer the sessions of this meeting; one that is gone is chosen no longer."""
        chosen = self.value()
        blocks = in_order(block for block in meeting.sessions if block.kind not in _NO_FLOOR and block.day is not None)
        offered = [Choice(None, _("The session that runs")), *(Choice(block.id, _line(block)) for block in blocks)]
        self.offer(offered)
        self.show_value(chosen if chosen in {choice.value for choice in offered} else None)


def session_of_floor(meeting: Meeting, now: datetime) -> SessionBlock | None:
    """The session that runs, rather one with a floor; else the next one today that has a floor."""
    day = day_of(meeting, now)
    today = in_order(day.sessions) if day is not None else []
    running = [block for block in today if state_of(block) in UNDER_WAY and block.kind not in _NO_FLOOR]
    coming = [block for block in today if state_of(block) is State.PLANNED and has_floor(block)]
    return next(iter([*(block for block in running if has_floor(block)), *running, *coming]), None)


def _line(block: SessionBlock) -> str:
    number = block.day.number if block.day is not None else 0
    when = _("Day {number}, {time}").format(number=number, time=clock(block.placed.start))
    return f"{when}  {legible(block.title, _('(untitled)'))}"
