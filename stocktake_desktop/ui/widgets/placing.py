"""What the timeline and the session panel ask for when a session is to be at another time or place."""

from dataclasses import dataclass

from stocktake_desktop.planning.together import Place

SESSIONS_MIME = "application/x-stocktake-sessions"
"""What sessions are called on the clipboard."""


@dataclass(frozen=True)
class MoveAsked:
    """A session, or a copy of it, is to be at another place; its length stays."""

    session_id: str
    """The session."""
    place: Place
    """Where it goes."""


@dataclass(frozen=True)
class ResizeAsked:
    """A placed session is to have another start and length."""

    session_id: str
    """The session."""
    start: int
    """Minute of the day at which it begins."""
    minutes: int
    """How long it lasts."""
