"""The next meeting from one that was planned: its frame, rooms, rules, formats, documents and people in a new file.

What was recorded, printed, agreed or acknowledged stays where it was. Days move by as much as the first one does. Who
sat somewhere leaves an open place behind, since nobody has been asked yet; groups such as “All participants” stay.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date as Date
from pathlib import Path

from stocktake_desktop.edits.chasing import NOT_ASKED
from stocktake_desktop.edits.copying import NO_LIST
from stocktake_desktop.interchange.readers.programme_text.programme import day_after
from stocktake_desktop.interchange.whole_plan import make_plan
from stocktake_desktop.models import Appearance, Plan, Role, Row, SessionBlock, script_of
from stocktake_desktop.planning.warning_times import WarningTimes
from stocktake_desktop.words import _, term

_OF_SESSION = {"objectives": "", "notes": "", "not_before": None, "source_key": "", **NO_LIST}
"""What a session does not take along: what was to be said and noted there, and whence it came."""
_KEPT_OF_MEETING = (
    "turnaround_minutes", "organisation_line", "is_internal", "duty_officer", "emblem", "in_colour", "podium_size",
    "podium_has_brief", "stamp_has_code", "group_minutes", "state_minutes", "observer_minutes", "reply_minutes",
    "second_reply_minutes", *WarningTimes._fields,
)  # fmt: skip
"""The rules and the house style."""


@dataclass(frozen=True)
class NextMeeting:
    """What is asked of the next meeting."""

    path: Path
    title: str
    place: str
    timezone: str
    first_day: Date


def make_next_meeting(plan: Plan, wanted: NextMeeting) -> Plan:
    """Make the plan file of the next meeting; its history begins with it, and this plan is left as it is."""
    fill = _Taken(plan, wanted).fill
    return make_plan(wanted.path, fill, wanted.title, wanted.timezone, wanted.place)


class _Taken:
    """What goes over from one meeting to the next; every row is made anew, with an id of its own."""

    def __init__(self, plan: Plan, wanted: NextMeeting) -> None:
        self._old, self._files, self._first_day = plan.meeting, plan.files, wanted.first_day
        self._made: dict[str, tuple[Row, Row]] = {}
        """What was taken and what was made of it, by the id of the former."""

    def fill(self, plan: Plan) -> None:
        """Put all that is taken over into a new plan."""
        with plan.edit(_("Set up the meeting")):
            self._take_frame(plan)
            for block in self._old.sessions:
                self._take_session(plan, block)
            self._take_translations(plan)
        plan.begin_history()

    def _take_frame(self, plan: Plan) -> None:
        old, new = self._old, plan.meeting
        self._made[old.id] = (old, new)
        for field in _KEPT_OF_MEETING:
            setattr(new, field, getattr(old, field))
        self._take(plan, [row for row in script_of(old) if row.subject == old.id], meeting_id=new.id, subject=new.id)
        for rule in list(new.role_rules):
            plan.remove(rule)
        self._take(plan, [*old.role_rules, *old.distribution], meeting_id=new.id)
        for day in old.days:
            date = day_after(self._first_day, (day.date - old.days[0].date).days)
            self._take(plan, [day], meeting_id=new.id, date=date, notes="")
            self._take(plan, day.hard_stops, day_id=self._id(day.id))
        self._take(plan, old.rooms, meeting_id=new.id)
        self._take(plan, old.organisations, meeting_id=new.id)
        self._take(plan, old.documents, meeting_id=new.id)
        plan.files.take_from(self._files, (document.digest for document in old.documents))
        for person in old.people:
            organisation = self._id(person.organisation_id)
            here = {"present_from": None, "present_to": None}
            self._take(plan, [person], meeting_id=new.id, organisation_id=organisation, **here)

    def _take_session(self, plan: Plan, block: SessionBlock) -> None:
        place = {"day_id": self._id(block.day_id), "room_id": self._id(block.room_id)}
        self._take(plan, [block], meeting_id=plan.meeting.id, **place, **_OF_SESSION)
        within = {"session_id": self._id(block.id)}
        self._take(plan, block.segments, **within, notes="")
        for link in block.documents:
            self._take(plan, [link], **within, document_id=self._id(link.document_id))
        places = _open_places(block.appearances)
        for appearance in block.appearances:
            within["segment_id"] = self._id(appearance.segment_id)
            self._take(
                plan,
                [appearance],
                **within,
                notes="",
                not_before=None,
                **self._who(appearance, places.get(appearance.id)),
            )

    def _who(self, appearance: Appearance, place: str | None) -> dict[str, object]:
        """A group goes along as it is; the place of whoever else sat there is open."""
        if appearance.is_collective:
            return {"organisation_id": self._id(appearance.organisation_id)}
        who = {"person_id": None, "organisation_id": None, "placeholder": place or appearance.placeholder}
        return {**NOT_ASKED, **who}

    def _take_translations(self, plan: Plan) -> None:
        """Whatever is still called as it was is called so in other languages too."""
        for said in self._old.translations:
            old, new = self._made.get(said.subject, (None, None))
            if new is not None and getattr(new, said.field) == getattr(old, said.field):
                plan.add(said.twin(meeting_id=plan.meeting.id, subject=new.id))

    def _take(self, plan: Plan, rows: Iterable[Row], **others: object) -> None:
        for row in rows:
            self._made[row.id] = (row, plan.add(row.twin(**others)))

    def _id(self, old_id: str | None) -> str | None:
        """The id that a row has in the new plan."""
        return self._made[old_id][1].id if old_id in self._made else None


def _open_places(appearances: Iterable[Appearance]) -> dict[str, str]:
    """What the places of those who sat in a session are called, by id: by the role, counted where there are several."""
    sitting = [one for one in appearances if not one.placeholder and not one.is_collective]
    roles = Counter(one.role for one in sitting)
    counted: Counter[Role] = Counter()
    places = {}
    for one in sitting:
        counted[one.role] += 1
        number = f" {counted[one.role]}" if roles[one.role] > 1 else ""
        places[one.id] = term(one.role.value, capital=True) + number
    return places
