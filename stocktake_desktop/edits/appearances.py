"""Who appears where: on a session or in one of its segments, with a role, a status, an order and alternates."""

from collections.abc import Sequence
from dataclasses import dataclass

from stocktake_desktop.edits.chasing import NOT_ASKED, forget_asking
from stocktake_desktop.edits.contents import next_position
from stocktake_desktop.edits.naming import called, named
from stocktake_desktop.models import (
    Alternate,
    Appearance,
    EditRefused,
    Organisation,
    Person,
    Plan,
    Role,
    Segment,
    SessionBlock,
    Status,
)
from stocktake_desktop.planning.losses import PlaceLost
from stocktake_desktop.planning.namesakes import telling_name
from stocktake_desktop.planning.person_names import split_name
from stocktake_desktop.words import _, ngettext, term


@dataclass(frozen=True)
class Who:
    """A person, an organisation, a person for an organisation, a placeholder such as "Presenter 2", or somebody new."""

    person_id: str | None = None
    organisation_id: str | None = None
    placeholder: str = ""
    new_person: str = ""
    """The whole name of somebody who is to be added to the people in the same step."""


def add_appearance(
    plan: Plan,
    block_id: str,
    who: Who,
    role: Role = Role.PANELLIST,
    *,
    segment_id: str | None = None,
    status: Status = Status.TO_BE_CONFIRMED,
    minutes: int | None = None,
    notes: str = "",
) -> str:
    """Put somebody on a session after the others; returns the id of the appearance."""
    block = plan.session(block_id)
    with plan.edit(_("Add {name} to {title}").format(name=named(name(plan, who)), title=named(block.title))):
        who = known(plan, who)
        segment = _segment_of(plan, block, segment_id)
        appearance = Appearance(role=role, minutes=minutes, notes=notes)
        appearance.position = next_position(block.appearances)
        appearance.session = block
        appearance.segment = segment
        _set_who(plan, appearance, who)
        appearance.status = status
        plan.add(appearance)
    return appearance.id


def add_appearances(
    plan: Plan, block_id: str, people: Sequence[Who], role: Role, *, segment_id: str | None = None
) -> list[str]:
    """Put several people on a session after the others, all in one role; returns the ids of the appearances."""
    if len(people) == 1:
        return [add_appearance(plan, block_id, people[0], role, segment_id=segment_id)]
    words = ngettext("Add {n} person to {title}", "Add {n} people to {title}", len(people))
    with plan.edit(words.format(n=len(people), title=named(plan.session(block_id).title))):
        return [add_appearance(plan, block_id, who, role, segment_id=segment_id) for who in people]


def remove_appearance(plan: Plan, appearance_id: str) -> None:
    """Take somebody off a session."""
    appearance = plan.get(Appearance, appearance_id)
    words = _("Remove {name} from {title}")
    with plan.edit(words.format(name=called(appearance), title=named(appearance.session.title))):
        plan.remove(appearance)


def move_appearance(plan: Plan, appearance_id: str, segment_id: str | None, place: int) -> None:
    """Put somebody into a segment (None: the whole session) as number `place`, from 0, of those who are there."""
    appearance = plan.get(Appearance, appearance_id)
    block = appearance.session
    segment = _segment_of(plan, block, segment_id)
    others = [other for other in block.appearances if other is not appearance]
    there = [other for other in others if other.segment_id == segment_id]
    if there:
        before = there[: max(place, 0)]
        at = others.index(before[-1]) + 1 if before else others.index(there[0])
    else:
        at = len(others)
    with plan.edit(_("Move {name} in {title}").format(name=called(appearance), title=named(block.title))):
        appearance.segment = segment
        for position, sibling in enumerate([*others[:at], appearance, *others[at:]]):
            sibling.position = position


def move_to_session(plan: Plan, appearance_id: str, block_id: str, segment_id: str | None = None) -> None:
    """Take somebody from one session to another, after those who are there; role, status and alternates come along."""
    appearance, block = plan.get(Appearance, appearance_id), plan.session(block_id)
    segment = _segment_of(plan, block, segment_id)
    with plan.edit(_("Move {name} to {title}").format(name=called(appearance), title=named(block.title))):
        appearance.position = next_position([other for other in block.appearances if other is not appearance])
        appearance.segment = segment
        appearance.session = block


def replace_appearance(plan: Plan, appearance_id: str, who: Who) -> None:
    """Fill a placeholder, or put somebody else in the same place; role, order and minutes stay.

    Whoever comes into the place is to be confirmed. What the placeholder was called is kept behind the name, for when
    the place is emptied again.
    """
    appearance = plan.get(Appearance, appearance_id)
    with plan.edit(_("Replace {name}").format(name=called(appearance))):
        _fill(plan, appearance, known(plan, who))


def empty_appearance(plan: Plan, appearance_id: str) -> None:
    """Let a place be open again: it is called as before it was filled, else by its role, and is to be confirmed."""
    appearance = plan.get(Appearance, appearance_id)
    if appearance.person is None and appearance.organisation is None:
        return
    words = appearance.placeholder or term(appearance.role.value, capital=True)
    with plan.edit(_("Empty the place of {name}").format(name=called(appearance))):
        _set_who(plan, appearance, Who(placeholder=words))


