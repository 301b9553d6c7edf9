"""Which day a line opens: "Day 1", "DAY III – Wednesday 6 December", "Montag, 4. Dezember 2017", "2017年12月4日"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date as Date
from functools import cache
from typing import Literal

from stocktake_desktop.interchange.grid.times import looks_like_time, plain
from stocktake_desktop.planning.folding import folded

_LONGEST = 120
_LANGUAGES = ("en", "fr", "es", "ru", "zh", "ar", "ar_LB", "de", "pt")
_UNITS = (
    "one first premier primer primero первый 一 первый الأول erster primeiro",
    "two second deuxième segundo второй 二 second الثاني zweiter segundo",
    "three third troisième tercer третий 三 tercero الثالث dritter terceiro",
    "four fourth quatrième cuarto четвёртый 四 четвертый الرابع vierter quarto",
    "five fifth cinquième quinto пятый 五 пятый الخامس fünfter quinto",
    "six sixth sixième sexto шестой 六 sexta السادس sechster sexto",
    "seven seventh septième séptimo седьмой 七 septimo السابع siebter sétimo",
)
_NUMBERS = {folded(word): nth for nth, words in enumerate(_UNITS, 1) for word in words.split()}
_NUMBERS |= {word: nth for nth, word in enumerate(["i", "ii", "iii", "iv", "v", "vi", "vii", "viii"], 1)}
_DAY = "day|jour|journee|dia|jornada|день|tag|اليوم|يوم"
_ORDINAL = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_NUMBER = re.compile(
    rf"(?:(?:{_DAY})\s+(?:no\.?\s*)?(?P<after>\d{{1,2}}|{_ORDINAL})(?!\w)(?:\s*(?:of|/|de|из|von"
    rf"|sur)\s*\d{{1,2}}(?!\d))?"
    rf"|(?P<before>\d{{1,2}}(?:st|nd|rd|th|er|e|eme|-и|-й|\.)?|{_ORDINAL})\s+(?:{_DAY})(?!\w)"
    r"|第(?P<zh>[一二三四五六七\d]{1,2})[天日])"
)
_PART = (
    r"morning|afternoon|evening|a\.?m\.?|p\.?m\.?|matin|apres-midi|soir|manana|tarde|noche|утро|день|вечер|vormittag"
    r"|nachmittag|abend|上午|下午|صباحا|مساء"
)
_PARTS = re.compile(rf"[\s,(]*(?:in the |the )?(?:{_PART})(?:\s+(?:session|seance|sesion|meeting))?\)?(?!\w)")
_LEAD = re.compile(
    rf"(?:(?:programme|program|agenda|schedule|timetable|programa|programm|программа|seance|sesion|session)"
    r"(?:\s+(?:for|of|pour|du|de|del|fur|am|на))?(?:\s+(?:the|le|el))?"
    rf"|(?:{_PART})(?:\s+(?:session|meeting|seance|sesion))?)[\s:,–-]+(?=\S)"
)
_SEPARATORS = " \t:;,.|()[]{}（）–—-_#*،，。/"
_SHORTENED = re.compile(r"([^\W\d_]{2,5})\.\s*$")
_OF_MONTH = re.compile(r"(?:the\s+|le\s+|el\s+)?([12]?\d|3[01])(?:st|nd|rd|th|\.)?(?=$|\s*[:|(–—-]\s*\D)")
_BLANKS = re.compile(r"[^\S\t]+")
_ISO = re.compile(r"(?P<year>\d{4})[-./](?P<month>\d{1,2})[-./](?P<day>\d{1,2})(?!\d)")
_ZH = re.compile(r"(?:(?P<year>\d{4})\s*年\s*)?(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*[日号號]")
_NUMERIC = re.compile(r"(?P<day>\d{1,2})(?P<mark>[./-])(?P<month>\d{1,2})(?P=mark)(?P<year>\d{4}|\d{2})(?![\d:.h])")
_NUMERIC_SHORT = re.compile(r"(?P<day>\d{1,2})(?:/(?P<month>\d{1,2})(?![\d:.%/])|\.(?P<german>\d{1,2})\.(?![\d:%]))")
_RANGE = r"\s*(?:-|–|—|/|to|au|a|al|bis|по|до|至|à|ao|and|et|y|e|und)\s*"


@dataclass(frozen=True)
class DayHeading:
    """A day as its heading says it."""

    number: int | None = None
    date: Date | None = None
    title: str = ""
    month_day: tuple[int, int] | None = None
    weekday: int | None = None
    day_of_month: int | None = None
    """ "Tuesday 23": the month is that of the meeting."""

    @property
    def names_day(self) -> bool:
        """Whether it says which day, by number, date or name."""
        return (self.number, self.date, self.month_day, self.weekday) != (None, None, None, None)


def day_heading(line: str) -> DayHeading | None:
    """The day a line opens, or None: the whole line must be a day, a date, or both with a title."""
    if not line or len(line) > _LONGEST or not _may_name_day(line):
        return None
    text = _BLANKS.sub(" ", plain(line)).strip(_SEPARATORS)
    found, rest = _taken(text)
    if not found.names_day:
        return _after_lead(text)
    if not rest:
        return found if found.weekday is None or _says_more(found) or not _is_short(text) else None
    if not _set_off(text, rest) or _is_range(rest, text) or looks_like_time(rest):
        return None
    return replace(found, title=rest) if _says_more(found) or text[len(text) - len(rest) - 2 : -1] else None


def dates_meant(text: str) -> Iterator[tuple[Date, Date]]:
    """The first and last days that words speak of: "4 to 6 December 2017", "du 4 au 6 décembre 2017"."""
    return ((first, last) for first, last, _place in dates_placed(text))


def dates_placed(text: str) -> Iterator[tuple[Date, Date, tuple[int, int]]]:
    """The same, each with the first of its signs and the one after its last."""
    for pattern in _spans():
        for match in pattern.finditer(_folded_alike(plain(text[:2000]))):
            month = _months()[match["month"]]
            other = _months()[match["other"]] if "other" in match.groupdict() and match["other"] else month
            first, last = _date(match["year"], other, match["first"]), _date(match["year"], month, match["last"])
            if first and last and first <= last:
                yield first, last, match.span()


def looks_like_day(line: str) -> bool:
    """Whether words speak of a day: a weekday, or a date with its month."""
    text = folded(plain(line[:2000]))
    return bool(_weekday_anywhere().search(text) or any(p.search(text) for p in _named()) or _ISO.search(text))


def _taken(text: str) -> tuple[DayHeading, str]:
    """What of a day is said at the start of words, and what follows."""
    found, rest = DayHeading(), text
    for _ in range(6):
        key = _folded_alike(rest)
        if found.number is None and (match := _NUMBER.match(key)):
            number = _number_of(match)
            if number is None:
                break
            found = replace(found, number=number)
        elif found.weekday is None and (match := _weekday().match(key)):
            found = replace(found, weekday=_weekdays()[match[1].rstrip(".")])
        elif found.date is None and found.month_day is None and (dated := _dated(key, alone=found.weekday is None)):
            match, found = dated[0], replace(found, date=dated[1], month_day=dated[2])
        elif found.weekday is not None and not _says_more(found) and (match := _OF_MONTH.match(key)):
            found = replace(found, day_of_month=int(match[1]))
        elif found.names_day and (match := _PARTS.match(key)):
            pass
        else:
            break
        rest = rest[match.end() :].lstrip(_SEPARATORS)
    return found, rest


def _after_lead(text: str) -> DayHeading | None:
    """ "Programme for Monday, 4 December", "Morning session, Monday, 4 December 2017"."""
    lead = _LEAD.match(_folded_alike(text))
    if lead is None:
        return None
    found, rest = _taken(text[lead.end() :])
    return found if not rest and (found.date or found.month_day or found.number) else None


def _folded_alike(text: str) -> str:
    """Small letters without accents, sign by sign, so that places stay the same."""
    return text.lower() if text.isascii() else "".join(map(_letter, text))


@cache
def _letter(sign: str) -> str:
    key = folded(sign)
    return key if len(key) == 1 else sign


def _may_name_day(line: str) -> bool:
    return bool(_hint().search(_folded_alike(plain(line))))


def _says_more(found: DayHeading) -> bool:
    return (found.number, found.date, found.month_day) != (None, None, None)


def _is_short(text: str) -> bool:
    """Whether a weekday alone is only letters that may be something else: "Sun", "Mar"."""
    return len(text) < 4 and text.isascii()


def _set_off(line: str, title: str) -> bool:
    """ "Day 2: Groups" has a title; "Day 2 recap" and "4 December we meet" are no headings."""
    before = line.removesuffix(title)
    if (short := _SHORTENED.search(before)) and folded(short[1]) in {**_months(), **_weekdays()}:
        before = before.rstrip(" .")  # "5 Dec. buses leave"
    return before.rstrip(" ")[-1:] in (":", ".", "|", "(", "–", "—", "-", "\t", "，", ",")


def _is_range(rest: str, text: str) -> bool:
    """ "18-22 September" and "November 5-11, 2022" are no day."""
    before = text.removesuffix(rest).rstrip()
    return bool(before[-1:] in "-–—" and re.match(r"\d{1,2}(?![\d:.h])", rest))


def _number_of(match: re.Match[str]) -> int | None:
    word = match["after"] or match["before"] or match["zh"]
    digits = re.match(r"\d+", word)
    number = int(digits[0]) if digits else _NUMBERS.get(word)
    return number if number and number <= 31 else None


def _dated(key: str, *, alone: bool) -> tuple[re.Match[str], Date | None, tuple[int, int] | None] | None:
    """The date at the start of folded words: whole, or a month and a day."""
    for pattern in (_ISO, _ZH, *_named(), _NUMERIC, _NUMERIC_SHORT):
        match = pattern.match(key)
        if match is None:
            continue
        behind = key[match.end() :].strip(_SEPARATORS)
        if pattern is _NUMERIC_SHORT and alone and behind and not _weekday().match(behind):
            return None  # "2.1. Opening" is a number
        said = match.groupdict()
        name = (said["month"] or said["german"]).rstrip(".")
        month = _months().get(name, 0) or (int(name) if name.isdigit() else 0)
        day = int(said["day"])
        if month > 12 >= day and pattern in (_NUMERIC, _NUMERIC_SHORT):
            month, day = day, month
        if not (1 <= month <= 12 and 1 <= day <= 31):
            return None
        if year := said.get("year") or said.get("short"):
            exact = _date(year, month, day)
            return (match, exact, None) if exact else None
        return match, None, (month, day)
    return None


def _date(year: str, month: int, day: int | str) -> Date | None:
    try:
        return Date(int(year) if len(year) == 4 else 2000 + int(year), month, int(day))
    except ValueError:
        return None


@cache
def _months() -> dict[str, int]:
    from babel.dates import get_month_names

    names: dict[str, int] = {"sept": 9}
    contexts: tuple[Literal["format", "stand-alone"], ...] = ("format", "stand-alone")
    for language in _LANGUAGES:
        for context in contexts:
            for width in ("wide", "abbreviated"):
                for nth, name in get_month_names(width, context, language).items():
                    names.setdefault(folded(name).rstrip("."), nth)
    return {name: nth for name, nth in names.items() if not name.isdigit() and len(name) > 1 and "月" not in name}


@cache
def _weekdays() -> dict[str, int]:
    from babel.dates import get_day_names

    names: dict[str, int] = {"tues": 1, "weds": 2, "thur": 3, "thurs": 3, "周一": 0, "周二": 1, "周三": 2, "周四": 3}
    for language in _LANGUAGES:
        for width in ("wide", "abbreviated"):
            for nth, name in get_day_names(width, locale=language).items():
                names.setdefault(folded(name).rstrip("."), nth)
    for name, nth in tuple(names.items()):  # "الاثنين" is written "الإثنين" too; "segunda-feira" is said "segunda"
        names.setdefault(name.removesuffix("-feira"), nth)
    return {name: nth for name, nth in names.items() if len(name) > 1}


def _any_of(names: dict[str, int]) -> str:
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True))


@cache
def _hint() -> re.Pattern[str]:
    """What a line must hold to open a day at all."""
    return re.compile(rf"\d|{_DAY}|天|日|星期|周|{_any_of(_weekdays())}")


@cache
def _named() -> tuple[re.Pattern[str], ...]:
    one = _any_of(_months())
    month = rf"(?P<month>{one})(?!\w)\.?(?:\s?/\s?(?:{one})(?!\w))?"
    year = r"(?:[,.\s-]*(?:(?:de|del|of)\s+)?(?P<year>\d{4})(?!\d)(?:\s*(?:года|г\.))?)?"
    return (
        re.compile(
            r"(?:the\s+|le\s+|el\s+|am\s+|den\s+)?(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|ª|\.)?"
            rf"(?:\s+(?:of|de)\s+|[\s-]*){month}(?:-(?P<short>\d{{2}})(?!\d))?{year}"
        ),
        re.compile(rf"{month}\s+(?:the\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:.h]\d)(?!\w){year}"),
    )


@cache
def _spans() -> tuple[re.Pattern[str], ...]:
    one = _any_of(_months())
    year = r"(?P<year>\d{4})"
    first, last = (rf"(?P<{name}>\d{{1,2}})(?:st|nd|rd|th|er|\.)?" for name in ("first", "last"))
    of = r"\s*(?:of|de)?\s*"
    return (
        re.compile(rf"{first}{_RANGE}{last}{of}(?P<month>{one})\.?[,.]?\s*(?:de|del)?\s*{year}"),
        re.compile(rf"{first}{of}(?P<other>{one})\.?{_RANGE}{last}{of}(?P<month>{one})\.?[,.]?\s*(?:de|del)?\s*{year}"),
        re.compile(rf"(?P<month>{one})\.?\s*{first}{_RANGE}{last},?\s*{year}"),
    )


@cache
def _weekday() -> re.Pattern[str]:
    return re.compile(rf"({_any_of(_weekdays())})(?![^\W\d_])\.?")


@cache
def _weekday_anywhere() -> re.Pattern[str]:
    long = {name: nth for name, nth in _weekdays().items() if len(name) > 4 or not name.isascii()}
    return re.compile(rf"(?<!\w)(?:{_any_of(long)})(?!\w)")
