"""What an action group is to the session that hears its report."""

from typing import NamedTuple

from stocktake_desktop.models import Role, SessionBlock, SessionKind


class ReportingGroup(NamedTuple):
    """An action group as the reporting session sees it: its rapporteurs, by the ids of persons and organisations."""

    id: str
    title: str
    rapporteurs: frozenset[tuple[str | None, str | None]]


def group_of(block: SessionBlock) -> ReportingGroup | None:
    """What a reporting session has to know about a session, None when it is no action group."""
    if block.kind is not SessionKind.ACTION_GROUP:
        return None
    speakers = (appearance for appearance in block.appearances if appearance.role is Role.RAPPORTEUR)
    return ReportingGroup(
        block.id, block.title, frozenset((appearance.person_id, appearance.organisation_id) for appearance in speakers)
    )
