"""How planned against actual is said, on screens and on paper alike: minutes, and a word for the direction."""

from datetime import datetime, timedelta

from stocktake_desktop.models import TimeRequest
from stocktake_desktop.planning.clock import (
    MINUTES_PER_DAY,
    clock,
    duration,
    in_minutes,
    minute_of,
    nearest,
    tight_span,
)
from stocktake_desktop.planning.floor import given_words, minutes_words
from stocktake_desktop.planning.floor_statistics import FloorStatistics
from stocktake_desktop.planning.more_time import asked_of
from stocktake_desktop.planning.overruns import UsualOverrun
from stocktake_desktop.planning.regional_groups import RegionalGroup
from stocktake_desktop.planning.report import DayReport, ReportLine, Totals
from stocktake_desktop.planning.running import State
from stocktake_desktop.planning.turns import TurnTaken
from stocktake_desktop.words import _, before_more, ngettext, term

Cells = tuple[str, str, str, str, str, str, str, str]
"""A row of the report: item, planned, actual, began, ended, length, suspended, speakers."""

_HALF = 30
"""Seconds of half a minute."""
_UNCOUNTED = 100
"""Half minutes agree with no number; hundreds have the form that names theirs in every language."""


def column_names() -> Cells:
    """What the columns of the report are called."""
    return (
        _("Item"), _("Planned"), _("Actual"), _("Began"), _("Ended"), _("Length"), _("Suspended"), _("Speakers"),
    )  # fmt: skip


def cells(line: ReportLine, title: str) -> Cells:
    """The row of a session or a segment, under a title in the language of who reads it."""
    return (
        marked(line, title),
        planned_words(line),
        actual_words(line),
        late_words(line.start_late),
        late_words(line.end_late),
        length_words(line.over_minutes),
        held_words(line.held_minutes),
        floor_words(line.floor_speakers, line.floor_minutes),
    )


def turn_cells(turn: TurnTaken) -> Cells:
    """The row of who spoke, below its item: what was given under "planned", what was taken under "actual"."""
    given = "" if turn.given is None else given_words(turn.given)
    name = " ".join(turn.name.split())
    return (name, given, given_words(turn.taken), "", "", _beyond_words(turn), "", "")


def late_words(minutes: int | None) -> str:
    """How a room or a time stands to its plan: "12 min late"; nothing where it is not known."""
    if minutes is None:
        return ""
    if minutes < 0:
        return ngettext("{n} min early", "{n} min early", -minutes).format(n=-minutes)
    return ngettext("{n} min late", "{n} min late", minutes).format(n=minutes) if minutes else _("on time")


def length_words(minutes: int | None) -> str:
    """How much longer than planned: "10 min shorter"; nothing where it is not known."""
    if minutes is None:
        return ""
    if minutes < 0:
        return ngettext("{n} min shorter", "{n} min shorter", -minutes).format(n=-minutes)
    return ngettext("{n} min longer", "{n} min longer", minutes).format(n=minutes) if minutes else _("as planned")


