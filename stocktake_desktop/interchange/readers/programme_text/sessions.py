"""What is worked out about sessions: number, kind, missing ends, rooms nobody named, roles in remarks."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from stocktake_desktop.interchange.midnight import cut_at_midnight, is_next_day, times_in_the_source
from stocktake_desktop.interchange.readers.programme_text.names import (
    read_name,
)
from stocktake_desktop.interchange.readers.programme_text.programme import (
    ReadAppearance,
    ReadDay,
    ReadProgramme,
    ReadSession,
)
from stocktake_desktop.interchange.readers.programme_text.words_meant import session_kind
from stocktake_desktop.interchange.report import ImportReport, Remark
from stocktake_desktop.models import Role, SegmentKind, SessionKind, Status
from stocktake_desktop.planning.clock import USUAL_MINUTES, clock, span
from stocktake_desktop.words import _, ngettext

LONGEST_TITLE = 500
"""Characters."""
MOST_PARALLEL = 50
"""Sessions of one row; what is said to all of them is kept with each."""
_DAY = 24 * 60
_HALF, _MORNING = 12 * 60, 8 * 60

_NUMBER = re.compile(
    r"\b(?:group|panel|session|workshop|meeting|track|dialogue|segment)\s+(\d{1,3}|[IVX]{1,5})\b", re.I
)
_FAMILY = re.compile(
    r"((?:[^\W\d_][\w’'-]*\s+){0,3}[^\W\d_][\w’'-]*)\s+(?:(?P<figure>\d{1,3})(?P<letter>[a-h])?|[A-H]|[IVX]{1,5}"
    r"|[А-Е])\s*(?:[:.(–—-]|$)"
)
_LETTERED = re.compile(r"[A-H]\s?[:.–-]\s+(?=\w)")
_GROUP = re.compile(
    r"(?:[\w-]+ )?(?:group|workshop|breakout|track|groupe|atelier|grupo|taller|oficina|mesa"
    r"|группа|секция|arbeitsgruppe|tisch)",
    re.IGNORECASE,
)
_ANNOUNCES = re.compile(
    r"\b(?:parallel|concurrent|simultaneous|breakout|break-out|parallèles?|simultané(?:e?s)?|simultáne[oa]s?"
    r"|paralel[oa]s?|oficinas"
    r"|параллельн\w*|working groups|workshops|ateliers|talleres|groupes de travail|grupos de trabajo"
    r"|рабочи[ех] групп\w*|parallele\w*"
    r"|arbeitsgruppen)\b|分组|并行|平行|متوازية",
    re.IGNORECASE,
)
_LED_BY = re.compile(r"\b(moderated|chaired)(?: each)? by (?:the )?([^.;]{3,60})", re.IGNORECASE)
_MINUTES_EACH = re.compile(r"\b(\d{1,2})[ -]minutes?\b", re.IGNORECASE)
_EACH = re.compile(r"\b(?:each|speakers?|panell?ists?|presenters?)\b", re.IGNORECASE)
_SPEAKING = (Role.PANELLIST, Role.PRESENTER, Role.KEYNOTE_SPEAKER)


def entitle(session: ReadSession, title: str) -> bool:
    """Give a session its title, and the number and kind the title speaks of; False when it had to be cut.

    A title that was cut stands whole among the notes: it is told with every line of its session.
    """
    whole = " ".join(title.split()).rstrip(":")
    is_short = len(whole) <= LONGEST_TITLE
    session.title = whole if is_short else f"{whole[: LONGEST_TITLE - 1]}…"
    session.notes += [] if is_short else [whole]
    match = _NUMBER.search(session.title)
    session.number = match[1] if match else ""
    session.kind = session_kind(session.title)
    return is_short


def same_family(row: Sequence[ReadSession], words: str) -> bool:
    """Whether `words` are another of the same: "Action Group 2: …" after "Action Group 1: …".

    A title that only announces parallel sessions takes every numbered line as one of them.
    """
    title = row[-1].title
    family, other = _FAMILY.match(title), _FAMILY.match(words)
    if _LETTERED.match(words) and title != words:
        return announces(row[0].title) or bool(_LETTERED.match(title))
    if other is None or title == words:
        return False
    if family is None:
        return announces(title) and not _is_agenda(other[1])
    if family[1].casefold() != other[1].casefold():
        return announces(title) and bool(_GROUP.fullmatch(other[1]))
    if family["figure"] != other["figure"] and (family["letter"] or other["letter"]):
        return False
    return not family["figure"] or _is_another(family, other)


def _is_another(family: re.Match[str], other: re.Match[str]) -> bool:
    """ "Session 3a" and "Session 3b" run at once, as groups with figures do; "Session 3" and "Session 4" as well."""
    return bool(family["letter"]) == bool(other["letter"])


def _is_one_of(session: ReadSession, other: ReadSession) -> bool:
    """Whether a session has a title of the same family as another."""
    family, its = _FAMILY.match(session.title), _FAMILY.match(other.title)
    return bool(family and its and family[1].casefold() == its[1].casefold())


def _is_agenda(word: str) -> bool:
    return word.casefold() in ("item", "agenda item", "point", "tema", "пункт")


def announces(title: str) -> bool:
    """Whether a title only says that sessions run at once."""
    return bool(_ANNOUNCES.search(title))


def opens_parallel(row: Sequence[ReadSession], title: str, room: str) -> bool:
    """Whether a row without a time of its own is another session at the same time, and no more of the one above."""
    if not title or len(title) > LONGEST_TITLE or len(row) >= MOST_PARALLEL:
        return False
    is_group = announces(row[0].title) or session_kind(title) is SessionKind.ACTION_GROUP
    return bool(room) or same_family(row, title) or is_group


def may_be_title(line: str) -> bool:
    """Whether a line before the programme can be what the meeting is called."""
    words = [word for word in line.split() if word[0].isalpha()]
    return len(line) <= LONGEST_TITLE and len(words) > 0


def without_announcements(programme: ReadProgramme) -> None:
    """A session that only says that others run at once is no session beside them; what it says stays with the first."""
    for day in programme.days:
        rows: dict[int, list[ReadSession]] = {}
        for session in day.sessions:
            rows.setdefault(session.row, []).append(session)
        for row in rows.values():
            first, *others = row
            if others and announces(first.title) and not (_is_one_of(first, others[0]) or first.appearances):
                day.sessions.remove(first)
                others[0].notes[:0] = [first.title, *first.notes]


def learn_from_format(session: ReadSession, words: str) -> Iterator[str]:
    """Take up what a remark on the format says of roles and minutes; yields what was assumed, in words."""
    match = _LED_BY.search(words)
    if match and not _is_led(session):
        name = read_name(match[2].strip())
        if name is not None:
            role = Role.MODERATOR if match[1].lower() == "moderated" else Role.CHAIR
            status = Status.CONFIRMED if name.collective else Status.TO_BE_CONFIRMED
            session.appearances.append(ReadAppearance(name, role, status))
            yield _("{role} of {title} taken from the format: {name}.").format(
                role=role.value.capitalize(), title=session.title, name=match[2].strip()
            )
    if (match := _MINUTES_EACH.search(words)) and _EACH.search(words):
        untimed = session.appearances[session.timed :]
        session.timed = len(session.appearances)
        speakers = [a for a in untimed if a.role in _SPEAKING and a.minutes is None]
        for speaker in speakers:
            speaker.minutes = int(match[1])
        if speakers:
            words = ngettext(
                "{count} speaker of {title} was given {minutes} min, as the format says.",
                "{count} speakers of {title} were given {minutes} min each, as the format says.",
                len(speakers),
            )
            yield words.format(count=len(speakers), title=session.title, minutes=match[1])


def _is_led(session: ReadSession) -> bool:
    named = session.appearances
    while session.unled < len(named) and named[session.unled].role not in (Role.MODERATOR, Role.CHAIR):
        session.unled += 1
    return session.unled < len(named)


def complete(day: ReadDay, report: ImportReport) -> None:
    """What can be said once all sessions of a day are read."""
    _close_ends(day, report)
    for session in day.sessions:
        if not session.title:
            session.title = _("Session at {time}").format(time=clock(session.start))
            report.remarks.append(Remark(_("This session has no title."), session.line))
        session.kind = session.kind or _kind_by_contents(session)
    for before, after in pairwise(day.sessions):
        if after.start < before.start and after.row != before.row:
            words = _("The times go back from {earlier} to {later}; the order of the source was not changed.")
            report.remarks.append(
                Remark(words.format(earlier=clock(before.start), later=clock(after.start)), after.line)
            )


def mean_afternoons(programme: ReadProgramme, report: ImportReport) -> None:
    """A programme of hours up to twelve without a.m. and p.m. means the afternoon where its times go back."""
    if not all(session.is_open for session in programme.sessions):
        return
    for day in programme.days:
        latest = 0
        for session in day.sessions:
            said = span(session.start, session.end) if session.end else clock(session.start)
            if session.start < min(latest, _MORNING) and session.start + _HALF > latest:
                session.start += _HALF
            if session.end is not None and session.end <= session.start <= _DAY - _HALF + session.end:
                session.end += _HALF
            latest = session.start
            if session.start >= _HALF + 60 or (session.end or 0) >= _HALF + 60:
                words = _("{said} was taken as {time}, in the afternoon.")
                time = span(session.start, session.end) if session.end else clock(session.start)
                report.remarks.append(Remark(words.format(said=said, time=time), session.line))


def _kind_by_contents(session: ReadSession) -> SessionKind:
    kinds = {segment.kind for segment in session.segments}
    return SessionKind.PANEL if SegmentKind.PANEL in kinds else SessionKind.PLENARY


def _close_ends(day: ReadDay, report: ImportReport) -> None:
    """Ends that are missing, or lie before the start, are assumed; what the source says stays as a note."""
    starts = sorted({session.start % _DAY for session in day.sessions})
    for session in day.sessions:
        if session.start >= _DAY:
            session.start, session.end = 0, session.end if session.end and session.end < _DAY else None
            report.remarks.append(Remark(_("Midnight as a start was taken as 00:00 of this day."), session.line))
        if session.end is None or not session.start < session.end <= _DAY:
            told = _close_end(session, starts)
            report.remarks += [Remark(told, session.line)] if told else []


def _close_end(session: ReadSession, starts: list[int]) -> str:
    """Give a session an end after its start; returns what was assumed or cut, in a sentence."""
    end = session.end
    if end is not None:
        session.notes.append(times_in_the_source(session.start, end))
    if end is not None and (end > _DAY or is_next_day(session.start, end)):
        session.end = _DAY
        return cut_at_midnight(session.title, session.start, end if end > _DAY else end + _DAY)
    session.end = _assumed_end(session.start, starts)
    words = (
        _("{title} has no end; {end} was assumed.")
        if end is None
        else _("{title} ends before it starts; {end} was assumed as its end.")
    )
    return words.format(title=session.title, end=clock(session.end))


def _assumed_end(start: int, starts: list[int]) -> int:
    """Until the next session begins, at most three hours; the last one of a day lasts an hour."""
    nth = bisect_right(starts, start)
    is_soon = nth < len(starts) and starts[nth] - start <= 180
    return min(starts[nth] if is_soon else start + USUAL_MINUTES, _DAY)


def assume_rooms(programme: ReadProgramme, report: ImportReport) -> None:
    """Sessions of one row get breakout rooms, all others the plenary, where the source names none."""
    assumed: Counter[str] = Counter()
    for day in programme.days:
        for _row, group in groupby(day.sessions, key=lambda session: session.row):
            parallel = list(group)
            for nth, session in enumerate(parallel, 1):
                if not session.room:
                    usual = day.room or programme.room or _("Plenary")
                    session.room = _("Breakout {number}").format(number=nth) if len(parallel) > 1 else usual
                    assumed[session.room] += 1
    for room, count in sorted(assumed.items()):
        words = ngettext(
            "{count} session names no room; {room} was assumed.",
            "{count} sessions name no room; {room} was assumed.",
            count,
        )
        report.remarks.append(Remark(words.format(count=count, room=room)))


def role_without_segment(session: ReadSession) -> Role:
    """What somebody named on a session as a whole most likely does there."""
    by_kind = {
        SessionKind.PANEL: Role.PANELLIST,
        SessionKind.TALKS: Role.PRESENTER,
        SessionKind.REPORTING: Role.RAPPORTEUR,
    }
    return by_kind.get(session.kind or SessionKind.PLENARY, Role.KEYNOTE_SPEAKER)
