"""What is said at a step as parts of a column: sense lines behind a bar, and what if, in a dashed box."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from stocktake_desktop.languages import language_of
from stocktake_desktop.sheets.page import look
from stocktake_desktop.sheets.page.compositor import Compositor
from stocktake_desktop.sheets.page.flow import FlowPart
from stocktake_desktop.sheets.page.page import Page
from stocktake_desktop.sheets.type.lines import Run, Style
from stocktake_desktop.sheets.type.text import Align, Text
from stocktake_desktop.sheets.words.spoken import LineSort, Otherwise, SpokenLine, plain_line
from stocktake_desktop.sheets.words.steps import Step

BAR_INDENT = 12.0
"""From the left edge of the bar to the words: the bar, and a gap."""
_BAR = 3.0
_ASIDE_GAP = 9.0
_INSIDE = 8.0
_ABOVE_WORDS, _BELOW_WORDS = 6.0, 7.0
"""From the dashes of a box to the words in it."""
_RANK = 17.0


class SaidSetter:
    """Sets what is said in a column `width` points wide; `tight` is the share of the usual leading."""

    def __init__(self, compositor: Compositor, width: float, scale: float, tight: float) -> None:
        self.compositor, self.width = compositor, width
        self._scale, self._tight = scale, tight

    def set(
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
        times = self._scale if scale is None else scale
        runs = words if isinstance(words, str) else [(text, look.larger(style, times)) for text, style in words]
        return self.compositor.set(runs, look.larger(style, times), width, leading=leading, align=align)

    def parts(self, step: Step) -> Iterator[FlowPart]:
        """What is said, or where nothing is what is done; questions, and what to know besides."""
        for line in step.lines:
            yield from self._line(step, line)
        if step.says_nothing:
            yield self._behind_bar(self.set(step.label, look.LABEL, self.width - BAR_INDENT, leading=1.6))
            if step.title:
                yield from self._name(step, step.title)
        for number, question in enumerate(step.questions, 1):
            yield self._behind_bar(self.set(f"{number}  {question}", look.ALOUD, self.width - BAR_INDENT))
        for words in step.details:
            yield FlowPart(self.set(words, look.CUE, self.width - BAR_INDENT), above=2, indent=BAR_INDENT)

    def _line(self, step: Step, line: SpokenLine) -> Iterator[FlowPart]:
        width = self.width - BAR_INDENT
        if line.sort is LineSort.NAME:
            yield from self._name(step, plain_line(line))
        elif line.sort is LineSort.OFFICE:
            yield self._behind_bar(self._balanced(plain_line(line), width))
        else:
            runs = [(words, look.SPOKEN_STRONG if strong else look.SPOKEN) for words, strong in line.runs]
            leading = (1.5 if self.compositor.rtl else look.SPOKEN_LEADING) * self._tight
            yield self._behind_bar(self.set(runs, look.SPOKEN, width, leading=leading))

    def _balanced(self, words: str, width: float) -> Text:
        """An office in as many lines as it takes, none much longer than another."""
        leading = (1.44 if self.compositor.rtl else 1.36) * self._tight
        style = look.larger(look.OFFICE, self._scale)

        def lines_at(share: float) -> int:
            return len(self.compositor.tried(words, style, width * share, leading=leading).lines)

        fewest = lines_at(1.0)
        shares = [share / 20 for share in range(10, 20)] if fewest > 1 else []
        share = next((share for share in shares if lines_at(share) == fewest), 1.0)
        return self.set(words, look.OFFICE, width * share, leading=leading)

    def _name(self, step: Step, words: str) -> Iterator[FlowPart]:
        """A name on its own line; behind it what is boxed, and its other script or respelling if that fits whole."""
        leading = (1.6 if self.compositor.rtl else 1.25) * self._tight
        name = self.set(words, look.NAME, self.width - BAR_INDENT, leading=leading)
        at = name.lines[-1].width + _ASIDE_GAP
        behind, below = list[tuple[FlowPart, float]](), list[FlowPart]()
        asides = [self._box(box) for box in step.boxes] + [self._beside(aside) for aside in step.aside]
        for aside in asides:
            room = aside.text.natural_width + 2 * aside.indent
            if not below and at + room <= self.width - BAR_INDENT:
                behind.append((aside, at + aside.indent))
                at += room + _ASIDE_GAP
            else:
                below.append(aside)
        yield self._behind_bar(name, tuple(behind))
        for aside in below:
            yield self._behind_bar(aside.text, ((aside, aside.indent),), is_drawn=False)

    def _beside(self, words: str) -> FlowPart:
        style = look.RESPELLING if language_of(self.compositor.language).is_tracked else look.ALOUD
        return FlowPart(self.compositor.set_line(words, look.larger(style, self._scale)))

    def _box(self, words: str) -> FlowPart:
        box = self.compositor.set_line(words, look.larger(look.BOXED, self._scale))

        def draw(page: Page, x: float, y: float, text: Text) -> None:
            page.outline(x - 5, y, text.natural_width + 10, text.height, 1.1)

        return FlowPart(box, indent=5, ornament=draw)

    def _behind_bar(
        self, text: Text, behind: tuple[tuple[FlowPart, float], ...] = (), *, is_drawn: bool = True
    ) -> FlowPart:
        """A line of what is said: the bar goes through all of them."""
        shown = text if is_drawn else self.compositor.aside(" ", look.larger(look.RESPELLING, self._scale), self.width)
        return FlowPart(shown, indent=BAR_INDENT, ornament=partial(_draw_line, behind))

    def otherwise(self, ifs: Sequence[Otherwise]) -> Iterator[FlowPart]:
        """What if, in one dashed box: a line each, and who comes instead in order."""
        parts = [part for one in ifs for part in self._if(one)]
        if parts:
            box = partial(_draw_dashes, self.width)
            parts[0] = replace(parts[0], above=14)
            if len(parts) > 1:
                parts[-1] = replace(parts[-1], below=_BELOW_WORDS)
            yield from (replace(part, box=box) for part in parts)

    def _if(self, one: Otherwise) -> Iterator[FlowPart]:
        gap = "" if language_of(self.compositor.language).in_ideographs else " "
        runs = [(one.title + gap, look.ALOUD_STRONG), (one.words, look.ALOUD)]
        width = self.width - 2 * _INSIDE
        leading = (1.5 if self.compositor.rtl else look.LEADING) * self._tight
        yield FlowPart(self.set(runs, look.ALOUD, width, leading=leading), indent=_INSIDE, below=2)
        for nth, words in enumerate(one.ranks):
            rank = self.compositor.set_line(str(nth + 1), look.larger(look.RANK, self._scale))
            text = self.set(words, look.ALOUD, width - _RANK, leading=leading)
            yield FlowPart(text, indent=_INSIDE + _RANK, below=2, ornament=partial(_draw_rank, rank))


def _draw_line(behind: tuple[tuple[FlowPart, float], ...], page: Page, x: float, y: float, text: Text) -> None:
    page.fill(x - BAR_INDENT, y, _BAR, text.height, look.BLUE)
    for part, shift in behind:
        top = y + text.height - (text.leading + part.text.height) / 2
        if part.ornament:
            part.ornament(page, x + shift, top, part.text)
        page.text(part.text, x + shift, top)


def _draw_dashes(width: float, page: Page, x: float, y: float, parts: Sequence[FlowPart]) -> None:
    above, below = parts[0].above, parts[-1].below
    top = y + max(above - _ABOVE_WORDS, -_ABOVE_WORDS / 2)  # close to the words where it goes on under "continued"
    bottom = y + sum(part.height for part in parts) - below + _BELOW_WORDS
    page.outline(x, top, width, bottom - top, 0.9, look.INK, (3, 2), radius=3)


def _draw_rank(rank: Text, page: Page, x: float, y: float, text: Text) -> None:
    side = rank.height
    page.outline(x - _RANK, y + (text.leading - side) / 2, side, side, 0.7, radius=side / 2)
    page.text(rank, x - _RANK + (side - rank.natural_width) / 2, y + (text.leading - rank.height) / 2)
