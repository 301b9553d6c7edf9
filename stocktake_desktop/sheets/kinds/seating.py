"""Podium seating for protocol: the table with numbered seats from the chair's left to right, and who sits there."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain

from stocktake_desktop.models import SessionBlock, Status
from stocktake_desktop.planning.seats import Seat, has_seat, seats_of
from stocktake_desktop.planning.steps.sittings import is_chaired
from stocktake_desktop.sheets.page import look
from stocktake_desktop.sheets.page.flow import FlowColumn, FlowPart, FlowRow
from stocktake_desktop.sheets.page.flowing import Flow
from stocktake_desktop.sheets.page.frame import FrameSetter
from stocktake_desktop.sheets.page.page import Page
from stocktake_desktop.sheets.page.passages import flowing, session_frame
from stocktake_desktop.sheets.page.reading import RowTag, Tag
from stocktake_desktop.sheets.page.sheet_kind import About, SheetKind, SheetSetting
from stocktake_desktop.sheets.type.breaks import units
from stocktake_desktop.sheets.type.fonts import SEMIBOLD
from stocktake_desktop.sheets.type.lines import Style
from stocktake_desktop.sheets.type.text import Text
from stocktake_desktop.sheets.words.punctuation import beside, boxed, with_semicolons, with_wide_dots
from stocktake_desktop.sheets.words.said import one_line, said
from stocktake_desktop.sheets.words.who import (
    alternates_line,
    body_beside_office,
    declined_name,
    delegation_of,
    function_of,
    native_beside,
    native_name,
    on_paper,
    role_name,
    sitter_name,
    status_boxes,
)
from stocktake_desktop.words import N_, _

_WIDEST_SEAT, _LEAST_SEAT = 104.0, 72.0
_TABLE = 20.0
_BOX = 20.0
_LEADING = 1.2
_SMALLEST_LABEL = 7.0
_LABEL_LEADING = 1.15
_EASY_LABEL = 8.5
_MOST_LINES, _SMALLER = 4, 0.95
"""Lines of a name in the drawing beyond which all are set smaller, step by step, as far as is easily read."""
_ACROSS = 8  # type sizes that a label is wide at the least
_NUMBER = 34.0
_TICK = 11.0


def seating_pages(sheet: SheetSetting) -> list[Flow]:
    """The table first, then a line for each seat, in the order of the seats."""
    session = sheet.subject.session
    head = session_frame(session, sheet.compositor.language, _("PODIUM SEATING"), _("for protocol"))
    frame = FrameSetter(head, sheet.compositor, sheet.width)
    return flowing(frame, lambda: list(_Setter(frame).rows(session)), sheet.height, keeps_size=True)


class _Setter:
    """Sets the table and the list below it."""

    def __init__(self, frame: FrameSetter) -> None:
        self.frame, self.compositor, self.width = frame, frame.compositor, frame.width

    def rows(self, session: SessionBlock) -> Iterator[FlowRow]:
        """Everything below the head of the page."""
        table = seats_of(session)
        for words in self.frame.frame.in_full:
            yield self._line(words)
        if not table:
            yield self._line(_("Nobody is named for the podium yet."))
        else:
            yield self._line(_how(session))
        free = [_("seat {seat}").format(seat=one_line(seat.sign)) for row in table for seat in row if seat.is_step_free]
        if free:
            yield self._line(_("Without steps: {seats}").format(seats=with_semicolons(free)))
        for nth, seats in enumerate(table):
            yield self._table(seats, is_first=nth == 0, is_last=nth == len(table) - 1)
        for seats in table:
            for seat in seats:
                yield self._seat(seat)
        declined = [appearance for appearance in session.appearances if appearance.status is Status.DECLINED]
        if declined:
            names = with_semicolons(map(declined_name, declined))
            yield self._line(_("Declined: {names}").format(names=names))

    def _table(self, seats: Sequence[Seat], *, is_first: bool, is_last: bool) -> FlowRow:
        called = [self._called(seat) for seat in seats]
        step = min(_WIDEST_SEAT, self.width / len(seats))
        if is_close := step < max(_LEAST_SEAT, self._widest(called) * _EASY_LABEL + 4):
            step = min(_WIDEST_SEAT, self.width / (len(seats) + 1))  # every other name has a row below, twice as wide
        first, room = (self.width - step * len(seats)) / 2, step * (1 + is_close) - 4
        labels = self._labels(called, room)
        lower = max(label.height for label in labels[::2]) + _BOX + 6 if is_close else 0.0
        columns, places = [], []
        for nth, (seat, label) in enumerate(zip(seats, labels, strict=True)):
            left, down = first + nth * step, lower if nth % 2 else 0.0
            x = self.width - left - step if self.compositor.rtl else left  # the podium is not mirrored with the page
            below = _TABLE + _BOX + 8 + down
            columns.append(FlowColumn(x + (step - room) / 2, (FlowPart(label, above=below),)))
            places.append((x + step / 2, down, self._number(seat), seat.leads))
        hall = self.compositor.set_line(_("TO THE HALL"), look.LABEL) if is_first else None
        above = 8.0 + (hall.height + 4 if hall else 0.0)
        edge = (self.width - first - step * len(seats) if self.compositor.rtl else first, step * len(seats))
        row = FlowRow(tuple(columns), above, 8, keeps_next=not is_last, rule=0.9 if is_last else 0, figure=_told(seats))
        return replace(row, marks=(partial(_draw_table, self.width, above, edge, places, hall),))

    def _number(self, seat: Seat) -> Text:
        return self.compositor.set_line(one_line(seat.sign), look.NUMBER if seat.leads else look.INFO)

    @staticmethod
    def _called(seat: Seat) -> str:
        """Whoever sits there, by family name where that is known."""
        person = seat.member or on_paper(seat.who).person
        if person is None or not person.name:
            return sitter_name(seat)
        own = said(person, "name")
        return person.family_name if own == person.name and person.family_name else own

    def _widest(self, names: Sequence[str]) -> float:
        """How wide the widest word of some names is in type of one point."""
        return self.compositor.widest(chain.from_iterable(map(units, names)), Style(SEMIBOLD, 100)) / 100

    def _labels(self, names: Sequence[str], width: float) -> list[Text]:
        """The names of a row in the largest type that tears no word of any and needs few lines."""
        widest = self._widest(names)
        size = max(_SMALLEST_LABEL, min(look.INFO.size, width / max(widest, 0.01) * 0.999, width / _ACROSS))
        while size > _EASY_LABEL and any(self._lines(name, size, width) > _MOST_LINES for name in names):
            size = max(_EASY_LABEL, size * _SMALLER)
        style = Style(SEMIBOLD, size)
        return [self.compositor.set(name, style, width, leading=_LABEL_LEADING, align="centre") for name in names]

    def _lines(self, name: str, size: float, width: float) -> int:
        return len(self.compositor.tried(name, Style(SEMIBOLD, size), width).lines)

    def _seat(self, seat: Seat) -> FlowRow:
        who, width = seat.who, self.width - _NUMBER - _TICK - 16
        name, member = sitter_name(seat), seat.member
        what = (role_name(who.role), self._function(seat), _("step-free seat") if seat.is_step_free else "")
        lines = (
            (boxed(name, status_boxes(who)), look.ITEM),
            (native_beside(member) if member else native_name(who), look.DELEGATION),
            (self._delegation(seat), look.DELEGATION),
            (with_wide_dots(what), look.BRIEF),
            (alternates_line(who), look.BRIEF),
        )
        parts = [
            FlowPart(self.compositor.set(words, style, width, leading=_LEADING), above=1)
            for words, style in lines
            if words
        ]
        number = self._number(seat)
        row = FlowRow((FlowColumn(_NUMBER, tuple(parts)),), 6, 6, (seat.sign, name), at_least=_BOX, tag=RowTag.ITEM)
        return replace(row, marks=(partial(_draw_number, self.width, number, seat.leads),))

    @staticmethod
    def _delegation(seat: Seat) -> str:
        if seat.member and seat.who.organisation:
            return body_beside_office(seat.member, seat.who.organisation)
        return delegation_of(seat.who, beside_office=True)

    @staticmethod
    def _function(seat: Seat) -> str:
        return said(seat.member, "function") if seat.member else function_of(seat.who)

    def _line(self, words: str) -> FlowRow:
        return FlowRow((FlowColumn(0, (FlowPart(self.compositor.set(words, look.BRIEF, self.width)),)),), 7, 5, rule=0)


def _how(session: SessionBlock) -> str:
    words = _("Seats are numbered from the chair’s left to the chair’s right, seen from behind the table.")
    if any(appearance.seat for appearance in session.appearances):
        return words
    proposed = _("No seats are given yet: this is proposed by role, the chair in the middle.")
    return beside(words, proposed)


def _told(seats: Sequence[Seat]) -> str:
    """The table in words for who cannot see it; who sits where is listed below it."""
    words = _("The table from the chair’s left to right, seats {first} to {last}.")
    return words.format(first=seats[0].number, last=seats[-1].number)


def _draw_table(
    width: float,
    above: float,
    edge: tuple[float, float],
    places: Sequence[tuple[float, float, Text, bool]],
    hall: Text | None,
    page: Page,
    y: float,
) -> None:
    if hall:
        page.text(hall, (width - hall.width) / 2, y + 8)
    x, length = edge
    page.fill(x, y + above, length, _TABLE, look.PALE)
    page.outline(x, y + above, length, _TABLE, 0.8, look.BLUE)
    for middle, down, number, leads in places:
        edge_of_table = y + above + _TABLE
        if down:
            page.fill(middle - 0.4, edge_of_table, 0.8, down + 4, look.BLUE)
        _draw_box(page, middle, edge_of_table + 4 + down, number, leads)


def _draw_number(width: float, number: Text, leads: bool, page: Page, y: float) -> None:
    _draw_box(page, _BOX / 2, y + 6, number, leads)
    page.outline(width - _TICK, y + 9, _TICK, _TICK, 0.8)


def _draw_box(page: Page, middle: float, y: float, number: Text, leads: bool) -> None:
    width = max(_BOX, number.natural_width + 6)
    if leads:
        page.fill(middle - width / 2, y, width, _BOX, look.BLUE)
    page.outline(middle - width / 2, y, width, _BOX, 0.8, look.BLUE)
    page.text(number, middle - number.natural_width / 2, y + (_BOX - number.height) / 2, Tag.NUMBER)


def _has_seats(session: SessionBlock) -> bool:
    return is_chaired(session) and any(map(has_seat, session.appearances))


KIND = SheetKind("seating", N_("Podium seating"), About.SESSION, seating_pages, place=90, belongs_to=_has_seats,
                 content_version=3)  # fmt: skip
