"""The script is written, taken back, carried elsewhere, copied, and goes with what it is about."""

from pathlib import Path

import pytest

from stocktake_desktop.edits import script
from stocktake_desktop.edits.appearances import Who, add_appearance, remove_appearance
from stocktake_desktop.edits.blocks import remove_block
from stocktake_desktop.edits.contents import remove_segment
from stocktake_desktop.edits.copying import duplicate_block, merge_blocks, split_block
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.script import CueWords, ScriptLine
from stocktake_desktop.edits.translations import translate
from stocktake_desktop.interchange.readers.plan_json import import_plan_json
from stocktake_desktop.interchange.writers.plan_json import plan_as_json, write_plan_json
from stocktake_desktop.models import EditRefused, Pictogram, Plan, ScriptCue, SessionBlock, SessionKind, StepKind
from stocktake_desktop.planning.reach import reach
from stocktake_desktop.planning.script.levels import Level, Scope, Script, Spot
from tests.certain import certain
from tests.plans import small_plan

FLOOR, OPEN = StepKind.GIVING_THE_FLOOR, StepKind.OPENING_SESSION


def block(plan: Plan, title: str) -> SessionBlock:
    return next(one for one in plan.meeting.sessions if one.title == title)


def texts(plan: Plan) -> list[str]:
    return [row.text for row in plan.meeting.sentences]


def test_words_are_said_changed_and_taken_back_by_name() -> None:
    with small_plan() as plan:
        line = ScriptLine(Scope(block(plan, "Panel I").id), OPEN)
        script.say(plan, line, "en", " We go on. ")
        script.say(plan, line, "en", "We go on.")
        assert plan.undo_title == "Change the words of opening of a session in English: Panel I"
        script.say(plan, line, "fr", "Poursuivons.")
        assert texts(plan) == ["We go on.", "Poursuivons."]
        script.say(plan, line, "en", "")
        assert (texts(plan), plan.undo_title) == ([""], "Say nothing at opening of a session: Panel I")
        plan.undo()
        plan.undo()
        assert texts(plan) == ["We go on."]
        script.inherit_words(plan, line, "en")
        assert texts(plan) == []


def test_a_title_with_braces_is_a_title() -> None:
    with small_plan() as plan:
        panel = block(plan, "Panel I")
        set_field(plan, SessionBlock, panel.id, "title", "{language} and {title}")
        script.say(plan, ScriptLine(Scope(panel.id), OPEN), "en", "We go on.")
        assert plan.undo_title == "Change the words of opening of a session in English: {language} and {title}"


def test_the_words_of_one_step_become_those_of_all_panels() -> None:
    with small_plan() as plan:
        panel = block(plan, "Panel I")
        line, above = ScriptLine(Scope(panel.id), OPEN), Scope(plan.meeting.id, SessionKind.PANEL)
        with pytest.raises(EditRefused, match="no words of this step alone"):
            script.use_for(plan, line, above, "en")
        script.say(plan, line, "en", "We go on.")
        script.use_for(plan, line, above, "en")
        assert plan.undo_title == "Use the words of opening of a session for panel"
        words = Script.of(plan.meeting).words_at(Spot(panel), OPEN, "en")
        assert (words.text, words.level, len(texts(plan))) == ("We go on.", Level.SESSION_KIND, 1)


def test_what_no_field_no_language_no_subject_is_is_refused() -> None:
    with small_plan() as plan:
        panel = Scope(block(plan, "Panel I").id)
        with pytest.raises(EditRefused, match=r"\{title\} is no field"):
            script.say(plan, ScriptLine(panel, OPEN), "en", "I open {title}.")
        with pytest.raises(EditRefused, match="do not speak"):
            script.say(plan, ScriptLine(panel, OPEN), "tlh", "I open.")
        for scope in (
            Scope("nothing"),
            Scope(panel.subject, SessionKind.PANEL),
            Scope(panel.subject, who="nobody"),
            Scope(plan.meeting.id, who=plan.meeting.people[0].id),
        ):
            with pytest.raises(EditRefused, match="There is no"):
                script.say(plan, ScriptLine(scope, OPEN), "en", "Words.")
        assert texts(plan) == []


def test_cues_are_written_switched_off_and_inherited_again() -> None:
    with small_plan() as plan:
        spot = Spot(block(plan, "Panel I"))

        def shown() -> list[str]:
            cues = Script.of(plan.meeting).cues_at(spot, FLOOR)
            return [f"{cue.pictogram} {cue.row.words if cue.row else '-'}" for cue in cues]

        assert shown() == ["microphone -", "lamp -"]
        script.write_cues(plan, spot.lowest, FLOOR, Pictogram.LAMP, [])
        script.write_cues(plan, spot.lowest, FLOOR, Pictogram.CAMERA, [CueWords(Pictogram.CAMERA, "Handshake")])
        assert shown() == ["microphone -", "camera Handshake"]
        script.inherit_cues(plan, spot.lowest, FLOOR, Pictogram.LAMP)
        assert shown() == ["microphone -", "lamp -", "camera Handshake"]
        plan.undo()
        plan.undo()
        assert shown() == ["microphone -"]


