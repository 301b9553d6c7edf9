"""The readers as the fuzzer sees them: how an input is made of what the program writes, and how it is read."""

import base64
import json
import random
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document
from PIL import Image

from stocktake_desktop.interchange.doubles import doubles
from stocktake_desktop.interchange.readers.calendar import read_calendar
from stocktake_desktop.interchange.readers.people_list import read_people, read_table
from stocktake_desktop.interchange.readers.plan_json import place_plan_json, read_plan_json
from stocktake_desktop.interchange.readers.programme_text import place_programme, read_programme, read_text
from stocktake_desktop.interchange.readers.schedule_json import read_schedule_json
from stocktake_desktop.interchange.readers.schedule_xml import read_schedule
from stocktake_desktop.interchange.readers.web_page import read_page
from stocktake_desktop.interchange.readers.word import read_word
from stocktake_desktop.interchange.readers.workbook import read_all_sheets
from stocktake_desktop.interchange.writers.plan_json import plan_as_json
from stocktake_desktop.models import Plan, new_plan
from stocktake_desktop.planning.house_style import HouseStyle
from stocktake_desktop.sheets.page.compositor import Compositor
from stocktake_desktop.sheets.page.emblem import emblem_of
from stocktake_desktop.ui.house_style.svg_care import plain_svg
from tests.plans import small_plan
from tests.soak.damage import damaged, damaged_values, damaged_xml

