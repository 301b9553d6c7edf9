"""A session as a block of the day overview: what it says depends on how tall it is."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stocktake_desktop.models import Appearance, SessionBlock, SessionKind
from stocktake_desktop.planning.clock import duration, tight_span
from stocktake_desktop.sheets.page import look
from stocktake_desktop.sheets.page.compositor import Compositor
from stocktake_desktop.sheets.page.day_grid import PlacedBlock
from stocktake_desktop.sheets.page.kind_marks import draw_hatch, initials
from stocktake_desktop.sheets.page.page import Page
from stocktake_desktop.sheets.page.stop_rules import PlacedText
from stocktake_desktop.sheets.type.breaks import break_places
from stocktake_desktop.sheets.type.lines import Run
from stocktake_desktop.sheets.type.text import Text
from stocktake_desktop.sheets.words.punctuation import with_dots, with_semicolons
from stocktake_desktop.sheets.words.said import on_screens, title_of
from stocktake_desktop.sheets.words.steps import segment_title
from stocktake_desktop.sheets.words.who import announced, leaders, leaders_line, role_line, short_line
from stocktake_desktop.words import N_

_SPINE = 5.0
_INSET = 9.5
_PADDING = 2.0
_GAP_BETWEEN_BLOCKS = 1.0
_AROUND = 2 * _PADDING + _GAP_BETWEEN_BLOCKS
_SIZES = (9.5, 8.5, 7.5)
_TIGHT = 1.16
LEAST = 12.0
"""Points; a lower block has no words."""


class BlockPlace(NamedTuple):
    """Where a block lies on the page."""

    x: float
    y: float
    width: float
    height: float


class BlockSetter:
    """Draws blocks to scale and warns of titles that had to be cut."""

    def __init__(self, compositor: Compositor) -> None:
        self.compositor = compositor

    def is_cut(self, placed: PlacedBlock, place: BlockPlace) -> bool:
        """True when the block's time and title cannot be printed whole in it."""
        return place.height < LEAST or self._heading(placed.block, *_inner(place)).is_cut

    def needed(self, block: SessionBlock, width: float) -> float:
        """The height without which a block of a width cannot have its time and title whole."""
        size = _SIZES[-1]
        runs = _heading_runs(block, "  ", size, has_kind=False)
        style = look.BLOCK_TITLE._replace(size=size)
        words = self.compositor.tried(runs, style, width - _INSET - 4, leading=_TIGHT)
        return max(LEAST, words.height + _AROUND)

    def details(self, block: SessionBlock, place: BlockPlace) -> list[Text]:
        """What there is room for below time and title."""
        if place.height < LEAST:
            return []
        width, room = _inner(place)
        return self._details(block, width, room - self._heading(block, width, room).height)

    def draw(self, page: Page, placed: PlacedBlock, place: BlockPlace, details: Sequence[Text]) -> None:
        """Draw one block, with its words in it."""
        self._draw_ground(page, placed.block, place)
        for text, x, y in self.texts(placed, place, details):
            page.text(text, x, y)
        if self.is_cut(placed, place):
            words = N_("Day overview: “{title}” does not fit into its block; it ends in … and stands in full below.")
            self.compositor.warn(words, title=on_screens(placed.block))
        if any(text.is_cut for text in details):
            words = N_(
                "Day overview: “{title}” holds more than fits into its block; it ends in … and stands in full below."
            )
            self.compositor.warn(words, title=on_screens(placed.block))

    def _draw_ground(self, page: Page, block: SessionBlock, place: BlockPlace) -> None:
        x, y, width, height = place
        height = max(height - _GAP_BETWEEN_BLOCKS, 1.5)
        colour = look.kind_colours()[block.kind]
        page.fill(x, y, width, height, look.WHITE if block.kind is SessionKind.BREAK else look.pale(colour))
        dash = (2.0, 2.0) if block.kind is SessionKind.BREAK else ()
        page.outline(x, y, width, height, 0.5, colour, dash)
        draw_hatch(page, block.kind, x, y, min(_SPINE, width / 2), height)

    def texts(self, placed: PlacedBlock, place: BlockPlace, details: Sequence[Text]) -> Iterator[PlacedText]:
        """The words of a block; none where it is too low for a line."""
        if place.height < LEAST:
            return
        heading = self._heading(placed.block, *_inner(place))
        y = place.y + max(0.0, min(_PADDING, (place.height - _GAP_BETWEEN_BLOCKS - heading.height) / 2))
        for text in (heading, *details):
            yield text, place.x + _INSET, y
            y += text.height

    def _heading(self, block: SessionBlock, width: float, room: float) -> Text:
        """Time above title where there is room, else behind one another, and smaller before it is cut.

        The initials of the kind give way before no word of the title is left.
        """
        stacked = self.compositor.set(_heading_runs(block, "\n"), look.BLOCK_TITLE, width, leading=1.22)
        if stacked.height <= room:
            return stacked
        for size, has_kind in (*((size, True) for size in _SIZES), (_SIZES[-1], False)):
            style = look.BLOCK_TITLE._replace(size=size)
            lines = max(1, int(room / (size * _TIGHT)))
            runs = _heading_runs(block, "  ", size, has_kind=has_kind)
            heading = self.compositor.set(runs, style, width, leading=_TIGHT, max_lines=lines)
            if not heading.is_cut or (size == _SIZES[-1] and _says_a_word(heading, title_of(block))):
                break
        return heading

    def _details(self, block: SessionBlock, width: float, room: float) -> list[Text]:
        """As much as fits; the last of it ends in … when there is more."""
        leading = look.BLOCK_TEXT.size * look.LEADING
        texts: list[Text] = []
        before = ""
        for words in contents_of(block):
            lines = int(room / leading)
            if lines < 1:
                texts[-1:] = [self._set_detail(f"{before}\n{words}", width, len(text.lines)) for text in texts[-1:]]
                break
            texts.append(self._set_detail(words, width, lines))
            room -= texts[-1].height
            before = words
        return texts

    def _set_detail(self, words: str, width: float, lines: int) -> Text:
        return self.compositor.set(words, look.BLOCK_TEXT, width, max_lines=lines)


