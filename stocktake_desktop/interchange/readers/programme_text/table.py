"""Rows of a programme: a time with its title, in whatever order the columns stand."""

import re
from dataclasses import dataclass, field

from stocktake_desktop.interchange.readers.programme_text import times

_CELLS = re.compile(r"(?<!\s)\s*\|\s*|\t+| {3,}")  # begins where blanks do: one try a run of them, however long
_HEADS = {
    "time": "time|times|hour|hours|when|horaire|heure|hora|start",
    "title": "agenda item|item|session|sessions|title|activity|event|programme|agenda|topic|what",
    "room": "room|venue|location|place|where|salle|sala",
    "who": "speakers?|panell?ists?|who|moderators?|participants",
    "rest": "objectives and outcomes|objectives|outcomes|format|notes|remarks|end",
}
_HEAD = re.compile("|".join(f"(?P<{name}>\\b(?:{words})\\b)" for name, words in _HEADS.items()), re.IGNORECASE)
_NUMBERED = re.compile(r"\s*(?:[•●▪■◦‣·*–—-]\s+|\(?\d{1,2}[.)]\s+)")
_A_ROOM = (
    r"(?:(?:Conference|Meeting|Plenary|Breakout|General Assembly|Grand)\s+)*"
    r"(?:Room|Hall|Salon|Sala|Salle|Auditorium|Chamber|Ballroom|Amphitheat(?:re|er))\b[\w .’'-]{0,30}"
)
_ROOM = re.compile(
    rf"(?<![\s,–—@-])[\s,–—@-]*(?:\(\s*({_A_ROOM})\s*\)|(?:\bin (?:the )?|@\s*|[,–—]\s*)({_A_ROOM}))\s*$"
)
_ROOM_CELL = re.compile(_A_ROOM, re.IGNORECASE)
_TIME_LABEL = re.compile(r"(?:time|hours?|heure|horaire|hora)\s*:\s*", re.IGNORECASE)
_MOST_CELLS = 12


@dataclass(frozen=True)
class ProgrammeRow:
    """A session as one line opens it; `who` is the cell of a column of names, `rest` are further cells."""

    start: int
    end: int | None
    title: str
    room: str = ""
    who: str = ""
    rest: tuple[str, ...] = ()


@dataclass(frozen=True)
class Columns:
    """What a heading line says of the columns below it; without one they are told by what they hold."""

    names: tuple[str, ...] = ()
    _known: dict[str, int] = field(default_factory=dict)

    def row(self, line: str, *, bulleted: bool = False) -> ProgrammeRow | None:
        """The session a line opens, if it does."""
        number = _NUMBERED.match(line) if bulleted else None
        text = line[number.end() :] if number else line.strip()
        text = _TIME_LABEL.sub("", text) if _TIME_LABEL.match(text) else text
        cells = [cell for cell in _CELLS.split(text.strip(" |")) if cell]
        if 1 < len(cells) <= _MOST_CELLS and (row := self._of_cells(cells)):
            return row
        if found := times.at_start(text):
            return _row(found, text[found.last :])
        if not bulleted and len(text) < 200 and (found := times.at_end(text)):
            return _row(found, text[: found.first])
        return None

    def _of_cells(self, cells: list[str]) -> ProgrammeRow | None:
        at, found = next(((n, f) for n, cell in enumerate(cells) if (f := times.whole(cell))), (0, None))
        if found is None:
            return None
        others = [(n, cell) for n, cell in enumerate(cells) if n != at]
        if found.end is None and (end := times.whole_end(others[0][1])) is not None:
            found, others = found._replace(end=end), others[1:]
        named = {self.names[n]: cell for n, cell in others if n < len(self.names) and len(cells) == len(self.names)}
        title = named.get("title") or next((cell for _n, cell in others if not _ROOM_CELL.fullmatch(cell)), "")
        room = named.get("room") or next((cell for _n, cell in others if _ROOM_CELL.fullmatch(cell)), "")
        who = named.get("who", "")
        rest = tuple(cell for _n, cell in others if cell not in (title, room, who))
        row = _row(found, title)
        return ProgrammeRow(row.start, row.end, row.title, room or row.room, who, rest)


def header(line: str) -> Columns | None:
    """The columns a heading line names ("Time  Agenda item  Objectives and Outcomes"), if it is one."""
    if len(line) > 150:
        return None
    found = list(_HEAD.finditer(line))
    left = _HEAD.sub("", line).strip(" \t|,/&:").replace("|", "").strip()
    if len(found) < 2 or left or not any(match["time"] for match in found):
        return None
    return Columns(tuple(str(match.lastgroup) for match in found))


def split_room(title: str) -> tuple[str, str]:
    """A title and the room it ends with: "Panel I (Conference Room 3)"."""
    match = _ROOM.search(title)
    return (title[: match.start()], match[1] or match[2]) if match else (title, "")


def _row(found: times.Found, words: str) -> ProgrammeRow:
    title, room = split_room(words.strip(" \t:;,.|–—-"))
    return ProgrammeRow(found.start, found.end, title, room)
