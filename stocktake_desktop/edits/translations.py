"""Titles, names and texts in other languages."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from stocktake_desktop.edits.naming import named
from stocktake_desktop.languages import PAPER_LANGUAGES
from stocktake_desktop.models import EditRefused, Meeting, Plan, Row, Translation, script_of
from stocktake_desktop.planning.translations import (
    Original,
    original,
    originals_of,
    translatable,
)
from stocktake_desktop.words import _, ngettext


def translate(plan: Plan, model: type[Row], row_id: str, field: str, language: str, text: str) -> None:
    """Say one field of one row in another language, as one step; an empty text lets the original stand again."""
    if field not in translatable(model):
        raise EditRefused(_("{field} cannot be translated.").format(field=field))
    if language not in PAPER_LANGUAGES:
        raise EditRefused(_("Sheets do not speak the language {language}.").format(language=language))
    row, text = plan.get(model, row_id), text.strip()
    known = _known(plan.meeting, row.id, field, language)
    if text == (known.text if known else ""):
        return
    words = _("Translate {title} into {language}") if text else _("Remove the translation of {title} into {language}")
    title = named(original(row, field) or text or (known.text if known else ""))
    with plan.edit(words.format(title=title, language=PAPER_LANGUAGES[language])):
        if known is None:
            plan.add(Translation(meeting=plan.meeting, subject=row.id, field=field, language=language, text=text))
        elif text:
            known.text = text
        else:
            plan.remove(known)


def translate_block(plan: Plan, said: Sequence[tuple[type[Row], str, str, str, str]]) -> None:
    """Say many things in other languages as one step: table, id, field, language and text of each."""
    words = ngettext("Fill in {count} translation", "Fill in {count} translations", len(said))
    with plan.edit(words.format(count=len(said))):
        for model, row_id, field, language, text in said:
            translate(plan, model, row_id, field, language, text)


def repeat_translations(plan: Plan, languages: Iterable[str] = tuple(PAPER_LANGUAGES)) -> None:
    """Where the same words stand again untranslated, say them as they were said before; nothing is written over.

    Words that were translated in two ways are left alone.
    """
    meeting = plan.meeting
    originals = list(originals_of(meeting))
    known = {(row.subject, row.field, row.language): row.text for row in meeting.translations}
    fresh = [found for language in languages for found in _repeated(originals, known, language)]
    words = ngettext("Repeat {count} translation", "Repeat {count} translations", len(fresh))
    with plan.edit(words.format(count=len(fresh))):
        for source, language, text in fresh:
            subject, field = source.key
            plan.add(Translation(meeting=meeting, subject=subject, field=field, language=language, text=text))


def copy_translations(plan: Plan, copies: Mapping[str, str]) -> None:
    """Inside a step: what was said of rows is said of their copies too; `copies` tells the copy's id of each id."""
    copies = {**copies, **copy_script(plan, copies)}
    for translation in [translation for translation in plan.meeting.translations if translation.subject in copies]:
        plan.add(translation.twin(subject=copies[translation.subject]))


def copy_script(plan: Plan, copies: Mapping[str, str]) -> dict[str, str]:
    """Inside a step: copies have the words and cues of what was copied; tells the copy's id of each, as given."""
    meeting, made = plan.meeting, {}
    for row in [row for row in script_of(meeting) if row.subject in copies]:
        copy = row.twin(subject=copies[row.subject], who=copies.get(row.who, row.who))
        made[row.id] = plan.add(copy).id
    return made


def _known(meeting: Meeting, subject: str, field: str, language: str) -> Translation | None:
    wanted = (subject, field, language)
    return next((row for row in meeting.translations if (row.subject, row.field, row.language) == wanted), None)


def _repeated(
    originals: Iterable[Original], known: Mapping[tuple[str, str, str], str], language: str
) -> list[tuple[Original, str, str]]:
    """What is not said yet in a language, though the same words are said elsewhere, and always in one way."""
    ways, waiting = defaultdict[str, set[str]](set), list[Original]()
    for source in originals:
        text = known.get((*source.key, language))
        if text:
            ways[source.words].add(text)
        elif text is None and source.words:
            waiting.append(source)
    return [(source, language, next(iter(ways[source.words]))) for source in waiting if len(ways[source.words]) == 1]
