"""Who has declined while somebody waits to step in: a place that only wants a decision."""

from collections.abc import Iterator

from stocktake_desktop.models import Meeting, SessionBlock, Status
from stocktake_desktop.planning.acts import PromoteAlternate
from stocktake_desktop.planning.findings.finding import Finding, Severity, called, people_of
from stocktake_desktop.planning.findings.rule import SessionRule
from stocktake_desktop.planning.fixes.fix import Fix, concerned
from stocktake_desktop.planning.fixes.fix import called as short
from stocktake_desktop.planning.namesakes import telling_name
from stocktake_desktop.planning.stepping_in import waiting
from stocktake_desktop.words import _


def alternate_waits(block: SessionBlock) -> Iterator[Finding]:
    """Somebody has declined, and an alternate who could take the place has not been promoted."""
    for appearance in block.appearances:
        first = next(iter(waiting(appearance)), None)
        if appearance.status is Status.DECLINED and first is not None:
            words = _("{title}: {name} has declined, and {alternate} waits to step in.")
            message = words.format(title=called(block), name=telling_name(appearance), alternate=telling_name(first))
            facts = f"{appearance.id} {first.id}"
            yield Finding(
                "alternate-waits", Severity.WARNING, message, (block.id,), people_of([appearance, first]), facts
            )


def promote(meeting: Meeting, finding: Finding) -> Iterator[Fix]:
    """The first alternate takes the place; who has declined stays below, marked."""
    for block in concerned(meeting, finding):
        for appearance in block.appearances:
            first = next(iter(waiting(appearance)), None)
            if first is not None and finding.facts in ("", f"{appearance.id} {first.id}"):
                yield Fix(
                    _("Promote {name}").format(name=telling_name(first, cut=short)), (PromoteAlternate(first.id),)
                )


ALTERNATE_WAITS = SessionRule("alternate-waits", (Severity.WARNING,), alternate_waits, (promote,))
