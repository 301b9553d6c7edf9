"""Files made to eat memory: each reader refuses them, in a process that may not take more than its bound."""

import subprocess
import sys
from itertools import pairwise
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZipFile

import pytest

from tests.interchange.test_workbook import MAIN, parts, sheet

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit for one process")

BOUND = 1 << 30
"""Bytes of memory, the program itself included."""

READ = """
import resource, sys
from pathlib import Path
from stocktake_desktop.interchange.progress import silently
from stocktake_desktop.interchange.readers.people_list import read_people, read_table
from stocktake_desktop.interchange.readers.plan_json import import_plan_json
from stocktake_desktop.interchange.registry import text_reader_for
from stocktake_desktop.interchange.readers.programme_text import read_programme
from stocktake_desktop.interchange.readers.calendar import read_calendar
from stocktake_desktop.interchange.readers.schedule_json import read_schedule_json
from stocktake_desktop.interchange.readers.schedule_xml import read_schedule
from stocktake_desktop.models import PlanError

def people(path):
    table = read_table(text_reader_for(path).text(path, silently))
    read_people(table, table.columns)

readers = {
    "people": people,
    "programme": lambda path: read_programme(text_reader_for(path).text(path, silently)),
    "schedule": read_schedule,
    "calendar": read_calendar,
    "schedule json": read_schedule_json,
    "plan": lambda path: import_plan_json(path, path.with_suffix(".stocktake")),
}
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[3]),) * 2)
try:
    readers[sys.argv[1]](Path(sys.argv[2]))
except PlanError as error:
    print("refused:", error)
else:
    print("read")
"""

PLAN = '{"format": "stocktake-plan", "version": 1, "meeting": {"title": "M"}, "x": %s}'
TEXTS = {
    "elements": ("schedule", ".xml", lambda: "<schedule>" + "<a/>" * 4_500_000 + "</schedule>"),
    "attributes": ("schedule", ".xml", lambda: "<schedule " + " ".join(map("a{}=''".format, range(1_400_000))) + "/>"),
    "wide": ("schedule", ".xml", lambda: "<schedule>" + "🜁" * 4_500_000 + "</schedule>"),
    "entities": (
        "schedule",
        ".xml",
        lambda: (
            '<!DOCTYPE s [<!ENTITY a "aaaaaaaaaa">'
            + "".join(f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in pairwise("abcdefghij"))
            + "]><schedule>&j;</schedule>"
        ),
    ),
    "talks": ("schedule json", ".json", lambda: '{"talks": [' + '{"a":0},' * 2_400_000 + "{}]}"),
    "nested talks": ("schedule json", ".json", lambda: '{"talks": ' + "[" * 100_000 + "]" * 100_000 + "}"),
    "events": (
        "calendar",
        ".ics",
        lambda: "BEGIN:VCALENDAR\n" + "BEGIN:VEVENT\nEND:VEVENT\n" * 700_000 + "END:VCALENDAR",
    ),
    "calendar lines": ("calendar", ".ics", lambda: "BEGIN:VCALENDAR\n" + "A:b\n" * 4_000_000 + "END:VCALENDAR"),
    "components": ("calendar", ".ics", lambda: "BEGIN:VCALENDAR\n" + "BEGIN:A\n" * 2_000_000 + "END:VCALENDAR"),
    "lists": ("plan", ".json", lambda: PLAN % f"[{'[],' * 9_000_000}0]"),
    "objects": ("plan", ".json", lambda: PLAN % ("[" + '{"a":0},' * 3_000_000 + "0]")),
    "deep": ("plan", ".json", lambda: PLAN % ("[" * 900 + "]" * 900)),
    "digits": ("plan", ".json", lambda: PLAN % ("9" * 25_000_000)),
    "lines": ("programme", ".txt", lambda: "10:00 A\n" * 2_000_000),
    "titles": ("programme", ".txt", lambda: f"10:00–11:00 {'A' * 900_000}\n" + "note\n" * 20_000),
    "groups": ("programme", ".txt", lambda: parallel(20_000, 20_000)),
    "rows": ("people", ".csv", lambda: "Ana Ruiz;Minister\n" * 1_000_000),
    "tabs": ("people", ".csv", lambda: "Ana\t" * 4_000_000),
    "marks": ("people", ".csv", lambda: "\u2028" * 6_000_000),
}


def parallel(groups, aims):
    """As many parallel sessions as aims that each of them has."""
    titles = "\n".join(f"Action Group {nth}" for nth in range(groups))
    return f"10:00–11:00 Parallel groups\n{titles}\nObjectives:\n" + "Learn\n" * aims


def read(kind, path):
    command = [sys.executable, "-c", READ, kind, str(path), str(BOUND)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_that_would_fill_the_memory_is_refused_or_fits(name, tmp_path):
    kind, suffix, make = TEXTS[name]
    path = tmp_path / f"bomb{suffix}"
    path.write_text(make(), "utf-8")
    done = read(kind, path)
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    assert done.stdout.startswith(("refused:", "read"))


def workbook(path, packed=ZIP_DEFLATED, **changed):
    with ZipFile(path, "w", packed) as file:
        for name, text in parts(**changed).items():
            file.writestr(name, text)
    return path


CELLS = '<c t="s"><v>0</v></c>' * 60
WORKBOOKS = {
    "one string in many cells": {
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}"><si><t>{"x" * 10_000}</t></si></sst>',
        "xl/worksheets/sheet2.xml": sheet(f"<row>{CELLS}</row>" * 6_000),
    },
    "many cells in one row": {"xl/worksheets/sheet2.xml": sheet(f"<row>{CELLS * 12_000}</row>")},
    "each part as large as it may be": {
        name: sheet(" " * 19_000_000) for name in ("xl/sharedStrings.xml", "xl/styles.xml", "xl/worksheets/sheet2.xml")
    },
    "rows that all say they are the first": {
        "xl/worksheets/sheet2.xml": sheet('<row r="1"><c t="str"><v>x</v></c></row>' * 300_000)
    },
}


@pytest.mark.parametrize("packed", [ZIP_DEFLATED, ZIP_LZMA], ids=["deflated", "lzma"])
@pytest.mark.parametrize("name", WORKBOOKS)
def test_a_workbook_that_would_fill_the_memory_is_refused(name, packed, tmp_path):
    done = read("people", workbook(tmp_path / "bomb.xlsx", packed, **WORKBOOKS[name]))
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    assert done.stdout.startswith("refused:")
