"""A session as a block of the overview of all days: time, room and title as large as its height allows."""

from dataclasses import dataclass, field
from itertools import pairwise

from stocktake_desktop.models import SessionBlock, SessionKind
from stocktake_desktop.planning.clock import tight_span
from stocktake_desktop.sheets.kinds.glance.glance_grid import GlanceSpot
from stocktake_desktop.sheets.page import look
from stocktake_desktop.sheets.page.compositor import Compositor
from stocktake_desktop.sheets.page.kind_marks import draw_hatch, initials
from stocktake_desktop.sheets.page.page import Page
from stocktake_desktop.sheets.page.stop_rules import PlacedText
from stocktake_desktop.sheets.type.breaks import break_places
from stocktake_desktop.sheets.type.lines import Run
from stocktake_desktop.sheets.type.text import Text
from stocktake_desktop.sheets.words.said import said, title_of
from stocktake_desktop.sheets.words.who import leaders_line
from stocktake_desktop.words import _

_SPINE = 5.0
_INSET = 8.0
_PADDING = 2.0
_BETWEEN = 1.2
_BELOW = 1.0
_SHARES = (1.0, 0.88, 0.78, 0.7, 0.62, 0.55)
_SMALLEST = 5.8
_DETAIL = 0.86
_DETAIL_LEADING = 1.22
_TIGHT = 1.17
_MAY_BREAK = "\u200b"  # in a narrow lane the end of a session stands below its start
_LEAST_WIDTH = 14.0


@dataclass
class GlanceBlock:
    """A session at its place on the page; `parts` are its words, each with its y from the upper edge.

    `is_whole` is False when time, room and title are not all there to read.
    """

    spot: GlanceSpot
    x: float
    y: float
    width: float
    height: float
    parts: list[tuple[Text, float]] = field(default_factory=list)
    is_whole: bool = True

    @property
    def bottom(self) -> float:
        """The lower edge of the block, or of words that stand below it."""
        return max([self.y + self.height, *(y + text.height for text, y in self.parts)])

    @property
    def texts(self) -> list[PlacedText]:
        """Its words and where they stand."""
        return [(text, self.x + _INSET, y) for text, y in self.parts]

    def draw(self, page: Page) -> None:
        """Draw the ground in the colour of the kind, and the words."""
        session = self.spot.block
        colour = look.kind_colours()[session.kind]
        is_break = session.kind is SessionKind.BREAK
        height = max(self.height - _BETWEEN, 1.5)
        page.fill(self.x, self.y, self.width, height, look.WHITE if is_break else look.pale(colour))
        page.outline(self.x, self.y, self.width, height, 0.5, colour, (2.0, 2.0) if is_break else ())
        draw_hatch(page, session.kind, self.x, self.y, min(_SPINE, self.width / 2), height)
        for text, x, y in self.texts:
            page.text(text, x, y)


