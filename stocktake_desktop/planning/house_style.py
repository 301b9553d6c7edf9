"""The house style of a meeting's sheets: whose they are, and how they look."""

from dataclasses import dataclass

from stocktake_desktop.models import Meeting, PodiumSize


@dataclass(frozen=True)
class HouseStyle:
    """What every sheet shares; `emblem` is a PNG as a data string ("data:image/png;base64,…"), or empty.

    The attributes are called as the columns of a meeting.
    """

    organisation_line: str = ""
    is_internal: bool = False
    duty_officer: str = ""
    emblem: str = ""
    in_colour: bool = True
    podium_size: PodiumSize = PodiumSize.NORMAL
    podium_has_brief: bool = False
    stamp_has_code: bool = False


def house_style_of(meeting: Meeting) -> HouseStyle:
    """The house style as the meeting has it."""
    return HouseStyle(
        meeting.organisation_line,
        meeting.is_internal,
        meeting.duty_officer,
        meeting.emblem,
        meeting.in_colour,
        meeting.podium_size,
        meeting.podium_has_brief,
        meeting.stamp_has_code,
    )
