"""Translated words: every sentence a person reads on a screen or on paper comes through here."""

import gettext as _gettext

from stocktake_desktop.paths import resource

_DOMAIN = "stocktake"
_current: _gettext.NullTranslations = _gettext.NullTranslations()


def use_language(code: str) -> None:
    """Speak the language `code` ("en", "fr", …) from now on; without a catalogue the English original stays."""
    global _current
    _current = _gettext.translation(_DOMAIN, str(resource("translations")), [code], fallback=True)


def languages() -> dict[str, str]:
    """The languages screens can speak, by code, each by its own name."""
    names = {"en": "English", "fr": "Français", "es": "Español"}
    return {code: name for code, name in names.items() if code == "en" or is_spoken(code)}


def is_spoken(code: str) -> bool:
    """True when the screens have a catalogue of their own for the language."""
    return _gettext.find(_DOMAIN, str(resource("translations")), [code]) is not None


def _(message: str) -> str:
    """The message in the language in use."""
    return _current.gettext(message)


def N_(message: str) -> str:
    """Marks a message that is translated later, where it is shown."""
    return message


def ngettext(singular: str, plural: str, n: int) -> str:
    """The form of a counted message that fits `n`."""
    return _current.ngettext(singular, plural, n)


def term(value: str, *, capital: bool = False) -> str:
    """A value of one of the vocabularies ("to be confirmed", "action group") in the language in use."""
    words = _(value)
    return words[:1].upper() + words[1:] if capital else words
