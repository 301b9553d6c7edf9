"""Words to say are filled as a chair would say them; what nobody knows leaves no gap."""

import pytest

from stocktake_desktop.models import EditRefused, Gender
from stocktake_desktop.models.script_text import FIELDS, must_know_fields
from stocktake_desktop.planning.script.template import SaidPart, filled, plain

FLOOR = "I now give the floor to {address} {name}, {office}, {delegation}. You have {minutes}."


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"name": "Mayor"}, "I now give the floor to Mayor."),
        ({"address": "Ms.", "name": "Ana", "delegation": "Peru"}, "I now give the floor to Ms. Ana, Peru."),
        (
            {"name": "Ana", "office": "Minister", "minutes": "five minutes"},
            "I now give the floor to Ana, Minister. You have five minutes.",
        ),
    ],
)
def test_what_is_not_known_leaves_no_gap(values: dict[str, str], said: str) -> None:
    assert plain(filled(FLOOR, values)) == said


def test_brackets_are_left_out_with_an_empty_field_and_stay_as_typed_without_one() -> None:
    words = "Adjourned[; we resume at {time} in {room}]. [pause] So decided."
    assert plain(filled(words, {"time": "15:00"})) == "Adjourned. [pause] So decided."
    both = {"time": "15:00", "room": "Plenary"}
    assert plain(filled(words, both)) == "Adjourned; we resume at 15:00 in Plenary. [pause] So decided."


def test_gender_chooses_and_where_it_is_not_known_both_are_said() -> None:
    words = "{ولديه|ولديها} {minutes}"
    assert plain(filled(words, {"minutes": "5"}, Gender.FEMALE)) == "ولديها 5"
    assert plain(filled(words, {"minutes": "5"}, Gender.MALE)) == "ولديه 5"
    assert plain(filled(words, {"minutes": "5"})) == "ولديه/ولديها 5"


def test_a_third_way_is_said_where_the_gender_is_not_known() -> None:
    words = "{لديه|لديها|والمدة} {minutes}"
    assert plain(filled(words, {"minutes": "5"}, Gender.FEMALE)) == "لديها 5"
    assert plain(filled(words, {"minutes": "5"})) == "والمدة 5"


@pytest.mark.parametrize(
    ("words", "name", "said"),
    [
        ("Je donne la parole à {name}.", "le Mali", "Je donne la parole au Mali."),
        ("Je donne la parole à {name}.", "les Pays-Bas", "Je donne la parole aux Pays-Bas."),
        ("Je donne la parole à {name}.", "l’Ukraine", "Je donne la parole à l’Ukraine."),
        ("Je donne la parole à {name}.", "Le Maire", "Je donne la parole à Le Maire."),
        ("Au nom de {name}.", "le Groupe des 77", "Au nom du Groupe des 77."),
        ("Doy la palabra a {name}.", "el Sr. Ruiz", "Doy la palabra al Sr. Ruiz."),
        ("En nombre de {name}.", "la Unión", "En nombre de la Unión."),
        ("De {name}.", "El Salvador", "De El Salvador."),
    ],
)
def test_an_article_joins_the_words_before_it(words: str, name: str, said: str) -> None:
    assert plain(filled(words, {"name": name})) == said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("We begin with {session}.", "We begin with the Opening session."),
        ("{session} is open.", "The Opening session is open."),
        ("Open. {session} begins.", "Open. The Opening session begins."),
        ("Of “{session}”.", "Of “Opening session”."),
        ("{delegation} has asked for the floor.", "The United Kingdom has asked for the floor."),
        ("Thanks. {delegation} raises a point of order.", "Thanks. The United Kingdom raises a point of order."),
        ("The representative of {delegation}.", "The representative of the United Kingdom."),
        ("I call {office}, {delegation}.", "I call the Mayor, United Kingdom."),
    ],
)
def test_an_article_is_said_where_a_sentence_has_it(words: str, said: str) -> None:
    values = {"session": "the Opening session", "delegation": "the United Kingdom", "office": "the Mayor"}
    assert plain(filled(words, values)) == said


def test_a_name_that_ends_in_a_full_stop_ends_its_sentence() -> None:
    assert plain(filled("I thank {name}. Next.", {"name": "John Smith Jr."})) == "I thank John Smith Jr. Next."


def test_a_name_stands_on_its_own_line_without_its_article() -> None:
    assert filled("Au nom de {group}.", {"group": "le Groupe des 77"})[1] == SaidPart("Groupe des 77", "group")


def test_a_sentence_that_calls_somebody_is_never_lost() -> None:
    assert (
        plain(filled("现在请{delegation}{name}{address}发言[，时间{minutes}]。", {"name": "安娜"}))
        == "现在请安娜发言。"
    )
    assert plain(filled("{name} has {minutes}.", {"name": "Ana"})).startswith("Ana has")


def test_fields_can_be_told_from_the_words_around_them() -> None:
    assert filled("To {name}. {n}.", {"name": "Ana"}) == [SaidPart("To "), SaidPart("Ana", "name"), SaidPart(".")]


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        ("I thank {title}", r"\{title\} is no field\. The fields are: \{address\}, \{name\},"),
        ("I thank {name", "no other half"),
        ("I thank name}", "no other half"),
        ("{{name}}", "no other half"),
        ("{}", "is no field"),
    ],
)
def test_what_is_no_field_is_refused_with_those_that_are(words: str, refusal: str) -> None:
    with pytest.raises(EditRefused, match=refusal):
        must_know_fields(words)


def test_every_field_is_known_however_it_is_spaced() -> None:
    for field in FIELDS:
        must_know_fields(f"{{{field}}} { {field.replace('_', ' ').capitalize()} }".replace("'", ""))
    assert plain(filled("{Floor minutes}", {"floor_minutes": "3"})) == "3"
