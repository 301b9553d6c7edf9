"""Every kind of sheet there is, in the order in which they are offered; a new one is a module in `kinds`."""

from stocktake_desktop.declared import declared
from stocktake_desktop.models import PlanError
from stocktake_desktop.sheets import kinds
from stocktake_desktop.sheets.page.sheet_kind import SheetKind
from stocktake_desktop.words import _

SHEET_KINDS = tuple(sorted(declared(kinds, SheetKind), key=lambda kind: kind.place))


def sheet_kind(key: str) -> SheetKind:
    """The kind called `key`; PlanError tells which there are."""
    for kind in SHEET_KINDS:
        if kind.key == key:
            return kind
    words = _("There is no sheet called {kind}. There are: {kinds}.")
    raise PlanError(words.format(kind=key, kinds=", ".join(kind.key for kind in SHEET_KINDS)))
