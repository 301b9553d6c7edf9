"""The formats sessions are held in: their items, who speaks in each and for how long, fitted to a session's minutes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from stocktake_desktop.models import LEADING_ROLES, Role, SegmentKind, SessionKind
from stocktake_desktop.words import _

LEAST = 5
"""Minutes no item of a format falls below, however short the session."""


@dataclass(frozen=True)
class Cast:
    """Who is wanted in an item: so many of a role, a placeholder for each (with "{n}" where it is counted)."""

    role: Role
    placeholder: str
    count: int = 1
    minutes: int | None = None


@dataclass(frozen=True)
class FormatItem:
    """One item of a format; with no minutes it takes what the others leave."""

    title: str
    kind: SegmentKind
    minutes: int | None
    cast: tuple[Cast, ...] = ()


@dataclass(frozen=True)
class Template:
    """A format by name: what it is called, the kind of session it is usual for, its items, a line on how it goes."""

    name: str
    title: str
    kind: SessionKind
    format: str
    parts: tuple[FormatItem, ...]
    questions: int = 0
    """Guiding questions the format asks for."""


def templates() -> dict[str, Template]:
    """Every format by name, in the language in use."""
    return {template.name: template for template in (_panel(), _talks(), _action_group(), _ceremony(), _reporting())}


def fitted(
    parts: tuple[FormatItem, ...], minutes: int, people: Mapping[Role, int] | None = None
) -> tuple[FormatItem, ...]:
    """The parts with whole minutes for a session of so many: debate and questions take the rest, none falls below 5.

    What does not fit beside them shrinks in proportion, by five minutes at a time; the speeches shrink with it.
    `people` says how many of a role there will be where that differs from the format.
    """
    fixed = sum(part.minutes or 0 for part in parts)
    resting = sum(1 for part in parts if part.minutes is None)
    room = minutes - LEAST * resting
    lengths = [None if part.minutes is None else _shrunk(part.minutes, room, fixed) for part in parts]
    _trim(lengths, room)
    rest = max((minutes - sum(length or 0 for length in lengths)) // max(resting, 1), LEAST)
    timed = (replace(part, minutes=length or rest) for part, length in zip(parts, lengths, strict=True))
    return tuple(replace(part, cast=_heard(part, people or {})) for part in timed)


def leads(role: Role) -> bool:
    """True for the roles that lead a session: one of them does for another."""
    return role in LEADING_ROLES


def _shrunk(minutes: int, room: int, fixed: int) -> int:
    if fixed <= room:
        return minutes
    return max(max(room, 0) * minutes // fixed // 5 * 5, LEAST)


def _trim(lengths: list[int | None], room: int) -> None:
    """Take from the longest what is beyond the room, as long as one is above the least."""
    while (over := sum(length or 0 for length in lengths) - room) > 0:
        nth = max(range(len(lengths)), key=lambda n: lengths[n] or 0)
        longest = lengths[nth] or 0
        if longest <= LEAST:
            return
        lengths[nth] = max((longest - over) // 5 * 5, LEAST)


def _heard(part: FormatItem, people: Mapping[Role, int]) -> tuple[Cast, ...]:
    """The cast of a part with minutes that go into it together."""
    wanted = [(cast, people.get(cast.role, cast.count)) for cast in part.cast]
    needed = sum((cast.minutes or 0) * count for cast, count in wanted)
    length = part.minutes or 0
    if needed <= length:
        return part.cast
    shares = {cast: _said((cast.minutes or 0) * length // needed) for cast, _count in wanted}
    return tuple(replace(cast, minutes=shares[cast] if cast.minutes else None) for cast in part.cast)


def _said(minutes: int) -> int:
    """A time to speak that people announce: full five minutes, below them full ones."""
    return minutes // 5 * 5 if minutes >= 5 else max(minutes, 1)


def _moderator() -> Cast:
    return Cast(Role.MODERATOR, _("Moderator"))


def _questions(title: str) -> FormatItem:
    return FormatItem(title, SegmentKind.QUESTIONS, None)


def _panel() -> Template:
    panellists = Cast(Role.PANELLIST, _("Panellist {n}"), 4, 5)
    return Template(
        "panel",
        _("Panel: short introductions, then debate"),
        SessionKind.PANEL,
        _("Panellists introduce the topic in five minutes each; a debate and questions from the floor follow."),
        (
            FormatItem(_("Introduction"), SegmentKind.INTRODUCTION, 5, (_moderator(),)),
            FormatItem(_("Panel"), SegmentKind.PANEL, 40, (panellists,)),
            _questions(_("Q&A")),
        ),
    )


def _talks() -> Template:
    presenters = Cast(Role.PRESENTER, _("Presenter {n}"), 3, 15)
    return Template(
        "talks",
        _("Talks, then a panel"),
        SessionKind.TALKS,
        _("Presenters show their ideas one after the other, then discuss them together as a panel."),
        (
            FormatItem(_("Introduction"), SegmentKind.INTRODUCTION, 5, (_moderator(),)),
            FormatItem(_("Talks"), SegmentKind.PRESENTATION, 45, (presenters,)),
            FormatItem(_("Panel of the presenters"), SegmentKind.PANEL, 20),
            _questions(_("Q&A")),
        ),
    )


def _action_group() -> Template:
    return Template(
        "action group",
        _("Action group: moderator, rapporteur, questions"),
        SessionKind.ACTION_GROUP,
        _("The moderator leads through the guiding questions; the rapporteur sums up the main outcomes."),
        (
            FormatItem(_("Introduction"), SegmentKind.INTRODUCTION, 10, (_moderator(),)),
            FormatItem(_("Open discussion"), SegmentKind.DISCUSSION, None),
            FormatItem(
                _("Summary of the main outcomes"), SegmentKind.SUMMARY, 15, (Cast(Role.RAPPORTEUR, _("Rapporteur")),)
            ),
        ),
        questions=3,
    )


def _ceremony() -> Template:
    speakers = Cast(Role.KEYNOTE_SPEAKER, _("Keynote speaker {n}"), 3, 10)
    return Template(
        "ceremony",
        _("Ceremony: addresses one after the other"),
        SessionKind.CEREMONY,
        _("Addresses in the order of protocol; no questions."),
        (
            FormatItem(_("Welcome"), SegmentKind.INTRODUCTION, 5, (Cast(Role.CHAIR, _("Master of ceremonies")),)),
            FormatItem(_("Addresses"), SegmentKind.PRESENTATION, None, (speakers,)),
            FormatItem(_("Close"), SegmentKind.SUMMARY, 5),
        ),
    )


def _reporting() -> Template:
    rapporteurs = Cast(Role.RAPPORTEUR, _("Rapporteur of group {n}"), 6, 8)
    return Template(
        "reporting",
        _("Reporting by the rapporteurs"),
        SessionKind.REPORTING,
        _("Each rapporteur reports the outcomes of a group; comments from the floor follow."),
        (
            FormatItem(_("Introduction"), SegmentKind.INTRODUCTION, 5, (_moderator(),)),
            FormatItem(_("Reports of the groups"), SegmentKind.PRESENTATION, 48, (rapporteurs,)),
            FormatItem(_("Comments from the floor"), SegmentKind.DISCUSSION, None),
        ),
    )
