"""Every kind of sheet there is, in the order in which they are offered; a new one is a module and a line here."""

from stocktake_desktop.models import PlanError
from stocktake_desktop.sheets.kinds import (
    day_report,
    door_sign,
    floor_list,
    moderators_brief,
    name_plates,
    rapporteurs_form,
    run_of_show,
)
from stocktake_desktop.sheets.kinds.change_notice import pages as change_notice
from stocktake_desktop.sheets.kinds.day_overview import pages as day_overview
from stocktake_desktop.sheets.kinds.glance import pages as glance
from stocktake_desktop.sheets.kinds.podium import pages as podium
from stocktake_desktop.sheets.kinds.seating import pages as podium_seating
from stocktake_desktop.sheets.page.sheet_kind import SheetKind
from stocktake_desktop.words import _

SHEET_KINDS: tuple[SheetKind, ...] = (
    podium.KIND,
    day_overview.KIND,
    run_of_show.KIND,
    glance.KIND,
    change_notice.KIND,
    door_sign.KIND,
    moderators_brief.KIND,
    rapporteurs_form.KIND,
    podium_seating.KIND,
    floor_list.KIND,
    name_plates.SESSION_KIND,
    name_plates.PERSON_KIND,
    name_plates.DELEGATION_KIND,
    day_report.KIND,
)


def sheet_kind(key: str) -> SheetKind:
    """The kind called `key`; PlanError tells which there are."""
    for kind in SHEET_KINDS:
        if kind.key == key:
            return kind
    words = _("There is no sheet called {kind}. There are: {kinds}.")
    raise PlanError(words.format(kind=key, kinds=", ".join(kind.key for kind in SHEET_KINDS)))
