"""What was planned before ways out of a late day moved and cut it: by that they are measured (docs/recovery.md).

What somebody has moved or given other minutes since by hand is planned so.
"""

from collections.abc import Mapping
from datetime import datetime

from stocktake_desktop.models import Appearance, AsPlanned, Meeting, Segment, SessionBlock
from stocktake_desktop.planning.running import planned_start

Timed = SessionBlock | Segment | Appearance
Records = Mapping[str, AsPlanned]
"""By the id of what they are about."""


def records_of(meeting: Meeting) -> Records:
    """What is noted of the plan as it was."""
    return {record.subject: record for record in meeting.as_planned}


def first_minutes(item: Timed, minutes: int | None, records: Records) -> int | None:
    """The minutes something had before ways out cut it; the `minutes` it has where none did."""
    record = records.get(item.id)
    return record.minutes if record is not None and record.new_minutes == item.minutes else minutes


def first_left_out(item: Timed, records: Records) -> int:
    """The minutes of items that ways out left out of something; none where it has other minutes since by hand."""
    record = records.get(item.id)
    return record.left_out if record is not None and record.new_minutes == item.minutes else 0


def first_start(block: SessionBlock, records: Records) -> datetime | None:
    """When a session was to begin before ways out moved it; when it is to begin where none did.

    None for one that somebody has parked by hand.
    """
    record, stands = records.get(block.id), planned_start(block)
    return record.start if record is not None and record.start is not None and record.new_start == stands else stands
