"""What frames every page: sheet name, stamp, title and time at the head; what comes next and the number at the foot."""

from dataclasses import dataclass, field

from stocktake_desktop.sheets.page import look
from stocktake_desktop.sheets.page.compositor import Compositor
from stocktake_desktop.sheets.page.letterhead import Letterhead
from stocktake_desktop.sheets.page.mark_code import QUIET, SIDE, squares_of
from stocktake_desktop.sheets.page.page import Page
from stocktake_desktop.sheets.page.reading import Tag
from stocktake_desktop.sheets.type.lines import Colour, Style
from stocktake_desktop.sheets.type.text import Text
from stocktake_desktop.sheets.words.punctuation import beside
from stocktake_desktop.words import N_, _

_TITLES = ((look.TITLE, 2), (look.TITLE_LONG, 3), (look.TITLE_LONGEST, 8))
_WHOM = ((1.0, 1), (0.86, 1), (0.75, 2))
_BELOW_NAME = 0.75
"""How much smaller a name is set with whom the sheet is for below it, where there is no room beside it."""
_SAVING = (1.0, 0.95, 0.9)
_GAP = 18.0
_RUNNING_GAP = 9.0
_STAMP_HEIGHT = 17.0
_STAMPS = (1.0, 0.88, 0.78)
"""How much smaller a stamp is set for a line that is full."""
_NARROWEST_STAMP = 156.0
_INTERNAL_GAP = 7.0
_DOT = 16.0
_MOST_IN_FOOT = 1_000  # letters; more never stand in one line
_NEXT_HEIGHT = 29.0
_NEXT_AT = 86.0  # from the lower edge to the top of the bar
FOOT_WITH_NEXT = _NEXT_AT + 12
"""From the lower edge of the paper: what a page keeps free for its foot."""


@dataclass
class Frame:
    """The words around the content of a sheet; `in_full` gathers those that had to be cut, to be printed below.

    `scale` makes title, time and subtitle so many times as large. `is_public`: it hangs where everybody sees it.
    """

    name: str
    title: str
    time: str
    subtitle: str
    for_whom: str = ""
    running: str = ""
    time_colour: Colour = look.INK
    in_full: list[str] = field(default_factory=list)
    scale: float = 1.0
    is_public: bool = False


