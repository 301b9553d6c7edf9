"""What an entry of the history says beside its sentence: stretches, dates, and all of it for those who listen."""

from collections.abc import Sequence
from datetime import date as Date
from datetime import datetime, timedelta

from stocktake_desktop.models import Meeting
from stocktake_desktop.ui.history.entries import DateHeading, Entry, Fold, StepEntry
from stocktake_desktop.ui.history.placing_words import and_more
from stocktake_desktop.ui.history.spans import Sentence, filled, isolated, plain
from stocktake_desktop.ui.history.telling import HistoryLine, dated, moment_near
from stocktake_desktop.ui.look.dates import date_words
from stocktake_desktop.words import _, ngettext

_NAMED = 2
"""So many steps of a stretch are named."""


def date_heading(date: Date, today: Date) -> str:
    """A date as a heading: "Today · Wed 29 Nov"; the year only where it is another one."""
    words = date_words(date) if date.year == today.year else f"{date_words(date)} {date.year}"
    if date == today:
        return _("Today · {date}").format(date=words)
    if date == today - timedelta(days=1):
        return _("Yesterday · {date}").format(date=words)
    return words


def whose_times(meeting: Meeting) -> str:
    """By which clock times are told: that of the place, else of the time zone."""
    city = meeting.timezone.rpartition("/")[2].replace("_", " ")
    return _("times of {place}").format(place=isolated(meeting.place) or city)


def sentence_of(entry: StepEntry | Fold) -> Sentence:
    """What a line says, or how many steps were taken back, by whom and when."""
    if isinstance(entry, StepEntry):
        return entry.line.saying.sentence
    count = len(entry.steps)
    words = ngettext("{n} step, taken back", "{n} steps, taken back", count).format(n=count)
    return _taken_back(words, entry.undos, entry.at)


def beneath(entry: StepEntry | Fold) -> str:
    """The smaller line under a sentence."""
    if isinstance(entry, Fold):
        named = [step.title for step in entry.steps[:_NAMED]]
        return and_more(named, len(entry.steps) - _NAMED)
    stands = _("where the plan stands now") if entry.is_newest else ""
    gone = plain(_taken_back(_("taken back"), [entry.gone], entry.at)) if entry.gone else ""
    return " · ".join(filter(None, (stands, gone, entry.line.saying.beneath)))


def spoken(entry: Entry) -> str:
    """An entry for those who do not see it."""
    if isinstance(entry, DateHeading):
        return date_words(entry.date)
    if not isinstance(entry, StepEntry | Fold):
        return further_words(entry.at)
    signed = entry.line.signed if isinstance(entry, StepEntry) else ""
    words = (f"{entry.at:%H:%M}", plain(sentence_of(entry)), beneath(entry), signed)
    return ", ".join(filter(None, words))


def further_words(at: datetime) -> str:
    """How far back was looked."""
    return _("Looked back to {moment}").format(moment=f"{dated(at, at)} {at:%H:%M}")


def _taken_back(words: str, undos: Sequence[HistoryLine], near: datetime) -> Sentence:
    """By whom and when something was taken back, behind words that say so."""
    who = ", ".join(dict.fromkeys(undo.who for undo in undos if undo.who))
    first, last = moment_near(undos[0].at, near), moment_near(undos[-1].at, undos[0].at)
    if f"{undos[0].at:%H:%M}" == last:
        pattern = _("{what} by {who} at {time}") if who else _("{what} at {time}")
        return filled(pattern, strong=("what",), what=words, who=who, time=first)
    pattern = _("{what} by {who}, {first}–{last}") if who else _("{what}, {first}–{last}")
    return filled(pattern, strong=("what",), what=words, who=who, first=first, last=last)
