"""Who is missing, open or in the wrong role: chairs, rapporteurs, placeholders, confirmations."""

from collections.abc import Iterable, Iterator
from datetime import date as Date

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
from stocktake_desktop.planning.findings.groups import ReportingGroup
from stocktake_desktop.planning.findings.rule import DatedRule, ReportRule, SessionRule
from stocktake_desktop.planning.fixes.who import (
    alternates_step_in,
    another_in_the_role,
    confirm,
    reports_of_all,
    somebody_to_chair,
    somebody_to_report,
)
from stocktake_desktop.planning.head_count import heads
from stocktake_desktop.planning.namesakes import telling_name
from stocktake_desktop.planning.stepping_in import comes
from stocktake_desktop.words import _, ngettext, term

DAYS_LEFT = 14
"""From how many days before a session who is not confirmed becomes a warning."""

_CHAIRED = frozenset({SessionKind.PANEL, SessionKind.TALKS, SessionKind.ACTION_GROUP})


def without_chair(block: SessionBlock) -> Iterator[Finding]:
    """Nobody chairs or moderates a panel, talks or an action group."""
    if block.kind in _CHAIRED and not any(appearance.role in LEADING_ROLES for appearance in _coming(block)):
        message = _("{title} has nobody to chair or moderate it.").format(title=called(block))
        yield Finding("session-without-chair", Severity.WARNING, message, (block.id,))


def without_rapporteur(block: SessionBlock) -> Iterator[Finding]:
    """An action group has no rapporteur."""
    if block.kind is SessionKind.ACTION_GROUP and not any(
        appearance.role is Role.RAPPORTEUR for appearance in _coming(block)
    ):
        message = _("{title} has no rapporteur.").format(title=called(block))
        yield Finding("group-without-rapporteur", Severity.WARNING, message, (block.id,))


def roles_not_allowed(block: SessionBlock) -> Iterator[Finding]:
    """Somebody's organisation is of a category that may not take this role; the rules belong to the meeting and can be
    changed. A new meeting begins with: moderators and rapporteurs of action groups from Member States or the host
    country, presenters at talks from neither of them nor the UN system.
    """
    rules = [rule for rule in block.meeting.role_rules if rule.kind is block.kind]
    for appearance in _coming(block) if rules else ():
        category = _category(appearance)
        only = {rule.category for rule in rules if rule.role is appearance.role and rule.allowed}
        never = {rule.category for rule in rules if rule.role is appearance.role and not rule.allowed}
        if category is None or (category not in never and (not only or category in only)):
            continue
        words = _("{name} ({category}) cannot be {role} of {title} by the rules of the meeting.")
        message = words.format(
            name=telling_name(appearance),
            category=term(category.value),
            role=term(appearance.role.value),
            title=called(block),
        )
        facts = f"{appearance.role} {category}"
        yield Finding("role-not-allowed", Severity.WARNING, message, (block.id,), people_of([appearance]), facts)


def unconfirmed(block: SessionBlock, today: Date) -> Iterator[Finding]:
    """People are to be confirmed or only invited; a warning from 14 days before the session."""
    unsure = (Status.TO_BE_CONFIRMED, Status.INVITED)
    open_ = [
        appearance
        for appearance in block.appearances
        if appearance.status in unsure and not appearance.is_collective and not _is_open(appearance)
    ]
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
    facts = " ".join(f"{appearance.id}:{appearance.status}" for appearance in open_) + (" near" if near else "")
    yield Finding("unconfirmed", severity, f"{message}.", (block.id,), people_of(open_), facts)


def placeholders(block: SessionBlock, today: Date) -> Iterator[Finding]:
    """A place is kept for somebody without a name; a warning from 14 days before the session."""
    open_ = [appearance for appearance in _coming(block) if _is_open(appearance)]
    if open_:
        left = (block.day.date - today).days if block.day is not None else None
        near = left is not None and 0 <= left <= DAYS_LEFT
        message = _("{title}: nobody is named yet for {names}.").format(title=called(block), names=names(open_))
        facts = " ".join(appearance.id for appearance in open_) + (" near" if near else "")
        severity = Severity.WARNING if near else Severity.NOTE
        yield Finding("placeholder-open", severity, message, (block.id,), facts=facts)


def reports_missing(reporting: SessionBlock, groups: Iterable[ReportingGroup]) -> Iterator[Finding]:
    """The reporting session lacks the rapporteur of an action group."""
    # A group is reported by its own rapporteur, or by a placeholder that names it; rapporteurs of whom it is not known
    # for which group they speak count for one group each.
    speakers = [appearance for appearance in _coming(reporting) if appearance.role is Role.RAPPORTEUR]
    missing = []
    for group in groups:
        speaker = next((rapporteur for rapporteur in speakers if _reports(rapporteur, group)), None)
        if speaker is None:
            missing.append(group)
        else:
            speakers.remove(speaker)
    missing = missing[sum(map(heads, speakers)) :]
    if missing:
        words = _("{title} lacks a rapporteur of {groups}.")
        titles = ", ".join(titled(group.title) for group in missing)
        message = words.format(title=called(reporting), groups=titles)
        yield Finding("reporting-incomplete", Severity.WARNING, message, (reporting.id, *(g.id for g in missing)))


def _reports(speaker: Appearance, group: ReportingGroup) -> bool:
    if _is_open(speaker):
        words = speaker.placeholder.casefold()
        return bool(group.title) and group.title.casefold() in words
    return (speaker.person_id, speaker.organisation_id) in group.rapporteurs


def _coming(block: SessionBlock) -> list[Appearance]:
    return [appearance for appearance in block.appearances if comes(appearance) is not None]


def _is_open(appearance: Appearance) -> bool:
    return appearance.person_id is None and appearance.organisation_id is None


def _category(appearance: Appearance) -> Category | None:
    organisation = appearance.organisation or (appearance.person.organisation if appearance.person else None)
    return None if organisation is None or organisation.collective else organisation.category


def _without_chairs(n: int) -> str:
    return ngettext(
        "{n} session has nobody to chair or moderate it.", "{n} sessions have nobody to chair or moderate them.", n
    ).format(n=n)


def _without_rapporteurs(n: int) -> str:
    return ngettext("{n} action group has no rapporteur.", "{n} action groups have no rapporteur.", n).format(n=n)


def _unsure(n: int) -> str:
    return ngettext("People of {n} session are not confirmed.", "People of {n} sessions are not confirmed.", n).format(
        n=n
    )


def _without_names(n: int) -> str:
    return ngettext("In {n} session a place has no name yet.", "In {n} sessions a place has no name yet.", n).format(
        n=n
    )


WITHOUT_CHAIR = SessionRule(
    "session-without-chair", (Severity.WARNING,), without_chair, (somebody_to_chair,), _without_chairs
)
WITHOUT_RAPPORTEUR = SessionRule(
    "group-without-rapporteur", (Severity.WARNING,), without_rapporteur, (somebody_to_report,), _without_rapporteurs
)
ROLES_NOT_ALLOWED = SessionRule("role-not-allowed", (Severity.WARNING,), roles_not_allowed, (another_in_the_role,))
UNCONFIRMED = DatedRule("unconfirmed", (Severity.WARNING, Severity.NOTE), unconfirmed, (confirm,), _unsure)
PLACEHOLDERS = DatedRule(
    "placeholder-open", (Severity.WARNING, Severity.NOTE), placeholders, (alternates_step_in,), _without_names
)
REPORTS_MISSING = ReportRule("reporting-incomplete", (Severity.WARNING,), reports_missing, (reports_of_all,))
