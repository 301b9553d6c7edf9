"""What the chair says in one language only is told where the session's script is worded in others too."""

from datetime import date

from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.frame import add_day
from stocktake_desktop.edits.script import ScriptLine, inherit_words, say, say_nothing
from stocktake_desktop.models import Changes, Plan, SessionKind, StepKind, new_plan
from stocktake_desktop.planning.findings import FindingsBook, find_all
from stocktake_desktop.planning.reach import reach
from stocktake_desktop.planning.script.levels import Scope

TODAY = date(2031, 5, 1)


def told(plan: Plan) -> list[str]:
    return [one.message for one in find_all(plan.meeting, TODAY) if one.code == "words-missing"]


def test_a_sentence_in_one_of_two_languages_is_told_until_it_is_there_or_nothing_is_said() -> None:
    plan = new_plan("Rivers")
    block = add_block(plan, "Water", SessionKind.PANEL, day_id=add_day(plan, date(2031, 5, 6)), start=600, minutes=60)
    book = FindingsBook(plan, TODAY)

    def follow(changes: Changes) -> None:
        book.refresh(reach(plan, changes))

    plan.on_change(follow)
    opening = ScriptLine(Scope(block), StepKind.OPENING_MEETING)
    say(plan, opening, "en", "Good morning.")
    assert told(plan) == []
    for_all = ScriptLine(Scope(plan.meeting.id, SessionKind.PANEL), StepKind.GROUND_RULES)
    say(plan, for_all, "fr", "Soyez brefs.")
    message = "Water: sentences of the chair are missing in Français (1); the usual words stand there."
    assert told(plan) == [message]
    assert [one.message for one in book.all() if one.code == "words-missing"] == [message]
    inherit_words(plan, for_all, "fr")
    assert told(plan) == []
    say(plan, for_all, "fr", "Soyez brefs.")
    say_nothing(plan, opening)
    assert told(plan) == []
    assert [one for one in book.all() if one.code == "words-missing"] == []
