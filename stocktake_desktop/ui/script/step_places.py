"""Where the steps stand on the page, read from the PDF itself: the numbers that count on in one column."""

from collections import defaultdict
from dataclasses import dataclass

from stocktake_desktop.ui.widgets.pdf_pages import PdfPages, PdfWord

_COLUMN = 4.0
"""Points by which the middles of numbers in one column differ at most."""


@dataclass(frozen=True)
class StepPlace:
    """A step begins on a page (from 0), so many points below its upper edge."""

    number: int
    page: int
    top: float


def step_places(pages: PdfPages) -> list[StepPlace]:
    """Where the steps begin, in their order."""
    columns: defaultdict[int, list[tuple[int, PdfWord]]] = defaultdict(list)
    for page in range(len(pages.sizes)):
        for word in pages.words(page):
            if word.text.isdecimal():
                columns[round(word.middle / _COLUMN)].append((page, word))
    found = [_counted(words) for words in columns.values()]
    return max(found, key=len, default=[])


def _counted(words: list[tuple[int, PdfWord]]) -> list[StepPlace]:
    """Of numbers in a column those that count on from 1, downwards and from page to page."""
    places: list[StepPlace] = []
    for page, word in sorted(words, key=lambda one: (one[0], one[1].top)):
        if int(word.text) == len(places) + 1:
            places.append(StepPlace(len(places) + 1, page, word.top))
    return places
