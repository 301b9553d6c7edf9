"""What a step would change, said for a person: a line a thing, before → after."""

from collections.abc import Callable, Iterable, Mapping

from stocktake_desktop.edits.naming import named
from stocktake_desktop.models import Day, Organisation, Person, Plan, Room, RowChange, SessionBlock
from stocktake_desktop.models.changes import Values
from stocktake_desktop.planning.clock import duration, span
from stocktake_desktop.words import _, ngettext, term


def in_words(plan: Plan, rows: Iterable[RowChange]) -> list[str]:
    """A line for each row that a rehearsal changed (`Plan.rehearse`); `plan` stands as before it."""
    rows = list(rows)
    names = {row.row_id: str(row.after["name"]) for row in rows if row.after and "name" in row.after}
    told = _Telling(plan, names)
    lines = [line for row in rows for line in told.lines(row)]
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
            "guiding_question": self._item,
            "outcome": self._item,
            "room": self._room,
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
        for column in ("number", "title"):
            if column in differs:
                yield _arrow(title, before[column] or "–", after[column] or "–")
        for column in sorted(differs & {"objectives", "format_notes", "notes"}):
            fewer = before[column].count("\n") - after[column].count("\n")
            yield ngettext("{title}: {n} line fewer", "{title}: {n} lines fewer", fewer).format(title=title, n=fewer)

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
        if before and after and before["minutes"] != after["minutes"]:
            yield _arrow(named(after["title"]), *(duration(side["minutes"] or 0) for side in (before, after)))

    def _appearance(self, before: Values | None, after: Values | None) -> Iterable[str]:
        side = after or before or {}
        block = self._plan.find(SessionBlock, side["session_id"])
        title, role = named(block.title if block else ""), term(side["role"].value)
        words = {"name": self._who(side), "title": title, "role": role}
        if before is None:
            yield _("{title}: with {name}, {role}").format(**words)
        elif after is None:
            yield _("{title}: without {name}, {role}").format(**words)
        elif before["status"] != after["status"]:
            yield _arrow(words["name"], term(before["status"].value), term(after["status"].value))

    def _who(self, side: Values) -> str:
        person = self._plan.find(Person, side["person_id"])
        organisation = self._plan.find(Organisation, side["organisation_id"])
        if person is not None:
            return person.name or person.function
        return organisation.name if organisation else str(side["placeholder"])

    def _item(self, before: Values | None, after: Values | None) -> Iterable[str]:
        if before and not after:
            yield _("Without “{text}”").format(text=named(before["text"]))

    def _room(self, before: Values | None, after: Values | None) -> Iterable[str]:
        if after and not before:
            yield _("New room {name}").format(name=named(after["name"]))


def _arrow(title: str, before: object, after: object) -> str:
    return _("{title}: {before} → {after}").format(title=title, before=before, after=after)
