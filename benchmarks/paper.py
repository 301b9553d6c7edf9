"""Paper: the run of show against a bare canvas that draws the same lines at the same places in embedded fonts."""

import math
from collections.abc import Iterator, Sequence
from datetime import datetime
from io import BytesIO
from itertools import cycle, groupby, islice
from pathlib import Path
from time import process_time
from typing import NamedTuple

from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from benchmarks.measure import Measurement, interleave
from benchmarks.meetings import meeting_of
from stocktake_desktop.interchange.sample import copy_sample
from stocktake_desktop.models import Plan
from stocktake_desktop.paths import resource
from stocktake_desktop.sheets.catalogue import Sheet, Stamp, sheet_pdf
from stocktake_desktop.sheets.ledger import sheets_of
from stocktake_desktop.sheets.page.look import PAPERS
from stocktake_desktop.sheets.page.reading import Reading
from stocktake_desktop.sheets.type import bidi, fonts, pdf_font, text

SESSIONS = 1_000
_BATCH = 100
_STAMP = Stamp(revision=1, printed_at=datetime(2017, 12, 5, 9, 40), replaces=None)


class Drawn(NamedTuple):
    """A stretch of a line in one face, as the sheet draws it."""

    page: int
    font: str
    size: float
    x: float
    y: float
    words: str


def measure(folder: Path) -> Iterator[Measurement]:
    """The sample meeting, and one of a thousand sessions; warm, and with nothing cached."""
    with copy_sample(folder / "paper.stocktake") as plan:
        yield from _run_of_show(plan, "sample")
        yield from _tagged(plan)
    with meeting_of(folder / "much paper.stocktake", SESSIONS) as plan:
        yield from _run_of_show(plan, f"{SESSIONS:,} sessions")


def _tagged(plan: Plan) -> Iterator[Measurement]:
    """What it costs that sheets can be heard, in seconds of the processor: of one, and of a hundred."""
    listed = list(sheets_of(plan))
    podium = next(sheet for sheet in listed if sheet.kind == "podium")
    yield _against_untagged("one podium sheet, warm, tagged (CPU)", plan, [podium], math.nan)
    yield _against_untagged("the run of show, warm, tagged (CPU)", plan, [Sheet("run-of-show")], math.nan)
    yield _against_untagged(f"{_BATCH} sheets, warm, tagged (CPU)", plan, list(islice(cycle(listed), _BATCH)), 1.1)


def _against_untagged(name: str, plan: Plan, sheets: Sequence[Sheet], goal: float) -> Measurement:
    """Sheets against the same on the same canvas with nothing tagged."""

    def write() -> None:
        for sheet in sheets:
            sheet_pdf(plan, sheet, _STAMP)

    def deaf() -> None:
        make = Reading.__init__

        def closed(reading: Reading, canvas: Canvas) -> None:
            make(reading, canvas)
            reading._is_open = True

        Reading.__init__ = closed  # type: ignore[method-assign, assignment]
        try:
            write()
        finally:
            Reading.__init__ = make  # type: ignore[method-assign]

    return interleave(name, write, "the same with nothing tagged", deaf, goal, process_time)


def _run_of_show(plan: Plan, name: str) -> Iterator[Measurement]:
    lines = _lines(plan)
    floor = f"bare canvas, the same {len(lines):,} pieces of lines"
    yield interleave(f"run of show, {name}, warm", lambda: _sheet(plan), floor, lambda: _bare(lines), 1.3)
    yield interleave(f"run of show, {name}, nothing cached", lambda: _anew(plan), floor, lambda: _bare(lines), 3)


def _sheet(plan: Plan) -> bytes:
    return sheet_pdf(plan, Sheet("run-of-show"), _STAMP)[0]


def _anew(plan: Plan) -> bytes:
    """As the first sheet after a start, but for modules and fonts that are loaded once."""
    for known in (text.set_text, fonts.shape, bidi.levels, pdf_font._subset):
        known.cache_clear()
    return _sheet(plan)


def _lines(plan: Plan) -> list[Drawn]:
    """All that the sheet writes, in its order."""
    drawn: list[Drawn] = []
    draw = text.TextLine.draw

    def note(line: text.TextLine, canvas: Canvas, x: float, y: float, *marks: text.Marks) -> None:
        at = x
        for (face, style), together in groupby(line.pieces, key=lambda piece: (piece.face, piece.style)):
            pieces = list(together)
            words = "".join(piece.text for piece in pieces)
            drawn.append(Drawn(canvas.getPageNumber(), face.name, style.size * face.scale, at, y, words))
            at += sum(piece.width for piece in pieces)
        draw(line, canvas, x, y, *marks)

    text.TextLine.draw = note  # type: ignore[method-assign, assignment]
    try:
        _sheet(plan)
    finally:
        text.TextLine.draw = draw  # type: ignore[method-assign]
    for name in {stretch.font for stretch in drawn}:
        registerFont(TTFont(name, str(resource("fonts", "IBMPlexSans[wdth,wght].ttf"))))
    return drawn


def _bare(lines: list[Drawn]) -> bytes:
    target = BytesIO()
    canvas = Canvas(target, pagesize=PAPERS["A4"][::-1], invariant=1, pageCompression=1)
    page = 1
    for stretch in lines:
        if stretch.page != page:
            canvas.showPage()
            page = stretch.page
        canvas.setFont(stretch.font, stretch.size)
        canvas.drawString(stretch.x, stretch.y, stretch.words)
    canvas.save()
    return target.getvalue()
