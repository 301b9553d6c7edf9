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
