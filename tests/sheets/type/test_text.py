"""Setting text: widths kept, nothing lost, anything survived, every name found again in the PDF."""

from functools import partial
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from stocktake_desktop.sheets.page.compositor import Compositor
from stocktake_desktop.sheets.type.lines import Style, clean
from stocktake_desktop.sheets.type.text import set_text
from tests.sheets.drawn import steps

STYLE = Style(400, 12)
SPACES = str.maketrans("", "", " \n\u3000\u200b\u00ad")  # and the hyphen of a parted word


def box(words, width=200.0, **options):
    return set_text(((words, STYLE),), width, 16.0, **options)


def read_back(*boxes):
    buffer = BytesIO()
    canvas = Canvas(buffer, invariant=1)
    for nth, one in enumerate(boxes):
        one.draw(canvas, 50, 800 - 30 * nth)
    canvas.showPage()
    canvas.save()
    return PdfReader(BytesIO(buffer.getvalue())).pages[0].extract_text()


ANY = st.text(st.characters(codec="utf-8") | st.sampled_from("\x00\x1b\ud800\udfff\u202e\u2067\u200d אب李й\u0301"))


@settings(max_examples=60)
@given(ANY, st.sampled_from([30.0, 120.0, 400.0]), st.booleans())
def test_any_text_is_set_whole_and_drawn(words, width, rtl):
    one = box(words, width, rtl=rtl)
    assert "".join(line.text for line in one.lines).translate(SPACES) == clean(words).translate(SPACES)
    read_back(one)


@settings(max_examples=40)
@given(st.text(st.sampled_from("abc dé-/李。ж "), max_size=80), st.sampled_from([40.0, 90.0, 300.0]))
def test_no_line_is_wider_than_its_box(words, width):
    assert all(line.width <= width + 0.1 for line in box(words, width).lines)


def test_a_long_word_is_torn_rather_than_lost():
    one = box("Donaudampfschifffahrtsgesellschaft" * 3, 100.0)
    assert len(one.lines) > 3
    assert not one.is_cut


def test_the_space_after_a_torn_word_makes_no_line():
    for words in (
        "Donaudampfschiff  Rat",
        "10:00–10:30  Donaudampfschiff",
        "مممممممممممم  مم",
        "\u200b" * 9 + "abcdefgh",
    ):
        for width in (12.5, 16.0, 20.0, 31.0):
            assert all(line.text.strip() for line in box(words, width).lines)


def test_a_text_is_cut_in_dots_also_where_its_last_line_is_empty():
    for words in ("one\n\nthree", "\n\nthree", "one\n \nthree"):
        one = box(words, 60.0, max_lines=2)
        assert one.is_cut
        assert [line.text for line in one.lines][-1] == "…"
    assert not box("one\n\n \n", 60.0, max_lines=1).is_cut
    assert not box("\n\n\n", 60.0, max_lines=1).is_cut


@pytest.mark.parametrize("rtl", [False, True])
@pytest.mark.parametrize(
    "words",
    [
        "the quick fox. ", "الجلسة 第一次会议 Opening ", "W", "م", " \u200b", "a-", "e\u0301", "- ", "\u2067a\u2069",
        "א(", "\u2068", "5%", "a\n", "10 a.m. ",
    ],
)  # fmt: skip
def test_twice_the_text_is_twice_the_work(words, rtl):
    few, many = (words * (n // len(words)) for n in (1_000, 2_000))
    make = set_text.__wrapped__
    for text in (few, many):
        box(text, rtl=rtl)  # glyphs are known from here on
    work = [steps(partial(make, ((text, STYLE),), 200.0, 16.0, rtl=rtl)) for text in (few, many)]
    assert work[1] < 2.3 * work[0]


def test_what_has_no_room_ends_in_a_visible_mark():
    one = box("one two three four five six seven eight nine ten", 60.0, max_lines=2)
    assert one.is_cut
    assert len(one.lines) == 2
    assert one.lines[-1].text.endswith("…")
    assert " …" not in one.lines[-1].text
    assert one.lines[-1].width <= 60.1
    assert not box("one", 60.0, max_lines=1).is_cut


NAMES = [
    "H.E. Mr. Enrique Peña Nieto",
    "Г-н Алексей Ёлкин",
    "李晓燕女士",
    "Þorsteinn Ævarsson",
    "Zoë Żółkiewska",
    "Nguye\u0302\u0303n Thị",
    "Αικατερίνη",
    "office, waffle, fjord",
    "AА BВ",  # the second of each is Cyrillic
    "السيدة آمنة",
]


@pytest.mark.parametrize("name", NAMES)
def test_text_is_found_again_in_the_pdf(name):
    assert name in read_back(box(name, 400.0))


def test_a_box_drawn_in_a_second_document_reads_the_same():
    one, other = box("Ё Ёлкин 10:15", 400.0), box("e\u0301 é", 400.0)
    assert read_back(one, other).split("\n") == list(reversed(read_back(other, one).split("\n")))


def test_figures_are_as_wide_as_each_other():
    assert box("10:11").natural_width == pytest.approx(box("28:47").natural_width)


def test_a_right_to_left_box_begins_at_the_right():
    buffer = BytesIO()
    canvas = Canvas(buffer, invariant=1, pageCompression=0)
    box("نعم", 200.0, rtl=True).draw(canvas, 0, 100)
    box("نعم", 200.0, rtl=True, align="end").draw(canvas, 0, 50)
    right, left = (float(code.split(" Tm")[0].split()[-2]) for code in canvas._code if " Tm " in code)
    assert left == 0
    assert right > 150


def test_signs_no_face_has_are_told_and_left_out():
    compositor = Compositor()
    assert read_back(compositor.set("Hall \U0001f600", STYLE, 200)).strip() == "Hall"
    assert compositor.warnings == ["\U0001f600 (U+1F600) cannot be printed and is left out: no typeface has it."]


def test_a_text_of_which_nothing_can_be_printed_leaves_a_mark():
    assert read_back(box("\U0001f389 \U0001f1f2\U0001f1fd")).strip() == "…"
    assert clean("\x01\ufffd\x02") == "…"
    assert clean("\x01\x02") == ""
    assert clean("\u0378\u202e").startswith("…")


def test_line_ends_and_tabs_of_every_kind():
    assert [line.text for line in box("a\r\nb\rc\u2028d\te").lines] == ["a", "b", "c", "d e"]


def test_an_open_override_ends_with_its_line():
    assert clean("a\u202eb\nc") == "a\u202eb\u202c\nc"
    assert clean("a\u2067b") == "a\u2067b\u2069"


def test_chinese_marks_behind_one_another_share_their_room():
    def width(words):
        return set_text(((words, Style(400, 10)),), 500, 14, language="zh").natural_width

    one = width("（待确认）") - width("（待确认")
    assert width("（待确认），") == pytest.approx(width("（待确认）") + one / 2, abs=0.2)
    assert width("确认，待") == pytest.approx(4 * 10, abs=0.2)
