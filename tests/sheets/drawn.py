"""Every line of text that a sheet draws, where it stands on its page, and what is wrong with that."""

import re
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import combinations
from types import FrameType
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from reportlab.pdfgen.canvas import Canvas

from stocktake_desktop.models import Plan
from stocktake_desktop.planning.clock import clock, parse_clock
from stocktake_desktop.planning.seats import CardOrder
from stocktake_desktop.sheets.catalogue import Layout, PrintSettings, Sheet, SheetReport, Stamp, sheet_pdf
from stocktake_desktop.sheets.page import tagged_pdf
from stocktake_desktop.sheets.page.look import PAPERS
from stocktake_desktop.sheets.page.page import Page
from stocktake_desktop.sheets.registry import sheet_kind
from stocktake_desktop.sheets.type.text import Marks, TextLine
from stocktake_desktop.words import speaking

if TYPE_CHECKING:
    from _typeshed import TraceFunction

STAMP = Stamp(3, datetime(2031, 5, 1, 18, 40), 2, "W", "WMWM")
"""As wide as stamps come."""
_SLACK = 0.5
_EDGE = 22.0  # points that a printer cannot reach, and a little more


class Drawn(NamedTuple):
    """The ink of a line in points from the lower left corner of its page."""

    page: int
    words: str
    left: float
    low: float
    right: float
    high: float


def drawn(
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
    plan: Plan,
    paper: str = "A4",
    language: str = "en",
    *,
    layout: Layout = Layout.AFTER,
    whole: bool = False,
    order: CardOrder = CardOrder.SEAT,
    **about: Any,
) -> tuple[list[Drawn], SheetReport]:
    """All lines of a sheet; and its report. `whole`: the file is put together too, which takes as long again."""
    found: list[Drawn] = []
    draw = TextLine.draw

    def note(line: TextLine, canvas: Canvas, x: float, y: float, *marks: Marks) -> None:
        size = max((piece.style.size for piece in line.pieces), default=0.0)
        corners = [moved(canvas, x, y - 0.2 * size), moved(canvas, x + line.width, y + 0.7 * size)]
        (left, right), (low, high) = (sorted(ends) for ends in zip(*corners, strict=True))
        if line.text.strip():
            found.append(Drawn(canvas.getPageNumber(), line.text, left, low, right, high))
        draw(line, canvas, x, y, *marks)

    settings = PrintSettings(paper, layout, order=order)
    with monkeypatch.context() as patch:
        patch.setattr(TextLine, "draw", note)
        if not whole:
            patch.setattr(tagged_pdf, "pdf_file", lambda *_parts: b"")
        _data, report = sheet_pdf(plan, Sheet(kind, language=language, **about), STAMP, settings)
    return found, report


def strays(
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
    plan: Plan,
    paper: str | None = None,
    layout: Layout = Layout.AFTER,
    **about: Any,
) -> tuple[list[str], SheetReport]:
    """What a sheet draws beyond the edges of its paper, each in words; and its report."""
    found: list[str] = []

    def look(canvas: Canvas, name: str, words: str, left: float, low: float, right: float, high: float) -> None:
        (left, right), (low, high) = (
            sorted(ends) for ends in zip(moved(canvas, left, low), moved(canvas, right, high), strict=True)
        )
        width, height = canvas._pagesize
        if min(left, low) < -_SLACK or right > width + _SLACK or high > height + _SLACK:
            found.append(
                f"{name} {words[:40]!r} on page {canvas.getPageNumber()}: {left:.0f} {low:.0f} {right:.0f} {high:.0f}"
            )

    def line(one: TextLine, canvas: Canvas, x: float, y: float, *marks: Marks) -> None:
        size = max((piece.style.size for piece in one.pieces), default=0.0)
        look(canvas, "words", one.text, x, y - 0.2 * size, x + one.width, y + 0.7 * size)
        draw(one, canvas, x, y, *marks)

    def shape(name: str) -> Callable[..., None]:
        before = getattr(Page, name)

        def drawn_shape(page: Page, *places: Any, **how: Any) -> None:
            x, y, width, *more = places[1:] if name in ("pictogram", "picture") else places
            height = width if name == "pictogram" else more[0] if name != "rule" else 0.0
            left = page._left(x, width)
            look(page.canvas, name, "", left, page.height - y - height, left + width, page.height - y)
            before(page, *places, **how)

        return drawn_shape

    draw = TextLine.draw
    with monkeypatch.context() as patch:
        patch.setattr(TextLine, "draw", line)
        for name in ("fill", "outline", "rule", "pictogram", "picture"):
            patch.setattr(Page, name, shape(name))
        _data, report = sheet_pdf(plan, Sheet(kind, **about), STAMP, PrintSettings(paper, layout))
    return found, report


def steps(act: Callable[[], object]) -> int:
    """How many lines of Python an act takes."""
    count = 0

    def trace(_frame: FrameType, _event: str, _argument: object) -> "TraceFunction":
        nonlocal count
        count += 1
        return trace

    sys.settrace(trace)
    try:
        act()
    finally:
        sys.settrace(None)
    return count


def moved(canvas: Canvas, x: float, y: float) -> tuple[float, float]:
    """Where a point of what is drawn now lies on the paper."""
    a, b, c, d, e, f = canvas._currentMatrix
    return a * x + c * y + e, b * x + d * y + f


def wrong(lines: Sequence[Drawn], kind: str, paper: str = "A4") -> list[str]:
    """Lines that leave the page, and pairs that lie on each other."""
    width, height = PAPERS[paper]
    if sheet_kind(kind).is_wide:
        width, height = height, width
    found = [
        f"outside: {one}"
        for one in lines
        if one.left < _EDGE or one.low < _EDGE or one.right > width - _EDGE or one.high > height - _EDGE
    ]
    for page in sorted({one.page for one in lines}):
        pairs = combinations([one for one in lines if one.page == page], 2)
        found += [f"overlap: {one} {other}" for one, other in pairs if _overlap(one, other)]
    return found


def _overlap(one: Drawn, other: Drawn) -> bool:
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.high, other.high) - max(one.low, other.low)
    return across > 0.5 and down > 0.5


def words_of(lines: Sequence[Drawn]) -> str:
    """All words without spaces and marks of direction, page by page in the order in which they were drawn."""
    return "".join("".join(one.words for one in lines).replace("\u200e", "").replace("\u200f", "").split())


def timed(words: str, language: str) -> str:
    """Words with their times as a sheet in the language writes them."""
    with speaking(language):
        return re.sub(r"\b\d\d:\d\d\b", lambda time: clock(parse_clock(time[0]) or 0), words)
