"""The steps of a podium sheet as rows on paper: clock at the edge, what to do in the middle, cues and room to write."""

from collections.abc import Sequence
from functools import partial

from stocktake_desktop.planning.clock import MINUTES_PER_DAY, clock, duration, end_clock
from stocktake_desktop.sheets.page import look
from stocktake_desktop.sheets.page.compositor import Compositor
from stocktake_desktop.sheets.page.flow import FlowColumn, FlowPart, FlowRow, Ground, Mark
from stocktake_desktop.sheets.page.page import Page
from stocktake_desktop.sheets.page.reading import RowTag, Tag
from stocktake_desktop.sheets.type.lines import Run, Style
from stocktake_desktop.sheets.type.text import Align, Text
from stocktake_desktop.sheets.words.steps import Cue, Item, Step, StepHeading, StepNotice
from stocktake_desktop.sheets.words.timing import TimetableSlot
from stocktake_desktop.words import _

_MIDDLE = 77.0
_CLOCK_GAP = 12.0
_TICK_BEFORE_CUES = 24.0
_CUES_FROM_END = 104.0
_CUES_AFTER = 12.0
_CUE_INDENT = 15.0
_LABEL_INDENT = 28.0
_BADGE = (20.5, 16.0)
_BAR_INDENT = 12.0
_TICK = 11.5
_LEFT_TO_RIGHT_MARK = "\u200e"


