"""A tent card: one sheet folded twice, two outer faces with a name in the largest type that fits, and a base below."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from stocktake_desktop.sheets.page import look
from stocktake_desktop.sheets.page.compositor import Compositor
from stocktake_desktop.sheets.page.emblem import emblem_of
from stocktake_desktop.sheets.page.page import Page
from stocktake_desktop.sheets.page.sheet_kind import Size
from stocktake_desktop.sheets.type.breaks import break_places, has_chinese
from stocktake_desktop.sheets.type.fonts import BOLD, MEDIUM, REGULAR, SEMIBOLD
from stocktake_desktop.sheets.type.lines import Style
from stocktake_desktop.sheets.type.text import Text
from stocktake_desktop.words import N_

_LARGEST = 162.5  # capitals of 40 mm
_SMALLEST = 22.0
_STEP = 0.96
_EDGE = 26.0  # what a face keeps free below the ridge and above the table
_LEAST_NAME = 84.0
_NAME_LEADING = 1.08
_LINE = 1.22
_GAP = 7.0
_SHARES = (1.0, 0.85, 0.72, 0.6)
_MARK = 17.0
_BASE_HEAD = 54.0
_EMBLEM = (150.0, 38.0)


@dataclass(frozen=True)
class Plate:
    """What stands on a card: a name and what goes with it; `base` is for staff, on the part that is folded away."""

    name: str
    above: str = ""
    native: str = ""
    function: str = ""
    organisation: str = ""
    base: tuple[str, ...] = ()


class TentCard:
    """One card, set for a size of paper; three panels of the same height, the faces are the upper two."""

    def __init__(self, plate: Plate, kind: str, size: Size, compositor: Compositor) -> None:
        self.compositor, self.kind = compositor, kind
        self.panel = size[1] / 3
        self.width = size[0] - 2 * look.MARGIN
        self._in_full: list[str] = []
        self._emblem = emblem_of(compositor)
        self._emblem_size = self._emblem.size(*_EMBLEM) if self._emblem else (0.0, 0.0)
        self._face = self._set_face(plate)
        self._base = list(self._set_base((*plate.base, *self._in_full)))

    def draw(self, page: Page, number: int, total: int) -> None:
        """Draw both faces, the marks where to fold, and the base."""
        self._draw_face(page)
        with page.turned(self.panel):
            self._draw_face(page)
        for fold in (self.panel, 2 * self.panel):
            page.rule(-_MARK, fold, _MARK, 0.6, look.MUTED)
            page.rule(self.width, fold, _MARK, 0.6, look.MUTED)
        self._draw_base(page, number, total)

    def _draw_face(self, page: Page) -> None:
        """The name in the middle of what is left below the emblem."""
        top = self.panel
        if self._emblem:
            width, height = self._emblem_size
            self._emblem.draw(page, (self.width - width) / 2, top + _EDGE, self._emblem_size)
            top += height + _GAP
        y = top + (2 * self.panel - top - sum(text.height + gap for text, gap in self._face)) / 2
        for text, gap in self._face:
            y += gap
            page.text(text, (self.width - text.width) / 2, y)
            y += text.height

    def _draw_base(self, page: Page, number: int, total: int) -> None:
        set_line = self.compositor.set_line
        top = 2 * self.panel + 24
        page.text(set_line(self.kind, look.SHEET_NAME), 0, top + 3)
        stamp = set_line(page.stamp.words(self.compositor.language), look.STAMP)
        page.outline(self.width - stamp.width - 20, top, stamp.width + 20, 17, 1.2)
        page.text(stamp, self.width - stamp.width - 10, top + (17 - stamp.height) / 2)
        y = 2 * self.panel + _BASE_HEAD
        for text in self._base:
            page.text(text, 0, y)
            y += text.height + 2
        foot = page.height - look.FOOT + 14
        words = set_line(self.compositor.page_words(number, total), look.PAGE_NUMBER)
        page.text(words, self.width - words.width, foot)
        page.text(set_line(page.stamp.foot(), look.FOOTNOTE), 0, foot)

    def _set_base(self, texts: Sequence[str]) -> Iterator[Text]:
        """The texts one below the other; however long one is, there is a line for each of the others."""
        room, line = self.panel - _BASE_HEAD - look.FOOT, look.BRIEF.size * look.LEADING + 2
        for nth, words in enumerate(texts):
            style = look.BRIEF if nth else look.INFO
            height = room - line * (len(texts) - nth - 1)
            lines = max(1, int(height / (style.size * look.LEADING)))
            text = self.compositor.set(words, style, self.width, max_lines=lines)
            room -= text.height + 2
            yield text

    def _set_face(self, plate: Plate) -> list[tuple[Text, float]]:
        """The texts of a face from its upper edge, each with the gap above it."""
        for share in _SHARES:
            above, below = self._small(plate, share)
            taken = sum(text.height + _GAP for text in (*above, *below))
            room = self.panel - 2 * _EDGE - taken - (self._emblem_size[1] + _GAP if self._emblem else 0.0)
            if room >= _LEAST_NAME:
                break
        name = self._set_name(plate.name, room)
        if name.is_cut or any(text.is_cut for text in (*above, *below)):
            full = (plate.above, plate.name, plate.function, plate.organisation)
            self._in_full = [words for words in full if words]
            warning = N_("Name plate: “{name}” does not fit; it ends in … and stands in full on the base.")
            self.compositor.warn(warning, name=plate.name)
        texts = [*above, name, *below]
        return [(text, _GAP if nth else 0.0) for nth, text in enumerate(texts)]

    def _small(self, plate: Plate, share: float) -> tuple[list[Text], list[Text]]:
        lines = None if share > _SHARES[-1] else 2
        below = ((plate.native, MEDIUM, 30.0), (plate.function, REGULAR, 19.0), (plate.organisation, SEMIBOLD, 27.0))
        return (
            [self._centred(plate.above, Style(REGULAR, 24.0 * share), 1)] if plate.above else [],
            [self._centred(words, Style(weight, size * share), lines) for words, weight, size in below if words],
        )

    def _set_name(self, name: str, room: float) -> Text:
        """The name in the largest type in which no word is torn and all lines stand in `room` points."""
        widest = self.compositor.widest(_words(name), Style(BOLD, 100)) / 100
        size = min(_LARGEST, self.width / max(widest, 0.01) * 0.999)
        while size > _SMALLEST:
            count = len(self.compositor.tried(name, Style(BOLD, size), self.width).lines)
            if count * size * _NAME_LEADING <= room:
                width = self._narrowest(name, size, widest * size, count)
                return self._centred(name, Style(BOLD, size), None, _NAME_LEADING, width)
            size *= _STEP
        lines = max(1, int(room / (_SMALLEST * _NAME_LEADING)))
        return self._centred(name, Style(BOLD, _SMALLEST), lines, _NAME_LEADING)

    def _narrowest(self, name: str, size: float, low: float, count: int) -> float:
        """The width at which the lines are as many, and as even as they can be."""
        high = self.width
        while high - low > 2 and count > 1:
            middle = (low + high) / 2
            if len(self.compositor.tried(name, Style(BOLD, size), middle).lines) > count:
                low = middle
            else:
                high = middle
        return high

    def _centred(
        self, words: str, style: Style, lines: int | None, leading: float = _LINE, width: float | None = None
    ) -> Text:
        room = self.width if width is None else width
        return self.compositor.set(words, style, room, leading=leading, align="centre", max_lines=lines)


def _words(name: str) -> Iterator[str]:
    """What no line of a name is shorter than: its words, in Chinese what stands between two places to end a line."""
    for word in name.split():
        edges = [0, *break_places(word), len(word)] if has_chinese(word) else [0, len(word)]
        yield from (word[start:end] for start, end in pairwise(edges))
