"""Files in and out: importing a programme against only reading its lines."""

from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import Measurement, interleave
from stocktake_desktop.interchange.readers.programme_text import read_programme

SESSIONS = 1_000


def measure(_folder: Path) -> Iterator[Measurement]:
    """A programme of a thousand sessions as text."""
    text = programme(SESSIONS)
    yield interleave(
        f"read a programme as text, {SESSIONS:,} sessions",
        lambda: read_programme(text),
        "splitting it into words",
        lambda: [line.split() for line in text.splitlines()],
        float("nan"),
    )


def programme(sessions: int) -> str:
    """A programme of 20 sessions a day, each with an objective and two speakers."""
    lines = ["Meeting"]
    for n in range(sessions):
        if n % 20 == 0:
            lines.append(f"Day {n // 20 % 31 + 1}")
        hour, half = divmod(8 * 60 + n % 20 * 30, 60)
        end = 8 * 60 + n % 20 * 30 + 30
        lines.append(f"{hour:02d}:{half:02d} – {end // 60:02d}:{end % 60:02d} Session {n}")
        lines += ["Panel on the matter", "  • Ms. Ana Ruiz (Chile)", "  • Minister of Water (TBC)"]
        lines += ["Objectives:", "  • Hear both sides"]
    return "\n".join(lines)