class StepSetter:
    """Sets the items of a session as rows `width` points wide; `start` is its minute of the day, None when parked.

    `scale` makes what is read so many times as large; cues grow half as much, so that the words keep their room.
    """

    def __init__(self, compositor: Compositor, width: float, start: int | None, scale: float = 1.0) -> None:
        self.compositor = compositor
        self.width = width
        self.start = start
        self.scale, self._half = scale, (1 + scale) / 2
        self._from = _MIDDLE * scale
        self._cues = _CUES_FROM_END * self._half
        self.middle = width - self._from - self._cues - _CUES_AFTER
        self._number = 0

    def rows(self, items: list[Item]) -> list[FlowRow]:
        """One row an item, steps numbered from 1."""
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
            continued=FlowPart(self._aside(_("continued"), look.FOR_WHOM)),
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

    def _set(
        self,
        words: str | Sequence[Run],
        style: Style,
        width: float,
        *,
        leading: float = look.LEADING,
        align: Align = "start",
        scale: float | None = None,
    ) -> Text:
        """Text in the size of this sheet."""
        times = self.scale if scale is None else scale
        runs = words if isinstance(words, str) else [(text, look.larger(style, times)) for text, style in words]
        return self.compositor.set(runs, look.larger(style, times), width, leading=leading, align=align)

    def _aside(self, words: str, style: Style) -> Text:
        return self.compositor.aside(words, look.larger(style, self.scale), self.middle)

    def _row(self, item: Item) -> FlowRow:
        if isinstance(item, Step):
            return self._step(item)
        return self._heading(item) if isinstance(item, StepHeading) else self._notice(item)

    def _step(self, step: Step) -> FlowRow:
        self._number += 1
        number, label = self._number, step.label
        times, marks = self._times(step)
        middle = [self._label(number, label), *self._title(step), *self._words(step)]
        at = self._clock_words(step.slot)
        opens = (at, f"{number}  {step.title or label.capitalize()}")
        tick: Mark = partial(_draw_tick, x=self.width - self._cues - _TICK_BEFORE_CUES)
        return FlowRow(
            (FlowColumn(0, times), FlowColumn(self._from, tuple(middle)), self._cue_column(step.cues)),
            opens=opens,
            marks=(*marks, tick),
            continued=FlowPart(self._aside(f"{label} – {_('continued')}", look.LABEL), below=3),
            continued_in=1,
            at_least=46 if not step.is_instant else 26,
            tag=RowTag.ITEM,
        )

    def _times(self, step: Step) -> tuple[tuple[FlowPart, ...], tuple[Mark, ...]]:
        set_, marks = self._set, list[Mark]()
        fitting = self.compositor.fitting(end_clock(MINUTES_PER_DAY), look.CLOCK, _MIDDLE - _CLOCK_GAP)
        style = look.in_colour(fitting, look.RED) if step.is_end else fitting
        parts = [FlowPart(set_(self._clock_words(step.slot) or " ", style, self._from - 4, leading=1.15))]
        if step.slot.start is None or self.start is None:
            marks.append(_draw_write_in)
        if not step.is_instant:
            parts.append(FlowPart(set_(_length_words(step.slot), look.MINUTES, self._from - 4)))
        if step.slot.start is not None:
            parts.append(FlowPart(set_(_running(step.slot.start), look.RUNNING, self._from - 4)))
        return tuple(parts), tuple(marks)

    def _clock_words(self, slot: TimetableSlot) -> str:
        return "" if self.start is None or slot.start is None else clock(self.start + slot.start)

    def _label(self, number: int, label: str) -> FlowPart:
        indent, (width, height) = _LABEL_INDENT * self.scale, (side * self.scale for side in _BADGE)
        badge = self._set(str(number), look.NUMBER, width, align="centre")

        def draw_badge(page: Page, x: float, y: float, text: Text) -> None:
            top = y + (text.leading - height) / 2
            page.fill(x - indent, top, width, height, look.BLUE)
            page.text(badge, x - indent, top + (height - badge.height) / 2, Tag.NUMBER)

        text = self._set(label, look.LABEL, self.middle - indent - 14, leading=1.5)
        return FlowPart(text, above=1.5, indent=indent, below=5, ornament=draw_badge)

    def _title(self, step: Step) -> list[FlowPart]:
        set_, width = self._set, self.middle
        lines = (
            (step.function, look.ALOUD_STRONG, look.LEADING),
            (step.delegation, look.DELEGATION, look.LEADING),
            (step.native_name, look.DELEGATION, 1.5),
            (step.respelling, look.RESPELLING, look.LEADING),
            *((line, look.ALOUD, look.LEADING) for line in step.details),
        )
        return self._name(step) + [
            FlowPart(set_(words, style, width, leading=leading), above=1) for words, style, leading in lines if words
        ]

    def _name(self, step: Step) -> list[FlowPart]:
        """The name or title, with TBC boxed behind it or, where there is no room, below."""
        if not step.title:
            return []
        name = self._set(step.title, look.NAME if step.is_name else look.ITEM, self.middle, leading=1.25)
        boxes = [self._box(words) for words in step.boxes]
        behind = name.lines[-1].width + 14
        if len(boxes) == 1 and behind + boxes[0].text.width + 8 < self.middle - 14:
            return [FlowPart(name, below=1, ornament=partial(_draw_behind, boxes[0], behind))]
        return [FlowPart(name, below=1), *boxes]

    def _words(self, step: Step) -> list[FlowPart]:
        parts: list[FlowPart] = []
        if step.spoken:
            runs = [(words, look.SPOKEN_STRONG if strong else look.SPOKEN) for words, strong in step.spoken]
            width = self.middle - _BAR_INDENT
            box = self._set(runs, look.SPOKEN, width, leading=look.SPOKEN_LEADING)
            parts.append(FlowPart(box, above=3, indent=_BAR_INDENT, below=2, ornament=_draw_bar))
        if step.otherwise:
            runs = [(_("IF NOT PRESENT: "), look.in_colour(look.ALOUD_STRONG, look.RED)), (step.otherwise, look.ALOUD)]
            box = self._set(runs, look.ALOUD, self.middle - 2 * _BAR_INDENT)
            parts.append(
                FlowPart(box, above=9, indent=_BAR_INDENT, below=6, ornament=partial(_draw_dashes, self.middle))
            )
        return parts

    def _box(self, words: str) -> FlowPart:
        box = self.compositor.set_line(words, look.larger(look.BOXED, self.scale))

        def draw(page: Page, x: float, y: float, text: Text) -> None:
            page.outline(x - 5, y - 1, text.natural_width + 10, text.height + 2, 1.1)

        return FlowPart(box, above=3, indent=5, below=3, ornament=draw)

    def _cue_column(self, cues: tuple[Cue, ...]) -> FlowColumn:
        width = self._cues - _CUE_INDENT
        parts = []
        for cue in cues:
            text = self._set(
                cue.words, look.CUE_STRONG if cue.strong else look.CUE, width, leading=1.28, scale=self._half
            )
            parts.append(
                FlowPart(text, above=2.5, indent=_CUE_INDENT, below=2, ornament=partial(_draw_cue, cue.pictogram))
            )
        return FlowColumn(self.width - self._cues, tuple(parts))

    def _heading(self, heading: StepHeading) -> FlowRow:
        slot = heading.slot
        at = self._clock_words(slot)
        length = _length_words(slot) if slot.minutes is not None else ""
        time = self._set(at, look.ALOUD_STRONG, self._from - 14)
        title = self._set(heading.title, look.DELEGATION, self.middle)
        parts = [FlowPart(title, tag=Tag.HEADING)]
        if heading.notes:
            parts.append(FlowPart(self._set(heading.notes, look.BRIEF, self.middle), above=1))
        minutes = self._set(length, look.MINUTES, self._cues, scale=self._half)
        columns = (
            FlowColumn(0, (FlowPart(time, indent=9),)),
            FlowColumn(self._from, tuple(parts)),
            FlowColumn(self.width - self._cues, (FlowPart(minutes, above=2),)),
        )
        ground = Ground(look.BLUE, look.PALE)
        return FlowRow(columns, above=5, below=5, opens=(at, heading.title), keeps_next=True, rule=0, ground=ground)

    def _notice(self, notice: StepNotice) -> FlowRow:
        colour = look.RED if notice.is_warning else look.INK
        at = self._clock_words(notice.slot)
        lead = _("Too long") if notice.is_warning else _("Slack")
        runs = [(f"{lead}  ", look.in_colour(look.ALOUD_STRONG, colour)), (notice.words, look.ALOUD)]
        parts = (FlowPart(self._set(runs, look.ALOUD, self.middle)),)
        length = "" if notice.slot.minutes is None else duration(notice.slot.minutes)
        columns = (
            FlowColumn(0, (FlowPart(self._set(at, look.ALOUD_STRONG, self._from - 4)),)),
            FlowColumn(self._from, parts),
            FlowColumn(
                self.width - self._cues, (FlowPart(self._set(length, look.MINUTES, self._cues, scale=self._half)),)
            ),
        )
        marks: tuple[Mark, ...] = (
            (partial(_draw_warning, x=self.width - self._cues - _TICK_BEFORE_CUES),) if notice.is_warning else ()
        )
        return FlowRow(columns, above=7, below=7, opens=(at, lead), marks=marks)


