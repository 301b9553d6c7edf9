"""How many people a place is kept for: "6 rapporteurs from the action groups" and "six rapporteurs" are six."""

import re
from collections.abc import Iterable
from functools import lru_cache

from stocktake_desktop.models import Alternate, Appearance
from stocktake_desktop.planning.folding import as_typed
from stocktake_desktop.planning.stepping_in import comes

_NUMBERS = {
    2: "two deux dos двое два две 两 二 اثنان اثنين",
    3: "three trois tres трое три 三 ثلاثة ثلاث",
    4: "four quatre cuatro четверо четыре 四 أربعة أربع",
    5: "five cinq cinco пятеро пять 五 خمسة خمس",
    6: "six seis шестеро шесть 六 ستة ست",
    7: "seven sept siete семеро семь 七 سبعة سبع",
    8: "eight huit ocho восьмеро восемь 八 ثمانية ثماني",
    9: "nine neuf nueve девятеро девять 九 تسعة تسع",
    10: "ten dix diez десятеро десять 十 عشرة عشر",
    11: "eleven onze once",
    12: "twelve douze doce",
}
_SAID = {as_typed(word): number for number, words in _NUMBERS.items() for word in words.split()}
_BEFORE = r"(?:(?:the|all|all the|up to|les|los|las|все|вce) )?"
_NUMBER = rf"(?P<n>[1-9]\d?|{'|'.join(sorted(map(re.escape, _SAID), key=len, reverse=True))})"
_FIRST = re.compile(rf"{_BEFORE}{_NUMBER}(?: (?=[^\W\d])|(?=[名位个個]))")
_LAST = re.compile(r".*[^\W\d].*(?:[×x] ?|\()(?P<n>[1-9]\d?)\)?")


@lru_cache(maxsize=2_000)
def heads_said(words: str) -> int:
    """How many people the words of a place are kept for: one, or as many as they say."""
    folded = as_typed(words)
    found = _FIRST.match(folded) or _LAST.fullmatch(folded)
    return 1 if found is None else _SAID.get(found["n"]) or int(found["n"])


def heads(place: Appearance | Alternate) -> int:
    """How many people a place stands for: one, or as many as one without a name says."""
    if place.person_id is not None or place.organisation_id is not None:
        return 1
    return heads_said(place.placeholder)


def speaking(place: Appearance) -> int | None:
    """Minutes of all a place is kept for: with "6 rapporteurs, 5 minutes" each has five; None while they are open."""
    return None if place.minutes is None else place.minutes * heads(place)


def heads_in(appearances: Iterable[Appearance]) -> int:
    """How many people come in these places: a group counts for none, nor a place in which nobody comes."""
    coming = (comes(appearance) for appearance in appearances if not appearance.is_collective)
    return sum(heads(place) for place in coming if place is not None)
