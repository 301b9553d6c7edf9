"""Sheets as PDF: everything of a session is on its sheet, nothing is split, the same input gives the same bytes."""

import os
import re
import subprocess
import sys
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from stocktake_desktop.edits.appearances import Who, add_alternate, add_appearance
from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.contents import add_segment
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.edits.people import add_organisation, add_person
from stocktake_desktop.interchange.sample import copy_sample
from stocktake_desktop.models import PlanError, SessionBlock, Status, new_plan
from stocktake_desktop.planning.clock import clock
from stocktake_desktop.planning.house_style import HouseStyle
from stocktake_desktop.settings import PAPERS
from stocktake_desktop.sheets.catalogue import (
    KINDS,
    Layout,
    PrintSettings,
    SetSheet,
    Sheet,
    Stamp,
    sheet_content,
    sheet_pdf,
    write_sheet,
)
from stocktake_desktop.sheets.page import look
from stocktake_desktop.sheets.page.sheet_kind import About
from stocktake_desktop.sheets.registry import SHEET_KINDS
from stocktake_desktop.sheets.type.lines import clean
from stocktake_desktop.sheets.words.languages import LANGUAGES
from tests.sheets.drawn import drawn

STAMP = Stamp(revision=3, printed_at=datetime(2017, 12, 5, 9, 40), replaces=2)
DRAFT = Stamp(revision=None, printed_at=datetime(2017, 12, 5, 9, 40), replaces=None)


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    with copy_sample(tmp_path_factory.mktemp("sheets") / "sample.stocktake") as plan:
        yield plan


def pages(data):
    """The words of each page, white space squeezed to single spaces."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(data)).pages]


def squeezed(words):
    """Words without any space, so that a line break in a name does not matter."""
    return re.sub(r"\s+|\u00ad", "", words)


def podium(plan, block_id, paper=None, house=None):
    return sheet_pdf(plan, Sheet("podium", session_id=block_id), STAMP, PrintSettings(paper, house=house))[0]


def subject(plan, kind):
    """What a sheet of any kind needs to be told."""
    if kind.about is About.SESSION:
        return {"session_id": titled(plan, "Introduction").id}
    room = {"room_id": plan.meeting.rooms[0].id} if kind.about is About.ROOM else {}
    return {**room, "day": None if kind.about is About.MEETING else 1}


def titled(plan, beginning):
    return next(block for block in plan.meeting.sessions if block.title.startswith(beginning))


def test_every_session_is_wholly_on_its_podium_sheet(sample):
    for block in sample.meeting.sessions:
        words = squeezed(" ".join(pages(podium(sample, block.id))))
        assert squeezed(block.title) in words
        assert clock(block.start) in words
        for appearance in block.appearances:
            assert squeezed(appearance.name) in words, (block.title, appearance.name)
            for alternate in appearance.alternates:
                assert squeezed(alternate.name) in words
        unsure = sum(a.status is Status.TO_BE_CONFIRMED for a in block.appearances)
        assert words.count("TBC") >= unsure
        with_brief = squeezed(" ".join(pages(podium(sample, block.id, house=HouseStyle(podium_has_brief=True)))))
        for line in filter(str.strip, (block.objectives + "\n" + block.format_notes).splitlines()):
            assert squeezed(line) in with_brief
            assert squeezed(line) not in words


def test_every_page_has_the_stamp_its_number_and_what_it_replaces(sample):
    for kind in SHEET_KINDS:
        data, report = sheet_pdf(sample, Sheet(kind.key, **subject(sample, kind)), STAMP)
        said = pages(data)
        assert report.pages == len(said) > (1 if kind.key in ("podium", "run-of-show") else 0)
        for number, words in enumerate(said, 1):
            assert "Rev. 3 · 5 Dec 2017 09:40" in words
            assert f"Page {number} of {len(said)}" in words
            assert "Rev. 2" in words


def test_a_draft_says_so(sample):
    data, _report = sheet_pdf(sample, Sheet("day", day=1), DRAFT)
    assert "Draft · 5 Dec 2017 09:40" in pages(data)[0]


def test_the_foot_says_what_opens_the_next_page(sample):
    said = pages(podium(sample, titled(sample, "Introduction").id))
    match = re.search(r"NEXT PAGE (\d\d:\d\d) (\d+) (.*?) (?:Replaces|Page)", said[0])
    assert match is not None
    assert match[1] in said[1]
    assert squeezed(match[3].rstrip(" …")) in squeezed(said[1])


def test_a_day_overview_names_every_session_of_the_day(sample):
    for day in sample.meeting.days:
        words = squeezed(" ".join(pages(sheet_pdf(sample, Sheet("day", day=day.number), STAMP)[0])))
        for block in day.sessions:
            assert squeezed(block.title) in words, block.title
            assert clock(block.start) in words


def test_the_run_of_show_has_every_session_segment_and_name(sample):
    words = squeezed(" ".join(pages(sheet_pdf(sample, Sheet("run-of-show"), STAMP)[0])))
    for block in sample.meeting.sessions:
        assert squeezed(block.title) in words
        assert all(squeezed(segment.title) in words for segment in block.segments)
        assert all(squeezed(appearance.name) in words for appearance in block.appearances)


def test_the_content_of_a_sheet_is_all_that_it_shows_but_stamp_foot_and_hours(sample, monkeypatch):
    beside = re.compile(r"Rev\. 3|Page \d+ of|Replaces|Next page:|NEXT PAGE|\d+  |for |\d\d:00$|1 May 2031  18:40")
    for kind in SHEET_KINDS:
        about = subject(sample, kind)
        content = squeezed("".join(sheet_content(sample, Sheet(kind.key, **about))))
        lines, _report = drawn(monkeypatch, kind.key, sample, kind.paper or "A4", **about)
        shown = [one.words for one in lines if not beside.match(one.words) and not one.words.isupper()]
        assert [words for words in shown if squeezed(clean(words).rstrip("…")) not in content] == [], kind.key


def test_the_same_input_gives_the_same_bytes(sample):
    for kind in SHEET_KINDS:
        one, other = (sheet_pdf(sample, Sheet(kind.key, **subject(sample, kind)), STAMP)[0] for _ in range(2))
        assert one == other


_HASHED = """
import hashlib, sys
from datetime import datetime
from pathlib import Path
from stocktake_desktop.interchange.sample import copy_sample
from stocktake_desktop.sheets.catalogue import Sheet, Stamp, sheet_pdf
with copy_sample(Path(sys.argv[1])) as plan:
    data, _report = sheet_pdf(plan, Sheet("run-of-show", language="ar"), Stamp(3, datetime(2017, 12, 5), 2))
