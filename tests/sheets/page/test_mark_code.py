"""The mark of a printing as a QR code beside the stamp: the very text, never mirrored, with free paper around it."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

import pypdfium2
import pytest
from PIL import Image
from pypdf import PdfReader
from pypdf.generic import DictionaryObject
from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

from stocktake_desktop.models import Plan
from stocktake_desktop.planning.house_style import HouseStyle
from stocktake_desktop.sheets.catalogue import PrintSettings, Sheet, sheet_pdf
from stocktake_desktop.sheets.ledger import sheets_of
from stocktake_desktop.sheets.page.look import MARGIN, TOP
from stocktake_desktop.sheets.page.mark_code import SIDE
from tests.plans import small_plan
from tests.sheets.drawn import STAMP

WITH_CODE = HouseStyle("Office of the co-facilitators " * 4, stamp_has_code=True)
PLATES = {"name-plates", "person-plates", "delegation-plates"}
"""What has no stamp on its face."""
DOTS = 8
"""A point, in the pictures."""
SQUARES = 21


@pytest.fixture
def plan() -> Iterator[Plan]:
    with small_plan() as plan:
        yield plan


def kinds(plan: Plan, language: str) -> list[Sheet]:
    """One sheet of each kind that has a stamp."""
    found: dict[str, Sheet] = {}
    for sheet in sheets_of(plan, language):
        found.setdefault(sheet.kind, sheet)
    return [sheet for kind, sheet in found.items() if kind not in PLATES]


def expected(mark: str) -> list[list[bool]]:
    """The squares of a code as the library makes them of the bare signs."""
    code = QRCode(1, QRErrorCorrectLevel.H)
    code.addData(mark)
    code.make()
    return [list(map(bool, row)) for row in code.modules]


def corner(pdf: bytes, page: int, *, from_right: bool) -> Image.Image:
    """The end of the head of a page, with what stands around it."""
    paper = pypdfium2.PdfDocument(pdf)[page]
    picture: Image.Image = paper.render(scale=DOTS, grayscale=True).to_pil()
    left = MARGIN - 6 if from_right else paper.get_width() - MARGIN - SIDE - 6
    x, y, width, height = (round(DOTS * edge) for edge in (left, TOP - 12, SIDE + 12, 72))
    return picture.crop((x, y, x + width, y + height))


def read(picture: Image.Image) -> list[list[bool]] | None:
    """The squares of the code in a picture, found by its own black rim; None where there is none."""
    black = picture.point(lambda grey: 255 * (grey < 128))
    side, reach = round(DOTS * SIDE), round(DOTS * 6)
    found = next(
        (
            (reach, y)
            for y in range(picture.height - side)
            if all(black.getpixel((reach + x, y + 2)) for x in (2, round(side * 6.5 / SQUARES)))
            and not black.getpixel((reach + round(side * 7.5 / SQUARES), y + 2))
        ),
        None,
    )
    if found is None:
        return None
    step = side / SQUARES
    at = [[(found[0] + (x + 0.5) * step, found[1] + (y + 0.5) * step) for x in range(SQUARES)] for y in range(SQUARES)]
    return [[bool(black.getpixel((int(x), int(y)))) for x, y in row] for row in at]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_stamp_has_its_mark_as_a_code_where_the_house_wants_it(plan: Plan, language: str) -> None:
    for sheet in kinds(plan, language):
        pdf, _report = sheet_pdf(plan, sheet, STAMP, PrintSettings(house=WITH_CODE))
        picture = corner(pdf, 0, from_right=language == "ar")
        assert read(picture) == expected("WMWM"), sheet.kind


def test_who_listens_is_told_the_mark_once(plan: Plan) -> None:
    sheet = next(one for one in kinds(plan, "en") if one.kind == "podium")
    pdf, _report = sheet_pdf(plan, sheet, STAMP, PrintSettings(house=WITH_CODE))
    file = PdfReader(BytesIO(pdf))
    rows = [file.get_object(number) for number in range(1, int(str(file.trailer["/Size"])))]
    told = [str(row["/Alt"]) for row in rows if isinstance(row, DictionaryObject) and row.get("/S") == "/Figure"]
    assert told == ["QR code of the mark WMWM"]


def test_a_draft_has_no_code_and_neither_has_a_house_that_wants_none(plan: Plan) -> None:
    sheet = next(one for one in kinds(plan, "en") if one.kind == "podium")
    draft = replace(STAMP, revision=None, mark="")
    for stamp, house in ((draft, WITH_CODE), (STAMP, replace(WITH_CODE, stamp_has_code=False))):
        pdf, _report = sheet_pdf(plan, sheet, stamp, PrintSettings(house=house))
        assert read(corner(pdf, 0, from_right=False)) is None


def test_the_paper_around_a_code_is_free(plan: Plan) -> None:
    """Four squares at the upper end and the sides, else a telephone does not find it."""
    sheet = next(one for one in kinds(plan, "en") if one.kind == "podium")
    pdf, _report = sheet_pdf(plan, sheet, STAMP, PrintSettings(house=WITH_CODE))
    picture, quiet = corner(pdf, 0, from_right=False), round(DOTS * 4)
    around = [
        picture.crop((round(DOTS * 6) - quiet, 0, round(DOTS * 6) - 2, round(DOTS * (12 + 17)))),
        picture.crop((round(DOTS * (6 + SIDE)) + 2, 0, picture.width, round(DOTS * (12 + 17)))),
    ]
    assert [part.getextrema() for part in around] == [(255, 255), (255, 255)]
