"""All days at a glance: the poster on the wall; days side by side, times to scale, what is on together in lanes."""

from collections.abc import Callable, Sequence
from functools import partial

from stocktake_desktop.models import Day, Meeting, SessionKind
from stocktake_desktop.planning.clock import end_clock, tight_span
from stocktake_desktop.sheets.kinds.glance.glance_blocks import GlanceBlock, GlanceSetter
from stocktake_desktop.sheets.kinds.glance.glance_grid import GlanceSpot, hours_of, spots_of
from stocktake_desktop.sheets.page import look
from stocktake_desktop.sheets.page.compositor import Compositor
from stocktake_desktop.sheets.page.day_grid import hours_between
from stocktake_desktop.sheets.page.flow import FlowColumn, FlowPart, FlowRow, paginate
from stocktake_desktop.sheets.page.frame import Frame, FrameSetter
from stocktake_desktop.sheets.page.kind_marks import draw_hatch, initials
from stocktake_desktop.sheets.page.page import Page
from stocktake_desktop.sheets.page.reading import RowTag, Tag
from stocktake_desktop.sheets.page.sheet_kind import About, Pages, SheetKind, SheetSetting, numbered
from stocktake_desktop.sheets.page.stop_rules import draw_stop
from stocktake_desktop.sheets.type.text import Text
from stocktake_desktop.sheets.words.dates import day_range, short_date
from stocktake_desktop.sheets.words.punctuation import with_commas
from stocktake_desktop.sheets.words.said import on_screens, said, title_of
from stocktake_desktop.words import N_, _, term

_MOST_DAYS = 5
_A4_WIDE = look.PAPERS["A4"][1]
_HOURS = 32.0
_DAY_GAP = 12.0
_LANE_GAP = 2.5
_TYPE = 10.0
_LEAST_LEGEND = 17.0
_TALLEST_HOUR = 110.0
_TITLE = 0.84
_GAP = 5.0
_MOST_LINES = 3


def glance_pages(sheet: SheetSetting) -> Pages:
    """One page for every five days, and further ones for titles that had to be cut."""
    compositor, width, days = sheet.compositor, sheet.width, sheet.subject.days
    scale = sheet.size[0] / _A4_WIDE
    frame = FrameSetter(_frame(sheet.subject.meeting, days, compositor.language, scale), compositor, width)
    groups = [days[at : at + _MOST_DAYS] for at in range(0, len(days), _MOST_DAYS)]
    posters = [_Poster(group, days, frame, sheet.height, scale) for group in groups]
    rows = [_overleaf(compositor, width, "", words, "") for words in frame.frame.in_full]
    rows += [row for poster in posters for row in poster.rows_in_full()]
    room = sheet.height - look.FOOT - frame.later_height - 6
    overleaf = [page for page in paginate(rows, room, room) if page]
    draw: list[Callable[[Page, int, int], None]] = [poster.draw for poster in posters]
    draw += [partial(_draw_overleaf, frame, page) for page in overleaf]
    return numbered(draw)


def _frame(meeting: Meeting, days: Sequence[Day], language: str, scale: float) -> Frame:
    return Frame(
        name=_("THE MEETING AT A GLANCE"),
        title=said(meeting, "title") or _("Meeting without a title"),
        time=day_range(days[0].date, days[-1].date, language),
        time_colour=look.BLUE,
        subtitle="  ·  ".join(filter(None, (said(meeting, "place"), _("all times local")))),
        scale=_TITLE * scale,
    )


