"""Which words and cues hold: looked up, and by a naive twin that walks all rows for every level; verbs by chance."""

import random

from stocktake_desktop.edits import script
from stocktake_desktop.edits.script import CueWords, ScriptLine
from stocktake_desktop.models import Alternate, Appearance, Occasion, Pictogram, Plan, SessionKind, StepKind
from stocktake_desktop.planning.script.built_in import usual_script
from stocktake_desktop.planning.script.levels import CueAt, Level, Scope, Script, Spot, WordsAt
from tests.certain import certain
from tests.plans import small_plan

STEPS = (StepKind.GIVING_THE_FLOOR, StepKind.OPENING_SESSION)
OCCASIONS = (None, Occasion.LATE)
LANGUAGES = ("en", "fr", "ar")


def spots(plan: Plan) -> list[Spot]:
    found = []
    for block in plan.meeting.sessions:
        found.append(Spot(block))
        found += [Spot(block, segment) for segment in block.segments]
        for one in block.appearances:
            found.append(Spot(block, one.segment, one))
            found += [Spot(block, one.segment, alternate) for alternate in one.alternates]
    return found


def places(spot: Spot) -> list[tuple[Level, tuple[str, SessionKind | None, str]]]:
    """Subject, kind and who of all levels, spelled out."""
    block, meeting = spot.session, spot.session.meeting
    found: list[tuple[Level, tuple[str, SessionKind | None, str]]] = []
    if isinstance(spot.speaker, Appearance | Alternate):
        who = spot.speaker.person_id or spot.speaker.organisation_id or spot.speaker.id
        found.append((Level.SPEAKER, (block.id, None, who)))
    if spot.segment:
        found.append((Level.SEGMENT, (spot.segment.id, None, "")))
    found.append((Level.SESSION, (block.id, None, "")))
    found.append((Level.SESSION_KIND, (meeting.id, block.kind, "")))
    found.append((Level.MEETING, (meeting.id, None, "")))
    return found


def naive_words(plan: Plan, spot: Spot, step: StepKind, language: str, occasion: Occasion | None) -> WordsAt:
    """Of all that is written, what is in the language or silent; of that, what stands lowest."""
    there = [
        (level, row)
        for level, place in places(spot)
        for row in plan.meeting.sentences
        if (row.subject, row.session_kind, row.who) == place and (row.step, row.occasion) == (step, occasion)
    ]
    fit = [(level, row.language == "", row.text) for level, row in there if row.language in (language, "")]
    level, _is_silence, text = min(fit, default=(Level.BUILT_IN, False, usual_script(language).words(step, occasion)))
    return WordsAt(text, level, any(below < level for below, _row in there))


def naive_cues(plan: Plan, spot: Spot, step: StepKind, pictogram: Pictogram) -> list[CueAt]:
    for level, place in places(spot):
        rows = [
            cue
            for cue in plan.meeting.cues
            if (cue.subject, cue.session_kind, cue.who) == place and (cue.step, cue.pictogram) == (step, pictogram)
        ]
        if rows:
            return [CueAt(pictogram, level, cue) for cue in rows if not cue.is_off]
    return [CueAt(pictogram, Level.BUILT_IN)] if pictogram in usual_script().cues(step) else []


def press(plan: Plan, chance: random.Random) -> None:
    """Some verb at some level of some step."""
    scopes = [scope for _level, scope in chance.choice(spots(plan)).scopes()]
    scope, step = chance.choice(scopes), chance.choice(STEPS)
    line, language = ScriptLine(scope, step, chance.choice(OCCASIONS)), chance.choice(LANGUAGES)
    pictogram = chance.choice((Pictogram.LAMP, Pictogram.CAMERA))
    chance.choice(
        (
            lambda: script.say(plan, line, language, chance.choice(("", "I thank {name}.", "Please."))),
            lambda: script.say(plan, line, language, f"Words {chance.random()}"),
            lambda: script.say_nothing(plan, line),
            lambda: script.inherit_words(plan, line, language),
            lambda: script.write_cues(
                plan, scope, step, pictogram, [CueWords(pictogram, "Wait")] * chance.randrange(3)
            ),
            lambda: script.inherit_cues(plan, scope, step, pictogram),
            lambda: plan.undo(),
        )
    )()


def test_what_holds_is_what_a_naive_look_finds() -> None:
    seen: set[tuple[Level, bool]] = set()
    with small_plan() as plan:
        chance = random.Random(17)
        for _nth in range(150):
            press(plan, chance)
            found = Script.of(plan.meeting)
            spot, step = chance.choice(spots(plan)), chance.choice(STEPS)
            for language in LANGUAGES:
                for occasion in OCCASIONS:
                    words = found.words_at(spot, step, language, occasion)
                    assert words == naive_words(plan, spot, step, language, occasion)
                    seen.add((words.level, words.is_missing))
            cues = found.cues_at(spot, step)
            for pictogram in Pictogram:
                theirs = [cue for cue in cues if cue.pictogram is pictogram]
                assert theirs == naive_cues(plan, spot, step, pictogram)
    assert len(seen) >= 9, seen


def test_an_alternate_never_inherits_the_words_of_who_is_absent() -> None:
    with small_plan() as plan:
        panel = next(block for block in plan.meeting.sessions if block.title == "Panel I")
        speaker = next(one for one in panel.appearances if one.alternates)
        spot = Spot(panel, speaker.segment, speaker)
        script.say(plan, ScriptLine(spot.lowest, StepKind.GIVING_THE_FLOOR), "en", "A great honour: {name}.")
        found = Script.of(plan.meeting)
        other = Spot(panel, speaker.segment, speaker.alternates[0])
        assert found.words_at(spot, StepKind.GIVING_THE_FLOOR, "en").text == "A great honour: {name}."
        assert found.words_at(other, StepKind.GIVING_THE_FLOOR, "en").level is Level.BUILT_IN


def test_a_lower_sentence_in_another_language_never_wins_and_is_told() -> None:
    with small_plan() as plan:
        panel = next(block for block in plan.meeting.sessions if block.title == "Panel I")
        step = StepKind.OPENING_SESSION
        script.say(plan, ScriptLine(Scope(plan.meeting.id, SessionKind.PANEL), step), "fr", "Passons à {session}.")
        script.say(plan, ScriptLine(Scope(panel.id), step), "en", "Here we go.")
        found = Script.of(plan.meeting)
        assert found.words_at(Spot(panel), step, "fr") == WordsAt("Passons à {session}.", Level.SESSION_KIND, True)
        assert found.words_at(Spot(panel), step, "en") == WordsAt("Here we go.", Level.SESSION)
        assert found.words_at(Spot(panel), step, "ru").is_missing
        script.say_nothing(plan, ScriptLine(Scope(panel.id), step))
        found = Script.of(plan.meeting)
        assert [found.words_at(Spot(panel), step, code).text for code in ("en", "fr", "ru")] == ["", "", ""]


def test_an_if_is_added_by_its_words_and_switched_off_by_none() -> None:
    with small_plan() as plan:
        spot, step = Spot(certain(plan.meeting.sessions[0])), StepKind.OPENING_THE_FLOOR
        usual = (Occasion.LIST_EXHAUSTED,)
        script.say(plan, ScriptLine(spot.lowest, step, Occasion.TECHNICAL_FAULT), "en", "“One moment.”")
        script.say_nothing(plan, ScriptLine(Scope(plan.meeting.id), step, Occasion.LIST_EXHAUSTED))
        assert Script.of(plan.meeting).occasions_at(spot, step, "en", usual) == [Occasion.TECHNICAL_FAULT]
