"""The words of a change notice: what a session was and what it is, thing by thing."""

from collections.abc import Iterator
from typing import NamedTuple

from stocktake_desktop.models import Status
from stocktake_desktop.planning.changes.since import DatedPlace, DatedStop, SessionChange, Somebody, TimedItem, Turn
from stocktake_desktop.planning.clock import duration, end_clock, span
from stocktake_desktop.sheets.words.dates import short_date
from stocktake_desktop.sheets.words.punctuation import with_commas, with_dash, with_remark
from stocktake_desktop.sheets.words.said import whole
from stocktake_desktop.sheets.words.steps import segment_name
from stocktake_desktop.sheets.words.who import addressed, role_name
from stocktake_desktop.words import _, term


class Difference(NamedTuple):
    """One thing that changed: what it is, what was, what is now; where something came or went one side is empty."""

    label: str
    before: str
    now: str


def tag_of(change: SessionChange) -> str:
    """What happened to a session, in a word or two."""
    before, now = change.place
    if before is None:
        return _("NEW")
    if now is None:
        return _("CANCELLED")
    if before[:2] != now[:2]:
        return _("MOVED")
    if before.room != now.room:
        return _("NEW ROOM")
    return _("NEW LENGTH") if before.minutes != now.minutes else _("CHANGED")


def differences_of(change: SessionChange, language: str) -> Iterator[Difference]:
    """All that changed about a session, its place first."""
    yield from _place(change.place, language)
    if None not in change.place and change.title.before != change.title.now:
        untitled = _("Session without a title")
        yield Difference(_("Title"), *(whole(title) or untitled for title in change.title))
    for turn in change.people:
        yield from _person(turn)
    for turn in change.items:
        yield _item(turn)


def _place(turn: Turn, language: str) -> Iterator[Difference]:
    """Day, time and room: those that changed, all of them where the session is new or was taken out."""
    before, now = (_place_words(side, language) for side in turn)
    for nth, label in enumerate((_("Day"), _("Time"), _("Room"))):
        if before[nth] != now[nth] and (nth or None not in turn):
            yield Difference(label, before[nth], now[nth])


def _place_words(place: DatedPlace | None, language: str) -> tuple[str, str, str]:
    if place is None:
        return "", "", ""
    times = span(place.start, place.start + place.minutes)
    return short_date(place.day, language), times, whole(place.room) or _("to be announced")


def stop_difference(turn: Turn) -> Difference:
    """A hard stop that came, went, or is at another time or for another reason."""
    return Difference(_("Must end"), *(_stop_words(stop) if stop else "" for stop in turn))


def _stop_words(stop: DatedStop) -> str:
    return with_dash((end_clock(stop.minute), whole(stop.title)))


def _person(turn: Turn) -> Iterator[Difference]:
    """Who came, went or was replaced; of somebody who stays, what is different.

    Everybody reads this: a place whose person has declined is to be announced, and nobody learns why.
    """
    before, now = turn
    words = [_somebody(side) if side else "" for side in turn]
    if None not in turn and before.who == now.who and Status.DECLINED not in (before.status, now.status):
        yield from _particulars(before, now)
    elif words[0] != words[1] and {*words} != {"", _("to be announced")}:
        yield Difference(role_name((now or before).role), *words)


def _particulars(before: Somebody, now: Somebody) -> Iterator[Difference]:
    name = whole(now.name)
    if before.role is not now.role:
        yield Difference(name, role_name(before.role), role_name(now.role))
    if before.status is not now.status:
        yield Difference(name, term(before.status.value), term(now.status.value))
    if before.minutes != now.minutes:
        yield Difference(name, _length(before.minutes), _length(now.minutes))
    if before.alternates != now.alternates:
        lists = (_(", else ").join(addressed(*map(whole, one)) for one in side.alternates) for side in (before, now))
        yield Difference(_("If {name} is not available").format(name=name), *lists)


def _item(turn: Turn) -> Difference:
    before, now = turn
    if before is None or now is None:
        return Difference(_("Item"), _item_words(before), _item_words(now))
    if _item_name(before) == _item_name(now):
        return Difference(_item_name(now), _length(before.minutes), _length(now.minutes))
    return Difference(_("Item"), _item_words(before), _item_words(now))


def _item_words(item: TimedItem | None) -> str:
    if item is None:
        return ""
    name = _item_name(item)
    return with_commas((name, "" if item.minutes is None else duration(item.minutes)))


def _item_name(item: TimedItem) -> str:
    return whole(item.title) or segment_name(item.kind)


def _length(minutes: int | None) -> str:
    return "" if minutes is None else duration(minutes)


def _somebody(somebody: Somebody) -> str:
    if somebody.status is Status.DECLINED:
        return _("to be announced")
    name = addressed(whole(somebody.honorific), whole(somebody.name))
    if somebody.status is Status.TO_BE_CONFIRMED and not somebody.is_collective:
        name = with_remark(name, _("TBC"))
    return with_commas((name, whole(somebody.function), whole(somebody.delegation)))
