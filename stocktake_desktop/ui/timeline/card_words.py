"""What the card of a session says: all of it, since a block may have no room for a word."""

from dataclasses import dataclass

from stocktake_desktop.models import Appearance, SessionBlock, Status
from stocktake_desktop.planning.brevity import and_more
from stocktake_desktop.planning.clock import duration, span
from stocktake_desktop.planning.namesakes import telling_name
from stocktake_desktop.planning.shifting import Mode
from stocktake_desktop.words import _, legible, term

_LIKE = 3
"""So many sessions of one length, one after the other, are a row."""
_MOST = 8
"""So many people are named."""


@dataclass(frozen=True)
class CardWords:
    """The lines of a card: when, how long, where in a row of like sessions, what, where, who, and what a drag does."""

    time: str
    minutes: str
    row: str
    title: str
    room: str
    people: tuple[str, ...]
    remarks: tuple[str, ...]
    drag: str


def card_words(block: SessionBlock, follows: Mode, *, overlaps: bool) -> CardWords:
    """The card of a placed session; `follows` is what follows it without any key."""
    at = block.placed
    people = [_said(appearance) for appearance in block.appearances[:_MOST]]
    if len(block.appearances) > _MOST:
        people.append(and_more(len(block.appearances) - _MOST))
    remarks = [_("Overlaps another session in this room")] if overlaps else []
    return CardWords(
        time=span(at.start, at.end),
        minutes=duration(at.minutes),
        row=_row(block),
        title=legible(block.title, _("(untitled)")),
        room=block.room.name if block.room else _("no room"),
        people=tuple(people),
        remarks=tuple(remarks),
        drag=_drag(block, follows),
    )


def _said(appearance: Appearance) -> str:
    words = _("{label}: {words}").format(label=term(appearance.role, capital=True), words=telling_name(appearance))
    return words if appearance.status is Status.CONFIRMED else f"{words} – {term(appearance.status)}"


def _row(block: SessionBlock) -> str:
    """ "21 of 36": which it is of the like sessions that follow one another in its room."""
    day = block.day
    if day is None:
        return ""
    beside = sorted((b for b in day.sessions if b.room_id == block.room_id), key=lambda b: (b.placed.start, b.id))
    row: list[SessionBlock] = []
    for other in beside:
        if row and (other.placed.start != row[-1].placed.end or other.minutes != row[-1].minutes):
            if block in row:
                break
            row = []
        row.append(other)
    if block not in row or len(row) < _LIKE:
        return ""
    return _("{nth} of {count}").format(nth=row.index(block) + 1, count=len(row))


def _drag(block: SessionBlock, follows: Mode) -> str:
    if block.locked:
        return _("Locked: nothing moves it")
    if follows is Mode.ONLY:
        return _("Drag: it moves alone · with Shift: later ones follow · with Ctrl: a copy")
    return _("Drag: later ones follow · with Shift: it moves alone")
