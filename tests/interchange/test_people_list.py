"""Lists of people out of spreadsheets: cells, columns by heading or by look, persons, doubles."""

from itertools import takewhile

import pytest

from stocktake_desktop.edits.people import NewPerson, add_people
from stocktake_desktop.interchange.doubles import doubles
from stocktake_desktop.interchange.readers.list_columns import ListColumn
from stocktake_desktop.interchange.readers.people_list import read_people, read_table
from stocktake_desktop.models import Category
from stocktake_desktop.planning.person_names import split_name
from tests.certain import certain
from tests.history import history
from tests.plans import small_plan

C = ListColumn
ENGLISH = "Title\tFirst name\tSurname\tCountry\tE-mail\tLanguages\tRoom\nMinister\tAna\tPeña\tPeru\ta@b.pe\tEN, ES\t12"


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        (ENGLISH, (C.FUNCTION, C.GIVEN, C.FAMILY, C.ORGANISATION, C.CONTACT, C.LANGUAGES, C.LEFT_OUT)),
        ("Nom;Prénom;Pays;Fonction;Courriel\nZola;Émile;France;Ministre;e@z.fr",
         (C.FAMILY, C.GIVEN, C.ORGANISATION, C.FUNCTION, C.CONTACT)),
        ("Title;Name;Position\nMs.;Ana Peña;Clerk\nMr;Bo Li;Clerk", (C.HONORIFIC, C.NAME, C.FUNCTION)),
        ("Apellidos,Nombre,País,Cargo\nPeña,Ana,Perú,Ministra", (C.FAMILY, C.GIVEN, C.ORGANISATION, C.FUNCTION)),
        ("Name;Delegation\nAna Peña;Peru", (C.NAME, C.ORGANISATION)),
        ("Nom;Pays\nAna Peña;Pérou", (C.NAME, C.ORGANISATION)),
        ("Ana\tPeña\tMinister of Labour\tNorway\ta@b.pe", (C.GIVEN, C.FAMILY, C.FUNCTION, C.ORGANISATION, C.CONTACT)),
        ("PEÑA;Ana;English\nZOLA;Émile;French, English", (C.FAMILY, C.GIVEN, C.LANGUAGES)),
        ("Mr.;Luis García Márquez;+52 55 1234 5678", (C.HONORIFIC, C.NAME, C.CONTACT)),
        ("Ana Peña\nÉmile Zola", (C.NAME,)),
        ("", ()),
    ],
)  # fmt: skip
def test_columns(text, columns):
    assert read_table(text, ["Norway"]).columns == columns


def test_a_person_from_each_row_and_a_sentence_for_the_others():
    text = 'First name,Surname,Function,Country,Notes\nAna,"Peña, junior",Minister,"Peru",likes "tea"\n\n,,,Chad\n'
    text += "Zoë,Abe,,,,beyond\n"
    table = read_table(text)
    read = read_people(table, table.columns)
    assert [(one.line, one.name, one.function, one.organisation) for one in read.people] == [
        (2, "Ana Peña, junior", "Minister", "Peru"),
        (5, "Zoë Abe", "", ""),
    ]
    assert [(remark.line, remark.text.split(";")[0].split(":")[0]) for remark in read.remarks] == [
        (4, "Names nobody"),
        (5, "More cells than headings"),
    ]


def test_lines_are_counted_through_cells_of_several_lines_and_a_lone_quote_swallows_nothing():
    table = read_table('Name\tNotes\nAna Peña\t"one\ntwo"\nZoë Abe\tthree\n')
    assert [(one.line, one.name, one.notes) for one in read_people(table, table.columns).people] == [
        (2, "Ana Peña", "one two"),
        (4, "Zoë Abe", "three"),
    ]
    lone = read_table('Name;Notes\nAna Peña;"so-called\nZoë Abe;x\n')
    assert [one.name for one in read_people(lone, lone.columns).people] == ["Ana Peña", "Zoë Abe"]


def test_columns_can_mean_something_else_and_two_contacts_are_kept():
    table = read_table("Ana\tPeña\ta@b.pe\t+51 555 12345")
    assert table.columns == (C.GIVEN, C.FAMILY, C.CONTACT, C.CONTACT)
    (one,) = read_people(table, (C.FAMILY, C.GIVEN, C.CONTACT, C.CONTACT)).people
    assert (one.family_name, one.given_name, one.contact) == ("Ana", "Peña", "a@b.pe; +51 555 12345")
    assert read_people(table, (C.LEFT_OUT,) * 4).people == ()


