"""Those who are named in the programme speak in turn: who has the floor next, and how long they may.

Every verb is told the time as those of `running`. The floor list has verbs of its own; a minute more is one for both.
"""

from datetime import datetime

from stocktake_desktop.edits.floor import give_more, take_floor_back
from stocktake_desktop.edits.holds import end_turns
from stocktake_desktop.edits.naming import named
from stocktake_desktop.edits.running import resume_item
from stocktake_desktop.edits.turns import begin_turn
from stocktake_desktop.models import Appearance, EditRefused, Plan, SessionBlock, SpeakingTurn, check_value
from stocktake_desktop.planning.floor import speaking
from stocktake_desktop.planning.namesakes import telling_name
from stocktake_desktop.planning.own_clock import own_clock
from stocktake_desktop.planning.running import State, state_of
from stocktake_desktop.planning.stepping_in import called
from stocktake_desktop.planning.turns import item_under_way, turn_under_way, yet_to_speak
from stocktake_desktop.words import _, ngettext


def next_speaker(plan: Plan, session_id: str, now: datetime) -> None:
    """The next of those named for the item under way has the floor; whoever has it gives it back."""
    block = plan.session(session_id)
    item = item_under_way(block)
    ahead = yet_to_speak(item) if item is not None else []
    if not ahead:
        raise EditRefused(_("Nobody named in {title} is still to speak.").format(title=named(block.title)))
    let_speak(plan, ahead[0].id, now)


def let_speak(plan: Plan, appearance_id: str, now: datetime) -> None:
    """Somebody named for the item under way has the floor, in turn or not; a session that is held goes on."""
    speaker = plan.get(Appearance, appearance_id)
    block, name = speaker.session, telling_name(called(speaker), cut=named)
    item = item_under_way(block)
    if item is None or speaker not in item.appearances:
        raise EditRefused(_("What {name} is named for is not under way.").format(name=name))
    with plan.edit(_("{name} has the floor").format(name=name)):
        if state_of(block) is State.HELD:
            resume_item(plan, block.id, now)
        begin_turn(plan, speaker, now)


def end_speaking(plan: Plan, session_id: str, now: datetime) -> None:
    """Let the floor go back to the chair, whoever has it, and note how long that was."""
    block = plan.session(session_id)
    with plan.edit(_("{name} has spoken").format(name=named(_speaker(block, now)))):
        take_floor_back(block, now)
        end_turns(block, now)


def change_own_minutes(plan: Plan, session_id: str, by: int, now: datetime) -> None:
    """Whoever has the floor may speak so many minutes more, or less (negative)."""
    block = plan.session(session_id)
    name = named(_speaker(block, now))
    words = ngettext("One minute more for {name}", "{n} minutes more for {name}", by)
    if by < 0:
        words = ngettext("One minute less for {name}", "{n} minutes less for {name}", -by)
    with plan.edit(words.format(name=name, n=abs(by))):
        if (request := speaking(block)) is not None:
            give_more(request, by)
        elif (turn := turn_under_way(block)) is not None:
            if turn.minutes is None:
                raise EditRefused(_("{name} has no minutes in the plan.").format(name=name))
            check_value(SpeakingTurn, "minutes", turn.minutes + by)
            turn.minutes += by


def _speaker(block: SessionBlock, now: datetime) -> str:
    clock = own_clock(block, now)
    if clock is None:
        raise EditRefused(_("Nobody has the floor."))
    return clock.name
