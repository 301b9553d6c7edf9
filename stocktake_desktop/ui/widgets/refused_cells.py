"""What is said when a block of cells cannot be pasted: which cells, and why."""

from collections.abc import Sequence
from typing import NamedTuple

from stocktake_desktop.words import _, ngettext

_MOST = 4


class RefusedCell(NamedTuple):
    """A cell of a pasted block that cannot stand where it would come to: its row of the block, from 1, column, why."""

    row: int
    column: str
    why: str


def refused_words(refused: Sequence[RefusedCell]) -> str:
    """Nothing was pasted, and which cells were the reason."""
    words = [_("row {row}, {column}: {why}").format(row=one.row, column=one.column, why=one.why) for one in refused]
    head = ngettext(
        "Nothing was pasted, for {n} cell cannot go there:",
        "Nothing was pasted, for {n} cells cannot go there:",
        len(words),
    )
    left = len(words) - _MOST
    more = [ngettext("and {n} more", "and {n} more", left).format(n=left)] if left > 0 else []
    return f"{head.format(n=len(words))} {'; '.join([*words[:_MOST], *more])}"
