"""What a block says: a snapshot of a session in words, so that drawing never asks the plan."""

from dataclasses import dataclass

from stocktake_desktop.models import LEADING_ROLES, Appearance, SessionBlock, SessionKind, Status
from stocktake_desktop.planning.brevity import and_more
from stocktake_desktop.planning.clock import clock, duration, span
from stocktake_desktop.planning.head_count import heads
from stocktake_desktop.planning.namesakes import telling_name
from stocktake_desktop.words import _, legible, term


@dataclass(frozen=True)
class Face:
    """Everything a block or a tray chip shows."""

    id: str
    kind: SessionKind
    title: str
    start: str
    time: str
    room: str
    lead: str
    people: tuple[str, ...]
    unconfirmed: int
    locked: bool
    overlaps: bool
    tooltip: str
    minutes: int = 0
    confirmed: bool = False
    """Everybody who sits in it has confirmed, and there is somebody."""
    ticked: bool = False
    """It is one of several that are selected."""


def face_of(block: SessionBlock, *, overlaps: bool = False) -> Face:
    """The face of a session; `overlaps` is known to the layout."""
    leader, at = _leader(block), block.placement
    title = legible(block.title, _("(untitled)"))
    return Face(
        id=block.id,
        kind=block.kind,
        title=title,
        start=clock(at.start) if at is not None else "",
        time=span(at.start, at.end) if at is not None else duration(block.minutes),
        room=block.room.name if block.room else "",
        lead=_lead(leader) if leader else "",
        people=tuple(a.name for a in block.appearances if a is not leader and not a.is_collective),
        unconfirmed=sum(heads(a) for a in block.appearances if a.status is Status.TO_BE_CONFIRMED),
        locked=block.locked,
        overlaps=overlaps,
        tooltip=_tooltip(block, title, overlaps),
        minutes=block.minutes,
        confirmed=bool(block.appearances) and all(a.status is Status.CONFIRMED for a in block.appearances),
    )


def lead_of(block: SessionBlock) -> str:
    """Who leads a session, with the role: "Moderator: Ana Ruiz"; empty when nobody does."""
    leader = _leader(block)
    return _lead(leader) if leader else ""


def lead_name(block: SessionBlock) -> str:
    """Who leads a session, without the role; empty when nobody does."""
    leader = _leader(block)
    return _name(leader) if leader else ""


def _leader(block: SessionBlock) -> Appearance | None:
    for role in LEADING_ROLES:
        found = next((a for a in block.appearances if a.role is role), None)
        if found is not None:
            return found
    return None


def _lead(leader: Appearance) -> str:
    """ "Moderator: Ana Ruiz"."""
    return _("{label}: {words}").format(label=term(leader.role, capital=True), words=_name(leader))


def _name(leader: Appearance) -> str:
    """Who it is; a placeholder that only repeats the role is still to be named."""
    repeats = leader.name.casefold() in (term(leader.role).casefold(), leader.role.value)
    return _("to be named") if repeats else leader.name


def _tooltip(block: SessionBlock, title: str, overlaps: bool) -> str:
    lines = [title]
    if (at := block.placement) is not None:
        time = f"{span(at.start, at.end)} · {duration(at.minutes)}"
        lines.append(f"{time} · {block.room.name if block.room else _('no room')}")
    if overlaps:
        lines.append(_("Overlaps another session in this room"))
    if block.locked:
        lines.append(_("Locked: nothing moves it"))
    for appearance in block.appearances[:12]:
        unsure = "" if appearance.status is Status.CONFIRMED else f" ({term(appearance.status)})"
        who = _("{label}: {words}").format(label=term(appearance.role, capital=True), words=telling_name(appearance))
        lines.append(who + unsure)
    if len(block.appearances) > 12:
        lines.append(and_more(len(block.appearances) - 12))
    return "\n".join(lines)
