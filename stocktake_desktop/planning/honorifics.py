"""How people are addressed before their names: "H.E. Mr.", "Lt. Gen. (ret.)", "Dr.-Ing.", "Son Excellence M."."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from stocktake_desktop.planning.folding import folded

_MOST = 16
"""Words of the longest title there is."""


def word_set(words: str) -> frozenset[str]:
    """The words of a line, to be looked up."""
    return frozenset(words.split())


_COURTESY = word_set(
    "mr mrs ms mx miss messrs dr dra dres prof profa professor professeur profesor profesora doctor doctora"
    " docteur sir dame lord lady baroness sra srta senor senora senorita mme mlle mm monsieur madame mademoiselle"
    " messieurs herr frau amb rt excmo excma exmo exma ilmo excelentisimo excelentisima excelentissimo ilustrisimo"
    " excellency excellence excelencia sheikh sheikha shaikh shaikha sheik prince princess princesse principe"
    " princesa dato datuk honorable honourable reverend revd msgr mgr monsignor me adv archbishop rabbi senhor"
    " senhora signor signora"
)
"""Nothing else than this, wherever it stands before a name."""
_SHORT = word_set(
    "gen maj col capt cpt cdr cmdr cmd adm lt ltc brig sgt cpl hon rev sen gov rep min pres sr fr mag lic ing arq"
    " eng exc pdt sec insp supt"
)
"""With a full stop, or before two words: else they are names ("Col Needham", "Gen Urobuchi")."""
_RANKS = word_set(
    "general lieutenant major brigadier colonel captain commander admiral sergeant marshal commodore chief bishop"
    " cardinal father sister brother capitaine amiral almirante coronel capitan teniente judge justice"
)
_ENGLISH = word_set(
    "minister ambassador president premier chancellor senator congressman congresswoman governor mayor secretary"
    " commissioner envoy rector coordinator director chairperson chairman chairwoman chair speaker councillor"
)
_OFFICES = _ENGLISH | word_set(
    "ministre ministro ministra ambassadeur ambassadrice embajador embajadora presidente presidenta secretaire"
    " secretario secretaria directeur directrice senador senadora senateur senatrice alcalde alcaldesa maire"
)
_MODIFIERS = word_set(
    "the vice rear air field wing group flight lead deputy under assistant acting former first prime special"
    " permanent foreign executive high right most very univ dipl co associate senior major lieutenant brigadier"
)
"""Part of a title where one follows: "Deputy Prime Minister", "The Right Honourable"."""
_AFTER = word_set(
    "general counsellor counselor plenipotentiary extraordinary designate elect emeritus emerita ret retd ret'd"
    " rtd retired r hc mult habil ing generale"
)
"""Part of the title that they follow: "Maj. Gen. (ret.)", "Minister Counsellor"."""
_OWNERS = word_set("his her their your our su sus son sa leur leurs votre vuestra sua vossa")
_DIGNITIES = word_set(
    "excellency excellencies excellence excellences excelencia excelencias highness majesty majeste majestad"
    " eminence eminencia holiness grace honour honor altesse alteza lordship worship royal serene imperial royale"
    " real"
)
_ADJECTIVES = word_set("royal serene imperial royale real")
_LETTERS = word_set("HE HRH HSH HIH HM HH SE SEM SEMME SAR SAS SM SER SS M")
_ARTICLES = word_set("le la el o a")
"""Behind a title, before another: "Madame la Ministre"."""
_OF, _DE = frozenset(["of", "for", "to"]), word_set("de des du del da do para pour")
"""What makes an office of a title: "Minister of Water", "Ministre de l'Eau", but "President de Gaulle"."""
_GLUED = re.compile(r"(?<=\.)(?=[^\W\d_]{2})")


class Addressed(NamedTuple):
    """Words that begin as somebody is addressed."""

    title: str
    """Such as "H.E. Ms."; empty where there is none."""
    rest: str
    """The name."""
    is_sure: bool
    """Whether the title is of no other use: not "General" or "President", with which a heading can begin as well."""


@lru_cache(maxsize=1000)
def addressed(words: str) -> Addressed:
    """Part the title from the name behind it; what consists of titles only is all name."""
    parts = _apart(words.split())
    end = _end(parts)
    while end and end == len(parts):
        end = end - 1 if _may_be_name(parts[-1]) else 0
    title, rest = parts[:end], parts[end:]
    if title and _is_office(title[-1], rest[0]):
        return Addressed("", words.strip(), is_sure=False)
    return Addressed(" ".join(title), " ".join(rest), any(_is_courtesy(word) for word in title))


def is_title(words: str) -> bool:
    """Whether words are nothing but the way somebody is addressed, "Dr.-Ing.", and no office that they hold."""
    parts = _apart(words.split())
    return _end([*parts, "", ""]) == len(parts) and any(map(_is_courtesy, parts))  # the long way last


def _end(parts: Sequence[str]) -> int:
    """How many words from the first are the title."""
    end, parts = 0, parts[:_MOST]
    while end < len(parts) and (taken := _taken(parts, end)):
        end += taken
    return end


def _taken(parts: Sequence[str], at: int) -> int:
    """How many words from here are one part of a title, 0 for none."""
    key, left = _key(parts[at]), len(parts) - at - 1
    if at and (key in _AFTER and not (key == "r" and "(" not in parts[at])):
        return 1
    if at and key in ("d", "don", "dona", "king", "queen", "and") and left > 1:
        return 1 if key != "and" or _taken(parts, at + 1) else 0
    if key in _OWNERS:
        ahead = 1
        while ahead < left and _key(parts[at + ahead]) in _ADJECTIVES:
            ahead += 1
        return ahead + 1 if left and _key(parts[at + ahead]) in _DIGNITIES else 0
    if _spaced(parts, at):
        return 2
    if at and (with_article := _with_article(parts, at)):
        return with_article
    if _is_letters(parts, at) or _is_word(key, parts[at], left):
        return 1
    is_modifier = key in _MODIFIERS or all(part in _MODIFIERS for part in key.split("-"))
    return 1 + more if left and is_modifier and (more := _taken(parts, at + 1)) else 0


def _with_article(parts: Sequence[str], at: int) -> int:
    """How many words "le Président", "el Sr." or "l’Ambassadeur" are; 0 where the article begins a name."""
    word = parts[at]
    if word.startswith(("l'", "l’")):
        return int(_is_word(_key(word[2:]), word[2:], len(parts) - at - 1))
    taken = _taken(parts, at + 1) if word in _ARTICLES and at + 1 < len(parts) else 0
    return taken and taken + 1


def _is_word(key: str, word: str, left: int) -> bool:
    """Whether one word is a title by itself; its parts may hang together: "Dr.-Ing.", "Vice-President"."""
    if key in _COURTESY or key in _RANKS or key in _OFFICES:
        return word.lstrip("(")[:1].isupper()
    if key in _SHORT:
        return word.endswith(".") or left > 1
    pieces = key.split("-")
    known = _COURTESY | _RANKS | _OFFICES | _SHORT
    return len(pieces) > 1 and any(p in known for p in pieces) and all(p in known | _MODIFIERS | _AFTER for p in pieces)


def _is_courtesy(word: str) -> bool:
    pieces = _key(word).split("-")
    return bool({*pieces} & (_COURTESY | _SHORT | _DIGNITIES)) or word.replace(".", "") in _LETTERS


def _is_letters(parts: Sequence[str], at: int) -> bool:
    """ "H.E." or "HE"; of "HE Jiankui" they are the family name, as capitals are."""
    word, behind = parts[at], parts[at + 1 :]
    if word.replace(".", "") not in _LETTERS:
        return False
    return "." in word or word == "M" or len(behind) != 1 or behind[0].isupper()


def _spaced(parts: Sequence[str], at: int) -> bool:
    """ "H. E. Ms." and "S. E. M."; where no title follows the second they are initials: "S. E. Hinton"."""
    pair = parts[at : at + 2]
    if pair == ["H.", "E."]:
        return True
    return pair == ["S.", "E."] and at + 2 < len(parts) and _taken(parts, at + 2) > 0


def _may_be_name(word: str) -> bool:
    return word.isalpha() and _key(word) in _COURTESY | _RANKS | _OFFICES


def _is_office(title: str, following: str) -> bool:
    """Whether the title is part of what somebody is: "Minister of …"."""
    of = _OF if title.casefold() in _ENGLISH else _OF | _DE
    return _key(title) in _OFFICES and (following in of or following.startswith(("d'", "d’", "l'", "l’")))


def _apart(words: Sequence[str]) -> list[str]:
    """Titles that hang on the name stand alone: "Dr.Ana", "H.E.Mr."."""
    apart: list[str] = []
    for word in words:
        pieces = _GLUED.split(word)
        is_glued = _key(pieces[0]) in _COURTESY | _SHORT or pieces[0].replace(".", "") in _LETTERS
        apart += pieces if is_glued else [word]
    return apart


def _key(word: str) -> str:
    return folded(word).replace(".", "").strip(",()")
