"""What a step would change, said for a person: a line a thing, before → after."""

import re
from collections.abc import Callable, Container, Iterable, Mapping
from datetime import date as Date
from datetime import datetime
from enum import StrEnum
from functools import partial

from stocktake_desktop.edits.naming import called, named
from stocktake_desktop.models import (
    Appearance,
    Day,
    Meeting,
    MeetingDocument,
    Organisation,
    Person,
    Plan,
    Room,
    Row,
    RowChange,
    Segment,
    SessionBlock,
)
from stocktake_desktop.models.changes import Values
from stocktake_desktop.models.columns import Use
from stocktake_desktop.models.fields import field_words, fields_of, names_of, within
from stocktake_desktop.planning.clock import duration, span
from stocktake_desktop.planning.moments import moment_words
from stocktake_desktop.planning.namesakes import telling_name
from stocktake_desktop.words import _, ngettext, term

_LONGEST_TOLD = 60
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?")


def in_words(plan: Plan, rows: Iterable[RowChange]) -> list[str]:
    """A line for each row that a rehearsal changed (`Plan.rehearse`); `plan` stands as before it."""
    rows = list(rows)
    sides = [(row.row_id, row.after or row.before or {}) for row in rows]
    names = {row_id: _name(side) for row_id, side in sides if {"name", "title", "given_name"} & side.keys()}
    telling = _Telling(plan, names)
    lines = [line for row in rows for line in telling.lines(row)]
    return list(dict.fromkeys(lines))


class _Telling:
    """Puts changed rows into words; knows the names of what the plan does not hold yet."""

    def __init__(self, plan: Plan, names: Mapping[str, str]) -> None:
        self._plan = plan
        self._names = names
        self._by_table: Mapping[str, Callable[[Values | None, Values | None], Iterable[str]]] = {
            "session_block": self._session,
            "segment": self._segment,
            "appearance": self._appearance,
            "alternate": self._alternate,
            "guiding_question": self._item,
            "outcome": self._item,
            "room": partial(self._thing, Room),
            "person": partial(self._thing, Person),
            "organisation": partial(self._thing, Organisation),
            "document": partial(self._thing, MeetingDocument),
            "session_document": self._link,
            "day": self._day,
            "meeting": partial(self._thing, Meeting),
        }

    def lines(self, row: RowChange) -> Iterable[str]:
        """What is said of one row; nothing of a table nobody would look for."""
        tell = self._by_table.get(row.table)
        return tell(row.before, row.after) if tell else ()

    def _session(self, before: Values | None, after: Values | None) -> Iterable[str]:
        title = named((before or after or {})["title"])
        if before is None or after is None:
            words = _("{title}: new, {place}") if after else _("{title}: removed, {place}")
            yield words.format(title=title, place=self._place(after or before or {}, frozenset(("start", "room_id"))))
            return
        differs = frozenset(column for column in after if before[column] != after[column])
        if differs & {"day_id", "start", "minutes", "room_id"}:
            yield _arrow(title, self._place(before, differs), self._place(after, differs))
        yield from _fields(SessionBlock, title, before, after)
        if "locked" in differs:
            yield (_("{title}: locked") if after["locked"] else _("{title}: unlocked")).format(title=title)

    def _place(self, side: Values, differs: frozenset[str]) -> str:
        """The parts of a place that matter: the day and room only where they differ."""
        day, room = self._plan.find(Day, side["day_id"]), self._plan.find(Room, side["room_id"])
        if side["start"] is None:
            return _("{minutes}, parked").format(minutes=duration(side["minutes"]))
        parts = [_("day {number}").format(number=day.number)] if day and "day_id" in differs else []
        if differs & {"day_id", "start", "minutes"}:
            parts.append(span(side["start"], side["start"] + side["minutes"]))
        if "room_id" in differs:
            parts.append(room.name if room else self._names.get(side["room_id"] or "", _("no room")))
        return ", ".join(parts)

    def _segment(self, before: Values | None, after: Values | None) -> Iterable[str]:
        side = after or before or {}
        title, item = self._session_title(side), named(side["title"])
        if before is None:
            yield _("{title}: with {item}").format(title=title, item=item)
        elif after is None:
            yield _("{title}: without {item}").format(title=title, item=item)
        else:
            if before["minutes"] != after["minutes"]:
                yield _arrow(item, *(duration(side["minutes"] or 0) for side in (before, after)))
            yield from _fields(Segment, item, before, after, but=("minutes",))

    def _appearance(self, before: Values | None, after: Values | None) -> Iterable[str]:
        side = after or before or {}
        words = {"name": self._who(side), "title": self._session_title(side), "role": term(side["role"].value)}
        if before is None:
            yield _("{title}: with {name}, {role}").format(**words)
        elif after is None:
            yield _("{title}: without {name}, {role}").format(**words)
        else:
            if (gone := self._who(before)) != words["name"]:
                yield _arrow(words["title"], gone, words["name"])
            else:
                yield from _answers(words["name"], before, after)
            if before["role"] != after["role"]:
                yield _arrow(words["name"], term(before["role"].value), term(after["role"].value))
            if before["minutes"] != after["minutes"]:
                lengths = (duration(side["minutes"]) if side["minutes"] else "–" for side in (before, after))
                yield _arrow(words["name"], *lengths)
            yield from _fields(Appearance, words["name"], before, after, but=("status", "role", "minutes"))

    def _alternate(self, before: Values | None, after: Values | None) -> Iterable[str]:
        """What an alternate answers; who is one is told by the title of the step."""
        if before and after and self._who(before) == (name := self._who(after)):
            yield from _answers(name, before, after)

    def _session_title(self, side: Values) -> str:
        block = self._plan.find(SessionBlock, side["session_id"])
        return named(block.title) if block else self._names.get(side["session_id"], _("(removed)"))

    def _who(self, side: Values) -> str:
        person = self._plan.find(Person, side["person_id"])
        organisation = self._plan.find(Organisation, side["organisation_id"])
        if person is not None:
            return telling_name(person)
        if organisation is not None:
            return organisation.name
        gone = self._names.get(side["person_id"] or side["organisation_id"] or "", "")
        return str(gone or side["placeholder"])

    def _link(self, before: Values | None, after: Values | None) -> Iterable[str]:
        side = after or before or {}
        document = self._plan.find(MeetingDocument, side["document_id"])
        name = called(document) if document else self._names.get(side["document_id"], _("(removed)"))
        words = _("{title}: with {item}") if after else _("{title}: without {item}")
        if before is None or after is None:
            yield words.format(title=self._session_title(side), item=name)

    def _item(self, before: Values | None, after: Values | None) -> Iterable[str]:
        if before and not after:
            yield _("Without “{text}”").format(text=named(before["text"]))
        elif before and after and before.get("sent") != after.get("sent"):
            sides = (_day_words(before["sent"]), _day_words(after["sent"]))
            yield _arrow(_("Sent, “{text}”").format(text=named(after["text"])), *sides)
        elif before and after and before.get("due") != after.get("due"):
            sides = (_day_words(before["due"]), _day_words(after["due"]))
            yield _arrow(_("To go out by, “{text}”").format(text=named(after["text"])), *sides)

    def _thing(self, model: type[Row], before: Values | None, after: Values | None) -> Iterable[str]:
        """A room, a person and the like: new, gone, or with other particulars."""
        name = _name(after or before or {})
        if before and after:
            yield from _fields(model, name, before, after)
        else:
            yield (_("New: {name}") if after else _("Gone: {name}")).format(name=name)

    def _day(self, before: Values | None, after: Values | None) -> Iterable[str]:
        old, new = ((side["date"].isoformat() if side else "") for side in (before, after))
        if old and new and old != new:
            yield _("{before} → {after}").format(before=old, after=new)
        elif not (old and new):
            yield (_("New: {name}") if new else _("Gone: {name}")).format(name=new or old)


