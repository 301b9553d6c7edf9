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
from stocktake_desktop.planning.honorifics import addressed, word_set
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
_MOST_WORDS = 6
_LONGEST, _LONGEST_LIST = 300, 3_000
"""Characters of one name with all that is said of it, and of a list of them."""
_DASH = re.compile(r"(\s[–—-]\s|(?<=[a-z])[–—]\s)")
_BEFORE_COLON = re.compile(r"([^:,()]{2,40}):\s+(\S.*)")
_AFTER_BRACKET = re.compile(r"(?<=\))\s*(?:,|/)?\s*(?:(?:and|et|y|e|и|und|&|و|和)\s+)?(?=(?-i:[A-ZÀ-ÞА-Я]))")
_AND = re.compile(r"\s*,?\s+(?:and|et|y|e|и|und|&)\s+(?=(?-i:[A-ZÀ-ÞА-Я]))")
_IN_TALK = re.compile(r"\s(?:im Gespräch mit|in conversation with|en conversation avec|en diálogo con|в беседе с)\s")
_BEFORE_HONORIFIC = re.compile(
    r",\s+(?=(?:H\.?\s?E|Mr|Mrs|Ms|Dr|Prof|Amb|Sr|Sra|Mme|M|Excmo|Excma)\b\.?\s)"
    r"|،\s+و?(?=(?:ال)?(?:سيد|دكتور|أستاذ)(?:ة)?\s|د\.\s|أ\.\s)"
)
_CHINESE = re.compile(r"[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,6}·[\u4e00-\u9fff·]{1,12}")
"""A name in Chinese, or one that is written in it."""
_ARABIC = re.compile(
    r"(?:((?:(?:ال)?سيد(?:ة)?|(?:ال)?دكتور(?:ة)?|د\.|أ\.|م\.|(?:ال)?أستاذ(?:ة)?|سعادة(?: السفير)?|معالي|صاحب السمو)"
    r"(?:\s(?:ال)?(?:سيد|دكتور|وزير)(?:ة)?)?)\s+)?((?:[\u0621-\u06ff-]{2,14}\s){1,3}[\u0621-\u06ff-]{2,14})"
)
"""A name in Arabic, as it is addressed."""
_LAST_BRACKET = re.compile(r"\s*\(([^()]{5,200})\)$")
_IN_FULL = re.compile(r"([^()]+?)\s*\(([^()\d][^()]{1,80})\)")
_PART = re.compile(r"(?:part|continued|cont|suite|continuación|segment|closed|open|closing|tbc|tba|[a-zà-þ])\b", re.I)
_QUOTED = re.compile(r"(?<=[\w)])[\s,:–—-]+[«“„\"](?:\s*)([^«»“”„\"]{3,200})[»”“\"]\.?$")
_QUOTED_FIRST = re.compile(r"[«“„\"]\s*([^«»“”„\"]{3,200}?)\s*[»”“\"]\s*[,:–—-]\s*(?=(?-i:[A-ZÀ-ÞА-Я]))")
_SHORTENED = re.compile(r"(?:(?:\w\.){2,}|\b(?:Jr|Sr|Inc|Ltd|Co|Corp|etc|h\.\s?c|проф|доц)\.)$")
"""What ends with a stop and is no end of a sentence: "к.ю.н.", "D.C.", "Ltd."."""
_NO_OFFICE = word_set(
    "where and or the a an in on for with at by from to as is are was de du des la le les el los las y et ou en em da"
    " do dos das e o os и в на для по с und mit fur von im am zum der die das"
)
"""With which no office begins, that stands in small letters behind a name."""
_STOPPED = re.compile(r"(.{5,60}?\w\w)\.\s+((?-i:[A-ZÀ-ÞА-Я]).+)")
"""A name, a full stop, and where somebody is from."""
_LABELLED = re.compile(r"([^\W\d_][^:：()]{2,40}?)\s*[:：]\s+(.+)")
_GIVEN_BY = re.compile(r"\s+(?:par|por|a cargo de|mit|от)\s+", re.IGNORECASE)
_BY = re.compile(r"\s+(?:by|with)\s+", re.IGNORECASE)
_LAST_PART = re.compile(r"[,.]\s+(?=(?-i:[A-ZÀ-ÞА-Я]))")
_SPEECHES = re.compile(
    r"(?:remarks|address|statement|welcome|opening|closing|keynote|mot de|ouverture|clôture|allocution"
    r"|clausura|apertura|bienvenida|inauguración|закрытие|открытие|слово|eröffnung|begrüßung|encerramento|abertura)",
    re.IGNORECASE,
)
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
_OFFICE_WORDS = re.compile(
    r"(?:(?:deputy|vice|under|assistant|senior|former|erster?) )*(?:vorstand|leiter(?:in)?\b|intendant|bürgermeister"
    r"|redakteur|präsident|direktor|referent|professor|ministre?\b"
    r"|directeur|directrice|secrétaire|président|chef\b|conseill|ambassad|embajador|director[a]?\b|secretari|ministr"
    r"|profesor|presidente|alcald|gobernador|prefeit|reitor|rector\b|vicerrector|decan[oa]\b|jef[ea]\b|coordina|директор|министр|председатель|заведующ|профессор|доцент|секретарь|посол"
    r"|руководитель|начальник|глава|academic|analyst|adviser|advisor|officer|founder|editor|journalist|correspondent"
    r"|presenter|manager|specialist|economist|lawyer|researcher|fellow|lecturer|partner|consultant|counsel|delegate"
    r"|member|lead\b|expert|engineer|negotiator|moderator|CEO|author|anchor|commissioner|registrar|judge)",
    re.IGNORECASE,
)


