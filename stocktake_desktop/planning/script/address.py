"""How somebody is addressed in a language: by honorific, rank and gender, before the name or after it."""

import re
from enum import StrEnum

from stocktake_desktop.apart import blank_between
from stocktake_desktop.models import Gender, Person, Rank
from stocktake_desktop.planning.folding import folded
from stocktake_desktop.planning.honorifics import word_set
from stocktake_desktop.planning.script.built_in import usual_script


class Dignity(StrEnum):
    """What an honorific or a rank says of somebody's dignity."""

    NONE = ""
    EXCELLENCY = "excellency"
    HIGHNESS = "highness"
    MAJESTY = "majesty"


def _folded_set(words: str) -> frozenset[str]:
    return word_set(folded(words))


_MALE = _folded_set(
    "mr m sr senor monsieur herr sir lord king prince his excmo embajador profesor г-н господин السيد السفير"
    " الأستاذ الدكتور 先生"
)
_FEMALE = _folded_set(
    "ms mrs miss mme mlle sra senora srta madame frau lady queen princess princesse her excma г-жа госпожа السيدة 女士"
    " profa profesora professeure dra doctora docteure embajadora ambassadrice الأستاذة الدكتورة السفيرة"
)
_TITLES = {
    "ambassador": _folded_set("amb ambassador ambassadeur ambassadrice embajador embajadora посол السفير السفيرة 大使"),
    "professor": _folded_set(
        "prof profa professor professeur professeure profesor profesora профессор проф الأستاذ الأستاذة 教授"
    ),
    "doctor": _folded_set("dr dra doctor doctora docteur docteure д-р доктор الدكتور الدكتورة 博士"),
}
"""Titles that every language has a word for; of several the first is said."""
_DIGNITIES = {
    Dignity.EXCELLENCY: re.compile(
        r"\b(h ?e|s ?e(?= m| sr| amb| emb|$)|sem|semme|excellency|excellence|excelencia|excm[oa]|е ?п"
        r"|превосходительство|السعادة|سعادة|معالي|فخامة)\b|阁下"
    ),
    Dignity.HIGHNESS: re.compile(
        r"\b(h ?[rsi] ?h|royal highness|highness|altesse|alteza|е ?в|высочество|السمو|سمو)\b|殿下"
    ),
    Dignity.MAJESTY: re.compile(r"\b(h ?m|majesty|majeste|majestad|величество|الجلالة|جلالة)\b|陛下"),
}
_GLUED = {"sem": "s e m", "semme": "s e mme"}
_FILLING = _folded_set("his her son sa su el la le the d его ее صاحب صاحبة")
_BY_RANK = {
    Rank.CROWN_PRINCE: Dignity.HIGHNESS,
    **dict.fromkeys(
        (
            Rank.HEAD_OF_STATE,
            Rank.VICE_PRESIDENT,
            Rank.HEAD_OF_GOVERNMENT,
            Rank.DEPUTY_HEAD_OF_GOVERNMENT,
            Rank.MINISTER,
        ),
        Dignity.EXCELLENCY,
    ),
}
"""What is usual for who has a rank and no honorific."""


def gender_of(person: Person) -> Gender | None:
    """As whom somebody is addressed: as entered, else as the honorific says it; None where neither does."""
    if person.gender is not None:
        return person.gender
    words = set(_plain(person.honorific).split())
    if words & _FEMALE:
        return Gender.FEMALE
    return Gender.MALE if words & _MALE else None


def dignity_of(person: Person) -> Dignity:
    """Somebody's dignity by the honorific; without one, by the rank."""
    if not person.honorific.strip():
        return _BY_RANK.get(person.rank, Dignity.NONE) if person.rank else Dignity.NONE
    words = _plain(person.honorific)
    return next((dignity for dignity, written in _DIGNITIES.items() if written.search(words)), Dignity.NONE)


def address_of(person: Person, language: str, honorific: str) -> str:
    """The form of address beside a name; `honorific` is what is entered for it, in the language if it was translated.

    What was translated stands as it is, and so does what no language knows a form for, such as "Lt. Gen.".
    """
    if honorific != person.honorific or not _is_known(person.honorific):
        return honorific
    return _form(person, language, spoken=False) or honorific


def spoken_address(person: Person, language: str) -> str:
    """How somebody is addressed without the name: "Her Excellency"; empty where there is no such form."""
    return _form(person, language, spoken=True)


def named(address: str, name: str, language: str) -> str:
    """The form of address and the name in the order of the language; the name alone without one.

    A form in Latin letters stands before the name: no "涅托H.E. Mr." in Chinese.
    """
    order = "{address} {name}" if address.isascii() else usual_script(language).address["order"]
    blank = blank_between(name, address) if "}{" in order else ""
    return order.format(address=address, name=name + blank) if address and name else name or address


def _form(person: Person, language: str, *, spoken: bool) -> str:
    """The form that says most: that of the rank if a language has one, else of dignity, title and gender."""
    usual, gender, dignity = usual_script(language), gender_of(person), dignity_of(person)
    forms = usual.spoken_address if spoken else usual.address
    title = next(iter(_titles(person)), "")
    rank = person.rank if dignity is Dignity.EXCELLENCY and not title else None
    wanted = ((rank, gender), (dignity, title, gender), (dignity, title), (dignity, gender))
    named = (" ".join(filter(None, words)) for words in wanted if words[0] is not None)
    return next((forms[name] for name in named if name in forms), "")


def _titles(person: Person) -> list[str]:
    words = set(_plain(person.honorific).split())
    return [title for title, written in _TITLES.items() if words & written]


def _is_known(honorific: str) -> bool:
    """Whether an honorific says nothing but dignity and gender."""
    words = _plain(honorific)
    for written in _DIGNITIES.values():
        words = written.sub(" ", words)
    return not set(words.split()).difference(_MALE, _FEMALE, _FILLING, *_TITLES.values())


def _plain(honorific: str) -> str:
    words = folded(honorific).replace(".", " ").split()
    return " ".join(_GLUED.get(word, word) for word in words)
