"""Rooms wherever they stand: in brackets, behind a comma or the title, on a line or in a cell of their own."""

import re

_KINDS = (
    "room|rooms|hall|salon|salons|sala|salas|salle|salles|auditorium|auditorio|auditório|chamber|ballroom|lobby|foyer"
    "|amphitheat(?:re|er)|amphi(?:théâtre)?|theat(?:re|er)|théâtre|teatro|pavilion|pavillon|pabellón|terrace|terraza"
    "|terrasse|atrium|lounge|restaurant|cafeteria|vestíbulo|salón|salones|saal|raum|hörsaal|tagungsraum"
    "|aula|aulas|stage|studio|sitzungssaal|plenário|rooftop bar|seminarraum"
    "|ауд\\.?|зал|зале|аудитория|кабинет|фойе|холл|помещение|конференц-зал"
)
_LONE = re.compile(
    r"(?:the\s+)?(?:main\s+)?(?:foyer|lobby|atrium|auditorium|ballroom|vestíbulo|фойе|холл|aula|aula magna|studio|stage"
    r"|auditorio|auditório|cafeteria|cafétéria|cafetería|canteen|terrace|terrasse|terraza|restaurant|rooftop bar)",
    re.I,
)
_WORD = r"[\w'’./&°№-]+"
_LAST = re.compile(rf"(?:{_WORD}\s+){{1,4}}(?:{_KINDS})", re.IGNORECASE)
"""Such as "Plenary Hall", "Savaii Conference Room", "актовый зал"."""
_FIRST = re.compile(
    rf"(?:{_WORD}\s+){{0,3}}(?:{_KINDS})(?:\s+(?:[A-ZÀ-Þ\dА-Я№«“\"][\w'’./&°-]*[»”\"]?|(?:de|des|du|la|las|los|del|der)"
    r"(?=\s))){1,5}(?:,\s[\w'’ .-]{3,40})?",
    re.IGNORECASE,
)
"""Such as "Room 4", "Salón Arrecife A", "Conference Room XX, Palais des Nations"."""
_CODE = re.compile(r"[A-Z]{1,4}[ .-]?\d{1,4}[A-Za-z]?(?:\s?[/–-]\s?[A-Z]{0,3}[ .-]?\d{1,4}[A-Za-z]?)?")
_CHINESE = re.compile(r"[\w（）()]{0,12}(?:会议室|会议厅|大厅|礼堂|厅|会堂)[\w]{0,4}")
_ARABIC = re.compile(r"(?:ال)?(?:قاعة|غرفة)(?:\s\S+){0,6}")
_LABELS = (
    r"(?:rooms?|venue|location|place|salle|sala|salón|lieu|lugar|raum|ort|local|место|зал|地点|会场|会议室|المكان"
    r"|القاعة)"
)
_LABEL = re.compile(rf"{_LABELS}(?:\s*/\s*{_LABELS})?\s*[:：]\s*(\S.*)", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\s*[(\[（]\s*([^()\[\]（）]{2,60}?)\s*[)\]）]")
_WITHIN = re.compile(r"([(\[（])([^()\[\];；]{2,40})[;；](?=[^()\[\]]+[)\]）])")
"""A room in brackets before what else stands there: "Standards [Room C1; lead: J. Hall]"."""
_BEHIND = re.compile(
    r"(?:\s*(?:,|@|\.(?=\s)|\s[–—-]|[|])\s*|\]\s*|\s+(?:in|at|à la|dans la|dans le|en la|en el|в)\s+(?:the\s+)?)"
)
_AT_END = re.compile(
    r"\s((?:(?:Conference|Meeting|Plenary|Committee|Breakout|Seminar)\s+)?(?:Room|Sala|Salle|Salón|Raum|Hall|Zal)\s+"
    r"(?:\d{1,4}[A-Z]?|[A-Z]\d{0,3}|[IVX]{1,4})(?:[/-][\dA-Z]{1,4})?"
    r"|(?<=\w\s)(?:Plenary|Main|Grand|Great|Assembly|General Assembly|Council|Trusteeship Council) (?:Hall|Chamber))"
    r"(?=\s*(?:\(|$))"
)
_LONGEST = 60


def is_room(words: str) -> bool:
    """Whether words are the name of a room, and no more."""
    words = words.strip()
    if not 1 < len(words) <= _LONGEST or words[-1] in ".:;?!":
        return False
    return any(pattern.fullmatch(words) for pattern in (_LONE, _LAST, _FIRST, _CHINESE, _ARABIC)) and (
        words[0].isupper() or not words[0].isascii() or words.casefold().startswith(("amphi", "salle", "sala", "room"))
    )


def is_room_code(words: str) -> bool:
    """Whether words are letters and figures as doors have them: "S022-S023", "E.204"."""
    return bool(_CODE.fullmatch(words.strip())) and not re.fullmatch(r"(?:COP|MOP|CP|SDG|GA|Rev|L)[ .-]?\d+", words)


def labelled_room(words: str) -> str:
    """The room a line says with its label: "Venue: Salle Verte"."""
    match = _LABEL.fullmatch(words)
    return match[1] if match and len(match[1]) <= 2 * _LONGEST else ""


def lone_room(words: str) -> str:
    """The room a line consists of, in brackets or not: "(Plenary Hall)"."""
    inner = words.strip()
    in_brackets = inner[:1] in "([（" and inner[-1:] in ")]）"
    inner = inner.strip("()[]（） ") if in_brackets else inner
    return inner if is_room(inner) or (in_brackets and is_room_code(inner)) else ""


def room_of_all(line: str, *, is_heading: bool = False) -> str:
    """The room that a line before the programme names: "8 June, Marseille — Salle Verte, second floor".

    `is_heading`: a day stands before these words, so that they may be no more than the room.
    """
    if len(line) > 300 or line.rstrip().endswith("."):
        return ""
    parts = [labelled_room(line), *re.split(r"[:：,|;()]|\s[–—-]\s", line)]
    if len(parts) < 3 and not is_heading:
        return ""  # a title may name one as well
    named = [part.strip() for part in parts if is_room(part.strip()) and not _LONE.fullmatch(part.strip())]
    return named[0] if named else ""


def split_room(title: str) -> tuple[str, str]:
    """A title and the room it names: "Panel I (Conference Room 3)", "5th meeting [webcast] Upolu Plenary Hall"."""
    if len(title) > 1000:
        return title, ""
    if (within := _WITHIN.search(title)) and (is_room(within[2].strip()) or is_room_code(within[2].strip())):
        return f"{title[: within.start()]}{within[1]}{title[within.end() :].strip()}", within[2].strip()
    for match in list(_IN_BRACKETS.finditer(title))[::-1]:
        if is_room(match[1]) or is_room_code(match[1]):
            return _without(title, match.start(), match.end()), match[1]
    for match in list(_BEHIND.finditer(title))[::-1]:
        behind = title[match.end() :].strip()
        if is_room(behind) and title[: match.start()].strip():
            keeps_bracket = match.start() + 1 if match[0].startswith("]") else match.start()
            return title[:keeps_bracket].strip(), behind
    if at_end := _AT_END.search(title):
        return _without(title, at_end.start(), at_end.end()), at_end[1]
    arabic = _ARABIC.search(title)
    if arabic and arabic.start() and arabic.end() == len(title):
        return title[: arabic.start()].strip(" ،–-"), arabic[0]
    return title, ""


def _without(title: str, first: int, last: int) -> str:
    before, behind = title[:first].rstrip(" ,–—-"), title[last:].strip()
    return f"{before} {behind}".strip() if behind[:1] not in tuple(",.:;") else f"{before}{behind}"