class GlanceSetter:
    """Sets blocks in type up to `size` points."""

    def __init__(self, compositor: Compositor, size: float) -> None:
        self.compositor = compositor
        self.size = size
        self.sizes = [size * share for share in _SHARES if size * share >= _SMALLEST]

    def rank(self, spot: GlanceSpot, width: float, height: float) -> int:
        """The first of the sizes in which no word is torn and all stand in the block; the last when none does."""
        inner, room = width - _INSET - 3, self._room(height)
        widest = self.compositor.widest(_words(spot.block), look.BLOCK_TITLE._replace(size=100)) / 100
        for nth, size in enumerate(self.sizes):
            if widest * size <= inner and any(box.height <= room for box in self._tried(spot.block, inner, size)):
                return nth
        return len(self.sizes) - 1

    def set(self, spot: GlanceSpot, x: float, y: float, width: float, height: float, rank: int) -> GlanceBlock:
        """The block with its words in it, or above or below it when it is too low; none larger than the rank tells."""
        block = GlanceBlock(spot, x, y, width, height)
        if width < _INSET + _LEAST_WIDTH:
            block.is_whole = False
        elif height - _BETWEEN >= self.sizes[-1] * _TIGHT:
            self._fill(block, self._room(height), rank)
        else:
            self._set_beside(block, height / (spot.end - spot.start))
        return block

    def _room(self, height: float) -> float:
        return max(height - 2 * _PADDING - _BETWEEN, self.sizes[-1] * _TIGHT)

    def _fill(self, block: GlanceBlock, room: float, rank: int) -> None:
        heading = self._heading(block.spot.block, block.width - _INSET - 3, room, rank)
        y = block.y + max(0.0, min(_PADDING, (block.height - _BETWEEN - heading.height) / 2))
        block.parts.append((heading, y))
        block.is_whole = not heading.is_cut
        self._add_details(block, y + heading.height, room - heading.height, heading.size * _DETAIL)

    def _set_beside(self, block: GlanceBlock, minute: float) -> None:
        text = self._inline(block.spot.block, block.width - _INSET, self.sizes[-1], 1)
        block.is_whole = not text.is_cut
        if text.is_cut:
            return
        if text.height <= block.spot.free_below * minute:
            block.parts.append((text, block.y + block.height + _BELOW))
        elif text.height <= block.spot.free_above * minute:
            block.parts.append((text, block.y - text.height - _BELOW))
        else:
            block.is_whole = False

    def _heading(self, session: SessionBlock, width: float, room: float, rank: int) -> Text:
        for size in self.sizes[rank:]:
            stacked, inline = self._tried(session, width, size)
            if stacked.height <= room:
                style = look.BLOCK_TITLE._replace(size=size)
                return self.compositor.set(_runs(session, size, "\n"), style, width, leading=_TIGHT)
            if inline.height <= room:
                return self._inline(session, width, size, None)
        return self._inline(session, width, size, max(1, int(room / (size * _TIGHT) + 0.01)))

    def _tried(self, session: SessionBlock, width: float, size: float) -> tuple[Text, Text]:
        """Time and room above the title, and all in one run of text."""
        style = look.BLOCK_TITLE._replace(size=size)
        stacked = self.compositor.tried(_runs(session, size, "\n"), style, width, leading=_TIGHT)
        return stacked, self.compositor.tried(_runs(session, size, "  "), style, width, leading=_TIGHT)

    def _inline(self, session: SessionBlock, width: float, size: float, lines: int | None) -> Text:
        style = look.BLOCK_TITLE._replace(size=size)
        return self.compositor.set(_runs(session, size, "  "), style, width, leading=_TIGHT, max_lines=lines)

    def _add_details(self, block: GlanceBlock, y: float, room: float, size: float) -> None:
        style = look.BLOCK_TEXT._replace(size=size)
        lines = int(room / (size * _DETAIL_LEADING) + 0.01)
        if lines and (words := leaders_line(block.spot.block)):
            text = self.compositor.set(words, style, block.width - _INSET - 3, leading=_DETAIL_LEADING, max_lines=lines)
            block.parts.append((text, y))


def _runs(session: SessionBlock, size: float, between: str) -> list[Run]:
    """Time and title, with the room behind the time, or behind the title when all is in one line."""
    between_times = f"–{_MAY_BREAK}"
    time = (_times(session).replace("–", between_times), look.BLOCK_TIME._replace(size=size))
    title = (title_of(session), look.BLOCK_TITLE._replace(size=size))
    room = said(session.room, "name") if session.room else _("Room to be announced")
    where = (f"  {room}", look.FOOTNOTE._replace(size=size * 0.86))
    kind = (f"  {initials(session.kind)}", look.BLOCK_TIME._replace(size=size * 0.7))
    gap = (between, time[1])
    return [time, kind, where, gap, title] if between == "\n" else [time, kind, gap, title, where]


def _times(session: SessionBlock) -> str:
    return tight_span(session.placed.start, session.placed.end)


def _words(session: SessionBlock) -> list[str]:
    """What must not be torn."""
    time = _times(session)
    room = said(session.room, "name") if session.room else _("Room to be announced")
    return [*time.replace("–", "– ").split(), *_pieces(said(session, "title")), *_pieces(room)]


def _pieces(text: str) -> list[str]:
    return [text[first:last].strip() for first, last in pairwise((0, *break_places(text), len(text)))]
