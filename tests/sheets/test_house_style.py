"""The house style on paper: emblem, organisation, "Internal", duty officer, colours off, the size of podium sheets."""

import base64
import re
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image, ImageDraw
from pypdf import PdfReader

from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.house_style import set_house_style
from stocktake_desktop.models import PodiumSize, SessionBlock
from stocktake_desktop.planning.house_style import HouseStyle, house_style_of
from stocktake_desktop.sheets.catalogue import PrintSettings, Sheet, sheet_content, sheet_pdf
from stocktake_desktop.sheets.ledger import sheets_of
from stocktake_desktop.sheets.page.content import changes, fingerprint
from stocktake_desktop.sheets.page.look import grey
from tests.certain import certain
from tests.plans import small_plan
from tests.sheets.drawn import STAMP, drawn, words_of, wrong


def emblem(colour="red", side=60):
    image = Image.new("RGBA", (side, side), (0, 0, 0, 0))
    ImageDraw.Draw(image).ellipse((2, 2, side - 2, side - 2), fill=colour)
    file = BytesIO()
    image.save(file, "PNG")
    return "data:image/png;base64," + base64.b64encode(file.getvalue()).decode()


HOUSE = HouseStyle("Office of the co-facilitators " * 4, True, "Ana Ruiz, +52 322 226 8000", emblem())
PUBLIC = {"door-sign"}
PLATES = {"name-plates", "person-plates", "delegation-plates"}


@pytest.fixture
def plan():
    with small_plan() as plan:
        yield plan


def sheets(plan, language="en"):
    """One sheet of each kind."""
    found: dict[str, Sheet] = {}
    for sheet in sheets_of(plan, language):
        found.setdefault(sheet.kind, sheet)
    return list(found.values())


def about(sheet):
    return {"day": sheet.day, "session_id": sheet.session_id, "room_id": sheet.room_id}


def pdf_of(plan, sheet, house=None):
    return sheet_pdf(plan, sheet, STAMP, PrintSettings(house=house))[0]


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_every_sheet_bears_the_house_style_and_nothing_lies_on_anything(plan, monkeypatch, language, paper):
    set_house_style(plan, HOUSE)
    for sheet in sheets(plan, language):
        lines, report = drawn(monkeypatch, sheet.kind, plan, paper, language, **about(sheet))
        said = words_of(lines)
        assert not report.warnings
        assert not wrong(lines, sheet.kind, paper), sheet.kind
        assert ("Officeoftheco-facilitators" in said) == (sheet.kind not in PLATES), sheet.kind
        assert ("AnaRuiz,+523222268000" in said) == (sheet.kind not in PLATES | PUBLIC), sheet.kind
        if language == "en":
            assert ("Internal" in said) == (sheet.kind not in PLATES | PUBLIC), sheet.kind


def test_internal_and_the_duty_officer_stand_on_every_page(plan, monkeypatch):
    set_house_style(plan, HOUSE)
    set_field(plan, SessionBlock, plan.meeting.sessions[0].id, "notes", "Bring the flags to the podium.\n" * 60)
    lines, report = drawn(monkeypatch, "run-of-show", plan)
    pages = {one.page for one in lines}
    assert len(pages) == report.pages > 1
    assert {one.page for one in lines if one.words == "Internal"} == pages
    assert {one.page for one in lines if "Duty officer: Ana Ruiz" in one.words} == pages


def test_the_emblem_is_a_picture_on_every_page(plan):
    for sheet in sheets(plan):
        for page in PdfReader(BytesIO(pdf_of(plan, sheet, HOUSE))).pages:
            assert len(page.images) == 1, sheet.kind
            assert certain(page.images[0].image).size == (60, 60)


def test_without_a_house_style_sheets_show_what_they_always_did(plan):
    for sheet in sheets(plan):
        assert pdf_of(plan, sheet) == pdf_of(plan, sheet, HouseStyle())
        assert not PdfReader(BytesIO(pdf_of(plan, sheet))).pages[0].images


def test_colours_off_leaves_black_white_and_greys(plan):
    house = replace(HOUSE, in_colour=False)
    for sheet in sheets(plan):
        coloured, plain = (painted(pdf_of(plan, sheet, one)) for one in (HOUSE, house))
        assert all(red == green == blue for red, green, blue in plain), sheet.kind
        if sheet.kind not in PLATES:
            assert any(len(set(colour)) > 1 for colour in coloured), sheet.kind
        image = PdfReader(BytesIO(pdf_of(plan, sheet, house))).pages[0].images[0].image
        red, green, blue = certain(image).convert("RGB").split()
        assert red.tobytes() == green.tobytes() == blue.tobytes()


