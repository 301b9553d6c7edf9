"""Whether a step can have changed what is shown about a session."""

from collections.abc import Iterator

from stocktake_desktop.models import Alternate, Appearance, Changes, SessionBlock

OFFERED = ("day", "room", "meeting")
"""Tables every session offers to choose from."""


def concerns(changes: Changes, block: SessionBlock) -> bool:
    """True when the session, what is in it, or the days and rooms it can go to were changed."""
    if block.id in changes.of("session_block") or any(table in changes.rows for table in OFFERED):
        return True
    if any(row_id in changes.of(table) for table, row_id in _parts(block)):
        return True
    return any(row_id in changes.rows.get(table, ()) for table, row_id in _names(block))


def _parts(block: SessionBlock) -> Iterator[tuple[str, str]]:
    """Table and id of every row that belongs to a session; a step that removes one touches what it belonged to."""
    yield from (("segment", segment.id) for segment in block.segments)
    yield from (("guiding_question", question.id) for question in block.questions)
    yield from (("outcome", outcome.id) for outcome in block.outcomes)
    for appearance in block.appearances:
        yield "appearance", appearance.id
        yield from (("alternate", alternate.id) for alternate in appearance.alternates)


def _names(block: SessionBlock) -> Iterator[tuple[str, str]]:
    """Table and id of everybody named in a session; many steps refer to them, so only their own rows count."""
    for appearance in block.appearances:
        yield from _named(appearance)
        for alternate in appearance.alternates:
            yield from _named(alternate)


def _named(somebody: Appearance | Alternate) -> Iterator[tuple[str, str]]:
    if somebody.person is not None:
        yield "person", somebody.person.id
        if somebody.person.organisation_id is not None:
            yield "organisation", somebody.person.organisation_id
    if somebody.organisation_id is not None:
        yield "organisation", somebody.organisation_id
