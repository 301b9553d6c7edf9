"""Dates as they are written on paper in the language of the sheet; figures are those of the document, 0 to 9."""

from datetime import date

from babel.dates import format_date, format_interval

from stocktake_desktop.planning.calendar_names import month_name

_LONG = {"en": "EEEE d MMMM y", "fr": "EEEE d MMMM y", "es": "EEEE d 'de' MMMM 'de' y", "ar": "EEEE، d {month} y"}
_SHORT = {"zh": "M月d日 EEEE", "es": "EEEE d 'de' MMMM", "ru": "EEEE, d MMMM", "ar": "EEEE، d {month}"}


def long_date(day: date, language: str) -> str:
    """Weekday, day, month and year: "Monday 4 December 2017"."""
    return _in_words(day, _LONG.get(language, "full"), language)


def short_date(day: date, language: str) -> str:
    """Without the year: "Monday 4 December"."""
    return _in_words(day, _SHORT.get(language, "EEEE d MMMM"), language)


def stamp_date(day: date, language: str) -> str:
    """The shortest that names the month: "4 Dec 2017"."""
    return _in_words(day, {"zh": "y年M月d日", "ar": "d {month} y"}.get(language, "d MMM y"), language)


def day_range(first: date, last: date, language: str) -> str:
    """From the first to the last day: "4–6 December 2017"."""
    if first == last:
        return long_date(first, language)
    if language == "ar":  # a dash would turn the two around
        month = "" if (first.year, first.month) == (last.year, last.month) else "{month} "
        year = "" if first.year == last.year else "y"
        return _in_words(first, f"'من' d {month}{year}".strip(), language) + _in_words(
            last, " 'إلى' d {month} y", language
        )
    return format_interval(first, last, "yMMMMd", locale=locale_of(language))


def locale_of(language: str) -> str:
    """Babel's name for the language of a sheet; English days come before their month."""
    return "en_GB" if language == "en" else language


def _in_words(day: date, pattern: str, language: str) -> str:
    """The date by a pattern of CLDR with a capital letter; in Arabic both names of the month, as at the UN."""
    month = "/".join(month_name(day.month, variant) for variant in ("ar_SY", "ar"))
    words = format_date(day, pattern.replace("{month}", f"'{month}'"), locale=locale_of(language))
    return words[:1].upper() + words[1:]
