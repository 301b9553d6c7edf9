"""The script of the chair: what is said at a step, what if, and which cues stand beside it."""

from collections.abc import Iterable
from dataclasses import dataclass

from stocktake_desktop.edits.naming import named
from stocktake_desktop.edits.translations import copy_translations, translate
from stocktake_desktop.languages import PAPER_LANGUAGES
from stocktake_desktop.models import (
    Alternate,
    Appearance,
    EditRefused,
    Occasion,
    Organisation,
    Person,
    Pictogram,
    Plan,
    ScriptCue,
    Segment,
    Sentence,
    SessionBlock,
    StepKind,
    check_value,
)
from stocktake_desktop.planning.script.levels import Scope, scope_of
from stocktake_desktop.words import _, ngettext, term


@dataclass(frozen=True)
class ScriptLine:
    """A line of the script: for what it is set, at which kind of step, and if so, for which occasion."""

    scope: Scope
    step: StepKind
    occasion: Occasion | None = None


@dataclass(frozen=True)
class CueWords:
    """A cue as staff write it; without words, or nobody who does it, as is usual for its pictogram."""

    pictogram: Pictogram
    words: str = ""
    done_by: str = ""
    is_strong: bool = False


def say(plan: Plan, line: ScriptLine, language: str, text: str) -> None:
    """Let these words be said in a language, as one step; an empty text says nothing, in any language."""
    text = text.strip()
    if not text:
        say_nothing(plan, line)
        return
    if language not in PAPER_LANGUAGES:
        raise EditRefused(_("Sheets do not speak the language {language}.").format(language=language))
    check_value(Sentence, "text", text)
    words = _("Change the words of {step} in {language}: {title}").replace("{language}", PAPER_LANGUAGES[language])
    with plan.edit(_words_for(plan, line, words)):
        _forget(plan, line, "")
        known = next(iter(_rows(plan, line, language)), None)
        if known is None:
            plan.add(_sentence(plan, line, language, text))
        elif known.text != text:
            known.text = text


def say_all(plan: Plan, language: str, said: Iterable[tuple[ScriptLine, str]]) -> None:
    """Let many lines be said in a language as one step, such as a script that was pasted."""
    said = list(said)
    words = ngettext("Write {count} line of the script", "Write {count} lines of the script", len(said))
    with plan.edit(words.format(count=len(said))):
        for line, text in said:
            say(plan, line, language, text)


def say_nothing(plan: Plan, line: ScriptLine) -> None:
    """Let nothing be said there, in any language; an IF is switched off by it."""
    title = _("Say nothing at {step}: {title}") if line.occasion is None else _("Switch off an IF of {step}: {title}")
    with plan.edit(_words_for(plan, line, title)):
        _forget(plan, line)
        plan.add(_sentence(plan, line, "", ""))


def inherit_words(plan: Plan, line: ScriptLine, language: str) -> None:
    """Let the words of the level above hold again, in a language and where nothing was to be said."""
    with plan.edit(_words_for(plan, line, _("Use the inherited words of {step} again: {title}"))):
        _forget(plan, line, "", language)


def use_for(plan: Plan, line: ScriptLine, scope: Scope, language: str) -> None:
    """Let the words of a line hold for a higher level, such as all panels, and no longer for it alone."""
    rows = _rows(plan, line, language) or _rows(plan, line, "")
    if not rows:
        raise EditRefused(_("There are no words of this step alone that could be used elsewhere."))
    text, above = rows[0].text, ScriptLine(scope, line.step, line.occasion)
    with plan.edit(_words_for(plan, above, _("Use the words of {step} for {title}"))):
        _forget(plan, line, "", language)
        say(plan, above, language, text)


def write_cues(plan: Plan, scope: Scope, step: StepKind, pictogram: Pictogram, cues: Iterable[CueWords]) -> None:
    """Let these be the cues of a pictogram at a step; none switches off those that are inherited."""
    fresh = [cue for cue in cues if cue.pictogram is pictogram]
    with plan.edit(_words_for(plan, ScriptLine(scope, step), _("Change the cues of {step}: {title}"))):
        _drop_cues(plan, scope, step, pictogram)
        place = _columns(plan, scope, step)
        for nth, cue in enumerate(fresh):
            texts = {"words": cue.words.strip(), "done_by": cue.done_by.strip()}
            for field, text in texts.items():
                check_value(ScriptCue, field, text)
            plan.add(ScriptCue(**place, pictogram=pictogram, position=nth, is_strong=cue.is_strong, **texts))
        if not fresh:
            plan.add(ScriptCue(**place, pictogram=pictogram, is_off=True))


def word_cue(plan: Plan, line: ScriptLine, cue: CueWords, cue_id: str = "", language: str = "") -> None:
    """Let a cue that holds at a line have these words, as it is planned or in a language of paper, as one step.

    Without an id it is the usual one of its pictogram; one that is inherited is written for this step only.
    """
    texts = {"words": cue.words.strip(), "done_by": cue.done_by.strip()}
    for field, text in texts.items():
        check_value(ScriptCue, field, text)
    with plan.edit(_words_for(plan, line, _("Change the cues of {step}: {title}"))):
        row = _own_cue(plan, line, cue, cue_id)
        for field, text in texts.items():
            if language:
                translate(plan, ScriptCue, row.id, field, language, text)
            elif getattr(row, field) != text:
                setattr(row, field, text)


