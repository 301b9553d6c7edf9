"""The ways to recover as a table: what is as planned is plain, what is not stands out, the rest is left out."""

from stocktake_desktop.planning.recovery import table_of
from tests.planning.test_protocol import CEREMONY, outlook_of
from tests.planning.test_recovery import CASES, plan_of
from tests.planning.test_recovery import outlook_of as outlook_on


def shown(plan, outlook):
    table = table_of(plan.meeting, (outlook.nothing, *outlook.recoveries))
    return {row.label: [cell.said for cell in row.cells] for part in table.parts for row in part.rows}, table


def test_limits_are_rows_and_ways_are_columns():
    plan = plan_of(CEREMONY)
    rows, table = shown(plan, outlook_of(plan, {"Ceremony": "10:20"}))
    assert [way.title for way in table.ways] == [
        "Nothing is done",
        "Begin with those who are there",
        "Swap Ceremony and Panel",
        "minister Ruiz opens",
        "Shorten Q&A and discussion",
        "Ask the interpreters for 20 min more",
        "Move what follows",
    ]
    fits, over, asked = "kept", "20 min over", "if 13:20 is agreed"
    assert rows == {
        "13:00 interpretation ends": [fits, fits, fits, fits, fits, asked, over],
        "13:00 Lunch, locked": [fits, fits, fits, fits, fits, "begins later", over],
        "10:45 Ceremony with all that is in it": [over, *[fits] * 6],
        "president Ruiz speaks": ["at 10:20", "at 10:20", "at 12:15", "not called", *["at 10:20"] * 3],
        "Q&A": ["60 min", "60 min", "60 min", "60 min", "60 → 40 min", "60 min", "60 min"],
        "Minutes left free": ["0", "0", "0", "15", "0", "0", "0"],
        "Ceremony": ["10:20–10:45", "10:00–10:45", "12:15–13:00", "10:00–10:45", *["10:20–11:05"] * 3],
        "Panel": ["10:45–13:00", "10:45–13:00", "10:00–12:15", "10:45–13:00", "11:05–13:00", *["11:05–13:20"] * 2],
        "To be asked": ["nobody", "nobody", *["protocol, now"] * 3, "by 12:30", "protocol, now"],
    }
    new = {row.label: [cell.is_new for cell in row.cells] for part in table.parts for row in part.rows}
    assert new["Ceremony"] == [True, False, True, False, True, True, True]
    assert new["Q&A"] == [False, False, False, False, True, False, False]
    assert table.kept == ("18:00 interpretation ends", "nobody in two places")


def test_what_loses_minutes_in_several_sessions_says_in_which():
    plan, outlook = outlook_on(*CASES["Q&A of both give in proportion to what they can spare"][:5])
    rows, _table = shown(plan, outlook)
    assert rows["Q&A · A"] == ["20 min", "20 → 15 min", "left out", "20 min", "20 min"]
    assert rows["Q&A · B"] == ["60 min", "60 → 45 min", "60 min", "60 min", "60 min"]


def test_who_is_then_in_two_sessions_has_a_row():
    plan, outlook = outlook_on(*CASES["somebody is then in two sessions"][:5])
    rows, table = shown(plan, outlook)
    assert rows["In two places"] == ["ana Ruiz: in A2 and B1 at once", "nobody", "ana Ruiz: in A2 and B1 at once"]
    assert rows["length"] == ["60 min", "postponed", "60 min"]
    assert "nobody in two places" not in table.kept


def test_who_is_planned_in_two_sessions_is_not_said_to_be_in_none():
    lines = """
        10:00-11:00 P A Panel=40 Q&A=20
        11:00-13:00 P B Panel=60 Q&A=60 @ana
        12:00-13:00 B1 C @ana"""
    _rows, table = shown(*outlook_on(lines, "A 10:10-", "10:15"))
    assert "nobody new in two places" in table.kept
