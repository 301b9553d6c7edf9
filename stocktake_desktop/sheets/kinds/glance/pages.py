"""All days at a glance: the poster on the wall; on as few pages as let every title stand whole in type that is read."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from stocktake_desktop.models import Day, Meeting, SessionBlock
from stocktake_desktop.planning.clock import tight_span
from stocktake_desktop.sheets.kinds.glance.glance_grid import HOUR, DayHours, hours_of, quiet_hours
from stocktake_desktop.sheets.kinds.glance.hour_scale import QUIET, QUIETEST
from stocktake_desktop.sheets.kinds.glance.poster import Poster
from stocktake_desktop.sheets.page import look
from stocktake_desktop.sheets.page.compositor import Compositor
from stocktake_desktop.sheets.page.flow import FlowColumn, FlowPart, FlowRow, paginate
from stocktake_desktop.sheets.page.frame import Frame, FrameSetter
from stocktake_desktop.sheets.page.page import Page
from stocktake_desktop.sheets.page.reading import RowTag
from stocktake_desktop.sheets.page.sheet_kind import About, Pages, SheetKind, SheetSetting, numbered
from stocktake_desktop.sheets.words.dates import day_range, short_date
from stocktake_desktop.sheets.words.punctuation import with_gap, with_wide_dots
from stocktake_desktop.sheets.words.said import on_screens, said, title_of
from stocktake_desktop.words import N_, _

_MOST_DAYS = 5
_A4_WIDE = look.PAPERS["A4"][1]
_TITLE = 0.84
_ON_THE_WALL, _IN_THE_HAND = 7.0, 6.5
"""The smallest type on A3, and on paper that is half as large."""


def glance_pages(sheet: SheetSetting) -> Pages:
    """The pages of all days, and further ones for titles that had to be cut all the same."""
    compositor, width, days = sheet.compositor, sheet.width, sheet.subject.days
    scale = sheet.size[0] / _A4_WIDE
    frame = FrameSetter(_frame(sheet.subject.meeting, days, compositor.language, scale), compositor, width)
    smallest = _ON_THE_WALL if scale > 1 else _IN_THE_HAND

    def poster(shown: Sequence[DayHours]) -> Poster:
        """The days on one page; with quiet hours still shorter, or as tall as others, where that makes room."""
        quiet = quiet_hours(shown)
        ways = ((quiet, QUIET), (quiet, QUIETEST), ((), QUIET)) if quiet else (((), QUIET),)
        tried = []
        for hours, short in ways:
            tried.append(Poster(shown, hours, frame, sheet.height, scale, smallest, short))
            if not tried[-1].lost:
                break
        return min(tried, key=_lost)

    hours = [DayHours(day, *hours_of(days)) for day in days]
    groups = [hours[at : at + _MOST_DAYS] for at in range(0, len(hours), _MOST_DAYS)]
    posters = [one for group in groups for one in _on_pages(group, poster)]
    for one in posters:
        compositor.texts += one.said
    rows = [_overleaf(compositor, width, "", words, "") for words in frame.frame.in_full]
    rows += _rows_in_full(posters, compositor, width)
    room = sheet.height - look.FOOT - frame.later_height - 6
    overleaf = [page for page in paginate(rows, room, room) if page]
    draw: list[Callable[[Page, int, int], None]] = [one.draw for one in posters]
    draw += [partial(_draw_overleaf, frame, page) for page in overleaf]
    return numbered(draw)


def _on_pages(shown: Sequence[DayHours], poster: Callable[[Sequence[DayHours]], Poster]) -> list[Poster]:
    """Days on a page, or on more where that lets more titles stand whole; of one day each page shows some hours."""
    best = [poster(shown)]
    if not best[0].lost:
        return best
    if len(shown) > 1:
        half = (len(shown) + 1) // 2
        return min(best, [*_on_pages(shown[:half], poster), *_on_pages(shown[half:], poster)], key=_cost)
    (hours,) = shown
    for count in range(2, (hours.last - hours.first) // HOUR + 1):
        best = min(best, [poster([part]) for part in hours.parts(count)], key=_cost)
        if not any(one.lost for one in best):
            break
    return best


def _lost(poster: Poster) -> int:
    return poster.lost


def _cost(posters: Sequence[Poster]) -> tuple[int, int]:
    """What is cut counts more than any page."""
    return sum(map(_lost, posters)), len(posters)


def _frame(meeting: Meeting, days: Sequence[Day], language: str, scale: float) -> Frame:
    return Frame(
        name=_("THE MEETING AT A GLANCE"),
        title=said(meeting, "title") or _("Meeting without a title"),
        time=day_range(days[0].date, days[-1].date, language),
        time_colour=look.BLUE,
        subtitle=with_wide_dots((said(meeting, "place"), _("all times local"))),
        scale=_TITLE * scale,
    )


def _rows_in_full(posters: Sequence[Poster], compositor: Compositor, width: float) -> Iterator[FlowRow]:
    """What had to be cut, day by day, with its time; what is cut on two pages once."""
    for day, what in dict.fromkeys(cut for one in posters for cut in one.not_in_full()):
        date = short_date(day.date, compositor.language)
        if isinstance(what, SessionBlock):
            words = N_("At a glance: “{title}” does not fit into its block; it stands in full overleaf.")
            compositor.warn(words, title=on_screens(what))
            where = said(what.room, "name") if what.room else _("Room to be announced")
            when = with_gap((date, tight_span(what.placed.start, what.placed.end)))
            yield _overleaf(compositor, width, when, title_of(what), where)
        else:
            yield _overleaf(compositor, width, date, what, "")


def _overleaf(compositor: Compositor, width: float, when: str, title: str, where: str) -> FlowRow:
    """What stands in full on a later page."""
    cells = (
        (0.0, 0.28, when, look.TABLE_TIME),
        (0.3, 0.48, title, look.TABLE_STRONG),
        (0.8, 0.2, where, look.TABLE),
    )
    columns = [
        FlowColumn(at * width, (FlowPart(compositor.set(words, style, share * width)),))
        for at, share, words, style in cells
    ]
    return FlowRow(tuple(columns), 3, 3, tag=RowTag.ITEM)


def _draw_overleaf(frame: FrameSetter, rows: Sequence[FlowRow], page: Page, number: int, total: int) -> None:
    frame.draw_head(page, 2)
    y = frame.later_height + 3
    for row in rows:
        row.draw(page, y)
        y += row.height
    frame.draw_foot(page, number, total, None)


KIND = SheetKind(
    "glance",
    N_("The meeting at a glance"),
    About.MEETING,
    glance_pages,
    place=40,
    paper="A3",
    is_wide=True,
    is_public=True,
    content_version=5,
)
