"""The steps of a podium sheet as rows on paper: clock, number and tick at the edge, what is said, cues beside it."""

from collections.abc import Sequence
from functools import partial

from stocktake_desktop.planning.clock import clock, duration, end_clock
from stocktake_desktop.planning.steps.items import NoticeKind
from stocktake_desktop.planning.steps.timing import TimetableSlot
from stocktake_desktop.sheets.kinds.podium.said_parts import BAR_INDENT, SaidSetter
from stocktake_desktop.sheets.page import look
from stocktake_desktop.sheets.page.compositor import Compositor
from stocktake_desktop.sheets.page.flow import FlowColumn, FlowPart, FlowRow, Ground, Mark
from stocktake_desktop.sheets.page.page import Page
from stocktake_desktop.sheets.page.reading import RowTag, Tag
from stocktake_desktop.sheets.type.lines import Style
from stocktake_desktop.sheets.type.text import Text
from stocktake_desktop.sheets.words.punctuation import with_dash, with_gap
from stocktake_desktop.sheets.words.steps import Cue, Item, Step, StepHeading, StepNotice
from stocktake_desktop.words import _

_TIMES = 84.0
_CUES_FROM_END = 98.0
_CUES_AFTER = 10.0
_CUE_INDENT = 15.0
_BADGE = (18.0, 14.5)
_BADGE_FROM_BAR = 7.0
_TICK = 11.5
_HEADING_GAP = 16.0
"""Between the title of a heading and its minutes, and beside these."""
_LEFT_TO_RIGHT_MARK = "\u200e"


