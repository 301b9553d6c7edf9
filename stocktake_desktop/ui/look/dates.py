"""Dates and days as screens name them, in the language in use."""

from datetime import date as Date

from PySide6.QtCore import QDate, QLocale

from stocktake_desktop.models import Day
from stocktake_desktop.words import _


def day_words(day: Day) -> str:
    """A day as a person names it: "Day 1 · Mon 4 Dec"."""
    return _("Day {number} · {date}").format(number=day.number, date=date_words(day.date))


def date_words(date: Date) -> str:
    """A date in few words: "Mon 4 Dec"."""
    return QLocale().toString(QDate(date.year, date.month, date.day), "ddd d MMM")


def brief_date_words(date: Date) -> str:
    """A date where there is little room: "4 Dec"."""
    return QLocale().toString(QDate(date.year, date.month, date.day), "d MMM")


def typed_date_words(date: Date) -> str:
    """A date as a field holds it: "Mon 4 Dec 2017"."""
    return QLocale().toString(QDate(date.year, date.month, date.day), "ddd d MMM yyyy")


def long_date_words(date: Date) -> str:
    """A date in full: "Monday 4 December 2017"."""
    return QLocale().toString(QDate(date.year, date.month, date.day), _("dddd d MMMM yyyy"))


def weekday_words(nth: int | None) -> str:
    """What a day of the week is called, Monday being 0; "" for none."""
    return "" if nth is None else QLocale().standaloneDayName(nth + 1)
