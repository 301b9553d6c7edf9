"""A block of cells of a spreadsheet in the programme table: filled in from the chosen cell on, as one step."""

from collections.abc import Sequence
from contextlib import suppress

from stocktake_desktop.models import EditRefused, Meeting, Plan, SessionBlock
from stocktake_desktop.planning.folding import folded
from stocktake_desktop.planning.understood import NotUnderstood
from stocktake_desktop.ui.document import Document
from stocktake_desktop.ui.table.columns import CellLook, TableColumn
from stocktake_desktop.ui.widgets.refused_cells import RefusedCell, refused_words
from stocktake_desktop.words import _, ngettext

_YES, _NO = {"yes", "true", "1", "x"}, {"no", "false", "0", "-"}


def fill_block(
    document: Document, ids: Sequence[str], columns: Sequence[TableColumn], rows: Sequence[Sequence[str]]
) -> bool:
    """Put rows of words into these sessions, from the first of these columns on; all of it as one step, or nothing.

    An empty cell leaves what is there, and so does one that says what is there.
    """
    refused: list[RefusedCell] = []
    if len(rows) > len(ids):
        words = ngettext("there is only {n} session from here on", "there are only {n} sessions from here on", len(ids))
        refused.append(RefusedCell(len(ids) + 1, columns[0].spoken, words.format(n=len(ids))))
    outcome = None if refused else document.do(_fill, ids, columns, rows, refused)
    if refused:
        document.refused.emit(refused_words(refused))
    return bool(outcome) and not refused


def _fill(
    plan: Plan,
    ids: Sequence[str],
    columns: Sequence[TableColumn],
    rows: Sequence[Sequence[str]],
    refused: list[RefusedCell],
) -> None:
    """Rehearse it, to name the cells that are refused; where none is, do it."""
    with suppress(EditRefused):
        plan.rehearse(lambda: _write(plan, ids, columns, rows, refused))
    if not refused:
        count = sum(bool(cell.strip()) for row in rows for cell in row)
        with plan.edit(ngettext("Fill {count} cell", "Fill {count} cells", count).format(count=count)):
            _write(plan, ids, columns, rows, refused)


def _write(
    plan: Plan,
    ids: Sequence[str],
    columns: Sequence[TableColumn],
    rows: Sequence[Sequence[str]],
    refused: list[RefusedCell],
) -> None:
    """Write every cell; what is not understood is noted, and the first verb that refuses ends it."""
    for nth, (key, cells) in enumerate(zip(ids, rows, strict=False), 1):
        for place, words in enumerate(map(str.strip, cells)):
            if not words:
                continue
            column = columns[place] if place < len(columns) else None
            name = column.spoken if column is not None else _("beyond the last column")
            try:
                _put(plan, plan.session(key), column, words)
            except NotUnderstood as why:
                refused.append(RefusedCell(nth, name, str(why)))
            except EditRefused as why:
                refused.append(RefusedCell(nth, name, str(why)))
                raise


def _put(plan: Plan, block: SessionBlock, column: TableColumn | None, words: str) -> None:
    """Put words into a cell; NotUnderstood or EditRefused says why not."""
    if column is None:
        raise NotUnderstood(_("there is no column for “{words}”").format(words=words))
    if words in (column.read(block), column.in_full(block)):
        return
    if column.wish is None:
        raise NotUnderstood(_("it cannot be changed here"))
    column.wish(block, _meant(block.meeting, column, words))(plan)


def _meant(meeting: Meeting, column: TableColumn, words: str) -> object:
    """The value that words mean in a column; NotUnderstood where they mean none."""
    if column.look is CellLook.CHECK:
        said = folded(words)
        if said in _YES | {folded(_("yes")), folded(_("locked"))}:
            return True
        if said in _NO | {folded(_("no"))}:
            return False
        raise NotUnderstood(_("“{words}” is neither yes nor no.").format(words=words))
    if column.choices is None:
        return words
    for choice in column.choices(meeting):
        if folded(words) == folded(choice.words) or folded(words) in [
            folded(part) for part in choice.words.split(" · ")
        ]:
            return choice.value
    raise NotUnderstood(_("“{words}” is none of those to choose from.").format(words=words))
