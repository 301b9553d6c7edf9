"""What is said to whom about what changed: the lines of the list, and the text of a letter."""

from collections.abc import Iterable
from datetime import datetime

from stocktake_desktop.models import Person, Plan, SessionBlock
from stocktake_desktop.planning.addresses import address_line
from stocktake_desktop.planning.changes.since import DatedPlace
from stocktake_desktop.planning.changes.told import Untold
from stocktake_desktop.planning.changes.whom import Elsewhere
from stocktake_desktop.planning.clock import span
from stocktake_desktop.planning.namesakes import telling_name
from stocktake_desktop.ui.look.dates import date_words
from stocktake_desktop.words import _, legible


def contact_of(one: Untold) -> str:
    """How to reach somebody; a person without a contact is reached through the organisation."""
    somebody = one.somebody
    above = somebody.organisation if isinstance(somebody, Person) else None
    return somebody.contact.strip() or (above.contact if above is not None else "")


def moved_words(plan: Plan, moved: Elsewhere) -> str:
    """What is otherwise about a session: "Panel II: Mon 4 Dec 15:00–16:30, Plenary → Tue 5 Dec 09:00–10:30, Hall 2"."""
    title, old = legible(moved.title, _("(untitled)")), _place_words(moved.before)
    if moved.now is not None:
        new = _place_words(moved.now)
        words = _("{title}: {old} → {new}") if moved.before is not None else _("{title}: new, {new}")
        return words.format(title=title, old=old, new=new)
    block = plan.find(SessionBlock, moved.session_id)
    is_held = block is not None and not block.is_parked
    words = _("{title}: {old} → without them") if is_held else _("{title}: {old} → not in the programme")
    return words.format(title=title, old=old)


def letter(plan: Plan, people: Iterable[Untold]) -> str:
    """All of it as a text: a name with its address, and below it a line a session."""
    parts = []
    for one in people:
        name = telling_name(one.somebody)
        lines = [address_line([(name, contact_of(one))]) or name, *(moved_words(plan, moved) for moved in one.moved)]
        parts.append("\n".join(lines))
    return "\n\n".join(parts)


def moment_words(at: datetime) -> str:
    """A moment of the history: "Mon 4 Dec 10:15"."""
    return f"{date_words(at.date())} {at:%H:%M}"


def _place_words(place: DatedPlace | None) -> str:
    if place is None:
        return ""
    return ", ".join(
        filter(None, (f"{date_words(place.day)} {span(place.start, place.start + place.minutes)}", place.room))
    )
