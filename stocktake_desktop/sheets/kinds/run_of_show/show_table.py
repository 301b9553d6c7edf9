"""The table of the run of show: its columns, and the rows that are the same wherever they stand."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from stocktake_desktop.models import SessionBlock, SessionKind
from stocktake_desktop.planning.clock import duration, end_clock, tight_span
from stocktake_desktop.planning.stops import TimedStop
from stocktake_desktop.sheets.page import look
from stocktake_desktop.sheets.page.compositor import Compositor
from stocktake_desktop.sheets.page.day_table import BETWEEN, INDENT, DayTable
from stocktake_desktop.sheets.page.flow import FlowColumn, FlowPart, FlowRow, Ground, Ornament
from stocktake_desktop.sheets.page.page import Page
from stocktake_desktop.sheets.page.reading import RowTag
from stocktake_desktop.sheets.type.lines import Colour, Style
from stocktake_desktop.sheets.type.text import Align, Text
from stocktake_desktop.sheets.words.punctuation import listed
from stocktake_desktop.sheets.words.said import said, title_of
from stocktake_desktop.sheets.words.steps import Cue
from stocktake_desktop.sheets.words.stops import stop_title
from stocktake_desktop.words import _

_SHARES = (0.32, 0.23, 0.27, 0.18)
"""Of the width that times, lengths and rooms leave."""
_WIDEST_ROOM = 0.12
_TIMES = (600, 1080)
_LENGTHS = (55, 60, 90, 120, 165)
"""Minutes that take the most room in one language or another."""
TIME, LENGTH, ITEM, WHO, CUE, DONE_BY, ROOM = range(7)
SPACE = 0.8
"""Above and below the words of a row, in points."""
_ARABIC = 1.06
_LEADING, _ARABIC_LEADING = 10 / 8.3, 1.36
_AROUND = 1.0
_CUE_INDENT = 12.0
_PICTOGRAM = 7.5
_BETWEEN_CUES = 8.0


@dataclass(frozen=True)
class CueLine:
    """Cues that stand on one line, and who follows them."""

    part: FlowPart
    done_by: tuple[str, ...]


class ShowTable(DayTable):
    """Sets rows of seven cells in small type."""

    def __init__(self, compositor: Compositor, width: float, rooms: Sequence[str]) -> None:
        names = (_("Time"), _("Length"), _("Item"), _("Who"), _("Cue"), _("Who does it"), _("Room"))
        self._size = _ARABIC if compositor.rtl else 1.0
        self._leading = _ARABIC_LEADING if compositor.rtl else _LEADING
        time, length, room = (
            max(
                compositor.widest(words, look.larger(look.SHOW_SESSION, self._size)),
                compositor.widest([names[nth]], look.TABLE_HEAD),
            )
            / width
            for nth, words in ((TIME, [tight_span(*_TIMES)]), (LENGTH, map(duration, _LENGTHS)), (ROOM, rooms))
        )
        around = (BETWEEN + _AROUND) / width
        narrow = (time + around + INDENT / width, length + around, min(room, _WIDEST_ROOM) + around)
        shares = (*narrow[:2], *(share * (1 - sum(narrow)) for share in _SHARES), narrow[2])
        super().__init__(compositor, width, shares, names, numbers=(LENGTH,))
        self._continued = self.set(_("continued"), look.SHOW_QUIET, self.columns[CUE][1])

    def set(self, words: str, style: Style, room: float, *, align: Align = "start") -> Text:
        """Words in the size of this table."""
        return self.compositor.set(words, look.larger(style, self._size), room, leading=self._leading, align=align)

    def cell(self, nth: int, words: str, style: Style = look.SHOW, *, upto: int | None = None) -> FlowColumn:
        """A cell of one text, as wide as all columns as far as another one."""
        x, room = self.columns[nth]
        last, width = self.columns[nth if upto is None else upto]
        indent = INDENT if nth == TIME else 0.0
        room = last + width - x - indent
        style = look.larger(style, self._size)
        if upto is None and nth in (TIME, LENGTH):
            style = self.compositor.fitting(words, style, room)
        leading = self._leading * look.SHOW.size * self._size / style.size if nth in (TIME, LENGTH) else self._leading
        align: Align = "end" if nth == LENGTH else "start"
        text = self.compositor.set(words, style, room, leading=leading, align=align)
        return FlowColumn(x, (FlowPart(text, indent=indent),))

    def cue_columns(self, cues: Sequence[Cue]) -> list[FlowColumn]:
        """Cues with their pictograms, as many on a line as it holds, and beside each line who does it."""
        lines = self._cue_lines(cues)
        if not lines:
            return []
        x, room = self.columns[DONE_BY]
        cells, whom = list[FlowPart](), list[FlowPart]()
        for line in lines:
            who = listed(line.done_by)
            text = self.set(who[:1].upper() + who[1:] or " ", look.SHOW_QUIET, room)
            height = max(text.height, line.part.text.height)
            cells.append(replace(line.part, below=height - line.part.text.height))
            whom.append(FlowPart(text, below=height - text.height))
        return [FlowColumn(self.columns[CUE][0], tuple(cells)), FlowColumn(x, tuple(whom))]

    def _cue_lines(self, cues: Sequence[Cue]) -> list[CueLine]:
        lines: list[CueLine] = []
        room, left = self.columns[CUE][1], 0.0
        for cue in cues:
            style = look.SHOW_STRONG if cue.strong else look.SHOW
            text = self.set(cue.words, style, room - _CUE_INDENT)
            taken = _CUE_INDENT + text.natural_width
            if lines and taken + _BETWEEN_CUES <= left and len(text.lines) == 1:
                before = lines[-1]
                shift = room - left + _BETWEEN_CUES
                beside = partial(_draw_beside, before.part.ornament, cue.pictogram, text, shift)
                done_by = tuple(dict.fromkeys((*before.done_by, *filter(None, [cue.done_by]))))
                lines[-1] = CueLine(FlowPart(before.part.text, indent=_CUE_INDENT, ornament=beside), done_by)
                left -= taken + _BETWEEN_CUES
            else:
                part = FlowPart(text, indent=_CUE_INDENT, ornament=partial(_draw_cue, cue.pictogram))
                lines.append(CueLine(part, tuple(filter(None, [cue.done_by]))))
                left = room - taken if len(text.lines) == 1 else 0.0
        return lines

    def hard_stop(self, stop: TimedStop) -> FlowRow:
        """A minute after which nothing can go on: a thick red rule, the lock, and who watches it."""
        red = look.in_colour(look.SHOW_SESSION, look.RED)
        time, title = end_clock(stop.minute), stop_title(stop) or _("Must end")
        columns = [self.cell(TIME, time, red), self.cell(ITEM, title, red, upto=WHO)]
        lock = FlowPart(
            self.set(_("Cannot move"), red, self.columns[CUE][1] - _CUE_INDENT),
            indent=_CUE_INDENT,
            ornament=partial(_draw_cue, "lock", colour=look.RED),
        )
        columns.append(FlowColumn(self.columns[CUE][0], (lock,)))
        if watched_by := said(stop.stop, "watched_by"):
            columns.append(self.cell(DONE_BY, watched_by[:1].upper() + watched_by[1:], red))
        ground = Ground(look.RED, look.pale(look.RED, 0.08), bar_width=0.0, above=0.75)
        opens, marks = (time, title), (_draw_stop,)
        return FlowRow(tuple(columns), SPACE + 1.5, SPACE, opens, marks=marks, ground=ground, tag=RowTag.CELLS)

    def overlap(self, words: str) -> FlowRow:
        """What staff have to see to: sessions in one room at the same time."""
        column = self.cell(TIME, words, look.in_colour(look.SHOW_STRONG, look.RED), upto=ROOM)
        return FlowRow((column,), SPACE + 0.6, SPACE + 0.6, ("", words), rule=0.4, tag=RowTag.ACROSS)

    def session_again(self, block: SessionBlock) -> FlowRow:
        """What stands above the steps of a session on its next page."""
        columns = [
            self._aside(TIME, TIME, tight_span(block.placed.start, block.placed.end)),
            self._aside(ITEM, WHO, title_of(block)),
            FlowColumn(self.columns[CUE][0], (FlowPart(self._continued),)),
        ]
        if block.room:
            columns.append(self._aside(ROOM, ROOM, said(block.room, "name")))
        row = FlowRow(tuple(columns), SPACE + 0.6, SPACE + 0.6, keeps_next=True, tag=RowTag.CELLS, is_again=True)
        return session_ground(row, block)

    def _aside(self, nth: int, last: int, words: str) -> FlowColumn:
        x, indent = self.columns[nth][0], INDENT if nth == TIME else 0.0
        room = self.columns[last][0] + self.columns[last][1] - x - indent
        style = look.larger(look.SHOW_SESSION, self._size)
        style = self.compositor.fitting(words, style, room) if nth == TIME else style
        text = self.compositor.aside(
            words, style, room, leading=self._leading * look.SHOW_SESSION.size / look.SHOW.size
        )
        return FlowColumn(x, (FlowPart(text, indent=indent),))


def session_ground(row: FlowRow, block: SessionBlock) -> FlowRow:
    """The row of a session on the colour of its kind; a break is hatched besides."""
    colour = look.kind_colours()[block.kind]
    marks = (partial(_draw_hatch, row.height),) if block.kind is SessionKind.BREAK else ()
    ground = Ground(colour, None if block.kind is SessionKind.BREAK else look.pale(colour))
    return replace(row, ground=ground, marks=marks, rule=0.8)


def hatched(row: FlowRow) -> FlowRow:
    """A row of time that nothing is planned for."""
    return replace(row, marks=(partial(_draw_hatch, row.height),))


def _draw_cue(pictogram: str, page: Page, x: float, y: float, text: Text, colour: Colour = look.INK) -> None:
    page.pictogram(pictogram, x - _CUE_INDENT, y + (text.leading - _PICTOGRAM) / 2, _PICTOGRAM, colour)


def _draw_beside(
    before: Ornament | None, pictogram: str, text: Text, shift: float, page: Page, x: float, y: float, first: Text
) -> None:
    if before:
        before(page, x, y, first)
    _draw_cue(pictogram, page, x + shift, y, text)
    page.text(text, x + shift, y)


def _draw_stop(page: Page, y: float) -> None:
    page.rule(0, y + 0.75, page.width, 1.8, look.RED)


def _draw_hatch(height: float, page: Page, y: float) -> None:
    page.hatch(3, y, page.width - 3, height, look.HATCH)
