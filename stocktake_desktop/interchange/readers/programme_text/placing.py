"""A programme that was read, into a plan: one step, everything it says, nothing it does not."""

from datetime import date

from stocktake_desktop.edits.frame import new_day
from stocktake_desktop.edits.sources import note_source
from stocktake_desktop.interchange.progress import Progress, silently
from stocktake_desktop.interchange.readers.programme_text.programme import (
    ReadAppearance,
    ReadDay,
    ReadDocument,
    ReadName,
    ReadProgramme,
    ReadSession,
    day_after,
)
from stocktake_desktop.interchange.report import ImportReport, Remark
from stocktake_desktop.models import (
    LONGEST_KEY,
    Alternate,
    Appearance,
    Day,
    GuidingQuestion,
    MeetingDocument,
    Organisation,
    Person,
    Plan,
    Room,
    RoomKind,
    Segment,
    SessionBlock,
    SessionDocument,
    SessionKind,
)
from stocktake_desktop.planning.comparing.difference import GONE_MARK, about_gone
from stocktake_desktop.planning.folding import folded, name_key
from stocktake_desktop.planning.moments import today
from stocktake_desktop.words import _, ngettext

_SLICE = 1000
"""Sessions placed and written between two looks at whether it is to go on."""


def place_programme(
    plan: Plan,
    programme: ReadProgramme,
    report: ImportReport,
    first_day: date | None,
    progress: Progress = silently,
    name: str = "",
) -> None:
    """Add all that was read to a plan as one step; what had to be assumed to do so joins the report.

    `name` is that of the file it was read from, by which its next version is known.
    """
    with plan.edit(_("Import {count} sessions").format(count=len(programme.sessions))):
        not_of_it = {about_gone(block): GONE_MARK for block in plan.meeting.sessions}
        _Placing(plan, report).place(programme, first_day, progress)
        note_source(plan, name, programme.title, not_of_it)


