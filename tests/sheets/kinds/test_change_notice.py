"""The change notice: held against the right printing, told whole in six languages, current as long as it is true."""

import re
from datetime import date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stocktake_desktop.edits.appearances import Who, add_alternate, add_appearance
from stocktake_desktop.edits.blocks import add_block, move_block, park_block
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.frame import add_day, add_hard_stop, add_room, remove_hard_stop
from stocktake_desktop.edits.history import go_back
from stocktake_desktop.edits.issues import Issued, record_issues, throw_away_issues
from stocktake_desktop.edits.translations import translate
from stocktake_desktop.models import Appearance, HardStop, Role, SessionBlock, Status, new_plan
from stocktake_desktop.planning.clock import clock, span
from stocktake_desktop.sheets.catalogue import PrintSettings, Sheet, Stamp, sheet_content, sheet_pdf
from stocktake_desktop.sheets.ledger import CURRENT, NEVER_PRINTED, STALE, ledger
from stocktake_desktop.sheets.words.languages import LANGUAGES
from stocktake_desktop.words import _, speaking
from tests.printing import print_sheets
from tests.sheets.drawn import drawn, timed, words_of, wrong
from tests.sheets.test_random_meetings import SESSIONS, WORDS, bare, meeting

NOW = datetime(2031, 5, 5, 9, 40)
STAMP = Stamp(2, NOW, 1)


class Desk:
    """A meeting of two days with a panel and a closing, and somebody who prints."""

    def __init__(self, folder):
        self.folder, self.plan = folder, new_plan("Rivers")
        self.day, self.second = add_day(self.plan, date(2031, 5, 6)), add_day(self.plan, date(2031, 5, 7))
        self.room = add_room(self.plan, "Great hall")
        self.panel = self._hour("Panel I", self.day, 600)
        self.closing = self._hour("Closing", self.second, 720)
        self.speaker = add_appearance(self.plan, self.panel, Who(placeholder="Presenter 2"))

    def _hour(self, title: str, day: str, start: int) -> str:
        return add_block(self.plan, title, day_id=day, start=start, minutes=60, room_id=self.room)

    def print(self, *kinds, language="en"):
        entries = [one for one in ledger(self.plan, language) if one.sheet.kind in kinds]
        assert {one.sheet.kind for one in entries} == set(kinds)
        print_sheets(self.plan, entries, self.folder, NOW)

    def move(self, start):
        move_block(self.plan, self.panel, self.day, start, self.room)

    def told(self, **options):
        """What the notice would say now, below its head."""
        return sheet_content(self.plan, Sheet("change-notice", **options))[6:]

    def stamp(self, kind):
        """The words of the stamp on the last printing of a kind."""
        return Stamp.on([one for one in self.plan.meeting.sheet_issues if one.sheet == kind][-1]).words("en")

    def state(self, language="en"):
        """How the notice stands; None while none is offered."""
        return next((one.state for one in ledger(self.plan, language) if one.sheet.kind == "change-notice"), None)


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


def says(desk, *phrases, **options):
    said = "\n".join(desk.told(**options))
    return [phrase for phrase in phrases if timed(phrase, options.get("language", "en")) not in said]


def test_it_is_offered_once_the_programme_was_printed(desk):
    assert desk.state() is None
    assert says(desk, "not printed yet") == []
    desk.print("podium")
    assert desk.state() is None
    desk.print("run-of-show")
    assert desk.state() is NEVER_PRINTED
    stamp = desk.stamp("run-of-show")
    assert re.fullmatch(r"Rev\. 1·A · \w{4} · 5 May 2031 09:40", stamp)
    assert says(desk, "what was printed holds", stamp) == []
    throw_away_issues(desk.plan, [one.id for one in desk.plan.meeting.sheet_issues], NOW)
    assert desk.state() is None
    assert says(desk, "not printed yet") == []


def test_it_tells_what_was_and_what_is_and_stays_current_until_that_changes(desk):
    desk.print("run-of-show")
    desk.move(630)
    set_field(desk.plan, Appearance, desk.speaker, "status", Status.CONFIRMED)
    assert says(desk, "MOVED", "10:00–11:00 → ", "10:30–11:30", "to be confirmed → ", "confirmed") == []
    desk.print("change-notice")
    assert desk.state() is CURRENT
    set_field(desk.plan, SessionBlock, desk.panel, "notes", "Call the caterer")
    assert desk.state() is CURRENT
    park_block(desk.plan, desk.closing)
    assert desk.state() is STALE
    assert says(desk, "10:30–11:30", "CANCELLED", "Closing") == []  # it replaces the first, so it tells all
    desk.plan.undo()
    assert desk.state() is CURRENT


def test_printing_the_programme_again_leaves_the_notice_as_it_is(desk):
    desk.print("run-of-show")
    desk.move(630)
    before = desk.told()
    desk.print("run-of-show")
    assert desk.told() == before  # from the first issue to the second
    desk.print("change-notice")
    assert desk.state() is CURRENT
    park_block(desk.plan, desk.closing)
    assert desk.stamp("run-of-show").startswith("Rev. 2·A · ")
    assert says(desk, desk.stamp("run-of-show"), "Closing") == []
    assert says(desk, "10:30–11:30") == ["10:30–11:30"]  # that stands in the second issue


