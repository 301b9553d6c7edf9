"""Workbooks as lists: the cells of the first sheet as text, dates included; bombs and broken files get a sentence."""

from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, ZipFile

import pytest

from stocktake_desktop.interchange.readers.foreign import ImportRefused
from stocktake_desktop.interchange.readers.people_list import read_people, read_table
from stocktake_desktop.interchange.readers.workbook import read_workbook

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORKBOOK = (
    f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets><sheet name="Old" state="hidden" r:id="a"/>'
    '<sheet name="List" r:id="b"/></sheets></workbook>'
)
RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="a" Target="worksheets/sheet1.xml"/><Relationship Id="b" Target="/xl/worksheets/sheet2.xml"/>'
    "</Relationships>"
)
STRINGS = f'<sst xmlns="{MAIN}"><si><t>Name</t></si><si><r><t>Ana </t></r><r><t>Peña</t></r></si></sst>'
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="170" formatCode="dd/mm/yyyy hh:mm"/>'
    '<numFmt numFmtId="171" formatCode="0.0&quot; day&quot;"/></numFmts>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="14"/></cellXfs></styleSheet>'
)
ROWS = (
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>Arrival</t></is></c>'
    '<c r="D1" t="str"><v>Departure</v></c></row>'
    '<row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3" s="1"><v>43073.416666666664</v></c><c r="C3" s="2"><v>7</v></c>'
    '<c r="D3" s="3"><v>43075</v></c></row>'
)


def sheet(rows):
    return f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'


def parts(**changed):
    usual = {
        "xl/workbook.xml": WORKBOOK,
        "xl/_rels/workbook.xml.rels": RELS,
        "xl/sharedStrings.xml": STRINGS,
        "xl/styles.xml": STYLES,
        "xl/worksheets/sheet1.xml": sheet(""),
        "xl/worksheets/sheet2.xml": sheet(ROWS),
    }
    return usual | changed


@pytest.fixture
def written(tmp_path):
    def write(parts):
        path = tmp_path / "list.xlsx"
        with ZipFile(path, "w", ZIP_DEFLATED) as file:
            for name, text in parts.items():
                file.writestr(name, text)
        return path

    return write


def test_the_first_sheet_that_is_seen_with_its_dates(written):
    assert read_workbook(written(parts())).split("\n") == [
        "Name\tArrival\t\tDeparture",
        '""',
        "Ana Peña\t2017-12-04 10:00\t7\t2017-12-06",
        "",
    ]


def test_a_list_of_people_out_of_a_workbook_knows_who_is_there_when(written):
    table = read_table(read_workbook(written(parts())))
    (person,) = read_people(table, table.columns).people
    assert (person.name, str(person.present_from), str(person.present_to)) == (
        "Ana Peña",
        "2017-12-04 10:00:00",
        "2017-12-07 00:00:00",
    )


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ({"xl/worksheets/sheet2.xml": "<worksheet>" + " " * 30_000_000 + "</worksheet>"}, "too much"),
        ({"xl/worksheets/sheet2.xml": sheet('<row r="999999999"/>')}, "more than 20000 rows"),
        ({"xl/worksheets/sheet2.xml": '<!DOCTYPE a [<!ENTITY b "c">]><worksheet>&b;</worksheet>'}, "document type"),
        ({"xl/sharedStrings.xml": "<sst>"}, "not whole XML"),
        ({"xl/worksheets/sheet2.xml": sheet("")}, "holds nothing"),
        ({"xl/worksheets/sheet2.xml": "<a>" * 5000 + "</a>" * 5000}, "too deep"),
    ],
    ids=["bomb", "rows", "entity", "cut", "empty", "deep"],
)
def test_hostile_workbooks_get_a_sentence(written, what, said):
    with pytest.raises(ImportRefused, match=said):
        read_workbook(written(parts(**what)))


def test_what_is_no_workbook_gets_a_sentence(tmp_path, written):
    path = tmp_path / "other.xlsx"
    path.write_bytes(b"PK\x03\x04 and no more")
    with pytest.raises(ImportRefused, match="not a whole workbook"):
        read_workbook(path)
    with pytest.raises(ImportRefused, match="is not a workbook"):
        read_workbook(written({"word/document.xml": "<a/>"}))


def test_odd_cells_are_left_or_kept_as_they_are(written):
    odd = (
        '<row><c r="A1" t="s"><v>99</v></c><c t="b"><v>1</v></c><c r="ZZ1"><v>5</v></c><c s="1"><v>1e999</v></c></row>'
    )
    assert read_workbook(written(parts(**{"xl/worksheets/sheet2.xml": sheet(odd)}))) == "\tyes\t1e999\n"


@pytest.mark.parametrize("packed", [ZIP_STORED, ZIP_DEFLATED, ZIP_BZIP2, ZIP_LZMA])
def test_whichever_byte_is_damaged_it_is_read_or_refused(tmp_path, packed):
    """Unpacking alone raises a dozen kinds of errors, of zlib, LZMA and names that are no text among them."""
    path = tmp_path / "list.xlsx"
    with ZipFile(path, "w", packed) as file:
        for name, text in parts().items():
            file.writestr(name, text)
    whole, refused = path.read_bytes(), 0
    for place in range(len(whole)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        try:
            read_workbook(path)
        except ImportRefused:
            refused += 1
    assert refused > 100
