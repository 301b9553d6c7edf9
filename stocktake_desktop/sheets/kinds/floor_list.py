"""The floor list for the chair and the room staff: who speaks in which order, how long, who has; and room to write."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from operator import itemgetter

from stocktake_desktop.models import FloorKind, FloorRequest, FloorState, SessionBlock
from stocktake_desktop.planning.clock import duration, in_minutes
from stocktake_desktop.planning.floor import (
    FloorCategory,
    category_of,
    given_words,
    has_floor,
    in_order,
    length_words,
    rank_of,
    seconds_of,
    speaking,
    spoken,
    usual_minutes,
    waiting,
    withdrawn,
)
from stocktake_desktop.planning.floor_time import floor_budget
from stocktake_desktop.sheets.kinds.podium.pages import must_end
from stocktake_desktop.sheets.page import look
from stocktake_desktop.sheets.page.flow import FlowColumn, FlowPart, FlowRow, Ground, paginate
from stocktake_desktop.sheets.page.flowing import Dealt, Flow
from stocktake_desktop.sheets.page.frame import FrameSetter
from stocktake_desktop.sheets.page.page import Page
from stocktake_desktop.sheets.page.passages import cell_places, flowing, session_frame
from stocktake_desktop.sheets.page.reading import RowTag
from stocktake_desktop.sheets.page.sheet_kind import About, SheetKind, SheetSetting
from stocktake_desktop.sheets.type.lines import Style
from stocktake_desktop.sheets.words.punctuation import with_dots
from stocktake_desktop.sheets.words.said import said
from stocktake_desktop.sheets.words.who import name_of_person, native_beside
from stocktake_desktop.words import N_, _, ngettext

_HEAD = 18.0
_NUMBER = 34.0
_BOX = 20.0
_TICK = 13.0
_KIND, _MINUTES, _GAP = 126.0, 70.0, 10.0
_BLANK = 34.0
_LEAST_BLANKS, _BLANKS = 4, 14
_LEADING = 1.2


def floor_list_pages(sheet: SheetSetting) -> list[Flow]:
    """The sum first, then a line for each request in the order of the list, then empty lines, then who withdrew."""
    session = sheet.subject.session
    head = session_frame(
        session, sheet.compositor.language, _("LIST OF SPEAKERS"), _("for the chair and the room staff")
    )
    frame = FrameSetter(replace(head, running=_("continued")), sheet.compositor, sheet.width)
    setter = _Setter(frame)
    return flowing(frame, lambda: list(setter.rows(session)), sheet.height, head=setter.head_again, deal=_dealt)


def _dealt(rows: Sequence[FlowRow], first: float, later: float, extra: float) -> Dealt:
    """The rows on as few pages as can be, with as many of the empty lines as these hold."""
    blanks = [nth for nth, row in enumerate(rows) if row.is_blank]
    fewer = ([row for nth, row in enumerate(rows) if nth not in blanks[count:]] for count in _counts(len(blanks)))
    return min((paginate(some, first, later, extra) for some in fewer), key=len)


def _counts(blanks: int) -> range:
    """How many empty lines there may be, most first."""
    return range(blanks, min(blanks, _LEAST_BLANKS) - 1, -1)


class _Setter:
    """Sets the lines of the list."""

    def __init__(self, frame: FrameSetter) -> None:
        self.frame, self.compositor, self.width = frame, frame.compositor, frame.width
        self._kind_at = self.width - _TICK - _GAP - _MINUTES - _KIND
        self._minutes_at = self._kind_at + _KIND
        self._who = self._kind_at - _NUMBER - _GAP
        self._head = self._head_row()

    @property
    def head_again(self) -> FlowRow:
        """The names of the columns, for the head of every later page."""
        return replace(self._head, rule=0.0, marks=(_draw_line_below,))

    def rows(self, session: SessionBlock) -> Iterator[FlowRow]:
        """Everything below the head of the first page."""
        for words in self.frame.frame.in_full:
            yield self._line(words, tag=RowTag.PLAIN)
        yield self._facts(session)
        yield self._sum(session)
        yield replace(self._head, keeps_next=True)
        floor = speaking(session)
        called = [*spoken(session), *([floor] if floor else []), *waiting(session)]
        others = [
            request for request in in_order(session) if request not in called and request.state is FloorState.SPEAKING
        ]
        band = None
        for number, (category, request) in enumerate(_by_category([*called, *others]), start=1):
            if category is not band:
                yield self._band(category_title(category), _each_words(category, session))
                band = category
            yield self._request(request, str(number))
        if called:
            yield self._band(_("Added in the room"))
        else:
            yield self._line(_("Nobody is on the list yet. Write here who asks for the floor, in the order they ask."))
        for _nth in range(_LEAST_BLANKS if called else _BLANKS):
            yield self._blank()
        if session.announced:
            yield self._announced(session.announced)
        gone = withdrawn(session)
        if gone:
            yield replace(self._line(_("Withdrawn"), look.INFO_LABEL), keeps_next=True)
        for request in gone:
            yield self._request(request, "–")

    def _facts(self, session: SessionBlock) -> FlowRow:
        budget, closes = floor_budget(session), session.list_closes_at
        end, _remark, is_hard = must_end(session)
        n, free, left = len(budget.lengths), in_minutes(budget.left - budget.needed), duration(in_minutes(budget.left))
        still = ngettext("{n}, together {length}", "{n}, together {length}", n)
        if n and free >= 0:
            left = _("{length}, {free} free").format(length=left, free=duration(free))
        cells = (
            (_("Still to speak"), still.format(n=n, length=length_words(budget.needed)) if n else "0", look.INK),
            (_("Left for the floor"), left, look.INK),
            (_("List closes"), f"{closes:%H:%M}", look.INK) if closes else (_("List"), _("open"), look.INK),
            (_("Must end by"), end, look.RED if is_hard else look.INK),
        )
        columns = []
        for (x, room), (label, words, colour) in zip(
            cell_places(self.compositor, cells, self.width), cells, strict=True
        ):
            parts = (
                FlowPart(self.compositor.set(label, look.INFO_LABEL, room), below=1),
                FlowPart(self.compositor.set(words, look.in_colour(look.INFO, colour), room, leading=look.TIGHT)),
            )
            columns.append(FlowColumn(x, parts))
        return FlowRow(tuple(columns), above=6, below=6, rule=0.5)

    def _sum(self, session: SessionBlock) -> FlowRow:
        budget = floor_budget(session)
        style = look.ALOUD_STRONG if budget.fits else look.in_colour(look.ALOUD_STRONG, look.RED)
        lines = [(budget.words, style), (budget.used_words, look.ALOUD)]
        parts = [
            FlowPart(self.compositor.set(words, style, self.width, leading=1.3)) for words, style in lines if words
        ]
        return FlowRow((FlowColumn(0, tuple(parts)),), 7, 8, rule=0.9)

    def _head_row(self) -> FlowRow:
        names = ((_NUMBER, self._who, _("Delegation")), (self._kind_at, _KIND - _GAP, _("Speaks as")))
        last = (self._minutes_at, _MINUTES, _("Minutes"))
        columns = [FlowColumn(0, ())]
        columns += [
            FlowColumn(x, (FlowPart(self.compositor.set(words, look.TABLE_HEAD, room, max_lines=1)),))
            for x, room, words in (*names, last)
        ]
        return FlowRow(tuple(columns), 4, 0, at_least=_HEAD - 4, rule=0.5, tag=RowTag.HEAD)

    def _request(self, request: FloorRequest, number: str) -> FlowRow:
        is_called = request.state in (FloorState.WAITING, FloorState.SPEAKING)
        name = look.NAME if is_called else look.ITEM
        delegation, *speaker = _who(request)
        whom = [(words, look.CUE_STRONG) for words in _for_whom(request)]
        who = ((delegation, name), *whom, *((words, look.DELEGATION) for words in speaker), (request.notes, look.BRIEF))
        kind = look.TABLE if request.kind is FloorKind.INSCRIBED else look.CUE_STRONG
        state = "" if request.state is FloorState.WAITING else _(str(request.state.value))
        rank = rank_of(request)
        is_plain = request.kind is FloorKind.INSCRIBED and rank is not None
        how = (
            (_(str(rank.value)) if is_plain and rank is not None else _(str(request.kind.value)), kind),
            (state, look.CUE_STRONG),
            *((words, look.TABLE) for words in _exceptions(request)),
        )
        used = length_words(request.seconds_used) if request.seconds_used is not None else ""
        time = (
            (given_words(seconds_of(request)), look.INFO if is_called else look.CUE),
            (_("used {length}").format(length=used) if used else "", look.TABLE),
        )
        box = self.compositor.set(number, look.INFO, _BOX, align="centre")
        columns = (
            FlowColumn(0, (FlowPart(box, above=2 + (_BOX - box.height) / 2),)),
            FlowColumn(_NUMBER, self._parts(who, self._who, 0)),
            FlowColumn(self._kind_at, self._parts(how, _KIND - _GAP, _lower(name))),
            FlowColumn(self._minutes_at, self._parts(time, _MINUTES, _lower(name))),
        )
        continued = FlowPart(self.compositor.aside(_("continued"), look.FOR_WHOM, self._who))
        row = FlowRow(columns, 5, 5, (number, delegation), at_least=_BOX, continued=continued, continued_in=1)
        return replace(row, marks=(partial(_draw_marks, self.width, request.state),), tag=RowTag.CELLS)

    def _band(self, title: str, each: str = "") -> FlowRow:
        """The heading of a category, with what each has."""
        part = FlowPart(self.compositor.set(with_dots((title, each)), look.CUE_STRONG, self.width - _NUMBER))
        ground = Ground(look.BLUE, look.PALE)
        return FlowRow((FlowColumn(_NUMBER, (part,)),), 4, 4, keeps_next=True, tag=RowTag.ACROSS, ground=ground)

    def _announced(self, words: str) -> FlowRow:
        """What the chair announced when the floor was cut."""
        parts = (
            FlowPart(self.compositor.set(_("Announced from the chair"), look.INFO_LABEL, self.width)),
            FlowPart(self.compositor.set(words, look.ALOUD, self.width, leading=1.3)),
        )
        return FlowRow((FlowColumn(0, parts),), 8, 4, rule=0, tag=RowTag.ACROSS)

    def _parts(self, lines: Sequence[tuple[str, Style]], width: float, above: float) -> tuple[FlowPart, ...]:
        texts = [self.compositor.set(words, style, width, leading=_LEADING) for words, style in lines if words]
        return tuple(FlowPart(text, above=above if not nth else 1.0) for nth, text in enumerate(texts))

    def _blank(self) -> FlowRow:
        row = FlowRow((), 0, 0, at_least=_BLANK)
        return replace(row, marks=(partial(_draw_marks, self.width, FloorState.WAITING),))

    def _line(self, words: str, style: Style = look.BRIEF, tag: RowTag = RowTag.ACROSS) -> FlowRow:
        part = FlowPart(self.compositor.set(words, style, self.width))
        return FlowRow((FlowColumn(0, (part,)),), 8, 4, rule=0, tag=tag)


def _by_category(called: Sequence[FloorRequest]) -> list[tuple[FloorCategory, FloorRequest]]:
    """Everybody under the category they speak in; a list that was mixed by hand stays as it is.

    A response or a point of order stands where it came.
    """
    banded: list[tuple[FloorCategory, FloorRequest]] = []
    for request in called:
        category = category_of(request)
        if category is FloorCategory.AT_ONCE:
            category = banded[-1][0] if banded else FloorCategory.STATE
        banded.append((category, request))
    waits = [category for category, request in banded if request.state is FloorState.WAITING]
    return sorted(banded, key=itemgetter(0)) if waits == sorted(waits) else banded


def category_title(category: FloorCategory) -> str:
    """What a category is called on paper, and the order within it."""
    return {
        FloorCategory.GROUP: _("Chairs of processes and of groups of States"),
        FloorCategory.STATE: _("States, by rank, then as they asked"),
        FloorCategory.OBSERVER: _("Observers and stakeholders"),
        FloorCategory.REPLY: _("Right of reply, after the list"),
    }.get(category, "")


def _each_words(category: FloorCategory, session: SessionBlock) -> str:
    if category is FloorCategory.REPLY:
        first, second = (duration(usual_minutes(category, session, nth)) for nth in (0, 1))
        return _("first {first}, then {second}").format(first=first, second=second)
    seconds, cut = usual_minutes(category, session) * 60, session.cut_seconds
    if cut is not None and (session.is_cut_for_all or category is not FloorCategory.GROUP):
        seconds = min(seconds, cut)
    return _("{length} each").format(length=given_words(seconds))


def _for_whom(request: FloorRequest) -> Iterator[str]:
    if request.on_behalf_of:
        yield _("on behalf of {group}").format(group=request.on_behalf_of)
    if request.joint_with:
        yield _("also for {others}").format(others=request.joint_with)


def _exceptions(request: FloorRequest) -> Iterator[str]:
    """Why it stands elsewhere than the rule of its category has it."""
    if request.aligned_with:
        yield _("aligns with {name}").format(name=request.aligned_with)
    if request.state is not FloorState.WAITING:
        return
    if request.absent_at is not None:
        yield _("absent {time}").format(time=f"{request.absent_at:%H:%M}")
    if request.is_late:
        yield _("asked after the closing")
    if request.swapped_with:
        yield _("swapped with {name}").format(name=request.swapped_with)


def _who(request: FloorRequest) -> Iterator[str]:
    """The delegation, then who speaks for it, with the name in the person's own script."""
    person = request.person
    if request.stands_for is not None:
        yield said(request.stands_for, "name")
    if person is not None:
        yield name_of_person(person)
        yield native_beside(person)
    elif request.stands_for is None:
        yield request.spoken_as


def _lower(name: Style) -> float:
    """How far the small type beside a name stands down, so that both stand on one line."""
    return 0.72 * (name.size - look.CUE.size)


def _draw_line_below(page: Page, y: float) -> None:
    page.rule(0, y + _HEAD, page.width, 0.8, look.INK)


def _draw_marks(width: float, state: FloorState, page: Page, y: float) -> None:
    """The box of the number, and the one to tick; whoever has spoken is ticked, whoever withdrew has none."""
    is_speaking = state is FloorState.SPEAKING
    page.outline(0, y + 7, _BOX, _BOX, 1.8 if is_speaking else 0.8, look.BLUE)
    if state is FloorState.WITHDRAWN:
        return
    x, top = width - _TICK, y + 10
    page.outline(x, top, _TICK, _TICK, 0.9)
    if state is FloorState.SPOKEN:
        page.fill(x + 3, top + 3, _TICK - 6, _TICK - 6, look.INK)


KIND = SheetKind("floor-list", N_("List of speakers"), About.SESSION, floor_list_pages, place=100, belongs_to=has_floor,
                 content_version=3)  # fmt: skip
