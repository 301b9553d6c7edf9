"""The moderator's brief: everything a moderator needs of a session, the questions large, the time to scale."""

from datetime import date, datetime

import pytest

from stocktake_desktop.edits.appearances import Who, add_alternate, add_appearance
from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.contents import add_question, add_segment
from stocktake_desktop.edits.documents import add_document, link_document
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.frame import add_day, add_hard_stop, add_room
from stocktake_desktop.edits.people import add_organisation, add_person
from stocktake_desktop.models import Person, Role, SegmentKind, SessionBlock, SessionKind, Status, new_plan
from stocktake_desktop.planning.clock import duration, span
from stocktake_desktop.sheets.catalogue import PrintSettings, Sheet, Stamp, sheet_content, sheet_pdf
from stocktake_desktop.sheets.ledger import sheets_of
from stocktake_desktop.sheets.words.languages import LANGUAGES
from stocktake_desktop.sheets.words.tongues import tongues
from stocktake_desktop.words import _, speaking
from tests.sheets.drawn import drawn, timed, words_of, wrong

STAMP = Stamp(2, datetime(2031, 5, 5, 9, 40), 1)
QUESTION = "Who pays for it, and until when?"


def session(minutes=60):
    """A panel at ten with a moderator, a debate of one speaker, questions from the floor, and a hard stop at eleven."""
    plan = new_plan("Rivers")
    day, room = add_day(plan, date(2031, 5, 6)), add_room(plan, "Great hall")
    add_hard_stop(plan, day, 660, "Interpretation ends")
    place = {"day_id": day, "room_id": room, "start": 600, "minutes": minutes}
    block = add_block(plan, "Panel I", SessionKind.PANEL, **place)
    set_field(plan, SessionBlock, block, "objectives", "Learn\nListen")
    set_field(plan, SessionBlock, block, "format_notes", "No slides")
    set_field(plan, SessionBlock, block, "notes", "Water on the table")
    add_question(plan, block, QUESTION)
    add_appearance(plan, block, Who(placeholder="Ms. Rivera"), Role.MODERATOR, status=Status.CONFIRMED)
    debate = add_segment(plan, block, "Debate", SegmentKind.PANEL, 40)
    add_segment(plan, block, "", SegmentKind.QUESTIONS, 20)
    chad = add_organisation(plan, "Delta States")
    ada = add_person(plan, "Ada", "Mbeki", chad, honorific="H.E. Ms.", function="Minister", respelling="m-BEH-kee")
    set_field(plan, Person, ada, "languages", "French")
    speaker = add_appearance(plan, block, Who(ada), segment_id=debate, minutes=7)
    add_alternate(plan, speaker, Who(placeholder="Deputy"))
    return plan, block


ON_IT = ["Ms. Rivera", "Learn", "Listen", "No slides", "Water on the table", QUESTION, "Ada Mbeki", "Minister"]
ON_IT += ["Delta States", "Deputy", "Debate", "Interpretation ends", "10:00", "10:40", "11:00"]


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_of_a_panel_is_on_it(monkeypatch, language, paper):
    plan, block = session()
    about = {"language": language, "session_id": block}
    lines, _report = drawn(monkeypatch, "moderators-brief", plan, paper, **about)
    words = words_of(lines)
    assert wrong(lines, "moderators-brief", paper) == []
    with speaking(language):
        own = [_("Guiding questions"), _("Time budget"), _("TBC"), duration(7), duration(40), span(600, 660)]
        own += [tongues("French"), *(timed(one, language) for one in ON_IT)]
        own += [] if language in ("ar", "zh") else ["m-BEH-kee"]  # for tongues of Latin letters
    assert [one for one in own if "".join(one.split()) not in words] == []
    one, other = (
        sheet_pdf(plan, Sheet("moderators-brief", **about), STAMP, PrintSettings(paper=paper))[0] for _again in range(2)
    )
    assert one == other


@pytest.mark.parametrize(
    ("minutes", "phrase"),
    [
        (60, "Planned together\n1 h"),
        (90, "Nothing is planned for the rest of the session."),
        (45, "Planned: 1 h, the session has 45 min: 15 min too much."),
    ],
)
def test_the_time_budget_says_whether_it_fits(minutes, phrase):
    plan, block = session(minutes)
    said = "\n".join(sheet_content(plan, Sheet("moderators-brief", session_id=block)))
    assert "1 × 7 min" in said
    assert phrase in said.replace("Planned together\n\n", "Planned together\n")
    assert ("Nothing is planned" in said) == (minutes == 90)


def test_questions_are_set_to_be_read_aloud(monkeypatch):
    plan, block = session()
    lines, _report = drawn(monkeypatch, "moderators-brief", plan, session_id=block)
    question = next(one for one in lines if one.words == QUESTION)
    assert question.high - question.low >= 0.9 * 15


