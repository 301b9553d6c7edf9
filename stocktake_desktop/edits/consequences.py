"""What a fix leads to, in one line under it: what is shorter, what moves, what everybody has left."""

from collections.abc import Iterable, Iterator

from stocktake_desktop.edits.before_after import in_words
from stocktake_desktop.models import Plan, RowChange, SessionBlock, Status
from stocktake_desktop.models.changes import Values
from stocktake_desktop.planning.clock import duration, span
from stocktake_desktop.planning.head_count import heads
from stocktake_desktop.words import _, ngettext


def consequence(plan: Plan, rows: Iterable[RowChange]) -> str:
    """The changes of a rehearsal in one line; `plan` stands as before it."""
    rows = list(rows)
    if not rows:
        return _("Changes nothing.")
    changed = [(row.before, row.after) for row in rows if row.table == "session_block" and row.before and row.after]
    timed = [sides for sides in changed if any(sides[0][field] != sides[1][field] for field in ("start", "minutes"))]
    told = list(dict.fromkeys(_time_words(*sides) for sides in timed))
    others = in_words(plan, [row for row in rows if row.table != "session_block"])
    if not timed or len(timed) < len(changed) or len(told) > 1 or any(_goes_elsewhere(*sides) for sides in timed):
        return " · ".join(in_words(plan, rows))
    parts = [*told, *others, *(_for_each(plan, timed[0]) if len(timed) == 1 and not others else ())]
    if others and all(row.table in ("session_block", "segment") for row in rows):
        parts.append(_("everything else stays"))
    return " · ".join(parts)


def _time_words(before: Values, after: Values) -> str:
    """ "45 min shorter" where the length is another one, else from when to when."""
    longer = after["minutes"] - before["minutes"]
    if longer:
        return (_("{length} longer") if longer > 0 else _("{length} shorter")).format(length=duration(abs(longer)))
    old, new = (span(side["start"], side["start"] + side["minutes"]) for side in (before, after))
    return _("{before} → {after}").format(before=old, after=new)


def _goes_elsewhere(before: Values, after: Values) -> bool:
    return any(before[field] != after[field] for field in ("day_id", "room_id"))


def _for_each(plan: Plan, sides: tuple[Values, Values]) -> Iterator[str]:
    """How long everybody has who speaks in a session that is shorter now."""
    before, after = sides
    block = plan.find(SessionBlock, after["id"]) if after["minutes"] < before["minutes"] else None
    speakers = (
        [a for a in block.appearances if a.status is not Status.DECLINED and not a.is_collective] if block else []
    )
    n = sum(map(heads, speakers))
    if n > 1:
        halves = 2 * after["minutes"] // n
        each = f"{halves // 2}½" if halves % 2 else str(halves // 2)
        words = ngettext("{n} speaker has {each} min", "{n} speakers have {each} min each", n)
        yield words.format(n=n, each=each)
