"""Names in all scripts, on every kind of sheet, in all languages: printed whole, or left out and told once a person."""

from datetime import date
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from stocktake_desktop.edits.appearances import Who, add_appearance
from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.floor import inscribe
from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.edits.people import add_organisation, add_person
from stocktake_desktop.models import Person, Role, SessionKind, new_plan
from stocktake_desktop.sheets.catalogue import Sheet, sheet_pdf
from stocktake_desktop.sheets.registry import SHEET_KINDS
from stocktake_desktop.sheets.type.coverage import missing
from stocktake_desktop.sheets.type.pdf_font import PdfFont
from stocktake_desktop.sheets.words.languages import LANGUAGES
from tests.sheets.drawn import STAMP
from tests.sheets.type.scripts import FROM_RIGHT, SCRIPTS
from tests.sheets.type.test_faces import squeezed

OF_NO_FACE = ("𞤀𞤣𞤢𞤥", "ᠮᠣᠩᠭᠣᠯ", "ᏣᎳᎩ", "𝒜", "😀", "Ana �")


def drawn_names(first, last):
    letters = st.characters(min_codepoint=first, max_codepoint=last, categories=("Lo", "Lu", "Ll"))
    return st.text(letters.filter(lambda letter: not missing(letter)), min_size=2, max_size=9)


NAMES = st.tuples(*(st.one_of(st.just(one.name), drawn_names(*one.letters)) for one in SCRIPTS.values()))


def meeting(names):
    """A panel of people, each with a name of its own in Latin letters, and one in another script."""
    plan = new_plan("Meeting of all scripts")
    with plan.edit("The meeting"):
        day, room = add_day(plan, date(2031, 5, 6)), add_room(plan, "Hall")
        panel = add_block(plan, "Panel", SessionKind.PANEL, day_id=day, start=540, minutes=240, room_id=room)
        for nth, (latin, native) in enumerate(names):
            delegation = add_organisation(plan, f"State {nth}")
            person = add_person(plan, latin, "", delegation)
            set_field(plan, Person, person, "native_name", native)
            who = Who(person)
            add_appearance(plan, panel, who, Role.PANELLIST, minutes=5)
            inscribe(plan, panel, who)
    return plan, {"session_id": panel, "room_id": room}


def sheets(patch, plan, language, about):
    """Each kind of sheet: its key, its bytes and warnings; no glyph of any is 0 or stands for what is missing."""
    wrong: list[tuple[str, str]] = []
    write = PdfFont.addObjects

    def looked_at(font, document):
        replaced = font.face.font.get_nominal_glyph(0xFFFD)
        wrong.extend(
            (font.face.name, text) for code, text in font._texts.items() if font._glyphs[code] in (0, replaced)
        )
        write(font, document)

    patch.setattr(PdfFont, "addObjects", looked_at)
    for kind in SHEET_KINDS:
        data, report = sheet_pdf(plan, Sheet(kind.key, language=language, **about), STAMP)
        assert wrong == [], kind.key
        yield kind.key, data, [words for words in report.warnings if "typeface" in words]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_in_each_script_is_printed_on_every_sheet(language):
    names_are_printed(language, tuple(one.name for one in SCRIPTS.values()))


@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(sorted(LANGUAGES)), NAMES)
def test_names_of_any_letters_of_each_script_are_printed_on_every_sheet(language, natives):
    names_are_printed(language, natives)


def names_are_printed(language, natives):
    """No sign is replaced, no warning is false, and the names are read back from the sheet of the podium."""
    plan, about = meeting([(f"Person {chr(65 + nth)}{chr(97 + nth)}", native) for nth, native in enumerate(natives)])
    with pytest.MonkeyPatch.context() as patch:
        for kind, data, warnings in sheets(patch, plan, language, about):
            assert warnings == [], kind
            if kind == "podium" and language != "ar":
                read = squeezed("".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages))
                from_left = (
                    native for script, native in zip(SCRIPTS, natives, strict=True) if script not in FROM_RIGHT
                )
                assert [native for native in from_left if squeezed(native) not in read] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_of_signs_that_no_face_has_is_left_out_and_told_once_a_person(language):
    plan, about = meeting(
        [*((f"Person {nth}", native) for nth, native in enumerate(OF_NO_FACE)), ("Zoë 😀 Smith", "😀")]
    )
    told = {f"Person {nth}" for nth in range(len(OF_NO_FACE))}
    with pytest.MonkeyPatch.context() as patch:
        for kind, data, warnings in sheets(patch, plan, language, about):
            assert len(warnings) == len(set(warnings)) <= len(told) + 1
            if kind in ("podium", "name-plates", "seating", "moderators-brief", "floor-list"):
                assert {
                    name for name in told if sum(f"The name of {name} in" in words for words in warnings) == 1
                } == told
                assert [words for words in warnings if "Zoë" in words] == [
                    "The name of Zoë 😀 Smith is printed without 😀 (U+1F600): no typeface has them."
                ]
            if kind == "name-plates":
                read = "".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)
                assert "Zoë Smith" in read
