"""Text copied from a sheet reads as it was typed, in each of the six languages and on each of the sheets.

Names in Latin, Cyrillic and Chinese letters are found exactly by one reader of PDF on every sheet, and by another on
every sheet but those in Arabic: it puts the words of a mixed line in an order of its own. Arabic names are found by
both, letter by letter and in order, ligatures too. What does not hold: vowel signs may be copied beside their letter,
and a name that goes over two lines of an Arabic paragraph has other words between its own.
"""

import re
from datetime import date, datetime
from io import BytesIO

import pypdfium2
import pytest
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from stocktake_desktop.edits.appearances import Who, add_appearance
from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.edits.people import add_organisation, add_person
from stocktake_desktop.models import Role, SessionKind, new_plan
from stocktake_desktop.sheets.catalogue import Sheet, Stamp, sheet_pdf
from stocktake_desktop.sheets.page import look
from stocktake_desktop.sheets.type.fonts import REGULAR, chain
from stocktake_desktop.sheets.type.pdf_font import PdfFont
from stocktake_desktop.sheets.type.text import set_text
from stocktake_desktop.sheets.words.languages import LANGUAGES

STAMP = Stamp(3, datetime(2031, 5, 1, 18, 40), 2)

LATIN = [
    ("María José", "Núñez-Ibáñez"),
    ("Zoë", "Żółkiewska"),
    ("Þórður", "Ægisson"),
    ("Nguyễn Thị", "Phương Thảo"),
    ("Şükrü", "İğdır"),
    ("Ōtani", "Ŵyn"),
    ("Affi", "Offley Fjord"),
    ("Anne-Marie", "O’Brien"),
]
CYRILLIC = [("Ёлкин", "Щербаков"), ("Ђорђе", "Љубичић"), ("Алёна", "Їжакевич"), ("АВЕСНОРТХ", "аеорсух")]
CHINESE = [("李晓燕", ""), ("欧阳", "文强"), ("司马", "㛃"), ("龔", "鑫")]
ARABIC = [("محمد", "العلي"), ("آمنة", "إبراهيم"), ("فاطمة الزهراء", "بنلعربي")]
NAMES = [*map(" ".join, LATIN + CYRILLIC), *map("".join, CHINESE)]
WORDS = " ".join(" ".join(name) for name in ARABIC).split()


@pytest.fixture(scope="module")
def meeting():
    plan = new_plan("Конференция о реках 河流会议")
    day = add_day(plan, date(2031, 5, 6))
    hall, foyer = add_room(plan, "Salón Zoë Ж 大厅"), add_room(plan, "قاعة")
    panel = add_block(plan, "Panel I", SessionKind.PANEL, day_id=day, start=480, minutes=600, room_id=hall)
    opening = add_block(plan, "Opening", SessionKind.OPENING, day_id=day, start=540, minutes=60, room_id=foyer)
    delegation = add_organisation(plan, "États du delta")
    for given, family in [*LATIN, *CYRILLIC, *CHINESE, *ARABIC]:
        who = Who(add_person(plan, given, family, delegation))
        add_appearance(plan, panel, who, Role.PANELLIST)
        add_appearance(plan, opening, who, Role.MODERATOR)
    return plan, {"session_id": panel, "room_id": foyer}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["podium", "day", "run-of-show", "name-plates", "door-sign", "seating"])
def test_every_name_is_found(meeting, kind, language):
    plan, about = meeting
    data, report = sheet_pdf(plan, Sheet(kind, language=language, **about), STAMP)
    assert not any("cannot be printed" in warning for warning in report.warnings)
    one = spaced(page.extract_text() for page in PdfReader(BytesIO(data)).pages)
    other = spaced(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))
    parts = [part for name in LATIN + CYRILLIC + CHINESE for part in " ".join(name).split()]
    names = parts if (kind, language) == ("door-sign", "ar") else NAMES
    assert [name for name in names if name not in one] == []
    assert language == "ar" or [name for name in names if name not in other] == []
    assert [word for word in WORDS if word not in one or word not in other] == []


def spaced(pages):
    """The words of all pages, a space for every end of a line, but none behind a hyphen or a Chinese letter."""
    words = " ".join(" ".join(pages).split()).replace("\ufffe", "-")
    return re.sub(r"(?<=[-\u3400-\u9fff]) ", "", words)


def test_letters_of_one_shape_keep_their_script():
    """Latin A and Cyrillic А share a glyph, and so do ligatures of Arabic and single letters."""
    assert [copied(words) for words in ("ABCaeo", "АВСаео")] == ["ABCaeo", "АВСаео"]
    assert copied("الأول لآلئ في بي") == "الأول لآلئ في بي"


def copied(words):
    canvas = Canvas(target := BytesIO(), invariant=1)
    set_text((("АВСаео ABCaeo ل ا", look.ITEM),), 400, 20).draw(canvas, 40, 700)
    set_text(((words, look.ITEM),), 400, 20).draw(canvas, 40, 600)
    canvas.save()
    return PdfReader(target).pages[0].extract_text().splitlines()[-1].strip()


def test_more_texts_than_a_font_has_room_for_are_copied_as_the_first():
    """A glyph that stands for several texts gets a code for each, as long as there are codes."""
    font = PdfFont(chain(REGULAR)[0])
    codes = [font.code(9, chr(0xAC00 + nth)) for nth in range(8_000)]
    assert len(set(codes)) == 5_537
    assert set(codes[5_537:]) == {9}
    assert max(codes) == 0xFFFF
