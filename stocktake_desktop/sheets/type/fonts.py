"""The faces of type that ship with the program: what each can show, and the shaping of text into glyphs."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache, cached_property, lru_cache
from itertools import groupby
from typing import NamedTuple

import uharfbuzz as hb

from stocktake_desktop.paths import resource

REGULAR, MEDIUM, SEMIBOLD, BOLD = 400, 500, 600, 700
"""Weights of type, as in OpenType."""

_UPRIGHT = "IBMPlexSans[wdth,wght].ttf"
_ITALIC = "IBMPlexSans-Italic[wdth,wght].ttf"
_CHINESE = "NotoSansSC[wght].ttf"
_ARABIC = {
    REGULAR: "IBMPlexSansArabic-Regular.ttf",
    MEDIUM: "IBMPlexSansArabic-Medium.ttf",
    SEMIBOLD: "IBMPlexSansArabic-SemiBold.ttf",
    BOLD: "IBMPlexSansArabic-Bold.ttf",
}
_ARABIC_SCALE = 1.12
_MARK_BEFORE_MARK = re.compile("[，。；：、！？）】》〉」』](?=[，。；：、！？）】》〉」』（【《〈「『])")
"""A Chinese mark takes half its room before another one: W3C, Requirements for Chinese Text Layout (clreq)."""
_MORE_LETTERS = "NotoSans[wght].ttf"
_WORLD = {
    "NotoSansArmenian[wght].ttf": ("0530-058f", "fb13-fb17"),
    "NotoSansHebrew[wght].ttf": ("0590-05ff", "fb1d-fb4f"),
    "NotoSansThaana[wght].ttf": ("0780-07bf",),
    "NotoSansNKo-Regular.ttf": ("07c0-07ff",),
    "NotoSansDevanagari[wght].ttf": ("0900-097f", "1cd0-1cff", "a8e0-a8ff"),
    "NotoSansBengali[wght].ttf": ("0980-09ff",),
    "NotoSansGurmukhi[wght].ttf": ("0a00-0a7f",),
    "NotoSansGujarati[wght].ttf": ("0a80-0aff",),
    "NotoSansOriya[wght].ttf": ("0b00-0b7f",),
    "NotoSansTamil[wght].ttf": ("0b80-0bff",),
    "NotoSansTelugu[wght].ttf": ("0c00-0c7f",),
    "NotoSansKannada[wght].ttf": ("0c80-0cff",),
    "NotoSansMalayalam[wght].ttf": ("0d00-0d7f",),
    "NotoSansSinhala[wght].ttf": ("0d80-0dff",),
    "NotoSansThai[wght].ttf": ("0e00-0e7f",),
    "NotoSansLao[wght].ttf": ("0e80-0eff",),
    "NotoSerifTibetan-Medium.ttf": ("0f00-0fff",),
    "NotoSansMyanmar[wght].ttf": ("1000-109f", "a9e0-a9ff", "aa60-aa7f"),
    "NotoSansGeorgian[wght].ttf": ("10a0-10ff", "1c90-1cbf", "2d00-2d2f"),
    "NotoSansKR-Medium.ttf": ("1100-11ff", "3130-318f", "a960-a97f", "ac00-d7ff"),
    "NotoSansEthiopic[wght].ttf": ("1200-139f", "2d80-2ddf", "ab00-ab2f"),
    "NotoSansKhmer[wght].ttf": ("1780-17ff", "19e0-19ff"),
    "NotoSansTifinagh-Regular.ttf": ("2d30-2d7f",),
}
"""The faces that are opened only when a name asks for them, and the blocks of Unicode that each is for."""
_BLOCKS = sorted(
    (int(first, 16), int(last, 16), file)
    for file, blocks in _WORLD.items()
    for first, last in (block.split("-") for block in blocks)
)
_STARTS = [first for first, _last, _file in _BLOCKS]
_PILED = 1.5
_UNREAD = "\u200b"  # a glyph that stands for nothing at all would be read as its number
VISIBLE = 0.5
"""Thousandths of the type size below which a shift is not seen."""


class Glyph(NamedTuple):
    """A placed glyph in thousandths of the type size; `text` is what it stands for."""

    gid: int
    text: str
    advance: float
    dx: float
    dy: float


class Shaped(NamedTuple):
    """Glyphs from left to right, and how far they reach in thousandths of the type size.

    `above` and `below` are how far their ink reaches from the baseline. `used` is which glyphs stand for what, in one
    order always; `shown` is how a PDF writes them, empty where one of them is raised.
    """

    glyphs: tuple[Glyph, ...]
    width: float
    above: float
    below: float
    used: tuple[tuple[int, str], ...]
    shown: str


class FontFace:
    """One font file at one weight, opened when it is first needed; `scale` evens out its size beside the others."""

    def __init__(self, file: str, weight: int, scale: float = 1.0) -> None:
        self.file = file
        self.weight = weight
        self.scale = scale
        self._advances: dict[int, float] = {}
        self._covered: dict[str, bool] = {}
        self._shown: dict[str, bool] = {}
        self._inks: dict[int, tuple[float, float]] = {}

    @cached_property
    def name(self) -> str:
        """A PostScript-safe name, "IBMPlexSans-600"."""
        family = self.file.partition("[")[0].removesuffix(".ttf")
        return f"{family}-{self.weight}" if "[" in self.file else family

    @cached_property
    def hb_face(self) -> hb.Face:
        """The file as HarfBuzz holds it."""
        return hb.Face(hb.Blob.from_file_path(str(resource("fonts", self.file))))

    @cached_property
    def axes(self) -> dict[str, float]:
        """Where a variable font is pinned; empty for a static one."""
        wanted = {"wght": float(self.weight), "wdth": 100.0}
        return {axis.tag: wanted.get(axis.tag, axis.default_value) for axis in self.hb_face.axis_infos}

    @cached_property
    def font(self) -> hb.Font:
        """The face at its weight."""
        font = hb.Font(self.hb_face)
        if self.axes:
            font.set_variations(self.axes)
        return font

    def covers(self, character: str) -> bool:
        """True when the face has a glyph of its own for the character."""
        known = self._covered.get(character)
        if known is None:
            known = self._covered[character] = bool(self.font.get_nominal_glyph(ord(character)))
        return known

    def covers_all(self, characters: Iterable[str]) -> bool:
        """True when no other face is needed."""
        return all(map(self.covers, set(characters)))

    @cached_property
    def space(self) -> int:
        """The glyph of the space."""
        return self.font.get_nominal_glyph(0x20) or 0

    def shows(self, letter: str) -> bool:
        """Whether nothing of a letter with its marks is lost when it is shaped: composed signs need no glyphs."""
        known = self._shown.get(letter)
        if known is None:
            known = self._shown[letter] = all(glyph.gid for glyph in shape.__wrapped__(self, letter, False, "").glyphs)
        return known

    def advance(self, gid: int) -> float:
        """The glyph's own advance in thousandths of the type size."""
        known = self._advances.get(gid)
        if known is None:
            known = self._advances[gid] = self.font.get_glyph_h_advance(gid) * 1000 / self.hb_face.upem
        return known

    @cached_property
    def extents(self) -> tuple[float, float]:
        """How far ink may reach above and below the baseline, whatever is piled up, in thousandths of the type size."""
        extents, scale = self.font.get_font_extents("ltr"), _PILED * 1000 / self.hb_face.upem
        return extents.ascender * scale, -extents.descender * scale

    def ink(self, gid: int) -> tuple[float, float]:
        """The highest and the lowest ink of a glyph over the baseline, in thousandths of the type size."""
        known = self._inks.get(gid)
        if known is None:
            box, scale = self.font.get_glyph_extents(gid), 1000 / self.hb_face.upem
            known = (box.y_bearing * scale, (box.y_bearing + box.height) * scale) if box else (0.0, 0.0)
            self._inks[gid] = known
        return known