def test_what_was_told_and_taken_back_leaves_the_programme_as_it_was(desk):
    desk.print("run-of-show")
    desk.move(630)
    desk.print("run-of-show", "change-notice")
    desk.move(660)
    desk.print("change-notice")
    desk.move(630)
    assert says(desk, "what was printed holds", "Rev. 2") == []
    assert desk.state() is STALE


def test_the_run_of_show_counts_before_the_overviews_and_its_own_language_before_others(desk):
    desk.print("day")
    desk.move(630)
    assert says(desk, "Day overview", "10:30–11:30") == []
    desk.print("run-of-show")
    desk.move(660)
    desk.print("day")
    assert says(desk, "Run of show", "10:30–11:30 → ") == []
    desk.print("run-of-show", language="fr")
    assert says(desk, "10:30–11:30 → ", "11:00–12:00") == []
    desk.move(690)
    assert says(desk, "11:00–12:00 → ", "11:30–12:30", language="fr") == []
    assert says(desk, "10:30–11:30 → ", "11:30–12:30") == []


def test_overviews_of_single_days_are_as_old_as_the_oldest(desk):
    desk.print("day")
    move_block(desk.plan, desk.closing, desk.second, 780, desk.room)
    sheets = [one for one in ledger(desk.plan) if one.sheet.kind == "day" and one.sheet.day == 1]
    print_sheets(desk.plan, sheets, desk.folder, NOW)
    assert says(desk, "12:00–13:00 → ", "13:00–14:00") == []


def test_one_day_can_be_asked_for(desk):
    desk.print("run-of-show")
    desk.move(630)
    park_block(desk.plan, desk.closing)
    assert says(desk, "Panel I", "Closing", day=1) == ["Closing"]
    assert says(desk, "Panel I", "Closing", day=2) == ["Panel I"]


def test_the_next_notice_marks_what_the_last_did_not_tell(desk, monkeypatch):
    desk.print("run-of-show")
    desk.move(630)
    desk.print("change-notice")
    said = desk.told()
    assert "notinRev.1" not in words_of(drawn(monkeypatch, "change-notice", desk.plan)[0])
    park_block(desk.plan, desk.closing)
    lines, _report = drawn(monkeypatch, "change-notice", desk.plan)
    marked = [one for one in lines if one.words == "not in Rev. 1"]
    closing = next(one for one in lines if one.words == "Closing")
    assert len(marked) == 1
    assert closing.high < marked[0].high < closing.high + 25
    assert "not in Rev. 1" not in desk.told()
    assert set(said) - set(desk.told()) <= {"1"}  # how many sessions are concerned


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_is_on_it_in_every_language(desk, monkeypatch, language, paper):
    desk.print("run-of-show")
    desk.move(630)
    set_field(desk.plan, SessionBlock, desk.panel, "title", "A panel on rivers " * 30)
    for nth in range(40):
        add_appearance(desk.plan, desk.panel, Who(placeholder=f"Speaker {nth} of a long name " * 4), Role.EXPERT)
    park_block(desk.plan, desk.closing)
    about = {"language": language}
    lines, _report = drawn(monkeypatch, "change-notice", desk.plan, paper, **about)
    words = words_of(lines)
    assert wrong(lines, "change-notice", paper) == []
    named = {one.page for one in lines if timed("10:30", language) in one.words}
    assert named >= {one.page for one in lines if "Speaker" in one.words}
    with speaking(language):
        times = [span(600, 660), span(630, 690), span(720, 780), _("TBC")]
    assert [one for one in times if "".join(one.split()) not in words] == []
    assert [nth for nth in range(40) if f"Speaker{nth}ofalongname" not in words] == []
    assert "Closing" in words
    one, other = (
        sheet_pdf(desk.plan, Sheet("change-notice", **about), STAMP, PrintSettings(paper=paper))[0]
        for _again in range(2)
    )
    assert one == other


@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
@given(WORDS, SESSIONS, st.sampled_from(list(LANGUAGES)))
def test_every_change_of_every_meeting_is_told(title, sessions, language):
    plan, blocks, _room = meeting(title, sessions)
    record_issues(plan, [Issued("run-of-show", plan.meeting.id, 1, "[]", "none")], NOW)
    with pytest.MonkeyPatch.context() as patch:
        for block in blocks:
            there = plan.session(block)
            move_block(plan, block, there.day_id, there.start - 7, there.room_id)
            add_appearance(plan, block, Who(placeholder=f"Newcomer {there.title}"), Role.EXPERT)
        lines, _report = drawn(patch, "change-notice", plan, language=language)
        words = bare(words_of(lines))
        for block in map(plan.session, blocks):
            names = [one.name for one in block.appearances if one.name.startswith("Newcomer")]
            at = timed(clock(block.start), language)
            missing = [one for one in (block.title, at, *names) if bare(one) not in words]
            assert missing == []
        for block in blocks:
            park_block(plan, block)
        gone = bare(words_of(drawn(patch, "change-notice", plan, language=language)[0]))
        assert [words for words, *_rest in sessions if bare(words) not in gone] == []


