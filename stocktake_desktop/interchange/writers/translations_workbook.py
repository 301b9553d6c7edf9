"""What is to be translated as an Excel workbook: a row a text, a column a language; `translations_in` reads it back."""

from pathlib import Path

from stocktake_desktop.interchange.file_kinds import ExportOptions, Heeds, PlanWriter
from stocktake_desktop.languages import PAPER_LANGUAGES
from stocktake_desktop.models import Meeting, Plan
from stocktake_desktop.models.fields import field_words
from stocktake_desktop.planning.translations import Original, originals_of
from stocktake_desktop.whole import write_whole
from stocktake_desktop.words import N_, _, language_of_screens, term

_KEY, _SHORT, _LONG = 6, 20, 44
"""Characters that columns are wide; the keys are there for the way back only."""


def write_translations(plan: Plan, path: Path, _asked: ExportOptions) -> None:
    """Write every text of the plan, and what it is called in each language, to `path`."""
    from stocktake_desktop.interchange.told.cells import CellTable
    from stocktake_desktop.interchange.writers.programme_workbook import workbook_of

    meeting = plan.meeting
    known = {(row.subject, row.field, row.language): row.text for row in meeting.translations}
    rows = tuple(
        (*one.key, _what(one), one.words, *(known.get((*one.key, code)) for code in PAPER_LANGUAGES))
        for one in originals_of(meeting)
    )
    heads = ("id", "field", _("What"), _("As planned"), *map(language_head, PAPER_LANGUAGES))
    widths = (_KEY, _KEY, _SHORT, _LONG, *(_LONG for _code in PAPER_LANGUAGES))
    table = CellTable(_("Translations"), heads, widths, rows)
    write_whole(path, workbook_of([table], meeting.title, language_of_screens()))


def language_head(code: str) -> str:
    """What stands over the column of a language: "Français (fr)"."""
    return f"{PAPER_LANGUAGES[code]} ({code})"


def _what(one: Original) -> str:
    model = type(one.row)
    words = _("Name") if one.field == "name" else field_words(model, one.field)
    return words if isinstance(one.row, Meeting) else f"{term(one.row.noun, capital=True)}: {words}"


TRANSLATIONS = PlanWriter(
    "translations", N_("Translations as a workbook"), (".translations.xlsx",), write_translations, Heeds.CONTACTS
)