class _Poster:
    """Some days side by side, all set; `scale` is how much larger than A4 everything is."""

    def __init__(
        self, days: Sequence[Day], all_days: Sequence[Day], frame: FrameSetter, height: float, scale: float
    ) -> None:
        self.days, self.frame, self.scale = days, frame, scale
        self.compositor = frame.compositor
        self.first, self.last = hours_of(all_days)
        self.lane = (frame.width - _HOURS * scale + _DAY_GAP * scale) / len(days)
        self.width = self.lane - _DAY_GAP * scale
        self._heads = [self._head(day) for day in days]
        self._stops = [self._set_stops(day) for day in days]
        self._legend = self._set_legend()
        self.bottom = height - look.FOOT - 6 * scale
        self.top = frame.first_height + _GAP * scale + max(date.height + label.height for date, label in self._heads)
        below = max((text.height + _GAP * scale for text in self._stops if text), default=0.0)
        self.top += 8 * scale
        room = self.bottom - below - self.top
        self.minute = min(room / (self.last - self.first), _TALLEST_HOUR * scale / 60)
        self._hours = [_hour(self.compositor, hour, scale) for hour in range(self.first, self.last + 1, 60)]
        self.blocks = [self._blocks(day, nth) for nth, day in enumerate(days)]
        reach = max((block.bottom for blocks in self.blocks for block in blocks), default=0.0)
        self._below = max(self.y_of(self.last) + _GAP * scale / 2, reach)
        self._empty = self.compositor.set(_("Nothing is planned on this day yet."), look.BRIEF, self.width)

    def y_of(self, minute: int) -> float:
        """Where a minute of the day is."""
        return self.top + (minute - self.first) * self.minute

    def x_of(self, nth: int) -> float:
        """Where a day begins."""
        return _HOURS * self.scale + nth * self.lane

    def rows_in_full(self) -> list[FlowRow]:
        """What had to be cut, day by day, with its time."""
        rows: list[FlowRow] = []
        for day, head, stops, blocks in zip(self.days, self._heads, self._stops, self.blocks, strict=True):
            date = short_date(day.date, self.compositor.language)
            of_day = ((head[1], _day_words(day)), (stops, self._stop_words(day)))
            cut = [words for text, words in of_day if text is not None and text.is_cut]
            rows += [_overleaf(self.compositor, self.frame.width, date, words, "") for words in cut]
            rows += [self._row_in_full(date, block) for block in blocks if not block.is_whole]
        return rows

    def draw(self, page: Page, number: int, total: int) -> None:
        """Draw the whole page."""
        self.frame.draw_head(page, 1)
        self._draw_hours(page)
        for nth, day in enumerate(self.days):
            self._draw_day(page, nth, day)
        self._draw_legend(page)
        self.frame.draw_foot(page, number, total, None)

    def _head(self, day: Day) -> tuple[Text, Text]:
        label = _day_words(day)
        date = look.larger(look.RUNNING_TITLE, self.scale)
        small = look.larger(look.FOOTNOTE, self.scale)
        words = short_date(day.date, self.compositor.language)
        return (
            self.compositor.set(words, date, self.width, leading=1.2),
            self.compositor.set(label, small, self.width, leading=1.2, max_lines=_MOST_LINES),
        )

    def _stop_words(self, day: Day) -> str:
        """The hard stops of a day in a sentence; empty without any."""
        times: dict[str, list[str]] = {}
        for stop in day.hard_stops:
            times.setdefault(said(stop, "title"), []).append(end_clock(stop.minute))
        stops = [" – ".join(filter(None, (with_commas(at), title))) for title, at in times.items()]
        return _("Must end: {stops}").format(stops="  ·  ".join(stops)) if stops else ""

    def _set_stops(self, day: Day) -> Text | None:
        words, style = self._stop_words(day), look.in_colour(look.larger(look.BLOCK_TIME, self.scale * 0.8), look.RED)
        return self.compositor.set(words, style, self.width, max_lines=_MOST_LINES) if words else None

    def _set_legend(self) -> list[tuple[SessionKind, Text]]:
        used = {block.kind for day in self.days for block in day.sessions}
        names = {kind: f"{initials(kind)} {term(kind.value)}" for kind in SessionKind if kind in used}
        room = self.frame.width - _HOURS * self.scale - len(names) * _LEAST_LEGEND * self.scale
        style = look.larger(look.FOOTNOTE, self.scale)
        taken = sum(self.compositor.widest([name], style) for name in names.values())
        style = look.larger(style, min(1.0, room / max(1.0, taken)))
        return [(kind, self.compositor.set_line(name, style)) for kind, name in names.items()]

    def _blocks(self, day: Day, nth: int) -> list[GlanceBlock]:
        setter = GlanceSetter(self.compositor, _TYPE * self.scale)
        spots, blocks, ranks = spots_of(day), [], dict[tuple[int, int, int], int]()
        for spot in spots:
            side_by_side = (spot.start, spot.end, spot.total)
            rank = setter.rank(spot, self._lane_width(spot), (spot.end - spot.start) * self.minute)
            ranks[side_by_side] = max(rank, ranks.get(side_by_side, 0))
        for spot in spots:
            width, height = self._lane_width(spot), (spot.end - spot.start) * self.minute
            x = self.x_of(nth) + spot.nth * self._pitch(spot)
            rank = ranks[spot.start, spot.end, spot.total]
            blocks.append(setter.set(spot, x, self.y_of(spot.start), width, height, rank))
        return blocks

    def _lane_width(self, spot: GlanceSpot) -> float:
        return self._pitch(spot) - min(_LANE_GAP, self._pitch(spot) / 3)

    def _pitch(self, spot: GlanceSpot) -> float:
        """From one lane to the next."""
        return (self.width + _LANE_GAP) / spot.total

    def _row_in_full(self, date: str, block: GlanceBlock) -> FlowRow:
        session, spot = block.spot.block, block.spot
        title = title_of(session)
        words = N_("At a glance: “{title}” does not fit into its block; it stands in full overleaf.")
        self.compositor.warn(words, title=on_screens(session))
        where = said(session.room, "name") if session.room else _("Room to be announced")
        when = f"{date}  {tight_span(spot.start, spot.end)}"
        return _overleaf(self.compositor, self.frame.width, when, title, where)

    def _draw_hours(self, page: Page) -> None:
        every = hours_between(self.minute, look.HOUR.size * self.scale)
        for nth, hour in enumerate(self._hours):
            y = self.y_of(self.first + 60 * nth)
            if not nth % every:
                with page.reading.artefact():  # the times are told with what is on
                    page.text(hour, 0, y - hour.height / 2)
            for day in range(len(self.days)):
                page.rule(self.x_of(day), y, self.width, 0.5)
                if nth < len(self._hours) - 1:
                    page.rule(self.x_of(day), y + 30 * self.minute, self.width, 0.4, look.HAIRLINE, (0.6, 2.4))

    def _draw_day(self, page: Page, nth: int, day: Day) -> None:
        x, y = self.x_of(nth), self.frame.first_height + _GAP * self.scale
        for text, tag in zip(self._heads[nth], (Tag.HEADING, Tag.TEXT), strict=True):
            page.text(text, x, y, tag)
            y += text.height
        for block in self.blocks[nth]:
            with page.reading.item():
                block.draw(page)
        if not self.blocks[nth]:
            page.text(self._empty, x, self.top + 6)
        texts = [text for block in self.blocks[nth] for text in block.texts]
        for stop in day.hard_stops:
            if self.first <= stop.minute <= self.last:
                draw_stop(page, self.y_of(stop.minute), x, x + self.width, texts, 1.2 * self.scale)
        if words := self._stops[nth]:
            page.text(words, x, self._below)

    def _draw_legend(self, page: Page) -> None:
        x, y, side = _HOURS * self.scale, self.bottom + 2 * self.scale, 7 * self.scale
        taken = sum(side + words.width for _kind, words in self._legend)
        step = min(18 * self.scale, (page.width - x - taken) / max(1, len(self._legend)))
        for kind, words in self._legend:
            colour, at = look.kind_colours()[kind], y + (words.height - side) / 2
            is_break = kind is SessionKind.BREAK
            page.fill(x, at, side, side, look.WHITE if is_break else look.pale(colour, 0.3))
            draw_hatch(page, kind, x, at, side, side)
            page.outline(x, at, side, side, 0.6, colour, (2.0, 2.0) if is_break else ())
            page.text(words, x + side + 4, y)
            x += side + words.width + step


