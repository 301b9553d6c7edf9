"""Every rule by what it looks at: a session, a day, a person, the sessions of a kind, a reporting session."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date as Date

from stocktake_desktop.models import Day, Person, SessionBlock, SessionKind
from stocktake_desktop.planning.findings import contents, hours, numbers, overlaps, who
from stocktake_desktop.planning.findings.finding import Finding

Found = Iterable[Finding]

OF_A_SESSION: tuple[Callable[[SessionBlock], Found], ...] = (
    hours.outside_day,
    hours.past_hard_stop,
    who.without_chair,
    who.without_rapporteur,
    who.roles_not_allowed,
    contents.budget,
    contents.repetitions,
    contents.capacity,
)
BY_DATE: tuple[Callable[[SessionBlock, Date], Found], ...] = (
    who.unconfirmed,
    who.placeholders,
    contents.questions_late,
)
"""Of a session too, but they ask what day it is."""

OF_A_DAY: tuple[Callable[[Day], Found], ...] = (
    overlaps.rooms_overlapping,
    overlaps.breaks_crossed,
    overlaps.parallel_without_rooms,
    hours.gaps,
)
OF_A_PERSON: tuple[Callable[[Person], Found], ...] = (
    overlaps.double_booked,
    overlaps.no_time_to_walk,
    hours.absent,
    hours.leaving_before_arriving,
)
OF_A_KIND: tuple[Callable[[SessionKind, Sequence[SessionBlock]], Found], ...] = (numbers.numbers,)
OF_A_REPORT: tuple[Callable[[SessionBlock, Iterable[who.Group]], Found], ...] = (who.reports_missing,)
"""Of a reporting session and the action groups it hears."""
