"""Workbooks as lists: the cells of the first sheet as text, dates included; bombs and broken files get a sentence."""

from datetime import date, datetime, time, timedelta
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from stocktake_desktop.interchange.readers.foreign import ImportRefused
from stocktake_desktop.interchange.readers.people_list import read_people, read_table
from stocktake_desktop.interchange.readers.workbook import read_workbook
from stocktake_desktop.interchange.registry import import_programme
from stocktake_desktop.models import open_plan
from tests.pictures import hours

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORKBOOK = (
    f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets><sheet name="Old" sheetId="1" state="hidden" r:id="a"/>'
    '<sheet name="List" sheetId="2" r:id="b"/></sheets></workbook>'
)
OFFICE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    f'<Override PartName="/xl/workbook.xml" ContentType="{OFFICE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/sharedStrings.xml" ContentType="{OFFICE}.sharedStrings+xml"/></Types>'
)
RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="a" Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="b" Type="{RELATIONS}/worksheet" Target="/xl/worksheets/sheet2.xml"/></Relationships>'
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
        "[Content_Types].xml": TYPES,
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
        "",
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


def test_a_number_format_is_not_so_long_that_reading_it_does_not_end(written):
    long = STYLES.replace("dd/mm/yyyy hh:mm", f"dd/mm/yyyy hh:mm{'[' * 900_000}")
    assert read_workbook(written(parts(**{"xl/styles.xml": long}))) == read_workbook(written(parts()))


def test_what_is_no_workbook_gets_a_sentence(tmp_path, written):
    path = tmp_path / "other.xlsx"
    path.write_bytes(b"PK\x03\x04 and no more")
    with pytest.raises(ImportRefused, match="not a whole workbook"):
        read_workbook(path)
    with pytest.raises(ImportRefused, match="is not a workbook"):
        read_workbook(written({"word/document.xml": "<a/>"}))


def test_odd_cells_are_left_or_kept_as_they_are(written):
    odd = '<c r="A1"/><c t="b"><v>1</v></c><c s="1"><v>1e999</v></c><c t="e"><v>#N/A</v></c><c r="ZZ1"><v>5</v></c>'
    assert (
        read_workbook(written(parts(**{"xl/worksheets/sheet2.xml": sheet(f"<row>{odd}</row>")})))
        == "\tyes\t#VALUE!\t#N/A\n"
    )


@pytest.mark.parametrize("damaged", ['<c t="s"><v>99</v></c>', "<c><v>ten</v></c>", '<c r="?"><v>1</v></c>'])
def test_a_cell_that_no_workbook_has_is_told_with_its_row(written, damaged):
    rows = f'<row r="1"><c><v>1</v></c></row><row r="2">{damaged}</row>'
    with pytest.raises(ImportRefused, match="cannot be read after row 1 "):
        read_workbook(written(parts(**{"xl/worksheets/sheet2.xml": sheet(rows)})))


VALUES = [
    ("Geneva", "", "Geneva"),
    (41791234567, "", "41791234567"),
    (41791234567.0, "", "41791234567"),
    (0.3, "", "0.3"),
    (0.25, "0%", "0.25"),
    (datetime(2017, 12, 4), "dd.mm.yy", "2017-12-04"),
    (datetime(2017, 12, 4, 9, 59, 59, 900_000), "d mmm hh:mm", "2017-12-04 10:00"),
    (43073.75, '[$-409]d "day"', "2017-12-04 18:00"),
    (7, '0" days"', "7"),
    (time(10, 15), "hh:mm", "10:15"),
    (timedelta(hours=26, minutes=5), "[h]:mm", "26:05"),
    (1.0, "h:mm", "24:00"),
    (1.0, "[h]:mm", "24:00"),
    (1.0, "[$-409]h:mm AM/PM;@", "24:00"),
    (0.999999999, "hh:mm", "24:00"),
    (0, "hh:mm", "00:00"),
    (25.5 / 24, "h:mm", "25:30"),
    (2.25, "h:mm", "54:00"),
    (2958465.99999, "d.m.yy h:mm", "9999-12-31 23:59"),
    (2958466, "d.m.yy", "#VALUE!"),
    (True, "", "yes"),
    ("=1/0", "", ""),  # nothing was worked out yet
    ("a\nb\tc", "", '"a\nb\tc"'),
]


