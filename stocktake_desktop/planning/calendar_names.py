"""What months and days of the week are called, by Unicode's own data (Babel, needed only when asked)."""

from functools import cache
from typing import Literal

from stocktake_desktop.planning.folding import folded

Width = Literal["wide", "abbreviated"]

_READ = ("en", "fr", "es")
"""The languages in which dates are read."""
_WIDTHS: tuple[Width, ...] = ("wide", "abbreviated")


def month_name(month: int, language: str, width: Width = "wide") -> str:
    """The name of a month (1 to 12) in a language by its code: "December", or "abbreviated" "Dec"."""
    from babel.dates import get_month_names

    return str(get_month_names(width, locale=language)[month])


@cache
def months_read() -> dict[str, int]:
    """Every name of a month, in small letters and without its point, that dates are read with: "déc" is 12."""
    months = range(1, 13)
    names = {(month_name(nth, language, width), nth) for nth in months for language in _READ for width in _WIDTHS}
    return {name.lower().rstrip("."): nth for name, nth in names}


@cache
def weekdays_read() -> frozenset[str]:
    """Every name of a day of the week, without its point, that dates are read with."""
    from babel.dates import get_day_names

    names = (get_day_names(width, locale=language).values() for language in _READ for width in _WIDTHS)
    return frozenset(name.rstrip(".") for width_names in names for name in width_names)


@cache
def _weekdays_folded() -> frozenset[tuple[str, int]]:
    from babel.dates import get_day_names

    names = (get_day_names("wide", locale=language) for language in _READ)
    return frozenset((folded(name), nth) for week in names for nth, name in week.items())


def weekday_begun(word: str) -> int | None:
    """The day of the week (Monday 0) whose name begins with a folded word of two letters or more: "tue", "mar" 1."""
    known = {nth for name, nth in _weekdays_folded() if name.startswith(word)} if len(word) > 1 else set()
    return known.pop() if len(known) == 1 else None


def month_begun(word: str) -> int:
    """The month whose name begins as a folded word does: 12 for "dec" and "diciembre", 0 for none.

    Three letters tell it, but "jui" begins both juin and juillet.
    """
    for letters in (3, 4):
        known = {nth for name, nth in months_read().items() if folded(name)[:letters] == word[:letters]}
        if len(known) == 1:
            return known.pop()
    return 0
