"""The sign at a room's door: what is on in it today, in type to be read from three metres, and what is next."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from stocktake_desktop.models import Day, Placement, Room, SessionBlock
from stocktake_desktop.planning.clock import clock, end_clock
from stocktake_desktop.planning.programme import in_order, rooms_in_use
from stocktake_desktop.sheets.page import look
from stocktake_desktop.sheets.page.compositor import Compositor
from stocktake_desktop.sheets.page.flow import FlowColumn, FlowPart, FlowRow, Ground
from stocktake_desktop.sheets.page.flowing import Dealt, Flow
from stocktake_desktop.sheets.page.frame import Frame, FrameSetter
from stocktake_desktop.sheets.page.sheet_kind import About, SheetKind, SheetSetting
from stocktake_desktop.sheets.type.fonts import BOLD, REGULAR, SEMIBOLD
from stocktake_desktop.sheets.type.lines import Style
from stocktake_desktop.sheets.words.dates import short_date
from stocktake_desktop.sheets.words.punctuation import with_gap
from stocktake_desktop.sheets.words.said import said, title_of
from stocktake_desktop.sheets.words.who import leaders_line
from stocktake_desktop.words import N_, _

_LARGEST = 44.0
_SHARES = tuple(size / _LARGEST for size in (44.0, 41.0, 38.0, 35.5, 33.0, 31.0, 29.0, 27.0, 25.5, 24.0))
_TITLE = 0.74  # of the size of the times
_DETAIL = 0.42
_TIMES = 3.15  # width of the times, of their size
_TIMES_GAP = 0.35
_BAR = 6.0
_INDENT = 14.0
_FRAME = 1.75
_TIGHT = 1.16


def door_sign_pages(sheet: SheetSetting) -> list[Flow]:
    """A sign for each of the days on which the room is used, or for the one day that was asked for."""
    room, days = sheet.subject.room, sheet.subject.days
    used = [day for day in days if room in rooms_in_use(day)] or list(days[:1])
    return [_Sign(room, day, sheet).flow for day in used]


def _largest(deal: Callable[[float], Dealt], _later: float) -> Dealt:
    """The day on one page in the largest type that lets it stand there, else in the smallest on several."""
    for share in _SHARES:
        pages = deal(share)
        if len(pages) == 1:
            break
    return pages


class _Sign:
    """The sign of one day."""

    def __init__(self, room: Room, day: Day, sheet: SheetSetting) -> None:
        self.compositor = sheet.compositor
        scale = sheet.size[0] / look.PAPERS["A4"][0]
        self.frame = FrameSetter(_frame(room, day, self.compositor, scale), self.compositor, sheet.width)
        size, bottom = _LARGEST * scale, sheet.height - look.FOOT - 4
        self.flow = Flow(self.frame, lambda share: list(self._rows(room, day, size * share)), bottom, _largest)

    def _rows(self, room: Room, day: Day, size: float) -> Iterator[FlowRow]:
        for words in self.frame.frame.in_full:
            yield self._line(words, look.SUBTITLE)
        sessions = in_order(block for block in day.sessions if block.room is room)
        times = self._times(sessions, size)
        for block in sessions:
            yield self._session(block, size, times)
        if not sessions:
            yield self._line(_("Nothing is planned in this room today."), look.ITEM._replace(size=size * _DETAIL))
        if coming := next_in(room, day):
            yield self._next(coming, size)

    def _times(self, sessions: Iterable[SessionBlock], size: float) -> float:
        """The width of the column of times."""
        widest, placed = self.compositor.widest, [block.placed for block in sessions]
        begins = widest((clock(at.start) for at in placed), Style(BOLD, size))
        return max(size * _TIMES, size * _TIMES_GAP + max(begins, widest(map(_until, placed), _ends(size))))

    def _session(self, block: SessionBlock, size: float, times: float) -> FlowRow:
        width, begins = self.frame.width, clock(block.placed.start)
        at = [self._part(begins, Style(BOLD, size), times)]
        at.append(self._part(_until(block.placed), _ends(size), times, above=size * 0.02))
        room = width - _INDENT - times
        title = title_of(block)
        words = [self._part(title, Style(BOLD, size * _TITLE), room, above=size * 0.16)]
        if line := leaders_line(block):
            words.append(self._part(line, Style(REGULAR, size * _DETAIL), room, above=size * 0.1))
        columns = (FlowColumn(_INDENT, tuple(at)), FlowColumn(_INDENT + times, tuple(words)))
        row = FlowRow(columns, size * 0.2, size * 0.26, (begins, title), rule=0.7, continued=self._continued(size))
        return replace(row, continued_in=1, ground=Ground(look.kind_colours()[block.kind], bar_width=_BAR))

    def _next(self, block: SessionBlock, size: float) -> FlowRow:
        label = FlowPart(self.compositor.set(_("NEXT IN THIS ROOM"), look.LABEL, self.frame.width - _INDENT), below=2)
        day = short_date(block.day.date, self.compositor.language) if block.day else ""
        title = title_of(block)
        words = with_gap((day, clock(block.placed.start), title))
        text = self._part(
            words, Style(SEMIBOLD, max(size * _DETAIL, look.RUNNING_TITLE.size)), self.frame.width - 2 * _INDENT
        )
        ground = Ground(look.BLUE, look.PALE, _BAR, above=3)
        return FlowRow((FlowColumn(_INDENT, (label, text)),), 9, 9, ("", _("Next in this room")), rule=0, ground=ground)

    def _part(self, words: str, style: Style, width: float, above: float = 0.0) -> FlowPart:
        return FlowPart(self.compositor.set(words, style, width, leading=_TIGHT), above=above)

    def _continued(self, size: float) -> FlowPart:
        style = Style(REGULAR, size * _DETAIL, look.MUTED)
        return FlowPart(self.compositor.aside(_("continued"), style, self.frame.width, leading=_TIGHT))

    def _line(self, words: str, style: Style) -> FlowRow:
        return FlowRow((FlowColumn(0, (FlowPart(self.compositor.set(words, style, self.frame.width)),)),), 12, 12)


def _until(placed: Placement) -> str:
    return _("until {time}").format(time=end_clock(placed.end))


def _ends(size: float) -> Style:
    return Style(SEMIBOLD, size * _DETAIL, look.MUTED)


def next_in(room: Room, day: Day) -> SessionBlock | None:
    """What is on in the room first on a later day."""
    for other in day.meeting.days:
        sessions = in_order(block for block in other.sessions if block.room is room)
        if other.date > day.date and sessions:
            return sessions[0]
    return None


def _frame(room: Room, day: Day, compositor: Compositor, scale: float) -> Frame:
    date = short_date(day.date, compositor.language)
    return Frame(
        name=_("ROOM SIGN"),
        title=said(room, "name"),
        time="",
        subtitle="\n".join((date, said(day.meeting, "title"))),
        running=date,
        scale=_FRAME * scale,
        is_public=True,
    )


KIND = SheetKind("door-sign", N_("Room sign"), About.ROOM, door_sign_pages, place=60, is_public=True,
                 content_version=2)  # fmt: skip
