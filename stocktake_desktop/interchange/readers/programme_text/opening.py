"""How a line opens a session: a time before its title, behind it, or in brackets with the room."""

import re
from dataclasses import dataclass

from stocktake_desktop.interchange.grid.day_words import day_heading
from stocktake_desktop.interchange.grid.times import Found, at_end, at_start, ranges_in
from stocktake_desktop.interchange.readers.programme_text.blocks import BULLET
from stocktake_desktop.interchange.readers.programme_text.programme import ReadSession
from stocktake_desktop.interchange.readers.programme_text.rooms import is_room, is_room_code
from stocktake_desktop.planning.clock import MINUTES_PER_DAY

_LABEL = re.compile(
    r"(?:time|hours?|heures?|horaires?|hora|horario|uhrzeit|zeit|время|时间|الوقت|التوقيت)\s*[:：]\s*", re.IGNORECASE
)
_NOT_TIMES = re.compile(r"(?:tel|fax|phone|tél|téléphone|mobile)\b", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*[(\[（]([^()\[\]（）]{3,90})[)\]）]")
_SIDE = re.compile(r"(?:side[- ]events?|événements? parallèles?|eventos? paralelos?|параллельн|会外活动|边会)", re.I)
_LENGTH = re.compile(
    r"[(\[]\s*(\d{1,3}(?:[.,]\d)?)\s?(min(?:ute)?[ns]?|minutos|h(?:ours?|eures?|oras?)?|'|’)\.?\s*[)\]]", re.IGNORECASE
)
_LEAVES = " \t:;,.|–—-*•"
_LONGEST = 300


@dataclass(frozen=True)
class Opening:
    """A time that a line says, and what else it says; `day` where a day stands before the time."""

    time: Found
    words: str
    room: str = ""
    day: str = ""
    is_part: bool = False
    """It lies within the session that goes on, and says no more than a part of it."""


def opening(line: str, within: ReadSession | None) -> Opening | None:
    """The session a line opens, if it does; `within` is the one being read."""
    bulleted = BULLET.match(line)
    text = line[bulleted.end() :] if bulleted else line.strip()
    text = text.strip(" |\t")
    text = text[1:] if text[:1] in "-–*" and text[1:2].isdigit() else text
    text = _LABEL.sub("", text, count=1) if _LABEL.match(text) else text
    if found := at_start(text):
        found, words = _lasting(found, text[found.last :].strip(_LEAVES))
        return Opening(found, words)
    if len(text) > _LONGEST or _NOT_TIMES.match(text):
        return None
    found_later = _in_brackets(text) or _after_day(text) or _behind(text)
    if found_later is None:
        return None
    is_part = _is_within(found_later.time, within) and not found_later.room and not _SIDE.match(text)
    return Opening(found_later.time, found_later.words, found_later.room, found_later.day, is_part)


def _lasting(found: Found, words: str) -> tuple[Found, str]:
    """A length in brackets right behind the time ends what has no end: "09:00 (30 min) Opening"."""
    match = _LENGTH.match(words)
    if match is None:
        return found, words
    minutes = round(float(match[1].replace(",", ".")) * (1 if match[2][0].lower() == "m" or match[2] in "'’" else 60))
    end = found.start + minutes
    if found.end in (None, end) and minutes > 0 and end <= MINUTES_PER_DAY:
        return found._replace(end=end), words[match.end() :].strip(_LEAVES)
    return found, words


def _in_brackets(text: str) -> Opening | None:
    """ "1st plenary meeting (Plenary Hall, 10 a.m. – 1 p.m.)", "Side event (13:00–13:45, Room A): New tools"."""
    for match in _BRACKETS.finditer(text):
        ranges = ranges_in(match[1])
        behind = text[match.end() :].strip()
        if len(ranges) != 1 or not text[: match.start()].strip() or (behind and behind[0] not in ":–—-,*([.|"):
            continue
        rest = (match[1][: ranges[0].first] + match[1][ranges[0].last :]).strip(" ,;–—-")
        room = rest if is_room(rest) or is_room_code(rest) else ""
        words = f"{text[: match.start()].strip()}{text[match.end() :].rstrip(_LEAVES)}"
        return Opening(ranges[0], words if room or not rest else f"{words} ({rest})", room)
    return None


def _after_day(text: str) -> Opening | None:
    """ "Mon 4 Dec 10:00–11:00 Opening", "Session 1: Tuesday, 14.00-16.00"."""
    for found in ranges_in(text[:160])[:1]:
        before, words = text[: found.first].strip(_LEAVES), text[found.last :].strip(_LEAVES)
        if (heading := day_heading(before)) and not heading.title:
            return Opening(found, words, day=before)
        head, _mark, day = before.rpartition(":")
        if head and (heading := day_heading(day.strip())) and not heading.title:
            return Opening(found, f"{head.strip()} {words}".strip(), day=day.strip())
    return None


def _behind(text: str) -> Opening | None:
    found = at_end(text) if len(text) < 200 else None
    if found is None:
        return None
    behind = re.search(r"\(([^()\d]{2,30})\)\s*$", text)
    room = behind[1] if behind and is_room(behind[1]) else ""
    return Opening(found, text[: found.first].strip(_LEAVES), room)


def _is_within(found: Found, session: ReadSession | None) -> bool:
    if session is None or session.end is None or found.end is None:
        return False
    is_inside = session.start <= found.start and found.end <= session.end
    return is_inside and (found.start, found.end) != (session.start, session.end)
