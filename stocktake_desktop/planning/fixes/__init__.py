"""Fixes: what could be done about a finding. Proposals only, as plain data; `edits.fixes` applies them."""

from stocktake_desktop.models import Meeting
from stocktake_desktop.planning.findings.finding import Finding
from stocktake_desktop.planning.findings.rule import Rule
from stocktake_desktop.planning.findings.rules import rules
from stocktake_desktop.planning.fixes.fix import Fix

__all__ = ["Fix", "fixes_for"]


def fixes_for(meeting: Meeting, finding: Finding) -> list[Fix]:
    """What could be done about a finding, the likeliest first; empty where only a person can know."""
    proposals = (proposal for rule in rules(Rule) if rule.code == finding.code for proposal in rule.fixes)
    return [fix for proposal in proposals for fix in proposal(meeting, finding)]
