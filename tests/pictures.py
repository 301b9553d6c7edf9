"""Days as text, so that a test can compare what a person would see."""

from stocktake_desktop.models import Appearance, Plan, SessionBlock
from stocktake_desktop.planning.clock import duration, span


def picture(plan: Plan) -> str:
    """The days of a plan with their sessions, and what is parked: `10:15–13:00 ▓ Panel I · Plenary`."""
    lines = []
    for day in sorted(plan.meeting.days, key=lambda day: day.date):
        lines.append(f"Day {day.number} {day.date}")
        lines.extend(_line(block) for block in sorted(day.sessions, key=_order))
    parked = sorted((block for block in plan.meeting.sessions if block.is_parked), key=_order)
    return "\n".join([*lines, "Parked", *(_line(block) for block in parked)])


def hours(block: SessionBlock) -> str:
    """From and to of a session that stands somewhere: `10:15–13:00`."""
    assert block.start is not None
    assert block.end is not None
    return span(block.start, block.end)


def _order(block: SessionBlock) -> tuple[int, str, str]:
    return (block.start or 0, block.title, block.id)


def _line(block: SessionBlock) -> str:
    time = duration(block.minutes) if block.start is None else hours(block)
    room = block.room.name if block.room else "–"
    people = ", ".join(f"{a.role.value} {a.name}" + _alternates(a) for a in block.appearances)
    segments = ", ".join(f"{s.title} {s.minutes}" for s in block.segments)
    lock = "█" if block.locked else "▓"
    return f"  {time} {lock} {block.title} · {room} [{segments}] ({people})"


def _alternates(appearance: Appearance) -> str:
    return "".join(f" or {other.name}" for other in appearance.alternates)
