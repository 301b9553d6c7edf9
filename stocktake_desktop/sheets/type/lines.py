"""Runs of styled text broken into lines: faces by coverage, levels by direction, shaped and measured once a piece."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from stocktake_desktop.languages import language_of
from stocktake_desktop.sheets.type.bidi import levels
from stocktake_desktop.sheets.type.breaks import break_places
from stocktake_desktop.sheets.type.fonts import FontFace, Shaped, chain, shape

Colour = tuple[float, float, float]
"""Red, green and blue, each 0 to 1."""

ELLIPSIS = "…"

# what UAX #14 always breaks a line at, but for \n itself
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
# halves of a surrogate pair among them: JSON can hold one, no face and no PDF can
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_OPENERS = re.compile("[\u202a\u202b\u202d\u202e]")  # LRE, RLE, LRO, RLO; U+202C closes them (UAX #9)
_ISOLATES = re.compile("[\u2066-\u2068]")  # LRI, RLI, FSI; U+2069 closes them
_SPACES = " \u3000\u200b"
_TOLERANCE = 0.01
_SHORT = 5_000


class Style(NamedTuple):
    """How text looks: weight, size and tracking in points, colour, italic."""

    weight: int
    size: float
    colour: Colour = (0.0, 0.0, 0.0)
    italic: bool = False
    tracking: float = 0.0


Run = tuple[str, Style]
"""Text in one style."""


class Piece(NamedTuple):
    """Shaped text of one face, style and level; `width` in points, 0 for a space that a line may end on."""

    text: str
    face: FontFace
    style: Style
    level: int
    shaped: Shaped
    width: float


Word = list[Piece]
"""What a line break may not part, with the space after it."""


def is_short(*texts: str) -> bool:
    """Whether what is made of texts is kept for the next time; of long ones it would fill the memory."""
    return sum(map(len, texts)) <= _SHORT


def clean(text: str) -> str:
    """Text that can be set: unprintable characters become �, line ends \\n, and no direction is left open."""
    text = _UNPRINTABLE.sub("�", _LINE_ENDS.sub("\n", text)).replace("\t", " ")
    if not _OPENERS.search(text) and not _ISOLATES.search(text):
        return text
    return "\n".join(_close_directions(line) for line in text.split("\n"))


def _close_directions(text: str) -> str:
    embeddings = len(_OPENERS.findall(text)) - text.count("\u202c")
    isolates = len(_ISOLATES.findall(text)) - text.count("\u2069")
    return text + "\u202c" * max(0, embeddings) + "\u2069" * max(0, isolates)


def fill(runs: Sequence[Run], width: float, *, rtl: bool, language: str) -> Iterator[list[Piece]]:
    """Break runs into lines no wider than `width` points, each in the order it is read; greedy, never hyphenated.

    A line is set when it is asked for, so that the first lines of a long text cost no more than those of a short one.
    """
    for paragraph in _paragraphs(runs):
        yield from _fill_words(_words(paragraph, rtl, language), width, language)


def cut(lines: list[list[Piece]], following: list[Piece], width: float, language: str) -> list[list[Piece]]:
    """The lines, the last of them ending in a visible …; `following` is the first line with words after them."""
    *kept, last = lines
    like = (last or following)[-1]
    style = like.style
    dots = _piece(ELLIPSIS, chain(style.weight, style.italic)[0], style, like.level, language)
    while last and sum(piece.width for piece in [*last, dots]) > width:
        last = _shorten(last, language)
    return [*kept, [*last, dots]]


def _shorten(line: list[Piece], language: str) -> list[Piece]:
    """The line without its last word, or without its last letter when it is a single word."""
    *rest, last = line
    if rest:
        return rest
    letters = _letters(last)[:-1]
    return [_piece("".join(letters), last.face, last.style, last.level, language)] if letters else []


def _paragraphs(runs: Sequence[Run]) -> Iterator[list[Run]]:
    paragraph: list[Run] = []
    for text, style in runs:
        first, *others = clean(text).split("\n")
        paragraph.append((first, style))
        for other in others:
            yield paragraph
            paragraph = [(other, style)]
    yield paragraph


def _words(paragraph: list[Run], rtl: bool, language: str) -> Iterator[Word]:
    text = "".join(part for part, _ in paragraph)
    level_of = (levels if is_short(text) else levels.__wrapped__)(text, rtl)
    places = break_places(text)
    cuts = {*places, len(text), *_space_starts(text, [*places, len(text)])}
    if level_of:
        cuts |= {i for i in range(1, len(text)) if level_of[i] != level_of[i - 1]}
    starts, word = set(places), Word()
    for first, last, face, style in _spans(paragraph, sorted(cuts), language):
        if first in starts and word:
            yield word
            word = []
        word.append(_piece(text[first:last], face, style, level_of[first] if level_of else 0, language))
    if word:
        yield word


def _space_starts(text: str, places: Iterable[int]) -> Iterator[int]:
    """Where the spaces that end at each of the rising `places` begin."""
    before = 0
    for place in places:
        start = before + len(text[before:place].rstrip(_SPACES))
        if start > before:
            yield start
        before = place


def _spans(paragraph: list[Run], cuts: list[int], language: str) -> Iterator[tuple[int, int, FontFace, Style]]:
    """Stretches of one style and face that no cut goes through."""
    offset = 0
    for text, style in paragraph:
        for first, last, face in _by_face(text, style, language):
            inside = cuts[bisect_right(cuts, offset + first) : bisect_left(cuts, offset + last)]
            for start, end in pairwise([offset + first, *inside, offset + last]):
                yield start, end, face, style
        offset += len(text)


def _by_face(text: str, style: Style, language: str) -> Iterator[tuple[int, int, FontFace]]:
    faces = chain(style.weight, style.italic)
    if not text:
        return
    if faces[0].covers_all(text) and not language_of(language).in_ideographs:
        yield 0, len(text), faces[0]
        return
    chosen: list[FontFace] = []
    own = {character: _face_for(character, None, faces) for character in set(text) if character.isalnum()}
    for nth, character in enumerate(text):
        stands_alone = character == "·" and text[nth - 1 : nth] in ("", " ")
        before = chosen[-1] if chosen and not stands_alone else None
        chosen.append(own.get(character) or _face_for(character, before, faces))
    edges = [i for i in range(1, len(text)) if chosen[i] is not chosen[i - 1]]
    for first, last in pairwise([0, *edges, len(text)]):
        yield first, last, chosen[first]


def _face_for(character: str, before: FontFace | None, faces: Sequence[FontFace]) -> FontFace:
    """Punctuation and marks stay with what stands before them; all else takes the first face that covers it."""
    stays = not character.isalnum() and before is not None and (before.covers(character) or _is_joined(character))
    if stays and before is not None:
        return before
    return next((face for face in faces if face.covers(character)), before or faces[0])


def _is_joined(character: str) -> bool:
    # joiners and marks of direction, word joiner and isolates, variation selectors
    return "\u200b" <= character <= "\u200f" or "\u2060" <= character <= "\u2069" or "\ufe00" <= character <= "\ufe0f"


def _piece(text: str, face: FontFace, style: Style, level: int, language: str) -> Piece:
    shaped = shape(face, text, bool(level % 2), language)
    width = shaped.width * style.size * face.scale / 1000 + style.tracking * len(shaped.glyphs)
    return Piece(text, face, style, level, shaped, width)


def _fill_words(words: Iterable[Word], width: float, language: str) -> Iterator[list[Piece]]:
    line: list[Piece] = []
    reach = 0.0
    for word in words:
        ink = sum(piece.width for piece in _trim(word))
        if line and reach + ink > width + _TOLERANCE:
            if seen := _trim(line):
                yield seen
            line, reach = [], 0.0
        if ink > width + _TOLERANCE:
            *full, word = _tear(word, width, language)
            yield from full
        line += word
        reach += sum(piece.width for piece in word)
    yield _trim(line)


def _trim(line: list[Piece]) -> list[Piece]:
    last = len(line)
    while last and not line[last - 1].text.strip(_SPACES):
        last -= 1
    return line[:last]


def _tear(word: Word, width: float, language: str) -> list[Word]:
    """A word wider than the line, torn between letters into lines; the space after it begins none."""
    lines: list[Word] = [[]]
    reach = 0.0
    for piece in word:
        if reach + piece.width <= width or not piece.text.strip(_SPACES):
            lines[-1].append(piece)
            reach += piece.width
            continue
        for text in _torn(piece, width, reach):
            part = _piece(text, piece.face, piece.style, piece.level, language)
            if lines[-1] and reach + part.width > width + _TOLERANCE:
                lines.append([])
                reach = 0.0
            lines[-1].append(part)
            reach += part.width
    return lines


def _torn(piece: Piece, width: float, reach: float) -> Iterator[str]:
    text, scale = list[str](), piece.style.size * piece.face.scale / 1000
    letters = _letters(piece)
    per_letter = {letter: shape(piece.face, letter, False, "").width * scale for letter in set(letters)}
    for letter in letters:
        advance = per_letter[letter] + piece.style.tracking
        if text and reach + advance > width:
            yield "".join(text)
            text, reach = [], 0.0
        text.append(letter)
        reach += advance
    yield "".join(text)


def _letters(piece: Piece) -> list[str]:
    """What the piece may be torn into, in reading order: a letter with the marks on it."""
    text = piece.text
    starts = [nth for nth, character in enumerate(text) if not nth or not _goes_with(character, text[nth - 1])]
    return [text[start:end] for start, end in pairwise([*starts, len(text)])]


def _goes_with(character: str, before: str) -> bool:
    # U+200D makes one sign of what stands on both sides of it
    return bool(unicodedata.combining(character)) or _is_joined(character) or before == "\u200d"
