"""Large meetings, every kind of sheet, six languages, A4 and Letter: what is torn, cut, overlapping, missing, replaced.

Usage: python -m tests.soak.scan [PAGES] [SEED]
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import count, pairwise, product
from random import Random
from typing import NamedTuple

import pytest
from reportlab.pdfgen.canvas import Canvas

from stocktake_desktop.models import Plan
from stocktake_desktop.sheets.catalogue import Layout, PrintSettings, SetSheet, Sheet
from stocktake_desktop.sheets.editions import may_lie_beside
from stocktake_desktop.sheets.ledger import sheets_of
from stocktake_desktop.sheets.page import tagged_pdf
from stocktake_desktop.sheets.page.compositor import MARK
from stocktake_desktop.sheets.registry import sheet_kind
from stocktake_desktop.sheets.type.breaks import loose_places
from stocktake_desktop.sheets.type.lines import clean
from stocktake_desktop.sheets.type.text import Marks, Text, TextLine
from stocktake_desktop.sheets.words.languages import LANGUAGES, both
from stocktake_desktop.words import _, speaking
from tests.sheets.drawn import STAMP, moved
from tests.sheets.full_meeting import full_meeting

PAGES = 10_000
REPLACED = "\ufffd"
PARTS = re.compile(r"[\s;；:：،؛,，、()（）·]+")
"""What parts texts that stand together elsewhere: details of a block that go overleaf are told as one sentence."""
TORN = re.compile(r"\w\w|\d[:.,%]|[:.,]\d")
MOST_BEFORE = 7
SORTS = "torn", "cut", "overlapping", "outside", "missing", "replaced"


class Line(NamedTuple):
    """The ink of a line on a page, in points from its lower left corner."""

    page: int
    words: str
    left: float
    low: float
    right: float
    high: float


class Look:
    """What a sheet drew: its texts and lines."""

    def __init__(self, plan: Plan, sheet: Sheet, settings: PrintSettings) -> None:
        self.kind = sheet.kind
        self.texts: list[Text] = []
        self.lines: list[Line] = []
        draw_text, draw_line = Text.draw, TextLine.draw

        def text(one: Text, canvas: Canvas, x: float, top: float, marks: Marks | None = None) -> None:
            self.texts.append(one)
            draw_text(one, canvas, x, top, marks)

        def line(one: TextLine, canvas: Canvas, x: float, y: float, *marks: Marks) -> None:
            size = max((piece.style.size for piece in one.pieces), default=0.0)
            corners = moved(canvas, x, y - 0.2 * size), moved(canvas, x + one.width, y + 0.7 * size)
            (left, right), (low, high) = (sorted(ends) for ends in zip(*corners, strict=True))
            if one.text.strip():
                self.lines.append(Line(canvas.getPageNumber(), one.text, left, low, right, high))
            draw_line(one, canvas, x, y, *marks)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Text, "draw", text)
            patch.setattr(TextLine, "draw", line)
            patch.setattr(tagged_pdf, "pdf_file", lambda *_parts: b"")
            made = SetSheet(plan, sheet, STAMP.printed_at, settings)
            self.content = made.content()
            pages, _facts = made.pages(STAMP)
            self.size = pages.size
            made.pdf(STAMP)
            self.pages = len(pages.pages)
        self.of_later_pages = [continued(language) for language in sheet.language.split("+")]

    def faults(self) -> Iterator[tuple[str, str]]:
        """Each fault with its sort."""
        yield from (("torn", words) for text in self.texts for words in torn(text))
        yield from (("overlapping", words) for words in overlapping(self.lines))
        width, height = self.size
        yield from (
            ("outside", line.words)
            for line in self.lines
            if line.left < 0 or line.low < 0 or line.right > width or line.high > height
        )
        yield from (("replaced", line.words) for line in self.lines if REPLACED in line.words)
        whole = bare("".join(text.words for text in self.texts if not text.is_cut))
        for text in self.texts:
            if text.is_cut and not any(bare(words) in whole for words in begun(text.words)):
                yield "cut", text.words
        drawn = bare("".join(text.words for text in self.texts))
        for words in self.content:
            # what does not go into the blocks of the glance is left out
            if self.kind != "glance" and words[:1] != MARK and words not in self.of_later_pages:
                yield from (("missing", part) for part in PARTS.split(clean(words)) if bare(part) not in drawn)


def continued(language: str) -> str:
    """What stands at the head of every page but the first in place of a date."""
    with speaking(language):
        return _("continued")


def torn(text: Text) -> Iterator[str]:
    """Where a line ends within a word or a time though no rule lets it."""
    for before, after in pairwise(text.lines):
        words = before.text + after.text
        is_within = TORN.match(before.text[-1:] + after.text[:1])
        if is_within and not before.has_gap and len(before.text) not in loose_places(words):
            yield f"{before.text[-20:]}|{after.text[:20]}"


def overlapping(lines: list[Line]) -> Iterator[str]:
    """Pairs of lines of one page whose ink lies on each other."""
    waiting: list[Line] = []
    for line in sorted(lines, key=lambda one: (one.page, one.low)):
        waiting = [one for one in waiting if one.page == line.page and one.high - line.low > 0.5]
        for other in waiting:
            if min(line.right, other.right) - max(line.left, other.left) > 0.5:
                yield f"{line.words[:40]} on {other.words[:40]}"
        waiting.append(line)


def begun(words: str) -> Iterator[str]:
    """What is left of a text that was cut; also without the label, time or number before it, which stands apart."""
    parts = words.partition("…")[0].split()
    yield from (" ".join(parts[first:]) for first in range(min(len(parts), MOST_BEFORE)))


def bare(words: str) -> str:
    """The letters that can be seen; who does a thing begins a line elsewhere with a capital."""
    return "".join(letter for letter in words.casefold() if letter.isprintable() and not letter.isspace())


def looks(plan: Plan, chance: Random, share: float = 0.2) -> Iterator[tuple[str, Look]]:
    """A share of the sheets of a plan in every language on A4 and Letter, now and then in two."""
    for one, language, paper in product(list(sheets_of(plan, "en")), LANGUAGES, ("A4", "Letter")):
        if chance.random() > share:
            continue
        kind = sheet_kind(one.kind)
        second = chance.choice(list(LANGUAGES)) if chance.random() < 0.2 and not kind.is_folded else ""
        layout = Layout.BESIDE if may_lie_beside(kind) else Layout.AFTER
        sheet = Sheet(one.kind, one.day, one.session_id, one.room_id, both(language, second))
        yield f"{one.kind} {sheet.language} {paper}", Look(plan, sheet, PrintSettings(paper, layout))


def main(pages: int = PAGES, seed: int = 0) -> int:
    """Look at so many pages and count; 1 when anything is wrong with one."""
    seen, sheets, found, kinds = 0, 0, Counter[str](), Counter[str]()
    for number in count(seed):
        for name, look in looks(full_meeting(number), Random(number)):
            seen, sheets = seen + look.pages, sheets + 1
            kinds[name.split()[0]] += look.pages
            for sort, words in dict.fromkeys(look.faults()):
                found[sort] += 1
                if found[sort] <= 20:
                    print(f"{sort}: meeting {number}, {name}: {words[:120]!r}", flush=True)
        if seen >= pages:
            break
    told = ", ".join(
        f"{found[sort]} {sort}" for sort in ("torn", "cut", "overlapping", "outside", "missing", "replaced")
    )
    print(", ".join(f"{kind} {times}" for kind, times in kinds.most_common()))
    print(f"{number - seed + 1} meetings, {sheets:,} sheets, {seen:,} pages; {told}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
