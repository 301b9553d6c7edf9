"""The lines of words that a step has: thanks to who spoke before, what is said, and what if."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from stocktake_desktop.models import Occasion, SessionBlock, StepKind
from stocktake_desktop.planning.script.levels import Script, Spot, WordsAt
from stocktake_desktop.planning.steps.items import ChairStep
from stocktake_desktop.planning.steps.steps import steps_of


@dataclass(frozen=True)
class StepLine:
    """Words that stand at a step, and where they come from."""

    spot: Spot
    kind: StepKind
    occasion: Occasion | None
    words: WordsAt


def lines_of(step: ChairStep, script: Script, language: str) -> Iterator[StepLine]:
    """Thanks, the sentence itself, and the IFs of a step in a language."""
    if step.thanked is not None:
        person = step.thanked.person
        kind = StepKind.THANKS if person is not None and person.name else StepKind.THANKS_UNNAMED
        spot = replace(step.spot, speaker=step.thanked)
        yield StepLine(spot, kind, None, script.words_at(spot, kind, language))
    occasions = script.occasions_at(step.spot, step.kind, language, step.occasions)
    for occasion in (None, *occasions):
        words = script.words_at(step.spot, step.kind, language, occasion)
        yield StepLine(step.spot, step.kind, occasion, words)


def missing_lines(session: SessionBlock, script: Script, language: str) -> list[StepLine]:
    """What staff have worded otherwise in a session, but not in this language."""
    steps = [item for item in steps_of(session) if isinstance(item, ChairStep)]
    return [line for step in steps for line in lines_of(step, script, language) if line.words.is_missing]
