"""Dates as they are written on paper in the language of the sheet."""

from datetime import date

from babel.dates import format_date, format_interval

from stocktake_desktop.sheets.stamp import locale_of


def long_date(day: date, language: str) -> str:
    """Weekday, day, month and year: "Monday 4 December 2017"."""
    pattern = {"en": "EEEE d MMMM y", "fr": "EEEE d MMMM y"}.get(language, "full")
    return format_date(day, pattern, locale=locale_of(language))


def short_date(day: date, language: str) -> str:
    """Without the year: "Monday 4 December"."""
    pattern = {"zh": "M月d日 EEEE"}.get(language, "EEEE d MMMM")
    return format_date(day, pattern, locale=locale_of(language))


def day_range(first: date, last: date, language: str) -> str:
    """From the first to the last day: "4–6 December 2017"."""
    if first == last:
        return long_date(first, language)
    return format_interval(first, last, "yMMMMd", locale=locale_of(language))
