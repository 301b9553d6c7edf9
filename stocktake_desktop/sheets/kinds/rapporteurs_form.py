"""The rapporteur's form of an action group: its questions, then commitments and means as short points, signed."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain

from stocktake_desktop.models import Appearance, Outcome, OutcomeKind, Role, SessionBlock, SessionKind
from stocktake_desktop.planning.clock import clock
from stocktake_desktop.sheets.page import look
from stocktake_desktop.sheets.page.flow import FlowColumn, FlowPart, FlowRow, paginate
from stocktake_desktop.sheets.page.flowing import Dealt, Flow
from stocktake_desktop.sheets.page.frame import FrameSetter
from stocktake_desktop.sheets.page.page import Page
from stocktake_desktop.sheets.page.passages import Cell, Passages, flowing, session_frame
from stocktake_desktop.sheets.page.sheet_kind import About, SheetKind, SheetSetting
from stocktake_desktop.sheets.type.text import Text
from stocktake_desktop.sheets.words.dates import short_date
from stocktake_desktop.sheets.words.punctuation import with_gap
from stocktake_desktop.sheets.words.said import said, whole
from stocktake_desktop.sheets.words.who import alternates_line, leaders, role_name, short_line
from stocktake_desktop.words import N_, _

_LINE = 25.0
"""Height of a ruled line, wide enough for handwriting."""
_FEWEST, _ENOUGH, _MORE = 3, 8, 2
"""Ruled lines under a list with nothing in it on one page at least, on several, and under one that has something."""
_GAP = 16.0
_BETWEEN = 9.0


def form_pages(sheet: SheetSetting) -> list[Flow]:
    """The form: who and when, the questions, the two lists with lines for what is not entered, the signature."""
    session, language = sheet.subject.session, sheet.compositor.language
    passages = Passages(sheet.compositor, sheet.width)
    words = session_frame(session, language, _("RAPPORTEUR’S FORM"), _("for the rapporteur"))
    frame = FrameSetter(words, sheet.compositor, passages.width)
    filled = [bool(_outcomes(session, kind)) for kind in OutcomeKind]
    return flowing(frame, lambda: _rows(sheet, passages, frame), sheet.height, deal=partial(_dealt, filled))


def _rows(sheet: SheetSetting, passages: Passages, frame: FrameSetter) -> list[FlowRow]:
    session, language = sheet.subject.session, sheet.compositor.language
    above = [
        passages.cells(_facts(session, language)),
        *(passages.labelled(_("In full"), full) for full in frame.frame.in_full),
        *_questions(session, passages),
        passages.line(_("Short points, one a line. What was entered is printed; write what is missing on the lines.")),
    ]
    lists = [_entered(session, kind, passages) for kind in OutcomeKind]
    sign = _signature(passages)
    between = FlowRow((), 0, 0, rule=0, at_least=_BETWEEN)
    first, second = ([*rows, _ruled(rows[0], passages)] for rows in lists)
    return [*above, *first, between, *second, sign]


def _dealt(filled: Sequence[bool], rows: Sequence[FlowRow], first: float, later: float, extra: float) -> Dealt:
    """The rows on their pages, with as many ruled lines under each list as there is room for."""
    fixed = sum(row.height for row in rows if not row.is_blank)
    counts = iter(_line_counts(filled, first - 4 - fixed))
    lined = ([row] * next(counts) if row.is_blank else [row] for row in rows)
    return paginate([*chain.from_iterable(lined)], first, later, extra)


def _facts(session: SessionBlock, language: str) -> list[Cell]:
    role, people = leaders(session)
    facts = [(role_name(role or Role.MODERATOR), people)]
    facts.append(
        (_("Rapporteur"), [appearance for appearance in session.appearances if appearance.role is Role.RAPPORTEUR])
    )
    cells = [(label, _names(found), "", look.INK) for label, found in facts]
    if (reporting := reported_in(session)) is not None and reporting.day is not None:
        when = with_gap((short_date(reporting.day.date, language), clock(reporting.placed.start)))
        cells.append((_("To be reported"), when, said(reporting, "title"), look.INK))
    return cells


def _names(people: Sequence[Appearance]) -> str:
    lines = ("\n".join(filter(None, (short_line(appearance), alternates_line(appearance)))) for appearance in people)
    return "\n".join(lines) or _("not named yet")


def reported_in(session: SessionBlock) -> SessionBlock | None:
    """The first reporting session after a group has met; None when there is none."""
    if session.day is None or session.start is None:
        return None
    ends = (session.day.date, session.start + session.minutes)
    later = [
        ((block.day.date, block.start), block.title, block.id, block)
        for block in session.meeting.sessions
        if block.kind is SessionKind.REPORTING and block.day is not None and block.start is not None
    ]
    return next((found[-1] for found in sorted(later, key=lambda found: found[:3]) if found[0] >= ends), None)


def _questions(session: SessionBlock, passages: Passages) -> Iterator[FlowRow]:
    questions = [said(question, "text") for question in session.questions if question.text.strip()]
    if questions:
        yield passages.heading(_("Guiding questions"))
    for number, words in enumerate(questions, 1):
        yield passages.numbered(number, words, look.SUBTITLE, look.LEADING)


def _entered(session: SessionBlock, kind: OutcomeKind, passages: Passages) -> list[FlowRow]:
    """The heading of one of the two lists, and what was entered in it."""
    names = {OutcomeKind.COMMITMENT: _("Actionable commitments"), OutcomeKind.MEANS: _("Means of implementation")}
    found = [whole(outcome.text) for outcome in _outcomes(session, kind)]
    return [passages.heading(names[kind]), *(passages.bullet(words, look.ALOUD) for words in found)]


def _outcomes(session: SessionBlock, kind: OutcomeKind) -> list[Outcome]:
    return [outcome for outcome in session.outcomes if outcome.kind is kind and outcome.text.strip()]


def _line_counts(filled: Sequence[bool], room: float) -> list[int]:
    """Ruled lines for each list: empty ones share what is left of the first page, if that is room to write."""
    left = int(room / _LINE) - _MORE * sum(filled)
    each = left // max(1, len(filled) - sum(filled))
    return [_MORE if is_filled else each if each >= _FEWEST else _ENOUGH for is_filled in filled]


def _ruled(heading: FlowRow, passages: Passages) -> FlowRow:
    """A line to write on, in the list below a heading."""
    dot = passages.compositor.set("•", look.ALOUD, 8)
    return FlowRow((), 0, 0, heading.opens, marks=(partial(_draw_dot, dot),), rule=0.6, at_least=_LINE)


def _signature(passages: Passages) -> FlowRow:
    """Who signs, when it is handed in, who receives it: a line to write on above each."""
    labels = (_("Signature of the rapporteur"), _("Submitted (date, time)"), _("Received by"))
    step = (passages.width + _GAP) / len(labels)
    texts = [passages.compositor.set(label, look.FOOTNOTE, step - _GAP) for label in labels]
    columns = tuple(FlowColumn(nth * step, (FlowPart(text, above=46),)) for nth, text in enumerate(texts))
    lines = [(nth * step, step - _GAP) for nth in range(len(labels))]
    return FlowRow(columns, 4, 2, ("", labels[0]), marks=(partial(_draw_lines, lines),), rule=0)


def _draw_dot(dot: Text, page: Page, y: float) -> None:
    with page.reading.artefact():
        page.text(dot, 9, y + _LINE - dot.height - 1)


def _draw_lines(lines: Sequence[tuple[float, float]], page: Page, y: float) -> None:
    for x, length in lines:
        page.rule(x, y + 47, length, 0.8, look.INK)


def _has_form(session: SessionBlock) -> bool:
    return session.kind is SessionKind.ACTION_GROUP or bool(session.outcomes)


KIND = SheetKind(
    "rapporteurs-form",
    N_("Rapporteur’s form"),
    About.SESSION,
    form_pages,
    place=80,
    names_other_sessions=True,
    belongs_to=_has_form,
    content_version=2,
)
