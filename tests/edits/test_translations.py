"""What things are called in other languages: entered, cleared, repeated, copied and gone with what they are said of."""

import pytest

from stocktake_desktop.edits.appearances import Who, add_alternate, add_appearance
from stocktake_desktop.edits.blocks import add_block, remove_block
from stocktake_desktop.edits.contents import add_question, add_segment
from stocktake_desktop.edits.copying import duplicate_block, split_block
from stocktake_desktop.edits.people import add_person, remove_person
from stocktake_desktop.edits.translations import repeat_translations, translate
from stocktake_desktop.models import (
    Appearance,
    EditRefused,
    Person,
    Role,
    Room,
    Segment,
    SessionBlock,
    Translation,
    new_plan,
)
from stocktake_desktop.planning.translations import of_session, said, said_in
from tests.history import history


@pytest.fixture
def plan():
    plan = new_plan("Round")
    yield plan
    plan.close()


def french(plan, row, field="title"):
    return said(row, field, said_in(plan.meeting, "fr"))


def test_a_translation_is_one_step_and_falls_back_to_the_original_when_it_is_cleared(plan):
    block = plan.session(add_block(plan, "Panel II"))
    assert french(plan, block) == "Panel II"
    translate(plan, SessionBlock, block.id, "title", "fr", "  Table ronde II ")
    assert french(plan, block) == "Table ronde II"
    assert said(block, "title", said_in(plan.meeting, "es")) == "Panel II"
    assert plan.undo_title == "Translate Panel II into Français"
    translate(plan, SessionBlock, block.id, "title", "fr", "Table ronde deux")
    assert [one.text for one in plan.meeting.translations] == ["Table ronde deux"]
    translate(plan, SessionBlock, block.id, "title", "fr", "")
    assert (french(plan, block), plan.meeting.translations) == ("Panel II", [])
    assert plan.undo_title == "Remove the translation of Panel II into Français"
    for _step in range(3):
        plan.undo()
    assert french(plan, block) == "Panel II"


def test_the_same_again_is_no_step(plan):
    block = add_block(plan, "Panel II")
    translate(plan, SessionBlock, block, "title", "fr", "")
    translate(plan, SessionBlock, block, "title", "fr", "Table ronde II")
    steps = len(history(plan))
    translate(plan, SessionBlock, block, "title", "fr", " Table ronde II")
    assert len(history(plan)) == steps == 2


@pytest.mark.parametrize(("field", "language"), [("kind", "fr"), ("number", "fr"), ("title", "de"), ("title", "")])
def test_what_has_no_words_and_what_sheets_do_not_speak_is_refused(plan, field, language):
    block = add_block(plan, "Panel II")
    with pytest.raises(EditRefused):
        translate(plan, SessionBlock, block, field, language, "x")
    assert plan.meeting.translations == []


def test_what_is_no_longer_said_in_the_original_is_not_said_in_a_translation(plan):
    block = plan.session(add_block(plan, "Panel II"))
    translate(plan, SessionBlock, block.id, "title", "fr", "Table ronde II")
    with plan.edit("Empty"):
        block.title = ""
    assert french(plan, block) == ""


def test_a_name_is_translated_whole(plan):
    kari = add_person(plan, "Kari", "Nordmann")
    translate(plan, Person, kari, "name", "fr", "Mme Nordmann")
    assert french(plan, plan.get(Person, kari), "name") == "Mme Nordmann"
    remove_person(plan, kari)
    assert plan.meeting.translations == []
    plan.undo()
    assert french(plan, plan.get(Person, kari), "name") == "Mme Nordmann"


