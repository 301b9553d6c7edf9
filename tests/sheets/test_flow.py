"""Rows on pages: in order, never split where a page could hold them, nothing over the foot, nothing lost."""

from hypothesis import given, settings
from hypothesis import strategies as st

from stocktake_desktop.sheets.flow import Column, Part, Row, paginate
from stocktake_desktop.sheets.lines import Style
from stocktake_desktop.sheets.text import set_text

FIRST, LATER, EXTRA = 300.0, 500.0, 40.0


def row(number, lines, keeps_next=False):
    words = "\n".join(f"r{number}l{line}" for line in range(lines))
    text = set_text(((words, Style(400, 10)),), 200.0, 13.0)
    return Row((Column(0, (Part(text),)),), keeps_next=keeps_next)


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
    mark = Part(set_text((("continued", Style(400, 10)),), 100.0, 13.0))
    tall = Row((Column(0, (Part(set_text((("w\n" * 80, Style(400, 10)),), 100.0, 13.0)),)),), continued=mark)
    pages = paginate([tall], FIRST, LATER)
    assert len(pages) == 3
    assert [words_of(page)[0] for page in pages] == ["w", "continued", "continued"]


def test_the_last_page_uses_the_room_of_the_foot():
    rows = [row(0, 10), row(1, 10)]
    height = sum(one.height for one in rows)
    assert len(paginate(rows, height - 30, LATER, EXTRA)) == 1
    assert len(paginate(rows, height - 30, LATER)) == 2
