"""What the labels inside a session announce: objectives, format, questions, notes; and what is a segment of it."""

import re
from enum import Enum, auto

from stocktake_desktop.interchange.grid.column_words import Column
from stocktake_desktop.models import Role

BULLET = re.compile(
    r"\s*(?:[•●▪■◦‣·*○▶►❖➢✓–—-]\s+|[•●▪▶►]|o\s+(?=[A-ZÀ-Þ])"
    r"|\d{1,2}\.\d\.?\s+(?=\d{1,2}[:.h]\d\d)|\(?(?:\d{1,2}(?:\s?\([a-z]\))?|[a-z]|[ivx]{1,4})[.)]\s+"
    r"|\d{1,2}\s[–—-]\s(?=[^\W\d]))"
)
"""A bullet, or a number, before the words of a line."""
_NUMBERED = re.compile(r"\s*\(?\d{1,2}")
_BLOCK = re.compile(
    r"(?P<objectives>objectives?(?: and outcomes?)?|aims?|purpose|goals?|(?:expected )?outcomes?|objectifs?"
    r"|résultats(?: attendus)?|objetivos?(?: y resultados)?|resultados(?: esperados)?|цел[ьи]|результаты|目标|目的"
    r"|预期成果"
    r"|الأهداف|الهدف|النتائج(?: المتوقعة)?|ziele?|ergebnisse)"
    r"|(?P<format>format|modalities|set-?up|seating|modalités|déroulement|formato|modalidad|формат|形式|الشكل|الصيغة)"
    r"|(?P<questions>(?:guiding |key )?questions?|questions (?:directrices|clés)|preguntas(?: orientadoras| guía)?"
    r"|вопросы"
    r"|指导性问题|问题|أسئلة(?: توجيهية)?|الأسئلة|leitfragen)"
    r"|(?P<notes>notes?|remarks?|comments?|remarques?|observaciones|notas?|примечани[ея]|备注|ملاحظات|hinweise?)",
    re.IGNORECASE,
)
_SEGMENT = re.compile(
    r"(?:introduction|introductory remarks|opening remarks|panel\b|followed by|presentations?\b|open discussion|"
    r"interactive (?:debate|discussion|dialogue)|discussion\b|general debate|q\s?&\s?a|questions and answers|"
    r"keynotes?\b|summary|wrap[- ]?up|closing remarks|statements?\b|interventions?\b|débat\b|discussion générale"
    r"|questions-réponses|échanges?\b|debate\b|preguntas y respuestas|diálogo\b|дискуссия|вопросы и ответы|общие прения"
    r"|一般性辩论|讨论|问答|المناقشة العامة|مناقشة|diskussion)",
    re.IGNORECASE,
)
FOLLOWED = re.compile(r"followed by\s+(?:an?\s+|the\s+)?", re.IGNORECASE)
PAGE = re.compile(
    r"[–—-]\s*\d{1,3}\s*[–—-]|(?:page|página|seite|стр\.?)\s*\d{1,3}(?:\s*(?:of|/|de|sur|von|из)\s*\d{1,3})?"
    r"|\d{1,3}\s*/\s*\d{1,3}|\d{2}-\d{5}(?:\s*\(E\))?.{0,20}|\(?(?:continued|suite|continuación|продолжение|续|تابع)"
    r"(?: (?:on|from) page \d+)?\)?",
    re.IGNORECASE,
)
"""A page or job number, or that something goes on."""


class Block(Enum):
    """Which part of a session the lines now belong to."""

    AGENDA = auto()
    OBJECTIVES = auto()
    FORMAT = auto()
    QUESTIONS = auto()
    NOTES = auto()


BLOCK_OF: dict[Column | None, Block] = {
    Column.OBJECTIVES: Block.OBJECTIVES,
    Column.FORMAT: Block.FORMAT,
    Column.NOTES: Block.NOTES,
}
"""What the cells of a column belong to."""
ROLE_OF: dict[Column | None, Role] = {Column[role.name]: role for role in Role}
"""What those named in a column do."""


def unmarked(line: str) -> str:
    """A line without its bullet or number."""
    match = BULLET.match(line)
    return line[match.end() if match else 0 :].strip()


def bare(line: str) -> str:
    """A line without its bullet or number, its spaces single."""
    return " ".join(unmarked(line).split())


def is_numbered(line: str) -> bool:
    """Whether a line begins with a number, as items of an agenda do."""
    return bool(_NUMBERED.match(line))


def block_of(words: str) -> tuple[Block, str] | None:
    """The block a line opens ("Objectives:", "Format: plenary") and what follows on the line."""
    head, colon, inline = words.replace("：", ":").partition(":")
    match = _BLOCK.fullmatch(head.strip(" *_"))
    if match is None or not (colon or match["objectives"] or match["format"]):
        return None
    return Block[str(match.lastgroup).upper()], inline.strip(" *_")


def is_segment_title(words: str, longest: int) -> bool:
    """Whether words announce a part of a session: "Panel I – Coasts", "Followed by an open discussion"."""
    return bool(_SEGMENT.match(words)) and len(words) < longest