PROGRAMME = """Stocktaking meeting
Day 1 – Monday, 4 December 2017
10:00–11:15 Opening (Conference Room 3)
Chair: H.E. Mr. Luis García Márquez, Minister of Water, Mexico (TBC)
Followed by an open discussion (20 min)
11.15 am - 1 pm Parallel action groups
Action Group 1: Rivers
Action Group 2: Lakes
Objectives: learn; share
• What works?
Format: moderated by the President of Mexico, 10 minutes each
Time | Agenda item | Room | Speakers
15:00 | Panel II | Sala 2 | Ms. Ana Ruiz, Director of X, Y Institute; Presenter 2
Day 2
noon Closing ceremony
"""
CELLS = """Programme
mercredi 26 novembre 2025
TIME\tAGENDA ITEM\tOBJECTIVES
09:00 – noon\tAtelier 1a (Salle 2) – Modératrice : Mme Léa Roy, Togo
•\tAna Ruiz (UNHCR) & Ola Heis (Norway)\tObjectives:
\tAtelier 1b
| 3 - 5 p.m. | "Débat | général" |
Date;Start;End;Title;Room
"""
"""A programme in cells, of several shapes."""
PAGE = """<html><body><h1>Forum</h1><h2>4 December 2017</h2><table><tr><th>Time</th><th>Session</th></tr><tr>
<td rowspan="2">10:00 – 11:00</td><td colspan="3">Opening<br/>Moderator: Ms. Ana Ruiz</td></tr><tr><td>Talks</td></tr>
</table><ul><li><p>12:00 Lunch</p></li></ul></body></html>"""
CALENDAR = """BEGIN:VCALENDAR
X-WR-CALNAME:Forum
BEGIN:VEVENT
UID:1
DTSTART;TZID=Central Standard Time (Mexico):20171204T080000
DURATION:PT1H
RRULE:FREQ=DAILY;COUNT=3
EXDATE;TZID=Central Standard Time (Mexico):20171205T080000
SUMMARY:Opening
DESCRIPTION:Moderator: Ms. Ana Ruiz\\nObjectives:\\nLearn
ATTENDEE;ROLE=CHAIR;PARTSTAT=ACCEPTED;CN="Ben Okoro":mailto:b@example.org
END:VEVENT
END:VCALENDAR
"""
PEOPLE = """Title;First name;Surname;Function;Organisation;E-mail;Languages;Arrival;Departure;Notes
H.E. Mr.;Luis;GARCÍA;Minister;Mexico;l@example.org;en, es;4 Dec 10:00;2017-12-06;"a ""b"" c"
Ms.;Ana;Ruiz;Director;UN Water;ana@example.org;english;Day 1 9:00;6/12;
"""
SCHEDULE = """<?xml version="1.0"?><schedule><conference><title>Rivers</title>
<time_zone_name>Europe/Oslo</time_zone_name></conference><day index="1" date="2031-05-06"><room name="Hall">
<event guid="a"><room>Hall</room><title>Opening</title><type>Opening</type><start>10:00</start>
<date>2031-05-06T08:00:00+00:00</date><duration>00:30</duration><abstract>One</abstract>
<persons><person guid="1">Ana Ruiz (WHO)</person><person id="2">Speaker 2</person></persons></event>
<event><title>Some time</title><duration>1:00:00</duration></event></room></day></schedule>"""
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = 'xmlns="http://schemas.openxmlformats.org/package/2006/'
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
PARTS = {
    "[Content_Types].xml": f'<Types {PACKAGE}content-types">'
    f'<Override PartName="/xl/workbook.xml" ContentType="{TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/sharedStrings.xml" ContentType="{TYPE}.sharedStrings+xml"/></Types>',
    "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{OFFICE}"><sheets><sheet name="List" sheetId="1" r:id="b"/></sheets>'
    "</workbook>",
    "xl/_rels/workbook.xml.rels": f'<Relationships {PACKAGE}relationships">'
    f'<Relationship Id="b" Type="{OFFICE}/worksheet" Target="/xl/worksheets/sheet1.xml"/></Relationships>',
    "xl/sharedStrings.xml": f"<sst {MAIN}><si><t>Name</t></si><si><r><t>Ana </t></r><r><t>Ruiz</t></r></si></sst>",
    "xl/styles.xml": f'<styleSheet {MAIN}><numFmts><numFmt numFmtId="170" formatCode="dd/mm"/></numFmts>'
    '<cellXfs><xf numFmtId="170"/></cellXfs></styleSheet>',
    "xl/worksheets/sheet1.xml": f'<worksheet {MAIN}><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row>'
    '<row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3" s="0"><v>43073.4</v></c><c t="b"><v>1</v></c></row></sheetData>'
    "</worksheet>",
}
DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink" viewBox="0 0 40 20"><defs>
<linearGradient id="g"><stop stop-color="#00f"/></linearGradient><g id="s"><path d="M0 0L1 1" fill="url(#g)"/></g>
</defs><use x:href="#s"/><text x="2">UN</text><style>path{fill:red}</style></svg>"""


@dataclass(frozen=True)
class Reader:
    """One way into the program; `share` of the inputs are for it."""

    name: str
    share: float
    make: Callable[[random.Random], Any]
    read: Callable[[Any], object]


def _from_file(read: Callable[[Path], object], path: Path) -> Callable[[bytes], object]:
    def write_and_read(content: bytes) -> object:
        path.write_bytes(content)
        return read(path)

    return write_and_read


def programme(_folder: Path) -> Reader:
    """A programme as text."""
    return Reader("programme", 14, lambda chance: damaged(chance.choice((PROGRAMME, CELLS)), chance), read_programme)


def text(folder: Path) -> Reader:
    """Bytes that may be a text."""
    seeds = [PROGRAMME.encode(code, "replace") for code in ("utf-8", "utf-16", "cp1252", "utf-8-sig")]
    read = _from_file(lambda path: read_programme(read_text(path)), folder / "programme.txt")
    return Reader("text", 3, lambda chance: damaged(chance.choice(seeds), chance), read)


def placing(_folder: Path) -> Reader:
    """A programme put into a plan, which is as it was afterwards."""
    plan = new_plan("Fuzz")

    def read(words: str) -> None:
        programme, report = read_programme(words)
        _tried(plan, lambda: place_programme(plan, programme, report, None))

    return Reader("placing", 2, lambda chance: damaged(PROGRAMME, chance), read)


def people(_folder: Path) -> Reader:
    """A list of people that was pasted, held against those who are known."""
    meeting = small_plan().meeting
    days, names = [day.date for day in meeting.days], [one.name for one in meeting.organisations]

    def read(words: str) -> None:
        table = read_table(words, names)
        doubles(read_people(table, table.columns, days).people, meeting)

    seeds = [PEOPLE, PEOPLE.replace(";", "\t"), PEOPLE.replace(";", ","), PEOPLE.split("\n", 1)[1]]
    return Reader("people", 55, lambda chance: damaged(chance.choice(seeds), chance), read)


def schedule(folder: Path) -> Reader:
    """A schedule.xml."""
    read = _from_file(read_schedule, folder / "schedule.xml")

    def make(chance: random.Random) -> bytes:
        if chance.random() < 0.1:
            return damaged(SCHEDULE.encode(), chance)
        return damaged_xml(SCHEDULE, chance).encode("utf-8", "replace")

    return Reader("schedule", 12, make, read)


def schedule_json(folder: Path) -> Reader:
    """A schedule in JSON, its values or its letters damaged."""
    talk = {"guid": "a", "title": "Opening", "date": "2031-05-06T10:00:00+02:00", "duration": "01:00", "persons": [{}]}
    slot = {"room": {"en": "Hall"}, "start": "2031-05-06T10:00:00Z", "end": "2031-05-06T10:30:00Z"}
    seeds = [
        json.dumps({"schedule": {"conference": {"days": [{"date": "2031-05-06", "rooms": {"Hall": [talk]}}]}}}),
        json.dumps({"results": [{"code": "A", "title": "Talk", "speakers": [{"name": "Ana Ruiz"}], "slot": slot}]}),
    ]

    def make(chance: random.Random) -> bytes:
        seed = chance.choice(seeds)
        if chance.random() < 0.3:
            return damaged(seed.encode(), chance)
        return json.dumps(damaged_values(json.loads(seed), chance)).encode()

    return Reader("schedule json", 12, make, _from_file(read_schedule_json, folder / "schedule.json"))


def workbook(folder: Path) -> Reader:
    """A workbook: its parts damaged and packed well, or packed and then damaged."""

    def make(chance: random.Random) -> bytes:
        parts, packed = dict(PARTS), BytesIO()
        whole = chance.random() < 0.5
        if whole:
            name = chance.choice(list(parts))
            parts[name] = damaged_xml(parts[name], chance)
        with ZipFile(packed, "w", chance.choice((0, ZIP_DEFLATED))) as file:
            for name, content in parts.items():
                file.writestr(name, content.encode("utf-8", "replace"))
        return packed.getvalue() if whole else damaged(packed.getvalue(), chance)

    return Reader("workbook", 9, make, _from_file(read_all_sheets, folder / "list.xlsx"))


def word(folder: Path) -> Reader:
    """A Word document: its text damaged and packed well, or packed and then damaged."""
    document, packed = Document(), BytesIO()
    table = document.add_table(rows=3, cols=3)
    for cell, words in zip((cell for row in table.rows for cell in row.cells), CELLS.split(), strict=False):
        cell.text = words
    table.cell(1, 0).merge(table.cell(2, 0))
    document.add_paragraph("10:00 Opening", style="List Bullet")
    document.save(packed)
    with ZipFile(packed) as file:
        parts = {name: file.read(name) for name in file.namelist()}

    def make(chance: random.Random) -> bytes:
        whole, damage = BytesIO(), chance.random() < 0.7
        text = damaged_xml(parts["word/document.xml"].decode(), chance).encode("utf-8", "replace")
        with ZipFile(whole, "w", ZIP_DEFLATED) as file:
            for name, content in {**parts, **({"word/document.xml": text} if damage else {})}.items():
                file.writestr(name, content)
        return whole.getvalue() if damage else damaged(whole.getvalue(), chance)

    read = _from_file(lambda path: read_programme(read_word(path)), folder / "programme.docx")
    return Reader("word", 4, make, read)


def page(folder: Path) -> Reader:
    """A web page."""
    read = _from_file(lambda path: read_programme(read_page(path)), folder / "programme.html")
    return Reader("page", 4, lambda chance: damaged_xml(PAGE, chance).encode("utf-8", "replace"), read)


def calendar(folder: Path) -> Reader:
    """A calendar."""
    read = _from_file(read_calendar, folder / "calendar.ics")
    return Reader("calendar", 3, lambda chance: damaged(CALENDAR.encode(), chance), read)


def plan_json(folder: Path) -> Reader:
    """A whole plan in JSON, its values or its letters damaged, put into a plan."""
    whole = json.dumps(plan_as_json(small_plan()))
    plan = new_plan("Fuzz")

    def make(chance: random.Random) -> bytes:
        if chance.random() < 0.3:
            return damaged(whole.encode(), chance)
        return json.dumps(damaged_values(json.loads(whole), chance)).encode()

    def read(path: Path) -> None:
        data = read_plan_json(path)
        _tried(plan, lambda: place_plan_json(plan, data))

    return Reader("plan", 2, make, _from_file(read, folder / "plan.json"))


def emblem(_folder: Path) -> Reader:
    """The emblem in a plan."""
    picture = BytesIO()
    Image.new("RGBA", (8, 4), "red").save(picture, "PNG")

    def make(chance: random.Random) -> str:
        words = "data:image/png;base64," + base64.b64encode(damaged(picture.getvalue(), chance)).decode()
        return words if chance.random() < 0.9 else damaged(words, chance).encode("utf-8", "replace").decode()

    return Reader("emblem", 2, make, lambda words: emblem_of(Compositor(house=HouseStyle(emblem=words))))


def drawing(_folder: Path) -> Reader:
    """A vector picture, as far as it is looked over."""

    def make(chance: random.Random) -> bytes:
        return damaged_xml(DRAWING, chance).encode("utf-8", "replace")

    return Reader("drawing", 1, make, lambda data: plain_svg(data, "emblem.svg"))


READERS = (
    programme,
    text,
    placing,
    people,
    schedule,
    schedule_json,
    workbook,
    word,
    page,
    calendar,
    plan_json,
    emblem,
    drawing,
)


class _Enough(Exception):
    """Ends a step so that nothing of it stays."""


def _tried(plan: Plan, act: Callable[[], object]) -> None:
    """Do it in a plan as a step, and take it back."""
    try:
        with plan.edit("Fuzz"):
            act()
            plan.find(type(plan.meeting), "")  # writes what waits
            raise _Enough
    except _Enough:
        return
