"""Gathers every message of the program into the catalogues below resources/translations, and compiles them.

A domain is a set of catalogues: "stocktake" is what screens say, "sheets" what paper says. Run it after words changed
(`make messages`), translate what is new in the .po files, run it again; a new language is a record in
`stocktake_desktop/languages.py`.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from enum import EnumMeta, StrEnum
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from stocktake_desktop import __version__
from stocktake_desktop.languages import PAPER_LANGUAGES, SCREEN_LANGUAGES
from stocktake_desktop.models import vocabulary

ROOT = Path(__file__).parent.parent
TRANSLATIONS = ROOT / "resources" / "translations"
LANGUAGES = {
    domain: tuple(sorted(code for code in spoken if code != "en"))
    for domain, spoken in (("stocktake", SCREEN_LANGUAGES), ("sheets", PAPER_LANGUAGES))
}
"""The languages each domain is translated into; the original is English."""

_PACKAGE = ROOT / "stocktake_desktop"
_ON_SCREEN_ONLY = {"catalogue.py", "ledger.py", "registry.py", "sheet_kind.py"}
_ON_PAPER_TOO = (
    "planning/clock.py",
    "planning/floor.py",
    "planning/floor_time.py",
    "planning/more_time.py",
    "planning/report_words.py",
    "models/paper.py",
)
_KEYWORDS = {"_": None, "N_": None, "on_screen": None, "term": None, "ngettext": (1, 2)}
_NAME, _AUTHORS = "Stocktake Desktop", "The Stocktake Desktop authors"
_NO_DATE = datetime(2026, 1, 1, tzinfo=UTC)
_HEADER = "# What Stocktake Desktop says on {where}: {language}.\n# Written by `make messages`; only translate here."


def main() -> None:
    """Bring every catalogue up to date and tell what is left to translate."""
    for domain, languages in LANGUAGES.items():
        template = gathered(domain)
        for language in languages:
            catalogue = _updated(domain, language, template)
            left = sum(bool(message.id) and not is_translated(message.string) for message in catalogue)
            print(f"{domain} {language}: {len(catalogue)} messages, {left} to translate")


def gathered(domain: str) -> Catalog:
    """Every message of a domain as the program says it now, and the values of the vocabularies."""
    catalogue = Catalog(project=_NAME, version=__version__)
    for path in _sources(domain):
        where = (path.relative_to(ROOT).as_posix(), 1)
        for _line, message, comments, _context in extract_from_file(
            "python", path, _KEYWORDS, ["Translators:"], strip_comment_tags=True
        ):
            catalogue.add(message, locations=[where], auto_comments=comments)
    for value in _vocabulary():
        catalogue.add(value, locations=[("stocktake_desktop/models/vocabulary.py", 1)])
    return catalogue


def stored(domain: str, language: str) -> Catalog:
    """A catalogue as it was translated; empty when there is none yet."""
    path = _folder(language) / f"{domain}.po"
    if not path.exists():
        return Catalog(locale=language, project=_NAME, revision_date=_NO_DATE, creation_date=_NO_DATE)
    with path.open("rb") as file:
        return read_po(file, locale=language, domain=domain)


def is_translated(string: str | Sequence[str] | None) -> bool:
    """True when no form of the message is missing."""
    return bool(string) if string is None or isinstance(string, str) else all(string)


def _updated(domain: str, language: str, template: Catalog) -> Catalog:
    catalogue = stored(domain, language)
    catalogue.update(template, no_fuzzy_matching=True, update_creation_date=False)
    catalogue.version = __version__
    where = "paper" if domain == "sheets" else "screens"
    catalogue.msgid_bugs_address = ""
    catalogue.fuzzy, catalogue.last_translator, catalogue.language_team = False, _AUTHORS, catalogue.locale.english_name
    catalogue.header_comment = _HEADER.format(where=where, language=catalogue.locale.english_name)
    folder = _folder(language)
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"{domain}.po").open("wb") as file:
        write_po(file, catalogue, width=120, include_lineno=False, ignore_obsolete=True)
    with (folder / f"{domain}.mo").open("wb") as file:
        write_mo(file, catalogue)
    return catalogue


def _folder(language: str) -> Path:
    return TRANSLATIONS / language / "LC_MESSAGES"


def _sources(domain: str) -> Iterator[Path]:
    if domain == "sheets":
        yield from (_PACKAGE / name for name in _ON_PAPER_TOO)
        yield from sorted((_PACKAGE / "interchange" / "told").glob("*.py"))
        yield from (path for path in sorted((_PACKAGE / "sheets").rglob("*.py")) if path.name not in _ON_SCREEN_ONLY)
    else:
        yield from sorted(_PACKAGE.rglob("*.py"))


def _vocabulary() -> Iterator[str]:
    for kind in vars(vocabulary).values():
        if isinstance(kind, EnumMeta) and kind.__module__ == vocabulary.__name__:
            members: Iterable[StrEnum] = kind
            yield from (str(member) for member in members)


if __name__ == "__main__":
    main()
