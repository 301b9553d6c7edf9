"""Dates as they are written on paper in the language of the sheet; figures are those of the document, 0 to 9."""

from datetime import date

from babel import Locale
from babel.dates import format_date, format_interval

from stocktake_desktop.languages import language_of


def long_date(day: date, language: str) -> str:
    """Weekday, day, month and year: "Monday 4 December 2017"."""
    return _in_words(day, language_of(language).long_date, language)


def short_date(day: date, language: str) -> str:
    """Without the year: "Monday 4 December"."""
    return _in_words(day, language_of(language).short_date, language)


def stamp_date(day: date, language: str) -> str:
    """The shortest that names the month: "4 Dec 2017"."""
    return _in_words(day, language_of(language).stamp_date, language)


def day_range(first: date, last: date, language: str) -> str:
    """From the first to the last day: "4–6 December 2017"."""
    if first == last:
        return long_date(first, language)
    if (between := language_of(language).between) is not None:
        month = "" if (first.year, first.month) == (last.year, last.month) else "{month} "
        year = "" if first.year == last.year else "y"
        return _in_words(first, f"'{between[0]}' d {month}{year}".strip(), language) + _in_words(
            last, f" '{between[1]}' d {{month}} y", language
        )
    return format_interval(first, last, "yMMMMd", locale=locale_of(language))


def date_within(day: date, pattern: str, language: str) -> str:
    """By a pattern of CLDR, as it stands within a sentence: "on Wednesday 6 December"."""
    names = (Locale.parse(code).months["format"]["wide"][day.month] for code in language_of(language).months)
    return format_date(day, pattern.replace("{month}", f"'{'/'.join(names)}'"), locale=locale_of(language))


def locale_of(language: str) -> str:
    """Babel's name for the language of a sheet."""
    return language_of(language).locale or language


def _in_words(day: date, pattern: str, language: str) -> str:
    """The date by a pattern with a capital letter, the month by all the names it goes by."""
    words = date_within(day, pattern, language)
    return words[:1].upper() + words[1:]
