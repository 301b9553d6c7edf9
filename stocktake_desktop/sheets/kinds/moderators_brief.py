"""The moderator's brief: what the session is for, what to ask, who speaks and how long, and where the time goes."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from stocktake_desktop.models import Appearance, Role, Segment, SessionBlock, SessionKind
from stocktake_desktop.planning.clock import clock, duration
from stocktake_desktop.planning.head_count import heads, speaking
from stocktake_desktop.planning.steps.items import ChairStep
from stocktake_desktop.planning.steps.sittings import is_chaired
from stocktake_desktop.planning.steps.steps import steps_of
from stocktake_desktop.planning.steps.timing import TimetableSlot, timetable
from stocktake_desktop.sheets.kinds.podium.pages import must_end, speakers_words
from stocktake_desktop.sheets.kinds.podium.step_rows import length_words
from stocktake_desktop.sheets.page import look
from stocktake_desktop.sheets.page.flow import FlowColumn, FlowPart, FlowRow
from stocktake_desktop.sheets.page.flowing import Flow
from stocktake_desktop.sheets.page.frame import FrameSetter
from stocktake_desktop.sheets.page.page import Page
from stocktake_desktop.sheets.page.passages import Cell, Passages, flowing, session_frame
from stocktake_desktop.sheets.page.sheet_kind import About, SheetKind, SheetSetting
from stocktake_desktop.sheets.words.punctuation import boxed, listed, with_commas, with_wide_dots
from stocktake_desktop.sheets.words.said import respelt, said
from stocktake_desktop.sheets.words.steps import segment_title
from stocktake_desktop.sheets.words.tongues import speaks_words
from stocktake_desktop.sheets.words.who import (
    alternates_line,
    delegation_of,
    full_name,
    function_of,
    leaders,
    native_name,
    on_paper,
    role_name,
    short_line,
    status_boxes,
)
from stocktake_desktop.words import N_, _, term

_MODERATED = frozenset({SessionKind.PANEL, SessionKind.TALKS, SessionKind.ACTION_GROUP, SessionKind.REPORTING})
_MINUTES = 77.0
_LENGTH = 92.0
_GAP = 8.0
_BAR = 150.0
_BAR_HEIGHT = 7.0
_BAR_AT = 12.0

Portion = tuple[str, str, int | None]
"""What takes time: its title, a remark, its minutes (None: open)."""


def brief_pages(sheet: SheetSetting) -> list[Flow]:
    """The brief: facts, objectives and format, the questions to ask, a passage for each speaker, the time budget."""
    session, compositor = sheet.subject.session, sheet.compositor
    passages = Passages(compositor, sheet.width)
    words = session_frame(session, compositor.language, _("MODERATOR’S BRIEF"), _("for the moderator"))
    frame = FrameSetter(words, compositor, passages.width)

    def rows() -> list[FlowRow]:
        return [
            passages.cells(_facts(session)),
            *(passages.labelled(_("In full"), full) for full in frame.frame.in_full),
            *passages.all_labelled(_texts(session, {"objectives": _("Objectives"), "format_notes": _("Format")})),
            *passages.all_labelled([(_("Documents"), _documents(session))]),
            *_questions(session, passages),
            *_speakers(session, passages),
            *_Budget(session, passages).rows(),
            *passages.all_labelled(_texts(session, {"notes": _("Notes")})),
        ]

    return flowing(frame, rows, sheet.height)


def _texts(session: SessionBlock, labels: dict[str, str]) -> list[tuple[str, str]]:
    return [(label, said(session, field)) for field, label in labels.items()]


def _documents(session: SessionBlock) -> str:
    """What the session takes up and then what is only at hand, by symbol, else by title; "" where there is none."""
    links = sorted(session.documents, key=lambda link: link.is_background)
    return "\n".join(link.document.symbol.strip() or said(link.document, "title") for link in links)


def _facts(session: SessionBlock) -> list[Cell]:
    role, people = leaders(session)
    end, remark, is_hard = must_end(session)
    names = "\n".join(short_line(appearance) for appearance in people) or _("not named yet")
    rapporteurs = [short_line(appearance) for appearance in session.appearances if appearance.role is Role.RAPPORTEUR]
    cells: list[Cell] = [(role_name(role or Role.MODERATOR), names, "", look.INK)]
    if rapporteurs or session.kind is SessionKind.ACTION_GROUP:
        cells.append((_("Rapporteur"), "\n".join(rapporteurs) or _("not named yet"), "", look.INK))
    cells.append((_("Length"), duration(session.minutes), "", look.INK))
    cells.append((_("Must end by"), end, remark, look.RED if is_hard else look.INK))
    return cells


def _questions(session: SessionBlock, passages: Passages) -> Iterator[FlowRow]:
    questions = [said(question, "text") for question in session.questions if question.text.strip()]
    if questions:
        yield passages.heading(_("Guiding questions"))
    for number, words in enumerate(questions, 1):
        yield passages.numbered(number, words, look.SPOKEN, look.SPOKEN_LEADING, ticked=True)


def _speakers(session: SessionBlock, passages: Passages) -> Iterator[FlowRow]:
    people = _shown(session)
    if people:
        yield passages.heading(_("Speakers"), with_wide_dots(speakers_words(session).split("\n")))
    steps = {item.place.id: item.slot for item in steps_of(session) if isinstance(item, ChairStep) and item.place}
    for appearance in people:
        yield _speaker(appearance, steps.get(appearance.id), passages)


def _shown(session: SessionBlock) -> list[Appearance]:
    """Everybody but those who only lead, who stand at the head of the page already."""
    role, people = leaders(session)
    leading = {_identity(appearance) for appearance in people}
    listed = [
        appearance
        for appearance in session.appearances
        if appearance.role is not role
        or _identity(appearance) not in leading
        or appearance.alternates
        or appearance.notes
    ]
    places = {segment.id: nth for nth, segment in enumerate(session.segments, 1)}
    return sorted(
        listed, key=lambda appearance: (places.get(appearance.segment_id or "", 0), appearance.position, appearance.id)
    )


def _identity(appearance: Appearance) -> tuple[str | None, str | None, str]:
    return appearance.person_id, appearance.organisation_id, appearance.placeholder


def _speaker(appearance: Appearance, slot: TimetableSlot | None, passages: Passages) -> FlowRow:
    """A speaker with the minutes that the podium sheet gives; `slot` is None for who is not called there."""
    set_, width = passages.compositor.set, passages.width - _MINUTES
    person = on_paper(appearance).person
    boxes = status_boxes(appearance)
    part = segment_title(appearance.segment) if appearance.segment is not None else ""
    status = "" if appearance.is_collective or boxes else term(on_paper(appearance).status.value)
    speaks = speaks_words(person) if person else ""
    delegation = delegation_of(appearance, beside_office=True)
    lines = (
        (boxed(full_name(appearance), boxes), look.ITEM, look.LEADING),
        (with_commas((function_of(appearance), delegation)), look.DELEGATION, look.LEADING),
        (native_name(appearance), look.DELEGATION, 1.5),
        (respelt(person.respelling) if person else "", look.RESPELLING, look.LEADING),
        (with_wide_dots((role_name(appearance.role), part, status, speaks)), look.BRIEF, look.LEADING),
        (alternates_line(appearance), look.ALOUD, look.LEADING),
        (said(appearance, "notes"), look.ALOUD, look.LEADING),
    )
    parts = [FlowPart(set_(words, style, width, leading=leading), above=1) for words, style, leading in lines if words]
    minutes = set_(length_words(slot) if slot else "", look.ITEM, _MINUTES - 10)
    columns = (FlowColumn(0, (FlowPart(minutes, above=1),)), FlowColumn(_MINUTES, tuple(parts)))
    return FlowRow(columns, 5, 6, ("", full_name(appearance)), continued=passages.continued, continued_in=1)


class _Budget:
    """Where the minutes go: a line for each portion with a bar to scale, and the sum against the session's length."""

    def __init__(self, session: SessionBlock, passages: Passages) -> None:
        self.session, self.passages = session, passages
        self.portions = list(_portions(session))
        lengths = [minutes for _title, _remark, minutes in self.portions]
        self.slots = timetable(lengths, session.minutes)
        self.planned = sum(slot.minutes or 0 for slot in self.slots)

    def rows(self) -> Iterator[FlowRow]:
        """A heading, the portions, the sum; nothing where nothing is planned."""
        if not self.portions:
            return
        whole = duration(self.session.minutes)
        yield self.passages.heading(_("Time budget"), whole)
        for portion, slot in zip(self.portions, self.slots, strict=True):
            yield self._portion(portion, slot)
        yield self._sum(whole)

    def _portion(self, portion: Portion, slot: TimetableSlot) -> FlowRow:
        title, remark, _minutes = portion
        start = self.session.start
        at = "" if start is None or slot.start is None else clock(start + slot.start)
        row = self._row(at, title, remark, length_words(slot))
        return replace(row, marks=(partial(_draw_bar, *self._bar(slot)),), keeps_next=True)

    def _bar(self, slot: TimetableSlot) -> tuple[float, float, float]:
        """Where the scale begins, how far along the portion does, and how long it is, in points."""
        scale = _BAR / max(self.planned, self.session.minutes)
        return self.passages.width - _BAR, (slot.start or 0) * scale, (slot.minutes or 0) * scale

    def _sum(self, whole: str) -> FlowRow:
        over = self.planned - self.session.minutes
        is_open = any(slot.minutes is None for slot in self.slots)
        remark = ""
        if over > 0:
            remark = _("Planned: {planned}, {whole} has {minutes}: {over} too much.").format(
                planned=duration(self.planned), whole=_("the session"), minutes=whole, over=duration(over)
            )
        elif over < 0 and not is_open:
            remark = _("Nothing is planned for the rest of the session.")
        row = self._row("", _("Planned together"), remark, duration(self.planned), is_sum=True)
        return replace(row, marks=(partial(_draw_warning, self.passages.width - _BAR),) if over > 0 else ())

    def _row(self, at: str, title: str, remark: str, length: str, *, is_sum: bool = False) -> FlowRow:
        set_, width = self.passages.compositor.set, self.passages.width
        room = width - _MINUTES - _BAR - _LENGTH - _GAP
        parts = [FlowPart(set_(title, look.ALOUD_STRONG if is_sum else look.ALOUD, room))]
        parts += [FlowPart(set_(remark, look.BRIEF, room), above=1)] if remark else []
        columns = (
            FlowColumn(0, (FlowPart(set_(at, look.ALOUD_STRONG, _MINUTES - 10)),)),
            FlowColumn(_MINUTES, tuple(parts)),
            FlowColumn(width - _BAR - _LENGTH, (FlowPart(set_(length, look.ALOUD_STRONG, _LENGTH - _GAP)),)),
        )
        return FlowRow(columns, 4, 4, (at, title), continued=self.passages.continued, continued_in=1)


