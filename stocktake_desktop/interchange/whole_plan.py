"""A plan file made of what was read: filled in memory, and on disk only once it is whole."""

from collections.abc import Callable
from pathlib import Path

from stocktake_desktop.models import Plan, new_plan, save_as


def make_plan(
    target: Path,
    fill: Callable[[Plan], object],
    title: str,
    timezone: str = "UTC",
    place: str = "",
    meeting_id: str | None = None,
) -> Plan:
    """A plan at `target`, a file that must not exist yet, made of a new plan and what `fill` puts into it.

    When that fails, is stopped or killed, there is no file.
    """
    keepable = title.encode("utf-8", "replace").decode()  # names of files may hold half a character
    with new_plan(keepable, timezone, place, meeting_id) as plan:
        fill(plan)
        return save_as(plan, target)