def test_words_go_with_their_session_segment_and_speaker_and_undo_brings_them_back() -> None:
    with small_plan() as plan:
        panel = block(plan, "Panel I")
        segment, place = panel.segments[0], add_appearance(plan, panel.id, Who(placeholder="The Mayor"))
        for scope in (Scope(panel.id), Scope(segment.id), Scope(panel.id, who=place), Scope(plan.meeting.id)):
            script.say(plan, ScriptLine(scope, FLOOR), "en", f"Words {scope.subject == panel.id} {bool(scope.who)}")
        script.write_cues(plan, Scope(panel.id), FLOOR, Pictogram.VIDEO, [CueWords(Pictogram.VIDEO, "Film")])
        translate(plan, ScriptCue, plan.meeting.cues[0].id, "words", "fr", "Le film")
        before = plan_as_json(plan)
        remove_appearance(plan, place)
        assert len(texts(plan)) == 3
        remove_segment(plan, segment.id)
        assert len(texts(plan)) == 2
        remove_block(plan, panel.id)
        assert (texts(plan), plan.meeting.cues, plan.meeting.translations) == (["Words False False"], [], [])
        for _nth in range(3):
            plan.undo()
        assert plan_as_json(plan) == before


def test_the_words_go_into_json_and_back(tmp_path: Path) -> None:
    with small_plan() as plan:
        panel = block(plan, "Panel I")
        script.say(plan, ScriptLine(Scope(plan.meeting.id, SessionKind.PANEL), FLOOR), "fr", "À {name}.")
        script.say_nothing(plan, ScriptLine(Scope(panel.id), OPEN))
        script.write_cues(plan, Scope(panel.id), FLOOR, Pictogram.LAMP, [])
        write_plan_json(plan, tmp_path / "plan.json")
        with import_plan_json(tmp_path / "plan.json", tmp_path / "copy.stocktake") as copy:
            assert plan_as_json(copy) == plan_as_json(plan)
            assert len(copy.meeting.sentences) == 2
        told = (tmp_path / "plan.json").read_text().replace("À {name}.", "À {nom}.")
        (tmp_path / "wrong.json").write_text(told)
        with pytest.raises(EditRefused, match=r"sentences\[\d\]\.text: \{nom\} is no field"):
            import_plan_json(tmp_path / "wrong.json", tmp_path / "wrong.stocktake")


def test_copies_and_parts_of_a_session_have_its_words_and_a_merged_one_keeps_them() -> None:
    with small_plan() as plan:
        panel = block(plan, "Panel I")
        kari = plan.meeting.people[0].id
        script.say(plan, ScriptLine(Scope(panel.id), OPEN), "en", "We go on.")
        script.say(plan, ScriptLine(Scope(panel.id, who=kari), FLOOR), "en", "Dear {name}.")
        script.say(plan, ScriptLine(Scope(panel.segments[0].id), FLOOR), "en", "And {name}.")
        copy = plan.session(duplicate_block(plan, panel.id))
        found = Script.of(plan.meeting)
        moderator = copy.appearances[0]
        assert found.words_at(Spot(copy), OPEN, "en").text == "We go on."
        assert found.words_at(Spot(copy, copy.segments[0]), FLOOR, "en").text == "And {name}."
        assert found.words_at(Spot(copy, None, moderator), FLOOR, "en").text == "Dear {name}."
        second = split_block(plan, panel.id, 30)
        assert Script.of(plan.meeting).words_at(Spot(plan.session(second)), OPEN, "en").text == "We go on."
        script.say(plan, ScriptLine(Scope(second, who=kari), FLOOR), "en", "Kari!")
        script.inherit_words(plan, ScriptLine(Scope(panel.id, who=kari), FLOOR), "en")
        before = len(texts(plan))
        merge_blocks(plan, [panel.id, second])
        assert len(texts(plan)) == before
        leading = Spot(panel, None, panel.appearances[0])
        assert Script.of(plan.meeting).words_at(leading, FLOOR, "en").text == "Kari!"


def test_words_reach_the_sessions_that_say_them() -> None:
    with small_plan() as plan:
        panel = block(plan, "Panel I")
        told = []
        plan.on_change(lambda changes: told.append(reach(plan, changes)))
        script.say(plan, ScriptLine(Scope(certain(panel.segments[0]).id), FLOOR), "en", "And {name}.")
        assert told[-1].sessions == {panel.id}
        assert not told[-1].everywhere
        script.say(plan, ScriptLine(Scope(plan.meeting.id), FLOOR), "en", "And {name}.")
        assert told[-1].everywhere
