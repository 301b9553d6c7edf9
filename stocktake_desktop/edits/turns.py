"""Inside a step: the floor goes to somebody named in the programme, and back; holds of the session do not count."""

from datetime import datetime

from stocktake_desktop.edits.floor import take_floor_back
from stocktake_desktop.edits.holds import end_turns
from stocktake_desktop.models import Appearance, Plan, SessionBlock, SpeakingTurn
from stocktake_desktop.planning.floor import FLOOR_SEGMENTS
from stocktake_desktop.planning.namesakes import telling_name
from stocktake_desktop.planning.running import Item
from stocktake_desktop.planning.stepping_in import called
from stocktake_desktop.planning.turns import (
    item_under_way,
    own_minutes,
    turn_under_way,
    turns_of,
    yet_to_speak,
)


def begin_turn(plan: Plan, speaker: Appearance, now: datetime) -> None:
    """Whoever has the floor gives it back, and this speaker has it for the minutes the plan gives."""
    block = speaker.session
    take_floor_back(block, now)
    end_turns(block, now)
    turn = SpeakingTurn(session=block, segment=speaker.segment, appearance=speaker, started=now, held_seconds=0)
    turn.spoken_as, turn.minutes = telling_name(called(speaker)), own_minutes(speaker)
    plan.add(turn)


def begin_first_turn(plan: Plan, item: Item, now: datetime) -> None:
    """The first speaker of an item has the floor as it begins; where the floor list speaks, the chair gives it."""
    there = yet_to_speak(item)
    if there and item.kind not in FLOOR_SEGMENTS:
        begin_turn(plan, there[0], now)


def take_turns_back(plan: Plan, block: SessionBlock, moment: datetime) -> None:
    """What was pressed at this moment has not been; whoever gave the floor back then has it still, where that runs."""
    for turn in turns_of(block):
        if turn.started == moment:
            plan.remove(turn)
        elif turn.held_since == moment:
            turn.held_since = None
    ended = [turn for turn in turns_of(block) if turn.ended == moment]
    if ended and turn_under_way(block) is None and item_under_way(block) is (ended[-1].segment or block):
        ended[-1].ended = None
