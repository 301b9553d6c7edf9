"""Who a line names: persons, offices, organisations, placeholders; status, focus and who steps in."""

import re
from dataclasses import replace

from stocktake_desktop.interchange.readers.programme_text.programme import ReadAppearance, ReadName
from stocktake_desktop.interchange.readers.programme_text.words_meant import (
    category_of,
    is_collective,
    is_function,
    is_organisation,
    is_placeholder,
    role_named,
    role_within,
)
from stocktake_desktop.models import Role, Status
from stocktake_desktop.planning.honorifics import addressed
from stocktake_desktop.planning.person_names import is_particle, split_name

_TBC = re.compile(r"[\s,–—-]*[(\[]?\b(?:tbc|t\.b\.c\.|to be confirmed|tba|tbd)\b\.?[)\]]?", re.IGNORECASE)
_CONFIRMED = re.compile(r"[\s,]*[(\[]\s*confirmed\s*[)\]]", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*\(((?:[^()]|\([^()]*\)){1,200})\)")
_OR = re.compile(r"\s+(?:or|ou|o)\s+(?:the\s+)?|\s*,?\s+else\s+(?:the\s+)?", re.IGNORECASE)
_MINUTES = re.compile(r"[\s,–—-]*[(\[]?\b(\d{1,3})\s?(?:min(?:ute)?s?\b\.?|['’])[)\]]?", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][\w’'.-]*")
_NO_NAME = re.compile(
    r"\b(?:affairs|foreign|finance|interior|labou?r|health|education|trade|development|remarks|address|statement|debate"
    r"|discussion|session|exchange|groups?|meeting|report|summary|agenda)\b",
    re.IGNORECASE,
)
"""What follows "General", "President" and the like where they begin no name."""
_MOST_WORDS = 6
_ROLE_LABEL = re.compile(r"([A-Za-z][A-Za-z -]{2,30}?)\s*(?::|\s[–—-])\s*(.*)")
_LONGEST = 200


def role_label(line: str) -> tuple[Role, str] | None:
    """The role a line announces and what follows: "Moderator: Jane Doe" or "Panellists:"."""
    match = _ROLE_LABEL.fullmatch(line[:2000])
    role = role_named(match[1]) if match else None
    return (role, match[2].strip()) if match and role else None


def appearance(words: str, default: Role) -> ReadAppearance | None:
    """The somebody that `words` name, or None when they are a sentence and name nobody."""
    if len(words) > _LONGEST:
        return None
    rest, status = _status(words)
    rest, minutes = _minutes(rest)
    rest, notes = _notes(rest)
    first, *others = _alternatives(rest)
    name = read_name(first)
    if name is None or _is_sentence(first) or (words.endswith(".") and _is_sentence(words)):
        return None
    alternates = [other for other in map(read_name, others) if other is not None]
    return ReadAppearance(
        name=name,
        role=_role_in(first) or _role(name, first, default),
        status=status or _usual_status(name),
        minutes=minutes,
        notes="; ".join(notes),
        alternates=alternates,
    )


def read_name(words: str) -> ReadName | None:
    """A person, an office, an organisation or a placeholder; None for nothing."""
    words = words.strip(" ,;:")
    if not words:
        return None
    if is_collective(words):
        return ReadName(organisation=words, category=category_of(words), collective=True)
    if is_placeholder(words):
        return ReadName(placeholder=words)
    plain, short = _short_name(words)
    return (
        _person(words) or _office(plain) or ReadName(organisation=plain, short_name=short, category=category_of(words))
    )


def _alternatives(words: str) -> list[str]:
    """ "the Minister or the President" in rank; "on podium or front of the room" is no choice between two."""
    parts = [part.strip(" ,;:") for part in _OR.split(words)]
    return parts if all(part[:1].isupper() for part in parts[1:]) else [words]


def _status(words: str) -> tuple[str, Status | None]:
    if _TBC.search(words):
        return _TBC.sub("", words).strip(), Status.TO_BE_CONFIRMED
    if _CONFIRMED.search(words):
        return _CONFIRMED.sub("", words).strip(), Status.CONFIRMED
    return words, None


def _usual_status(name: ReadName) -> Status:
    """Placeholders wait for a name; groups need not confirm; who is named without TBC counts as invited."""
    if name.placeholder:
        return Status.TO_BE_CONFIRMED
    return Status.CONFIRMED if name.collective else Status.INVITED


def _minutes(words: str) -> tuple[str, int | None]:
    match = _MINUTES.search(words)
    return (words.replace(match[0], "", 1).strip(), int(match[1])) if match else (words, None)


def _notes(words: str) -> tuple[str, list[str]]:
    """Take remarks out: "(focus: …)", a long bracket, what stands after a dash."""
    notes = []
    for match in _BRACKETS.finditer(words):
        inside = match[1].strip()
        if ":" in inside or len(inside.split()) > 4:
            notes.append(inside)
            words = words.replace(match[0], "", 1)
    for dash in (" – ", " — ", " - "):
        head, found, tail = words.partition(dash)
        if found and (is_placeholder(head.strip()) or len(tail.split()) > 5):
            return head.strip(), [*notes, tail.strip()]
    return words.strip(), notes


def _is_sentence(words: str) -> bool:
    count = len(words.split())
    return count > 14 or (words.endswith(".") and count > 3) or (count > 3 and words[0].islower())


def starts_with_honorific(words: str) -> bool:
    """Whether words begin as a person is addressed: "H.E. Ms. …"."""
    found = addressed(words)
    return bool(found.title and found.rest) and found.is_sure


def _role_in(words: str) -> Role | None:
    """The role a part between commas gives: "Jane Doe, Minister of Water, Co-facilitator"."""
    return next((role for part in words.split(",")[1:] if (role := role_named(part))), None)


def _role(name: ReadName, words: str, default: Role) -> Role:
    if name.placeholder or name.collective:
        return role_within(words) or default
    return default


def _short_name(words: str) -> tuple[str, str]:
    """An organisation and the letters it goes by: "Global Forum on Migration (GFM)"."""
    match = re.fullmatch(r"(.*\S)\s*\(([A-Z][\w.&/-]{1,14})\)", words)
    return (match[1], match[2]) if match and match[2].isupper() else (words, "")


def _person(words: str) -> ReadName | None:
    """ "Ms. Jane Doe, Director of X, Y Institute", "President of Mexico, Enrique Peña Nieto", "Jane Doe (Kenya)"."""
    words, country = _in_brackets(words)
    parts = [part.strip() for part in words.split(",")]
    if len(parts) > 1 and is_function(parts[0]) and (name := _named(parts[-1])):
        return replace(name, function=", ".join(parts[:-1]), organisation=country)
    name = _named(parts[0])
    if name is None or not (name.honorific or len(parts) > 1 or country):
        return None
    functions = [part for part in parts[1:] if is_function(part)]
    others = [part for part in parts[1:] if part not in functions and not role_named(part)]
    return replace(
        name, function=", ".join(functions), organisation=", ".join([*others, *([country] if country else [])])
    )


def _in_brackets(words: str) -> tuple[str, str]:
    match = re.fullmatch(r"(.*\S)\s*\(([^()]+)\)", words)
    return (match[1], match[2].strip()) if match else (words, "")


def _named(words: str) -> ReadName | None:
    found = addressed(words)
    if (
        is_function(found.rest)
        or (is_organisation(words) and not found.is_sure)
        or (found.title and not found.is_sure and _NO_NAME.search(words))
        or not _is_name(found.rest, at_least=1 if found.is_sure else 2)
    ):
        return None
    parts = split_name(words)
    return ReadName(honorific=parts.honorific, given_name=parts.given, family_name=parts.family)


def _is_name(words: str, at_least: int) -> bool:
    """Whether words are written as names are: capitals and particles, not many."""
    each = words.split()
    return (
        at_least <= len(each) <= _MOST_WORDS
        and all(
            _WORD.fullmatch(word) and (word[0].isupper() or is_particle(word) or word in ("y", "e")) for word in each
        )
        and any(word[0].isupper() for word in each)
        and (each[0][0].isupper() or at_least == 1)
    )


def _office(words: str) -> ReadName | None:
    return ReadName(function=words.removeprefix("the ").removeprefix("The ")) if is_function(words) else None
