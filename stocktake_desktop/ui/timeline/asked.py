"""What the hand on the timeline asks for, beside what every view may ask (`ui/widgets/placing.py`)."""

from collections.abc import Mapping
from dataclasses import dataclass

from stocktake_desktop.models import Placement
from stocktake_desktop.planning.together import Place


@dataclass(frozen=True)
class SeveralAsked:
    """Several sessions are to go to other places together."""

    places: Mapping[str, Place]
    """Where each goes, by its id."""
    copies: bool
    """Whether the sessions stay, and copies of them go."""


@dataclass(frozen=True)
class ParkAsked:
    """Sessions are to go to the tray."""

    session_ids: tuple[str, ...]
    """The sessions; each has a place and is free to leave it."""


@dataclass(frozen=True)
class NewSessionAsked:
    """A new session is wanted on free time."""

    at: Placement
    """Where and when it is to be."""