def appearances(words: str, default: Role, *, labelled: bool = False) -> list[ReadAppearance]:
    """All that a line or a cell names, empty when it names nobody; `labelled`: a role says that somebody follows."""
    if len(words) > _LONGEST_LIST:
        return []
    found = [appearance(one, default, labelled=labelled) for one in names_in(words, labelled=labelled)]
    return [one for one in found if one is not None] if all(found) else []


def appearance(words: str, default: Role, *, labelled: bool = False) -> ReadAppearance | None:
    """The somebody that `words` name, or None when they are a sentence and name nobody."""
    if len(words) > _LONGEST:
        return None
    rest, status = _status(words)
    rest, minutes = _minutes(rest)
    rest, mode = _mode(rest)
    rest, talk = _talk(rest)
    mode += talk
    whole = _named_with_affiliation(rest, labelled=labelled)
    rest, notes = (rest, []) if whole else _notes(rest)
    first, *others = [rest] if whole else _alternatives(rest)
    name = whole or read_name(first, labelled=labelled)
    ends = words.endswith(".") and not _SHORTENED.search(words)
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
        _person(words, labelled=labelled)
        or _office(plain)
        or ReadName(organisation=plain, short_name=short, category=category_of(words))
    )


def _alternatives(words: str) -> list[str]:
    """ "the Minister or the President" in rank; "on podium or front of the room" is no choice between two."""
    parts = [part.strip(" ,;:") for part in _OR.split(words)]
    return parts if all(part[:1].isupper() for part in parts[1:]) else [words]


def _status(words: str) -> tuple[str, Status | None]:
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


def _talk(words: str) -> tuple[str, list[str]]:
    """What somebody speaks about, in quotes behind the name."""
    if first := _QUOTED_FIRST.match(words):
        return words[first.end() :], [first[1]]
    match = _QUOTED.search(words)
    return (words[: match.start()].strip(" ,:–—-"), [match[1]]) if match else (words, [])


