"""What the meeting asks of itself: role rules, and findings that are acknowledged with a reason."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.floor_rules import set_speaking_times, set_warning_times
from stocktake_desktop.edits.frame import add_hard_stop, remove_hard_stop
from stocktake_desktop.edits.naming import named
from stocktake_desktop.models import (
    Acknowledgement,
    Category,
    Day,
    EditRefused,
    Meeting,
    Plan,
    Role,
    RoleRule,
    SessionKind,
)
from stocktake_desktop.planning.findings import Finding
from stocktake_desktop.planning.floor import SpeakingTimes
from stocktake_desktop.planning.standing import facts_of
from stocktake_desktop.planning.warning_times import WarningTimes
from stocktake_desktop.words import _, ngettext, term


class RoleLine(NamedTuple):
    """A line of the rules about roles, as a form holds it."""

    kind: SessionKind
    role: Role
    category: Category
    allowed: bool


def role_lines(meeting: Meeting) -> list[RoleLine]:
    """The rules about roles, in their order."""
    return [RoleLine(rule.kind, rule.role, rule.category, rule.allowed) for rule in meeting.role_rules]


def change_rules(
    plan: Plan,
    turnaround: int,
    stops: Mapping[str, Iterable[int]],
    lines: Iterable[RoleLine],
    times: SpeakingTimes | None = None,
    warnings: WarningTimes | None = None,
) -> None:
    """Give the meeting these rules in one step: minutes to change rooms, hard stops by day, lines about roles.

    `times` and `warnings` are those of speakers. What stays as it was is not touched; the days that `stops` leaves out
    keep theirs.
    """
    wanted = list(lines)
    with plan.edit(_("Change the rules of the meeting")):
        set_field(plan, Meeting, plan.meeting.id, "turnaround_minutes", turnaround)
        if times is not None:
            set_speaking_times(plan, times)
        if warnings is not None:
            set_warning_times(plan, warnings)
        for day_id, minutes in stops.items():
            _set_stops(plan, day_id, set(minutes))
        for rule in list(plan.meeting.role_rules):
            if (rule.kind, rule.role, rule.category, rule.allowed) not in wanted:
                remove_role_rule(plan, rule.id)
        kept = role_lines(plan.meeting)
        for line in wanted:
            if line not in kept:
                add_role_rule(plan, *line)


def acknowledge(plan: Plan, code: str, key: str, facts: str, reason: str) -> str:
    """Let a finding stand as it is, and say why; returns the id. It comes back when its facts are others."""
    if not reason.strip():
        raise EditRefused(_("Say in a few words why this can stay as it is."))
    known = next((a for a in plan.meeting.acknowledgements if (a.code, a.key) == (code, key)), None)
    with plan.edit(_("Acknowledge a finding: {reason}").format(reason=named(reason))):
        if known is None:
            known = plan.add(Acknowledgement(meeting=plan.meeting, code=code, key=key))
        known.facts, known.reason = facts, reason.strip()
    return known.id


def acknowledge_all(plan: Plan, findings: Sequence[Finding], reason: str) -> None:
    """Let like findings stand as they are, for one reason, in one step."""
    n = len(findings)
    words = ngettext("Acknowledge a finding: {reason}", "Acknowledge {n} findings: {reason}", n)
    with plan.edit(words.format(n=n, reason=named(reason))):
        for finding in findings:
            acknowledge(plan, finding.code, finding.key, facts_of(finding), reason)


def withdraw_all(plan: Plan, acknowledgement_ids: Sequence[str]) -> None:
    """Let findings count again that were acknowledged together, in one step."""
    n = len(acknowledgement_ids)
    words = ngettext("Let {n} finding count again", "Let {n} findings count again", n)
    with plan.edit(words.format(n=n)):
        for acknowledgement_id in acknowledgement_ids:
            withdraw_acknowledgement(plan, acknowledgement_id)


def withdraw_acknowledgement(plan: Plan, acknowledgement_id: str) -> None:
    """Let a finding count again."""
    acknowledgement = plan.get(Acknowledgement, acknowledgement_id)
    words = _("No longer acknowledge a finding: {reason}")
    with plan.edit(words.format(reason=named(acknowledgement.reason))):
        plan.remove(acknowledgement)


def add_role_rule(plan: Plan, kind: SessionKind, role: Role, category: Category, allowed: bool) -> str:
    """Say of a role in a kind of session that a category may take it (among others so named), or never may."""
    rules = plan.meeting.role_rules
    if any((rule.kind, rule.role, rule.category) == (kind, role, category) for rule in rules):
        raise EditRefused(_("There is a rule for this role and category already."))
    with plan.edit(_("Add a rule for the {role} of {kind}").format(role=term(role.value), kind=term(kind.value))):
        position = 1 + max((rule.position for rule in rules), default=-1)
        rule = RoleRule(
            meeting=plan.meeting, kind=kind, role=role, category=category, allowed=allowed, position=position
        )
        plan.add(rule)
    return rule.id


def remove_role_rule(plan: Plan, rule_id: str) -> None:
    """Take back one line of the rules about roles."""
    rule = plan.get(RoleRule, rule_id)
    words = _("Remove a rule for the {role} of {kind}")
    with plan.edit(words.format(role=term(rule.role.value), kind=term(rule.kind.value))):
        plan.remove(rule)


def _set_stops(plan: Plan, day_id: str, minutes: set[int]) -> None:
    for stop in list(plan.get(Day, day_id).hard_stops):
        if stop.minute not in minutes:
            remove_hard_stop(plan, stop.id)
    known = {stop.minute for stop in plan.get(Day, day_id).hard_stops}
    for minute in sorted(minutes - known):
        add_hard_stop(plan, day_id, minute, _("interpretation ends"))
