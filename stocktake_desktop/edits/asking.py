"""What a step takes away: whoever does it is asked first, whatever the verb and wherever it was chosen."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import NamedTuple

from stocktake_desktop.models import EditRefused, Plan
from stocktake_desktop.planning.withdrawn import leaving_words
from stocktake_desktop.words import _

_asks: ContextVar[bool] = ContextVar("asks", default=False)
_told: ContextVar[list[str] | None] = ContextVar("told", default=None)


class AskedFirst(EditRefused):
    """A step would take something away, and whoever does it is to be asked first."""


class Question(NamedTuple):
    """What somebody is asked before a step takes something away."""

    title: str
    words: str
    offer: str


@contextmanager
def asking_first() -> Iterator[None]:
    """Until it ends, a verb that would take away what it has to ask about is refused with AskedFirst."""
    token = _asks.set(True)
    try:
        yield
    finally:
        _asks.reset(token)


def ask_about(step: str, lost: Sequence[str]) -> None:
    """In a verb, before its step: what is lost by it, in parts of a sentence; nothing is asked where there is none."""
    if lost and _asks.get():
        raise AskedFirst(step)
    if lost and (told := _told.get()) is not None:
        told.extend([_("{step}?").format(step=step), *map(_sentence, lost)])


def must_ask(words: str) -> None:
    """Inside a step that takes out what has run, which `foresee` finds by itself."""
    if _asks.get():
        raise AskedFirst(words)


def foresee(plan: Plan, act: Callable[[], object]) -> Question:
    """What would be lost with `act`, a verb, and what ran and would leave the programme; nothing is changed."""
    known, leaving, told = {run.id for run in plan.meeting.withdrawn}, list[str](), list[str]()
    token = _told.set(told)
    try:
        plan.rehearse(
            act, lambda _changes: leaving.append(leaving_words(r for r in plan.meeting.withdrawn if r.id not in known))
        )
    finally:
        _told.reset(token)
    words = "\n".join(filter(None, [*told[1:], *leaving]))
    if told:
        return Question(told[0], words, _("&Remove"))
    return Question(_("Take out what has run?"), words, _("&Take it out"))


def _sentence(words: str) -> str:
    return _("{sentence}.").format(sentence=words[:1].upper() + words[1:])
