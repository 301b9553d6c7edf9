"""What reading costs, counted in steps: twice as much of anything costs about twice as much, whatever it is."""

import sys

import pytest

from stocktake_desktop.interchange.doubles import doubles
from stocktake_desktop.interchange.readers.people_list import read_people, read_table
from stocktake_desktop.interchange.readers.programme_text import place_programme, read_programme
from stocktake_desktop.interchange.readers.schedule_xml import read_schedule
from stocktake_desktop.models import new_plan

PANEL = "10:00–11:00 Panel\n{}Format:\n{}"
PROGRAMMES = {
    "sessions without an end": lambda n: "10:00 Opening\n" * n,
    "days of one date": lambda n: "4 December 2017\nA note of the day\n" * n + "10:00 Opening\n",
    "parallel sessions": lambda n: (
        "10:00–11:00 Parallel groups\n"
        + "".join(f"Action Group {nth}\n" for nth in range(n))
        + "Objectives:\n"
        + "Learn\n" * n
    ),
    "formats": lambda n: (
        "10:00–11:00 Panel\n" + "• Ana Ruiz\n" * n + "Format:\n" + "Speakers have 10 minutes each\n" * n
    ),
    "moderated": lambda n: "10:00–11:00 Panel\n" + "• Ana Ruiz\n" * n + "Format:\n" + "moderated by ....\n" * n,
    "rows of who": lambda n: "10:00–11:00 A | " + "Ana Ruiz; " * n,
}
LISTS = {
    "semicolons": lambda n: "".join(f"{'x;' * (nth % 50)}Ana{';' * nth}\n" for nth in range(n)),
    "one name in many places": lambda n: "Name;Organisation\n" + "".join(f"Ana Ruiz;House {nth}\n" for nth in range(n)),
    "one name in one place": lambda n: "Name;Organisation\n" + "Ana Ruiz;House\n" * n,
}
LONG = {
    "tabs": "\t" * 100_000,
    "tabs and words": "a\t" * 100_000,
    "tabs and blanks": " \t" * 100_000,
    "wide blanks": "\u2003" * 100_000,
    "bars": "| " * 100_000,
    "dashes": "x" + "–" * 100_000 + "x",
    "brackets": "(" * 100_000,
    "closed brackets": "()" * 100_000,
    "honorifics": "H.E." * 40 + "!",
    "many honorifics": "H.E. Mr. " * 20_000 + "!",
    "commas": ", " * 100_000,
    "semicolons": "\u2003;" * 100_000,
    "quotes": '"' * 100_000,
    "letters": "a" * 100_000,
    "capitals": "A" * 100_000,
    "times": "10:00-" * 50_000,
    "mails": "a@" * 50_000,
    "languages": "en, " * 100_000 + "!",
    "digits": "1" * 100_000,
}


def work(act):
    """How many steps Python takes in the readers."""
    count = 0

    def note(frame, event, _argument):
        nonlocal count
        if "interchange" not in frame.f_code.co_filename:
            return None
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        count += event == "opcode"
        return note

    before = sys.gettrace()
    sys.settrace(note)
    try:
        act()
    finally:
        sys.settrace(before)
    return count


def programme(text):
    read, report = read_programme(text)
    with new_plan("Cost") as plan:
        place_programme(plan, read, report, None)


def people(text):
    table = read_table(text)
    doubles(read_people(table, table.columns).people, new_plan("Cost").meeting)


@pytest.mark.parametrize("name", PROGRAMMES)
def test_twice_the_programme_is_twice_the_work(name):
    make = PROGRAMMES[name]
    programme(make(5))
    assert work(lambda: programme(make(300))) < 2.5 * work(lambda: programme(make(150)))


@pytest.mark.parametrize("name", LISTS)
def test_twice_the_list_is_twice_the_work(name):
    make = LISTS[name]
    people(make(5))
    assert work(lambda: people(make(300))) < 2.5 * work(lambda: people(make(150)))


@pytest.mark.parametrize("words", LONG.values(), ids=LONG)
def test_no_line_is_so_long_that_reading_it_does_not_end(words):
    """Each of these took minutes or for ever where a pattern or a loop tried every part of it anew."""
    for text in (words, f"Ana\t{words}", f"10:00–11:00 Opening\n{words}", f"10:00–11:00 A{words}a\n• {words}\nnote"):
        read_programme(text)
        people(text)


@pytest.mark.parametrize("part", ["<duration>", "<start>", "<date>", "<title>", "<person>", "<room>", "<type>"])
def test_no_text_of_a_schedule_is_so_long_that_reading_it_does_not_end(part, tmp_path):
    end = part.replace("<", "</")
    path = tmp_path / "long.xml"
    for words in ("1" + " " * 200_000 + "1", "H.E." * 40 + "!", "1:" * 100_000, "+1" * 100_000):
        event = f"<event>{part}{words}{end}</event>"
        path.write_text(f'<schedule><day date="2017-12-04"><room name="A">{event}</room></day></schedule>')
        assert len(read_schedule(path).programme.sessions) == 1
