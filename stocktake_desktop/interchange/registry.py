"""Every kind of file that is read or written; a new one is a module in `readers` or `writers`."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date as Date
from functools import partial
from pathlib import Path
from typing import TypeVar

from stocktake_desktop.declared import declared
from stocktake_desktop.interchange import readers, writers
from stocktake_desktop.interchange.file_kinds import (
    ExportOptions,
    FileKind,
    Heeds,
    PlanWriter,
    ProgrammeReader,
    Reader,
    TextReader,
)
from stocktake_desktop.interchange.progress import silently
from stocktake_desktop.interchange.readers.foreign import ImportRefused
from stocktake_desktop.interchange.readers.programme_text.placing import place_programme
from stocktake_desktop.interchange.readers.programme_text.programme import ReadSource
from stocktake_desktop.interchange.readers.programme_text.reader import read_programme
from stocktake_desktop.interchange.readers.programme_text.source import TEXT
from stocktake_desktop.interchange.report import ImportReport
from stocktake_desktop.interchange.whole_plan import make_plan
from stocktake_desktop.models import Plan, PlanError
from stocktake_desktop.words import N_, _

Kind = TypeVar("Kind", bound=FileKind)

READERS = tuple(sorted(declared(readers, Reader), key=lambda reader: reader.key))
TEXT_READERS = tuple(reader for reader in READERS if isinstance(reader, TextReader))
PROGRAMME_READERS = tuple(reader for reader in READERS if isinstance(reader, TextReader | ProgrammeReader))
"""Those whose programme can be looked at before it is placed."""
_ASKED = {"language": Heeds.LANGUAGE, "room_id": Heeds.ROOM, "person_id": Heeds.PERSON, "contacts": Heeds.CONTACTS}
"""Which of the options a writer has to heed, by their names."""
OPTION_WORDS = {
    Heeds.LANGUAGE: N_("Language"),
    Heeds.ROOM: N_("Room"),
    Heeds.PERSON: N_("Person"),
    Heeds.CONTACTS: N_("Contacts and internal notes"),
}
WRITERS = tuple(sorted(declared(writers, PlanWriter), key=lambda writer: writer.key))


def kind_for(kinds: Iterable[Kind], path: Path) -> Kind | None:
    """The kind of a file by its ending; the longest counts, ".schedule.json" before ".json"."""
    name = path.name.lower()
    known = [(len(ending), kind) for kind in kinds for ending in kind.endings if name.endswith(ending)]
    return max(known, key=lambda one: one[0])[1] if known else None


def kind_called(kinds: Iterable[Kind], key: str) -> Kind:
    """The kind called `key`; PlanError tells which there are."""
    listed = {kind.key: kind for kind in kinds}
    if key not in listed:
        words = _("There is no kind of file called {kind}. There are: {kinds}.")
        raise PlanError(words.format(kind=key, kinds=", ".join(listed)))
    return listed[key]


def write_plan(writer: PlanWriter, plan: Plan, path: Path, options: ExportOptions) -> None:
    """Write a plan as a kind of file; PlanError where the kind cannot do what is asked."""
    for name, heeded in _ASKED.items():
        if getattr(options, name) not in ("", None) and heeded not in writer.heeds:
            words = _("{kind}: {option} cannot be chosen.")
            raise PlanError(words.format(kind=writer.title, option=_(OPTION_WORDS[heeded])))
    if plan.path is not None and path.exists() and path.samefile(plan.path):
        raise PlanError(_("Choose another name: this is the plan itself."))
    contacts = writer.contacts if options.contacts is None else options.contacts
    options = replace(options, contacts=contacts)
    if contacts or writer.asks_the_log:
        writer.write(plan, path, options)
        return
    with plan.rehearsal(with_private=False) as bare:
        writer.write(bare, path, options)


def writer_for(path: Path) -> PlanWriter:
    """Who writes a plan as a file with this ending; PlanError tells which endings there are."""
    writer = kind_for(WRITERS, path)
    if writer is None:
        endings = ", ".join(ending for kind in WRITERS for ending in kind.endings)
        raise PlanError(_("{path}: a plan is written as {endings}.").format(path=path, endings=endings))
    return writer


def with_ending(path: Path, writer: PlanWriter) -> Path:
    """A path under which a file of this kind is known again: with one of its endings."""
    is_known = any(path.name.lower().endswith(ending) for ending in writer.endings)
    return path if is_known else path.with_name(path.name + writer.endings[0])


def pattern(kinds: Iterable[FileKind]) -> str:
    """Names of all files of some kinds, as dialogs ask for them: "*.csv *.txt"."""
    return " ".join(f"*{ending}" for kind in kinds for ending in kind.endings)


def patterns(kinds: Iterable[FileKind]) -> list[str]:
    """Each kind by its name and how its files are named, as dialogs offer them."""
    return [f"{kind.title} ({pattern([kind])})" for kind in kinds]


def reader_for(path: Path) -> Reader:
    """Who reads a file; what has no ending that is known may be a text."""
    return _who_knows(path) or kind_for(READERS, path) or TEXT


def text_reader_for(path: Path) -> TextReader:
    """Who gives the text of a file."""
    return kind_for(TEXT_READERS, path) or TEXT


def programme_reader_for(path: Path) -> TextReader | ProgrammeReader:
    """Who reads a programme that can be looked at before it is placed."""
    return _who_knows(path) or kind_for(PROGRAMME_READERS, path) or TEXT


def _who_knows(path: Path) -> ProgrammeReader | None:
    """Who knows a file by what is in it, under whatever ending."""
    readers = (reader for reader in PROGRAMME_READERS if isinstance(reader, ProgrammeReader))
    return next((reader for reader in readers if reader.knows is not None and reader.knows(path)), None)


def import_programme(
    source: Path,
    target: Path,
    first_day: Date | None = None,
    timezone: str = "",
    title: str = "",
    reader: TextReader | ProgrammeReader | None = None,
) -> ImportReport:
    """Make a new plan file at `target` from the programme at `source`; no file is left behind when it fails.

    `first_day` dates "Day 1" of a text; without `timezone` and `title` they are what the source says.
    """
    read = _read(reader or programme_reader_for(source), source, first_day)
    fill = partial(place_programme, programme=read.programme, report=read.report, first_day=first_day, name=source.name)
    make_plan(target, fill, title or read.programme.title or source.stem, timezone or read.timezone).close()
    return read.report


def _read(reader: TextReader | ProgrammeReader, source: Path, first_day: Date | None) -> ReadSource:
    if isinstance(reader, ProgrammeReader):
        return reader.read(source, silently)
    programme, report = read_programme(reader.programme(source, silently), first_day)
    if not programme.sessions:
        raise ImportRefused(_("{path} holds no session: no line has a time.").format(path=source))
    return ReadSource(programme, programme.timezone or "UTC", report)
