"""What a sheet calls things: in its own language where somebody translated them, else as they were planned."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import Any, TypeVar

from stocktake_desktop.languages import Language, language_of
from stocktake_desktop.models import Row, SessionBlock
from stocktake_desktop.planning import translations
from stocktake_desktop.planning.translations import Said
from stocktake_desktop.sheets.type.coverage import missing
from stocktake_desktop.words import _, on_screen, speaking

_said: ContextVar[tuple[Said, Language]] = ContextVar("said")
_kept: ContextVar[dict[object, Any] | None] = ContextVar("kept", default=None)
_left_out: ContextVar[dict[str, str]] = ContextVar("left_out")
_NOTHING: tuple[Said, Language] = ({}, language_of("en"))
T = TypeVar("T")
_EDGES = re.compile(r"^(?=[^\w\s])|(?<=[^\w\s])$", re.MULTILINE)
_LINE_ENDS = re.compile("[ \t]*[\t\n\v\f\r\x85\u2028\u2029]\\s*")
_UNSEEN = frozenset({"Cf", "Zs"})
_LEFT_TO_RIGHT_MARK = "\u200e"


@contextmanager
def setting(words: Said, language: str, kept: dict[object, Any] | None = None) -> Iterator[dict[str, str]]:
    """Within, paper is set in this language: its own words, and what is said in it of the meeting.

    What is found `once` is kept in `kept`, for a sheet that is set in several goes. Yields the names in scripts that no
    face has, by the names that stand on the sheet instead (`printed_or_not`).
    """
    left_out: dict[str, str] = {}
    before, kept_before = _said.set((words, language_of(language))), _kept.set({} if kept is None else kept)
    others = _left_out.set(left_out)
    try:
        with speaking(language):
            yield left_out
    finally:
        _said.reset(before)
        _kept.reset(kept_before)
        _left_out.reset(others)


def once(key: object, find: Callable[[], T]) -> T:
    """What `find` finds, looked for once while a sheet is being set; the plan does not change meanwhile."""
    kept = _kept.get()
    if kept is None:
        return find()
    if key not in kept:
        kept[key] = find()
    found: T = kept[key]
    return found


def printed_or_not(native: str, name: str) -> str:
    """A name in its own script if it can be printed whole; else it is left out, and noted beside the name."""
    if not missing(native):
        return native
    _left_out.get({})[name] = native
    return ""


def said(row: Row, field: str) -> str:
    """What a field of a row says on the sheet that is being set; every title, name and text goes through here."""
    words, _language = _said.get(_NOTHING)
    text = translations.said(row, field, words)
    return whole(text if translations.is_long(type(row), field) else one_line(text))


def worded(row: Row, field: str) -> str:
    """What staff worded of something that has usual words: in the language that is set, else as it was planned."""
    words, _language = _said.get(_NOTHING)
    return whole(one_line(words.get((row.id, field)) or translations.original(row, field)))


def title_of(session: SessionBlock) -> str:
    """What a session is called on the sheet that is being set; a word where it has no title."""
    return said(session, "title") or _("Session without a title")


def on_screens(session: SessionBlock) -> str:
    """What a session is called where the window warns of a sheet: as it was planned."""
    return one_line(session.title) or on_screen("Session without a title")


def one_line(text: str) -> str:
    """A title or name without the line ends it may have come with; empty where there is nothing of it to see."""
    if text.isprintable() and text.strip():
        return text
    text = _LINE_ENDS.sub(" ", text).strip(" ")
    return text if any(unicodedata.category(letter) not in _UNSEEN for letter in text) else ""


def whole(text: str) -> str:
    """A text of the meeting that `said` did not give, as it reads on the sheet that is being set."""
    _words, language = _said.get(_NOTHING)
    return _held_together(text) if language.from_right else text


def respelt(text: str) -> str:
    """A name as tongues of Latin letters say it; empty on paper in Arabic or Chinese, where it helps nobody."""
    _words, language = _said.get(_NOTHING)
    return "" if language.from_right or language.in_ideographs else text


@lru_cache(maxsize=20_000)
def _held_together(text: str) -> str:
    """Words in Latin letters keep their quotes and full stops at their own ends, also on a page read from the right."""
    return "\n".join(_EDGES.sub(_LEFT_TO_RIGHT_MARK, line) if _is_latin(line) else line for line in text.split("\n"))


def _is_latin(line: str) -> bool:
    directions = {unicodedata.bidirectional(letter) for letter in line}
    return "L" in directions and directions.isdisjoint({"R", "AL"})
