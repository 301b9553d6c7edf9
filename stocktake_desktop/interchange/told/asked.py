"""What of a plan a document is asked to tell, and in which language."""

from contextlib import AbstractContextManager

from stocktake_desktop.interchange.file_kinds import ExportOptions
from stocktake_desktop.models import Meeting, SessionBlock
from stocktake_desktop.planning.programme import in_order
from stocktake_desktop.planning.translations import said_in
from stocktake_desktop.sheets.words.said import setting
from stocktake_desktop.words import language_of_screens


def language_told(asked: str) -> str:
    """The code of the language that a document speaks itself; where the plan keeps its words, that of the screens."""
    return asked or language_of_screens()


def in_language(meeting: Meeting, asked: str) -> AbstractContextManager[object]:
    """Within, words are those of the language that is asked for; of the plan they are as planned where none is."""
    return setting(said_in(meeting, asked) if asked else {}, language_told(asked))


def sessions_asked_for(meeting: Meeting, asked: ExportOptions) -> list[SessionBlock]:
    """The sessions of the room and with the person that are asked for, as they come in the programme."""
    return [block for block in in_order(meeting.sessions) if _is_in(block, asked) and _is_with(block, asked)]


def _is_in(block: SessionBlock, asked: ExportOptions) -> bool:
    return asked.room_id in ("", block.room_id)


def _is_with(block: SessionBlock, asked: ExportOptions) -> bool:
    return not asked.person_id or any(one.person_id == asked.person_id for one in block.appearances)
