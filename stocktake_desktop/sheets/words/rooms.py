"""Where several sessions are that are on at the same time."""

from collections.abc import Sequence

from stocktake_desktop.models import SessionBlock
from stocktake_desktop.sheets.words.punctuation import listed
from stocktake_desktop.sheets.words.said import said
from stocktake_desktop.words import _, joining

_MOST = 4
"""More rooms than these nobody keeps in mind."""


def rooms_of(sessions: Sequence[SessionBlock]) -> list[str]:
    """The room of each, in the order of the meeting.

    None where one has no room yet, two share one, or there are too many to help.
    """
    used = {one.room_id for one in sessions if one.room_id is not None}
    if not len(used) == len(sessions) <= _MOST:
        return []
    return [said(room, "name") for room in sessions[0].meeting.rooms if room.id in used]


def rooms_aloud(sessions: Sequence[SessionBlock]) -> str:
    """The rooms as they are said in a sentence, "Room 1, Room 2 and Room 3"; empty where they are not told."""
    *rooms, last = rooms_of(sessions) or [""]
    return joining(_("{rooms} and {last}"), rooms=listed(rooms), last=last) if rooms else last