def painted(pdf):
    """The colours of all that is filled or drawn."""
    code = "".join(certain(page.get_contents()).get_data().decode("latin-1") for page in PdfReader(BytesIO(pdf)).pages)
    return {
        tuple(float(part) for part in found.split()) for found in re.findall(r"([\d.]+ [\d.]+ [\d.]+) (?:rg|RG)", code)
    }


def test_dark_colours_become_black_and_greys_stay_as_light_as_they_are():
    assert grey((0.63, 0.06, 0.08)) == (0, 0, 0) == grey((0.05, 0.22, 0.45))
    assert grey((1.0, 1.0, 1.0)) == pytest.approx((1, 1, 1))
    assert grey((0.62, 0.63, 0.65))[0] == pytest.approx(0.63, abs=0.01)


def test_each_setting_makes_sheets_stale_and_says_so_in_words(plan):
    panel = next(block for block in plan.meeting.sessions if block.title == "Panel I")
    ways = {
        "the emblem is another one": {"emblem": emblem("blue")},
        "colours are used or left out": {"in_colour": False},
        "the text is larger or smaller": {"podium_size": PodiumSize.LARGE},
        "new: “Secretariat”": {"organisation_line": "Secretariat"},
        "new: “Internal”": {"is_internal": True},
        "new: “Duty officer: Ana”": {"duty_officer": "Ana"},
    }
    before = sheet_content(plan, Sheet("podium", session_id=panel.id))
    for words, way in ways.items():
        set_house_style(plan, replace(HouseStyle(), **way))
        now = sheet_content(plan, Sheet("podium", session_id=panel.id))
        assert fingerprint(now) != fingerprint(before)
        assert list(changes(before, now)) == [words]
        assert len("".join(now)) - len("".join(before)) < 60, "a big emblem is not kept with every issue"
        plan.undo()
    assert sheet_content(plan, Sheet("podium", session_id=panel.id)) == before


def test_what_a_sheet_does_not_show_of_the_house_style_leaves_it_current(plan):
    plates = {one.kind: one for one in sheets(plan)}["person-plates"]
    day = {one.kind: one for one in sheets(plan)}["day"]
    before = plates.content(plan), day.content(plan)
    set_house_style(plan, HouseStyle("Secretariat", True, "Ana", podium_size=PodiumSize.LARGE))
    assert plates.content(plan) == before[0]
    set_house_style(plan, HouseStyle(podium_size=PodiumSize.LARGE))
    assert day.content(plan) == before[1]


@pytest.mark.parametrize("size", list(PodiumSize))
@pytest.mark.parametrize("language", ["en", "ru", "ar"])
def test_podium_sheets_in_every_size_keep_their_words_on_the_page(plan, monkeypatch, size, language):
    set_house_style(plan, replace(HOUSE, podium_size=size))
    panel = next(block for block in plan.meeting.sessions if block.title == "Panel I")
    lines, report = drawn(monkeypatch, "podium", plan, language=language, session_id=panel.id)
    assert not report.warnings
    assert not wrong(lines, "podium")
    assert "KariNordmann" in words_of(lines)


def test_names_are_as_much_larger_as_was_chosen(plan, monkeypatch):
    panel = next(block for block in plan.meeting.sessions if block.title == "Panel I")
    heights = []
    for size in PodiumSize:
        set_house_style(plan, HouseStyle(podium_size=size))
        lines, _report = drawn(monkeypatch, "podium", plan, session_id=panel.id)
        heights.append(next(one.high - one.low for one in lines if one.words == "Speaker 1"))
    assert [round(one / heights[0], 2) for one in heights] == [1.0, 1.15, 1.3]


@pytest.mark.parametrize("data", ["data:image/png;base64,AAAA", "data:image/svg+xml;base64,AAAA", "nothing", "\x00"])
def test_a_broken_emblem_is_left_out_and_told(plan, data):
    pdf, report = sheet_pdf(plan, Sheet("glance"), STAMP, PrintSettings(house=HouseStyle(emblem=data)))
    assert not PdfReader(BytesIO(pdf)).pages[0].images
    assert report.warnings == ("The emblem cannot be printed; choose it again in the house style of the sheets.",)


def test_the_meeting_says_what_its_house_style_is(plan):
    set_house_style(plan, HOUSE)
    assert house_style_of(plan.meeting) == HOUSE
