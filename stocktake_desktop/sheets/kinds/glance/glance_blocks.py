"""A session as a block of the overview of all days: time, room and title as large as its height allows."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from stocktake_desktop.models import SessionBlock, SessionKind
from stocktake_desktop.planning.clock import tight_span
from stocktake_desktop.sheets.kinds.glance.glance_grid import GlanceSpot
from stocktake_desktop.sheets.page import look
from stocktake_desktop.sheets.page.compositor import Compositor
from stocktake_desktop.sheets.page.kind_marks import draw_hatch, initials
from stocktake_desktop.sheets.page.page import Page
from stocktake_desktop.sheets.page.short_blocks import TimedBox, with_lines
from stocktake_desktop.sheets.page.stop_rules import PlacedText
from stocktake_desktop.sheets.type.breaks import break_places
from stocktake_desktop.sheets.type.lines import Run, Style
from stocktake_desktop.sheets.type.text import Text
from stocktake_desktop.sheets.words.said import said, title_of
from stocktake_desktop.sheets.words.who import leaders_line
from stocktake_desktop.words import _, before_more

_SPINE = 5.0
_INSET = 8.0
_END = 3.0
_PADDING = 2.0
_BETWEEN = 1.2
_SHARES = (1.0, 0.88, 0.78, 0.7, 0.62, 0.55)
_DETAIL = 0.86
_DETAIL_LEADING = 1.22
_TIGHT, _TIGHTEST = 1.17, 1.08
_MAY_BREAK = "\u200b"  # in a narrow lane the end of a session stands below its start
_LEAST_WIDTH = 14.0


@dataclass
class GlanceBlock:
    """A session at its place on the page, to scale; `parts` are its words, each with its y from the upper edge.

    It is drawn at `held_y`, as high as `held`: a short one is higher than its minutes, and its neighbour lower.
    `is_whole` is False when time, room and title are not all there to read.
    """

    spot: GlanceSpot
    x: float
    y: float
    width: float
    height: float
    parts: list[tuple[Text, float]] = field(default_factory=list)
    is_whole: bool = True
    held_y: float = field(init=False)
    held: float = field(init=False)

    def __post_init__(self) -> None:
        """Drawn where its times have it."""
        self.held_y, self.held = self.y, self.height

    @property
    def texts(self) -> list[PlacedText]:
        """Its words and where they stand."""
        return [(text, self.x + _INSET, y) for text, y in self.parts]

    def is_beside(self, other: "GlanceBlock") -> bool:
        """Whether nothing of the two is above or below the other."""
        return min(self.x + self.width, other.x + other.width) - max(self.x, other.x) < _BETWEEN

    def draw(self, page: Page) -> None:
        """Draw the ground in the colour of the kind, and the words."""
        session = self.spot.block
        colour = look.kind_colours()[session.kind]
        is_break = session.kind is SessionKind.BREAK
        y, height = self.held_y, max(self.held - _BETWEEN, 1.5)
        page.fill(self.x, y, self.width, height, look.WHITE if is_break else look.pale(colour))
        page.outline(self.x, y, self.width, height, 0.5, colour, (2.0, 2.0) if is_break else ())
        draw_hatch(page, session.kind, self.x, y, min(_SPINE, self.width / 2), height)
        for text, x, y in self.texts:
            page.text(text, x, y)


class GlanceSetter:
    """Sets the words of blocks in type up to `size` points and never below `smallest`."""

    def __init__(self, compositor: Compositor, size: float, smallest: float) -> None:
        self.compositor, self.smallest = compositor, smallest
        self.sizes = [*(size * share for share in _SHARES if size * share > smallest), smallest]

    def set(self, blocks: Sequence[GlanceBlock], edges: tuple[float, float], rules: Sequence[float]) -> None:
        """Give all blocks of a day their words, within its upper and lower edge; `rules` are where times are.

        What is on side by side for the same time is in type of one size.
        """
        least = 2 * self.smallest * _TIGHT + _BETWEEN  # what is lower is a strip
        boxes = [TimedBox(one.x, one.y, one.width, one.height, self._needed(one), one.height < least) for one in blocks]
        for block, (first, last) in zip(blocks, with_lines(boxes, edges, rules), strict=True):
            block.held_y, block.held = first, last - first
        ranks: dict[tuple[int, int, int], int] = {}
        for block in blocks:
            ranks[_side_by_side(block)] = max(self._rank(block), ranks.get(_side_by_side(block), 0))
        for block in blocks:
            self._set(block, ranks[_side_by_side(block)])

    def _needed(self, block: GlanceBlock) -> float:
        """The height without which the words of a block are not all there, in the smallest type."""
        if block.width < _INSET + _LEAST_WIDTH:
            return 0.0
        return _BETWEEN + self._tried(block.spot.block, _inner(block), self.smallest, _TIGHTEST)[1].height

    def _rank(self, block: GlanceBlock) -> int:
        """The first of the sizes in which no word is torn and all stand in the block; the last when none does."""
        session, inner, room = block.spot.block, _inner(block), self._room(block)
        words = _words(session)
        for nth, size in enumerate(self.sizes):
            if self._is_untorn(words, size, inner) and any(
                box.height <= room for box in self._tried(session, inner, size)
            ):
                return nth
        return len(self.sizes) - 1

    def _set(self, block: GlanceBlock, rank: int) -> None:
        session, inner, room = block.spot.block, _inner(block), self._room(block)
        if block.width < _INSET + _LEAST_WIDTH:
            block.is_whole = False
            return
        for size in self.sizes[rank:]:
            for between, box in zip("\n ", self._tried(session, inner, size), strict=True):
                if box.height <= room:
                    self._fill(block, size, between)
                    return
        self._set_tightly(block)

    def _fill(self, block: GlanceBlock, size: float, between: str) -> None:
        heading = self._heading(block.spot.block, _inner(block), size, between)
        y = block.held_y + max(0.0, min(_PADDING, (block.held - _BETWEEN - heading.height) / 2))
        block.parts.append((heading, y))
        self._add_details(block, y + heading.height, self._room(block) - heading.height, size)

    def _set_tightly(self, block: GlanceBlock) -> None:
        """Words for which the block is too low: all of its height; else as much of them as it can hold.

        Words outside a block would be taken for another.
        """
        session, inner, height = block.spot.block, _inner(block), block.held - _BETWEEN
        leading = next((one for one in (_TIGHT, _TIGHTEST) if self._is_enough(block, height, one)), None)
        lines = None if leading else int(height / (self.smallest * _TIGHT) + 0.01)
        block.is_whole = leading is not None
        if lines != 0:
            text = self._heading(session, inner, self.smallest, " ", lines, leading or _TIGHT)
            block.parts.append((text, block.held_y + max(0.0, (height - text.height) / 2)))

    def _is_enough(self, block: GlanceBlock, height: float, leading: float) -> bool:
        words = self._tried(block.spot.block, _inner(block), self.smallest, leading)[1]
        return words.height <= height + 0.01

    def _room(self, block: GlanceBlock) -> float:
        """The height of the words of a block; one line of them may take all of it."""
        height, line = block.held - _BETWEEN, self.smallest * _TIGHT
        return max(height - 2 * _PADDING, line if height >= line else 0.0)

    def _is_untorn(self, words: list[str], size: float, inner: float) -> bool:
        return self.compositor.widest(words, look.BLOCK_TITLE._replace(size=100)) * size / 100 <= inner

    def _tried(self, session: SessionBlock, width: float, size: float, leading: float = _TIGHT) -> tuple[Text, Text]:
        """Time and room above the title, and all in one run of text."""
        style = look.BLOCK_TITLE._replace(size=size)
        stacked, inline = (self._runs(session, size, between) for between in "\n ")
        tried = self.compositor.tried
        return tried(stacked, style, width, leading=leading), tried(inline, style, width, leading=leading)

    def _heading(
        self,
        session: SessionBlock,
        width: float,
        size: float,
        between: str,
        lines: int | None = None,
        leading: float = _TIGHT,
    ) -> Text:
        style = look.BLOCK_TITLE._replace(size=size)
        return self.compositor.set(self._runs(session, size, between), style, width, leading=leading, max_lines=lines)

    def _runs(self, session: SessionBlock, size: float, between: str) -> list[Run]:
        """Time and title, with the room behind the time, or behind the title when all is in one line."""
        between_times = f"–{_MAY_BREAK}"
        time = (_times(session).replace("–", between_times), look.BLOCK_TIME._replace(size=size))
        title = (before_more(title_of(session)), look.BLOCK_TITLE._replace(size=size))
        where = (f"  {_room_name(session)}", self._small(look.FOOTNOTE, size, _DETAIL))
        kind = (f"  {initials(session.kind)}", self._small(look.BLOCK_TIME, size, 0.7))
        if between == "\n":
            return [time, kind, where, ("\n", time[1]), title]
        return [time, kind, ("  ", time[1]), title, where]

    def _small(self, style: Style, size: float, share: float) -> Style:
        return style._replace(size=max(self.smallest, size * share))

    def _add_details(self, block: GlanceBlock, y: float, room: float, size: float) -> None:
        """Who leads the session, where there is room for all of it."""
        words = leaders_line(block.spot.block)
        for style in (self._small(look.BLOCK_TEXT, size, _DETAIL), look.BLOCK_TEXT._replace(size=self.smallest)):
            if words and self.compositor.tried(words, style, _inner(block), leading=_DETAIL_LEADING).height <= room:
                block.parts.append((self.compositor.set(words, style, _inner(block), leading=_DETAIL_LEADING), y))
                return


def _side_by_side(block: GlanceBlock) -> tuple[int, int, int]:
    return block.spot.start, block.spot.end, block.spot.total


def _inner(block: GlanceBlock) -> float:
    """The width of the words of a block."""
    return block.width - _INSET - _END


def _room_name(session: SessionBlock) -> str:
    return said(session.room, "name") if session.room else _("Room to be announced")


def _times(session: SessionBlock) -> str:
    return tight_span(session.placed.start, session.placed.end)


def _words(session: SessionBlock) -> list[str]:
    """What must not be torn."""
    return [
        *_times(session).replace("–", "– ").split(),
        *_pieces(said(session, "title")),
        *_pieces(_room_name(session)),
    ]


def _pieces(text: str) -> list[str]:
    return [text[first:last].strip() for first, last in pairwise((0, *break_places(text), len(text)))]
