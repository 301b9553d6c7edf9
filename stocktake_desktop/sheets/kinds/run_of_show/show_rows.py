"""The rows of a session in the run of show: its own, and one for every point of it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from stocktake_desktop.models import Appearance, SessionBlock
from stocktake_desktop.planning.clock import clock, duration, end_clock, tight_span
from stocktake_desktop.planning.steps.items import NoticeKind
from stocktake_desktop.planning.steps.steps import companions
from stocktake_desktop.sheets.kinds.run_of_show.points import ShowPoint, otherwise_words
from stocktake_desktop.sheets.kinds.run_of_show.show_table import (
    CUE,
    DONE_BY,
    ITEM,
    LENGTH,
    ROOM,
    SPACE,
    TIME,
    WHO,
    ShowTable,
    hatched,
    session_ground,
)
from stocktake_desktop.sheets.page import look
from stocktake_desktop.sheets.page.flow import FlowColumn, FlowPart, FlowRow
from stocktake_desktop.sheets.page.page import Page
from stocktake_desktop.sheets.page.reading import RowTag
from stocktake_desktop.sheets.type.text import Text
from stocktake_desktop.sheets.words.punctuation import beside, with_semicolons, with_wide_dots
from stocktake_desktop.sheets.words.said import said
from stocktake_desktop.sheets.words.who import function_of, leaders, native_name, role_line
from stocktake_desktop.words import _, term

_BOX_GAP = 9.0
_BOX_PADDING = 3.5
_BOX_AROUND = 1.0


def session_rows(
    table: ShowTable, block: SessionBlock, whole: ShowPoint | None, *, says_room: bool, keeps_next: bool
) -> Iterator[FlowRow]:
    """The row of a session, with the point that is the `whole` of it, and what staff noted of it."""
    title = said(block, "title") or _("Session without a title")
    kind = term(block.kind.value)
    words = title if kind.casefold() in title.casefold() else with_wide_dots((title, kind))
    words = beside(words, _("(locked)") if block.locked else "")
    _role, leading = leaders(block)
    columns = [
        table.cell(TIME, tight_span(block.placed.start, block.placed.end), look.SHOW_SESSION),
        table.cell(LENGTH, duration(block.minutes), look.SHOW_SESSION),
        table.cell(ITEM, words, look.SHOW_SESSION, upto=WHO),
    ]
    if led := with_semicolons(_on_the_podium(one) for one in leading):
        columns.append(table.cell(CUE, led, look.SHOW_STRONG, upto=DONE_BY))
    elif whole is not None:
        columns += table.cue_columns(whole.cues)
    columns.append(
        table.cell(ROOM, said(block.room, "name") if block.room else _("to be announced"), look.SHOW_SESSION)
    )
    opens = (clock(block.placed.start), title)
    row = FlowRow(tuple(columns), SPACE + 0.6, SPACE + 0.6, opens, keeps_next=keeps_next, tag=RowTag.CELLS)
    with_room = session_ground(row, block)
    without = replace(with_room, columns=with_room.columns[:-1], at_least=row.height - row.above - row.below)
    yield replace(with_room if says_room else without, on_top=with_room)
    for noted in _noted(table, block, leading):
        yield replace(noted, keeps_next=keeps_next)


def _noted(table: ShowTable, block: SessionBlock, leading: Sequence[Appearance]) -> Iterator[FlowRow]:
    """Who is there besides, and the notes of staff, over the whole width."""
    besides = [one for one in companions(block) if one not in leading]
    lines = [with_semicolons((_on_the_podium(one), said(one, "notes"))) for one in besides]
    lines += [said(one, "notes") for one in leading]
    for words in filter(None, ("\n".join(filter(None, lines)), said(block, "notes"))):
        columns = (table.cell(ITEM, words, look.SHOW_QUIET, upto=ROOM),)
        yield FlowRow(columns, SPACE, SPACE, ("", words.partition("\n")[0]), rule=0.4, tag=RowTag.ACROSS)


def _on_the_podium(one: Appearance) -> str:
    return with_semicolons(
        (role_line(one, beside_office=True), native_name(one), function_of(one), otherwise_words(one))
    )


def point_row(table: ShowTable, point: ShowPoint) -> FlowRow:
    """The row of a step, the heading of a segment, or what is to be noticed between."""
    time = "" if point.at is None else (end_clock if point.is_end else clock)(point.at)
    style = look.SHOW_STRONG if point.is_strong or point.is_heading or point.notice else look.SHOW
    columns = [table.cell(TIME, time, look.SHOW_TIME)] if time else []
    if not point.is_instant and point.slot.minutes is not None:
        columns.append(table.cell(LENGTH, duration(point.slot.minutes), style))
    is_wide = not (point.who or point.details or point.boxes)
    if point.boxes:
        columns.append(_boxed(table, point.item, point.boxes[0]))
    else:
        columns.append(table.cell(ITEM, point.item, style, upto=WHO if is_wide else ITEM))
    if who := with_semicolons((point.who, *point.details)):
        columns.append(table.cell(WHO, who))
    columns += table.cue_columns(point.cues)
    opens = (time, point.item.partition("\n")[0])
    row = FlowRow(tuple(columns), SPACE, SPACE, opens, rule=0.4, keeps_next=point.is_heading, tag=RowTag.CELLS)
    return hatched(row) if point.notice is NoticeKind.SLACK else row


def _boxed(table: ShowTable, item: str, words: str) -> FlowColumn:
    """An item with what is open about it in a box behind its last line."""
    x, room = table.columns[ITEM]
    box = table.set(words, look.SHOW_BOXED, room)
    text = table.set(item, look.SHOW_STRONG, room - box.natural_width - _BOX_GAP - _BOX_PADDING)
    above, below = (reach + _BOX_AROUND for reach in (box.lines[0].above, box.lines[0].below))

    def draw(page: Page, left: float, top: float, set_: Text) -> None:
        at, base = left + set_.lines[-1].width + _BOX_GAP, top + _last_baseline(set_)
        width = box.natural_width + 2 * _BOX_PADDING
        page.outline(at - _BOX_PADDING, base - above, width, above + below, 0.7)
        page.text(box, at, base - box.baseline)

    last = _last_baseline(text)
    over, under = max(0.0, above - last), max(0.0, last + below - text.height)
    return FlowColumn(x, (FlowPart(text, ornament=draw, above=over, below=under),))


def _last_baseline(text: Text) -> float:
    """From the upper edge of a text to the baseline of its last line."""
    return text.baseline + (len(text.lines) - 1) * text.leading
