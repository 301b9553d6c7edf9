"""Parts that sheets read at a desk share: facts in cells, headings on a ground, numbered and bulleted text."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property, partial
from itertools import accumulate

from stocktake_desktop.models import SessionBlock
from stocktake_desktop.planning.clock import span
from stocktake_desktop.sheets.page import look
from stocktake_desktop.sheets.page.compositor import Compositor
from stocktake_desktop.sheets.page.fit import TIGHTER, fewest
from stocktake_desktop.sheets.page.flow import FlowColumn, FlowPart, FlowRow, Ground, Ornament, paginate
from stocktake_desktop.sheets.page.flowing import Deal, Flow
from stocktake_desktop.sheets.page.frame import Frame, FrameSetter
from stocktake_desktop.sheets.page.page import Page
from stocktake_desktop.sheets.page.reading import RowTag, Tag
from stocktake_desktop.sheets.type.lines import Colour, Style
from stocktake_desktop.sheets.type.text import Text
from stocktake_desktop.sheets.words.dates import long_date
from stocktake_desktop.sheets.words.punctuation import with_wide_dots
from stocktake_desktop.sheets.words.said import said, title_of
from stocktake_desktop.words import _, before_more

Cell = tuple[str, str, str, Colour]
"""A label, the words under it, a remark below them, and the colour of the words."""

_CELL_GAP = 12.0
_LABEL = 77.0
_BADGE = (20.5, 16.0)
_NUMBER = 30.0
_BULLET = 12.0
_TICK = 11.5
_ABOVE_FOOT = 4.0
_STILL_TIGHTER = (*TIGHTER, 0.91, 0.88)
"""The shares of the usual size in which what is read at a desk is tried before a last page is begun."""


class Passages:
    """Sets passages `width` points wide, each a row that may go on on the next page under the word "continued"."""

    def __init__(self, compositor: Compositor, width: float) -> None:
        self.compositor = compositor
        self.width = width

    def cells(self, cells: Sequence[Cell]) -> FlowRow:
        """Facts side by side, each under its label."""
        columns = []
        places = cell_places(self.compositor, cells, self.width)
        for (x, room), (label, words, remark, colour) in zip(places, cells, strict=True):
            parts = [
                self._part(label, look.INFO_LABEL, room, below=1),
                self._part(words, look.in_colour(look.INFO, colour), room, leading=look.TIGHT),
            ]
            if remark:
                parts.append(self._part(remark, look.FOOTNOTE, room, above=1))
            columns.append(FlowColumn(x, tuple(parts)))
        return FlowRow(tuple(columns), above=6, below=7, rule=0.9, continued=self.continued)

    def heading(self, words: str, remark: str = "") -> FlowRow:
        """A heading on a ground, kept with what stands under it; the remark stands smaller behind it."""
        runs = [(words, look.DELEGATION)]
        if remark:
            runs = [(before_more(words), look.DELEGATION), (f"   {remark}", look.BRIEF)]
        text = self.compositor.set(runs, look.DELEGATION, self.width - 20)
        ground = Ground(look.BLUE, look.PALE)
        part = FlowPart(text, tag=Tag.HEADING)
        return FlowRow((FlowColumn(9, (part,)),), 5, 5, ("", words), keeps_next=True, rule=0, ground=ground)

    def labelled(self, label: str, words: str) -> FlowRow:
        """Small print with its label in the margin, a bullet before each of several lines."""
        name = self.compositor.set(label, look.INFO_LABEL, _LABEL - 10, leading=look.TIGHT)
        lines = [line.strip() for line in words.split("\n") if line.strip()]
        room = self.width - _LABEL
        parts = [self._part(line, look.BRIEF, room) for line in lines]
        if len(lines) > 1:
            dot = self._dot(look.BRIEF)
            parts = [self._part(line, look.BRIEF, room - _BULLET, indent=_BULLET, ornament=dot) for line in lines]
            parts = [replace(part, tag=Tag.ITEM) for part in parts]
        columns = (FlowColumn(0, (FlowPart(name, above=1.5),)), FlowColumn(_LABEL, tuple(parts)))
        return FlowRow(columns, 5, 5, ("", label), continued=self.continued, continued_in=1)

    def all_labelled(self, texts: Sequence[tuple[str, str]]) -> Iterator[FlowRow]:
        """Those labelled texts that say something."""
        return (self.labelled(label, words) for label, words in texts if words.strip())

    def numbered(self, number: int, words: str, style: Style, leading: float, *, ticked: bool = False) -> FlowRow:
        """A text with its number in a badge, and a box to tick it off if `ticked`."""
        badge = self.compositor.set(str(number), look.NUMBER, _BADGE[0], align="centre")
        room = self.width - _NUMBER - (_TICK + 14 if ticked else 0)
        part = self._part(words, style, room, leading=leading)
        row = FlowRow((FlowColumn(_NUMBER, (part,)),), 6, 6, ("", f"{number}  {words}"), continued=self.continued)
        middle = 6 + part.text.leading / 2
        marks = [partial(_draw_badge, badge, middle)]
        if ticked:
            marks.append(partial(_draw_tick, self.width - _TICK, middle))
        return replace(row, marks=tuple(marks), tag=RowTag.ITEM)

    def bullet(self, words: str, style: Style, leading: float = look.LEADING) -> FlowRow:
        """A text behind a bullet."""
        part = self._part(words, style, self.width - 9 - _BULLET, leading=leading, ornament=self._dot(style))
        column = FlowColumn(9 + _BULLET, (part,))
        return FlowRow((column,), 4, 5, ("", words), continued=self.continued, tag=RowTag.ITEM)

    def line(self, words: str, style: Style = look.BRIEF) -> FlowRow:
        """A sentence across the page."""
        part = self._part(words, style, self.width)
        return FlowRow((FlowColumn(0, (part,)),), 7, 5, ("", words), rule=0, continued=self.continued)

    def _part(
        self,
        words: str,
        style: Style,
        width: float,
        *,
        leading: float = look.LEADING,
        above: float = 0.0,
        below: float = 0.0,
        indent: float = 0.0,
        ornament: Ornament | None = None,
    ) -> FlowPart:
        text = self.compositor.set(words, style, width, leading=leading)
        return FlowPart(text, above, indent, below, ornament)

    @cached_property
    def continued(self) -> FlowPart:
        """The word above what goes on from the page before."""
        return FlowPart(self.compositor.aside(_("continued"), look.FOR_WHOM, self.width / 2))

    def _dot(self, style: Style) -> Ornament:
        return partial(_draw_dot, self.compositor.set_line("•", style))


def cell_places(compositor: Compositor, cells: Sequence[tuple[object, ...]], width: float) -> list[tuple[float, float]]:
    """Where facts side by side begin and how wide they are: all alike, but for what short ones spare for long ones.

    A cell begins with its label and its words.
    """
    needs = [
        max(compositor.widest([str(label)], look.INFO_LABEL), compositor.widest(str(words).split("\n"), look.INFO)) + 1
        for label, words, *_more in cells
    ]
    room = (width + _CELL_GAP) / len(cells) - _CELL_GAP
    wanted, spare = (sum(max(0.0, sign * (need - room)) for need in needs) for sign in (1, -1))
    given, taken = (min(1.0, share / max(of, 1.0)) for share, of in ((spare, wanted), (wanted, spare)))
    rooms = [room + (need - room) * (given if need > room else taken) for need in needs]
    starts = accumulate((one + _CELL_GAP for one in rooms), initial=0.0)
    return list(zip(starts, rooms, strict=False))


def session_frame(session: SessionBlock, language: str, name: str, for_whom: str) -> Frame:
    """The frame of a sheet about a session: its title, its times, and where and when it is."""
    day = long_date(session.day.date, language) if session.day else _("not placed in the programme")
    room = said(session.room, "name") if session.room else _("room to be announced")
    return Frame(
        name=name,
        for_whom=for_whom,
        title=title_of(session),
        time="" if session.start is None else span(session.start, session.start + session.minutes),
        subtitle=with_wide_dots((said(session.meeting, "title"), day, room)),
        running=day,
    )


def flowing(
    frame: FrameSetter,
    rows_of: Callable[[], Sequence[FlowRow]],
    height: float,
    *,
    keeps_size: bool = False,
    head: FlowRow | None = None,
    deal: Deal = paginate,
) -> list[Flow]:
    """Rows that flow over paper of this height, dealt to pages; `head` stands again above those of every later one.

    They may be set a little smaller to save one, unless a sheet `keeps_size`: a drawing has a smallest type of its own.
    """

    def rows(share: float) -> Sequence[FlowRow]:
        with frame.compositor.tightened(share):
            return rows_of()

    fit = partial(fewest, rows_on=list, shares=() if keeps_size else _STILL_TIGHTER)
    return [Flow(frame, rows, height - look.FOOT - _ABOVE_FOOT, fit=fit, head=head, deal=deal)]


def _draw_badge(badge: Text, middle: float, page: Page, y: float) -> None:
    width, height = _BADGE
    page.fill(0, y + middle - height / 2, width, height, look.BLUE)
    page.text(badge, 0, y + middle - badge.height / 2, Tag.NUMBER)


def _draw_tick(x: float, middle: float, page: Page, y: float) -> None:
    page.outline(x, y + middle - _TICK / 2, _TICK, _TICK, 0.9)


def _draw_dot(dot: Text, page: Page, x: float, y: float, text: Text) -> None:
    with page.reading.artefact():  # who listens is told of the list
        page.text(dot, x - _BULLET, y + (text.leading - dot.leading) / 2)
