"""Paper: the run of show against a bare canvas that draws as many lines."""

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from benchmarks.measure import Measurement, interleave
from benchmarks.meetings import meeting_of
from stocktake_desktop.interchange.sample import copy_sample
from stocktake_desktop.models import Plan
from stocktake_desktop.sheets.catalogue import Stamp, sheet_pdf

SESSIONS = 1_000
_LINES_A_PAGE = 30


def measure(folder: Path) -> Iterator[Measurement]:
    """The sample meeting, and one of a thousand sessions; warm, since the first run does not count."""
    with copy_sample(folder / "paper.stocktake") as plan:
        yield _run_of_show(plan, "sample")
    with meeting_of(folder / "much paper.stocktake", SESSIONS) as plan:
        yield _run_of_show(plan, f"{SESSIONS:,} sessions")


def _run_of_show(plan: Plan, name: str) -> Measurement:
    lines = [
        [block.title, *(segment.title for segment in block.segments), *(one.name for one in block.appearances)]
        for block in plan.meeting.sessions
    ]
    words = [line for some in lines for line in some]
    stamp = Stamp(revision=1, printed_at=datetime(2017, 12, 5, 9, 40), replaces=None)
    return interleave(
        f"run of show, {name}",
        lambda: sheet_pdf("run-of-show", plan, stamp=stamp),
        "bare canvas, one line a title, segment and name",
        lambda: _bare(words),
        1.3,
    )


def _bare(words: list[str]) -> bytes:
    target = BytesIO()
    canvas = Canvas(target, invariant=1)
    for nth, line in enumerate(words):
        canvas.drawString(40, 800 - nth % _LINES_A_PAGE * 25, line)
        if nth % _LINES_A_PAGE == _LINES_A_PAGE - 1:
            canvas.showPage()
    canvas.save()
    return target.getvalue()
