"""Every kind of sheet of random meetings, on every paper: nothing is lost, nothing leaves the page, nothing is torn."""

import unicodedata
from datetime import date
from itertools import chain
from random import Random

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from stocktake_desktop.edits.appearances import Who, add_appearance
from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.contents import add_outcome, add_question, add_segment
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.floor import inscribe
from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.edits.people import add_organisation, add_person
from stocktake_desktop.models import OutcomeKind, Role, SessionBlock, SessionKind, Status, new_plan
from stocktake_desktop.planning.clock import clock, end_clock
from stocktake_desktop.sheets.catalogue import Sheet, sheet_pdf
from stocktake_desktop.sheets.page.look import PAPERS
from stocktake_desktop.sheets.registry import SHEET_KINDS, sheet_kind
from stocktake_desktop.sheets.type.lines import clean
from stocktake_desktop.sheets.type.text import set_text
from stocktake_desktop.words import legible
from tests.sheets.drawn import STAMP, drawn, words_of
from tests.sheets.extremes import extreme_plan
from tests.soak.paper import attempts

ODD = "\u0000\u0301\u202e\u2067\u202a\u0378\U0001f1f2\U0001f469\u200d\u200b\u00ad\ufe0f\ufffe\t•<&>\\()’·"
LETTERS = st.sampled_from("abcWMÉßżЖщ李女，مياللآ0123-/. " + ODD)
LONG = st.builds(lambda word, times: word * times, st.text(LETTERS, min_size=1, max_size=12), st.integers(1, 9))
WORDS = st.one_of(st.text(LETTERS, max_size=30), LONG)
NAMES = st.one_of(st.just("Zoë Żółkiewska"), st.just("李晓燕"), WORDS.filter(lambda words: words.strip()))
PAGES = st.one_of(st.just(""), st.just("• one\n• two\n\nthree\n" * 60), st.builds(lambda w: w * 40, WORDS))
PEOPLE = st.lists(st.tuples(NAMES, NAMES, st.sampled_from(Role), st.sampled_from(Status)), max_size=6)
SESSIONS = st.lists(
    st.tuples(WORDS, st.sampled_from(SessionKind), st.sampled_from((1, 5, 60, 480)), PEOPLE, PAGES, st.booleans()),
    min_size=1,
    max_size=4,
)


def meeting(title, sessions):
    plan = new_plan(title)
    with plan.edit("The meeting"):  # one step is quicker than hundreds
        return plan, *filled(plan, title, sessions)


def filled(plan, title, sessions):
    day, room = add_day(plan, date(2031, 5, 6)), add_room(plan, title or "Hall")
    ids = []
    start = 540
    for words, kind, minutes, people, texts, in_segment in sessions:
        place = {"day_id": day, "start": min(start, 1440 - minutes), "room_id": room}
        ids.append(block := add_block(plan, words, kind, minutes=minutes, **place))
        set_field(plan, SessionBlock, block, "objectives", texts)
        add_question(plan, block, words)
        for kind_, line in zip((*OutcomeKind, *OutcomeKind), (words, *short_lines(texts)), strict=False):
            add_outcome(plan, block, line, kind_)
        segment = add_segment(plan, block, words, minutes=minutes) if in_segment else None
        for name, delegation, role, status in people:
            who = Who(add_person(plan, name, "", add_organisation(plan, delegation)))
            add_appearance(plan, block, who, role, status=status, segment_id=segment)
            inscribe(plan, block, who)
        start += minutes
    return ids, room


def short_lines(texts):
    """The first lines that no page is too short for."""
    return [line for line in texts.splitlines() if line.strip() and len(line) < 300][:3]


def bare(words):
    """The letters that can be seen."""
    return "".join(letter for letter in clean(words) if unicodedata.category(letter) not in ("Cf", "Zs", "Cc"))


