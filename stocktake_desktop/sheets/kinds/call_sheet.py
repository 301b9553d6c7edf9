"""Whom to call: everybody who is on that day, in the order of their first session, with a place to note who fetches."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from stocktake_desktop.models import Alternate, Appearance, Day, Role, SessionBlock, Status
from stocktake_desktop.planning.clock import clock, tight_span
from stocktake_desktop.planning.programme import in_order
from stocktake_desktop.planning.stepping_in import comes
from stocktake_desktop.sheets.page import look
from stocktake_desktop.sheets.page.compositor import Compositor
from stocktake_desktop.sheets.page.day_table import BETWEEN, INDENT, DayTable, day_frame, day_pages
from stocktake_desktop.sheets.page.flow import FlowColumn, FlowPart, FlowRow
from stocktake_desktop.sheets.page.reading import RowTag
from stocktake_desktop.sheets.page.sheet_kind import About, Pages, SheetKind, SheetSetting
from stocktake_desktop.sheets.type.breaks import units
from stocktake_desktop.sheets.type.lines import Style
from stocktake_desktop.sheets.words.punctuation import beside, with_commas
from stocktake_desktop.sheets.words.said import said, title_of
from stocktake_desktop.sheets.words.who import (
    delegation_of,
    full_name,
    function_of,
    native_name,
    on_paper,
    role_name,
    steps_in,
)
from stocktake_desktop.words import N_, _, term

_SHARES = (0.105, 0.235, 0.08, 0.19, 0.085, 0.115, 0.105, 0.085)
_WIDEST_ROOM = 0.12
_SMALLEST = 0.7
"""Of the usual size: a word that has no room in this is torn."""
_TIME, _ROOM, _NAME, _ROLE, _STATUS = 0, 2, 3, 4, 5
_UNTORN = frozenset({_TIME, _ROOM, _ROLE, _STATUS})
"""Cells of which no word is torn: it is set smaller where its column is too narrow."""

Cells = tuple[str, str, str, str, str, str, str, str]
"""Time, session, room, name and function, role, status, contact, who fetches them."""


class Call(NamedTuple):
    """Somebody to be called on a day: where they come first, and where else they are to be that day."""

    first: Appearance
    later: tuple[SessionBlock, ...]


def call_sheet_pages(sheet: SheetSetting) -> Pages:
    """The pages of the table, day by day."""
    table = CallTable(sheet.compositor, sheet.width, sheet.subject.days)
    name, language = _("WHOM TO CALL"), sheet.compositor.language
    return day_pages(sheet, table, lambda day: day_frame(day, language, name, ""), table.day)


def calls_of(day: Day) -> list[Call]:
    """Everybody who is on that day, by their first session.

    A collective cannot be called, and for who has declined whoever steps in is called.
    """
    of_each: dict[str, list[Appearance]] = {}
    for block in in_order(day.sessions):
        for appearance in block.appearances:
            if not appearance.is_collective and (who := comes(appearance)) is not None:
                of_each.setdefault(who.person_id or who.organisation_id or appearance.id, []).append(appearance)
    return [_call(appearances) for appearances in of_each.values()]


def has_calls(day: Day) -> bool:
    """Whether anybody is on that day."""
    return bool(calls_of(day))


def _call(appearances: list[Appearance]) -> Call:
    blocks = dict.fromkeys(appearance.session for appearance in appearances)
    return Call(appearances[0], tuple(blocks)[1:])


class CallTable(DayTable):
    """Sets each call as a row of eight cells, and its alternates in rows under it."""

    def __init__(self, compositor: Compositor, width: float, days: Sequence[Day]) -> None:
        names = (_("Time"), _("Session"), _("Room"), _("Who"), _("Role"), _("Status"), _("Contact"), _("Fetched by"))
        blocks = [block for day in days for block in in_order(day.sessions)]
        told = {
            _ROOM: {said(block.room, "name") for block in blocks if block.room},
            _ROLE: map(role_name, Role),
            _STATUS: (term(status.value, capital=True) for status in Status),
        }
        least = {
            nth: compositor.widest(chain.from_iterable(map(units, words)), look.TABLE) + BETWEEN
            for nth, words in told.items()
        }
        least[_ROOM] = min(least[_ROOM], _WIDEST_ROOM * width)
        least[_TIME] = compositor.widest(map(_time, blocks), look.TABLE_TIME) + INDENT + BETWEEN
        super().__init__(compositor, width, _SHARES, names, least=least)

    def day(self, day: Day) -> Iterator[FlowRow]:
        """The calls of a day."""
        calls = calls_of(day)
        for call in calls:
            rows = [self._row(self._cells(call), look.TABLE_STRONG)]
            for alternate in steps_in(call.first):
                name = _("or, if not available: {names}").format(names=self._who(alternate))
                cells = ("", "", "", name, "", "", self._contact(alternate), "")
                rows.append(self._row(cells, look.TABLE, indent=INDENT))
            yield from (replace(row, keeps_next=True, rule=0) for row in rows[:-1])
            yield rows[-1]
        if not calls:
            yield self.line(_("Nobody is named on this day yet."))

    def _cells(self, call: Call) -> Cells:
        somebody, block = call.first, call.first.session
        time = _time(block)
        later = [beside(clock(other.placed.start), _title(other)) for other in call.later]
        room = said(block.room, "name") if block.room else _("to be announced")
        status = term(on_paper(somebody).status.value, capital=True)
        title = "\n".join((_title(block), *later))
        return time, title, room, self._who(somebody), role_name(somebody.role), status, self._contact(somebody), ""

    def _who(self, somebody: Appearance | Alternate) -> str:
        more = with_commas((function_of(somebody), delegation_of(somebody, beside_office=True), native_name(somebody)))
        return "\n".join(filter(None, (full_name(somebody), more)))

    def _contact(self, somebody: Appearance | Alternate) -> str:
        person = on_paper(somebody).person
        contact = said(person, "contact") if person is not None else ""
        return f"\u2066{contact}\u2069" if contact and self.compositor.rtl else contact  # numbers keep their order

    def _row(self, cells: Cells, style: Style, *, indent: float = 0.0) -> FlowRow:
        columns = []
        for nth, (words, (x, room)) in enumerate(zip(cells, self.columns, strict=True)):
            before = INDENT if nth == _TIME else indent if nth == _NAME else 0.0
            first, _end, more = words.partition("\n")
            first_style = look.TABLE_TIME if nth == _TIME else style if nth == _NAME else look.TABLE
            if nth in _UNTORN:
                first_style = self._untorn(first, first_style, room - before)
            lines = [(line, how) for line, how in ((first, first_style), (more, look.TABLE)) if line]
            texts = [self.compositor.set(line, how, room - before, leading=1.3) for line, how in lines]
            if texts:
                columns.append(FlowColumn(x, tuple(FlowPart(text, indent=before) for text in texts)))
        opens = (cells[_TIME], cells[_NAME].partition("\n")[0])
        return FlowRow(tuple(columns), 4, 4, opens, tag=RowTag.CELLS)

    def _untorn(self, words: str, style: Style, room: float) -> Style:
        """The style, smaller where a word of these is wider than the room."""
        widest = max(units(words), key=lambda unit: self.compositor.widest([unit], style), default="")
        smaller = self.compositor.fitting(widest, style, room)
        return smaller if smaller.size >= style.size * _SMALLEST else style


def _time(block: SessionBlock) -> str:
    return tight_span(block.placed.start, block.placed.end)


def _title(block: SessionBlock) -> str:
    return title_of(block)


KIND = SheetKind(
    "call-sheet", N_("Whom to call"), About.DAY, call_sheet_pages, place=35, is_wide=True, belongs_on=has_calls,
    content_version=3,
)  # fmt: skip
