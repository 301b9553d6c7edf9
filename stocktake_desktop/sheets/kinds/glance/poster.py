"""A page of the overview of all days: days side by side, times to scale, what is on together in lanes."""

from collections.abc import Iterator, Sequence
from itertools import chain

from stocktake_desktop.models import Day, SessionBlock, SessionKind
from stocktake_desktop.planning.clock import end_clock, span
from stocktake_desktop.sheets.kinds.glance.glance_blocks import GlanceBlock, GlanceSetter
from stocktake_desktop.sheets.kinds.glance.glance_grid import HOUR, DayHours, GlanceSpot
from stocktake_desktop.sheets.kinds.glance.hour_scale import QUIET, HourScale
from stocktake_desktop.sheets.page import look
from stocktake_desktop.sheets.page.day_grid import hours_between
from stocktake_desktop.sheets.page.frame import FrameSetter
from stocktake_desktop.sheets.page.kind_marks import draw_hatch, initials
from stocktake_desktop.sheets.page.page import Page
from stocktake_desktop.sheets.page.reading import Tag
from stocktake_desktop.sheets.page.stop_rules import HALF_HOUR, PlacedText, RulePen, draw_around, draw_stop
from stocktake_desktop.sheets.type.text import Text
from stocktake_desktop.sheets.words.dates import short_date
from stocktake_desktop.sheets.words.punctuation import beside, listed, with_dash, with_dots, with_wide_dots
from stocktake_desktop.sheets.words.said import said
from stocktake_desktop.sheets.words.stops import stop_title
from stocktake_desktop.words import _, term

_HOURS = 32.0
_DAY_GAP = 12.0
_LANE_GAP = 2.5
_TYPE = 10.0
_TALLEST_HOUR = 110.0
_GAP = 5.0
_MOST_LINES = 3
_LANE_SHARE = 0.75
"""A day with twice the lanes is 2 ** 0.75 times as wide."""
_SIDE = 7.0
_BETWEEN_KINDS = 18.0
_ZIGZAG = (4.0, 20.0, 5.0)

NotInFull = tuple[Day, str | SessionBlock]
"""What had to be cut: words about a day, or a session."""


