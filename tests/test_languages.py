"""A language of paper is one record and a catalogue: a program that has one more prints and offers it."""

import ast
import os
import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from stocktake_desktop.languages import LANGUAGES, language_of
from stocktake_desktop.paths import RESOURCES
from stocktake_desktop.sheets.registry import SHEET_KINDS
from tests.certain import certain

PACKAGE = Path(__file__).parents[1] / "stocktake_desktop"
RECORD = '    Language("pt", "Português", long_date="EEEE, d \'de\' MMMM \'de\' y"),\n'
WORDS = {"Page {number} of {total}": "Página {number} de {total}", "Podium sheet": "Folha da mesa"}

PRINT_ALL = """
import io, sys
from datetime import datetime
from pathlib import Path
import pypdfium2
from PySide6.QtWidgets import QApplication
from stocktake_desktop import cli
from stocktake_desktop.interchange.sample import copy_sample
from stocktake_desktop.settings import Settings
from stocktake_desktop.sheets.catalogue import Stamp, sheet_pdf
from stocktake_desktop.sheets.ledger import sheets_of
from stocktake_desktop.sheets.page.sheet_kind import About
from stocktake_desktop.sheets.registry import SHEET_KINDS
from tests.certain import certain
from stocktake_desktop.sheets.sheet import Sheet
from stocktake_desktop.sheets.words.dates import long_date
from stocktake_desktop.ui.print_centre.print_bar import PrintBar

folder = Path(sys.argv[1])
with copy_sample(folder / "a.stocktake") as plan:
    block = plan.meeting.sessions[0]
    for kind in SHEET_KINDS:
        about = {About.SESSION: {"session_id": block.id}, About.ROOM: {"room_id": block.meeting.rooms[0].id, "day": 1}}
        sheet = Sheet(kind.key, language="pt", **about.get(kind.about, {}))
        data, _report = sheet_pdf(plan, sheet, Stamp(3, datetime(2031, 5, 1)))
        words = pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range()
        assert "Página 1 de" in words, (kind.key, words)
    assert long_date(plan.meeting.days[0].date, "pt") == "Segunda-feira, 4 de dezembro de 2017"
plan, out = str(folder / "a.stocktake"), str(folder / "a.pdf")
assert cli.run(["sheets", plan, "--language", "pt", "--second-language", "en"]) == 0
assert cli.run(["sheet", plan, "--kind", "day", "--language", "pt", "-o", out]) == 0
application = QApplication([])
bar = PrintBar(Settings(folder / "settings.json"))
for box in (bar.languages, bar.second):
    box.show_value("pt")
    assert "Português" in box.currentText()
print("printed", len(SHEET_KINDS))
"""


def test_one_more_language_is_a_record_and_a_catalogue(tmp_path):
    package = tmp_path / "stocktake_desktop"
    shutil.copytree(PACKAGE, package, ignore=shutil.ignore_patterns("__pycache__", "resources"))
    shutil.copytree(RESOURCES, package / "resources")
    records = package / "languages.py"
    before, head, after = records.read_text("utf-8").partition("LANGUAGES = (\n")
    records.write_text(before + head + RECORD + after, "utf-8")
    catalogue = Catalog(locale="pt")
    for message, string in WORDS.items():
        catalogue.add(message, string)
    folder = package / "resources" / "translations" / "pt" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "sheets.mo").open("wb") as file:
        write_mo(file, catalogue)
    environment = {**os.environ, "PYTHONPATH": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", PRINT_ALL, str(tmp_path)]
    run = subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert run.stdout.splitlines()[-1] == f"printed {len(SHEET_KINDS)}"


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_every_language_says_what_it_is_for_and_letters_that_join_stay_together(language):
    assert language_of(language.code) is language
    assert language.on_paper or language.on_screen
    assert not (language.from_right and language.is_tracked)


def test_the_frozen_program_takes_the_dates_of_every_language():
    spec = ast.parse((PACKAGE.parent / "build.spec").read_text("utf-8"))
    ours = [
        node for node in spec.body if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(PACKAGE.name)
    ]
    for node in ours:
        assert {alias.name for alias in node.names} <= vars(import_module(certain(node.module))).keys()
    assert {"PAPER_LANGUAGES", "SCREEN_LANGUAGES"} <= {alias.name for node in ours for alias in node.names}
