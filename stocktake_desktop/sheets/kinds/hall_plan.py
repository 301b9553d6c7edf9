"""The plan of the hall: every delegation at its seat, from the first seat by the alphabet, and a list to find them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby

from stocktake_desktop.models import HallAlphabet, Meeting
from stocktake_desktop.planning.folding import name_order
from stocktake_desktop.planning.hall import ACROSS, HallSeat, hall_of, hall_seats, members_of, seated_groups
from stocktake_desktop.planning.states import state_named
from stocktake_desktop.sheets.page import look
from stocktake_desktop.sheets.page.flow import FlowColumn, FlowPart, FlowRow
from stocktake_desktop.sheets.page.flowing import Flow
from stocktake_desktop.sheets.page.frame import Frame, FrameSetter
from stocktake_desktop.sheets.page.page import Page
from stocktake_desktop.sheets.page.passages import flowing
from stocktake_desktop.sheets.page.sheet_kind import About, SheetKind, SheetSetting
from stocktake_desktop.sheets.type.breaks import units
from stocktake_desktop.sheets.type.fonts import BOLD, MEDIUM, SEMIBOLD
from stocktake_desktop.sheets.type.lines import Style
from stocktake_desktop.sheets.words.punctuation import listed, with_wide_dots
from stocktake_desktop.sheets.words.said import said
from stocktake_desktop.words import N_, _

_ROW = 34.0  # for the number of a row, at both ends
_SIZES = (8.5, 8.0, 7.5, 7.0)
_LEADING = 1.14
_NUMBER = Style(BOLD, 7.5, look.BLUE)
_ROW_NUMBER = Style(BOLD, 7.5, look.MUTED)
_LISTED = Style(SEMIBOLD, 9.0)
_WHERE = Style(MEDIUM, 8.5)
_ABOVE, _BELOW = 3.0, 1.0  # around the seats of a line
_PAD = 6.0  # beside the words in a seat
_COLUMNS = 3
_GAP, _PLACE = 16.0, 92.0
_PODIUM = (150.0, 15.0)


def hall_plan_pages(sheet: SheetSetting) -> list[Flow]:
    """The drawing, row by row from the podium, and below it all delegations by name with row and seat."""
    meeting, hall = sheet.subject.meeting, hall_of(sheet.subject.meeting)
    room = said(hall, "name") if hall else _("room open")
    subtitle = with_wide_dots((said(meeting, "title"), said(meeting, "place")))
    head = Frame(_("HALL PLAN"), room, "", subtitle, _("for protocol"), running=_("continued"))
    frame = FrameSetter(head, sheet.compositor, sheet.width)
    return flowing(frame, lambda: list(_Setter(frame).rows(meeting)), sheet.height, keeps_size=True)


class _Setter:
    """Sets the rows of the drawing and of the list."""

    def __init__(self, frame: FrameSetter) -> None:
        self.frame, self.compositor, self.width = frame, frame.compositor, frame.width
        self.cell = (self.width - 2 * _ROW) / ACROSS

    def rows(self, meeting: Meeting) -> Iterator[FlowRow]:
        """Everything below the head of the page."""
        for words in (*self.frame.frame.in_full, *_how(meeting, self.compositor.language)):
            yield self._line(words)
        seats = hall_seats(meeting)
        if not seats:
            yield self._line(_("No delegation is named yet."))
            return
        yield self._podium()
        size = self._size(seats)
        lines = [list(here) for _line, here in groupby(sorted(seats, key=_line_of), key=_line_of)]
        for here, following in zip(lines, [*lines[1:], []], strict=True):
            row = self._seats(here, size)
            stays = bool(here[0].block and following) and following[0].block == here[0].block
            yield replace(row, keeps_next=stays)
        yield from self._list(seats)

    def _podium(self) -> FlowRow:
        width, height = _PODIUM
        words = self.compositor.set(_("PODIUM"), look.LABEL, width, align="centre")
        column = FlowColumn((self.width - width) / 2, (FlowPart(words, above=(height - words.height) / 2),))
        row = FlowRow((column,), 4, 8, keeps_next=True, rule=0, at_least=height)
        return replace(row, marks=(partial(_draw_box, (self.width - width) / 2, 4.0, width, height),))

    def _size(self, seats: Sequence[HallSeat]) -> float:
        """The largest type in which no word of any name is torn; never below what can be read."""
        room = self.cell - _PAD
        words = [word for seat in seats for word in units(said(seat.who, "name"))]
        widest = self.compositor.widest(words, Style(SEMIBOLD, 100)) / 100
        return next((size for size in _SIZES if widest * size <= room), _SIZES[-1])

    def _seats(self, seats: Sequence[HallSeat], size: float) -> FlowRow:
        """The seats of a line, with the number of their row at both ends where they are all of one."""
        columns, boxes = [], []
        for seat in seats:
            left = self._left(_ROW + seat.x * self.cell, self.cell)
            number = self.compositor.set(seat.sign, _NUMBER, self.cell - _PAD, leading=1.1, align="centre")
            name = self.compositor.set(
                said(seat.who, "name"), Style(SEMIBOLD, size), self.cell - _PAD, leading=self._leading, align="centre"
            )
            columns.append(FlowColumn(left + _PAD / 2, (FlowPart(number, above=2), FlowPart(name, below=2))))
            boxes.append(left + 1.5)
        for edge in (0, 1) if len({seat.row for seat in seats}) == 1 else ():
            words = self.compositor.set(
                _row_words(seats[0].row).replace(" ", "\n"), _ROW_NUMBER, _ROW - 4, align="centre", leading=1.1
            )
            columns.append(FlowColumn(self._left(edge * (self.width - _ROW), _ROW), (FlowPart(words, above=4),)))
        opens = ("", _row_words(seats[0].row))
        flow = FlowRow(tuple(columns), _ABOVE, _BELOW, opens, rule=0)
        height = flow.height - _ABOVE - _BELOW
        return replace(flow, marks=(partial(_draw_seats, tuple(boxes), self.cell - 3, height),))

    @property
    def _leading(self) -> float:
        return 1.5 if self.compositor.rtl else _LEADING

    def _left(self, left: float, width: float) -> float:
        """The hall is not mirrored with the page."""
        return self.width - left - width if self.compositor.rtl else left

    def _list(self, seats: Sequence[HallSeat]) -> Iterator[FlowRow]:
        """All by their names in the language of the sheet, line by line, with row and seat."""
        named = sorted(seats, key=lambda seat: (name_order(said(seat.who, "name")), seat.who.id))
        width = (self.width - (_COLUMNS - 1) * _GAP) / _COLUMNS
        yield self._line(_("Where to find them"), look.INFO)
        for start in range(0, len(named), _COLUMNS):
            columns = []
            for column, seat in enumerate(named[start : start + _COLUMNS]):
                x = column * (width + _GAP)
                name = self.compositor.set(said(seat.who, "name"), _LISTED, width - _PLACE - 6, leading=1.25)
                where = _("row {row}, seat {seat}").format(row=seat.row, seat=seat.number)
                text = self.compositor.set(where, _WHERE, _PLACE, leading=1.25, align="end")
                columns += [FlowColumn(x, (FlowPart(name),)), FlowColumn(x + width - _PLACE, (FlowPart(text),))]
            yield FlowRow(tuple(columns), 2, 2, ("", said(named[start].who, "name")), rule=0.25)

    def _line(self, words: str, style: Style = look.BRIEF) -> FlowRow:
        part = FlowPart(self.compositor.set(words, style, self.width))
        return FlowRow((FlowColumn(0, (part,)),), 7, 4, ("", words), keeps_next=True, rule=0)


def _line_of(seat: HallSeat) -> int:
    return seat.line


def _row_words(row: int) -> str:
    return _("Row {number}").format(number=row)


def _how(meeting: Meeting, language: str) -> Iterator[str]:
    """By what order delegations sit; a State that is first is called as in the language of the sheet."""
    in_english, in_french = _("English alphabetical order"), _("French alphabetical order")
    order = in_french if meeting.hall_alphabet is HallAlphabet.FRENCH else in_english
    state, lot = state_named(meeting.first_seat), meeting.first_seat_lot
    first = state.names[language] if state is not None else meeting.first_seat
    if lot is not None:
        words = _("First seat by lot {lot} of {count}: {name}. Then {order}.")
        yield words.format(lot=lot, count=len(members_of(meeting)), name=first, order=order)
    elif first:
        yield _("First seat: {name}. Then {order}.").format(name=first, order=order)
    else:
        yield _("No first seat is drawn yet: {order} from its beginning.").format(order=order)
    named = (_("Member States"), _("observer States"), _("organisations and others"))
    groups = [name for name, group in zip(named, seated_groups(meeting), strict=True) if group]
    if len(groups) > 1:
        yield _("In this order: {groups}; each group by the alphabet.").format(groups=listed(groups))
    yield _("Seats count from the front row, each row from the chair’s right to the chair’s left.")


def _draw_box(x: float, above: float, width: float, height: float, page: Page, y: float) -> None:
    page.fill(x, y + above, width, height, look.PALE)
    page.outline(x, y + above, width, height, 0.8, look.BLUE)


def _draw_seats(boxes: Sequence[float], width: float, height: float, page: Page, y: float) -> None:
    for x in boxes:
        page.outline(x, y + _ABOVE, width, height, 0.5, look.BLUE, radius=2.0)


def _has_a_first_seat(meeting: Meeting) -> bool:
    return bool(meeting.first_seat)


KIND = SheetKind(
    "hall-plan", N_("Hall plan"), About.MEETING, hall_plan_pages, place=95, is_wide=True, is_due=_has_a_first_seat,
    content_version=2,
)  # fmt: skip
