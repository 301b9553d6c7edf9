"""The programme as a calendar (.ics): an event a session, the same one whenever it is written, and what is called off.

RFC 5545: an event is known by its UID; of two that have it the one with the higher SEQUENCE holds.
"""

import re
from collections.abc import Iterator
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from stocktake_desktop.interchange.file_kinds import ExportOptions, Heeds, PlanWriter
from stocktake_desktop.interchange.published import ROLE_SAYS, Wording, chosen, guid, guids, is_chosen, moment
from stocktake_desktop.interchange.writers.known_past import LastPlace, SessionPast, known_past
from stocktake_desktop.models import Appearance, Plan, Role, SessionBlock, Status
from stocktake_desktop.whole import write_whole
from stocktake_desktop.words import N_, _, speaking

if TYPE_CHECKING:
    from icalendar import Event

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_PARTSTAT = {
    Status.CONFIRMED: "ACCEPTED",
    Status.TO_BE_CONFIRMED: "TENTATIVE",
    Status.DECLINED: "DECLINED",
    Status.INVITED: "NEEDS-ACTION",
}
_NO_SIGN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f]")


def _write(plan: Plan, path: Path, options: ExportOptions) -> None:
    with speaking(options.language) if options.language else nullcontext():
        content = _Calendar(plan, options).whole()
    write_whole(path, content)


class _Calendar:
    def __init__(self, plan: Plan, options: ExportOptions) -> None:
        self._meeting, self._options = plan.meeting, options
        self._words = Wording(plan.meeting, options.language)
        self._uids = guids(plan.meeting.sessions)
        self._past = known_past(plan)
        [self._last] = plan.log.lines(1, None)

    def whole(self) -> bytes:
        """The calendar, with the time zones that it names."""
        from icalendar import Calendar

        calendar = Calendar()
        calendar.add("prodid", "-//Stocktake Desktop//Programme//EN")
        calendar.add("version", "2.0")
        calendar.add("x-wr-calname", _clean(self._words.line(self._meeting, "title")))
        calendar.add("x-wr-timezone", self._meeting.timezone)
        for event in (*self._held(), *self._called_off()):
            calendar.add_component(event)
        days = [day.date for day in self._meeting.days]
        if days:
            calendar.add_missing_timezones(min(days).replace(month=1, day=1), max(days).replace(month=12, day=31))
        content: bytes = calendar.to_ical()
        return content

    def _held(self) -> Iterator["Event"]:
        blocks = chosen(self._meeting, self._options)
        for nth, block in enumerate(blocks):
            self._options.progress(nth, len(blocks))
            place, day = block.placed, block.day
            room = self._words.line(block.room, "name") if block.room else ""
            date = day.date if day else self._meeting.days[0].date
            at = LastPlace(self._words.line(block, "title"), date, place.start, block.minutes, room)
            event = self._event(self._uids[block.id], at, self._past_of(block.id), "CONFIRMED")
            if description := self._description(block):
                event.add("description", _clean(description))
            event.add("categories", [block.kind.value])
            for one in block.appearances:
                event.add("attendee", self._attendee(one), encode=False)
            yield event

    def _called_off(self) -> Iterator["Event"]:
        """What had a place and has none any more, or has left the room or person that was asked for."""
        blocks = {block.id: block for block in self._meeting.sessions}
        for session_id, past in self._past.items():
            block = blocks.get(session_id)
            if past.place is None or not self._was_chosen(past):
                continue
            if block is None or block.is_parked or not is_chosen(block, self._options):
                yield self._event(self._uids.get(session_id) or guid(session_id), past.place, past, "CANCELLED")

    def _was_chosen(self, past: SessionPast) -> bool:
        room, person = self._options.room_id, self._options.person_id
        return (not room or room in past.rooms) and (not person or person in past.people)

    def _past_of(self, session_id: str) -> SessionPast:
        """What the log knows of a session; of one that came with the file, when the log begins."""
        return self._past.get(session_id) or SessionPast(0, _utc(self._last.made_at))

    def _event(self, uid: UUID, at: LastPlace, past: SessionPast, status: str) -> "Event":
        from icalendar import Event

        event = Event()
        event.add("uid", str(uid))
        event.add("dtstamp", past.changed)
        event.add("last-modified", past.changed)
        event.add("sequence", past.sequence)
        event.add("status", status)
        event.add("summary", _clean(" ".join(at.title.split())) or _("(untitled)"))
        event.add("dtstart", moment(self._meeting, at.date, at.start))
        event.add("dtend", moment(self._meeting, at.date, at.start + at.minutes))
        if at.room:
            event.add("location", _clean(at.room))
        return event

    def _description(self, block: SessionBlock) -> str:
        """Objectives and format under their headings, as a programme in text has them; notes where they go along."""
        parts = [(_("Objectives"), "objectives"), (_("Format"), "format_notes")]
        parts += [(_("Notes"), "notes")] if self._options.contacts else []
        said = ((heading, self._words.of(block, name).strip()) for heading, name in parts)
        return "\n\n".join(f"{heading}:\n{text}" for heading, text in said if text)

    def _attendee(self, one: Appearance) -> Any:
        from icalendar import vCalAddress, vText

        who = one.person or one.organisation
        mail = _MAIL.search(who.contact) if who is not None and self._options.contacts else None
        key = one.person_id or one.organisation_id or one.id
        attendee = vCalAddress(f"mailto:{mail[0]}" if mail else guid(key).urn)
        kind = "INDIVIDUAL" if one.person else "GROUP" if one.organisation else "UNKNOWN"
        attendee.params["CN"] = vText(_clean(self._words.name(one).replace('"', "”")))
        attendee.params["CUTYPE"] = vText(kind)
        attendee.params["ROLE"] = vText("CHAIR" if one.role is Role.CHAIR else "REQ-PARTICIPANT")
        attendee.params["PARTSTAT"] = vText(_PARTSTAT[one.status])
        attendee.params[ROLE_SAYS] = vText(one.role.value)
        return attendee


def _utc(made_at: datetime) -> datetime:
    return made_at.replace(tzinfo=UTC, microsecond=0)


def _clean(words: str) -> str:
    """Words without signs that no calendar may hold."""
    return _NO_SIGN.sub("", words)


CALENDAR = PlanWriter(
    "calendar",
    N_("Calendars"),
    (".ics",),
    _write,
    Heeds.LANGUAGE | Heeds.ROOM | Heeds.PERSON | Heeds.CONTACTS,
    asks_the_log=True,
)