class _Placing:
    """One import: rooms, organisations and persons named twice in it are the same; those in the plan stay apart."""

    def __init__(self, plan: Plan, report: ImportReport) -> None:
        self.plan = plan
        self.report = report
        self.rooms: dict[str, Room] = {name_key(room.name): room for room in plan.meeting.rooms[::-1]}
        self.told: set[str] = set()
        self.days = {day.date: day for day in plan.meeting.days[::-1]}
        self.notes: dict[Day, list[str]] = {}
        self.organisations: dict[str, Organisation] = {}
        self.documents: dict[ReadDocument, MeetingDocument] = {}
        self.breakouts: frozenset[str] = frozenset()
        self.keyed = False
        self.people: dict[tuple[str, ...], Person] = {}
        self.offices: dict[str, Person] = {}

    def place(self, programme: ReadProgramme, first_day: date | None, progress: Progress) -> None:
        meeting = self.plan.meeting
        words = [programme.title, *programme.notes] if programme.title != meeting.title else programme.notes
        meeting.notes = "\n".join(filter(None, [meeting.notes, *words]))
        first = len(meeting.documents)
        for nth, document in enumerate(programme.documents, first):
            row = MeetingDocument(meeting=meeting, title=document.title, link=document.link, position=nth)
            self.documents[document] = self.plan.add(row)
        for session in programme.sessions:
            self._know_offices(session)
        self.breakouts = programme.breakouts
        self.keyed = programme.keyed
        places: list[tuple[ReadSession, Day | None]] = []
        for nth, read in enumerate(programme.days):
            day = self._day(read, nth, first_day)
            places += [(session, day) for session in read.sessions]
        for day, notes in self.notes.items():
            day.notes = "\n".join(filter(None, [day.notes, *notes]))
        places += [(session, None) for session in programme.parked]
        for first in range(0, len(places), _SLICE):
            progress(first, len(places))
            for session, where in places[first : first + _SLICE]:
                self._place_session(session, where)
            self.plan.find(Day, "")  # looking for a row writes those that wait: all at once would take too long to stop
        self._tell_names()

    def _day(self, read: ReadDay, nth: int, first_day: date | None) -> Day:
        if read.date is None:
            read.date = day_after(first_day or today(self.plan.meeting), nth)
            self._remark(_("Day {n} has no date; {date} was assumed.").format(n=nth + 1, date=read.date), read.line)
        day = self.days.get(read.date)
        if day is None:
            day = self.days[read.date] = new_day(self.plan, read.date)
        day.title = day.title or read.title
        extra = [read.title] if day.title != read.title else []
        self.notes.setdefault(day, []).extend([*extra, *read.notes])
        return day

    def _place_session(self, read: ReadSession, day: Day | None) -> None:
        block = SessionBlock(
            title=read.title,
            number=read.number,
            kind=read.kind or SessionKind.PLENARY,
            locked=read.locked,
            start=read.start if day is not None else None,
            minutes=read.minutes,
            objectives="\n".join(read.objectives),
            format_notes="\n".join(read.format_notes),
            notes="\n".join(read.notes),
            source_key=read.key[:LONGEST_KEY],
        )
        block.meeting, block.day, block.room = self.plan.meeting, day, self._room(read.room)
        self.plan.add(block)
        segments = [
            self.plan.add(
                Segment(session=block, position=n, title=s.title, kind=s.kind, minutes=s.minutes, notes=s.notes)
            )
            for n, s in enumerate(read.segments)
        ]
        for n, question in enumerate(read.questions):
            self.plan.add(GuidingQuestion(session=block, position=n, text=question))
        for n, document in enumerate(dict.fromkeys(read.documents)):
            self.plan.add(SessionDocument(session=block, position=n, document=self.documents[document]))
        for n, appearance in enumerate(read.appearances):
            self._place_appearance(
                appearance, block, segments[appearance.segment] if appearance.segment is not None else None, n
            )

    def _place_appearance(self, read: ReadAppearance, block: SessionBlock, segment: Segment | None, nth: int) -> None:
        appearance = Appearance(
            role=read.role, status=read.status, position=nth, minutes=read.minutes, notes=read.notes
        )
        appearance.session, appearance.segment = block, segment
        self._name(appearance, read.name)
        self.plan.add(appearance)
        for rank, other in enumerate(read.alternates):
            alternate = Alternate(position=rank)
            self._name(alternate, other)
            alternate.appearance = appearance
            self.plan.add(alternate)

    def _name(self, somebody: Appearance | Alternate, name: ReadName) -> None:
        somebody.placeholder = name.placeholder
        if name.is_person:
            somebody.person = self._person(name)
        elif name.organisation:
            somebody.organisation = self._organisation(name)

    def _know_offices(self, session: ReadSession) -> None:
        """ "President of Mexico" later in the text is who was named with that office before."""
        for appearance in session.appearances:
            if appearance.name.family_name and appearance.name.function:
                self.offices.setdefault(folded(appearance.name.function), self._person(appearance.name))

    def _person(self, name: ReadName) -> Person:
        key: tuple[str, ...] = tuple(map(folded, (name.given_name, name.family_name, name.function)))
        key = ("", "", "", name.key) if name.key else key
        known = self.people.get(key)
        if known is None and not name.family_name:
            known = self.offices.get(folded(name.function))
        if known is None:
            known = Person(
                meeting=self.plan.meeting,
                honorific=name.honorific,
                given_name=name.given_name,
                family_name=name.family_name,
                function=name.function,
            )
            known.organisation = self._organisation(name) if name.organisation else None
            self.people[key] = self.plan.add(known)
        return known

    def _organisation(self, name: ReadName) -> Organisation:
        key = name_key(name.organisation)
        known = self.organisations.get(key)
        if known is None:
            known = Organisation(
                meeting=self.plan.meeting,
                name=name.organisation,
                category=name.category,
                collective=name.collective,
            )
            self.organisations[key] = self.plan.add(known)
        known.short_name = known.short_name or name.short_name
        return known

    def _room(self, name: str) -> Room | None:
        if not name:
            return None
        key = name_key(name)
        if key not in self.rooms:
            is_breakout = name in self.breakouts or name.startswith(_("Breakout"))
            kind = RoomKind.BREAKOUT if is_breakout else RoomKind.PLENARY
            room = Room(meeting=self.plan.meeting, name=name, kind=kind, position=len(self.rooms))
            self.rooms[key] = self.plan.add(room)
        elif (known := self.rooms[key].name) != name and name not in self.told:
            self.told.add(name)
            self._remark(_("“{name}” is taken for the room {known}.").format(name=name, known=known), None)
        return self.rooms[key]

    def _tell_names(self) -> None:
        if self.people or self.organisations:
            words = _("Added: {people}, {organisations}; the same name is the same one.")
            if self.keyed:
                words = _("Added: {people}, {organisations}.")
            people, organisations = len(self.people), len(self.organisations)
            self._remark(words.format(
                people=ngettext("{n} person", "{n} people", people).format(n=people),
                organisations=ngettext("{n} organisation", "{n} organisations", organisations).format(n=organisations),
            ), None)  # fmt: skip
        if not self.keyed:
            self._remark(_("Who is named without “TBC” counts as invited."), None)

    def _remark(self, words: str, line: int | None) -> None:
        self.report.remarks.append(Remark(words, line))
