"""Text in narrow places."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QFont

from stocktake_desktop.ui.look.text import fits, flow, width_of
from stocktake_desktop.ui.look.theme import NORMAL, SMALL

PLAIN = QFont.Weight.Normal
TITLE = "Thematic Synthesis and Consolidation Session – Towards Concrete Commitments"


@pytest.fixture(autouse=True)
def _program(qapp):
    """Type cannot be measured without a running program."""


def test_lines_break_at_words_and_lose_nothing():
    lines = flow(TITLE, NORMAL, PLAIN, 160, 99)
    assert len(lines) > 2
    assert " ".join(lines) == TITLE
    assert fits(TITLE, NORMAL, PLAIN, 160, len(lines))


def test_what_does_not_fit_ends_in_an_ellipsis_after_a_whole_word():
    lines = flow(TITLE, NORMAL, PLAIN, 160, 2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")
    kept = " ".join(lines).removesuffix("…")
    assert TITLE.startswith(kept)
    assert set(kept.split()) <= set(TITLE.split())
    assert not fits(TITLE, NORMAL, PLAIN, 160, 2)


def test_a_first_line_that_is_too_short_for_a_word_stays_empty():
    assert flow("Consolidation ends", SMALL, PLAIN, 160, 3, 20) == ("", "Consolidation ends")


def test_a_title_that_ends_in_an_ellipsis_is_not_taken_for_cut():
    assert fits("And so on…", NORMAL, PLAIN, 160, 1)


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"])),
    st.integers(20, 300),
    st.integers(0, 5),
)
@settings(max_examples=150)
def test_no_line_is_wider_than_its_place(text, width, most):
    lines = flow(text, NORMAL, PLAIN, width, most)
    assert len(lines) <= most
    widest = max((width_of(letter, NORMAL, PLAIN) for letter in text), default=0)
    assert all(width_of(line, NORMAL, PLAIN) <= max(width, widest) + 1 for line in lines)
    assert not lines or lines[-1].endswith("…") or "".join("".join(lines).split()) == "".join(text.split())


def test_a_lone_line_shows_the_beginning_of_a_word_it_cannot_hold():
    (line,) = flow("Reporting and more", SMALL, PLAIN, 200, 1, 45)
    assert line.endswith("…")
    assert "Reporting".startswith(line.removesuffix("…"))
    assert width_of(line, SMALL, PLAIN) <= 45
    assert flow("Reporting and more", SMALL, PLAIN, 200, 1, 8) == ()


@pytest.mark.parametrize(
    "title", ["Introduction aux dimensions", "Human Dimension", "Perspectives régionales intergouvernementales"]
)
@pytest.mark.parametrize("width", [30, 48, 56, 64, 80])
def test_no_word_is_broken_over_two_lines(title, width):
    lines = flow(title, SMALL, PLAIN, width, 9)
    whole = [line for line in lines if not line.endswith("…")]
    assert {word for line in whole for word in line.split()} <= set(title.split())
    assert lines == (*whole, *lines[len(whole) :])
    assert len(lines) - len(whole) <= 1


def test_a_word_too_long_for_its_line_falls_away():
    width = round(width_of("Community", SMALL, PLAIN)) + 2
    assert flow("Community Interculturality", SMALL, PLAIN, width, 5)[0].endswith("…")
    assert flow("On Interculturality", SMALL, PLAIN, width, 5) == ("On…",)
    assert not fits("On Interculturality", SMALL, PLAIN, width, 5)
    assert flow("Interculturality", SMALL, PLAIN, width, 5)[0].startswith("Intercul")


@given(
    st.lists(st.text("abcdeéß", min_size=1, max_size=14), min_size=1, max_size=8),
    st.integers(20, 200),
    st.integers(1, 5),
)
@settings(max_examples=200)
def test_every_line_but_a_cut_one_is_made_of_whole_words(words, width, most):
    lines = flow(" ".join(words), SMALL, PLAIN, width, most)
    said = [word for line in lines if not line.endswith("…") for word in line.split()]
    assert said == words[: len(said)]
    assert all(width_of(line, SMALL, PLAIN) <= width + 1 for line in lines if len(line) > 2)