def _is_sentence(words: str) -> bool:
    count = len(words.split())
    return (
        count > 14
        or (words.endswith(".") and not _SHORTENED.search(words) and count > 3)
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


def _person(words: str, *, labelled: bool = False) -> ReadName | None:
    """ "Ms. Jane Doe, Director of X, Y Institute", "President of Mexico, Enrique Peña Nieto", "Jane Doe (Kenya)"."""
    words, country = _in_brackets(words.replace("（", " (").replace("）", ")"))
    if labelled and country and is_name_alone(country) and not is_name_alone(words) and len(words.split()) == 1:
        words, country = country, words  # "Rotterdam (Jan de Boer)"
    if (parted := _STOPPED.fullmatch(words)) and is_name_alone(addressed(parted[1]).rest):
        words = f"{parted[1]}, {parted[2]}"
    parts = [part.strip() for part in re.split("[,，،]", words)]
    if not country and len(parts) > 1 and parts[0].endswith(")"):
        parts[0], country = _in_brackets(parts[0])
    if labelled and (arabic := _ARABIC.fullmatch(parts[0])) and not is_organisation(parts[0]):
        return _affiliated(ReadName(honorific=arabic[1] or "", family_name=arabic[2]), parts[1:], country)
    if labelled and _CHINESE.fullmatch(parts[0]) and not is_organisation(parts[0]):
        return _affiliated(ReadName(family_name=parts[0]), parts[1:], country)
    if len(parts) == 2 and is_capitals(parts[0]) and _is_name(parts[1], at_least=1) and not is_organisation(words):
        given, family = split_name(words).given, split_name(words).family
        return ReadName(given_name=given, family_name=family, organisation=country)
    if len(parts) > 1 and is_function(parts[0]) and (name := _named(parts[-1])):
        return replace(name, function=", ".join(parts[:-1]), organisation=country)
    name = _named(parts[0])
    if name is None or not (name.honorific or len(parts) > 1 or country or (labelled and is_name_alone(words))):
        return None
    return _affiliated(name, parts[1:], country)


def _affiliated(name: ReadName, parts: list[str], country: str) -> ReadName:
    parts = [part for part in parts if part]
    functions = [
        part for part in parts if is_function(part) or (_OFFICE_WORDS.match(part) and not is_organisation(part))
    ]
    others = [part for part in parts if part not in functions and not role_meant(part)]
    return replace(
        name, function=", ".join(functions), organisation=", ".join([*others, *([country] if country else [])])
    )


def _named_with_affiliation(words: str, *, labelled: bool) -> ReadName | None:
    """ "Mr. Arjun Mehra – Deputy Registrar General, India", "BioNTech: Prof. Emre Yıldız"."""
    if match := _BEFORE_COLON.fullmatch(words):
        name = _named(match[2].split(",")[0])
        if name and name.honorific and not role_meant(match[1]):
            return _affiliated(name, [match[1], *(part.strip() for part in match[2].split(",")[1:])], "")
    head, found, tail = _DASH.split(words, maxsplit=1) if _DASH.search(words) else (words, "", "")
    if not found:
        return _person(words, labelled=labelled) if starts_with_honorific(words) else None
    name = _person(head.strip(), labelled=True) if labelled or starts_with_honorific(head) else None
    if name is None or not name.family_name:
        return None
    return _affiliated(name, [name.function, name.organisation, *(part.strip() for part in tail.split(","))], "")


def is_name_alone(words: str) -> bool:
    """Whether words can only be a person’s name where a role was announced: no country, office or organisation."""
    each = addressed(words).rest.split()
    if not 1 < len(each) <= 5 or is_organisation(words) or is_function(words) or _NO_NAME.search(words):
        return False
    if (
        _OFFICE_WORDS.match(" ".join(each))
        or category_of(words) is not Category.OTHER
        or (len(each[0]) < 5 and each[0].isupper() and len(each) > 2)
    ):
        return False
    return _is_name(" ".join(each), at_least=2) and folded(words) not in _countries() and not words.isupper()


def is_person_in_full(words: str) -> bool:
    """Whether a line without a label is somebody with name and affiliation: "Arne Dornbusch, Bezirksamtsleiter"."""
    if len(words) > _LONGEST:
        return False
    rest, _said = _status(words)
    rest, talk = _talk(rest)
    if starts_with_honorific(rest) or (talk and (is_name_alone(rest) or is_person_in_full(rest))):
        return True
    head, comma, tail = rest.partition(",")
    if addressed(head).title and is_name_alone(addressed(head).rest) and (comma or len(head.split()) < _MOST_WORDS):
        return True
    if _IN_FULL.fullmatch(head) and comma:
        return is_person_in_full(f"{head.partition('(')[0].strip()},{tail}")
    if not comma:
        match = re.fullmatch(r"([^()]+?)\s*\(([^()]+)\)", rest)
        head, tail = (match[1], match[2]) if match else (rest, "")
        is_place = folded(tail) in _countries() or is_organisation(tail) or tail.isupper()
        return bool(match) and is_name_alone(head) and is_place
    return (
        is_name_alone(head)
        and len(head.split()) < 5
        and bool(
            is_function(tail.strip())
            or is_organisation(tail)
            or _OFFICE_WORDS.search(tail)
            or folded(tail) in _countries()
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
        and not (words.endswith((".", ":", "?", "!")) and not _SHORTENED.search(words))
    )


def are_people_in_full(words: str) -> bool:
    """Whether a line is a list of persons, each with where they are from: "Ana Ruiz (UNHCR) and Ola Heis (Norway)"."""
    named = [_IN_FULL.fullmatch(one) for one in names_in(words)] if len(words) < _LONGEST else []
    return len(named) > 1 and all(one and is_name_alone(one[1]) and not _PART.match(one[2]) for one in named)


def label_of_person(words: str) -> tuple[str, str] | None:
    """What somebody does and who, where that can only be a person: "Video message: H.E. Mr. Karl Brandt, Minister"."""
    match = _LABELLED.fullmatch(words) if len(words) < _LONGEST else None
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
    for match in list(_DASH.finditer(title))[::-1]:
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
    if len(pieces) > 1 and all(_person(piece, labelled=labelled) for piece in pieces):
        return pieces
    pieces = [piece.strip(" ,") for piece in _AND.split(words)]
    head, colon, rest = pieces[0].partition(": ")
    firsts = [rest if colon else head, *pieces[1:]]
    if len(pieces) > 1 and all(_heads_with_name(piece, labelled=labelled) for piece in firsts):
        return [f"{head}: {piece}" for piece in firsts] if colon else _all_listed(pieces)
    pieces = [piece.strip() for piece in words.split(",")]
    if len(pieces) > 1 and all(_heads_with_name(piece, labelled=labelled) and not _is_place(piece) for piece in pieces):
        return pieces
    pieces = [piece.strip(" ,،") for piece in _BEFORE_HONORIFIC.split(words)]
    are_named = [starts_with_honorific(piece) or bool(_ARABIC.match(piece)) for piece in pieces]
    return pieces if len(pieces) > 1 and all(are_named) else [words]


def _all_listed(pieces: list[str]) -> list[str]:
    """The names before the "and" may be parted by commas: "Ana Ruiz, Ben Okoro and Li Wang"."""
    first = [piece.strip() for piece in pieces[0].split(",")]
    is_list = all(is_name_alone(piece) and not _is_place(piece) for piece in first)
    return [*(first if is_list else pieces[:1]), *pieces[1:]]


def _heads_with_name(words: str, *, labelled: bool) -> bool:
    head = words.split(",")[0]
    if starts_with_honorific(words):
        return _named(head) is not None
    return (labelled or "(" in head) and bool(is_name_alone(head) or _person(head))


def _is_place(words: str) -> bool:
    return folded(words) in _countries()


def _is_somebody(name: ReadName) -> bool:
    """Whether a name read where nothing announces one is somebody: a person, a place kept, a known sort of body."""
    if name.is_person or name.placeholder or name.collective or name.short_name:
        return True
    words = name.organisation
    return (is_organisation(words) or name.category is not Category.OTHER) and not _ITEM.match(words)


@cache
def _countries() -> frozenset[str]:
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
    if not is_function(words):
        return None
    words = words.removeprefix("the ").removeprefix("The ")
    office, _comma, body = re.sub("[،，]", ", ", words).partition(", ")
    is_body = "," not in body and (is_organisation(body) or _is_place(body) or category_of(body) is not Category.OTHER)
    return ReadName(function=office, organisation=body) if is_body else ReadName(function=words)
