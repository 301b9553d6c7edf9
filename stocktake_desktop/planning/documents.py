"""Which documents are taken up by sessions, and which are not: the coverage of what came out of the consultations."""

from stocktake_desktop.models import DocumentKind, Meeting, MeetingDocument, SessionBlock, SessionKind
from stocktake_desktop.planning.programme import in_order

WITH_DOCUMENTS = frozenset({SessionKind.PANEL, SessionKind.TALKS, SessionKind.PLENARY, SessionKind.ACTION_GROUP})
"""The kinds of sessions that take documents up."""
_KINDS = {kind: nth for nth, kind in enumerate(DocumentKind)}


def listed(meeting: Meeting) -> list[MeetingDocument]:
    """The documents by kind, those of a kind in the order in which they were entered."""
    return sorted(meeting.documents, key=lambda document: (_KINDS[document.kind], document.position, document.id))


def taken_up_in(document: MeetingDocument) -> list[SessionBlock]:
    """The sessions that take a document up, or have it at hand, as the programme goes; parked ones last."""
    return in_order(link.session for link in document.sessions)


def untaken(meeting: Meeting) -> list[MeetingDocument]:
    """The documents that no session takes up; to have one at hand is not to take it up."""
    return [one for one in listed(meeting) if all(link.is_background for link in one.sessions)]


def without_documents(meeting: Meeting) -> list[SessionBlock]:
    """The sessions of the programme that would take documents up and have none."""
    blocks = (block for block in meeting.sessions if not block.is_parked and block.kind in WITH_DOCUMENTS)
    return in_order(block for block in blocks if not block.documents)
