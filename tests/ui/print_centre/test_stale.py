"""Whoever is named on paper, and wherever: the print centre calls it stale when the command line does."""

from datetime import datetime, timedelta

import pytest

from stocktake_desktop.edits import appearances, blocks, contents, documents, fields, floor, frame, people, translations
from stocktake_desktop.edits.appearances import Who
from stocktake_desktop.models import Organisation, OutcomeKind, Person, Room, SessionKind
from stocktake_desktop.sheets.foresight import may_show
from stocktake_desktop.sheets.ledger import CURRENT, STALE, ledger
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.print_centre.sheet_book import SheetBook
from tests.plans import small_plan
from tests.printing import note_as_printed

NOW = datetime(2018, 3, 12, 8)


@pytest.fixture
def plan():
    """One more delegation, with a speaker on the list of speakers and on no list of a session."""
    plan = small_plan()
    chad = people.add_organisation(plan, "Chad")
    ana = people.add_person(plan, "Ana", "Deby", chad)
    panel = panel_of(plan)
    floor.inscribe(plan, panel.id, Who(ana))
    floor.inscribe(plan, panel.id, Who(organisation_id=people.add_organisation(plan, "Peru")))
    return plan


@pytest.fixture
def book(qtbot, plan):
    book = SheetBook(Document(plan))
    for _round in range(2):  # a notice is due once the programme is printed
        book.settle()
        note_as_printed(plan, [one.sheet for one in book.entries if one.revision is None], NOW)
    yield book
    plan.close()


def panel_of(plan):
    return next(block for block in plan.meeting.sessions if block.title == "Panel I")


def speaker(plan):
    return next(one for one in panel_of(plan).appearances if one.alternates)


def named(rows, name):
    return next(row for row in rows if name in (row.name, getattr(row, "family_name", "")))


def rename(plan, row, name):
    field = "family_name" if isinstance(row, Person) else "name"
    fields.set_field(plan, type(row), row.id, field, name)


ACTS = {
    "an alternate is added": lambda p: appearances.add_alternate(p, speaker(p).id, Who(placeholder="Deputy")),
    "an alternate is renamed": lambda p: rename(p, named(p.meeting.people, "Nordmann"), "Hansen"),
    "an alternate is removed": lambda p: appearances.remove_alternate(p, speaker(p).alternates[0].id),
    "an alternate steps in": lambda p: appearances.promote_alternate(p, speaker(p).alternates[0].id),
    "a person on the list of speakers is renamed": lambda p: rename(p, named(p.meeting.people, "Deby"), "Itno"),
    "their delegation is renamed": lambda p: rename(p, named(p.meeting.organisations, "Chad"), "Tchad"),
    "a delegation on the list is renamed": lambda p: rename(p, named(p.meeting.organisations, "Peru"), "Pérou"),
    "an organisation is renamed": lambda p: rename(p, named(p.meeting.organisations, "Norway"), "Norge"),
    "a room is renamed": lambda p: rename(p, named(p.meeting.rooms, "Plenary"), "Assembly Hall"),
    "a person is removed": lambda p: people.remove_person(p, named(p.meeting.people, "Deby").id),
    "a request is withdrawn": lambda p: floor.withdraw_request(p, panel_of(p).floor_requests[0].id),
    "a question is put": lambda p: contents.add_question(p, panel_of(p).id, "Why?"),
    "an outcome is noted": lambda p: contents.add_outcome(p, panel_of(p).id, "Agreed", OutcomeKind.COMMITMENT),
    "a hard stop is set": lambda p: frame.add_hard_stop(p, p.meeting.days[0].id, 690, "Interpretation ends"),
    "a document is listed": lambda p: documents.add_document(p, "Progress", "A/71/728"),
    "an alternate is called otherwise in the sheet's language": lambda p: translations.translate(
        p, Person, named(p.meeting.people, "Nordmann").id, "function", "en", "Prime Minister"
    ),
    "a delegation is called otherwise": lambda p: translations.translate(
        p, Organisation, named(p.meeting.organisations, "Peru").id, "name", "en", "Republic of Peru"
    ),
    "a room is called otherwise": lambda p: translations.translate(
        p, Room, named(p.meeting.rooms, "Plenary").id, "name", "en", "Great Hall"
    ),
    "a session is moved": lambda p: blocks.move_block(
        p, panel_of(p).id, p.meeting.days[1].id, 600, p.meeting.rooms[1].id
    ),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_paper_is_stale_where_the_command_line_says_so(plan, book, act):
    assert not stale(ledger(plan))
    act(plan)
    book.settle()
    assert stale(book.entries) == stale(ledger(plan))
    plan.undo()
    book.settle()
    assert stale(book.entries) == stale(ledger(plan)) == set()


def test_most_of_these_acts_make_something_stale(plan, book):
    """The table above would prove nothing where no sheet shows what was done."""
    silent = set()
    for words, act in ACTS.items():
        act(plan)
        if not stale(ledger(plan)):
            silent.add(words)
        plan.undo()
    assert len(silent) < len(ACTS) / 4, silent


def stale(entries):
    return {one.key for one in entries if one.state is STALE}


def test_a_group_is_told_when_its_report_on_another_day_moves(plan, book):
    """The rapporteur's form says when and under which title the group is to report."""
    monday, tuesday = (day.id for day in plan.meeting.days)
    group = blocks.add_block(plan, "Group 2", SessionKind.ACTION_GROUP, day_id=monday, start=800, minutes=60)
    report = blocks.add_block(plan, "Report", SessionKind.REPORTING, day_id=tuesday, start=900, minutes=60)
    form = next(one for one in book.entries if one.key[:2] == ("rapporteurs-form", group))
    note_as_printed(plan, [form.sheet], NOW)
    blocks.move_block(plan, report, tuesday, 930, None)
    book.settle()
    assert book.entry(form.key).state is STALE
    assert may_show(plan, form.sheet, 2)


def test_a_notice_is_stale_once_the_programme_is_printed_again(plan, book):
    """It tells what the paper that lies about does not."""
    blocks.move_block(plan, panel_of(plan).id, plan.meeting.days[1].id, 600, None)
    book.settle()
    notice = next(one for one in book.entries if one.sheet.kind == "change-notice")
    note_as_printed(plan, [notice.sheet], NOW)
    book.settle()
    assert book.entry(notice.key).state is CURRENT
    glance = [one.sheet for one in book.entries if one.sheet.kind in ("glance", "run-of-show")]
    note_as_printed(plan, glance, NOW + timedelta(hours=1))
    book.settle()
    assert book.entries == ledger(plan, with_others=True)
    blocks.park_block(plan, panel_of(plan).id)
    note_as_printed(plan, glance, NOW + timedelta(hours=2))
    book.settle()
    assert book.entries == ledger(plan, with_others=True)
