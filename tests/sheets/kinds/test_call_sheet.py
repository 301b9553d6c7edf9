"""Whom to call: each person once, where they come first, with their contact and those who step in."""

from datetime import date

import pytest

from stocktake_desktop.edits.appearances import Who, add_alternate, add_appearance
from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.edits.people import add_organisation, add_person
from stocktake_desktop.languages import PAPER_LANGUAGES
from stocktake_desktop.models import Person, Role, Status, new_plan
from stocktake_desktop.planning.clock import tight_span
from stocktake_desktop.sheets.catalogue import sheet_content
from stocktake_desktop.sheets.kinds.call_sheet import CallTable
from stocktake_desktop.sheets.ledger import sheets_of
from stocktake_desktop.sheets.page.compositor import Compositor
from stocktake_desktop.sheets.sheet import Sheet
from stocktake_desktop.words import _, speaking
from tests.sheets.drawn import drawn, wrong


class Desk:
    """A day with an opening and a panel, and somebody in both."""

    def __init__(self):
        self.plan = new_plan("Rivers")
        self.day = add_day(self.plan, date(2031, 5, 6))
        self.room = add_room(self.plan, "Hall")
        self.panel, self.opening = self.block("Panel on wells", 700), self.block("Opening", 600)
        self.ana, self.ben = self.person("Ana", "+52 322 226 0001"), self.person("Ben", "ben@example.org")

    def block(self, title, start):
        return add_block(self.plan, title, day_id=self.day, start=start, minutes=60, room_id=self.room)

    def person(self, name, contact):
        made = add_person(self.plan, name, "Ruiz")
        set_field(self.plan, Person, made, "contact", contact)
        return made

    def appear(self, block, person, status=Status.CONFIRMED, role=Role.PANELLIST):
        return add_appearance(self.plan, block, Who(person), role, status=status)

    def said(self, language="en"):
        return sheet_content(self.plan, Sheet("call-sheet", day=1, language=language))


def test_each_is_there_once_in_the_order_of_first_sessions_and_is_told_to_come_again():
    desk = Desk()
    desk.appear(desk.panel, desk.ben)
    desk.appear(desk.panel, desk.ana)
    desk.appear(desk.opening, desk.ana, Status.INVITED, Role.CHAIR)
    said = desk.said()
    at = said.index("Ana Ruiz")
    assert (said.count("Ana Ruiz"), said.count("Ben Ruiz")) == (1, 1)
    assert at < said.index("Ben Ruiz")
    assert said[at - 4 : at + 4] == [
        "10:00–11:00", "Opening", "11:40 Panel on wells", "Hall", "Ana Ruiz", "Chair", "Invited", "+52 322 226 0001",
    ]  # fmt: skip


def test_who_steps_in_stands_under_with_their_contact():
    desk = Desk()
    add_alternate(desk.plan, desk.appear(desk.opening, desk.ana), Who(desk.ben))
    said = desk.said()
    assert said[said.index("Ana Ruiz") :][-2:] == ["or, if not available: Ben Ruiz", "ben@example.org"]


def test_no_rule_parts_an_alternate_from_whom_they_stand_for():
    desk = Desk()
    appearance = desk.appear(desk.opening, desk.ana)
    for person in (desk.ben, desk.person("Cem", "")):
        add_alternate(desk.plan, appearance, Who(person))
    desk.appear(desk.panel, desk.person("Dee", ""))
    days = desk.plan.meeting.days
    rows = list(CallTable(Compositor("en"), 700, days).day(days[0]))
    assert [(row.keeps_next, row.rule > 0) for row in rows] == [
        (True, False),
        (True, False),
        (False, True),
        (False, True),
    ]


def test_for_who_declined_whoever_steps_in_is_called():
    desk = Desk()
    declined = desk.appear(desk.opening, desk.ana, Status.DECLINED)
    assert [sheet.kind for sheet in sheets_of(desk.plan) if sheet.kind == "call-sheet"] == []
    add_alternate(desk.plan, declined, Who(desk.ben))
    said = desk.said()
    assert {"Ben Ruiz", "ben@example.org", "To be confirmed"} < set(said)
    assert "Ana Ruiz" not in said


def test_all_participants_cannot_be_called():
    desk = Desk()
    everybody = add_organisation(desk.plan, "All participants", collective=True)
    add_appearance(desk.plan, desk.opening, Who(organisation_id=everybody))
    assert [sheet.kind for sheet in sheets_of(desk.plan) if sheet.kind == "call-sheet"] == []
    assert "Nobody is named on this day yet." in desk.said()


@pytest.mark.parametrize("language", PAPER_LANGUAGES)
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_nothing_lies_on_anything_else_however_long_it_is(monkeypatch, paper, language):
    desk = Desk()
    desk.appear(desk.opening, desk.person("Maximiliana Fernanda " * 4, "+52 322 226 0001; " * 5))
    for nth in range(30):
        desk.appear(desk.panel, desk.person(f"Ana {nth}", f"+52 322 226 {nth:04}"))
    lines, report = drawn(monkeypatch, "call-sheet", desk.plan, paper, language, day=1)
    with speaking(language):
        assert tight_span(600, 660) in {one.words for one in lines}
    assert report.pages > 1
    assert wrong(lines, "call-sheet", paper) == []


@pytest.mark.parametrize("language", PAPER_LANGUAGES)
def test_the_names_of_columns_stand_above_the_rows_and_no_word_of_role_or_status_is_parted(monkeypatch, language):
    desk = Desk()
    for role, status in zip(Role, [*Status] * len(Role), strict=False):
        if status is not Status.DECLINED:
            desk.appear(desk.panel, desk.person(role.name.title(), ""), status, role)
    with speaking(language):
        names = {word for name in (_("Contact"), _("Fetched by")) for word in name.split()}
    lines, _report = drawn(monkeypatch, "call-sheet", desk.plan, day=1, language=language)
    heads = [line.low for line in lines if set(line.words.split()) <= names]
    rows = [line.high for line in lines if "Ruiz" in line.words]
    assert min(heads) > max(rows)
    assert [line.words for line in lines if "\u00ad" in line.words] == []