class FrameSetter:
    """Sets and draws the frame of a sheet.

    What stands below it begins on the first page at `first_height` points from the upper edge of the paper, on every
    other at `later_height`.
    """

    def __init__(self, frame: Frame, compositor: Compositor, width: float) -> None:
        self.frame = frame
        self.compositor = compositor
        self.width = width
        self._time = compositor.set_line(
            frame.time, look.larger(look.in_colour(look.TITLE, frame.time_colour), frame.scale)
        )
        self._title = self._set_title(width - self._time.natural_width - _GAP)
        small_print = self._on_one_line(frame.subtitle, look.larger(look.SUBTITLE, frame.scale), width)
        self._subtitle = self._set_or_keep(frame.subtitle, small_print, width, 3)
        small = compositor.set_line(frame.time, look.in_colour(look.RUNNING_TITLE, frame.time_colour))
        self._small_time = small
        self._small_title, self._running = self._set_running(width - small.natural_width - _GAP)
        self.letterhead = Letterhead(compositor, width, scale=frame.scale, is_public=frame.is_public)
        frame.in_full += self.letterhead.cut
        first = look.TOP + _STAMP_HEIGHT + 6 + self._title.height + 3 + self._subtitle.height + 7
        self.first_height = first + self.letterhead.shift
        self.later_height = look.TOP + _STAMP_HEIGHT + 3 + self._small_title.height + 5

    def reach(self, first: float, later: float) -> None:
        """Reach down to where the frame in another language does that lies beside it."""
        self.first_height, self.later_height = first, later

    def draw_head(self, page: Page, number: int) -> None:
        """Draw the head of page `number`, counted from 1; who listens is told each thing once, on the first page."""
        is_first = number == 1
        top = look.TOP + (self.letterhead.shift if is_first else 0.0)
        is_new = is_first and page.reading.is_first("name and stamp")
        with page.reading.artefact(unless=is_new):
            if is_first:
                self.letterhead.draw_head(page)
            self._draw_name_and_stamp(page, top, is_first=is_first)
        if is_new:
            page.reading.keep_place()
        with page.reading.artefact(unless=is_first and page.reading.is_first(self)):
            self._draw_titles(page, top + _STAMP_HEIGHT, is_first=is_first)

    def _draw_titles(self, page: Page, y: float, *, is_first: bool) -> None:
        if is_first:
            page.text(self._title, 0, y + 6, Tag.TITLE)
            page.text(
                self._time, self.width - self._time.width, y + 6 + max(-3.0, self._title.baseline - self._time.baseline)
            )
            page.text(self._subtitle, 0, y + 9 + self._title.height)
            page.rule(0, self.first_height, self.width, 2, look.INK)
        else:
            page.text(self._small_title, 0, y + 3)
            x = self._small_title.natural_width + _RUNNING_GAP
            page.text(self._running, x, y + 3 + self._small_title.baseline - self._running.baseline)
            if self._small_title.is_cut:
                words = N_("“{title}” is too long for the head of further pages; there it ends in ….")
                self.compositor.warn(words, title=self.frame.title)
            page.text(self._small_time, self.width - self._small_time.width, y + 3)
            page.rule(0, self.later_height, self.width, 2.4, look.INK)

    def draw_foot(
        self, page: Page, number: int, total: int, opens: tuple[str, str] | None, *, is_low: bool = False
    ) -> None:
        """Draw the foot; `opens` is the time and item that the next page begins with, in a bar or one low line."""
        if opens and not is_low:
            with page.reading.artefact():
                self._draw_next(page, *opens)
        y = page.height - look.FOOT + 14 - self.letterhead.foot_raised
        box = self.compositor.set_line(self.compositor.page_words(number, total), look.PAGE_NUMBER)
        with page.reading.artefact():
            page.text(box, page.width - box.width, y)
        room = page.width - box.width - _GAP
        foot = self.compositor.set(page.stamp.foot(), look.FOOTNOTE, room, max_lines=1)
        x, y = 0.0, y + (box.height - foot.height) / 2
        if opens and is_low:
            x = self._draw_next_in_line(page, y, opens, room - foot.natural_width)
        with page.reading.kept_place():
            page.text(foot, x, y)
            self.letterhead.draw_duty(page)

    def _draw_next_in_line(self, page: Page, y: float, opens: tuple[str, str], room: float) -> float:
        """Say what opens the next page, cut to so much room; how much it took."""
        words = beside(_("Next page:"), *opens)[:_MOST_IN_FOOT]
        text = self.compositor.set(words, look.FOOTNOTE_STRONG, room - _DOT, max_lines=1)
        with page.reading.artefact():
            page.text(text, 0, y)
            page.text(self.compositor.set("·", look.FOOTNOTE, _DOT, align="centre"), text.natural_width, y)
        return text.natural_width + _DOT

    def _draw_name_and_stamp(self, page: Page, top: float, *, is_first: bool) -> None:
        x, end = 0.0 if is_first else self.letterhead.small_width, self._draw_code(page, top)
        name = self.compositor.set_line(self.frame.name, look.SHEET_NAME)
        after_name = x + name.width + 7
        stamp, width, whom = self._set_stamp_and_for_whom(page, end - after_name - 10)
        if not is_first:
            self.letterhead.draw_small(page, top, _STAMP_HEIGHT)
        if whom is not None and whom.is_cut:
            self._draw_name_above_whom(page, x, top)
        else:
            page.text(name, x, top + 3)
            if whom is not None:
                y = top + 3 + name.baseline - whom.baseline
                page.text(whom, after_name, y if len(whom.lines) == 1 else top + (_STAMP_HEIGHT - whom.height) / 2)
        page.outline(end - width, top, width, _STAMP_HEIGHT, 1.2)
        page.text(stamp, end - width + (width - stamp.width) / 2, top + (_STAMP_HEIGHT - stamp.height) / 2)
        self.letterhead.draw_internal(page, end - width - _INTERNAL_GAP, top, _STAMP_HEIGHT)

    def _draw_name_above_whom(self, page: Page, x: float, top: float) -> None:
        """Draw whom the sheet is for below its name, both small enough to stand beside the stamp."""
        words = (self.frame.name, look.SHEET_NAME), (self.frame.for_whom, look.FOR_WHOM)
        name, whom = (self.compositor.set_line(text, look.larger(style, _BELOW_NAME)) for text, style in words)
        page.text(name, x, top)
        page.text(whom, x, top + _STAMP_HEIGHT - whom.height)

    def _draw_code(self, page: Page, top: float) -> float:
        """Draw the mark of a printing as a code where the house has it; returns where the stamp has to end."""
        mark = page.stamp.mark
        if not self.compositor.house.stamp_has_code or not mark:
            return self.width
        x = self.width - SIDE
        told = _("QR code of the mark {mark}").format(mark=mark)
        page.squares(squares_of(mark), x, top + _STAMP_HEIGHT - SIDE, SIDE, told)
        return x - QUIET

    def _set_stamp_and_for_whom(self, page: Page, room: float) -> tuple[Text, float, Text | None]:
        """The stamp, how wide its box is, and whom the sheet is for: smaller where that lets the latter stand whole."""
        whom = None
        for share in _STAMPS:
            words = page.stamp.words(self.compositor.language)
            stamp = self.compositor.set_line(words, look.larger(look.STAMP, share))
            width = max(stamp.width + 20 * share, _NARROWEST_STAMP * share)
            whom = self._set_for_whom(room - width - self.letterhead.internal_width(_INTERNAL_GAP))
            if whom is None or not whom.is_cut:
                break
        return stamp, width, whom

    def _set_for_whom(self, room: float) -> Text | None:
        """Whom the sheet is for, smaller where that lets it stand whole; None for one that says nothing of it."""
        text = None
        for share, lines in _WHOM if self.frame.for_whom else ():
            style = look.larger(look.FOR_WHOM, share)
            text = self.compositor.set(self.frame.for_whom, style, room, leading=1.1, max_lines=lines)
            if not text.is_cut:
                break
        return text

    def _draw_next(self, page: Page, clock: str, words: str) -> None:
        y = page.height - _NEXT_AT
        page.fill(0, y, page.width, _NEXT_HEIGHT, look.PALE)
        page.fill(0, y, 4, _NEXT_HEIGHT, look.BLUE)
        label = self.compositor.set_line(_("NEXT PAGE"), look.LABEL)
        time = self.compositor.set_line(clock, look.RUNNING_TITLE)
        x = 13 + label.width + 8
        page.text(label, 13, y + (_NEXT_HEIGHT - label.height) / 2)
        page.text(time, x, y + (_NEXT_HEIGHT - time.height) / 2)
        x += time.width + (11 if clock else 0)
        style = look.RUNNING_TITLE._replace(weight=500)
        item = self.compositor.set(words[:_MOST_IN_FOOT], style, page.width - x - 8, max_lines=1)
        page.text(item, x, y + (_NEXT_HEIGHT - item.height) / 2)

    def _set_title(self, width: float) -> Text:
        title = self.frame.title
        leading = 1.42 if self.compositor.rtl else 1.16  # Arabic letters reach far below their line
        sizes = [(look.larger(style, self.frame.scale), lines) for style, lines in _TITLES]
        (largest, few), *smaller = sizes
        for style, lines in ((self._on_one_line(title, largest, width), few), *smaller):
            box = self.compositor.set(title, style, width, leading=leading, max_lines=lines)
            if not box.is_cut:
                return box
        self.frame.in_full.append(title)
        return box

    def _on_one_line(self, words: str, style: Style, width: float) -> Style:
        """The style a little smaller where that saves a line with a word or two on it."""
        styles = [look.larger(style, share) for share in _SAVING]
        return next((smaller for smaller in styles if self.compositor.widest([words], smaller) <= width), style)

    def _set_or_keep(self, words: str, style: Style, width: float, lines: int) -> Text:
        box = self.compositor.set(words, style, width, max_lines=lines)
        if box.is_cut:
            self.frame.in_full.append(words)
        return box

    def _set_running(self, width: float) -> tuple[Text, Text]:
        """Title and date on one line of every other page: the date whole, the title as much of it as fits."""
        style = look.RUNNING_DATE
        date = self.compositor.widest([self.frame.running], style)
        room = max(width - date - _RUNNING_GAP, width / 3)
        title = self.compositor.set(self.frame.title, look.RUNNING_TITLE, room, max_lines=1)
        return title, self.compositor.set_line(self.frame.running, style)
