"""Forms of address by language, dignity and gender, from what is entered."""

import pytest

from stocktake_desktop.models import Gender, Person, Rank
from stocktake_desktop.planning.script.address import address_of, gender_of, named, spoken_address


def somebody(honorific: str, gender: Gender | None = None, rank: Rank | None = None) -> Person:
    return Person(honorific=honorific, gender=gender, rank=rank, given_name="Ana", family_name="Ruiz")


@pytest.mark.parametrize(
    ("honorific", "english", "french"),
    [
        ("H.E. Mr.", "H.E. Mr.", "S.\u00a0E. M."),
        ("S.E.M.", "H.E. Mr.", "S.\u00a0E. M."),
        ("Su Excelencia Sra.", "H.E. Ms.", "S.\u00a0E. Mme"),
        ("H.E.", "H.E.", "S.\u00a0E."),
        ("Ms", "Ms.", "Mme"),
        ("السيدة", "Ms.", "Mme"),
        ("Г-н", "Mr.", "M."),
        ("Lt. Gen.", "Lt. Gen.", "Lt. Gen."),
        ("H.E. Amb.", "H.E. Amb.", "H.E. Amb."),
        ("", "", ""),
    ],
)
def test_an_honorific_is_said_in_each_language_as_far_as_it_is_understood(
    honorific: str, english: str, french: str
) -> None:
    person = somebody(honorific)
    assert [address_of(person, code, honorific) for code in ("en", "fr")] == [english, french]


def test_what_was_translated_stands() -> None:
    assert address_of(somebody("Ms."), "fr", "Mᵐᵉ") == "Mᵐᵉ"


def test_gender_and_rank_help_where_the_honorific_says_nothing() -> None:
    assert address_of(somebody("", Gender.FEMALE), "en", "") == "Ms."
    assert address_of(somebody("", Gender.FEMALE, Rank.MINISTER), "en", "") == "H.E. Ms."
    assert address_of(somebody("H.E.", Gender.FEMALE), "fr", "H.E.") == "S.\u00a0E. Mme"
    assert gender_of(somebody("Mr.", Gender.FEMALE)) is Gender.FEMALE
    assert spoken_address(somebody("H.E. Mr."), "en") == "His Excellency"


def test_it_stands_where_the_language_has_it() -> None:
    assert named("Ms.", "Ana Ruiz", "en") == "Ms. Ana Ruiz"
    assert named("", "Ana Ruiz", "en") == "Ana Ruiz"