def test_what_is_translated_after_the_printing_is_no_change_of_the_programme(desk):
    desk.print("run-of-show", language="fr")
    translate(desk.plan, SessionBlock, desk.panel, "title", "fr", "Table ronde")
    said = desk.told(language="fr")
    assert not any("Panel I" in words or "Table ronde" in words for words in said)
    desk.move(615)
    said = desk.told(language="fr")
    assert "Table ronde" in said
    assert not any("Panel I" in words for words in said)


def test_what_is_called_otherwise_is_told_in_the_words_of_the_language(desk):
    translate(desk.plan, SessionBlock, desk.panel, "title", "fr", "Table ronde")
    desk.print("run-of-show", language="fr")
    set_field(desk.plan, SessionBlock, desk.panel, "title", "Panel A")
    assert not any("Table ronde" in words for words in desk.told(language="fr"))
    assert "Panel A" in desk.told()
    translate(desk.plan, SessionBlock, desk.panel, "title", "fr", "Table ronde A")
    said = desk.told(language="fr")
    assert "Table ronde → " in said
    assert said.count("Table ronde A") == 2


def test_a_title_translated_with_its_change_is_told_as_it_was_printed(desk):
    desk.print("run-of-show", language="fr")
    set_field(desk.plan, SessionBlock, desk.panel, "title", "Panel A")
    translate(desk.plan, SessionBlock, desk.panel, "title", "fr", "Table ronde A")
    said = desk.told(language="fr")
    assert "Panel I → " in said
    assert said.count("Table ronde A") == 2


def test_a_programme_printed_in_two_languages_is_one_in_each(desk):
    desk.print("run-of-show")
    desk.move(615)
    desk.print("run-of-show", language="fr+ar")
    assert "10:15" in desk.told()
    for language in ("fr", "ar"):
        desk.move(630)
        assert any(timed("10:15", language) in words for words in desk.told(language=language))


def test_a_notice_is_right_after_any_undo_redo_and_going_back(desk):
    """What was undone since the printing is told too; against paper that was thrown away nothing is held."""
    desk.move(615)
    desk.print("run-of-show")
    printed = desk.plan.log.lines(1, None)[0].number
    assert says(desk, "MOVED") != []
    desk.plan.undo()
    assert says(desk, "MOVED", "10:15–11:15 → ", "10:00–11:00") == [], "taken back what was done before the printing"
    desk.plan.redo()
    assert says(desk, "MOVED") != []
    desk.move(630)
    park_block(desk.plan, desk.closing)
    assert says(desk, "10:15–11:15 → ", "10:30–11:30", "CANCELLED") == []
    go_back(desk.plan, printed)
    assert says(desk, "MOVED") != []
    assert says(desk, "CANCELLED") != []
    desk.plan.undo()
    assert says(desk, "10:15–11:15 → ", "10:30–11:30", "CANCELLED") == []
    throw_away_issues(desk.plan, [one.id for one in desk.plan.meeting.sheet_issues], NOW)
    assert says(desk, "not printed yet") == []
    assert says(desk, "MOVED") != []


def test_hard_stops_that_come_move_and_go_are_told_under_their_day(desk):
    stop = add_hard_stop(desk.plan, desk.day, 780, "interpretation ends")
    desk.print("run-of-show")
    assert says(desk, "what was printed holds") == []
    buses = add_hard_stop(desk.plan, desk.second, 1050, "buses leave")
    said = desk.told()
    assert said[-3:] == ["Day 2  ·  Wednesday 7 May 2031", "Must end", "new: 17:30 – buses leave"]
    set_field(desk.plan, HardStop, stop, "minute", 770)
    assert says(desk, "13:00 – interpretation ends → ", "12:50 – interpretation ends") == []
    assert says(desk, "10 h 30", language="fr") != []
    remove_hard_stop(desk.plan, stop)
    assert says(desk, "no longer: 13:00 – interpretation ends", "new: 17:30 – buses leave") == []
    remove_hard_stop(desk.plan, buses)
    assert says(desk, "buses") != []


def test_nobody_reads_in_a_notice_who_declined(desk):
    desk.print("run-of-show")
    set_field(desk.plan, Appearance, desk.speaker, "status", Status.DECLINED)
    assert says(desk, "Presenter 2 (TBC) → ", "to be announced") == []
    add_alternate(desk.plan, desk.speaker, Who(placeholder="the Deputy"))
    assert says(desk, "Presenter 2 (TBC) → ", "the Deputy (TBC)") == []
    desk.print("run-of-show")
    desk.move(630)
    assert says(desk, "Presenter") != []
    assert says(desk, "declined") != []
    assert says(desk, "DECLINED") != []
