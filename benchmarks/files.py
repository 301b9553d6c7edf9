"""Files in: importing a programme against only reading its lines, and a schedule against only parsing it."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from xml.etree import ElementTree

from benchmarks.measure import Measurement, interleave
from stocktake_desktop.interchange.readers.programme_text import read_programme
from stocktake_desktop.interchange.readers.schedule_xml import read_schedule
from stocktake_desktop.interchange.registry import import_programme

SESSIONS = 1_000
EVENTS = 1_351


def measure(folder: Path) -> Iterator[Measurement]:
    """A programme of a thousand sessions as text, and a large conference's schedule.xml made into a plan file."""
    text = programme(SESSIONS)
    yield interleave(
        f"read a programme as text, {SESSIONS:,} sessions",
        lambda: read_programme(text),
        "splitting it into words",
        lambda: [line.split() for line in text.splitlines()],
        float("nan"),
    )
    source, target = folder / "schedule.xml", folder / "imported.stocktake"
    source.write_text(schedule(EVENTS), "utf-8")

    def import_whole() -> None:
        target.unlink(missing_ok=True)
        import_programme(source, target)

    parse, parsing = partial(ElementTree.parse, source), "the standard library parsing it"
    yield interleave(f"read a schedule.xml, {EVENTS:,} sessions", partial(read_schedule, source), parsing, parse, 10)
    yield interleave("the same, made into a plan file", import_whole, parsing, parse, float("nan"))


def schedule(events: int) -> str:
    """A schedule.xml of four days and twenty rooms, each event with two of seven hundred persons."""
    days = []
    for day in range(4):
        rooms = [f'<room name="Room {room}">{_events(events, day, room)}</room>' for room in range(20)]
        days.append(f'<day index="{day + 1}" date="2031-05-{6 + day:02d}">{"".join(rooms)}</day>')
    head = "<conference><title>Large</title><time_zone_name>Europe/Oslo</time_zone_name></conference>"
    return f"<schedule><version>1</version>{head}{''.join(days)}</schedule>"


def _events(events: int, day: int, room: int) -> str:
    found = []
    for nth, n in enumerate(range(day * 20 + room, events, 80)):
        start = f"{9 + nth // 2:02d}:{nth % 2 * 30:02d}"
        who = "".join(f'<person guid="{k % 700}">Person {k % 700}</person>' for k in (n, 7 * n + 1))
        found.append(
            f'<event guid="{n}"><title>Event {n}</title><type>Talk</type><start>{start}</start>'
            f"<duration>00:30</duration><abstract>{'About it. ' * 40}</abstract><persons>{who}</persons></event>"
        )
    return "".join(found)


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