def _inner(place: BlockPlace) -> tuple[float, float]:
    """Width and height for words in a block."""
    return place.width - _INSET - 4, place.height - _AROUND


def _heading_runs(
    block: SessionBlock, between: str, size: float = look.BLOCK_TITLE.size, *, has_kind: bool = True
) -> list[Run]:
    time = tight_span(block.placed.start, block.placed.end), look.BLOCK_TIME._replace(size=size)
    initial = f"  {initials(block.kind)}{between}" if has_kind else " "
    kind = initial, look.BLOCK_TIME._replace(size=round(size * 0.75, 2))
    return [time, kind, (title_of(block), look.BLOCK_TITLE._replace(size=size))]


def _says_a_word(heading: Text, title: str) -> bool:
    """Whether a heading that was cut says the first word of its title."""
    word = title[: next(iter(break_places(title)), len(title))].strip()
    return word in " ".join(line.text for line in heading.lines)


def left_out(block: SessionBlock, details: Sequence[Text]) -> list[str]:
    """What the block cannot hold of that which stands below its title, from the words that end in … on."""
    contents = list(contents_of(block))
    if not details:
        return contents
    return contents[len(details) - 1 :] if any(text.is_cut for text in details) else []


def contents_of(block: SessionBlock) -> Iterator[str]:
    """Who leads a session, its other people, its items and who speaks in them."""
    _role, people = leaders(block)
    if line := leaders_line(block):
        yield line
    for appearance in announced(block.appearances):
        if appearance.segment is None and appearance not in people:
            yield role_line(appearance)
    for segment in block.segments:
        title = segment_title(segment)
        yield with_dots((title, "" if segment.minutes is None else duration(segment.minutes)))
        speakers = [
            appearance
            for appearance in announced(segment.appearances)
            if not appearance.is_collective and appearance not in people
        ]
        if speakers:
            yield _listed(speakers)


def _listed(people: Sequence[Appearance]) -> str:
    return with_semicolons(short_line(appearance) for appearance in people)
