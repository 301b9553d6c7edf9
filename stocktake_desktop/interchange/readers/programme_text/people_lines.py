"""Lines that name people: lists of them, who gives a session, what can only be a person though no label says so."""

import re

from stocktake_desktop.interchange.readers.programme_text.names import (
    ARABIC_NAME,
    DASH,
    LONGEST_NAME,
    MOST_WORDS,
    OFFICE_WORDS,
    SHORTENED,
    appearance,
    countries,
    is_name_alone,
    is_place,
    name_said,
    person_said,
    starts_with_honorific,
    status_said,
    talk_said,
)
from stocktake_desktop.interchange.readers.programme_text.programme import ReadAppearance
from stocktake_desktop.interchange.readers.programme_text.words_meant import is_function, is_organisation
from stocktake_desktop.models import Role
from stocktake_desktop.planning.folding import folded
from stocktake_desktop.planning.honorifics import addressed, word_set

_LONGEST_LIST = 3_000
"""Characters of a list of names."""
_AFTER_BRACKET = re.compile(r"(?<=\))\s*(?:,|/)?\s*(?:(?:and|et|y|e|и|und|&|و|和)\s+)?(?=(?-i:[A-ZÀ-ÞА-Я]))")
_AND = re.compile(r"\s*,?\s+(?:and|et|y|e|и|und|&)\s+(?=(?-i:[A-ZÀ-ÞА-Я]))")
_IN_TALK = re.compile(r"\s(?:im Gespräch mit|in conversation with|en conversation avec|en diálogo con|в беседе с)\s")
_BEFORE_HONORIFIC = re.compile(
    r",\s+(?=(?:H\.?\s?E|Mr|Mrs|Ms|Dr|Prof|Amb|Sr|Sra|Mme|M|Excmo|Excma)\b\.?\s)"
    r"|،\s+و?(?=(?:ال)?(?:سيد|دكتور|أستاذ)(?:ة)?\s|د\.\s|أ\.\s)"
)
_LAST_BRACKET = re.compile(r"\s*\(([^()]{5,200})\)$")
_IN_FULL = re.compile(r"([^()]+?)\s*\(([^()\d][^()]{1,80})\)")
_PART = re.compile(r"(?:part|continued|cont|suite|continuación|segment|closed|open|closing|tbc|tba|[a-zà-þ])\b", re.I)
_NO_OFFICE = word_set(
    "where and or the a an in on for with at by from to as is are was de du des la le les el los las y et ou en em da"
    " do dos das e o os и в на для по с und mit fur von im am zum der die das"
)
"""With which no office begins, that stands in small letters behind a name."""
_LABELLED = re.compile(r"([^\W\d_][^:：()]{2,40}?)\s*[:：]\s+(.+)")
_GIVEN_BY = re.compile(r"\s+(?:par|por|a cargo de|mit|от)\s+", re.IGNORECASE)
_BY = re.compile(r"\s+(?:by|with)\s+", re.IGNORECASE)
_LAST_PART = re.compile(r"[,.]\s+(?=(?-i:[A-ZÀ-ÞА-Я]))")
_SPEECHES = re.compile(
    r"(?:remarks|address|statement|welcome|opening|closing|keynote|mot de|ouverture|clôture|allocution"
    r"|clausura|apertura|bienvenida|inauguración|закрытие|открытие|слово|eröffnung|begrüßung|encerramento|abertura)",
    re.IGNORECASE,
)


def appearances(words: str, default: Role, *, labelled: bool = False) -> list[ReadAppearance]:
    """All that a line or a cell names, empty when it names nobody; `labelled`: a role says that somebody follows."""
    if len(words) > _LONGEST_LIST:
        return []
    found = [appearance(one, default, labelled=labelled) for one in names_in(words, labelled=labelled)]
    return [one for one in found if one is not None] if all(found) else []


def is_person_in_full(words: str) -> bool:
    """Whether a line without a label is somebody with name and affiliation: "Arne Dornbusch, Bezirksamtsleiter"."""
    if len(words) > LONGEST_NAME:
        return False
    rest, _said = status_said(words)
    rest, talk = talk_said(rest)
    if starts_with_honorific(rest) or (talk and (is_name_alone(rest) or is_person_in_full(rest))):
        return True
    head, comma, tail = rest.partition(",")
    if addressed(head).title and is_name_alone(addressed(head).rest) and (comma or len(head.split()) < MOST_WORDS):
        return True
    if _IN_FULL.fullmatch(head) and comma:
        return is_person_in_full(f"{head.partition('(')[0].strip()},{tail}")
    if not comma:
        match = re.fullmatch(r"([^()]+?)\s*\(([^()]+)\)", rest)
        head, tail = (match[1], match[2]) if match else (rest, "")
        is_place = folded(tail) in countries() or is_organisation(tail) or tail.isupper()
        return bool(match) and is_name_alone(head) and is_place
    return (
        is_name_alone(head)
        and len(head.split()) < 5
        and bool(
            is_function(tail.strip())
            or is_organisation(tail)
            or OFFICE_WORDS.search(tail)
            or folded(tail) in countries()
            or _is_small_office(tail.strip())
            or re.match(r"[A-ZÀ-Þ]{3,}\b", tail.strip())
        )
    )


def _is_small_office(words: str) -> bool:
    """ "avocat", "directrice du musée", "проректор по науке": a few words that begin with a small letter."""
    first = re.match(r"[^\W\d_]+", words)
    return (
        bool(first)
        and words[0].islower()
        and folded(words.split()[0]) not in _NO_OFFICE
        and len(words.split()) < 9
        and not (words.endswith((".", ":", "?", "!")) and not SHORTENED.search(words))
    )


