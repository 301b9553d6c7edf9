"""What a reader or a writer says of itself: its key, its name, the endings of its files, and how it reads or writes."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import Flag, auto
from pathlib import Path
from typing import TYPE_CHECKING

from stocktake_desktop.interchange.progress import Progress, silently
from stocktake_desktop.models import Plan
from stocktake_desktop.words import N_, _

if TYPE_CHECKING:
    from stocktake_desktop.interchange.readers.programme_text.programme import ReadSource


@dataclass(frozen=True)
class FileKind:
    """A kind of file; `name` is marked for translation, `endings` are in small letters, such as ".txt"."""

    key: str
    name: str
    endings: tuple[str, ...]

    @property
    def title(self) -> str:
        """The name in the language in use."""
        return _(self.name)


@dataclass(frozen=True)
class Reader(FileKind):
    """A kind of file that can be read; a module of `readers` that has one, of the sort of what it gives, is enough.

    One that `knows` a file by what is in it reads it whatever its ending.
    """

    knows: Callable[[Path], bool] | None = field(default=None, repr=False, kw_only=True)


@dataclass(frozen=True)
class TextReader(Reader):
    """Gives the text of a file; it is then looked at as a programme, or as a list of people."""

    text: Callable[[Path, Progress], str] = field(repr=False)
    counted: str = N_("{read} lines read, {placed} placed, {notes} kept as notes.")
    place: str = N_("line {number}: ")
    whole: Callable[[Path, Progress], str] | None = field(default=None, repr=False)
    """Gives the text of all of it, where `text` is only where a list stands."""

    def programme(self, path: Path, progress: Progress) -> str:
        """The text of a file that is a programme."""
        return (self.whole or self.text)(path, progress)


@dataclass(frozen=True)
class ProgrammeReader(Reader):
    """Gives a programme and the account of its reading.

    As with a text, `counted` says how much was read and placed, `place` where a remark belongs.
    """

    read: "Callable[[Path, Progress], ReadSource]" = field(repr=False)
    counted: str
    place: str


@dataclass(frozen=True)
class PlanReader(Reader):
    """Makes a new plan file, the second path, of a file that says everything of a plan itself."""

    make: Callable[[Path, Path, Progress], Plan] = field(repr=False)


@dataclass(frozen=True)
class ExportOptions:
    """What of a plan is written, and how; a writer is asked for nothing that it does not heed.

    `language` is the code of one of paper, empty for the words the plan was made with. `room_id` and `person_id` leave
    the sessions of that room, or with that person, only. Without `contacts` neither contacts nor internal notes go
    along; None is as the kind of file usually has it. `progress` hears how far it is.
    """

    language: str = ""
    room_id: str = ""
    person_id: str = ""
    contacts: bool | None = None
    progress: Progress = field(default=silently, repr=False, compare=False)

    @property
    def chooses(self) -> bool:
        """Whether only some of the sessions are asked for."""
        return bool(self.room_id or self.person_id)

    def heard_by(self, progress: Progress) -> "ExportOptions":
        """The same, with somebody who hears how far it is."""
        return replace(self, progress=progress)


class Heeds(Flag):
    """What a writer can be asked for."""

    LANGUAGE = auto()
    ROOM = auto()
    PERSON = auto()
    CONTACTS = auto()


NOTHING = Heeds(0)
TABLES_HEED = Heeds.LANGUAGE | Heeds.ROOM | Heeds.PERSON | Heeds.CONTACTS
"""What can be asked of those that write sessions, people and rooms as tables."""
PROGRAMME_HEEDS = Heeds.LANGUAGE | Heeds.ROOM | Heeds.PERSON
"""What can be asked of those that write the programme for everybody to read; nothing private is in it."""


@dataclass(frozen=True)
class PlanWriter(FileKind):
    """A kind of file that a plan can be written as; a module of `writers` that has one is enough.

    Whoever writes leaves a file whole or not at all. Without contacts it is given a plan that has none and no history;
    one that `asks_the_log` is given the plan itself, and leaves them out.
    """

    write: Callable[[Plan, Path, ExportOptions], object] = field(repr=False)
    heeds: Heeds = NOTHING
    contacts: bool = False
    """Whether contacts and internal notes go along where nobody says."""
    asks_the_log: bool = False
