"""The States as the United Nations lists them: how many, each known by its names, and in which order."""

import pytest

from stocktake_desktop.edits.people import add_organisation
from stocktake_desktop.models import new_plan
from stocktake_desktop.planning.folding import folded
from stocktake_desktop.planning.states import in_alphabet, name_in, state_named, states
from stocktake_desktop.planning.translations import said, said_in

LANGUAGES = ("en", "fr", "es", "ru", "ar", "zh")
SCRIPTS = {"en": "LATIN", "fr": "LATIN", "es": "LATIN", "ru": "CYRILLIC", "ar": "ARABIC", "zh": "CJK"}


def test_there_are_193_members_and_two_observers() -> None:
    assert len([state for state in states() if state.is_member]) == 193
    assert {state.names["en"] for state in states() if not state.is_member} == {"Holy See", "State of Palestine"}


@pytest.mark.parametrize("codes", [[one.alpha2 for one in states()], [one.alpha3 for one in states()]])
def test_each_has_codes_of_its_own(codes: list[str]) -> None:
    assert len(set(codes)) == 195
    assert {len(code) for code in codes} <= {2, 3}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_has_a_name_of_its_own_in_each_language(language: str) -> None:
    names = [state.names[language] for state in states()]
    assert len({folded(name) for name in names}) == 195
    assert all(name == name.strip() and name for name in names)


def test_no_name_means_two_states() -> None:
    for state in states():
        for language, name in state.names.items():
            assert state_named(name) is state, (language, name)


@pytest.mark.parametrize(
    ("typed", "alpha3"),
    [
        ("Iran", "IRN"), ("cote d'ivoire", "CIV"), ("Côte d’Ivoire", "CIV"), ("turkiye", "TUR"), ("Pays-Bas", "NLD"),
        ("México", "MEX"), ("墨西哥", "MEX"), ("المكسيك", "MEX"), ("伊朗", "IRN"), ("Боливия", "BOL"),
        ("NORWAY", "NOR"), ("Korea", None), ("Civil society", None), ("", None),
    ],
)  # fmt: skip
def test_a_state_is_known_by_its_names(typed: str, alpha3: str | None) -> None:
    state = state_named(typed)
    assert (state.alpha3 if state else None) == alpha3


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("en", ["Chile", "Costa Rica", "Côte d’Ivoire", "Croatia", "Türkiye", "Turkmenistan", "Viet Nam"]),
        ("fr", ["Chili", "Costa Rica", "Côte d’Ivoire", "Croatie", "Égypte", "El Salvador", "Érythrée", "Estonie"]),
    ],
)  # fmt: skip
def test_the_alphabet_does_not_count_accents(language: str, names: list[str]) -> None:
    plan = new_plan("Meeting")
    for name in sorted(names):
        add_organisation(plan, name)
    assert [one.name for one in in_alphabet(plan.meeting.organisations, language)] == names


def test_the_order_is_that_of_the_language_whatever_a_delegation_is_called() -> None:
    plan = new_plan("Meeting")
    for name in ("Allemagne", "Espagne", "Chile"):
        add_organisation(plan, name)
    assert [one.name for one in in_alphabet(plan.meeting.organisations, "en")] == ["Chile", "Allemagne", "Espagne"]


def test_delegations_are_called_in_other_languages_as_the_list_has_them() -> None:
    plan = new_plan("Meeting")
    mexico, group = add_organisation(plan, "Mexico"), add_organisation(plan, "Mexico", collective=True)
    by_id = {one.id: one for one in plan.meeting.organisations}
    assert [said(by_id[mexico], "name", said_in(plan.meeting, code)) for code in ("en", "fr", "zh")] == [
        "Mexico", "Mexique", "墨西哥"]  # fmt: skip
    assert said(by_id[group], "name", said_in(plan.meeting, "fr")) == "Mexico"


def test_what_was_typed_stays_in_its_own_language() -> None:
    plan = new_plan("Meeting")
    add_organisation(plan, "Iran")
    (one,) = plan.meeting.organisations
    assert name_in(one, "en") == ""
    assert name_in(one, "es") == "Irán (República Islámica del)"