def _length_words(slot: TimetableSlot) -> str:
    if slot.minutes is None:
        return _("– min")
    words = duration(slot.minutes)
    return _("about {length}").format(length=words) if slot.is_rest else words


def _running(minutes: int) -> str:
    return f"{_LEFT_TO_RIGHT_MARK}+{minutes // 60}:{minutes % 60:02d}"


def _draw_tick(page: Page, y: float, x: float) -> None:
    page.outline(x, y + 11, _TICK, _TICK, 0.9)


def _draw_write_in(page: Page, y: float) -> None:
    page.outline(0, y + 10, 56, 20, 0.6, look.HAIRLINE)


def _draw_warning(page: Page, y: float, x: float) -> None:
    page.pictogram("warning", x, y + 9, 12, look.RED)


def _draw_cue(pictogram: str, page: Page, x: float, y: float, text: Text) -> None:
    page.pictogram(pictogram, x - _CUE_INDENT, y + (text.leading - 9.5) / 2, 9.5)


def _draw_bar(page: Page, x: float, y: float, text: Text) -> None:
    page.fill(x - _BAR_INDENT, y, 2.6, text.height, look.BLUE)


def _draw_dashes(width: float, page: Page, x: float, y: float, text: Text) -> None:
    page.outline(x - _BAR_INDENT, y - 5, width, text.height + 10, 0.9, look.RED, (3, 2), radius=3)


def _draw_behind(box: FlowPart, shift: float, page: Page, x: float, y: float, text: Text) -> None:
    top = y + text.height - (text.leading + box.text.height) / 2
    if box.ornament:
        box.ornament(page, x + shift, top, box.text)
    page.text(box.text, x + shift, top)