def test_same_words_are_said_in_the_same_way_everywhere_and_nothing_is_written_over(plan):
    one, other = add_block(plan, "Lunch"), add_block(plan, "Lunch")
    first = add_segment(plan, one, "Questions")
    again = [add_segment(plan, other, "Questions") for _nth in range(2)]
    with plan.edit("As an older program let it"):
        names = enumerate(("Lunch", "Hall", "Hall", "Hall"))
        rooms = [plan.add(Room(meeting=plan.meeting, name=name, position=nth)).id for nth, name in names]
    translate(plan, SessionBlock, one, "title", "fr", "Déjeuner")
    translate(plan, Segment, first, "title", "fr", "Échanges")
    translate(plan, Room, rooms[1], "name", "fr", "Salle")
    translate(plan, Room, rooms[2], "name", "fr", "Grande salle")
    translate(plan, Segment, again[1], "title", "ar", "أسئلة")
    repeat_translations(plan, ["fr"])
    assert french(plan, plan.session(other)) == "Déjeuner"
    assert [french(plan, plan.get(Segment, one)) for one in again] == ["Échanges", "Échanges"]
    assert [french(plan, plan.get(Room, one), "name") for one in rooms] == ["Déjeuner", "Salle", "Grande salle", "Hall"]
    assert said_in(plan.meeting, "ar") == {(again[1], "title"): "أسئلة"}
    assert plan.undo_title == "Repeat 4 translations"
    plan.undo()
    assert french(plan, plan.session(other)) == "Lunch"


def rich(plan):
    block = add_block(plan, "Panel II", minutes=60)
    segment = add_segment(plan, block, "Introductions", minutes=20)
    add_question(plan, block, "What next?")
    speaker = add_appearance(plan, block, Who(placeholder="Presenter 2"), segment_id=segment)
    add_alternate(plan, speaker, Who(placeholder="Her deputy"))
    for one in of_session(plan.session(block)):
        translate(plan, type(one.row), one.row.id, one.field, "fr", f"fr {one.words}")
    return plan.session(block)


def test_all_words_of_a_session_can_be_translated_and_go_with_it(plan):
    block = rich(plan)
    words = [one.words for one in of_session(block)]
    assert words == ["Panel II", "What next?", "Introductions", "Presenter 2", "Her deputy"]
    remove_block(plan, block.id)
    assert plan.meeting.translations == []


def test_a_copy_says_the_same_in_every_language(plan):
    copy = plan.session(duplicate_block(plan, rich(plan).id))
    words = said_in(plan.meeting, "fr")
    told = [said(one.row, one.field, words) for one in of_session(copy)]
    assert told == ["fr Panel II", "fr What next?", "fr Introductions", "fr Presenter 2", "fr Her deputy"]
    plan.undo()
    assert len(plan.meeting.translations) == 5


def test_who_leads_both_halves_of_a_split_session_is_called_the_same(plan):
    block = add_block(plan, "Panel II", minutes=60)
    chair = add_appearance(plan, block, Who(placeholder="One of the co-facilitators"), Role.CHAIR)
    translate(plan, Appearance, chair, "placeholder", "fr", "L’un des cofacilitateurs")
    second = plan.session(split_block(plan, block, 30))
    assert french(plan, second.appearances[0], "placeholder") == "L’un des cofacilitateurs"


def test_what_was_left_empty_on_purpose_is_not_filled_again(plan):
    first, second = (add_block(plan, "Panel") for _nth in range(2))
    translate(plan, SessionBlock, first, "title", "fr", "Table ronde")
    with plan.edit("Import"):
        plan.add(Translation(meeting=plan.meeting, subject=second, field="title", language="fr", text=""))
    steps = len(history(plan))
    repeat_translations(plan)
    assert len(history(plan)) == steps
    assert french(plan, plan.session(second)) == "Panel"


def test_the_words_of_a_session_are_its_own_and_those_of_all_in_it_in_order(plan):
    block = plan.session(add_block(plan, "Panel"))
    add_question(plan, block.id, "Why?")
    item = add_segment(plan, block.id, "Talk")
    inside = add_appearance(plan, block.id, Who(placeholder="Speaker"), segment_id=item)
    loose = add_appearance(plan, block.id, Who(placeholder="Chair"))
    for place, words in ((inside, "Deputy speaker"), (loose, "Deputy chair")):
        add_alternate(plan, place, Who(placeholder=words))
    told = ["Panel", "Why?", "Chair", "Deputy chair", "Talk", "Speaker", "Deputy speaker"]
    assert [one.words for one in of_session(block)] == told
