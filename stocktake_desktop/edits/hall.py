"""The first seat in the hall: drawn by lot, or typed."""

from stocktake_desktop.models import EditRefused, HallAlphabet, Meeting, Plan, check_value
from stocktake_desktop.planning.hall import members_of
from stocktake_desktop.words import _


def draw_first_seat(plan: Plan, lot: int) -> str:
    """Let a lot decide who sits first: the number of a Member State in alphabetical order, counted from 1.

    The lot is kept, so that everybody can count again; returns the name.
    """
    members = members_of(plan.meeting)
    if not members:
        raise EditRefused(_("There are no Member States to draw lots among; add the States first."))
    if not 1 <= lot <= len(members):
        words = _("The lot is a number from 1 to {count}, one for each Member State; not {lot}.")
        raise EditRefused(words.format(count=len(members), lot=lot))
    name = members[lot - 1].name
    with plan.edit(_("Draw the first seat: {name}").format(name=name)):
        plan.meeting.first_seat, plan.meeting.first_seat_lot = name, lot
    return name


def set_first_seat(plan: Plan, name: str, alphabet: HallAlphabet) -> None:
    """Let the order of the hall begin at a name or a letter, by an alphabet; nothing happens where it does already."""
    meeting, typed = plan.meeting, " ".join(name.split())
    if (meeting.first_seat, meeting.hall_alphabet) == (typed, alphabet):
        return
    check_value(Meeting, "first_seat", typed)
    with plan.edit(_("Change the first seat in the hall")):
        meeting.first_seat_lot = None  # it counted in another alphabet, or drew somebody else
        meeting.first_seat, meeting.hall_alphabet = typed, alphabet
