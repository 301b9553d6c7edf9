"""Directions by UAX #9: facts to read, and cases of Unicode's own BidiCharacterTest.

Characters that rule X9 removes (embeddings, overrides and their ends) are marked x and may have any level.
"""

import unicodedata
from functools import partial
from pathlib import Path

import pytest

from stocktake_desktop.sheets.type.bidi import levels, visual_order
from tests.sheets.drawn import steps

CASES = [
    line.split(";")
    for line in (Path(__file__).parents[2] / "data" / "bidi.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
]

FACTS = [
    ("abc אבג", "ltr", "0000111"),  # N2: the space takes the paragraph's direction
    ("אבג abc", "rtl", "1111222"),
    ("א1", "ltr", "12"),  # I1: a European number in right-to-left text
    ("اب 12", "rtl", "11122"),  # W2: after Arabic letters numbers are Arabic
    ("ا1:2", "rtl", "1222"),  # W4: one separator between Arabic numbers joins them
    ("ا1-2", "rtl", "1212"),  # a hyphen does not
    ("א1-2", "rtl", "1222"),  # W4: but it joins European ones
    ("א5%", "rtl", "122"),  # W5: the sign belongs to its number
    ("א(b)ג", "rtl", "11211"),  # N0: brackets follow what stands around them
    ("a(א)b", "ltr", "00100"),
    ("a(bא)c", "ltr", "000100"),
    ("א, ב", "ltr", "1111"),  # N1: neutrals between two of a kind
    ("a\u2067b\u2069c", "ltr", "00200"),  # X5a: an isolate
    ("a\u2067א\u2069c", "ltr", "00100"),
    ("\u202eab\u202cc", "ltr", "x11x0"),  # X5: an override
    ("a\u202bb\u202cc", "ltr", "0x2x0"),  # X2: an embedding
    ("اب 10:15–13:00", "rtl", "11122222122222"),
]


@pytest.mark.parametrize(("text", "direction", "expected"), FACTS)
def test_levels(text, direction, expected):
    found = levels(text, direction == "rtl")
    assert found is not None
    pairs = list(zip(expected, found, strict=True))
    assert [int(level) for level, _ in pairs if level != "x"] == [level for want, level in pairs if want != "x"]


def test_left_to_right_text_needs_no_levels():
    assert levels("Panel II – 李晓燕, Ёлкин, 10:15", False) is None


@pytest.mark.parametrize(
    ("pieces", "piece_levels", "seen"),
    [
        ("abc", [0, 0, 0], "abc"),
        ("abc", [1, 1, 1], "cba"),
        ("abcd", [0, 1, 1, 0], "acbd"),
        ("abcde", [1, 2, 2, 1, 1], "edbca"),
        ("abcdef", [0, 1, 2, 2, 1, 0], "aecdbf"),
        ("", [], ""),
    ],
)
def test_visual_order(pieces, piece_levels, seen):
    assert "".join(visual_order(pieces, piece_levels)) == seen


def test_the_cases_of_unicode():
    """All of them: brackets, isolates, overrides, numbers, marks, white space; by rule L2 after X1 to L1."""
    wrong = []
    for points, direction, wanted, order in CASES:
        text = "".join(chr(int(point, 16)) for point in points.split())
        found = levels(text, direction == "R") or (0,) * len(text)
        kept = [place for place, level in enumerate(wanted.split(",")) if level != "x"]
        seen = visual_order(kept, [found[place] for place in kept])
        has_level = all(int(wanted.split(",")[place]) == found[place] for place in kept)
        if (any(found) and not has_level) or seen != [int(place) for place in order.split(",") if place]:
            wrong.append(points)
    assert not wrong


def test_the_cases_of_unicode_are_of_all_kinds():
    letters = {chr(int(point, 16)) for points, *_ in CASES for point in points.split()}
    assert len(CASES) > 700
    wanted = "L R AL EN AN ES CS NSM BN WS ON LRE RLE LRO RLO PDF LRI RLI FSI PDI"
    assert {unicodedata.bidirectional(letter) for letter in letters} >= set(wanted.split())


@pytest.mark.parametrize(
    "neutral", ["-", " ", "%", "…", "·", "\u0301", "- %", "\u2067a\u2069", "\u2068", "\u202b ", "[", "(.)"]
)
def test_what_is_neutral_goes_on_for_however_long(neutral):
    few, many = (f"א{neutral * n}א" for n in (1_500, 3_000))
    found = levels(many, True)
    assert found is not None
    assert len(found) == len(many)
    assert found[0] == 1
    work = [steps(partial(levels.__wrapped__, text, True)) for text in (few, many)]
    assert work[1] < 2.3 * work[0]
