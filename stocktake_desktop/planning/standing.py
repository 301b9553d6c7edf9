"""Which findings stand and which were acknowledged: the same finding on the same facts is not asked about twice."""

from collections.abc import Iterable
from typing import NamedTuple

from stocktake_desktop.models import Acknowledgement, Meeting
from stocktake_desktop.planning.findings.finding import Finding


class Standing(NamedTuple):
    """A finding, with the acknowledgement that lets it stand as it is, if there is one."""

    finding: Finding
    acknowledgement: Acknowledgement | None = None


def standings(meeting: Meeting, found: Iterable[Finding]) -> list[Standing]:
    """The findings in their order, those that are acknowledged at the end."""
    if not meeting.acknowledgements:
        return [Standing(finding) for finding in found]
    known = {(row.code, row.key, row.facts): row for row in meeting.acknowledgements}
    all_ = (Standing(finding, known.get((finding.code, finding.key, facts_of(finding)))) for finding in found)
    return sorted(all_, key=lambda standing: standing.acknowledgement is not None)


def facts_of(finding: Finding) -> str:
    """What a finding rests on; where the rule names nothing, that is its sentence."""
    return finding.facts or finding.message