def _beyond_words(turn: TurnTaken) -> str:
    """How much longer somebody spoke than was given, to the half of a minute: "½ min longer", "2½ min shorter"."""
    if turn.given is None:
        return ""
    beyond = turn.taken - turn.given
    halves = (abs(beyond) + _HALF // 2) // _HALF
    if halves % 2 == 0:
        return length_words(halves // 2 if beyond > 0 else -halves // 2)
    n = minutes_words(halves * _HALF)
    if beyond < 0:
        return ngettext("{n} min shorter", "{n} min shorter", _UNCOUNTED).format(n=n)
    return ngettext("{n} min longer", "{n} min longer", _UNCOUNTED).format(n=n)


def marked(line: ReportLine, title: str) -> str:
    """A title as the report has it: what ran and has left the programme is marked."""
    return _("{title} (withdrawn)").format(title=title) if line.is_withdrawn else title


def planned_words(line: ReportLine) -> str:
    """ "10:00–11:00 · 1 h"; only the start where the plan gives no end, nothing where it gives no time."""
    return _times(line.planned_start, line.planned_end, line.planned_minutes)


def actual_words(line: ReportLine) -> str:
    """ "10:18–11:05 · 47 min", "from 10:18" while it goes on, or that it was skipped, or not noted; else a dash."""
    if line.state is State.SKIPPED:
        return _("skipped")
    if line.state is State.NOT_NOTED:
        return _("not noted")
    if line.started is None:
        return _("until {time}").format(time=clock(minute_of(nearest(line.ended)))) if line.ended is not None else "–"
    return _times(line.started, line.ended, line.minutes)


def held_words(minutes: int) -> str:
    """How long something was held; nothing when it was not."""
    return duration(minutes) if minutes else ""


def floor_words(speakers: int, minutes: int) -> str:
    """ "12 speakers, 36 min"; nothing when nobody had the floor."""
    words = ngettext("{n} speaker, {length}", "{n} speakers, {length}", speakers)
    return words.format(n=speakers, length=duration(minutes)) if speakers else ""


def overrun_words(usual: UsualOverrun) -> str:
    """ "Panel: noted 12 times, median 4 min longer, four in five from as planned to 9 min longer"; else too few."""
    kind = " · ".join(
        [term(usual.sort.kind.value, capital=True), *([term(usual.sort.role.value)] if usual.sort.role else [])]
    )
    if usual.band is None:
        words = ngettext("{kind}: noted once, too few to say", "{kind}: noted {n} times, too few to say", usual.count)
        return words.format(kind=kind, n=usual.count)
    median, low, high = (
        length_words(in_minutes(seconds)) for seconds in (usual.median, usual.band.low, usual.band.high)
    )
    words = _("{kind}: noted {n} times, median {median}, four in five from {low} to {high}")
    return words.format(kind=kind, n=usual.count, median=median, low=low, high=high)


def totals_words(totals: Totals) -> list[str]:
    """What a day came to, one fact after the other."""
    words = [ngettext("{n} session held", "{n} sessions held", totals.sessions).format(n=totals.sessions)]
    if totals.skipped:
        words.append(ngettext("{n} skipped", "{n} skipped", totals.skipped).format(n=totals.skipped))
    if totals.not_noted:
        words.append(ngettext("{n} not noted", "{n} not noted", totals.not_noted).format(n=totals.not_noted))
    if totals.sessions:
        planned, actual = duration(totals.planned_minutes), duration(totals.minutes)
        words.append(_("planned {planned}, actual {actual}").format(planned=planned, actual=actual))
        words.append(length_words(totals.over_minutes))
    if totals.end_late is not None:
        words.append(_("the day ended {late}").format(late=late_words(totals.end_late)))
    if totals.held_minutes:
        words.append(_("suspended {length}").format(length=duration(totals.held_minutes)))
    if totals.floor_speakers:
        words.append(
            _("from the floor: {words}").format(words=floor_words(totals.floor_speakers, totals.floor_minutes))
        )
    return [*words, *statistics_words(totals.floor)]


def requests_words(report: DayReport) -> list[str]:
    """What was asked of whom limits belong to, when, and how that was answered: a line each."""
    return [request_line(one) for one in report.requests]


def request_line(request: TimeRequest) -> str:
    """ "13:00 interpretation ends: 13:20 granted, Ms Okafor (Plenary) · asked 10:20, answered 10:30"."""
    asked = asked_of(request)
    if request.room is not None:
        asked = f"{before_more(asked)} ({' '.join(request.room.name.split())})"
    times = [_("asked {time}").format(time=f"{request.asked_at:%H:%M}")]
    if request.answered_at is not None:
        times.append(_("answered {time}").format(time=f"{request.answered_at:%H:%M}"))
    return f"{before_more(asked)} · {_(', ').join(times)}"


def statistics_words(found: FloorStatistics) -> list[str]:
    """Who spoke from the floor, one fact after the other; nothing before anybody has."""
    if not found.speakers:
        return []
    words = [
        _("groups {groups}, States {states}, observers {observers}").format(
            groups=found.groups, states=found.states, observers=found.observers
        )
    ]
    if found.replies:
        words.append(_("rights of reply {replies}").format(replies=found.replies))
    if any(count for _region, count in found.regions):
        words.append(_(", ").join(f"{region_words(region)} {count}" for region, count in found.regions if count))
    if found.women or found.men:
        words.append(_("women {women}, men {men}").format(women=found.women, men=found.men))
    used, given = digits_of(found.used), digits_of(found.given)
    words.append(_("used {used}, given {given}").format(used=used, given=given))
    return [*words, over_words(found)] if found.over else words


def over_words(found: FloorStatistics) -> str:
    """How many who had the floor went over their time, and by how much in the middle of them."""
    words = ngettext("{n} went over, median {time}", "{n} went over, median {time}", len(found.over))
    return words.format(n=len(found.over), time=digits_of(found.median_over))


def digits_of(seconds: int) -> str:
    """Minutes and seconds as a sum of times has them: "63:05"."""
    return f"{seconds // 60}:{seconds % 60:02d}"


def region_words(region: RegionalGroup) -> str:
    """What a regional group is called, short enough for a column."""
    return {
        RegionalGroup.AFRICA: _("Africa"),
        RegionalGroup.ASIA_PACIFIC: _("Asia-Pacific"),
        RegionalGroup.EASTERN_EUROPE: _("Eastern Europe"),
        RegionalGroup.LATIN_AMERICA: _("Latin America, Caribbean"),
        RegionalGroup.WESTERN_EUROPE: _("Western Europe, others"),
    }[region]


def _times(start: datetime | None, end: datetime | None, minutes: int | None) -> str:
    if start is None:
        return ""
    if end is None or minutes is None:
        return _("from {time}").format(time=clock(minute_of(nearest(start))))
    start, end = nearest(start), nearest(end)
    is_midnight = end == datetime.combine(start.date(), datetime.min.time()) + timedelta(days=1)
    at = tight_span(minute_of(start), MINUTES_PER_DAY if is_midnight else minute_of(end))
    return f"{at} · {duration(minutes)}"
