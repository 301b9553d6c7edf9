"""The stamp and its mark: what names a printing on paper."""

from datetime import datetime

from stocktake_desktop.sheets.page.stamp import SIGNS, Stamp, mark_of
from stocktake_desktop.sheets.type.bidi import levels, visual_order
from stocktake_desktop.words import speaking
from tests.certain import certain

WHEN = datetime(2026, 11, 23, 18, 40)


def test_a_stamp_says_revision_copy_mark_and_time():
    stamp = Stamp(4, WHEN, 3, "B", "K7QM")
    assert stamp.words("en") == "Rev. 4·B · K7QM · 23 Nov 2026 18:40"
    assert stamp.foot() == "Replaces Rev. 3 – destroy earlier copies."


def test_in_a_line_read_from_the_right_only_letters_and_figures_keep_their_order():
    """ "3·B" with its letter at the left of the figure would be read as "B·3"."""
    with speaking("ar"):
        words = Stamp(4, WHEN, 3, "B", "K7QM").words("ar")
        assert words.startswith("التنقيح \u20664·B\u2069 · \u2066K7QM\u2069 · 23 ")
    seen = "".join(visual_order(words, certain(levels(words, rtl=True)))).replace("\u2066", "").replace("\u2069", "")
    assert seen.index("4·B") > seen.index("K7QM") > seen.index("23"), "the first word stands at the right"
    assert seen.rstrip()[-7:] == "التنقيح"[::-1]


def test_paper_of_before_has_neither_letter_nor_mark():
    assert Stamp(4, WHEN, 3).words("en") == "Rev. 4 · 23 Nov 2026 18:40"
    assert Stamp(None, WHEN).words("en") == "Draft · 23 Nov 2026 18:40"


def test_a_mark_is_four_signs_that_nobody_takes_for_others():
    assert len(set(SIGNS)) == 32
    assert not set("01IO") & set(SIGNS)
    marks = {mark_of("f" * 64, nth, "c" * 32, ()) for nth in range(2_000)}
    assert len(marks) > 1_990  # of a million
    assert {len(mark) for mark in marks} == {4}
    assert set("".join(marks)) == set(SIGNS)


def test_content_revision_and_copy_each_make_another_mark():
    assert (
        len({mark_of("a", 1, "c", ()), mark_of("b", 1, "c", ()), mark_of("a", 2, "c", ()), mark_of("a", 1, "d", ())})
        == 4
    )
    assert mark_of("a", 1, "c", ()) == mark_of("a", 1, "c", ())


def test_a_mark_that_is_taken_is_not_given():
    taken: set[str] = set()
    for _nth in range(50):
        taken.add(mark_of("a", 1, "c", taken))
    assert len(taken) == 50