def _day_words(day: Day) -> str:
    return " · ".join(filter(None, (_("Day {number}").format(number=day.number), said(day, "title"))))


def _overleaf(compositor: Compositor, width: float, when: str, title: str, where: str) -> FlowRow:
    """What stands in full on a later page."""
    cells = (
        (0.0, 0.28, when, look.TABLE_TIME),
        (0.3, 0.48, title, look.TABLE_STRONG),
        (0.8, 0.2, where, look.TABLE),
    )
    columns = [
        FlowColumn(at * width, (FlowPart(compositor.set(words, style, share * width)),))
        for at, share, words, style in cells
    ]
    return FlowRow(tuple(columns), 3, 3, tag=RowTag.ITEM)


def _hour(compositor: Compositor, minute: int, scale: float) -> Text:
    """The name of a full hour beside the scale."""
    style = compositor.fitting(end_clock(minute), look.larger(look.HOUR, scale), (_HOURS - 4) * scale)
    return compositor.set_line(end_clock(minute), style)


def _draw_overleaf(frame: FrameSetter, rows: Sequence[FlowRow], page: Page, number: int, total: int) -> None:
    frame.draw_head(page, 2)
    y = frame.later_height + 3
    for row in rows:
        row.draw(page, y)
        y += row.height
    frame.draw_foot(page, number, total, None)


KIND = SheetKind(
    "glance",
    N_("The meeting at a glance"),
    About.MEETING,
    glance_pages,
    place=40,
    paper="A3",
    is_wide=True,
    is_public=True,
)
