"""What a step did, in a sentence: for its line in the history, and for the notice of the window."""

from typing import NamedTuple

from stocktake_desktop.models import Plan, PlanError
from stocktake_desktop.planning.changes.told_history import Past, Placing, ToldEvent
from stocktake_desktop.ui.history.placing_words import placing_words, some_placings
from stocktake_desktop.ui.history.spans import Sentence, WordSpan, isolated, plain

_ICONS = (
    (frozenset({"translation"}), "languages"),
    (frozenset({"appearance", "alternate", "person", "organisation", "floor_request"}), "people"),
    (frozenset({"day", "hard_stop"}), "day"),
    (frozenset({"room"}), "room"),
    (frozenset({"session_block", "segment", "guiding_question", "outcome"}), "session"),
)

_PLACED_ALONE = {"session_block", "actual", "floor_request", "withdrawn_session", "withdrawn_part"}
"""The tables of a step that placed a session and, at most, left what ran of it behind."""


class Saying(NamedTuple):
    """What a line says: its icon, its sentence, a smaller line beneath, and the printings it is about."""

    icon: str
    sentence: Sentence
    beneath: str = ""
    issue_ids: tuple[str, ...] = ()


def step_saying(title: str, effect: ToldEvent) -> Saying:
    """A step: the one session it placed otherwise, else its title and the first few it did."""
    placings = [placing for placing in effect.placings if placing.before != placing.after]
    icon = _icon(effect, placings)
    if len(placings) == 1:
        beneath = _remark(title, placings[0]) if effect.tables <= _PLACED_ALONE else title
        return Saying(icon, placing_words(placings[0]), beneath)
    return Saying(icon, (WordSpan(title),), some_placings(placings))


def _remark(title: str, placing: Placing) -> str:
    """What the title of a step says beyond that this session was placed, such as who stayed where it is."""
    _verb, named, more = title.partition(placing.title or title)
    return more.partition(" · ")[2] if named else title


def _icon(effect: ToldEvent, placings: list[Placing]) -> str:
    if not placings:
        return next((name for tables, name in _ICONS if not tables.isdisjoint(effect.tables)), "page")
    if all(placing.after is None for placing in placings):
        return "remove"
    if all(placing.before is None for placing in placings):
        return "session"
    if all(placing.after is not None and placing.after.start is None for placing in placings):
        return "park"
    return "move"


def newest_in_words(plan: Plan, title: str) -> str:
    """What the newest event did to the programme, on one line; of one that cannot be read, its title."""
    try:
        event = next(iter(plan.log.lines(1, None)), None)
        if event is None or event.title != title:
            return title
        saying = step_saying(isolated(title), Past(plan).tell(event))
    except PlanError:
        return title
    beneath = (WordSpan(f" · {saying.beneath}"),) if saying.beneath else ()
    return plain((*saying.sentence, *beneath))
