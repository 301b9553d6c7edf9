"""How things are called in the history: short, and never nothing."""

from collections.abc import Sequence

from stocktake_desktop.models import Alternate, Appearance, Day, FloorRequest, Person, Plan, Room, Row, SessionBlock
from stocktake_desktop.planning.clock import clock
from stocktake_desktop.planning.namesakes import telling_name
from stocktake_desktop.planning.together import Place
from stocktake_desktop.words import _, legible, ngettext, term

_LONGEST = 60
_MOST_NAMED = 3
_NAMES = ("title", "name", "text", "placeholder", "function", "symbol")
"""What things are called by, the first of these that they have."""


def named(title: str) -> str:
    """A title short enough for a line of the history; a nameless thing is called so."""
    line = " ".join(title.split())
    if not line:
        return _("(untitled)")
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"


def with_those_that_stay(words: str, staying: Sequence[SessionBlock]) -> str:
    """The words of a step for several sessions that leaves locked ones where they are: at most three are named."""
    if not staying:
        return words
    names = [named(block.title) for block in staying[:_MOST_NAMED]]
    more = len(staying) - len(names)
    if more:
        names.append(ngettext("{n} more", "{n} more", more).format(n=more))
    stay = ngettext("{titles} stays (locked)", "{titles} stay (locked)", len(staying))
    return f"{words} · {stay.format(titles=', '.join(names))}"


def called(row: Row, besides: str = "") -> str:
    """A thing by its name; one that has none by what it is, unless that is said `besides`, and by its session."""
    person = row if isinstance(row, Person) else getattr(row, "person", None)
    if person is not None and legible(person.name, person.function):
        return telling_name(row if isinstance(row, FloorRequest) else person, cut=named)
    if name := legible(*(getattr(row, attribute, "") for attribute in _NAMES)):
        return named(name)
    if isinstance(row, SessionBlock):
        return named("")
    if isinstance(row, Day):
        return _("day {number}").format(number=row.number)
    within = row.appearance if isinstance(row, Alternate) else row
    noun = term(within.role.value if isinstance(within, Appearance) else row.noun)
    owner = getattr(within, "session", None)
    if owner is None:
        return noun
    title = named(owner.title)
    return title if noun == besides else _("{thing} of {title}").format(thing=noun, title=title)


def place_words(plan: Plan, block: SessionBlock, to: Place) -> str:
    """Where a session goes, as far as that is another day, time or room than it has: "Day 3 13:40, Breakout 1"."""
    words = []
    if block.day_id != to.day_id:
        day = _("Day {number} {time}")
        words.append(day.format(number=plan.get(Day, to.day_id).number, time=clock(to.start)))
    elif block.start != to.start:
        words.append(clock(to.start))
    if block.room_id != to.room_id:
        room = plan.get(Room, to.room_id) if to.room_id is not None else None
        words.append(named(room.name) if room is not None else _("no room"))
    return ", ".join(words) or clock(to.start)