class Poster:
    """Some days side by side, all set in type that is never below `smallest`; `quiet` hours are drawn shorter.

    A run of them is as tall as `short` minutes of others.
    `scale` is how much larger than A4 everything is. `said` is what it says, which is of the sheet once it is taken.
    """

    def __init__(
        self,
        shown: Sequence[DayHours],
        quiet: Sequence[tuple[int, int]],
        frame: FrameSetter,
        height: float,
        scale: float,
        smallest: float,
        short: float = QUIET,
    ) -> None:
        self.shown, self.frame, self.scale, self.smallest = shown, frame, scale, smallest
        self.compositor = frame.compositor
        before = len(self.compositor.texts)
        spots = [hours.spots() for hours in shown]
        self.widths = list(self._widths(spots))
        self._heads = [self._head(hours, width) for hours, width in zip(shown, self.widths, strict=True)]
        self._stops = [self._set_stops(hours, width) for hours, width in zip(shown, self.widths, strict=True)]
        self._legend = self._set_legend(quiet)
        self.bottom = height - look.FOOT - 6 * scale - sum(line[0][1].height for line in self._legend[1:])
        top = frame.first_height + (_GAP + 8) * scale
        top += max(date.height + label.height for date, label in self._heads)
        self._stops_at = self.bottom - max((text.height for text in self._stops if text), default=0.0)
        self._below = self._stops_at - _GAP * scale / 2
        room = self._below - smallest - top  # half the name of the last hour stands below it
        tallest = room if shown[0].is_part else _TALLEST_HOUR * scale / HOUR
        self.hours = HourScale((shown[0].first, shown[0].last), quiet, top, room, tallest, short)
        self.blocks = [self._blocks(of_day, nth) for nth, of_day in enumerate(spots)]
        self._empty = [
            None if of_day else self._set_empty(width) for of_day, width in zip(spots, self.widths, strict=True)
        ]
        self.said = self.compositor.texts[before:]
        del self.compositor.texts[before:]

    @property
    def lost(self) -> int:
        """How many things are not there in full."""
        return len(list(self.not_in_full()))

    def not_in_full(self) -> Iterator[NotInFull]:
        """What had to be cut, day by day."""
        for hours, head, stops, blocks in zip(self.shown, self._heads, self._stops, self.blocks, strict=True):
            for text, words in ((head[1], _day_words(hours)), (stops, _stop_words(hours))):
                if text is not None and text.is_cut:
                    yield hours.day, words
            yield from ((hours.day, block.spot.block) for block in blocks if not block.is_whole)

    def draw(self, page: Page, number: int, total: int) -> None:
        """Draw the whole page."""
        self.frame.draw_head(page, 1)
        self._draw_hours(page)
        for nth in range(len(self.shown)):
            self._draw_day(page, nth)
        self._draw_legend(page)
        self.frame.draw_foot(page, number, total, None)

    def _widths(self, spots: Sequence[Sequence[GlanceSpot]]) -> Iterator[float]:
        """A day with more lanes is wider."""
        shares = [max((spot.total for spot in of_day), default=1) ** _LANE_SHARE for of_day in spots]
        room = self.frame.width - _HOURS * self.scale - _DAY_GAP * self.scale * (len(spots) - 1)
        yield from (room * share / sum(shares) for share in shares)

    def _x_of(self, nth: int) -> float:
        """Where a day begins."""
        return _HOURS * self.scale + sum(self.widths[:nth]) + nth * _DAY_GAP * self.scale

    def _blocks(self, spots: Sequence[GlanceSpot], nth: int) -> list[GlanceBlock]:
        blocks = []
        for spot in spots:
            pitch = (self.widths[nth] + _LANE_GAP) / spot.total
            x, y = self._x_of(nth) + spot.nth * pitch, self.hours.y_of(spot.start)
            width, height = pitch - min(_LANE_GAP, pitch / 3), self.hours.y_of(spot.end) - y
            blocks.append(GlanceBlock(spot, x, y, width, height))
        times = [*self.hours.hours, *(stop.minute for stop in self.shown[nth].stops())]
        edges, rules = (self.hours.top, self._below), [self.hours.y_of(minute) for minute in times]
        GlanceSetter(self.compositor, _TYPE * self.scale, self.smallest).set(blocks, edges, rules)
        return blocks

    def _head(self, hours: DayHours, width: float) -> tuple[Text, Text]:
        date, small = (look.larger(style, self.scale) for style in (look.RUNNING_TITLE, look.FOOTNOTE))
        words = short_date(hours.day.date, self.compositor.language)
        return (
            self.compositor.set(words, date, width, leading=1.2),
            self.compositor.set(_day_words(hours), small, width, leading=1.2, max_lines=_MOST_LINES),
        )

    def _set_stops(self, hours: DayHours, width: float) -> Text | None:
        style = look.in_colour(look.larger(look.BLOCK_TIME, self.scale * 0.8), look.RED)
        words = _stop_words(hours)
        return self.compositor.set(words, style, width, max_lines=_MOST_LINES) if words else None

    def _set_empty(self, width: float) -> Text:
        return self.compositor.set(_("Nothing is planned on this day yet."), look.BRIEF, width)

    def _set_legend(self, quiet: Sequence[tuple[int, int]]) -> list[list[tuple[SessionKind | None, Text]]]:
        """The kinds in use and what is drawn shorter, in lines."""
        used = {spot.block.kind for hours in self.shown for spot in hours.spots()}
        style = look.larger(look.FOOTNOTE, self.scale)
        named: list[tuple[SessionKind | None, str]] = [
            (kind, beside(initials(kind), term(kind.value))) for kind in SessionKind if kind in used
        ]
        if quiet:
            words = _("Drawn shorter: {hours}").format(hours=listed(span(*run) for run in quiet))
            named.append((None, words))
        texts = [(kind, self.compositor.set_line(words, style)) for kind, words in named]
        lines: list[list[tuple[SessionKind | None, Text]]] = [[]]
        room = self.frame.width - _HOURS * self.scale
        for kind, text in texts:
            if lines[-1] and sum(self._step(one) for _kind, one in lines[-1]) + self._step(text) > room:
                lines.append([])
            lines[-1].append((kind, text))
        return [line for line in lines if line]

    def _step(self, text: Text) -> float:
        """From one kind of the legend to the next."""
        return text.width + (_SIDE + _BETWEEN_KINDS) * self.scale

    def _draw_hours(self, page: Page) -> None:
        size, y_of = look.HOUR.size * self.scale, self.hours.y_of
        every = hours_between(self.hours.minute, size)
        shorter, edges = {first for first, _last in self.hours.quiet}, set(chain(*self.hours.quiet))
        named = -size
        for hour in self.hours.hours:
            y = y_of(hour)
            if y - named >= size and (hour in edges or not (hour - self.hours.first) // HOUR % every):
                named = y
                with page.reading.artefact():  # the times are told with what is on
                    name = self._hour(hour)
                    page.text(name, 0, y - name.height / 2)
            for nth in range(len(self.shown)):
                x = self._x_of(nth)
                draw_around(page, y, x, x + self.widths[nth], self._texts(nth), RulePen())
                if hour < self.hours.last and hour not in shorter:
                    half = y_of(hour + HOUR // 2)
                    draw_around(page, half, x, x + self.widths[nth], self._texts(nth), HALF_HOUR)
        x, width, height = (part * self.scale for part in _ZIGZAG)
        for first, last in self.hours.quiet:
            page.zigzag(x, (y_of(first) + y_of(last) - height) / 2, width, height)

    def _texts(self, nth: int) -> Iterator[PlacedText]:
        """The words in a day, which no rule strikes through."""
        return chain.from_iterable(block.texts for block in self.blocks[nth])

    def _hour(self, minute: int) -> Text:
        """The name of a full hour beside the scale; it is no part of the content."""
        words = end_clock(minute)
        style = self.compositor.fitting(words, look.larger(look.HOUR, self.scale), (_HOURS - 4) * self.scale)
        return self.compositor.aside(words, style, _HOURS * self.scale)

    def _draw_day(self, page: Page, nth: int) -> None:
        x, y = self._x_of(nth), self.frame.first_height + _GAP * self.scale
        for text, tag in zip(self._heads[nth], (Tag.HEADING, Tag.TEXT), strict=True):
            page.text(text, x, y, tag)
            y += text.height
        for block in self.blocks[nth]:
            with page.reading.item():
                block.draw(page)
        if empty := self._empty[nth]:
            page.text(empty, x, self.hours.top + 6)
        for stop in self.shown[nth].stops():
            if self.hours.first <= stop.minute <= self.hours.last:
                y = self.hours.y_of(stop.minute)
                draw_stop(page, y, x, x + self.widths[nth], self._texts(nth), 1.2 * self.scale)
        if words := self._stops[nth]:
            page.text(words, x, self._stops_at)

    def _draw_legend(self, page: Page) -> None:
        y, side = self.bottom + 2 * self.scale, _SIDE * self.scale
        for line in self._legend:
            x = _HOURS * self.scale
            for kind, words in line:
                if kind is not None:
                    self._draw_square(page, kind, x, y + (words.height - side) / 2, side)
                page.text(words, x + (side + 4 if kind else 0.0), y)
                x += self._step(words)
            y += line[0][1].height

    def _draw_square(self, page: Page, kind: SessionKind, x: float, y: float, side: float) -> None:
        colour, is_break = look.kind_colours()[kind], kind is SessionKind.BREAK
        page.fill(x, y, side, side, look.WHITE if is_break else look.pale(colour, 0.3))
        draw_hatch(page, kind, x, y, side, side)
        page.outline(x, y, side, side, 0.6, colour, (2.0, 2.0) if is_break else ())


def _day_words(hours: DayHours) -> str:
    """The number and title of a day, and its hours where the page has not all of them."""
    part = span(hours.first, hours.last) if hours.is_part else ""
    return with_dots((_("Day {number}").format(number=hours.day.number), said(hours.day, "title"), part))


def _stop_words(hours: DayHours) -> str:
    """The hard stops of a day in a sentence; empty without any."""
    times: dict[str, list[str]] = {}
    for stop in hours.stops():
        times.setdefault(stop_title(stop), []).append(end_clock(stop.minute))
    stops = [with_dash((listed(at), title)) for title, at in times.items()]
    return _("Must end: {stops}").format(stops=with_wide_dots(stops)) if stops else ""
