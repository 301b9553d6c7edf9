"""Fixes about people: take off, add a placeholder for who is missing, confirm."""

from collections import defaultdict
from collections.abc import Iterator

from stocktake_desktop.models import Appearance, Meeting, Role, SessionBlock, SessionKind, Status
from stocktake_desktop.planning.acts import (
    AddAppearance,
    AddPlaceholder,
    PromoteAlternate,
    RemoveAppearance,
    SetField,
)
from stocktake_desktop.planning.findings.finding import Finding
from stocktake_desktop.planning.fixes.fix import Fix, called, concerned
from stocktake_desktop.planning.namesakes import telling_name
from stocktake_desktop.planning.stepping_in import waiting
from stocktake_desktop.words import _, ngettext, term


def in_one_place_only(meeting: Meeting, finding: Finding) -> Iterator[Fix]:
    """A person is taken off one of the sessions."""
    for block in reversed(concerned(meeting, finding)):
        there = [appearance for appearance in block.appearances if appearance.person_id in finding.people]
        if there:
            n = len({appearance.person_id for appearance in there})
            words = ngettext("Take {name} off {title}", "Take {n} people off {title}", n)
            title = words.format(n=n, name=telling_name(there[0], cut=called), title=called(block.title))
            yield Fix(title, tuple(RemoveAppearance(appearance.id) for appearance in there))


def somebody_to_chair(meeting: Meeting, finding: Finding) -> Iterator[Fix]:
    """A placeholder leads the session."""
    blocks = concerned(meeting, finding)
    n = len(blocks)
    words = ngettext("Add a moderator to be named", "Add a moderator to be named to all {n}", n)
    yield from _placeholders(blocks, _("Moderator"), Role.MODERATOR, words)
    words = ngettext("Add a chair to be named", "Add a chair to be named to all {n}", n)
    yield from _placeholders(blocks, _("Chair"), Role.CHAIR, words)


def somebody_to_report(meeting: Meeting, finding: Finding) -> Iterator[Fix]:
    """A placeholder is the rapporteur of the group."""
    blocks = concerned(meeting, finding)
    words = ngettext("Add a rapporteur to be named", "Add a rapporteur to be named to all {n}", len(blocks))
    yield from _placeholders(blocks, _("Rapporteur"), Role.RAPPORTEUR, words)


def reports_of_all(meeting: Meeting, finding: Finding) -> Iterator[Fix]:
    """The rapporteurs of the groups that are missing come to the reporting session, or placeholders for them."""
    blocks = concerned(meeting, finding)
    reporting = next((block for block in blocks if block.kind is SessionKind.REPORTING), None)
    groups = [block for block in blocks if block is not reporting]
    if reporting is None:
        return
    acts = tuple(_report(reporting, group) for group in groups)
    words = ngettext("Add the rapporteur of {title}", "Add the rapporteurs of {n} groups", len(acts))
    if acts:
        yield Fix(words.format(title=called(groups[0].title), n=len(acts)), acts)


def confirm(meeting: Meeting, finding: Finding) -> Iterator[Fix]:
    """One of those who are not sure yet has confirmed; never all of them at once."""
    unsure = (Status.TO_BE_CONFIRMED, Status.INVITED)
    waiting: defaultdict[str | None, list[Appearance]] = defaultdict(list)
    for block in concerned(meeting, finding):
        for appearance in block.appearances:
            if appearance.status in unsure and _is_meant(appearance, finding):
                waiting[appearance.person_id or appearance.organisation_id].append(appearance)
    for theirs in waiting.values():
        title = _("Mark {name} as confirmed").format(name=telling_name(theirs[0], cut=called))
        acts = tuple(SetField(Appearance, appearance.id, "status", Status.CONFIRMED) for appearance in theirs)
        yield Fix(title, acts, asserts=True)


def another_in_the_role(meeting: Meeting, finding: Finding) -> Iterator[Fix]:
    """Who may not have a role leaves it to a placeholder, or has another one."""
    for block in concerned(meeting, finding):
        ruled = {rule.role for rule in meeting.role_rules if rule.kind is block.kind}
        for appearance in block.appearances:
            if appearance.role in ruled and {appearance.person_id, appearance.organisation_id} & set(finding.people):
                words = {"name": telling_name(appearance, cut=called), "role": term(appearance.role.value)}
                keep = AddPlaceholder(block.id, term(appearance.role.value, capital=True), appearance.role)
                title = _("Take {name} off, and keep a place for another {role}").format(**words)
                yield Fix(title, (RemoveAppearance(appearance.id), keep))
                if Role.PANELLIST not in ruled:
                    act = SetField(Appearance, appearance.id, "role", Role.PANELLIST)
                    yield Fix(_("Make {name} a panellist").format(**words), (act,))


def alternates_step_in(meeting: Meeting, finding: Finding) -> Iterator[Fix]:
    """Where nobody is named yet but somebody waits as an alternate, the first of them takes the place."""
    for block in concerned(meeting, finding):
        for appearance in block.appearances:
            if appearance.person_id is None and appearance.organisation_id is None:
                known = (other for other in waiting(appearance) if other.person_id or other.organisation_id)
                first = next(known, None)
                if first is not None:
                    words = _("Let {name} take the place of {placeholder}")
                    title = words.format(
                        name=telling_name(first, cut=called), placeholder=called(appearance.placeholder)
                    )
                    yield Fix(title, (PromoteAlternate(first.id),))


def _is_meant(appearance: Appearance, finding: Finding) -> bool:
    """Whether a finding that may name people is about this one; a placeholder can never confirm."""
    if finding.people:
        return bool({appearance.person_id, appearance.organisation_id} & set(finding.people))
    return bool(appearance.person_id or appearance.organisation_id)


def _report(reporting: SessionBlock, group: SessionBlock) -> AddAppearance | AddPlaceholder:
    for appearance in group.appearances:
        if appearance.role is Role.RAPPORTEUR and (appearance.person_id or appearance.organisation_id):
            return AddAppearance(reporting.id, appearance.person_id, appearance.organisation_id, Role.RAPPORTEUR)
    words = _("Rapporteur of {title}").format(title=called(group.title))
    return AddPlaceholder(reporting.id, words, Role.RAPPORTEUR)


def _placeholders(blocks: list[SessionBlock], words: str, role: Role, title: str) -> Iterator[Fix]:
    if blocks:
        yield Fix(title.format(n=len(blocks)), tuple(AddPlaceholder(block.id, words, role) for block in blocks))