class StepSetter:
    """Sets the items of a session as rows `width` points wide; `start` is its minute of the day, None when parked.

    `scale` makes what is read so many times as large; cues grow half as much, so that the words keep their room.
    `tight` (at most 1) is the share of the usual space between and within steps.
    """

    def __init__(
        self, compositor: Compositor, width: float, start: int | None, scale: float = 1.0, tight: float = 1.0
    ) -> None:
        self.compositor = compositor
        self.width = width
        self.start = start
        self.scale, self._half, self._tight = scale, (1 + scale) / 2, tight
        self._from = _TIMES * scale
        self._cues = _CUES_FROM_END * self._half
        self.middle = width - self._from - self._cues - _CUES_AFTER
        self._said = SaidSetter(compositor, self.middle, scale, tight)
        self._set = self._said.set

    def rows(self, items: Sequence[Item]) -> list[FlowRow]:
        """One row an item."""
        return [self._row(item) for item in items]

    def brief(self, label: str, words: str) -> FlowRow:
        """A block of small print above the steps, its label in the margin."""
        name = self._set(label, look.INFO_LABEL, self._from - 10, leading=look.TIGHT)
        paragraphs = [line.strip() for line in words.split("\n") if line.strip()]
        bulleted = len(paragraphs) > 1
        parts = [self._bullet(line) if bulleted else FlowPart(self._brief_text(line, 0)) for line in paragraphs]
        return FlowRow(
            (FlowColumn(0, (FlowPart(name, above=1.5),)), FlowColumn(self._from, tuple(parts))),
            above=5,
            below=5,
            opens=("", label),
            continued=FlowPart(self._aside(_("continued"))),
            continued_in=1,
        )

    def _brief_text(self, words: str, indent: float) -> Text:
        return self._set(words, look.BRIEF, self.width - self._from - indent, leading=1.36)

    def _bullet(self, words: str) -> FlowPart:
        dot = self.compositor.set_line("•", look.larger(look.BRIEF, self.scale))

        def draw_dot(page: Page, x: float, y: float, text: Text) -> None:
            with page.reading.artefact():  # who listens is told of the list
                page.text(dot, x - 9, y + (text.leading - dot.leading) / 2)

        return FlowPart(self._brief_text(words, 9), indent=9, ornament=draw_dot, tag=Tag.ITEM)

    def _aside(self, words: str) -> Text:
        return self.compositor.aside(words, look.larger(look.FOR_WHOM, self.scale), self.middle)

    def _row(self, item: Item) -> FlowRow:
        if isinstance(item, Step):
            return self._step(item)
        return self._heading(item) if isinstance(item, StepHeading) else self._notice(item)

    def _step(self, step: Step) -> FlowRow:
        times, marks = self._times(step)
        middle = (*self._said.parts(step), *self._said.otherwise(step.otherwise))
        at = self._clock_words(step.slot, is_end=step.is_end)
        return FlowRow(
            (FlowColumn(0, times), FlowColumn(self._from, middle), self._cue_column(step.cues)),
            above=8 * self._tight,
            below=9 * self._tight,
            opens=(at, with_gap((str(step.number), step.opens))),
            marks=(*marks, self._number_and_tick(step.number)),
            continued=FlowPart(self._aside(with_dash((step.label, _("continued")))), below=3),
            continued_in=1,
            at_least=42 if not step.is_instant else 34,
            tag=RowTag.ITEM,
        )

    def _times(self, step: Step) -> tuple[tuple[FlowPart, ...], tuple[Mark, ...]]:
        set_, marks, room = self._set, list[Mark](), self._from - (_BADGE[0] + _BADGE_FROM_BAR) * self.scale - 3
        words = self._clock_words(step.slot, is_end=step.is_end) or " "
        style = self._fitting(words, look.CLOCK, room)
        parts = [FlowPart(set_(words, style, self._from - 4, leading=1.15 * look.CLOCK.size / style.size))]
        if step.slot.start is None or self.start is None:
            marks.append(partial(_draw_write_in, room))
        if not step.is_instant and (length := length_words(step.slot)):
            parts.append(FlowPart(set_(length, self._fitting(length, look.MINUTES, room), room)))
        if step.slot.start is not None:
            parts.append(FlowPart(set_(_running(step.slot.start), look.RUNNING, room)))
        return tuple(parts), tuple(marks)

    def _fitting(self, words: str, style: Style, room: float) -> Style:
        """The style as much smaller as words need to stand on one line."""
        fitting = self.compositor.fitting(words, look.larger(style, self.scale), room - 1)
        return style._replace(size=fitting.size / self.scale)

    def _clock_words(self, slot: TimetableSlot, *, is_end: bool = False) -> str:
        if self.start is None or slot.start is None:
            return ""
        return (end_clock if is_end else clock)(self.start + slot.start)

    def _number_and_tick(self, number: int) -> Mark:
        """The number of a step, and under it the box to tick, between clock and bar."""
        width, height = (side * self.scale for side in _BADGE)
        badge = self._set(str(number), look.NUMBER, width, align="centre")
        x, top = self._from - width - _BADGE_FROM_BAR * self.scale, 8 * self._tight + 4 * self.scale
        tick = _TICK * self.scale

        def draw(page: Page, y: float) -> None:
            page.fill(x, y + top, width, height, look.BLUE)
            page.text(badge, x, y + top + (height - badge.height) / 2, Tag.NUMBER)
            page.outline(x + width - tick, y + top + height + 6, tick, tick, 0.9)

        return draw

    def _cue_column(self, cues: tuple[Cue, ...]) -> FlowColumn:
        width = self._cues - _CUE_INDENT
        parts = []
        for cue in cues:
            style = look.CUE_STRONG if cue.strong else look.CUE
            text = self._set(cue.words, style, width, leading=1.28, scale=self._half)
            draw = partial(_draw_cue, cue.pictogram)
            parts.append(FlowPart(text, above=2.5, indent=_CUE_INDENT, below=2, ornament=draw))
        return FlowColumn(self.width - self._cues, tuple(parts))

    def _heading(self, heading: StepHeading) -> FlowRow:
        slot = heading.slot
        at = self._clock_words(slot)
        length = length_words(slot)
        taken = self.compositor.widest([length], look.larger(look.HEADING, self.scale)) + _HEADING_GAP
        title = self._set(heading.title, look.HEADING, self.width - self._from - BAR_INDENT - taken)
        parts = [FlowPart(title, indent=BAR_INDENT, tag=Tag.HEADING)]
        if heading.notes:
            parts.append(FlowPart(self._set(heading.notes, look.BRIEF, self.middle), above=1, indent=BAR_INDENT))
        columns = (
            FlowColumn(0, (FlowPart(self._set(at, look.HEADING, self._from - 14), indent=7),)),
            FlowColumn(self._from, tuple(parts)),
            self._at_the_end(length),
        )
        ground = Ground(look.BLUE, look.PALE)
        return FlowRow(columns, above=4, below=4, opens=(at, heading.title), keeps_next=True, rule=0, ground=ground)

    def hard_stop(self, minute: int, reason: str) -> FlowRow:
        """The last row of a session that a hard stop ends: a thick red rule, the time and the reason."""
        red = look.in_colour(look.HARD_STOP, look.RED)
        time = FlowPart(self._set(end_clock(minute), red, self._from - 4))
        words = FlowPart(self._set(reason, red, self.width - self._from - BAR_INDENT), indent=BAR_INDENT)
        columns = (FlowColumn(0, (time,)), FlowColumn(self._from, (words,)))
        return FlowRow(columns, above=6, below=2, marks=(_draw_hard_end,), rule=0)

    def _at_the_end(self, words: str) -> FlowColumn:
        """Minutes at the very end of a row."""
        width = self._cues - 6
        return FlowColumn(self.width - width - 6, (FlowPart(self._set(words, look.HEADING, width, align="end")),))

    def _notice(self, item: StepNotice) -> FlowRow:
        if item.notice is NoticeKind.EMPTY_PLACE:
            small = self._set(item.words, look.CUE, self.middle)
            return FlowRow((FlowColumn(self._from, (FlowPart(small, indent=BAR_INDENT),)),), above=4, below=4)
        return self._too_long(item) if item.notice is NoticeKind.TOO_LONG else self._slack(item)

    def _too_long(self, item: StepNotice) -> FlowRow:
        lead = _("Too long")
        runs = [(f"{lead}  ", look.ALOUD_STRONG), (item.words, look.ALOUD)]
        text = FlowPart(self._set(runs, look.ALOUD, self.middle), indent=BAR_INDENT)
        marks: tuple[Mark, ...] = (partial(_draw_warning, x=self._from - 16),)
        return FlowRow((FlowColumn(self._from, (text,)),), above=7, below=7, opens=("", lead), marks=marks)

    def _slack(self, item: StepNotice) -> FlowRow:
        """A hatched row with the minutes that nothing is planned for."""
        at = self._clock_words(item.slot)
        length = "" if item.slot.minutes is None else duration(item.slot.minutes)
        words = FlowPart(self._set(item.words, look.HEADING, self.middle), indent=BAR_INDENT)
        columns = (
            FlowColumn(0, (FlowPart(self._set(at, look.HEADING, self._from - 14), indent=7),)),
            FlowColumn(self._from, (words,)),
            self._at_the_end(length),
        )
        height = 8 + words.text.height
        ground = Ground(look.MUTED, None)
        marks = (partial(_draw_hatch, height),)
        return FlowRow(columns, above=4, below=4, opens=(at, item.words), ground=ground, marks=marks)


def length_words(slot: TimetableSlot) -> str:
    """How long something takes; nothing where the plan does not say, and "about" what nobody typed."""
    if slot.minutes is None:
        return ""
    words = duration(slot.minutes)
    return _("about {length}").format(length=words) if slot.is_rest else words


def _running(minutes: int) -> str:
    return f"{_LEFT_TO_RIGHT_MARK}+{minutes // 60}:{minutes % 60:02d}"


def _draw_hard_end(page: Page, y: float) -> None:
    page.rule(0, y + 1.5, page.width, 3, look.RED)


def _draw_write_in(width: float, page: Page, y: float) -> None:
    page.outline(0, y + 10, width, 20, 0.6, look.HAIRLINE)


def _draw_warning(page: Page, y: float, x: float) -> None:
    page.pictogram("warning", x, y + 9, 12)


def _draw_hatch(height: float, page: Page, y: float) -> None:
    page.hatch(3, y, page.width - 3, height, look.HATCH)


def _draw_cue(pictogram: str, page: Page, x: float, y: float, text: Text) -> None:
    page.pictogram(pictogram, x - _CUE_INDENT, y + (text.leading - 9.5) / 2, 9.5)
