"""A golden podium sheet: every line with its page and place in points, against the picture kept beside this file.

After a wanted change of the look, `python -m tests.sheets.page.test_layout` writes the picture anew; look at the pages.
"""

from datetime import date, datetime
from functools import partial
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader

from stocktake_desktop.edits.appearances import Who, add_alternate, add_appearance
from stocktake_desktop.edits.blocks import add_block
from stocktake_desktop.edits.contents import add_segment
from stocktake_desktop.edits.fields import set_field
from stocktake_desktop.edits.frame import add_day, add_room
from stocktake_desktop.edits.people import add_organisation, add_person
from stocktake_desktop.models import Role, SegmentKind, SessionBlock, SessionKind, Status, new_plan
from stocktake_desktop.sheets.catalogue import Sheet, Stamp, sheet_pdf

GOLDEN = Path(__file__).with_name("podium.txt")
STAMP = Stamp(2, datetime(2031, 5, 1, 18, 40), 1)


def sheet(language="en"):
    plan = new_plan("Conference on rivers", place="Lund")
    day, room = add_day(plan, date(2031, 5, 6)), add_room(plan, "Great hall")
    block = add_block(
        plan, "Panel I – Sources and deltas", SessionKind.PANEL, day_id=day, start=600, minutes=180, room_id=room
    )
    set_field(plan, SessionBlock, block, "objectives", "Agree on terms.\nHear the delta States.")
    panel = add_segment(plan, block, "Panel", SegmentKind.PANEL, 60)
    add_segment(plan, block, "Questions", SegmentKind.QUESTIONS, 100)
    delta = add_organisation(plan, "Delta States")
    chair = add_person(plan, "Zoë", "Żółkiewska", delta, honorific="H.E. Ms.", respelling="ZOH-eh zhoow-KYEV-ska")
    add_appearance(plan, block, Who(chair), Role.MODERATOR, status=Status.CONFIRMED)
    li = add_person(plan, "Xiaoyan", "Li", delta, honorific="Ms.", native_name="李晓燕女士", languages="Chinese")
    add_appearance(plan, block, Who(li), segment_id=panel, minutes=10, status=Status.INVITED)
    mayor = add_appearance(plan, block, Who(placeholder="The Mayor of Lund"), segment_id=panel, minutes=10)
    add_alternate(plan, mayor, Who(placeholder="the Deputy Mayor"))
    for name in ("A fisher", "A ferryman", "An engineer"):
        add_appearance(plan, block, Who(placeholder=name), Role.EXPERT, segment_id=panel, minutes=10)
    return sheet_pdf(plan, Sheet("podium", session_id=block, language=language), STAMP)[0]


def _note(found, text, _cm, tm, _font, _size):
    found.append((tm, text))


def picture():
    lines = []
    for number, page in enumerate(PdfReader(BytesIO(sheet())).pages, 1):
        found: list[tuple[list[float], str]] = []
        page.extract_text(visitor_text=partial(_note, found))
        lines += [f"{number} {tm[4]:6.1f} {tm[5]:6.1f}  {text.strip()}" for tm, text in found if text.strip()]
    return "\n".join(lines) + "\n"


def test_the_podium_sheet_looks_as_it_did():
    assert picture() == GOLDEN.read_text("utf-8")


def test_a_sheet_in_arabic_is_mirrored():
    def place_of_the_clock(language):
        page = PdfReader(BytesIO(sheet(language))).pages[0]
        found = []
        page.extract_text(visitor_text=lambda text, _cm, tm, _font, _size: found.append((text.strip(), tm[4])))
        return next(x for text, x in found if text.startswith("10:10"))

    assert place_of_the_clock("en") < 100
    assert place_of_the_clock("ar") > 450


if __name__ == "__main__":
    GOLDEN.write_text(picture(), "utf-8")