FORTY = [(f"Panellist {nth} of a long name", "State", Role.PANELLIST, Status.TO_BE_CONFIRMED) for nth in range(40)]
EMPTY: tuple[object, ...] = ("", SessionKind.BREAK, 1, [], "", False)


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@example("Forty", [("Panel", SessionKind.PANEL, 60, FORTY, "", True), EMPTY])
@example("W" * 300, [("M" * 300, SessionKind.OPENING, 1, FORTY[:2], "word " * 4_000, True)])
@given(WORDS, SESSIONS)
def test_every_sheet_of_every_meeting(title, sessions):
    plan, blocks, room = meeting(title, sessions)
    about = {"session_id": blocks[0], "room_id": room}
    with pytest.MonkeyPatch.context() as patch:
        for kind in SHEET_KINDS:
            for paper in PAPERS:
                lines, report = drawn(patch, kind.key, plan, paper, whole=paper == "A4", **about)
                assert report.pages
                assert outside(lines, kind.key, paper) == []
                assert report.warnings or unsaid(lines) == [], (kind.key, paper)
        for number, block in enumerate(blocks):
            lines, _report = drawn(patch, "podium", plan, session_id=block)
            assert lost(plan.session(block), sessions[number], lines) == []
            lines, _report = drawn(patch, "moderators-brief", plan, session_id=block)
            assert unread(plan.session(block), sessions[number], lines, set(Role)) == []
            lines, _report = drawn(patch, "rapporteurs-form", plan, session_id=block)
            assert unread(plan.session(block), sessions[number], lines, {Role.RAPPORTEUR}, "outcomes") == []


def unread(block, session, lines, roles, items="questions"):
    """What of a session is not on its brief or form: names of these roles, TBC, objectives, questions or outcomes."""
    pages = [bare(words_of([one for one in lines if one.page == page])) for page in {one.page for one in lines}]
    people = [one for one in session[3] if one[2] in roles]
    shown = [words for name, delegation, *_rest in people for words in (name, delegation) if prints(words)]
    shown += [one.text for one in (*block.questions, *getattr(block, items))]
    shown += short_lines(block.objectives) if items == "questions" else []
    waiting = sum(status is Status.TO_BE_CONFIRMED for *_who, status in people)
    found = [words for words in shown if not any(bare(words) in page for page in pages)]
    return found + (["TBC"] if "".join(pages).count("TBC") < waiting else [])


def prints(words):
    """Whether there is something to see of a name, and some face has a sign of it."""
    return legible(words) and clean(words) != "…"


def outside(lines, kind, paper):
    width, height = PAPERS[paper][::-1] if sheet_kind(kind).is_wide else PAPERS[paper]
    return [one for one in lines if one.left < 0 or one.low < 0 or one.right > width or one.high > height]


def unsaid(lines):
    """What ends in … and is not whole elsewhere, as the title in a running head is, and what opens the next page."""
    whole = bare(words_of([line for line in lines if "…" not in line.words]))
    begun = [bare(line.words).partition("…")[0].removeprefix("Nextpage:") for line in lines if "…" in line.words]
    return [words for words in begun if words not in whole]


def lost(block, session, lines):
    """What of a session is not on its podium sheet; a name stands whole on one page, of who has declined it alone."""
    pages = [bare(words_of([one for one in lines if one.page == page])) for page in {one.page for one in lines}]
    everything = "".join(pages)
    told = [(name, "" if status is Status.DECLINED else delegation) for name, delegation, _role, status in session[3]]
    names = [bare(words) for words in chain(*told) if prints(words)]
    found = [name for name in names if not any(name in page for page in pages)]
    waiting = sum(status is Status.TO_BE_CONFIRMED for *_who, status in session[3])
    found += ["TBC"] if everything.count("TBC") < waiting else []
    times = [clock(block.start), end_clock(block.start + block.minutes)]
    return found + [time for time in times if time not in everything]


@settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck))
@given(WORDS, SESSIONS)
def test_the_same_meeting_makes_the_same_bytes(title, sessions):
    plan, blocks, room = meeting(title, sessions)
    for kind in SHEET_KINDS:
        made = []
        for _again in range(2):
            set_text.cache_clear()
            made.append(sheet_pdf(plan, Sheet(kind.key, session_id=blocks[0], room_id=room), STAMP)[0])
        assert made[0] == made[1]


@pytest.mark.parametrize("seed", range(4))
def test_meetings_at_the_edges_are_set_whole(seed):
    plan = extreme_plan(seed, 5)
    for name, act in attempts(plan, Random(seed), 3):
        assert act() >= 0, name