@pytest.mark.parametrize(
    ("whole", "parts"),
    [
        ("H.E. Mr. Luis GARCÍA MÁRQUEZ", ("H.E. Mr.", "Luis", "GARCÍA MÁRQUEZ")),
        ("García, Luis", ("", "Luis", "García")),
        ("Ms Ana Peña", ("Ms", "Ana", "Peña")),
        ("Madonna", ("", "", "Madonna")),
        ("Mrinal Sen", ("", "Mrinal", "Sen")),
        ("Dr.", ("", "", "Dr.")),
    ],
)
def test_names_in_one_cell(whole, parts):
    assert split_name(whole) == parts


def test_doubles_are_found_whatever_the_accents_the_case_and_the_order():
    plan = small_plan()
    people = [
        NewPerson(given_name="KARI", family_name="nordmann", organisation="Norway"),
        NewPerson(given_name="Nordmann", family_name="Kari"),
        NewPerson(given_name="Kari", family_name="Nordmann", organisation="Chad"),
        NewPerson(given_name="Zoë", family_name="Abe"),
        NewPerson(given_name="Zoe", family_name="Abe", organisation="Peru"),
    ]
    found = doubles(people, plan.meeting)
    assert {place: len(double.known) for place, double in found.items()} == {0: 1, 1: 1, 2: 0, 4: 0}
    assert found[0].earlier is None
    assert (found[2].earlier, found[4].earlier) == (people[1], people[3])


def test_a_list_is_added_as_one_step_and_fills_only_what_is_empty():
    plan = small_plan()
    plan.begin_history()
    kari = plan.meeting.people[0]
    add_people(
        plan,
        [
            NewPerson(given_name="Ana", family_name="Peña", organisation="peru", category=Category.MEMBER_STATE),
            NewPerson(given_name="Luz", family_name="Ruiz", organisation="Peru"),
            NewPerson(given_name="K.", function="Clerk", contact="k@n.no", organisation="NORWAY", known_id=kari.id),
        ],
    )
    assert sorted((one.name, certain(one.organisation).name) for one in plan.meeting.people) == [
        ("Ana Peña", "peru"),
        ("Kari Nordmann", "Norway"),
        ("Luz Ruiz", "peru"),
    ]
    assert (kari.function, kari.contact) == ("Minister", "k@n.no")
    assert (len(history(plan)), plan.undo_title) == (1, "Add a list of 3 people")
    plan.undo()
    assert [one.name for one in plan.meeting.people] == ["Kari Nordmann"]
    assert [one.name for one in plan.meeting.organisations] == ["Norway"]


def test_an_organisation_that_is_there_twice_is_never_guessed():
    plan = small_plan()
    add_people(plan, [NewPerson(family_name="A", organisation="Chad")])
    with plan.edit("Twice"):
        add_people(plan, [])
    from stocktake_desktop.edits.people import add_organisation

    add_organisation(plan, "CHAD")
    (made,) = add_people(plan, [NewPerson(family_name="B", organisation="chad", notes="late")])
    person = next(one for one in plan.meeting.people if one.id == made)
    assert (person.organisation, person.notes) == (None, "late\nchad")


def test_nothing_a_clipboard_can_hold_breaks_it():
    for text in ("\x00\x01", '"', '""""\t"', ";;;\n,,,", "\t\t\n", "a" * 200_000, "é;" * 5000, "\u202e\u2028x"):
        table = read_table(text)
        read_people(table, table.columns)
    assert list(takewhile(lambda row: row, read_table("x\n" * 3).rows))[-1][0] == 3


def test_since_when_and_until_when_somebody_is_there():
    plan = small_plan()
    days = [day.date for day in plan.meeting.days]
    table = read_table("Name;Arrival;Départ;Notes\nAna Peña;12 March 9:00;13/3;Vegan\nBo Li;soon;;")
    assert table.columns == (C.NAME, C.PRESENT_FROM, C.PRESENT_TO, C.NOTES)
    read = read_people(table, table.columns, days)
    assert [(remark.line, remark.text.split(" is")[0]) for remark in read.remarks] == [(3, "“soon”")]
    add_people(plan, read.people)
    ana, bo = plan.meeting.people[-2:]
    assert [str(moment) for moment in (ana.present_from, ana.present_to)] == [
        "2018-03-12 09:00:00",
        "2018-03-14 00:00:00",
    ]
    assert (bo.present_from, bo.notes) == (None, "soon")
