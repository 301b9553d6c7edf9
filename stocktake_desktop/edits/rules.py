"""What the meeting asks of itself: role rules, and findings that are acknowledged with a reason."""

from stocktake_desktop.edits.naming import named
from stocktake_desktop.models import Acknowledgement, Category, EditRefused, Plan, Role, RoleRule, SessionKind
from stocktake_desktop.words import _


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
    with plan.edit(_("Add a rule for the {role} of {kind}").format(role=role.value, kind=kind.value)):
        position = 1 + max((rule.position for rule in rules), default=-1)
        rule = RoleRule(
            meeting=plan.meeting, kind=kind, role=role, category=category, allowed=allowed, position=position
        )
        plan.add(rule)
    return rule.id


def remove_role_rule(plan: Plan, rule_id: str) -> None:
    """Take back one line of the rules about roles."""
    rule = plan.get(RoleRule, rule_id)
    with plan.edit(_("Remove a rule for the {role} of {kind}").format(role=rule.role.value, kind=rule.kind.value)):
        plan.remove(rule)