def are_people_in_full(words: str) -> bool:
    """Whether a line is a list of persons, each with where they are from: "Ana Ruiz (UNHCR) and Ola Heis (Norway)"."""
    named = [_IN_FULL.fullmatch(one) for one in names_in(words)] if len(words) < LONGEST_NAME else []
    return len(named) > 1 and all(one and is_name_alone(one[1]) and not _PART.match(one[2]) for one in named)


def label_of_person(words: str) -> tuple[str, str] | None:
    """What somebody does and who, where that can only be a person: "Video message: H.E. Mr. Karl Brandt, Minister"."""
    match = _LABELLED.fullmatch(words) if len(words) < LONGEST_NAME else None
    if match is None or starts_with_honorific(match[1]) or is_organisation(match[1]):
        return None
    return (match[1], match[2]) if starts_with_honorific(match[2]) or is_person_in_full(match[2]) else None


def _given_by(title: str) -> tuple[str, str] | None:
    """A title and who gives it, as its last words say: "Ouverture par Denis Morel, président", "Closing, Ms. Soto"."""
    for pattern, is_sure in ((_GIVEN_BY, True), (_BY, False)):
        for match in list(pattern.finditer(title))[::-1]:
            before, named = title[: match.start()], title[match.end() :]
            each = names_in(named, labelled=True)
            if before and all(_can_only_be_named(one, is_sure=is_sure) for one in each):
                is_cut = is_sure and not before.endswith(("ée", "é", "ada", "ado", "ida", "ido"))
                return (before if is_cut else title), named
    for match in _LAST_PART.finditer(title):
        before, named = title[: match.start()], title[match.end() :]
        is_speech = bool(_SPEECHES.search(before)) and is_name_alone(named)
        if before and (starts_with_honorific(named) or is_speech):
            return before, named
    return None


def _can_only_be_named(words: str, *, is_sure: bool) -> bool:
    is_titled = bool(addressed(words).title) and is_name_alone(addressed(words.split(",")[0]).rest)
    return is_titled or is_person_in_full(words) or (is_sure and is_name_alone(words))


def people_behind(title: str) -> tuple[str, str]:
    """A title and the people behind its last dash: "Opening - Ana Ruiz (UNHCR) & Ola Heis (Norway)"."""
    if (given := _given_by(title)) is not None:
        return given
    if (last := _LAST_BRACKET.search(title)) and starts_with_honorific(last[1]):
        return title[: last.start()], last[1]
    for match in list(DASH.finditer(title))[::-1]:
        named = [_IN_FULL.fullmatch(one) for one in names_in(title[match.end() :])]
        people = [one for one in named if one and is_name_alone(one[1]) and not _PART.match(one[2])]
        if (people and len(people) == len(named)) or is_person_in_full(title[match.end() :]):
            return title[: match.start()], title[match.end() :]
    return title, ""


def names_in(words: str, *, labelled: bool = False) -> list[str]:
    """The parts of a list: "A (Kenya) and B (Peru)", "Dr. Li Wang (UNHCR), Prof. Zoë Vega (Oxford)"."""
    parts = [part.strip() for part in re.split(r"[;；、]", words) if part.strip()]
    return [name for part in parts for name in _listed(part, labelled=labelled)]


def _listed(words: str, *, labelled: bool) -> list[str]:
    pieces = [piece.strip(" ,") for piece in _IN_TALK.split(words)]
    if len(pieces) > 1:
        return [name for piece in pieces for name in _listed(piece, labelled=labelled)]
    pieces = [piece.strip(" ,") for piece in _AFTER_BRACKET.split(words) if piece.strip(" ,")]
    if len(pieces) > 1 and all(person_said(piece, labelled=labelled) for piece in pieces):
        return pieces
    pieces = [piece.strip(" ,") for piece in _AND.split(words)]
    head, colon, rest = pieces[0].partition(": ")
    firsts = [rest if colon else head, *pieces[1:]]
    if len(pieces) > 1 and all(_heads_with_name(piece, labelled=labelled) for piece in firsts):
        return [f"{head}: {piece}" for piece in firsts] if colon else _all_listed(pieces)
    pieces = [piece.strip() for piece in words.split(",")]
    if len(pieces) > 1 and all(_heads_with_name(piece, labelled=labelled) and not is_place(piece) for piece in pieces):
        return pieces
    pieces = [piece.strip(" ,،") for piece in _BEFORE_HONORIFIC.split(words)]
    are_named = [starts_with_honorific(piece) or bool(ARABIC_NAME.match(piece)) for piece in pieces]
    return pieces if len(pieces) > 1 and all(are_named) else [words]


def _all_listed(pieces: list[str]) -> list[str]:
    """The names before the "and" may be parted by commas: "Ana Ruiz, Ben Okoro and Li Wang"."""
    first = [piece.strip() for piece in pieces[0].split(",")]
    is_list = all(is_name_alone(piece) and not is_place(piece) for piece in first)
    return [*(first if is_list else pieces[:1]), *pieces[1:]]


def _heads_with_name(words: str, *, labelled: bool) -> bool:
    head = words.split(",")[0]
    if starts_with_honorific(words):
        return name_said(head) is not None
    return (labelled or "(" in head) and bool(is_name_alone(head) or person_said(head))
