"""The direction of every character, by the Unicode Bidirectional Algorithm (UAX #9), in time that grows with the text.

Names such as X6 are those of its rules. Paper in English, French, Spanish, Russian and Chinese needs none of it.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import accumulate, groupby
from typing import NamedTuple, TypeVar

T = TypeVar("T")

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_DEEPEST = 125  # max_depth, BD2
_MOST_BRACKETS = 63  # open at once, BD16
_EMBEDDINGS = frozenset({"LRE", "RLE", "LRO", "RLO"})
_ISOLATES = frozenset({"LRI", "RLI", "FSI"})
_REMOVED = _EMBEDDINGS | {"PDF", "BN"}
_OPENING = _EMBEDDINGS | _ISOLATES
_NEUTRAL = _ISOLATES | {"PDI", "B", "S", "WS", "ON"}
_STRONG = {"L": "L", "R": "R", "EN": "R", "AN": "R"}
"""What counts as strong around brackets and neutrals, and as which direction."""
_STEPS = ({"L": 0, "R": 1, "AN": 2, "EN": 2}, {"L": 1, "R": 0, "AN": 1, "EN": 1})
"""How much deeper than an even, or odd, level a character stands (I1, I2)."""
_PAIRS = (
    "()[]{}༺༻༼༽᚛᚜⁅⁆⁽⁾₍₎⌈⌉⌊⌋❨❩❪❫❬❭❮❯❰❱❲❳❴❵⟅⟆⟦⟧⟨⟩⟪⟫⟬⟭⟮⟯⦃⦄⦅⦆⦇⦈⦉⦊⦋⦌⦍⦐⦏⦎"
    "⦑⦒⦓⦔⦕⦖⦗⦘⧘⧙⧚⧛⧼⧽⸢⸣⸤⸥⸦⸧⸨⸩⹕⹖⹗⹘⹙⹚⹛⹜〈〉《》「」『』【】〔〕〖〗〘〙〚〛﹙﹚﹛﹜﹝﹞（）［］｛｝｟｠｢｣"
)
_CLOSERS = dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True))
# U+2329 and U+232A pair with the brackets they are canonically equivalent to (BD16)
_CANONICAL = {"\u2329": "\u3008", "\u232a": "\u3009"}


class _Status(NamedTuple):
    """Where explicit directions stand: the level, what all is overridden to, and whether an isolate began it."""

    level: int
    override: str = ""
    is_isolate: bool = False


@lru_cache(maxsize=20_000)
def levels(text: str, rtl: bool) -> tuple[int, ...] | None:
    """The embedding level of each character in a paragraph, even for left to right; None when all are 0."""
    return _Paragraph(text, int(rtl)).resolved() if rtl or _RIGHT_TO_LEFT.search(text) else None


class _Paragraph:
    """A paragraph of characters with their `types` and `levels`, which the rules change one after the other."""

    def __init__(self, text: str, base: int) -> None:
        self.text, self.base = text, base
        self.classes = [_class_of(letter) for letter in text]
        self.types, self.levels = list(self.classes), [base] * len(text)
        self._ends = _isolates_of(self.classes)

    def resolved(self) -> tuple[int, ...]:
        """The levels by all rules; what rule X9 removes goes with what stands before it."""
        self._embed()
        for sequence in list(self._sequences()):
            sequence.resolve()
        for nth, type_ in enumerate(self.types):
            if type_ in _REMOVED:
                self.levels[nth] = self.levels[nth - 1] if nth else self.base
        return tuple(self.levels)

    def _embed(self) -> None:
        """Levels and overrides by the controls in the text (X1–X8)."""
        nest = _Nest(self.base)
        for nth, class_ in enumerate(self.classes):
            if class_ == "PDI":
                nest.end_isolate()
            elif class_ == "PDF":
                nest.end_embedding()
            self._place(nth, nest.inmost)
            if class_ in _OPENING:
                nest.begin(self._opened(nth, nest.inmost.level))

    def _place(self, nth: int, status: _Status) -> None:
        self.levels[nth] = self.base if self.classes[nth] == "B" else status.level
        if status.override and self.classes[nth] not in _REMOVED | {"B"}:
            self.types[nth] = status.override

    def _opened(self, nth: int, level: int) -> _Status:
        """What an embedding, an override or an isolate begins (X2–X5c)."""
        class_ = self.classes[nth]
        is_right = self._is_right(nth) if class_ == "FSI" else class_[0] == "R"
        deeper = (level + 1) | 1 if is_right else (level + 2) & ~1
        return _Status(deeper, class_[0] if class_[2] == "O" else "", class_ in _ISOLATES)

    def _is_right(self, nth: int) -> bool:
        """Whether the first strong character in an isolate is read from the right (P2, P3)."""
        end, nth = self._ends.get(nth, len(self.text)), nth + 1
        while nth < end:
            if self.classes[nth] in ("L", "R", "AL"):
                return self.classes[nth] != "L"
            nth = self._ends.get(nth, end) if self.classes[nth] in _ISOLATES else nth + 1
        return False

    def _sequences(self) -> Iterator["_Sequence"]:
        """The isolating run sequences (X10) of what rule X9 leaves."""
        kept = [nth for nth, type_ in enumerate(self.types) if type_ not in _REMOVED]
        runs = [list(run) for _level, run in groupby(kept, key=self.levels.__getitem__)]
        starts = {run[0]: nth for nth, run in enumerate(runs)}
        continued = set(self._ends.values())
        for nth, run in enumerate(runs):
            if run[0] in continued:
                continue
            places, last = list(run), nth
            while (following := starts.get(self._ends.get(places[-1], -1))) is not None:
                places += runs[following]
                last = following
            before = runs[nth - 1][0] if nth else None
            after = None if self.classes[places[-1]] in _ISOLATES or last + 1 == len(runs) else runs[last + 1][0]
            yield _Sequence(self, places, *(self._edge(places[0], place) for place in (before, after)))

    def _edge(self, own: int, other: int | None) -> str:
        return _direction(max(self.levels[own], self.base if other is None else self.levels[other]))


class _Nest:
    """The embeddings and isolates that are open; those too deep are only counted."""

    def __init__(self, base: int) -> None:
        self._stack = [_Status(base)]
        self._isolates = self._isolates_too_deep = self._embeddings_too_deep = 0

    @property
    def inmost(self) -> _Status:
        """What holds where the text is read."""
        return self._stack[-1]

    def begin(self, status: _Status) -> None:
        """Open one more."""
        if status.level <= _DEEPEST and not self._isolates_too_deep and not self._embeddings_too_deep:
            self._stack.append(status)
            self._isolates += status.is_isolate
        elif status.is_isolate:
            self._isolates_too_deep += 1
        elif not self._isolates_too_deep:
            self._embeddings_too_deep += 1

    def end_isolate(self) -> None:
        """Close the inmost isolate with all that is open in it (X6a)."""
        if self._isolates_too_deep:
            self._isolates_too_deep -= 1
        elif self._isolates:
            self._isolates, self._embeddings_too_deep = self._isolates - 1, 0
            while not self._stack.pop().is_isolate:
                pass

    def end_embedding(self) -> None:
        """Close the inmost embedding or override, if no isolate stands between (X7)."""
        if self._isolates_too_deep:
            return
        if self._embeddings_too_deep:
            self._embeddings_too_deep -= 1
        elif not self.inmost.is_isolate and len(self._stack) > 1:
            self._stack.pop()


class _Sequence:
    """Characters that are resolved together, at `places` in the paragraph, between the directions `sos` and `eos`."""

    def __init__(self, paragraph: _Paragraph, places: list[int], sos: str, eos: str) -> None:
        self.paragraph, self.places, self.sos, self.eos = paragraph, places, sos, eos
        self.types = [paragraph.types[place] for place in places]
        self.level = paragraph.levels[places[0]]

    def resolve(self) -> None:
        """The levels of its characters by the rules W1–I2."""
        self._resolve_marks_and_numbers()
        self._resolve_separators()
        self._resolve_brackets()
        self._resolve_neutrals()
        steps = _STEPS[self.level % 2]
        for place, type_ in zip(self.places, self.types, strict=True):
            self.paragraph.levels[place] = self.level + steps[type_]

    def _resolve_marks_and_numbers(self) -> None:
        """Marks are what stands before them, numbers after Arabic letters are Arabic (W1–W3)."""
        before = strong = self.sos
        for nth, type_ in enumerate(self.types):
            if type_ == "NSM":
                type_ = "ON" if before in _ISOLATES or before == "PDI" else before
            before = type_
            if type_ in ("L", "R", "AL"):
                strong = type_
            self.types[nth] = "R" if type_ == "AL" else "AN" if type_ == "EN" and strong == "AL" else type_

    def _resolve_separators(self) -> None:
        """Separators and terminators of numbers, and numbers among Latin letters (W4–W7)."""
        types = self.types
        for nth in range(1, len(types) - 1):
            before, type_, after = types[nth - 1 : nth + 2]
            if before == after and (before, type_) in (("EN", "ES"), ("EN", "CS"), ("AN", "CS")):
                types[nth] = before
        for is_terminator, run in groupby(range(len(types)), key=lambda nth: types[nth] == "ET"):
            places = list(run)
            if is_terminator:
                around = types[max(0, places[0] - 1)], types[min(len(types) - 1, places[-1] + 1)]
                types[places[0] : places[-1] + 1] = ["EN" if "EN" in around else "ON"] * len(places)
        strong = self.sos
        for nth, type_ in enumerate(types):
            if type_ in ("L", "R"):
                strong = type_
            types[nth] = "ON" if type_ in ("ES", "CS") else "L" if type_ == "EN" and strong == "L" else type_

    def _resolve_brackets(self) -> None:
        """Pairs of brackets go with what stands in them, else with what stands before them (N0)."""
        pairs = self._pairs()
        if not pairs:
            return
        own, other = _direction(self.level), _direction(self.level + 1)
        counted = {side: _counted(self.types, side) for side in (own, other)}
        before = self.sos
        for nth in range(len(self.types)):
            end = pairs.get(nth)
            if end is not None and any(counts[end] > counts[nth] for counts in counted.values()):
                side = own if counted[own][end] > counted[own][nth] or before != other else other
                self._turn(nth, side)
                self._turn(end, side)
            before = _STRONG.get(self.types[nth], before)

    def _turn(self, nth: int, side: str) -> None:
        """Give a bracket, and the marks on it, a direction."""
        self.types[nth] = side
        classes, places = self.paragraph.classes, self.places
        while (nth := nth + 1) < len(places) and classes[places[nth]] == "NSM":
            self.types[nth] = side

    def _pairs(self) -> dict[int, int]:
        """Which bracket closes which (BD16)."""
        pairs: dict[int, int] = {}
        waiting: list[tuple[str, int]] = []
        for nth, place in enumerate(self.places):
            letter = self.paragraph.text[place]
            letter = _CANONICAL.get(letter, letter)
            if self.types[nth] != "ON":
                continue
            if letter in _CLOSERS:
                if len(waiting) == _MOST_BRACKETS:
                    return {}
                waiting.append((_CLOSERS[letter], nth))
            elif any(letter == closer for closer, _nth in waiting):
                while (opened := waiting.pop())[0] != letter:
                    pass
                pairs[opened[1]] = nth
        return pairs

    def _resolve_neutrals(self) -> None:
        """What is neutral goes with what stands on both sides of it, else with the sequence (N1, N2)."""
        types = self.types
        for is_neutral, run in groupby(range(len(types)), key=lambda nth: types[nth] in _NEUTRAL):
            places = list(run)
            if is_neutral:
                first, last = places[0], places[-1]
                left = _STRONG[types[first - 1]] if first else self.sos
                right = _STRONG[types[last + 1]] if last + 1 < len(types) else self.eos
                side = left if left == right else _direction(self.level)
                types[first : last + 1] = [side] * len(places)


def _direction(level: int) -> str:
    return "R" if level % 2 else "L"


def _counted(types: Sequence[str], side: str) -> list[int]:
    """How many characters of a direction stand before each."""
    return [0, *accumulate(_STRONG.get(type_) == side for type_ in types)]


def _isolates_of(classes: Sequence[str]) -> dict[int, int]:
    """Where each isolate ends (BD9); those that never do are left out."""
    ends: dict[int, int] = {}
    waiting: list[int] = []
    for nth, class_ in enumerate(classes):
        if class_ in _ISOLATES:
            waiting.append(nth)
        elif class_ == "PDI" and waiting:
            ends[waiting.pop()] = nth
    return ends


@cache
def _class_of(letter: str) -> str:
    """The class of a character; one that is not assigned has that of its neighbourhood."""
    return unicodedata.bidirectional(letter) or ("R" if _RIGHT_TO_LEFT.match(letter) else "L")


def visual_order(pieces: Sequence[T], piece_levels: Sequence[int]) -> list[T]:
    """The pieces of one line from left to right (rule L2)."""
    order = list(range(len(pieces)))
    lowest_odd = min((level for level in piece_levels if level % 2), default=0)
    for level in range(max(piece_levels, default=0), lowest_odd - 1, -1) if lowest_odd else ():
        order = _reverse_runs(order, piece_levels, level)
    return [pieces[index] for index in order]


def _reverse_runs(order: list[int], piece_levels: Sequence[int], level: int) -> list[int]:
    result: list[int] = []
    run: list[int] = []
    for index in order:
        if piece_levels[index] >= level:
            run.append(index)
        else:
            result += [*reversed(run), index]
            run = []
    return [*result, *reversed(run)]
