"""Who gets how many copies of which kind of sheet, changed as a whole."""

from collections.abc import Mapping
from dataclasses import replace

from stocktake_desktop.models import Distribution, Plan, check_value
from stocktake_desktop.planning.distribution import UNSAID, HandOut, distribution_of
from stocktake_desktop.words import _


def set_distribution(plan: Plan, wanted: Mapping[str, HandOut]) -> None:
    """Let sheets of these kinds come in so many copies and go to these people, as one step.

    Kinds that are left out stay as they are; nothing happens where all do already.
    """
    before = distribution_of(plan.meeting)
    tidy = {sheet: replace(out, goes_to=" ".join(out.goes_to.split())) for sheet, out in wanted.items()}
    others = {sheet: out for sheet, out in tidy.items() if out != before.get(sheet, UNSAID)}
    for sheet, out in others.items():
        for name, value in (("sheet", sheet), ("copies", out.copies), ("goes_to", out.goes_to)):
            check_value(Distribution, name, value)
    if not others:
        return
    lines = {line.sheet: line for line in plan.meeting.distribution}
    with plan.edit(_("Change who gets how many copies")):
        for sheet, out in others.items():
            line = lines.get(sheet)
            if line is None:
                plan.add(Distribution(meeting=plan.meeting, sheet=sheet, copies=out.copies, goes_to=out.goes_to))
            elif out == UNSAID:
                plan.remove(line)
            else:
                line.copies, line.goes_to = out.copies, out.goes_to
