"""The one place where a name typed or read is split into title, given and family name; every word of it stays."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from stocktake_desktop.planning.folding import folded
from stocktake_desktop.planning.honorifics import addressed, is_title, word_set

_PARTICLES = word_set(
    "von van vom zu zum zur der den dem ten ter te op de la las los le les du des del della dal dalla dei degli"
    " da das dos do di d' du af av al el bin ben ibn bint binti abu umm ould san santa santo st saint mac abd"
    " abdel 't in lo"
)
_SMALL_ONLY = word_set("do in op te das lo st zu dem")
"""Written with a capital they are names of their own."""
_HYPHENED = re.compile(r"(?:(?:al|el|ben|bin|ad|ar|as|ash|at|az)-|(?:d|dell|l)')\w")
_AND = frozenset(("y", "e", "i"))
"""Between two family names: "Ortega y Gasset"."""
_SUFFIXES = word_set("jr sr jnr snr junior neto filho sobrinho esq")
_NUMERAL = re.compile(r"(?:II|III|IV|VI{0,3}|IX|X{1,3}I{0,3}|XIV|XVI)")
_DEGREES = word_set("PhD DPhil MD MP MEP KC QC SC OBE MBE CBE DBE KCMG CMG GCMG MSc MBA LLM LLB SJ OFM OP")
_OF_MARIA = word_set(
    "carmen pilar rosario angeles dolores mar luz socorro consuelo jesus lourdes mercedes soledad rocio refugio"
    " paz fatima guadalupe milagros nieves"
)
"""María of these is a given name."""
_SPANISH = re.compile(r"(?!beatriz$|inez$|luiz$|ruiz-)[^\W\d_]{2,}(?:ez|iz|oz)")
_OFTEN_SPANISH = word_set(
    "garcia pena torres flores castro rojas moreno herrera ramos cruz reyes morales ortega vargas mendoza"
    " guerrero medina castillo rivera delgado molina navarro soto salazar aguilar vega rios cabrera fuentes"
    " carrillo romero gutierrez calderon lopez cardenas zapata bolanos correa arias santos mejia acosta blanco"
    " campos cortes duran espinosa espinoza figueroa franco ibarra leon luna maldonado mora ochoa pacheco padilla"
    " palacios peralta ponce rosales rubio salinas sandoval serrano sosa trujillo valencia vera villalobos zamora"
)
"""The first of two family names, by this alone."""
_VIETNAMESE = word_set("nguyen tran pham hoang phan vu vo dang bui ngo duong ly le")
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)+[^\W\d_]?\.?")
_BRACKET = re.compile(r"\s*\(([^()]{1,30})\)\s*$")


class NameParts(NamedTuple):
    """A name in its parts."""

    honorific: str
    """How somebody is addressed: "H.E. Mr."."""
    given: str
    """The given names."""
    family: str
    """The family name with its particles and what stands behind it ("Jr."); a name of one word whole."""


def split_name(whole: str) -> NameParts:
    """The parts of "H.E. Mr. Luis GARCÍA MÁRQUEZ", "García, Luis", "Lt. Gen. Ana von der Heide"; of nothing, nothing.

    What is in capitals is the family name. Scripts that know no capitals are left as they are, as the family name.
    """
    whole, bracket = _without_bracket(" ".join(whole.split()))
    title, rest, _is_sure = addressed(whole)
    given, family, after = _parted(rest)
    return NameParts(" ".join(filter(None, (title, after, bracket))), given, family)


def is_particle(word: str) -> bool:
    """Whether a word belongs to the family name behind it: "von", "Al", "al-Assad"."""
    key = folded(word)
    if key in _PARTICLES:
        return word.islower() or key not in _SMALL_ONLY
    return bool(_HYPHENED.match(key))


def is_suffix(word: str) -> bool:
    """Whether a word stands behind a family name: "Jr.", "III", "PhD"."""
    plain = word.replace(".", "").strip(",")
    return folded(plain) in _SUFFIXES or plain in _DEGREES or bool(_NUMERAL.fullmatch(plain))


def is_capitals(words: str) -> bool:
    """Whether words are written as family names are in lists: "GARCÍA", "McDONALD", "al-ASSAD", not "J." or "Kim"."""
    letters = [letter for letter in words if letter.isalpha()]
    if _INITIALS.fullmatch(words):
        return False
    return len(words.strip(".")) > 1 and len(letters) > 1 and all(letter.isupper() for letter in letters[-2:])


def _without_bracket(whole: str) -> tuple[str, str]:
    """ "SMITH, John (Mr.)" has its title at the end."""
    match = _BRACKET.search(whole)
    return (whole[: match.start()], match[1].strip()) if match and is_title(match[1]) else (whole, "")


def _parted(rest: str) -> tuple[str, str, str]:
    """Given name, family name, and the title that stood between them."""
    first, *others = [part.strip() for part in rest.split(",")]
    suffixes = [part for part in others if part and all(map(is_suffix, part.split()))]
    given = " ".join(part for part in others if part not in suffixes)
    if not given:
        return *_in_order([*first.split(), *" ".join(suffixes).split()]), ""
    title, given, _is_sure = addressed(given)
    words = given.split()
    while len(words) > 1 and words[-1].islower() and is_particle(words[-1]):  # "Beethoven, Ludwig van"
        first = f"{words.pop()} {first}"
    return " ".join(words), " ".join([first, *suffixes]), title


def _in_order(words: Sequence[str]) -> tuple[str, str]:
    """Given and family name of words as they are said, without titles."""
    if not any(letter.isupper() or letter.islower() for word in words for letter in word):
        return "", " ".join(words)
    end = len(words)
    while end > 1 and is_suffix(words[end - 1]):
        end -= 1
    names, behind = words[:end], words[end:]
    capitals = _with_particles(names, [is_capitals(word) for word in names])
    if not any(capitals) or all(capitals):
        begins = _family_begins(names)
        capitals = [nth >= begins for nth in range(end)]
    given = [word for word, is_family in zip(names, capitals, strict=True) if not is_family]
    family = [word for word, is_family in zip(names, capitals, strict=True) if is_family]
    return " ".join(given), " ".join([*family, *behind])


def _family_begins(names: Sequence[str]) -> int:
    """Which word the family name begins with: a particle, the first of two Spanish ones, else the last word."""
    last = len(names) - 1
    if last < 1 or (names[0].islower() and is_particle(names[0]) and not names[-1].islower()):
        return 0
    is_vietnamese = folded(names[0]) in _VIETNAMESE
    for nth in range(_given_at_least(names), last):
        if names[nth] in _AND and nth > 1:
            return nth - 1
        if is_particle(names[nth]) and not (is_vietnamese and names[nth].istitle()):
            return nth
    return last - 1 if last > 1 and _is_spanish(folded(names[last - 1])) else last


def _given_at_least(names: Sequence[str]) -> int:
    """How many words are given names whatever follows: María del Carmen, else one."""
    if folded(names[0]) in ("maria", "ma.", "m.ª", "jose"):
        at = next((nth for nth in range(1, len(names)) if not is_particle(names[nth])), 0)
        if 1 < at < len(names) - 1 and folded(names[at]) in _OF_MARIA:
            return at + 1
    return 1


def _is_spanish(key: str) -> bool:
    return key in _OFTEN_SPANISH or bool(_SPANISH.fullmatch(key))


def _with_particles(words: Sequence[str], capitals: Sequence[bool]) -> list[bool]:
    """Small words right before a name in capitals belong to it, as do suffixes behind: "Juan de la CRUZ"."""
    found = list(capitals)
    for nth in reversed(range(len(words) - 1)):
        if found[nth + 1] and (words[nth].islower() or is_particle(words[nth])):
            found[nth] = words[nth].islower() or nth > 0 or not all(found[1:])
    for nth in range(1, len(words)):
        found[nth] = found[nth] or (found[nth - 1] and is_suffix(words[nth]))
    return found