def _portions(session: SessionBlock) -> Iterator[Portion]:
    """Those who speak in a session as a whole, then its segments with what their speakers take of it."""
    for appearance in session.appearances:
        if appearance.segment is None and (minutes := speaking(appearance)) is not None:
            yield full_name(appearance), role_name(appearance.role), minutes
    for segment in session.segments:
        remark = "\n".join(filter(None, (_spoken(segment), said(segment, "notes"))))
        yield segment_title(segment), remark, segment.minutes


def _spoken(segment: Segment) -> str:
    """What the speakers of a segment take of it, equal lengths together, "4 × 5 min"; nothing where that is all."""
    each: Counter[int] = Counter()
    for appearance in segment.appearances:
        if appearance.minutes is not None:
            each[appearance.minutes] += heads(appearance)
    if each == {segment.minutes: 1}:
        return ""
    return listed(f"{count} × {duration(minutes)}" for minutes, count in each.items())


def _draw_bar(x: float, start: float, length: float, page: Page, y: float) -> None:
    middle = y + _BAR_AT
    page.rule(x, middle, _BAR, 0.5, look.HAIRLINE)
    page.fill(x + start, middle - _BAR_HEIGHT / 2, length, _BAR_HEIGHT, look.BLUE)


def _draw_warning(x: float, page: Page, y: float) -> None:
    page.pictogram("warning", x, y + 6, 12, look.RED)


def _has_brief(session: SessionBlock) -> bool:
    is_moderated = any(appearance.role is Role.MODERATOR for appearance in session.appearances)
    return is_chaired(session) and (session.kind in _MODERATED or is_moderated)


KIND = SheetKind(
    "moderators-brief", N_("Moderator’s brief"), About.SESSION, brief_pages, place=70, belongs_to=_has_brief,
    content_version=4,
)  # fmt: skip
