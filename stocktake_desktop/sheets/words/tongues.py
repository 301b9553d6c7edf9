"""The languages somebody speaks, typed in whatever language and said in that of the sheet."""

import re
from functools import cache

from babel import Locale

from stocktake_desktop.languages import PAPER_LANGUAGES
from stocktake_desktop.models import Person
from stocktake_desktop.planning.folding import folded
from stocktake_desktop.sheets.words.dates import locale_of
from stocktake_desktop.sheets.words.punctuation import listed
from stocktake_desktop.words import _, language_of_paper

_BETWEEN = re.compile(r"\s*[,;/+&،؛，；、]\s*|\s+(?:and|et|y|e|и|и также)\s+|\s+و\s*|和|及")
_USUAL = re.compile(r"[a-z]{2}")
_ALSO = {
    "mandarin": "zh",
    "mandarin chinese": "zh",
    "putonghua": "zh",
    "castellano": "es",
    "castilian": "es",
    "farsi": "fa",
}
"""Names that Babel has none of."""
_SPELT = {"ar": {"en": "الإنكليزية"}}
"""Where documents of the United Nations call a language otherwise than Babel does."""


def speaks_words(person: Person) -> str:
    """Which languages somebody speaks, "Speaks English, French"; nothing where nobody noted them."""
    if not (languages := tongues(person.languages)):
        return ""
    return _("Speaks {languages}").format(languages=languages)


def tongues(typed: str) -> str:
    """Languages as they were typed ("English, French", "EN/FR", "anglais"), by their names in that of the sheet.

    What is no language known by a name or a code of two letters stays as it was typed.
    """
    language = language_of_paper() or "en"
    names = {**_names(language), **_SPELT.get(language, {})}
    words = map(str.strip, _BETWEEN.split(typed))
    return listed(names.get(_codes().get(folded(word), ""), word) for word in words)


@cache
def _codes() -> dict[str, str]:
    """The code of each language of two letters, by that code and by what each language of paper calls it."""
    codes = {code for code in _names("en") if _USUAL.fullmatch(code)}
    called = {folded(name): code for paper in PAPER_LANGUAGES for code, name in _names(paper).items() if code in codes}
    spelt = {folded(name): code for names in _SPELT.values() for code, name in names.items()}
    return {**called, **spelt, **{code: code for code in codes}, **_ALSO}


def _names(language: str) -> dict[str, str]:
    """What a language calls every language, by its code."""
    return {str(code): str(name) for code, name in Locale.parse(locale_of(language)).languages.items()}
