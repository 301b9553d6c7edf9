"""Who a line names: persons, offices, organisations, placeholders; status, focus and who steps in."""

import re
from dataclasses import replace
from functools import cache, lru_cache

from stocktake_desktop.interchange.grid.own_words import status_on_paper
from stocktake_desktop.interchange.readers.programme_text.programme import ReadAppearance, ReadName
from stocktake_desktop.interchange.readers.programme_text.roles import role_meant
from stocktake_desktop.interchange.readers.programme_text.words_meant import (
    category_of,
    is_collective,
    is_function,
    is_organisation,
    is_placeholder,
    role_within,
)
from stocktake_desktop.models import Category, Role, Status
from stocktake_desktop.planning.folding import folded
from stocktake_desktop.planning.honorifics import addressed
from stocktake_desktop.planning.person_names import is_capitals, is_particle, split_name

_TBC = re.compile(r"[\s,–—-]*[(\[]?\b(?:tbc|t\.b\.c\.|to be confirmed|tba|tbd)\b\.?[)\]]?", re.IGNORECASE)
_CONFIRMED = re.compile(r"[\s,]*[(\[]\s*confirmed\s*[)\]]", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*\(((?:[^()]|\([^()]*\)){1,200})\)")
_OR = re.compile(r"\s+(?:or|ou|o)\s+(?:the\s+)?|\s*,?\s+else\s+(?:the\s+)?", re.IGNORECASE)
_MINUTES = re.compile(r"[\s,–—-]*[(\[]?\b(\d{1,3})\s?(?:min(?:ute)?s?\b\.?|['’])[)\]]?", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][\w’'.-]*")
_NO_NAME = re.compile(
    r"\b(?:climate|change|rights|migration|policy|policies|water|energy|data|goals|justice|security|human|global|local"
    r"|regional|national|international|social|public|new|session|panel|affairs|foreign|finance|interior|labou?r"
    r"|health|education|trade|development|remarks|address|statement|debate"
    r"|discussion|session|exchange|groups?|meeting|report|summary|agenda)\b",
    re.IGNORECASE,
)
"""What follows "General", "President" and the like where they begin no name."""
MOST_WORDS = 6
LONGEST_NAME = 300
"""Characters of one name with all that is said of it."""
DASH = re.compile(r"(\s[–—-]\s|(?<=[a-z])[–—]\s)")
_BEFORE_COLON = re.compile(r"([^:,()]{2,40}):\s+(\S.*)")
_CHINESE = re.compile(r"[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,6}·[\u4e00-\u9fff·]{1,12}")
"""A name in Chinese, or one that is written in it."""
ARABIC_NAME = re.compile(
    r"(?:((?:(?:ال)?سيد(?:ة)?|(?:ال)?دكتور(?:ة)?|د\.|أ\.|م\.|(?:ال)?أستاذ(?:ة)?|سعادة(?: السفير)?|معالي|صاحب السمو)"
    r"(?:\s(?:ال)?(?:سيد|دكتور|وزير)(?:ة)?)?)\s+)?((?:[\u0621-\u06ff-]{2,14}\s){1,3}[\u0621-\u06ff-]{2,14})"
)
"""A name in Arabic, as it is addressed."""
_QUOTED = re.compile(r"(?<=[\w)])[\s,:–—-]+[«“„\"](?:\s*)([^«»“”„\"]{3,200})[»”“\"]\.?$")
_QUOTED_FIRST = re.compile(r"[«“„\"]\s*([^«»“”„\"]{3,200}?)\s*[»”“\"]\s*[,:–—-]\s*(?=(?-i:[A-ZÀ-ÞА-Я]))")
SHORTENED = re.compile(r"(?:(?:\w\.){2,}|\b(?:Jr|Sr|Inc|Ltd|Co|Corp|etc|h\.\s?c|проф|доц)\.)$")
"""What ends with a stop and is no end of a sentence: "к.ю.н.", "D.C.", "Ltd."."""
_STOPPED = re.compile(r"(.{5,60}?\w\w)\.\s+((?-i:[A-ZÀ-ÞА-Я]).+)")
"""A name, a full stop, and where somebody is from."""
_MODE = re.compile(
    r"\s*(?:[–—-]\s*|\(\s*)((?:in[ -]person|virtual(?:ly)?|online|remote(?:ly)?|by video(?: ?link)?|video message"
    r"|en ligne|à distance|virtuel|en línea|онлайн))\s*\)?$",
    re.IGNORECASE,
)
_ITEM = re.compile(
    r"(?:opening|closing|adoption|election|statements?|reports?|introduction|presentations?|discussions?|debate|general"
    r"|interactive|questions?|remarks|review|consideration|overview|coffee|lunch|break|summary|appointment|approval"
    r"|outcome|update|launch|signing|registration|working|closed|open|informal|high-level)\b",
    re.IGNORECASE,
)
OFFICE_WORDS = re.compile(
    r"(?:(?:deputy|vice|under|assistant|senior|former|erster?) )*(?:vorstand|leiter(?:in)?\b|intendant|bürgermeister"
    r"|redakteur|präsident|direktor|referent|professor|ministre?\b"
    r"|directeur|directrice|secrétaire|président|chef\b|conseill|ambassad|embajador|director[a]?\b|secretari|ministr"
    r"|profesor|presidente|alcald|gobernador|prefeit|reitor|rector\b|vicerrector|decan[oa]\b|jef[ea]\b|coordina|директор|министр|председатель|заведующ|профессор|доцент|секретарь|посол"
    r"|руководитель|начальник|глава|academic|analyst|adviser|advisor|officer|founder|editor|journalist|correspondent"
    r"|presenter|manager|specialist|economist|lawyer|researcher|fellow|lecturer|partner|consultant|counsel|delegate"
    r"|member|lead\b|expert|engineer|negotiator|moderator|CEO|author|anchor|commissioner|registrar|judge)",
    re.IGNORECASE,
)


def appearance(words: str, default: Role, *, labelled: bool = False) -> ReadAppearance | None:
    """The somebody that `words` name, or None when they are a sentence and name nobody."""
    if len(words) > LONGEST_NAME:
        return None
    rest, status = status_said(words)
    rest, minutes = _minutes(rest)
    rest, mode = _mode(rest)
    rest, talk = talk_said(rest)
    mode += talk
    whole = _named_with_affiliation(rest, labelled=labelled)
    rest, notes = (rest, []) if whole else _notes(rest)
    first, *others = [rest] if whole else _alternatives(rest)
    name = whole or read_name(first, labelled=labelled)
    ends = words.endswith(".") and not SHORTENED.search(words)
    is_full = whole is not None or (name is not None and bool(name.family_name) and not ends)
    is_full = is_full or (labelled and name is not None and bool(name.function) and not ends)
    if name is None or not (is_full or not (_is_sentence(first) or (ends and _is_sentence(words)))):
        return None
    if not (labelled or whole or _is_somebody(name)):
        return None
    alternates = [other for other in map(read_name, others) if other is not None]
    return ReadAppearance(
        name=name,
        role=_role_in(first) or _role(name, first, default),
        status=status or _usual_status(name),
        minutes=minutes,
        notes="; ".join([*notes, *mode]),
        alternates=alternates,
    )


def read_name(words: str, *, labelled: bool = False) -> ReadName | None:
    """A person, an office, an organisation or a placeholder; None for nothing."""
    words = words.replace("*", "").strip(" ,;:")
    if not words:
        return None
    if is_collective(words):
        return ReadName(organisation=words, category=category_of(words), collective=True)
    if is_placeholder(words):
        return ReadName(placeholder=words)
    plain, short = _short_name(words)
    return (
        person_said(words, labelled=labelled)
        or _office(plain)
        or ReadName(organisation=plain, short_name=short, category=category_of(words))
    )


def _alternatives(words: str) -> list[str]:
    """ "the Minister or the President" in rank; "on podium or front of the room" is no choice between two."""
    parts = [part.strip(" ,;:") for part in _OR.split(words)]
    return parts if all(part[:1].isupper() for part in parts[1:]) else [words]


def status_said(words: str) -> tuple[str, Status | None]:
    """Words without what they say of whether somebody comes, and what that is."""
    rest, status = status_on_paper(words)
    if status is not None:
        return rest.strip(), status
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


def talk_said(words: str) -> tuple[str, list[str]]:
    """What somebody speaks about, in quotes behind the name."""
    if first := _QUOTED_FIRST.match(words):
        return words[first.end() :], [first[1]]
    match = _QUOTED.search(words)
    return (words[: match.start()].strip(" ,:–—-"), [match[1]]) if match else (words, [])


def _is_sentence(words: str) -> bool:
    count = len(words.split())
    return (
        count > 14
        or (words.endswith(".") and not SHORTENED.search(words) and count > 3)
        or (count > 3 and words[0].islower())
    )


def starts_with_honorific(words: str) -> bool:
    """Whether words begin as a person is addressed: "H.E. Ms. …"."""
    found = addressed(words)
    return bool(found.title and found.rest) and found.is_sure


def _role_in(words: str) -> Role | None:
    """The role a part between commas gives: "Jane Doe, Minister of Water, Co-facilitator"."""
    return next((role for part in words.split(",")[1:] if (role := role_meant(part))), None)


def _role(name: ReadName, words: str, default: Role) -> Role:
    if name.placeholder or name.collective:
        return role_within(words) or default
    return default


def _short_name(words: str) -> tuple[str, str]:
    """An organisation and the letters it goes by: "Global Forum on Migration (GFM)"."""
    match = re.fullmatch(r"(.*\S)\s*\(([A-Z][\w.&/-]{1,14})\)", words)
    return (match[1], match[2]) if match and match[2].isupper() else (words, "")


def person_said(words: str, *, labelled: bool = False) -> ReadName | None:
    """ "Ms. Jane Doe, Director of X, Y Institute", "President of Mexico, Enrique Peña Nieto", "Jane Doe (Kenya)"."""
    words, country = _in_brackets(words.replace("（", " (").replace("）", ")"))
    if labelled and country and is_name_alone(country) and not is_name_alone(words) and len(words.split()) == 1:
        words, country = country, words  # "Rotterdam (Jan de Boer)"
    if (parted := _STOPPED.fullmatch(words)) and is_name_alone(addressed(parted[1]).rest):
        words = f"{parted[1]}, {parted[2]}"
    parts = [part.strip() for part in re.split("[,，،]", words)]
    if not country and len(parts) > 1 and parts[0].endswith(")"):
        parts[0], country = _in_brackets(parts[0])
    if labelled and (arabic := ARABIC_NAME.fullmatch(parts[0])) and not is_organisation(parts[0]):
        return _affiliated(ReadName(honorific=arabic[1] or "", family_name=arabic[2]), parts[1:], country)
    if labelled and _CHINESE.fullmatch(parts[0]) and not is_organisation(parts[0]):
        return _affiliated(ReadName(family_name=parts[0]), parts[1:], country)
    if len(parts) == 2 and is_capitals(parts[0]) and _is_name(parts[1], at_least=1) and not is_organisation(words):
        given, family = split_name(words).given, split_name(words).family
        return ReadName(given_name=given, family_name=family, organisation=country)
    if len(parts) > 1 and is_function(parts[0]) and (name := name_said(parts[-1])):
        return replace(name, function=", ".join(parts[:-1]), organisation=country)
    name = name_said(parts[0])
    if name is None or not (name.honorific or len(parts) > 1 or country or (labelled and is_name_alone(words))):
        return None
    return _affiliated(name, parts[1:], country)


def _affiliated(name: ReadName, parts: list[str], country: str) -> ReadName:
    parts = [part for part in parts if part]
    functions = [
        part for part in parts if is_function(part) or (OFFICE_WORDS.match(part) and not is_organisation(part))
    ]
    others = [part for part in parts if part not in functions and not role_meant(part)]
    return replace(
        name, function=", ".join(functions), organisation=", ".join([*others, *([country] if country else [])])
    )


def _named_with_affiliation(words: str, *, labelled: bool) -> ReadName | None:
    """ "Mr. Arjun Mehra – Deputy Registrar General, India", "BioNTech: Prof. Emre Yıldız"."""
    if match := _BEFORE_COLON.fullmatch(words):
        name = name_said(match[2].split(",")[0])
        if name and name.honorific and not role_meant(match[1]):
            return _affiliated(name, [match[1], *(part.strip() for part in match[2].split(",")[1:])], "")
    head, found, tail = DASH.split(words, maxsplit=1) if DASH.search(words) else (words, "", "")
    if not found:
        return person_said(words, labelled=labelled) if starts_with_honorific(words) else None
    name = person_said(head.strip(), labelled=True) if labelled or starts_with_honorific(head) else None
    if name is None or not name.family_name:
        return None
    return _affiliated(name, [name.function, name.organisation, *(part.strip() for part in tail.split(","))], "")


def is_name_alone(words: str) -> bool:
    """Whether words can only be a person’s name where a role was announced: no country, office or organisation."""
    each = addressed(words).rest.split()
    if not 1 < len(each) <= 5 or is_organisation(words) or is_function(words) or _NO_NAME.search(words):
        return False
    if (
        OFFICE_WORDS.match(" ".join(each))
        or category_of(words) is not Category.OTHER
        or (len(each[0]) < 5 and each[0].isupper() and len(each) > 2)
    ):
        return False
    return _is_name(" ".join(each), at_least=2) and folded(words) not in countries() and not words.isupper()


def is_place(words: str) -> bool:
    """Whether words are a country."""
    return folded(words) in countries()


def _is_somebody(name: ReadName) -> bool:
    """Whether a name read where nothing announces one is somebody: a person, a place kept, a known sort of body."""
    if name.is_person or name.placeholder or name.collective or name.short_name:
        return True
    words = name.organisation
    return (is_organisation(words) or name.category is not Category.OTHER) and not _ITEM.match(words)


@cache
def countries() -> frozenset[str]:
    """Names of countries, folded, in the languages that programmes are written in."""
    from babel import Locale

    names = (Locale(language).territories.values() for language in ("en", "fr", "es", "ru", "ar", "de", "pt"))
    return frozenset(folded(name) for each in names for name in each)


def _mode(words: str) -> tuple[str, list[str]]:
    """Whether somebody comes: "- in person", "(by video link)"."""
    match = _MODE.search(words)
    return (words[: match.start()].strip(), [match[1]]) if match else (words, [])


def _in_brackets(words: str) -> tuple[str, str]:
    match = re.fullmatch(r"(.*\S)\s*\(([^()]+)\)", words)
    return (match[1], match[2].strip()) if match else (words, "")


@lru_cache(maxsize=1000)
def name_said(words: str) -> ReadName | None:
    """The person that words name, and say no more of."""
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
        at_least <= len(each) <= MOST_WORDS
        and all(
            _WORD.fullmatch(word) and (word[0].isupper() or is_particle(word) or word in ("y", "e")) for word in each
        )
        and any(word[0].isupper() for word in each)
        and (each[0][0].isupper() or at_least == 1)
    )


def _office(words: str) -> ReadName | None:
    if not is_function(words):
        return None
    words = words.removeprefix("the ").removeprefix("The ")
    office, _comma, body = re.sub("[،，]", ", ", words).partition(", ")
    is_body = "," not in body and (is_organisation(body) or is_place(body) or category_of(body) is not Category.OTHER)
    return ReadName(function=office, organisation=body) if is_body else ReadName(function=words)
