"""The words of the screens, each explained in a sentence; Help lists them."""

from stocktake_desktop.words import N_, _

_TERMS = (
    (N_("Session"), N_("What stands as a block in the plan: a panel, a ceremony, a break, with its time and room.")),
    (N_("Item"), N_("A timed part of a session, such as introduction, panel or Q&A.")),
    (N_("Parked"), N_("In the tray at the foot: the session is kept, with no day, time and room.")),
    (N_("Locked"), N_("Held where it is: nothing that shifts may move the session.")),
    (N_("Hard stop"), N_("A time after which nothing can go on that day, such as when interpretation ends.")),
    (N_("Lane"), N_("The column of a room within a day.")),
    (N_("Finding"), N_("Something wrong or worth knowing, with who and what it concerns, and fixes where there are.")),
    (N_("Fix"), N_("A change that solves a finding; it is one step, and can be undone.")),
    (N_("Acknowledged"), N_("A finding that is meant to be so, with a reason; it comes back when its facts change.")),
    (N_("Placeholder"), N_("Somebody who is wanted and has no name yet, such as “Presenter 2”.")),
    (N_("Alternate"), N_("Who steps in when the one above cannot come; alternates are ranked.")),
    (N_("To be confirmed (TBC)"), N_("Nobody has said yet whether the person comes.")),
    (N_("Invited"), N_("Asked, and not answered yet.")),
    (N_("Declined"), N_("Answered that they do not come; the place stays until somebody steps in.")),
    (N_("Moderator"), N_("Leads a session, gives the floor and keeps the time.")),
    (N_("Rapporteur"), N_("Sums up a group, and reports its results to the plenary.")),
    (N_("Action group"), N_("A session in parallel with others, in a room of its own, with a rapporteur.")),
    (N_("Outcome"), N_("A point of what an action group agreed.")),
    (N_("Guiding question"), N_("A question that goes out before the session and leads through it.")),
    (N_("Format"), N_("The usual items of a kind of session, with minutes and roles, to begin with.")),
    (N_("Collective"), N_("A group such as “All participants”, which is never in two places at once.")),
    (N_("Presence"), N_("From when to when a person is there; sessions outside it are findings.")),
    (N_("Time to change rooms"), N_("Minutes that people need between two sessions in different rooms.")),
    (N_("What follows"), N_("Which later sessions move along with one: none, those of the room, or all that day.")),
    (N_("Gap"), N_("Free time between two sessions; a delay is absorbed there first.")),
    (N_("Sheet"), N_("A printed page about a session, a day or the meeting, such as the podium sheet.")),
    (N_("Stale"), N_("A printed sheet whose content has changed since: print it again.")),
    (N_("Superseded"), N_("A printed sheet that a newer printing replaces.")),
    (N_("Revision"), N_("Which printing of a sheet it is: the stamp has number, copy and mark, “Rev. 4·B · K7QM”.")),
    (N_("Copy"), N_("The plan as one laptop has it, with a letter of its own.")),
    (N_("House style"), N_("Emblem, organisation and duty officer that every sheet bears.")),
    (N_("List of speakers"), N_("Who asked for the floor, in the order in which they speak.")),
    (N_("Recover"), N_("Ways out of a delay: use gaps, shorten what follows, move it; each with what it costs.")),
    (N_("Rehearsal"), N_("The clock of the meeting set to another time, to try the day.")),
    (N_("Withdrawn"), N_("A session that ran and left the programme: it stays in the report.")),
)  # fmt: skip


def terms() -> list[tuple[str, str]]:
    """Every word with its sentence, in the language in use."""
    return [(_(word), _(sentence)) for word, sentence in _TERMS]
