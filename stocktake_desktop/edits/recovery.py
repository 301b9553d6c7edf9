"""Recovering a late day: a proposal of `planning.recovery` done, as one step that is called like it."""

from stocktake_desktop.edits.fixes import do_acts
from stocktake_desktop.models import EditRefused, Plan
from stocktake_desktop.planning.recovery import Recovery
from stocktake_desktop.words import _


def recover(plan: Plan, recovery: Recovery) -> None:
    """Do what a proposal says; EditRefused when the plan has changed so that it no longer can be done."""
    if not recovery.acts:
        raise EditRefused(_("This proposal changes nothing."))
    with plan.edit(_("Recover: {way}").format(way=recovery.title)):
        do_acts(plan, recovery.acts)
