"""Histories to look at: events by whom and when a test says, and the lines they are told in."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, tzinfo
from unittest.mock import patch

from stocktake_desktop.edits.issues import Issued, record_issues
from stocktake_desktop.models import Plan, next_revision
from stocktake_desktop.ui.history.spans import plain
from stocktake_desktop.ui.history.telling import HistoryLine, Teller

MARKS = ("K7QM", "P4WD", "M3TD", "T8VN", "R2AB")


@contextmanager
def at(moment: str, who: str = "Ana") -> Iterator[None]:
    """Within, what is written is by somebody at a moment in UTC, "2031-03-01 10:42"."""

    class Clock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]  # no Clock is ever needed
            return datetime.fromisoformat(moment).replace(tzinfo=UTC).astimezone(tz)

    event = "stocktake_desktop.models.event"
    with patch(f"{event}.datetime", Clock), patch(f"{event}.getpass.getuser", lambda: who):
        yield


def printed(plan: Plan, *sessions: str, copies: int | None = 2, marks: Sequence[str] = MARKS) -> None:
    """Print the podium sheets of these sessions."""
    sheets = [
        Issued(
            "podium", block, next_revision(plan.meeting.sheet_issues, ("podium", block, "en")), "[]", "f",
            letter="A", mark=mark, copies=copies,
        )
        for block, mark in zip(sessions, marks, strict=False)
    ]  # fmt: skip
    record_issues(plan, sheets, datetime(2031, 3, 1, 9))


def lines(plan: Plan) -> dict[int, HistoryLine]:
    """Every line of a history by its number."""
    teller = Teller(plan)
    return {event.number: teller.tell(event) for event in plan.log.lines(100_000, None)}


def newest(plan: Plan) -> tuple[str, str]:
    """The newest line: its sentence with what is strong in *, and what stands beneath."""
    saying = Teller(plan).tell(plan.log.lines(1, None)[0]).saying
    words = "".join(f"*{one.words}*" if one.is_strong else one.words for one in saying.sentence)
    return words.replace("\u00a0", " "), saying.beneath.replace("\u00a0", " ")


def sentence(line: HistoryLine) -> str:
    """What a line says."""
    return plain(line.saying.sentence)