def test_long_questions_go_on_under_continued_and_nothing_is_lost(monkeypatch):
    plan, block = session()
    for nth in range(12):
        add_question(plan, block, f"Question {nth}: " + "and what of the rivers in the dry season " * 60)
    lines, report = drawn(monkeypatch, "moderators-brief", plan, session_id=block)
    words = words_of(lines)
    assert report.pages > 8
    assert wrong(lines, "moderators-brief") == []
    assert "continued" in words
    assert words.count("dryseason") >= 12 * 60


def test_a_session_without_anything_has_a_brief_too():
    plan = new_plan("Rivers")
    block = add_block(plan, "", SessionKind.PANEL, minutes=30)
    said = sheet_content(plan, Sheet("moderators-brief", session_id=block))
    assert {"Session without a title", "not named yet", "30 min"} <= set(said)


def test_who_has_one():
    plan, _block = session()
    day = plan.meeting.days[0].id
    for kind in (SessionKind.BREAK, SessionKind.CEREMONY, SessionKind.ACTION_GROUP):
        add_block(plan, kind.value, kind, day_id=day, start=900, minutes=30)
    named = add_block(plan, "moderated", SessionKind.OPENING, day_id=day, start=960, minutes=30)
    add_appearance(plan, named, Who(placeholder="Ms. Rivera"), Role.MODERATOR)
    titles = {one.title for one in sheets_of(plan) if one.kind == "moderators-brief"}
    assert titles == {"Panel I", "action group", "moderated"}


def test_what_is_boxed_beside_a_name_is_never_broken(monkeypatch):
    plan, block = session()
    for nth in range(30):
        add_appearance(plan, block, Who(placeholder="Somebody who represents a region " + "x" * nth), Role.PANELLIST)
    lines, _report = drawn(monkeypatch, "moderators-brief", plan, language="fr", session_id=block)
    boxes = [one.words for one in lines if "CONFIRMER" in one.words]
    assert len(boxes) >= 30
    assert [words for words in boxes if "[À\u00a0CONFIRMER]" not in words] == []


def test_somebody_in_an_item_of_another_session_is_on_the_brief():
    plan = moderated()
    panel, other = sorted(plan.meeting.sessions, key=lambda one: one.start)
    with plan.edit("As a file from elsewhere has it"):
        panel.appearances[0].segment = other.segments[0]
    for sheet in sheets_of(plan):
        assert sheet_pdf(plan, sheet, STAMP)
    assert "Presenter 4" in " ".join(sheet_content(plan, Sheet("moderators-brief", session_id=panel.id)))


def moderated():
    plan = new_plan("Rivers")
    day, room = add_day(plan, date(2031, 5, 6)), add_room(plan, "Great hall")
    panel = add_block(plan, "Panel", SessionKind.PANEL, day_id=day, room_id=room, start=600, minutes=60)
    add_segment(plan, panel, "Debate", SegmentKind.DISCUSSION, 20)
    add_appearance(plan, panel, Who(placeholder="Presenter 4"), Role.PANELLIST)
    other = add_block(plan, "Other", SessionKind.PANEL, day_id=day, room_id=room, start=660, minutes=60)
    add_segment(plan, other, "Questions", SegmentKind.QUESTIONS, 20)
    return plan


def test_speakers_have_the_minutes_that_the_podium_sheet_gives_them_and_are_as_many():
    plan, block = session()
    summary = add_segment(plan, block, "Summary", SegmentKind.SUMMARY, 15)
    add_appearance(plan, block, Who(placeholder="A rapporteur"), Role.RAPPORTEUR, segment_id=summary)
    gone = add_person(plan, "Eve", "Kamau")
    add_appearance(plan, block, Who(gone), segment_id=summary, minutes=9, status=Status.DECLINED)
    said = sheet_content(plan, Sheet("moderators-brief", session_id=block))
    podium = sheet_content(plan, Sheet("podium", session_id=block))
    assert said[said.index("A rapporteur  [TBC]") + 2] == "15 min"
    assert podium[podium.index("A rapporteur") - 3 :].count("15 min") == 1
    assert said[said.index("Eve Kamau  [DECLINED]") + 2] == ""
    assert "   2 speakers" in said
    assert any("2 speakers" in words for words in podium)


@pytest.mark.parametrize("language", LANGUAGES)
def test_documents_are_named_by_their_symbols_where_there_are_any(monkeypatch, language):
    plan, block = session()
    about = {"language": language, "session_id": block}
    without, _report = drawn(monkeypatch, "moderators-brief", plan, "A4", **about)
    note, report = add_document(plan, "A note without a symbol"), add_document(plan, "Report", "A/71/728")
    link_document(plan, note, block, is_background=True)
    link_document(plan, report, block)
    lines, _report = drawn(monkeypatch, "moderators-brief", plan, "A4", **about)
    with speaking(language):
        label = _("Documents")
    assert "A/71/728" in words_of(lines)
    assert "Anotewithoutasymbol" in words_of(lines)
    assert "A/71/728" not in words_of(without)
    assert label in words_of(lines)
    assert label not in words_of(without)