def add_alternate(plan: Plan, appearance_id: str, who: Who) -> str:
    """Rank somebody after those who step in already; returns the id of the alternate."""
    appearance = plan.get(Appearance, appearance_id)
    with plan.edit(_("Add an alternate for {name}").format(name=called(appearance))):
        who = known(plan, who)
        alternate = Alternate(position=next_position(appearance.alternates))
        _set_who(plan, alternate, who)
        alternate.appearance = appearance
        plan.add(alternate)
    return alternate.id


def remove_alternate(plan: Plan, alternate_id: str) -> None:
    """Take somebody off the list of those who step in."""
    alternate = plan.get(Alternate, alternate_id)
    with plan.edit(_("Remove the alternate {name}").format(name=called(alternate))):
        plan.remove(alternate)


def promote_alternate(plan: Plan, alternate_id: str) -> None:
    """Let an alternate take the place, to be confirmed; the one who had it is the first alternate, or, having declined,
    the last.
    """
    alternate = plan.get(Alternate, alternate_id)
    appearance = alternate.appearance
    with plan.edit(_("Promote {name}").format(name=called(alternate))):
        before, chosen = who_is(appearance), who_is(alternate)
        answered = {name: getattr(appearance, name) for name in NOT_ASKED}
        others = [other.position for other in appearance.alternates if other is not alternate]
        _fill(plan, appearance, chosen)
        _set_who(plan, alternate, before)
        for name, value in answered.items():
            setattr(alternate, name, value)
        declined = alternate.status is Status.DECLINED
        alternate.position = max(others, default=-1) + 1 if declined else min(others, default=1) - 1


def give_up(plan: Plan, lost: PlaceLost) -> None:
    """Inside a step: somebody who leaves the meeting gives up a place: to who steps in, else it goes."""
    if lost.heir is not None:
        _fill(plan, lost.appearance, who_is(lost.heir))
        plan.remove(lost.heir)
    elif lost.left is None:
        plan.remove(lost.appearance)


def name(plan: Plan, who: Who) -> str:
    """Who is meant, in words."""
    person, organisation = plan.find(Person, who.person_id), plan.find(Organisation, who.organisation_id)
    if person is not None:
        return telling_name(person)
    return organisation.name if organisation is not None else who.new_person or who.placeholder


def known(plan: Plan, who: Who) -> Who:
    """Inside a step: who is meant, added to the people of the meeting when new; EditRefused where nobody is."""
    if not who.new_person.strip():
        _check_who(plan, who)
        return who
    parts = split_name(who.new_person)
    person = Person(honorific=parts.honorific, given_name=parts.given, family_name=parts.family)
    person.meeting = plan.meeting
    return Who(plan.get(Person, plan.add(person).id).id)  # is written before there is a place that is half made


def who_is(somebody: Appearance | Alternate) -> Who:
    """Who an appearance or alternate is about."""
    person, organisation = somebody.person, somebody.organisation
    return Who(
        person.id if person is not None else None,
        organisation.id if organisation is not None else None,
        "" if person is not None or organisation is not None else somebody.placeholder,
    )


def forget(plan: Plan, somebody: Appearance | Alternate, gone: Person | Organisation) -> None:
    """Inside a step: one of the two that make up an appearance goes, the other stays; an alternate goes with both.

    Where a person goes, the delegation is to name another.
    """
    if {somebody.person, somebody.organisation} <= {gone, None}:
        plan.remove(somebody)
    elif somebody.person is gone:
        somebody.person = None
        forget_asking(somebody)
    else:
        somebody.organisation = None


def _segment_of(plan: Plan, block: SessionBlock, segment_id: str | None) -> Segment | None:
    if segment_id is None:
        return None
    segment = plan.get(Segment, segment_id)
    if segment.session is not block:
        raise EditRefused(_("This item belongs to another session."))
    return segment


def _check_who(plan: Plan, who: Who) -> None:
    if not (who.person_id or who.organisation_id or who.placeholder.strip()):
        raise EditRefused(_("Choose a person or an organisation, or type a placeholder."))
    if who.person_id is not None:
        plan.get(Person, who.person_id)
    if who.organisation_id is not None:
        plan.get(Organisation, who.organisation_id)


def _fill(plan: Plan, appearance: Appearance, who: Who) -> None:
    """Name somebody, who is to be confirmed, in a place that may have been a placeholder."""
    kept = appearance.placeholder
    _set_who(plan, appearance, who)
    appearance.placeholder = appearance.placeholder or kept


def _set_who(plan: Plan, somebody: Appearance | Alternate, who: Who) -> None:
    """Name somebody; who was not named here before is to be confirmed and was never asked."""
    _check_who(plan, who)
    before = who_is(somebody)
    somebody.person = plan.find(Person, who.person_id)
    somebody.organisation = plan.find(Organisation, who.organisation_id)
    somebody.placeholder = who.placeholder.strip()
    if who_is(somebody) != before:
        forget_asking(somebody)
        if isinstance(somebody, Appearance):
            somebody.not_before = None
