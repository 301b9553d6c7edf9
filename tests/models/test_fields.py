"""What a column declares is what forms, files, finding and the history make of it."""

import pytest

from stocktake_desktop import words
from stocktake_desktop.edits.before_after import in_words
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.people import add_person
from stocktake_desktop.models import (
    Actual,
    Alternate,
    Appearance,
    EditRefused,
    Meeting,
    Person,
    Row,
    Segment,
    SessionBlock,
)
from stocktake_desktop.models.base import Base
from stocktake_desktop.models.columns import Use
from stocktake_desktop.models.fields import field_words, fields_of, names_of, table_words, units_of, within
from tests.plans import small_plan

MODELS = Row.__subclasses__()


@pytest.fixture
def in_french():
    words.use_language("fr")
    yield
    words.use_language("en")


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_what_a_person_meets_has_words(model):
    seen = Use.EDITED, Use.TRANSLATED, Use.SEARCHED
    for name, field in fields_of(model).items():
        is_an_order = Base.metadata.tables[model.__tablename__].columns[name].name == "position"
        assert field.words or is_an_order or not any(use in field.use for use in seen), name
    keys = [field.key or name for name, field in fields_of(model).items() if Use.STAYS not in field.use]
    assert len(keys) == len(set(keys))


def test_what_belongs_together_is_held_against_another_copy_as_one():
    assert units_of(SessionBlock)["place"] == ("day_id", "room_id", "start", "minutes")
    assert units_of(Appearance)["who"] == (
        "person_id", "organisation_id", "placeholder", "role", "minutes", "not_before", "status", "asked_on",
        "answer_by", "answered_at", "answer",
    )  # fmt: skip
    assert units_of(Alternate)["who"] == tuple(
        name for name in units_of(Appearance)["who"] if name not in ("role", "minutes", "not_before")
    )
    assert units_of(Segment)["timing"] == ("kind", "minutes")
    assert units_of(Segment)["order"] == ("position",)
    assert units_of(Person)["given_name"] == ("given_name",)
    assert units_of(Actual)["run"] == ("started", "ended", "held_since", "held_seconds", "is_skipped")


def test_the_clock_of_a_rehearsal_belongs_to_one_laptop():
    in_units = {name for names in units_of(Meeting).values() for name in names}
    assert fields_of(Meeting).keys() - in_units == {"clock_shows", "clock_set_at", "clock_rate"}


@pytest.mark.usefixtures("in_french")
def test_the_history_names_a_field_in_the_language_of_the_window():
    with small_plan() as plan:
        somebody = add_person(plan, "Ada", "Lovelace")
        set_field(plan, Person, somebody, "family_name", "Byron")
        assert plan.undo_title == "Modifier Ada Lovelace\u00a0: nom de famille"
        with pytest.raises(EditRefused, match="Prénom"):
            set_field(plan, Person, somebody, "given_name", None)


@pytest.mark.usefixtures("in_french")
def test_before_and_after_names_a_field_in_the_language_of_the_window():
    with small_plan() as plan:
        somebody = plan.meeting.people[0]
        rows = plan.rehearse(lambda: set_field(plan, Person, somebody.id, "respelling", "NOOR-man"))
        assert in_words(plan, rows) == ["Kari Nordmann, prononciation\u00a0: – → NOOR-man"]


@pytest.mark.usefixtures("in_french")
def test_damage_names_the_table_in_the_language_of_the_window():
    assert table_words("session_block") == "séance"
    assert table_words("guiding_question") == "question"
    assert table_words("hard_stop") == "fin impérative"
    assert field_words(SessionBlock, "start") == "Début"  # what a button says is "Commencer"


def test_words_within_a_sentence_keep_what_is_always_capital():
    assert within("Given name") == "given name"
    assert within("Q&A") == "Q&A"
    assert within("") == ""
    assert names_of(Meeting, Use.LONG) == ("notes",)
    assert field_words(Person, "native_name") == "Native script"
