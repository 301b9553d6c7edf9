"""Tent cards: sheets folded twice, a name on both outer faces and a base below; all of a podium in one size of type."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from stocktake_desktop.sheets.page import look
from stocktake_desktop.sheets.page.compositor import Compositor
from stocktake_desktop.sheets.page.emblem import emblem_of
from stocktake_desktop.sheets.page.page import CardFace, Page
from stocktake_desktop.sheets.page.reading import Tag
from stocktake_desktop.sheets.page.sheet_kind import Pages, Size, numbered
from stocktake_desktop.sheets.type.breaks import units
from stocktake_desktop.sheets.type.fonts import BOLD, MEDIUM, REGULAR, SEMIBOLD
from stocktake_desktop.sheets.type.ink import ink_of
from stocktake_desktop.sheets.type.lines import Style
from stocktake_desktop.sheets.type.text import Text
from stocktake_desktop.words import N_, _

_LARGEST = 162.5  # capitals of 40 mm
_SMALLEST = 22.0
_LEAST_IN_COMMON = 40.0  # a name that needs less than this has its own size, and does not make all others small
_STEP = 0.96
_EDGE = 26.0  # what a face keeps free below the ridge and above the table
_LEAST_NAME = 96.0
_NAME_LEADING, _LINE = 1.08, 1.22
_APART = 0.07  # of the type size, between the ink of one line and the ink of the next
_GAP = 7.0
_SHARES = (1.0, 0.85, 0.72, 0.6)
_MARK = 17.0
_BASE_HEAD = 54.0
_EMBLEM = (150.0, 38.0)
_BASE_SIZES = (10.0, 8.5, 7.0)
_SEAT = 46.0
_SEAT_SIGN = Style(BOLD, 22)


@dataclass(frozen=True)
class Plate:
    """What stands on a card: a name and what goes with it; `seat` and `base` are for staff, on the part folded away.

    A name that needs two lines ends the first before its `last` part, such as a family name, where that fits.
    """

    name: str
    last: str = ""
    native: str = ""
    function: str = ""
    organisation: str = ""
    seat: str = ""
    base: tuple[str, ...] = ()
    of_delegation: bool = False

    @property
    def below(self) -> tuple[tuple[str, int, float], ...]:
        """What stands below the name: words, weight and size."""
        lines = ((self.native, MEDIUM, 30.0), (self.function, REGULAR, 20.0), (self.organisation, SEMIBOLD, 24.0))
        return tuple(line for line in lines if line[0])


class _Sizes(NamedTuple):
    """The size of the name in points, and the share of their full size that is left for the lines below it."""

    name: float
    share: float


def tent_cards(plates: Sequence[Plate], size: Size, compositor: Compositor) -> Pages:
    """A card for each plate, three panels of the same height; names and functions have one size on all of them."""
    faces = FaceSetter(size, compositor)
    found = list(plates) or [Plate("", base=(_("Nobody is named yet."),))]
    sizes = [faces.sizes(plate) for plate in found]
    alike = [one for one in sizes if one.name >= _LEAST_IN_COMMON]
    share = min((one.share for one in alike), default=1.0)
    name = _LARGEST
    for plate, own in zip(found, sizes, strict=True):
        name = faces.name_size(plate, share, name) if own in alike else name
    cards = [
        TentCard(plate, faces, _Sizes(name, share) if own in alike else own)
        for plate, own in zip(found, sizes, strict=True)
    ]
    return numbered([card.draw for card in cards])


class FaceSetter:
    """Sets what stands on the faces of cards on paper of a size."""

    def __init__(self, size: Size, compositor: Compositor) -> None:
        self.compositor = compositor
        self.panel = size[1] / 3
        self.width = size[0] - 2 * look.MARGIN
        self.emblem = emblem_of(compositor)
        self.emblem_size = self.emblem.size(*_EMBLEM) if self.emblem else (0.0, 0.0)

    def sizes(self, plate: Plate) -> _Sizes:
        """The largest type for this plate alone; the lines below the name give way first."""
        found = [_Sizes(self.name_size(plate, share), share) for share in _SHARES]
        return next((one for one in found if self._room(plate, one.share) >= _LEAST_NAME), found[-1])

    def name_size(self, plate: Plate, share: float, most: float = _LARGEST) -> float:
        """The largest size, `most` or less, in which no word is torn and all lines stand; 22 points at the least."""
        room, leading = self._room(plate, share), self._leading(plate.name, BOLD, _NAME_LEADING)
        size = self._widest_size(plate, most)
        while size > _SMALLEST and self._lines(plate, size) * size * leading > room:
            size *= _STEP
        return max(size, _SMALLEST)

    def texts(self, plate: Plate, sizes: _Sizes) -> list[tuple[Text, float]]:
        """The texts of a face from its upper edge, each with the gap above it."""
        below = self._below(plate, sizes.share)
        leading = self._leading(plate.name, BOLD, _NAME_LEADING)
        size = self._widest_size(plate, sizes.name)
        most = max(1, int(self._room(plate, sizes.share) / (size * leading) + 0.001))
        words = f"{self._first(plate)}\n{plate.last}" if self._is_parted(plate, size) else plate.name
        name = self._balanced(words, Style(BOLD, size), leading, most)
        return [(text, _GAP if nth else 0.0) for nth, text in enumerate((name, *below))]

    def _room(self, plate: Plate, share: float) -> float:
        """What the lines below the name leave to it."""
        taken = sum(text.height + _GAP for text in self._below(plate, share))
        return self.panel - 2 * _EDGE - taken - (self.emblem_size[1] + _GAP if self.emblem else 0.0)

    def _below(self, plate: Plate, share: float) -> list[Text]:
        lines = None if share > _SHARES[-1] else 2
        return [
            self._balanced(
                words,
                Style(weight, self._untorn(words, weight, size * share)),
                self._leading(words, weight, _LINE),
                lines,
            )
            for words, weight, size in plate.below
        ]

    def _leading(self, words: str, weight: int, least: float) -> float:
        """As much of the type size from line to line that no ink of one touches the next."""
        return max(least, ink_of(words, weight, self.compositor.rtl, self.compositor.language) + _APART)

    def _untorn(self, words: str, weight: int, most: float) -> float:
        """The largest size, `most` or less, in which each word is whole on its line."""
        size = self._across(_words(words), weight)
        return min(most, size if size >= _LEAST_IN_COMMON else self._across(units(words), weight))

    def _across(self, words: Iterable[str], weight: int) -> float:
        """The size in which the widest of some words takes the whole line."""
        widest = self.compositor.widest(words, Style(weight, 100)) / 100
        return max(self.width / max(widest, 0.01) * 0.999, 1.0)

    def _widest_size(self, plate: Plate, most: float) -> float:
        """The largest size, `most` or less, in which no word is torn, and a name has its last part on a line."""
        parted = self._across((self._first(plate), plate.last), BOLD) if plate.last else 0.0
        return min(most, parted) if parted >= _LEAST_IN_COMMON else self._untorn(plate.name, BOLD, most)

    def _lines(self, plate: Plate, size: float) -> int:
        """On how many lines a name comes in this size."""
        if self._is_parted(plate, size):
            return 2
        return len(self.compositor.tried(plate.name, Style(BOLD, size), self.width).lines)

    def _is_parted(self, plate: Plate, size: float) -> bool:
        """Whether the name ends its first line before the last part, and needs no third."""
        if not plate.last or self._fits(plate.name, size):
            return False
        return self._fits(self._first(plate), size) and self._fits(plate.last, size)

    def _fits(self, words: str, size: float) -> bool:
        return self.compositor.widest((words,), Style(BOLD, 100)) * size / 100 <= self.width

    @staticmethod
    def _first(plate: Plate) -> str:
        return plate.name.removesuffix(plate.last).rstrip()

    def _balanced(self, words: str, style: Style, leading: float, most: int | None) -> Text:
        """Words in the middle, on lines as even as they can be."""
        low, high = self.compositor.widest(_words(words), style), self.width
        count = len(self.compositor.tried(words, style, high).lines)
        while high - low > 2 and 1 < count <= (most or count):
            middle = (low + high) / 2
            if len(self.compositor.tried(words, style, middle).lines) > count:
                low = middle
            else:
                high = middle
        return self.compositor.set(words, style, high, leading=leading, align="centre", max_lines=most)


class TentCard:
    """One card; the faces are the two upper panels, the upper one on its head."""

    def __init__(self, plate: Plate, faces: FaceSetter, sizes: _Sizes) -> None:
        self._faces, self.compositor = faces, faces.compositor
        self.panel, self.width = faces.panel, faces.width
        self._texts = faces.texts(plate, sizes)
        self._kind = _("DELEGATION PLATE") if plate.of_delegation else _("NAME PLATE")
        in_full: tuple[str, ...] = ()
        if any(text.is_cut for text, _gap in self._texts):
            in_full = (plate.name, plate.function, plate.organisation)
            warning = N_("Name plate: “{name}” does not fit; it ends in … and stands in full on the base.")
            self.compositor.warn(warning, name=plate.name)
        self._seat = self.compositor.set_line(plate.seat, _SEAT_SIGN) if plate.seat else None
        self._base = list(self._set_base([words for words in (*plate.base, *in_full) if words]))

    def draw(self, page: Page, number: int, total: int) -> None:
        """Draw the faces that are in this language, the marks where to fold, and the base."""
        if page.face is not CardFace.BACK:
            self._draw_face(page)
        if page.face is not CardFace.FRONT:
            says_the_same = page.face is None
            with page.turned(self.panel), page.reading.artefact(unless=not says_the_same):
                self._draw_face(page)
        if page.face is not CardFace.BACK:
            for fold in (self.panel, 2 * self.panel):
                page.rule(-_MARK, fold, _MARK, 0.6, look.MUTED)
                page.rule(self.width, fold, _MARK, 0.6, look.MUTED)
            self._draw_base(page, number, total)

    def _draw_face(self, page: Page) -> None:
        """The name in the middle of what is left below the emblem."""
        top, faces = self.panel, self._faces
        if faces.emblem:
            width, height = faces.emblem_size
            faces.emblem.draw(page, (self.width - width) / 2, top + _EDGE, faces.emblem_size)
            top += height + _GAP
        y = top + (2 * self.panel - top - sum(text.height + gap for text, gap in self._texts)) / 2
        largest = max(text.size for text, _gap in self._texts)
        for text, gap in self._texts:
            y += gap
            tag = Tag.TITLE if text.size == largest else Tag.TEXT
            page.text(text, (self.width - text.width) / 2, y, tag)
            y += text.height

    def _draw_base(self, page: Page, number: int, total: int) -> None:
        set_line = self.compositor.set_line
        top = 2 * self.panel + 24
        stamp = set_line(page.stamp.words(self.compositor.language), look.STAMP)
        is_first = page.reading.is_first("name and stamp")
        with page.reading.artefact(unless=is_first):
            page.text(set_line(self._kind, look.SHEET_NAME), 0, top + 3)
            page.outline(self.width - stamp.width - 20, top, stamp.width + 20, 17, 1.2)
            page.text(stamp, self.width - stamp.width - 10, top + (17 - stamp.height) / 2)
        y = 2 * self.panel + _BASE_HEAD
        if self._seat:
            width = self._seat_width
            page.outline(0, y + 2, width, _SEAT, 1.4)
            page.text(self._seat, (width - self._seat.natural_width) / 2, y + 2 + (_SEAT - self._seat.height) / 2)
        for text in self._base:
            page.text(text, self._indent, y)
            y += text.height + 2
        foot = page.height - look.FOOT + 14
        words = set_line(self.compositor.page_words(number, total), look.PAGE_NUMBER)
        with page.reading.artefact():
            page.text(words, self.width - words.width, foot)
        with page.reading.artefact(unless=is_first):
            page.text(set_line(page.stamp.foot(), look.FOOTNOTE), 0, foot)

    @property
    def _seat_width(self) -> float:
        return max(_SEAT, self._seat.natural_width + 12) if self._seat else 0.0

    @property
    def _indent(self) -> float:
        return self._seat_width + 14 if self._seat else 0.0

    def _set_base(self, texts: Sequence[str]) -> Iterator[Text]:
        """The texts one below the other, smaller where they are long; there is a line for each at the least."""
        width, room = self.width - self._indent, self.panel - _BASE_HEAD - look.FOOT
        styles = [(look.INFO, *(look.BRIEF._replace(size=size),) * (len(texts) - 1)) for size in _BASE_SIZES]
        for chosen in styles:
            tried = [self.compositor.tried(*each, width) for each in zip(texts, chosen, strict=False)]
            if sum(text.height + 2 for text in tried) <= room:
                break
        line = chosen[-1].size * look.LEADING + 2
        for nth, (words, style) in enumerate(zip(texts, chosen, strict=False)):
            height = room - line * (len(texts) - nth - 1)
            lines = max(1, int(height / (style.size * look.LEADING)))
            text = self.compositor.set(words, style, width, max_lines=lines)
            room -= text.height + 2
            yield text


def _words(text: str) -> Iterator[str]:
    """What is best left on one line: words, those with a hyphen whole; in Chinese what stands between two breaks."""
    word = ""
    for unit in units(text):
        word += unit
        if not word.endswith(("-", "\u2010")):
            yield word
            word = ""
    if word:
        yield word
