"""A session as a block of the overview of all days: time, room and title as large as its height allows."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial
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
from stocktake_desktop.sheets.type.lines import Run, Style
from stocktake_desktop.sheets.type.text import Text
from stocktake_desktop.sheets.words.said import said, title_of
from stocktake_desktop.sheets.words.who import leaders_line
from stocktake_desktop.words import _

_SPINE = 5.0
_INSET = 8.0
_END = 3.0
_PADDING = 2.0
_BETWEEN = 1.2
_BELOW = 1.0
_SHARES = (1.0, 0.88, 0.78, 0.7, 0.62, 0.55)
_DETAIL = 0.86
_DETAIL_LEADING = 1.22
_TIGHT, _TIGHTEST = 1.17, 1.08
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

    def is_beside(self, other: "GlanceBlock") -> bool:
        """Whether nothing of the two is above or below the other."""
        return min(self.x + self.width, other.x + other.width) - max(self.x, other.x) < _BETWEEN

    def draw(self, page: Page) -> None:
        """Draw the ground in the colour of the kind, and the words; its spine ties to it those beside it."""
        session = self.spot.block
        colour = look.kind_colours()[session.kind]
        is_break = session.kind is SessionKind.BREAK
        height = max(self.height - _BETWEEN, 1.5)
        page.fill(self.x, self.y, self.width, height, look.WHITE if is_break else look.pale(colour))
        page.outline(self.x, self.y, self.width, height, 0.5, colour, (2.0, 2.0) if is_break else ())
        draw_hatch(page, session.kind, self.x, self.y, min(_SPINE, self.width / 2), height)
        for text, x, y in self.texts:
            if not self.y <= y < self.y + self.height:
                draw_hatch(page, session.kind, self.x, y, min(_SPINE, self.width / 2), text.height)
            page.text(text, x, y)


class GlanceSetter:
    """Sets the words of blocks in type up to `size` points and never below `smallest`."""

    def __init__(self, compositor: Compositor, size: float, smallest: float) -> None:
        self.compositor, self.smallest = compositor, smallest
        self.sizes = [*(size * share for share in _SHARES if size * share > smallest), smallest]

    def set(self, blocks: Iterable[GlanceBlock], top: float, bottom: float) -> None:
        """Give all blocks of a day their words: in them, or in free time below or above, from `top` to `bottom`.

        What is on side by side for the same time is in type of one size.
        """
        blocks = sorted(blocks, key=lambda block: (block.y, block.x))
        ranks: dict[tuple[int, int, int], int] = {}
        for block in blocks:
            ranks[_side_by_side(block)] = max(self._rank(block), ranks.get(_side_by_side(block), 0))
        for nth, block in enumerate(blocks):
            above = max([top, *(other.bottom for other in blocks[:nth] if not block.is_beside(other))])
            below = min([bottom, *(other.y for other in blocks[nth + 1 :] if not block.is_beside(other))])
            self._set(block, ranks[_side_by_side(block)], above, below)

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

    def _set(self, block: GlanceBlock, rank: int, above: float, below: float) -> None:
        session, inner, room = block.spot.block, _inner(block), self._room(block)
        if block.width < _INSET + _LEAST_WIDTH:
            block.is_whole = False
            return
        for size in self.sizes[rank:]:
            for between, box in zip("\n ", self._tried(session, inner, size), strict=True):
                if box.height <= room:
                    self._fill(block, size, between)
                    return
        self._set_beside(block, above, below)

    def _fill(self, block: GlanceBlock, size: float, between: str) -> None:
        heading = self._heading(block.spot.block, _inner(block), size, between)
        y = block.y + max(0.0, min(_PADDING, (block.height - _BETWEEN - heading.height) / 2))
        block.parts.append((heading, y))
        self._add_details(block, y + heading.height, self._room(block) - heading.height, size)

    def _set_beside(self, block: GlanceBlock, above: float, below: float) -> None:
        """Words for which the block is too low: all of its height, beside a strip free time below or above it.

        Else it holds as much of them as it can: words outside a block that could hold some would be taken for another.
        """
        session, inner, height = block.spot.block, _inner(block), block.height - _BETWEEN
        tried = partial(self._tried, session, inner, self.smallest)
        needed, end = tried()[1].height, block.y + block.height + _BELOW
        is_strip = height < 2 * self.smallest * _TIGHT
        leading = next((leading for leading in (_TIGHT, _TIGHTEST) if tried(leading)[1].height <= height), None)
        text = self._heading(session, inner, self.smallest, " ", leading=leading or _TIGHT)
        if leading:
            block.parts.append((text, block.y + (height - text.height) / 2))
        elif is_strip and end + needed <= below:
            block.parts.append((text, end))
        elif is_strip and block.y - _BELOW - needed >= above:
            block.parts.append((text, block.y - _BELOW - needed))
        else:
            block.is_whole = False
            if lines := int(height / (self.smallest * _TIGHT) + 0.01):
                text = self._heading(session, inner, self.smallest, " ", lines)
                block.parts.append((text, block.y + max(0.0, (height - text.height) / 2)))

    def _room(self, block: GlanceBlock) -> float:
        """The height of the words of a block; one line of them may take all of it."""
        height, line = block.height - _BETWEEN, self.smallest * _TIGHT
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
        title = (title_of(session), look.BLOCK_TITLE._replace(size=size))
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
