"""Where sessions were placed otherwise, in words: "Panel II: Day 1 15:00 Plenary → Day 3 13:40 Plenary"."""

from collections.abc import Sequence

from stocktake_desktop.edits.naming import named
from stocktake_desktop.planning.changes.told_history import PlaceThen, Placing
from stocktake_desktop.planning.clock import clock
from stocktake_desktop.ui.history.spans import Sentence, cut_at_word, filled, held, isolated
from stocktake_desktop.words import _

_STRONG = ("title", "after")
_SHORT = 24
"""Letters of a title among several."""


def titled(title: str) -> str:
    """A title as it stands in a sentence."""
    return isolated(named(title))


def briefly_titled(title: str) -> str:
    """A title as it stands among several."""
    return isolated(cut_at_word(named(title), _SHORT))


def placing_words(placing: Placing) -> Sentence:
    """From where to where a session went, how long it was and is, or that it came or went."""
    title, before, after = titled(placing.title), placing.before, placing.after
    if before is None or after is None:
        words = _("{title}: new, {place}") if before is None else _("{title}: removed, {place}")
        return filled(words, strong=("title", "place") if after else ("title",), title=title, place=_alone(placing))
    minutes = (str(before.minutes), str(after.minutes))
    if before._replace(minutes=after.minutes) == after:
        words = _("{title}: {before} → {after} min")
        return filled(words, strong=_STRONG, title=title, before=minutes[0], after=minutes[1])
    places = {"title": title, "before": _place(before, after), "after": _place(after, before)}
    if before.minutes == after.minutes:
        return filled(_("{title}: {before} → {after}"), strong=_STRONG, **places)
    words = _("{title}: {before} → {after}, {shorter} → {longer} min")
    return filled(words, strong=(*_STRONG, "longer"), **places, shorter=minutes[0], longer=minutes[1])


def moments_words(before: PlaceThen, after: PlaceThen) -> str:
    """From when to when, without the rooms: "Day 1 15:00 → Day 3 11:10"."""
    return _("{before} → {after}").format(before=_moment(before), after=_moment(after))


def some_placings(placings: Sequence[Placing], most: int = 2) -> str:
    """The first few of several in short, "Idea Lab → Breakout 1 · Panel II → parked and 3 more"."""
    return and_more([_briefly(placing) for placing in placings[:most]], len(placings) - most)


def and_more(words: Sequence[str], more: int) -> str:
    """Some of several things, and how many more there are."""
    first = " · ".join(words)
    return _("{some} and {n} more").format(some=first, n=more) if more > 0 else first


def _briefly(placing: Placing) -> str:
    """Where a session went, without where it was."""
    title, before, after = briefly_titled(placing.title), placing.before, placing.after
    if after is None:
        return _("{title} → {place}").format(title=title, place=_("removed"))
    if before is not None and before._replace(minutes=after.minutes) == after:
        return _("{title} {before} → {after} min").format(title=title, before=before.minutes, after=after.minutes)
    return _("{title} → {place}").format(title=title, place=_place(after, before))


def _alone(placing: Placing) -> str:
    place = placing.after or placing.before
    return _place(place, None) if place is not None else ""


def _place(place: PlaceThen, other: PlaceThen | None) -> str:
    """A place; that it has no room is said where the `other` one has."""
    if place.start is None:
        return _("parked")
    room = isolated(place.room) or (_("no room") if other is not None and other.room else "")
    return f"{_moment(place)} {room}" if room else _moment(place)


def _moment(place: PlaceThen) -> str:
    return held(_("Day {number} {time}").format(number=place.day or "–", time=clock(place.start or 0)))