def use_cues_for(plan: Plan, line: ScriptLine, pictogram: Pictogram, scope: Scope) -> None:
    """Let the cues of a pictogram hold for a higher level, such as all panels, and no longer for this step alone.

    They stay the same rows, so that their translations go with them.
    """
    held = _cues_at(plan, line.scope, line.step, pictogram)
    if not held:
        raise EditRefused(_("There are no cues of this step alone that could be used elsewhere."))
    with plan.edit(_words_for(plan, ScriptLine(scope, line.step), _("Use the cues of {step} for {title}"))):
        if scope != line.scope:
            _drop_cues(plan, scope, line.step, pictogram)
        for cue in held:
            cue.subject, cue.session_kind, cue.who = scope.subject, scope.session_kind, scope.who


def inherit_cues(plan: Plan, scope: Scope, step: StepKind, pictogram: Pictogram) -> None:
    """Let the cues of the level above hold again for a pictogram."""
    with plan.edit(_words_for(plan, ScriptLine(scope, step), _("Use the inherited cues of {step} again: {title}"))):
        _drop_cues(plan, scope, step, pictogram)


def _words_for(plan: Plan, line: ScriptLine, words: str) -> str:
    """The title of a step; EditRefused where there is nothing of that scope."""
    return words.replace("{step}", term(line.step)).replace("{title}", _scope_words(plan, line.scope))


def _scope_words(plan: Plan, scope: Scope) -> str:
    if scope.subject == plan.meeting.id and not scope.who:
        return term(scope.session_kind) if scope.session_kind else named(plan.meeting.title)
    row = plan.find(SessionBlock, scope.subject) or plan.find(Segment, scope.subject)
    is_whole = scope.session_kind is None and (not scope.who or isinstance(row, SessionBlock))
    if row is None or not is_whole:
        raise EditRefused(_("There is nothing here that words could be set for."))
    if not scope.who:
        return named(row.title)
    who = scope.who
    somebody = (
        plan.find(Person, who)
        or plan.find(Organisation, who)
        or plan.find(Appearance, who)
        or plan.find(Alternate, who)
    )
    if somebody is None:
        raise EditRefused(_("There is nobody here that words could be set for."))
    return named(somebody.name)


def _columns(plan: Plan, scope: Scope, step: StepKind) -> dict[str, object]:
    place = {"subject": scope.subject, "session_kind": scope.session_kind, "who": scope.who}
    return {"meeting": plan.meeting, "step": step, **place}


def _sentence(plan: Plan, line: ScriptLine, language: str, text: str) -> Sentence:
    return Sentence(**_columns(plan, line.scope, line.step), occasion=line.occasion, language=language, text=text)


def _rows(plan: Plan, line: ScriptLine, *languages: str) -> list[Sentence]:
    """What is set for a line in these languages, "" that nothing is said; in any where none is named."""
    return [
        row
        for row in plan.meeting.sentences
        if (scope_of(row), row.step, row.occasion) == (line.scope, line.step, line.occasion)
        and (not languages or row.language in languages)
    ]


def _forget(plan: Plan, line: ScriptLine, *languages: str) -> None:
    for row in _rows(plan, line, *languages):
        plan.remove(row)


def _own_cue(plan: Plan, line: ScriptLine, cue: CueWords, cue_id: str) -> ScriptCue:
    """The row of a cue for this step only; those of its pictogram that were inherited with it come along."""
    scope, step = line.scope, line.step
    if not cue_id:
        _drop_cues(plan, scope, step, cue.pictogram)
        fresh = ScriptCue(**_columns(plan, scope, step), pictogram=cue.pictogram, is_strong=cue.is_strong)
        return plan.add(fresh)
    known = plan.get(ScriptCue, cue_id)
    if scope_of(known) == scope:
        return known
    held = _cues_at(plan, scope_of(known), known.step, known.pictogram)
    _drop_cues(plan, scope, step, known.pictogram)
    subject = {"subject": scope.subject, "session_kind": scope.session_kind, "who": scope.who}
    twins = {row.id: plan.add(row.twin(**subject, step=step)) for row in held}
    copy_translations(plan, {row_id: twin.id for row_id, twin in twins.items()})
    return twins[known.id]


def _drop_cues(plan: Plan, scope: Scope, step: StepKind, pictogram: Pictogram) -> None:
    for cue in _cues_at(plan, scope, step, pictogram):
        plan.remove(cue)


def _cues_at(plan: Plan, scope: Scope, step: StepKind, pictogram: Pictogram) -> list[ScriptCue]:
    """The cues of a pictogram that are set for just this."""
    place = (scope, step, pictogram)
    return [cue for cue in plan.meeting.cues if (scope_of(cue), cue.step, cue.pictogram) == place]
