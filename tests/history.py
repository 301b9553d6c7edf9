"""The history of a plan told anew from the first event to the last, without the leaps that `Log` makes."""

from typing import NamedTuple

from stocktake_desktop.models import EventKind, Plan


class Step(NamedTuple):
    """A do of the log; `stands` is false while it is taken back and can be done again."""

    number: int
    id: str
    title: str
    rows: str
    stands: bool


def history(plan: Plan) -> list[Step]:
    """The steps since the history was begun that stand, oldest first, and after them those that can be done again."""
    known: dict[str, Step] = {}
    standing: list[Step] = []
    taken_back: list[Step] = []
    for event in reversed(plan.log.lines(1_000_000, None)):
        match event.kind:
            case EventKind.BEGIN:
                standing, taken_back = [], []
            case EventKind.DO | EventKind.JOIN:
                known[event.id] = Step(event.number, event.id, event.title, event.rows, True)
                standing, taken_back = [*standing, known[event.id]], []
            case EventKind.UNDO:
                assert standing.pop().id == event.back
                taken_back.append(known[event.back])
            case EventKind.REDO:
                assert taken_back.pop().id == event.back
                standing.append(known[event.back])
            case _:
                assert event.kind == EventKind.FACT
    return [*standing, *(step._replace(stands=False) for step in reversed(taken_back))]
