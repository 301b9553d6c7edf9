"""Who is missing, open or in the wrong role: chairs, rapporteurs, placeholders, confirmations."""

from collections.abc import Iterable, Iterator
from datetime import date as Date
from typing import NamedTuple

from stocktake_desktop.models import (
    LEADING_ROLES,
    Appearance,
    Category,
    Role,
    SessionBlock,
    SessionKind,
    Status,
)
from stocktake_desktop.planning.findings.finding import Finding, Severity, called, names, people_of, titled
from stocktake_desktop.words import _, ngettext, term

DAYS_LEFT = 14
"""From how many days before a session who is not confirmed becomes a warning."""

_CHAIRED = frozenset({SessionKind.PANEL, SessionKind.TALKS, SessionKind.ACTION_GROUP})


def without_chair(block: SessionBlock) -> Iterator[Finding]:
    """session-without-chair: nobody chairs or moderates a panel, talks or an action group."""
    if block.kind in _CHAIRED and not any(one.role in LEADING_ROLES for one in _coming(block)):
        message = _("{title} has nobody to chair or moderate it.").format(title=called(block))
        yield Finding("session-without-chair", Severity.WARNING, message, (block.id,))


def without_rapporteur(block: SessionBlock) -> Iterator[Finding]:
    """group-without-rapporteur: an action group has no rapporteur."""
    if block.kind is SessionKind.ACTION_GROUP and not any(one.role is Role.RAPPORTEUR for one in _coming(block)):
        message = _("{title} has no rapporteur.").format(title=called(block))
        yield Finding("group-without-rapporteur", Severity.WARNING, message, (block.id,))


def roles_not_allowed(block: SessionBlock) -> Iterator[Finding]:
    """role-not-allowed: somebody has a role that the rules of the meeting give to others."""
    rules = [rule for rule in block.meeting.role_rules if rule.kind is block.kind]
    for one in _coming(block) if rules else ():
        category = _category(one)
        only = {rule.category for rule in rules if rule.role is one.role and rule.allowed}
        never = {rule.category for rule in rules if rule.role is one.role and not rule.allowed}
        if category is None or (category not in never and (not only or category in only)):
            continue
        words = _("{name} ({category}) cannot be {role} of {title} by the rules of the meeting.")
        message = words.format(
            name=one.name, category=term(category.value), role=term(one.role.value), title=called(block)
        )
        facts = f"{one.role} {category}"
        yield Finding("role-not-allowed", Severity.WARNING, message, (block.id,), people_of([one]), facts)


def unconfirmed(block: SessionBlock, today: Date) -> Iterator[Finding]:
    """unconfirmed: people of a session are to be confirmed or only invited; a warning when it is near."""
    unsure = (Status.TO_BE_CONFIRMED, Status.INVITED)
    open_ = [one for one in block.appearances if one.status in unsure and not one.is_collective and not _is_open(one)]
    if not open_:
        return
    left = (block.day.date - today).days if block.day is not None else None
    near = left is not None and 0 <= left <= DAYS_LEFT
    words = ngettext("{title}: {names} is not confirmed", "{title}: {names} are not confirmed", len(open_))
    message = words.format(title=called(block), names=names(open_))
    if left is not None and left >= 0:
        days = ngettext("{count} day is left", "{count} days are left", left).format(count=left)
        message = f"{message}; {days}"
    severity = Severity.WARNING if near else Severity.NOTE
    facts = " ".join(f"{one.id}:{one.status}" for one in open_) + (" near" if near else "")
    yield Finding("unconfirmed", severity, f"{message}.", (block.id,), people_of(open_), facts)


def placeholders(block: SessionBlock, today: Date) -> Iterator[Finding]:
    """placeholder-open: a place in a session is kept for somebody who has no name yet."""
    open_ = [one for one in _coming(block) if _is_open(one)]
    if open_:
        left = (block.day.date - today).days if block.day is not None else None
        near = left is not None and 0 <= left <= DAYS_LEFT
        message = _("{title}: nobody is named yet for {names}.").format(title=called(block), names=names(open_))
        facts = " ".join(one.id for one in open_) + (" near" if near else "")
        severity = Severity.WARNING if near else Severity.NOTE
        yield Finding("placeholder-open", severity, message, (block.id,), facts=facts)


class Group(NamedTuple):
    """An action group as the reporting session sees it: its rapporteurs, by the ids of persons and organisations."""

    id: str
    title: str
    rapporteurs: frozenset[tuple[str | None, str | None]]


def group_of(block: SessionBlock) -> Group | None:
    """What a reporting session has to know about a session, None when it is no action group."""
    if block.kind is not SessionKind.ACTION_GROUP:
        return None
    speakers = (one for one in block.appearances if one.role is Role.RAPPORTEUR)
    return Group(block.id, block.title, frozenset((one.person_id, one.organisation_id) for one in speakers))


def reports_missing(reporting: SessionBlock, groups: Iterable[Group]) -> Iterator[Finding]:
    """reporting-incomplete: the reporting session lacks the rapporteur of a group.

    A group counts as reported by its own rapporteur, or by a placeholder that names the group; rapporteurs of whom
    it is not known for which group they speak count for one group each.
    """
    speakers = [one for one in _coming(reporting) if one.role is Role.RAPPORTEUR]
    missing = []
    for group in groups:
        speaker = next((one for one in speakers if _reports(one, group)), None)
        if speaker is None:
            missing.append(group)
        else:
            speakers.remove(speaker)
    missing = missing[len(speakers) :]
    if missing:
        words = _("{title} lacks a rapporteur of {groups}.")
        titles = ", ".join(titled(group.title) for group in missing)
        message = words.format(title=called(reporting), groups=titles)
        yield Finding("reporting-incomplete", Severity.WARNING, message, (reporting.id, *(g.id for g in missing)))


def _reports(speaker: Appearance, group: Group) -> bool:
    if _is_open(speaker):
        said = speaker.placeholder.casefold()
        return bool(group.title) and group.title.casefold() in said
    return (speaker.person_id, speaker.organisation_id) in group.rapporteurs


def _coming(block: SessionBlock) -> list[Appearance]:
    return [one for one in block.appearances if one.status is not Status.DECLINED]


def _is_open(one: Appearance) -> bool:
    return one.person_id is None and one.organisation_id is None


def _category(one: Appearance) -> Category | None:
    organisation = one.organisation or (one.person.organisation if one.person else None)
    return None if organisation is None or organisation.collective else organisation.category
