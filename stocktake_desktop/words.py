"""Translated words: every sentence a person reads on a screen or on paper comes through here.

Screens speak one language, chosen at the start; a sheet speaks its own, whatever the screens speak. The catalogues of
the two are apart: "stocktake" for screens, "sheets" for paper.
"""

import gettext as _gettext
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from unicodedata import category

from stocktake_desktop.apart import ArabicMessage, ChineseMessage, marked
from stocktake_desktop.languages import SCREEN_LANGUAGES, language_of
from stocktake_desktop.paths import resource

_SCREENS, _PAPER = "stocktake", "sheets"
_screens: _gettext.NullTranslations = _gettext.NullTranslations()
_paper: ContextVar[_gettext.NullTranslations | None] = ContextVar("paper", default=None)

_UNSEEN = frozenset({"Cc", "Cf", "Mn", "Me", "Zl", "Zp", "Zs"})
"""The kinds of characters that show nothing by themselves."""
_FILLERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and signs that are blank all the same."""

_FILLED_IN: Mapping[str, type[str]] = {"ar": ArabicMessage, "zh": ChineseMessage}
_AND, _OR = re.compile(r"(?<= )y(?= \{(\w+)\})"), re.compile(r"(?<= )o(?= \{(\w+)\})")
_I_SOUND = re.compile(r"\W*h?[ií](?![aeou])", re.IGNORECASE)
_O_SOUND = re.compile(r"\W*(?:h?[oó]|8|11\b)", re.IGNORECASE)
"""Before which Spanish says "e" for "y", and "u" for "o"."""


def use_language(code: str) -> None:
    """Speak the language `code` ("en", "fr", …) on screens from now on; without a catalogue English stays."""
    global _screens
    _screens = _catalogue(_SCREENS, code)


def is_spoken(code: str) -> bool:
    """True when the screens have a catalogue of their own for the language."""
    return _gettext.find(_SCREENS, str(resource("translations")), [code]) is not None


def language_of_screens() -> str:
    """The code of the language that screens speak."""
    return _screens.info().get("language", "en")


def language_of_paper() -> str:
    """The code of the language that the paper being set speaks; "" while none is."""
    paper = _paper.get()
    return "" if paper is None else paper.info().get("language", "en")


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Within, every message is for paper in this language; the screens go on in theirs."""
    before = _paper.set(_catalogue(_PAPER, language))
    try:
        yield
    finally:
        _paper.reset(before)


def languages() -> dict[str, str]:
    """The languages screens can speak, by code, each by its own name."""
    return {code: name for code, name in SCREEN_LANGUAGES.items() if code == "en" or is_spoken(code)}


def _(message: str) -> str:
    """The message in the language in use."""
    paper = _paper.get()
    return _screens.gettext(message) if paper is None else _of_paper(paper.gettext(message), paper)


def N_(message: str) -> str:
    """Marks a message that is translated later, where it is shown."""
    return message


def ngettext(singular: str, plural: str, n: int) -> str:
    """The form of a counted message that fits `n`."""
    paper = _paper.get()
    message = (paper or _screens).ngettext(singular, plural, n)
    return message if paper is None else _of_paper(message, paper)


def joining(words: str, **values: str) -> str:
    """A translated message that joins names by "and" or "or", with their values in its fields."""
    if (language_of_paper() or language_of_screens()) == "es":
        words = _AND.sub(lambda one: "e" if _I_SOUND.match(values[one[1]]) else one[0], words)
        words = _OR.sub(lambda one: "u" if _O_SOUND.match(values[one[1]]) else one[0], words)
    return words.format(**values)


def before_more(text: str) -> str:
    """A text behind which more follows in its line, which stands left of it on paper that is read from the right."""
    return marked(text) if language_of(language_of_paper()).from_right else text


def on_screen(message: str) -> str:
    """The message in the language of the screens, also while paper is being set."""
    return _screens.gettext(message)


def legible(*texts: str | None) -> str:
    """The first of these texts that shows something when it is written, which blanks alone do not; "" if none does."""
    return next((text for text in texts if text and any(map(_shows, text))), "")


def term(value: str, *, capital: bool = False) -> str:
    """A value of one of the vocabularies ("to be confirmed", "action group") in the language in use."""
    words = _(value)
    return words[:1].upper() + words[1:] if capital else words


def _of_paper(message: str, paper: _gettext.NullTranslations) -> str:
    """A message of paper, which knows what its language wants beside what fills its fields."""
    kind = _FILLED_IN.get(paper.info().get("language", "en"))
    return kind(message) if kind is not None and "{" in message else message


def _shows(letter: str) -> bool:
    """Whether a letter can be seen by itself: no blank, no sign that steers text, no lone accent."""
    return category(letter) not in _UNSEEN and letter not in _FILLERS


@cache
def _catalogue(domain: str, code: str) -> _gettext.NullTranslations:
    return _gettext.translation(domain, str(resource("translations")), [code], fallback=True)
