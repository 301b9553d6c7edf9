"""The lines of a step, and which of them are missing in a language; told of a real plan."""

from stocktake_desktop.edits.appearances import Who, add_appearance
from stocktake_desktop.edits.people import add_person
from stocktake_desktop.edits.script import ScriptLine, say, say_nothing
from stocktake_desktop.models import Occasion, StepKind
from stocktake_desktop.planning.script.levels import Scope, Script
from stocktake_desktop.planning.steps.items import ChairStep
from stocktake_desktop.planning.steps.lines import lines_of, missing_lines
from stocktake_desktop.planning.steps.steps import steps_of
from tests.planning.steps.test_steps import session


def test_thanks_come_before_the_next_call_and_ifs_behind() -> None:
    plan, block = session()
    add_appearance(plan, block.id, Who(add_person(plan, "Ada", "Lind")), minutes=10)
    add_appearance(plan, block.id, Who(placeholder="Two"), minutes=10)
    add_appearance(plan, block.id, Who(placeholder="Three"), minutes=10)
    here = ScriptLine(Scope(block.id), StepKind.GIVING_THE_FLOOR, Occasion.TECHNICAL_FAULT)
    say(plan, here, "en", "We wait.")
    steps = [item for item in steps_of(block) if isinstance(item, ChairStep)]
    script = Script.of(block.meeting)
    told = [[(str(line.kind), line.occasion) for line in lines_of(step, script, "en")] for step in steps[2:5]]
    call, fault = ("giving the floor", None), ("giving the floor", Occasion.TECHNICAL_FAULT)
    unnamed = ("thanks to a speaker without a name", None)
    assert told == [[call, fault], [("thanks", None), call, fault], [unnamed, call, fault]]


def test_a_line_is_missing_where_staff_worded_it_in_another_language_only() -> None:
    plan, block = session()
    opening = ScriptLine(Scope(block.id), StepKind.OPENING_MEETING)
    assert missing_lines(block, Script.of(block.meeting), "fr") == []
    say(plan, opening, "en", "Good morning.")
    missing = missing_lines(block, Script.of(block.meeting), "fr")
    assert [line.kind for line in missing] == [StepKind.OPENING_MEETING]
    assert missing_lines(block, Script.of(block.meeting), "en") == []
    say_nothing(plan, opening)
    assert missing_lines(block, Script.of(block.meeting), "fr") == []
