"""Lists of people as offices send them: titles above, cells merged, headings in six languages, quotes gone astray."""

import pytest

from stocktake_desktop.interchange.readers.cells import as_block, read_block
from stocktake_desktop.interchange.readers.list_columns import ListColumn, heading
from stocktake_desktop.interchange.readers.people_list import ReadPeople, left_out, read_people, read_table
from stocktake_desktop.planning.person_names import split_name


def read(text: str) -> ReadPeople:
    table = read_table(text)
    return read_people(table, table.columns)


def lines(text: str) -> list[tuple[str, str, str]]:
    return [(one.given_name, one.family_name, one.organisation) for one in read(text).people]


@pytest.mark.parametrize(
    ("cell", "column"),
    [
        ("Delegation / Organization", ListColumn.ORGANISATION),
        ("Country/Organisation (full name)", ListColumn.ORGANISATION),
        ("Name of organization", ListColumn.ORGANISATION),
        ("Name of delegate", ListColumn.NAME),
        ("Nom et prénom", ListColumn.NAME),
        ("Surname, first name", ListColumn.NAME),
        ("First Name(s)", ListColumn.GIVEN),
        ("Apellidos", ListColumn.FAMILY),
        ("E-mail / Phone *", ListColumn.CONTACT),
        ("Должность", ListColumn.FUNCTION),
        ("Ф.И.О.", ListColumn.NAME),
        ("الاسم الكامل", ListColumn.NAME),
        ("المنصب", ListColumn.FUNCTION),
        ("国家/组织", ListColumn.ORGANISATION),
        ("姓名", ListColumn.NAME),
        ("Mr/Ms", ListColumn.HONORIFIC),
        ("Role", None),
        ("Confirmed", None),
        ("Ana Ruiz", None),
    ],
)
def test_what_a_heading_means(cell: str, column: ListColumn | None) -> None:
    assert heading(cell) is column


def test_titles_above_the_headings_are_left_out_and_told() -> None:
    text = "Participants\n\nas of\t3 December\nName\tFunction\tDelegation / Organization\nAna Ruiz\tMinister\tPeru\n"
    assert lines(text) == [("Ana", "Ruiz", "Peru")]
    assert [(remark.line, remark.text) for remark in read(text).remarks] == [
        (1, "Stands above the headings."),
        (3, "Stands above the headings."),
    ]


def test_an_organisation_merged_over_several_rows_is_carried_down_and_told() -> None:
    text = "Organisation\tName\nNorway\tKari Nordmann\n\tOla Hansen\n\tPer Lie\nPeru\tAna Ruiz\n"
    assert lines(text) == [
        ("Kari", "Nordmann", "Norway"), ("Ola", "Hansen", "Norway"), ("Per", "Lie", "Norway"), ("Ana", "Ruiz", "Peru"),
    ]  # fmt: skip
    assert [remark.text for remark in read(text).remarks] == ["Organisation as in the lines above: Norway."] * 2


@pytest.mark.parametrize(
    "text",
    [
        "Organisation\tName\nNorway\tKari Nordmann\nNorway\tOla Hansen\n\tPer Lie\n",
        "Organisation\tName\n\tPer Lie\nNorway\tKari Nordmann\n",
        "Name\tOrganisation\nOla Hansen\tNorway\n\tPeru\nPer Lie\n",
    ],
    ids=["others are repeated", "nothing above", "below a row that names nobody"],
)
def test_who_stands_for_himself_gets_no_organisation(text: str) -> None:
    assert ("Per", "Lie", "") in lines(text)


def test_a_stray_quote_parts_nothing() -> None:
    text = 'Name\tFunction\n"Ana ""la jefa""\nRuiz"\tMinister\nJoe "Jo Bell\tEnvoy\n"Kim\tChair\n'
    text += 'Li Wei\t"Head\nof office"\n'
    assert [(one.line, one.name, one.function) for one in read(text).people] == [
        (2, 'Ana "la jefa" Ruiz', "Minister"), (4, 'Joe "Jo Bell', "Envoy"), (5, '"Kim', "Chair"),
        (6, "Li Wei", "Head of office"),
    ]  # fmt: skip


def test_filled_columns_that_go_nowhere_are_named_with_their_number() -> None:
    table = read_table("Name\tRole\tConfirmed\tRoom\nAna Ruiz\tpanellist\tyes\t\nBen Okri\tchair\t\t\n")
    assert [tuple(one) for one in left_out(table, table.columns)] == [(2, "Role", 2), (3, "Confirmed", 1)]
    mapped = [ListColumn.NAME, ListColumn.NOTES, ListColumn.NOTES, ListColumn.LEFT_OUT]
    assert left_out(table, mapped) == []
    assert [one.notes for one in read_people(table, mapped).people] == ["panellist; yes", "chair"]


@pytest.mark.parametrize(
    ("whole", "given", "family"),
    [
        ("GARCÍA MÁRQUEZ Luis", "Luis", "GARCÍA MÁRQUEZ"),
        ("Luis GARCÍA MÁRQUEZ", "Luis", "GARCÍA MÁRQUEZ"),
        ("Luis García", "Luis", "García"),
        ("Bashar al-ASSAD", "Bashar", "al-ASSAD"),
        ("Fiona McDONALD", "Fiona", "McDONALD"),
        ("Juan de la CRUZ", "Juan", "de la CRUZ"),
        ("van der BERG Anna", "Anna", "van der BERG"),
        ("LI Wei", "Wei", "LI"),
        ("J. R. R. TOLKIEN", "J. R. R.", "TOLKIEN"),
    ],
)
def test_the_name_in_capitals_is_the_family_name(whole: str, given: str, family: str) -> None:
    assert split_name(whole)[1:] == (given, family)


def test_each_row_says_by_its_capitals_which_is_the_family_name() -> None:
    text = "Ana\tRuiz\tana@un.example\nOKRI\tBen\tben@un.example\nCleo\tZHU\tcleo@un.example\nDan\tAbe\td@un.example\n"
    assert [(one.given_name, one.family_name) for one in read(text).people] == [
        ("Ana", "Ruiz"), ("Ben", "OKRI"), ("Cleo", "ZHU"), ("Dan", "Abe"),
    ]  # fmt: skip
    assert [(remark.line, remark.text) for remark in read(text).remarks] == [
        (2, "The family name is the one in capitals.")
    ]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a\tb\nc\td\n", [["a", "b"], ["c", "d"]]),
        ('"two\nlines"\tb\n', [["two\nlines", "b"]]),
        ('"tab\there"\tx', [["tab\there", "x"]]),
        ('"say ""no"""\t5" pipe', [['say "no"', '5" pipe']]),
        ("a\t\t\n\tb", [["a", "", ""], ["", "b"]]),
        ("one, two; three", [["one, two; three"]]),
        ("a\r\nb\r\n", [["a"], ["b"]]),
        ("", []),
    ],
)
def test_a_block_is_cells_and_cells_are_a_block(text: str, rows: list[list[str]]) -> None:
    assert read_block(text) == rows
    assert read_block(as_block(rows)) == rows