@cache
def chain(weight: int, italic: bool = False) -> tuple[FontFace, ...]:
    """The faces that most texts are set in; the first that has a character wins."""
    latin = _face(_ITALIC if italic else _UPRIGHT, weight)
    more = _face(_MORE_LETTERS, weight)
    return (latin, _face(_ARABIC[weight], weight, _ARABIC_SCALE), _face(_CHINESE, weight), more)


@cache
def faces_of(sign: str, weight: int, italic: bool = False) -> tuple[FontFace, ...]:
    """The faces to look for a character in: the one of its script, else those that most texts are set in."""
    code = ord(sign)
    nth = bisect_right(_STARTS, code) - 1
    if nth >= 0 and code <= _BLOCKS[nth][1]:
        file = _BLOCKS[nth][2]
        return (_face(file, weight if "[" in file else MEDIUM),)
    return chain(weight, italic)


@cache
def _face(file: str, weight: int, scale: float = 1.0) -> FontFace:
    return FontFace(file, weight, scale)


@lru_cache(maxsize=50_000)
def shape(face: FontFace, text: str, rtl: bool, language: str) -> Shaped:
    """Turn text of one face and direction into glyphs, with tabular figures."""
    buffer = hb.Buffer()
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_GRAPHEMES
    buffer.add_str(text)
    buffer.guess_segment_properties()  # the script; it guesses direction and language as well, so ours come after
    buffer.direction = "rtl" if rtl else "ltr"
    buffer.language = language
    halves = [(mark.start(), mark.end(), True) for mark in _MARK_BEFORE_MARK.finditer(text)]
    hb.shape(face.font, buffer, {"tnum": True, **({"halt": halves} if halves else {})})
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    words = _texts_of(text, [info.cluster for info in infos], rtl)
    scale = 1000 / face.hb_face.upem
    glyphs = [
        Glyph(info.codepoint, word, place.x_advance * scale, place.x_offset * scale, place.y_offset * scale)
        for info, place, word in zip(infos, positions, words, strict=True)
    ]
    if rtl:
        glyphs = [part for glyph in glyphs for part in _one_by_one(face, glyph)]
    used = tuple(dict.fromkeys((glyph.gid, glyph.text) for glyph in glyphs))
    inks = [(face.ink(glyph.gid), glyph.dy) for glyph in glyphs]
    reach = [(0.0, 0.0), *((highest + dy, -lowest - dy) for (highest, lowest), dy in inks)]
    above, below = (min(max(ends), most) for ends, most in zip(zip(*reach, strict=True), face.extents, strict=True))
    return Shaped(tuple(glyphs), sum(glyph.advance for glyph in glyphs), above, below, used, _shown(face, glyphs))


