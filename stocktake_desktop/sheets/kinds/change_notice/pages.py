"""The change notice: what is different from the programme that was printed, by day and time, what was and what is."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date as Date
from datetime import datetime
from functools import partial

from stocktake_desktop.models import Day, Meeting, SheetIssue
from stocktake_desktop.planning.changes.since import SessionChange, Turn
from stocktake_desktop.planning.clock import MINUTES_PER_DAY, clock, end_clock, minute_of
from stocktake_desktop.sheets.kinds.change_notice.change_words import (
    Difference,
    differences_of,
    stop_difference,
    tag_of,
)
from stocktake_desktop.sheets.kinds.change_notice.told_programme import (
    NOTICE,
    PROGRAMMES,
    Comparison,
    compared_with_paper,
    has_programme,
)
from stocktake_desktop.sheets.page import look
from stocktake_desktop.sheets.page.content import thawed
from stocktake_desktop.sheets.page.flow import FlowColumn, FlowPart, FlowRow, Mark
from stocktake_desktop.sheets.page.flowing import Flow
from stocktake_desktop.sheets.page.frame import Frame, FrameSetter
from stocktake_desktop.sheets.page.page import Page
from stocktake_desktop.sheets.page.passages import Cell, Passages, flowing
from stocktake_desktop.sheets.page.reading import Tag
from stocktake_desktop.sheets.page.sheet_kind import About, SheetKind, SheetSetting, SheetSubject
from stocktake_desktop.sheets.page.stamp import Stamp
from stocktake_desktop.sheets.type.lines import Run
from stocktake_desktop.sheets.type.text import Text
from stocktake_desktop.sheets.words.dates import long_date, stamp_date
from stocktake_desktop.sheets.words.languages import speaks
from stocktake_desktop.sheets.words.punctuation import with_dash, with_gap, with_wide_dots
from stocktake_desktop.sheets.words.said import said, whole
from stocktake_desktop.words import N_, _

_CLOCK = 77.0
_LABEL = 118.0
_GAP = 10.0
_STRIKE = 1.4
_SHARE = 0.3
"""Of a page: what is told of a session stays together up to this, and begins under its title again beyond."""


def notice_pages(sheet: SheetSetting) -> list[Flow]:
    """The notice: what it is held against and since when it holds, then every change under its day."""
    subject, compositor = sheet.subject, sheet.compositor
    passages = Passages(compositor, sheet.width)
    compared = compared_with_paper(subject.plan, compositor.language)
    frame = FrameSetter(_frame(subject.meeting), compositor, sheet.width)
    tallest = _SHARE * (sheet.height - look.FOOT - frame.later_height)

    def rows() -> list[FlowRow]:
        return [
            _facts_row(passages, compared, sheet.printed_at),
            *(passages.labelled(_("In full"), full) for full in frame.frame.in_full),
            *_Setter(subject, passages, compared, tallest).rows(),
        ]

    return flowing(frame, rows, sheet.height)


def _frame(meeting: Meeting) -> Frame:
    return Frame(
        name=_("CHANGE NOTICE"),
        for_whom=_("for everybody"),
        title=_("Changes to the programme"),
        time="",
        subtitle=with_wide_dots((said(meeting, "title"), said(meeting, "place"))),
    )


def _facts_row(passages: Passages, compared: Comparison, printed_at: datetime) -> FlowRow:
    """Which programme the notice is held against, since when it holds, and how many sessions it names.

    Since when it holds is of the printing, like the stamp: it is no part of the content.
    """
    language = passages.compositor.language
    issue, sessions = compared.issue, compared.change.sessions
    sheet = PROGRAMMES[issue.sheet].title if issue else _("nothing printed yet")
    printed = _printed(issue, language) if issue else ""
    cells: list[Cell] = [
        (_("Compared with"), sheet, printed, look.INK),
        (_("Valid from"), " ", "", look.INK),
        (_("Sessions concerned"), str(len(sessions)), "", look.INK),
    ]
    row = passages.cells(cells)
    since = with_gap((stamp_date(printed_at, language), clock(minute_of(printed_at))))
    text = passages.compositor.aside(since, look.INFO, passages.width / 3 - _GAP, leading=look.TIGHT)
    before, at, after = row.columns
    return replace(row, columns=(before, replace(at, parts=(at.parts[0], FlowPart(text))), after))


class _Setter:
    """Sets the changes as rows."""

    def __init__(self, subject: SheetSubject, passages: Passages, compared: Comparison, tallest: float) -> None:
        self.tallest = tallest
        self.passages, self.compositor, self.compared = passages, passages.compositor, compared
        self.dates = {day.date: day for day in subject.days}
        self.is_whole = len(subject.days) == len(subject.meeting.days)
        self.known, self.revision = _told_last(subject.meeting, self.compositor.language, compared)

    def rows(self) -> Iterator[FlowRow]:
        """What concerns the whole meeting, then the sessions under their days; a sentence where there is nothing."""
        compared, change = self.compared, self.compared.change
        sessions = [session for session in change.sessions if self.is_whole or self._touches(session)]
        stops = [turn for turn in change.stops if self.is_whole or _day_of(turn) in self.dates]
        if compared.issue is None:
            yield self.passages.line(_("The programme was not printed yet; there is nothing to compare it with."))
        elif not (sessions or stops or change.days or change.rooms):
            yield self.passages.line(_("No session was moved, and nobody was changed: what was printed holds."))
        yield from self._general(_("Days"), [self._dates(turn) for turn in change.days])
        yield from self._general(_("Rooms"), [Turn(*(whole(name) for name in turn)) for turn in change.rooms])
        for date in sorted({*map(_day_of, stops), *(session.at.day for session in sessions)}):
            words = long_date(date, self.compositor.language)
            yield self._day(self.dates.get(date), words)
            for turn in stops:
                if _day_of(turn) == date:
                    yield self._line(stop_difference(turn), ("", words), is_last=True)
            for session in sessions:
                if session.at.day == date:
                    yield from self._session(session)

    def _touches(self, change: SessionChange) -> bool:
        return any(place is not None and place.day in self.dates for place in change.place)

    def _dates(self, turn: Turn) -> Turn:
        return Turn(*(long_date(day, self.compositor.language) if day else None for day in turn))

    def _day(self, day: Day | None, date: str) -> FlowRow:
        number = _("Day {number}").format(number=day.number) if day is not None else ""
        return self.passages.heading(with_wide_dots((number, date)))

    def _general(self, heading: str, turns: list[Turn]) -> Iterator[FlowRow]:
        if turns:
            yield self.passages.heading(heading)
        for turn in turns:
            yield self._line(Difference("", turn.before or "", turn.now or ""), ("", heading), is_last=True)

    def _session(self, change: SessionChange) -> Iterator[FlowRow]:
        """The session and what happened to it, then a line for each thing that changed."""
        title = whole(change.title.now or change.title.before) or _("Session without a title")
        at, count = clock(change.at.start), len(self.compositor.texts)
        differences = list(differences_of(change, self.compositor.language))
        opens = (at, with_dash((title, _("continued"))))
        head = self._head(change, at, title, is_alone=not differences)
        lines = [
            self._line(difference, opens, is_last=difference is differences[-1], is_whole=None in change.place)
            for difference in differences
        ]
        yield replace(head, marks=self._news(self.compositor.texts[count:]))
        for nth, group in enumerate(self._together(lines, head.height)):
            if nth:
                yield self._again(opens)
            yield from group[:-1]
            yield replace(group[-1], keeps_next=False, below=9, rule=0.5)

    def _together(self, lines: list[FlowRow], reach: float) -> Iterator[list[FlowRow]]:
        """Lines in groups that each stay on one page, the first below a head of this height."""
        group: list[FlowRow] = []
        for line in lines:
            if group and reach + line.height > self.tallest:
                yield group
                group, reach = [], 0.0
            group.append(line)
            reach += line.height
        if group:
            yield group

    def _head(self, change: SessionChange, at: str, title: str, *, is_alone: bool) -> FlowRow:
        set_, width = self.compositor.set, self.passages.width - _CLOCK
        is_gone = change.place.now is None
        style = self.compositor.fitting(end_clock(MINUTES_PER_DAY), look.CLOCK, _CLOCK - 6)
        times = [FlowPart(set_(at, style, _CLOCK - 4, leading=1.15), ornament=_draw_strike if is_gone else None)]
        if (day := self.dates.get(change.at.day)) is not None:  # for whoever reads the next page alone
            times.append(FlowPart(set_(_("Day {number}").format(number=day.number), look.MINUTES, _CLOCK - 4)))
        names = (
            FlowPart(set_(tag_of(change), look.LABEL, width - _LABEL, leading=1.5), above=1.5, below=1),
            FlowPart(set_(title, look.ITEM, width, leading=look.TIGHT), below=1, tag=Tag.SUBHEADING),
        )
        continued = self.passages.continued
        columns = (FlowColumn(0, tuple(times)), FlowColumn(_CLOCK, names))
        row = FlowRow(columns, 7, 9 if is_alone else 3, (at, title), not is_alone, continued=continued, continued_in=1)
        return replace(row, rule=0.5 if is_alone else 0)

    def _again(self, opens: tuple[str, str]) -> FlowRow:
        """The time and title of a session again, above what goes on."""
        at, words = opens
        time = FlowPart(self.compositor.aside(at, look.ALOUD_STRONG, _CLOCK - 4))
        title = FlowPart(self.compositor.aside(words, look.DELEGATION, self.passages.width - _CLOCK))
        return FlowRow((FlowColumn(0, (time,)), FlowColumn(_CLOCK, (title,))), 7, 3, opens, keeps_next=True, rule=0)

    def _line(
        self, difference: Difference, opens: tuple[str, str], *, is_last: bool, is_whole: bool = False
    ) -> FlowRow:
        x = _CLOCK + (_LABEL + _GAP if difference.label else 0)
        set_, width = self.compositor.set, self.passages.width - x
        label = (FlowPart(set_(difference.label, look.ALOUD, _LABEL)),) if difference.label else ()
        words = FlowPart(set_(_runs(difference, is_whole=is_whole), look.ALOUD, width))
        columns = (FlowColumn(_CLOCK, label), FlowColumn(x, (words,)))
        continued = self.passages.continued
        row = FlowRow(columns, 1, 9 if is_last else 1, opens, not is_last, continued=continued, continued_in=1)
        return replace(row, rule=0.5 if is_last else 0)

    def _news(self, texts: list[str]) -> tuple[Mark, ...]:
        """A box beside what the last notice did not tell; it is of the printing, and no part of the content."""
        if self.revision is None or self.known.issuperset(texts):
            return ()
        words = _("not in Rev. {revision}").format(revision=self.revision)
        box = self.compositor.aside(words, look.BOXED, _LABEL)
        return (partial(_draw_boxed, box, self.passages.width - box.natural_width - 5),)


def _runs(difference: Difference, *, is_whole: bool) -> tuple[Run, ...]:
    """What was and what is; where something came or went that is said, unless the session as a whole did."""
    plain, strong = look.ALOUD, look.ALOUD_STRONG
    if difference.before and difference.now:
        first, _before, rest = _("{before} → {now}").partition("{before}")
        arrow, _now, last = rest.partition("{now}")
        runs = ((first + difference.before + arrow, plain), (difference.now, strong), (last, plain))
        return tuple(run for run in runs if run[0])
    words = "{words}" if is_whole else _("new: {words}") if difference.now else _("no longer: {words}")
    return ((words.format(words=difference.now or difference.before), strong if difference.now else plain),)


def _day_of(stop: Turn) -> Date:
    """The day of a hard stop; the two sides never differ in it."""
    day: Date = (stop.now or stop.before).day
    return day


def _told_last(meeting: Meeting, language: str, compared: Comparison) -> tuple[frozenset[str], int | None]:
    """What the last notice told, and its revision; None without one, or when it was held against another programme."""
    notices = [issue for issue in meeting.sheet_issues if issue.sheet == NOTICE and issue.lies_about]
    for issue in [issue for issue in notices if speaks(issue.language, language)][-1:]:
        known = frozenset(thawed(issue.content) or ())
        if compared.issue and _printed(compared.issue, language) in known:
            return known, issue.revision
    return frozenset(), None


def _printed(issue: SheetIssue, language: str) -> str:
    return Stamp.on(issue).words(language)


def _draw_strike(page: Page, x: float, y: float, text: Text) -> None:
    page.rule(x - 2, y + text.height / 2, text.natural_width + 4, _STRIKE, look.INK)


def _draw_boxed(box: Text, x: float, page: Page, y: float) -> None:
    page.outline(x - 5, y + 6, box.natural_width + 10, box.height + 2, 1.1)
    page.text(box, x, y + 7)


KIND = SheetKind(
    NOTICE,
    N_("Change notice"),
    About.MEETING,
    notice_pages,
    place=50,
    by_day=True,
    is_public=True,
    tells_of_paper=True,
    is_due=has_programme,
    content_version=3,
)
