"""Setting words in the language and direction of a sheet, and noticing what paper cannot show."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from stocktake_desktop.languages import language_of
from stocktake_desktop.planning.house_style import HouseStyle
from stocktake_desktop.sheets.page.look import LEADING, grey, larger
from stocktake_desktop.sheets.type.coverage import missing
from stocktake_desktop.sheets.type.lines import Run, Style, is_short, without_controls
from stocktake_desktop.sheets.type.text import Align, Text, set_text
from stocktake_desktop.words import N_, _, on_screen

ENDLESS = 100_000.0
"""A width no line reaches."""

MARK = "\x1f"
"""What stands before a mark in `Compositor.texts`: something that is seen and not read."""


class Compositor:
    """Sets text for one sheet; `warnings` collects in words what could not be printed as it is.

    `texts` holds every text that was set, in the order in which it was set, and a mark for what is only seen. `house`
    is the style that all sheets of the meeting share, `people` the names it may print. A sheet in two languages counts
    its pages over both: `pages_before` come first, of `pages_in_all`.
    """

    def __init__(self, language: str = "en", house: HouseStyle | None = None, people: Iterable[str] = ()) -> None:
        self.language = language
        self.people = [name for name in people if missing(name)]
        self.house = house or HouseStyle()
        self.rtl = language_of(language).from_right
        self.warnings: list[str] = []
        self.texts: list[str] = []
        self._tight = 1.0
        self.pages_before = 0
        self.pages_in_all: int | None = None
        if not self.house.in_colour:
            self.mark("colours", "off")

    def set(
        self,
        words: str | Sequence[Run],
        style: Style,
        width: float,
        *,
        leading: float = LEADING,
        align: Align = "start",
        max_lines: int | None = None,
    ) -> Text:
        """A box of text `width` points wide; `leading` is a multiple of the type size."""
        runs = ((words, style),) if isinstance(words, str) else tuple(words)
        if style.tracking and not language_of(self.language).is_tracked:
            runs = tuple((text, style._replace(tracking=0.0)) for text, style in runs)
        if not self.house.in_colour:
            runs = tuple((text, style._replace(colour=grey(style.colour))) for text, style in runs)
        for text, _style in runs:
            self.texts.append(text)
            self._look_for_missing(text)
        return self._set(runs, style, width, leading, align, max_lines)

    @contextmanager
    def tightened(self, share: float) -> Iterator[None]:
        """All that is set within is so much smaller, type and leading alike."""
        self._tight = share
        yield
        self._tight = 1.0

    def aside(self, words: str, style: Style, width: float, *, leading: float = LEADING) -> Text:
        """A box of text that is no part of the content, such as the word "continued"; it is not among what is said."""
        count = len(self.texts)
        text = self.set(words, style, width, leading=leading)
        del self.texts[count:]
        return text

    def set_line(self, words: str | Sequence[Run], style: Style) -> Text:
        """A box as wide as its one line."""
        box = self.set(words, style, ENDLESS)
        return self.set(words, style, box.natural_width + 0.1)

    def tried(self, words: str | Sequence[Run], style: Style, width: float, *, leading: float = LEADING) -> Text:
        """A box of text that is only to be measured; it is not among what is said."""
        runs = ((words, style),) if isinstance(words, str) else tuple(words)
        return self._set(runs, style, width, leading)

    def _set(
        self,
        runs: tuple[Run, ...],
        style: Style,
        width: float,
        leading: float,
        align: Align = "start",
        max_lines: int | None = None,
    ) -> Text:
        if self._tight != 1.0:
            style = larger(style, self._tight)
            runs = tuple((text, larger(own, self._tight)) for text, own in runs)
        make = set_text if is_short(*(text for text, _style in runs)) else set_text.__wrapped__
        return make(
            runs,
            max(width, style.size),
            style.size * leading,
            align=align,
            rtl=self.rtl,
            language=self.language,
            max_lines=max_lines,
        )

    def widest(self, words: Iterable[str], style: Style) -> float:
        """The width of the widest of some words, each on a line of its own."""
        return max((self.tried(word, style, ENDLESS).natural_width for word in words), default=0.0)

    def fitting(self, words: str, style: Style, width: float) -> Style:
        """The style, smaller where these words would not stand in one line of the width."""
        natural = self.widest([words], style)
        return style if natural <= width else style._replace(size=style.size * width / natural)

    def page_words(self, number: int, total: int) -> str:
        """Which page it is, "Page 3 of 5", in the words of the sheet."""
        words = _("Page {number} of {total}")
        return words.format(number=self.pages_before + number, total=self.pages_in_all or total)

    def mark(self, feature: str, value: str) -> None:
        """Note how something looks that is seen and not read, such as the emblem: it makes another sheet as well."""
        self.texts.append(f"{MARK}{feature} {value}")

    def warn(self, sentence: str, **facts: object) -> None:
        """Tell something once, in the language of the screens: a sentence marked with `N_` and what fills it."""
        message = on_screen(sentence).format(**facts) if facts else sentence
        if message not in self.warnings:
            self.warnings.append(message)

    def leave_out(self, native: str, name: str) -> None:
        """Tell that a name in somebody's own script is not on the sheet; once a person, whatever else it lacks."""
        if name not in self.people:
            words = N_("The name of {name} in its own script cannot be printed: no typeface has {signs}.")
            self.warn(words, name=name, signs=_signs(missing(native)))

    def _look_for_missing(self, text: str) -> None:
        if text.isascii() or not missing(without_controls(text)):
            return
        for name in self.people:
            if name in text:
                words = N_("The name of {name} is printed without {signs}: no typeface has them.")
                self.warn(words, name=name, signs=_signs(missing(name)))
                text = text.replace(name, "")
        for sign in missing(without_controls(text)):
            self.warn(N_("{sign} cannot be printed and is left out: no typeface has it."), sign=_signs((sign,)))


def _signs(signs: Iterable[str]) -> str:
    """Signs with their numbers: "𞤀 (U+1E900)"."""
    return ", ".join(f"{sign} (U+{ord(sign):04X})" for sign in signs)