def shape_as(shaped: Shaped, text: str) -> Shaped:
    """The one glyph of something shaped, standing for another text."""
    (glyph,) = shaped.glyphs
    return shaped._replace(glyphs=(glyph._replace(text=text),), used=((glyph.gid, text),))


def _shown(face: FontFace, glyphs: Iterable[Glyph]) -> str:
    """Glyphs by their own numbers, and the shifts between them."""
    shown: list[str] = []
    for gid, _text, advance, dx, dy in glyphs:
        if abs(dy) > VISIBLE:
            return ""
        shown.append(f"{number(-dx)} <{gid:04X}>" if abs(dx) > VISIBLE else f"<{gid:04X}>")
        back = face.advance(gid) + dx - advance
        if abs(back) > VISIBLE:
            shown.append(f"{number(back)} ")
    return "".join(shown)


def number(value: float) -> str:
    """A number as a PDF writes it, to three places."""
    short = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if short in ("-0", "") else short


def _one_by_one(face: FontFace, glyph: Glyph) -> Iterator[Glyph]:
    """A right-to-left ligature as its first letter, the others before it on glyphs that are neither seen nor wide.

    Readers of PDF turn such a line round letter by letter, and would turn the letters of one glyph with it.
    """
    first, others = glyph.text[:1], glyph.text[1:]
    for letter in reversed(others):
        yield Glyph(face.space, letter, 0.0, 0.0, 0.0)
    yield glyph._replace(text=first) if others else glyph


def _texts_of(text: str, clusters: list[int], rtl: bool) -> list[str]:
    """The text each glyph stands for: a character each, what is left over goes to the last glyph of its cluster.

    Where a letter is made of more glyphs than one, they stand for the letter and marks that it is equivalent to, and
    what is left over of them for what is not seen.
    """
    if not rtl and clusters == list(range(len(text))):
        return list(text)
    starts = sorted(set(clusters))
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    words = [""] * len(clusters)
    order = range(len(clusters) - 1, -1, -1) if rtl else range(len(clusters))
    for cluster, group in groupby(order, key=clusters.__getitem__):
        places = list(group)
        letters = text[cluster : ends[cluster]]
        if len(letters) < len(places):
            letters = unicodedata.normalize("NFD", letters)
        for nth, place in enumerate(places):
            words[place] = (letters[nth:] if nth == len(places) - 1 else letters[nth : nth + 1]) or _UNREAD
    return words
