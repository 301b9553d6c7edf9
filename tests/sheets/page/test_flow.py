"""Rows on pages: in order, never split where a page could hold them, nothing over the foot, nothing lost."""

from dataclasses import replace
from functools import partial

from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from stocktake_desktop.sheets.page import look
from stocktake_desktop.sheets.page.flow import FlowColumn, FlowPart, FlowRow, Ground, paginate
from stocktake_desktop.sheets.page.page import Page
from stocktake_desktop.sheets.page.reading import reading_of
from stocktake_desktop.sheets.type.lines import Style
from stocktake_desktop.sheets.type.text import set_text
from tests.sheets.drawn import steps

FIRST, LATER, EXTRA = 300.0, 500.0, 40.0


def row(number, lines, keeps_next=False):
    words = "\n".join(f"r{number}l{line}" for line in range(lines))
    text = set_text(((words, Style(400, 10)),), 200.0, 13.0)
    return FlowRow((FlowColumn(0, (FlowPart(text),)),), keeps_next=keeps_next)


def words_of(rows):
    return [line.text for one in rows for part in one.columns[0].parts for line in part.text.lines]


ROWS = st.lists(st.tuples(st.integers(1, 60), st.booleans()), max_size=30)


@settings(max_examples=80)
@given(ROWS)
def test_rows_flow_whole(shapes):
    rows = [row(number, *shape) for number, shape in enumerate(shapes)]
    pages = paginate(rows, FIRST, LATER, EXTRA)
    assert [word for page in pages for word in words_of(page)] == words_of(rows)
    for nth, page in enumerate(pages):
        room = (FIRST if nth == 0 else LATER) + (EXTRA if nth == len(pages) - 1 else 0)
        assert sum(one.height for one in page) <= room + 0.01
    for one in rows:
        homes = [nth for nth, page in enumerate(pages) if set(words_of([one])) & set(words_of(page))]
        assert len(homes) == 1 or one.height > LATER


def test_a_heading_goes_with_what_it_heads():
    pages = paginate([row(0, 20), row(1, 1, keeps_next=True), row(2, 5)], 330.0, LATER)
    assert [words_of(page)[0] for page in pages] == ["r0l0", "r1l0"]


def test_a_row_taller_than_a_page_says_that_it_is_continued():
    mark = FlowPart(set_text((("continued", Style(400, 10)),), 100.0, 13.0))
    tall = FlowRow(
        (FlowColumn(0, (FlowPart(set_text((("w\n" * 80, Style(400, 10)),), 100.0, 13.0)),)),), continued=mark
    )
    pages = paginate([tall], FIRST, LATER)
    assert len(pages) == 3
    assert [words_of(page)[0] for page in pages] == ["w", "continued", "continued"]


def test_what_lies_behind_a_row_is_split_with_it():
    grounds = []

    class Paper(Page):
        def __init__(self):
            self.width = 200.0
            self.reading = reading_of(Canvas(""))

        def text(self, *_text):
            pass

        def fill(self, _x, y, _width, height, _colour):
            grounds.append((y, y + height))

        def rule(self, *_rule):
            pass

    pages = paginate([replace(row(0, 100), ground=Ground(look.BLUE))], FIRST, LATER)
    for nth, page in enumerate(pages):
        y = 0.0
        for one in page:
            one.draw(Paper(), y)
            y += one.height
            assert grounds[-1][1] == y <= (LATER if nth else FIRST)
    assert len(grounds) == len(pages) == 4


def test_a_row_of_twice_the_lines_is_twice_the_work():
    mark = FlowPart(set_text((("continued", Style(400, 10)),), 100.0, 13.0))
    parts = tuple(FlowPart(set_text(((f"point {nth}", Style(400, 10)),), 200.0, 13.0)) for nth in range(2_000))
    few, many = (replace(row(0, 1), columns=(FlowColumn(0, parts[:n]),), continued=mark) for n in (1_000, 2_000))
    work = [steps(partial(paginate, [one], FIRST, LATER)) for one in (few, many)]
    assert work[1] < 2.3 * work[0]


def test_the_last_page_uses_the_room_of_the_foot():
    rows = [row(0, 10), row(1, 10)]
    height = sum(one.height for one in rows)
    assert len(paginate(rows, height - 30, LATER, EXTRA)) == 1
    assert len(paginate(rows, height - 30, LATER)) == 2
