"""A sheet in one language, or in two: one after the other, or side by side on paper of twice the width.

Side by side each language keeps a whole page in its full size, so that what is read aloud stays as large as it is: two
pages A4 lie on A3, two pages Letter on 11 × 17 inches. What is said of the same stands at one height on both, and both
go on to the next page with the same. A language that is read from right to left lies at the right.
Sheets that lie on their side always come one after the other. Of cards that are folded the first language looks to the
hall and the second to the podium.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from functools import partial
from itertools import accumulate
from typing import Any

from stocktake_desktop.planning.house_style import house_style_of
from stocktake_desktop.planning.translations import said_in
from stocktake_desktop.sheets.page import look
from stocktake_desktop.sheets.page.compositor import Compositor
from stocktake_desktop.sheets.page.flow import FlowRow
from stocktake_desktop.sheets.page.flowing import Flow, pages_of
from stocktake_desktop.sheets.page.page import CardFace, Page
from stocktake_desktop.sheets.page.sheet_kind import Pages, SheetKind, SheetSetting, SheetSubject, Size
from stocktake_desktop.sheets.sheet import PrintSettings
from stocktake_desktop.sheets.words.languages import Layout
from stocktake_desktop.sheets.words.said import said, setting

_FOLD = 14.0


class Edition:
    """A sheet set in one language, in the order of the `first` of its languages."""

    def __init__(
        self,
        kind: SheetKind,
        subject: SheetSubject,
        size: Size,
        printed_at: datetime,
        language: str,
        settings: PrintSettings,
        first: str,
    ) -> None:
        self.size, self.language, house = size, language, settings.house
        self.said = said_in(subject.meeting, language)
        self._kept: dict[object, Any] = {}
        with self._speaking():
            line = said(subject.meeting, "organisation_line")
            house = house or replace(house_style_of(subject.meeting), organisation_line=line)
            people = (said(person, "name") for person in subject.meeting.people)
            self.compositor = Compositor(language, house, people)
            ordered = (settings.order, self.said if first == language else said_in(subject.meeting, first))
            made = kind.make(SheetSetting(subject, size, self.compositor, printed_at, *ordered))
        self.flows = [replace(one, rows=partial(self._set, one.rows)) for one in made if isinstance(one, Flow)]
        self.pages: Pages = [one for one in made if not isinstance(one, Flow)]

    @contextmanager
    def _speaking(self) -> Iterator[None]:
        """Within, words are of this edition; what it had to leave out of them it tells."""
        with setting(self.said, self.language, self._kept) as left_out:
            yield
        for name, native in left_out.items():
            self.compositor.leave_out(native, name)

    def _set(self, rows: Callable[[float], Sequence[FlowRow]], share: float) -> Sequence[FlowRow]:
        with self._speaking():
            return rows(share)

    def count_from(self, before: int, total: int) -> None:
        """Number the pages after so many others, of so many in all."""
        self.compositor.pages_before, self.compositor.pages_in_all = before, total

    def draw(self, nth: int, paper: Page, face: CardFace | None = None) -> None:
        """Draw a page, counted from 0, if there is one, of a card a face; some words are set only now."""
        if nth < len(self.pages):
            with self._speaking():
                in_colour = self.compositor.house.in_colour
                page = Page(paper.canvas, self.size, paper.stamp, self.language, in_colour=in_colour, face=face)
                with page.reading.section(id(self), self.language):
                    self.pages[nth](page)


def set_pages(editions: Sequence[Edition]) -> None:
    """Deal what flows out to pages; of editions that lie side by side each page begins and ends with the same."""
    if all(edition.flows for edition in editions):
        for edition, pages in zip(editions, pages_of([edition.flows for edition in editions]), strict=True):
            edition.pages = pages


def laid_out(editions: Sequence[Edition], layout: Layout, kind: SheetKind) -> tuple[Pages, Size]:
    """The pages of all languages as they come out of the printer, numbered over all, and the size of the paper."""
    if kind.is_folded and len(editions) > 1:
        return _folded(*editions)
    return _beside(editions) if layout is Layout.BESIDE and len(editions) > 1 else _after(editions)


def may_lie_beside(kind: SheetKind) -> bool:
    """Whether two pages of a kind can lie side by side."""
    return not kind.is_wide and not kind.is_folded


def _after(editions: Sequence[Edition]) -> tuple[Pages, Size]:
    starts = [0, *accumulate(len(edition.pages) for edition in editions)]
    for edition, before in zip(editions, starts, strict=False):
        edition.count_from(before, starts[-1])
    drawn: Pages = [partial(edition.draw, nth) for edition in editions for nth in range(len(edition.pages))]
    return drawn, editions[0].size


def _folded(front: Edition, back: Edition) -> tuple[Pages, Size]:
    """Cards with one language on each face; there are as many in both."""
    return [partial(_draw_card, front, back, nth) for nth in range(len(front.pages))], front.size


def _draw_card(front: Edition, back: Edition, nth: int, page: Page) -> None:
    front.draw(nth, page, CardFace.FRONT)
    back.draw(nth, page, CardFace.BACK)


def _beside(editions: Sequence[Edition]) -> tuple[Pages, Size]:
    total = max(len(edition.pages) for edition in editions)
    for edition in editions:
        edition.count_from(0, total)
    width, height = editions[0].size
    from_left = sorted(editions, key=lambda edition: edition.compositor.rtl)
    drawn: Pages = [partial(_draw_beside, from_left, nth) for nth in range(total)]
    return drawn, (len(editions) * width, height)


def _draw_beside(from_left: Sequence[Edition], nth: int, page: Page) -> None:
    canvas = page.canvas
    for place, edition in enumerate(from_left):
        canvas.saveState()
        canvas.translate(place * edition.size[0], 0)
        edition.draw(nth, page)
        canvas.restoreState()
    for y in (0.0, page.height - _FOLD):
        page.fill(page.width / 2, y, 0.5, _FOLD, look.HAIRLINE)
