"""What the heads of columns say, in the languages that programmes are written in: a table, read from the top."""

import re
from collections.abc import Sequence
from enum import Enum, auto
from functools import lru_cache

from stocktake_desktop.interchange.grid.own_words import role_on_paper
from stocktake_desktop.interchange.readers.list_columns import ListColumn, heading
from stocktake_desktop.planning.folding import folded

MOST_CELLS = 40
"""Cells of a row; what has more is a line."""


class Column(Enum):
    """What the cells below a head hold."""

    DAY = auto()
    START = auto()
    END = auto()
    TIME = auto()
    ROOM = auto()
    MODERATOR = auto()
    CHAIR = auto()
    RAPPORTEUR = auto()
    CO_FACILITATOR = auto()
    PANELLIST = auto()
    KEYNOTE_SPEAKER = auto()
    PRESENTER = auto()
    EXPERT = auto()
    RESPONDENT = auto()
    PARTICIPANT = auto()
    WHO = auto()
    FORMAT = auto()
    OBJECTIVES = auto()
    NUMBER = auto()
    NOTES = auto()
    KIND = auto()
    MINUTES = auto()
    LOCKED = auto()
    SEATS = auto()
    TITLE = auto()


_WORDS: dict[Column, str] = {
    Column.DAY: "day|date|days|dates|jour|dia|fecha|data|tag|datum|день|дата|日期|具体日期|日|اليوم|التاريخ",
    Column.END: "end|ends|end time|finish|to|until|fin|heure de fin|hora fin|hora de fin|final|termino|ende|bis|fim"
    "|конец|окончание|до|结束|结束时间|النهاية|إلى",
    Column.START: "start|starts|start time|begin|begins|from|debut|heure de debut|hora inicio|hora de inicio|inicio"
    "|comienzo|beginn|von|начало|с|开始|开始时间|البداية|من",
    Column.TIME: "time|times|timing|hour|hours|when|duration|horaire|horaires|heure|heures|hora|horas|horario|uhrzeit"
    "|zeit|время|часы|时间|时刻|الوقت|التوقيت|الساعة",
    Column.ROOM: "room|rooms|venue|location|place|where|hall|salle|lieu|sala|salon|lugar|raum|ort|saal|local|место|зал"
    "|помещение|地点|会场|会议室|المكان|القاعة|الموقع",
    Column.MODERATOR: "moderators?|moderated by|facilitators?|moderateurs?|moderatrice|moderation|animateurs?"
    "|moderador(?:a|es|as)?|facilitador(?:a|es)?|moderator(?:in)?|модератор(?:ы)?|ведущ(?:ий|ие)|主持人|主持|الميسر"
    "|المنسق",
    Column.CHAIR: "chairs?|chaired by|chairperson|co-?chairs?|presidents?|presidente|presidence|presidencia|vorsitz"
    "|председатель|председатели|主席|الرئيس|رئيس الجلسة",
    Column.RAPPORTEUR: "rapporteurs?|relator(?:a|es)?|berichterstatter|报告员|المقرر",
    Column.WHO: "speakers?|panell?ists?|who|participants?|presenters?|presented by|led by|lead|leads|responsible"
    "|discussants?|persons?|people|intervenants?|orateurs?|qui|responsables?|ponentes?|oradores?|panelistas?"
    "|participantes?|quien|a cargo de|referent(?:en|in|innen)?|sprecher|wer|palestrantes?|докладчик(?:и)?|участники"
    "|выступающие|спикеры|кто|ответственн(?:ый|ые)|发言人|发言者|嘉宾|المتحدثون|المتكلمون|المشاركون",
    Column.FORMAT: "format|modalities|modalites|deroulement|formato|modalidad|формат|形式|الشكل",
    Column.OBJECTIVES: "objectives?|outcomes?|expected outcomes?|objectives? and outcomes?|aims?|purpose|goals?"
    "|objectifs?|resultats?|objectifs? et resultats?|objetivos?|resultados?|objetivos? y resultados?|ziele?|ergebnisse"
    "|цели?|результаты?|цели? и результаты?|目标|目标和成果|成果|الأهداف|الأهداف والنتائج|الأهداف والشكل|النتائج",
    Column.NUMBER: "no|nr|number|numero|n°|nº|#|item no|номер|编号|الرقم",
    Column.NOTES: "notes?|remarks?|comments?|remarques?|observations?|observaciones|notas?|bemerkungen|anmerkungen"
    "|documents?|documentation|языки|примечани(?:е|я)|备注|说明|ملاحظات|interpretation|languages?",
    Column.KIND: "kind|type|type of session|session type|kind of session|genre|type de seance|tipo|tipo de sesion|clase"
    "|вид|тип|вид заседания|类型|会议类型|种类|النوع|نوع الجلسة|art|typ",
    Column.MINUTES: "min|minutes|length|minutos|duree en minutes|minuten|минуты|мин|分钟|الدقائق|دقائق",
    Column.LOCKED: "locked|fixed|verrouillee?|fixee?|fijad[oa]|bloquead[oa]|закреплено|锁定|已锁定|مثبت|مثبتة",
    Column.SEATS: "seats|capacity|places|capacite|plazas|asientos|capacidad|aforo|места|вместимость|座位|座位数|المقاعد"
    "|السعة",
    Column.TITLE: "(?:agenda )?items?|sessions?|titles?|activit(?:y|ies)|events?|programmes?|agendas?|topics?|what"
    "|subjects?|themes?|descriptions?|meetings?|seances?|titres?|intitule|activites?|evenements?|ordre du jour|sujets?"
    "|points?(?: de l'ordre du jour)?|temas? del programa|пункт повестки дня|议程项目|بند جدول الأعمال"
    "|sesion(?:es)?|titulos?|actividad(?:es)?|eventos?|temas?|programa|asunto|thema|titel|veranstaltung|sitzung"
    "|programm|programmpunkt|sessao|atividade|мероприятие|тема|название|заседание|содержание|повестка дня|программа"
    "|议程|议题|会议|活动|主题|内容|标题|البند|الجلسة|النشاط|الموضوع|العنوان|البرنامج|جدول الأعمال",
}
_HEAD = re.compile("|".join(f"(?P<{column.name}>{folded(words)})" for column, words in _WORDS.items()))
_BETWEEN = re.compile(r"\s*(?:[/,&|+]|\b(?:and|et|y|e|und|or|и|of the|de la|del)\b)\s*")
_LONGEST = 60
_PEOPLE = {Column.MODERATOR, Column.CHAIR, Column.RAPPORTEUR, Column.WHO}
_ENOUGH = {Column.TIME, Column.START, Column.DAY, Column.TITLE}
_LATIN = re.compile(
    r"\b(?:" + "|".join(folded(words) for column, words in _WORDS.items() if column is not Column.NUMBER) + r")\b", re.I
)