print(hashlib.sha256(data).hexdigest())
"""


def test_another_run_of_the_program_gives_the_same_bytes(tmp_path):
    """Sets of words have another order in every run; Arabic has glyphs that stand for more than one text."""
    found = set()
    for seed in "12":
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parents[2])}
        command = [sys.executable, "-c", _HASHED, str(tmp_path / f"{seed}.stocktake")]
        run = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        found.add(run.stdout)
    assert len(found) == 1


def test_every_kind_has_a_key_and_a_place_of_its_own_and_every_paper_is_offered():
    assert len(set(KINDS)) == len(KINDS) == len({kind.place for kind in SHEET_KINDS})
    assert tuple(look.PAPERS) == PAPERS
    assert all(kind.title and kind.paper in ("", *PAPERS) for kind in SHEET_KINDS)


def test_letter_paper(sample):
    data = podium(sample, titled(sample, "Panel II").id, paper="Letter")
    box = PdfReader(BytesIO(data)).pages[0].mediabox
    assert (round(box.width), round(box.height)) == (612, 792)


def lone_session(title="Panel", minutes=90):
    plan = new_plan("Meeting")
    day, room = add_day(plan, date(2017, 12, 4)), add_room(plan, "Plenary")
    return plan, add_block(plan, title, day_id=day, start=600, minutes=minutes, room_id=room)


HOSTILE = ["if a<b and c>d", "<TBC>", "Chair <b>", '<img src="/etc/passwd">', "&amp; &lt;", "%s {0} \\n", "a\u202eb"]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_printed_as_typed(text):
    plan, block = lone_session(text)
    add_appearance(plan, block, Who(placeholder=text))
    words = squeezed(" ".join(pages(podium(plan, block))))
    assert words.count(squeezed(text.replace("\u202e", ""))) >= 2 or "\u202e" in text


NAMES = ["Enrique Peña Nieto", "Þorsteinn Ævarsson", "Zoë Żółkiewska", "Алексей Ёлкин", "李晓燕", "Đặng Thị Ngọc Thịnh"]


@pytest.mark.parametrize("name", NAMES)
def test_names_can_be_found_in_the_text_of_the_page(name):
    plan, block = lone_session()
    add_appearance(plan, block, Who(add_person(plan, name, "", native_name=name)))
    assert name in " ".join(pages(podium(plan, block)))


def test_a_parked_session_has_a_sheet_or_a_sentence():
    plan = new_plan("Meeting")
    block = add_block(plan, "Idea", minutes=30)
    try:
        words = " ".join(pages(podium(plan, block)))
    except PlanError as error:
        words = str(error)
    assert "Idea" in words


@pytest.mark.parametrize("language", [*LANGUAGES, "en+fr"])
@pytest.mark.parametrize("kind", SHEET_KINDS, ids=lambda kind: kind.key)
def test_a_sheet_set_to_be_printed_says_what_it_says_alone(sample, kind, language):
    sheet = Sheet(kind.key, language=language, **subject(sample, kind))
    alone = sheet_content(sample, sheet)
    for paper in (None, *look.PAPERS):
        for layout in Layout:
            ready = SetSheet(sample, sheet, STAMP.printed_at, PrintSettings(paper, layout))
            assert ready.content() == alone
            ready.pdf(STAMP)
            assert ready.content() == alone


@pytest.mark.parametrize(
    ("sheet", "paper", "sentence"),
    [
        (Sheet("podium"), None, "session"),
        (Sheet("day", day=9), None, "9"),
        (Sheet("poem"), None, "There is no sheet called poem."),
        (Sheet("day"), "A9", "A9"),
    ],
)
def test_what_is_missing_is_said(sample, sheet, paper, sentence, tmp_path):
    target = tmp_path / "out.pdf"
    with pytest.raises(PlanError, match=sentence):
        write_sheet(sample, sheet, target, STAMP, PrintSettings(paper))
    assert not target.exists()


def test_a_failed_export_leaves_the_old_file(sample, tmp_path, monkeypatch):
    target = tmp_path / "out.pdf"
    target.write_bytes(b"old")
    monkeypatch.setattr("os.fsync", lambda _fd: (_ for _ in ()).throw(OSError("disk full")))
    with pytest.raises((OSError, PlanError)):
        write_sheet(sample, Sheet("day", day=1), target, STAMP)
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["out.pdf"]


LONG = st.text(st.sampled_from("abcdefghij ÉŻ李-"), min_size=1, max_size=120).map(lambda words: f"N{words}".strip())


@settings(max_examples=25)
@given(
    title=LONG,
    names=st.lists(LONG, max_size=40),
    minutes=st.integers(1, 300),
    each=st.none() | st.integers(0, 30),
    objectives=st.lists(LONG, max_size=30),
)
def test_every_name_and_time_is_on_the_sheet_of_any_session(title, names, minutes, each, objectives):
    plan, block = lone_session(title, minutes)
    set_field(plan, SessionBlock, block, "objectives", "\n".join(objectives))
    segment = add_segment(plan, block, "Panel", minutes=each)
    state = add_organisation(plan, "Ruritania")
    for nth, name in enumerate(names):
        who = Who(placeholder=name) if nth % 2 else Who(add_person(plan, name, "", state))
        made = add_appearance(plan, block, who, segment_id=segment if nth % 3 else None, minutes=each)
        if nth % 5 == 0:
            add_alternate(plan, made, Who(placeholder=f"Other {nth}"))
    data = podium(plan, block)
    words = squeezed(" ".join(pages(data)))
    assert squeezed(title) in words
    assert "10:00" in words
    assert clock(600 + minutes) in words
    for nth, name in enumerate(names):
        assert squeezed(name) in words
        if nth % 5 == 0:
            assert f"Other{nth}" in words
    assert words.count("TBC") >= len(names)
