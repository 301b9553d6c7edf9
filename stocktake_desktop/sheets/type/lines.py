"""Runs of styled text broken into lines: faces by coverage, levels by direction, shaped and measured once a piece."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from stocktake_desktop.languages import language_of
from stocktake_desktop.sheets.type.bidi import levels
from stocktake_desktop.sheets.type.breaks import break_places, is_joined, letter_places, loose_places
from stocktake_desktop.sheets.type.coverage import printable
from stocktake_desktop.sheets.type.fonts import FontFace, Shaped, chain, faces_of, shape, shape_as
from stocktake_desktop.sheets.type.hyphens import hyphen_places

Colour = tuple[float, float, float]
"""Red, green and blue, each 0 to 1."""

ELLIPSIS = "…"
SOFT_HYPHEN = "\u00ad"
"""What a hyphen at the end of a line stands for in its text: who copies the word copies none."""

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
    """Text that can be set: only what some face shows, line ends are \\n, and no direction is left open."""
    text = printable(without_controls(text))
    if not _OPENERS.search(text) and not _ISOLATES.search(text):
        return text
    return "\n".join(_close_directions(line) for line in text.split("\n"))


def without_controls(text: str) -> str:
    """Text without what is nothing to be seen, and with line ends \\n."""
    return _UNPRINTABLE.sub("", _LINE_ENDS.sub("\n", text)).replace("\t", " ")


def _close_directions(text: str) -> str:
    embeddings = len(_OPENERS.findall(text)) - text.count("\u202c")
    isolates = len(_ISOLATES.findall(text)) - text.count("\u2069")
    return text + "\u202c" * max(0, embeddings) + "\u2069" * max(0, isolates)


def fill(runs: Sequence[Run], width: float, *, rtl: bool, language: str) -> Iterator[list[Piece]]:
    """Break runs into lines no wider than `width` points, each in the order it is read; greedy.

    Only what is wider than a line is parted (`breaks`). A line is set when it is asked for, so that the first lines
    of a long text cost no more than those of a short one.
    """
    for paragraph in _paragraphs(runs):
        yield from _fill_words(_narrowed(_words(paragraph, rtl, language), width, language), width)


def cut(lines: list[list[Piece]], following: list[Piece], width: float, language: str) -> list[list[Piece]]:
    """The lines, the last ending in a visible … without a blank before it; `following` is the next line with words."""
    *kept, last = lines
    like = (last or following)[-1]
    style = like.style
    dots = _piece(ELLIPSIS, chain(style.weight, style.italic)[0], style, like.level, language)
    while last and (not last[-1].text.strip() or sum(piece.width for piece in [*last, dots]) > width):
        last = _shorten(last, language)
    return [*kept, [*last, dots]]


def _shorten(line: list[Piece], language: str) -> list[Piece]:
    """The line without its last word, or without its last letter when it is a single word."""
    *rest, last = line
    if rest:
        return rest
    letters = last.text[: letter_places(last.text)[-1]]
    return [_piece(letters, last.face, last.style, last.level, language)] if letters else []


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
    look = partial(faces_of, weight=style.weight, italic=style.italic)
    chosen: list[FontFace] = []
    own = {sign: _face_for(sign, None, look(sign)) for sign in set(text) if sign.isalnum()}
    for nth, sign in enumerate(text):
        stands_alone = sign == "·" and text[nth - 1 : nth] in ("", " ")
        before = chosen[-1] if chosen and not stands_alone else None
        chosen.append(own.get(sign) or _face_for(sign, before, look(sign)))
    if any(not face.covers(sign) and not is_joined(sign) for face, sign in zip(chosen, text, strict=True)):
        _keep_marks(text, chosen)
    edges = [i for i in range(1, len(text)) if chosen[i] is not chosen[i - 1]]
    for first, last in pairwise([0, *edges, len(text)]):
        yield first, last, chosen[first]


def _face_for(sign: str, before: FontFace | None, faces: Sequence[FontFace]) -> FontFace:
    """Punctuation and marks stay with what stands before them; all else takes the first face that covers it."""
    stays = not sign.isalnum() and before is not None and (before.covers(sign) or is_joined(sign))
    if stays and before is not None:
        return before
    return next((face for face in faces if face.covers(sign)), before or faces[0])


def _keep_marks(text: str, chosen: list[FontFace]) -> None:
    """Give a letter and the marks on it one face: one that has them, or that composes the two."""
    for first, last in pairwise((*letter_places(text), len(text))):
        letter = text[first:last]
        if any(
            face is not chosen[first] or not face.covers(sign)
            for face, sign in zip(chosen[first:last], letter, strict=True)
        ):
            faces = (chosen[first], *faces_of(letter[0], chosen[first].weight))
            chosen[first:last] = [next((face for face in faces if face.shows(letter)), faces[0])] * (last - first)


def _piece(text: str, face: FontFace, style: Style, level: int, language: str) -> Piece:
    shaped = shape(face, text, bool(level % 2), language)
    width = shaped.width * style.size * face.scale / 1000 + style.tracking * len(shaped.glyphs)
    return Piece(text, face, style, level, shaped, width)


def _fill_words(words: Iterable[Word], width: float) -> Iterator[list[Piece]]:
    line: list[Piece] = []
    reach = 0.0
    for word in words:
        if line and reach + _ink(word) > width + _TOLERANCE:
            if seen := _trim(line):
                yield seen
            line, reach = [], 0.0
        line += word
        reach += sum(piece.width for piece in word)
    yield _trim(line)


def _trim(line: list[Piece]) -> list[Piece]:
    last = len(line)
    while last and not line[last - 1].text.strip(_SPACES):
        last -= 1
    return line[:last]


def _ink(word: Word) -> float:
    return sum(piece.width for piece in _trim(word))


def _narrowed(words: Iterable[Word], width: float, language: str) -> Iterator[Word]:
    """The words; one that is wider than a line in parts that are not, as far as there are such."""
    for word in words:
        if _ink(word) <= width + _TOLERANCE:
            yield word
            continue
        for part in _split(word, loose_places(_text_of(word)), language):
            yield from _parted(part, width, language)


def _parted(word: Word, width: float, language: str) -> Iterator[Word]:
    """A word as it is where it has room, else parted with hyphens, else between letters."""
    if _ink(word) <= width + _TOLERANCE:
        yield word
        return
    text = _text_of(word)
    syllables = hyphen_places(text, language)
    hyphen = _hyphen(word[0], language)
    *parts, last = _full(word, syllables, width - hyphen.width, language) if syllables else [word]
    for part in parts:
        yield from _full([*part, hyphen], letter_places(_text_of(part))[1:], width, language)
    yield from _full(last, letter_places(_text_of(last))[1:], width, language)


def _full(word: Word, places: Sequence[int], width: float, language: str) -> list[Word]:
    """A word parted at such places only that each part is as wide as it can be."""
    if _ink(word) <= width + _TOLERANCE:
        return [word]
    cuts, reach = list[int](), 0.0
    for start, part in zip((0, *places), _split(word, places, language), strict=True):
        ink = _ink(part)
        if start and ink and reach + ink > width:
            cuts.append(start)
            reach = 0.0
        reach += ink
    return _split(word, cuts, language)


def _split(word: Word, places: Sequence[int], language: str) -> list[Word]:
    """The parts of a word that begin at such places in its text, none of them empty."""
    parts: list[Word] = [[]]
    offset = 0
    for piece in word:
        end = offset + len(piece.text)
        if offset in places:
            parts.append([])
        inside = places[bisect_right(places, offset) : bisect_left(places, end)]
        for nth, (first, last) in enumerate(pairwise((offset, *inside, end))):
            if nth:
                parts.append([])
            text = piece.text[first - offset : last - offset]
            parts[-1].append(piece if not inside else _piece(text, piece.face, piece.style, piece.level, language))
        offset = end
    return parts


def _text_of(word: Word) -> str:
    return "".join(piece.text for piece in word)


def _hyphen(like: Piece, language: str) -> Piece:
    """A hyphen that stands for nothing in the text."""
    shown = _piece("-", like.face, like.style, like.level, language)
    return shown._replace(text=SOFT_HYPHEN, shaped=shape_as(shown.shaped, SOFT_HYPHEN))
