"""Rows as plain values and back: what is wrong is said with its place."""

from datetime import date, datetime

import pytest

from stocktake_desktop.models import Day, EditRefused, GuidingQuestion, Person, SessionBlock, SessionKind, new_plan
from stocktake_desktop.models.plain import from_plain, plain


def same(*names: str) -> dict[str, str]:
    """Columns that have their own names in JSON."""
    return {name: name for name in names}


def test_words_numbers_and_dates_go_out_as_json_knows_them():
    plan = new_plan("Rivers")
    with plan.edit("Fill"):
        block = plan.add(SessionBlock(meeting=plan.meeting, title="Panel", kind=SessionKind.PANEL, minutes=60))
        day = plan.add(Day(meeting=plan.meeting, date=date(2031, 5, 6)))
        person = plan.add(Person(meeting=plan.meeting, given_name="Ada", present_from=datetime(2031, 5, 6, 9, 30)))
    fields = same("title", "kind", "minutes", "start", "locked")
    known = {"title": "Panel", "kind": "panel", "minutes": 60, "start": None, "locked": False}
    assert plain(block, fields) == known
    assert type(plain(block, fields)["kind"]) is str
    assert (plain(day, same("date")), plain(person, same("present_from"))) == (
        {"date": "2031-05-06"},
        {"present_from": "2031-05-06T09:30:00"},
    )


@pytest.mark.parametrize(
    ("model", "values", "expected"),
    [
        (SessionBlock, {"kind": "panel", "minutes": 60}, {"kind": SessionKind.PANEL, "minutes": 60}),
        (SessionBlock, {"start": None, "locked": True}, {"start": None, "locked": True}),
        (SessionBlock, {"unknown": 1}, {}),
        (Day, {"date": "2031-05-06"}, {"date": date(2031, 5, 6)}),
        (Person, {"present_from": "2031-05-06T09:30:00"}, {"present_from": datetime(2031, 5, 6, 9, 30)}),
        (GuidingQuestion, {"due": None}, {"due": None}),
    ],
)
def test_and_come_back(model, values, expected):
    fields = same("kind", "minutes", "start", "locked", "date", "present_from", "due")
    assert from_plain(model, values, fields, "row") == expected


@pytest.mark.parametrize(
    ("model", "field", "value", "words"),
    [
        (SessionBlock, "title", 5, r"rows\[3\]\.title: 5 is not text\."),
        (SessionBlock, "minutes", "60", r"rows\[3\]\.minutes: .*60.* is not a whole number\."),
        (SessionBlock, "minutes", True, r"rows\[3\]\.minutes: .* is not a whole number\."),
        (SessionBlock, "minutes", None, r"rows\[3\]\.minutes: .* is not a whole number\."),
        (SessionBlock, "locked", 1, r"rows\[3\]\.locked: 1 is not true or false\."),
        (SessionBlock, "kind", "party", r"rows\[3\]\.kind: .*party.* is not one of .*panel.*\."),
        (Day, "date", "6 May", r"rows\[3\]\.date: .*6 May.* is not a date such as 2017-12-04\."),
        (Day, "date", 5, r"rows\[3\]\.date: 5 is not a date such as 2017-12-04\."),
        (SessionBlock, "minutes", -1, r"^rows\[3\]\.minutes: (?!.*is not a)"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(model, field, value, words):
    with pytest.raises(EditRefused, match=words):
        from_plain(model, {field: value}, same(field), "rows[3]")
