"""What a proposal would do: one small class for each kind of act, as plain data; `edits.fixes` does them."""

from dataclasses import dataclass, field
from datetime import date as Date
from datetime import datetime

from stocktake_desktop.models import Appearance, GuidingQuestion, Outcome, Role, Row, Segment

FieldValue = str | int | Date | None


@dataclass(frozen=True)
class MoveSession:
    """A session goes to another time (minute of the day), day or room; its length stays."""

    session_id: str
    day_id: str
    start: int
    room_id: str | None


@dataclass(frozen=True)
class ResizeSession:
    """A placed session gets another start (minute of the day) and length (minutes)."""

    session_id: str
    start: int
    minutes: int


@dataclass(frozen=True)
class SetLength:
    """A session, placed or parked, lasts this many minutes."""

    session_id: str
    minutes: int


@dataclass(frozen=True)
class LockSession:
    """The place of a session is fixed, or free."""

    session_id: str
    locked: bool


@dataclass(frozen=True)
class ParkSession:
    """A session goes out of the programme into the tray."""

    session_id: str


@dataclass(frozen=True)
class SetField:
    """One field of a row gets another value."""

    model: type[Row]
    row_id: str
    field: str
    value: FieldValue


@dataclass(frozen=True)
class JoinRooms:
    """The sessions of one room go to another one, and the room they leave is removed."""

    room_id: str
    leaves_id: str


@dataclass(frozen=True)
class PromoteAlternate:
    """An alternate takes the place of whom it stands in for."""

    alternate_id: str


@dataclass(frozen=True)
class AskAgain:
    """Somebody was asked again today whether they come: where they are named, and where they may step in."""

    appearance_ids: tuple[str, ...]
    alternate_ids: tuple[str, ...]


@dataclass(frozen=True)
class ExpectLate:
    """A session begins, or somebody in one comes, not before a moment; None takes that back."""

    late_id: str
    not_before: datetime | None


@dataclass(frozen=True)
class RemoveAppearance:
    """Somebody is taken off a session."""

    appearance_id: str


@dataclass(frozen=True)
class AddPlaceholder:
    """Somebody who is not known yet is kept a place in a session."""

    session_id: str
    words: str
    role: Role


@dataclass(frozen=True)
class AddAppearance:
    """Somebody who is known comes to a session."""

    session_id: str
    person_id: str | None
    organisation_id: str | None
    role: Role


@dataclass(frozen=True)
class AddBreak:
    """A break is made; `start` is a minute of the day."""

    day_id: str
    start: int
    minutes: int
    room_id: str | None


@dataclass(frozen=True)
class AddRoomFor:
    """A breakout room is made, and a session goes there."""

    session_id: str
    name: str


@dataclass(frozen=True)
class RemoveSegment:
    """A segment is left out of its session."""

    segment_id: str


@dataclass(frozen=True)
class Reorder:
    """All people, or all items, of a session come in this order."""

    model: type[Appearance | Segment]
    session_id: str
    ids: tuple[str, ...]


@dataclass(frozen=True)
class RemoveItem:
    """A question or an outcome is taken out of its session."""

    model: type[GuidingQuestion | Outcome]
    row_id: str


@dataclass(frozen=True)
class AskMoreTime:
    """A limit of a day, by its id, is asked to wait until a minute for what goes on in a room.

    It is a hard stop, or a locked session that is to begin later. The answer is needed by a minute of the day.
    """

    day_id: str
    room_id: str | None
    subject: str
    until: int
    answer_by: int
    asked_at: datetime = field(compare=False)


ActOnTime = MoveSession | ResizeSession | SetLength | AddBreak | AddRoomFor | LockSession | ParkSession | AskMoreTime
ActOnPeople = PromoteAlternate | AskAgain | ExpectLate | RemoveAppearance | AddPlaceholder | AddAppearance
Act = ActOnTime | ActOnPeople | JoinRooms | SetField | RemoveSegment | RemoveItem | Reorder
"""Every kind of act; who does one matches all of them."""
