"""The podium sheet of a session: each step with its time, what to say, whom to give the floor to, and the hard end."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from stocktake_desktop.models import Appearance, PodiumSize, Role, SessionBlock, StepKind
from stocktake_desktop.planning.clock import clock, duration, end_clock, span
from stocktake_desktop.planning.floor import floor_limit, given_words
from stocktake_desktop.planning.head_count import heads_in
from stocktake_desktop.planning.more_time import waits_until
from stocktake_desktop.planning.steps.items import ChairStep
from stocktake_desktop.planning.steps.sittings import closing_of, is_chaired, parallel_next
from stocktake_desktop.planning.steps.steps import companions, speakers_of, steps_of
from stocktake_desktop.planning.stops import TimedStop
from stocktake_desktop.sheets.kinds.podium.step_rows import StepSetter
from stocktake_desktop.sheets.page import look
from stocktake_desktop.sheets.page.compositor import Compositor
from stocktake_desktop.sheets.page.fit import fewest
from stocktake_desktop.sheets.page.flow import FlowColumn, FlowPart, FlowRow
from stocktake_desktop.sheets.page.flowing import Flow
from stocktake_desktop.sheets.page.frame import FOOT_WITH_NEXT, Frame, FrameSetter
from stocktake_desktop.sheets.page.passages import cell_places
from stocktake_desktop.sheets.page.sheet_kind import About, SheetKind, SheetSetting
from stocktake_desktop.sheets.type.lines import Colour
from stocktake_desktop.sheets.words.dates import long_date
from stocktake_desktop.sheets.words.languages import LANGUAGES
from stocktake_desktop.sheets.words.punctuation import beside, listed, with_dash, with_semicolons, with_wide_dots
from stocktake_desktop.sheets.words.rooms import rooms_of
from stocktake_desktop.sheets.words.said import on_screens, said, title_of
from stocktake_desktop.sheets.words.steps import Item, PaperSteps
from stocktake_desktop.sheets.words.stops import stop_title
from stocktake_desktop.sheets.words.who import alternates_line, function_of, leaders, role_line, role_name, short_line
from stocktake_desktop.words import N_, _, ngettext, on_screen

_TIGHTER = (0.94, 0.9, 0.87)
"""The shares of the usual space that are tried, one after the other, before a short last page is begun."""
_ABOVE_FOOT = 4.0


def podium_pages(sheet: SheetSetting) -> list[Flow]:
    """The pages of the sheet, each drawing itself."""
    session, compositor = sheet.subject.session, sheet.compositor
    frame = FrameSetter(_frame(session, compositor.language), compositor, sheet.width)
    if compositor.house.podium_size is not PodiumSize.NORMAL:
        compositor.mark("size", compositor.house.podium_size)
    paper = PaperSteps(session)
    items = list(paper.items())
    for kind in paper.missing:
        words = N_("{title}: the words of “{step}” are missing in {language}; the usual ones stand there.")
        step, language = on_screen(kind), LANGUAGES[compositor.language]
        compositor.warn(words, title=on_screens(session), step=step, language=language)
    rows, bottom = partial(_rows, sheet, items, frame.frame.in_full), sheet.height - FOOT_WITH_NEXT
    extra, fit = FOOT_WITH_NEXT - look.FOOT - _ABOVE_FOOT, partial(fewest, rows_on=list, shares=_TIGHTER)
    return [Flow(frame, rows, bottom, fit, extra, is_low=False)]


def _rows(sheet: SheetSetting, items: Sequence[Item], in_full: Sequence[str], tight: float) -> list[FlowRow]:
    session, compositor, width = sheet.subject.session, sheet.compositor, sheet.width
    scale = look.PODIUM_SCALES[compositor.house.podium_size]
    steps = StepSetter(compositor, width, session.start, scale, tight)
    rows = [_info_row(session, compositor, width), *(steps.brief(_("In full"), words) for words in in_full)]
    rows += [*_brief(session, steps), *steps.rows(items)]
    if (stop := hard_stop_of(session)) is not None:
        rows += [replace(rows.pop(), rule=0.0, keeps_next=True), steps.hard_stop(stop.minute, stop_title(stop))]
    return rows


def _frame(session: SessionBlock, language: str) -> Frame:
    role, _people = leaders(session)
    meeting = session.meeting
    day = long_date(session.day.date, language) if session.day else _("not placed in the programme")
    room = said(session.room, "name") if session.room else _("room to be announced")
    return Frame(
        name=_("PODIUM SHEET"),
        for_whom=_for_whom(role),
        title=title_of(session),
        time="" if session.start is None else span(session.start, session.start + session.minutes),
        subtitle=with_wide_dots((said(meeting, "title"), day, room)),
        running=day,
    )


def _for_whom(role: Role | None) -> str:
    names = {
        Role.CHAIR: _("for the chair"),
        Role.MODERATOR: _("for the moderator"),
        Role.CO_FACILITATOR: _("for the co-facilitators"),
    }
    return names[role] if role else _("for whoever takes the chair")


def _info_row(session: SessionBlock, compositor: Compositor, width: float) -> FlowRow:
    role, people = leaders(session)
    lead = _("In the chair") if role in (None, Role.CHAIR) else role_name(role)
    names = "\n".join(short_line(appearance) for appearance in people) or _("not named yet")
    cells = [
        (lead, names, look.INK),
        (_("Speakers"), speakers_words(session) or "–", look.INK),
        (_("From the floor"), _floor_words(session), look.INK),
        _end_cell(session),
    ]
    columns = []
    for (x, room), (label, words, colour) in zip(cell_places(compositor, cells, width), cells, strict=True):
        parts = (
            FlowPart(compositor.set(label, look.in_colour(look.INFO_LABEL, colour), room), below=1),
            FlowPart(compositor.set(words, look.in_colour(look.INFO, colour), room, leading=look.TIGHT)),
        )
        columns.append(FlowColumn(x, parts))
    return FlowRow(tuple(columns), above=6, below=7, rule=0.9)


def _end_cell(session: SessionBlock) -> tuple[str, str, Colour]:
    """By when it must end, where it must; else what comes next in the room."""
    if (stop := hard_stop_of(session)) is not None:
        return _("Must end by"), "\n".join(filter(None, _stop_words(stop))), look.RED
    following, several = closing_of(session)[1], parallel_next(session)
    if following is None or following.start is None:
        return _("Next"), "–", look.INK
    count = len(several)
    words = ngettext("{count} parallel session", "{count} parallel sessions", count).format(count=count)
    title = "\n" + "\n".join((words, listed(rooms_of(several)))).strip() if several else title_of(following)
    later = following.day if following.day is not session.day else None
    day = "" if later is None else _("Day {number}").format(number=later.number)
    label = _("Next in this room") if following.room is session.room else _("Next")
    return label, beside(day, clock(following.start), title), look.INK


def _floor_words(session: SessionBlock) -> str:
    if not any(isinstance(item, ChairStep) and item.kind is StepKind.OPENING_THE_FLOOR for item in steps_of(session)):
        return _("no interventions")
    limit = floor_limit(session)
    return _("{length} each").format(length=given_words(limit)) if limit else _("no limit set")


def hard_stop_of(session: SessionBlock) -> TimedStop | None:
    """The hard stop that a session must have ended by: the first after its start, if it ends no earlier."""
    at = session.placement
    if at is None or session.day is None:
        return None
    times = (TimedStop(stop, waits_until(stop, at.room_id)) for stop in session.day.hard_stops)
    stop = next((one for one in times if one.minute > at.start), None)
    return stop if stop is not None and stop.minute <= at.end else None


def must_end(session: SessionBlock) -> tuple[str, str, bool]:
    """The time, a word about it, and whether it is a hard stop."""
    at, stop = session.placement, hard_stop_of(session)
    if at is None:
        return _("to be announced"), "", False
    if stop is None:
        return end_clock(at.end), "", False
    late = _("planned until {time}").format(time=end_clock(at.end)) if stop.minute < at.end else ""
    return with_dash(_stop_words(stop)), late, True


def _stop_words(stop: TimedStop) -> tuple[str, str]:
    return end_clock(stop.minute), stop_title(stop)


def speakers_words(session: SessionBlock) -> str:
    """How many are given the floor, and on a second line how long each has it; nothing where nobody is."""
    speakers = speakers_of(session)
    count = heads_in(speakers)
    if not count:
        return ""
    words = ngettext("{count} speaker", "{count} speakers", count).format(count=count)
    limits = {speaker.minutes for speaker in speakers}
    if count > 1 and len(limits) == 1 and (minutes := limits.pop()):
        words += "\n" + _("{length} each").format(length=duration(minutes))
    return words


def _brief(session: SessionBlock, steps: StepSetter) -> Iterator[FlowRow]:
    has_brief = steps.compositor.house.podium_has_brief
    texts = (
        (_("Objectives"), said(session, "objectives") if has_brief else ""),
        (_("Format"), said(session, "format_notes") if has_brief else ""),
        (_("With you"), "\n".join(_companion(appearance) for appearance in _shown_companions(session))),
        (_("Notes"), said(session, "notes")),
    )
    for label, words in texts:
        if words.strip():
            yield steps.brief(label, words)


def _shown_companions(session: SessionBlock) -> list[Appearance]:
    _role, leading = leaders(session)
    return [
        appearance
        for appearance in companions(session)
        if appearance not in leading or appearance.alternates or appearance.notes
    ]


def _companion(appearance: Appearance) -> str:
    parts = (
        role_line(appearance, beside_office=True),
        function_of(appearance),
        alternates_line(appearance),
        said(appearance, "notes"),
    )
    return with_semicolons(parts)


KIND = SheetKind(
    "podium",
    N_("Podium sheet"),
    About.SESSION,
    podium_pages,
    place=10,
    belongs_to=is_chaired,
    names_other_sessions=True,
    content_version=5,
)
