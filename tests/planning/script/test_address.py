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
        ("H.E. Amb.", "H.E. Ambassador", "S.\u00a0E."),
        ("Prof.", "Professor", "Pr"),
        ("Profesora", "Professor", "Professeure"),
        ("Excma. Sra.", "H.E. Ms.", "S.\u00a0E. Mme"),
        ("سعادة السيد", "H.E. Mr.", "S.\u00a0E. M."),
        ("Ее Превосходительство г-жа", "H.E. Ms.", "S.\u00a0E. Mme"),
        ("Prof. Lt.", "Prof. Lt.", "Prof. Lt."),
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


FORMS = """
rank|honorific|gender|en|fr|es|ru|ar|zh
head of State|| female|H.E. Ms.|S. E. Mme|Excma. Sra.|Е. П. г-жа|فخامة السيدة|女士阁下
head of Government|| male|H.E. Mr.|S. E. M.|Excmo. Sr.|Е. П. г-н|دولة السيد|先生阁下
minister|H.E. Ms.|| H.E. Ms.|S. E. Mme|Excma. Sra.|Е. П. г-жа|معالي السيدة|女士阁下
vice-minister|H.E. Mr.|| H.E. Mr.|S. E. M.|Excmo. Sr.|Е. П. г-н|سعادة السيد|先生阁下
|H.E. Amb.|female|H.E. Ambassador|S. E. Mme l’Ambassadrice|Excma. Sra. Embajadora|Е. П. посол|سعادة السفيرة|大使阁下
|Amb.|male|Ambassador|Ambassadeur|Embajador|посол|السفير|大使
|Prof.|female|Professor|Professeure|Profesora|профессор|الأستاذة|教授
|Dr.|male|Dr.|Dr|Dr.|д-р|الدكتور|博士
|| female|Ms.|Mme|Sra.|г-жа|السيدة|女士
||||||||
"""
"""Forms of address by rank, honorific and gender in the languages of the United Nations."""


@pytest.mark.parametrize("row", FORMS.strip().splitlines()[1:])
def test_forms_of_address_in_six_languages(row: str) -> None:
    rank, honorific, gender, *said = (cell.strip() for cell in row.split("|"))
    person = somebody(honorific, Gender(gender) if gender else None, Rank(rank) if rank else None)
    codes = ("en", "fr", "es", "ru", "ar", "zh")
    assert [address_of(person, code, honorific).replace("\u00a0", " ") for code in codes] == said


def test_in_chinese_it_stands_behind_the_name() -> None:
    assert named("女士阁下", "卡丽·努尔曼", "zh") == "卡丽·努尔曼女士阁下"


def test_it_stands_where_the_language_has_it() -> None:
    assert named("Ms.", "Ana Ruiz", "en") == "Ms. Ana Ruiz"
    assert named("", "Ana Ruiz", "en") == "Ana Ruiz"
