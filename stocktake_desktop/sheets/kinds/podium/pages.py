"""The podium sheet of a session: each step with its time, what to say, whom to give the floor to, and the hard end."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from stocktake_desktop.models import Appearance, HardStop, Role, SessionBlock
from stocktake_desktop.planning.clock import clock, duration, span
from stocktake_desktop.planning.head_count import heads_in
from stocktake_desktop.sheets.kinds.podium.step_rows import StepSetter
from stocktake_desktop.sheets.page import look
from stocktake_desktop.sheets.page.compositor import Compositor
from stocktake_desktop.sheets.page.flow import FlowColumn, FlowPart, FlowRow, paginate
from stocktake_desktop.sheets.page.frame import FOOT_WITH_NEXT, Frame, FrameSetter
from stocktake_desktop.sheets.page.page import Page
from stocktake_desktop.sheets.page.sheet_kind import About, Pages, SheetKind, SheetSetting
from stocktake_desktop.sheets.words.dates import long_date
from stocktake_desktop.sheets.words.punctuation import with_semicolons
from stocktake_desktop.sheets.words.said import said, title_of
from stocktake_desktop.sheets.words.steps import companions, is_chaired, steps_of
from stocktake_desktop.sheets.words.who import alternates_line, function_of, leaders, role_line, role_name, short_line
from stocktake_desktop.words import N_, _, ngettext

_CELL_GAP = 12.0
_HARD_END = 3.2
_ABOVE_FOOT = 4.0


def podium_pages(sheet: SheetSetting) -> Pages:
    """The pages of the sheet, each drawing itself."""
    session, compositor, width = sheet.subject.session, sheet.compositor, sheet.width
    frame = FrameSetter(_frame(session, compositor.language), compositor, width)
    scale = look.PODIUM_SCALES[compositor.house.podium_size]
    if scale != 1:
        compositor.mark("size", compositor.house.podium_size)
    steps = StepSetter(compositor, width, session.start, scale)
    rows = [_info_row(session, compositor, width), *_brief(session, steps), *steps.rows(steps_of(session))]
    rows[-1:] = [replace(rows[-1], rule=0.0), FlowRow((), 0, 0, marks=(_draw_hard_end,), rule=0)]
    rows[1:1] = [steps.brief(_("In full"), words) for words in frame.frame.in_full]
    foot = sheet.height - FOOT_WITH_NEXT
    extra = FOOT_WITH_NEXT - look.FOOT - _ABOVE_FOOT
    pages = paginate(rows, foot - frame.first_height, foot - frame.later_height, extra)
    return [_page(frame, pages, number) for number in range(1, len(pages) + 1)]


def _page(frame: FrameSetter, pages: list[list[FlowRow]], number: int) -> Callable[[Page], None]:
    def draw(page: Page) -> None:
        frame.draw_head(page, number)
        y = frame.first_height if number == 1 else frame.later_height
        for row in pages[number - 1]:
            row.draw(page, y)
            y += row.height
        following = pages[number] if number < len(pages) else []
        opens = next((row.opens for row in following if row.opens), None)
        frame.draw_foot(page, number, len(pages), opens)

    return draw


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
        subtitle="  ·  ".join(filter(None, (said(meeting, "title"), day, room))),
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
    end, end_note, is_hard = must_end(session)
    cells = [
        (lead, names, "", look.INK),
        (_("Kind"), _kind_words(session), "", look.INK),
        (_("Speakers"), _speakers_words(session), "", look.INK),
        (_("Must end by"), end, end_note, look.RED if is_hard else look.INK),
    ]
    step = (width + _CELL_GAP) / len(cells)
    columns = []
    for nth, (label, words, note, colour) in enumerate(cells):
        parts = [
            FlowPart(compositor.set(label, look.INFO_LABEL, step - _CELL_GAP), below=1),
            FlowPart(compositor.set(words, look.in_colour(look.INFO, colour), step - _CELL_GAP, leading=look.TIGHT)),
        ]
        if note:
            parts.append(FlowPart(compositor.set(note, look.FOOTNOTE, step - _CELL_GAP), above=1))
        columns.append(FlowColumn(nth * step, tuple(parts)))
    return FlowRow(tuple(columns), above=6, below=7, rule=0.9)


def must_end(session: SessionBlock) -> tuple[str, str, bool]:
    """The time, a word about it, and whether it is a hard stop."""
    at = session.placement
    if at is None or session.day is None:
        return _("to be announced"), "", False
    stop = next((stop for stop in session.day.hard_stops if stop.minute > at.start), None)
    if stop is None or stop.minute > at.end:
        note = _stop_words(stop) if stop else ""
        return clock(at.end), note, False
    if stop.minute < at.end:
        return _stop_words(stop), _("planned until {time}").format(time=clock(at.end)), True
    return _stop_words(stop), "", True


def _stop_words(stop: HardStop) -> str:
    return " – ".join(filter(None, (clock(stop.minute), said(stop, "title"))))


def _kind_words(session: SessionBlock) -> str:
    words = _(str(session.kind.value)).capitalize()
    return f"{words} {session.number}" if session.number else words


def _speakers_words(session: SessionBlock) -> str:
    speakers = [appearance for appearance in session.appearances if not appearance.is_collective]
    count = heads_in(speakers)
    if not count:
        return _("none named")
    words = ngettext("{count} speaker", "{count} speakers", count).format(count=count)
    limits = {speaker.minutes for speaker in speakers}
    if len(limits) == 1 and None not in limits:
        words += " · " + _("{length} each").format(length=duration(limits.pop() or 0))
    return words


def _brief(session: SessionBlock, steps: StepSetter) -> Iterator[FlowRow]:
    texts = (
        (_("Objectives"), said(session, "objectives")),
        (_("Format"), said(session, "format_notes")),
        (_("Questions"), "\n".join(said(question, "text") for question in session.questions)),
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
    parts = (role_line(appearance), function_of(appearance), alternates_line(appearance), said(appearance, "notes"))
    return with_semicolons(parts)


def _draw_hard_end(page: Page, y: float) -> None:
    page.rule(0, y, page.width, _HARD_END, look.RED)


KIND = SheetKind("podium", N_("Podium sheet"), About.SESSION, podium_pages, place=10, belongs_to=is_chaired)