@pytest.mark.parametrize(("value", "number_format", "said"), VALUES)
def test_a_value_is_said_as_it_would_be_typed(tmp_path, value, number_format, said):
    book = Workbook()
    book.active["A1"], book.active["B1"] = value, "."
    book.active["A1"].number_format = number_format or book.active["A1"].number_format
    book.save(tmp_path / "list.xlsx")
    assert read_workbook(tmp_path / "list.xlsx") == f"{said}\t.\n"


@pytest.mark.parametrize(("value", "said"), [(1.0, "24:00"), (25.5 / 24, "25:30"), (0.5, "12:00")])
def test_a_day_or_more_is_a_length_wherever_days_are_counted_from(tmp_path, value, said):
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.active["A1"], book.active["A1"].number_format = value, "h:mm"
    book.save(tmp_path / "list.xlsx")
    assert read_workbook(tmp_path / "list.xlsx") == f"{said}\n"


def test_a_night_in_a_workbook_ends_at_midnight_and_what_is_cut_is_told(tmp_path):
    book = Workbook()
    rows = [("Start", "End", "Title"), (0.875, 1.0, "Reception"), (0.9375, 26 / 24, "Night session"), (0.75, 0, "Film")]
    for row, cells in enumerate(rows, 1):
        for column, value in enumerate(cells, 1):
            cell = book.active.cell(row, column, value)
            cell.number_format = "h:mm" if isinstance(value, float | int) else "General"
    book.save(tmp_path / "night.xlsx")
    report = import_programme(tmp_path / "night.xlsx", tmp_path / "night.stocktake", date(2031, 5, 6))
    with open_plan(tmp_path / "night.stocktake") as plan:
        assert [(one.title, hours(one)) for one in plan.meeting.sessions] == [
            ("Reception", "21:00–24:00"), ("Night session", "22:30–24:00"), ("Film", "18:00–24:00"),
        ]  # fmt: skip
    assert [(one.line, one.text) for one in report.remarks if "24:00" in one.text] == [
        (3, "Night session, 22:30–02:00 of the next day, was cut at 24:00; left out: 2 h."),
    ]


def test_days_are_counted_from_1904_where_a_workbook_says_so(tmp_path):
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.active["A1"] = datetime(2017, 12, 4, 10, 0)
    book.save(tmp_path / "list.xlsx")
    assert read_workbook(tmp_path / "list.xlsx") == "2017-12-04 10:00\n"


def test_a_workbook_saved_as_strict_is_read_as_any_other(written):
    strict = {
        name: text.replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main") for name, text in parts().items()
    }
    strict |= {
        name: strict[name].replace(RELATIONS, "http://purl.oclc.org/ooxml/officeDocument/relationships")
        for name in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels")
    }
    assert strict != parts()
    assert read_workbook(written(strict)) == read_workbook(written(parts()))


def test_fonts_and_borders_that_only_some_program_knows_do_no_harm(written):
    odd = '<fonts><font><family val="34"/></font></fonts><borders><border x="y"/></borders><cellXfs>'
    odd = STYLES.replace("<cellXfs>", odd).replace(
        '<xf numFmtId="170"/>', '<xf numFmtId="170"><alignment vertical="middle"/></xf>'
    )
    assert read_workbook(written(parts(**{"xl/styles.xml": odd}))) == read_workbook(written(parts()))


def test_merged_cells_say_it_once_and_the_size_that_is_written_down_is_not_believed(written):
    rows = '<row r="1"><c r="A1" t="str"><v>UN</v></c><c r="B1"/></row><row r="2"><c r="A2"><v>2</v></c></row>'
    for size in ("A1", "A1:XFD1048576"):
        text = f'<worksheet xmlns="{MAIN}"><dimension ref="{size}"/><sheetData>{rows}</sheetData>'
        text += '<mergeCells><mergeCell ref="A1:B1"/></mergeCells></worksheet>'
        assert read_workbook(written(parts(**{"xl/worksheets/sheet2.xml": text}))) == "UN\n2\n"


def test_sheets_that_are_not_read_are_not_unpacked(written):
    """A long list of last year, or charts, at the back of a workbook do no harm."""
    assert read_workbook(written(parts(**{"xl/worksheets/sheet1.xml": " " * 30_000_000}))).startswith("Name")


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
