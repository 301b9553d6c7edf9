"""What ran and leaves the programme: what there is to keep of it, and how that is said before."""

from collections.abc import Iterable
from datetime import datetime

from stocktake_desktop.models import Day, SessionBlock, WithdrawnSession
from stocktake_desktop.planning.floor import spoken
from stocktake_desktop.planning.moments import time_of
from stocktake_desktop.planning.running import UNDER_WAY, Item, State, state_of
from stocktake_desktop.words import _, legible, ngettext

_MOST_NAMED = 3


def items_of(block: SessionBlock) -> list[Item]:
    """What can be run of a session: itself, then its items."""
    return [block, *block.segments]


def under_way_in(block: SessionBlock) -> Item | None:
    """What runs or is held of a session: the session itself, else one of its items."""
    return next((item for item in items_of(block) if state_of(item) in UNDER_WAY), None)


def has_run(block: SessionBlock) -> bool:
    """Whether there is a record of a session: it ran, or something in it did, or somebody spoke."""
    return any(state_of(item) is State.DONE for item in items_of(block)) or bool(spoken(block))


def holds_record(day: Day) -> list[str]:
    """The titles of what runs or ran on a day, in the programme or withdrawn; empty where nothing did."""
    here = [block.title for block in day.sessions if under_way_in(block) or has_run(block)]
    return list(dict.fromkeys([*here, *(run.title for run in day.withdrawn)]))


def day_of_record(block: SessionBlock) -> Day | None:
    """The day on which a session ran: its own; of one that is parked, the day whose date was noted."""
    noted = [moment.date() for actual in block.actuals for moment in (actual.started, actual.ended) if moment]
    return block.day or next((day for day in block.meeting.days if day.date in noted), None)


def leaving_words(runs: Iterable[WithdrawnSession]) -> str:
    """What would be withdrawn, and what becomes of it, in sentences: "Panel I has run (10:00–11:20). …"."""
    told = [_has_run(run) for run in runs]
    if not told:
        return ""
    lines = told[:_MOST_NAMED]
    if more := len(told) - len(lines):
        lines.append(ngettext("{n} more has run.", "{n} more have run.", more).format(n=more))
    lines.append(
        ngettext(
            "It leaves the programme and stays in the report of its day as withdrawn.",
            "They leave the programme and stay in the report of their day as withdrawn.",
            len(told),
        )
    )
    return "\n".join(lines)


def _has_run(run: WithdrawnSession) -> str:
    """An item that is withdrawn alone is called by its own name."""
    alone = run.parts[0] if run.started is None and run.ended is None and len(run.parts) == 1 else run
    times = _times(alone.started, alone.ended)
    words = _("{title} has run ({times}).") if times else _("{title} has run.")
    return words.format(title=legible(alone.title, run.title, _("(untitled)")), times=times)


def _times(started: datetime | None, ended: datetime | None) -> str:
    if started is None:
        return _("until {time}").format(time=time_of(ended)) if ended is not None else ""
    return _("{start}–{end}").format(start=time_of(started), end=time_of(ended) or "")