@lru_cache(maxsize=1000)
def column_meant(head: str) -> Column | None:
    """What a head says of its column, if anything."""
    plain = folded(head).strip(" .:*#()[]")
    if not plain or len(plain) > _LONGEST:
        return None
    if role := role_on_paper(head):
        return Column[role.name]
    if whole := _HEAD.fullmatch(plain):
        return Column[str(whole.lastgroup)]
    parts = [part for part in _BETWEEN.split(plain) if part]
    found = [column_meant(part) for part in parts] if len(parts) > 1 else [None]
    if None in found:
        return None
    return Column.WHO if len(set(found)) > 1 and set(found) <= _PEOPLE else found[0]


def are_heads(cells: Sequence[str]) -> bool:
    """Whether cells are the heads of columns: two or more are known, and one says when or what."""
    found = [column_meant(cell) for cell in cells]
    known = [column for column in found if column is not None]
    return (
        len(known) > 1
        and bool(_ENOUGH & set(known))
        and len(known) * 2 > sum(1 for cell in cells if cell.strip())
        and len(set(known)) > 1
    )


def are_heads_beside(cells: Sequence[str]) -> bool:
    """Whether cells are the heads of a list beside a programme: of people by their names, of rooms by their seats."""
    if not 1 < len(cells) <= MOST_CELLS:
        return False
    columns = set(map(column_meant, cells))
    are_people = {ListColumn.GIVEN, ListColumn.FAMILY} <= set(map(heading, cells))
    is_timed = columns & {Column.TIME, Column.START, Column.END, Column.DAY}
    return not is_timed and (are_people or {Column.ROOM, Column.SEATS} <= columns)


def are_heads_run_together(line: str) -> bool:
    """Whether a line is nothing but heads: "Time Agenda item Objectives and Outcomes"."""
    if len(line) > 150 or any(sign.isdigit() for sign in line):
        return False
    plain = folded(line)
    if not _LATIN.match(plain):
        return False
    return len(_LATIN.findall(plain)) > 1 and not _BETWEEN.sub("", _LATIN.sub("", plain)).strip(" .:")