def _answers(name: str, before: Values, after: Values) -> Iterable[str]:
    """What the same somebody says otherwise, and by when they are to say it."""
    old, new = (side["status"] for side in (before, after))
    if old != new:
        yield _arrow(name, term(old.value), term(new.value))
    if before.get("answer_by") != after.get("answer_by"):
        field = within(field_words(Appearance, "answer_by"))
        sides = (_value_words(side.get("answer_by")) for side in (before, after))
        yield _arrow(_("{name}, {field}").format(name=name, field=field), *sides)


def _fields(model: type[Row], name: str, before: Values, after: Values, but: Container[str] = ()) -> Iterable[str]:
    """A line for each field of a row that a form could have changed, but for those told otherwise."""
    for field in names_of(model, Use.EDITED):
        if field in but or field not in after or before[field] == after[field]:
            continue
        words, sides = within(field_words(model, field)), (before[field], after[field])
        if Use.LONG in fields_of(model)[field].use or max(len(str(side)) for side in sides) > _LONGEST_TOLD:
            yield from _text_words(name, words, *sides)
        else:
            yield _arrow(_("{name}, {field}").format(name=name, field=words), *map(_value_words, sides))


def _value_words(value: object) -> str:
    """A value as people say it; rows of the log hold it as it was kept, moments as texts."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, StrEnum):
        return term(value.value)
    moment = _moment(value)
    return moment_words(moment) if moment is not None else named(str(value)) if value not in (None, "") else "–"


def _text_words(title: str, field: str, before: object, after: object) -> Iterable[str]:
    """What changed in a text: only lines taken out, or anything."""
    old, new = str(before or "").splitlines(), str(after or "").splitlines()
    fewer = len(old) - len(new)
    if fewer > 0 and new == [line for line in old if line in new][: len(new)]:
        yield ngettext("{title}: {n} line fewer", "{title}: {n} lines fewer", fewer).format(title=title, n=fewer)
    else:
        yield _("{title}: {field} changed").format(title=title, field=field)


def _day_words(day: Date | str | None) -> str:
    return str(day) if day else _("not yet")


def _moment(value: object) -> datetime | None:
    if isinstance(value, datetime):
        return value
    is_text = isinstance(value, str) and _MOMENT.fullmatch(value) is not None
    return datetime.fromisoformat(str(value)) if is_text else None


def _name(side: Values) -> str:
    person = " ".join(filter(None, (side.get("given_name"), side.get("family_name"))))
    return named(person or side.get("name") or side.get("title") or side.get("function") or "")


def _arrow(title: str, before: object, after: object) -> str:
    return _("{title}: {before} → {after}").format(title=title, before=before, after=after)
