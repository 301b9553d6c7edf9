"""Word documents: tables and paragraphs, merged cells, tracked changes; what is hostile is refused in a sentence."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from stocktake_desktop.interchange.readers.foreign import ImportRefused
from stocktake_desktop.interchange.readers.word import read_word
from stocktake_desktop.interchange.registry import import_programme
from stocktake_desktop.models import open_plan
from tests.certain import certain

WORD = "word/document.xml"


@pytest.fixture
def programme(tmp_path):
    """A document with a table of three columns, a merged time, a day across all columns, and a tracked change."""
    document = Document()
    document.sections[0].header.paragraphs[0].text = "Page head 10:00"
    document.add_heading("Forum on rivers", 0)
    table = document.add_table(rows=6, cols=3)
    rows = (
        ("TIME", "AGENDA ITEM", "OBJECTIVES"),
        ("Monday, 4 December 2017", "", ""),
        ("10:00 – 11:00", "Opening\n(Grand Hall)\nSpeakers:", "Greet the delegates"),
        ("11:00 –\n13:00", "Action Group 1: Rivers\n(Room A)", ""),
        ("", "Action Group 2: Lakes\n(Room B)", ""),
        ("13:00 – 14:00", "Lunch", ""),
    )
    for row, words in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, words, strict=True):
            cell.text = text
    table.cell(1, 0).merge(table.cell(1, 2))
    table.cell(3, 0).merge(table.cell(4, 0))
    opening = table.cell(2, 1)
    opening.add_paragraph("Ms. Ana Ruiz, Kenya", style="List Bullet")
    change = opening.add_paragraph("Mr. Ola Heis")._p
    inserted = f"<w:ins {nsdecls('w')} w:id='1' w:author='x'><w:r><w:t>, Norway</w:t></w:r></w:ins>"
    deleted = f"<w:del {nsdecls('w')} w:id='2' w:author='x'><w:r><w:delText>, Sweden</w:delText></w:r></w:del>"
    for xml in (deleted, inserted):
        change.append(parse_xml(xml))
    document.add_paragraph("Interpretation is provided.")
    path = tmp_path / "programme.docx"
    document.save(path)
    return path


def test_a_document_comes_in_with_its_table(programme, tmp_path):
    report = import_programme(programme, tmp_path / "a.stocktake")
    with open_plan(tmp_path / "a.stocktake") as plan:
        assert plan.meeting.title == "Forum on rivers"
        sessions = plan.meeting.sessions
        assert [(str(certain(s.day).date), s.start, s.end, s.title, certain(s.room).name) for s in sessions] == [
            ("2017-12-04", 600, 660, "Opening", "Grand Hall"),
            ("2017-12-04", 660, 780, "Action Group 1: Rivers", "Room A"),
            ("2017-12-04", 660, 780, "Action Group 2: Lakes", "Room B"),
            ("2017-12-04", 780, 840, "Lunch", "Plenary"),
        ]
        opening = plan.meeting.sessions[0]
        assert opening.objectives == "Greet the delegates"
        people = [certain(one.person) for one in opening.appearances]
        found = [(person.family_name, certain(person.organisation).name) for person in people]
        assert found == [("Ruiz", "Kenya"), ("Heis", "Norway")]
    assert not any("Page head" in line.text or "Sweden" in line.text for line in report.lines)


def repacked(path, parts):
    """The document with other parts in it."""
    with ZipFile(path) as file:
        whole = {name: file.read(name) for name in file.namelist()} | parts
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as file:
        for name, content in whole.items():
            file.writestr(name, content)
    path.write_bytes(packed.getvalue())
    return path


BODY = f"<w:document {nsdecls('w')}><w:body><w:p><w:r><w:t>{{}}</w:t></w:r></w:p></w:body></w:document>"
BOMB = f'<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>{BODY.format("&b;")}'


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        ({WORD: BODY.format(" " * 31_000_000).encode()}, "holds too much"),
        ({WORD: BODY.format("10:00 Opening " * 700_000).encode()}, "holds too much"),
        ({WORD: BOMB.encode()}, "defines words of its own"),
        ({WORD: BODY.format("<w:r>" * 200 + "</w:r>" * 200).encode()}, "too deep"),
        ({WORD: b"<w:document"}, "not whole XML"),
        ({"word/vbaProject.bin": b"x"}, "holds programs"),
        ({WORD: BODY.format("").encode()}, "is empty"),
    ],
    ids=["zip bomb", "10 MB cell", "entities", "depth", "half", "macros", "empty"],
)
def test_a_hostile_document_is_refused_in_a_sentence(programme, parts, sentence):
    with pytest.raises(ImportRefused, match=sentence):
        read_word(repacked(programme, parts))


def test_what_a_document_refers_to_elsewhere_is_never_asked_for(programme):
    elsewhere = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type='
        '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" TargetMode="External" '
        'Target="http://192.0.2.1/template.dotm"/></Relationships>'
    )
    assert "Opening" in read_word(repacked(programme, {"word/_rels/document.xml.rels": elsewhere.encode()}))


def test_what_is_no_document_is_said(tmp_path):
    path = tmp_path / "programme.docx"
    path.write_bytes(b"\xd0\xcf\x11\xe0 protected")
    with pytest.raises(ImportRefused, match="not a whole Word document"):
        read_word(path)
